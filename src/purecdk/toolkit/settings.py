"""Settings of a project: ``cdk.json``, ``~/.cdk.json``, ``cdk.context.json``, and what was given by hand.

Source: key names and precedence observed on aws-cdk 2.1148.1: what is given by hand wins over ``cdk.json``, which wins
over ``~/.cdk.json``; context given by hand wins over ``cdk.json``, then ``cdk.context.json``, then ``~/.cdk.json``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from purecdk.toolkit.errors import SettingsError

PROJECT_FILE = "cdk.json"
CONTEXT_FILE = "cdk.context.json"
USER_FILE = ".cdk.json"


class Settings:
    """What the files say; values are looked up by the key that ``cdk.json`` uses."""

    def __init__(
        self,
        *,
        project: Mapping[str, Any] | None = None,
        user: Mapping[str, Any] | None = None,
        cached_context: Mapping[str, Any] | None = None,
        given_context: Mapping[str, Any] | None = None,
        project_directory: Path | None = None,
    ) -> None:
        self.project = dict(project or {})
        self.user = dict(user or {})
        self.cached_context = dict(cached_context or {})
        self.given_context = dict(given_context or {})
        self.project_directory = project_directory or Path()

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of ``key`` from the project's file, else from the user's, else ``default``."""
        if key in self.project:
            return self.project[key]
        return self.user.get(key, default)

    def text(self, key: str) -> str | None:
        """Return a setting that is text, or ``None``; raise :class:`SettingsError` for another kind of value."""
        value = self.get(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(key, "a string", value)
        return value

    def choice(self, key: str, values: Sequence[str]) -> str | None:
        """Return one of ``values``, ``None`` if nothing is set."""
        value = self.text(key)
        if value is not None and value not in values:
            raise self._wrong(key, f"one of {', '.join(values)}", value)
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return a setting that is true or false; raise :class:`SettingsError` for another kind of value."""
        value = self.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false", value)
        return value

    def context(self) -> dict[str, Any]:
        """Return the app's context, all sources merged."""
        merged: dict[str, Any] = {}
        for source in (self.user.get("context"), self.cached_context, self.project.get("context"), self.given_context):
            if source is None:
                continue
            if not isinstance(source, Mapping):
                raise self._wrong("context", "an object", source)
            merged.update(source)
        return merged

    def _wrong(self, key: str, kind: str, value: object) -> SettingsError:
        name = PROJECT_FILE if key in self.project else f"~/{USER_FILE}"
        return SettingsError(
            f"{key!r} must be {kind}, not {json.dumps(value)[:80]}", where=name, fix=f"correct {key!r} there"
        )


def load_settings(directory: Path = Path(), *, home: Path | None = None, context: Iterable[str] = ()) -> Settings:
    """Read the settings files around ``directory``.

    Args:
        directory: Where the command runs; only this folder's files are read, as the peer does.
        home: The folder of ``.cdk.json``; the user's home by default.
        context: ``KEY=VALUE`` texts as given on the command line.

    Raises:
        SettingsError: a file is not a JSON object, or a context text has no ``=``.
    """
    return Settings(
        project=_read_object(directory / PROJECT_FILE),
        user=_read_object((home or _home()) / USER_FILE),
        cached_context=_read_object(directory / CONTEXT_FILE),
        given_context=dict(_assignment(text) for text in context),
        project_directory=directory,
    )


def save_cached_context(directory: Path, context: Mapping[str, Any]) -> None:
    """Write ``cdk.context.json`` as the peer keeps it: two blanks an indent, new keys behind those that are there."""
    from cloud_assembly.schema.files import write_text

    text = json.dumps(dict(context), indent=2, ensure_ascii=False)
    write_text(str(directory / CONTEXT_FILE), text + "\n")


def _home() -> Path:
    return Path(os.path.expanduser("~"))


def _assignment(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise SettingsError(
            f"context {text!r} is not of the form KEY=VALUE", where="--context", fix="give it as -c KEY=VALUE"
        )
    return key, value


def _read_object(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read {path.name}: {error}", where=str(path), fix="check the file") from error
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise SettingsError(
            f"{path.name} is not JSON: {error.msg}",
            where=f"{path}:{error.lineno}:{error.colno}",
            fix="correct the file (JSON has no comments and no trailing commas)",
        ) from error
    if not isinstance(value, dict):
        raise SettingsError(f"{path.name} must hold a JSON object", where=str(path), fix="correct the file")
    return value
