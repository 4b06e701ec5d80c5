"""The handler of clusters and profiles of Fargate, with clients that note what they are asked."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import boto3
import pytest
from tests.support.requests import check_request

CLUSTER = "Custom::AWSCDK-EKS-Cluster"
PROFILE = "Custom::AWSCDK-EKS-FargateProfile"
ROLE = "arn:aws:iam::111111111111:role/creation"
CONFIG = {
    "version": "1.33",
    "roleArn": "arn:role",
    "kubernetesNetworkConfig": {"ipFamily": "ipv4"},
    "resourcesVpcConfig": {
        "subnetIds": ["subnet-1", "subnet-2"],
        "securityGroupIds": ["sg-1"],
        "endpointPublicAccess": "true",
        "endpointPrivateAccess": "false",
    },
    "accessConfig": {},
}
ACTIVE = {
    "name": "made",
    "arn": "arn:cluster",
    "status": "ACTIVE",
    "endpoint": "https://endpoint",
    "certificateAuthority": {"data": "ca"},
    "resourcesVpcConfig": {"clusterSecurityGroupId": "sg-9"},
    "identity": {"oidc": {"issuer": "https://oidc.example.com/id/1"}},
    "encryptionConfig": [{"provider": {"keyArn": "arn:key"}, "resources": ["secrets"]}],
}


class NotFound(Exception):
    pass


class Eks:
    """Notes each call, and answers what the test says: a value, or an error to raise."""

    exceptions = SimpleNamespace(ResourceNotFoundException=NotFound)

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Any] = {
            "create_cluster": {"cluster": {"name": "made"}},
            "create_fargate_profile": {
                "fargateProfile": {"fargateProfileName": "profile", "fargateProfileArn": "arn:profile"}
            },
            "describe_cluster": {"cluster": ACTIVE},
        }
        for name in ("update_cluster_config", "update_cluster_version", "associate_encryption_config"):
            self.answers[name] = {"update": {"id": f"{name}-1"}}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(**arguments: Any) -> Any:
            check_request("eks", name.title().replace("_", ""), arguments)
            self.calls.append((name, arguments))
            answer = self.answers.get(name, {})
            if isinstance(answer, Exception):
                raise answer
            return answer

        return call

    @property
    def only(self) -> tuple[str, dict[str, Any]]:
        (call,) = self.calls
        return call


class Handler:
    def __init__(self, module: ModuleType, eks: Eks) -> None:
        self.eks = eks
        self._module = module

    def event(self, kind: str, type: str, config: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {
            "RequestType": kind,
            "RequestId": "0123-4567",
            "LogicalResourceId": "Thing",
            "ResourceType": type,
            "ResourceProperties": {"AssumeRoleArn": ROLE, "Config": config},
            **({} if kind == "Create" else {"PhysicalResourceId": "made"}),
            **more,
        }

    def begin(self, kind: str, config: dict[str, Any], type: str = CLUSTER, **more: Any) -> Any:
        return self._module.on_event(self.event(kind, type, config, **more), None)

    def update(self, before: dict[str, Any], after: dict[str, Any], **more: Any) -> Any:
        return self.begin("Update", after, OldResourceProperties={"Config": before}, **more)

    def ask(self, kind: str, config: dict[str, Any], type: str = CLUSTER, **more: Any) -> Any:
        event = {"PhysicalResourceId": "made", **more}
        return self._module.is_complete(self.event(kind, type, config, **event), None)


@pytest.fixture
def taken() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def handler(
    load_handler: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, taken: list[dict[str, Any]]
) -> Handler:
    eks = Eks()

    class Sts:
        def assume_role(self, **arguments: Any) -> dict[str, Any]:
            check_request("sts", "AssumeRole", arguments)
            taken.append(arguments)
            return {"Credentials": {"AccessKeyId": "id", "SecretAccessKey": "secret", "SessionToken": "token"}}

    def client(service: str, **credentials: Any) -> Any:
        if service == "sts":
            return Sts()
        taken.append(credentials)
        return eks

    module = load_handler("eks_cluster")
    monkeypatch.setattr(boto3, "client", client)
    return Handler(module, eks)


# -- clusters ---------------------------------------------------------------


def test_cluster_is_made_by_the_role_with_booleans_and_a_generated_name(
    handler: Handler, taken: list[dict[str, Any]]
) -> None:
    result = handler.begin("Create", {**CONFIG, "tags": {"enabled": "true"}, "deletionProtection": "false"})

    assert result == {"PhysicalResourceId": "made"}
    name, arguments = handler.eks.only
    assert name == "create_cluster"
    assert arguments["name"] == "Thing-01234567"
    assert arguments["clientRequestToken"] == "0123-4567"
    assert arguments["resourcesVpcConfig"]["endpointPublicAccess"] is True
    assert arguments["resourcesVpcConfig"]["endpointPrivateAccess"] is False
    assert arguments["deletionProtection"] is False
    assert arguments["tags"] == {"enabled": "true"}
    assert taken[0] == {"RoleArn": ROLE, "RoleSessionName": "AWSCDK.EKSCluster.Create.0123-4567"}
    assert taken[1]["aws_session_token"] == "token"


def test_cluster_keeps_the_name_it_is_given_and_generated_names_are_not_too_long(handler: Handler) -> None:
    handler.begin("Create", {**CONFIG, "name": "own"})
    handler.begin("Create", CONFIG, LogicalResourceId="L" * 200)

    names = [arguments["name"] for _, arguments in handler.eks.calls]
    assert names[0] == "own"
    assert len(names[1]) == 100
    assert names[1].endswith("L-01234567")


def test_cluster_without_role_is_refused(handler: Handler) -> None:
    with pytest.raises(ValueError, match="roleArn"):
        handler.begin("Create", {"version": "1.33"})


def test_creation_is_complete_with_all_attributes_once_the_cluster_is_active(handler: Handler) -> None:
    handler.eks.answers["describe_cluster"] = {"cluster": {**ACTIVE, "status": "CREATING"}}
    assert handler.ask("Create", CONFIG) == {"IsComplete": False}

    handler.eks.answers["describe_cluster"] = {"cluster": ACTIVE}
    assert handler.ask("Create", CONFIG) == {
        "IsComplete": True,
        "Data": {
            "Name": "made",
            "Endpoint": "https://endpoint",
            "Arn": "arn:cluster",
            "CertificateAuthorityData": "ca",
            "ClusterSecurityGroupId": "sg-9",
            "EncryptionConfigKeyArn": "arn:key",
            "OpenIdConnectIssuerUrl": "https://oidc.example.com/id/1",
            "OpenIdConnectIssuer": "oidc.example.com/id/1",
        },
    }


def test_attributes_that_a_cluster_does_not_have_are_empty(handler: Handler) -> None:
    bare = {name: ACTIVE[name] for name in ("name", "arn", "status", "endpoint")}
    handler.eks.answers["describe_cluster"] = {"cluster": bare}

    data = handler.ask("Create", CONFIG)["Data"]

    assert data["EncryptionConfigKeyArn"] == data["OpenIdConnectIssuer"] == data["CertificateAuthorityData"] == ""


def test_failed_cluster_is_told(handler: Handler) -> None:
    handler.eks.answers["describe_cluster"] = {"cluster": {**ACTIVE, "status": "FAILED"}}

    with pytest.raises(RuntimeError, match="FAILED"):
        handler.ask("Create", CONFIG)


def test_deletion_is_complete_once_the_cluster_is_gone_even_before(handler: Handler) -> None:
    assert handler.begin("Delete", CONFIG) == {}
    assert handler.eks.only == ("delete_cluster", {"name": "made"})
    assert handler.ask("Delete", CONFIG) == {"IsComplete": False}

    handler.eks.answers.update(delete_cluster=NotFound(), describe_cluster=NotFound())
    assert handler.begin("Delete", CONFIG) == {}
    assert handler.ask("Delete", CONFIG) == {"IsComplete": True}


NETWORK = CONFIG["resourcesVpcConfig"]


@pytest.mark.parametrize(
    ("changes", "call", "arguments"),
    [
        ({"version": "1.34"}, "update_cluster_version", {"version": "1.34"}),
        (
            {"logging": {"clusterLogging": [{"enabled": "true", "types": ["api", "audit"]}]}},
            "update_cluster_config",
            {
                "logging": {
                    "clusterLogging": [
                        {"enabled": True, "types": ["api", "audit"]},
                        {"enabled": False, "types": ["authenticator", "controllerManager", "scheduler"]},
                    ]
                }
            },
        ),
        (
            {"resourcesVpcConfig": {**NETWORK, "endpointPrivateAccess": "true"}},  # type: ignore[dict-item]
            "update_cluster_config",
            {
                "resourcesVpcConfig": {
                    "endpointPublicAccess": True,
                    "endpointPrivateAccess": True,
                    "publicAccessCidrs": ["0.0.0.0/0"],
                }
            },
        ),
        (
            {"resourcesVpcConfig": {**NETWORK, "subnetIds": ["subnet-1", "subnet-3"]}},  # type: ignore[dict-item]
            "update_cluster_config",
            {"resourcesVpcConfig": {"subnetIds": ["subnet-1", "subnet-3"], "securityGroupIds": ["sg-1"]}},
        ),
        (
            {"accessConfig": {"authenticationMode": "API"}},
            "update_cluster_config",
            {"accessConfig": {"authenticationMode": "API"}},
        ),
        ({"deletionProtection": "true"}, "update_cluster_config", {"deletionProtection": True}),
        (
            {"controlPlaneScalingConfig": {"tier": "tier-xl"}},
            "update_cluster_config",
            {"controlPlaneScalingConfig": {"tier": "tier-xl"}},
        ),
    ],
)
def test_change_begins_an_update(
    handler: Handler, changes: dict[str, Any], call: str, arguments: dict[str, Any]
) -> None:
    result = handler.update(CONFIG, {**CONFIG, **changes})

    assert result == {"EksUpdateId": f"{call}-1"}
    assert handler.eks.only == (call, {"name": "made", **arguments})


def test_what_is_taken_away_goes_back_to_what_eks_does_by_itself(handler: Handler) -> None:
    handler.update({**CONFIG, "remoteNetworkConfig": {"remoteNodeNetworks": [{"cidrs": ["10.0.0.0/8"]}]}}, CONFIG)
    handler.update({**CONFIG, "deletionProtection": "true"}, CONFIG)

    (_, first), (_, second) = handler.eks.calls
    assert first == {"name": "made", "remoteNetworkConfig": {"remoteNodeNetworks": [], "remotePodNetworks": []}}
    assert second == {"name": "made", "deletionProtection": False}


def test_order_of_subnets_is_no_change(handler: Handler) -> None:
    turned = {**CONFIG, "resourcesVpcConfig": {**NETWORK, "subnetIds": ["subnet-2", "subnet-1"]}}  # type: ignore[dict-item]

    assert handler.update(CONFIG, turned) == {}
    assert handler.eks.calls == []


def test_encryption_is_added_but_not_changed(handler: Handler) -> None:
    first = [{"provider": {"keyArn": "arn:1"}, "resources": ["secrets"]}]

    assert handler.update(CONFIG, {**CONFIG, "encryptionConfig": first}) == {
        "EksUpdateId": "associate_encryption_config-1"
    }
    assert handler.eks.only == ("associate_encryption_config", {"clusterName": "made", "encryptionConfig": first})
    with pytest.raises(ValueError, match="encryption"):
        handler.update({**CONFIG, "encryptionConfig": first}, CONFIG)


def test_tags_are_set_and_removed_without_an_update(handler: Handler) -> None:
    result = handler.update({**CONFIG, "tags": {"a": "1", "b": "2"}}, {**CONFIG, "tags": {"b": "3", "c": "4"}})

    assert result == {}
    assert handler.eks.calls[1:] == [
        ("untag_resource", {"resourceArn": "arn:cluster", "tagKeys": ["a"]}),
        ("tag_resource", {"resourceArn": "arn:cluster", "tags": {"b": "3", "c": "4"}}),
    ]


@pytest.mark.parametrize(
    "changes", [{"roleArn": "arn:other"}, {"kubernetesNetworkConfig": {"ipFamily": "ipv6"}}, {"name": "other"}]
)
def test_what_no_update_changes_makes_another_cluster(handler: Handler, changes: dict[str, Any]) -> None:
    handler.eks.answers["create_cluster"] = {"cluster": {"name": "second"}}

    assert handler.update(CONFIG, {**CONFIG, **changes}) == {"PhysicalResourceId": "second"}


def test_cluster_with_a_name_is_not_replaced(handler: Handler) -> None:
    named = {**CONFIG, "name": "made"}

    with pytest.raises(ValueError, match="'made' cannot be changed in this way"):
        handler.update(named, {**named, "roleArn": "arn:other"})
    assert handler.eks.calls == []


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ({}, {"version": "1.34", "deletionProtection": "true"}, "one kind of change at a time.*version, deletion"),
        ({"accessConfig": {"authenticationMode": "API"}}, {}, "cannot be unset once it is API"),
        ({}, {"bootstrapSelfManagedAddons": "false"}, "bootstrapSelfManagedAddons cannot be changed"),
    ],
)
def test_changes_that_eks_does_not_make_are_refused(
    handler: Handler, before: dict[str, Any], after: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        handler.update({**CONFIG, **before}, {**CONFIG, **after})
    assert handler.eks.calls == []


def test_saying_what_holds_anyway_is_no_change(handler: Handler) -> None:
    assert handler.update(CONFIG, {**CONFIG, "bootstrapSelfManagedAddons": "true"}) == {}


def test_update_is_complete_once_eks_says_so_and_fails_with_its_reasons(handler: Handler) -> None:
    handler.eks.answers["describe_update"] = {"update": {"status": "InProgress"}}
    assert handler.ask("Update", CONFIG, EksUpdateId="u") == {"IsComplete": False}

    handler.eks.answers["describe_update"] = {"update": {"status": "Successful"}}
    assert handler.ask("Update", CONFIG, EksUpdateId="u")["IsComplete"] is True

    handler.eks.answers["describe_update"] = {"update": {"status": "Failed", "errors": [{"errorMessage": "no room"}]}}
    with pytest.raises(RuntimeError, match="u is Failed: no room"):
        handler.ask("Update", CONFIG, EksUpdateId="u")


# -- profiles of Fargate ----------------------------------------------------

PROFILE_CONFIG = {"clusterName": "made", "podExecutionRoleArn": "arn:pods", "selectors": [{"namespace": "a"}]}


def test_profile_is_made_with_a_generated_name(handler: Handler) -> None:
    result = handler.begin("Create", PROFILE_CONFIG, PROFILE, LogicalResourceId="P" * 90)

    assert result == {"PhysicalResourceId": "profile", "Data": {"fargateProfileArn": "arn:profile"}}
    name, arguments = handler.eks.only
    assert name == "create_fargate_profile"
    assert len(arguments["fargateProfileName"]) == 63
    assert arguments["selectors"] == [{"namespace": "a"}]


def test_changed_profile_is_another_one_unless_its_name_is_taken(handler: Handler) -> None:
    before = {"Config": PROFILE_CONFIG}
    assert (
        handler.begin("Update", PROFILE_CONFIG, PROFILE, OldResourceProperties=before)["PhysicalResourceId"]
        == "profile"
    )

    named = {**PROFILE_CONFIG, "fargateProfileName": "made"}
    with pytest.raises(ValueError, match="give it another name"):
        handler.begin("Update", named, PROFILE, OldResourceProperties=before)


def test_profile_is_complete_when_active_and_gone_when_deleted(handler: Handler) -> None:
    profile = {"fargateProfileArn": "arn:profile", "status": "CREATING"}
    handler.eks.answers["describe_fargate_profile"] = {"fargateProfile": profile}
    assert handler.ask("Create", PROFILE_CONFIG, PROFILE) == {"IsComplete": False}
    profile["status"] = "ACTIVE"
    assert handler.ask("Create", PROFILE_CONFIG, PROFILE) == {
        "IsComplete": True,
        "Data": {"fargateProfileArn": "arn:profile"},
    }
    assert handler.ask("Delete", PROFILE_CONFIG, PROFILE) == {"IsComplete": False}

    handler.eks.answers.update(describe_fargate_profile=NotFound(), delete_fargate_profile=NotFound())
    assert handler.begin("Delete", PROFILE_CONFIG, PROFILE) == {}
    assert handler.ask("Delete", PROFILE_CONFIG, PROFILE) == {"IsComplete": True}


def test_failed_profile_is_told_with_its_issues(handler: Handler) -> None:
    failed = {"status": "CREATE_FAILED", "health": {"issues": [{"message": "no subnets"}]}}
    handler.eks.answers["describe_fargate_profile"] = {"fargateProfile": failed}

    with pytest.raises(RuntimeError, match="CREATE_FAILED no subnets"):
        handler.ask("Create", PROFILE_CONFIG, PROFILE)


def test_other_resources_are_refused(handler: Handler) -> None:
    with pytest.raises(ValueError, match="Custom::Other"):
        handler.begin("Create", {}, "Custom::Other")
