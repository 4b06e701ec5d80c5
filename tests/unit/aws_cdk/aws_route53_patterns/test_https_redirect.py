"""Redirections: certificates that CloudFront could not use."""

from __future__ import annotations

import pytest

from aws_cdk import App, Environment, Stack
from aws_cdk.aws_certificatemanager import Certificate
from aws_cdk.aws_route53 import HostedZone
from aws_cdk.aws_route53_patterns import HttpsRedirect
from aws_cdk.core.errors import ValidationError


def test_a_certificate_of_another_region_is_refused() -> None:
    stack = Stack(App(), "S", env=Environment(account="123456789012", region="eu-west-1"))
    zone = HostedZone.from_hosted_zone_attributes(stack, "Zone", hosted_zone_id="Z1", zone_name="example.com")
    arn = "arn:aws:acm:eu-west-1:123456789012:certificate/abc"
    certificate = Certificate.from_certificate_arn(stack, "Cert", arn)

    with pytest.raises(ValidationError, match=r"(?s)must be in the us-east-1 region.*is in eu-west-1.*S/Redirect"):
        HttpsRedirect(stack, "Redirect", zone=zone, target_domain="www.example.com", certificate=certificate)


def test_a_certificate_needs_to_know_where_the_stack_is() -> None:
    stack = Stack(App(context={"@aws-cdk/aws-route53-patters:useCertificate": True}), "S")
    zone = HostedZone.from_hosted_zone_attributes(stack, "Zone", hosted_zone_id="Z1", zone_name="example.com")

    with pytest.raises(ValidationError, match="a region must be defined on the Stack"):
        HttpsRedirect(stack, "Redirect", zone=zone, target_domain="www.example.com")
