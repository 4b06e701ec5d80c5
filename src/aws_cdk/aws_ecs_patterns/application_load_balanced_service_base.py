"""What services behind an application load balancer have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.cluster_options import CapacityProviderStrategy
from aws_cdk.aws_ecs.deployment import DeploymentCircuitBreaker, DeploymentController
from aws_cdk.aws_ecs.service_options import CloudMapOptions, PropagatedTagSource
from aws_cdk.aws_ecs_patterns._parts import aws_logs, check_cluster, check_desired_count, default_cluster
from aws_cdk.aws_elasticloadbalancingv2.enums import (
    ApplicationProtocol,
    ApplicationProtocolVersion,
    IpAddressType,
    SslPolicy,
)
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import js_number_text
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_certificatemanager.certificate_base import ICertificate
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_ecs.aws_log_driver import AwsLogDriver
    from aws_cdk.aws_ecs.base_service import BaseService
    from aws_cdk.aws_ecs.cluster import Cluster
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.secret import Secret
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import ApplicationListener
    from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import (
        ApplicationLoadBalancer,
        IApplicationLoadBalancer,
    )
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import ApplicationTargetGroup
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.core.duration import Duration

_UNIQUE_TARGET_GROUP = "@aws-cdk/aws-ecs-patterns:uniqueTargetGroupId"
_OWN_GROUPS_STAY_CLOSED = "@aws-cdk/aws-ecs-patterns:secGroupsDisablesImplicitOpenListener"


class ApplicationLoadBalancedServiceRecordType(NamedEnum):
    """By which record the service's domain leads to the load balancer."""

    ALIAS = 0
    CNAME = 1
    NONE = 2


class ApplicationLoadBalancedTaskImageOptions(Struct):
    """The container of a service, by its image."""

    image: ContainerImage
    """The image."""
    command: Sequence[str] | None = None
    """The command. Default: the image's."""
    container_name: str | None = None
    """The container's name. Default: ``web``."""
    container_port: int | float | None = None
    """The port it listens on. Default: 80."""
    docker_labels: Mapping[str, str] | None = None
    """Labels of the container."""
    enable_logging: bool | None = None
    """Whether it logs to CloudWatch Logs, if no driver is given. Default: yes."""
    entry_point: Sequence[str] | None = None
    """The entry point. Default: the image's."""
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


class ApplicationLoadBalancedServiceBaseProps(Struct):
    """What every service behind an application load balancer may be told."""

    capacity_provider_strategies: Nested[Sequence[CapacityProviderStrategy] | None] = nested()
    """On what tasks run. Default: the launch type."""
    certificate: ICertificate | None = None
    """The certificate, for HTTPS. Default: one is made for the domain."""
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
    idle_timeout: Duration | None = None
    """After which silence connections are closed. Default: 60 seconds."""
    ip_address_type: IpAddressType | None = None
    """Which addresses the load balancer has. Default: IPv4."""
    listener_port: int | float | None = None
    """The port of the service. Default: the protocol's."""
    load_balancer: IApplicationLoadBalancer | None = None
    """The load balancer. Default: one is made."""
    load_balancer_name: str | None = None
    """The name of the load balancer. Default: chosen by CloudFormation."""
    max_healthy_percent: int | float | None = None
    """Up to how many tasks there are in a deployment, in percent of those wanted. Default: 200."""
    min_healthy_percent: int | float | None = None
    """From how many tasks there are in a deployment, in percent of those wanted. Default: 50."""
    open_listener: bool | None = None
    """Whether everybody may connect. Default: yes."""
    propagate_tags: PropagatedTagSource | None = None
    """Whose tags tasks get. Default: none."""
    protocol: ApplicationProtocol | None = None
    """What clients speak. Default: HTTPS with a certificate, else HTTP."""
    protocol_version: ApplicationProtocolVersion | None = None
    """The version of HTTP in which tasks are asked. Default: HTTP1."""
    public_load_balancer: bool | None = None
    """Whether the load balancer faces the internet. Default: yes."""
    record_type: ApplicationLoadBalancedServiceRecordType | None = None
    """By which record the domain leads to the load balancer. Default: ALIAS."""
    redirect_http: bool | None = None
    """Whether HTTP is sent on to HTTPS. Default: no."""
    service_name: str | None = None
    """Name of the service. Default: chosen by CloudFormation."""
    ssl_policy: SslPolicy | None = None
    """Which versions and ciphers of TLS are taken. Default: as Elastic Load Balancing has it."""
    target_protocol: ApplicationProtocol | None = None
    """What tasks speak. Default: HTTP."""
    task_image_options: Nested[ApplicationLoadBalancedTaskImageOptions | None] = nested()
    """The container. Not with a task definition."""
    vpc: IVpc | None = None
    """The network. Not with ``cluster``. Default: a new one."""


