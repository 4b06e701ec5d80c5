"""References between resources: the interface ``IQueueRef``, its struct ``QueueReference``, and what they are in a template."""

from __future__ import annotations

import re
from typing import Any

from aws_cdk.core.reference import CfnReference
from aws_cdk.core.token import Intrinsic, string_of
from aws_cdk.spec.reader import ClassData, service
from aws_cdk.spec.structs import StructType, python_name


class ReferenceStruct:
    """The struct of a reference.

    Attributes:
        property_name: The camelCase property that gives it (``queueRef``).
        struct: The struct's type.
    """

    def __init__(self, name: str) -> None:
        module, _, interface = name.partition(".")
        self.property_name, *fields = service(module).references[interface]
        struct_name = f"{interface[1:-3]}Reference"
        python_module = f"aws_cdk.interfaces.{module}"

        def none(type_name: str) -> StructType:
            raise KeyError(f"{struct_name} holds no {type_name}")

        self.struct = StructType(struct_name, struct_name, python_module, dict.fromkeys(fields, "str!"), none)


_known: dict[str, ReferenceStruct] = {}


def reference_struct(name: str) -> ReferenceStruct:
    """Return the struct for an interface, named with its module: ``aws_sqs.IQueueRef``."""
    known = _known.get(name)
    if known is None:
        known = _known[name] = ReferenceStruct(name)
    return known


def make_reference(struct: StructType, refers: dict[str, str], resource: Any) -> Any:
    """Return the reference of an L1 resource.

    Args:
        struct: The struct to make.
        refers: For each field what it is in a template, in the notation of the data files.
        resource: The L1 resource.
    """
    made = struct.struct.__new__(struct.struct)
    for field, code in refers.items():
        made.__dict__[struct.by_camel(field).name] = _value(code, resource)
    return made


def _value(code: str, resource: Any) -> Any:
    if code == "ref":
        return resource.ref
    if code[0] == "@":
        return string_of(CfnReference.of_attribute(resource, code[1:]))
    if code[0] == "=":
        return getattr(resource, python_name(code[1:]))
    # A Ref that names several identifiers has bars between them.
    index = int(code.partition("|")[2])
    return string_of(Intrinsic({"Fn::Select": [index, {"Fn::Split": ["|", resource.ref]}]}))


def arn_of(data: ClassData, resource: Any) -> str:
    """Return the ARN of ``resource``, which has the reference that ``data`` (of its class) names.

    A reference that holds the ARN gives it; otherwise it is put together in the resource's own account and region.
    """
    kind = reference_struct(data["ref"])
    reference = getattr(resource, python_name(kind.property_name))
    prefix = data["ref"].partition(".")[2][1:-3].lower()
    values: dict[str, Any] = {}
    for field in kind.struct.fields.values():
        value = getattr(reference, field.name)
        name = field.camel.lower()
        if name == f"{prefix}arn" or (name.endswith("arn") and data["refers"][field.camel][0] == "@"):
            return str(value)
        values[name] = value
        # In an ARN's format an identifier may go without the resource's name: ``${Id}`` for ``cachePolicyId``.
        values.setdefault(name.removeprefix(prefix), value)
    return fill_arn(data["arn"], values, resource)


def fill_arn(template: str, values: dict[str, Any], resource: Any) -> str:
    """Put an ARN together.

    Args:
        template: The ARN with ``${Partition}``, ``${Region}``, ``${Account}`` and the names of identifiers.
        values: Identifiers by their names in lower case.
        resource: The resource whose account and region count.
    """
    environment = resource.env

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "Partition":
            return str(resource.stack.partition)
        if name == "Region":
            return str(environment.region)
        if name == "Account":
            return str(environment.account)
        return str(values[name.lower()])

    return re.sub(r"\$\{(\w+)\}", fill, template)
