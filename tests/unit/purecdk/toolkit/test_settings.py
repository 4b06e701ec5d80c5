"""Settings: where they come from and which one wins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from purecdk.toolkit.errors import SettingsError
from purecdk.toolkit.settings import load_settings, save_cached_context


def write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value))


def test_the_projects_file_wins_over_the_users(tmp_path: Path) -> None:
    write(tmp_path / "cdk.json", {"app": "mine"})
    write(tmp_path / "home" / ".cdk.json", {"app": "theirs", "profile": "p"})

    settings = load_settings(tmp_path, home=tmp_path / "home")

    assert (settings.text("app"), settings.text("profile")) == ("mine", "p")


def test_context_given_by_hand_wins_then_cdk_json_then_the_cache(tmp_path: Path) -> None:
    write(tmp_path / "cdk.json", {"context": {"a": "project", "b": "project", "c": "project"}})
    write(tmp_path / "cdk.context.json", {"a": "cache", "b": "cache", "d": "cache", "e": "cache"})
    write(tmp_path / "home" / ".cdk.json", {"context": {"e": "user", "f": "user"}})

    settings = load_settings(tmp_path, home=tmp_path / "home", context=["a=given=x"])

    assert settings.context() == {
        "a": "given=x",
        "b": "project",
        "c": "project",
        "d": "cache",
        "e": "cache",
        "f": "user",
    }


def test_the_cache_is_written_in_order_and_read_back(tmp_path: Path) -> None:
    save_cached_context(tmp_path, {"b": ["x"], "a": 1})

    assert (tmp_path / "cdk.context.json").read_text() == '{\n  "b": [\n    "x"\n  ],\n  "a": 1\n}\n'
    assert load_settings(tmp_path, home=tmp_path).cached_context == {"a": 1, "b": ["x"]}


def test_broken_json_is_pointed_at(tmp_path: Path) -> None:
    (tmp_path / "cdk.json").write_text('{"app": "x" 1}')

    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, home=tmp_path)

    assert caught.value.where == f"{tmp_path / 'cdk.json'}:1:13"


def test_a_context_text_without_equals_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="KEY=VALUE"):
        load_settings(tmp_path, home=tmp_path, context=["nothing"])


def test_a_setting_of_the_wrong_type_is_named_with_its_file(tmp_path: Path) -> None:
    write(tmp_path / "cdk.json", {"app": ["python", "app.py"], "staging": "yes"})
    settings = load_settings(tmp_path, home=tmp_path)

    with pytest.raises(SettingsError, match="'app' must be a string"):
        settings.text("app")
    with pytest.raises(SettingsError, match="'staging' must be true or false"):
        settings.flag("staging", True)
