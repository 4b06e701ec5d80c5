"""Helpers of the parts of a mesh: names in ARNs, the owner of the mesh, durations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.token import Token, TokenComparison

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.mesh import IMesh
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.resource import Resource
    from constructs import Construct


def parts_of_arn(arn: str, scope: Construct, *wanted: int) -> list[str]:
    """Return parts of what follows ``mesh/`` in an ARN, by their places: the name of the mesh is 0, that of a node 2.

    Raises:
        ValidationError: it is no ARN, or has fewer parts.
    """
    name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    parts = Fn.split("/", name) if name else []
    try:
        return [Fn.select(index, parts) for index in wanted]
    except ValidationError:
        raise ValidationError(
            f"ARN of no such part of a mesh: {arn}",
            scope=scope,
            fix="give the whole ARN, as in mesh/NAME/virtualNode/NAME",
        ) from None


def mesh_owner(part: Resource, mesh: IMesh) -> str | None:
    """Return the account that shares the mesh, if it is known to be another one, or one of both is known only later."""
    account = mesh.env.account
    found = Token.compare_strings(part.env.account, account)
    return account if found in (TokenComparison.DIFFERENT, TokenComparison.ONE_UNRESOLVED) else None


def rendered_duration(duration: Duration | None) -> dict[str, Any] | None:
    """Return a duration as CloudFormation has it here."""
    return {"unit": "ms", "value": duration.to_milliseconds()} if duration is not None else None


__all__: list[str] = []
