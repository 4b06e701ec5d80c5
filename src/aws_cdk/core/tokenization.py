"""Tokens found again in what an app made of their encodings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.errors import CdkError
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import (
    IResolvable,
    IResolveContext,
    fragments_of,
    is_resolvable_object,
    is_unresolved,
    js_number_text,
    string_of,
    token_of_list,
    token_of_number,
)
from constructs._interface import Interface


class ITokenMapper(Interface):
    """Replaces the tokens of a string that is taken apart."""

    def map_token(self, t: IResolvable) -> Any:
        """Return what takes the place of ``t``."""
        raise NotImplementedError


class TokenizedStringFragments:
    """A string split into literal text, tokens and intrinsics."""

    def __init__(self) -> None:
        self._fragments: list[tuple[str, Any]] = []

    def add_literal(self, lit: Any) -> None:
        """Add plain text."""
        self._fragments.append(("literal", lit))

    def add_token(self, token: IResolvable) -> None:
        """Add a token."""
        self._fragments.append(("token", token))

    def add_intrinsic(self, value: Any) -> None:
        """Add a resolved intrinsic."""
        self._fragments.append(("intrinsic", value))

    @property
    def first_value(self) -> Any:
        """The first fragment, whatever it is."""
        return self._fragments[0][1] if self._fragments else None

    @property
    def first_token(self) -> IResolvable | None:
        """The first fragment if it is a token."""
        return self._fragments[0][1] if self._fragments and self._fragments[0][0] == "token" else None

    @property
    def length(self) -> int:
        """How many fragments there are."""
        return len(self._fragments)

    @property
    def tokens(self) -> list[IResolvable]:
        """The tokens."""
        return [value for kind, value in self._fragments if kind == "token"]

    @property
    def intrinsic(self) -> list[Any]:
        """The resolved intrinsics."""
        return [value for kind, value in self._fragments if kind == "intrinsic"]

    def map_tokens(self, mapper: ITokenMapper) -> TokenizedStringFragments:
        """Return a copy in which ``mapper.map_token`` has replaced each token."""
        mapped = TokenizedStringFragments()
        for kind, value in self._fragments:
            if kind == "token":
                result = mapper.map_token(value)
                mapped._fragments.append(("token" if is_resolvable_object(result) else "intrinsic", result))
            else:
                mapped._fragments.append((kind, value))
        return mapped

    def join(self, concat: Any) -> Any:
        """Join the fragments pairwise with ``concat.join``."""
        if not self._fragments:
            return concat.join(None, None)
        values = [string_of(value) if kind == "token" else value for kind, value in self._fragments]
        joined = values[0]
        for value in values[1:]:
            joined = concat.join(joined, value)
        return joined


class ReverseOptions(Struct):
    """Options of :meth:`Tokenization.reverse`."""

    fail_concat: bool | None = None
    """Whether text around a token is an error. Default: it is."""


class ResolveOptions(Struct):
    """Options of :meth:`Tokenization.resolve`."""

    resolver: Any
    """An :class:`ITokenResolver`."""
    scope: Any
    """The construct for which tokens are resolved."""
    preparing: bool | None = None
    """What ``context.preparing`` says to tokens. Default: false."""
    remove_empty: bool | None = None
    """Whether values that resolve to nothing are left out of lists and mappings. Default: they are."""


class ResolveChangeContextOptions(Struct):
    """Options of :meth:`IResolveContext.resolve`, for the values below the one that is resolved."""

    allow_intrinsic_keys: bool | None = None
    """Whether keys may resolve to something else than text."""
    remove_empty: bool | None = None
    """Whether values that resolve to nothing are left out of lists and mappings."""


class Tokenization:
    """Finds tokens again in their encodings."""

    @staticmethod
    def reverse_string(s: str) -> TokenizedStringFragments:
        """Split a string into literals and tokens."""
        fragments = TokenizedStringFragments()
        for fragment in fragments_of(s):
            if isinstance(fragment, str):
                fragments.add_literal(fragment)
            else:
                fragments.add_token(fragment)
        return fragments

    @staticmethod
    def reverse_complete_string(s: str) -> IResolvable | None:
        """Return the token if ``s`` is one and nothing else, or ``None``.

        Raises:
            CdkError: the string holds other text beside a token.
        """
        fragments = fragments_of(s)
        if len(fragments) != 1:
            raise CdkError(
                f"Tokenzation.reverseCompleteString: argument must not be a concatenation, got '{s}'",
                fix="use Tokenization.reverse_string, which gives the parts",
            )
        return fragments[0] if not isinstance(fragments[0], str) else None

    @staticmethod
    def reverse_number(n: float) -> IResolvable | None:
        """Return the token encoded in a number, or ``None``."""
        return token_of_number(n)

    @staticmethod
    def reverse_list(l: Sequence[str]) -> IResolvable | None:  # noqa: E741 - the peer's name, public
        """Return the token encoded in a list, or ``None``."""
        return token_of_list(l) if len(l) == 1 else None

    @staticmethod
    def reverse(x: Any, *, fail_concat: bool | None = None) -> IResolvable | None:
        """Return the token encoded in any value, or ``None``.

        Raises:
            CdkError: ``x`` is a string with more than a token, and ``fail_concat`` is not false.
        """
        if is_resolvable_object(x):
            return x  # type: ignore[no-any-return]  # just checked
        if isinstance(x, str):
            if fail_concat is False:
                fragments = fragments_of(x)
                return fragments[0] if len(fragments) == 1 and not isinstance(fragments[0], str) else None
            return Tokenization.reverse_complete_string(x)
        if isinstance(x, (list, tuple)):
            return token_of_list(x)
        if isinstance(x, (int, float)):
            return token_of_number(x)
        return None

    @staticmethod
    def is_resolvable(obj: Any) -> bool:
        """Tell whether ``obj`` is a token object."""
        return is_resolvable_object(obj)

    @staticmethod
    def stringify_number(x: float) -> str:
        """Return a number as text; an encoded one becomes a string token."""
        if is_unresolved(x):
            return string_of(_NumberAsText(x))
        return js_number_text(x)

    @staticmethod
    def resolve(
        obj: Any,
        *,
        resolver: Any = None,
        scope: Any = None,
        preparing: bool | None = None,
        remove_empty: bool | None = None,
    ) -> Any:
        """Resolve the tokens in ``obj`` with a resolver of the app's choice."""
        from aws_cdk.core.resolve import Resolver

        return Resolver(
            scope, preparing=bool(preparing), remove_empty=remove_empty is not False, token_resolver=resolver
        ).resolve(obj)


class _NumberAsText(IResolvable):
    """A number token that is written as text once it is known."""

    def __init__(self, number: float) -> None:
        self._number = number

    def resolve(self, context: IResolveContext) -> Any:
        value = context.resolve(self._number)
        return value if isinstance(value, dict) else js_number_text(value)
