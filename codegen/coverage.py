"""Measures how many of the official library's public names we have.

::

    python -m codegen.coverage [--api PATH] [--module aws_iam ...] [--l1] [--missing]

Names are read from the API description and looked up on the imported classes: classes, methods, properties, parameters of
constructors and methods (options lifted to keywords), enum members, fields of structs; for L1 classes also nested types.
With ``--module`` the hand-written part of modules is measured (the root is ``core``), with ``--l1`` the L1 classes of all
modules; the default is both for everything. ``--missing`` lists what is not there. The exit code is 1 if a name is missing.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import keyword
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from aws_cdk.core.naming import snake_case
from aws_cdk.core.struct import StructLater
from codegen.api import ROOT, Api, Type, python_module, python_path
from codegen.sources import read_api

REPOSITORY = Path(__file__).resolve().parent.parent

# Members that exist for the official library's own plumbing and are not part of what an app calls.
_PLUMBING = frozenset({"renderProperties", "cfnProperties", "cfnPropertyNames", "validateProperties"})


def python_name(name: str) -> str:
    """Return the Python name of a member: snake_case, or all capitals for a constant, keywords with an underscore."""
    snake = snake_case(name)
    python = f"{snake}_" if keyword.iskeyword(snake) else snake
    return python.upper() if name.isupper() else python


class Coverage:
    """Counts names found and not found, by kind."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._sources: dict[type, str] = {}
        self.found: Counter[str] = Counter()
        self.missing: dict[str, list[str]] = defaultdict(list)

    def measure(self, names: Iterable[str]) -> None:
        """Look up the types called ``names`` and their members."""
        for name in names:
            self._type(name)

    def _note(self, kind: str, name: str, present: bool) -> bool:
        if present:
            self.found[kind] += 1
        else:
            self.missing[kind].append(name)
        return present

    def _type(self, name: str) -> None:
        type_ = self._api.types[name]
        module, path = python_module(name), python_path(name)
        label = f"{module or 'core'}.{path}"
        l1 = "l1 " if self.is_l1(name) else ""
        kind = type_["kind"] if type_["kind"] != "interface" or not type_.get("datatype") else "struct"
        found = find_class(module, path)
        if not self._note(f"{l1}{kind}", label, found is not None):
            for member, member_kind in self._members(type_):
                self.missing[f"{l1}{member_kind}"].append(f"{label}.{member}")
            return
        if kind == "struct":
            fields = getattr(found, "_fields", None)
            for member, member_kind in self._members(type_):
                present = member in fields if fields is not None else self._has(found, member)
                self._note(f"{l1}{member_kind}", f"{label}.{member}", present)
            return
        for member, member_kind in self._members(type_):
            self._note(f"{l1}{member_kind}", f"{label}.{member}", self._has(found, member))
        if kind == "class":
            initializer = type_.get("initializer")
            if initializer and not type_.get("abstract"):
                self._parameters(f"{l1}init argument", label, found.__init__, initializer, getattr(found, "_l1", None))
            for method in type_.get("methods", ()):
                function = inspect.getattr_static(found, python_name(method["name"]), None)
                function = getattr(function, "__func__", function)
                if callable(function) and not l1:
                    self._parameters("argument", f"{label}.{python_name(method['name'])}", function, method)

    def _members(self, type_: Type) -> Iterator[tuple[str, str]]:
        if type_["kind"] == "enum":
            for member in type_["members"]:
                yield member["name"], "enum member"
        for property_ in type_.get("properties", ()):
            if property_.get("protected") or property_["name"] in _PLUMBING:
                continue
            kind = "field" if type_.get("datatype") else "static" if property_.get("static") else "property"
            name = python_name(property_["name"])
            yield name.upper() if property_.get("const") else name, kind
        for method in type_.get("methods", ()):
            if method.get("protected") or method["name"] in _PLUMBING:
                continue
            yield python_name(method["name"]), "static" if method.get("static") else "method"

    def _has(self, found: Any, member: str) -> bool:
        """Tell whether a class or its instances have a member; what does not show on the class is found in its source."""
        if hasattr(found, member):
            return True
        # Set in a constructor, or declared for type checkers alone, as interfaces do.
        name = re.escape(member)
        pattern = re.compile(rf"self\.{name}\b\s*(:[^=\n]+)?(=[^=]|,)|\bdef {name}\(|^\s+{name}: ", re.MULTILINE)
        for base in getattr(found, "__mro__", ()):
            if member in inspect.get_annotations(base) or pattern.search(self._source(base)):
                return True
        return False

    def _source(self, found: type) -> str:
        source = self._sources.get(found)
        if source is None:
            try:
                source = inspect.getsource(found)
            except (OSError, TypeError):
                source = ""
            self._sources[found] = source
        return source

    def _parameters(self, kind: str, label: str, function: Any, callable_: Type, l1_class: Any = None) -> None:
        wanted = []
        parameters = callable_.get("parameters", [])
        for parameter in parameters:
            struct = self._api.types.get(parameter["type"].get("fqn", ""), {})
            # Only a struct that stands last, and once, is lifted to keywords.
            if struct.get("datatype") and parameter is parameters[-1] and not parameter.get("variadic"):
                wanted += [python_name(field["name"]) for field in self._all_fields(parameter["type"]["fqn"])]
            else:
                wanted.append(python_name(parameter["name"]))
        known = _parameter_names(function) if l1_class is None else set(l1_class.props.fields)
        for name in wanted:
            spellings = {name, f"{name}_", name.lstrip("_")}
            present = known is None or bool(spellings & known) or name in ("scope", "id")
            self._note(kind, f"{label}({name})", present)

    def _all_fields(self, struct: str) -> list[Type]:
        fields = list(self._api.properties(struct))
        for base in self._api.types[struct].get("interfaces", ()):
            if base in self._api.types:
                fields += self._all_fields(base)
        return fields

    def is_l1(self, name: str) -> bool:
        """Tell whether a type belongs to the L1 classes: one of them, its struct, a property type, a reference."""
        if name.startswith(f"{ROOT}interfaces."):
            return True
        owner = name.rpartition(".")[0] if name.endswith("Property") else name.removesuffix("Props")
        return name in self._api.l1_classes or owner in self._api.l1_classes

    def report(self, show_missing: bool) -> bool:
        """Print the figures; return whether nothing is missing."""
        for kind in sorted({*self.found, *self.missing}):
            found, missing = self.found[kind], len(self.missing[kind])
            print(f"{kind:18} {found:6} of {found + missing:6}  {100 * found / (found + missing):6.2f} %")
        if show_missing:
            for kind in sorted(self.missing):
                for name in self.missing[kind]:
                    print(f"missing {kind}: {name}")
        return not any(self.missing.values())


