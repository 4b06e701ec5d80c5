"""What runs an agent, and how it is spoken to."""

from __future__ import annotations

from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices


class AgentCoreRuntime(Choice):
    """The language that code runs in."""

    NODE_22: AgentCoreRuntime
    PYTHON_3_10: AgentCoreRuntime
    PYTHON_3_11: AgentCoreRuntime
    PYTHON_3_12: AgentCoreRuntime
    PYTHON_3_13: AgentCoreRuntime
    PYTHON_3_14: AgentCoreRuntime


class ProtocolType(Choice):
    """The protocol that an agent speaks."""

    A2_A: ProtocolType
    AGUI: ProtocolType
    HTTP: ProtocolType
    MCP: ProtocolType


class PlatformVersion(Choice):
    """The version of the platform that runs an agent."""

    V1: PlatformVersion
    V2: PlatformVersion


name_choices(AgentCoreRuntime, **{name: name for name in AgentCoreRuntime.__annotations__})
name_choices(ProtocolType, A2_A="A2A", AGUI="AGUI", HTTP="HTTP", MCP="MCP")
name_choices(PlatformVersion, V1="V1", V2="V2")
