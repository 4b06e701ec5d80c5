"""The provider of the custom resources that read and write JSON at deployment."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.handler_provider import handler_provider
from constructs import Construct

_PROVIDER = "AWSCDKCfnUtilsProvider"
_HANDLER = "cfn_utils"


def cfn_utils_token(scope: Construct) -> str:
    """Return the service token of the stack's provider."""
    return handler_provider(scope, _PROVIDER, _HANDLER).service_token


def stringify(scope: Construct, id: str, value: Any) -> CustomResource:
    """Make a custom resource whose attribute ``Value`` is ``value`` as JSON text."""
    return CustomResource(
        scope,
        id,
        service_token=cfn_utils_token(scope),
        resource_type="Custom::AWSCDKCfnJsonStringify",
        properties={"Value": value},
    )
