"""Arguments of the TypeScript compiler, made from a ``tsconfig.json``."""

from __future__ import annotations

import json
import os
from typing import Any

from aws_cdk.core.errors import ValidationError

# What the bundling decides itself, or what has no place on the command line.
_LEFT_OUT = frozenset({"composite", "noEmit", "paths", "tsBuildInfoFile"})
_DECIDED = {"incremental": False, "outDir": "./", "rootDir": "./"}

_MAJOR_WITH_IGNORE_CONFIG = 6
IGNORE_CONFIG = "--ignoreConfig"

# From major version 6 on, tsc refuses files beside a tsconfig.json unless told to ignore it. As the peer, character by
# character: the command is hashed.
UNQUOTED_IGNORE_CONFIG = (
    "$(TSC_VERSION=$('tsc' --version); TSC_VERSION=${TSC_VERSION##* }; "
    f'[ "${{TSC_VERSION%%.*}}" -ge {_MAJOR_WITH_IGNORE_CONFIG} ] 2>/dev/null && echo {IGNORE_CONFIG})'
)


def needs_ignore_config(version: str) -> bool:
    """Tell whether the tsc that says ``version`` of itself (``Version 6.0.1``) must be told to ignore tsconfig.json."""
    major = version.strip().rpartition(" ")[2].partition(".")[0]
    return major.isdigit() and int(major) >= _MAJOR_WITH_IGNORE_CONFIG


def compiler_arguments(tsconfig: str, *, scope: Any) -> list[str]:
    """Return the compiler options of a ``tsconfig.json``, in the order of their names.

    Raises:
        ValidationError: an option is a number, which the command line cannot be given here; or the file cannot be read.
    """
    arguments: list[str] = []
    options = {**_options(tsconfig, scope), **_DECIDED}
    for name in sorted(options):
        value = options[name]
        if name in _LEFT_OUT or value is None:
            continue
        if isinstance(value, bool):
            arguments += [f"--{name}"] if value else [f"--{name}", "false"]
        elif isinstance(value, str):
            arguments += [f"--{name}", value]
        elif isinstance(value, list):
            arguments += [f"--{name}", ",".join(map(_text, value))]
        else:
            raise ValidationError(
                f"missing support for compilerOption: [{name}]: {value!r} in {tsconfig}",
                scope=scope,
                fix="leave it out of the file that `tsconfig` names",
            )
    return arguments


def _text(item: Any) -> str:
    return item if isinstance(item, str) else "[object Object]"  # as the peer


def _options(tsconfig: str, scope: Any) -> dict[str, Any]:
    """Return the compiler options of a file and those it extends; its own win."""
    try:
        with open(tsconfig, encoding="utf-8-sig") as file:
            read = json.load(file)
    except OSError as error:
        raise ValidationError(f"tsconfig: cannot find module '{tsconfig}': {error.strerror}", scope=scope) from error
    except ValueError as error:
        raise ValidationError(
            f"tsconfig: {tsconfig}: {error}", scope=scope, fix="pre_compilation reads it as plain JSON: no comments"
        ) from error
    options: dict[str, Any] = {}
    if isinstance(read.get("extends"), str):
        options |= _options(os.path.normpath(os.path.join(os.path.dirname(tsconfig), read["extends"])), scope)
    return options | (read.get("compilerOptions") or {})
