"""Jobs of Batch as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import IConstruct


class BatchJobProps(TargetBaseProps):
    """Options of a job as target."""

    attempts: int | float | None = None
    """How often a job that fails is run, 1 to 10. Default: as the definition says."""
    event: RuleTargetInput | None = None
    """What the job is given. Default: the whole event."""
    job_name: str | None = None
    """Default: made from the rule's path."""
    size: int | float | None = None
    """Number of jobs in an array, 2 to 10000. Default: no array."""


class BatchJob(IRuleTarget):
    """Submits a job."""

    @takes(BatchJobProps)
    def __init__(
        self,
        job_queue_arn: str,
        job_queue_scope: IConstruct,
        job_definition_arn: str,
        job_definition_scope: IConstruct,
        props: BatchJobProps,
    ) -> None:
        self._queue_arn = job_queue_arn
        self._queue_scope = job_queue_scope
        self._definition_arn = job_definition_arn
        self._definition_scope = job_definition_scope
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role of the job definition submit jobs."""
        props = self._props
        role = singleton_event_role(self._definition_scope)
        role.add_to_principal_policy(
            PolicyStatement(actions=["batch:SubmitJob"], resources=[self._definition_arn, self._queue_arn])
        )
        let_rule_fail_to(rule, props.dead_letter_queue)
        return RuleTargetConfig(
            arn=self._queue_arn,
            role=role,
            input=props.event,
            target_resource=self._queue_scope,
            batch_parameters={
                "jobDefinition": self._definition_arn,
                "jobName": props.job_name or Names.node_unique_id(rule.node),
                "arrayProperties": {"size": props.size} if props.size else None,
                "retryStrategy": {"attempts": props.attempts} if props.attempts else None,
            },
            **delivery_options(props),
        )
