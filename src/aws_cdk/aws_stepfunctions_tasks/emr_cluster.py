"""Tasks on EMR clusters that exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._emr_rendering import rendered_configuration
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    RUN_JOB,
    checked_pattern,
    events_rule_arn,
    integration_arn,
    service_arn,
)
from aws_cdk.aws_stepfunctions_tasks.emr_cluster_types import _ConfigurationProperty
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class ActionOnFailure(NamedEnum):
    """What happens to a cluster when a step fails."""

    TERMINATE_CLUSTER = "TERMINATE_CLUSTER"
    CANCEL_AND_WAIT = "CANCEL_AND_WAIT"
    CONTINUE = "CONTINUE"


class _InstanceResizePolicyProperty(Struct):
    """Which instances are taken away."""

    instance_termination_timeout: Duration | None = None
    """How long one may take to end, whole seconds. Default: EMR's."""
    instances_to_protect: Sequence[str] | None = None
    """Those that stay. Default: none."""
    instances_to_terminate: Sequence[str] | None = None
    """Those that go. Default: chosen by EMR."""


class _ShrinkPolicyProperty(Struct):
    """How instances are taken away."""

    decommission_timeout: Duration | None = None
    """How long one may take to give its work away, whole seconds. Default: EMR's."""
    instance_resize_policy: Nested[_InstanceResizePolicyProperty | None] = nested()
    """Which ones. Default: chosen by EMR."""


class _InstanceGroupModifyConfigProperty(Struct):
    """How a group of instances is changed."""

    configurations: Nested[Sequence[_ConfigurationProperty] | None] = nested()
    """New settings of applications. Default: they stay."""
    e_c2_instance_ids_to_terminate: Sequence[str] | None = None
    """Instances to end. Default: none."""
    instance_count: int | float | None = None
    """How many there shall be. Default: as many as now."""
    shrink_policy: Nested[_ShrinkPolicyProperty | None] = nested()
    """How instances are taken away. Default: as EMR does."""


class _ClusterOptions(Struct):
    """What all tasks on a cluster take."""

    cluster_id: str
    """The cluster."""


class _EmrAddStepOptions(_ClusterOptions):
    """What the task takes in either language."""

    jar: str
    """The archive that is run."""
    name: str
    """Name of the step."""
    action_on_failure: ActionOnFailure | None = None
    """What happens to the cluster if it fails. Default: CONTINUE."""
    args: Sequence[str] | None = None
    """Arguments. Default: none."""
    execution_role_arn: str | None = None
    """The role that the step works with. Default: the cluster's."""
    main_class: str | None = None
    """The class that is run. Default: as the archive says."""
    properties: Mapping[str, str] | None = None
    """Java properties. Default: none."""


class _EmrCancelStepOptions(_ClusterOptions):
    """What the task takes in either language."""

    step_id: str
    """The step."""


class _EmrModifyInstanceFleetByNameOptions(_ClusterOptions):
    """What the task takes in either language."""

    instance_fleet_name: str
    """The fleet."""
    target_on_demand_capacity: int | float
    """How many on demand."""
    target_spot_capacity: int | float
    """How many on spot."""


class _EmrModifyInstanceGroupByNameOptions(_ClusterOptions):
    """What the task takes in either language."""

    instance_group: Nested[_InstanceGroupModifyConfigProperty]
    """How it is changed."""
    instance_group_name: str
    """The group."""


class _EmrSetClusterTerminationProtectionOptions(_ClusterOptions):
    """What the task takes in either language."""

    termination_protected: bool
    """Whether the cluster is kept from being ended."""


class _EmrTerminateClusterOptions(_ClusterOptions):
    """What the task takes in either language."""


class EmrAddStepJsonPathProps(TaskStateJsonPathBaseProps, _EmrAddStepOptions):
    """Options of a task that adds a step with JSONPath."""


class EmrAddStepJsonataProps(TaskStateJsonataBaseProps, _EmrAddStepOptions):
    """Options of a task that adds a step with JSONata."""


class EmrAddStepProps(TaskStateBaseProps, _EmrAddStepOptions):
    """Options of a task that adds a step in either language."""


class EmrCancelStepJsonPathProps(TaskStateJsonPathBaseProps, _EmrCancelStepOptions):
    """Options of a task that cancels a step with JSONPath."""


