"""What services behind a network load balancer have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.cluster_options import CapacityProviderStrategy
from aws_cdk.aws_ecs.deployment import DeploymentCircuitBreaker, DeploymentController
from aws_cdk.aws_ecs.service_options import CloudMapOptions, PropagatedTagSource
from aws_cdk.aws_ecs_patterns._parts import aws_logs, check_cluster, check_desired_count, default_cluster
from aws_cdk.aws_ecs_patterns.application_load_balanced_service_base import own_load_balancer, record
from aws_cdk.aws_elasticloadbalancingv2.enums import IpAddressType
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver
    from aws_cdk.aws_ecs.base_service import BaseService
    from aws_cdk.aws_ecs.cluster import Cluster
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.secret import Secret
    from aws_cdk.aws_elasticloadbalancingv2.listener_certificate import IListenerCertificate
    from aws_cdk.aws_elasticloadbalancingv2.network_listener import NetworkListener
    from aws_cdk.aws_elasticloadbalancingv2.network_load_balancer import INetworkLoadBalancer, NetworkLoadBalancer
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import NetworkTargetGroup
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.core.duration import Duration

_PORT, _TLS_PORT = 80, 443


class NetworkLoadBalancedServiceRecordType(NamedEnum):
    """By which record the service's domain leads to the load balancer."""

    ALIAS = 0
    CNAME = 1
    NONE = 2


class NetworkLoadBalancedTaskImageOptions(Struct):
    """The container of a service, by its image."""

    image: ContainerImage
    """The image."""
    container_name: str | None = None
    """The container's name. Default: ``web``."""
    container_port: int | float | None = None
    """The port it listens on. Default: 80."""
    docker_labels: Mapping[str, str] | None = None
    """Labels of the container."""
    enable_logging: bool | None = None
    """Whether it logs to CloudWatch Logs, if no driver is given. Default: yes."""
    environment: Mapping[str, str] | None = None
    """Environment variables."""
    execution_role: IRole | None = None
    """The role that fetches image and secrets. Default: one is made."""
    family: str | None = None
    """Name of the task definition. Default: chosen by CloudFormation."""
    log_driver: LogDriver | None = None
    """Where it logs. Default: to CloudWatch Logs."""
    secrets: Mapping[str, Secret] | None = None
    """Secrets, as environment variables."""
    task_role: IRole | None = None
    """The role of the app. Default: one is made."""


class NetworkLoadBalancedServiceBaseProps(Struct):
    """What every service behind a network load balancer may be told."""

    capacity_provider_strategies: Nested[Sequence[CapacityProviderStrategy] | None] = nested()
    """On what tasks run. Default: the launch type."""
    circuit_breaker: Nested[DeploymentCircuitBreaker | None] = nested()
    """Whether a deployment that fails is ended, and perhaps taken back. Default: no."""
    cloud_map_options: Nested[CloudMapOptions | None] = nested()
    """How the service is found by its name. Default: it is not."""
    cluster: ICluster | None = None
    """The cluster. Not with ``vpc``. Default: the stack's own for patterns."""
    deployment_controller: Nested[DeploymentController | None] = nested()
    """Who deploys. Default: ECS."""
    desired_count: int | float | None = None
    """How many tasks; 1 or more. Default: 1 at first, then what there is."""
    domain_name: str | None = None
    """The domain of the service. Default: the load balancer's."""
    domain_zone: IHostedZone | None = None
    """The zone of the domain."""
    enable_ecs_managed_tags: bool | None = None
    """Whether tasks get tags with cluster and service. Default: no."""
    enable_execute_command: bool | None = None
    """Whether commands can be run in containers. Default: no."""
    health_check_grace_period: Duration | None = None
    """How long a task may be unhealthy as it starts. Default: 60 seconds."""
    ip_address_type: IpAddressType | None = None
    """Which addresses the load balancer has. Default: IPv4."""
    listener_certificate: IListenerCertificate | None = None
    """The certificate, for TLS. Default: TCP without."""
    listener_port: int | float | None = None
    """The port of the service. Default: 443 with a certificate, else 80."""
    load_balancer: INetworkLoadBalancer | None = None
    """The load balancer. Default: one is made."""
    max_healthy_percent: int | float | None = None
    """Up to how many tasks there are in a deployment, in percent of those wanted. Default: 200."""
    min_healthy_percent: int | float | None = None
    """From how many tasks there are in a deployment, in percent of those wanted. Default: 50."""
    propagate_tags: PropagatedTagSource | None = None
    """Whose tags tasks get. Default: none."""
    public_load_balancer: bool | None = None
    """Whether the load balancer faces the internet. Default: yes."""
    record_type: NetworkLoadBalancedServiceRecordType | None = None
    """By which record the domain leads to the load balancer. Default: ALIAS."""
    service_name: str | None = None
    """Name of the service. Default: chosen by CloudFormation."""
    task_image_options: Nested[NetworkLoadBalancedTaskImageOptions | None] = nested()
    """The container. Not with a task definition."""
    vpc: IVpc | None = None
    """The network. Not with ``cluster``. Default: a new one."""


