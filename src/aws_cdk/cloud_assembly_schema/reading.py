"""From the JSON of an assembly's files to the peer's structs, and back.

Files are read by :mod:`cloud_assembly.schema`, so errors point at line and column; members that this version does not know
are passed over, as a newer library may have written them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from aws_cdk.cloud_assembly_schema.assembly_manifest import (
    ArtifactManifest,
    ArtifactType,
    AssemblyManifest,
    AssetManifestProperties,
    AwsCloudFormationStackProperties,
    FeatureFlag,
    FeatureFlagReportProperties,
    MissingContext,
    NestedCloudAssemblyProperties,
    RuntimeInfo,
    TreeArtifactProperties,
    UnconfiguredBehavesLike,
)
from aws_cdk.cloud_assembly_schema.asset_manifest import (
    AssetManifest,
    DockerCacheOption,
    DockerImageAsset,
    DockerImageDestination,
    DockerImageSource,
    FileAsset,
    FileAssetPackaging,
    FileDestination,
    FileSource,
)
from aws_cdk.cloud_assembly_schema.bootstrap_role import BootstrapRole
from aws_cdk.cloud_assembly_schema.context_queries import (
    AmiContextQuery,
    AvailabilityZonesContextQuery,
    CcApiContextQuery,
    ContextProvider,
    EndpointServiceAvailabilityZonesContextQuery,
    HostedZoneContextQuery,
    KeyContextQuery,
    LoadBalancerContextQuery,
    LoadBalancerListenerContextQuery,
    LoadBalancerListenerProtocol,
    LoadBalancerType,
    PluginContextQuery,
    SecurityGroupContextQuery,
    SSMParameterContextQuery,
    Tag,
    VpcContextQuery,
)
from aws_cdk.cloud_assembly_schema.integ_manifest import (
    CdkCommands,
    DeployCommand,
    DeployOptions,
    DestroyCommand,
    DestroyOptions,
    Hooks,
    IntegManifest,
    RequireApproval,
    TestCase,
)
from aws_cdk.cloud_assembly_schema.metadata import (
    ArtifactMetadataEntryType,
    ContainerImageAssetCacheOption,
    ContainerImageAssetMetadataEntry,
    FileAssetMetadataEntry,
    MetadataEntry,
    PropertyMutationMetadataEntry,
)
from aws_cdk.cloud_assembly_schema.validation_report import (
    CloudFormationResourceJson,
    PluginReportJson,
    PolicyValidationReportJson,
    PolicyViolationJson,
    SuppressedViolationJson,
    ViolatingConstructJson,
)
from aws_cdk.core.struct import Struct, make_struct

if TYPE_CHECKING:
    from cloud_assembly.schema.nodes import JsonNode

S = TypeVar("S", bound=Struct)
E = TypeVar("E", bound=Enum)
Reader = Callable[["JsonNode"], Any]

_QUERIES: dict[ContextProvider, type[Struct]] = {
    ContextProvider.AMI_PROVIDER: AmiContextQuery,
    ContextProvider.AVAILABILITY_ZONE_PROVIDER: AvailabilityZonesContextQuery,
    ContextProvider.HOSTED_ZONE_PROVIDER: HostedZoneContextQuery,
    ContextProvider.SSM_PARAMETER_PROVIDER: SSMParameterContextQuery,
    ContextProvider.VPC_PROVIDER: VpcContextQuery,
    ContextProvider.ENDPOINT_SERVICE_AVAILABILITY_ZONE_PROVIDER: EndpointServiceAvailabilityZonesContextQuery,
    ContextProvider.LOAD_BALANCER_PROVIDER: LoadBalancerContextQuery,
    ContextProvider.LOAD_BALANCER_LISTENER_PROVIDER: LoadBalancerListenerContextQuery,
    ContextProvider.SECURITY_GROUP_PROVIDER: SecurityGroupContextQuery,
    ContextProvider.KEY_PROVIDER: KeyContextQuery,
    ContextProvider.CC_API_PROVIDER: CcApiContextQuery,
    ContextProvider.PLUGIN: PluginContextQuery,
}


# -- the readers' small parts --------------------------------------------


def _struct(struct: type[S], node: JsonNode, **inner: Reader) -> S:
    """Read an object into a struct; ``inner`` reads the members that are more than plain values."""
    by_key = {field.camel: name for name, field in struct._fields.items()}
    options: dict[str, Any] = {}
    for key, member in node.items():
        name = by_key.get(key)
        if name is not None and not member.absent:
            options[name] = inner[name](member) if name in inner else member.value
    try:
        return make_struct(struct, options)
    except TypeError as error:
        node.fail(str(error).partition("\n")[0])


def _of(struct: type[S], **inner: Reader) -> Callable[[JsonNode], S]:
    return lambda node: _struct(struct, node, **inner)


def _map(read: Callable[[JsonNode], S]) -> Callable[[JsonNode], dict[str, S]]:
    return lambda node: {key: read(member) for key, member in node.items()}


def _list(read: Callable[[JsonNode], S]) -> Callable[[JsonNode], list[S]]:
    return lambda node: [read(element) for element in node.elements()]


def _enum(enum: type[E]) -> Callable[[JsonNode], E]:
    def read(node: JsonNode) -> E:
        try:
            return enum(node.string())
        except ValueError:
            node.fail(f"{node.value!r} is no {enum.__name__} that this version knows")

    return read


# -- manifest.json --------------------------------------------------------


def read_metadata_entry(node: JsonNode) -> MetadataEntry:
    """Read one note about a construct."""
    return _struct(MetadataEntry, node, data=_data_reader(node["type"].string()))


def _data_reader(type: str) -> Reader:
    if type == ArtifactMetadataEntryType.ASSET._value_:
        return _legacy_asset
    if type == ArtifactMetadataEntryType.STACK_TAGS._value_:
        return lambda node: [_tag(tag) for tag in node.elements()]
    if type == ArtifactMetadataEntryType.PROPERTY_ASSIGNMENT._value_:
        return _of(PropertyMutationMetadataEntry)
    return lambda node: node.value


def _legacy_asset(node: JsonNode) -> Struct:
    if node["packaging"].string() != "container-image":
        return _struct(FileAssetMetadataEntry, node)
    option = _of(ContainerImageAssetCacheOption)
    return _struct(ContainerImageAssetMetadataEntry, node, cache_from=_list(option), cache_to=option)


def _tag(node: JsonNode) -> Tag:
    # Old libraries wrote the names of CloudFormation's tags.
    lower = "key" in node.object_value()
    return Tag(key=node["key" if lower else "Key"].string(), value=node["value" if lower else "Value"].string())


def read_metadata(node: JsonNode) -> dict[str, list[MetadataEntry]]:
    """Read notes by construct path, as they stand in a manifest or a ``*.metadata.json``."""
    return _map_of_lists(read_metadata_entry)(node)


def _map_of_lists(read: Callable[[JsonNode], S]) -> Callable[[JsonNode], dict[str, list[S]]]:
    return lambda node: {key: _list(read)(member) for key, member in node.items()}


_read_flags = _of(
    FeatureFlagReportProperties, flags=_map(_of(FeatureFlag, unconfigured_behaves_like=_of(UnconfiguredBehavesLike)))
)
_ARTIFACT_TYPES = frozenset(type._value_ for type in ArtifactType)
_PROPERTIES: dict[ArtifactType, Reader] = {
    ArtifactType.AWS_CLOUDFORMATION_STACK: _of(AwsCloudFormationStackProperties, lookup_role=_of(BootstrapRole)),
    ArtifactType.ASSET_MANIFEST: _of(AssetManifestProperties),
    ArtifactType.CDK_TREE: _of(TreeArtifactProperties),
    ArtifactType.NESTED_CLOUD_ASSEMBLY: _of(NestedCloudAssemblyProperties),
    ArtifactType.FEATURE_FLAG_REPORT: _read_flags,
}


def read_artifact(node: JsonNode) -> ArtifactManifest:
    """Read one artifact of a manifest; one of a type that this version does not know counts as none."""
    name = node["type"].string()
    type = ArtifactType(name) if name in _ARTIFACT_TYPES else ArtifactType.NONE
    properties = _PROPERTIES.get(type, lambda properties: None)
    return _struct(ArtifactManifest, node, type=lambda _: type, metadata=read_metadata, properties=properties)


def _read_missing(node: JsonNode) -> MissingContext:
    provider = _enum(ContextProvider)
    query = _of(
        _QUERIES[provider(node["provider"])],
        load_balancer_type=_enum(LoadBalancerType),
        listener_protocol=_enum(LoadBalancerListenerProtocol),
        load_balancer_tags=_list(_tag),
    )
    return _struct(MissingContext, node, provider=provider, props=query)


def read_assembly_manifest(node: JsonNode) -> AssemblyManifest:
    """Read a ``manifest.json``."""
    return _struct(
        AssemblyManifest,
        node,
        artifacts=_map(read_artifact),
        missing=_list(_read_missing),
        runtime=_of(RuntimeInfo),
    )


# -- the other files ------------------------------------------------------


def read_asset_manifest(node: JsonNode) -> AssetManifest:
    """Read a ``*.assets.json``."""
    option = _of(DockerCacheOption)
    file = _of(
        FileAsset,
        source=_of(FileSource, packaging=_enum(FileAssetPackaging)),
        destinations=_map(_of(FileDestination)),
    )
    image = _of(
        DockerImageAsset,
        source=_of(DockerImageSource, cache_from=_list(option), cache_to=option),
        destinations=_map(_of(DockerImageDestination)),
    )
    return _struct(AssetManifest, node, files=_map(file), docker_images=_map(image))


def read_integ_manifest(node: JsonNode) -> IntegManifest:
    """Read an ``integ.json``."""
    commands = _of(
        CdkCommands,
        deploy=_of(DeployCommand, args=_of(DeployOptions, require_approval=_enum(RequireApproval))),
        destroy=_of(DestroyCommand, args=_of(DestroyOptions)),
    )
    return _struct(IntegManifest, node, test_cases=_map(_of(TestCase, cdk_command_options=commands, hooks=_of(Hooks))))


def read_validation_report(node: JsonNode) -> PolicyValidationReportJson:
    """Read a ``validation-report.json``."""
    constructs = _list(_of(ViolatingConstructJson, cloud_formation_resource=_of(CloudFormationResourceJson)))
    plugin = _of(
        PluginReportJson,
        violations=_list(_of(PolicyViolationJson, violating_constructs=constructs)),
        suppressed_violations=_list(_of(SuppressedViolationJson, violating_constructs=constructs)),
    )
    return _struct(PolicyValidationReportJson, node, plugin_reports=_list(plugin))


# -- back to JSON ---------------------------------------------------------


def json_form(value: Any) -> Any:
    """Return structs as JSON objects, their members in the order in which the structs declare them.

    ``None`` is left out, as the peer leaves out what is undefined.
    """
    if isinstance(value, Struct):
        given = value.__dict__
        return {field.camel: json_form(given[name]) for name, field in value._fields.items() if name in given}
    if isinstance(value, Enum):
        return value._value_
    if isinstance(value, Mapping):
        return {key: json_form(item) for key, item in value.items() if item is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [json_form(item) for item in value if item is not None]
    return value
