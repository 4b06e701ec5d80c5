"""What API keys and usage plans of REST APIs and of WebSocket APIs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway.api_key_grants import ApiKeyGrants
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_apigateway import ApiKeyReference
    from constructs import Construct


class _KeyBase(Resource):
    key_id: str
    key_arn: str

    @property
    def api_key_ref(self) -> ApiKeyReference:
        """The reference to the key."""
        from aws_cdk.interfaces.aws_apigateway import ApiKeyReference

        return ApiKeyReference(api_key_id=self.key_id)

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the key."""
        return ApiKeyGrants.from_api_key(self).read(grantee)

    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` change the key."""
        return ApiKeyGrants.from_api_key(self).write(grantee)

    def grant_read_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read and change the key."""
        return ApiKeyGrants.from_api_key(self).read_write(grantee)


def arn_of_key(scope: Construct, key_id: str) -> str:
    """Return the ARN of a key."""
    return Stack.of(scope).format_arn(
        service="apigateway",
        account="",
        resource="/apikeys",
        arn_format=ArnFormat.SLASH_RESOURCE_NAME,
        resource_name=key_id,
    )


def rendered_quota(scope: Construct, quota: Any) -> dict[str, Any] | None:
    """Return how many requests there may be in a time.

    Raises:
        ValidationError: the limit is no whole number.
    """
    if quota is None:
        return None
    _check_whole(scope, quota.limit, "Throttle quota limit")
    return {
        "limit": quota.limit,
        "offset": quota.offset,
        "period": quota.period._value_ if quota.period is not None else None,
    }


def rendered_throttle(scope: Construct, throttle: Any) -> dict[str, Any] | None:
    """Return how many requests there may be at once and a second.

    Raises:
        ValidationError: the number at once is no whole number.
    """
    if throttle is None:
        return None
    _check_whole(scope, throttle.burst_limit, "Throttle burst limit")
    return {"burstLimit": throttle.burst_limit, "rateLimit": throttle.rate_limit}


def _check_whole(scope: Construct, value: int | float | None, what: str) -> None:
    if value is not None and not is_unresolved(value) and value != int(value):
        raise ValidationError(f"{what} should be an integer", scope=scope)
