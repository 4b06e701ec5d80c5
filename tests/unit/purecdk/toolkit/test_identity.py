"""Account and region that apps find in their environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from purecdk.toolkit import identity
from purecdk.toolkit.identity import default_environment, has_credentials

KEYS = {"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "secret"}
NOWHERE = {"AWS_EC2_METADATA_DISABLED": "true"}


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(
    "variables",
    [
        {"AWS_ACCESS_KEY_ID": "AKIA"},
        {"AWS_PROFILE": "dev"},
        {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.2/x"},
        {"AWS_WEB_IDENTITY_TOKEN_FILE": "/token"},
    ],
)
def test_one_variable_hints_at_credentials(variables: dict[str, str], tmp_path: Path) -> None:
    assert has_credentials({**NOWHERE, "HOME": str(tmp_path), **variables})
    assert not has_credentials({**NOWHERE, "HOME": str(tmp_path)})


@pytest.mark.parametrize("name", ["credentials", "config"])
def test_a_file_hints_at_credentials_wherever_it_is(name: str, tmp_path: Path) -> None:
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / name).touch()
    elsewhere = {"AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "c"), "AWS_CONFIG_FILE": str(tmp_path / "d")}

    assert has_credentials({**NOWHERE, "HOME": str(tmp_path)})
    assert not has_credentials({**NOWHERE, "HOME": str(tmp_path), **elsewhere})


def test_without_credentials_there_is_a_region_and_no_account(tmp_path: Path) -> None:
    bare = {**NOWHERE, "HOME": str(tmp_path)}

    assert default_environment(profile=None, region=None, environment=bare) == (None, "us-east-1")
    assert default_environment(profile=None, region="r", environment=bare) == (None, "r")
    both = {**bare, "AWS_REGION": "first", "AWS_DEFAULT_REGION": "second"}
    assert default_environment(profile=None, region=None, environment=both) == (None, "first")


def test_the_account_of_an_access_key_is_remembered_without_the_key(cache: Path) -> None:
    key = identity._cache_key(KEYS)
    assert key is not None
    identity._remember(key, "123456789012")

    assert default_environment(profile=None, region="r", environment=KEYS) == ("123456789012", "r")
    assert "AKIA" not in (cache / "accounts.json").read_text()


def test_an_emulator_is_asked_every_time() -> None:
    assert identity._cache_key({**KEYS, "AWS_ENDPOINT_URL": "http://localhost:4566"}) is None
    assert identity._cache_key({"AWS_ACCESS_KEY_ID": "AKIA"}) is None


@pytest.mark.parametrize("text", ["", "[]", '{"key": 5}', '{"key": "12345"}'])
def test_a_damaged_file_tells_nothing_and_is_replaced(cache: Path, text: str) -> None:
    cache.mkdir()
    (cache / "accounts.json").write_text(text)

    assert identity._remembered("key") is None
    identity._remember("key", "123456789012")
    assert identity._remembered("key") == "123456789012"


def test_the_latest_hundred_keys_are_kept(cache: Path) -> None:
    cache.mkdir()
    (cache / "accounts.json").write_text(json.dumps({f"k{number}": "123456789012" for number in range(150)}))

    identity._remember("new", "123456789012")

    kept = list(json.loads((cache / "accounts.json").read_text()))
    assert (len(kept), kept[0], kept[-1]) == (101, "k50", "new")
