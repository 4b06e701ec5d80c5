"""Response headers policies: what viewers get beside the answer of the origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnResponseHeadersPolicy
from aws_cdk.aws_cloudfront.response_headers import (
    ResponseHeadersCorsBehavior,
    ResponseHeadersPolicyProps,
    ResponseSecurityHeadersBehavior,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import takes
from aws_cdk.core.token import Token
from aws_cdk.core.tree_extras import show_in_tree, shown_duration

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import ResponseHeadersPolicyReference
    from constructs import Construct

_LONGEST_NAME = 128
_MOST_PERCENT = 100
_METHODS = ("GET", "DELETE", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "ALL")

# Source: the CloudFront developer guide, "Remove headers".
_READ_ONLY = frozenset({"content-encoding", "content-length", "transfer-encoding", "warning", "via"})


class IResponseHeadersPolicy(IResource):
    """A response headers policy, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def response_headers_policy_id(self) -> str: ...
        @property
        def response_headers_policy_ref(self) -> ResponseHeadersPolicyReference: ...


class _Referring:
    response_headers_policy_id: str

    @property
    def response_headers_policy_ref(self) -> ResponseHeadersPolicyReference:
        """The reference to the policy."""
        from aws_cdk.interfaces.aws_cloudfront import ResponseHeadersPolicyReference

        return ResponseHeadersPolicyReference(response_headers_policy_id=self.response_headers_policy_id)


class _ManagedPolicy(_Referring, IResponseHeadersPolicy):
    def __init__(self, response_headers_policy_id: str) -> None:
        self.response_headers_policy_id = response_headers_policy_id


class _ImportedPolicy(_Referring, Resource, IResponseHeadersPolicy):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, response_headers_policy_id: str) -> None:
        super().__init__(scope, id)
        self.response_headers_policy_id = response_headers_policy_id