class ApplicationLoadBalancedServiceBase(Construct):
    """A service behind an application load balancer: all but the service itself."""

    certificate: ICertificate | None
    cluster: ICluster
    internal_desired_count: float | None
    listener: ApplicationListener
    redirect_listener: ApplicationListener | None
    target_group: ApplicationTargetGroup

    @takes(ApplicationLoadBalancedServiceBaseProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationLoadBalancedServiceBaseProps) -> None:
        """Make the load balancer, its listeners, the certificate and the record.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancer(scope, id, props)

    def _init_load_balancer(self, scope: Construct, id: str, props: ApplicationLoadBalancedServiceBaseProps) -> None:
        super().__init__(scope, id)
        check_cluster(self, props.cluster, props.vpc)
        self.cluster = props.cluster or self._get_default_cluster(self, props.vpc)
        check_desired_count(self, props.desired_count)
        self.internal_desired_count = props.desired_count
        is_public = props.public_load_balancer is not False
        balancer = self._load_balancer = self._balancer(props, is_public)
        protocol = self._protocol(props)
        target_id = "ECS"
        if flag_enabled(self.node, _UNIQUE_TARGET_GROUP):
            target_id += (props.load_balancer_name or "") + ("" if is_public else "Private")
        is_open = self._is_open(props)
        self.listener = balancer.add_listener(
            "PublicListener", protocol=protocol, port=props.listener_port, open=is_open, ssl_policy=props.ssl_policy
        )
        self.target_group = self.listener.add_targets(
            target_id,
            protocol=props.target_protocol or ApplicationProtocol.HTTP,
            protocol_version=props.protocol_version,
        )
        self.certificate = self._certificate(props) if protocol is ApplicationProtocol.HTTPS else None
        if self.certificate is not None:
            self.listener.add_certificates("Arns", [self.certificate])
        self.redirect_listener = self._redirect(props, is_open) if props.redirect_http else None
        domain = self._domain(props)
        CfnOutput(self, "LoadBalancerDNS", value=balancer.load_balancer_dns_name)
        CfnOutput(self, "ServiceURL", value=f"{protocol._value_.lower()}://{domain}")

    @property
    def load_balancer(self) -> ApplicationLoadBalancer:
        """The load balancer.

        Raises:
            ValidationError: it was made elsewhere.
        """
        balancer: ApplicationLoadBalancer = own_load_balancer(self, self._load_balancer)
        return balancer

    def _balancer(self, props: ApplicationLoadBalancedServiceBaseProps, is_public: bool) -> IApplicationLoadBalancer:
        if props.load_balancer is not None:
            return props.load_balancer
        from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import ApplicationLoadBalancer

        return ApplicationLoadBalancer(
            self,
            "LB",
            vpc=self.cluster.vpc,
            load_balancer_name=props.load_balancer_name,
            internet_facing=is_public,
            idle_timeout=props.idle_timeout,
            ip_address_type=props.ip_address_type,
        )

    def _protocol(self, props: ApplicationLoadBalancedServiceBaseProps) -> ApplicationProtocol:
        if props.certificate is not None and props.protocol not in (None, ApplicationProtocol.HTTPS):
            raise ValidationError(
                "The HTTPS protocol must be used when a certificate is given", scope=self, fix="leave protocol out"
            )
        protocol = props.protocol or (
            ApplicationProtocol.HTTPS if props.certificate is not None else ApplicationProtocol.HTTP
        )
        if protocol is not ApplicationProtocol.HTTPS and props.redirect_http:
            raise ValidationError(
                "The HTTPS protocol must be used when redirecting HTTP traffic",
                scope=self,
                fix="protocol=ApplicationProtocol.HTTPS",
            )
        return protocol

    def _is_open(self, props: ApplicationLoadBalancedServiceBaseProps) -> bool:
        if props.open_listener is not None:
            return props.open_listener
        return not (props.load_balancer is not None and flag_enabled(self.node, _OWN_GROUPS_STAY_CLOSED))

    def _certificate(self, props: ApplicationLoadBalancedServiceBaseProps) -> ICertificate:
        if props.certificate is not None:
            return props.certificate
        if props.domain_name is None or props.domain_zone is None:
            raise ValidationError(
                "A domain name and zone is required when using the HTTPS protocol",
                scope=self,
                fix="give domain_name and domain_zone, or a certificate",
            )
        from aws_cdk.aws_certificatemanager.certificate import Certificate
        from aws_cdk.aws_certificatemanager.certificate_validation import CertificateValidation

        return Certificate(
            self,
            "Certificate",
            domain_name=props.domain_name,
            validation=CertificateValidation.from_dns(props.domain_zone),
        )

    def _redirect(self, props: ApplicationLoadBalancedServiceBaseProps, is_open: bool) -> ApplicationListener:
        from aws_cdk.aws_elasticloadbalancingv2.listener_action import ListenerAction

        port = js_number_text(props.listener_port) if props.listener_port is not None else "443"
        listener = self._load_balancer.add_listener(
            "PublicRedirectListener",
            protocol=ApplicationProtocol.HTTP,
            port=80,
            open=is_open,
            default_action=ListenerAction.redirect(
                port=port, protocol=ApplicationProtocol.HTTPS._value_, permanent=True
            ),
        )
        listener.node.add_dependency(self.listener)
        return listener

    def _domain(self, props: ApplicationLoadBalancedServiceBaseProps) -> str:
        """Make the record of the service's domain; return the domain."""
        name = props.domain_name
        own: str = self._load_balancer.load_balancer_dns_name
        if name is None:
            return own
        if props.domain_zone is None:
            raise ValidationError(
                "A Route53 hosted domain zone name is required to configure the specified domain name",
                scope=self,
                fix="give domain_zone, or leave domain_name out",
            )
        kind = props.record_type or ApplicationLoadBalancedServiceRecordType.ALIAS
        return record(self, kind.name, props.domain_zone, name, self._load_balancer) or own

    def _get_default_cluster(self, scope: Construct, vpc: IVpc | None = None) -> Cluster:
        """Return the stack's cluster for patterns that are given none."""
        return default_cluster(scope, vpc)

    def _add_service_as_target(self, service: BaseService) -> None:
        """Hand requests to the service."""
        self.target_group.add_target(service)

    def _create_aws_log_driver(self, prefix: str) -> AwsLogDriver:
        """Return logs to CloudWatch Logs."""
        return aws_logs(prefix)


