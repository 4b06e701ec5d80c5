"""How the tasks of a service are found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.aws_ecs.service_connect import ServiceConnectProps, rendered_service_connect
from aws_cdk.aws_ecs.service_options import AssociateCloudMapServiceOptions, CloudMapOptions
from aws_cdk.aws_servicediscovery.namespace import NamespaceType
from aws_cdk.aws_servicediscovery.records import DnsRecordType
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_servicediscovery.service import Service as CloudMapService


class _Discovery(Resource):
    """The part of a service that has its tasks found: with Cloud Map, or Service Connect."""

    if TYPE_CHECKING:
        cluster: ICluster
        task_definition: TaskDefinition
        cloudmap_service: CloudMapService | None
        service_registries: list[Any]
        _service_connect: dict[str, Any] | None

    @property
    def cloud_map_service(self) -> CloudMapService | None:
        """The service of Cloud Map that was made for the tasks."""
        return self.cloudmap_service

    @takes(CloudMapOptions)
    def enable_cloud_map(self, options: CloudMapOptions) -> CloudMapService:
        """Have the tasks found with Cloud Map.

        Raises:
            ValidationError: there is no namespace for that, or container and port do not fit.
        """
        return self._enable_cloud_map(options)

    def _enable_cloud_map(self, options: CloudMapOptions) -> CloudMapService:
        from aws_cdk.aws_servicediscovery.service import Service as CloudMapService

        namespace = options.cloud_map_namespace or self.cluster.default_cloud_map_namespace
        if namespace is None:
            raise ValidationError(
                "Cannot enable service discovery if a Cloudmap Namespace has not been created in the cluster.",
                scope=self,
                fix="give cloud_map_namespace, or call add_default_cloud_map_namespace() of the cluster",
            )
        if namespace.type is NamespaceType.HTTP:
            raise ValidationError(
                "Cannot enable DNS service discovery for HTTP Cloudmap Namespace.",
                scope=self,
                fix="use a private or public DNS namespace, or Service Connect",
            )
        record = options.dns_record_type
        mode = self.task_definition.network_mode
        if mode is NetworkMode.NONE:
            raise ValidationError(
                "Cannot use a service discovery if NetworkMode is None. Use Bridge, Host or AwsVpc instead.", scope=self
            )
        if mode in (NetworkMode.BRIDGE, NetworkMode.HOST):
            if record is None:
                record = DnsRecordType.SRV
            if record is not DnsRecordType.SRV:
                raise ValidationError(
                    "SRV records must be used when network mode is Bridge or Host.",
                    scope=self,
                    fix="set dns_record_type to DnsRecordType.SRV, or use the network mode AWS_VPC",
                )
        if record is None:
            record = DnsRecordType.A
        container, port = self._discovered(record, options.container, options.container_port)
        service = CloudMapService(
            self,
            "CloudmapService",
            namespace=namespace,
            name=options.name,
            dns_record_type=record,
            custom_health_check={"failure_threshold": options.failure_threshold or 1},
            dns_ttl=options.dns_ttl,
        )
        self.cloudmap_service = service
        self._register_in(service.service_arn, container, port)
        return service

    @takes(AssociateCloudMapServiceOptions)
    def associate_cloud_map_service(self, options: AssociateCloudMapServiceOptions) -> None:
        """Have the tasks found with a service of Cloud Map that exists already.

        Raises:
            ValidationError: they are found with another one already, or container and port do not fit.
        """
        service = options.service
        container, port = self._discovered(service.dns_record_type, options.container, options.container_port)
        self._register_in(service.service_arn, container, port)

    def _register_in(self, arn: str, container: ContainerDefinition | None, port: Any) -> None:
        if self.service_registries:
            raise ValidationError(
                "Cannot associate with the given service discovery registry. ECS supports at most one service registry per "
                "service.",
                scope=self,
                fix="leave cloud_map_options out, or do not associate another service",
            )
        name = container.container_name if container is not None else None
        self.service_registries.append({"registryArn": arn, "containerName": name, "containerPort": port})

    def _discovered(
        self, record: DnsRecordType, container: ContainerDefinition | None, port: Any
    ) -> tuple[ContainerDefinition | None, Any]:
        """Return container and port of SRV records; others have none."""
        if record is not DnsRecordType.SRV:
            return None, None
        chosen = container or self.task_definition.default_container
        if chosen is None or chosen.task_definition is not self.task_definition:
            raise ValidationError(
                "Cannot add discovery for a container from another task definition",
                scope=self,
                fix="give a container of the service's own task definition",
            )
        if port is None:
            return chosen, chosen.container_port
        if all(mapping.container_port != port for mapping in chosen.port_mappings):
            raise ValidationError(
                "Cannot add discovery for a container port that has not been mapped",
                scope=self,
                fix="add the port with add_port_mappings() of the container",
            )
        return chosen, port

    @takes(ServiceConnectProps)
    def enable_service_connect(self, config: ServiceConnectProps) -> None:
        """Have the service take part in Service Connect.

        Raises:
            ValidationError: it does already, or what is given does not fit the task definition.
        """
        self._connect(config)

    def _connect(self, config: ServiceConnectProps) -> None:
        if self._service_connect is not None:
            raise ValidationError(
                "Service connect configuration cannot be specified more than once.",
                scope=self,
                fix="give service_connect_configuration, or call enable_service_connect(), not both",
            )
        self._service_connect = rendered_service_connect(config, self.task_definition, self.cluster, self)
