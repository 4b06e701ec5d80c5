"""How a group finds out that an instance is not healthy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class AdditionalHealthCheckType(NamedEnum):
    """A check beside that of EC2, which is always made."""

    ELB = "ELB"
    """By load balancers."""
    EBS = "EBS"
    """Of volumes."""
    VPC_LATTICE = "VPC_LATTICE"
    """By VPC Lattice."""


class Ec2HealthCheckOptions(Struct):
    """Deprecated: options of the check of EC2."""

    grace: Duration | None = None
    """How long a new instance is not checked. Default: not at all."""


class ElbHealthCheckOptions(Struct):
    """Deprecated: options of the check by load balancers."""

    grace: Duration
    """How long a new instance is not checked."""


class HealthCheck:
    """Deprecated, use :class:`HealthChecks`: one check."""

    @checked
    def __init__(self, type: str, grace_period: Duration | None = None) -> None:
        self.type = type
        self.grace_period = grace_period

    @staticmethod
    @takes(Ec2HealthCheckOptions)
    def ec2(options: Ec2HealthCheckOptions) -> HealthCheck:
        """Return the check of EC2."""
        return HealthCheck("EC2", options.grace)

    @staticmethod
    @takes(ElbHealthCheckOptions)
    def elb(options: ElbHealthCheckOptions) -> HealthCheck:
        """Return the check by load balancers."""
        return HealthCheck("ELB", options.grace)


class Ec2HealthChecksOptions(Struct):
    """Options of the check of EC2."""

    grace_period: Duration | None = None
    """How long a new instance is not checked. Default: not at all."""


class AdditionalHealthChecksOptions(Struct):
    """Options of checks beside that of EC2."""

    additional_types: Sequence[AdditionalHealthCheckType]
    """The checks."""
    grace_period: Duration | None = None
    """How long a new instance is not checked. Default: not at all."""


class HealthChecks:
    """Checks of instances."""

    @checked
    def __init__(self, types: Sequence[str], grace_period: Duration | None = None) -> None:
        self.types: list[str] = list(types)
        self.grace_period = grace_period

    @staticmethod
    @takes(Ec2HealthChecksOptions)
    def ec2(options: Ec2HealthChecksOptions) -> HealthChecks:
        """Return the check of EC2 alone."""
        return HealthChecks(["EC2"], options.grace_period)

    @staticmethod
    @takes(AdditionalHealthChecksOptions)
    def with_additional_checks(options: AdditionalHealthChecksOptions) -> HealthChecks:
        """Return checks beside that of EC2.

        Raises:
            ValidationError: there are none.
        """
        if not options.additional_types:
            raise ValidationError(
                "At least one health check type must be specified in 'additionalTypes' for 'healthChecks'"
            )
        return HealthChecks([kind._value_ for kind in options.additional_types], options.grace_period)
