"""Hosted zones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from aws_cdk.aws_route53._l1 import CfnDNSSEC, CfnHostedZone
from aws_cdk.aws_route53.hosted_zone_base import (
    HostedZoneAttributes,
    IHostedZone,
    IPrivateHostedZone,
    IPublicHostedZone,
    PrivateHostedZoneAttributes,
    PublicHostedZoneAttributes,
    _HostedZoneBase,
    _ImportedPrivateZone,
    _ImportedPublicZone,
    _ImportedZone,
    _PublicZoneOfAttributes,
    nameless,
)
from aws_cdk.aws_route53.hosted_zone_grants import check_zone_name, delegation_conditions
from aws_cdk.core.arguments import checked
from aws_cdk.core.context_provider import ContextProvider
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role import Role
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_route53.key_signing_key import IKeySigningKey
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_ID_PREFIX = "/hostedzone/"


class CommonHostedZoneProps(Struct):
    """What every zone may be told."""

    zone_name: str
    """The domain."""
    add_trailing_dot: bool | None = None
    """Whether the domain is written with a dot at its end. Default: yes."""
    comment: str | None = None
    """A remark."""
    query_logs_log_group_arn: str | None = None
    """ARN of the log group for queries, in us-east-1. Default: queries are not logged."""


class HostedZoneProps(CommonHostedZoneProps):
    """Options of a zone."""

    vpcs: Sequence[IVpc] | None = None
    """VPCs that the zone answers; with any, it is private."""


class PublicHostedZoneProps(CommonHostedZoneProps):
    """Options of a public zone."""

    accelerated_recovery_enabled: bool | None = None
    """Whether records can be changed again soon after an outage of us-east-1. Default: no."""
    caa_amazon: bool | None = None
    """Make a CAA record, so that Amazon alone may issue certificates. Default: no."""
    cross_account_zone_delegation_principal: IPrincipal | None = None
    """Deprecated: who may take on a role, made here, that delegates subdomains. Use ``grant_delegation``."""
    cross_account_zone_delegation_role_name: str | None = None
    """Deprecated: that role's name."""


class PrivateHostedZoneProps(CommonHostedZoneProps):
    """Options of a private zone."""

    vpc: IVpc
    """The VPC that the zone answers."""


class HostedZoneProviderProps(Struct):
    """What zone is looked up."""

    domain_name: str
    """The domain."""
    private_zone: bool | None = None
    """Whether the zone is private. Default: no."""
    vpc_id: str | None = None
    """A VPC that a private zone answers."""


class ZoneSigningOptions(Struct):
    """How a zone is signed."""

    kms_key: IKey
    """An asymmetric key of KMS: ECC_NIST_P256, in us-east-1."""
    key_signing_key_name: str | None = None
    """Name of the signing key. Default: made of the path."""


class ZoneDelegationOptions(Struct):
    """How a subdomain is delegated."""

    comment: str | None = None
    """A remark."""
    ttl: Duration | None = None
    """How long answers are kept. Default: 2 days."""


