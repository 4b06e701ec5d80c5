"""Reads template files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from aws_cdk.core.errors import ValidationError


def read_template(path: str, scope: Any) -> dict[str, Any]:
    """Return the template in a JSON or YAML file.

    Raises:
        ValidationError: the file cannot be read, or holds no template.
    """
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise ValidationError(
            f"ENOENT: no such file or directory, open '{path}'" if isinstance(error, FileNotFoundError) else str(error),
            scope=scope,
            fix=f"template_file is relative to the working folder, here {os.getcwd()}",
        ) from error
    try:
        template = (
            json.loads(text, object_pairs_hook=unique_keys) if path.lower().endswith(".json") else _from_yaml(text)
        )
    except ValueError as error:
        raise ValidationError(
            f"cannot read the template {path}: {error}",
            scope=scope,
            fix="check template_file; a relative path counts from where the app runs",
        ) from error
    if template is None:
        return {}
    if not isinstance(template, dict):
        raise ValidationError(
            f"{path} holds no template: it is a {type(template).__name__}",
            scope=scope,
            fix="give a file with the template as JSON or YAML",
        )
    return template


def unique_keys(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping of pairs.

    Raises:
        ValueError: a key stands there twice, so that one of them would get lost.
    """
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f'Map keys must be unique; "{key}" is repeated')
        found[key] = value
    return found


def _from_yaml(text: str) -> Any:
    from aws_cdk.cloudformation_include._yaml import read_yaml

    return read_yaml(text)
