"""Dependency cycles of a template, which CloudFormation refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from aws_cdk.assertions._mismatch import TemplateMismatch
from cloud_assembly.schema.json_text import json_text

_PLACEHOLDER = re.compile(r"\$\{([^!.}][^.}]*)[^}]*\}")


def check_for_cycle(template: Mapping[str, Any]) -> None:
    """Refuse a template whose resources depend on each other in a circle.

    Raises:
        TemplateMismatch: there is a cycle; the message names its resources.
    """
    resources: Mapping[str, Any] = template.get("Resources") or {}
    edges = {name: [to for to in _dependencies(resource) if to in resources] for name, resource in resources.items()}
    cycle = _find_cycle(edges)
    if cycle:
        involved = json_text({name: resources[name] for name in dict.fromkeys(cycle)}, indent=2)
        raise TemplateMismatch(
            f"Template is undeployable, these resources have a dependency cycle: {' -> '.join(cycle)}:\n\n{involved}"
        )


def _dependencies(resource: Any) -> list[str]:
    found = dict.fromkeys(_references(resource))
    depends_on = resource.get("DependsOn") if isinstance(resource, Mapping) else None
    names = [depends_on] if isinstance(depends_on, str) else depends_on or []
    return list({**found, **dict.fromkeys(names)})


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _references(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key == "Ref" and isinstance(item, str):
                yield item
            elif key == "Fn::GetAtt" and isinstance(item, (str, list)):
                yield item.partition(".")[0] if isinstance(item, str) else str(item[0])
            elif key == "Fn::Sub":
                yield from _placeholders(item)
            else:
                yield from _references(item)


def _placeholders(argument: Any) -> Iterator[str]:
    text, variables = (argument, {}) if isinstance(argument, str) else (argument[0], argument[1])
    for name in _PLACEHOLDER.findall(text):
        if name not in variables:
            yield name
    yield from _references(variables)


def _find_cycle(edges: Mapping[str, list[str]]) -> list[str]:
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        iterators: list[Iterator[str]] = []
        if start not in done:
            path.append(start)
            iterators.append(iter(edges[start]))
        while path:
            following = next(iterators[-1], None)
            if following is None:
                done.add(path.pop())
                iterators.pop()
            elif following in path:
                return [*path[path.index(following) :], following]
            elif following not in done:
                path.append(following)
                iterators.append(iter(edges[following]))
    return []
