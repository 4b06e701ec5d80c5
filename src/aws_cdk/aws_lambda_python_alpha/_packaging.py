"""Which file of an entry says what its dependencies are, and how a container installs them."""

from __future__ import annotations

import os

from aws_cdk.aws_lambda_python_alpha.bundling_options import BundlingOptions
from aws_cdk.core.named_enum import NamedEnum


class Packaging(NamedEnum):
    """The file with the dependencies; the first that an entry has decides, in this order."""

    PIPENV = "Pipfile.lock"
    POETRY = "poetry.lock"
    PIP = "requirements.txt"
    UV = "uv.lock"
    NONE = ""


def packaging_of(entry: str) -> Packaging:
    """Return the packaging of a directory."""
    for packaging in Packaging:
        if packaging._value_ and os.path.exists(os.path.join(entry, packaging._value_)):
            return packaging
    return Packaging.NONE


def container_command(entry: str, options: BundlingOptions, *, input: str, output: str) -> str:
    """Return the command that bundles in a container, for ``bash -c``. As the peer, character by character: it is hashed.

    Args:
        entry: The directory on this machine.
        options: How to bundle.
        input: The directory in the container.
        output: Where the code goes in the container.
    """
    packaging = packaging_of(entry)
    hooks = options.command_hooks
    excludes = list(options.asset_excludes or ())
    if packaging is Packaging.UV:
        excludes.append(".python-version")
    copy = ["rsync", "-rLv", *(f"--exclude={_quoted(pattern)}" for pattern in excludes)]
    commands = [*(hooks.before_bundling(input, output) or () if hooks is not None else ())]
    commands.append(" ".join([*copy, _quoted(f"{input}/"), _quoted(output)]))
    commands.append(f"cd {_quoted(output)}")
    export = _export_command(packaging, options)
    if export:
        commands.append(export)
    if packaging is Packaging.UV:
        commands.append(f"uv pip install -r requirements.txt --target {_quoted(output)}")
    elif packaging is not Packaging.NONE:
        commands.append(f"python -m pip install -r requirements.txt -t {_quoted(output)}")
    commands += hooks.after_bundling(input, output) or () if hooks is not None else ()
    return " && ".join(commands)


def _export_command(packaging: Packaging, options: BundlingOptions) -> str:
    if packaging is Packaging.PIPENV:
        return "PIPENV_VENV_IN_PROJECT=1 pipenv requirements > requirements.txt && rm -rf .venv"
    if packaging is Packaging.UV:
        return "uv export --frozen --no-emit-workspace --no-dev --no-editable -o requirements.txt"
    if packaging is not Packaging.POETRY:
        return ""
    flags = [] if options.poetry_include_hashes else ["--without-hashes"]
    if options.poetry_without_urls:
        flags.append("--without-urls")
    return " ".join(["poetry export", *flags, "--with-credentials --format requirements.txt --output requirements.txt"])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