def find_class(module: str, path: str) -> Any:
    """Return our class of a module and a path in it, or ``None``."""
    try:
        found: Any = importlib.import_module(f"aws_cdk.{module}" if module else "aws_cdk")
        for part in path.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return None
    return found


def _parameter_names(function: Any) -> set[str] | None:
    """Return the names a function takes, options included; ``None`` if it takes any keyword."""
    struct = getattr(function, "_takes", None)
    if isinstance(struct, StructLater):
        struct = struct.load()
    try:
        parameters = inspect.signature(getattr(function, "__wrapped__", function)).parameters
    except (TypeError, ValueError):
        return None
    if struct is not None:
        return {*parameters, *struct._fields}
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()):
        return None
    return set(parameters)


def main() -> int:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m codegen.coverage")
    parser.add_argument("--api", type=Path, help=".jsii.gz of aws-cdk-lib, or its folder")
    parser.add_argument("--cache", type=Path, default=REPOSITORY / ".codegen-cache")
    parser.add_argument("--module", action="append", default=[], help="measure the hand-written part of this module")
    parser.add_argument("--l1", action="store_true", help="measure the L1 classes of all modules (or of --module)")
    parser.add_argument("--missing", action="store_true", help="list the missing names")
    options = parser.parse_args()
    coverage = Coverage(Api(read_api(options.api, options.cache).data))
    modules = {"" if module == "core" else module for module in options.module}

    def wanted(name: str) -> bool:
        module = python_module(name)
        module = module.partition(".")[2] if module.startswith("interfaces.") else module
        if modules and module not in modules:
            return False
        if options.l1:
            return coverage.is_l1(name)
        return not options.module or not coverage.is_l1(name)

    coverage.measure(name for name in coverage._api.types if wanted(name))
    return 0 if coverage.report(options.missing) else 1


if __name__ == "__main__":
    sys.exit(main())
