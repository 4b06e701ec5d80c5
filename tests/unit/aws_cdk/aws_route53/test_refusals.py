"""What zones and records refuse, each with the construct concerned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_route53 as r53
from aws_cdk import aws_route53_targets as targets
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

UUID = "12345678-1234-1234-1234-12345678901a"
ALIAS = r53.RecordTarget.from_alias(targets.GlobalAcceleratorDomainTarget("x"))


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def zone(stack: cdk.Stack) -> r53.IHostedZone:
    return r53.HostedZone.from_hosted_zone_attributes(stack, "Zone", hosted_zone_id="Z1", zone_name="imp.com")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"weight": 256}, "weight must be between 0 and 255 inclusive, got: 256"),
        ({"weight": -1}, "weight must be between 0 and 255 inclusive"),
        ({"weight": 1, "region": "eu-west-1"}, "Only one of region, weight"),
        ({"multi_value_answer": True, "geo_location": r53.GeoLocation.default()}, "Only one of region, weight"),
        ({"multi_value_answer": True, "failover": r53.Failover.SECONDARY}, "Cannot use both failover and multiValue"),
        ({"set_identifier": "x"}, "setIdentifier can only be specified for non-simple"),
        ({"set_identifier": "x", "multi_value_answer": False}, "setIdentifier can only be specified for non-simple"),
        ({"set_identifier": "x" * 129, "weight": 1}, "between 1 and 128 characters long, got: 129"),
        ({"failover": r53.Failover.PRIMARY}, "PRIMARY failover record sets must include a health check"),
        ({"target": ALIAS, "multi_value_answer": True}, "multiValueAnswer cannot be specified for alias record"),
    ],
)
def test_options_of_records_that_exclude_each_other(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    given = {"target": r53.RecordTarget.from_ip_addresses("1.2.3.4"), **options}

    with pytest.raises(RuntimeError, match=message) as refused:
        r53.ARecord(stack, "Record", zone=zone(stack), **given)

    assert "S/Record" in str(refused.value)


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda stack: r53.HostedZone.from_hosted_zone_id(stack, "I", "Z").zone_name, "HostedZone.fromHostedZoneId"),
        (lambda stack: r53.HostedZone(stack, "Z", zone_name="x" * 256), "cannot be more than 255 bytes"),
        (lambda stack: r53.HostedZone(stack, "Z", zone_name="x" * 64 + ".com"), "cannot be more than 63 bytes"),
        (lambda stack: r53.HostedZone(stack, "Z", zone_name="a b.com"), "zone names can only contain"),
        (
            lambda stack: r53.PublicHostedZone(stack, "Z", zone_name="p.com").add_delegation(
                r53.PublicHostedZone.from_public_hosted_zone_attributes(
                    stack, "I", hosted_zone_id="Z1", zone_name="i.p.com"
                )
            ),
            "The name servers of 'i.p.com' are not known",
        ),
        (lambda stack: r53.HostedZone.from_lookup(stack, "L", domain_name=""), "undefined value for attribute"),
        (lambda stack: r53.HttpsRecord(stack, "H", zone=zone(stack)), "exactly one of either values or target"),
        (
            lambda stack: r53.PublicHostedZone(
                stack, "P", zone_name="p.com", cross_account_zone_delegation_role_name="x"
            ),
            "not supported without crossAccountZoneDelegationPrincipal",
        ),
        (
            lambda stack: r53.ARecord(
                stack,
                "W",
                zone=zone(stack),
                target=r53.RecordTarget.from_alias(targets.BucketWebsiteTarget(s3.Bucket(stack, "B"))),
            ),
            "Cannot use an S3 record alias in region-agnostic stacks",
        ),
        (
            lambda stack: r53.ARecord(
                stack,
                "E",
                zone=zone(stack),
                target=r53.RecordTarget.from_alias(
                    targets.ElasticBeanstalkEnvironmentEndpointTarget("e.mars-1.elasticbeanstalk.com")
                ),
            ),
            "Cannot find Beanstalk `hostedZoneId`",
        ),
    ],
)
def test_what_zones_refuse(stack: cdk.Stack, attempt: Callable[[cdk.Stack], Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        attempt(stack)


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda: r53.GeoLocation.country("de"), "two-letter and uppercase"),
        (lambda: r53.GeoLocation.subdivision("CA", "DE"), "only UA"),
        (lambda: r53.GeoLocation.subdivision("abcd"), "between 1 and 3 characters"),
        (lambda: r53.CidrRoutingConfig.with_default_location_name("c1"), "must be a valid UUID"),
        (lambda: r53.CidrRoutingConfig.create(collection_id=UUID), "1-16 characters"),
        (lambda: r53.CidrRoutingConfig.create(collection_id=UUID, location_name="a b"), "1-16 characters"),
    ],
)
def test_places_that_do_not_exist(attempt: Callable[[], Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        attempt()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("A.imp.com", "cannot contain uppercase characters"),
        ("a.other.com", "must be suffixed by parent zone name"),
        ("imp.com", "cannot be the same as the parent zone name"),
        ("a.imp.com.", "cannot have a trailing period"),
    ],
)
def test_names_that_cannot_be_delegated(stack: cdk.Stack, name: str, message: str) -> None:
    role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())

    with pytest.raises(RuntimeError, match=message):
        zone(stack).grant_delegation(role, delegated_zone_names=[name])


def test_a_zone_is_signed_once(stack: cdk.Stack) -> None:
    signed, key = r53.PublicHostedZone(stack, "P", zone_name="p.com"), kms.Key(stack, "K")
    signed.enable_dnssec(kms_key=key)

    with pytest.raises(RuntimeError, match="DNSSEC is already enabled"):
        signed.enable_dnssec(kms_key=key)


@pytest.mark.parametrize(
    ("parents", "message"),
    [
        ({}, "At least one of parentHostedZoneName or parentHostedZoneId"),
        ({"parent_hosted_zone_id": "Z", "parent_hosted_zone_name": "p.com"}, "Only one of parentHostedZoneName"),
    ],
)
def test_a_delegation_names_one_parent(stack: cdk.Stack, parents: dict[str, Any], message: str) -> None:
    role = iam.Role.from_role_arn(stack, "Role", "arn:aws:iam::333333333333:role/d")

    with pytest.raises(RuntimeError, match=message):
        r53.CrossAccountZoneDelegationRecord(stack, "D", delegated_zone=zone(stack), delegation_role=role, **parents)


def test_a_service_has_one_domain_name(stack: cdk.Stack) -> None:
    service = ec2.CfnVPCEndpointService(stack, "Service", network_load_balancer_arns=["arn:x"])
    public = r53.PublicHostedZone.from_public_hosted_zone_attributes(
        stack, "Public", hosted_zone_id="Z1", zone_name="imp.com"
    )
    r53.VpcEndpointServiceDomainName(
        stack, "First", domain_name="a.imp.com", endpoint_service=service, public_hosted_zone=public
    )

    with pytest.raises(RuntimeError, match=r"another VpcEndpointServiceDomainName \(a.imp.com\) is already") as caught:
        r53.VpcEndpointServiceDomainName(
            stack, "Second", domain_name="b.imp.com", endpoint_service=service, public_hosted_zone=public
        )

    assert "where: S/Second at" in str(caught.value)


def test_the_reference_of_a_public_zone_of_attributes_has_the_name(stack: cdk.Stack) -> None:
    known = {"hosted_zone_id": "Z1", "zone_name": "imp.com"}
    public = r53.PublicHostedZone.from_public_hosted_zone_attributes(stack, "P", **known)
    any_zone = r53.HostedZone.from_hosted_zone_attributes(stack, "H", **known)

    assert [each.hosted_zone_ref.hosted_zone_id for each in (public, any_zone)] == ["imp.com", "Z1"]
    assert public.hosted_zone_id == "Z1"


@pytest.mark.parametrize(("options", "limited"), [({}, False), ({"delegated_zone_names": []}, True)])
def test_no_subdomains_are_not_any(stack: cdk.Stack, options: dict[str, Any], limited: bool) -> None:
    zone(stack).grant_delegation(iam.User(stack, "U"), **options)

    (policy,) = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    (keys,) = policy["Properties"]["PolicyDocument"]["Statement"][0]["Condition"].values()
    assert ("route53:ChangeResourceRecordSetsNormalizedRecordNames" in keys) is limited
