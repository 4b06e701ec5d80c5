"""What the controller of load balancers has to be allowed, by its version.

Source: the installation guide of the AWS Load Balancer Controller (kubernetes-sigs, Apache License 2.0) says what each
version needs; the statements, their order and since when each action is there were observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_Version = tuple[int, ...]

_REQUEST_TAG = "aws:RequestTag/elbv2.k8s.aws/cluster"
_RESOURCE_TAG = "aws:ResourceTag/elbv2.k8s.aws/cluster"
_ASKED_FOR = {"Null": {_REQUEST_TAG: "false"}}
_OWNED = {"Null": {_RESOURCE_TAG: "false"}}
_OWNED_AND_KEPT = {"Null": {_REQUEST_TAG: "true", _RESOURCE_TAG: "false"}}
_GROUPS = "arn:aws:ec2:*:*:security-group/*"
_TARGET_GROUPS = "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*"
_BALANCERS = [
    _TARGET_GROUPS,
    "arn:aws:elasticloadbalancing:*:*:loadbalancer/net/*/*",
    "arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*/*",
]
_FIRST_BALANCERS = [
    "arn:aws:elasticloadbalancing:*:*:loadbalancer/*",
    "arn:aws:elasticloadbalancing:*:*:targetgroup/*",
]
_LISTENERS = [
    f"arn:aws:elasticloadbalancing:*:*:{kind}/{balancer}/*/*/*"
    for kind in ("listener", "listener-rule")
    for balancer in ("net", "app")
]

# Actions in their order; "@2.9.0" after one says since which version it is there.
_READING_EC2 = """
    DescribeAccountAttributes DescribeAddresses DescribeAvailabilityZones@2.2.0 DescribeInternetGateways DescribeVpcs
    DescribeVpcPeeringConnections@2.3.0 DescribeSubnets DescribeSecurityGroups DescribeInstances
    DescribeNetworkInterfaces DescribeTags GetCoipPoolUsage@2.1.2 DescribeCoipPools@2.1.2
    GetSecurityGroupsForVpc@2.10.0 DescribeIpamPools@2.12.0 DescribeRouteTables@2.13.0
"""
_READING_BALANCERS = """
    DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners DescribeListenerCertificates
    DescribeSSLPolicies DescribeRules DescribeTargetGroups DescribeTargetGroupAttributes DescribeTargetHealth
    DescribeTags DescribeTrustStores@2.7.0 DescribeListenerAttributes@2.9.0 DescribeCapacityReservation@2.11.0
"""
_OTHER_SERVICES = [
    "cognito-idp:DescribeUserPoolClient",
    *(f"acm:{action}" for action in ("ListCertificates", "DescribeCertificate")),
    *(f"iam:{action}" for action in ("ListServerCertificates", "GetServerCertificate")),
    *(
        f"{service}:{action}"
        for service in ("waf-regional", "wafv2")
        for action in ("GetWebACL", "GetWebACLForResource", "AssociateWebACL", "DisassociateWebACL")
    ),
    *(
        f"shield:{action}"
        for action in ("GetSubscriptionState", "DescribeProtection", "CreateProtection", "DeleteProtection")
    ),
]
_CHANGING = """
    ModifyLoadBalancerAttributes SetIpAddressType SetSecurityGroups SetSubnets DeleteLoadBalancer ModifyTargetGroup
    ModifyTargetGroupAttributes RegisterTargets-2.0.1 DeregisterTargets-2.0.1 DeleteTargetGroup
    ModifyListenerAttributes@2.9.0 ModifyCapacityReservation@2.11.0 ModifyIpPools@2.12.0
"""
_CHANGING_LISTENERS = """
    SetWebAcl ModifyListener AddListenerCertificates RemoveListenerCertificates ModifyRule SetRulePriorities@2.12.0
"""


def controller_statements(tag: str) -> list[dict[str, Any]]:
    """Return the statements that a version of the controller needs, as JSON, for the commercial partition.

    Args:
        tag: The version, such as ``v2.8.2``.
    """
    version = _parsed(tag.removeprefix("v"))
    return list(_statements(version))


def _statements(version: _Version) -> Iterator[dict[str, Any]]:
    linked = "iam:CreateServiceLinkedRole"
    reading = [*_actions("ec2", _READING_EC2, version), *_balancing(_READING_BALANCERS, version)]
    if version < (2, 3, 0):
        yield _allow([linked, *reading])
    else:
        for_balancers = {"StringEquals": {"iam:AWSServiceName": "elasticloadbalancing.amazonaws.com"}}
        yield _allow([linked], conditions=for_balancers)
        yield _allow(reading)
    yield _allow(_OTHER_SERVICES)
    rules = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
    yield _allow(rules)
    yield _allow(["ec2:CreateSecurityGroup"])
    new_group = {"StringEquals": {"ec2:CreateAction": "CreateSecurityGroup"}, **_ASKED_FOR}
    yield _allow(["ec2:CreateTags"], _GROUPS, new_group)
    yield _allow(["ec2:CreateTags", "ec2:DeleteTags"], _GROUPS, _OWNED_AND_KEPT)
    yield _allow([*rules, "ec2:DeleteSecurityGroup"], conditions=_OWNED)
    yield _allow(_balancing("CreateLoadBalancer CreateTargetGroup", version), conditions=_ASKED_FOR)
    yield _allow(_balancing("CreateListener DeleteListener CreateRule DeleteRule", version))
    tagging = _balancing("AddTags RemoveTags", version)
    yield _allow(tagging, _BALANCERS if version >= (2, 0, 1) else _FIRST_BALANCERS, _OWNED_AND_KEPT)
    if version >= (2, 2, 0):
        yield _allow(tagging, _LISTENERS)
    # 2.4.7 came out after 2.5.0 had been prepared, and has this statement one place earlier.
    first_tags = _allow(
        _balancing("AddTags", version),
        _BALANCERS,
        {
            "StringEquals": {"elasticloadbalancing:CreateAction": ["CreateTargetGroup", "CreateLoadBalancer"]},
            **_ASKED_FOR,
        },
    )
    if (2, 4, 7) <= version < (2, 5, 0):
        yield first_tags
    yield _allow(_balancing(_CHANGING, version), conditions=_OWNED)
    if version >= (2, 5, 0):
        yield first_tags
    if version >= (2, 0, 1):
        yield _allow(_balancing("RegisterTargets DeregisterTargets", version), _TARGET_GROUPS)
    yield _allow(_balancing(_CHANGING_LISTENERS, version))


def _allow(
    actions: Iterable[str], resource: str | list[str] = "*", conditions: dict[str, Any] | None = None
) -> dict[str, Any]:
    statement: dict[str, Any] = {"Effect": "Allow", "Action": list(actions), "Resource": resource}
    if conditions is not None:
        statement["Condition"] = conditions
    return statement


def _balancing(names: str, version: _Version) -> list[str]:
    return _actions("elasticloadbalancing", names, version)


def _actions(service: str, names: str, version: _Version) -> list[str]:
    return [f"{service}:{name}" for word in names.split() if (name := _known(word, version))]


def _known(word: str, version: _Version) -> str | None:
    """Return an action's name if the version has it; "-2.0.1" after one says since when it is gone."""
    name, _, since = word.partition("@")
    if since:
        return name if version >= _parsed(since) else None
    name, _, until = word.partition("-")
    return name if not until or version < _parsed(until) else None


def _parsed(text: str) -> _Version:
    return tuple(int(part) for part in text.split("."))
