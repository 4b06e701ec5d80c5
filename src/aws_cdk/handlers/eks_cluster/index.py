"""Handler of the provider of clusters of ``aws_eks``, called by the provider framework. Runs in Lambda."""

from typing import Any, Protocol

import boto3
from cluster_requests import ClusterRequest
from profile_requests import ProfileRequest

_LONGEST_SESSION = 64  # of a session's name, in STS


class _Request(Protocol):
    def create(self) -> dict[str, Any]: ...
    def update(self) -> dict[str, Any]: ...
    def delete(self) -> dict[str, Any]: ...
    def is_complete(self) -> dict[str, Any]: ...


def on_event(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Begin what CloudFormation asks for; it may take long.

    Raises:
        ValueError: the type of resource is none of ours, or the change is one that EKS cannot make.
    """
    request = _request(event)
    return {"Create": request.create, "Update": request.update, "Delete": request.delete}[event["RequestType"]]()


def is_complete(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Tell whether it is done, and if so the resource's attributes.

    Raises:
        RuntimeError: it failed.
    """
    return _request(event).is_complete()


def _request(event: dict[str, Any]) -> _Request:
    kinds: dict[str, Any] = {
        "Custom::AWSCDK-EKS-Cluster": ClusterRequest,
        "Custom::AWSCDK-EKS-FargateProfile": ProfileRequest,
    }
    kind = kinds.get(event["ResourceType"])
    if kind is None:
        raise ValueError(f"unsupported resource type: {event['ResourceType']}")
    request: _Request = kind(event, _client(event))
    return request


def _client(event: dict[str, Any]) -> Any:
    """Return a client with the role that makes the cluster, who may do everything on it."""
    session = f"AWSCDK.EKSCluster.{event['RequestType']}.{event['RequestId']}"[:_LONGEST_SESSION]
    taken = boto3.client("sts").assume_role(
        RoleArn=event["ResourceProperties"]["AssumeRoleArn"], RoleSessionName=session
    )["Credentials"]
    return boto3.client(
        "eks",
        aws_access_key_id=taken["AccessKeyId"],
        aws_secret_access_key=taken["SecretAccessKey"],
        aws_session_token=taken["SessionToken"],
    )
