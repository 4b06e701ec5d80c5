"""Choices that instances and clusters have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.interface_vpc_endpoint import IInterfaceVpcEndpoint
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.duration import Duration


class PerformanceInsightRetention(NamedEnum):
    """How many days Performance Insights keeps: a week for nothing, else months of 31 days."""

    DEFAULT = 7
    MONTHS_1 = 31
    MONTHS_2 = 62
    MONTHS_3 = 93
    MONTHS_4 = 124
    MONTHS_5 = 155
    MONTHS_6 = 186
    MONTHS_7 = 217
    MONTHS_8 = 248
    MONTHS_9 = 279
    MONTHS_10 = 310
    MONTHS_11 = 341
    MONTHS_12 = 372
    MONTHS_13 = 403
    MONTHS_14 = 434
    MONTHS_15 = 465
    MONTHS_16 = 496
    MONTHS_17 = 527
    MONTHS_18 = 558
    MONTHS_19 = 589
    MONTHS_20 = 620
    MONTHS_21 = 651
    MONTHS_22 = 682
    MONTHS_23 = 713
    LONG_TERM = 731
    """Two years."""


class DatabaseInsightsMode(NamedEnum):
    """How much Database Insights shows."""

    STANDARD = "standard"
    ADVANCED = "advanced"
    """Needs Performance Insights that keeps 15 months."""


class EngineLifecycleSupport(NamedEnum):
    """Whether a version is supported, for money, after its community ended that."""

    OPEN_SOURCE_RDS_EXTENDED_SUPPORT = "open-source-rds-extended-support"
    OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED = "open-source-rds-extended-support-disabled"
    """It is upgraded instead."""


class NetworkType(NamedEnum):
    """Which addresses a database has."""

    IPV4 = "IPV4"
    DUAL = "DUAL"
    """Of IPv4 and of IPv6."""
    IPV6 = "IPV6"


class LicenseModel(NamedEnum):
    """Who has the licence of a commercial engine."""

    LICENSE_INCLUDED = "license-included"
    BRING_YOUR_OWN_LICENSE = "bring-your-own-license"
    GENERAL_PUBLIC_LICENSE = "general-public-license"


class StorageType(NamedEnum):
    """Kinds of volumes of instances."""

    STANDARD = "standard"
    """Magnetic."""
    GP2 = "gp2"
    GP3 = "gp3"
    IO1 = "io1"
    IO2 = "io2"


class ProcessorFeatures(Struct):
    """How many processors an instance uses."""

    core_count: int | float | None = None
    """Default: all of the instance type."""
    threads_per_core: int | float | None = None
    """Default: all of the instance type."""


class CommonRotationUserOptions(Struct):
    """How a user's password is renewed."""

    automatically_after: Duration | None = None
    """How often. Default: every 30 days."""
    endpoint: IInterfaceVpcEndpoint | None = None
    """The endpoint of Secrets Manager in the network. Default: the public one."""
    exclude_characters: str | None = None
    """Characters that the password has not. Default: those that some engine stumbles over."""
    rotate_immediately_on_update: bool | None = None
    """Whether it is renewed at once when the schedule changes. Default: yes."""
    security_group: ISecurityGroup | None = None
    """Of the function that renews it. Default: a new one."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Of the function that renews it. Default: those of the database."""


class RotationSingleUserOptions(CommonRotationUserOptions):
    """How the master user's password is renewed."""


class RotationMultiUserOptions(CommonRotationUserOptions):
    """How another user's password is renewed, by the master user."""

    secret: ISecret
    """The user's secret, which names the master's as ``masterarn``."""


class CaCertificate:
    """The authority of the certificate that a database shows."""

    RDS_CA_2019: CaCertificate
    RDS_CA_ECC384_G1: CaCertificate
    RDS_CA_RDS2048_G1: CaCertificate
    RDS_CA_RDS4096_G1: CaCertificate
    RDS_CA_RSA2048_G1: CaCertificate
    RDS_CA_RSA4096_G1: CaCertificate

    @checked
    def __init__(self, identifier: str) -> None:
        self._identifier = identifier

    @staticmethod
    @checked
    def of(identifier: str) -> CaCertificate:
        """Return the authority that is called so."""
        return CaCertificate(identifier)

    def to_string(self) -> str:
        """Return its name."""
        return self._identifier

    def __str__(self) -> str:
        return self._identifier


CaCertificate.RDS_CA_2019 = CaCertificate("rds-ca-2019")
CaCertificate.RDS_CA_ECC384_G1 = CaCertificate("rds-ca-ecc384-g1")
CaCertificate.RDS_CA_RSA2048_G1 = CaCertificate("rds-ca-rsa2048-g1")
CaCertificate.RDS_CA_RSA4096_G1 = CaCertificate("rds-ca-rsa4096-g1")
# Misspelt names that apps may still use; as the peer.
CaCertificate.RDS_CA_RDS2048_G1 = CaCertificate.RDS_CA_RSA2048_G1
CaCertificate.RDS_CA_RDS4096_G1 = CaCertificate.RDS_CA_RSA4096_G1
