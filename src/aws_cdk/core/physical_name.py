"""Physical names that are made only where another environment needs them."""

from __future__ import annotations

import hashlib
from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.token import IResolvable, IResolveContext, is_unresolved, string_of
from aws_cdk.core.tokenization import Tokenization


class GeneratedWhenNeededMarker(IResolvable):
    """Stands for a name that is generated if it is needed; resolving it is a mistake."""

    def resolve(self, context: IResolveContext) -> Any:
        """Raise: the marker is only a hint for constructs that know it."""
        raise ValidationError(
            'Invalid physical name passed to CloudFormation. Use "this.physicalName" instead',
            fix="pass self.physical_name to the L1 class",
        )


class PhysicalName:
    """Special values for physical names."""

    GENERATE_IF_NEEDED: str = string_of(GeneratedWhenNeededMarker())


def is_generated_when_needed(name: str) -> bool:
    """Tell whether ``name`` is ``PhysicalName.GENERATE_IF_NEEDED``."""
    return is_unresolved(name) and isinstance(Tokenization.reverse(name, fail_concat=False), GeneratedWhenNeededMarker)


def generate_physical_name(resource: Any) -> str:
    """Return a name made of stack name, construct path, account and region: at most 63 characters.

    Raises:
        ValidationError: account or region are known only at deployment.
    """
    from aws_cdk.core.stack import Stack

    stack = Stack.of(resource)
    region, account = stack.region, stack.account
    for what, value in (("region", region), ("account", account)):
        if not value or is_unresolved(value):
            raise ValidationError(
                f"Cannot generate a physical name for {resource.node.path}, because the {what} is un-resolved or missing",
                scope=resource,
                fix=f"give the stack an env with an explicit {what}",
            )
    stack_name, unique_id = stack.stack_name, Names.node_unique_id(resource.node)
    digest = hashlib.sha256(f"{stack_name}{unique_id}{region}{account}".encode()).hexdigest()
    return f"{stack_name[:25]}{unique_id[-24:]}{digest[:12]}".lower()


__all__ = ["GeneratedWhenNeededMarker", "PhysicalName"]
