"""A provider of custom resources whose handlers are functions of the app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.function import Function
from aws_cdk.aws_lambda.function_options import ApplicationLogLevel, LoggingFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.custom_resources._handler_function import handler_runtime
from aws_cdk.custom_resources.waiter_state_machine import LogOptions, WaiterStateMachine
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import ISecurityGroup, IVpc, SubnetSelection
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_ON_EVENT = "USER_ON_EVENT_FUNCTION_ARN"
_IS_COMPLETE = "USER_IS_COMPLETE_FUNCTION_ARN"
_WAITER = "WAITER_STATE_MACHINE_ARN"


class ProviderProps(Struct):
    """Options of a provider."""

    on_event_handler: IFunction
    """The function that makes, changes and removes the resource."""
    disable_waiter_state_machine_logging: bool | None = None
    """Whether the waiter logs nothing. Default: it does not."""
    framework_complete_and_timeout_role: IRole | None = None
    """Role of the functions that ask and give up. Default: a new one each."""
    framework_lambda_logging_level: ApplicationLogLevel | None = None
    """What the framework's functions log. Default: fatal errors, as requests may hold secrets."""
    framework_on_event_role: IRole | None = None
    """Role of the function that CloudFormation calls. Default: a new one."""
    is_complete_handler: IFunction | None = None
    """The function that tells whether the resource is ready. Default: it is at once."""
    log_group: ILogGroupRef | None = None
    """Where the framework's functions log. Default: a log group each."""
    log_retention: RetentionDays | None = None
    """How long the logs are kept. Default: for ever."""
    provider_function_env_encryption: IKeyRef | None = None
    """Key for the environment variables. Default: one of AWS."""
    provider_function_name: str | None = None
    """Name of the function that CloudFormation calls. Default: chosen by CloudFormation."""
    query_interval: Duration | None = None
    """Pause between two questions whether the resource is ready. Default: 5 seconds."""
    role: IRole | None = None
    """Role of all the framework's functions. Default: a new one each."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of the functions. Default: a new one, in a network."""
    total_timeout: Duration | None = None
    """How long to wait for the resource, at most 2 hours. Default: 30 minutes."""
    vpc: IVpc | None = None
    """Network of the functions. Default: none."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Where in the network. Default: all private subnets."""
    waiter_state_machine_log_options: Nested[LogOptions | None] = nested()
    """What the waiter logs, if it does."""


class Provider(Construct):
    """Stands between CloudFormation and the app's functions: they just return or raise, and may take hours.

    Attributes:
        on_event_handler: The app's function.
        is_complete_handler: The app's function that tells whether the resource is ready.
        service_token: What a custom resource names as its provider.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-custom-resources.Provider"

    @takes(ProviderProps)
    def __init__(self, scope: Construct, id: str, props: ProviderProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        self._props = props
        self.on_event_handler: IFunction = props.on_event_handler
        self.is_complete_handler: IFunction | None = props.is_complete_handler
        on_event = self._framework_function(
            "onEvent", props.framework_on_event_role or props.role, props.provider_function_name
        )
        if props.is_complete_handler is not None:
            role = props.framework_complete_and_timeout_role or props.role
            is_complete = self._framework_function("isComplete", role)
            on_timeout = self._framework_function("onTimeout", role)
            interval, attempts = self._retries(props)
            waiter = WaiterStateMachine(
                self,
                "waiter-state-machine",
                is_complete_handler=is_complete,
                timeout_handler=on_timeout,
                backoff_rate=1,
                interval=interval,
                max_attempts=attempts,
                log_options=props.waiter_state_machine_log_options,
                disable_logging=props.disable_waiter_state_machine_logging is not False,
            )
            on_event.add_environment(_WAITER, waiter.state_machine_arn)
            waiter.grant_start_execution(on_event)
        self.service_token: str = on_event.function_arn

    def _check(self, props: ProviderProps) -> None:
        if props.role is not None and (props.framework_on_event_role or props.framework_complete_and_timeout_role):
            raise ValidationError(
                'Cannot specify both "role" and any of "frameworkOnEventRole" or "frameworkCompleteAndTimeoutRole".',
                scope=self,
            )
        if props.is_complete_handler is not None:
            return
        if props.framework_complete_and_timeout_role is not None:
            raise ValidationError(
                'Cannot specify "frameworkCompleteAndTimeoutRole" when "isCompleteHandler" is not specified.',
                scope=self,
                fix="give is_complete_handler, or leave that role out",
            )
        waiting: tuple[Any, ...] = (
            props.query_interval,
            props.total_timeout,
            props.waiter_state_machine_log_options,
            props.disable_waiter_state_machine_logging,
        )
        if any(option is not None for option in waiting):
            raise ValidationError(
                '"queryInterval", "totalTimeout", "waiterStateMachineLogOptions", and "disableWaiterStateMachineLogging" can '
                'only be configured if "isCompleteHandler" is specified. Otherwise, they have no meaning',
                scope=self,
                fix="give is_complete_handler, or leave these out",
            )

    def _retries(self, props: ProviderProps) -> tuple[Duration, int]:
        interval = props.query_interval or Duration.seconds(5)
        total = props.total_timeout or Duration.minutes(30)
        if total.to_seconds() % interval.to_seconds() != 0:
            raise ValidationError(
                f"Cannot determine retry count since totalTimeout={total.to_seconds():g}s is not integrally dividable by "
                f"queryInterval={interval.to_seconds():g}s",
                scope=self,
                fix="make total_timeout a multiple of query_interval",
            )
        return interval, int(total.to_seconds() // interval.to_seconds())

    def _framework_function(self, entry: str, role: IRole | None, name: str | None = None) -> Function:
        props = self._props
        function = Function(
            self,
            f"framework-{entry}",
            code=Code.from_asset(handler_folder("provider_framework")),
            description=f"AWS CDK resource provider framework - {entry} ({self.node.path})"[:256],
            runtime=handler_runtime(),
            handler=f"framework.{entry}",
            timeout=Duration.minutes(15),
            logging_format=LoggingFormat.JSON,
            application_log_level_v2=props.framework_lambda_logging_level or ApplicationLogLevel.FATAL,
            log_group=props.log_group,
            log_retention=props.log_retention,
            vpc=props.vpc,
            vpc_subnets=props.vpc_subnets,
            security_groups=props.security_groups,
            role=role,
            function_name=name,
            environment_encryption=props.provider_function_env_encryption,
        )
        for variable, handler in ((_ON_EVENT, props.on_event_handler), (_IS_COMPLETE, props.is_complete_handler)):
            if handler is not None:
                function.add_environment(variable, handler.function_arn)
                handler.grant_invoke(function)
                # The framework waits until a function is ready before it calls it.
                function.add_to_role_policy(_may_look_at(handler))
        return function


def _may_look_at(handler: IFunction) -> Any:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    return PolicyStatement(actions=["lambda:GetFunction"], resources=[handler.function_arn])


__all__ = ["Provider", "ProviderProps"]
