"""What makes clusters and profiles of Fargate when a stack is deployed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.duration import Duration
from aws_cdk.core.nested_stack import NestedStack
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from constructs import Construct

_ID = "@aws-cdk--aws-eks.ClusterResourceProvider"
_HANDLER = "eks_cluster"


class _ClusterResourceProvider(NestedStack):
    """The functions that make clusters, in a nested stack; a stack has them once.

    Attributes:
        service_token: What custom resources call.
        handler_roles: The roles that the functions work with, and take another from.
    """

    _fqn = "aws-cdk-lib.NestedStack"

    @staticmethod
    def get_or_create(
        scope: Construct,
        *,
        vpc: IVpc | None = None,
        subnets: Sequence[ISubnet] | None = None,
        security_group: ISecurityGroup | None = None,
        environment: Mapping[str, str] | None = None,
        on_event_layer: ILayerVersion | None = None,
    ) -> _ClusterResourceProvider:
        """Return the provider of the stack of ``scope``; what is said at the first call counts."""
        stack = Stack.of(scope)
        known: Any = stack.node.try_find_child(_ID)
        provider: _ClusterResourceProvider = known or _ClusterResourceProvider(
            stack, vpc, subnets, security_group, environment, on_event_layer
        )
        return provider

    def __init__(
        self,
        stack: Stack,
        vpc: IVpc | None,
        subnets: Sequence[ISubnet] | None,
        security_group: ISecurityGroup | None,
        environment: Mapping[str, str] | None,
        on_event_layer: ILayerVersion | None,
    ) -> None:
        super().__init__(stack, _ID)
        from aws_cdk.aws_eks._proxy_agent_layer import _ProxyAgentLayer
        from aws_cdk.custom_resources.provider import Provider

        layer = _ProxyAgentLayer(self, "NodeProxyAgentLayer")
        placed: dict[str, Any] = {}
        if subnets is not None:
            placed = {"vpc": vpc, "vpc_subnets": {"subnets": subnets}}
        common = {
            "environment": {"AWS_STS_REGIONAL_ENDPOINTS": "regional", **(environment or {})},
            **placed,
            "security_groups": [security_group] if security_group is not None else None,
        }
        on_event = self._function("OnEventHandler", "onEvent", "on_event", on_event_layer or layer, common)
        is_complete = self._function("IsCompleteHandler", "isComplete", "is_complete", layer, common)
        self.handler_roles: list[IRole] = [role for role in (on_event.role, is_complete.role) if role is not None]
        provider = Provider(
            self,
            "Provider",
            on_event_handler=on_event,
            is_complete_handler=is_complete,
            total_timeout=Duration.hours(1),
            query_interval=Duration.minutes(1),
            security_groups=[security_group] if security_group is not None else None,
            **placed,
        )
        self.service_token: str = provider.service_token

    def _function(self, id: str, named: str, entry: str, layer: ILayerVersion, common: Mapping[str, Any]) -> Function:
        from aws_cdk.aws_lambda.code import Code
        from aws_cdk.aws_lambda.function import Function
        from aws_cdk.core.handler_code import handler_folder
        from aws_cdk.custom_resources._handler_function import handler_runtime, note_family

        function = Function(
            self,
            id,
            code=Code.from_asset(handler_folder(_HANDLER)),
            description=f"{named} handler for EKS cluster resource provider",
            runtime=handler_runtime(),
            handler=f"index.{entry}",
            timeout=Duration.minutes(1),
            **common,
        )
        # A layer that apps give is made for a handler in another language; ours does not look at it.
        function._layers.append(layer)
        note_family(function)
        return function
