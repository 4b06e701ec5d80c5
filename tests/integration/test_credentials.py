"""Where credentials come from, as for the AWS CLI: each way against a small server that hands them out."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from botocore.credentials import AssumeRoleProvider

from purecdk.toolkit.aws.cloud import connect
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.errors import RealCloudRefused

ACCOUNT = "123456789012"
LATER = (datetime.now(timezone.utc) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
_KEYS = f"""<Credentials><AccessKeyId>AKIAGIVEN</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>{LATER}</Expiration></Credentials>"""


class Server:
    """Answers STS, SSO and the credentials of containers, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.signed_by: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append({"path": self.path, "token": self.headers.get("x-amz-sso_bearer_token", "")})
                if self.path.startswith("/federation/credentials"):
                    keys = {"accessKeyId": "AKIAGIVEN", "secretAccessKey": "s", "sessionToken": "t"}
                    self._send(json.dumps({"roleCredentials": {**keys, "expiration": 4102444800000}}))
                else:
                    keys = {"AccessKeyId": "AKIAGIVEN", "SecretAccessKey": "s", "Token": "t", "Expiration": LATER}
                    self._send(json.dumps(keys))

            def do_POST(self) -> None:
                body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                asked = {name: values[0] for name, values in body.items()}
                server.asked.append(asked)
                action = asked["Action"]
                if action == "GetCallerIdentity":
                    server.signed_by.append(self.headers["Authorization"].partition("Credential=")[2].partition("/")[0])
                    result = f"<Account>{ACCOUNT}</Account>"
                else:
                    result = _KEYS
                self._send(f"<{action}Response><{action}Result>{result}</{action}Result></{action}Response>")

            def _send(self, text: str) -> None:
                self.send_response(200)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def actions(self) -> list[str]:
        return [each["Action"] for each in self.asked if "Action" in each]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ``.aws`` of a home without anything in it."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "CDK_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    (tmp_path / ".aws").mkdir()
    return tmp_path / ".aws"


def who(**options: Any) -> ResolvedEnvironment | None:
    return connect(region="eu-west-1", **options).current_environment()


HERE = ResolvedEnvironment(account=ACCOUNT, region="eu-west-1")


