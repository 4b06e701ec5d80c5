"""The types of the API as a maker of random programs needs them: what makes a value of each, and how much that takes."""

from __future__ import annotations

import gzip
import json
import keyword
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aws_cdk.core.naming import snake_case

ROOT = "aws-cdk-lib."
SCOPES = frozenset({"constructs.Construct", "constructs.IConstruct", f"{ROOT}Stack"})
UNREACHABLE = 10**6
# Their answers come from the machine or from context.
LEFT_OUT = frozenset({"fromLookup", "fromCfnParameters"})

Type = dict[str, Any]


@dataclass(frozen=True)
class Producer:
    """A way to get a value: a constant, a static method or the constructor of ``owner``."""

    kind: str
    owner: str
    member: Type


class ApiTypes:
    """The types of an API description, by their full names."""

    def __init__(self, path: Path) -> None:
        with gzip.open(path) as file:
            self._types: dict[str, Type] = json.load(file)["types"]
        self._bases = {name: self._all_bases(name) for name in self._types}
        self._producers: dict[str, list[Producer]] = defaultdict(list)
        for name, type_ in self._types.items():
            if type_["kind"] == "class" and not self.is_l1(name) and not is_deprecated(type_):
                self._note_producers(name, type_)
        self._costs: dict[str, int] = {}
        self._work_out_costs()

    def __getitem__(self, name: str) -> Type:
        return self._types[name]

    def __contains__(self, name: str) -> bool:
        return name in self._types

    # -- what there is ------------------------------------------------------

    def constructs(self) -> list[str]:
        """Return the constructs of services that can be made, without L1 classes."""
        return [name for name in self._concrete() if self.is_construct(name) and not self.is_l1(name)]

    def resources(self) -> list[str]:
        """Return the L1 classes of services."""
        return [name for name in self._concrete() if self.is_construct(name) and self.is_l1(name)]

    def values(self) -> list[str]:
        """Return the classes that are no constructs and have objects that can be made."""
        return sorted(
            name
            for name, type_ in self._types.items()
            if type_["kind"] == "class"
            and name.startswith(f"{ROOT}aws_")
            and not self.is_construct(name)
            and not self.is_l1(name)
            and not is_deprecated(type_)
            and self._costs.get(name, UNREACHABLE) < UNREACHABLE
        )

    def _concrete(self) -> list[str]:
        return sorted(
            name
            for name, type_ in self._types.items()
            if type_["kind"] == "class"
            and name.startswith(f"{ROOT}aws_")
            and "initializer" in type_
            and not type_.get("abstract")
            and not is_deprecated(type_)
        )

    # -- what a type is -----------------------------------------------------

    def is_construct(self, name: str) -> bool:
        """Tell whether a type is a class of constructs."""
        return "constructs.Construct" in self._bases.get(name, ())

    def is_l1(self, name: str) -> bool:
        """Tell whether a type is an L1 class or belongs to one."""
        return any(part[:3] == "Cfn" and part[3:4].isupper() for part in name.split("."))

    def is_struct(self, name: str) -> bool:
        """Tell whether a type is a record of options."""
        return bool(self._types.get(name, {}).get("datatype"))

    def python_name(self, name: str) -> str:
        """Return how an app names a type: ``aws_cdk.aws_s3.Bucket``."""
        if name.startswith("constructs."):
            return name
        return name.replace(ROOT, "aws_cdk.", 1)

    def options(self, struct: str) -> list[Type]:
        """Return the options of a struct, those of its bases last."""
        found: dict[str, Type] = {}
        for base in self._bases[struct]:
            for option in self._types.get(base, {}).get("properties", ()):
                found.setdefault(option["name"], option)
        return list(found.values())

    def methods(self, name: str) -> list[tuple[str, Type]]:
        """Return the public methods of objects, each with the type that declares it."""
        found: dict[str, tuple[str, Type]] = {}
        for base in self._bases[name]:
            for method in self._types.get(base, {}).get("methods", ()):
                if not method.get("static") and not method.get("protected") and base.startswith(ROOT):
                    found.setdefault(method["name"], (base, method))
        return [each for each in found.values() if not is_deprecated(each[1])]

    def properties(self, name: str) -> list[str]:
        """Return the names of the public properties of objects."""
        return sorted(
            {
                property_["name"]
                for base in self._bases[name]
                for property_ in self._types.get(base, {}).get("properties", ())
                if not property_.get("static") and not property_.get("protected") and not is_deprecated(property_)
            }
        )

    def producers(self, name: str) -> list[Producer]:
        """Return the ways to get an object of a class or interface."""
        return [
            each
            for each in self._producers.get(name, ())
            if each.member.get("name") not in LEFT_OUT and self.cost_of(each) < UNREACHABLE
        ]

    # -- how much a value takes ---------------------------------------------

    def cost(self, type_: Type) -> int:
        """Return how many calls a value of a type takes at least; ``UNREACHABLE`` if there is no way."""
        if "primitive" in type_ or "collection" in type_:
            return 0
        if "union" in type_:
            return min(self.cost(part) for part in type_["union"]["types"])
        if "intersection" in type_:
            return self.cost(type_["intersection"]["types"][0])
        return 0 if type_["fqn"] in SCOPES else self._costs.get(type_["fqn"], UNREACHABLE)

    def cost_of(self, producer: Producer) -> int:
        """Return how many calls a producer takes, with those for its required arguments."""
        if producer.kind == "constant":
            return 0
        parameters = producer.member.get("parameters", ())
        return 1 + sum(self.cost(each["type"]) for each in parameters if not each.get("optional"))

    def _work_out_costs(self) -> None:
        changed = True
        while changed:  # what is made of other values gets cheaper as these do
            changed = False
            for name, type_ in self._types.items():
                cost = min(self._cost_now(name, type_), UNREACHABLE)
                if self._costs.get(name, UNREACHABLE) > cost:
                    self._costs[name] = cost
                    changed = True

    def _cost_now(self, name: str, type_: Type) -> int:
        if type_["kind"] == "enum":
            return 0
        if self.is_struct(name):
            return 1 + sum(self.cost(option["type"]) for option in self.options(name) if not option.get("optional"))
        return min((self.cost_of(each) for each in self._producers.get(name, ())), default=UNREACHABLE)

    # -- reading ------------------------------------------------------------

    def _all_bases(self, name: str) -> list[str]:
        found: list[str] = []
        waiting = [name]
        while waiting:
            base = waiting.pop()
            if base not in found:
                found.append(base)
                type_ = self._types.get(base, {})
                waiting += [*([type_["base"]] if "base" in type_ else []), *type_.get("interfaces", ())]
        return found

    def _note_producers(self, name: str, type_: Type) -> None:
        for kind, member, made in self._ways(name, type_):
            for base in self._bases.get(made, [made]):
                self._producers[base].append(Producer(kind, name, member))

    def _ways(self, name: str, type_: Type) -> Iterator[tuple[str, Type, str]]:
        for property_ in type_.get("properties", ()):
            if property_.get("static") and "fqn" in property_["type"] and not is_deprecated(property_):
                yield "constant", property_, property_["type"]["fqn"]
        for method in type_.get("methods", ()):
            returned = method.get("returns", {}).get("type", {})
            if method.get("static") and "fqn" in returned and not method.get("protected") and not is_deprecated(method):
                yield "factory", method, returned["fqn"]
        if "initializer" in type_ and not type_.get("abstract") and not type_["initializer"].get("protected"):
            yield "constructor", type_["initializer"], name


def is_deprecated(member: Type) -> bool:
    """Tell whether a type or member is deprecated."""
    docs = member.get("docs", {})
    return docs.get("stability") == "deprecated" or "deprecated" in docs


def python_member(name: str) -> str:
    """Return how an app spells a method, property or option."""
    snake = snake_case(name)
    return f"{snake}_" if keyword.iskeyword(snake) else snake
