"""Names made from construct paths: logical ids, unique ids, unique resource names.

Source: observed on aws-cdk-lib 2.275.0. These names identify deployed resources: a change here replaces them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import IConstruct, Node

_HIDDEN = "Default"  # left out of the hash and the name
_HIDDEN_FROM_HUMANS = "Resource"  # left out of the name alone
_MAX_HUMAN_LENGTH = 240
_MAX_ID_LENGTH = 255
_HASH_LENGTH = 8
_NOT_ALPHANUMERIC = re.compile(r"[^A-Za-z0-9]")


def _alphanumeric(text: str) -> str:
    return text if text.isalnum() and text.isascii() else _NOT_ALPHANUMERIC.sub("", text)


def _path_hash(components: Sequence[str]) -> str:
    digest = hashlib.md5("/".join(components).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return digest[:_HASH_LENGTH].upper()


def _without_repeats(components: Sequence[str]) -> list[str]:
    """Drop a component that the one before it ends with."""
    kept: list[str] = []
    for component in components:
        if not kept or not kept[-1].endswith(component):
            kept.append(component)
    return kept


def make_unique_id(components: Sequence[str]) -> str:
    """Return an alphanumeric id of at most 255 characters for a construct path.

    Raises:
        ValidationError: the path is empty or holds a token.
    """
    components = [component for component in components if component != _HIDDEN]
    if not components:
        raise ValidationError(
            "Unable to calculate a unique id for an empty set of components",
            fix="a resource directly in a stack cannot be called 'Default'",
        )
    for component in components:
        if is_unresolved(component):
            raise ValidationError(
                f"ID components may not include unresolved tokens: {component}",
                fix="give constructs plain ids; a token's value is not known when the name is made",
            )
    if len(components) == 1:
        candidate = _alphanumeric(components[0])
        if len(candidate) <= _MAX_ID_LENGTH:
            return candidate
    human = "".join([_alphanumeric(part) for part in _without_repeats(components) if part != _HIDDEN_FROM_HUMANS])
    return human[:_MAX_HUMAN_LENGTH] + _path_hash(components)


def make_unique_resource_name(
    components: Sequence[str],
    *,
    max_length: int = 256,
    separator: str = "",
    allowed_special_characters: str = "",
    prefix: str = "",
) -> str:
    """Return a name for a construct path in the characters allowed; the middle gives way where it is too long.

    ``prefix`` counts for the length, as it is.

    Raises:
        ValidationError: the path is empty, holds a token, or the limit is too small for the hash.
    """
    components = [component for component in components if component != _HIDDEN]
    if not components:
        raise ValidationError("Unable to calculate a unique resource name for an empty set of components")
    for component in components:
        if is_unresolved(component):
            raise ValidationError(
                f"ID components may not include unresolved tokens: {component}",
                fix="give constructs ids of plain text, not made of attributes of resources",
            )
    unwanted = (
        re.compile(f"[^A-Za-z0-9{allowed_special_characters}]")  # read as part of a character class, as the peer does
        if allowed_special_characters
        else _NOT_ALPHANUMERIC
    )
    if len(components) == 1:
        only = unwanted.sub("", components[0])
        if len(prefix + only) <= max_length:
            return prefix + only
    room = max_length - _HASH_LENGTH
    visible = [unwanted.sub("", part) for part in _without_repeats(components) if part != _HIDDEN_FROM_HUMANS]
    human = separator.join(part for part in visible if part)
    return _split_in_middle(prefix + human + separator, room) + _path_hash(components)


def _split_in_middle(text: str, max_length: int) -> str:
    if len(text) <= max_length:
        return text
    half = max_length // 2
    return text[:half] + text[-half:]  # all of it, if there is no room: the peer slices the same way


class UniqueResourceNameOptions(Struct):
    """What a unique resource name may look like."""

    allowed_special_characters: str | None = None
    """Characters to keep besides letters and digits. Default: none."""
    max_length: int | None = None
    """The most characters. Default: 256."""
    separator: str | None = None
    """What stands between the parts of the path. Default: nothing."""


class Names:
    """Names that are unique in an app and follow from the construct path."""

    @staticmethod
    @checked
    def unique_id(construct: IConstruct) -> str:
        """Return an alphanumeric id, unique in the app, of at most 255 characters."""
        return Names.node_unique_id(construct.node)

    @staticmethod
    @checked
    def node_unique_id(node: Node) -> str:
        """Return the unique id of a node."""
        components = [scope.node.id for scope in node.scopes[1:]]
        return make_unique_id(components) if components else ""

    @staticmethod
    @takes(UniqueResourceNameOptions)
    def unique_resource_name(construct: IConstruct, options: UniqueResourceNameOptions) -> str:
        """Return a name for a resource, unique in the app, in the characters and length allowed."""
        return make_unique_resource_name(
            _named_path(construct),
            max_length=options.max_length if options.max_length is not None else 256,
            separator=options.separator or "",
            allowed_special_characters=options.allowed_special_characters or "",
        )

    @staticmethod
    @checked
    def stack_relative_construct_path(construct: IConstruct) -> str:
        """Return the path below the construct's stack; nested stacks are part of it."""
        from aws_cdk.core.stack import Stack

        scopes = construct.node.scopes
        own = _deployed_stack(scopes)
        if own is None:
            Stack.of(construct)  # raises
        return "/".join(scope.node.id for scope in scopes[scopes.index(own) + 1 :])


def _deployed_stack(scopes: Sequence[Any]) -> Any:
    """The innermost stack among ``scopes`` that is deployed by itself, or ``None``."""
    from aws_cdk.core.stack import Stack

    return next((scope for scope in reversed(scopes) if isinstance(scope, Stack) and not scope.nested), None)


def _named_path(construct: IConstruct) -> list[str]:
    """The construct's path from the name of its stack on; outside of stacks the whole path, the root's empty id included."""
    scopes = construct.node.scopes
    stack = _deployed_stack(scopes)
    if stack is None:
        return [scope.node.id for scope in scopes]
    return [stack.stack_name, *(scope.node.id for scope in scopes[scopes.index(stack) + 1 :])]


def stack_relative_ids(construct: Any) -> list[str]:
    """Return the ids from below the construct's stack down to it."""
    from aws_cdk.core.stack import Stack

    stack = Stack.of(construct)
    ids: list[str] = []
    current = construct
    while current is not None and current is not stack:
        ids.append(current.node.id)
        current = current.node.scope
    ids.reverse()
    return ids
