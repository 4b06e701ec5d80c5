"""Capacity providers: functions on EC2 instances that Lambda manages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_iam.role_base import IRole
from aws_cdk.aws_lambda._l1 import CfnCapacityProvider, CfnFunction
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.function_options import SystemLogLevel
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import InstanceType, ISecurityGroup, ISubnet
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from constructs import Construct

_MAX_SUBNETS = 16
_MAX_SECURITY_GROUPS = 5
_MIN_CPUS = 12
_MAX_CPUS = 15000
_NAME = r"[a-zA-Z0-9\-_]+\Z"
_MAX_NAME = 140
_MAX_ENVIRONMENTS = 15000
_CPU_METRIC = "LambdaCapacityProviderAverageCPUUtilization"


class InstanceTypeFilter:
    """Which instance types may be used.

    Attributes:
        allowed_instance_types: These alone, if given.
        excluded_instance_types: All but these, if given.
    """

    def __init__(self) -> None:
        self.allowed_instance_types: Sequence[InstanceType] | None = None
        self.excluded_instance_types: Sequence[InstanceType] | None = None

    @staticmethod
    @checked
    def allow(instance_types: Sequence[InstanceType]) -> InstanceTypeFilter:
        """Use these types alone."""
        made = InstanceTypeFilter()
        made.allowed_instance_types = list(instance_types)
        return made

    @staticmethod
    @checked
    def exclude(instance_types: Sequence[InstanceType]) -> InstanceTypeFilter:
        """Use any types but these."""
        made = InstanceTypeFilter()
        made.excluded_instance_types = list(instance_types)
        return made


class TargetTrackingScalingPolicy:
    """Keeps a metric near a value.

    Attributes:
        metric_type: Which metric, as Lambda names it.
        value: The value to keep it near.
    """

    @checked
    def __init__(self, metric_type: str, value: int | float) -> None:
        self.metric_type = metric_type
        self.value = value

    @staticmethod
    @checked
    def cpu_utilization(target_cpu_utilization: int | float) -> TargetTrackingScalingPolicy:
        """Keep the processors' use near a percentage."""
        return TargetTrackingScalingPolicy(_CPU_METRIC, target_cpu_utilization)

    @property
    def predefined_metric_type(self) -> str:
        """Which metric, as Lambda names it."""
        return self.metric_type

    @property
    def target_value(self) -> int | float:
        """The value to keep it near."""
        return self.value


class ScalingOptions:
    """How capacity follows the load.

    Attributes:
        scaling_mode: ``Auto`` or ``Manual``.
        scaling_policies: The policies of ``Manual``.
    """

    @checked
    def __init__(
        self, scaling_mode: str, scaling_policies: Sequence[TargetTrackingScalingPolicy] | None = None
    ) -> None:
        self.scaling_mode = scaling_mode
        self.scaling_policies = scaling_policies

    @staticmethod
    def auto() -> ScalingOptions:
        """Leave it to Lambda."""
        return ScalingOptions("Auto")

    @staticmethod
    @checked
    def manual(scaling_policies: Sequence[TargetTrackingScalingPolicy]) -> ScalingOptions:
        """Follow these policies."""
        return ScalingOptions("Manual", list(scaling_policies))


class PropagateTags:
    """Which tags instances get.

    Attributes:
        mode: ``None`` or ``Explicit``, as text.
        explicit_tags: The tags of ``Explicit``.
    """

    @checked
    def __init__(self, mode: str, explicit_tags: Mapping[str, str] | None = None) -> None:
        self.mode = mode
        self.explicit_tags = explicit_tags

    @staticmethod
    def none() -> PropagateTags:
        """None."""
        return PropagateTags("None")

    @staticmethod
    @checked
    def explicit(tags: Mapping[str, str]) -> PropagateTags:
        """These."""
        return PropagateTags("Explicit", dict(tags))


class CapacityProviderProps(Struct):
    """Options of :class:`CapacityProvider`."""

    security_groups: Sequence[ISecurityGroup]
    """1 to 5 security groups of the instances."""
    subnets: Sequence[ISubnet]
    """1 to 16 subnets of the instances."""
    architectures: Sequence[Architecture] | None = None
    """Processor architectures. Default: Lambda's choice."""
    capacity_provider_name: str | None = None
    """Default: chosen by CloudFormation."""
    instance_type_filter: InstanceTypeFilter | None = None
    """Which instance types may be used. Default: any."""
    kms_key: IKey | None = None
    """Key for the instances' disks. Default: AWS's own."""
    log_group: ILogGroupRef | None = None
    """Where the provider logs."""
    max_v_cpu_count: int | float | None = None
    """The most processors in use, 12 to 15000. Default: Lambda's."""
    operator_role: IRole | None = None
    """Role with which Lambda manages the instances. Default: a new one."""
    propagate_tags: PropagateTags | None = None
    """Which tags instances get."""
    scaling_options: ScalingOptions | None = None
    """How capacity follows the load. Default: by Lambda's choice."""
    system_log_level: SystemLogLevel | None = None
    """How much the provider logs."""


