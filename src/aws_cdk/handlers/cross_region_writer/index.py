"""Handler of ``Custom::CrossRegionExportWriter``: writes values as parameters in another region. Runs in Lambda.

A parameter that a stack uses carries a tag (see the reader); such a one is neither changed nor deleted.
"""

from collections.abc import Iterable
from typing import Any

import boto3
from cfn_response import answer

_IN_USE = "aws-cdk:strong-ref:"  # and the name of the stack that uses the parameter
_BATCH = 10  # what one call to Systems Manager takes

Exports = dict[str, Any]


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> None:
    kind = event["RequestType"]
    region, wanted = _properties(event["ResourceProperties"])
    old_region, old = ("", {}) if kind == "Create" else (region, wanted)
    if kind == "Update":
        old_region, old = _properties(event["OldResourceProperties"])
    if kind == "Delete":
        wanted = {}
    if old_region == region:
        ssm = boto3.client("ssm", region_name=region)
        changed = {name for name, value in wanted.items() if name in old and old[name] != value}
        removed = old.keys() - wanted.keys()
        _refuse_if_in_use(ssm, changed | removed)
        _refuse_if_there(ssm, wanted.keys() - old.keys())
        _delete(ssm, removed)
        _write(ssm, {name: wanted[name] for name in wanted if name not in old or name in changed})
        return
    if old:
        before = boto3.client("ssm", region_name=old_region)
        _refuse_if_in_use(before, old)
        _delete(before, old)
    if wanted:
        ssm = boto3.client("ssm", region_name=region)
        _refuse_if_there(ssm, wanted)
        _write(ssm, wanted)


def _properties(properties: dict[str, Any]) -> tuple[str, Exports]:
    props = properties["WriterProps"]
    return props["region"], dict(props.get("exports") or {})


def _refuse_if_in_use(ssm: Any, names: Iterable[str]) -> None:
    users: dict[str, list[str]] = {}
    for name in sorted(names):
        try:
            tags = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"]
        except ssm.exceptions.InvalidResourceId:
            continue  # it is gone: nobody uses it
        stacks = [tag["Key"][len(_IN_USE) :] for tag in tags if tag["Key"].startswith(_IN_USE)]
        if stacks:
            users[name] = stacks
    if users:
        listed = "; ".join(f"{name} by stack {', '.join(stacks)}" for name, stacks in users.items())
        raise RuntimeError(f"exports that are in use cannot be changed or deleted: {listed}")


def _refuse_if_there(ssm: Any, names: Iterable[str]) -> None:
    there = [parameter["Name"] for batch in _batches(names) for parameter in _get(ssm, batch)]
    if there:
        raise RuntimeError(f"exports exist already: {', '.join(there)}")


def _get(ssm: Any, names: list[str]) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = ssm.get_parameters(Names=names)["Parameters"]
    return parameters


def _write(ssm: Any, exports: Exports) -> None:
    for name, value in exports.items():
        if isinstance(value, list):
            ssm.put_parameter(Name=name, Value=",".join(str(item) for item in value), Type="StringList", Overwrite=True)
        else:
            ssm.put_parameter(Name=name, Value=str(value), Type="String", Overwrite=True)


def _delete(ssm: Any, names: Iterable[str]) -> None:
    for batch in _batches(names):
        ssm.delete_parameters(Names=batch)


def _batches(names: Iterable[str]) -> Iterable[list[str]]:
    listed = sorted(names)
    return (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))
