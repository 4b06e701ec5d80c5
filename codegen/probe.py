"""Builds every L1 class with every argument filled, and writes down what comes out.

Runs under any Python that has an ``aws_cdk``: the official one, to record, and ours, to compare. So it uses nothing but the
data files, the standard library and the public names of ``aws_cdk``::

    PYTHON codegen/probe.py DATA_FOLDER OUTPUT.json [MODULE...]

Values are derived from names: a string property gets its own name, a number 7, a list one element, a map one key. Each
property type of a class is filled once in full and otherwise with what it requires, so recursive types end.
"""

from __future__ import annotations

import datetime
import importlib
import json
import keyword
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import aws_cdk as cdk

STACK_SIZE = 60
MOMENT = datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)

# The official library fails on these as soon as they carry a tag: their tags are an object, which its tag manager refuses.
UNTAGGABLE = frozenset({"aws_cloudfront.CfnAnycastIpList"})


def snake_case(name: str) -> str:
    """Return a name in snake_case, by means of its own, so that it can be compared with ours."""
    name = re.sub(r"([KMGTPE])iB(?=[A-Z]|$)", r"\1ib", name)
    split = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)).lower()
    return f"{split}_" if keyword.iskeyword(split) else split


def split_union(text: str) -> list[str]:
    """Return the alternatives of a type, without those in its brackets."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "|" and not depth:
            parts.append(text[start:index])
            start = index + 1
    return [*parts, text[start:]]


def python_class(module: str, path: str) -> Any:
    """Return a class of ``aws_cdk`` by module and qualified name."""
    found = importlib.import_module(f"aws_cdk.{module}" if module else "aws_cdk")
    for part in path.split("."):
        found = getattr(found, part)
    return found


class Filler:
    """Makes arguments for one L1 class."""

    def __init__(self, module: str, name: str, data: dict[str, Any], choice: int = 0) -> None:
        self._module = module
        self._class = name
        self._types: dict[str, dict[str, str]] = data.get("types", {})
        self._seen: set[str] = set()
        self._choice = choice

    def arguments(self, entries: dict[str, str], minimal: bool, path: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return keyword arguments for the properties in ``entries``, or for the required ones among them."""
        arguments = {}
        for name, entry in entries.items():
            text = entry.rpartition(": ")[2]
            if (minimal and not text.endswith("!")) or (minimal and path and path.count(path[-1]) > 2):
                continue
            arguments[snake_case(name)] = self.value(text.rstrip("!"), name, minimal, path)
        return arguments

    def value(self, text: str, name: str, minimal: bool, path: tuple[str, ...]) -> Any:
        """Return a value of the type ``text``."""
        choices = [part for part in split_union(text) if part != "token" and part[0] != "&"]
        chosen = choices[min(self._choice, len(choices) - 1)] if not minimal else choices[0]
        if chosen[0] == "[":
            return [self.value(chosen[1:-1], name, minimal, path)]
        if chosen[0] == "{":
            return {"mapKey": self.value(chosen[1:-1], name, minimal, path)}
        simple: dict[str, Any] = {
            "str": name,
            "num": 7,
            "bool": True,
            "any": {"anyKey": name},
            "json": {"anyKey": name},
            "jsontext": {"anyKey": name},
            "date": MOMENT,
            "tag": cdk.CfnTag(key="key", value="value"),
        }
        if chosen in simple:
            return simple[chosen]
        minimal = minimal or chosen in self._seen
        self._seen.add(chosen)
        struct = python_class(self._module, f"{self._class}.{chosen}")
        return struct(**self.arguments(self._types[chosen], minimal, (*path, chosen)))


def attempt(action: Callable[[], Any]) -> Any:
    """Return what ``action`` gives, or a note of the error it raises."""
    try:
        return action()
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"[:300]}


