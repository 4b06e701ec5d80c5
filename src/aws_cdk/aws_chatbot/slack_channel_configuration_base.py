"""What Slack channels made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codestarnotifications.notification_rule_target import (
    INotificationRuleTarget,
    NotificationRuleTargetConfig,
)
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from typing import Any

    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_chatbot import SlackChannelConfigurationReference
    from constructs import Construct

# AWS Chatbot has its metrics and logs in one region, wherever the configuration is made.
# Source: the AWS Chatbot administrator guide, "Monitoring AWS Chatbot".
CHATBOT_REGION = "us-east-1"


def chatbot_metric(metric_name: str, **options: Any) -> Metric:
    """Return a metric of all channels, or of those that ``dimensions_map`` names. Default statistic: the average."""
    from aws_cdk.aws_cloudwatch import Metric

    return Metric(**{"namespace": "AWS/Chatbot", "region": CHATBOT_REGION, "metric_name": metric_name, **options})


class ISlackChannelConfiguration(IResource, IGrantable, INotificationRuleTarget):
    """A Slack channel that AWS Chatbot serves."""

    if TYPE_CHECKING:

        @property
        def role(self) -> IRole | None: ...
        @property
        def slack_channel_configuration_arn(self) -> str: ...
        @property
        def slack_channel_configuration_name(self) -> str: ...
        @property
        def slack_channel_configuration_ref(self) -> SlackChannelConfigurationReference: ...

    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Let AWS Chatbot do something for the channel."""
        raise NotImplementedError

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the channel by its name. Default statistic: the average."""
        raise NotImplementedError


class _SlackChannelConfigurationBase(Resource, ISlackChannelConfiguration):
    """Base of channels."""

    role: IRole | None
    slack_channel_configuration_arn: str
    slack_channel_configuration_name: str

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Let AWS Chatbot do something for the channel; a channel made elsewhere stays as it is."""
        if self.role is not None:
            self.role.add_to_principal_policy(statement)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the channel by its name. Default statistic: the average."""
        dimensions = {"ConfigurationName": self.slack_channel_configuration_name}
        return chatbot_metric(metric_name, **{"dimensions_map": dimensions, **props._given()})

    @checked
    def bind_as_notification_rule_target(self, _scope: Construct) -> NotificationRuleTargetConfig:
        """Return how developer tools name the channel."""
        return NotificationRuleTargetConfig(
            target_type="AWSChatbotSlack", target_address=self.slack_channel_configuration_arn
        )

    @property
    def slack_channel_configuration_ref(self) -> SlackChannelConfigurationReference:
        """The reference to the channel."""
        from aws_cdk.interfaces.aws_chatbot import SlackChannelConfigurationReference

        return SlackChannelConfigurationReference(slack_channel_configuration_arn=self.slack_channel_configuration_arn)


__all__ = ["ISlackChannelConfiguration"]
