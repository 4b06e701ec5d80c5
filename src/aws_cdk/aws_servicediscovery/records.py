"""How instances are found, and by which DNS records."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class DiscoveryType(NamedEnum):
    """How the instances of a service are found."""

    API = "API"
    """By calls of Cloud Map."""
    DNS_AND_API = "DNS_AND_API"
    """By DNS as well."""


class DnsRecordType(NamedEnum):
    """Kind of DNS record made for an instance."""

    A = "A"
    AAAA = "AAAA"
    A_AAAA = "A, AAAA"
    SRV = "SRV"
    CNAME = "CNAME"


class RoutingPolicy(NamedEnum):
    """Which instances an answer of DNS has."""

    WEIGHTED = "WEIGHTED"
    """One, at random."""
    MULTIVALUE = "MULTIVALUE"
    """Up to eight."""
