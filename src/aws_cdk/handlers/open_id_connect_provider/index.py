"""Handler of ``Custom::AWSCDKOpenIdConnectProvider``: makes OpenID Connect providers in IAM. Runs in Lambda."""

import hashlib
import json
import socket
import ssl
from typing import Any
from urllib.parse import urlsplit

import boto3
from cfn_response import answer

_TIMEOUT_SECONDS = 30


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    iam = boto3.client("iam")
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Create":
        return _create(iam, properties)
    if event["RequestType"] == "Update":
        return _update(iam, event["PhysicalResourceId"], properties, event["OldResourceProperties"])
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=event["PhysicalResourceId"])
    return None


def _create(iam: Any, properties: dict[str, Any]) -> dict[str, Any]:
    thumbprints = _thumbprints(properties)
    made = iam.create_open_id_connect_provider(
        Url=properties["Url"], ClientIDList=sorted(_clients(properties)), ThumbprintList=thumbprints
    )
    return {"PhysicalResourceId": made["OpenIDConnectProviderArn"], "Data": _data(thumbprints)}


def _update(iam: Any, arn: str, properties: dict[str, Any], old: dict[str, Any]) -> dict[str, Any]:
    if properties["Url"] != old["Url"]:
        # The issuer is the provider's identity: a new one is made, and CloudFormation asks to delete the old one.
        return _create(iam, properties)
    thumbprints = _thumbprints(properties)
    iam.update_open_id_connect_provider_thumbprint(OpenIDConnectProviderArn=arn, ThumbprintList=thumbprints)
    before, after = _clients(old), _clients(properties)
    for client in sorted(after - before):
        iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID=client)
    for client in sorted(before - after):
        iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID=client)
    return {"PhysicalResourceId": arn, "Data": _data(thumbprints)}


def _clients(properties: dict[str, Any]) -> set[str]:
    return set(properties.get("ClientIDList") or [])


def _data(thumbprints: list[str]) -> dict[str, Any]:
    return {"Thumbprints": json.dumps(thumbprints)}


def _thumbprints(properties: dict[str, Any]) -> list[str]:
    given: list[str] = sorted(properties.get("ThumbprintList") or [])
    if given:
        return given
    # CloudFormation passes booleans as text.
    reject = str(properties.get("RejectUnauthorized", "false")).lower() == "true"
    return [_fingerprint(properties["Url"], reject_unauthorized=reject)]


def _fingerprint(url: str, *, reject_unauthorized: bool) -> str:
    """Return the SHA-1 fingerprint of the last certificate that the issuer's server shows, as IAM wants it."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host, port = parts.hostname or "", parts.port or 443
    tls = ssl.create_default_context()
    if not reject_unauthorized:
        tls.check_hostname = False
        tls.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection((host, port), timeout=_TIMEOUT_SECONDS) as connection,
        tls.wrap_socket(connection, server_hostname=host) as secured,
    ):
        chain: list[bytes] = secured.get_unverified_chain()  # type: ignore[attr-defined]  # Python 3.13 and later
    if not chain:
        raise RuntimeError(f"{host} shows no certificate")
    return hashlib.sha1(chain[-1]).hexdigest()
