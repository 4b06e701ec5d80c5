"""The handler that has roles of jobs trust a cluster, against a simulated EKS and IAM."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Load = Callable[[str], ModuleType]
OWN = {"Effect": "Allow", "Principal": {"Service": "emr-containers.amazonaws.com"}, "Action": "sts:AssumeRole"}
ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/ABC"
TRUST = {
    "Effect": "Allow",
    "Principal": {"Federated": f"arn:aws-cn:iam::111122223333:oidc-provider/{ISSUER}"},
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {
        "StringLike": {f"{ISSUER}:sub": "system:serviceaccount:jobs:emr-containers-sa-*-*-111122223333-69sftfzl"}
    },
}


class Aws:
    """A cluster and a role of the name ``role1``, which base 36 writes as ``69sftfzl``."""

    def __init__(self, *statements: dict[str, Any]) -> None:
        self.policy: dict[str, Any] = {"Version": "2012-10-17", "Statement": list(statements)}
        self.updates = 0

    def describe_cluster(self, *, name: str) -> dict[str, Any]:
        assert name == "cluster"
        return {"cluster": {"identity": {"oidc": {"issuer": f"https://{ISSUER}"}}}}

    def get_role(self, *, RoleName: str) -> dict[str, Any]:
        arn = f"arn:aws-cn:iam::111122223333:role/path/{RoleName}"
        return {"Role": {"RoleName": RoleName, "Arn": arn, "AssumeRolePolicyDocument": self.policy}}

    def update_assume_role_policy(self, *, RoleName: str, PolicyDocument: str) -> None:
        assert RoleName == "role1"
        self.policy = json.loads(PolicyDocument)
        self.updates += 1


@pytest.fixture
def serve(load_handler: Load, monkeypatch: pytest.MonkeyPatch) -> Callable[[Aws, str], Any]:
    def use(aws: Aws, kind: str) -> Any:
        handler = load_handler("job_role_trust")
        monkeypatch.setattr(handler.boto3, "client", lambda service: aws)
        properties = {"eksClusterId": "cluster", "eksNamespace": "jobs", "roleName": "role1"}
        return handler.handler({"RequestType": kind, "ResourceProperties": properties}, None)

    return use


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_the_accounts_of_jobs_are_trusted_beside_others(serve: Callable[[Aws, str], Any], kind: str) -> None:
    aws = Aws(OWN)

    assert serve(aws, kind) == {}

    assert aws.policy == {"Version": "2012-10-17", "Statement": [OWN, TRUST]}


def test_accounts_that_are_trusted_already_are_not_added_again(serve: Callable[[Aws, str], Any]) -> None:
    aws = Aws(OWN, TRUST)

    serve(aws, "Update")

    assert aws.updates == 0


def test_trust_is_left_to_the_role(serve: Callable[[Aws, str], Any]) -> None:
    aws = Aws(OWN, TRUST)

    assert serve(aws, "Delete") == {}

    assert aws.updates == 0


def test_a_cluster_that_is_not_there_fails_the_request(serve: Callable[[Aws, str], Any]) -> None:
    class NoCluster(Aws):
        def describe_cluster(self, *, name: str) -> dict[str, Any]:
            raise LookupError(f"no cluster {name}")

    aws = NoCluster(OWN)

    with pytest.raises(LookupError, match="no cluster"):
        serve(aws, "Create")
    assert aws.updates == 0
