"""What keys, logs and ways into VPCs refuse, each with the construct concerned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf
from aws_cdk import aws_cloudfront_origins as origins


class Endpoint(cf.VpcOriginEndpoint):
    """What an app may add."""

    endpoint_arn = "arn:aws:x"


def way(stack: cdk.Stack, **ports: Any) -> cf.VpcOrigin:
    return cf.VpcOrigin(stack, "C", endpoint=Endpoint(), **ports)


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda stack: cf.PublicKey(stack, "C", encoded_key="x"), "Public key must be in PEM format"),
        (lambda stack: cf.RealtimeLogConfig(stack, "C", end_points=[], fields=[], sampling_rate=0.5), "received 0.5"),
        (lambda stack: way(stack, http_port=1023), "'httpPort' must be 80, 443, or a value between 1024 and 65535"),
        (lambda stack: way(stack, https_port=1024.5), "'httpsPort' must be 80, 443"),
        (lambda stack: cf.VpcOrigin.from_vpc_origin_arn(stack, "C", "arn:aws:cloudfront::1:x"), "No VPC origin ID"),
        (lambda stack: cf.VpcOrigin.from_vpc_origin_attributes(stack, "C"), "vpcOriginId.* or .*vpcOriginArn"),
    ],
)
def test_options_that_are_refused(attempt: Callable[[cdk.Stack], object], message: str) -> None:
    with pytest.raises(RuntimeError, match=message) as refused:
        attempt(cdk.Stack(cdk.App(), "S"))

    assert "S/C" in str(refused.value)


def test_an_endpoint_of_an_app_needs_no_name() -> None:
    made = way(cdk.Stack(cdk.App(), "S"), http_port=80)

    assert made.domain_name is None


def test_comments_are_cut_where_cloudfront_ends_them() -> None:
    """As the peer: at 128 characters, without a word."""
    stack = cdk.Stack(cdk.App(), "S")
    identity = cf.OriginAccessIdentity(stack, "I", comment="c" * 129)
    behavior = cf.BehaviorOptions(origin=origins.HttpOrigin("a.example"))
    distribution = cf.Distribution(stack, "D", default_behavior=behavior, comment="c" * 129)

    configs: list[Any] = [
        stack.resolve(identity.node.default_child.cloud_front_origin_access_identity_config),  # type: ignore[union-attr]
        stack.resolve(distribution.node.default_child.distribution_config),  # type: ignore[union-attr]
    ]
    assert [config["comment"] for config in configs] == ["c" * 128] * 2


@pytest.mark.parametrize("name", ["origin_latency", "cache_hit_rate", *(f"{code}_error_rate" for code in (401, 504))])
def test_additional_metrics_are_published_first(name: str) -> None:
    stack = cdk.Stack(cdk.App(), "S")
    behavior = cf.BehaviorOptions(origin=origins.HttpOrigin("a.example"))
    without = cf.Distribution(stack, "C", default_behavior=behavior)
    published = cf.Distribution(stack, "P", default_behavior=behavior, publish_additional_metrics=True)
    metric = f"metric{'' if name[0].isdigit() else '_'}{name}"

    assert getattr(published, metric)().namespace == "AWS/CloudFront"
    with pytest.raises(RuntimeError, match=r"(?s)only available if 'publishAdditionalMetrics'.*S/C"):
        getattr(without, metric)()


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda s: cf.CachePolicy(s, "C", cache_policy_name=""), False),
        (lambda s: cf.OriginRequestPolicy(s, "C", origin_request_policy_name=""), False),
        (lambda s: cf.KeyValueStore(s, "C", key_value_store_name=""), True),
        (lambda s: cf.Function(s, "C", function_name="", code=cf.FunctionCode.from_inline("x")), True),
    ],
)
def test_an_empty_name_is_refused_or_stays(make: Callable[[cdk.Stack], Any], named: bool) -> None:
    stack = cdk.Stack(cdk.App(), "S")

    if named:
        assert make(stack).node.default_child.name == ""
        return
    with pytest.raises(RuntimeError, match="alphanumeric characters, got: ''"):
        make(stack)


@pytest.mark.parametrize("comment", [None, "", "c"])
def test_a_comment_stays_even_if_it_is_empty(comment: str | None) -> None:
    behavior = cf.BehaviorOptions(origin=origins.HttpOrigin("a.example"))

    made: Any = cf.Distribution(cdk.Stack(cdk.App(), "S"), "C", default_behavior=behavior, comment=comment)

    assert made.node.default_child.distribution_config.comment == comment
