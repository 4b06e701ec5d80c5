"""Deployment groups of ECS services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codedeploy._l1 import CfnDeploymentGroup
from aws_cdk.aws_codedeploy._names import application_of, must_be
from aws_cdk.aws_codedeploy.application import EcsApplication, IEcsApplication
from aws_cdk.aws_codedeploy.deployment_config import EcsDeploymentConfig, IEcsDeploymentConfig, bound_config
from aws_cdk.aws_codedeploy.deployment_group_options import (
    _GroupProps,
    alarm_configuration,
    rollback_configuration,
)
from aws_cdk.aws_codedeploy.server_deployment_group import _GroupBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Nested, Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.service_base import IBaseService
    from aws_cdk.aws_elasticloadbalancingv2 import ITargetGroup
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef
    from aws_cdk.interfaces.aws_codedeploy import IApplicationRef, IDeploymentConfigRef
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import IListenerRef


class EcsBlueGreenDeploymentConfig(Struct):
    """Where the old version and the new one are."""

    blue_target_group: ITargetGroup
    """The one that the service starts with."""
    green_target_group: ITargetGroup
    """The other one."""
    listener: IListenerRef
    """Listener of the requests."""
    deployment_approval_wait_time: Duration | None = None
    """How long it is waited for somebody to say go on, in whole minutes. Default: it goes on at once."""
    termination_wait_time: Duration | None = None
    """How long the old version is kept, in whole minutes. Default: not at all."""
    test_listener: IListenerRef | None = None
    """Listener that reaches the new version before the others. Default: none."""


class EcsDeploymentGroupProps(_GroupProps):
    """Options of a deployment group of a service."""

    blue_green_deployment_config: Nested[EcsBlueGreenDeploymentConfig]
    service: IBaseService
    """The service, which has to have CodeDeploy as its deployment controller."""
    application: IApplicationRef | None = None
    """Default: a new one."""
    deployment_config: IDeploymentConfigRef | None = None
    """Default: all at once."""
    role: IRole | None = None
    """Role of CodeDeploy. Default: a new one."""


class EcsDeploymentGroupAttributes(Struct):
    """What is known of a group that was made elsewhere."""

    application: IApplicationRef
    deployment_group_name: str
    deployment_config: IDeploymentConfigRef | None = None
    """Default: all at once."""


class IEcsDeploymentGroup(IResource):
    """A deployment group of a service, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def application(self) -> IEcsApplication: ...
        @property
        def deployment_config(self) -> IEcsDeploymentConfig: ...
        @property
        def deployment_group_arn(self) -> str: ...
        @property
        def deployment_group_name(self) -> str: ...
        @property
        def deployment_group_ref(self) -> Any: ...


