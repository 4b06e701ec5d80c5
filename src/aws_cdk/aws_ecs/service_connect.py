"""Service Connect: how services of a namespace reach each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.log_driver import LogDriver
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

_MAX_PORT = 65535


class ServiceConnectAccessLogFormat(NamedEnum):
    """Form of the log of requests."""

    TEXT = "TEXT"
    JSON = "JSON"


class ServiceConnectAccessLogConfiguration(Struct):
    """How requests are logged."""

    format: ServiceConnectAccessLogFormat
    include_query_parameters: bool | None = None
    """Whether parameters are in the log. Default: no."""


class ServiceConnectTlsConfiguration(Struct):
    """How requests are encrypted."""

    aws_pca_authority_arn: str | None = None
    """Authority that signs the certificates."""
    kms_key: IKeyRef | None = None
    """Key that private keys are encrypted with."""
    role: IRole | None = None
    """Role that certificates are made with."""


class ServiceConnectService(Struct):
    """A port by which others reach the service."""

    port_mapping_name: str
    """Name of the port in the task definition."""
    discovery_name: str | None = None
    """Name in the namespace. Default: the port's."""
    dns_name: str | None = None
    """Name that others use. Default: the discovery name in the namespace."""
    idle_timeout: Duration | None = None
    """How long a quiet connection stays open; 0 for ever. Default: ECS's."""
    ingress_port_override: int | float | None = None
    """Port that the proxy listens on. Default: chosen by ECS."""
    per_request_timeout: Duration | None = None
    """How long an answer may take; 0 for ever; not with TCP. Default: ECS's."""
    port: int | float | None = None
    """Port that others use. Default: the container's."""
    tls: Nested[ServiceConnectTlsConfiguration | None] = nested()


class ServiceConnectProps(Struct):
    """How a service takes part in Service Connect."""

    access_log_configuration: Nested[ServiceConnectAccessLogConfiguration | None] = nested()
    """How requests are logged; with ``log_driver``. Default: not."""
    log_driver: LogDriver | None = None
    """Where the proxy logs. Default: nowhere."""
    namespace: str | None = None
    """Default: the cluster's."""
    services: Nested[Sequence[ServiceConnectService] | None] = nested()
    """Ports by which others reach the service. Default: none; it is a client only."""


def rendered_service_connect(
    props: ServiceConnectProps, task: TaskDefinition, cluster: ICluster, scope: Construct
) -> dict[str, Any]:
    """Return the configuration by the names of the L1 class; the log driver may make constructs below ``scope``.

    Raises:
        ValidationError: there is no namespace, or services do not fit the task definition or each other.
    """
    if task.default_container is None:
        raise ValidationError(
            "Task definition must have at least one container to enable service connect.",
            scope=scope,
            fix="add an essential one with add_container() of the task definition",
        )
    namespace = props.namespace
    if not namespace:
        default = cluster.default_cloud_map_namespace
        if default is None:
            raise ValidationError(
                "Namespace must be defined either in serviceConnectConfig or cluster.defaultCloudMapNamespace",
                scope=scope,
                fix="give namespace, or call add_default_cloud_map_namespace() of the cluster",
            )
        namespace = default.namespace_name
    if props.access_log_configuration is not None and props.log_driver is None:
        raise ValidationError(
            "accessLogConfiguration requires logDriver to be set, which says where access logs are delivered",
            scope=scope,
        )
    _check_services(props, task, scope)
    log = props.log_driver.bind(scope, task.default_container) if props.log_driver is not None else None
    services = [_rendered(service, task) for service in props.services] if props.services is not None else None
    access = props.access_log_configuration
    return {
        "enabled": True,
        "logConfiguration": {"logDriver": log.log_driver, "options": log.options, "secretOptions": log.secret_options}
        if log is not None
        else None,
        "namespace": namespace,
        "services": services,
        "accessLogConfiguration": {
            "format": access.format._value_,
            "includeQueryParameters": _switch(access.include_query_parameters),
        }
        if access is not None
        else None,
    }


def _switch(value: bool | None) -> str | None:
    return None if value is None else "ENABLED" if value else "DISABLED"


def _check_services(props: ServiceConnectProps, task: TaskDefinition, scope: Construct) -> None:
    names: set[str] = set()
    for service in props.services or ():
        if task.find_port_mapping_by_name(service.port_mapping_name) is None:
            raise ValidationError(
                f"Port Mapping '{service.port_mapping_name}' does not exist on the task definition.",
                scope=scope,
                fix="add a mapping of that name with add_port_mappings() of a container",
            )
        # As the peer: only names that are the port's are compared.
        name = service.port_mapping_name
        if service.discovery_name is None:
            if name in names:
                raise ValidationError(
                    f"Cannot create multiple services with the discoveryName '{name}'.",
                    scope=scope,
                    fix="give each service a discovery_name of its own",
                )
            names.add(name)
        for what, port in (("ingressPortOverride", service.ingress_port_override), ("Client Alias port", service.port)):
            if port and not is_unresolved(port) and not 1 <= port <= _MAX_PORT:
                raise ValidationError(f"{what} {port:g} is not valid.", scope=scope)


def _rendered(service: ServiceConnectService, task: TaskDefinition) -> dict[str, Any]:
    mapping = task.find_port_mapping_by_name(service.port_mapping_name)
    idle, per_request = service.idle_timeout, service.per_request_timeout
    tls = service.tls
    return {
        "portName": service.port_mapping_name,
        "discoveryName": service.discovery_name,
        "ingressPortOverride": service.ingress_port_override,
        "clientAliases": [
            {"port": service.port or (mapping.container_port if mapping else None), "dnsName": service.dns_name}
        ],
        "timeout": {
            "idleTimeoutSeconds": idle.to_seconds() if idle is not None else None,
            "perRequestTimeoutSeconds": per_request.to_seconds() if per_request is not None else None,
        }
        if idle is not None or per_request is not None
        else None,
        "tls": {
            "issuerCertificateAuthority": {"awsPcaAuthorityArn": tls.aws_pca_authority_arn},
            "kmsKey": tls.kms_key.key_ref.key_arn if tls.kms_key is not None else None,
            "roleArn": tls.role.role_arn if tls.role is not None else None,
        }
        if tls is not None
        else None,
    }


__all__ = [
    "ServiceConnectAccessLogConfiguration",
    "ServiceConnectAccessLogFormat",
    "ServiceConnectProps",
    "ServiceConnectService",
    "ServiceConnectTlsConfiguration",
]
