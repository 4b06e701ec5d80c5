"""Signals of instances that CloudFormation waits for when it makes a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.cfn_resource_policy import (
    CfnCreationPolicy,
    CfnResourceAutoScalingCreationPolicy,
    CfnResourceSignal,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class SignalsOptions(Struct):
    """Options of waiting for signals."""

    min_success_percentage: int | float | None = None
    """How many in a hundred must tell of success. Default: all."""
    timeout: Duration | None = None
    """How long to wait. Default: five minutes."""


class RenderSignalsOptions(Struct):
    """How large the group is."""

    desired_capacity: int | float | None = None
    min_capacity: int | float | None = None


class Signals:
    """How many signals to wait for."""

    @staticmethod
    @takes(SignalsOptions)
    def wait_for_all(options: SignalsOptions) -> Signals:
        """Wait for as many as the desired capacity, or the minimum.

        Raises:
            ValidationError: the percentage is none.
        """
        _check_percentage(options.min_success_percentage)
        return _AllSignals(options)

    @staticmethod
    @takes(SignalsOptions)
    def wait_for_min_capacity(options: SignalsOptions) -> Signals:
        """Wait for as many as the minimum.

        Raises:
            ValidationError: the percentage is none.
        """
        _check_percentage(options.min_success_percentage)
        return _MinSignals(options)

    @staticmethod
    @takes(SignalsOptions)
    def wait_for_count(count: int | float, options: SignalsOptions) -> Signals:
        """Wait for ``count``.

        Raises:
            ValidationError: the percentage is none.
        """
        _check_percentage(options.min_success_percentage)
        return _CountSignals(count, options)

    @takes(RenderSignalsOptions)
    def render_creation_policy(self, render_options: RenderSignalsOptions) -> CfnCreationPolicy:
        """Return the policy for a group of that size."""
        return self._render(render_options)

    def _render(self, size: RenderSignalsOptions) -> CfnCreationPolicy:
        raise NotImplementedError

    def _do_render(self, options: SignalsOptions, count: int | float | None = None) -> CfnCreationPolicy:
        """Return the policy that waits for ``count`` signals."""
        percentage = options.min_success_percentage
        return CfnCreationPolicy(
            auto_scaling_creation_policy=(
                CfnResourceAutoScalingCreationPolicy(min_successful_instances_percent=percentage)
                if percentage is not None
                else None
            ),
            resource_signal=CfnResourceSignal(
                count=count, timeout=options.timeout.to_iso_string() if options.timeout is not None else None
            ),
        )


class _AllSignals(Signals):
    def __init__(self, options: SignalsOptions) -> None:
        self._options = options

    def _render(self, size: RenderSignalsOptions) -> CfnCreationPolicy:
        count = size.desired_capacity if size.desired_capacity is not None else size.min_capacity
        return self._do_render(self._options, count)


class _MinSignals(Signals):
    def __init__(self, options: SignalsOptions) -> None:
        self._options = options

    def _render(self, size: RenderSignalsOptions) -> CfnCreationPolicy:
        return self._do_render(self._options, size.min_capacity)


class _CountSignals(Signals):
    def __init__(self, count: int | float, options: SignalsOptions) -> None:
        self._count = count
        self._options = options

    def _render(self, size: RenderSignalsOptions) -> CfnCreationPolicy:
        return self._do_render(self._options, self._count)


def _check_percentage(value: int | float | None) -> None:
    if value is not None and not is_unresolved(value) and not 0 <= value <= 100:
        raise ValidationError(f"Expected: a percentage 0..100, got: {js_number_text(value)}")
