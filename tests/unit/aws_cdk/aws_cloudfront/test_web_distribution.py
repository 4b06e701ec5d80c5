"""What the older class of distributions refuses."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf

DEFAULT = cf.Behavior(is_default_behavior=True)
VIP = cf.SSLMethod.VIP


def source(*behaviors: cf.Behavior, **options: Any) -> cf.SourceConfiguration:
    server = cf.CustomOriginConfig(domain_name="x", origin_shield_region="eu-west-1")
    return cf.SourceConfiguration(behaviors=list(behaviors), **{"custom_origin_source": server, **options})


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ([], "only be one default behavior"),
        ([source(DEFAULT), source(DEFAULT)], "only be one default behavior"),
        ([source(DEFAULT, cf.Behavior())], "pathPattern is required"),
        ([source(DEFAULT, custom_origin_source=None)], "at least one origin source"),
        ([source(DEFAULT, origin_shield_region="eu-west-1")], "Only one originShieldRegion"),
        ([source(DEFAULT, connection_attempts=4)], "connectionAttempts: You can specify 1, 2, or 3"),
        ([source(DEFAULT, connection_timeout=cdk.Duration.seconds(11))], "between 1 and 10"),
    ],
)
def test_sources_that_are_refused(sources: list[cf.SourceConfiguration], message: str) -> None:
    with pytest.raises(RuntimeError, match=message) as refused:
        cf.CloudFrontWebDistribution(cdk.Stack(cdk.App(), "S"), "D", origin_configs=sources)

    assert "S/D" in str(refused.value)


def test_old_ways_to_choose_a_certificate_go_with_old_protocols() -> None:
    policy = cf.SecurityPolicyProtocol.TLS_V1_2_2021
    certificate = cf.ViewerCertificate.from_iam_certificate("x", ssl_method=VIP, security_policy=policy)

    with pytest.raises(RuntimeError, match=r"TLSv1.2_2021 is not compatible with sslMethod vip"):
        cf.CloudFrontWebDistribution(
            cdk.Stack(cdk.App(), "S"), "D", origin_configs=[source(DEFAULT)], viewer_certificate=certificate
        )
