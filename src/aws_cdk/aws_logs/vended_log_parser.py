"""Processors that take apart the logs that AWS services write."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_logs.processor import BaseProcessorProps, IProcessor
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes


class VendedLogType(NamedEnum):
    """Services whose logs can be taken apart."""

    CLOUDFRONT = 0
    VPC = 1
    WAF = 2
    ROUTE53 = 3
    POSTGRES = 4


class VendedLogParserProps(BaseProcessorProps):
    """Options of a parser for the logs of a service."""

    log_type: VendedLogType
    """The service."""
    source: str | None = None
    """Not used by CloudWatch Logs: the whole event is taken apart."""


class VendedLogParser(IProcessor):
    """Takes apart the logs that a service writes."""

    @takes(VendedLogParserProps)
    def __init__(self, props: VendedLogParserProps) -> None:
        self.log_type = props.log_type

    def _render(self) -> dict[str, Any]:
        return {f"parse{self.log_type.name.capitalize()}": {}}
