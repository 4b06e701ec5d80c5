"""What look-ups of databases refuse, and what clusters tell of themselves."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Duration, Stack, Token
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_rds as rds
from aws_cdk.core.errors import ValidationError

_ENV = {"account": "111122223333", "region": "eu-west-1"}
_TOKEN = Token.as_string({"Ref": "X"})
_POSTGRES = rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_3)


def _stack(**context: Any) -> Stack:
    return Stack(App(analytics_reporting=False, context=context), "S", env=_ENV)


def _known(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    from aws_cdk.core import context_provider

    monkeypatch.setattr(context_provider, "_value", lambda *_: answer)


@pytest.mark.parametrize(
    ("answer", "message"),
    [([], "no DBInstance named db was found"), ([{"Endpoint.Address": "a"}], "instance db has no port yet")],
)
def test_an_instance_that_is_not_found_is_refused(monkeypatch: pytest.MonkeyPatch, answer: Any, message: str) -> None:
    _known(monkeypatch, answer)

    with pytest.raises(ValidationError, match=message):
        rds.DatabaseInstance.from_lookup(_stack(), "Db", instance_identifier="db")


def test_a_cluster_that_is_not_found_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _known(monkeypatch, [])

    with pytest.raises(ValidationError, match="no DBCluster named db was found"):
        rds.DatabaseCluster.from_lookup(_stack(), "Db", cluster_identifier="db")


def test_names_that_are_tokens_are_not_looked_up() -> None:
    with pytest.raises(ValidationError, match="tokenized cluster identifier"):
        rds.DatabaseCluster.from_lookup(_stack(), "Db", cluster_identifier=_TOKEN)
    with pytest.raises(ValidationError, match="unresolved tokens"):
        rds.DatabaseInstance.from_lookup(_stack(), "Db", instance_identifier=_TOKEN)


def test_a_cluster_without_the_data_api_grants_no_access_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _known(monkeypatch, [{"Endpoint.Address": "a", "Endpoint.Port": "1", "EnableHttpEndpoint": False}])
    stack = _stack()
    cluster = rds.DatabaseCluster.from_lookup(stack, "Db", cluster_identifier="db")

    with pytest.raises(ValidationError, match="when the Data API is disabled"):
        cluster.grant_data_api_access(iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal()))


def test_a_cluster_tells_how_it_is_watched() -> None:
    stack = _stack()
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    writer = rds.ClusterInstance.provisioned("writer")
    plain = rds.DatabaseCluster(stack, "Plain", engine=_POSTGRES, vpc=vpc, writer=writer)
    watched = rds.DatabaseCluster(
        stack,
        "Watched",
        engine=_POSTGRES,
        vpc=vpc,
        writer=writer,
        database_insights_mode=rds.DatabaseInsightsMode.ADVANCED,
        performance_insight_retention=rds.PerformanceInsightRetention.MONTHS_15,
        monitoring_interval=Duration.minutes(1),
    )

    assert not plain.performance_insights_enabled
    assert plain.performance_insight_retention is None
    assert plain.monitoring_role is None
    assert watched.performance_insights_enabled
    assert watched.performance_insight_retention is rds.PerformanceInsightRetention.MONTHS_15
    assert watched.database_insights_mode is rds.DatabaseInsightsMode.ADVANCED
    assert watched.monitoring_role is watched.node.find_child("MonitoringRole")
    assert watched.single_user_rotation_application is _POSTGRES.single_user_rotation_application
