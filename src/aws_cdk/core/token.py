"""Tokens: values that are known only later, carried through an app as ordinary strings, numbers and lists.

A token object is anything with a ``resolve`` method. Encoded into a string it looks like ``${Token[Name.12]}``, into a list
like ``["#{Token[Name.12]}"]``, into a number like ``-1.888e+289``; the resolver finds the encodings again. The notation is
that of the official library, so string operations in apps give the same results.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import CdkError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface, checkable

if TYPE_CHECKING:
    from constructs import IConstruct


class ResolutionTypeHint(NamedEnum):
    """What a token is expected to resolve to."""

    STRING = "string"
    STRING_LIST = "string-list"
    NUMBER = "number"


class TokenComparison(NamedEnum):
    """The result of comparing two strings that may hold tokens."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    ONE_UNRESOLVED = "ONE_UNRESOLVED"
    BOTH_UNRESOLVED = "BOTH_UNRESOLVED"


class IResolveContext(Interface):
    """What a token may ask for while it is resolved."""

    if TYPE_CHECKING:

        @property
        def scope(self) -> IConstruct: ...
        @property
        def preparing(self) -> bool: ...
        @property
        def document_path(self) -> list[str]: ...
        def resolve(
            self, x: Any, *, allow_intrinsic_keys: bool | None = None, remove_empty: bool | None = None
        ) -> Any: ...
        def register_post_processor(self, post_processor: Any) -> None: ...


class IPostProcessor(Interface):
    """Changes a value after a token was resolved."""

    def post_process(self, input: Any, context: IResolveContext) -> Any:
        """Return what takes the place of ``input``."""
        raise NotImplementedError


@checkable
class IResolvable(Interface):
    """A token: something that gives its value when it is resolved.

    Apps may implement it on classes of their own; ``resolve`` is all that is needed.
    """

    def resolve(self, context: IResolveContext) -> Any:
        """Return the value, which may hold further tokens."""
        raise NotImplementedError

    @property
    def creation_stack(self) -> list[str]:
        """Where the token was made."""
        return []

    @property
    def type_hint(self) -> ResolutionTypeHint | None:
        """What the token is expected to resolve to."""
        return None

    def to_string(self) -> str:
        """Return the token encoded as a string."""
        return string_of(self)


class IntrinsicProps(Struct):
    """Options of :class:`Intrinsic`."""

    stack_trace: bool | None = None
    """Has no effect: tokens keep no stack traces."""
    type_hint: ResolutionTypeHint | None = None
    """What the intrinsic evaluates to. Default: text."""


class Intrinsic(IResolvable):
    """A token whose value is a CloudFormation intrinsic, given as it is."""

    def __init__(
        self, value: Any, *, stack_trace: bool | None = None, type_hint: ResolutionTypeHint | None = None
    ) -> None:
        self._value = value
        self._type_hint = type_hint if type_hint is not None else ResolutionTypeHint.STRING

    def resolve(self, context: IResolveContext) -> Any:
        """Return the intrinsic."""
        return self._value

    @property
    def type_hint(self) -> ResolutionTypeHint | None:
        """What the intrinsic evaluates to."""
        return self._type_hint

    def to_string_list(self) -> list[str]:
        """Return the token encoded as a list of strings."""
        return list_of(self)

    def to_json(self) -> Any:
        """Return a marker, since an unresolved token has no JSON form."""
        return "<unresolved-token>"

    def _new_error(self, message: str) -> Any:
        """Return an error to raise about this token."""
        return CdkError(message)

    def __str__(self) -> str:
        return self.to_string()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._value!r}>"


class PartialToken(Intrinsic):
    """A token that certain text behind it completes: together they resolve to another value than the two joined.

    Attributes:
        completion: The text.
        completed: The token that takes the place of both.
    """

    def __init__(self, value: Any, *, completion: str, completed: IResolvable) -> None:
        super().__init__(value)
        self.completion = completion
        self.completed = completed


# --------------------------------------------------------------------------
# encodings
# --------------------------------------------------------------------------

STRING_TOKEN = re.compile(r"\$\{Token\[([a-zA-Z0-9:._-]+)\]\}")
LIST_TOKEN = re.compile(r"#\{Token\[([a-zA-Z0-9:._-]+)\]\}")
_WHOLE_LIST_TOKEN = re.compile(LIST_TOKEN.pattern + r"\Z")
# All encoded numbers end in this; a number that was made text is found again by it.
NUMBER_MARK = "e+289"
_NUMBER_AS_TEXT = re.compile(r"(-1\.[0-9]+e\+289)")
_NOT_IN_NAMES = re.compile(r"[^a-zA-Z0-9:._-]+")
_NUMBER_BITS = 0xFBFF << 48
_NUMBER_MASK = (1 << 48) - 1

