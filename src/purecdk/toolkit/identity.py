"""Account and region for apps that take them from the environment, found without slowing down ``purecdk synth``.

Without any sign of credentials nothing is imported and nothing asked. With them, the account of an access key is asked
for once and kept in the cache folder: an access key never changes its account.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cloud_assembly.content.cache_root import cache_root
from purecdk.toolkit.app import DEFAULT_REGION


def default_environment(
    *,
    profile: str | None,
    region: str | None,
    force_ec2: bool | None = None,
    environment: Mapping[str, str] | None = None,
) -> tuple[str | None, str]:
    """Return the account, if credentials tell one, and the region."""
    variables = os.environ if environment is None else environment
    wanted = region or variables.get("AWS_REGION") or variables.get("AWS_DEFAULT_REGION")
    if not (profile or force_ec2 or has_credentials(variables)):
        return None, wanted or DEFAULT_REGION
    key = _cache_key(variables) if profile is None else None
    if key is not None and (known := _remembered(key)) is not None:
        return known, wanted or DEFAULT_REGION
    from purecdk.toolkit.aws.sessions import Sessions

    sessions = Sessions(profile=profile, region=wanted, attempts=2)  # whoever needs an answer asks again, and longer
    account: str | None = None
    with suppress(Exception):  # as the peer: an app that needs the account says so itself, others go on without
        current = sessions.current_environment()
        account = current.account if current is not None else None
    with suppress(Exception):
        wanted = wanted or sessions.region()
    if key is not None and account is not None:
        _remember(key, account)
    return account, wanted or DEFAULT_REGION


def has_credentials(variables: Mapping[str, str]) -> bool:
    """Whether anything hints at credentials: variables, files, a container, a web identity, an EC2 instance."""
    if any(
        variables.get(name)
        for name in (
            "AWS_ACCESS_KEY_ID",
            "AWS_PROFILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
        )
    ):
        return True
    home = Path(variables.get("HOME") or variables.get("USERPROFILE") or os.path.expanduser("~")) / ".aws"
    files = (
        variables.get("AWS_SHARED_CREDENTIALS_FILE") or home / "credentials",
        variables.get("AWS_CONFIG_FILE") or home / "config",
    )
    if any(os.path.exists(path) for path in files):
        return True
    return variables.get("AWS_EC2_METADATA_DISABLED", "").lower() != "true" and _on_ec2()


def _on_ec2() -> bool:
    """Source: AWS's documentation on telling EC2 instances by their system identifiers."""
    for path, start in (
        ("/sys/devices/virtual/dmi/id/board_asset_tag", b"i-"),
        ("/sys/hypervisor/uuid", b"ec2"),
    ):
        with suppress(OSError), open(path, "rb") as file:
            if file.read(8).lower().startswith(start):
                return True
    return False


def _cache_key(variables: Mapping[str, str]) -> str | None:
    access_key = variables.get("AWS_ACCESS_KEY_ID")
    if not access_key or not variables.get("AWS_SECRET_ACCESS_KEY"):
        return None
    if variables.get("AWS_ENDPOINT_URL_STS") or variables.get("AWS_ENDPOINT_URL"):
        return None  # an emulator forgets its accounts when it is restarted
    return hashlib.sha256(access_key.encode()).hexdigest()[:32]


def _accounts_file() -> Path | None:
    root = cache_root()
    return None if root is None else Path(root, "accounts.json")


def _remembered(key: str) -> str | None:
    path = _accounts_file()
    if path is None:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError):
        value = json.loads(path.read_text(encoding="utf-8"))[key]
        return value if isinstance(value, str) and value.isdigit() and len(value) == 12 else None
    return None


def _remember(key: str, account: str) -> None:
    path = _accounts_file()
    if path is None:
        return
    known: dict[str, str] = {}
    with suppress(OSError, ValueError):
        value = json.loads(path.read_text(encoding="utf-8"))
        known = value if isinstance(value, dict) else {}
    known = dict(list(known.items())[-100:])
    known[key] = account
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        from cloud_assembly.schema.files import write_text

        write_text(str(path), json.dumps(known))