class HostedZone(_HostedZoneBase):
    """A zone: the records of a domain."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.HostedZone"

    zone_name: str
    hosted_zone_name_servers: list[str] | None

    @staticmethod
    @checked
    def from_hosted_zone_id(scope: Construct, id: str, hosted_zone_id: str) -> IHostedZone:
        """Return a zone made elsewhere, of which the name is not known: records with relative names cannot be added."""
        return _ImportedZone(scope, id, hosted_zone_id, None, nameless("HostedZone.fromHostedZoneId"))

    @staticmethod
    @takes(HostedZoneAttributes)
    def from_hosted_zone_attributes(scope: Construct, id: str, attrs: HostedZoneAttributes) -> IHostedZone:
        """Return a zone made elsewhere."""
        return _ImportedZone(scope, id, attrs.hosted_zone_id, attrs.zone_name)

    @staticmethod
    @takes(HostedZoneProviderProps)
    def from_lookup(scope: Construct, id: str, query: HostedZoneProviderProps) -> IHostedZone:
        """Return a zone of the account, found by its domain before synthesis.

        Raises:
            ValidationError: no domain is given, or the stack's environment is not known.
        """
        if not query.domain_name:
            raise ValidationError("Cannot use undefined value for attribute `domainName`", scope=scope)
        found: Any = ContextProvider.get_value(
            scope,
            provider="hosted-zone",
            dummy_value={"Id": "DUMMY", "Name": query.domain_name.removesuffix(".")},
            props={"domainName": query.domain_name, "privateZone": query.private_zone, "vpcId": query.vpc_id},
        ).value
        return _ImportedZone(scope, id, found["Id"].removeprefix(_ID_PREFIX), found["Name"].removesuffix("."))

    @takes(HostedZoneProps)
    def __init__(self, scope: Construct, id: str, props: HostedZoneProps) -> None:
        """Make a zone.

        Raises:
            ValidationError: the domain is too long, or has a character that Route 53 does not take.
        """
        self._init_zone(scope, id, props)
        for vpc in props.vpcs or ():
            self.add_vpc(vpc)

    def _init_zone(
        self, scope: Construct, id: str, props: CommonHostedZoneProps, features: dict[str, Any] | None = None
    ) -> None:
        super().__init__(scope, id)
        name = props.zone_name
        if not is_unresolved(name):
            check_zone_name(self, name)
        self._vpcs: list[dict[str, Any]] = []
        self._signing_key: IKeySigningKey | None = None
        dotted = props.add_trailing_dot is not False and not name.endswith(".")
        resource = CfnHostedZone(
            self,
            "Resource",
            name=f"{name}." if dotted else name,
            hosted_zone_config={"comment": props.comment} if props.comment else None,
            query_logging_config=(
                {"cloudWatchLogsLogGroupArn": props.query_logs_log_group_arn}
                if props.query_logs_log_group_arn
                else None
            ),
            vpcs=lazy_any(lambda: self._vpcs or None),
            hosted_zone_features=features,
        )
        self.hosted_zone_id = resource.ref
        self.hosted_zone_name_servers = cast("list[str]", resource.attr_name_servers)
        self.zone_name = name

    @checked
    def add_vpc(self, vpc: IVpc) -> None:
        """Have the zone answer a VPC too."""
        self._vpcs.append({"vpcId": vpc.vpc_id, "vpcRegion": vpc.env.region})

    @takes(ZoneSigningOptions)
    def enable_dnssec(self, options: ZoneSigningOptions) -> IKeySigningKey:
        """Have the zone's records signed.

        Raises:
            ValidationError: they are signed already.
        """
        from aws_cdk.aws_route53.key_signing_key import KeySigningKey

        if self._signing_key is not None:
            raise ValidationError("DNSSEC is already enabled for this hosted zone", scope=self)
        key = KeySigningKey(
            self,
            "KeySigningKey",
            hosted_zone=self,
            key_signing_key_name=options.key_signing_key_name,
            kms_key=options.kms_key,
        )
        self._signing_key = key
        signing = CfnDNSSEC(self, "DNSSEC", hosted_zone_id=self.hosted_zone_id)
        signing.node.add_dependency(key)
        return key


class PublicHostedZone(HostedZone, IPublicHostedZone):
    """A zone that answers queries from the internet."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.PublicHostedZone"

    @staticmethod
    @checked
    def from_public_hosted_zone_id(scope: Construct, id: str, public_hosted_zone_id: str) -> IPublicHostedZone:
        """Return a zone made elsewhere, of which the name is not known."""
        return _ImportedPublicZone(
            scope, id, public_hosted_zone_id, None, nameless("PublicHostedZone.fromPublicHostedZoneId")
        )

    @staticmethod
    @takes(PublicHostedZoneAttributes)
    def from_public_hosted_zone_attributes(
        scope: Construct, id: str, attrs: PublicHostedZoneAttributes
    ) -> IPublicHostedZone:
        """Return a zone made elsewhere."""
        return _PublicZoneOfAttributes(scope, id, attrs.hosted_zone_id, attrs.zone_name)

    @takes(PublicHostedZoneProps)
    def __init__(self, scope: Construct, id: str, props: PublicHostedZoneProps) -> None:
        """Make a zone.

        Raises:
            ValidationError: the domain is no domain, or a role is named that is not made.
        """
        recovery = props.accelerated_recovery_enabled
        self._init_zone(
            scope, id, props, features=None if recovery is None else {"enableAcceleratedRecovery": recovery}
        )
        self.cross_account_zone_delegation_role: Role | None = None
        if props.caa_amazon:
            from aws_cdk.aws_route53.records import CaaAmazonRecord

            CaaAmazonRecord(self, "CaaAmazon", zone=self)
        principal = props.cross_account_zone_delegation_principal
        role_name = props.cross_account_zone_delegation_role_name
        if principal is None and role_name:
            raise ValidationError(
                "crossAccountZoneDelegationRoleName property is not supported without "
                "crossAccountZoneDelegationPrincipal",
                scope=self,
                fix="make a role and call grant_delegation",
            )
        if principal is not None:
            self.cross_account_zone_delegation_role = self._delegation_role(principal, role_name)

    def _delegation_role(self, principal: IPrincipal, role_name: str | None) -> Role:
        from aws_cdk.aws_iam.policy_document import PolicyDocument
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.role import Role

        statements = [
            PolicyStatement(
                actions=["route53:ChangeResourceRecordSets"],
                resources=[self.hosted_zone_arn],
                conditions=delegation_conditions(None),
            ),
            PolicyStatement(actions=["route53:ListHostedZonesByName"], resources=["*"]),
        ]
        return Role(
            self,
            "CrossAccountZoneDelegationRole",
            role_name=role_name,
            assumed_by=principal,
            inline_policies={"delegation": PolicyDocument(statements=statements)},
        )

    @checked
    def add_vpc(self, vpc: IVpc) -> None:
        """Refuse: a public zone answers everybody.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Cannot associate public hosted zones with a VPC", scope=self, fix="make a PrivateHostedZone"
        )

    @takes(ZoneDelegationOptions)
    def add_delegation(self, delegate: IPublicHostedZone, opts: ZoneDelegationOptions) -> None:
        """Delegate a subdomain to the zone that has its records.

        Raises:
            ValidationError: the servers of that zone are not known, since it was made elsewhere.
        """
        from aws_cdk.aws_route53.records import ZoneDelegationRecord

        servers = delegate.hosted_zone_name_servers
        if servers is None:
            raise ValidationError(
                f"The name servers of {delegate.zone_name!r} are not known, since the zone is imported",
                scope=self,
                fix="make a ZoneDelegationRecord and give it `name_servers`",
            )
        ZoneDelegationRecord(
            self,
            f"{self.zone_name} -> {delegate.zone_name}",
            zone=self,
            record_name=delegate.zone_name,
            name_servers=servers,
            comment=opts.comment,
            ttl=opts.ttl,
        )


class PrivateHostedZone(HostedZone, IPrivateHostedZone):
    """A zone that answers queries from VPCs."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.PrivateHostedZone"

    @staticmethod
    @checked
    def from_private_hosted_zone_id(scope: Construct, id: str, private_hosted_zone_id: str) -> IPrivateHostedZone:
        """Return a zone made elsewhere, of which the name is not known."""
        return _ImportedPrivateZone(
            scope, id, private_hosted_zone_id, None, nameless("PrivateHostedZone.fromPrivateHostedZoneId")
        )

    @staticmethod
    @takes(PrivateHostedZoneAttributes)
    def from_private_hosted_zone_attributes(
        scope: Construct, id: str, attrs: PrivateHostedZoneAttributes
    ) -> IPrivateHostedZone:
        """Return a zone made elsewhere."""
        return _ImportedPrivateZone(scope, id, attrs.hosted_zone_id, attrs.zone_name)

    @takes(PrivateHostedZoneProps)
    def __init__(self, scope: Construct, id: str, props: PrivateHostedZoneProps) -> None:
        """Make a zone.

        Raises:
            ValidationError: the domain is no domain.
        """
        self._init_zone(scope, id, props)
        self.add_vpc(props.vpc)


__all__ = [
    "CommonHostedZoneProps",
    "HostedZone",
    "HostedZoneProps",
    "HostedZoneProviderProps",
    "PrivateHostedZone",
    "PrivateHostedZoneProps",
    "PublicHostedZone",
    "PublicHostedZoneProps",
    "ZoneDelegationOptions",
    "ZoneSigningOptions",
]
