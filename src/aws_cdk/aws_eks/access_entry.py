"""Principals of IAM that may work on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._generation import own_class
from aws_cdk.aws_eks.access_policy import IAccessPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from constructs import Construct


class AccessEntryType(NamedEnum):
    """What a principal is to the cluster."""

    STANDARD = "STANDARD"
    """Someone who works on it."""
    FARGATE_LINUX = "FARGATE_LINUX"
    """Pods on Fargate."""
    EC2_LINUX = "EC2_LINUX"
    """Nodes with Linux or Bottlerocket."""
    EC2_WINDOWS = "EC2_WINDOWS"
    """Nodes with Windows."""
    EC2 = "EC2"
    """Nodes of the automatic mode."""
    HYBRID_LINUX = "HYBRID_LINUX"
    """Nodes outside of AWS."""
    HYPERPOD_LINUX = "HYPERPOD_LINUX"
    """Nodes of SageMaker HyperPod."""


_WITHOUT_POLICIES = (AccessEntryType.HYBRID_LINUX, AccessEntryType.HYPERPOD_LINUX)


class IAccessEntry(IResource):
    """A principal that may work on a cluster."""

    access_entry_arn: str
    access_entry_name: str

    if TYPE_CHECKING:

        @property
        def access_entry_ref(self) -> Any: ...


class AccessEntryAttributes(Struct):
    """What is known of an entry made elsewhere."""

    access_entry_arn: str
    access_entry_name: str


class AccessEntryProps(Struct):
    """Options of an entry."""

    access_policies: Sequence[IAccessPolicy]
    """What the principal may do."""
    cluster: ICluster
    principal: str
    """ARN of the role or user."""
    access_entry_name: str | None = None
    """Name of the entry. Default: chosen by CloudFormation."""
    access_entry_type: AccessEntryType | None = None
    """Default: someone who works on the cluster."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the entry when it leaves the stack. Default: it is deleted."""


class AccessEntry(Resource, IAccessEntry):
    """Lets a principal work on a cluster whose way of authentication knows entries."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.AccessEntry"
    _module = "aws_cdk.aws_eks"

    @takes(AccessEntryProps)
    def __init__(self, scope: Construct, id: str, props: AccessEntryProps) -> None:
        """Make an entry.

        Raises:
            ValidationError: there are policies, but entries of the type take none.
        """
        super().__init__(scope, id)
        self._type = props.access_entry_type
        self._policies: list[IAccessPolicy] = list(props.access_policies)
        self._check_policies()
        self._cluster_name, self._principal = props.cluster.cluster_name, props.principal
        resource = own_class(self, "CfnAccessEntry")(
            self,
            "Resource",
            cluster_name=self._cluster_name,
            principal_arn=self._principal,
            type=props.access_entry_type._value_ if props.access_entry_type is not None else None,
            access_policies=lazy_any(self._rendered_policies),
        )
        if props.removal_policy is not None:
            resource.apply_removal_policy(props.removal_policy)
        self.access_entry_name = self._get_resource_name_attribute(resource.ref)
        self.access_entry_arn = resource.attr_access_entry_arn

    @staticmethod
    @takes(AccessEntryAttributes)
    def from_access_entry_attributes(scope: Construct, id: str, attrs: AccessEntryAttributes) -> IAccessEntry:
        """Return an entry made elsewhere."""
        return _ImportedAccessEntry(scope, id, attrs)

    @property
    def access_entry_ref(self) -> Any:
        """How other resources refer to the entry."""
        from aws_cdk.interfaces.aws_eks import AccessEntryReference

        return AccessEntryReference(
            access_entry_arn=self.access_entry_arn, cluster_name=self._cluster_name, principal_arn=self._principal
        )

    @checked
    def add_access_policies(self, new_access_policies: Sequence[IAccessPolicy]) -> None:
        """Let the principal do more.

        Raises:
            ValidationError: entries of the type take no policies.
        """
        self._policies.extend(new_access_policies)
        self._check_policies()

    def _check_policies(self) -> None:
        if self._policies and self._type in _WITHOUT_POLICIES:
            raise ValidationError(
                f"Access entry type '{self._type._value_}' cannot have access policies attached",
                scope=self,
                fix="use AccessEntryType.STANDARD for an entry with `access_policies`",
            )

    def _rendered_policies(self) -> list[dict[str, Any]]:
        return [
            {
                "accessScope": {
                    "type": policy.access_scope.type._value_,
                    "namespaces": policy.access_scope.namespaces,
                },
                "policyArn": policy.policy,
            }
            for policy in self._policies
        ]


class _ImportedAccessEntry(Resource, IAccessEntry):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: AccessEntryAttributes) -> None:
        super().__init__(scope, id)
        self.access_entry_arn = attrs.access_entry_arn
        self.access_entry_name = attrs.access_entry_name

    @property
    def access_entry_ref(self) -> Any:
        """Is not known of an entry made elsewhere.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Cannot access clusterName from this AccessEntry; it has been created without knowledge of it",
            scope=self,
            fix="refer to it by `access_entry_arn`",
        )


__all__ = ["AccessEntry", "AccessEntryAttributes", "AccessEntryProps", "AccessEntryType", "IAccessEntry"]