class Probe:
    """Builds the classes of all services into one app and collects what they give."""

    def __init__(self, services: dict[str, Any]) -> None:
        self.results: dict[str, Any] = {}
        self._services = services
        self._app = cdk.App(
            context={"aws:cdk:disable-stack-trace": True, "@aws-cdk/core:stackResourceLimit": 0},
            analytics_reporting=False,
        )
        self._stack: Any = None
        self._count = 0
        self._made: dict[str, tuple[str, str, list[Any]]] = {}
        self._implementations = {
            class_data["ref"]: (module, name)
            for module, service in reversed(services.items())
            for name, class_data in service["classes"].items()
        }

    def run(self) -> dict[str, Any]:
        """Build everything, synthesize, and return the results by ``module.Class``."""
        for module, service in self._services.items():
            for name, data in service["classes"].items():
                self._class(module, name, data)
        assembly = self._app.synth()
        templates = {
            stack: assembly.get_stack_by_name(stack).template.get("Resources", {})
            for stack, _, _ in self._made.values()
        }
        for stack, logical_id, place in self._made.values():
            result, key = place
            result[key] = templates[stack].get(logical_id)
        return self.results

    def _class(self, module: str, name: str, data: dict[str, Any]) -> None:
        if self._count % STACK_SIZE == 0:
            self._stack = cdk.Stack(
                self._app, f"S{self._count // STACK_SIZE}", synthesizer=cdk.BootstraplessSynthesizer()
            )
        self._count += 1
        full_name = f"{module or 'core'}.{name}"
        result = self.results[full_name] = {}
        made = python_class(module, name)
        resource = self._make(module, name, data, f"A{self._count}", result, "full")
        if resource is not None:
            self._look(made, resource, module, name, data, result)
        least = self._make(module, name, data, f"M{self._count}", result, "least", minimal=True)
        if least is not None and "tags" in data and full_name not in UNTAGGABLE:
            cdk.Tags.of(least).add("only", "added")
        if any(len([p for p in split_union(e) if p[0] not in "&t"]) > 1 for e in _type_texts(data)):
            for choice in (1, 2):
                self._make(module, name, data, f"U{self._count}{choice}", result, f"choice{choice}", choice=choice)
        for property_, entry in data["props"].items():
            for reference in re.findall(r"&(\w+\.\w+)", entry):
                self._refer(module, name, data, property_, entry, reference, result)

    def _make(
        self,
        module: str,
        name: str,
        data: dict[str, Any],
        id: str,
        result: dict[str, Any],
        key: str,
        minimal: bool = False,
        choice: int = 0,
        more: dict[str, Any] | None = None,
    ) -> Any:
        arguments = Filler(module, name, data, choice).arguments(data["props"], minimal)
        if f"{module}.{name}" in UNTAGGABLE:
            arguments.pop("tags", None)
        made = attempt(lambda: python_class(module, name)(self._stack, id, **{**arguments, **(more or {})}))
        if isinstance(made, dict):
            result[key] = made
            return None
        self._made[id] = (self._stack.stack_name, id, [result, key])
        return made

    def _refer(
        self,
        module: str,
        name: str,
        data: dict[str, Any],
        property_: str,
        entry: str,
        reference: str,
        result: dict[str, Any],
    ) -> None:
        """Pass a resource where a property takes a reference."""
        if reference not in self._implementations:
            return
        other_module, other_name = self._implementations[reference]
        other_id = f"O{self._stack.stack_name}{other_module}{other_name}".replace("_", "")
        other = self._stack.node.try_find_child(other_id)
        if other is None:
            other_data = self._services[other_module]["classes"][other_name]
            other = self._make(other_module, other_name, other_data, other_id, {}, "other", minimal=True)
        value = [other] if entry.rpartition(": ")[2][0] == "[" else other
        self._make(
            module,
            name,
            data,
            f"R{len(self._made)}",
            result,
            f"{property_}.{reference}",
            minimal=True,
            more={snake_case(property_): value},
        )

    def _look(
        self, made: Any, resource: Any, module: str, name: str, data: dict[str, Any], result: dict[str, Any]
    ) -> None:
        result["type"] = made.CFN_RESOURCE_TYPE_NAME
        if "transform" in data:
            result["transform"] = made.REQUIRED_TRANSFORM
        result["ref"] = self._stack.resolve(resource.ref)
        result["attrs"] = {key: attempt(partial(self._resolved_member, resource, key)) for key in data.get("attrs", {})}
        reference_module, _, interface = data["ref"].partition(".")
        property_, *fields = self._services[reference_module]["references"][interface]
        result["refers"] = self._reference(resource, property_, fields)
        if "tags" in data and f"{module}.{name}" not in UNTAGGABLE:
            cdk.Tags.of(resource).add("zz", "added")
            cdk.Tags.of(resource).add("aa", "added")
            manager = resource.tags if data["tags"]["interface"] == "ITaggable" else resource.cdk_tag_manager
            result["tags"] = manager.tag_property_name
        for static in data.get("statics", ()):
            method = static.partition("(")[0]
            function = getattr(made, snake_case(method))
            if method.startswith("arnFor"):
                result[method] = attempt(partial(self._resolved_call, function, resource))
                continue
            values = ["some-value"]
            if method.endswith("Arn"):
                values.append("arn:aws:svc:us-east-1:111122223333:aaa/bbb/ccc")
                if "arn" in data:
                    values.append(re.sub(r"\$\{(\w+)\}", r"v\1", data["arn"]))
            for index, value in enumerate(values):
                id = f"F{self._count}{method}{index}"
                call = partial(self._imported_reference, function, id, value, property_, fields)
                result[f"{method}{index}"] = attempt(call)

    def _resolved_member(self, holder: Any, name: str) -> Any:
        return self._stack.resolve(getattr(holder, snake_case(name)))

    def _resolved_call(self, function: Any, resource: Any) -> Any:
        return self._stack.resolve(function(resource))

    def _imported_reference(self, function: Any, id: str, value: str, property_: str, fields: list[str]) -> Any:
        return self._reference(function(self._stack, id, value), property_, fields)

    def _reference(self, holder: Any, property_: str, fields: list[str]) -> Any:
        reference = getattr(holder, snake_case(property_))
        return {field: attempt(partial(self._resolved_member, reference, field)) for field in fields}


def _type_texts(data: dict[str, Any]) -> list[str]:
    """Return every type named in a class's data, also those within lists and maps."""
    texts = []
    pending = [
        *data["props"].values(),
        *(entry for entries in data.get("types", {}).values() for entry in entries.values()),
    ]
    for entry in pending:
        text = entry.rpartition(": ")[2].rstrip("!")
        texts.append(text)
        for part in split_union(text):
            if part[0] in "[{":
                pending.append(part[1:-1])
    return texts


def read_services(folder: Path) -> dict[str, Any]:
    """Read the data files of all services, by module name."""
    services = {}
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if "classes" in data:
            services[data["module"]] = data
    return services


def main(folder: str, output: str, *modules: str) -> None:
    """Probe all services, or the named ones, and write the results."""
    services = read_services(Path(folder))
    probe = Probe(services)
    if modules:
        probe._services = {
            module: service if module in modules else {**service, "classes": {}} for module, service in services.items()
        }
    Path(output).write_text(json.dumps(probe.run(), indent=0, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
