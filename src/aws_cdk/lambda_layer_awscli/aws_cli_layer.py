"""A layer with the AWS CLI, at ``/opt/awscli/aws``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda._packaged_layer import packaged_layer
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.layer_version import LayerVersion
from aws_cdk.core.file_system import FileSystem

if TYPE_CHECKING:
    from constructs import Construct

_PACKAGE = "aws-cdk.asset-awscli-v1"


class AwsCliLayer(LayerVersion):
    """A layer with the AWS CLI, at ``/opt/awscli/aws``."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.lambda-layer-awscli.AwsCliLayer"

    def __init__(self, scope: Construct, id: str) -> None:
        """Make the layer of the package asset-awscli-v1.

        Raises:
            ValidationError: that package is not installed.
        """
        layer = packaged_layer(_PACKAGE, scope)
        code = Code.from_asset(layer.file, asset_hash=FileSystem.fingerprint(layer.sources))
        super().__init__(scope, id, code=code, description="/opt/awscli/aws")


__all__ = ["AwsCliLayer"]
