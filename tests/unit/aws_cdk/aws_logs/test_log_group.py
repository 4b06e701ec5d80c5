"""Log groups and what belongs to them: what is refused.

What they write is compared with the official library in ``tests/parity/cases/logs-*``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs

F = logs.FilterPattern


class Somewhere(logs.ILogSubscriptionDestination):
    def bind(self, scope: object, source_log_group: object) -> logs.LogSubscriptionDestinationConfig:
        return logs.LogSubscriptionDestinationConfig(arn="arn:somewhere")


@pytest.fixture
def group() -> logs.LogGroup:
    return logs.LogGroup(cdk.Stack(cdk.App(), "Stack"), "Group")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda g: F.string_value("$.x", ">", "v"), "either '=' or '!='"),
        (lambda g: F.number_value("$.x", "~", 1), "one of =, !=, <, <=, >, >="),
        (lambda g: F.all(), "at least one pattern, or use allEvents"),
        (lambda g: F.any(), "at least one pattern"),
        (lambda g: F.space_delimited("...", "a", "..."), "at most one '...' column"),
        (lambda g: F.space_delimited("a b"), "Invalid column name: a b"),
        (lambda g: F.space_delimited("a").where_string("b", "=", "x"), "not in columns: b"),
        (lambda g: F.space_delimited("a", "...").where_number("...", "=", 1), "Can't use '...'"),
        (lambda g: F.space_delimited("a").where_string("a", "<", "x"), "Invalid comparison operator"),
        (
            lambda g: g.add_metric_filter(
                "F",
                filter_pattern=F.all_events(),
                metric_name="M",
                metric_namespace="N",
                dimensions=dict.fromkeys("abcd", "x"),
            ),
            "maximum of 3 dimensions but received 4",
        ),
        (
            lambda g: g.add_subscription_filter(
                "F",
                filter_pattern=F.all_events(),
                destination=Somewhere(),
                distribution=logs.Distribution.RANDOM,
            ),
            "only be used with KinesisDestination",
        ),
        (lambda g: logs.DataProtectionPolicy(identifiers=[]), "DataIdentifier cannot be empty"),
        (lambda g: logs.FieldIndexPolicy(fields=[f"f{i}" for i in range(21)]), "maximum of 20 fields"),
        (
            lambda g: logs.QueryDefinition(
                g, "Q", query_definition_name="q", query_string=logs.QueryString(stats_statements=["a", "b", "c"])
            ),
            "up to two stats commands .* received 3",
        ),
        (
            lambda g: g.add_to_resource_policy(
                iam.PolicyStatement(actions=["logs:*"], principals=[iam.ArnPrincipal("no-arn")])
            ),
            "ARN",
        ),
    ],
)
def test_what_logs_would_refuse_is_refused(
    group: logs.LogGroup, make: Callable[[logs.LogGroup], object], message: str
) -> None:
    with pytest.raises(RuntimeError, match=message):
        make(group)


def test_stream_imported_by_name_alone_has_no_reference(group: logs.LogGroup) -> None:
    stream = logs.LogStream.from_log_stream_name(group, "Stream", "name")

    with pytest.raises(RuntimeError, match="from_log_stream_attributes"):
        _ = stream.log_stream_ref
