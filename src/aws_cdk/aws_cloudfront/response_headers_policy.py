"""Response headers policies that exist already, CloudFront's own among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import ResponseHeadersPolicyReference
    from constructs import Construct


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


class ResponseHeadersPolicy:
    """Headers that are added to answers: CloudFront's own policies, and those that exist already.

    A new one is made with the L1 class ``CfnResponseHeadersPolicy``.
    """

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

    def __init__(self, *_: object, **__: object) -> None:
        from aws_cdk.core.errors import AssumptionError

        raise AssumptionError(
            "ResponseHeadersPolicy is known here only for policies that exist already",
            fix="make a new one with the L1 class aws_cloudfront.CfnResponseHeadersPolicy, and import it with "
            "ResponseHeadersPolicy.from_response_headers_policy_id",
        )

    @staticmethod
    def from_response_headers_policy_id(
        scope: Construct, id: str, response_headers_policy_id: str
    ) -> IResponseHeadersPolicy:
        """Return a policy that exists already."""
        return _ImportedPolicy(scope, id, response_headers_policy_id)
