"""Providers whose functions are ours: the folders of ``aws_cdk/handlers``."""

from __future__ import annotations

import hashlib
import os
from typing import Any

from aws_cdk.core.custom_resource_provider import (
    CustomResourceProviderBase,
    CustomResourceProviderBaseProps,
    CustomResourceProviderOptions,
)
from aws_cdk.core.handler_code import handler_folder, inline_code
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from constructs import Construct

HANDLER_RUNTIME = "python3.13"
"""Lambda's name of the runtime that our handlers are written for."""

INLINE_CONTEXT = "@aws-cdk/core:inlineCustomResourceIfPossible"
"""Context of stacks that publish no assets: handlers go into the template."""


class _InlineProvider(CustomResourceProviderBase):
    """A provider whose function carries its code in the template."""

    def _place_code(
        self, stack: Stack, props: CustomResourceProviderBaseProps
    ) -> tuple[dict[str, str], str, str | None]:
        text = inline_code(os.path.basename(props.code_directory))
        self.code_hash = hashlib.sha256(text.encode()).hexdigest()
        return {"ZipFile": text}, "index.handler", None


@takes(CustomResourceProviderOptions)
def handler_provider(
    scope: Construct, unique_id: str, handler: str, options: CustomResourceProviderOptions
) -> CustomResourceProviderBase:
    """Return the stack's provider ``unique_id`` with our handler ``handler``; it is made at the first call."""
    stack = Stack.of(scope)
    id = f"{unique_id}CustomResourceProvider"
    existing: Any = stack.node.try_find_child(id)
    if existing is not None:
        return existing  # type: ignore[no-any-return]  # made by the line below
    given = {**options._given(), "use_cfn_response_wrapper": False}
    made = (_InlineProvider if stack.node.try_get_context(INLINE_CONTEXT) else CustomResourceProviderBase)(
        stack, id, code_directory=handler_folder(handler), runtime_name=HANDLER_RUNTIME, **given
    )
    # The peer marks the providers that it ships, so that tools can tell them from an app's own.
    made.node.add_metadata("aws:cdk:is-custom-resource-handler-customResourceProvider", True)
    return made
