"""The API description as this generator reads it: classes, structs, interfaces, by their full names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

ROOT = "aws-cdk-lib."
Type = Mapping[str, Any]


class Api:
    """The types of an API description, with the L1 classes picked out."""

    def __init__(self, types: Mapping[str, Type]) -> None:
        self.types = types
        self.l1_classes: dict[str, Type] = {
            name: type_
            for name, type_ in types.items()
            if type_.get("base") == f"{ROOT}CfnResource" and "cloudformationResource" in type_.get("custom", {})
        }
        self._nested: dict[str, list[str]] = {}
        for name in types:
            owner, _, last = name.rpartition(".")
            if last.endswith("Property") and owner in self.l1_classes:
                self._nested.setdefault(owner, []).append(name)

    def nested_types(self, l1_class: str) -> list[str]:
        """Return the full names of the property types of an L1 class, in the order of the description."""
        return self._nested.get(l1_class, [])

    def properties(self, name: str) -> list[Type]:
        """Return the properties of a class or struct; none if there is no such type."""
        return list(self.types.get(name, {}).get("properties", ()))

    def methods(self, name: str) -> list[Type]:
        """Return the methods of a class or interface."""
        return list(self.types[name].get("methods", ()))

    def reference_interfaces(self) -> Iterator[str]:
        """Give the interfaces by which one resource refers to another (``IQueueRef``)."""
        for name, type_ in self.types.items():
            if name.startswith(f"{ROOT}interfaces.") and not type_.get("datatype") and name.endswith("Ref"):
                yield name


def cloudformation_type(l1_class: Type) -> str:
    """Return the CloudFormation resource type of an L1 class."""
    return str(l1_class["custom"]["cloudformationResource"])


def python_module(name: str) -> str:
    """Return the module below ``aws_cdk`` that holds a type: ``aws_sqs``; empty for the root."""
    return ".".join(part for part in name.split(".")[1:] if not part[0].isupper())


def python_path(name: str) -> str:
    """Return the qualified name of a type within its module: ``CfnFunction.CodeProperty``."""
    return ".".join(part for part in name.split(".")[1:] if part[0].isupper())


def plain(name: str) -> str:
    """Return a name for comparing spellings: only its letters and digits, in lower case."""
    return re.sub("[^a-z0-9]", "", name.lower())
