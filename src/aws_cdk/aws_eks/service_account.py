"""Accounts that pods work with, and the roles of AWS behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_eks._generation import own_class
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from aws_cdk.aws_iam.principal import PrincipalPolicyFragment
    from aws_cdk.aws_iam.role import Role

_LONGEST_NAME = 253
_LONGEST_NAMESPACE = 63
_PODS = "pods.eks.amazonaws.com"


class IdentityType(NamedEnum):
    """How pods get their role."""

    IRSA = "IRSA"
    """Through the cluster's provider of identities, which IAM trusts."""
    POD_IDENTITY = "POD_IDENTITY"
    """From the agent of EKS on their node."""


class ServiceAccountOptions(Struct):
    """Options of an account."""

    annotations: Mapping[str, str] | None = None
    """Annotations beside that of the role."""
    identity_type: IdentityType | None = None
    """Default: through the provider of identities."""
    labels: Mapping[str, str] | None = None
    """Labels beside that of the name."""
    name: str | None = None
    """Default: made from the construct's path."""
    namespace: str | None = None
    """Default: ``default``."""
    overwrite_service_account: bool | None = None
    """Whether an account that is there already is changed instead of refused. Default: no."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the account and its role. Default: removed with the stack."""


class ServiceAccountProps(ServiceAccountOptions):
    """Options of an account, and its cluster."""

    cluster: ICluster


class ServiceAccount(Construct, IPrincipal):
    """An account of a cluster with a role of AWS.

    Attributes:
        role: The role.
        service_account_name: The account's name.
        service_account_namespace: Its namespace.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.ServiceAccount"
    _module = "aws_cdk.aws_eks"

    principal_account: str | None = None

    @takes(ServiceAccountProps)
    def __init__(self, scope: Construct, id: str, props: ServiceAccountProps) -> None:
        """Make the account.

        Raises:
            ValidationError: name or namespace is none that Kubernetes takes, IAM has no provider for the cluster, or
                Fargate runs its pods, which then cannot get their role from an agent.
        """
        super().__init__(scope, id)
        name = props.name if props.name is not None else Names.unique_id(self).lower()
        namespace = props.namespace if props.namespace is not None else "default"
        self._check(name, namespace)
        self.service_account_name: str = name
        self.service_account_namespace: str = namespace
        if props.identity_type is IdentityType.POD_IDENTITY:
            self.role: Role = self._role_of_pods(props)
        else:
            self.role = self._role_of_provider(props)
        own_class(self, "KubernetesManifest")(
            self,
            f"manifest-{id}ServiceAccountResource",
            cluster=props.cluster,
            overwrite=props.overwrite_service_account,
            manifest=[
                {
                    "apiVersion": "v1",
                    "kind": "ServiceAccount",
                    "metadata": {
                        "name": name,
                        "namespace": namespace,
                        "labels": {"app.kubernetes.io/name": name, **(props.labels or {})},
                        "annotations": {"eks.amazonaws.com/role-arn": self.role.role_arn, **(props.annotations or {})},
                    },
                }
            ],
        )
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)

    def _check(self, name: str, namespace: str) -> None:
        if len(name) > _LONGEST_NAME or not re.fullmatch(r"[a-z0-9][-a-z0-9.]*[a-z0-9]", name):
            raise ValidationError(
                "The name of a ServiceAccount object must be a valid DNS subdomain name.",
                scope=self,
                fix=f"give a `name` of 2 to {_LONGEST_NAME} small letters, digits, dots and hyphens; got {name!r}",
            )
        if len(namespace) > _LONGEST_NAMESPACE or not re.fullmatch(r"[a-z0-9][-a-z0-9]*[a-z0-9]", namespace):
            raise ValidationError(
                "All namespace names must be valid RFC 1123 DNS labels.",
                scope=self,
                fix=f"give a `namespace` of 2 to {_LONGEST_NAMESPACE} small letters, digits and hyphens; "
                f"got {namespace!r}",
            )

    def _role_of_pods(self, props: ServiceAccountProps) -> Role:
        from aws_cdk.aws_eks.fargate_cluster import FargateCluster
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        if isinstance(props.cluster, FargateCluster):
            raise ValidationError(
                "Pod Identity is not supported in Fargate. Use IRSA identity type instead.",
                scope=self,
                fix="leave `identity_type` out",
            )
        _ = props.cluster.eks_pod_identity_agent  # gives pods their role; a cluster made here installs it when asked
        pods = ServicePrincipal(_PODS)
        role = Role(self, "Role", assumed_by=pods)
        assert role.assume_role_policy is not None  # it is made here
        role.assume_role_policy.add_statements(
            PolicyStatement(actions=["sts:AssumeRole", "sts:TagSession"], principals=[pods])
        )
        own_class(self, "CfnPodIdentityAssociation")(
            self,
            "Association",
            cluster_name=props.cluster.cluster_name,
            namespace=self.service_account_namespace,
            role_arn=role.role_arn,
            service_account=self.service_account_name,
        )
        return role

    def _role_of_provider(self, props: ServiceAccountProps) -> Role:
        from aws_cdk.aws_iam.principals import OpenIdConnectPrincipal
        from aws_cdk.aws_iam.role import Role
        from aws_cdk.core.cfn_json import CfnJson

        provider = props.cluster.open_id_connect_provider
        issuer = provider.open_id_connect_provider_issuer
        account = f"system:serviceaccount:{self.service_account_namespace}:{self.service_account_name}"
        # The issuer may be known at deployment only, and stands in keys.
        conditions = CfnJson(
            self, "ConditionJson", value={f"{issuer}:aud": "sts.amazonaws.com", f"{issuer}:sub": account}
        )
        return Role(self, "Role", assumed_by=OpenIdConnectPrincipal(provider, {"StringEquals": conditions}))

    @property
    def assume_role_action(self) -> str:
        """The action by which the role is taken."""
        return self.role.assume_role_action

    @property
    def grant_principal(self) -> IPrincipal:
        """What is let do something: the role."""
        return self.role.grant_principal

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """How the role stands in policies."""
        return self.role.policy_fragment

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Let pods with the account do something."""
        return self.role.add_to_principal_policy(statement)
