"""The environment a resource belongs to."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class ResourceEnvironment(Struct):
    """Account and region of a resource; tokens where they are known only at deployment."""

    account: str
    """The account."""
    region: str
    """The region."""
