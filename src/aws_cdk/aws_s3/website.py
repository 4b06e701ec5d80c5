"""A bucket as a website."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from constructs import IConstruct


class RedirectProtocol(NamedEnum):
    """Protocol that a redirected request is made with."""

    HTTP = "http"
    HTTPS = "https"


class RedirectTarget(Struct):
    """Where all requests are redirected to."""

    host_name: str
    """The host."""
    protocol: RedirectProtocol | None = None
    """The protocol. Default: that of the request."""


class ReplaceKey:
    """What takes the place of the key in a redirected request."""

    @checked
    def __init__(self, with_key: str | None = None, prefix_with_key: str | None = None) -> None:
        self._with_key = with_key
        self._prefix_with_key = prefix_with_key

    @staticmethod
    @checked
    def with_(key_replacement: str) -> ReplaceKey:
        """Replace the whole key."""
        return ReplaceKey(with_key=key_replacement)

    @staticmethod
    @checked
    def prefix_with(key_replacement: str) -> ReplaceKey:
        """Replace the prefix that the rule's condition names."""
        return ReplaceKey(prefix_with_key=key_replacement)

    @property
    def with_key(self) -> str | None:
        """What replaces the whole key, if it is replaced."""
        return self._with_key

    @property
    def prefix_with_key(self) -> str | None:
        """What replaces the prefix, if it is replaced."""
        return self._prefix_with_key


class RoutingRuleCondition(Struct):
    """When a request is redirected; all that is given must hold, and one must be given."""

    http_error_code_returned_equals: str | None = None
    """The answer would be this error, such as ``404``."""
    key_prefix_equals: str | None = None
    """The key starts so."""


class RoutingRule(Struct):
    """How a request is redirected."""

    condition: Nested[RoutingRuleCondition | None] = nested()
    """Which requests. Default: all."""
    host_name: str | None = None
    """The host. Default: that of the request."""
    http_redirect_code: str | None = None
    """The status of the answer, such as ``302``. Default: ``301``."""
    protocol: RedirectProtocol | None = None
    """The protocol. Default: that of the request."""
    replace_key: ReplaceKey | None = None
    """What takes the place of the key. Default: it stays."""


def rendered_website(
    scope: IConstruct,
    *,
    index_document: str | None,
    error_document: str | None,
    redirect: RedirectTarget | None,
    routing_rules: Sequence[RoutingRule] | None,
) -> dict[str, Any] | None:
    """Return the options as the property of the L1 class takes them; ``None`` if the bucket is no website.

    Raises:
        ValidationError: the options contradict each other.
    """
    if not (index_document or error_document or redirect or routing_rules is not None):
        return None
    if error_document and not index_document:
        raise ValidationError(
            '"websiteIndexDocument" is required if "websiteErrorDocument" is set',
            scope=scope,
            fix="set website_index_document, usually to index.html",
        )
    if redirect and (index_document or error_document or routing_rules is not None):
        raise ValidationError(
            '"websiteIndexDocument", "websiteErrorDocument" and, "websiteRoutingRules" cannot be set if "websiteRedirect" is used',
            scope=scope,
            fix="redirect single requests with website_routing_rules, or all with website_redirect alone",
        )
    return {
        "index_document": index_document,
        "error_document": error_document,
        "redirect_all_requests_to": (
            {"host_name": redirect.host_name, "protocol": redirect.protocol._value_ if redirect.protocol else None}
            if redirect
            else None
        ),
        "routing_rules": [_rendered_rule(scope, rule) for rule in routing_rules] if routing_rules is not None else None,
    }


def _rendered_rule(scope: IConstruct, rule: RoutingRule) -> dict[str, Any]:
    condition = rule.condition
    if condition is not None and not condition._given():
        raise ValidationError(
            "The condition property cannot be an empty object", scope=scope, fix="leave it out to redirect all requests"
        )
    return {
        "redirect_rule": {
            "host_name": rule.host_name,
            "http_redirect_code": rule.http_redirect_code,
            "protocol": rule.protocol._value_ if rule.protocol else None,
            "replace_key_with": rule.replace_key.with_key if rule.replace_key else None,
            "replace_key_prefix_with": rule.replace_key.prefix_with_key if rule.replace_key else None,
        },
        "routing_rule_condition": condition._given() if condition is not None else None,
    }
