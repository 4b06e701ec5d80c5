"""Quick looks: signatures, and when they are allowed at all."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from purecdk.toolkit.aws.quick import _Keys, quick_look, sign_get

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
