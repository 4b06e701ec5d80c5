"""When Cognito asks or tells a function."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum


class LambdaVersion(NamedEnum):
    """What the function is told."""

    V1_0 = "V1_0"
    V2_0 = "V2_0"
    V3_0 = "V3_0"


class UserPoolOperation:
    """When Cognito asks or tells a function.

    Attributes:
        operation_name: As the pool's property names it.
    """

    CREATE_AUTH_CHALLENGE: UserPoolOperation
    CUSTOM_EMAIL_SENDER: UserPoolOperation
    CUSTOM_MESSAGE: UserPoolOperation
    CUSTOM_SMS_SENDER: UserPoolOperation
    DEFINE_AUTH_CHALLENGE: UserPoolOperation
    POST_AUTHENTICATION: UserPoolOperation
    POST_CONFIRMATION: UserPoolOperation
    PRE_AUTHENTICATION: UserPoolOperation
    PRE_SIGN_UP: UserPoolOperation
    PRE_TOKEN_GENERATION: UserPoolOperation
    PRE_TOKEN_GENERATION_CONFIG: UserPoolOperation
    USER_MIGRATION: UserPoolOperation
    VERIFY_AUTH_CHALLENGE_RESPONSE: UserPoolOperation

    @checked
    def __init__(self, operation_name: str) -> None:
        self.operation_name = operation_name

    @staticmethod
    @checked
    def of(name: str) -> UserPoolOperation:
        """Return an operation by its name: ``preSignUp``."""
        return UserPoolOperation(name[:1].lower() + name[1:])


def _camel(name: str) -> str:
    first, *rest = name.lower().split("_")
    return first + "".join(part.title() for part in rest)


for _name in UserPoolOperation.__annotations__:
    setattr(UserPoolOperation, _name, UserPoolOperation(_camel(_name)))


__all__ = ["LambdaVersion", "UserPoolOperation"]
