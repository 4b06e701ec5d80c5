"""What ``kubectl`` reads of objects on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_eks._kubectl import kubectl_for
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster


class KubernetesObjectValueProps(Struct):
    """Options of a value."""

    cluster: ICluster
    json_path: str
    """Where the value is in the object, as ``kubectl`` writes paths, like ``.status.loadBalancer``."""
    object_name: str
    object_type: str
    """Like ``service``."""
    object_namespace: str | None = None
    """Default: ``default``."""
    removal_policy: RemovalPolicy | None = None
    """Default: forgotten with the stack."""
    timeout: Duration | None = None
    """How long to wait until the value is there. Default: 5 minutes."""


class KubernetesObjectValue(Construct):
    """A value of an object on a cluster, read when the stack is deployed."""

    RESOURCE_TYPE = "Custom::AWSCDK-EKS-KubernetesObjectValue"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.KubernetesObjectValue"
    _module = "aws_cdk.aws_eks"

    @takes(KubernetesObjectValueProps)
    def __init__(self, scope: Construct, id: str, props: KubernetesObjectValueProps) -> None:
        super().__init__(scope, id)
        provider = kubectl_for(self, props.cluster)
        timeout = props.timeout or Duration.minutes(5)
        self._resource = CustomResource(
            self,
            "Resource",
            service_token=provider.service_token,
            resource_type=self.RESOURCE_TYPE,
            removal_policy=props.removal_policy,
            properties={
                "ClusterName": props.cluster.cluster_name,
                "RoleArn": provider.role_arn,
                "ObjectType": props.object_type,
                "ObjectName": props.object_name,
                "ObjectNamespace": props.object_namespace or "default",
                "JsonPath": props.json_path,
                "TimeoutSeconds": timeout.to_seconds(),
            },
        )

    @property
    def value(self) -> str:
        """The value, as text."""
        return self._resource.get_att_string("Value")
