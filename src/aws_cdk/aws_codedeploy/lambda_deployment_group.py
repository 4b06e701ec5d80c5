"""Deployment groups of functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codedeploy._l1 import CfnDeploymentGroup
from aws_cdk.aws_codedeploy.application import ILambdaApplication, LambdaApplication
from aws_cdk.aws_codedeploy.custom_lambda_deployment_config import CustomLambdaDeploymentConfig
from aws_cdk.aws_codedeploy.deployment_config import ILambdaDeploymentConfig, LambdaDeploymentConfig, bound_config
from aws_cdk.aws_codedeploy.deployment_group_options import (
    _GroupProps,
    alarm_configuration,
    rollback_configuration,
)
from aws_cdk.aws_codedeploy.server_deployment_group import _GroupBase
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource_policy import CfnCodeDeployLambdaAliasUpdate, CfnUpdatePolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.alias import Alias
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef
    from constructs import Construct


class LambdaDeploymentGroupProps(_GroupProps):
    """Options of a deployment group of a function."""

    alias: Alias
    """The alias whose requests go over to a new version."""
    application: ILambdaApplication | None = None
    """Default: a new one."""
    deployment_config: ILambdaDeploymentConfig | None = None
    """Default: a tenth of the requests for 5 minutes, then the rest."""
    post_hook: IFunction | None = None
    """Asked when all requests went over. Default: nobody."""
    pre_hook: IFunction | None = None
    """Asked before any request goes over. Default: nobody."""
    role: IRole | None = None
    """Role of CodeDeploy. Default: a new one."""


class LambdaDeploymentGroupAttributes(Struct):
    """What is known of a group that was made elsewhere."""

    application: ILambdaApplication
    deployment_group_name: str
    deployment_config: ILambdaDeploymentConfig | None = None
    """Default: a tenth of the requests for 5 minutes, then the rest."""


class ILambdaDeploymentGroup(IResource):
    """A deployment group of a function, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def application(self) -> ILambdaApplication: ...
        @property
        def deployment_config(self) -> ILambdaDeploymentConfig: ...
        @property
        def deployment_group_arn(self) -> str: ...
        @property
        def deployment_group_name(self) -> str: ...
        @property
        def deployment_group_ref(self) -> Any: ...


class _AliasUpdate(CfnCodeDeployLambdaAliasUpdate):
    _order = ("application_name", "deployment_group_name", "before_allow_traffic_hook", "after_allow_traffic_hook")


class LambdaDeploymentGroup(_GroupBase, ILambdaDeploymentGroup):
    """A deployment group of a function: the alias goes over to a new version as the configuration says.

    Attributes:
        application: What is deployed.
        deployment_config: How fast.
        role: Role of CodeDeploy.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.LambdaDeploymentGroup"

    application: ILambdaApplication
    deployment_config: ILambdaDeploymentConfig

    @staticmethod
    @takes(LambdaDeploymentGroupAttributes)
    def from_lambda_deployment_group_attributes(
        scope: Construct, id: str, attrs: LambdaDeploymentGroupAttributes
    ) -> ILambdaDeploymentGroup:
        """Return a group that was made elsewhere."""
        return _ImportedLambdaGroup(scope, id, attrs)

    @takes(LambdaDeploymentGroupProps)
    def __init__(self, scope: Construct, id: str, props: LambdaDeploymentGroupProps) -> None:
        super().__init__(scope, id, physical_name=props.deployment_group_name)
        self._alias = props.alias
        self._alarms: list[IAlarmRef] = list(props.alarms or ())
        self._hooks: dict[str, IFunction] = {}
        self.role: IRole = self._service_role("ServiceRole", props.role, "AWSCodeDeployRoleForLambdaLimited")
        self.application = props.application or LambdaApplication(self, "Application")
        self.deployment_config = _config(self, props.deployment_config)
        resource = CfnDeploymentGroup(
            self,
            "Resource",
            application_name=self.application.application_name,
            service_role_arn=self.role.role_arn,
            deployment_group_name=self.physical_name,
            deployment_config_name=self.deployment_config.deployment_config_name,
            deployment_style={"deploymentType": "BLUE_GREEN", "deploymentOption": "WITH_TRAFFIC_CONTROL"},
            alarm_configuration=lazy_any(lambda: alarm_configuration(self, self._alarms, props)),
            auto_rollback_configuration=lazy_any(lambda: rollback_configuration(self, self._alarms, props)),
        )
        self._take(resource, props.deployment_group_name)
        if props.pre_hook is not None:
            self.add_pre_hook(props.pre_hook)
        if props.post_hook is not None:
            self.add_post_hook(props.post_hook)
        self._group_name = resource.ref
        self._update_alias()
        if isinstance(props.deployment_config, CustomLambdaDeploymentConfig):
            # It is known by its name alone, which is nothing before it is made.
            self.node.add_dependency(props.deployment_config)

    @checked
    def add_alarm(self, alarm: IAlarmRef) -> None:
        """Let an alarm stop deployments."""
        self._alarms.append(alarm)

    @checked
    def add_pre_hook(self, pre_hook: IFunction) -> None:
        """Ask a function before any request goes over.

        Raises:
            ValidationError: one is asked already.
        """
        self._add_hook("pre", pre_hook)

    @checked
    def add_post_hook(self, post_hook: IFunction) -> None:
        """Ask a function when all requests went over.

        Raises:
            ValidationError: one is asked already.
        """
        self._add_hook("post", post_hook)

    def _add_hook(self, kind: str, function: IFunction) -> None:
        if kind in self._hooks:
            raise ValidationError(f"A {kind}-hook function is already defined for this deployment group", scope=self)
        self._hooks[kind] = function
        self.grant_put_lifecycle_event_hook_execution_status(function)
        function.grant_invoke(self.role)
        if hasattr(self, "_group_name"):
            self._update_alias()

    def _update_alias(self) -> None:
        resource: Any = self._alias.node.default_child
        before, after = self._hooks.get("pre"), self._hooks.get("post")
        resource.cfn_options.update_policy = CfnUpdatePolicy(
            code_deploy_lambda_alias_update=_AliasUpdate(
                application_name=self.application.application_name,
                deployment_group_name=self._group_name,
                before_allow_traffic_hook=before.function_name if before is not None else None,
                after_allow_traffic_hook=after.function_name if after is not None else None,
            )
        )

    @checked
    def grant_put_lifecycle_event_hook_execution_status(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` say how a hook went."""
        return Grant.add_to_principal(
            grantee=grantee,
            resource_arns=[self.deployment_group_arn],
            actions=["codedeploy:PutLifecycleEventHookExecutionStatus"],
        )


class _ImportedLambdaGroup(_GroupBase, ILambdaDeploymentGroup):
    def __init__(self, scope: Construct, id: str, attrs: LambdaDeploymentGroupAttributes) -> None:
        application = attrs.application
        super().__init__(scope, id, account=application.env.account, region=application.env.region)
        self._know(application, attrs.deployment_group_name, _config(self, attrs.deployment_config))


def _config(group: Construct, given: ILambdaDeploymentConfig | None) -> Any:
    return bound_config(given or LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES, group)
