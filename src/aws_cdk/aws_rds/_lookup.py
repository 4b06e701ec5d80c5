"""Databases that are looked up by their names when the app is synthesized."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.context_provider import ContextProvider
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from constructs import Construct


def looked_up(scope: Construct, kind: str, identifier: str, dummies: dict[str, Any]) -> dict[str, Any]:
    """Return properties of a database; ``dummies`` stand for them until it is found.

    Raises:
        ValidationError: the stack's environment is not known, or no database was found.
    """
    dummy = [{"Identifier": "TEST", **dummies}]
    found = ContextProvider.get_value(
        scope,
        provider="cc-api-provider",
        props={
            "typeName": f"AWS::RDS::{kind}",
            "exactIdentifier": identifier,
            "propertiesToReturn": list(dummies),
        },
        dummy_value=dummy,
    ).value
    if not found:
        raise ValidationError(
            f"no {kind} named {identifier} was found",
            scope=scope,
            fix="check the name, and the account and region that the command line asks",
        )
    properties: dict[str, Any] = found[0]
    return properties


def looked_up_groups(scope: Construct, ids: Sequence[str]) -> list[ISecurityGroup]:
    """Return the security groups of a database that was found."""
    from aws_cdk.aws_ec2.security_group import SecurityGroup

    return [SecurityGroup.from_security_group_id(scope, f"LSG-{each}", each) for each in ids]


def looked_up_port(properties: dict[str, Any]) -> int | None:
    """Return the port, which is a text in what is found."""
    port = properties.get("Endpoint.Port")
    return int(port) if port is not None else None
