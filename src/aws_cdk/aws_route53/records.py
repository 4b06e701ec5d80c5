"""Records of one kind each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.aws_route53.record_set import IRecordSet, RecordSet, RecordSetOptions, RecordTarget, RecordType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.service_binding import HttpsRecordValue, SvcbRecordValue
    from constructs import Construct

_DELEGATION_TTL_SECONDS = 172_800
# Longest string in a TXT record. Source: RFC 1035, section 3.3.
_TXT_LENGTH = 255


class ARecordProps(RecordSetOptions):
    """Options of addresses."""

    target: RecordTarget
    """The addresses, or a resource of AWS."""


class ARecordAttrs(RecordSetOptions):
    """A record that leads to another name of the same zone."""

    target_dns: str
    """That name."""


class ARecord(RecordSet):
    """IPv4 addresses."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.ARecord"

    @staticmethod
    @takes(ARecordAttrs)
    def from_a_record_attributes(scope: Construct, id: str, attrs: ARecordAttrs) -> ARecord:
        """Make a record that leads to another name of the same zone."""
        options = {name: value for name, value in attrs._given().items() if name != "target_dns"}
        return ARecord(scope, id, target=RecordTarget.from_alias(_SameZone(attrs.target_dns)), **options)

    @takes(ARecordProps)
    def __init__(self, scope: Construct, id: str, props: ARecordProps) -> None:
        self._init_record_set(scope, id, props, RecordType.A, props.target)


class _SameZone(IAliasRecordTarget):
    def __init__(self, dns_name: str) -> None:
        self._dns_name = dns_name

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        if zone is None:
            raise ValidationError("Cannot bind to record without a zone", scope=record)
        return AliasRecordTargetConfig(dns_name=self._dns_name, hosted_zone_id=zone.hosted_zone_id)


class AaaaRecordProps(RecordSetOptions):
    """Options of IPv6 addresses."""

    target: RecordTarget
    """The addresses, or a resource of AWS."""


class AaaaRecord(RecordSet):
    """IPv6 addresses."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.AaaaRecord"

    @takes(AaaaRecordProps)
    def __init__(self, scope: Construct, id: str, props: AaaaRecordProps) -> None:
        self._init_record_set(scope, id, props, RecordType.AAAA, props.target)


class CnameRecordProps(RecordSetOptions):
    """Options of another name."""

    domain_name: str
    """The name that this one stands for."""


class CnameRecord(RecordSet):
    """Another name for a domain."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.CnameRecord"

    @takes(CnameRecordProps)
    def __init__(self, scope: Construct, id: str, props: CnameRecordProps) -> None:
        self._init_record_set(scope, id, props, RecordType.CNAME, RecordTarget.from_values(props.domain_name))


class TxtRecordProps(RecordSetOptions):
    """Options of texts."""

    values: Sequence[str]
    """The texts; they are quoted, and split after 255 characters."""


class TxtRecord(RecordSet):
    """Texts."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.TxtRecord"

    @takes(TxtRecordProps)
    def __init__(self, scope: Construct, id: str, props: TxtRecordProps) -> None:
        target = RecordTarget.from_values(*[_quoted(value) for value in props.values])
        self._init_record_set(scope, id, props, RecordType.TXT, target)


def _quoted(text: str) -> str:
    parts = [text[start : start + _TXT_LENGTH] for start in range(0, len(text), _TXT_LENGTH)]
    return "".join(json.dumps(part, ensure_ascii=False) for part in parts)


class SrvRecordValue(Struct):
    """Where a service is."""

    host_name: str
    """The host."""
    port: int | float
    """The port."""
    priority: int | float
    """Hosts of lower priority are asked first."""
    weight: int | float
    """How often it is chosen among those of one priority."""


class SrvRecordProps(RecordSetOptions):
    """Options of places of a service."""

    values: Nested[Sequence[SrvRecordValue]]
    """The places."""


class SrvRecord(RecordSet):
    """Where a service is."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.SrvRecord"

    @takes(SrvRecordProps)
    def __init__(self, scope: Construct, id: str, props: SrvRecordProps) -> None:
        values = [
            f"{_number(value.priority)} {_number(value.weight)} {_number(value.port)} {value.host_name}"
            for value in props.values
        ]
        self._init_record_set(scope, id, props, RecordType.SRV, RecordTarget.from_values(*values))


class CaaTag(NamedEnum):
    """What a CAA record is about."""

    ISSUE = "issue"
    """Who may issue certificates."""
    ISSUEWILD = "issuewild"
    """Who may issue certificates with wildcards."""
    IODEF = "iodef"
    """Whom to tell of requests that are refused."""


class CaaRecordValue(Struct):
    """What certificate authorities must obey."""

    flag: int | float
    """Flags, 0 to 255; 128 is critical."""
    tag: CaaTag
    """What it is about."""
    value: str
    """Who."""


class CaaRecordProps(RecordSetOptions):
    """Options of rules for certificate authorities."""

    values: Nested[Sequence[CaaRecordValue]]
    """The rules."""


class CaaRecord(RecordSet):
    """Rules for certificate authorities."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.CaaRecord"

    @takes(CaaRecordProps)
    def __init__(self, scope: Construct, id: str, props: CaaRecordProps) -> None:
        self._init_record_set(scope, id, props, RecordType.CAA, _caa_target(props.values))


class CaaAmazonRecordProps(RecordSetOptions):
    """Options of the rule that Amazon alone issues certificates."""


class CaaAmazonRecord(CaaRecord):
    """The rule that Amazon alone issues certificates."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.CaaAmazonRecord"

    @takes(CaaAmazonRecordProps)
    def __init__(self, scope: Construct, id: str, props: CaaAmazonRecordProps) -> None:
        amazon = CaaRecordValue(flag=0, tag=CaaTag.ISSUE, value="amazon.com")
        self._init_record_set(scope, id, props, RecordType.CAA, _caa_target([amazon]))


