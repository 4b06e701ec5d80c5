"""Slack channels that AWS Chatbot serves: it tells them of what topics publish, and runs commands for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_chatbot._l1 import CfnSlackChannelConfiguration
from aws_cdk.aws_chatbot.slack_channel_configuration_base import (
    CHATBOT_REGION,
    ISlackChannelConfiguration,
    _SlackChannelConfigurationBase,
    chatbot_metric,
)
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_logs.log_retention import LogRetention, LogRetentionRetryOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct

_TYPE = "slack-channel/"  # begins the name of a channel in its ARN


class LoggingLevel(NamedEnum):
    """What AWS Chatbot logs to CloudWatch Logs."""

    ERROR = "ERROR"
    """Errors."""
    INFO = "INFO"
    """Everything."""
    NONE = "NONE"
    """Nothing."""


class SlackChannelConfigurationProps(Struct):
    """Options of a channel."""

    slack_channel_configuration_name: str
    """The configuration's name; must be unique in the account, and cannot be changed."""
    slack_channel_id: str
    """Slack's id of the channel, the last part of its link."""
    slack_workspace_id: str
    """Slack's id of the workspace, which AWS Chatbot must have been let into by hand."""
    guardrail_policies: Sequence[IManagedPolicy] | None = None
    """What members of the channel may do at most. Default: what AWS's policy ``AdministratorAccess`` allows."""
    log_retention: RetentionDays | None = None
    """How long logs are kept, set by a custom resource. Default: it is left as it is, at first for ever."""
    log_retention_retry_options: Nested[LogRetentionRetryOptions | None] = nested()
    """How often the custom resource tries. Default: its own."""
    log_retention_role: IRole | None = None
    """With which the custom resource works. Default: a new one."""
    logging_level: LoggingLevel | None = None
    """What is logged. Default: nothing."""
    notification_topics: Sequence[ITopic] | None = None
    """Topics whose messages the channel gets. Default: none; more can be added."""
    role: IRole | None = None
    """With which AWS Chatbot works. Default: a new one."""
    user_role_required: bool | None = None
    """Whether each member needs a role of their own, for the channel's does not apply to them. Default: no."""


class SlackChannelConfiguration(_SlackChannelConfigurationBase):
    """A Slack channel that AWS Chatbot serves."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-chatbot.SlackChannelConfiguration"

    @staticmethod
    @checked
    def from_slack_channel_configuration_arn(
        scope: Construct, id: str, slack_channel_configuration_arn: str
    ) -> ISlackChannelConfiguration:
        """Return a channel made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a Slack channel.
        """
        name = _name_in(slack_channel_configuration_arn)
        if name is None:
            raise ValidationError(
                "The ARN of a Slack integration must be in the form: arn:<partition>:chatbot:<region>:<account>:"
                f"chat-configuration/slack-channel/<slackChannelName>, got {slack_channel_configuration_arn}",
                scope=scope,
            )
        return _ImportedChannel(scope, id, slack_channel_configuration_arn, name)

    @staticmethod
    @takes(MetricOptions)
    def metric_all(metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of all channels by its name. Default statistic: the average."""
        return chatbot_metric(metric_name, **props._given())

    @takes(SlackChannelConfigurationProps)
    def __init__(self, scope: Construct, id: str, props: SlackChannelConfigurationProps) -> None:
        name = props.slack_channel_configuration_name
        super().__init__(scope, id, physical_name=name)
        role = props.role
        if role is None:
            from aws_cdk.aws_iam.role import Role

            role = Role(self, "ConfigurationRole", assumed_by=ServicePrincipal("chatbot.amazonaws.com"))
        self.role: IRole = role
        self._topics: list[ITopic] = list(props.notification_topics or ())
        configuration = CfnSlackChannelConfiguration(
            self,
            "Resource",
            configuration_name=name,
            iam_role_arn=role.role_arn,
            slack_workspace_id=props.slack_workspace_id,
            slack_channel_id=props.slack_channel_id,
            sns_topic_arns=lazy_list(lambda: [topic.topic_arn for topic in self._topics], omit_empty=True),
            logging_level=props.logging_level._value_ if props.logging_level is not None else None,
            guardrail_policies=[each.managed_policy_arn for each in props.guardrail_policies or ()] or None,
            user_role_required=props.user_role_required,
        )
        if props.log_retention is not None:
            retry = props.log_retention_retry_options
            LogRetention(
                self,
                "LogRetention",
                log_group_name=f"/aws/chatbot/{name}",
                log_group_region=CHATBOT_REGION,
                retention=props.log_retention,
                role=props.log_retention_role,
                log_retention_retry_options=retry._given() if retry is not None else None,
            )
        self.slack_channel_configuration_arn = configuration.ref
        self.slack_channel_configuration_name = name

    @property
    def grant_principal(self) -> IPrincipal:
        """The role with which AWS Chatbot works."""
        return self.role.grant_principal

    @checked
    def add_notification_topic(self, notification_topic: ITopic) -> None:
        """Send a topic's messages to the channel too."""
        self._topics.append(notification_topic)


class _ImportedChannel(_SlackChannelConfigurationBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, name: str) -> None:
        from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

        super().__init__(scope, id)
        self.role = None
        self.grant_principal: IPrincipal = UnknownPrincipal(resource=self)
        self.slack_channel_configuration_arn = arn
        self.slack_channel_configuration_name = name


def _name_in(arn: str) -> str | None:
    """Return the name of a channel, or ``None`` if the ARN is that of something else."""
    found = Arn.extract_resource_name(arn, "chat-configuration")
    if not is_unresolved(arn):
        return found[len(_TYPE) :] if found.startswith(_TYPE) else None
    if not is_unresolved(found) and _TYPE not in found:
        return None
    return Fn.select(1, Fn.split(_TYPE, found))


__all__ = ["LoggingLevel", "SlackChannelConfiguration", "SlackChannelConfigurationProps"]
