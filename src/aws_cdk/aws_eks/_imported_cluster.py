"""A cluster that was made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from aws_cdk.aws_eks._cluster_members import _ClusterMembers
from aws_cdk.aws_eks.cluster_base import ClusterAttributes, _KnownOfCluster
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from constructs import Construct


_T = TypeVar("_T")


class _ImportedCluster(_ClusterMembers):
    """What is known of a cluster; what is not known is refused when it is asked for."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: ClusterAttributes) -> None:
        super().__init__(scope, id)
        self._take_kubectl(attrs)
        self._take(attrs)

    def _take(self, attrs: _KnownOfCluster) -> None:
        """Take what clusters of both generations may be known by."""
        self._attrs = attrs
        self.cluster_name = attrs.cluster_name
        self.cluster_arn = Stack.of(self).format_arn(
            service="eks", resource="cluster", resource_name=attrs.cluster_name
        )
        self.prune = attrs.prune is not False
        self.ip_family = attrs.ip_family
        self.kubectl_provider = attrs.kubectl_provider
        others = [
            self._group(f"SecurityGroup{number}", group_id)
            for number, group_id in enumerate(attrs.security_group_ids or (), 1)
        ]
        self._cluster_group = self._group("ClusterSecurityGroup", attrs.cluster_security_group_id)
        self._groups = [group for group in (*others, self._cluster_group) if group is not None]
        self._connections: Connections | None = None

    def _take_kubectl(self, attrs: ClusterAttributes) -> None:
        self.authentication_mode = None
        self.kubectl_layer = attrs.kubectl_layer
        self.awscli_layer = attrs.awscli_layer
        self.on_event_layer = attrs.on_event_layer
        self.kubectl_environment = attrs.kubectl_environment
        self.kubectl_memory = attrs.kubectl_memory
        self.kubectl_lambda_role = attrs.kubectl_lambda_role
        self.kubectl_role = None
        if attrs.kubectl_role_arn:
            from aws_cdk.aws_iam.role import Role

            self.kubectl_role = Role.from_role_arn(self, "KubectlRole", attrs.kubectl_role_arn)
        self.kubectl_security_group = self._group("KubectlSecurityGroup", attrs.kubectl_security_group_id)
        self.kubectl_private_subnets = self._subnets(attrs)
        self.cluster_handler_security_group = self._group(
            "ClusterHandlerSecurityGroup", attrs.cluster_handler_security_group_id
        )

    def _group(self, id: str, group_id: str | None) -> ISecurityGroup | None:
        if not group_id:
            return None
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup.from_security_group_id(self, id, group_id)

    def _subnets(self, attrs: ClusterAttributes) -> list[ISubnet] | None:
        if attrs.kubectl_private_subnet_ids is None:
            return None
        from aws_cdk.aws_ec2.subnet import Subnet

        ids = attrs.kubectl_private_subnet_ids
        return [Subnet.from_subnet_id(self, f"KubectlSubnet{index}", subnet_id) for index, subnet_id in enumerate(ids)]

    @property
    def connections(self) -> Connections:
        """The connections of the cluster's security groups."""
        if self._connections is None:
            from aws_cdk.aws_ec2.connections import Connections

            self._connections = Connections(security_groups=self._groups)
        return self._connections

    @property
    def eks_pod_identity_agent(self) -> None:
        """Is not known."""
        return None

    @property
    def vpc(self) -> IVpc:
        """The network."""
        return self._known("vpc", self._attrs.vpc)

    @property
    def cluster_security_group(self) -> ISecurityGroup:
        """The group that EKS made."""
        return self._known("clusterSecurityGroup", self._cluster_group)

    @property
    def cluster_security_group_id(self) -> str:
        """The id of the group that EKS made."""
        return self._known("clusterSecurityGroupId", self._attrs.cluster_security_group_id)

    @property
    def cluster_endpoint(self) -> str:
        """The URL of the cluster's API."""
        return self._known("clusterEndpoint", self._attrs.cluster_endpoint)

    @property
    def cluster_certificate_authority_data(self) -> str:
        """The certificate of the cluster's API, in base64."""
        return self._known("clusterCertificateAuthorityData", self._attrs.cluster_certificate_authority_data)

    @property
    def cluster_encryption_config_key_arn(self) -> str:
        """The key that secrets are encrypted with."""
        return self._known("clusterEncryptionConfigKeyArn", self._attrs.cluster_encryption_config_key_arn)

    @property
    def open_id_connect_provider(self) -> Any:
        """The provider of the cluster's identities."""
        return self._known("openIdConnectProvider", self._attrs.open_id_connect_provider)

    def _known(self, name: str, value: _T | None) -> _T:
        if not value:
            raise ValidationError(
                f'"{name}" is not defined for this imported cluster',
                scope=self,
                fix="give it to `Cluster.from_cluster_attributes`",
            )
        return value
