"""Certificates: which domains cannot be asked for, and where mails go."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as r53
from aws_cdk.aws_certificatemanager.certificate_validation import registered_domain


@pytest.mark.parametrize(
    ("domain", "registered"),
    [
        ("example.com", "example.com"),
        ("a.b.example.com", "example.com"),
        ("*.shop.example.co.uk", "example.co.uk"),
        ("a.b.com.au", "b.com.au"),
        ("example.de", "example.de"),
        ("service.corp.internal", "internal"),
    ],
)
def test_mails_go_to_the_registered_domain(domain: str, registered: str) -> None:
    assert registered_domain(domain) == registered


def test_a_domain_that_is_too_long_is_refused() -> None:
    stack = cdk.Stack(cdk.App(), "S")

    with pytest.raises(RuntimeError, match=r"Domain name must be 64 characters or less[\s\S]*S/C"):
        acm.Certificate(stack, "C", domain_name="x" * 65)


def test_mails_to_a_token_need_to_be_told_where() -> None:
    stack = cdk.Stack(cdk.App(), "S")

    with pytest.raises(RuntimeError, match="When using Tokens for domain names, 'validationDomains'"):
        acm.Certificate(stack, "C", domain_name=cdk.Fn.ref("Domain"))


def test_a_domain_must_be_one_of_the_zone_that_validates_it() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "S")
    zone = r53.HostedZone.from_hosted_zone_attributes(stack, "Z", hosted_zone_id="Z1", zone_name="imp.com.")
    acm.DnsValidatedCertificate(stack, "C", domain_name="other.com", hosted_zone=zone)

    with pytest.raises(RuntimeError, match=r"S/C\] DNS zone imp\.com is not authoritative for .* other\.com"):
        app.synth()
