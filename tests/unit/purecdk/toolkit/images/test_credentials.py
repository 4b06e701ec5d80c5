"""Logins of base images' registries: which are known, and how engines are told without a password being written."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any, cast

import pytest

from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import CredentialsError, SettingsError
from purecdk.toolkit.images.credentials import (
    DomainLogin,
    credentials_file,
    fetch_login,
    helpers_of,
    install_helper,
    login_for,
    read_domain_logins,
)
from purecdk.toolkit.images.engines import Engine, EngineKind

ROLE = "arn:aws:iam::222222222222:role/pull"


class FakeSessions:
    """Secrets and tokens; notes who asks for what."""

    def __init__(self, value: str = "") -> None:
        self.value = value
        self.asked: list[tuple[str, Access]] = []

    def region(self) -> str:
        return "eu-west-1"

    def client(self, service: str, access: Access) -> Any:
        self.asked.append((service, access))
        return self

    def get_secret_value(self, *, SecretId: str) -> dict[str, str]:
        return {"SecretString": self.value}

    def get_authorization_token(self) -> dict[str, Any]:
        return {"authorizationData": [{"authorizationToken": base64.b64encode(b"AWS:to:ken").decode()}]}


def fetched(login: DomainLogin, sessions: FakeSessions) -> tuple[str, str]:
    return fetch_login(login, cast(Sessions, sessions))


def written(folder: Path, domains: Any) -> Path:
    path = folder / "creds.json"
    path.write_text(json.dumps({"version": "1.0", "domainCredentials": domains}), encoding="utf-8")
    return path


def test_the_file_is_where_the_official_tools_look(tmp_path: Path) -> None:
    assert credentials_file({"HOME": "/home/me"}) == Path("/home/me/.cdk/cdk-docker-creds.json")
    assert credentials_file({"HOME": "/home/me", "CDK_DOCKER_CREDS_FILE": "/x.json"}) == Path("/x.json")
    assert read_domain_logins(tmp_path / "none.json") == {}


def test_logins_have_the_members_that_the_official_tools_assume(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {
            "a.io": {"secretsManagerSecretId": "one", "assumeRoleArn": ROLE},
            "b.io:5000": {
                "secretsManagerSecretId": "two",
                "secretsUsernameField": "u",
                "secretsPasswordField": "p",
            },
            "c.io": {"ecrRepository": True},
        },
    )

    logins = read_domain_logins(path)

    assert logins == {
        "a.io": DomainLogin(domain="a.io", secret="one", role_arn=ROLE),
        "b.io:5000": DomainLogin(domain="b.io:5000", secret="two", user_member="u", password_member="p"),
        "c.io": DomainLogin(domain="c.io"),
    }
    assert login_for("https://a.io/v1/", logins) == logins["a.io"]
    assert login_for("b.io:5000", logins) == logins["b.io:5000"]
    assert login_for("d.io", logins) is None


@pytest.mark.parametrize("domains", [[], {"a.io": {}}, {"a.io": "x"}])
def test_a_file_with_other_members_is_refused(tmp_path: Path, domains: Any) -> None:
    with pytest.raises(SettingsError):
        read_domain_logins(written(tmp_path, domains))


def test_docker_hub_is_asked_for_by_its_old_url() -> None:
    logins = {"docker.io": DomainLogin(domain="docker.io", secret="s")}

    (old, *_) = [server for server in helpers_of(logins) if server != "docker.io"]

    assert login_for(old, logins) == logins["docker.io"]


def test_a_secret_is_read_in_its_own_region_by_the_role(tmp_path: Path) -> None:
    arn = "arn:aws:secretsmanager:us-west-2:222222222222:secret:s-AbCdEf"
    sessions = FakeSessions('{"username": "me", "secret": "word"}')

    assert fetched(DomainLogin(domain="a.io", secret=arn, role_arn=ROLE), sessions) == ("me", "word")
    assert sessions.asked == [("secretsmanager", Access(account="", region="us-west-2", role_arn=ROLE))]


@pytest.mark.parametrize("value", ["plain", '{"username": "me"}', '["secret"]'])
def test_a_secret_of_another_form_is_named_but_not_shown(value: str) -> None:
    with pytest.raises(CredentialsError, match="the secret s has no") as caught:
        fetched(DomainLogin(domain="a.io", secret="s"), FakeSessions(value))

    assert value not in str(caught.value.what)


def test_ecr_gives_tokens_in_the_registrys_own_region() -> None:
    sessions = FakeSessions()

    assert fetched(DomainLogin(domain="111111111111.dkr.ecr.eu-north-1.amazonaws.com"), sessions) == ("AWS", "to:ken")
    assert sessions.asked == [("ecr", Access(account="", region="eu-north-1"))]


@pytest.mark.parametrize("kind", [EngineKind.DOCKER, EngineKind.PODMAN])
def test_engines_ask_our_helper_and_keep_the_users_logins(tmp_path: Path, kind: EngineKind) -> None:
    own, folder = tmp_path / "own", tmp_path / "new"
    own.mkdir()
    folder.mkdir()
    mine = {"auths": {"mine.io": {"auth": "bWU="}, "a.io": {"auth": "b2xk"}}, "currentContext": "far"}
    (own / "config.json").write_text(json.dumps(mine), encoding="utf-8")
    environment = {"DOCKER_CONFIG": str(own), "XDG_RUNTIME_DIR": str(own), "XDG_CONFIG_HOME": str(own)}
    engine = Engine(program=kind.value, kind=kind)

    variables = engine.helper_environment(folder, environment, {"a.io": "purecdk"})

    (settings,) = [Path(value) for value in variables.values()]
    settings = settings / "config.json" if settings.is_dir() else settings
    read = json.loads(settings.read_text(encoding="utf-8"))
    assert read["auths"] == {"mine.io": {"auth": "bWU="}}
    assert read["credHelpers"] == {"a.io": "purecdk"}
    assert read.get("currentContext") == ("far" if kind is EngineKind.DOCKER else None)
    assert settings.stat().st_mode & 0o077 == 0


def test_the_helper_is_a_program_that_acts_as_the_caller(tmp_path: Path) -> None:
    variables = install_helper(tmp_path, {"PATH": "/bin", "HOME": "/home/me"}, {"AWS_PROFILE": "it's mine"})

    program = tmp_path / "docker-credential-purecdk"
    assert variables == {"PATH": f"{tmp_path}:/bin"}
    assert program.stat().st_mode & 0o777 == 0o700
    assert "AWS_PROFILE=it" in program.read_text(encoding="utf-8")
