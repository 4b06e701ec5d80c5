"""OpenID Connect providers: made, changed, replaced, deleted; fingerprints of certificates."""

from __future__ import annotations

import hashlib
import json
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
Serve = Callable[..., dict[str, Any]]
ONE, TWO = "1" * 40, "2" * 40
URL = "https://issuer.example/path"


@pytest.fixture
def iam(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        yield boto3.client("iam")


@pytest.fixture
def serve(iam: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any) -> Serve:
    """Return a function that has the handler serve one request, and gives the answer."""

    def run(kind: str, properties: dict[str, Any], **more: Any) -> dict[str, Any]:
        load_handler("open_id_connect_provider").handler(request_of(kind, properties, **more), lambda_context)
        return dict(answers.received.pop())

    return run


def provider(iam: Any, arn: str) -> tuple[list[str], list[str]]:
    found = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    return sorted(found["ClientIDList"]), found["ThumbprintList"]


def test_provider_is_made_changed_and_deleted(serve: Serve, iam: Any) -> None:
    first = {"Url": URL, "ClientIDList": ["b", "a"], "ThumbprintList": [ONE]}
    made = serve("Create", first)
    arn = made["PhysicalResourceId"]
    assert made["Status"] == "SUCCESS"
    assert arn.endswith(":oidc-provider/issuer.example/path")
    assert json.loads(made["Data"]["Thumbprints"]) == [ONE]
    assert provider(iam, arn) == (["a", "b"], [ONE])

    second = {"Url": URL, "ClientIDList": ["a", "b"], "ThumbprintList": [TWO]}
    changed = serve("Update", second, PhysicalResourceId=arn, OldResourceProperties=first)
    assert changed["PhysicalResourceId"] == arn
    assert provider(iam, arn) == (["a", "b"], [TWO])

    assert serve("Delete", second, PhysicalResourceId=arn)["Status"] == "SUCCESS"
    assert iam.list_open_id_connect_providers()["OpenIDConnectProviderList"] == []


class Clients:
    """IAM, as far as the clients of one provider go."""

    def __init__(self, *clients: str) -> None:
        self.clients = set(clients)

    def update_open_id_connect_provider_thumbprint(self, **_: Any) -> None:
        """Take any thumbprints."""

    def add_client_id_to_open_id_connect_provider(self, OpenIDConnectProviderArn: str, ClientID: str) -> None:
        self.clients.add(ClientID)

    def remove_client_id_from_open_id_connect_provider(self, OpenIDConnectProviderArn: str, ClientID: str) -> None:
        self.clients.remove(ClientID)


def test_clients_are_added_and_removed(load_handler: Load) -> None:
    iam = Clients("a", "b")
    common = {"Url": URL, "ThumbprintList": [ONE]}

    load_handler("open_id_connect_provider")._update(
        iam, "arn", {**common, "ClientIDList": ["b", "c"]}, {**common, "ClientIDList": ["a", "b"]}
    )

    assert iam.clients == {"b", "c"}


def test_another_issuer_is_another_provider(serve: Serve, iam: Any) -> None:
    first = {"Url": URL, "ThumbprintList": [ONE]}
    arn = serve("Create", first)["PhysicalResourceId"]

    changed = serve(
        "Update", {**first, "Url": "https://other.example"}, PhysicalResourceId=arn, OldResourceProperties=first
    )

    assert changed["PhysicalResourceId"].endswith(":oidc-provider/other.example")
    assert (
        len(iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]) == 2
    )  # CloudFormation deletes the old one


def test_failure_is_told(serve: Serve) -> None:
    properties = {"Url": URL, "ThumbprintList": [ONE]}
    serve("Create", properties)

    answer = serve("Create", properties)

    assert answer["Status"] == "FAILED"
    assert "EntityAlreadyExists" in answer["Reason"]


@pytest.fixture
def tls_server(tmp_path: Path) -> Iterator[tuple[int, bytes]]:
    """A server with a certificate of its own; gives its port and the certificate in DER form."""
    from datetime import datetime, timedelta, timezone

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
    ).sign(key, hashes.SHA256())
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

    threading.Thread(target=accept, daemon=True).start()
    yield listener.getsockname()[1], certificate.public_bytes(serialization.Encoding.DER)
    listener.close()


@pytest.mark.skipif(
    sys.version_info < (3, 13), reason="the handler's runtime is Python 3.13, whose ssl gives the chain"
)
def test_fingerprint_is_that_of_the_last_certificate_shown(
    load_handler: Load, tls_server: tuple[int, bytes], iam: Any
) -> None:
    port, certificate = tls_server

    found = load_handler("open_id_connect_provider")._fingerprint(
        f"https://localhost:{port}", reject_unauthorized=False
    )

    assert found == hashlib.sha1(certificate).hexdigest()


def test_certificate_that_nobody_vouches_for_is_refused_if_asked(
    load_handler: Load, tls_server: tuple[int, bytes], iam: Any
) -> None:
    port, _ = tls_server

    with pytest.raises(ssl.SSLCertVerificationError):
        load_handler("open_id_connect_provider")._fingerprint(f"https://localhost:{port}", reject_unauthorized=True)
