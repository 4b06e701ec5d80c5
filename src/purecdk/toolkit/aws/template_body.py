"""A deployed template, which CloudFormation hands back as JSON, as YAML with short tags, or parsed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from purecdk.toolkit.errors import ToolkitError


def parse_template(body: str | Mapping[str, Any]) -> dict[str, Any]:
    """Return a template as plain data, ``!Sub`` and friends in their long forms.

    Raises:
        ToolkitError: the text is neither JSON nor YAML, or no mapping.
    """
    if isinstance(body, Mapping):
        return json.loads(json.dumps(body))  # type: ignore[no-any-return]  # plain dicts instead of ordered ones
    try:
        value = json.loads(body)
    except json.JSONDecodeError:
        value = _parse_yaml(body)
    if not isinstance(value, dict):
        raise ToolkitError("the template is not an object", fix="check the template")
    return value


def _parse_yaml(text: str) -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """Reads CloudFormation's tags; dates stay text, as in templates."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_multi_constructor("!", _short_form)
    try:
        return yaml.load(text, Loader)
    except yaml.YAMLError as error:
        raise ToolkitError(f"the template is neither JSON nor YAML: {error}", fix="check the template") from error


def _short_form(loader: Any, name: str, node: Any) -> Any:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        if name == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {name if name in ("Ref", "Condition") else f"Fn::{name}": value}
