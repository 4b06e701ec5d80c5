"""Functions as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch.alarm_base import AlarmActionConfig, IAlarm, IAlarmAction
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_ID = "AlarmPermission"
_IDS_BY_ALARM = "@aws-cdk/aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction"


class LambdaActionProps(Struct):
    """Options of :class:`LambdaAction`."""

    use_unique_permission_id: bool | None = None
    """Name the permission after the alarm's place, so that several alarms can call one function. Default: no."""


class LambdaAction(IAlarmAction):
    """Calls a function, a version or an alias."""

    @takes(LambdaActionProps)
    def __init__(self, lambda_function: IFunction, props: LambdaActionProps) -> None:
        self._function = lambda_function
        self._unique = bool(props.use_unique_permission_id)

    @checked
    def bind(self, scope: Construct, alarm: IAlarm) -> AlarmActionConfig:
        """Let the alarm call the function, once for each alarm, and return the function's ARN.

        Raises:
            RuntimeError: another alarm has a permission of the same name.
        """
        from aws_cdk.aws_iam.principals import ServicePrincipal

        id = self._permission_id(scope, alarm)
        existing = self._function.node.try_find_child(id)
        if existing is None or getattr(existing, "source_arn", None) != alarm.alarm_arn:
            if existing is not None:
                Annotations.of(scope).add_warning_v2(
                    "@aws-cdk/aws-cloudwatch-actions:LambdaActionPermissionId",
                    f"Please use 'useUniquePermissionId' on LambdaAction {self._function.function_name} to generate unique "
                    "Lambda Permission Id",
                )
            self._function.add_permission(
                id,
                source_account=Stack.of(scope).account,
                action="lambda:InvokeFunction",
                source_arn=alarm.alarm_arn,
                principal=ServicePrincipal("lambda.alarms.cloudwatch.amazonaws.com"),
            )
        return AlarmActionConfig(alarm_action_arn=self._function.function_arn)

    def _permission_id(self, scope: Construct, alarm: IAlarm) -> str:
        if self._unique:
            return f"{Names.node_unique_id(alarm.node)}{_ID}"
        return f"{alarm.node.id}{_ID}" if flag_enabled(scope.node, _IDS_BY_ALARM) else _ID


__all__ = ["LambdaAction", "LambdaActionProps"]
