"""The permissions boundary of all roles and users of a stage or stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import AspectPriority, Aspects, IAspect
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack

_CONTEXT_KEY = "@aws-cdk/core:permissionsBoundary"
_DEFAULT_QUALIFIER = "hnb659fds"  # of the bootstrap stack
_BOUNDED_TYPES = frozenset({"AWS::IAM::Role", "AWS::IAM::User"})


class PermissionsBoundaryBindOptions(Struct):
    """Options of binding a permissions boundary; there are none."""


class PermissionsBoundary:
    """A managed policy that bounds what roles and users may do.

    The name or ARN may hold ``${Qualifier}``, ``${AWS::AccountId}``, ``${AWS::Region}`` and ``${AWS::Partition}``, of which
    the last three must be known.
    """

    def __init__(self, *, name: str | None = None, arn: str | None = None) -> None:
        self._name = name
        self._arn = arn

    @staticmethod
    @checked
    def from_name(name: str) -> PermissionsBoundary:
        """Return the boundary that is the managed policy called ``name`` in the stack's account."""
        return PermissionsBoundary(name=name)

    @staticmethod
    @checked
    def from_arn(arn: str) -> PermissionsBoundary:
        """Return the boundary that is the managed policy with this ARN."""
        return PermissionsBoundary(arn=arn)

    def _bind(self, scope: Any) -> None:
        """Have all stacks at and below ``scope`` use this boundary."""
        scope.node.set_context(_CONTEXT_KEY, {"arn": self._arn} if self._arn else {"name": self._name})


class _Bounding(IAspect):
    """Sets the boundary on roles and users, over what they were given."""

    def __init__(self, arn: str) -> None:
        self._arn = arn

    def visit(self, node: Any) -> None:
        if getattr(node, "cfn_resource_type", None) in _BOUNDED_TYPES:
            node.add_property_override("PermissionsBoundary", self._arn)


def apply_permissions_boundary(stack: Stack) -> None:
    """Bound the roles and users of ``stack`` as its context says.

    Raises:
        ValidationError: the boundary's name needs a part of the environment that is not known.
    """
    context = stack.node.try_get_context(_CONTEXT_KEY) or {}
    arn, name = context.get("arn"), context.get("name")
    if not arn and name:
        arn = f"arn:{stack.partition}:iam::{stack.account}:policy/{name}"
    if not arn:
        return
    mutating = flag_enabled(stack.node, "@aws-cdk/core:aspectPrioritiesMutating")
    priority = AspectPriority.MUTATING if mutating else AspectPriority.DEFAULT
    Aspects.of(stack).add(_Bounding(_filled_in(arn, stack)), priority=priority)


def _filled_in(arn: str, stack: Stack) -> str:
    qualifier = getattr(stack.synthesizer, "bootstrap_qualifier", None) or _DEFAULT_QUALIFIER
    arn = arn.replace("${Qualifier}", qualifier)
    known = {"${AWS::AccountId}": stack.account, "${AWS::Region}": stack.region, "${AWS::Partition}": stack.partition}
    for placeholder, value in known.items():
        if placeholder not in arn:
            continue
        if is_unresolved(value):
            raise ValidationError(
                f"The permissions boundary {arn} includes a pseudo parameter, which is not supported for environment agnostic "
                "stacks",
                scope=stack,
                fix="give the stack an env with account and region, or leave the placeholder out",
            )
        arn = arn.replace(placeholder, value)
    return arn
