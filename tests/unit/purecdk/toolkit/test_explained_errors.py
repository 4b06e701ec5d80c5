"""What AWS and botocore complain of, in words that help."""

from __future__ import annotations

import pytest
from botocore import exceptions
from botocore.parsers import ResponseParserError

from purecdk.toolkit.aws.sessions import explain
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import CredentialsError, ToolkitError

HERE = Access(account="123456789012", region="eu-west-1")


def refused(code: str) -> exceptions.ClientError:
    return exceptions.ClientError({"Error": {"Code": code, "Message": "no"}}, "DoIt")


@pytest.mark.parametrize(
    ("error", "kind", "what", "fix"),
    [
        (exceptions.NoCredentialsError(), CredentialsError, "there are no AWS credentials", "aws configure"),
        (exceptions.UnauthorizedSSOTokenError(), CredentialsError, "the SSO session is not usable", "aws sso login"),
        (refused("ExpiredToken"), CredentialsError, "the credentials have expired: no", "renew them"),
        (refused("SignatureDoesNotMatch"), CredentialsError, "AWS does not accept the credentials", "access keys"),
        (refused("AccessDeniedException"), ToolkitError, "DoIt: AccessDeniedException: no", "get-caller-identity"),
        (refused("SlowDown"), ToolkitError, "DoIt: SlowDown: no", "lower --concurrency"),
        (refused("ChangeSetNotFound"), ToolkitError, "DoIt: ChangeSetNotFound: no", "another deployment of the stack"),
        (refused("InternalError"), ToolkitError, "DoIt: InternalError: no", "a little later"),
        (refused("RequestTimeTooSkewed"), ToolkitError, "DoIt: RequestTimeTooSkewed: no", "clock"),
        (
            exceptions.SSLError(endpoint_url="https://x", error=OSError("e")),
            ToolkitError,
            "no secure connection",
            "--ca-bundle",
        ),
        (refused("ValidationError"), ToolkitError, "DoIt: ValidationError: no", "correct what AWS names"),
        (
            exceptions.EndpointConnectionError(endpoint_url="http://x"),
            ToolkitError,
            "no connection",
            "AWS_ENDPOINT_URL",
        ),
        (
            exceptions.ParamValidationError(report="bad name"),
            ToolkitError,
            "AWS would not take",
            "where the app gives it",
        ),
        (KeyError("Answer"), ToolkitError, "the answer is not one of AWS: 'Answer' is not in it", "proxy"),
        (
            ResponseParserError("Unable to\n parse"),
            ToolkitError,
            "the answer is not one of AWS: Unable to parse",
            "proxy",
        ),
        (ValueError("Invalid endpoint: x"), ToolkitError, "Invalid endpoint: x", "http://HOST:PORT"),
    ],
)
def test_an_error_says_what_to_do(error: Exception, kind: type[ToolkitError], what: str, fix: str) -> None:
    explained = explain(error, HERE)

    assert type(explained) is kind
    assert explained.what.startswith(what)
    assert fix in (explained.fix or "")
