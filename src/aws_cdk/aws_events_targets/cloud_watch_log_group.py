"""Log groups as targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import EventField, RuleTargetInput, RuleTargetInputProperties
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class LogGroupTargetInputOptions(Struct):
    """What a log entry says."""

    message: Any = None
    """The entry. Default: the kind of the event."""
    timestamp: Any = None
    """Its time. Default: that of the event."""


class LogGroupTargetInput(RuleTargetInput):
    """What is logged of an event."""

    @checked
    def __init__(self, input: RuleTargetInput) -> None:
        self._input = input

    @staticmethod
    def from_object(options: Any) -> RuleTargetInput:
        """Deprecated: :meth:`from_object_v2`. Of a mapping its ``timestamp`` and ``message`` are taken, nothing else.

        As the peer: what is returned is no :class:`LogGroupTargetInput`, so a log group does not take it.
        """
        given = options if isinstance(options, Mapping) else {}
        return _log_entry(given.get("timestamp"), given.get("message"))

    @staticmethod
    @takes(LogGroupTargetInputOptions)
    def from_object_v2(options: LogGroupTargetInputOptions) -> LogGroupTargetInput:
        """Log a message with a time; fields of the event may stand in both."""
        return LogGroupTargetInput(_log_entry(options.timestamp, options.message))

    def bind(self, rule: Any) -> RuleTargetInputProperties:
        """Return how ``rule`` says it."""
        return self._input.bind(rule)


def _log_entry(timestamp: Any, message: Any) -> RuleTargetInput:
    return RuleTargetInput.from_object(
        {"timestamp": timestamp or EventField.time, "message": message or EventField.detail_type}
    )


class LogGroupProps(TargetBaseProps):
    """Options of a log group as target."""

    event: RuleTargetInput | None = None
    """Deprecated: see ``log_event``."""
    install_latest_aws_sdk: bool | None = None
    """Whether the function that lets EventBridge write gets the newest SDK. Default: by context key, else yes."""
    log_event: LogGroupTargetInput | None = None
    """What is logged. Default: the whole event."""


class CloudWatchLogGroup(IRuleTarget):
    """Writes events into a log group."""

    @takes(LogGroupProps)
    def __init__(self, log_group: ILogGroupRef, props: LogGroupProps) -> None:
        self._log_group = log_group
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let EventBridge write into the log group.

        Raises:
            ValidationError: ``event`` and ``log_event`` together, or an input without fields of the event.
        """
        props = self._props
        if props.event is not None and props.log_event is not None:
            raise ValidationError('Only one of "event" or "logEvent" can be specified', scope=rule)
        group: Any = self._log_group
        stack = Stack.of(group)
        given = props.event.bind(rule) if props.event is not None else None
        if given is not None and (given.input is not None or given.input_path is not None):
            raise ValidationError("CloudWatchLogGroup targets does not support input or inputPath", scope=rule)
        self._let_events_write(rule, stack)
        return RuleTargetConfig(
            arn=stack.format_arn(
                service="logs",
                resource="log-group",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
                resource_name=group.log_group_ref.log_group_name,
            ),
            input=props.event if props.event is not None else props.log_event,
            target_resource=group,
            **delivery_options(props),
        )

    def _let_events_write(self, rule: Any, stack: Stack) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        _make_log_group_policy(
            stack,
            f"EventsLogGroupPolicy{Names.node_unique_id(rule.node)}",
            PolicyStatement(
                actions=["logs:PutLogEvents", "logs:CreateLogStream"],
                resources=[self._log_group.log_group_ref.log_group_arn],
                principals=[ServicePrincipal("events.amazonaws.com")],
            ),
            self._props.install_latest_aws_sdk,
        )


def _make_log_group_policy(scope: Construct, id: str, statement: PolicyStatement, latest_sdk: bool | None) -> Construct:
    """Make a resource policy of CloudWatch Logs with a custom resource."""
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.core.lazy import lazy_string
    from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
    from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

    document = PolicyDocument(statements=[statement])
    name = lazy_string(lambda: Names.unique_id(resource))
    put = _OwnSdkCall(
        service="CloudWatchLogs",
        action="putResourcePolicy",
        parameters={"policyName": name, "policyDocument": Stack.of(scope).to_json_string(document.to_json())},
        physical_resource_id=PhysicalResourceId.of(id),
    )
    resource = AwsCustomResource(
        scope,
        id,
        resource_type="Custom::CloudwatchLogResourcePolicy",
        on_create=put,
        on_update=put,
        on_delete=_OwnSdkCall(
            service="CloudWatchLogs",
            action="deleteResourcePolicy",
            parameters={"policyName": name},
            ignore_error_codes_matching="ResourceNotFoundException",
        ),
        policy=AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]),
        install_latest_aws_sdk=latest_sdk,
    )
    return resource
