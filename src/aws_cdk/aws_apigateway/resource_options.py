"""What holds for a path and the paths below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway.cors import CorsOptions
from aws_cdk.aws_apigateway.method_options import MethodOptions
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.integration import Integration


class ResourceOptions(Struct):
    """What holds for a path and the paths below it."""

    default_cors_preflight_options: Nested[CorsOptions | None] = nested()
    """Answer preflight requests of browsers. Default: no."""
    default_integration: Integration | None = None
    """What answers methods that name no integration. Default: a mock."""
    default_method_options: Nested[MethodOptions | None] = nested()
    """Options of methods that give none."""


class ProxyResourceOptions(ResourceOptions):
    """Options of a path that stands for all below it."""

    any_method: bool | None = None
    """Have it answer all methods. Default: yes."""


__all__ = ["ProxyResourceOptions", "ResourceOptions"]
