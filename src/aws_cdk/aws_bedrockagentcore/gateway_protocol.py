"""The protocol that a gateway speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface


class MCPProtocolVersion(Choice):
    """A version of the Model Context Protocol."""

    MCP_2025_03_26: MCPProtocolVersion
    MCP_2025_06_18: MCPProtocolVersion


class McpGatewaySearchType(Choice):
    """How tools are searched."""

    SEMANTIC: McpGatewaySearchType


class GatewayExceptionLevel(Choice):
    """How much a gateway tells of its errors."""

    DEBUG: GatewayExceptionLevel


name_choices(MCPProtocolVersion, MCP_2025_03_26="2025-03-26", MCP_2025_06_18="2025-06-18")
name_choices(McpGatewaySearchType, SEMANTIC="SEMANTIC")
name_choices(GatewayExceptionLevel, DEBUG="DEBUG")


class McpConfiguration(Struct):
    """How the Model Context Protocol is spoken."""

    instructions: str | None = None
    """What callers are told of the gateway."""
    search_type: McpGatewaySearchType | None = None
    supported_versions: Sequence[MCPProtocolVersion] | None = None


class IGatewayProtocolConfig(Interface):
    """The protocol that a gateway speaks."""

    protocol_type: str

    def _render(self) -> Mapping[str, Any]:
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


class McpProtocolConfiguration(IGatewayProtocolConfig):
    """The Model Context Protocol."""

    protocol_type = "MCP"

    @takes(McpConfiguration)
    def __init__(self, props: McpConfiguration) -> None:
        self.instructions: str | None = props.instructions
        self.search_type: str | None = props.search_type.value if props.search_type is not None else None
        self.supported_versions: Sequence[MCPProtocolVersion] | None = props.supported_versions

    def _render(self) -> Mapping[str, Any]:
        versions = self.supported_versions
        return {
            "mcp": {
                "instructions": self.instructions,
                "searchType": self.search_type,
                "supportedVersions": [version.value for version in versions] if versions is not None else None,
            }
        }


class GatewayProtocol:
    """Makes protocols."""

    @staticmethod
    @takes(McpConfiguration)
    def mcp(props: McpConfiguration) -> IGatewayProtocolConfig:
        """Speak the Model Context Protocol."""
        return McpProtocolConfiguration(**props._given())


__all__ = [
    "GatewayExceptionLevel",
    "GatewayProtocol",
    "IGatewayProtocolConfig",
    "MCPProtocolVersion",
    "McpConfiguration",
    "McpGatewaySearchType",
    "McpProtocolConfiguration",
]
