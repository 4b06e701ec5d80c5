"""ARNs of what RDS has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import IConstruct


def rds_arn(scope: IConstruct, resource: str, name: str) -> str:
    """Return the ARN of something in the account and region of ``scope``'s stack."""
    return Stack.of(scope).format_arn(
        service="rds", resource=resource, resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )
