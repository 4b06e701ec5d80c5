"""Records of a zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_route53._l1 import CfnRecordSet
from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_route53.alias_target import IAliasRecordTarget
    from aws_cdk.aws_route53.health_check import IHealthCheck
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.routing import CidrRoutingConfig, Failover, GeoLocation
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_route53 import RecordSetReference
    from constructs import Construct

_DEFAULT_TTL_SECONDS = 1800
_MAX_WEIGHT = 255
_MAX_IDENTIFIER_LENGTH = 128
_DELETION = "Custom::DeleteExistingRecordSet"


class RecordType(NamedEnum):
    """The kind of a record."""

    A = "A"
    AAAA = "AAAA"
    CAA = "CAA"
    CNAME = "CNAME"
    DS = "DS"
    HTTPS = "HTTPS"
    MX = "MX"
    NAPTR = "NAPTR"
    NS = "NS"
    PTR = "PTR"
    SOA = "SOA"
    SPF = "SPF"
    SRV = "SRV"
    SSHFP = "SSHFP"
    SVCB = "SVCB"
    TLSA = "TLSA"
    TXT = "TXT"


class IRecordSet(IResource):
    """Records of one name and kind."""

    if TYPE_CHECKING:

        @property
        def domain_name(self) -> str: ...
        @property
        def record_set_ref(self) -> RecordSetReference: ...


class RecordTarget:
    """What records say: values, or a resource of AWS."""

    @checked
    def __init__(self, values: Sequence[str] | None = None, alias_target: IAliasRecordTarget | None = None) -> None:
        self.values: list[str] | None = _plain_list(values)
        self.alias_target = alias_target

    @staticmethod
    @checked
    def from_values(*values: str) -> RecordTarget:
        """Return values as they are written in the zone."""
        return RecordTarget(list(values))

    @staticmethod
    @checked
    def from_ip_addresses(*ip_addresses: str) -> RecordTarget:
        """Return addresses."""
        return RecordTarget.from_values(*ip_addresses)

    @staticmethod
    @checked
    def from_alias(alias_target: IAliasRecordTarget) -> RecordTarget:
        """Return a resource of AWS."""
        return RecordTarget(None, alias_target)


class RecordSetOptions(Struct):
    """What all records may be told. With several records of one name, one of the routing options tells them apart."""

    zone: IHostedZone
    """The zone."""
    cidr_routing_config: CidrRoutingConfig | None = None
    """Answer queries of some addresses."""
    comment: str | None = None
    """A remark."""
    delete_existing: bool | None = None
    """Deprecated: delete a record of that name and kind first, whoever made it. Default: no."""
    failover: Failover | None = None
    """Answer while healthy, or else."""
    geo_location: GeoLocation | None = None
    """Answer queries of some place."""
    health_check: IHealthCheck | None = None
    """What tells whether the record answers. Default: it does."""
    multi_value_answer: bool | None = None
    """Answer together with others of the name."""
    record_name: str | None = None
    """The name, relative to the zone; with a dot at the end it is absolute. Default: the zone's own."""
    region: str | None = None
    """Answer where this region is the nearest."""
    set_identifier: str | None = None
    """Tells records of one name apart; up to 128 characters. Default: made of the routing option."""
    ttl: Duration | None = None
    """How long answers are kept. Default: 30 minutes."""
    weight: int | float | None = None
    """Answer in proportion to the weights, 0 to 255."""


class RecordSetProps(RecordSetOptions):
    """Options of records of any kind."""

    record_type: RecordType
    """The kind."""
    target: RecordTarget
    """What they say."""


class RecordSet(Resource, IRecordSet):
    """Records of one name and kind."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.RecordSet"

    domain_name: str

    @takes(RecordSetProps)
    def __init__(self, scope: Construct, id: str, props: RecordSetProps) -> None:
        """Make records.

        Raises:
            ValidationError: routing options exclude each other, or one is out of its range.
        """
        self._init_record_set(scope, id, props, props.record_type, props.target)

    def _init_record_set(
        self,
        scope: Construct,
        id: str,
        props: RecordSetOptions,
        record_type: RecordType,
        target: RecordTarget,
        default_ttl_seconds: int = _DEFAULT_TTL_SECONDS,
    ) -> None:
        super().__init__(scope, id)
        _check_routing(self, props, target)
        alias = target.alias_target
        if props.ttl is not None and alias is not None:
            Annotations.of(self).add_warning_v2(
                "aws-cdk-lib/aws-route53:ttlIgnored", "Ignoring ttl since 'target' uses an alias target"
            )
        seconds = props.ttl.to_seconds() if props.ttl is not None else default_ttl_seconds
        self._record_type = record_type
        resource = CfnRecordSet(
            self,
            "Resource",
            hosted_zone_id=props.zone.hosted_zone_id,
            name=absolute_name(props.record_name, props.zone),
            type=record_type._value_,
            resource_records=target.values,
            alias_target=(
                AliasRecordTargetConfig.of(alias.bind(self, props.zone))._rendered() if alias is not None else None
            ),
            ttl=js_number_text(seconds) if alias is None else None,
            comment=props.comment,
            geo_location=props.geo_location._rendered() if props.geo_location is not None else None,
            multi_value_answer=props.multi_value_answer,
            set_identifier=props.set_identifier if props.set_identifier is not None else self._identifier(props),
            weight=props.weight,
            region=props.region,
            health_check_id=props.health_check.health_check_id if props.health_check is not None else None,
            failover=props.failover._value_ if props.failover is not None else None,
            cidr_routing_config=(
                {
                    "collectionId": props.cidr_routing_config.collection_id,
                    "locationName": props.cidr_routing_config.location_name,
                }
                if props.cidr_routing_config is not None
                else None
            ),
        )
        self.domain_name = resource.ref
        if props.delete_existing:
            _delete_existing(self, resource, props.zone, absolute_name(props.record_name, props.zone), record_type)

    @property
    def record_set_ref(self) -> RecordSetReference:
        """The reference to the records."""
        from aws_cdk.interfaces.aws_route53 import RecordSetReference

        return RecordSetReference(record_set_name=self.domain_name, type=self._record_type._value_)

    def _identifier(self, props: RecordSetOptions) -> str | None:
        name = Names.node_unique_id(self.node)
        if props.geo_location is not None:
            return props.geo_location._identifier()
        for kind, value in (
            ("WEIGHT", None if props.weight is None else js_number_text(props.weight)),
            ("REGION", props.region),
            ("FAILOVER", props.failover._value_ if props.failover is not None else None),
        ):
            if value is not None:
                return _shortened(f"{kind}_{value}_ID_{name}")
        return _shortened(f"MVA_ID_{name}") if props.multi_value_answer else None


def _shortened(identifier: str) -> str:
    """As the peer: the start of a long identifier is kept, so that unequal ones of deep trees may become equal."""
    return identifier[:_MAX_IDENTIFIER_LENGTH]


def _plain_list(values: Sequence[str] | None) -> Any:
    return values if values is None or isinstance(values, list) else list(values)


def absolute_name(record_name: str | None, zone: IHostedZone) -> str:
    """Return a record's name with the domain of its zone and a dot at the end."""
    domain = zone.zone_name.removesuffix(".")
    if not record_name:
        return f"{domain}."
    if record_name.endswith("."):
        return record_name
    if record_name == domain or record_name.endswith(f".{domain}"):
        return f"{record_name}."
    return f"{record_name}.{domain}."


def _delete_existing(
    record: RecordSet, resource: CfnRecordSet, zone: IHostedZone, name: str, record_type: RecordType
) -> None:
    """Have a function delete the record of that name before the stack makes its own."""
    from aws_cdk.core.custom_resource import CustomResource
    from aws_cdk.core.handler_provider import handler_provider

    Annotations.of(record).add_warning_v2(
        "@aws-cdk/aws-route53:deleteExisting",
        "deleteExisting is deprecated: a record of the name is deleted, whoever made it",
    )
    provider = handler_provider(
        record,
        _DELETION,
        "delete_existing_record",
        policy_statements=[{"Effect": "Allow", "Action": "route53:GetChange", "Resource": "*"}],
    )
    provider.add_to_role_policy(
        {"Effect": "Allow", "Action": "route53:ListResourceRecordSets", "Resource": zone.hosted_zone_arn}
    )
    provider.add_to_role_policy(
        {
            "Effect": "Allow",
            "Action": "route53:ChangeResourceRecordSets",
            "Resource": zone.hosted_zone_arn,
            "Condition": {
                "ForAllValues:StringEquals": {
                    "route53:ChangeResourceRecordSetsRecordTypes": [record_type._value_],
                    "route53:ChangeResourceRecordSetsActions": ["DELETE"],
                }
            },
        }
    )
    deletion = CustomResource(
        record,
        "DeleteExistingRecordSetCustomResource",
        resource_type=_DELETION,
        service_token=provider.service_token,
        properties={"HostedZoneId": zone.hosted_zone_id, "RecordName": name, "RecordType": record_type._value_},
    )
    resource.node.add_dependency(deletion)


def _check_routing(scope: Construct, props: RecordSetOptions, target: RecordTarget) -> None:
    weight = props.weight
    if weight is not None and not is_unresolved(weight) and not 0 <= weight <= _MAX_WEIGHT:
        raise ValidationError(f"weight must be between 0 and {_MAX_WEIGHT} inclusive, got: {weight}", scope=scope)
    identifier = props.set_identifier
    if identifier and not is_unresolved(identifier) and len(identifier) > _MAX_IDENTIFIER_LENGTH:
        raise ValidationError(
            f"setIdentifier must be between 1 and {_MAX_IDENTIFIER_LENGTH} characters long, got: {len(identifier)}",
            scope=scope,
        )
    options = ("geo_location", "region", "weight", "multi_value_answer", "failover", "cidr_routing_config")
    given = [name for name in options if getattr(props, name) is not None]
    # As the peer: saying no to many values, or an empty region, chooses nothing; a weight of 0 does.
    chosen = [name for name in given if name == "weight" or getattr(props, name)]
    if identifier and not chosen:
        raise ValidationError(
            "setIdentifier can only be specified for non-simple routing policies",
            scope=scope,
            fix="leave set_identifier out, or give weight, region, geo_location or multi_value_answer",
        )
    if props.multi_value_answer and target.alias_target is not None:
        raise ValidationError(
            "multiValueAnswer cannot be specified for alias record",
            scope=scope,
            fix="leave multi_value_answer out, or give addresses instead of a target",
        )
    if "failover" in given and "multi_value_answer" in given:
        raise ValidationError(
            "Cannot use both failover and multiValueAnswer routing policies", scope=scope, fix="leave one of them out"
        )
    if len(given) > 1:
        raise ValidationError(
            "Only one of region, weight, multiValueAnswer, geoLocation, cidrRoutingConfig, or failover can be defined; "
            f"got {', '.join(given)}",
            scope=scope,
        )
    if props.failover is not None and props.failover._value_ == "PRIMARY" and props.health_check is None:
        raise ValidationError(
            "PRIMARY failover record sets must include a health check", scope=scope, fix="set health_check"
        )


__all__ = ["IRecordSet", "RecordSet", "RecordSetOptions", "RecordSetProps", "RecordTarget", "RecordType"]
