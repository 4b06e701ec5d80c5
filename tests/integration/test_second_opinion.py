"""S3, STS and SSM by moto's server: a second, independent opinion on how we speak to them."""

from __future__ import annotations

import json
import logging
import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from moto.server import ThreadedMotoServer
from tests.support.assemblies import AssemblyWriter

from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import AccountMismatch, BucketError, CredentialsError, RoleError, ToolkitError
from purecdk.toolkit.events import ignore
from purecdk.toolkit.operations import RunOptions, publish
from purecdk.toolkit.plan import KeepObject

ACCOUNT = "123456789012"
OTHER = "222222222222"
REGION = "eu-west-1"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home without anything of AWS's in it."""
    import os

    for name in list(os.environ):
        if name.startswith("AWS_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    return tmp_path


@pytest.fixture
def cloud(clean: Path, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> AwsCloud:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return AwsCloud(Sessions(region=REGION))


def bucket_of(cloud: AwsCloud, access: Access, name: str) -> str:
    location = {"LocationConstraint": access.region}
    cloud.client("s3", access).create_bucket(Bucket=name, CreateBucketConfiguration=location)
    return name


def test_assets_are_published_kept_and_labelled(cloud: AwsCloud, tmp_path: Path) -> None:
    bucket = bucket_of(cloud, Access(account=ACCOUNT, region=REGION), "assets-one")
    writer = AssemblyWriter(tmp_path / "out")
    asset = writer.folder("App", "Code", {f"mod{number}.py": "x" * number for number in range(30)})
    writer._files["App"][asset]["destinations"]["here"]["bucketName"] = bucket
    writer.stack("App", environment=f"aws://{ACCOUNT}/{REGION}")
    assembly = read_assembly(writer.write())

    first, second = (
        publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions(), assets=["Code"]) for _ in range(2)
    )

    assert first.report is not None
    first.report.raise_for_failures()
    assert [type(step) for step in second.plan.steps] == [KeepObject]


def test_a_role_in_another_account_publishes_to_that_accounts_bucket(cloud: AwsCloud, tmp_path: Path) -> None:
    role = f"arn:aws:iam::{OTHER}:role/publisher"
    there = Access(account=OTHER, region="us-west-2", role_arn=role)
    bucket = bucket_of(cloud, there, "assets-of-others")
    writer = AssemblyWriter(tmp_path / "out")
    writer.file("App", "a.txt", "text")
    destination = next(iter(writer._files["App"].values()))["destinations"]["here"]
    destination.update(bucketName=bucket, assumeRoleArn=role, region="us-west-2")
    writer.stack("App", environment=f"aws://{ACCOUNT}/{REGION}")
    assembly = read_assembly(writer.write())

    result = publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions(), assets=["a.txt"])

    assert result.report is not None
    result.report.raise_for_failures()
    keys = [item["Key"] for item in cloud.client("s3", there).list_objects_v2(Bucket=bucket)["Contents"]]
    assert keys == [destination["objectKey"]]


def test_a_missing_bucket_is_named_with_the_way_out(cloud: AwsCloud) -> None:
    with pytest.raises(BucketError, match="no bucket named 'nowhere'") as caught:
        cloud.objects.find(Access(account=ACCOUNT, region=REGION), "nowhere", ["key"])

    assert "purecdk bootstrap" in str(caught.value.fix)


def test_keys_are_found_one_by_one_and_many_at_once(cloud: AwsCloud) -> None:
    own = Access(account=ACCOUNT, region=REGION)
    bucket = bucket_of(cloud, own, "assets-many")
    client = cloud.client("s3", own)
    names = [f"{number:03}.txt" for number in range(0, 60, 2)]
    for name in names:
        client.put_object(Bucket=bucket, Key=name, Body=name.encode())

    asked = [f"{number:03}.txt" for number in range(60)]
    assert set(cloud.objects.find(own, bucket, asked)) == set(names)
    assert set(cloud.objects.find(own, bucket, ["004.txt"])) == {"004.txt"}
    assert cloud.objects.find(own, bucket, ["00"]) == {}
    assert cloud.objects.find(own, bucket, []) == {}


