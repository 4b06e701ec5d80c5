"""The layer beside the functions that make clusters."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.layer_version import LayerVersion

if TYPE_CHECKING:
    from constructs import Construct

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "handlers", "proxy_agent_layer")


class _ProxyAgentLayer(LayerVersion):
    """Stands where the peer's layer for proxies does: our handler needs none, but templates keep the resource."""

    _fqn = "aws-cdk-lib.lambda_layer_node_proxy_agent.NodeProxyAgentLayer"

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, code=Code.from_asset(_FOLDER), description="Nothing is needed here")