_by_name: dict[str, Any] = {}
_by_number: dict[int, Any] = {}
_count = 0


def _next_index() -> int:
    global _count
    _count += 1
    return _count - 1


def _register(token: Any, hint: str | None) -> str:
    name = _NOT_IN_NAMES.sub(".", hint) if hint else "TOKEN"
    key = f"{name}.{_next_index()}"
    _by_name[key] = token
    return key


def _encodings(token: Any) -> dict[str, Any]:
    """The encodings a token was given so far: the same token always gets the same text."""
    try:
        known: dict[str, Any] | None = token.__dict__.get("_token_encodings")
        if known is None:
            known = {}
            token.__dict__["_token_encodings"] = known
        return known
    except AttributeError:  # an app's class with slots: encode it anew each time
        return {}


def string_of(token: Any, hint: str | None = None) -> str:
    """Return ``token`` encoded as a string; ``hint`` becomes part of the text, for people to read."""
    known = _encodings(token)
    text = known.get("string")
    if text is None:
        text = known["string"] = f"${{Token[{_register(token, hint or _default_hint(token))}]}}"
    return str(text)


def list_of(token: Any, hint: str | None = None) -> list[str]:
    """Return ``token`` encoded as a list of strings."""
    known = _encodings(token)
    text = known.get("list")
    if text is None:
        text = known["list"] = f"#{{Token[{_register(token, hint or _default_hint(token))}]}}"
    return [text]


def number_of(token: Any) -> float:
    """Return ``token`` encoded as a number."""
    known = _encodings(token)
    number = known.get("number")
    if number is None:
        index = _next_index()
        _by_number[index] = token
        number = known["number"] = struct.unpack(">d", struct.pack(">Q", _NUMBER_BITS | index))[0]
    return float(number)


def _default_hint(token: Any) -> str | None:
    return getattr(token, "_display_hint", None)


def token_of_number(number: float) -> Any | None:
    """Return the token encoded in ``number``, or ``None``."""
    bits: int = struct.unpack(">Q", struct.pack(">d", number))[0]
    if bits >> 48 != _NUMBER_BITS >> 48:
        return None
    token = _by_number.get(bits & _NUMBER_MASK)
    if token is None:
        raise CdkError(
            "Encoded representation of unknown number Token found",
            fix="pass numbers from tokens on unchanged; arithmetic on them gives numbers that stand for nothing",
        )
    return token


def _is_encoded_number(number: float) -> bool:
    bits: int = struct.unpack(">Q", struct.pack(">d", number))[0]
    return bits >> 48 == _NUMBER_BITS >> 48


def token_of_list(values: Sequence[Any]) -> Any | None:
    """Return the token encoded in a list, or ``None``.

    Raises:
        CdkError: the list has other elements too; an encoded list cannot be added to.
    """
    if len(values) != 1:
        for value in values:
            if isinstance(value, str) and "#{Token[" in value and _WHOLE_LIST_TOKEN.match(value):
                raise CdkError(
                    "Cannot add elements to list token, got: " + ",".join(str(value) for value in values),
                    fix="use Fn.join or Token.as_list on one intrinsic instead of adding to the list",
                )
        return None
    only = values[0]
    if not isinstance(only, str) or "#{Token[" not in only:
        return None
    match = _WHOLE_LIST_TOKEN.match(only)
    if match is None:
        if LIST_TOKEN.search(only):
            raise CdkError(
                f"Cannot concatenate strings in a tokenized string array, got: {only}",
                fix="use Fn.select and Fn.join on the list instead of string operations on its elements",
            )
        return None
    return token_named(match.group(1))


def token_named(name: str) -> Any:
    """Return the token registered under ``name``.

    Raises:
        CdkError: there is none; the text looks like a token but was not made here.
    """
    token = _by_name.get(name)
    if token is None:
        raise CdkError(
            f"Unrecognized token key: {name}",
            fix="pass tokens on within one run of the app; text of another run stands for nothing",
        )
    return token


