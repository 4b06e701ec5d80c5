"""Queries of Redshift as targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_sqs.queue_base import IQueue


class RedshiftQueryProps(Struct):
    """Options of a query as target."""

    database: str
    sql: Sequence[str]
    """Statements; several are run together."""
    db_user: str | None = None
    dead_letter_queue: IQueue | None = None
    """Where events go that cannot be delivered. Default: nowhere."""
    input: RuleTargetInput | None = None
    """What is sent. Default: the whole event."""
    role: IRole | None = None
    """The role to run statements with. Default: one of the rule."""
    secret: ISecret | None = None
    """Login of the database."""
    send_event_bridge_event: bool | None = None
    """Whether there is an event when the statements are done. Default: no."""
    statement_name: str | None = None


class RedshiftQuery(IRuleTarget):
    """Runs statements on a cluster or workgroup."""

    @takes(RedshiftQueryProps)
    def __init__(self, cluster_arn: str, props: RedshiftQueryProps) -> None:
        self._arn = cluster_arn
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role run statements.

        Raises:
            ValidationError: there is no statement.
        """
        props, statements = self._props, list(self._props.sql)
        if not statements:
            raise ValidationError("At least one SQL statement must be specified.", scope=rule)
        several = len(statements) > 1
        role = props.role or singleton_event_role(rule)
        action = "redshift-data:BatchExecuteStatement" if several else "redshift-data:ExecuteStatement"
        role.add_to_principal_policy(PolicyStatement(actions=[action], resources=[self._arn]))
        queue = props.dead_letter_queue
        return RuleTargetConfig(
            arn=self._arn,
            role=role,
            input=props.input,
            dead_letter_config={"arn": queue.queue_arn} if queue is not None else None,
            redshift_data_parameters={
                "database": props.database,
                "dbUser": props.db_user,
                "secretManagerArn": _whole_arn_or_name(props.secret) if props.secret is not None else None,
                "sql": None if several else statements[0],
                "sqls": statements if several else None,
                "statementName": props.statement_name,
                "withEvent": props.send_event_bridge_event,
            },
        )


def _whole_arn_or_name(secret: ISecret) -> str:
    # as the peer: an ARN without the suffix that AWS gives secrets is none to EventBridge, but the name is
    return secret.secret_full_arn if secret.secret_full_arn is not None else secret.secret_name
