"""Stack synthesizers: where a stack's assets go, and how it is deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack


def default_synthesizer(stack: Stack) -> Any:
    """Return the synthesizer of a stack that names none: modern, or legacy by context."""
    if stack.node.try_get_context("aws-cdk:legacyStackSynthesis") or stack.node.try_get_context(
        "@aws-cdk/core:newStyleStackSynthesis"
    ) is False:
        from aws_cdk.core.synthesizers.legacy import LegacyStackSynthesizer

        return LegacyStackSynthesizer()
    from aws_cdk.core.synthesizers.default import DefaultStackSynthesizer

    return DefaultStackSynthesizer()