class CapacityProviderAttributes(Struct):
    """A capacity provider that exists already."""

    capacity_provider_arn: str


class LatestPublishedScalingConfig(Struct):
    """Bounds of the execution environments of the latest published version."""

    max_execution_environments: int | float | None = None
    """The most of them. Default: the provider's."""
    min_execution_environments: int | float | None = None
    """The fewest of them. Default: the provider's."""


class CapacityProviderFunctionOptions(Struct):
    """How a function uses a capacity provider."""

    execution_environment_memory_gib_per_v_cpu: int | float | None = None
    """Memory for each processor, in GiB."""
    latest_published_scaling_config: Nested[LatestPublishedScalingConfig | None] = nested()
    """Bounds of the execution environments."""
    per_execution_environment_max_concurrency: int | float | None = None
    """Calls at once in one execution environment."""
    publish_to_latest_published: bool | None = None
    """Publish every change of the function."""


class ICapacityProvider(IResource):
    """A capacity provider, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def capacity_provider_arn(self) -> str: ...
        @property
        def capacity_provider_name(self) -> str: ...
        @property
        def capacity_provider_ref(self) -> Any: ...


class _CapacityProviderBase(Resource, ICapacityProvider):
    capacity_provider_arn: str
    capacity_provider_name: str

    @property
    def capacity_provider_ref(self) -> Any:
        """The reference to the provider."""
        from aws_cdk.interfaces.aws_lambda import CapacityProviderReference

        return CapacityProviderReference(
            capacity_provider_name=self.capacity_provider_name, capacity_provider_arn=self.capacity_provider_arn
        )


class CapacityProvider(_CapacityProviderBase):
    """EC2 instances that Lambda manages and runs functions on."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.CapacityProvider"

    @takes(CapacityProviderProps)
    def __init__(self, scope: Construct, id: str, props: CapacityProviderProps) -> None:
        super().__init__(scope, id, physical_name=props.capacity_provider_name)
        self._check(props)
        role = props.operator_role or Role(
            self,
            "OperatorRole",
            assumed_by=ServicePrincipal("lambda.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("AWSLambdaManagedEC2ResourceOperator")],
        )
        tags = props.propagate_tags
        resource = CfnCapacityProvider(
            self,
            "Resource",
            capacity_provider_name=self.physical_name,
            vpc_config={
                "security_group_ids": [group.security_group_id for group in props.security_groups],
                "subnet_ids": [subnet.subnet_id for subnet in props.subnets],
            },
            permissions_config={"capacity_provider_operator_role_arn": role.role_arn},
            instance_requirements=_requirements(props),
            capacity_provider_scaling_config=_scaling(props),
            kms_key_arn=props.kms_key.key_arn if props.kms_key is not None else None,
            propagate_tags=_tags(tags) if tags is not None else None,
            telemetry_config=_telemetry(props),
        )
        self.capacity_provider_name = self._get_resource_name_attribute(resource.ref)
        self.capacity_provider_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="lambda",
                resource="capacity-provider",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )

    def _check(self, props: CapacityProviderProps) -> None:
        name = props.capacity_provider_name
        if name and not is_unresolved(name) and len(name) > _MAX_NAME:
            self._refuse(
                f"Capacity provider name can not be longer than {_MAX_NAME} characters but {name} has {len(name)} "
                "characters."
            )
        if name and not is_unresolved(name) and not re.match(_NAME, name):
            self._refuse(
                f"capacityProviderName must be an arn or have only alphanumeric characters, but did not: {name}"
            )
        for option, given, most in (
            ("subnets", props.subnets, _MAX_SUBNETS),
            ("securityGroups", props.security_groups, _MAX_SECURITY_GROUPS),
        ):
            if not 1 <= len(given) <= most:
                self._refuse(
                    f"{option} must contain between 1 and {most} items but your capacity provider has {len(given)} items."
                )
        count = props.max_v_cpu_count
        if count is not None and not is_unresolved(count) and not _MIN_CPUS <= count <= _MAX_CPUS:
            self._refuse(
                f"maxVCpuCount must be between {_MIN_CPUS} and {_MAX_CPUS}, but your capacity provider has {count}."
            )
        scaling = props.scaling_options
        if scaling is not None and scaling.scaling_mode == "Manual" and not scaling.scaling_policies:
            self._refuse(
                "scalingOptions must have at least one policy when scalingMode is 'Manual', but your capacity provider has 0 "
                "items."
            )

    def _refuse(self, what: str) -> None:
        raise ValidationError(what, scope=self)

    @takes(CapacityProviderFunctionOptions)
    def add_function(self, func: IFunction, options: CapacityProviderFunctionOptions) -> None:
        """Run a function of this app on the provider's instances.

        Raises:
            ValidationError: the function is imported, or the bounds contradict each other.
        """
        from aws_cdk.core.annotations import Annotations

        Annotations.of(func).add_info_v2(
            "aws-lambda:Function.CapacityProviderConfiguration",
            "a function's capacity provider can be changed later, but not taken away",
        )
        resource: Any = func.node.default_child
        if not isinstance(resource, CfnFunction):
            raise ValidationError(
                f"'{func.node.path}' is no function of this app, so its capacity provider cannot be set",
                scope=self,
                fix="set it in the app that makes the function",
            )
        resource.capacity_provider_config = {
            "lambda_managed_instances_capacity_provider_config": {
                "capacity_provider_arn": self.capacity_provider_arn,
                "execution_environment_memory_gib_per_v_cpu": options.execution_environment_memory_gib_per_v_cpu,
                "per_execution_environment_max_concurrency": options.per_execution_environment_max_concurrency,
            }
        }
        if options.publish_to_latest_published is not None:
            resource.publish_to_latest_published = options.publish_to_latest_published
        bounds = options.latest_published_scaling_config
        if bounds is not None:
            least, most = bounds.min_execution_environments, bounds.max_execution_environments
            for name, count in (("minExecutionEnvironments", least), ("maxExecutionEnvironments", most)):
                if count is not None and not is_unresolved(count) and not 0 <= count <= _MAX_ENVIRONMENTS:
                    self._refuse(f"{name} must be between 0 and {_MAX_ENVIRONMENTS}, but was {count:g}.")
            if least is not None and most is not None and least > most:
                self._refuse("minExecutionEnvironments must be less than or equal to maxExecutionEnvironments.")
            if least is not None or most is not None:
                resource.function_scaling_config = {
                    "min_execution_environments": least,
                    "max_execution_environments": most,
                }

    @staticmethod
    @checked
    def from_capacity_provider_name(scope: Construct, id: str, capacity_provider_name: str) -> ICapacityProvider:
        """Return a provider that exists already in the stack's account and region."""
        from aws_cdk.core.stack import Stack

        arn = Stack.of(scope).format_arn(
            service="lambda",
            resource="capacity-provider",
            resource_name=capacity_provider_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return _imported(scope, id, arn, capacity_provider_name)

    @staticmethod
    @checked
    def from_capacity_provider_arn(scope: Construct, id: str, capacity_provider_arn: str) -> ICapacityProvider:
        """Return a provider that exists already."""
        parts = Arn.split(capacity_provider_arn, ArnFormat.COLON_RESOURCE_NAME)
        return _imported(scope, id, capacity_provider_arn, parts.resource_name or "")

    @staticmethod
    @takes(CapacityProviderAttributes)
    def from_capacity_provider_attributes(
        scope: Construct, id: str, attrs: CapacityProviderAttributes
    ) -> ICapacityProvider:
        """Return a provider that exists already."""
        return CapacityProvider.from_capacity_provider_arn(scope, id, attrs.capacity_provider_arn)


def _imported(scope: Construct, id: str, arn: str, name: str) -> _CapacityProviderBase:
    imported = _CapacityProviderBase(scope, id, environment_from_arn=arn)
    imported.capacity_provider_arn = arn
    imported.capacity_provider_name = name
    return imported


def _requirements(props: CapacityProviderProps) -> dict[str, Any] | None:
    types, architectures = props.instance_type_filter, props.architectures
    if types is None and architectures is None:
        return None
    allowed = types.allowed_instance_types if types is not None else None
    excluded = types.excluded_instance_types if types is not None else None
    return {
        "allowed_instance_types": [one.to_string() for one in allowed] if allowed is not None else None,
        "excluded_instance_types": [one.to_string() for one in excluded] if excluded is not None else None,
        "architectures": [one.name for one in architectures] if architectures is not None else None,
    }


def _scaling(props: CapacityProviderProps) -> dict[str, Any] | None:
    options = props.scaling_options
    if options is None and props.max_v_cpu_count is None:
        return None
    policies = options.scaling_policies if options is not None else None
    return {
        "max_v_cpu_count": props.max_v_cpu_count,
        "scaling_mode": options.scaling_mode if options is not None else None,
        "scaling_policies": (
            [{"predefined_metric_type": one.metric_type, "target_value": one.value} for one in policies]
            if policies is not None
            else None
        ),
    }


def _tags(tags: PropagateTags) -> dict[str, Any]:
    given = tags.explicit_tags
    return {
        "mode": tags.mode,
        "explicit_tags": [{"key": key, "value": value} for key, value in given.items()] if given is not None else None,
    }


def _telemetry(props: CapacityProviderProps) -> dict[str, Any] | None:
    level, group = props.system_log_level, props.log_group
    if level is None and group is None:
        return None
    return {
        "logging_config": {
            "system_log_level": level._value_ if level is not None else None,
            "log_group": group.log_group_ref.log_group_name if group is not None else None,
        }
    }


__all__ = [
    "CapacityProvider",
    "CapacityProviderAttributes",
    "CapacityProviderFunctionOptions",
    "CapacityProviderProps",
    "ICapacityProvider",
    "InstanceTypeFilter",
    "LatestPublishedScalingConfig",
    "PropagateTags",
    "ScalingOptions",
    "TargetTrackingScalingPolicy",
]