def own_load_balancer(scope: Construct, balancer: Any) -> Any:
    """Return a load balancer that is made in the app.

    Raises:
        ValidationError: there is none, or it was made elsewhere.
    """
    from aws_cdk.aws_elasticloadbalancingv2.load_balancer import BaseLoadBalancer

    if not isinstance(balancer, BaseLoadBalancer):
        raise ValidationError(
            ".loadBalancer can only be accessed if the class was constructed with an owned, not imported, load balancer",
            scope=scope,
        )
    return balancer


def record(scope: Construct, kind: str, zone: IHostedZone, name: str, balancer: Any, id: str = "DNS") -> str | None:
    """Make the record that leads from ``name`` to a load balancer.

    Args:
        kind: ``ALIAS``, ``CNAME`` or ``NONE``.

    Returns:
        The record's domain, or ``None`` if no record is wanted.
    """
    if kind == "ALIAS":
        from aws_cdk.aws_route53.record_set import RecordTarget
        from aws_cdk.aws_route53.records import ARecord
        from aws_cdk.aws_route53_targets.load_balancer_target import LoadBalancerTarget

        target = RecordTarget.from_alias(LoadBalancerTarget(balancer))
        return ARecord(scope, id, zone=zone, record_name=name, target=target).domain_name
    if kind == "CNAME":
        from aws_cdk.aws_route53.records import CnameRecord

        return CnameRecord(
            scope, id, zone=zone, record_name=name, domain_name=balancer.load_balancer_dns_name
        ).domain_name
    return None


__all__ = [
    "ApplicationLoadBalancedServiceBase",
    "ApplicationLoadBalancedServiceBaseProps",
    "ApplicationLoadBalancedServiceRecordType",
    "ApplicationLoadBalancedTaskImageOptions",
]