def fragments_of(text: str) -> list[Any]:
    """Split ``text`` into plain strings and token objects."""
    pieces = STRING_TOKEN.split(text)
    # re.split with one group alternates text and names.
    fragments = [token_named(piece) if index % 2 else piece for index, piece in enumerate(pieces) if index % 2 or piece]
    for index in range(len(fragments) - 1):
        if isinstance(fragments[index], PartialToken):
            _complete_token(fragments, index)
    return [fragment for fragment in fragments if fragment != ""] if "" in fragments else fragments


def _complete_token(fragments: list[Any], index: int) -> None:
    """Let a partial token take the text behind it that completes it."""
    partial, following = fragments[index], fragments[index + 1]
    if isinstance(following, str) and following.startswith(partial.completion):
        fragments[index] = partial.completed
        fragments[index + 1] = following[len(partial.completion) :]


def number_fragments(fragments: Sequence[Any]) -> list[Any]:
    """Split the texts among ``fragments`` where an encoded number was written into them."""
    split: list[Any] = []
    for fragment in fragments:
        if not isinstance(fragment, str):
            split.append(fragment)
            continue
        for index, piece in enumerate(_NUMBER_AS_TEXT.split(fragment)):
            token = token_of_number(float(piece)) if index % 2 else None
            if token is not None:
                split.append(token)
            elif piece:
                split.append(piece)
    return split


def is_resolvable_object(value: Any) -> bool:
    """Tell whether ``value`` is a token object."""
    return isinstance(value, IResolvable) or (
        not isinstance(value, (str, int, float, list, tuple, dict, type))
        and callable(getattr(value, "resolve", None))
        and not hasattr(value, "__fspath__")  # paths resolve in another sense
    )


def is_unresolved(value: Any) -> bool:
    """Tell whether ``value`` is a token or holds one in its encoding."""
    kind = type(value)
    if kind is str:
        return "Token[" in value and STRING_TOKEN.search(value) is not None
    if kind is float or kind is int:
        return -1e290 < value < -1e289 and _is_encoded_number(value)
    if kind is list or kind is tuple:
        return len(value) == 1 and isinstance(value[0], str) and _WHOLE_LIST_TOKEN.match(value[0]) is not None
    return is_resolvable_object(value)


# --------------------------------------------------------------------------
# the public face
# --------------------------------------------------------------------------


class EncodingOptions(Struct):
    """How a token is encoded."""

    display_hint: str | None = None
    """Part of the token's text, for people to read. Default: none."""


class Token:
    """Makes tokens and tells them from plain values."""

    @staticmethod
    def as_any(value: Any) -> IResolvable:
        """Return ``value`` as a token object."""
        return value if is_resolvable_object(value) else Intrinsic(value)

    @staticmethod
    @takes(EncodingOptions)
    def as_string(value: Any, options: EncodingOptions) -> str:
        """Return ``value`` as a string in which it is encoded; a string stays as it is."""
        return value if isinstance(value, str) else string_of(Token.as_any(value), options.display_hint)

    @staticmethod
    @takes(EncodingOptions)
    def as_list(value: Any, options: EncodingOptions) -> list[str]:
        """Return ``value`` as a list in which it is encoded; a list of strings stays as it is."""
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return list(value)
        return list_of(Token.as_any(value), options.display_hint)

    @staticmethod
    def as_number(value: Any) -> float:
        """Return ``value`` as a number in which it is encoded; a number stays as it is."""
        return value if isinstance(value, (int, float)) else number_of(Token.as_any(value))

    @staticmethod
    def is_unresolved(obj: Any) -> bool:
        """Tell whether ``obj`` is a token or holds one in its encoding."""
        return is_unresolved(obj)

    @staticmethod
    def is_resolved(obj: Any) -> bool:
        """Tell whether ``obj`` is a plain value."""
        return not is_unresolved(obj)

    @staticmethod
    @checked
    def compare_strings(possible_token1: str, possible_token2: str) -> TokenComparison:
        """Compare two strings as far as tokens allow."""
        first, second = is_unresolved(possible_token1), is_unresolved(possible_token2)
        if first and second:
            return TokenComparison.SAME if possible_token1 == possible_token2 else TokenComparison.BOTH_UNRESOLVED
        if first or second:
            return TokenComparison.ONE_UNRESOLVED
        return TokenComparison.SAME if possible_token1 == possible_token2 else TokenComparison.DIFFERENT


def js_number_text(value: float) -> str:
    """Return a number as JavaScript writes it: whole numbers without a point."""
    from cloud_assembly.schema.json_text import json_text

    return json_text(value)