class EmrCancelStepJsonataProps(TaskStateJsonataBaseProps, _EmrCancelStepOptions):
    """Options of a task that cancels a step with JSONata."""


class EmrCancelStepProps(TaskStateBaseProps, _EmrCancelStepOptions):
    """Options of a task that cancels a step in either language."""


class EmrModifyInstanceFleetByNameJsonPathProps(TaskStateJsonPathBaseProps, _EmrModifyInstanceFleetByNameOptions):
    """Options of a task that changes a fleet with JSONPath."""


class EmrModifyInstanceFleetByNameJsonataProps(TaskStateJsonataBaseProps, _EmrModifyInstanceFleetByNameOptions):
    """Options of a task that changes a fleet with JSONata."""


class EmrModifyInstanceFleetByNameProps(TaskStateBaseProps, _EmrModifyInstanceFleetByNameOptions):
    """Options of a task that changes a fleet in either language."""


class EmrModifyInstanceGroupByNameJsonPathProps(TaskStateJsonPathBaseProps, _EmrModifyInstanceGroupByNameOptions):
    """Options of a task that changes a group with JSONPath."""


class EmrModifyInstanceGroupByNameJsonataProps(TaskStateJsonataBaseProps, _EmrModifyInstanceGroupByNameOptions):
    """Options of a task that changes a group with JSONata."""


class EmrModifyInstanceGroupByNameProps(TaskStateBaseProps, _EmrModifyInstanceGroupByNameOptions):
    """Options of a task that changes a group in either language."""


class EmrSetClusterTerminationProtectionJsonPathProps(
    TaskStateJsonPathBaseProps, _EmrSetClusterTerminationProtectionOptions
):
    """Options of a task that protects a cluster with JSONPath."""


class EmrSetClusterTerminationProtectionJsonataProps(
    TaskStateJsonataBaseProps, _EmrSetClusterTerminationProtectionOptions
):
    """Options of a task that protects a cluster with JSONata."""


class EmrSetClusterTerminationProtectionProps(TaskStateBaseProps, _EmrSetClusterTerminationProtectionOptions):
    """Options of a task that protects a cluster in either language."""


class EmrTerminateClusterJsonPathProps(TaskStateJsonPathBaseProps, _EmrTerminateClusterOptions):
    """Options of a task that ends a cluster with JSONPath."""


class EmrTerminateClusterJsonataProps(TaskStateJsonataBaseProps, _EmrTerminateClusterOptions):
    """Options of a task that ends a cluster with JSONata."""


class EmrTerminateClusterProps(TaskStateBaseProps, _EmrTerminateClusterOptions):
    """Options of a task that ends a cluster in either language."""


