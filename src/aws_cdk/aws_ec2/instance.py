"""Instances: virtual machines."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnInstance
from aws_cdk.aws_ec2.block_device import BlockDevice, instance_block_devices, show_left_out
from aws_cdk.aws_ec2.cfn_init import ApplyCloudFormationInitOptions
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.instance_options import (
    CpuCredits,
    HttpTokens,
    InstanceInitiatedShutdownBehavior,
    metadata_switch,
)
from aws_cdk.aws_ec2.key_pair import check_key
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet import Subnet
from aws_cdk.aws_ec2.subnet_selection import SelectedSubnets, SubnetSelection
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource_policy import CfnCreationPolicy, CfnResourceSignal
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_list, lazy_string
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.cfn_init import CloudFormationInit
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.key_pair import IKeyPair
    from aws_cdk.aws_ec2.machine_image import IMachineImage
    from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.user_data import UserData
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.instance_profile import IInstanceProfile
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_ec2 import InstanceReference, IPlacementGroupRef
    from constructs import Construct

_DEFAULT_INIT_TIMEOUT_MINUTES = 5


class IInstance(IResource, IConnectable, IGrantable):
    """An instance."""

    if TYPE_CHECKING:

        @property
        def instance_id(self) -> str: ...
        @property
        def instance_availability_zone(self) -> str: ...
        @property
        def instance_private_dns_name(self) -> str: ...
        @property
        def instance_private_ip(self) -> str: ...
        @property
        def instance_public_dns_name(self) -> str: ...
        @property
        def instance_public_ip(self) -> str: ...
        @property
        def instance_ref(self) -> InstanceReference: ...


class InstanceProps(Struct):
    """Options of an instance."""

    instance_type: InstanceType
    """The type."""
    machine_image: IMachineImage
    """The image it starts from."""
    vpc: IVpc
    """The network it is in."""
    allow_all_ipv6_outbound: bool | None = None
    """Let all IPv6 traffic out, if the security group is made here. Default: no."""
    allow_all_outbound: bool | None = None
    """Let all traffic out, if the security group is made here. Default: yes."""
    associate_public_ip_address: bool | None = None
    """Give it a public address. Default: as its subnet does."""
    availability_zone: str | None = None
    """The zone. Default: that of the first subnet."""
    block_devices: Nested[Sequence[BlockDevice] | None] = nested()
    """Block devices. Default: those of the image."""
    credit_specification: CpuCredits | None = None
    """How a burstable type uses processor credits. Default: as the type does."""
    detailed_monitoring: bool | None = None
    """Measure once a minute. Default: every five minutes."""
    disable_api_termination: bool | None = None
    """Refuse to terminate it. Default: no."""
    ebs_optimized: bool | None = None
    """Have a network of its own for EBS. Default: no."""
    enclave_enabled: bool | None = None
    """Let it have enclaves. Default: no."""
    hibernation_enabled: bool | None = None
    """Let it hibernate. Default: no."""
    http_endpoint: bool | None = None
    """Whether the instance metadata service answers. Default: yes."""
    http_protocol_ipv6: bool | None = None
    """Whether it answers over IPv6. Default: no."""
    http_put_response_hop_limit: int | float | None = None
    """How many hops its answers travel, 1 to 64. Default: as the account or image has it."""
    http_tokens: HttpTokens | None = None
    """Whether it wants a session token. Default: as the account or image has it."""
    init: CloudFormationInit | None = None
    """What to set up when it starts first."""
    init_options: Nested[ApplyCloudFormationInitOptions | None] = nested()
    """How to apply it. If given, a change of user data replaces the instance, unless said otherwise."""
    instance_initiated_shutdown_behavior: InstanceInitiatedShutdownBehavior | None = None
    """What shutting it down from inside does. Default: it stops."""
    instance_metadata_tags: bool | None = None
    """Whether the instance metadata service tells tags. Default: no."""
    instance_name: str | None = None
    """The tag ``Name``. Default: the construct's path."""
    instance_profile: IInstanceProfile | None = None
    """The instance profile, with its role. Default: one is made."""
    ipv6_address_count: int | float | None = None
    """How many IPv6 addresses it gets."""
    key_name: str | None = None
    """Deprecated, use ``key_pair``: name of the key to log in with."""
    key_pair: IKeyPair | None = None
    """The key to log in with. Default: none."""
    placement_group: IPlacementGroupRef | None = None
    """The placement group."""
    private_ip_address: str | None = None
    """Its private address. Default: one of the subnet's."""
    propagate_tags_to_volume_on_creation: bool | None = None
    """Give its tags to the volumes made with it. Default: no."""
    require_imdsv2: bool | None = None
    """Have the instance metadata service want a session token, by a launch template. Default: no."""
    resource_signal_timeout: Duration | None = None
    """How long CloudFormation waits for a signal. Default: it does not wait."""
    role: IRole | None = None
    """The role it acts under. Default: one is made."""
    security_group: ISecurityGroup | None = None
    """The security group. Default: one is made."""
    source_dest_check: bool | None = None
    """Whether it must be the source or the destination of its traffic; routers must not. Default: yes."""
    ssm_session_permissions: bool | None = None
    """Let Session Manager open sessions on it. Default: no."""
    user_data: UserData | None = None
    """User data. Default: that of the image."""
    user_data_causes_replacement: bool | None = None
    """Replace the instance when its user data changes. Default: only if ``init_options`` are given."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Which subnets; it is in the first. Default: private ones."""


