"""The map of a cluster from roles and users of IAM to its own users and groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.kubernetes_manifest import KubernetesManifest
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster import Cluster
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_iam.user import IUser

_MASTERS = "system:masters"

NODE_MAPPING: dict[str, Any] = {
    "username": "system:node:{{EC2PrivateDNSName}}",
    "groups": ["system:bootstrappers", "system:nodes"],
}
"""Who nodes on EC2 are. Source: "Grant IAM users access to Kubernetes with a ConfigMap", EKS user guide."""

FARGATE_MAPPING: dict[str, Any] = {
    "username": "system:node:{{SessionName}}",
    "groups": ["system:bootstrappers", "system:nodes", "system:node-proxier"],
}
"""Who pods on Fargate are. Source: as above."""


class AwsAuthMapping(Struct):
    """Who a role or user is to the cluster."""

    groups: Sequence[str]
    """Groups of Kubernetes."""
    username: str | None = None
    """User of Kubernetes. Default: the ARN."""


class AwsAuthProps(Struct):
    """Options of a map."""

    cluster: Cluster


class AwsAuth(Construct):
    """Keeps the map ``aws-auth`` of a cluster, which replaces what was there before."""

    @takes(AwsAuthProps)
    def __init__(self, scope: Construct, id: str, props: AwsAuthProps) -> None:
        """Make a map.

        Raises:
            ValidationError: the cluster knows access entries alone.
        """
        super().__init__(scope, id)
        if not props.cluster._has_config_map:
            raise ValidationError(
                "ConfigMap not supported in the AuthenticationMode",
                scope=self,
                fix="use `grant_access` of the cluster, or AuthenticationMode.API_AND_CONFIG_MAP",
            )
        self._stack = Stack.of(self)
        self._roles: list[tuple[Any, AwsAuthMapping]] = []
        self._users: list[tuple[Any, AwsAuthMapping]] = []
        self._accounts: list[str] = []
        KubernetesManifest(
            self,
            "manifest",
            cluster=props.cluster,
            overwrite=True,  # EKS makes the map, too
            manifest=[
                {
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "metadata": {"name": "aws-auth", "namespace": "kube-system"},
                    "data": {
                        "mapRoles": lazy_string(self._rendered_roles),
                        "mapUsers": lazy_string(self._rendered_users),
                        "mapAccounts": lazy_string(lambda: self._stack.to_json_string(self._accounts)),
                    },
                }
            ],
        )

    @checked
    def add_masters_role(self, role: IRole, username: str | None = None) -> None:
        """Let a role do everything on the cluster."""
        self.add_role_mapping(role, username=username, groups=[_MASTERS])

    @takes(AwsAuthMapping)
    def add_role_mapping(self, role: IRole, mapping: AwsAuthMapping) -> None:
        """Say who a role is.

        Raises:
            ValidationError: the role belongs to another stack, which may depend on the cluster's.
        """
        self._check_stack(role)
        self._roles.append((role, mapping))

    @takes(AwsAuthMapping)
    def add_user_mapping(self, user: IUser, mapping: AwsAuthMapping) -> None:
        """Say who a user is.

        Raises:
            ValidationError: the user belongs to another stack, which may depend on the cluster's.
        """
        self._check_stack(user)
        self._users.append((user, mapping))

    @checked
    def add_account(self, account_id: str) -> None:
        """Let all roles and users of an account be users of the cluster by their ARN."""
        self._accounts.append(account_id)

    def _check_stack(self, construct: Any) -> None:
        # Wherever a stack's own roles are, the map could not be made before them, nor they before the cluster.
        if Stack.of(construct) is not self._stack:
            raise ValidationError(
                f"{construct.node.path} should be defined in the scope of the {self._stack.stack_name} stack to prevent "
                "circular dependencies",
                scope=self,
                fix="make or import it in the stack of the cluster",
            )

    def _rendered_roles(self) -> str:
        return self._stack.to_json_string([_mapped("rolearn", role.role_arn, mapping) for role, mapping in self._roles])

    def _rendered_users(self) -> str:
        return self._stack.to_json_string([_mapped("userarn", user.user_arn, mapping) for user, mapping in self._users])


def _mapped(key: str, arn: str, mapping: AwsAuthMapping) -> dict[str, Any]:
    username = mapping.username if mapping.username is not None else arn
    return {key: arn, "username": username, "groups": list(mapping.groups)}


__all__ = ["AwsAuth", "AwsAuthMapping", "AwsAuthProps"]
