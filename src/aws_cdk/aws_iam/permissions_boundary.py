"""Permissions boundaries for all users and roles of a scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import AspectPriority, Aspects, IAspect
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.feature_flags import flag_enabled

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from constructs import IConstruct

_TYPES = ("AWS::IAM::Role", "AWS::IAM::User")


class PermissionsBoundary:
    """Sets or clears the permissions boundary of all users and roles at a construct and below.

    What is said nearer to a resource wins, and of what is said at one construct the last.
    """

    @checked
    def __init__(self, scope: IConstruct) -> None:
        self._scope = scope

    @staticmethod
    @checked
    def of(scope: IConstruct) -> PermissionsBoundary:
        """Return the boundary of ``scope``."""
        return PermissionsBoundary(scope)

    @checked
    def apply(self, boundary_policy: IManagedPolicy) -> None:
        """Let no user or role do more than ``boundary_policy`` allows."""
        self._add(_Apply(boundary_policy.managed_policy_ref.policy_arn))

    def clear(self) -> None:
        """Take boundaries away that were set further up or on the resources themselves."""
        self._add(_Clear())

    def _add(self, aspect: IAspect) -> None:
        mutating = flag_enabled(self._scope.node, "@aws-cdk/core:aspectPrioritiesMutating")
        Aspects.of(self._scope).add(aspect, priority=AspectPriority.MUTATING if mutating else AspectPriority.DEFAULT)


class _Apply(IAspect):
    def __init__(self, arn: str) -> None:
        self._arn = arn

    def visit(self, node: IConstruct | Any) -> None:
        if isinstance(node, CfnResource) and node.cfn_resource_type in _TYPES:
            node.add_property_override("PermissionsBoundary", self._arn)


class _Clear(IAspect):
    def visit(self, node: IConstruct | Any) -> None:
        if isinstance(node, CfnResource) and node.cfn_resource_type in _TYPES:
            node.add_property_deletion_override("PermissionsBoundary")
