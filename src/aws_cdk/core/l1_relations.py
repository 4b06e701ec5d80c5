"""How resources made with L1 belong together: by references in their properties."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.reference import Reference
from aws_cdk.core.token import is_unresolved
from aws_cdk.core.tokenization import Tokenization


def referenced_resource(value: Any, type: str) -> CfnResource | None:
    """Return the resource of CloudFormation ``type`` that a property's value refers to, if it does."""
    if not is_unresolved(value):
        return None
    reference = Tokenization.reverse(value, fail_concat=False)
    target = reference.target if isinstance(reference, Reference) else None
    return target if isinstance(target, CfnResource) and target.cfn_resource_type == type else None


def related_resource(resource: CfnResource, type: str, property: str) -> CfnResource | None:
    """Return the resource of CloudFormation ``type`` whose ``property`` refers to ``resource``, the nearest in the tree.

    Args:
        resource: The resource referred to.
        type: The type of the resource wanted.
        property: Its camelCase property; a list is looked through.
    """
    scope: Any = resource
    while scope is not None:
        for candidate in scope.node.find_all():
            if isinstance(candidate, CfnResource) and candidate.cfn_resource_type == type:
                values = getattr(candidate, "_values", {}).get(property)
                for value in values if isinstance(values, list) else [values]:
                    if referenced_resource(value, resource.cfn_resource_type) is resource:
                        return candidate
        scope = scope.node.scope
    return None
