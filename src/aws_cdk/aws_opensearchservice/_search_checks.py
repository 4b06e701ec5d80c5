"""What domains are refused for, of OpenSearch and of Elasticsearch."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct

# Source: observed on aws-cdk-lib 2.275.0, and the limits that the service's developer guide names.
_KNOWN_TO_7_7 = (1.5, 2.3, 5.1, 5.3, 5.5, 5.6, 6.0, 6.2, 6.3, 6.4, 6.5, 6.7, 6.8, 7.1, 7.4, 7.7)
_LAST_OF_KNOWN = 7.7
_NAME_LENGTH = (3, 28)


class Flavour(NamedTuple):
    """In what the two services differ."""

    suffix: str
    """End of instance types."""
    or_opensearch: str
    """How versions are told in messages."""
    dashboards: str
    without_ebs: Sequence[str]
    """Instance families that have disks of their own and take no volumes."""
    only_own_disks: str
    """These families, as messages call them."""
    ebs_optional: str
    """The families that need no volumes, as messages call them."""


class Settled(NamedTuple):
    """What a domain is to be, with the defaults filled in."""

    data_type: str
    master_type: str
    warm_type: str
    warm: bool
    encrypted: bool
    node_to_node: bool
    https: bool
    ebs: bool
    unsigned: bool
    cognito: bool
    error_logs: bool
    audit_logs: bool
    fine_grained: bool


def parse_version(scope: Construct, version: str) -> float:
    """Return major and minor version as one number, as versions are compared: 7.10 is 7.1.

    Raises:
        ValidationError: there is no minor version.
    """
    match = re.match(r"(\d+\.\d*)(?:\.|\Z)", version)
    if match is None:
        raise ValidationError(
            f"Invalid engine version: {version}. Version string needs to start with major and minor version (x.y).",
            scope=scope,
        )
    return float(match[1])


def elasticsearch_version(scope: Construct, version: str) -> float:
    """Return the number of a version of Elasticsearch that the service knows.

    Raises:
        ValidationError: it is none.
    """
    number = parse_version(scope, version)
    if number <= _LAST_OF_KNOWN and number not in _KNOWN_TO_7_7:
        raise ValidationError(f"Unknown Elasticsearch version: {number:g}", scope=scope)
    return number


def check_name(scope: Construct, name: str | None) -> None:
    """Refuse a name that no domain can have.

    Raises:
        ValidationError: of its length, its characters or its first letter.
    """
    if name is None or is_unresolved(name):
        return
    if re.search(r"[^a-z0-9-]", name):
        why = "Valid characters are a-z (lowercase only), 0-9, and - (hyphen)."
    elif not _NAME_LENGTH[0] <= len(name) <= _NAME_LENGTH[1]:
        why = f"It must be between {_NAME_LENGTH[0]} and {_NAME_LENGTH[1]} characters"
    elif not "a" <= name[0] <= "z":
        why = "It must start with a lowercase letter"
    else:
        return
    raise ValidationError(f"Invalid domainName '{name}'. {why}", scope=scope)


def check_instance_types(scope: Construct, types: Sequence[str], warm_type: str, flavour: Flavour) -> None:
    """Refuse instance types of other services.

    Raises:
        ValidationError: an end or a beginning is wrong.
    """
    if not all(each.endswith(flavour.suffix) for each in (*types, warm_type) if not is_unresolved(each)):
        raise ValidationError(
            f'Master, data and UltraWarm node instance types must end with "{flavour.suffix}".', scope=scope
        )
    if not is_unresolved(warm_type) and not warm_type.startswith("ultrawarm"):
        raise ValidationError('UltraWarm node instance type must start with "ultrawarm".', scope=scope)


def check_versions(scope: Construct, version: float, domain: Settled, flavour: Flavour) -> None:
    """Refuse what a version of the engine cannot do. OpenSearch is newer than every Elasticsearch: infinity.

    Raises:
        ValidationError: the version is too old for something.
    """

    def need(what: str, least: float) -> None:
        if version < least:
            raise ValidationError(
                f"{what} requires Elasticsearch version {least} or later{flavour.or_opensearch}.", scope=scope
            )

    if domain.error_logs:
        need("Error logs publishing", 5.1)
    if domain.encrypted:
        need("Encryption of data at rest", 5.1)
    if domain.cognito:
        need(f"Cognito authentication for {flavour.dashboards}", 5.1)
    if any(_is_of(each, ("c5", "i3", "m5", "r5")) for each in (domain.master_type, domain.data_type)) and version < 5.1:
        raise ValidationError(
            f"C5, I3, M5, and R5 instance types require Elasticsearch version 5.1 or later{flavour.or_opensearch}.",
            scope=scope,
        )
    if domain.node_to_node:
        need("Node-to-node encryption", 6.0)
    if domain.unsigned:
        need("Using unsigned basic auth", 6.7)
    if domain.fine_grained:
        need("Fine-grained access control", 6.7)
    if domain.warm:
        need("UltraWarm", 6.8)


def check_instances(scope: Construct, version: float, domain: Settled, flavour: Flavour) -> None:
    """Refuse what instances cannot do.

    Raises:
        ValidationError: an instance type does not go with another option.
    """
    either = (domain.master_type, domain.data_type)
    if domain.ebs and any(_is_of(each, flavour.without_ebs) for each in either):
        raise ValidationError(
            f"{flavour.only_own_disks} instance types do not support EBS storage volumes.",
            scope=scope,
            fix="turn volumes off with ebs={'enabled': False}",
        )
    if domain.encrypted and any(_is_of(each, ("m3", "r3", "t2")) for each in either):
        raise ValidationError("M3, R3 and T2 instance types do not support encryption of data at rest.", scope=scope)
    if version > 2.3 and any(_is_of(each, ("t2.micro",)) for each in either):
        raise ValidationError(
            f"The t2.micro{flavour.suffix} instance type supports only Elasticsearch versions 1.5 and 2.3.",
            scope=scope,
        )
    if domain.warm and any(_is_of(each, ("t2", "t3")) for each in either):
        raise ValidationError("T2 and T3 instance types do not support UltraWarm storage.", scope=scope)
    if not domain.ebs and not _is_of(domain.data_type, ("r3", *flavour.without_ebs)):
        raise ValidationError(
            f"EBS volumes are required when using instance types other than {flavour.ebs_optional}.", scope=scope
        )


def check_security(scope: Construct, domain: Settled) -> None:
    """Refuse options that need others.

    Raises:
        ValidationError: encryption, HTTPS or access control is missing.
    """
    if domain.fine_grained:
        what = "is required when fine-grained access control is enabled."
        if not domain.node_to_node:
            raise ValidationError(f"Node-to-node encryption {what}", scope=scope)
        if not domain.encrypted:
            raise ValidationError(f"Encryption-at-rest {what}", scope=scope)
        if not domain.https:
            raise ValidationError(f"Enforce HTTPS {what}", scope=scope)
    elif domain.audit_logs:
        raise ValidationError(
            "Fine-grained access control is required when audit logs publishing is enabled.", scope=scope
        )


def _is_of(instance_type: str, families: Sequence[str]) -> bool:
    return instance_type.startswith(tuple(families))


NEWER_THAN_ALL = math.inf
