"""Approvals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.core.duration import Duration
    from constructs import Construct

# In minutes. Source: the CodePipeline guide, "Quotas".
_LEAST_MINUTES, _MOST_MINUTES = 5, 86_400


class ManualApprovalActionProps(CommonAwsActionProps):
    """An approval."""

    additional_information: str | None = None
    """Text for whoever decides. Default: none."""
    external_entity_link: str | None = None
    """Link for whoever decides. Default: none."""
    notification_topic: ITopic | None = None
    """Topic that is told. Default: a new one if there are addresses."""
    notify_emails: Sequence[str] | None = None
    """E-mail addresses that are told. Default: none."""
    timeout: Duration | None = None
    """How long to wait, 5 minutes to 60 days. Default: 7 days."""


class ManualApprovalAction(Action):
    """Waits until someone approves."""

    @takes(ManualApprovalActionProps)
    def __init__(self, props: ManualApprovalActionProps) -> None:
        """Wait until someone approves.

        Raises:
            ValidationError: the timeout is too short or too long.
        """
        if props.timeout is not None and not props.timeout.is_unresolved():
            minutes = props.timeout.to_minutes()
            if not _LEAST_MINUTES <= minutes <= _MOST_MINUTES:
                raise ValidationError(
                    f"timeout must be between {_LEAST_MINUTES} minutes and {_MOST_MINUTES} minutes (60 days), got {minutes:g} minutes"
                )
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.APPROVAL,
                provider="Manual",
                artifact_bounds=bounds((0, 0), (0, 0)),
                timeout=props.timeout,
            )
        )
        self._props = props
        self._topic: ITopic | None = None
        self._stage: IStage | None = None

    @property
    def notification_topic(self) -> ITopic | None:
        """The topic that is told; made here once the action is in a stage."""
        return self._topic

    @checked
    def grant_manual_approval(self, grantable: IGrantable) -> None:
        """Let someone approve.

        Raises:
            AssumptionError: the action is in no stage yet.
        """
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        if self._stage is None:
            raise AssumptionError(
                "Cannot grant permissions before binding action to a stage", fix="add the action to a stage first"
            )
        arn = self._stage.pipeline.pipeline_arn
        principal: Any = grantable.grant_principal
        for actions, resource in (
            (["codepipeline:ListPipelines"], "*"),
            (
                [
                    "codepipeline:GetPipeline",
                    "codepipeline:GetPipelineState",
                    "codepipeline:GetPipelineExecution",
                ],
                arn,
            ),
            (["codepipeline:PutApprovalResult"], f"{arn}/{self._stage.stage_name}/{self._props.action_name}"),
        ):
            principal.add_to_principal_policy(PolicyStatement(actions=actions, resources=[resource]))

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        emails = list(props.notify_emails or ())
        if props.notification_topic is not None:
            self._topic = props.notification_topic
        elif emails:
            from aws_cdk.aws_sns import Topic

            self._topic = Topic(scope, "TopicResource")
        if self._topic is not None:
            from aws_cdk.aws_sns_subscriptions import EmailSubscription

            self._topic.grant_publish(options.role)
            for email in emails:
                self._topic.add_subscription(EmailSubscription(email))
        self._stage = stage
        return ActionConfig(
            configuration=configuration(
                NotificationArn=self._topic.topic_arn if self._topic is not None else None,
                CustomData=props.additional_information,
                ExternalEntityLink=props.external_entity_link,
            )
        )


__all__ = ["ManualApprovalAction", "ManualApprovalActionProps"]
