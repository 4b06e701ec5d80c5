"""Quick looks: signatures, and when they are allowed at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from purecdk.toolkit.aws.memo import SeenObjects
from purecdk.toolkit.aws.quick import _Keys, quick_look, sign_get
from purecdk.toolkit.cloud import ObjectFacts
from purecdk.toolkit.environments import Access

MOMENT = datetime(2013, 5, 24, tzinfo=timezone.utc)


def test_the_example_in_awss_documentation_gets_its_signature() -> None:
    headers = sign_get(
        host="examplebucket.s3.amazonaws.com",
        path="/",
        query="max-keys=2&prefix=J",
        headers={},
        keys=_Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        region="us-east-1",
        service="s3",
        now=MOMENT,
    )

    assert headers["Authorization"].endswith("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")


NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)


@given(bucket=NAMES, start=NAMES, secret=NAMES, token=st.none() | NAMES, service=st.sampled_from(["s3", "sts"]))
def test_signatures_equal_those_of_botocore(
    bucket: str, start: str, secret: str, token: str | None, service: str
) -> None:
    query = f"list-type=2&start-after={start}"
    ours = sign_get(
        host="s3.example.com",
        path=f"/{bucket}",
        query=query,
        headers={"x-amz-expected-bucket-owner": "1"},
        keys=_Keys("AKIA", secret, token),
        region="eu-west-1",
        service=service,
        now=MOMENT,
    )

    request = AWSRequest(
        "GET", f"https://s3.example.com/{bucket}?{query}", headers={"x-amz-expected-bucket-owner": "1"}
    )
    signer: Any = (S3SigV4Auth if service == "s3" else SigV4Auth)(
        Credentials("AKIA", secret, token), service, "eu-west-1"
    )
    with patch("botocore.auth.get_current_datetime", return_value=MOMENT):
        signer.add_auth(request)
    assert ours["Authorization"] == request.headers["Authorization"]


PLAIN = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"}


def test_plain_keys_allow_a_quick_look(tmp_path: Path) -> None:
    assert quick_look({**PLAIN, "HOME": str(tmp_path)}, profile=None, plain=True) is not None


@pytest.mark.parametrize(
    "more",
    [
        {"AWS_PROFILE": "p"},
        {"HTTPS_PROXY": "http://proxy"},
        {"AWS_USE_FIPS_ENDPOINT": "true"},
        {"AWS_ACCESS_KEY_ID": ""},
    ],
)
def test_anything_special_leaves_it_to_botocore(tmp_path: Path, more: dict[str, str]) -> None:
    assert quick_look({**PLAIN, "HOME": str(tmp_path), **more}, profile=None, plain=True) is None


def test_a_configuration_file_or_options_leave_it_to_botocore(tmp_path: Path) -> None:
    environment = {**PLAIN, "HOME": str(tmp_path)}

    assert quick_look(environment, profile="p", plain=True) is None
    assert quick_look(environment, profile=None, plain=False) is None
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text("[default]\nendpoint_url = http://elsewhere\n")
    assert quick_look(environment, profile=None, plain=True) is None


def test_a_local_endpoint_for_another_service_sends_nothing_to_aws(tmp_path: Path) -> None:
    quick = quick_look(
        {**PLAIN, "HOME": str(tmp_path), "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1"}, profile=None, plain=True
    )

    assert quick is not None
    assert quick.account("us-east-1") is None


CALLER = "<R><Account>123456789012</Account></R>"
NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'


def listing(*keys: str, truncated: bool = False) -> str:
    contents = "".join(f"<Contents><Key>{key}</Key><ETag>e</ETag><Size>3</Size></Contents>" for key in keys)
    flag = "true" if truncated else "false"
    return f"<ListBucketResult {NAMESPACE}><IsTruncated>{flag}</IsTruncated>{contents}</ListBucketResult>"


@contextmanager
def endpoint(s3_answer: str) -> Iterator[str]:
    """Serve one answer for S3 and the caller's account for STS."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (CALLER if "Action=" in self.path else s3_answer).encode()
            self.send_response(200 if body else 403)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (listing(), []),
        (listing("asset-a"), ["asset-a"]),
        (listing("asset-a", "other"), ["asset-a"]),
        (listing("asset-a", "asset-b"), None),  # b was never looked into
        (listing("asset-a", truncated=True), None),  # b may be on the next page
        (listing("asset-a", "asset-c", truncated=True), ["asset-a"]),
        ("", None),
        ("<Error><Code>AccessDenied</Code></Error>", None),
        (f"<ListBucketResult {NAMESPACE}></ListBucketResult>", None),  # it does not say that this is all
    ],
)
def test_a_listing_answers_for_the_keys_it_covers(tmp_path: Path, answer: str, found: list[str] | None) -> None:
    seen = SeenObjects(tmp_path / "seen", "")
    seen.add("b", "asset-a", "e", ObjectFacts(size_bytes=3, sha256="1" * 64))
    with endpoint(answer) as url:
        quick = quick_look({**PLAIN, "HOME": str(tmp_path), "AWS_ENDPOINT_URL": url}, profile=None, plain=True)
        assert quick is not None
        access = Access(account="123456789012", region="us-east-1")

        facts = quick.find(access, "b", ["asset-b", "asset-a"], seen)

    assert (None if facts is None else list(facts)) == found
