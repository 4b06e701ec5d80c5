"""The handler that empties default security groups, against a simulated EC2."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
ACCOUNT = "123456789012"


@pytest.fixture
def ec2(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in (("ACCESS_KEY_ID", "k"), ("SECRET_ACCESS_KEY", "s"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    with mock_aws():
        yield boto3.client("ec2")


@pytest.fixture
def handler(load_handler: Load) -> Any:
    return load_handler("restrict_default_security_group").handler


def _default_group(ec2: Any) -> str:
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": ["default"]}]
    group = ec2.describe_security_groups(Filters=filters)["SecurityGroups"][0]["GroupId"]
    ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group, "UserId": ACCOUNT}]}],
    )
    return str(group)


def _rules(ec2: Any, group: str) -> tuple[int, int]:
    found = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
    return len(found["IpPermissions"]), len(found["IpPermissionsEgress"])


def _properties(group: str) -> dict[str, str]:
    return {"DefaultSecurityGroupId": group, "Account": ACCOUNT}


def test_a_creation_takes_both_rules_away(
    ec2: Any, handler: Any, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    group = _default_group(ec2)

    handler(request_of("Create", _properties(group)), lambda_context)

    assert _rules(ec2, group) == (0, 0)
    assert answers.only["Status"] == "SUCCESS"


def test_a_second_creation_finds_nothing_to_do(
    ec2: Any, handler: Any, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    group = _default_group(ec2)

    handler(request_of("Create", _properties(group)), lambda_context)
    handler(request_of("Create", _properties(group)), lambda_context)

    assert [answer["Status"] for answer in answers.received] == ["SUCCESS", "SUCCESS"]


def test_an_update_to_another_group_gives_the_old_one_its_rules_back(
    ec2: Any, handler: Any, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    old, new = _default_group(ec2), _default_group(ec2)
    handler(request_of("Create", _properties(old)), lambda_context)

    handler(request_of("Update", _properties(new), OldResourceProperties=_properties(old)), lambda_context)

    assert (_rules(ec2, old), _rules(ec2, new)) == ((1, 1), (0, 0))


def test_a_deletion_gives_the_rules_back(
    ec2: Any, handler: Any, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    group = _default_group(ec2)
    handler(request_of("Create", _properties(group)), lambda_context)

    handler(request_of("Delete", _properties(group)), lambda_context)

    assert _rules(ec2, group) == (1, 1)


def test_a_group_that_is_not_there_is_reported_as_failure(
    ec2: Any, handler: Any, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    handler(request_of("Create", _properties("sg-0123456789abcdef0")), lambda_context)

    assert answers.only["Status"] == "FAILED"
    assert "sg-0123456789abcdef0" in answers.only["Reason"]