def _caa_target(values: Sequence[CaaRecordValue]) -> RecordTarget:
    return RecordTarget.from_values(*[f'{_number(value.flag)} {value.tag._value_} "{value.value}"' for value in values])


class MxRecordValue(Struct):
    """Where mail goes."""

    host_name: str
    """The host."""
    priority: int | float
    """Hosts of lower priority are asked first."""


class MxRecordProps(RecordSetOptions):
    """Options of hosts for mail."""

    values: Nested[Sequence[MxRecordValue]]
    """The hosts."""


class MxRecord(RecordSet):
    """Where mail goes."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.MxRecord"

    @takes(MxRecordProps)
    def __init__(self, scope: Construct, id: str, props: MxRecordProps) -> None:
        values = [f"{_number(value.priority)} {value.host_name}" for value in props.values]
        self._init_record_set(scope, id, props, RecordType.MX, RecordTarget.from_values(*values))


class NsRecordProps(RecordSetOptions):
    """Options of name servers."""

    values: Sequence[str]
    """The servers."""


class NsRecord(RecordSet):
    """Name servers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.NsRecord"

    @takes(NsRecordProps)
    def __init__(self, scope: Construct, id: str, props: NsRecordProps) -> None:
        self._init_record_set(scope, id, props, RecordType.NS, RecordTarget.from_values(*props.values))


class DsRecordProps(RecordSetOptions):
    """Options of digests of keys."""

    values: Sequence[str]
    """The digests."""


class DsRecord(RecordSet):
    """Digests of the keys that sign a subdomain."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.DsRecord"

    @takes(DsRecordProps)
    def __init__(self, scope: Construct, id: str, props: DsRecordProps) -> None:
        self._init_record_set(scope, id, props, RecordType.DS, RecordTarget.from_values(*props.values))


class ZoneDelegationRecordProps(RecordSetOptions):
    """Options of a delegation."""

    name_servers: Sequence[str]
    """The subdomain's name servers."""


class ZoneDelegationRecord(RecordSet):
    """Delegates a subdomain to other name servers. Answers are kept for 2 days, unless said otherwise."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.ZoneDelegationRecord"

    @takes(ZoneDelegationRecordProps)
    def __init__(self, scope: Construct, id: str, props: ZoneDelegationRecordProps) -> None:
        servers = props.name_servers
        target = RecordTarget(
            servers
            if is_unresolved(servers)
            else [name if is_unresolved(name) or name.endswith(".") else f"{name}." for name in servers]
        )
        self._init_record_set(scope, id, props, RecordType.NS, target, default_ttl_seconds=_DELEGATION_TTL_SECONDS)


class SvcbRecordProps(RecordSetOptions):
    """Options of service bindings."""

    values: Sequence[SvcbRecordValue]
    """The bindings."""


class SvcbRecord(RecordSet):
    """How a service is reached."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.SvcbRecord"

    @takes(SvcbRecordProps)
    def __init__(self, scope: Construct, id: str, props: SvcbRecordProps) -> None:
        target = RecordTarget.from_values(*[value.to_string() for value in props.values])
        self._init_record_set(scope, id, props, RecordType.SVCB, target)


class HttpsRecordProps(RecordSetOptions):
    """Options of bindings of a web site: one of the two."""

    target: RecordTarget | None = None
    """A resource of AWS."""
    values: Sequence[HttpsRecordValue] | None = None
    """The bindings."""


class HttpsRecord(RecordSet):
    """How a web site is reached."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.HttpsRecord"

    @takes(HttpsRecordProps)
    def __init__(self, scope: Construct, id: str, props: HttpsRecordProps) -> None:
        """Make a record.

        Raises:
            ValidationError: both or none of values and target are given.
        """
        values = [value.to_string() for value in props.values or ()]
        target = props.target if props.target is not None else RecordTarget.from_values(*values)
        self._init_record_set(scope, id, props, RecordType.HTTPS, target)
        if (props.values is None) == (props.target is None):
            raise ValidationError(
                "Specify exactly one of either values or target.", scope=self, fix="leave one of them out"
            )


def _number(value: float) -> str:
    return js_number_text(value)


__all__ = [
    "ARecord",
    "ARecordAttrs",
    "ARecordProps",
    "AaaaRecord",
    "AaaaRecordProps",
    "CaaAmazonRecord",
    "CaaAmazonRecordProps",
    "CaaRecord",
    "CaaRecordProps",
    "CaaRecordValue",
    "CaaTag",
    "CnameRecord",
    "CnameRecordProps",
    "DsRecord",
    "DsRecordProps",
    "HttpsRecord",
    "HttpsRecordProps",
    "MxRecord",
    "MxRecordProps",
    "MxRecordValue",
    "NsRecord",
    "NsRecordProps",
    "SrvRecord",
    "SrvRecordProps",
    "SrvRecordValue",
    "SvcbRecord",
    "SvcbRecordProps",
    "TxtRecord",
    "TxtRecordProps",
    "ZoneDelegationRecord",
    "ZoneDelegationRecordProps",
]
