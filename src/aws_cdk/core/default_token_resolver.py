"""Token resolution that apps can change: what ``Tokenization.resolve`` takes as its resolver."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.errors import CdkError
from aws_cdk.core.string_concat import IFragmentConcatenator
from aws_cdk.core.token import IPostProcessor, IResolvable, IResolveContext, token_of_list
from aws_cdk.core.tokenization import ITokenMapper, TokenizedStringFragments
from constructs._interface import Interface


class ITokenResolver(Interface):
    """Resolves tokens, and strings and lists in which tokens are encoded."""

    def resolve_token(self, t: IResolvable, context: IResolveContext, post_processor: IPostProcessor) -> Any:
        """Resolve one token object."""
        raise NotImplementedError

    def resolve_string(self, s: TokenizedStringFragments, context: IResolveContext) -> Any:
        """Resolve a string with at least one token."""
        raise NotImplementedError

    def resolve_list(self, l: list[str], context: IResolveContext) -> Any:  # noqa: E741 - the peer's name, public
        """Resolve a list in which a token is encoded."""
        raise NotImplementedError


class DefaultTokenResolver(ITokenResolver):
    """Resolves tokens to what they give, and joins strings with a concatenator."""

    def __init__(self, concat: IFragmentConcatenator) -> None:
        self._concat = concat

    def resolve_token(self, t: IResolvable, context: IResolveContext, post_processor: IPostProcessor) -> Any:
        """Return the token's value with all tokens in it resolved, changed by its post-processors."""
        value = t.resolve(context)
        if value is not t:
            value = context.resolve(value)
        return post_processor.post_process(value, context)

    def resolve_string(self, fragments: TokenizedStringFragments, context: IResolveContext) -> Any:
        """Return the fragments joined by the concatenator, tokens resolved."""
        return fragments.map_tokens(_Resolved(context)).join(self._concat)

    def resolve_list(self, xs: list[str], context: IResolveContext) -> Any:
        """Return the value of the token that is the list's only element.

        Raises:
            CdkError: the list has other elements too, or its element is no token.
        """
        token = token_of_list(xs)
        if token is None:
            raise CdkError(f"Cannot add elements to list token, got: {','.join(xs)}")
        return context.resolve(token)


class _Resolved(ITokenMapper):
    def __init__(self, context: IResolveContext) -> None:
        self._context = context

    def map_token(self, t: IResolvable) -> Any:
        return self._context.resolve(t)
