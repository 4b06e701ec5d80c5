"""Logins of registries that builds pull base images from, as ``cdk-docker-creds.json`` names them.

The file maps a registry's domain to a secret of Secrets Manager or to ECR itself, each perhaps behind a role. CDK Pipelines writes
it before it publishes images. Nothing is fetched until an engine asks for a login, and no password is written to a file: the engine
gets a credential helper (``credential_helper.py``) for these domains, beside the logins that its user has already.

Source: the file's members and their defaults as observed on cdk-assets 4.7.3 and in the build specifications that the official
library writes.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import CredentialsError, SettingsError

if TYPE_CHECKING:
    from purecdk.toolkit.aws.sessions import Sessions

FILE_VARIABLE: Final = "CDK_DOCKER_CREDS_FILE"
HELPER_NAME: Final = "purecdk"  # engines run `docker-credential-` and this
_DOCKER_HUB: Final = "https://index.docker.io/v1/"
_PUBLIC_ECR: Final = "public.ecr.aws"
_ECR_DOMAIN: Final = re.compile(r"(?P<account>\d{12})\.dkr[.-]ecr\.(?P<region>[a-z0-9-]+)\.")


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainLogin:
    """Where the login of one registry comes from: a secret, or ECR.

    Attributes:
        domain: The registry's host name, and its port if it has one.
        secret: Name or ARN of a secret whose value is a JSON object; ``None`` for ECR.
        role_arn: Who may ask; the caller if ``None``.
    """

    domain: str
    secret: str | None = None
    user_member: str = "username"
    password_member: str = "secret"
    role_arn: str | None = None


def credentials_file(environment: Mapping[str, str]) -> Path:
    """Return the file: what ``CDK_DOCKER_CREDS_FILE`` names, else ``~/.cdk/cdk-docker-creds.json``."""
    named = environment.get(FILE_VARIABLE)
    return Path(named) if named else Path(environment.get("HOME") or Path.home()) / ".cdk" / "cdk-docker-creds.json"


def read_domain_logins(path: Path) -> dict[str, DomainLogin]:
    """Read the logins by domain; none if there is no file.

    Raises:
        SettingsError: the file is not what it should be.
    """
    try:
        document: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"cannot read the logins of registries: {error}", where=str(path)) from error
    domains = document.get("domainCredentials", {}) if isinstance(document, dict) else None
    if not isinstance(domains, dict):
        raise SettingsError(
            "`domainCredentials` is not an object of registry domains", where=str(path), fix="see CDK Pipelines' manual"
        )
    return {domain: _domain_login(domain, entry, path) for domain, entry in domains.items()}


def _domain_login(domain: str, entry: Any, path: Path) -> DomainLogin:
    if not isinstance(entry, dict) or not (entry.get("secretsManagerSecretId") or entry.get("ecrRepository")):
        raise SettingsError(
            f"the login of {domain} comes from nowhere",
            where=str(path),
            fix="give it `secretsManagerSecretId`, or `ecrRepository: true`",
        )
    return DomainLogin(
        domain=domain,
        secret=entry.get("secretsManagerSecretId"),
        user_member=entry.get("secretsUsernameField") or "username",
        password_member=entry.get("secretsPasswordField") or "secret",
        role_arn=entry.get("assumeRoleArn"),
    )


def login_for(server: str, logins: Mapping[str, DomainLogin]) -> DomainLogin | None:
    """Return the login for a server as an engine names it: a domain, or a URL."""
    if server == _DOCKER_HUB and "docker.io" in logins:
        return logins["docker.io"]
    host = server.partition("://")[2] or server
    return logins.get(server) or logins.get(host.partition("/")[0])


def fetch_login(login: DomainLogin, sessions: Sessions) -> tuple[str, str]:
    """Return user and password.

    Raises:
        CredentialsError: the secret is not what the file says.
        ToolkitError: AWS does not give it.
    """
    from purecdk.toolkit.aws.sessions import explain

    if login.secret is None:
        return _ecr_login(login, sessions)
    region = login.secret.split(":")[3] if login.secret.startswith("arn:") else sessions.region()
    access = Access(account="", region=region, role_arn=login.role_arn)
    try:
        text = sessions.client("secretsmanager", access).get_secret_value(SecretId=login.secret).get("SecretString", "")
    except Exception as error:
        raise explain(error, access) from error
    try:
        value: Any = json.loads(text)
    except ValueError:
        value = None
    missing = [
        name
        for name in (login.user_member, login.password_member)
        if not isinstance(value, dict) or not isinstance(value.get(name), str)
    ]
    if missing:
        raise CredentialsError(
            f"the secret {login.secret} has no {' and no '.join(repr(name) for name in missing)}",
            where=f"login of {login.domain}",
            fix="store a JSON object with these members, or name others in secretsUsernameField and secretsPasswordField",
        )
    return value[login.user_member], value[login.password_member]


def _ecr_login(login: DomainLogin, sessions: Sessions) -> tuple[str, str]:
    import base64

    from purecdk.toolkit.aws.sessions import explain

    public = login.domain == _PUBLIC_ECR
    found = _ECR_DOMAIN.match(login.domain)
    region = "us-east-1" if public else found["region"] if found else sessions.region()
    access = Access(account="", region=region, role_arn=login.role_arn)
    try:
        answer = sessions.client("ecr-public" if public else "ecr", access).get_authorization_token()[
            "authorizationData"
        ]
    except Exception as error:
        raise explain(error, access) from error
    token = (answer if public else answer[0])["authorizationToken"]
    user, _, password = base64.b64decode(token).decode().partition(":")
    return user, password


def install_helper(folder: Path, environment: Mapping[str, str], caller: Mapping[str, str]) -> dict[str, str]:
    """Put the credential helper's program into ``folder``; return variables with which engines find it.

    Args:
        caller: Variables that make the helper act as the caller does.
    """
    variables = {FILE_VARIABLE: str(credentials_file(environment).absolute()), **caller}
    words = ["env", *(f"{name}={value}" for name, value in variables.items())]
    command = shlex.join([*words, sys.executable, "-m", "purecdk.toolkit.images.credential_helper"])
    program = folder / f"docker-credential-{HELPER_NAME}"
    program.touch(mode=0o700)
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    return {"PATH": f"{folder}{os.pathsep}{environment.get('PATH', os.defpath)}"}


def helpers_of(logins: Mapping[str, DomainLogin]) -> dict[str, str]:
    """Return which helper an engine is to ask for each domain."""
    helpers = dict.fromkeys(logins, HELPER_NAME)
    if "docker.io" in helpers or "index.docker.io" in helpers:
        helpers[_DOCKER_HUB] = HELPER_NAME
    return helpers