def test_the_code_for_mfa_is_asked_for_once_and_kept_where_the_aws_cli_looks(
    home: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts: list[str] = []

    def prompt(text: str) -> str:
        prompts.append(text)
        return "123456"

    monkeypatch.setattr(AssumeRoleProvider.__init__, "__defaults__", (prompt, None, None))  # bound at import
    monkeypatch.setattr("purecdk.toolkit.aws.sessions._is_local", lambda url: False)  # the server stands for AWS
    (home / "credentials").write_text("[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n")
    (home / "config").write_text(
        f"[profile base]\nendpoint_url = {server.url}\n"
        f"[profile careful]\nendpoint_url = {server.url}\nrole_arn = arn:aws:iam::{ACCOUNT}:role/admin\n"
        f"source_profile = base\nmfa_serial = arn:aws:iam::{ACCOUNT}:mfa/me\n"
    )

    assert (who(profile="careful"), who(profile="careful")) == (HERE, HERE)

    assert len(prompts) == 1 and "mfa/me" in prompts[0]
    (assumed,) = (each for each in server.asked if each.get("Action") == "AssumeRole")
    assert (assumed["TokenCode"], assumed["SerialNumber"]) == ("123456", f"arn:aws:iam::{ACCOUNT}:mfa/me")
    assert server.signed_by == ["AKIAGIVEN", "AKIAGIVEN"]
    assert len(list((home / "cli" / "cache").iterdir())) == 1


@pytest.mark.parametrize(
    "settings", ["endpoint_url = {url}", "services = local\n[services local]\nsts =\n  endpoint_url = {url}"]
)
def test_an_endpoint_in_the_configuration_file_keeps_everything_local(
    home: Path, server: Server, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    (home / "credentials").write_text("[default]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n")
    (home / "config").write_text("[default]\n" + settings.format(url=server.url) + "\n")

    sessions = Sessions(region="eu-west-1")
    assert sessions.is_local and sessions.local_endpoint("sts") == server.url
    if "services" in settings:
        with pytest.raises(RealCloudRefused, match="requests to s3 would go to https"):
            sessions.own_client("s3")
    assert connect(region="eu-west-1").current_environment() == HERE

    monkeypatch.setenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
    assert not Sessions(region="eu-west-1").is_local


def test_what_an_emulator_gives_is_not_kept_for_the_real_aws(
    home: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "credentials").write_text("[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n")
    (home / "config").write_text(
        f"[profile role]\nrole_arn = arn:aws:iam::{ACCOUNT}:role/admin\nsource_profile = base\n"
    )
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)

    assert who(profile="role") == HERE
    assert server.signed_by == ["AKIAGIVEN"]
    assert not (home / "cli").exists()


def test_a_web_identity_is_exchanged(
    home: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("who-i-am")
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("AWS_ROLE_ARN", f"arn:aws:iam::{ACCOUNT}:role/ci")

    assert who() == HERE
    assert server.actions() == ["AssumeRoleWithWebIdentity", "GetCallerIdentity"]
    assert server.asked[0]["WebIdentityToken"] == "who-i-am"
    assert server.signed_by == ["AKIAGIVEN"]


def test_a_container_asks_its_host(home: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{server.url}/mine")

    assert who() == HERE
    assert (server.asked[0]["path"], server.signed_by) == ("/mine", ["AKIAGIVEN"])


def test_a_session_of_single_sign_on_is_used(home: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    start = "https://company.awsapps.example/start"
    (home / "config").write_text(
        f"[profile work]\nsso_session = company\nsso_account_id = {ACCOUNT}\nsso_role_name = Developer\n"
        f"[sso-session company]\nsso_region = eu-west-1\nsso_start_url = {start}\n"
    )
    cache = home / "sso" / "cache"
    cache.mkdir(parents=True)
    # botocore remembers the home that it was imported in
    monkeypatch.setattr("botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR", str(cache))
    monkeypatch.setattr("botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR", str(cache))
    token = {"startUrl": start, "region": "eu-west-1", "accessToken": "bearer", "expiresAt": LATER}
    (cache / f"{sha1(b'company').hexdigest()}.json").write_text(json.dumps(token))
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)

    assert who(profile="work") == HERE
    assert (server.asked[0]["token"], server.signed_by) == ("bearer", ["AKIAGIVEN"])


def test_a_proxy_gets_the_requests(home: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOWN")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    (home / "config").write_text("[default]\nendpoint_url = http://sts.invalid\n")

    assert who(proxy=server.url) == HERE
    assert server.signed_by == ["AKIAOWN"]


def test_certificates_and_proxies_reach_every_client(home: Path) -> None:
    sessions = Sessions(region="eu-west-1", ca_bundle="/certificates.pem", proxy="http://proxy.example:3128")

    client = sessions.own_client("sts")

    assert client._endpoint.http_session._verify == "/certificates.pem"
    assert client._endpoint.http_session._proxy_config.proxy_url_for("https://x") == "http://proxy.example:3128"
    assert sessions.variables()["AWS_CA_BUNDLE"] == "/certificates.pem"


def test_cloudformation_is_told_where_it_finds_s3(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:5000")
    assert connect().template_url(HERE, "bucket", "key") == "http://127.0.0.1:5000/bucket/key"
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION", "http://localhost:5000")
    assert connect().template_url(HERE, "bucket", "key") == "http://localhost:5000/bucket/key"


def test_a_dead_endpoint_is_not_asked_for_long(home: Path) -> None:
    def retries(service: str) -> int:
        return int(Sessions(region="eu-west-1").own_client(service).meta.config.retries["total_max_attempts"])

    assert (retries("sts"), retries("s3")) == (6, 9)
