"""Finds the L1 class of a CloudFormation type."""

from __future__ import annotations

from functools import cache

from aws_cdk.spec.reader import ClassData, modules, service

# Namespaces whose module is not named after them.
_MODULES = {"AWS::CloudFormation": "", "AWS::Serverless": "aws_sam", "Alexa::ASK": "alexa_ask"}


@cache
def class_of_type(type_name: str) -> tuple[str, str] | None:
    """Return module and name of the L1 class of a CloudFormation type, or ``None`` if there is none."""
    parts = type_name.split("::")
    if len(parts) != 3:
        return None
    namespace, _, name = type_name.rpartition("::")
    module, name = _MODULES.get(namespace, f"aws_{parts[1].lower()}"), f"Cfn{name}"
    if module not in modules():
        return None
    data = service(module)
    known = name in data.class_names and data.class_data(name)["type"] == type_name
    return (module, name) if known else None


def data_of_type(type_name: str) -> ClassData | None:
    """Return the data of the L1 class of a CloudFormation type, or ``None`` if there is none."""
    found = class_of_type(type_name)
    return None if found is None else service(found[0]).class_data(found[1])