class EcsDeploymentGroup(_GroupBase, IEcsDeploymentGroup):
    """A deployment group of a service: a second set of tasks takes the first one's place.

    Attributes:
        application: What is deployed.
        deployment_config: How fast.
        role: Role of CodeDeploy.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.EcsDeploymentGroup"

    application: IEcsApplication
    deployment_config: IEcsDeploymentConfig

    @staticmethod
    @takes(EcsDeploymentGroupAttributes)
    def from_ecs_deployment_group_attributes(
        scope: Construct, id: str, attrs: EcsDeploymentGroupAttributes
    ) -> IEcsDeploymentGroup:
        """Return a group that was made elsewhere."""
        return _ImportedEcsGroup(scope, id, attrs)

    @takes(EcsDeploymentGroupProps)
    def __init__(self, scope: Construct, id: str, props: EcsDeploymentGroupProps) -> None:
        """Make a group.

        Raises:
            ValidationError: CodeDeploy does not deploy the service, or an option is an L1 resource.
        """
        super().__init__(scope, id, physical_name=props.deployment_group_name)
        self._alarms: list[IAlarmRef] = list(props.alarms or ())
        self.role: IRole = self._service_role_of_ecs(props.role)
        self.application = (
            application_of(self, props.application, IEcsApplication)
            if props.application is not None
            else EcsApplication(self, "Application")
        )
        self.deployment_config = _config(self, props.deployment_config)
        if isinstance(props.deployment_config, Construct):
            self.node.add_dependency(props.deployment_config)
        self._check_service(props.service)
        blue_green = props.blue_green_deployment_config
        resource = CfnDeploymentGroup(
            self,
            "Resource",
            application_name=self.application.application_name,
            service_role_arn=self.role.role_arn,
            deployment_group_name=self.physical_name,
            deployment_config_name=self.deployment_config.deployment_config_name,
            deployment_style={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
            ecs_services=[
                {"clusterName": props.service.cluster.cluster_name, "serviceName": props.service.service_name}
            ],
            blue_green_deployment_configuration=lazy_any(lambda: _blue_green(blue_green)),
            load_balancer_info={"targetGroupPairInfoList": [_target_groups(blue_green)]},
            alarm_configuration=lazy_any(lambda: alarm_configuration(self, self._alarms, props)),
            auto_rollback_configuration=lazy_any(lambda: rollback_configuration(self, self._alarms, props)),
        )
        self._take(resource, props.deployment_group_name)

    def _service_role_of_ecs(self, given: IRole | None) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        role = given or Role(self, "ServiceRole", assumed_by=ServicePrincipal("codedeploy.amazonaws.com"))
        # This one is no service role by its path.
        role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name("AWSCodeDeployRoleForECS"))
        return role

    def _check_service(self, service: Any) -> None:
        resource = getattr(service, "_resource", None)
        if resource is None:
            return
        controller = resource.deployment_controller
        kind = getattr(controller, "type", None) or (controller.get("type") if isinstance(controller, dict) else None)
        if kind != "CODE_DEPLOY":
            raise ValidationError(
                "The ECS service associated with the deployment group must use the CODE_DEPLOY deployment controller type",
                scope=self,
            )
        if resource.task_definition != service.task_definition.family:
            raise ValidationError(
                "The ECS service associated with the deployment group must specify the task definition using the task "
                "definition family name only. Otherwise, the task definition cannot be updated in the stack",
                scope=self,
            )

    @checked
    def add_alarm(self, alarm: IAlarmRef) -> None:
        """Let an alarm stop deployments."""
        self._alarms.append(alarm)


class _ImportedEcsGroup(_GroupBase, IEcsDeploymentGroup):
    def __init__(self, scope: Construct, id: str, attrs: EcsDeploymentGroupAttributes) -> None:
        application: Any = attrs.application
        super().__init__(scope, id, account=application.env.account, region=application.env.region)
        self._know(
            application_of(self, application, IEcsApplication),
            attrs.deployment_group_name,
            _config(self, attrs.deployment_config),
        )


def _config(group: Construct, given: Any) -> Any:
    config = EcsDeploymentConfig.ALL_AT_ONCE if given is None else given
    return bound_config(must_be(group, config, IEcsDeploymentConfig, "deploymentConfig"), group)


def _blue_green(options: EcsBlueGreenDeploymentConfig) -> dict[str, Any]:
    approval, termination = options.deployment_approval_wait_time, options.termination_wait_time
    return {
        "deploymentReadyOption": {
            "actionOnTimeout": "STOP_DEPLOYMENT" if approval is not None else "CONTINUE_DEPLOYMENT",
            "waitTimeInMinutes": approval.to_minutes() if approval is not None else 0,
        },
        "terminateBlueInstancesOnDeploymentSuccess": {
            "action": "TERMINATE",
            "terminationWaitTimeInMinutes": termination.to_minutes() if termination is not None else 0,
        },
    }


def _target_groups(options: EcsBlueGreenDeploymentConfig) -> dict[str, Any]:
    test = options.test_listener
    return {
        "targetGroups": [
            {"name": options.blue_target_group.target_group_name},
            {"name": options.green_target_group.target_group_name},
        ],
        "prodTrafficRoute": {"listenerArns": [options.listener.listener_ref.listener_arn]},
        "testTrafficRoute": {"listenerArns": [test.listener_ref.listener_arn]} if test is not None else None,
    }
