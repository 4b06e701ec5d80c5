"""``AWS::IAM::Group`` for MiniStack, whose IAM has groups while its CloudFormation does not.

Fit to be sent upstream: it touches MiniStack only through its table of provisioners and its IAM calls.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

RESOURCE_TYPE = "AWS::IAM::Group"


def install() -> None:
    """Add the provisioner; does nothing if MiniStack has one of its own by now."""
    from ministack.services.cloudformation import provisioners

    provisioners._RESOURCE_HANDLERS.setdefault(RESOURCE_TYPE, {"create": create, "update": update, "delete": delete})


def create(logical_id: str, props: Mapping[str, Any], stack_name: str) -> tuple[str, dict[str, str]]:
    """Make the group with its policies; return its name and attributes."""
    from ministack.services.cloudformation.provisioners import _physical_name

    name = props.get("GroupName") or _physical_name(stack_name, logical_id, max_len=128)
    _call("_create_group", GroupName=name, Path=props.get("Path") or "/")
    try:
        _reconcile(name, {}, props)
    except ValueError:
        delete(name, props)
        raise
    return name, _attributes(name)


def update(
    physical_id: str,
    old_props: Mapping[str, Any],
    new_props: Mapping[str, Any],
    stack_name: str,
    logical_id: str | None = None,
) -> tuple[str, dict[str, str]]:
    """Bring the group's policies to the new properties; another name makes another group."""
    if new_props.get("GroupName") and new_props["GroupName"] != physical_id:
        return create(logical_id or physical_id, new_props, stack_name)
    _reconcile(physical_id, old_props, new_props)
    return physical_id, _attributes(physical_id)


def delete(physical_id: str, props: Mapping[str, Any]) -> None:
    """Remove the group and what hangs on it; a group that is gone already is no failure."""
    from ministack.services import iam

    group = iam._groups.get(physical_id)
    if group is None:
        return
    for arn in list(group.get("AttachedPolicies", [])):
        _call("_detach_group_policy", GroupName=physical_id, PolicyArn=arn)
    _call("_delete_group", GroupName=physical_id)


def _reconcile(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    before, after = set(old.get("ManagedPolicyArns") or []), set(new.get("ManagedPolicyArns") or [])
    for arn in sorted(before - after):
        _call("_detach_group_policy", GroupName=name, PolicyArn=arn)
    for arn in sorted(after - before):
        _call("_attach_group_policy", GroupName=name, PolicyArn=arn)
    inline = {policy["PolicyName"]: policy["PolicyDocument"] for policy in new.get("Policies") or []}
    for policy in old.get("Policies") or []:
        if policy["PolicyName"] not in inline:
            _call("_delete_group_policy", GroupName=name, PolicyName=policy["PolicyName"])
    for policy_name, document in inline.items():
        text = document if isinstance(document, str) else json.dumps(document)
        _call("_put_group_policy", GroupName=name, PolicyName=policy_name, PolicyDocument=text)


def _attributes(name: str) -> dict[str, str]:
    from ministack.services import iam

    return {"Arn": iam._groups[name]["Arn"]}


def _call(action: str, **parameters: str) -> None:
    from ministack.services import iam

    function: Callable[[dict[str, str]], tuple[int, Any, Any]] = getattr(iam, action)
    status, _, body = function(parameters)
    if status >= 400:
        raise ValueError(f"{RESOURCE_TYPE} {parameters['GroupName']}: {body!r}")
