"""Groups of instances that grow and shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling import _group_checks as checks
from aws_cdk.aws_autoscaling._l1 import CfnAutoScalingGroup, CfnLaunchConfiguration
from aws_cdk.aws_autoscaling.auto_scaling_group_base import (
    IAutoScalingGroup,
    RequestCountScalingProps,
    _AutoScalingGroupBase,
)
from aws_cdk.aws_autoscaling.auto_scaling_group_props import ApplyCloudFormationInitOptions, AutoScalingGroupProps
from aws_cdk.aws_autoscaling.block_device import configuration_devices, template_devices
from aws_cdk.aws_autoscaling.group_options import Monitoring
from aws_cdk.aws_autoscaling.mixed_instances_policy import rendered_policy, template_specification
from aws_cdk.aws_autoscaling.notification import ScalingEvents
from aws_cdk.aws_autoscaling.target_tracking_scaling_policy import PredefinedMetric, TargetTrackingScalingPolicy
from aws_cdk.aws_autoscaling.update_policy import UpdatePolicy
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.launch_template import LaunchTemplate
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.cfn_resource_policy import CfnAutoScalingScheduledAction, CfnUpdatePolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_any, lazy_list, lazy_string
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from aws_cdk.core.token import js_number_text, string_of
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.cfn_init import CloudFormationInit
    from aws_cdk.aws_ec2.launch_template import ILaunchTemplate
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.user_data import UserData
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_TEMPLATE_FLAG = "@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig"


class AutoScalingGroup(_AutoScalingGroupBase, IConnectable):
    """A group of instances that grows and shrinks.

    Attributes:
        auto_scaling_group_arn: ARN of the group.
        auto_scaling_group_name: Name of the group.
        grant_principal: The role of the instances, to be given permissions.
        os_type: The operating system of the instances.
        max_instance_lifetime: After this time an instance is replaced.
        spot_price: What a spot instance costs at most.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-autoscaling.AutoScalingGroup"

    @takes(AutoScalingGroupProps)
    def __init__(self, scope: Construct, id: str, props: AutoScalingGroupProps) -> None:
        super().__init__(scope, id, physical_name=props.auto_scaling_group_name)
        self._new_instances_protected_from_scale_in: bool | None = props.new_instances_protected_from_scale_in
        self._scales_on_request_count = False
        self._alb_target_group: Any = None
        self._load_balancer_names: list[str] = []
        self._target_group_arns: list[str] = []
        self._connections: Connections | None = None
        self._role: IRole | None = None
        self._user_data: UserData | None = None
        self._template: ILaunchTemplate | None = None
        self._configuration: Any = None
        self._groups: list[ISecurityGroup] | None = None
        check_before_synthesis(self, self._validate_target_groups)
        checks.check_sources(self, props)
        if props.migrate_to_launch_template and not (
            props.update_policy is not None and props.update_policy._is_rolling
        ):
            raise ValidationError(
                "With migrateToLaunchTemplate, you must use AutoScalingRollingUpdate: instances left as they are would "
                "go on with the IAM instance profile that the migration deletes",
                scope=self,
                fix="give update_policy=UpdatePolicy.rolling_update()",
            )
        self._settle_instances(props)
        role = self._role
        if role is not None and props.ssm_session_permissions:
            from aws_cdk.aws_iam import ManagedPolicy

            role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name("AmazonSSMManagedInstanceCore"))
        if role is not None:
            self.grant_principal: IPrincipal = role
        else:
            from aws_cdk.aws_iam import UnknownPrincipal

            self.grant_principal = UnknownPrincipal(resource=self)
        self.spot_price: str | None = props.spot_price
        self.max_instance_lifetime: Duration | None = props.max_instance_lifetime
        least, most, desired = checks.sizes(self, props)
        self._resource: Any = self._group(props, least, most, desired)
        self.node.default_child = self._resource
        self.auto_scaling_group_name: str = self._get_resource_name_attribute(self._resource.ref)
        self.auto_scaling_group_arn: str = _group_arn(self, self.auto_scaling_group_name)
        self._signals_expected = props.signals is not None
        self._set_policies(props, least, desired)
        if props.init is not None:
            options = props.init_options
            self.apply_cloud_formation_init(props.init, **(options._given() if options is not None else {}))
        if props.require_imdsv2:
            from aws_cdk.aws_autoscaling.imdsv2_aspect import AutoScalingGroupRequireImdsv2Aspect
            from aws_cdk.core.aspect import Aspects

            Aspects.of(self).add(AutoScalingGroupRequireImdsv2Aspect())

    @staticmethod
    @checked
    def from_auto_scaling_group_name(scope: Construct, id: str, auto_scaling_group_name: str) -> IAutoScalingGroup:
        """Return a group that was made elsewhere."""
        return _ImportedGroup(scope, id, auto_scaling_group_name)

    # -- parts ------------------------------------------------------------

    def _settle_instances(self, props: AutoScalingGroupProps) -> None:
        """Find out what instances are: by a launch template given, or one or a launch configuration made here."""
        given = props.launch_template
        if given is None and props.mixed_instances_policy is not None:
            given = props.mixed_instances_policy.launch_template
        if given is None:
            self._make_instances(props)
            return
        self._template = given
        if isinstance(given, LaunchTemplate):
            self.os_type: OperatingSystemType = given.os_type or OperatingSystemType.UNKNOWN
            self._role = given.role
            self._user_data = given.user_data
        else:
            self.os_type = OperatingSystemType.UNKNOWN

    def _make_instances(self, props: AutoScalingGroupProps) -> None:
        from aws_cdk.aws_iam import CfnInstanceProfile, Role, ServicePrincipal
        from aws_cdk.core.tag_aspect import Tags

        makes_template = flag_enabled(self.node, _TEMPLATE_FLAG)
        if props.key_pair is not None and not makes_template:
            raise ValidationError(
                "Can only use 'keyPair' when feature flag 'AUTOSCALING_GENERATE_LAUNCH_TEMPLATE' is set",
                scope=self,
                fix=f"set the context {_TEMPLATE_FLAG}, or give key_name",
            )
        group = props.security_group
        if group is None:
            group = SecurityGroup(
                self,
                "InstanceSecurityGroup",
                vpc=props.vpc,
                allow_all_outbound=props.allow_all_outbound is not False,
            )
        self._connections = Connections(security_groups=[group])
        self._groups = [group]
        Tags.of(self).add("Name", self.node.path)
        role = props.role
        if role is None:
            role = Role(self, "InstanceRole", assumed_by=ServicePrincipal("ec2.amazonaws.com"))
        self._role = role
        profile: Any = CfnInstanceProfile(self, "InstanceProfile", roles=[role.role_name])
        assert props.machine_image is not None
        assert props.instance_type is not None
        if makes_template:
            self._make_template(props, role, profile, group)
            return
        image = props.machine_image.get_image(self)
        self.os_type = image.os_type
        user_data = props.user_data if props.user_data is not None else image.user_data
        self._user_data = user_data
        groups, monitoring = self._groups, props.instance_monitoring
        self._configuration = CfnLaunchConfiguration(
            self,
            "LaunchConfig",
            image_id=image.image_id,
            key_name=props.key_name,
            instance_type=props.instance_type.to_string(),
            instance_monitoring=monitoring is Monitoring.DETAILED if monitoring is not None else None,
            security_groups=lazy_list(lambda: [group.security_group_id for group in groups]),
            iam_instance_profile=profile.ref,
            user_data=lazy_string(lambda: Fn.base64(user_data.render())),
            associate_public_ip_address=props.associate_public_ip_address,
            spot_price=props.spot_price,
            block_device_mappings=(
                configuration_devices(self, props.block_devices) if props.block_devices is not None else None
            ),
        )
        self._configuration.node.add_dependency(role)

    def _make_template(self, props: AutoScalingGroupProps, role: IRole, profile: Any, group: ISecurityGroup) -> None:
        from aws_cdk.aws_iam import InstanceProfile

        assert props.machine_image is not None
        template = LaunchTemplate(
            self,
            "LaunchTemplate",
            machine_image=props.machine_image,
            instance_type=props.instance_type,
            detailed_monitoring=props.instance_monitoring is Monitoring.DETAILED,
            security_group=group,
            user_data=props.user_data,
            associate_public_ip_address=props.associate_public_ip_address,
            spot_options={"max_price": _price(props.spot_price)} if props.spot_price is not None else None,
            block_devices=template_devices(props.block_devices) if props.block_devices is not None else None,
            instance_profile=InstanceProfile.from_instance_profile_attributes(
                self, "ImportedInstanceProfile", instance_profile_arn=profile.attr_arn, role=role
            ),
            key_name=props.key_name,
            key_pair=props.key_pair,
        )
        self._template = template
        self._connections = template.connections
        self._user_data = template.user_data
        self.os_type = template.os_type or OperatingSystemType.UNKNOWN

    def _group(self, props: AutoScalingGroupProps, least: float, most: float, desired: float | None) -> Any:
        selection = props.vpc_subnets
        subnets = props.vpc.select_subnets(**(selection._given() if selection is not None else {}))
        if props.associate_public_ip_address and not subnets.has_public:
            raise ValidationError(
                "To set 'associatePublicIpAddress: true' you must select Public subnets (vpcSubnets: { subnetType: "
                "SubnetType.PUBLIC })",
                scope=self,
                fix="give vpc_subnets=SubnetSelection(subnet_type=SubnetType.PUBLIC), or leave associate_public_ip_address out",
            )
        check_types, grace = self._health(props)
        strategy, protection = props.az_capacity_distribution_strategy, props.deletion_protection
        policy, warmup = props.mixed_instances_policy, props.default_instance_warmup
        template = self._template if policy is None else None
        return CfnAutoScalingGroup(
            self,
            "ASG",
            auto_scaling_group_name=self.physical_name,
            availability_zone_distribution=(
                {"capacityDistributionStrategy": strategy._value_} if strategy is not None else None
            ),
            cooldown=js_number_text(props.cooldown.to_seconds()) if props.cooldown is not None else None,
            min_size=_number(least),
            max_size=_number(most),
            desired_capacity=_number(desired) if desired is not None else None,
            load_balancer_names=lazy_list(lambda: self._load_balancer_names, omit_empty=True),
            target_group_arns=lazy_list(lambda: self._target_group_arns, omit_empty=True),
            notification_configurations=self._notifications(props),
            metrics_collection=[metrics._rendered() for metrics in props.group_metrics or ()] or None,
            vpc_zone_identifier=list(subnets.subnet_ids),
            health_check_type=check_types,
            health_check_grace_period=grace,
            max_instance_lifetime=checks.lifetime_seconds(self, props),
            new_instances_protected_from_scale_in=lazy_any(lambda: self._new_instances_protected_from_scale_in),
            termination_policies=checks.termination_policies(self, props),
            default_instance_warmup=warmup.to_seconds() if warmup is not None else None,
            capacity_rebalance=props.capacity_rebalance,
            instance_maintenance_policy=checks.maintenance_policy(self, props),
            deletion_protection=protection._value_ if protection is not None else None,
            instance_lifecycle_policy=_lifecycle_policy(props),
            launch_configuration_name=self._configuration.ref if self._configuration is not None else None,
            launch_template=template_specification(template) if template is not None else None,
            mixed_instances_policy=rendered_policy(self, policy) if policy is not None else None,
        )

    def _health(self, props: AutoScalingGroupProps) -> tuple[str | None, float | None]:
        if props.health_check is not None and props.health_checks is not None:
            raise ValidationError(
                "Cannot specify both 'healthCheck' and 'healthChecks'. Please use 'healthChecks' only.", scope=self
            )
        if props.health_checks is not None:
            types, grace = ",".join(props.health_checks.types), props.health_checks.grace_period
        elif props.health_check is not None:
            types, grace = props.health_check.type, props.health_check.grace_period
        else:
            return None, None
        return types, grace.to_seconds() if grace is not None else None

    def _notifications(self, props: AutoScalingGroupProps) -> list[dict[str, Any]] | None:
        if not props.notifications:
            return None
        return [
            {
                "topicArn": item.topic.topic_arn,
                "notificationTypes": [event._value_ for event in (item.scaling_events or ScalingEvents.ALL)._types],
            }
            for item in props.notifications
        ]

    def _set_policies(self, props: AutoScalingGroupProps, least: float, desired: float | None) -> None:
        options = self._resource.cfn_options
        if props.signals is not None:
            options.creation_policy = props.signals.render_creation_policy(min_capacity=least, desired_capacity=desired)
        update_policy = props.update_policy
        if update_policy is None and props.init is not None:
            update_policy = UpdatePolicy.rolling_update()
        rendered: dict[str, Any] = {}
        if update_policy is not None:
            rendered = update_policy._render(options.creation_policy)._given()
        if props.ignore_unmodified_size_properties is not False:
            rendered["auto_scaling_scheduled_action"] = CfnAutoScalingScheduledAction(
                ignore_unmodified_group_size_properties=True
            )
        if rendered:
            options.update_policy = CfnUpdatePolicy(**rendered)
        if props.signals is not None and props.init is None:
            # A start-up configuration brings the permission with it.
            from aws_cdk.aws_iam import PolicyStatement

            self.add_to_role_policy(
                PolicyStatement(actions=["cloudformation:SignalResource"], resources=[Aws.STACK_ID])
            )

    # -- what instances are -----------------------------------------------

    @property
    def connections(self) -> Connections:
        """Rules of the instances' security groups.

        Raises:
            ValidationError: they are not known, of a launch template.
        """
        if self._connections is not None:
            return self._connections
        if isinstance(self._template, LaunchTemplate):
            return self._template.connections
        raise ValidationError(
            "AutoScalingGroup cannot be used as IConnectable: it is created from an imported Launch Template, whose "
            "security groups are not known",
            scope=self,
            fix="make the launch template in the app, with a security_group",
        )

    @property
    def role(self) -> IRole:
        """The role of the instances.

        Raises:
            ValidationError: it is not known, of a launch template.
        """
        if self._role is None:
            raise ValidationError(
                "The provided launch template does not expose or does not define its role.",
                scope=self,
                fix="give role where the launch template is made",
            )
        return self._role

    @property
    def user_data(self) -> UserData:
        """The user data, to add commands to.

        Raises:
            ValidationError: it is not known, of a launch template.
        """
        if self._user_data is None:
            raise ValidationError(
                "The provided launch template does not expose its user data.",
                scope=self,
                fix="give user_data where the launch template is made",
            )
        return self._user_data

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Add a security group; it is not added to a launch template that was made elsewhere.

        Raises:
            ValidationError: the instances are those of a launch template, and the feature flag for launch templates is
                not set or the template has no security groups.
        """
        if flag_enabled(self.node, _TEMPLATE_FLAG):
            if isinstance(self._template, LaunchTemplate):
                self._template.add_security_group(security_group)
            return
        if self._groups is None:
            raise ValidationError(
                "You cannot add security groups when the Auto Scaling Group is created from a Launch Template.",
                scope=self,
                fix=f"set the context {_TEMPLATE_FLAG}, or add them to the template",
            )
        self._groups.append(security_group)

    @checked
    def add_user_data(self, *commands: str) -> None:
        """Add commands to the user data."""
        self.user_data.add_commands(*commands)

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the instances' role."""
        self.role.add_to_principal_policy(statement)

    def protect_new_instances_from_scale_in(self) -> None:
        """Protect new instances from scaling in."""
        self._new_instances_protected_from_scale_in = True

    def are_new_instances_protected_from_scale_in(self) -> bool:
        """Tell whether new instances are protected from scaling in."""
        return self._new_instances_protected_from_scale_in is True

    @takes(ApplyCloudFormationInitOptions)
    def apply_cloud_formation_init(self, init: CloudFormationInit, options: ApplyCloudFormationInitOptions) -> None:
        """Set up ``init`` when an instance starts first.

        Raises:
            ValidationError: no signals are waited for, something is set up already, or an element does not work.
        """
        if not self._signals_expected:
            raise ValidationError(
                "CloudFormationInit needs signals: 'signals' must be given when the group is made",
                scope=self,
                fix="give signals=Signals.wait_for_all()",
            )
        init.attach(
            self._resource,
            platform=self.os_type,
            instance_role=self.role,
            user_data=self.user_data,
            **options._given(),
        )

    # -- load balancers ---------------------------------------------------

    def attach_to_classic_lb(self, load_balancer: Any) -> None:
        """Let a classic load balancer send requests to the instances."""
        self._load_balancer_names.append(load_balancer.load_balancer_name)

    def attach_to_application_target_group(self, target_group: Any) -> Any:
        """Let an application load balancer send requests to the instances; called by the target group."""
        from aws_cdk.aws_elasticloadbalancingv2 import ApplicationTargetGroup

        self._target_group_arns.append(target_group.target_group_arn)
        if isinstance(target_group, ApplicationTargetGroup):
            self._alb_target_group = target_group
        target_group.register_connectable(self)
        return _instance_target()

    def attach_to_network_target_group(self, target_group: Any) -> Any:
        """Let a network load balancer send connections to the instances; called by the target group."""
        self._target_group_arns.append(target_group.target_group_arn)
        return _instance_target()

    @takes(RequestCountScalingProps)
    def scale_on_request_count(self, id: str, props: RequestCountScalingProps) -> TargetTrackingScalingPolicy:
        """Keep the requests that an instance gets from a load balancer at so many.

        Raises:
            ValidationError: the group is not a target of an application load balancer made here, or the number is missing.
        """
        target_group = self._alb_target_group
        if target_group is None:
            raise ValidationError(
                "scaleOnRequestCount() needs an Application Load Balancer that is not imported",
                scope=self,
                fix="attach the AutoScalingGroup to its target group before",
            )
        if props.target_requests_per_minute is None:
            raise ValidationError(
                "targetRequestsPerMinute is required", scope=self, fix="give target_requests_per_minute"
            )
        label = f"{target_group.first_load_balancer_full_name}/{target_group.target_group_full_name}"
        policy = self._tracked(
            id,
            props,
            PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET,
            props.target_requests_per_minute,
            resource_label=label,
        )
        policy.node.add_dependency(target_group.load_balancer_attached)
        self._scales_on_request_count = True
        return policy

    def _validate_target_groups(self) -> list[str]:
        if self._scales_on_request_count and len(self._target_group_arns) > 1:
            return [
                "Cannot use multiple target groups if `scaleOnRequestCount()` is being used: attach the group to one"
            ]
        return []


