"""Checks of networks outside of AWS."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct


def check_networks(scope: Construct, kind: str, networks: Sequence[Any] | None) -> None:
    """Check that no two ranges of these networks overlap; tokens, and what is no range, are let through.

    Args:
        scope: What has the networks.
        kind: ``node`` or ``pod``.
        networks: The networks, with their ranges in ``cidrs``.

    Raises:
        ValidationError: two ranges overlap.
    """
    fix = f"leave one of them out of `remote_{kind}_networks`"
    seen: list[tuple[int, str]] = []
    for number, network in enumerate(networks or (), 1):
        own: list[str] = []
        for cidr in network.cidrs:
            clash = next((other for other in own if _overlap(other, cidr)), None)
            if clash is not None:
                raise ValidationError(
                    f"CIDR {clash} should not overlap with another CIDR in remote {kind} network #{number}: {cidr}",
                    scope=scope,
                    fix=fix,
                )
            own.append(cidr)
        seen += [(number, cidr) for cidr in own]
    for index, (number, cidr) in enumerate(seen):
        for other_number, other in seen[index + 1 :]:
            if number != other_number and _overlap(cidr, other):
                raise ValidationError(
                    f"CIDR block {cidr} in remote {kind} network #{number} should not overlap with CIDR block {other} in "
                    f"remote {kind} network #{other_number}",
                    scope=scope,
                    fix=fix,
                )


def check_apart(scope: Construct, nodes: Sequence[Any], pods: Sequence[Any]) -> None:
    """Check that nodes and pods have ranges of their own.

    Raises:
        ValidationError: a range of nodes overlaps one of pods.
    """
    for node in (cidr for network in nodes for cidr in network.cidrs):
        for pod in (cidr for network in pods for cidr in network.cidrs):
            if _overlap(node, pod):
                raise ValidationError(
                    f"Remote node network CIDR block {node} should not overlap with remote pod network CIDR block {pod}",
                    scope=scope,
                    fix="change `remote_node_networks` or `remote_pod_networks`",
                )


def _overlap(one: str, other: str) -> bool:
    if is_unresolved(one) or is_unresolved(other):
        return False
    try:
        first, second = ipaddress.ip_network(one, strict=False), ipaddress.ip_network(other, strict=False)
    except ValueError:
        return False  # EKS refuses it
    return first.version == second.version and first.overlaps(second)
