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

    def __init__(self, scope: Construct, id: str, arn: str, name: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.service_arn = arn
        self.service_name = name

    @property
    def service_ref(self) -> Any:
        """How other resources refer to the service."""
        from aws_cdk.interfaces import aws_ecs

        return aws_ecs.ServiceReference(service_arn=self.service_arn)


def service_of_arn(scope: Construct, id: str, arn: str, *, whole_name: bool = False) -> IBaseService:
    """Return a service by its ARN.

    Args:
        scope: Where.
        id: Its id.
        arn: The ARN.
        whole_name: Keep the cluster's name in the service's, as services on machines elsewhere do in the peer.
    """
    whole = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
    return _ImportedService(scope, id, arn, whole if whole_name else _name_in(scope, arn))


def service_of_arn_with_cluster(scope: Construct, id: str, arn: str) -> IBaseService:
    """Return a service by an ARN that names the cluster.

    Raises:
        ValidationError: it does not.
    """
    from aws_cdk.aws_ecs.cluster import Cluster

    parts = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME)
    if is_unresolved(arn):
        names = Fn.split("/", Fn.select(1, Fn.split(":service/", arn)))
        cluster_name, service_name = Fn.select(0, names), Fn.select(1, names)
    else:
        name = parts.resource_name or ""
        if name.count("/") != 1:
            raise ValidationError(
                f"resource name {name} from service ARN: {arn} is not using the ARN cluster format", scope=scope
            )
        cluster_name, service_name = name.split("/")
    cluster_arn = Arn._format(parts._with(resource="cluster", resource_name=cluster_name), Stack.of(scope))
    service = _ImportedService(scope, id, arn, service_name)
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
    service = _ImportedService(scope, id, arn, name)
    service.cluster = attrs.cluster
    return service


def _name_in(scope: Construct, arn: str) -> str:
    """Return a service's name in its ARN, where the cluster's may stand in front of it."""
    if not is_unresolved(arn):
        return (Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or "").rsplit("/", 1)[-1]
    position = 2 if flag_enabled(scope.node, _CLUSTER_IN_ARN) else 1
    return Fn.select(position, Fn.split("/", Fn.select(5, Fn.split(":", arn))))
