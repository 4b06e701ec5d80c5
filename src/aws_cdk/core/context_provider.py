"""Values that the command line looks up in an account: read from the context, or reported as missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from constructs import Construct

# A value that a look-up could not give holds the reason under this key.
_PROVIDER_ERROR = "$providerError"


class GetContextKeyOptions(Struct):
    """What a context key is made of."""

    provider: str
    """The look-up that gives the value."""
    additional_cache_key: str | None = None
    """Tells look-ups apart that are equal otherwise."""
    include_environment: bool | None = None
    """Whether account and region are part of the key. Default: yes."""
    props: Mapping[str, Any] | None = None
    """What the look-up is asked."""


class GetContextValueOptions(GetContextKeyOptions):
    """What a context value is asked for."""

    dummy_value: Any
    """The value to go on with while the real one is not known."""
    ignore_error_on_missing_context: bool | None = None
    """The opposite of ``must_exist``, by an older name."""
    must_exist: bool | None = None
    """Whether it is an error that the look-up finds nothing. Default: yes."""


class GetContextKeyResult(Struct):
    """A context key, and all that went into it."""

    key: str
    props: Mapping[str, Any]


class GetContextValueResult(Struct):
    """A context value."""

    value: Any = None


class ContextProvider:
    """Looks values up in the context, and reports those that are not there.

    The command line answers what is reported and runs the app again; meanwhile a dummy takes the value's place.
    """

    @staticmethod
    @takes(GetContextKeyOptions)
    def get_key(scope: Construct, options: GetContextKeyOptions) -> GetContextKeyResult:
        """Return the key under which the context has a value.

        Raises:
            ValidationError: something that goes into the key is a token.
        """
        return _key(scope, options)

    @staticmethod
    @takes(GetContextValueOptions)
    def get_value(scope: Construct, options: GetContextValueOptions) -> GetContextValueResult:
        """Return a value of the context, or the dummy if it is not known yet.

        Raises:
            ValidationError: the stack's environment is not known, or a token goes into the key.
        """
        value = _value(scope, options, {"dummyValue": options.dummy_value})
        return GetContextValueResult(value=options.dummy_value if value is None else value)


def look_up(scope: Construct, provider: str, props: Mapping[str, Any]) -> Any:
    """Return a value of the context, or ``None`` if it is not known yet: for look-ups that are reported without a dummy.

    Raises:
        ValidationError: the stack's environment is not known, or a token goes into the key.
    """
    return _value(scope, GetContextValueOptions(provider=provider, props=props, dummy_value=""), {})


def _value(scope: Construct, options: GetContextValueOptions, reported: dict[str, Any]) -> Any:
    """Return the value, or ``None`` after reporting that it is missing; ``reported`` tells the dummy if there is one."""
    from aws_cdk.core.stack import Stack

    if options.must_exist is not None and options.ignore_error_on_missing_context is not None:
        raise ValidationError(
            "Only supply one of 'mustExist' and 'ignoreErrorOnMissingContext'",
            scope=scope,
            fix="keep must_exist, the newer one",
        )
    stack = Stack.of(scope)
    if options.include_environment is not False and (is_unresolved(stack.account) or is_unresolved(stack.region)):
        raise ValidationError(
            f"Cannot retrieve value from context provider {options.provider} since account/region are not specified at "
            "the stack level",
            scope=scope,
            fix='configure "env" with an account and region when you define the stack',
        )
    key = _key(scope, options)
    value = scope.node.try_get_context(key.key)
    error = value.get(_PROVIDER_ERROR) if isinstance(value, Mapping) else None
    if value is not None and error is None:
        return value
    tolerated = _tolerated(options)
    _report(stack, options, key, tolerated, reported)
    if error is not None and not tolerated:
        from aws_cdk.core.annotations import Annotations

        before = len(scope.node._metadata or ())
        Annotations.of(scope).add_error(str(error))
        if len(scope.node._metadata or ()) > before:  # not told before
            scope.node.add_metadata("aws:cdk:error-code", "ContextProviderError")
    return None


def _tolerated(options: GetContextValueOptions) -> bool | None:
    """Whether the look-up may find nothing; ``None`` if the app does not say."""
    if options.must_exist is not None:
        return not options.must_exist
    return options.ignore_error_on_missing_context


def _report(
    stack: Stack,
    options: GetContextValueOptions,
    key: GetContextKeyResult,
    tolerated: bool | None,
    reported: Mapping[str, Any],
) -> None:
    props: dict[str, Any] = dict(reported)
    if tolerated is not None:
        props["ignoreErrorOnMissingContext"] = tolerated
    if options.additional_cache_key is not None:
        props["additionalCacheKey"] = options.additional_cache_key  # comes before the environment in what is reported
    stack._report_missing({"key": key.key, "provider": options.provider, "props": {**props, **key.props}})


def _key(scope: Construct, options: GetContextKeyOptions) -> GetContextKeyResult:
    from aws_cdk.core.stack import Stack

    stack = Stack.of(scope)
    props: dict[str, Any] = {}
    if options.include_environment is not False:
        props.update(account=stack.account, region=stack.region)
    if options.additional_cache_key is not None:
        props["additionalCacheKey"] = options.additional_cache_key
    props.update({name: value for name, value in (options.props or {}).items() if value is not None})
    if any(is_unresolved(value) for value in props.values()):
        raise ValidationError(
            f"Cannot determine scope for context provider {options.provider}. This usually happens when one or more of the "
            "provider props have unresolved tokens",
            scope=scope,
            fix="look up by values that are known when the app runs, and give the stack an env",
        )
    # Whole texts are compared, as UTF-16 like the peer's language does: "l.10=" comes before "l.1=".
    parts = sorted(_parts(props), key=lambda part: part.encode("utf-16-be", "surrogatepass"))
    return GetContextKeyResult(key=f"{options.provider}:{':'.join(parts)}", props=props)


def _parts(value: Any, path: str = "") -> list[str]:
    """Flatten nested options to texts like ``filters.name=value``; lists count their elements, ``None`` is left out."""
    if value is None:
        return []
    inner = f"{path}." if path else ""
    if isinstance(value, Mapping):
        return [part for name, item in value.items() for part in _parts(item, f"{inner}{name}")]
    if isinstance(value, (list, tuple)):
        return [part for index, item in enumerate(value) for part in _parts(item, f"{inner}{index}")]
    return [f"{path}={_text(value).replace(':', '$:')}"]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return js_number_text(value) if isinstance(value, (int, float)) else str(value)


def missing_context_document(stack: Stack, report: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest's entry for a context value that ``stack`` misses, with the role to look it up with.

    Args:
        report: ``key``, ``provider`` and ``props`` of the look-up.
    """
    from aws_cdk.cloud_assembly_schema.reading import json_form

    document: dict[str, Any] = json_form(report)
    synthesizer: Any = stack.synthesizer
    # The synthesizer with staging resources of an app has a role which it does not show, as the peer.
    role = getattr(synthesizer, "_look_up_role", None) or synthesizer.lookup_role
    if role is not None:
        options: dict[str, Any] = getattr(synthesizer, "_lookup_role_options", dict)()
        document["props"] = {**document["props"], "lookupRoleArn": role, **json_form(options)}
    return document


__all__ = [
    "ContextProvider",
    "GetContextKeyOptions",
    "GetContextKeyResult",
    "GetContextValueOptions",
    "GetContextValueResult",
]
