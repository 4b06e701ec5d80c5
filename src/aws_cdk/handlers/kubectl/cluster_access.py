"""How ``kubectl`` and ``helm`` are let into a cluster: a configuration with a token, made without the AWS CLI."""

import base64
import json
import os
from typing import Any

import boto3
from botocore.signers import RequestSigner

_SESSION = "kubectl"
_LIFE_SECONDS = 60  # of the signature; the cluster takes the token for a quarter of an hour


def write_configuration(path: str, cluster_name: str, role_arn: str | None) -> None:
    """Write a configuration for a cluster to a file that only this user reads.

    The cluster is described by the function's own role; the token is that of ``role_arn``, or also of the function's own.
    """
    region = os.environ["AWS_REGION"]
    cluster = boto3.client("eks").describe_cluster(name=cluster_name)["cluster"]
    configuration = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "cluster",
        "clusters": [
            {
                "name": "cluster",
                "cluster": {
                    "server": cluster["endpoint"],
                    "certificate-authority-data": cluster["certificateAuthority"]["data"],
                },
            }
        ],
        "contexts": [{"name": "cluster", "context": {"cluster": "cluster", "user": "user"}}],
        "users": [{"name": "user", "user": {"token": _token(cluster_name, role_arn, region)}}],
    }
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(configuration, file)


def _session(role_arn: str | None, region: str) -> Any:
    if role_arn is None:
        return boto3.Session(region_name=region)
    sts = boto3.client("sts", region_name=region)
    taken = sts.assume_role(RoleArn=role_arn, RoleSessionName=_SESSION)["Credentials"]
    return boto3.Session(
        aws_access_key_id=taken["AccessKeyId"],
        aws_secret_access_key=taken["SecretAccessKey"],
        aws_session_token=taken["SessionToken"],
        region_name=region,
    )


def _token(cluster_name: str, role_arn: str | None, region: str) -> str:
    """A signed request that tells the cluster who asks; it sends it to STS itself."""
    session = _session(role_arn, region)
    client: Any = session.client(
        "sts", region_name=region, endpoint_url=f"https://sts.{region}.{_suffix(session, region)}"
    )
    signer = RequestSigner(
        client.meta.service_model.service_id, region, "sts", "v4", session.get_credentials(), session.events
    )
    request = {
        "method": "GET",
        "url": f"{client.meta.endpoint_url}/?Action=GetCallerIdentity&Version=2011-06-15",
        "body": {},
        "headers": {"x-k8s-aws-id": cluster_name},
        "context": {},
    }
    url = signer.generate_presigned_url(request, region_name=region, expires_in=_LIFE_SECONDS, operation_name="")
    return "k8s-aws-v1." + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")


def _suffix(session: Any, region: str) -> str:
    """The domain of AWS in the region's partition."""
    return "amazonaws.com.cn" if session.get_partition_for_region(region) == "aws-cn" else "amazonaws.com"
