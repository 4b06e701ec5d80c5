"""What services and instances of Cloud Map refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_servicediscovery as sd
from aws_cdk.core.errors import ValidationError

_KNOWN = {"namespace_name": "n", "namespace_id": "ns-1", "namespace_arn": "arn:x"}


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _http(stack: Stack, **options: Any) -> sd.Service:
    namespace = sd.HttpNamespace.from_http_namespace_attributes(stack, "Http", **_KNOWN)
    return sd.Service(stack, "Service", namespace=namespace, **options)


def _private(stack: Stack, **options: Any) -> sd.Service:
    namespace = sd.PrivateDnsNamespace.from_private_dns_namespace_attributes(stack, "Private", **_KNOWN)
    return sd.Service(stack, "Service", namespace=namespace, **options)


def _public(stack: Stack, **options: Any) -> sd.Service:
    namespace = sd.PublicDnsNamespace.from_public_dns_namespace_attributes(stack, "Public", **_KNOWN)
    return sd.Service(stack, "Service", namespace=namespace, **options)


@pytest.mark.parametrize(
    ("make", "options", "message"),
    [
        (_http, {"discovery_type": sd.DiscoveryType.DNS_AND_API}, "`discoveryType` of DNS_AND_API"),
        (_http, {"dns_record_type": sd.DnsRecordType.A}, "Cannot specify `routingPolicy` or `dnsRecord`"),
        (
            _private,
            {"discovery_type": sd.DiscoveryType.API, "routing_policy": sd.RoutingPolicy.WEIGHTED},
            "Cannot specify `routingPolicy` or `dnsRecord`",
        ),
        (_public, {"health_check": {}, "custom_health_check": {}}, "both `healthCheckConfig`"),
        (_private, {"health_check": {}}, "for a Private DNS namespace"),
        (
            _private,
            {"dns_record_type": sd.DnsRecordType.CNAME, "routing_policy": sd.RoutingPolicy.MULTIVALUE},
            "Cannot use `CNAME` record",
        ),
        (
            _private,
            {"load_balancer": True, "routing_policy": sd.RoutingPolicy.MULTIVALUE},
            "Cannot register loadbalancers",
        ),
        (
            _private,
            {"load_balancer": True, "dns_record_type": sd.DnsRecordType.SRV},
            "Must support `A` or `AAAA` records",
        ),
        (
            _public,
            {"health_check": {"type": sd.HealthCheckType.TCP, "resource_path": "/x"}},
            "Cannot specify `resourcePath`",
        ),
    ],
)
def test_services_that_cannot_work_are_refused(
    stack: Stack, make: Callable[..., sd.Service], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack, **options)


@pytest.mark.parametrize(
    ("make", "options", "register", "message"),
    [
        (_private, {}, lambda s: s.register_ip_instance("I", ipv6="::1"), "An `ipv4` must be specified"),
        (
            _private,
            {"dns_record_type": sd.DnsRecordType.A_AAAA},
            lambda s: s.register_ip_instance("I", ipv4="1.1.1.1"),
            "An `ipv6` must be specified",
        ),
        (
            _private,
            {"dns_record_type": sd.DnsRecordType.SRV},
            lambda s: s.register_ip_instance("I", ipv4="1.1.1.1"),
            "A `port` must be specified",
        ),
        (
            _private,
            {"dns_record_type": sd.DnsRecordType.SRV},
            lambda s: s.register_ip_instance("I", port=1),
            "At least `ipv4` or `ipv6`",
        ),
        (
            _private,
            {"dns_record_type": sd.DnsRecordType.CNAME},
            lambda s: s.register_ip_instance("I", ipv4="1.1.1.1"),
            "Service must support `A`, `AAAA` or `SRV`",
        ),
        (_private, {}, lambda s: s.register_cname_instance("I", instance_cname="x"), "service using a `CNAME` record"),
        (_http, {}, lambda s: s.register_cname_instance("I", instance_cname="x"), "must be a DNS Namespace"),
        (_private, {}, lambda s: s.register_non_ip_instance("I", custom_attributes={"a": "b"}), "for HTTP namespaces"),
        (_http, {}, lambda s: s.register_non_ip_instance("I"), "at least one custom attribute"),
        (
            _private,
            {"dns_record_type": sd.DnsRecordType.SRV},
            lambda s: sd.AliasTargetInstance(s, "I", service=s, dns_name="x"),
            "to register an AliasRecordTarget",
        ),
        (
            _private,
            {},
            lambda s: sd.AliasTargetInstance(s, "I", service=s, dns_name="x"),
            "Service must use `WEIGHTED`",
        ),
    ],
)
def test_instances_that_do_not_fit_their_service_are_refused(
    stack: Stack,
    make: Callable[..., sd.Service],
    options: dict[str, Any],
    register: Callable[[sd.Service], object],
    message: str,
) -> None:
    service = make(stack, **options)

    with pytest.raises(ValidationError, match=message):
        register(service)


@pytest.mark.parametrize("kind", ["public", "private"])
def test_services_made_by_a_namespace_choose_no_routing(stack: Stack, kind: str) -> None:
    namespace: Any = (
        sd.PublicDnsNamespace(stack, "N", name="example.org")
        if kind == "public"
        else sd.PrivateDnsNamespace(stack, "N", name="example.org", vpc=ec2.Vpc(stack, "V"))
    )

    made = namespace.create_service("A", routing_policy=sd.RoutingPolicy.WEIGHTED)
    balanced = namespace.create_service("B", load_balancer=True, routing_policy=sd.RoutingPolicy.MULTIVALUE)

    assert (made.routing_policy, balanced.routing_policy) == (sd.RoutingPolicy.MULTIVALUE, sd.RoutingPolicy.WEIGHTED)


@pytest.mark.parametrize(("options", "kind"), [({}, None), ({"discovery_type": sd.DiscoveryType.API}, "HTTP")])
@pytest.mark.parametrize("make", [_http, _public])
def test_only_a_discovery_that_is_asked_for_is_written(
    stack: Stack, make: Callable[..., sd.Service], options: dict[str, Any], kind: str | None
) -> None:
    made: Any = make(stack, **options).node.default_child
    assert made.type == kind


@pytest.mark.parametrize(
    ("record", "routing"),
    [(sd.DnsRecordType.A, sd.RoutingPolicy.MULTIVALUE), (sd.DnsRecordType.CNAME, sd.RoutingPolicy.WEIGHTED)],
)
def test_a_wish_for_weights_counts_for_nothing(
    stack: Stack, record: sd.DnsRecordType, routing: sd.RoutingPolicy
) -> None:
    service = _public(stack, dns_record_type=record, routing_policy=sd.RoutingPolicy.WEIGHTED)
    assert service.routing_policy is routing