class ResponseHeadersPolicy(_Referring, Resource, IResponseHeadersPolicy):
    """Headers that viewers get beside those of the origin, and those that they do not get."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.ResponseHeadersPolicy"

    # Source: the CloudFront developer guide, "Use managed response headers policies".
    CORS_ALLOW_ALL_ORIGINS: IResponseHeadersPolicy = _ManagedPolicy("60669652-455b-4ae9-85a4-c4c02393f86c")
    CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS: IResponseHeadersPolicy = _ManagedPolicy(
        "e61eb60c-9c35-4d20-a928-2b84e02af89c"
    )
    CORS_ALLOW_ALL_ORIGINS_WITH_PREFLIGHT: IResponseHeadersPolicy = _ManagedPolicy(
        "5cc3b908-e619-4b99-88e5-2cf7f45965bd"
    )
    CORS_ALLOW_ALL_ORIGINS_WITH_PREFLIGHT_AND_SECURITY_HEADERS: IResponseHeadersPolicy = _ManagedPolicy(
        "eaab4381-ed33-4a86-88ca-d9558dc6cd63"
    )
    SECURITY_HEADERS: IResponseHeadersPolicy = _ManagedPolicy("67f7725c-6f97-4210-82d7-5512b31e9d03")

    @staticmethod
    @checked
    def from_response_headers_policy_id(
        scope: Construct, id: str, response_headers_policy_id: str
    ) -> IResponseHeadersPolicy:
        """Return a policy that exists already."""
        return _ImportedPolicy(scope, id, response_headers_policy_id)

    @takes(ResponseHeadersPolicyProps)
    def __init__(self, scope: Construct, id: str, props: ResponseHeadersPolicyProps) -> None:
        super().__init__(scope, id, physical_name=props.response_headers_policy_name)
        custom, removed = props.custom_headers_behavior, props.remove_headers
        resource = CfnResponseHeadersPolicy(
            self,
            "Resource",
            response_headers_policy_config={
                "name": props.response_headers_policy_name
                or Names.unique_resource_name(self, max_length=_LONGEST_NAME),
                "comment": props.comment,
                "cors_config": self._cors(props.cors_behavior) if props.cors_behavior is not None else None,
                "custom_headers_config": (
                    {"items": [header._given() for header in custom.custom_headers]} if custom is not None else None
                ),
                "security_headers_config": (
                    _security(props.security_headers_behavior) if props.security_headers_behavior is not None else None
                ),
                "remove_headers_config": self._removed(removed) if removed is not None else None,
                "server_timing_headers_config": self._timing(props.server_timing_sampling_rate),
            },
        )
        security = props.security_headers_behavior
        if security is not None and security.strict_transport_security is not None:
            age = security.strict_transport_security.access_control_max_age
            path = ("responseHeadersPolicyConfig", "securityHeadersConfig", "strictTransportSecurity")
            show_in_tree(resource, path, {"accessControlMaxAge": shown_duration(age)})
        self.response_headers_policy_id = resource.ref

    def _cors(self, behavior: ResponseHeadersCorsBehavior) -> dict[str, Any]:
        headers, methods = list(behavior.access_control_allow_headers), list(behavior.access_control_allow_methods)
        if behavior.access_control_allow_credentials and any("*" in header for header in headers):
            raise ValidationError(
                'access_control_allow_headers (`accessControlAllowHeaders`) cannot contain "*" or headers with "*" when '
                "access_control_allow_credentials (`accessControlAllowCredentials`) is true",
                scope=self,
            )
        if any(not Token.is_unresolved(method) and method not in _METHODS for method in methods):
            raise ValidationError(
                "access_control_allow_methods (`accessControlAllowMethods`) contains unexpected method name; allowed values: "
                f"{', '.join(_METHODS)}",
                scope=self,
            )
        exposed, age = behavior.access_control_expose_headers, behavior.access_control_max_age
        return {
            "access_control_allow_credentials": behavior.access_control_allow_credentials,
            "access_control_allow_headers": {"items": headers},
            "access_control_allow_methods": {"items": methods},
            "access_control_allow_origins": {"items": list(behavior.access_control_allow_origins)},
            "access_control_expose_headers": {"items": list(exposed)} if exposed is not None else None,
            "access_control_max_age_sec": age.to_seconds() if age is not None else None,
            "origin_override": behavior.origin_override,
        }

    def _removed(self, headers: Sequence[str]) -> dict[str, Any]:
        for header in headers:
            if not Token.is_unresolved(header) and header.lower() in _READ_ONLY:
                raise ValidationError(
                    f"Cannot remove read-only header {header}",
                    scope=self,
                    fix="leave it out; CloudFront sets this header itself",
                )
        return {"items": [{"header": header} for header in headers]}

    def _timing(self, rate: int | float | None) -> dict[str, Any] | None:
        if not rate:
            return None
        if not Token.is_unresolved(rate):
            if not 0 <= rate <= _MOST_PERCENT:
                raise ValidationError(
                    f"Sampling rate must be between 0 and {_MOST_PERCENT} (inclusive), received {rate:g}", scope=self
                )
            if round(rate, 4) != rate:
                raise ValidationError(f"Sampling rate can have up to four decimal places, received {rate}", scope=self)
        return {"enabled": True, "sampling_rate": rate}


def _security(behavior: ResponseSecurityHeadersBehavior) -> dict[str, Any]:
    frame, referrer = behavior.frame_options, behavior.referrer_policy
    transport = behavior.strict_transport_security
    policy, types, xss = behavior.content_security_policy, behavior.content_type_options, behavior.xss_protection
    return {
        "content_security_policy": policy._given() if policy is not None else None,
        "content_type_options": types._given() if types is not None else None,
        "frame_options": (
            {"frame_option": frame.frame_option._value_, "override": frame.override} if frame is not None else None
        ),
        "referrer_policy": (
            {"referrer_policy": referrer.referrer_policy._value_, "override": referrer.override}
            if referrer is not None
            else None
        ),
        "strict_transport_security": (
            {
                "access_control_max_age_sec": transport.access_control_max_age.to_seconds(),
                "include_subdomains": transport.include_subdomains,
                "override": transport.override,
                "preload": transport.preload,
            }
            if transport is not None
            else None
        ),
        "xss_protection": xss._given() if xss is not None else None,
    }
