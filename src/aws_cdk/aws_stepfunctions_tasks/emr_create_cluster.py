"""Tasks that create EMR clusters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from aws_cdk.aws_iam._l1 import CfnInstanceProfile
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks import emr_cluster_types as types
from aws_cdk.aws_stepfunctions_tasks._emr_rendering import (
    rendered_application,
    rendered_bootstrap,
    rendered_configuration,
    rendered_instances,
    rendered_kerberos,
    rendered_scaling,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    RUN_JOB,
    checked_pattern,
    events_rule_arn,
    integration_arn,
    service_arn,
)
from aws_cdk.aws_stepfunctions_tasks.emr_cluster_types import (
    _ApplicationConfigProperty,
    _BootstrapActionConfigProperty,
    _ConfigurationProperty,
    _EmrClusterScaleDownBehavior,
    _InstancesConfigProperty,
    _KerberosAttributesProperty,
    _ManagedScalingPolicyProperty,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.size import Size
    from constructs import Construct

_V2_POLICY_FLAG = "@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2"
_CONCURRENCY = (1, 256)
_RELEASE = re.compile(r"emr-\d+\.\d+\.\d+", re.ASCII)
_IDLE_SECONDS = (60, 604_800)
_ROOT_GIB = (15, 100)
_ROOT_IOPS = (3000, 16_000)
_ROOT_THROUGHPUT = (125, 1000)


class _EmrCreateClusterOptions(Struct):
    """What the task takes in either language."""

    instances: Nested[_InstancesConfigProperty]
    """The instances."""
    name: str
    """Name of the cluster."""
    additional_info: str | None = None
    """For preview features only. Default: none."""
    applications: Nested[Sequence[_ApplicationConfigProperty] | None] = nested()
    """Applications that are installed. Default: the release's."""
    auto_scaling_role: IRole | None = None
    """The role that changes the number of instances. Default: a new one, unless there are fleets."""
    auto_termination_policy_idle_timeout: Duration | None = None
    """After what idle time the cluster is ended, 1 minute to 7 days. Default: never."""
    bootstrap_actions: Nested[Sequence[_BootstrapActionConfigProperty] | None] = nested()
    """Scripts that are run first. Default: none."""
    cluster_role: IRole | None = None
    """The role of the instances. Default: a new one."""
    configurations: Nested[Sequence[_ConfigurationProperty] | None] = nested()
    """Settings of applications. Default: none."""
    custom_ami_id: str | None = None
    """The machine image. Default: EMR's."""
    ebs_root_volume_iops: int | float | None = None
    """Operations a second of root volumes, 3,000 to 16,000. Default: EMR's."""
    ebs_root_volume_size: Size | None = None
    """Size of root volumes, 15 to 100 GiB. Default: EMR's."""
    ebs_root_volume_throughput: int | float | None = None
    """MiB a second of root volumes, 125 to 1,000. Default: EMR's."""
    kerberos_attributes: Nested[_KerberosAttributesProperty | None] = nested()
    """How Kerberos is used. Default: not."""
    log_uri: str | None = None
    """Where logs go. Default: nowhere."""
    managed_scaling_policy: Nested[_ManagedScalingPolicyProperty | None] = nested()
    """How EMR changes the size by itself. Default: not."""
    release_label: str | None = None
    """The release of EMR. Default: none."""
    scale_down_behavior: _EmrClusterScaleDownBehavior | None = None
    """When instances are taken away. Default: as EMR does."""
    security_configuration: str | None = None
    """The security configuration. Default: none."""
    service_role: IRole | None = None
    """The role that EMR works with. Default: a new one."""
    step_concurrency_level: int | float | None = None
    """How many steps run at once, 1 to 256. Default: 1."""
    tags: Mapping[str, str] | None = None
    """Tags. Default: none."""
    visible_to_all_users: bool | None = None
    """Whether all users of the account see it. Default: yes."""


class EmrCreateClusterJsonPathProps(TaskStateJsonPathBaseProps, _EmrCreateClusterOptions):
    """Options of a task that creates a cluster with JSONPath."""


class EmrCreateClusterJsonataProps(TaskStateJsonataBaseProps, _EmrCreateClusterOptions):
    """Options of a task that creates a cluster with JSONata."""


class EmrCreateClusterProps(TaskStateBaseProps, _EmrCreateClusterOptions):
    """Options of a task that creates a cluster in either language."""


