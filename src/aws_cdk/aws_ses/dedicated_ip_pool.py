"""Pools of dedicated IP addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_ses._l1 import CfnDedicatedIpPool
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import DedicatedIpPoolReference
    from constructs import Construct

_NAME = "[a-z0-9_-]{0,64}"


class ScalingMode(NamedEnum):
    """Who adds addresses to a pool."""

    STANDARD = "STANDARD"
    MANAGED = "MANAGED"


class IDedicatedIpPool(IResource):
    """A pool of dedicated IP addresses."""

    if TYPE_CHECKING:

        @property
        def dedicated_ip_pool_name(self) -> str: ...
        @property
        def dedicated_ip_pool_ref(self) -> DedicatedIpPoolReference: ...


class DedicatedIpPoolProps(Struct):
    """Options of a pool."""

    dedicated_ip_pool_name: str | None = None
    """Up to 64 lower-case letters, digits, underscores and hyphens. Default: chosen by CloudFormation."""
    scaling_mode: ScalingMode | None = None
    """Default: STANDARD, where addresses are asked for by hand."""


class _DedicatedIpPoolBase(Resource, IDedicatedIpPool):
    dedicated_ip_pool_name: str

    @property
    def dedicated_ip_pool_ref(self) -> DedicatedIpPoolReference:
        """The reference to the pool."""
        from aws_cdk.interfaces.aws_ses import DedicatedIpPoolReference

        return DedicatedIpPoolReference(pool_name=self.dedicated_ip_pool_name)


class DedicatedIpPool(_DedicatedIpPoolBase):
    """A pool of dedicated IP addresses."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.DedicatedIpPool"

    @staticmethod
    @checked
    def from_dedicated_ip_pool_name(scope: Construct, id: str, dedicated_ip_pool_name: str) -> IDedicatedIpPool:
        """Return a pool made elsewhere, by its name."""
        return _ImportedPool(scope, id, dedicated_ip_pool_name)

    @takes(DedicatedIpPoolProps)
    def __init__(self, scope: Construct, id: str, props: DedicatedIpPoolProps) -> None:
        """Make the pool.

        Raises:
            ValidationError: the name would not be taken. As the peer, a token is no name either.
        """
        super().__init__(scope, id, physical_name=props.dedicated_ip_pool_name)
        name = props.dedicated_ip_pool_name
        if name and not re.fullmatch(_NAME, name):
            raise ValidationError(
                f'Invalid dedicatedIpPoolName "{name}". The name must only include lowercase letters, numbers, '
                "underscores, hyphens, and must not exceed 64 characters.",
                scope=self,
                fix="change dedicated_ip_pool_name, or leave it out to have one chosen",
            )
        mode = props.scaling_mode
        pool = CfnDedicatedIpPool(
            self, "Resource", pool_name=self.physical_name, scaling_mode=mode._value_ if mode is not None else None
        )
        self.dedicated_ip_pool_name = pool.ref


class _ImportedPool(_DedicatedIpPoolBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.dedicated_ip_pool_name = name


__all__ = ["DedicatedIpPool", "DedicatedIpPoolProps", "IDedicatedIpPool", "ScalingMode"]
