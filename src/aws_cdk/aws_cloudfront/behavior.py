"""Behaviors: what a distribution does with requests for a path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.cache_policy import CachePolicy
from aws_cdk.aws_cloudfront.function import FunctionAssociation
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_cloudfront.origin import IOrigin
    from aws_cdk.aws_lambda import IVersion
    from aws_cdk.interfaces.aws_cloudfront import (
        ICachePolicyRef,
        IKeyGroupRef,
        IOriginRequestPolicyRef,
        IRealtimeLogConfigRef,
        IResponseHeadersPolicyRef,
    )


class AllowedMethods:
    """Methods that viewers may use."""

    ALLOW_GET_HEAD: AllowedMethods
    ALLOW_GET_HEAD_OPTIONS: AllowedMethods
    ALLOW_ALL: AllowedMethods

    @checked
    def __init__(self, methods: list[str]) -> None:
        self.methods = methods


AllowedMethods.ALLOW_GET_HEAD = AllowedMethods(["GET", "HEAD"])
AllowedMethods.ALLOW_GET_HEAD_OPTIONS = AllowedMethods(["GET", "HEAD", "OPTIONS"])
AllowedMethods.ALLOW_ALL = AllowedMethods(["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"])


class CachedMethods:
    """Methods whose answers are cached."""

    CACHE_GET_HEAD: CachedMethods
    CACHE_GET_HEAD_OPTIONS: CachedMethods

    @checked
    def __init__(self, methods: list[str]) -> None:
        self.methods = methods


CachedMethods.CACHE_GET_HEAD = CachedMethods(["GET", "HEAD"])
CachedMethods.CACHE_GET_HEAD_OPTIONS = CachedMethods(["GET", "HEAD", "OPTIONS"])


class ViewerProtocolPolicy(NamedEnum):
    """How viewers may talk to a distribution."""

    HTTPS_ONLY = "https-only"
    REDIRECT_TO_HTTPS = "redirect-to-https"
    ALLOW_ALL = "allow-all"


class LambdaEdgeEventType(NamedEnum):
    """When a Lambda function runs."""

    ORIGIN_REQUEST = "origin-request"
    ORIGIN_RESPONSE = "origin-response"
    VIEWER_REQUEST = "viewer-request"
    VIEWER_RESPONSE = "viewer-response"


class EdgeLambda(Struct):
    """A Lambda function and when it runs."""

    event_type: LambdaEdgeEventType
    """When it runs."""
    function_version: IVersion
    """A version, not the latest."""
    include_body: bool | None = None
    """Whether it sees the body of requests. Default: no."""


class AddBehaviorOptions(Struct):
    """What happens with requests."""

    allowed_methods: AllowedMethods | None = None
    """Default: GET and HEAD."""
    cache_policy: ICachePolicyRef | None = None
    """Default: ``CachePolicy.CACHING_OPTIMIZED``."""
    cached_methods: CachedMethods | None = None
    """Default: GET and HEAD."""
    compress: bool | None = None
    """Default: yes."""
    edge_lambdas: Nested[Sequence[EdgeLambda] | None] = nested()
    """Lambda functions at the edge, at most one for each event. Default: none."""
    enable_grpc: bool | None = None
    """Needs ``AllowedMethods.ALLOW_ALL``. Default: no."""
    function_associations: Nested[Sequence[FunctionAssociation] | None] = nested()
    """CloudFront functions, for requests and responses of viewers. Default: none."""
    origin_request_policy: IOriginRequestPolicyRef | None = None
    """Default: only what tells cached answers apart reaches the origin."""
    realtime_log_config: IRealtimeLogConfigRef | None = None
    """Logs that are written as requests come. Default: none."""
    response_headers_policy: IResponseHeadersPolicyRef | None = None
    """Which headers responses get. Default: the origin's."""
    smooth_streaming: bool | None = None
    """Default: no."""
    trusted_key_groups: Sequence[IKeyGroupRef] | None = None
    """Who signs URLs. Default: they need not be signed."""
    viewer_protocol_policy: ViewerProtocolPolicy | None = None
    """Default: ``ALLOW_ALL``; with the flag ``defaultViewerProtocolPolicyRedirectToHttps``, ``REDIRECT_TO_HTTPS``."""


class BehaviorOptions(AddBehaviorOptions):
    """What happens with requests, and where they go."""

    origin: IOrigin
    """Where requests go that the cache cannot answer."""