class EmrCreateCluster(TaskStateBase):
    """Creates a cluster, and waits until it runs unless told otherwise."""

    ApplicationConfigProperty: TypeAlias = types._ApplicationConfigProperty
    AutoScalingPolicyProperty: TypeAlias = types._AutoScalingPolicyProperty
    BootstrapActionConfigProperty: TypeAlias = types._BootstrapActionConfigProperty
    CloudWatchAlarmComparisonOperator: TypeAlias = types._CloudWatchAlarmComparisonOperator
    CloudWatchAlarmDefinitionProperty: TypeAlias = types._CloudWatchAlarmDefinitionProperty
    CloudWatchAlarmStatistic: TypeAlias = types._CloudWatchAlarmStatistic
    CloudWatchAlarmUnit: TypeAlias = types._CloudWatchAlarmUnit
    ComputeLimitsUnitType: TypeAlias = types._ComputeLimitsUnitType
    ConfigurationProperty: TypeAlias = types._ConfigurationProperty
    EbsBlockDeviceConfigProperty: TypeAlias = types._EbsBlockDeviceConfigProperty
    EbsBlockDeviceVolumeType: TypeAlias = types._EbsBlockDeviceVolumeType
    EbsConfigurationProperty: TypeAlias = types._EbsConfigurationProperty
    EmrClusterScaleDownBehavior: TypeAlias = types._EmrClusterScaleDownBehavior
    InstanceFleetConfigProperty: TypeAlias = types._InstanceFleetConfigProperty
    InstanceFleetProvisioningSpecificationsProperty: TypeAlias = types._InstanceFleetProvisioningSpecificationsProperty
    InstanceGroupConfigProperty: TypeAlias = types._InstanceGroupConfigProperty
    InstanceMarket: TypeAlias = types._InstanceMarket
    InstanceRoleType: TypeAlias = types._InstanceRoleType
    InstanceTypeConfigProperty: TypeAlias = types._InstanceTypeConfigProperty
    InstancesConfigProperty: TypeAlias = types._InstancesConfigProperty
    KerberosAttributesProperty: TypeAlias = types._KerberosAttributesProperty
    ManagedScalingComputeLimitsProperty: TypeAlias = types._ManagedScalingComputeLimitsProperty
    ManagedScalingPolicyProperty: TypeAlias = types._ManagedScalingPolicyProperty
    MetricDimensionProperty: TypeAlias = types._MetricDimensionProperty
    OnDemandAllocationStrategy: TypeAlias = types._OnDemandAllocationStrategy
    OnDemandProvisioningSpecificationProperty: TypeAlias = types._OnDemandProvisioningSpecificationProperty
    PlacementTypeProperty: TypeAlias = types._PlacementTypeProperty
    ScalingActionProperty: TypeAlias = types._ScalingActionProperty
    ScalingAdjustmentType: TypeAlias = types._ScalingAdjustmentType
    ScalingConstraintsProperty: TypeAlias = types._ScalingConstraintsProperty
    ScalingRuleProperty: TypeAlias = types._ScalingRuleProperty
    ScalingTriggerProperty: TypeAlias = types._ScalingTriggerProperty
    ScriptBootstrapActionConfigProperty: TypeAlias = types._ScriptBootstrapActionConfigProperty
    SimpleScalingPolicyConfigurationProperty: TypeAlias = types._SimpleScalingPolicyConfigurationProperty
    SpotAllocationStrategy: TypeAlias = types._SpotAllocationStrategy
    SpotProvisioningSpecificationProperty: TypeAlias = types._SpotProvisioningSpecificationProperty
    SpotTimeoutAction: TypeAlias = types._SpotTimeoutAction
    VolumeSpecificationProperty: TypeAlias = types._VolumeSpecificationProperty

    @staticmethod
    @takes(EmrCreateClusterJsonPathProps)
    def json_path(scope: Construct, id: str, props: EmrCreateClusterJsonPathProps) -> EmrCreateCluster:
        """Make the task with JSONPath."""
        return EmrCreateCluster(scope, id, **props._given())

    @staticmethod
    @takes(EmrCreateClusterJsonataProps)
    def jsonata(scope: Construct, id: str, props: EmrCreateClusterJsonataProps) -> EmrCreateCluster:
        """Make the task with JSONata."""
        return EmrCreateCluster(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrCreateClusterProps)
    def __init__(self, scope: Construct, id: str, props: EmrCreateClusterProps) -> None:
        """Make the task.

        Raises:
            ValidationError: a figure is out of range or not for the release; a role is given that fleets cannot have.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self, RUN_JOB)
        self._check(props)
        self._service_role: IRole = props.service_role or self._made_service_role()
        self._cluster_role: IRole = props.cluster_role or self._made_cluster_role()
        self._cluster_role.grant_pass_role(self._service_role)
        self._auto_scaling_role: IRole | None = props.auto_scaling_role
        if props.instances.instance_fleets:
            if props.auto_scaling_role is not None:
                raise ValidationError("Auto Scaling roles can not be specified with instance fleets.", scope=self)
        elif self._auto_scaling_role is None:
            self._auto_scaling_role = self._made_auto_scaling_role()
        self._task_policies = self._statements()

    @property
    def service_role(self) -> IRole:
        """The role that EMR works with."""
        return self._service_role

    @property
    def cluster_role(self) -> IRole:
        """The role of the instances."""
        return self._cluster_role

    @property
    def auto_scaling_role(self) -> IRole:
        """The role that changes the number of instances.

        Raises:
            ValidationError: there is none, since the cluster has fleets.
        """
        if self._auto_scaling_role is None:
            raise ValidationError("Clusters of instance fleets have no role for auto scaling", scope=self)
        return self._auto_scaling_role

    def _check(self, props: EmrCreateClusterProps) -> None:
        level, release = props.step_concurrency_level, props.release_label
        if release is not None and not is_unresolved(release) and not _RELEASE.fullmatch(release):
            raise ValidationError(
                f"The release label must be in the format 'emr-x.x.x' but got {release}",
                scope=self,
                fix="give `release_label` such a text, like 'emr-7.9.0'",
            )
        least, most = _CONCURRENCY
        if level is not None and not is_unresolved(level):
            if not least <= level <= most:
                raise ValidationError(
                    f"Step concurrency level must be in range [{least}, {most}], but got {level}.", scope=self
                )
            if level != 1 and _older(release, (5, 28)):
                raise ValidationError(
                    f"Step concurrency is only supported in EMR release version 5.28.0 and above but got {release}.",
                    scope=self,
                )
        idle = props.auto_termination_policy_idle_timeout
        if idle is not None and not idle.is_unresolved():
            least, most = _IDLE_SECONDS
            if not least <= idle.to_seconds() <= most:
                raise ValidationError(
                    f"`autoTerminationPolicyIdleTimeout` must be between {least} and {most} seconds, "
                    f"got {idle.to_seconds()} seconds.",
                    scope=self,
                )
        size = props.ebs_root_volume_size.to_gibibytes() if props.ebs_root_volume_size is not None else None
        for name, value, (least, most), unit in (
            ("ebsRootVolumeSize", size, _ROOT_GIB, " GiB"),
            ("ebsRootVolumeIops", props.ebs_root_volume_iops, _ROOT_IOPS, ""),
            ("ebsRootVolumeThroughput", props.ebs_root_volume_throughput, _ROOT_THROUGHPUT, " MiB/s"),
        ):
            if value is not None and not is_unresolved(value) and not least <= value <= most:
                raise ValidationError(
                    f"{name} must be between {least} and {most}{unit}, but got {value}{unit}.", scope=self
                )
        needs_newer = props.ebs_root_volume_iops is not None or props.ebs_root_volume_throughput is not None
        if needs_newer and _older(release, (6, 15)):
            raise ValidationError(
                "ebsRootVolumeThroughput and ebsRootVolumeIops are only supported in EMR release version 6.15.0 and "
                f"above but got {release}.",
                scope=self,
            )

    # -- roles ------------------------------------------------------------

    def _made_service_role(self) -> IRole:
        newer = flag_enabled(self.node, _V2_POLICY_FLAG)
        policy = "service-role/AmazonEMRServicePolicy_v2" if newer else "service-role/AmazonElasticMapReduceRole"
        return Role(
            self,
            "ServiceRole",
            assumed_by=ServicePrincipal("elasticmapreduce.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name(policy)],
        )

    def _made_cluster_role(self) -> IRole:
        role = Role(self, "InstanceRole", assumed_by=ServicePrincipal("ec2.amazonaws.com"))
        CfnInstanceProfile(self, "InstanceProfile", roles=[role.role_name], instance_profile_name=role.role_name)
        return role

    def _made_auto_scaling_role(self) -> IRole:
        name = "service-role/AmazonElasticMapReduceforAutoScalingRole"
        role = Role(
            self,
            "AutoScalingRole",
            assumed_by=ServicePrincipal("elasticmapreduce.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name(name)],
        )
        if role.assume_role_policy is not None:
            role.assume_role_policy.add_statements(
                PolicyStatement(
                    principals=[ServicePrincipal("application-autoscaling.amazonaws.com")],
                    actions=["sts:AssumeRole"],
                )
            )
        return role

    def _statements(self) -> list[PolicyStatement]:
        linked = "aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*"
        statements = [
            PolicyStatement(
                actions=[
                    "elasticmapreduce:RunJobFlow",
                    "elasticmapreduce:DescribeCluster",
                    "elasticmapreduce:TerminateJobFlows",
                    "elasticmapreduce:AddTags",
                ],
                resources=["*"],
            ),
            PolicyStatement(
                actions=["iam:PassRole"], resources=[self._service_role.role_arn, self._cluster_role.role_arn]
            ),
            PolicyStatement(
                sid="ElasticMapReduceServiceLinkedRole",
                actions=["iam:CreateServiceLinkedRole"],
                resources=[f"arn:{Aws.PARTITION}:iam::{Stack.of(self).account}:role/{linked}"],  # as the peer has it
                conditions={
                    "StringEquals": {
                        "iam:AWSServiceName": ["elasticmapreduce.amazonaws.com", "elasticmapreduce.amazonaws.com.cn"]
                    }
                },
            ),
        ]
        if self._auto_scaling_role is not None:
            statements.append(PolicyStatement(actions=["iam:PassRole"], resources=[self._auto_scaling_role.role_arn]))
        if self._props.tags:
            statements.append(
                PolicyStatement(
                    actions=["elasticmapreduce:AddTags"],
                    resources=[service_arn(self, "elasticmapreduce", "cluster", "*")],
                )
            )
        if self._pattern is RUN_JOB:
            statements.append(
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, "StepFunctionsGetEventForEMRRunJobFlowRule")],
                )
            )
        return statements

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        scaling, idle = self._auto_scaling_role, props.auto_termination_policy_idle_timeout
        size, behavior = props.ebs_root_volume_size, props.scale_down_behavior
        parameters = present(
            {
                "Instances": rendered_instances(props.instances, self),
                "JobFlowRole": self._cluster_role.role_name,
                "Name": props.name,
                "ServiceRole": self._service_role.role_name,
                "AdditionalInfo": props.additional_info,
                "Applications": _list(props.applications, rendered_application),
                "AutoScalingRole": scaling.role_name if scaling is not None else None,
                "BootstrapActions": _list(props.bootstrap_actions, rendered_bootstrap),
                "Configurations": _list(props.configurations, rendered_configuration),
                "CustomAmiId": props.custom_ami_id,
                "EbsRootVolumeSize": size.to_gibibytes() if size is not None else None,
                "EbsRootVolumeIops": props.ebs_root_volume_iops,
                "EbsRootVolumeThroughput": props.ebs_root_volume_throughput,
                "KerberosAttributes": rendered_kerberos(props.kerberos_attributes),
                "LogUri": props.log_uri,
                "ManagedScalingPolicy": rendered_scaling(props.managed_scaling_policy),
                "ReleaseLabel": props.release_label,
                "ScaleDownBehavior": behavior._value_ if behavior is not None else None,
                "SecurityConfiguration": props.security_configuration,
                "StepConcurrencyLevel": props.step_concurrency_level,
                "Tags": self._rendered_tags(),
                "VisibleToAllUsers": props.visible_to_all_users is not False,
                "AutoTerminationPolicy": {"IdleTimeout": idle.to_seconds()} if idle is not None else None,
            }
        )
        return {
            "Resource": integration_arn("elasticmapreduce", "createCluster", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }

    def _rendered_tags(self) -> list[dict[str, str]] | None:
        tags = dict(self._props.tags or {})
        if flag_enabled(self.node, _V2_POLICY_FLAG):
            # The second policy for EMR's service role allows changes to what bears this tag alone.
            tags["for-use-with-amazon-emr-managed-policies"] = "true"
        return [{"Key": key, "Value": value} for key, value in tags.items()] or None


def _older(release: str | None, least: tuple[int, int]) -> bool:
    """Tell whether a release like ``emr-5.27.0`` is known to be older."""
    if release is None or is_unresolved(release):
        return False
    try:
        major, minor = release.removeprefix("emr-").split(".")[:2]
        return (int(major), int(minor)) < least
    except ValueError:
        return False


def _list(values: Sequence[Any] | None, render: Callable[[Any], dict[str, Any]]) -> list[dict[str, Any]] | None:
    return [render(value) for value in values] if values is not None else None