class _ClusterTask(TaskStateBase):
    """A task on a cluster."""

    _action = ""
    _iam_actions: tuple[str, ...] = ()
    _rule = ""

    def _init_cluster_task(self, scope: Construct, id: str, props: Any) -> None:
        self._init_task(scope, id, props)
        self._props = props
        if self._rule:
            self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self, RUN_JOB)
        else:
            # As the peer: what ends at once takes any pattern, and is called in the one way that there is.
            self._pattern = REQUEST_RESPONSE
        self._task_policies = [
            PolicyStatement(
                actions=[f"elasticmapreduce:{action}" for action in self._iam_actions],
                resources=[service_arn(self, "elasticmapreduce", "cluster", "*")],
            )
        ]
        if self._pattern is RUN_JOB:
            self._task_policies.append(
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, self._rule)],
                )
            )

    def _parameters_of_call(self) -> dict[str, Any]:
        return {}

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        parameters = present({"ClusterId": self._props.cluster_id, **self._parameters_of_call()})
        return {
            "Resource": integration_arn("elasticmapreduce", self._action, self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


class EmrAddStep(_ClusterTask):
    """Adds a step, and waits for its end unless told otherwise."""

    _action = "addStep"
    _iam_actions = ("AddJobFlowSteps", "DescribeStep", "CancelSteps")
    _rule = "StepFunctionsGetEventForEMRAddJobFlowStepsRule"

    @staticmethod
    @takes(EmrAddStepJsonPathProps)
    def json_path(scope: Construct, id: str, props: EmrAddStepJsonPathProps) -> EmrAddStep:
        """Make the task with JSONPath."""
        return EmrAddStep(scope, id, **props._given())

    @staticmethod
    @takes(EmrAddStepJsonataProps)
    def jsonata(scope: Construct, id: str, props: EmrAddStepJsonataProps) -> EmrAddStep:
        """Make the task with JSONata."""
        return EmrAddStep(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrAddStepProps)
    def __init__(self, scope: Construct, id: str, props: EmrAddStepProps) -> None:
        self._init_cluster_task(scope, id, props)

    def _parameters_of_call(self) -> dict[str, Any]:
        props = self._props
        properties = props.properties
        return {
            "ExecutionRoleArn": props.execution_role_arn,
            "Step": {
                "Name": props.name,
                "ActionOnFailure": (props.action_on_failure or ActionOnFailure.CONTINUE)._value_,
                "HadoopJarStep": present(
                    {
                        "Jar": props.jar,
                        "MainClass": props.main_class,
                        "Args": props.args,
                        "Properties": (
                            [{"Key": key, "Value": value} for key, value in properties.items()]
                            if properties is not None
                            else None
                        ),
                    }
                ),
            },
        }


class EmrCancelStep(_ClusterTask):
    """Cancels a step."""

    _action = "cancelStep"
    _iam_actions = ("CancelSteps",)

    @staticmethod
    @takes(EmrCancelStepJsonPathProps)
    def json_path(scope: Construct, id: str, props: EmrCancelStepJsonPathProps) -> EmrCancelStep:
        """Make the task with JSONPath."""
        return EmrCancelStep(scope, id, **props._given())

    @staticmethod
    @takes(EmrCancelStepJsonataProps)
    def jsonata(scope: Construct, id: str, props: EmrCancelStepJsonataProps) -> EmrCancelStep:
        """Make the task with JSONata."""
        return EmrCancelStep(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrCancelStepProps)
    def __init__(self, scope: Construct, id: str, props: EmrCancelStepProps) -> None:
        self._init_cluster_task(scope, id, props)

    def _parameters_of_call(self) -> dict[str, Any]:
        return {"StepId": self._props.step_id}


class EmrModifyInstanceFleetByName(_ClusterTask):
    """Changes a fleet of instances."""

    _action = "modifyInstanceFleetByName"
    _iam_actions = ("ModifyInstanceFleet", "ListInstanceFleets")

    @staticmethod
    @takes(EmrModifyInstanceFleetByNameJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: EmrModifyInstanceFleetByNameJsonPathProps
    ) -> EmrModifyInstanceFleetByName:
        """Make the task with JSONPath."""
        return EmrModifyInstanceFleetByName(scope, id, **props._given())

    @staticmethod
    @takes(EmrModifyInstanceFleetByNameJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: EmrModifyInstanceFleetByNameJsonataProps
    ) -> EmrModifyInstanceFleetByName:
        """Make the task with JSONata."""
        return EmrModifyInstanceFleetByName(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrModifyInstanceFleetByNameProps)
    def __init__(self, scope: Construct, id: str, props: EmrModifyInstanceFleetByNameProps) -> None:
        self._init_cluster_task(scope, id, props)

    def _parameters_of_call(self) -> dict[str, Any]:
        props = self._props
        return {
            "InstanceFleetName": props.instance_fleet_name,
            "InstanceFleet": {
                "TargetOnDemandCapacity": props.target_on_demand_capacity,
                "TargetSpotCapacity": props.target_spot_capacity,
            },
        }


class EmrModifyInstanceGroupByName(_ClusterTask):
    """Changes a group of instances."""

    InstanceGroupModifyConfigProperty: TypeAlias = _InstanceGroupModifyConfigProperty
    InstanceResizePolicyProperty: TypeAlias = _InstanceResizePolicyProperty
    ShrinkPolicyProperty: TypeAlias = _ShrinkPolicyProperty

    _action = "modifyInstanceGroupByName"
    _iam_actions = ("ModifyInstanceGroups", "ListInstanceGroups")

    @staticmethod
    @takes(EmrModifyInstanceGroupByNameJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: EmrModifyInstanceGroupByNameJsonPathProps
    ) -> EmrModifyInstanceGroupByName:
        """Make the task with JSONPath."""
        return EmrModifyInstanceGroupByName(scope, id, **props._given())

    @staticmethod
    @takes(EmrModifyInstanceGroupByNameJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: EmrModifyInstanceGroupByNameJsonataProps
    ) -> EmrModifyInstanceGroupByName:
        """Make the task with JSONata."""
        return EmrModifyInstanceGroupByName(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrModifyInstanceGroupByNameProps)
    def __init__(self, scope: Construct, id: str, props: EmrModifyInstanceGroupByNameProps) -> None:
        self._init_cluster_task(scope, id, props)

    def _parameters_of_call(self) -> dict[str, Any]:
        group = self._props.instance_group
        settings, shrink = group.configurations, group.shrink_policy
        return {
            "InstanceGroupName": self._props.instance_group_name,
            "InstanceGroup": present(
                {
                    "Configurations": (
                        [rendered_configuration(one) for one in settings] if settings is not None else None
                    ),
                    "EC2InstanceIdsToTerminate": group.e_c2_instance_ids_to_terminate,
                    "InstanceCount": group.instance_count,
                    "ShrinkPolicy": _rendered_shrink(shrink) if shrink is not None else None,
                }
            ),
        }


class EmrSetClusterTerminationProtection(_ClusterTask):
    """Keeps a cluster from being ended, or no longer."""

    _action = "setClusterTerminationProtection"
    _iam_actions = ("SetTerminationProtection",)

    @staticmethod
    @takes(EmrSetClusterTerminationProtectionJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: EmrSetClusterTerminationProtectionJsonPathProps
    ) -> EmrSetClusterTerminationProtection:
        """Make the task with JSONPath."""
        return EmrSetClusterTerminationProtection(scope, id, **props._given())

    @staticmethod
    @takes(EmrSetClusterTerminationProtectionJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: EmrSetClusterTerminationProtectionJsonataProps
    ) -> EmrSetClusterTerminationProtection:
        """Make the task with JSONata."""
        return EmrSetClusterTerminationProtection(
            scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA}
        )

    @takes(EmrSetClusterTerminationProtectionProps)
    def __init__(self, scope: Construct, id: str, props: EmrSetClusterTerminationProtectionProps) -> None:
        self._init_cluster_task(scope, id, props)

    def _parameters_of_call(self) -> dict[str, Any]:
        return {"TerminationProtected": self._props.termination_protected}


class EmrTerminateCluster(_ClusterTask):
    """Ends a cluster, and waits until it has ended unless told otherwise."""

    _action = "terminateCluster"
    _iam_actions = ("DescribeCluster", "TerminateJobFlows")
    _rule = "StepFunctionsGetEventForEMRTerminateJobFlowsRule"

    @staticmethod
    @takes(EmrTerminateClusterJsonPathProps)
    def json_path(scope: Construct, id: str, props: EmrTerminateClusterJsonPathProps) -> EmrTerminateCluster:
        """Make the task with JSONPath."""
        return EmrTerminateCluster(scope, id, **props._given())

    @staticmethod
    @takes(EmrTerminateClusterJsonataProps)
    def jsonata(scope: Construct, id: str, props: EmrTerminateClusterJsonataProps) -> EmrTerminateCluster:
        """Make the task with JSONata."""
        return EmrTerminateCluster(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrTerminateClusterProps)
    def __init__(self, scope: Construct, id: str, props: EmrTerminateClusterProps) -> None:
        self._init_cluster_task(scope, id, props)


def _rendered_shrink(shrink: _ShrinkPolicyProperty) -> dict[str, Any]:
    resize = shrink.instance_resize_policy
    timeout = resize.instance_termination_timeout if resize is not None else None
    return present(
        {
            "DecommissionTimeout": (
                shrink.decommission_timeout.to_seconds() if shrink.decommission_timeout is not None else None
            ),
            "InstanceResizePolicy": (
                present(
                    {
                        "InstancesToProtect": resize.instances_to_protect,
                        "InstancesToTerminate": resize.instances_to_terminate,
                        "InstanceTerminationTimeout": timeout.to_seconds() if timeout is not None else None,
                    }
                )
                if resize is not None
                else None
            ),
        }
    )