class NetworkLoadBalancedServiceBase(Construct):
    """A service behind a network load balancer: all but the service itself."""

    cluster: ICluster
    internal_desired_count: float | None
    listener: NetworkListener
    target_group: NetworkTargetGroup

    @takes(NetworkLoadBalancedServiceBaseProps)
    def __init__(self, scope: Construct, id: str, props: NetworkLoadBalancedServiceBaseProps) -> None:
        """Make the load balancer, its listener and the record.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancer(scope, id, props)

    def _init_load_balancer(self, scope: Construct, id: str, props: NetworkLoadBalancedServiceBaseProps) -> None:
        super().__init__(scope, id)
        check_cluster(self, props.cluster, props.vpc)
        self.cluster = props.cluster or self._get_default_cluster(self, props.vpc)
        check_desired_count(self, props.desired_count)
        self.internal_desired_count = props.desired_count
        balancer = self._load_balancer = self._balancer(props)
        certificate = props.listener_certificate
        port = _PORT if certificate is None else _TLS_PORT
        image = props.task_image_options
        container_port = image.container_port if image is not None else None
        self.listener = balancer.add_listener(
            "PublicListener",
            port=props.listener_port if props.listener_port is not None else port,
            certificates=[certificate] if certificate is not None else None,
        )
        self.target_group = self.listener.add_targets(
            "ECS", port=container_port if container_port is not None else port
        )
        if props.domain_name is not None:
            if props.domain_zone is None:
                raise ValidationError(
                    "A Route53 hosted domain zone name is required to configure the specified domain name",
                    scope=self,
                    fix="give domain_zone, or leave domain_name out",
                )
            kind = props.record_type or NetworkLoadBalancedServiceRecordType.ALIAS
            record(self, kind.name, props.domain_zone, props.domain_name, balancer)
        if props.load_balancer is None:
            CfnOutput(self, "LoadBalancerDNS", value=balancer.load_balancer_dns_name)

    @property
    def load_balancer(self) -> NetworkLoadBalancer:
        """The load balancer.

        Raises:
            ValidationError: it was made elsewhere.
        """
        balancer: NetworkLoadBalancer = own_load_balancer(self, self._load_balancer)
        return balancer

    def _balancer(self, props: NetworkLoadBalancedServiceBaseProps) -> INetworkLoadBalancer:
        if props.load_balancer is not None:
            return props.load_balancer
        from aws_cdk.aws_elasticloadbalancingv2.network_load_balancer import NetworkLoadBalancer

        return NetworkLoadBalancer(
            self,
            "LB",
            vpc=self.cluster.vpc,
            internet_facing=props.public_load_balancer is not False,
            ip_address_type=props.ip_address_type,
        )

    def _get_default_cluster(self, scope: Construct, vpc: IVpc | None = None) -> Cluster:
        """Return the stack's cluster for patterns that are given none."""
        return default_cluster(scope, vpc)

    def _add_service_as_target(self, service: BaseService) -> None:
        """Hand connections to the service."""
        self.target_group.add_target(service)

    def _create_aws_log_driver(self, prefix: str) -> AwsLogDriver:
        """Return logs to CloudWatch Logs."""
        return aws_logs(prefix)


__all__ = [
    "NetworkLoadBalancedServiceBase",
    "NetworkLoadBalancedServiceBaseProps",
    "NetworkLoadBalancedServiceRecordType",
    "NetworkLoadBalancedTaskImageOptions",
]
