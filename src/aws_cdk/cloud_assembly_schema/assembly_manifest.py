"""What ``manifest.json`` says: the artifacts of an assembly and the context it misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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
    PluginContextQuery,
    SecurityGroupContextQuery,
    SSMParameterContextQuery,
    VpcContextQuery,
)
from aws_cdk.cloud_assembly_schema.metadata import MetadataEntry
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class ArtifactType(NamedEnum):
    """What an artifact is."""

    NONE = "none"
    AWS_CLOUDFORMATION_STACK = "aws:cloudformation:stack"
    CDK_TREE = "cdk:tree"
    ASSET_MANIFEST = "cdk:asset-manifest"
    NESTED_CLOUD_ASSEMBLY = "cdk:cloud-assembly"
    FEATURE_FLAG_REPORT = "cdk:feature-flag-report"


class AwsCloudFormationStackProperties(Struct):
    """A stack: its template and how it is deployed."""

    template_file: str
    assume_role_additional_options: Mapping[str, Any] | None = None
    assume_role_arn: str | None = None
    assume_role_external_id: str | None = None
    bootstrap_stack_version_ssm_parameter: str | None = None
    cloud_formation_execution_role_arn: str | None = None
    lookup_role: Nested[BootstrapRole | None] = nested()
    notification_arns: Sequence[str] | None = None
    parameters: Mapping[str, str] | None = None
    requires_bootstrap_stack_version: float | None = None
    stack_name: str | None = None
    stack_template_asset_object_url: str | None = None
    tags: Mapping[str, str] | None = None
    termination_protection: bool | None = None
    validate_on_synth: bool | None = None


class AssetManifestOptions(Struct):
    """The bootstrap version that publishing assets needs."""

    bootstrap_stack_version_ssm_parameter: str | None = None
    requires_bootstrap_stack_version: float | None = None


class AssetManifestProperties(AssetManifestOptions):
    """An asset manifest: the file that has it."""

    file: str


class TreeArtifactProperties(Struct):
    """The construct tree: the file that has it."""

    file: str


class NestedCloudAssemblyProperties(Struct):
    """An assembly in the assembly: the folder that has it."""

    directory_name: str
    display_name: str | None = None


class UnconfiguredBehavesLike(Struct):
    """What a feature flag does when it is not set, in each major version."""

    v1: Any = None
    v2: Any = None


class FeatureFlag(Struct):
    """A feature flag and what the app made of it."""

    explanation: str | None = None
    recommended_value: Any = None
    unconfigured_behaves_like: Nested[UnconfiguredBehavesLike | None] = nested()
    user_value: Any = None


class FeatureFlagReportProperties(Struct):
    """The feature flags of a library."""

    flags: Nested[Mapping[str, FeatureFlag]]
    module: str


class ArtifactManifest(Struct):
    """One artifact."""

    type: ArtifactType
    additional_metadata_file: str | None = None
    dependencies: Sequence[str] | None = None
    display_name: str | None = None
    environment: str | None = None
    metadata: Nested[Mapping[str, Sequence[MetadataEntry]] | None] = nested()
    properties: Nested[
        AwsCloudFormationStackProperties
        | AssetManifestProperties
        | TreeArtifactProperties
        | NestedCloudAssemblyProperties
        | FeatureFlagReportProperties
        | None
    ] = nested()


class MissingContext(Struct):
    """A context value that has to be looked up."""

    key: str
    props: Nested[
        AmiContextQuery
        | AvailabilityZonesContextQuery
        | HostedZoneContextQuery
        | SSMParameterContextQuery
        | VpcContextQuery
        | EndpointServiceAvailabilityZonesContextQuery
        | LoadBalancerContextQuery
        | LoadBalancerListenerContextQuery
        | SecurityGroupContextQuery
        | KeyContextQuery
        | CcApiContextQuery
        | PluginContextQuery
    ]
    provider: ContextProvider


class RuntimeInfo(Struct):
    """Versions of the libraries that wrote an assembly."""

    libraries: Mapping[str, str]


class AssemblyManifest(Struct):
    """The whole file."""

    version: str
    artifacts: Nested[Mapping[str, ArtifactManifest] | None] = nested()
    minimum_cli_version: str | None = None
    missing: Nested[Sequence[MissingContext] | None] = nested()
    runtime: Nested[RuntimeInfo | None] = nested()


class ICloudAssembly:
    """An assembly on disk."""

    directory: str
