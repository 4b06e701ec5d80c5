"""Removal policies for whole parts of an app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import AspectPriority, Aspects, IAspect
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import IConstruct


class RemovalPolicyProps(Struct):
    """On which resources a removal policy is set, and when."""

    apply_to_resource_types: Sequence[str] | None = None
    """CloudFormation types to set it on. Default: all."""
    exclude_resource_types: Sequence[str] | None = None
    """CloudFormation types to leave alone. Default: none."""
    priority: float | None = None
    """The aspect's priority. Default: ``AspectPriority.MUTATING``, or ``DEFAULT`` without the flag for it."""


class _Apply(IAspect):
    def __init__(self, policy: RemovalPolicy, props: RemovalPolicyProps, *, only_missing: bool) -> None:
        self._policy = policy
        self._include = props.apply_to_resource_types
        self._exclude = props.exclude_resource_types or ()
        self._only_missing = only_missing

    def visit(self, node: Any) -> None:
        from aws_cdk.core.cfn_resource import CfnResource

        if not isinstance(node, CfnResource):
            return
        type = node.cfn_resource_type
        if type in self._exclude or (self._include is not None and type not in self._include):
            return
        if self._only_missing and _has_policy(node):
            return
        node.apply_removal_policy(self._policy)


def _has_policy(resource: Any) -> bool:
    options = resource.cfn_options
    return options.deletion_policy is not None or options.update_replace_policy is not None


class _PoliciesBase:
    _only_missing: bool

    def __init__(self, scope: IConstruct) -> None:
        self._scope = scope

    @takes(RemovalPolicyProps)
    def apply(self, policy: RemovalPolicy, props: RemovalPolicyProps) -> None:
        """Set a policy on the resources of the scope."""
        self._add(policy, props)

    @takes(RemovalPolicyProps)
    def destroy(self, props: RemovalPolicyProps) -> None:
        """Have the resources deleted."""
        self._add(RemovalPolicy.DESTROY, props)

    @takes(RemovalPolicyProps)
    def retain(self, props: RemovalPolicyProps) -> None:
        """Have the resources kept."""
        self._add(RemovalPolicy.RETAIN, props)

    @takes(RemovalPolicyProps)
    def snapshot(self, props: RemovalPolicyProps) -> None:
        """Have the resources deleted after a snapshot."""
        self._add(RemovalPolicy.SNAPSHOT, props)

    @takes(RemovalPolicyProps)
    def retain_on_update_or_delete(self, props: RemovalPolicyProps) -> None:
        """Have the resources kept, unless the deployment that made them is rolled back."""
        self._add(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, props)

    def _add(self, policy: RemovalPolicy, props: RemovalPolicyProps) -> None:
        priority = props.priority
        if priority is None:
            mutating = flag_enabled(self._scope.node, "@aws-cdk/core:aspectPrioritiesMutating")
            priority = AspectPriority.MUTATING if mutating else AspectPriority.DEFAULT
        Aspects.of(self._scope).add(_Apply(policy, props, only_missing=self._only_missing), priority=priority)


class RemovalPolicies(_PoliciesBase):
    """Sets removal policies on everything below a construct, over those that resources have."""

    _only_missing = False

    @staticmethod
    @checked
    def of(scope: IConstruct) -> RemovalPolicies:
        """Return what sets removal policies below ``scope``."""
        return RemovalPolicies(scope)


class MissingRemovalPolicies(_PoliciesBase):
    """Sets removal policies on those resources below a construct that have none."""

    _only_missing = True

    @staticmethod
    @checked
    def of(scope: IConstruct) -> MissingRemovalPolicies:
        """Return what sets removal policies below ``scope``."""
        return MissingRemovalPolicies(scope)

    def _add(self, policy: RemovalPolicy, props: RemovalPolicyProps) -> None:
        if props.priority is not None:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(self._scope).add_warning_v2(
                f"Warning MissingRemovalPolicies with priority in {self._scope.node.path}",
                "A priority decides here which resources still lack a policy when this one comes: the result depends on the "
                "order of aspects",
            )
        super()._add(policy, props)
