"""Handler of ``Custom::VpcRestrictDefaultSG``: takes the rules of a network's default security group away. Runs in Lambda.

AWS gives that group two rules: everything from the group itself comes in, everything goes out. They come back when the
resource is deleted.
"""

from typing import Any

import boto3
from botocore.exceptions import ClientError
from cfn_response import answer

_EVERYTHING = "-1"


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> None:
    properties = event["ResourceProperties"]
    group, account = properties["DefaultSecurityGroupId"], properties["Account"]
    ec2 = boto3.client("ec2")
    if event["RequestType"] == "Delete":
        _give_rules(ec2, group, account)
        return
    if event["RequestType"] == "Update":
        old = event["OldResourceProperties"]
        if old.get("DefaultSecurityGroupId") not in (None, group):
            _give_rules(ec2, old["DefaultSecurityGroupId"], old.get("Account", account))
    _take_rules(ec2, group, account)


def _take_rules(ec2: Any, group: str, account: str) -> None:
    _ignoring(
        "InvalidPermission.NotFound",
        lambda: ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=_from_itself(group, account)),
    )
    _ignoring(
        "InvalidPermission.NotFound",
        lambda: ec2.revoke_security_group_egress(GroupId=group, IpPermissions=_to_everyone()),
    )


def _give_rules(ec2: Any, group: str, account: str) -> None:
    _ignoring(
        "InvalidPermission.Duplicate",
        lambda: ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=_from_itself(group, account)),
    )
    _ignoring(
        "InvalidPermission.Duplicate",
        lambda: ec2.authorize_security_group_egress(GroupId=group, IpPermissions=_to_everyone()),
    )


def _from_itself(group: str, account: str) -> list[dict[str, Any]]:
    return [{"IpProtocol": _EVERYTHING, "UserIdGroupPairs": [{"GroupId": group, "UserId": account}]}]


def _to_everyone() -> list[dict[str, Any]]:
    return [{"IpProtocol": _EVERYTHING, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]


def _ignoring(code: str, call: Any) -> None:
    """Call; an error with ``code`` says that the rule is as it should be already."""
    try:
        call()
    except ClientError as error:
        if error.response["Error"]["Code"] != code:
            raise
        print(f"nothing to do: {error}")
