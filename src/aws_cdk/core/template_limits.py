"""What CloudFormation takes of one template: how many resources, how many characters. Source: its user guide, quotas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import SynthesisError

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack

_MAX_RESOURCES = 500
_RESOURCE_LIMIT = "@aws-cdk/core:stackResourceLimit"
_MAX_SIZE = 1_000_000  # of a template in a bucket; units of UTF-16, as the peer counts, and not bytes
_NEAR = 0.8


def check_resource_count(stack: Stack, template: Mapping[str, Any]) -> None:
    """Refuse a template with too many resources; tell of one that comes near. The context may have another limit, 0 for none.

    Raises:
        SynthesisError: there are too many.
    """
    limit = stack.node.try_get_context(_RESOURCE_LIMIT)
    limit = _MAX_RESOURCES if limit is None else int(limit)
    resources = template.get("Resources", {})
    if limit <= 0 or len(resources) < limit * _NEAR:
        return
    if len(resources) > limit:
        counts = Counter(resource.get("Type") for resource in resources.values())
        listed = ", ".join(f"{type} ({count})" for type, count in counts.items())
        raise SynthesisError(
            f"Number of resources in stack '{stack.node.path}': {len(resources)} is greater than allowed maximum of "
            f"{limit}: {listed}",
            fix="split the stack, or nest part of it in a NestedStack",
        )
    from aws_cdk.core.annotations import Annotations

    Annotations.of(stack).add_info(f"Number of resources: {len(resources)} is approaching allowed maximum of {limit}")


def check_size(stack: Stack, text: str, *, indented: bool) -> None:
    """Warn of a template's text that is too long, or nearly so."""
    size = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    if size <= _MAX_SIZE * _NEAR:
        return
    from aws_cdk.core.annotations import Annotations

    state = "exceeds limit" if size > _MAX_SIZE else "is approaching limit"
    advice = " or set suppressTemplateIndentation" if indented else ""
    Annotations.of(stack).add_warning_v2(
        "@aws-cdk/core:Stack.templateSize",
        f"Template size {state}: {size}/{_MAX_SIZE}. Split resources into multiple stacks{advice} to reduce template size.",
    )
