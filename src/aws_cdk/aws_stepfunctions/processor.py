"""How a map runs what it does with each item."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class ProcessorMode(NamedEnum):
    """Where items are worked on."""

    INLINE = "INLINE"
    """In the execution of the state machine itself."""
    DISTRIBUTED = "DISTRIBUTED"
    """In executions of their own."""


class ProcessorType(NamedEnum):
    """What kind of executions items are worked on in, if these are their own."""

    STANDARD = "STANDARD"
    EXPRESS = "EXPRESS"


class ProcessorConfig(Struct):
    """How items are worked on."""

    execution_type: ProcessorType | None = None
    """Kind of the executions; needed if ``mode`` is DISTRIBUTED."""
    mode: ProcessorMode | None = None
    """Where they are worked on. Default: INLINE."""
