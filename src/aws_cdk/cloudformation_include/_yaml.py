"""Templates in YAML: the core schema of YAML 1.2 with CloudFormation's short function names as tags.

The only module of construct time that imports a YAML reader; it is loaded when a YAML template is included.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from aws_cdk.cloudformation_include._template_file import unique_keys
from cloud_assembly.schema.json_text import json_text, number_text

_SHORT_WITHOUT_PREFIX = frozenset({"Ref", "Condition"})
_INT = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z"
)
_TAG = "tag:yaml.org,2002:"


class _Loader(yaml.SafeLoader):
    """Reads plain scalars by the core schema: no dates, no ``yes`` and ``no``, no merge keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # as the base has it


for _name, _pattern, _first in (
    ("bool", re.compile(r"true\Z|True\Z|TRUE\Z|false\Z|False\Z|FALSE\Z"), "tTfF"),
    ("null", re.compile(r"~\Z|null\Z|Null\Z|NULL\Z|\Z"), ["~", "n", "N", ""]),
    ("int", _INT, "-+0123456789"),
    ("float", _FLOAT, "-+.0123456789"),
):
    _Loader.add_implicit_resolver(f"{_TAG}{_name}", _pattern, list(_first))


def _construct_int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = node.value
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text, 10)


def _construct_map(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    pairs = (
        (loader.construct_object(key, deep=True), loader.construct_object(item, deep=True)) for key, item in node.value
    )
    return unique_keys((_key(key), item) for key, item in pairs)


def _key(key: Any) -> str:
    if isinstance(key, str):
        return key
    return number_text(key) if isinstance(key, float) else json_text(key)


def _construct_function(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        resolved = loader.resolve(yaml.ScalarNode, node.value, (node.style is None, False))  # type: ignore[no-untyped-call]  # PyYAML's own method
        argument = loader.construct_object(yaml.ScalarNode(resolved, node.value, style=node.style))
    elif isinstance(node, yaml.SequenceNode):
        argument = loader.construct_sequence(node, deep=True)
    else:
        argument = _construct_map(loader, node)  # type: ignore[arg-type]  # the third kind of node
    return {tag if tag in _SHORT_WITHOUT_PREFIX else f"Fn::{tag}": argument}


_Loader.add_constructor(f"{_TAG}int", _construct_int)
_Loader.add_constructor(f"{_TAG}map", _construct_map)
_Loader.add_multi_constructor("!", _construct_function)


def read_yaml(text: str) -> Any:
    """Return the value of a YAML document.

    Raises:
        ValueError: the text is no YAML.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
