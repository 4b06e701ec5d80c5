"""Services made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.service_base import IBaseService
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from constructs import Construct

_CLUSTER_IN_ARN = "@aws-cdk/aws-ecs:arnFormatIncludesClusterName"


class _ImportedService(Resource, IBaseService):
    """A service of which ARN and name are known."""

    cluster: ICluster
    service_arn: str
    service_name: str

    def __init__(self, scope: Construct, id: str, arn: str, name: str, *, with_environment: bool) -> None:
        super().__init__(scope, id, environment_from_arn=arn if with_environment else None)
        self.service_arn = arn
        self.service_name = name

    @property
    def service_ref(self) -> Any:
        """How other resources refer to the service."""
        from aws_cdk.interfaces import aws_ecs

        return aws_ecs.ServiceReference(service_arn=self.service_arn)


def service_of_arn(scope: Construct, id: str, arn: str) -> IBaseService:
    """Return a service by its ARN."""
    return _ImportedService(scope, id, arn, _name_in(scope, arn), with_environment=True)


def service_of_arn_with_cluster(scope: Construct, id: str, arn: str) -> IBaseService:
    """Return a service by an ARN that names the cluster.

    Raises:
        ValidationError: it does not.
    """
    from aws_cdk.aws_ecs.cluster import Cluster

    stack = Stack.of(scope)
    parts = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME)
    name = parts.resource_name or ""
    if is_unresolved(name):
        cluster_name, service_name = Fn.select(0, Fn.split("/", name)), Fn.select(1, Fn.split("/", name))
    else:
        if "/" not in name:
            raise ValidationError(
                f"resource name {name} from service ARN: {arn} is not using the ARN cluster format", scope=scope
            )
        cluster_name, service_name = name.split("/", 1)
    cluster_arn = Arn._format(parts._with(resource="cluster", resource_name=cluster_name), stack)
    service = _ImportedService(scope, id, arn, service_name, with_environment=True)
    service.cluster = Cluster.from_cluster_arn(scope, f"{id}Cluster", cluster_arn)
    return service


def service_of_attributes(scope: Construct, id: str, attrs: Any) -> IBaseService:
    """Return a service by ARN or name, with its cluster.

    Raises:
        ValidationError: both are given, or neither.
    """
    arn, name = attrs.service_arn, attrs.service_name
    if (arn is None) == (name is None):
        raise ValidationError("You can only specify either serviceArn or serviceName.", scope=scope)
    if arn is not None:
        name = _name_in(scope, arn)
    else:
        with_cluster = flag_enabled(scope.node, _CLUSTER_IN_ARN)
        full_name = f"{attrs.cluster.cluster_name}/{name}" if with_cluster else name
        arn = Stack.of(scope).format_arn(service="ecs", resource="service", resource_name=full_name)
    service = _ImportedService(scope, id, arn, name, with_environment=True)
    service.cluster = attrs.cluster
    return service


def _name_in(scope: Construct, arn: str) -> str:
    """Return the last part of a service's name in its ARN, which may begin with the cluster's."""
    name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
    if not is_unresolved(name):
        return name.rsplit("/", 1)[-1]
    parts = Fn.split("/", name)
    return Fn.select(1, parts) if flag_enabled(scope.node, _CLUSTER_IN_ARN) else Fn.select(0, parts)
