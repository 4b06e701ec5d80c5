"""Closed choices of load balancers, with the values that CloudFormation knows them by."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class IpAddressType(NamedEnum):
    """Which addresses a load balancer has."""

    IPV4 = "ipv4"
    DUAL_STACK = "dualstack"
    """IPv4 and IPv6."""
    DUAL_STACK_WITHOUT_PUBLIC_IPV4 = "dualstack-without-public-ipv4"
    """Public IPv6 and private IPv4; only application load balancers that face the internet."""


class Protocol(NamedEnum):
    """What listeners, targets and health checks speak."""

    HTTP = "HTTP"
    HTTPS = "HTTPS"
    TCP = "TCP"
    TLS = "TLS"
    UDP = "UDP"
    TCP_UDP = "TCP_UDP"


class ApplicationProtocol(NamedEnum):
    """What application load balancers speak."""

    HTTP = "HTTP"
    HTTPS = "HTTPS"


class ApplicationProtocolVersion(NamedEnum):
    """The version of HTTP in which targets are asked."""

    GRPC = "GRPC"
    HTTP1 = "HTTP1"
    HTTP2 = "HTTP2"


class AlpnPolicy(NamedEnum):
    """Which protocols are agreed on as a TLS connection is made."""

    HTTP1_ONLY = "HTTP1Only"
    HTTP2_ONLY = "HTTP2Only"
    HTTP2_OPTIONAL = "HTTP2Optional"
    HTTP2_PREFERRED = "HTTP2Preferred"
    NONE = "None"


class TargetType(NamedEnum):
    """What the targets of a group are."""

    INSTANCE = "instance"
    IP = "ip"
    LAMBDA = "lambda"
    ALB = "alb"
    """An application load balancer."""


class TargetGroupIpAddressType(NamedEnum):
    """Which addresses the targets of a group have."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"


class TargetGroupLoadBalancingAlgorithmType(NamedEnum):
    """Which target gets a request."""

    ROUND_ROBIN = "round_robin"
    LEAST_OUTSTANDING_REQUESTS = "least_outstanding_requests"
    WEIGHTED_RANDOM = "weighted_random"


class DesyncMitigationMode(NamedEnum):
    """How requests are treated that proxies may understand differently."""

    MONITOR = "monitor"
    DEFENSIVE = "defensive"
    STRICTEST = "strictest"


class XffHeaderProcessingMode(NamedEnum):
    """What happens to the header ``X-Forwarded-For``."""

    APPEND = "append"
    PRESERVE = "preserve"
    REMOVE = "remove"


class ClientRoutingPolicy(NamedEnum):
    """To which zones clients in the network are led."""

    AVAILABILITY_ZONE_AFFINITY = "availability_zone_affinity"
    PARTIAL_AVAILABILITY_ZONE_AFFINITY = "partial_availability_zone_affinity"
    ANY_AVAILABILITY_ZONE = "any_availability_zone"


class HttpCodeElb(NamedEnum):
    """Answers of the load balancer itself, as metrics count them."""

    ELB_3XX_COUNT = "HTTPCode_ELB_3XX_Count"
    ELB_4XX_COUNT = "HTTPCode_ELB_4XX_Count"
    ELB_5XX_COUNT = "HTTPCode_ELB_5XX_Count"
    ELB_500_COUNT = "HTTPCode_ELB_500_Count"
    ELB_502_COUNT = "HTTPCode_ELB_502_Count"
    ELB_503_COUNT = "HTTPCode_ELB_503_Count"
    ELB_504_COUNT = "HTTPCode_ELB_504_Count"


class HttpCodeTarget(NamedEnum):
    """Answers of targets, as metrics count them."""

    TARGET_2XX_COUNT = "HTTPCode_Target_2XX_Count"
    TARGET_3XX_COUNT = "HTTPCode_Target_3XX_Count"
    TARGET_4XX_COUNT = "HTTPCode_Target_4XX_Count"
    TARGET_5XX_COUNT = "HTTPCode_Target_5XX_Count"


class UnauthenticatedAction(NamedEnum):
    """What happens to requests of users who are not signed in."""

    DENY = "deny"
    ALLOW = "allow"
    AUTHENTICATE = "authenticate"


class MutualAuthenticationMode(NamedEnum):
    """Whether certificates of clients are checked."""

    OFF = "off"
    PASS_THROUGH = "passthrough"
    """They are handed on to the targets."""
    VERIFY = "verify"


class RevocationType(NamedEnum):
    """The kind of a list of revoked certificates."""

    CRL = "CRL"


class SslPolicy(NamedEnum):
    """Which versions and ciphers of TLS a listener takes, by the names of the policies of Elastic Load Balancing."""

    RECOMMENDED_TLS = "ELBSecurityPolicy-TLS13-1-2-2021-06"
    TLS13_12_PQ = "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09"
    RECOMMENDED = "ELBSecurityPolicy-2016-08"
    TLS13_RES = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
    TLS13_EXT1 = "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06"
    TLS13_EXT2 = "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06"
    TLS13_10 = "ELBSecurityPolicy-TLS13-1-0-2021-06"
    TLS13_11 = "ELBSecurityPolicy-TLS13-1-1-2021-06"
    TLS13_13 = "ELBSecurityPolicy-TLS13-1-3-2021-06"
    TLS13_13_PQ = "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09"
    TLS13_12_RES_PQ = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
    TLS13_12_EXT1_PQ = "ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09"
    TLS13_12_EXT2_PQ = "ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09"
    TLS13_10_PQ = "ELBSecurityPolicy-TLS13-1-0-PQ-2025-09"
    FIPS_TLS13_13 = "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04"
    FIPS_TLS13_12_RES = "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04"
    FIPS_TLS13_12 = "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04"
    FIPS_TLS13_12_EXT0 = "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04"
    FIPS_TLS13_12_EXT1 = "ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04"
    FIPS_TLS13_12_EXT2 = "ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04"
    FIPS_TLS13_11 = "ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04"
    FIPS_TLS13_10 = "ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04"
    FIPS_TLS13_13_PQ = "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09"
    FIPS_TLS13_12_PQ = "ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09"
    FIPS_TLS13_12_RES_PQ = "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09"
    FIPS_TLS13_12_EXT0_PQ = "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09"
    FIPS_TLS13_12_EXT1_PQ = "ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-PQ-2025-09"
    FIPS_TLS13_12_EXT2_PQ = "ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-PQ-2025-09"
    FIPS_TLS13_10_PQ = "ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09"
    FORWARD_SECRECY_TLS12_RES_GCM = "ELBSecurityPolicy-FS-1-2-Res-2020-10"
    FORWARD_SECRECY_TLS12_RES = "ELBSecurityPolicy-FS-1-2-Res-2019-08"
    FORWARD_SECRECY_TLS12 = "ELBSecurityPolicy-FS-1-2-2019-08"
    FORWARD_SECRECY_TLS11 = "ELBSecurityPolicy-FS-1-1-2019-08"
    FORWARD_SECRECY = "ELBSecurityPolicy-FS-2018-06"
    TLS12 = "ELBSecurityPolicy-TLS-1-2-2017-01"
    TLS12_EXT = "ELBSecurityPolicy-TLS-1-2-Ext-2018-06"
    TLS11 = "ELBSecurityPolicy-TLS-1-1-2017-01"
    LEGACY = "ELBSecurityPolicy-TLS-1-0-2015-04"
