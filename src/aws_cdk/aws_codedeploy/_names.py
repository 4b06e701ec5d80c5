"""Names and ARNs of what CodeDeploy has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import IConstruct

_LONGEST = 100
_ALLOWED = (
    "letters (a-z, A-Z), numbers (0-9), periods (.), underscores (_), + (plus signs), = (equals signs), , (commas), "
    "@ (at signs), - (minus signs)"
)


def check_name(owner: IConstruct, kind: str, name: str | None) -> None:
    """Have a name that nothing of CodeDeploy can have refused when the app is synthesized."""

    def messages() -> list[str]:
        if name is None or is_unresolved(name):
            return []
        errors = []
        if len(name) > _LONGEST:
            errors.append(f'{kind} name: "{name}" can be a max of {_LONGEST} characters.')
        if not re.fullmatch(r"[a-zA-Z0-9._+=,@-]+", name):
            errors.append(f'{kind} name: "{name}" can only contain {_ALLOWED}.')
        return errors

    check_before_synthesis(owner, messages)


def application_arn(scope: IConstruct, name: str) -> str:
    """Return the ARN of an application."""
    return _arn(scope, "application", name)


def group_arn(scope: IConstruct, application: str, name: str, *, partition: str | None = None) -> str:
    """Return the ARN of a deployment group; its partition is that of the stack, if none is given."""
    return _arn(scope, "deploymentgroup", f"{application}/{name}", partition)


def _arn(scope: IConstruct, resource: str, name: str, partition: str | None = None) -> str:
    environment: Any = scope
    return Stack.of(scope).format_arn(
        partition=partition,
        service="codedeploy",
        region=environment.env.region,
        account=environment.env.account,
        resource=resource,
        resource_name=name,
        arn_format=ArnFormat.COLON_RESOURCE_NAME,
    )


def config_arn(name: str, region: str = Aws.REGION, account: str = Aws.ACCOUNT_ID) -> str:
    """Return the ARN of a deployment configuration, which may stand in any stack."""
    return f"arn:{Aws.PARTITION}:codedeploy:{region}:{account}:deploymentconfig:{name}"


def application_of(scope: IConstruct, value: Any, kind: type) -> Any:
    """Return ``value`` if it is an application, of whatever kind: all have the same members.

    Raises:
        ValidationError: it is another resource, such as one of L1.
    """
    from aws_cdk.aws_codedeploy.application import IEcsApplication, ILambdaApplication, IServerApplication

    known = isinstance(value, (IEcsApplication, ILambdaApplication, IServerApplication))
    return value if known else must_be(scope, value, kind, "application")


def must_be(scope: IConstruct, value: Any, kind: type, option: str) -> Any:
    """Return ``value`` if it is of a kind; references are taken by type checkers, but not enough.

    Raises:
        ValidationError: it is not, such as an L1 resource.
    """
    if not isinstance(value, kind):
        raise ValidationError(
            f"'{option}' instance should implement {kind.__name__}, but doesn't: {type(value).__name__}", scope=scope
        )
    return value
