"""Launch templates: how instances are made, kept in versions at EC2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnLaunchTemplate
from aws_cdk.aws_ec2.block_device import BlockDevice, template_block_devices
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.instance_options import CpuCredits, InstanceInitiatedShutdownBehavior, metadata_switch
from aws_cdk.aws_ec2.key_pair import check_key
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_any, lazy_list, lazy_string
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_manager import ITaggable, TagManager, TagType
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.key_pair import IKeyPair
    from aws_cdk.aws_ec2.machine_image import IMachineImage
    from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.user_data import UserData
    from aws_cdk.aws_iam.instance_profile import IInstanceProfile
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.expiration import Expiration
    from aws_cdk.interfaces.aws_ec2 import IPlacementGroupRef, LaunchTemplateReference
    from constructs import Construct

_MAX_SPOT_HOURS = 6

# With one of these flags a template with an image has user data, even if none is given.
_DATA_FLAGS = (
    "@aws-cdk/aws-ec2:launchTemplateDefaultUserData",
    "@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig",
)


class SpotInstanceInterruption(NamedEnum):
    """What happens to a spot instance when EC2 takes it back."""

    STOP = "stop"
    TERMINATE = "terminate"
    HIBERNATE = "hibernate"


class SpotRequestType(NamedEnum):
    """Whether a spot request is made again."""

    ONE_TIME = "one-time"
    PERSISTENT = "persistent"


class LaunchTemplateHttpTokens(NamedEnum):
    """Whether the instance metadata service wants a session token."""

    OPTIONAL = "optional"
    REQUIRED = "required"


class LaunchTemplateCpuOptions(Struct):
    """Options of the processor."""

    amd_sev_snp: bool | None = None
    """Encrypt memory with AMD SEV-SNP. Default: no."""
    core_count: int | float | None = None
    """How many cores. Default: the type's."""
    nested_virtualization: bool | None = None
    """Let the instance run virtual machines. Default: no."""
    threads_per_core: int | float | None = None
    """How many threads a core. Default: the type's."""


class LaunchTemplateSpotOptions(Struct):
    """Options of spot instances."""

    block_duration: Duration | None = None
    """How long an instance is certain: 1 to 6 whole hours. Default: not at all."""
    interruption_behavior: SpotInstanceInterruption | None = None
    """What happens when EC2 takes an instance back. Default: it is terminated."""
    max_price: int | float | None = None
    """The most to pay an hour, in US dollars. Default: the on-demand price."""
    request_type: SpotRequestType | None = None
    """Whether the request is made again. Default: once."""
    valid_until: Expiration | None = None
    """When a persistent request ends."""


