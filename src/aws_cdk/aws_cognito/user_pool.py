"""User pools made elsewhere, as far as authorizers and grants need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_cognito import UserPoolReference
    from constructs import Construct


class IUserPool(IResource):
    """A user pool."""

    if TYPE_CHECKING:

        @property
        def user_pool_id(self) -> str: ...
        @property
        def user_pool_arn(self) -> str: ...
        @property
        def user_pool_provider_name(self) -> str: ...
        @property
        def user_pool_ref(self) -> UserPoolReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...


class UserPool(Resource, IUserPool):
    """A user pool. Those made elsewhere are imported here; make one with ``CfnUserPool``."""

    @staticmethod
    def from_user_pool_id(scope: Construct, id: str, user_pool_id: str) -> IUserPool:
        """Return a pool of the stack's account and region, by its id."""
        arn = Stack.of(scope).format_arn(service="cognito-idp", resource="userpool", resource_name=user_pool_id)
        return UserPool.from_user_pool_arn(scope, id, arn)

    @staticmethod
    def from_user_pool_arn(scope: Construct, id: str, user_pool_arn: str) -> IUserPool:
        """Return a pool made elsewhere, by its ARN.

        Raises:
            ValidationError: the ARN names no pool.
        """
        parts = Stack.of(scope).split_arn(user_pool_arn, ArnFormat.SLASH_RESOURCE_NAME)
        if not parts.resource_name:
            raise ValidationError("invalid user pool ARN", scope=scope)
        return _ImportedUserPool(scope, id, user_pool_arn, parts.resource_name, parts.region)

    def __init__(self, scope: Construct, id: str, **options: Any) -> None:
        raise ValidationError(
            "UserPool cannot be made here yet",
            scope=scope,
            fix="make aws_cognito.CfnUserPool, and import it with UserPool.from_user_pool_arn(self, id, pool.attr_arn)",
        )


class _ImportedUserPool(Resource, IUserPool):
    """A user pool known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    user_pool_arn: str
    user_pool_id: str
    user_pool_provider_name: str

    def __init__(self, scope: Construct, id: str, arn: str, pool_id: str, region: str | None) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.user_pool_arn = arn
        self.user_pool_id = pool_id
        self.user_pool_provider_name = f"cognito-idp.{region}.{self.stack.url_suffix}/{pool_id}"

    @property
    def user_pool_ref(self) -> UserPoolReference:
        """The reference to the pool."""
        from aws_cdk.interfaces.aws_cognito import UserPoolReference

        return UserPoolReference(user_pool_id=self.user_pool_id, user_pool_arn=self.user_pool_arn)

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the pool."""
        from aws_cdk.aws_iam.grant import Grant

        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=[self.user_pool_arn], scope=self)


__all__ = ["IUserPool", "UserPool"]
