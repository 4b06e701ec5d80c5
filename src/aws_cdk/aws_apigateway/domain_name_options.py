"""Options of domain names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway.endpoint import EndpointType
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef


class SecurityPolicy(NamedEnum):
    """Which versions and ciphers of TLS are taken."""

    TLS_1_0 = "TLS_1_0"
    TLS_1_2 = "TLS_1_2"
    TLS13_1_3_2025_09 = "SecurityPolicy_TLS13_1_3_2025_09"
    TLS13_1_3_FIPS_2025_09 = "SecurityPolicy_TLS13_1_3_FIPS_2025_09"
    TLS13_1_2_PQ_2025_09 = "SecurityPolicy_TLS13_1_2_PQ_2025_09"
    TLS13_1_2_PFS_PQ_2025_09 = "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"
    TLS13_2025_EDGE = "SecurityPolicy_TLS13_2025_EDGE"
    TLS12_PFS_2025_EDGE = "SecurityPolicy_TLS12_PFS_2025_EDGE"
    TLS12_2018_EDGE = "SecurityPolicy_TLS12_2018_EDGE"


class EndpointAccessMode(NamedEnum):
    """How strictly a request must fit the endpoint it comes to; for the enhanced security policies."""

    STRICT = "STRICT"
    BASIC = "BASIC"


class MTLSConfig(Struct):
    """Certificates by which clients prove who they are."""

    bucket: IBucket
    """Where the trusted certificates lie."""
    key: str
    """The object's key."""
    version: str | None = None
    """The object's version. Default: the latest."""


class DomainNameOptions(Struct):
    """Options of a domain name."""

    certificate: ICertificateRef
    """The certificate; for edge endpoints one of us-east-1."""
    domain_name: str
    """The name, in lower case."""
    base_path: str | None = None
    """The path under which the API answers. Default: the root."""
    endpoint_access_mode: EndpointAccessMode | None = None
    """How strictly requests must fit the endpoint; only with enhanced security policies, which need it."""
    endpoint_type: EndpointType | None = None
    """Where the endpoint is. Default: in the region."""
    mtls: Nested[MTLSConfig | None] = nested()
    """Certificates by which clients prove who they are. Default: they need none."""
    security_policy: SecurityPolicy | None = None
    """Which versions of TLS are taken. Default: TLS 1.2 and later."""


__all__ = ["DomainNameOptions", "EndpointAccessMode", "MTLSConfig", "SecurityPolicy"]
