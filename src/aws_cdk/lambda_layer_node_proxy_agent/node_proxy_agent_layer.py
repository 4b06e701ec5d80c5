"""A layer with ``proxy-agent`` for Node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda._packaged_layer import packaged_layer
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.layer_version import LayerVersion
from aws_cdk.core.file_system import FileSystem

if TYPE_CHECKING:
    from constructs import Construct

_PACKAGE = "aws-cdk.asset-node-proxy-agent-v6"


class NodeProxyAgentLayer(LayerVersion):
    """A layer with ``proxy-agent`` for Node."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.lambda-layer-node-proxy-agent.NodeProxyAgentLayer"

    def __init__(self, scope: Construct, id: str) -> None:
        """Make the layer of the package asset-node-proxy-agent-v6.

        Raises:
            ValidationError: that package is not installed.
        """
        layer = packaged_layer(_PACKAGE, scope)
        code = Code.from_asset(layer.file, asset_hash=FileSystem.fingerprint(layer.sources))
        super().__init__(scope, id, code=code, description="/opt/nodejs/node_modules/proxy-agent")


__all__ = ["NodeProxyAgentLayer"]
