"""Filters: from which addresses messages are taken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aws_cdk.aws_ses._l1 import CfnReceiptFilter
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

_EVERYWHERE = "0.0.0.0/0"


class ReceiptFilterPolicy(NamedEnum):
    """What happens to messages."""

    ALLOW = "Allow"
    BLOCK = "Block"


class ReceiptFilterProps(Struct):
    """Options of a filter."""

    ip: str | None = None
    """An address, or a range of addresses in CIDR notation. Default: all."""
    policy: ReceiptFilterPolicy | None = None
    """Default: BLOCK."""
    receipt_filter_name: str | None = None
    """Default: chosen by CloudFormation."""


class ReceiptFilter(Resource):
    """Takes or blocks messages from a range of IP addresses, in the whole account."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.ReceiptFilter"

    @takes(ReceiptFilterProps)
    def __init__(self, scope: Construct, id: str, props: ReceiptFilterProps) -> None:
        super().__init__(scope, id, physical_name=props.receipt_filter_name)
        policy = props.policy if props.policy is not None else ReceiptFilterPolicy.BLOCK
        CfnReceiptFilter(
            self,
            "Resource",
            filter={
                "ipFilter": {"cidr": props.ip or _EVERYWHERE, "policy": policy._value_},
                "name": self.physical_name,
            },
        )


class AllowListReceiptFilterProps(Struct):
    """Options of a list of addresses."""

    ips: Sequence[str]
    """Addresses, or ranges of addresses in CIDR notation."""


class AllowListReceiptFilter(Construct):
    """Takes messages from a list of addresses only."""

    @takes(AllowListReceiptFilterProps)
    def __init__(self, scope: Construct, id: str, props: AllowListReceiptFilterProps) -> None:
        super().__init__(scope, id)
        ReceiptFilter(self, "BlockAll")
        for ip in props.ips:
            digits = re.sub("[^0-9]", "", ip)
            ReceiptFilter(self, f"Allow{digits}", ip=ip, policy=ReceiptFilterPolicy.ALLOW)


__all__ = [
    "AllowListReceiptFilter",
    "AllowListReceiptFilterProps",
    "ReceiptFilter",
    "ReceiptFilterPolicy",
    "ReceiptFilterProps",
]
