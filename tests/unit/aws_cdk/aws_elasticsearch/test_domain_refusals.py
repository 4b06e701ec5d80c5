"""What domains of Elasticsearch refuse otherwise than those of OpenSearch Service."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_elasticsearch as es
from aws_cdk.core.errors import AssumptionError, ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"version": es.ElasticsearchVersion.of("6.9")}, "Unknown Elasticsearch version: 6.9"),
        ({"capacity": {"data_node_instance_type": "r5.large.search"}}, 'must end with ".elasticsearch"'),
        ({"version": es.ElasticsearchVersion.V2_3}, r"require Elasticsearch version 5.1 or later\."),
        ({"capacity": {"data_node_instance_type": "r6gd.large.elasticsearch"}}, "I3 and R6GD instance types"),
        ({"ebs": {"enabled": False}}, "other than r3, i3 or r6gd"),
    ],
)
def test_a_domain_is_refused(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        es.Domain(stack, "Domain", **{"version": es.ElasticsearchVersion.V7_10, **options})


def test_who_may_reach_a_domain_is_known_in_a_vpc_alone(stack: Stack) -> None:
    domain = es.Domain(stack, "Domain", version=es.ElasticsearchVersion.V7_10)

    with pytest.raises(AssumptionError, match="only available on VPC enabled domains"):
        _ = domain.connections
