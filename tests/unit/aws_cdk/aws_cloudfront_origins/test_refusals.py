"""What origins refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_lambda as lambda_

SECONDS = cdk.Duration.seconds


def url(stack: cdk.Stack, auth_type: lambda_.FunctionUrlAuthType) -> lambda_.FunctionUrl:
    code = lambda_.Code.from_inline("x")
    function = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=code)
    return function.add_function_url(auth_type=auth_type)


WAY = cf.VpcOrigin.from_vpc_origin_id(cdk.Stack(cdk.App(), "S"), "Way", "vo_1")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: origins.VpcOrigin.with_vpc_origin(WAY),
            "must be specified when no default domain name",
        ),
        (lambda: origins.VpcOrigin.with_vpc_origin(WAY, domain_name="x", read_timeout=SECONDS(0)), "readTimeout"),
        (lambda: origins.HttpOrigin("x", read_timeout=SECONDS(0)), "readTimeout: Must be an int 1 seconds or greater"),
        (lambda: origins.HttpOrigin("x", keepalive_timeout=SECONDS(0)), "keepaliveTimeout: Must be an int 1 seconds"),
    ],
)
def test_options_that_are_wrong_by_themselves(make: Callable[[], object], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make()


def test_signed_requests_need_a_url_that_asks_for_signatures() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    origin = origins.FunctionUrlOrigin.with_origin_access_control(url(stack, lambda_.FunctionUrlAuthType.NONE))

    with pytest.raises(RuntimeError, match="authType of the Function URL must be set to AWS_IAM") as refused:
        cf.Distribution(stack, "D", default_behavior=cf.BehaviorOptions(origin=origin))

    assert "S/D/Origin1" in str(refused.value)


def test_an_access_control_made_elsewhere_signs_as_it_is_told_there() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    control = cf.FunctionUrlOriginAccessControl.from_origin_access_control_id(stack, "Control", "E1")
    origin = origins.FunctionUrlOrigin.with_origin_access_control(
        url(stack, lambda_.FunctionUrlAuthType.AWS_IAM), origin_access_control=control
    )

    bound = origin.bind(stack, cf.OriginBindOptions(origin_id="o", distribution_id="d"))

    assert bound.origin_property["originAccessControlId"] == "E1"


@pytest.mark.parametrize(
    ("given", "written"), [(None, ["TLSv1.2"]), ([], []), ([cf.OriginSslPolicy.SSL_V3], ["SSLv3"])]
)
def test_protocols_are_the_given_ones_even_if_none(given: list[cf.OriginSslPolicy] | None, written: list[str]) -> None:
    stack = cdk.Stack(cdk.App(), "S")
    origin = origins.HttpOrigin("a.example", origin_ssl_protocols=given)

    bound: Any = origin.bind(stack, cf.OriginBindOptions(origin_id="o", distribution_id="d")).origin_property

    assert bound["customOriginConfig"]["originSslProtocols"] == written