def test_parameters_are_read(cloud: AwsCloud) -> None:
    own = Access(account=ACCOUNT, region=REGION)
    cloud.client("ssm", own).put_parameter(Name="/x", Value="33", Type="String")

    assert (cloud.parameter(own, "/x"), cloud.parameter(own, "/none")) == ("33", None)


def test_credentials_for_another_account_are_named(cloud: AwsCloud) -> None:
    with pytest.raises(AccountMismatch, match=f"for account {ACCOUNT}, but {OTHER} is wanted"):
        cloud.usable(Access(account=OTHER, region=REGION))


def test_no_credentials_at_all_are_told(clean: Path, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    cloud = AwsCloud(Sessions(region=REGION))

    assert cloud.current_environment() is None
    with pytest.raises(CredentialsError, match="no AWS credentials"):
        cloud.objects.find(Access(account=ACCOUNT, region=REGION), "bucket", ["key"])


def test_profiles_and_credential_processes_are_used(clean: Path, endpoint: str) -> None:
    program = clean / "give.sh"
    answer = {"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s"}
    program.write_text(f"#!/bin/sh\necho '{json.dumps(answer)}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (clean / "config").write_text(
        f"[profile made]\ncredential_process = {program}\nregion = ap-south-1\nendpoint_url = {endpoint}\n"
    )

    sessions = Sessions(profile="made")

    assert str(AwsCloud(sessions).current_environment()) == f"aws://{ACCOUNT}/ap-south-1"
    with pytest.raises(CredentialsError, match="nobody"):
        Sessions(profile="nobody").current_environment()


class Recorder:
    """A server that answers every STS request and remembers them."""

    def __init__(self, error: str | None = None) -> None:
        self.requests: list[dict[str, list[str]]] = []
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                recorder.requests.append(parse_qs(body))
                if error is not None:
                    text = f"<ErrorResponse><Error><Code>{error}</Code><Message>words</Message></Error></ErrorResponse>"
                    self._send(403, text)
                    return
                self._send(200, _ASSUMED)

            def _send(self, status: int, text: str) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: Any) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


_ASSUMED = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>A</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""


def sessions_at(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Sessions:
    monkeypatch.setenv("AWS_ENDPOINT_URL", recorder.url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return Sessions(region=REGION)


def test_roles_are_assumed_once_with_external_id_and_session_tags(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder()
    sessions = sessions_at(recorder, monkeypatch)
    options = json.dumps({"Tags": [{"Key": "team", "Value": "x"}], "DurationSeconds": 900})
    access = Access(
        account=OTHER, region=REGION, role_arn=f"arn:aws:iam::{OTHER}:role/r", external_id="id", options=options
    )

    for service in ("s3", "ssm", "s3"):
        sessions.client(service, access)

    recorder.server.shutdown()
    (request,) = recorder.requests
    assert request["RoleArn"] == [f"arn:aws:iam::{OTHER}:role/r"]
    assert request["ExternalId"] == ["id"]
    assert (request["Tags.member.1.Key"], request["Tags.member.1.Value"]) == (["team"], ["x"])
    assert request["DurationSeconds"] == ["900"]


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        ("AccessDenied", RoleError, "cannot assume the role"),
        ("ExpiredToken", CredentialsError, "have expired"),
        ("InvalidClientTokenId", CredentialsError, "does not accept the credentials"),
    ],
)
def test_refused_credentials_get_words_that_help(
    clean: Path, monkeypatch: pytest.MonkeyPatch, code: str, error: type[ToolkitError], words: str
) -> None:
    recorder = Recorder(error=code)
    sessions = sessions_at(recorder, monkeypatch)

    with pytest.raises(error, match=words) as caught:
        AwsCloud(sessions).usable(Access(account=OTHER, region=REGION, role_arn=f"arn:aws:iam::{OTHER}:role/r"))

    recorder.server.shutdown()
    assert caught.value.fix