class _ImportedGroup(_AutoScalingGroupBase):
    """A group that was made elsewhere."""

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_iam import UnknownPrincipal

        self.auto_scaling_group_name = name
        self.auto_scaling_group_arn = _group_arn(self, name)
        self.os_type: OperatingSystemType = OperatingSystemType.UNKNOWN
        self.grant_principal: IPrincipal = UnknownPrincipal(resource=self)

    def add_user_data(self, *commands: str) -> None:
        """Do nothing: the user data is not known."""


def _group_arn(scope: Construct, name: str) -> str:
    return Stack.of(scope).format_arn(
        service="autoscaling", resource="autoScalingGroup:*:autoScalingGroupName", resource_name=name
    )


def _instance_target() -> Any:
    from aws_cdk.aws_elasticloadbalancingv2 import LoadBalancerTargetProps, TargetType

    return LoadBalancerTargetProps(target_type=TargetType.INSTANCE)


def _lifecycle_policy(props: AutoScalingGroupProps) -> dict[str, Any] | None:
    policy = props.instance_lifecycle_policy
    if policy is None:
        return None
    triggers = policy.retention_triggers
    if triggers is None:
        return None
    abandon = triggers.terminate_hook_abandon
    return {"retentionTriggers": {"terminateHookAbandon": abandon._value_ if abandon is not None else None}}


def _number(value: float) -> str:
    """Return a size as text, which is what CloudFormation takes."""
    token = Tokenization.reverse_number(value)
    return string_of(token) if token is not None else js_number_text(value)


def _price(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
