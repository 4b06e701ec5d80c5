"""Options of API keys."""

from __future__ import annotations

from aws_cdk.aws_apigateway.resource_options import ResourceOptions


class ApiKeyOptions(ResourceOptions):
    """Options of an API key."""

    api_key_name: str | None = None
    """Name of the key. Default: chosen by CloudFormation."""
    description: str | None = None
    """What the key is for."""
    value: str | None = None
    """The key itself, 20 letters or more. Default: chosen by API Gateway."""


__all__ = ["ApiKeyOptions"]
