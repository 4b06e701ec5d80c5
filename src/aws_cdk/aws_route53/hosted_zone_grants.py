"""Permissions on a hosted zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_route53.hosted_zone_base import INamedHostedZoneRef

_MAX_NAME_BYTES = 255
_MAX_LABEL_BYTES = 63
_NAME = re.compile(r"[a-z0-9!\"#$%&'()*+,\-/:;<=>?@\[\\\]^_`{|}~.]+\Z", re.IGNORECASE)
# What stays as it is in names of IAM conditions; all else is written in octal there.
_NORMAL = re.compile(r"[^a-z0-9_.\-\\]")


class GrantDelegationOptions(Struct):
    """What may be delegated."""

    delegated_zone_names: Sequence[str] | None = None
    """The subdomains. Default: any."""


class HostedZoneGrants:
    """Gives permissions on a zone."""

    def __init__(self, hosted_zone: Any) -> None:
        self._zone = hosted_zone

    @staticmethod
    @checked
    def from_hosted_zone(hosted_zone: INamedHostedZoneRef) -> HostedZoneGrants:
        """Return the grants of a zone."""
        return HostedZoneGrants(hosted_zone)

    @takes(GrantDelegationOptions)
    def delegation(self, grantee: IGrantable, delegation_options: GrantDelegationOptions) -> Grant:
        """Let ``grantee`` write NS records, and find the zone by its name.

        Raises:
            ValidationError: a subdomain is none of the zone, or written in a way that conditions cannot hold.
        """
        from aws_cdk.aws_iam.grant import Grant
        from aws_cdk.aws_route53.hosted_zone_base import zone_arn

        given = delegation_options.delegated_zone_names
        names = [self._checked(name) for name in given] if given is not None else None
        granted = Grant.add_to_principal(
            grantee=grantee,
            actions=["route53:ChangeResourceRecordSets"],
            resource_arns=[zone_arn(self._zone, self._zone.hosted_zone_ref.hosted_zone_id)],
            conditions=delegation_conditions(names),
        )
        search = Grant.add_to_principal(grantee=grantee, actions=["route53:ListHostedZonesByName"], resource_arns=["*"])
        return granted.combine(search)

    def _checked(self, name: str) -> str:
        if is_unresolved(name):
            return name
        check_zone_name(self._zone, name)
        zone = self._zone.name
        wrong = None
        if name.endswith("."):
            wrong = "cannot have a trailing period"
        elif name != name.lower():
            wrong = "cannot contain uppercase characters"
        elif name == zone:
            wrong = "cannot be the same as the parent zone name"
        elif not is_unresolved(zone) and not name.endswith(f".{zone}"):
            wrong = "must be suffixed by parent zone name"
        if wrong:
            raise ValidationError(
                f"Error while validating delegate zone name '{name}': delegated zone name {wrong}", scope=self._zone
            )
        return _NORMAL.sub(lambda match: f"\\{ord(match.group()):03o}", name)


def delegation_conditions(names: Sequence[str] | None) -> dict[str, dict[str, list[str]]]:
    """Return conditions that let NS records be written alone; of ``names`` only, if these are given."""
    keys: dict[str, list[str]] = {
        "route53:ChangeResourceRecordSetsRecordTypes": ["NS"],
        "route53:ChangeResourceRecordSetsActions": ["UPSERT", "DELETE"],
    }
    if names is not None:
        keys["route53:ChangeResourceRecordSetsNormalizedRecordNames"] = list(names)
    return {"ForAllValues:StringEquals": keys}


def check_zone_name(scope: Any, name: str) -> None:
    """Check the name of a zone.

    Raises:
        ValidationError: it is too long, or has a character that Route 53 does not take.
    """
    if len(name) > _MAX_NAME_BYTES:
        raise ValidationError(f"zone name cannot be more than {_MAX_NAME_BYTES} bytes long: '{name}'", scope=scope)
    if any(len(label) > _MAX_LABEL_BYTES for label in name.split(".")):
        raise ValidationError(
            f"zone name labels cannot be more than {_MAX_LABEL_BYTES} bytes long: '{name}'", scope=scope
        )
    if not _NAME.match(name):
        raise ValidationError(
            f"zone names can only contain a-z, 0-9, -, ! \" # $ % & ' ( ) * + , - / : ; < = > ? @ [ \\ ] ^ _ ` {{ | }} ~ .; "
            f"got '{name}'",
            scope=scope,
        )


__all__ = ["GrantDelegationOptions", "HostedZoneGrants"]