class ILaunchTemplate(IResource):
    """A launch template."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def version_number(self) -> str: ...
        @property
        def launch_template_id(self) -> str | None: ...
        @property
        def launch_template_name(self) -> str | None: ...
        @property
        def launch_template_ref(self) -> LaunchTemplateReference: ...


class LaunchTemplateProps(Struct):
    """Options of a launch template."""

    associate_public_ip_address: bool | None = None
    """Give instances a public address. Default: as their subnet does."""
    block_devices: Nested[Sequence[BlockDevice] | None] = nested()
    """Block devices. Default: those of the image."""
    cpu_credits: CpuCredits | None = None
    """How burstable instances use processor credits."""
    cpu_options: Nested[LaunchTemplateCpuOptions | None] = nested()
    """Options of the processor."""
    detailed_monitoring: bool | None = None
    """Measure once a minute. Default: every five minutes."""
    disable_api_termination: bool | None = None
    """Refuse to terminate instances. Default: no."""
    ebs_optimized: bool | None = None
    """Have a network of their own for EBS. Default: no."""
    hibernation_configured: bool | None = None
    """Let instances hibernate. Default: no."""
    http_endpoint: bool | None = None
    """Whether the instance metadata service answers. Default: yes."""
    http_protocol_ipv6: bool | None = None
    """Whether it answers over IPv6. Default: no."""
    http_put_response_hop_limit: int | float | None = None
    """How many hops its answers travel, 1 to 64. Default: 1."""
    http_tokens: LaunchTemplateHttpTokens | None = None
    """Whether it wants a session token."""
    instance_initiated_shutdown_behavior: InstanceInitiatedShutdownBehavior | None = None
    """What shutting an instance down from inside does. Default: it stops."""
    instance_metadata_tags: bool | None = None
    """Whether the service tells tags. Default: no."""
    instance_profile: IInstanceProfile | None = None
    """The instance profile. Default: one of ``role``."""
    instance_type: InstanceType | None = None
    """The type. Default: left to whoever uses the template."""
    key_name: str | None = None
    """Deprecated, use ``key_pair``: name of the key to log in with."""
    key_pair: IKeyPair | None = None
    """The key to log in with. Default: none."""
    launch_template_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    machine_image: IMachineImage | None = None
    """The image. Default: left to whoever uses the template."""
    nitro_enclave_enabled: bool | None = None
    """Let instances have enclaves. Default: no."""
    placement_group: IPlacementGroupRef | None = None
    """The placement group."""
    require_imdsv2: bool | None = None
    """Have the instance metadata service want a session token. Default: no."""
    role: IRole | None = None
    """The role of instances. Default: none."""
    security_group: ISecurityGroup | None = None
    """The security group. Default: left to whoever uses the template."""
    spot_options: Nested[LaunchTemplateSpotOptions | None] = nested()
    """Make spot instances, so. Default: instances on demand."""
    user_data: UserData | None = None
    """User data. Default: none."""
    version_description: str | None = None
    """What this version is."""


class LaunchTemplateAttributes(Struct):
    """A launch template that was made elsewhere, by exactly one of id and name."""

    launch_template_id: str | None = None
    launch_template_name: str | None = None
    version_number: str | None = None
    """The version. Default: the one that is the default."""


class LaunchTemplateSpecialVersions:
    """Names of versions."""

    LATEST_VERSION = "$Latest"
    DEFAULT_VERSION = "$Default"


class LaunchTemplate(Resource, ILaunchTemplate, IGrantable, IConnectable, ITaggable):
    """A launch template.

    Attributes:
        image_id: Id of the image, if one is given.
        instance_type: The type, if one is given.
        os_type: The operating system, if an image is given.
        role: The role, if there is one.
        user_data: The user data, if there is one.
        tags: Tags of the template, and of the instances and volumes made from it.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.LaunchTemplate"

    @takes(LaunchTemplateProps)
    def __init__(self, scope: Construct, id: str, props: LaunchTemplateProps) -> None:
        super().__init__(scope, id, physical_name=props.launch_template_name)
        self._check(props)
        self.role: IRole | None = props.role
        self.tags = TagManager(TagType.KEY_VALUE, "AWS::EC2::LaunchTemplate")
        profile_arn = self._profile_arn(props)
        image = props.machine_image.get_image(self) if props.machine_image is not None else None
        self._connections: Connections | None = None
        if props.security_group is not None:
            self._connections = Connections(security_groups=[props.security_group])
        self.user_data: UserData | None = props.user_data
        if self.user_data is None and image is not None and any(flag_enabled(self.node, flag) for flag in _DATA_FLAGS):
            self.user_data = image.user_data
        self.image_id: str | None = image.image_id if image is not None else None
        self.os_type: OperatingSystemType | None = image.os_type if image is not None else None
        self.instance_type: InstanceType | None = props.instance_type
        resource = CfnLaunchTemplate(
            self,
            "Resource",
            launch_template_name=props.launch_template_name,
            version_description=props.version_description,
            launch_template_data=self._data(props, profile_arn),
            tag_specifications=lazy_any(lambda: self._tag_specifications("launch-template"), omit_empty=True),
        )
        if self.role is not None:
            resource.node.add_dependency(self.role)
        elif props.instance_profile is not None and props.instance_profile.role is not None:
            resource.node.add_dependency(props.instance_profile.role)
        from aws_cdk.core.tag_aspect import Tags

        Tags.of(self).add("Name", self.node.path)
        self.launch_template_id: str | None = resource.ref
        self.launch_template_name: str | None = None
        self.default_version_number: str = resource.attr_default_version_number
        self.latest_version_number: str = resource.attr_latest_version_number
        self.version_number: str = resource.get_att("LatestVersionNumber").to_string()
        if props.require_imdsv2:
            from aws_cdk.aws_ec2.imdsv2_aspects import LaunchTemplateRequireImdsv2Aspect
            from aws_cdk.core.aspect import Aspects

            Aspects.of(self).add(LaunchTemplateRequireImdsv2Aspect())

    @staticmethod
    @takes(LaunchTemplateAttributes)
    def from_launch_template_attributes(scope: Construct, id: str, attrs: LaunchTemplateAttributes) -> ILaunchTemplate:
        """Return a launch template that was made elsewhere.

        Raises:
            ValidationError: id and name are both given, or neither is.
        """
        if bool(attrs.launch_template_id) == bool(attrs.launch_template_name):
            raise ValidationError(
                "LaunchTemplate.fromLaunchTemplateAttributes() requires exactly one of launchTemplateId or "
                "launchTemplateName be provided.",
                scope=scope,
                fix="leave launch_template_name out",
            )
        return _ImportedLaunchTemplate(scope, id, attrs)

    # -- checks and parts -------------------------------------------------

    def _check(self, props: LaunchTemplateProps) -> None:
        spot = props.spot_options
        if spot is not None and spot.block_duration is not None:
            hours = spot.block_duration.to_hours()
            if not 1 <= hours <= _MAX_SPOT_HOURS:
                self._note_error(
                    "Spot block duration must be exactly 1, 2, 3, 4, 5, or 6 hours.", "InvalidSpotBlockDuration"
                )
        limit = props.http_put_response_hop_limit
        if limit is not None and not is_unresolved(limit) and not 1 <= limit <= 64:
            self._note_error("HttpPutResponseHopLimit must between 1 and 64", "InvalidHttpPutResponseHopLimit")
        if props.require_imdsv2 and props.http_tokens is LaunchTemplateHttpTokens.OPTIONAL:
            self._note_error("httpTokens must be required when requireImdsv2 is true", "HttpTokensRequired")
        if props.instance_profile is not None and props.role is not None:
            raise ValidationError(
                "You cannot provide both an instanceProfile and a role",
                scope=self,
                fix="leave role out; the profile has one",
            )

    def _note_error(self, message: str, code: str) -> None:
        """Let the command line report an error; the app goes on."""
        Annotations.of(self).add_error(message)
        self.node.add_metadata("aws:cdk:error-code", code)

    def _profile_arn(self, props: LaunchTemplateProps) -> str | None:
        if props.instance_profile is not None:
            self.role = props.instance_profile.role
            return props.instance_profile.instance_profile_arn
        if props.role is None:
            return None
        from aws_cdk.aws_iam import CfnInstanceProfile

        profile: Any = CfnInstanceProfile(self, "Profile", roles=[props.role.role_name])
        arn: str = profile.attr_arn
        return arn

    def _data(self, props: LaunchTemplateProps, profile_arn: str | None) -> dict[str, Any]:
        groups = lazy_list(
            lambda: [group.security_group_id for group in self._connections.security_groups]  # type: ignore[union-attr]  # only used with connections
        )
        associate = props.associate_public_ip_address
        interfaces = None
        if associate is not None:
            interface = {"deviceIndex": 0, "associatePublicIpAddress": associate}
            if self._connections is not None:
                interface["groups"] = groups  # type: ignore[assignment]  # a token stands for the list
            interfaces = [interface]
        data = self.user_data
        shutdown = props.instance_initiated_shutdown_behavior
        return {
            "blockDeviceMappings": (
                template_block_devices(self, props.block_devices) if props.block_devices is not None else None
            ),
            "creditSpecification": {"cpuCredits": props.cpu_credits._value_} if props.cpu_credits is not None else None,
            "cpuOptions": _cpu_options(props.cpu_options),
            "disableApiTermination": props.disable_api_termination,
            "ebsOptimized": props.ebs_optimized,
            "enclaveOptions": _switch("enabled", props.nitro_enclave_enabled),
            "hibernationOptions": _switch("configured", props.hibernation_configured),
            "iamInstanceProfile": {"arn": profile_arn} if profile_arn is not None else None,
            "imageId": self.image_id,
            "instanceType": props.instance_type.to_string() if props.instance_type is not None else None,
            "instanceInitiatedShutdownBehavior": shutdown._value_ if shutdown is not None else None,
            "instanceMarketOptions": _market_options(props.spot_options),
            "keyName": check_key(self, props.key_name, props.key_pair, self.os_type),
            "monitoring": _switch("enabled", props.detailed_monitoring),
            "securityGroupIds": groups if self._connections is not None and interfaces is None else None,
            "tagSpecifications": lazy_any(lambda: self._tag_specifications("instance", "volume"), omit_empty=True),
            "userData": lazy_string(lambda: Fn.base64(data.render())) if data is not None else None,
            "metadataOptions": _metadata_options(props),
            "networkInterfaces": interfaces,
            "placement": (
                {"groupName": props.placement_group.placement_group_ref.group_name}
                if props.placement_group is not None
                else None
            ),
        }

    def _tag_specifications(self, *types: str) -> list[dict[str, Any]]:
        if not self.tags.has_tags():
            return []
        tags = [
            {_lower_first(key): value for key, value in tag.items()} if isinstance(tag, dict) else tag
            for tag in self.tags.render_tags()
        ]
        return [{"resourceType": name, "tags": tags} for name in types]

    # -- behaviour --------------------------------------------------------

    @property
    def launch_template_ref(self) -> LaunchTemplateReference:
        """A reference to the template."""
        from aws_cdk.interfaces.aws_ec2 import LaunchTemplateReference

        assert self.launch_template_id is not None
        return LaunchTemplateReference(launch_template_id=self.launch_template_id)

    @property
    def connections(self) -> Connections:
        """Rules of the security group.

        Raises:
            ValidationError: no security group was given.
        """
        if self._connections is None:
            raise ValidationError(
                "LaunchTemplate can only be used as IConnectable if a securityGroup is provided when constructing it.",
                scope=self,
                fix="give security_group where the template is made",
            )
        return self._connections

    @property
    def grant_principal(self) -> IPrincipal:
        """The role, to be given permissions.

        Raises:
            ValidationError: no role was given.
        """
        if self.role is None:
            raise ValidationError(
                "LaunchTemplate can only be used as IGrantable if a role is provided when constructing it.",
                scope=self,
                fix="give role where the template is made",
            )
        return self.role.grant_principal

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Add a security group.

        Raises:
            ValidationError: none was given when the template was made.
        """
        if self._connections is None:
            raise ValidationError(
                "LaunchTemplate can only be added a securityGroup if another securityGroup is initialized in the "
                "constructor.",
                scope=self,
                fix="give security_group where the template is made",
            )
        self._connections.add_security_group(security_group)


class _ImportedLaunchTemplate(Resource, ILaunchTemplate):
    def __init__(self, scope: Construct, id: str, attrs: LaunchTemplateAttributes) -> None:
        super().__init__(scope, id)
        self.launch_template_id: str | None = attrs.launch_template_id
        self.launch_template_name: str | None = attrs.launch_template_name
        self.version_number: str = attrs.version_number or LaunchTemplateSpecialVersions.DEFAULT_VERSION

    @property
    def launch_template_ref(self) -> LaunchTemplateReference:
        """A reference to the template, which needs its id."""
        from aws_cdk.interfaces.aws_ec2 import LaunchTemplateReference

        if not self.launch_template_id:
            raise ValidationError(
                "launchTemplateId is needed here, and LaunchTemplate.fromLaunchTemplateAttributes() got a name alone",
                scope=self,
            )
        return LaunchTemplateReference(launch_template_id=self.launch_template_id)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _switch(name: str, value: bool | None) -> dict[str, Any] | None:
    return None if value is None else {name: value}


def _cpu_options(options: LaunchTemplateCpuOptions | None) -> dict[str, Any] | None:
    if options is None:
        return None
    rendered: dict[str, Any] = {
        "amdSevSnp": metadata_switch(options.amd_sev_snp),
        "coreCount": options.core_count,
        "nestedVirtualization": metadata_switch(options.nested_virtualization),
        "threadsPerCore": options.threads_per_core,
    }
    return rendered if any(value is not None for value in rendered.values()) else None


def _market_options(spot: LaunchTemplateSpotOptions | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    options: dict[str, Any] = {
        "blockDurationMinutes": spot.block_duration.to_minutes() if spot.block_duration is not None else None,
        "instanceInterruptionBehavior": (
            spot.interruption_behavior._value_ if spot.interruption_behavior is not None else None
        ),
        "maxPrice": js_number_text(spot.max_price) if spot.max_price is not None else None,
        "spotInstanceType": spot.request_type._value_ if spot.request_type is not None else None,
        "validUntil": _http_date(spot.valid_until) if spot.valid_until is not None else None,
    }
    given = any(value is not None for value in options.values())
    return {"marketType": "spot", "spotOptions": options if given else None}


def _metadata_options(props: LaunchTemplateProps) -> dict[str, Any] | None:
    options: dict[str, Any] = {
        "httpEndpoint": metadata_switch(props.http_endpoint),
        "httpProtocolIpv6": metadata_switch(props.http_protocol_ipv6),
        "httpPutResponseHopLimit": props.http_put_response_hop_limit,
        "httpTokens": props.http_tokens._value_ if props.http_tokens is not None else None,
        "instanceMetadataTags": metadata_switch(props.instance_metadata_tags),
    }
    return options if any(value is not None for value in options.values()) else None


def _http_date(expiration: Expiration) -> str:
    from email.utils import formatdate

    return formatdate(expiration.date.timestamp(), usegmt=True)