class Instance(Resource, IInstance):
    """A virtual machine.

    Attributes:
        connections: Rules of its security groups.
        instance: The L1 construct.
        instance_id: Its id.
        os_type: The operating system.
        role: The role it acts under.
        user_data: Its user data, to add commands to.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.Instance"

    @takes(InstanceProps)
    def __init__(self, scope: Construct, id: str, props: InstanceProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        group = props.security_group
        if group is None:
            group = SecurityGroup(
                self,
                "InstanceSecurityGroup",
                vpc=props.vpc,
                allow_all_outbound=props.allow_all_outbound is not False,
                allow_all_ipv6_outbound=props.allow_all_ipv6_outbound,
            )
        self.connections: Connections = Connections(security_groups=[group])
        self._groups: list[ISecurityGroup] = [group]
        from aws_cdk.core.tag_aspect import Tags

        Tags.of(self).add("Name", props.instance_name or self.node.path)
        profile_name = self._role_and_profile(props)
        image = props.machine_image.get_image(self)
        self.os_type: OperatingSystemType = image.os_type
        self.user_data: UserData = props.user_data if props.user_data is not None else image.user_data
        subnet, selected = self._subnet(props)
        self.instance: Any = self._instance(props, image.image_id, profile_name, subnet, selected.has_public)
        if props.associate_public_ip_address:
            # A public address is of use once the subnets are led to the internet.
            self.instance.node.add_dependency(selected.internet_connectivity_established)
        show_left_out(self.instance, props.block_devices or ())
        self.instance.node.add_dependency(self.role)
        self.instance_id: str = self.instance.ref
        self.instance_availability_zone: str = self.instance.attr_availability_zone
        self.instance_private_dns_name: str = self.instance.attr_private_dns_name
        self.instance_private_ip: str = self.instance.attr_private_ip
        self.instance_public_dns_name: str = self.instance.attr_public_dns_name
        self.instance_public_ip: str = self.instance.attr_public_ip
        if props.init is not None:
            options = props.init_options
            self.apply_cloud_formation_init(props.init, **(options._given() if options is not None else {}))
        if props.resource_signal_timeout is not None:
            self._wait_at_most(props.resource_signal_timeout)
        causes_replacement = props.user_data_causes_replacement
        if causes_replacement is None:
            causes_replacement = props.init_options is not None
        if causes_replacement:
            self._name_by_user_data()
        if props.require_imdsv2:
            from aws_cdk.aws_ec2.imdsv2_aspects import InstanceRequireImdsv2Aspect
            from aws_cdk.core.aspect import Aspects

            Aspects.of(self).add(InstanceRequireImdsv2Aspect())

    # -- checks -----------------------------------------------------------

    def _check(self, props: InstanceProps) -> None:
        if props.init_options is not None and props.init is None:
            raise ValidationError(
                "Setting 'initOptions' requires that 'init' is also set",
                scope=self,
                fix="give init=CloudFormationInit..., or leave init_options out",
            )
        if props.instance_profile is not None and props.role is not None:
            raise ValidationError(
                "You cannot provide both instanceProfile and role",
                scope=self,
                fix="leave role out; the profile has one",
            )
        if props.key_name and props.key_pair is not None:
            raise ValidationError("Cannot specify both of 'keyName' and 'keyPair'; prefer 'keyPair'", scope=self)
        if props.credit_specification is not None and not props.instance_type.is_burstable():
            raise ValidationError(
                "creditSpecification is supported only for T4g, T3a, T3, T2 instance type, got: "
                f"{props.instance_type.to_string()}",
                scope=self,
                fix="leave credit_specification out, or take such an instance type",
            )
        if props.enclave_enabled and props.hibernation_enabled:
            raise ValidationError(
                "both `enclaveEnabled` and `hibernationEnabled` are true; an instance has one of them at most",
                scope=self,
            )
        self._check_metadata_options(props)
        count = props.ipv6_address_count
        if count is not None:
            if not is_unresolved(count) and (count < 0 or count != int(count)):
                raise ValidationError(
                    f"'ipv6AddressCount' must be a non-negative integer, got: {js_number_text(count)}", scope=self
                )
            if props.associate_public_ip_address is not None:
                raise ValidationError(
                    "only one of both 'ipv6AddressCount' and 'associatePublicIpAddress' can be set",
                    scope=self,
                    fix="leave one of them out",
                )

    def _check_metadata_options(self, props: InstanceProps) -> None:
        if props.require_imdsv2 and _metadata_options(props) is not None:
            raise ValidationError(
                "Cannot use both requireImdsv2 and metadata options",
                scope=self,
                fix="give http_tokens=HttpTokens.REQUIRED among the metadata options instead of require_imdsv2",
            )
        limit = props.http_put_response_hop_limit
        if limit is not None and not is_unresolved(limit) and not 1 <= limit <= 64:
            raise ValidationError(
                f"httpPutResponseHopLimit must be between 1 and 64, got: {js_number_text(limit)}", scope=self
            )

    # -- parts ------------------------------------------------------------

    def _role_and_profile(self, props: InstanceProps) -> str:
        """Settle the role, and return the name of the instance profile."""
        given = props.instance_profile
        role = given.role if given is not None else props.role
        if role is None:
            from aws_cdk.aws_iam import Role, ServicePrincipal

            role = Role(self, "InstanceRole", assumed_by=ServicePrincipal("ec2.amazonaws.com"))
        self.role: IRole = role
        self.grant_principal: IPrincipal = role
        if props.ssm_session_permissions:
            from aws_cdk.aws_iam import ManagedPolicy

            role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name("AmazonSSMManagedInstanceCore"))
        if given is not None and given.role is not None:
            return given.instance_profile_name
        from aws_cdk.aws_iam import CfnInstanceProfile

        # As the peer, an imported profile whose role is not known gives way to a new one.
        profile: Any = CfnInstanceProfile(self, "InstanceProfile", roles=[role.role_name])
        name: str = profile.ref
        return name

    def _subnet(self, props: InstanceProps) -> tuple[ISubnet, SelectedSubnets]:
        """Return the subnet, and the choice it is of."""
        selection = props.vpc_subnets
        selected = props.vpc.select_subnets(**(selection._given() if selection is not None else {}))
        subnets = list(selected.subnets)
        if props.availability_zone:
            fitting = [subnet for subnet in subnets if subnet.availability_zone == props.availability_zone]
            if len(fitting) == 1:
                return fitting[0], selected
            problem = (
                f"Need exactly 1 subnet to match AZ '{props.availability_zone}', found {len(fitting)}. Use a different "
                "availabilityZone."
            )
            code = "AmbiguousSubnetForAz"
        elif subnets:
            return subnets[0], selected
        else:
            wanted = json_text(_camel(selection)) if selection is not None else "undefined"
            problem = f"Did not find any subnets matching '{wanted}', please use a different selection."
            code = "NoMatchingSubnets"
        Annotations.of(self).add_error(problem)
        self.node.add_metadata("aws:cdk:error-code", code)
        # Something to go on with, so that all that is wrong is reported at once.
        dummy = Subnet.from_subnet_attributes(
            self, "DummySubnet", subnet_id="s-notfound", availability_zone="az-notfound"
        )
        return dummy, selected

    def _instance(
        self, props: InstanceProps, image_id: str, profile_name: str, subnet: ISubnet, is_public: bool
    ) -> Any:
        groups = lazy_list(lambda: [group.security_group_id for group in self._groups])
        associate = props.associate_public_ip_address
        if associate and not is_public:
            raise ValidationError(
                "To set 'associatePublicIpAddress: true' you must select Public subnets (vpcSubnets: { subnetType: "
                "SubnetType.PUBLIC })",
                scope=self,
            )
        interfaces = None
        if associate is not None:
            interfaces = [
                {
                    "deviceIndex": "0",
                    "associatePublicIpAddress": associate,
                    "subnetId": subnet.subnet_id,
                    "groupSet": groups,
                    "privateIpAddress": props.private_ip_address,
                }
            ]
        shutdown = props.instance_initiated_shutdown_behavior
        alone = interfaces is None
        return CfnInstance(
            self,
            "Resource",
            image_id=image_id,
            key_name=check_key(self, props.key_name, props.key_pair, self.os_type),
            instance_type=props.instance_type.to_string(),
            subnet_id=subnet.subnet_id if alone else None,
            security_group_ids=groups if alone else None,
            network_interfaces=interfaces,
            iam_instance_profile=profile_name,
            user_data=lazy_string(lambda: Fn.base64(self.user_data.render())),
            availability_zone=subnet.availability_zone,
            source_dest_check=props.source_dest_check,
            block_device_mappings=(
                instance_block_devices(self, props.block_devices) if props.block_devices is not None else None
            ),
            private_ip_address=props.private_ip_address if alone else None,
            propagate_tags_to_volume_on_creation=props.propagate_tags_to_volume_on_creation,
            monitoring=props.detailed_monitoring,
            credit_specification=(
                {"cpuCredits": props.credit_specification._value_} if props.credit_specification is not None else None
            ),
            ebs_optimized=props.ebs_optimized,
            disable_api_termination=props.disable_api_termination,
            instance_initiated_shutdown_behavior=shutdown._value_ if shutdown is not None else None,
            placement_group_name=(
                props.placement_group.placement_group_ref.group_name if props.placement_group is not None else None
            ),
            enclave_options={"enabled": props.enclave_enabled} if props.enclave_enabled is not None else None,
            hibernation_options=(
                {"configured": props.hibernation_enabled} if props.hibernation_enabled is not None else None
            ),
            ipv6_address_count=props.ipv6_address_count,
            metadata_options=_metadata_options(props),
        )

    def _name_by_user_data(self) -> None:
        """Let the logical id end in a hash of the user data, so that a change of it replaces the instance."""
        resource = self.instance
        resolving = False

        def logical_id() -> str:
            nonlocal resolving
            base: str = self.stack.get_logical_id(resource)
            if resolving:  # the user data names the instance itself
                return base
            resolving = True
            try:
                content = json_text(self.stack.resolve(self.user_data.render()))
            finally:
                resolving = False
            return base + hashlib.md5(content.encode(), usedforsecurity=False).hexdigest()[:16]

        resource.override_logical_id(lazy_string(logical_id))

    # -- behaviour --------------------------------------------------------

    @property
    def instance_ref(self) -> InstanceReference:
        """A reference to the instance."""
        from aws_cdk.interfaces.aws_ec2 import InstanceReference

        return InstanceReference(instance_id=self.instance_id)

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Add a security group."""
        self._groups.append(security_group)

    @checked
    def add_user_data(self, *commands: str) -> None:
        """Add commands to the user data."""
        self.user_data.add_commands(*commands)

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the role."""
        self.role.add_to_principal_policy(statement)

    @takes(ApplyCloudFormationInitOptions)
    def apply_cloud_formation_init(self, init: CloudFormationInit, options: ApplyCloudFormationInitOptions) -> None:
        """Set up ``init`` when the instance starts first, and have CloudFormation wait until that is done.

        Raises:
            ValidationError: something is set up already, or an element does not work on the operating system.
        """
        given = options._given()
        timeout = given.pop("timeout", None)
        init.attach(self.instance, platform=self.os_type, instance_role=self.role, user_data=self.user_data, **given)
        self._wait_for_signal(timeout if timeout is not None else Duration.minutes(_DEFAULT_INIT_TIMEOUT_MINUTES))

    def _wait_for_signal(self, timeout: Duration) -> None:
        """Wait for one signal more, and for so much longer."""
        known = self._signal()
        if known is not None and known.timeout:
            timeout = Duration.parse(known.timeout).plus(timeout)
        count = (known.count if known is not None and known.count else 0) + 1
        self._set_signal(CfnResourceSignal(count=count, timeout=timeout.to_iso_string()))

    def _wait_at_most(self, timeout: Duration) -> None:
        """Set the time to wait for signals; with a flag, beside what start-up configurations need."""
        known = self._signal()
        if known is not None and known.timeout and flag_enabled(self.node, "@aws-cdk/aws-ec2:ec2SumTImeoutEnabled"):
            timeout = Duration.parse(known.timeout).plus(timeout)
        count = known.count if known is not None else None
        self._set_signal(CfnResourceSignal(count=count, timeout=timeout.to_iso_string()))

    def _signal(self) -> CfnResourceSignal | None:
        policy: CfnCreationPolicy | None = self.instance.cfn_options.creation_policy
        return policy.resource_signal if policy is not None else None

    def _set_signal(self, signal: CfnResourceSignal) -> None:
        self.instance.cfn_options.creation_policy = CfnCreationPolicy(resource_signal=signal)


def _metadata_options(props: InstanceProps) -> dict[str, Any] | None:
    options: dict[str, Any] = {
        "httpEndpoint": metadata_switch(props.http_endpoint),
        "httpProtocolIpv6": metadata_switch(props.http_protocol_ipv6),
        "httpPutResponseHopLimit": props.http_put_response_hop_limit,
        "httpTokens": props.http_tokens._value_ if props.http_tokens is not None else None,
        "instanceMetadataTags": metadata_switch(props.instance_metadata_tags),
    }
    return options if any(value is not None for value in options.values()) else None


def _camel(selection: SubnetSelection) -> dict[str, Any]:
    from aws_cdk.core.naming import camel_case

    values = {camel_case(name): value for name, value in selection._given().items() if value is not None}
    return {name: getattr(value, "_value_", value) for name, value in sorted(values.items()) if name != "subnets"}