def rendered_behavior(options: AddBehaviorOptions, origin_id: str, pattern: str | None, scope: Any) -> dict[str, Any]:
    """Return a behavior by the names of the L1 class.

    Args:
        options: What happens.
        origin_id: Where requests go.
        pattern: Which paths; None for the default behavior.
        scope: The distribution.
    """
    if options.enable_grpc and options.allowed_methods is not AllowedMethods.ALLOW_ALL:
        raise ValidationError(
            "'allowedMethods' can only be AllowedMethods.ALLOW_ALL if enable_grpc (`'enableGrpc'`) is true",
            scope=scope,
            fix="set allowed_methods=AllowedMethods.ALLOW_ALL",
        )
    if options.enable_grpc and options.edge_lambdas:
        raise ValidationError(
            "edge_lambdas (`'edgeLambdas'`) cannot be specified if enable_grpc (`'enableGrpc'`) is true",
            scope=scope,
            fix="leave edge_lambdas or enable_grpc out",
        )
    cache = options.cache_policy or CachePolicy.CACHING_OPTIMIZED
    requests, headers = options.origin_request_policy, options.response_headers_policy
    return {
        **({"pathPattern": pattern} if pattern is not None else {}),
        "targetOriginId": origin_id,
        "allowedMethods": options.allowed_methods.methods if options.allowed_methods is not None else None,
        "cachedMethods": options.cached_methods.methods if options.cached_methods is not None else None,
        "cachePolicyId": cache.cache_policy_ref.cache_policy_id,
        "compress": options.compress is not False,
        "originRequestPolicyId": (
            requests.origin_request_policy_ref.origin_request_policy_id if requests is not None else None
        ),
        "realtimeLogConfigArn": (
            options.realtime_log_config.realtime_log_config_ref.realtime_log_config_arn
            if options.realtime_log_config is not None
            else None
        ),
        "responseHeadersPolicyId": (
            headers.response_headers_policy_ref.response_headers_policy_id if headers is not None else None
        ),
        "smoothStreaming": options.smooth_streaming,
        "viewerProtocolPolicy": (options.viewer_protocol_policy or _default_protocol(scope))._value_,
        "functionAssociations": (
            [
                {"functionArn": item.function.function_ref.function_arn, "eventType": item.event_type._value_}
                for item in options.function_associations
            ]
            if options.function_associations is not None
            else None
        ),
        "lambdaFunctionAssociations": (
            [rendered_lambda(item, scope) for item in options.edge_lambdas]
            if options.edge_lambdas is not None
            else None
        ),
        "trustedKeyGroups": (
            [group.key_group_ref.key_group_id for group in options.trusted_key_groups]
            if options.trusted_key_groups is not None
            else None
        ),
        "grpcConfig": {"enabled": options.enable_grpc} if options.enable_grpc is not None else None,
    }


def rendered_lambda(item: EdgeLambda, scope: Any) -> dict[str, Any]:
    """Return how a behavior calls a function at the edge, as CloudFormation takes it."""
    if item.include_body and item.event_type not in (
        LambdaEdgeEventType.ORIGIN_REQUEST,
        LambdaEdgeEventType.VIEWER_REQUEST,
    ):
        raise ValidationError(
            "include_body (`'includeBody'`) can only be true for ORIGIN_REQUEST or VIEWER_REQUEST event types.",
            scope=scope,
            fix="leave include_body out; responses do not have it",
        )
    return {
        "lambdaFunctionArn": item.function_version.edge_arn,
        "eventType": item.event_type._value_,
        "includeBody": item.include_body,
    }


def let_edge_run(lambdas: Sequence[EdgeLambda]) -> None:
    """Let the roles of functions be taken at the edge."""
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principals import ServicePrincipal

    for item in lambdas:
        policy = getattr(item.function_version.role, "assume_role_policy", None)
        if policy is not None:
            policy.add_statements(
                PolicyStatement(actions=["sts:AssumeRole"], principals=[ServicePrincipal("edgelambda.amazonaws.com")])
            )


__all__ = [
    "AddBehaviorOptions",
    "AllowedMethods",
    "BehaviorOptions",
    "CachedMethods",
    "EdgeLambda",
    "LambdaEdgeEventType",
    "ViewerProtocolPolicy",
]


def _default_protocol(scope: Any) -> ViewerProtocolPolicy:
    redirects = flag_enabled(scope.node, "@aws-cdk/aws-cloudfront:defaultViewerProtocolPolicyRedirectToHttps")
    return ViewerProtocolPolicy.REDIRECT_TO_HTTPS if redirects else ViewerProtocolPolicy.ALLOW_ALL
