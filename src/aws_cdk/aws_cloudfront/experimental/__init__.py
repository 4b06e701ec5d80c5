"""What the official library calls experimental of CloudFront."""

from __future__ import annotations

from aws_cdk.aws_cloudfront.experimental.edge_function import (
    EdgeFunction as EdgeFunction,
    EdgeFunctionProps as EdgeFunctionProps,
)

__all__ = ["EdgeFunction", "EdgeFunctionProps"]
