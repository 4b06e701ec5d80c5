"""Steps that wait for an approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct, takes
from aws_cdk.pipelines.step import Step

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic


class ManualApprovalStepProps(Struct):
    """Options of an approval."""

    comment: str | None = None
    """Text for whoever decides. Default: none."""
    notification_topic: ITopic | None = None
    """Topic that is told. Default: none."""
    review_url: str | None = None
    """Link for whoever decides. Default: none."""


class ManualApprovalStep(Step):
    """Waits until someone approves."""

    @takes(ManualApprovalStepProps)
    def __init__(self, id: str, props: ManualApprovalStepProps) -> None:
        super().__init__(id)
        self.comment = props.comment
        self.notification_topic = props.notification_topic
        self.review_url = props.review_url
        self._discover_referenced_outputs([props.comment, props.review_url])


__all__ = ["ManualApprovalStep", "ManualApprovalStepProps"]
