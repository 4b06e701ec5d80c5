"""Has the role of a job of EMR on EKS trust the service accounts that jobs of a cluster run as.

Called by the provider framework. Source of the statement and of the accounts' names: the guide of EMR on EKS, "Update the
trust policy of the job execution role". Trust is not taken back: other tasks may need it, and the role goes with the stack.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import boto3

Event = dict[str, Any]

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_log = logging.getLogger()
_log.setLevel(logging.INFO)


def handler(event: Event, _context: Any) -> Event:
    """Add the statement to the role's trust policy, unless it is there."""
    if event["RequestType"] == "Delete":
        return {}
    properties = event["ResourceProperties"]
    cluster = boto3.client("eks").describe_cluster(name=properties["eksClusterId"])["cluster"]
    iam = boto3.client("iam")
    role = iam.get_role(RoleName=properties["roleName"])["Role"]
    policy = role["AssumeRolePolicyDocument"]
    statement = _statement(role, cluster["identity"]["oidc"]["issuer"], properties["eksNamespace"])
    statements = policy["Statement"] if isinstance(policy["Statement"], list) else [policy["Statement"]]
    if statement in statements:
        _log.info("Role %s trusts already", properties["roleName"])
        return {}
    trusting = {**policy, "Statement": [*statements, statement]}
    iam.update_assume_role_policy(RoleName=properties["roleName"], PolicyDocument=json.dumps(trusting))
    return {}


def _statement(role: Event, issuer: str, namespace: str) -> Event:
    _, partition, _, _, account, _ = role["Arn"].split(":", 5)
    provider = issuer.removeprefix("https://")
    accounts = f"emr-containers-sa-*-*-{account}-{_base36(role['RoleName'])}"
    return {
        "Effect": "Allow",
        "Principal": {"Federated": f"arn:{partition}:iam::{account}:oidc-provider/{provider}"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringLike": {f"{provider}:sub": f"system:serviceaccount:{namespace}:{accounts}"}},
    }


def _base36(text: str) -> str:
    number = int.from_bytes(text.encode(), "big")
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
