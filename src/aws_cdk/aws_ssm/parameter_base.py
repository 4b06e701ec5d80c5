"""What all parameters have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.resource_policy import GrantOnKeyResult, IEncryptedResource
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_ssm.parameter_types import ParameterTier

_READ = ["ssm:DescribeParameters", "ssm:GetParameters", "ssm:GetParameter", "ssm:GetParameterHistory"]
_WRITE = ["ssm:PutParameter"]
# Limits of Parameter Store. Source: the API reference of PutParameter.
_MAX_NAME = 2048
_MAX_DESCRIPTION = 1024


class IParameter(IResource):
    """A parameter, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def parameter_arn(self) -> str: ...
        @property
        def parameter_name(self) -> str: ...
        @property
        def parameter_type(self) -> str: ...
        @property
        def parameter_ref(self) -> Any: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_write(self, grantee: IGrantable) -> Grant: ...


class ParameterOptions(Struct):
    """Options of a parameter."""

    allowed_pattern: str | None = None
    """A regular expression that the value must match. Default: any value will do."""
    description: str | None = None
    """What the parameter is for, up to 1024 characters. Default: nothing is said."""
    parameter_name: str | None = None
    """The name. Default: chosen by CloudFormation."""
    simple_name: bool | None = None
    """Whether the name is without slashes; must be said if the name is a token. Default: read from the name."""
    tier: ParameterTier | None = None
    """How large the parameter can be, and what it costs. Default: as the account is set."""


class CommonStringParameterAttributes(Struct):
    """What is known of a parameter made elsewhere."""

    parameter_name: str
    """The name."""
    simple_name: bool | None = None
    """Whether the name is without slashes; must be said if the name is a token. Default: read from the name."""


class _ParameterBase(Resource, IParameter, IEncryptedResource):
    """A parameter, and permissions on it."""

    parameter_arn: str
    """The ARN."""
    parameter_name: str
    """The name."""
    parameter_type: str
    """The kind: ``String``, ``StringList`` or ``SecureString``."""
    encryption_key: IKey | None = None
    """The key that the value is encrypted with, if it is one's own."""

    @property
    def parameter_ref(self) -> Any:
        """How other resources refer to the parameter."""
        from aws_cdk.interfaces import aws_ssm

        return aws_ssm.ParameterReference(parameter_arn=self.parameter_arn, parameter_name=self.parameter_name)

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        """Allow ``actions`` on the key that the value is encrypted with, if there is one."""
        key = self.encryption_key
        return GrantOnKeyResult(grant=key.grant(grantee, *actions) if key is not None else None)

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the parameter and its history, and decrypt it."""
        if self.encryption_key is not None:
            self.encryption_key.grant_decrypt(grantee)
        return Grant.add_to_principal(grantee=grantee, actions=_READ, resource_arns=[self.parameter_arn])

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` set the parameter, and encrypt it."""
        if self.encryption_key is not None:
            self.encryption_key.grant_encrypt(grantee)
        return Grant.add_to_principal(grantee=grantee, actions=_WRITE, resource_arns=[self.parameter_arn])


def check_options(props: ParameterOptions, scope: Any) -> None:
    """Check name and description of a new parameter.

    Raises:
        ValidationError: one is too long, or the name has characters that are not allowed.
    """
    description, name = props.description, props.parameter_name
    if description and not is_unresolved(description) and len(description) > _MAX_DESCRIPTION:
        raise ValidationError(f"Description cannot be longer than {_MAX_DESCRIPTION} characters.", scope=scope)
    if name is not None and not is_unresolved(name):
        if len(name) > _MAX_NAME:
            raise ValidationError(f"name cannot be longer than {_MAX_NAME} characters.", scope=scope)
        if not re.fullmatch(r"[/\w.-]+", name, re.ASCII):
            raise ValidationError(
                f"name must only contain letters, numbers, and the following 4 symbols .-_/; got {name}", scope=scope
            )


_NAMED_GROUP = re.compile(r"\(\?<(?![=!])")
_NOT_IN_JAVASCRIPT = re.compile(r"\(\?(?:P[<=]|[a-zA-Z]+\))")
_BROKEN_EVERYWHERE = ("nothing to repeat", "multiple repeat", "missing )", "unterminated character set", "unbalanced")


def check_value(value: str, pattern: str | None, scope: Any) -> None:
    """Check that a value matches the pattern of its parameter, as far as both are known.

    Parameter Store reads patterns as Java does, the peer as JavaScript: what neither of the two nor Python can read is refused,
    and what Python alone cannot is left to the service.

    Raises:
        ValidationError: it does not, or the pattern is broken.
    """
    if pattern is None or is_unresolved(pattern) or is_unresolved(value):
        return
    broken = "flags or groups as JavaScript does not know them" if _NOT_IN_JAVASCRIPT.search(pattern) else None
    matches: object = True
    try:
        matches = re.search(_NAMED_GROUP.sub("(?P<", pattern), value)
    except re.error as error:
        if any(error.msg.startswith(kind) for kind in _BROKEN_EVERYWHERE):
            broken = error.msg
    if broken is not None:
        raise ValidationError(
            f"Invalid regular expression: {pattern!r}: {broken}", scope=scope, fix="correct `allowed_pattern`"
        )
    if not matches:
        raise ValidationError(
            f"The supplied value ({value}) does not match the specified allowedPattern ({pattern})", scope=scope
        )


def arn_of_parameter(
    scope: Any, name: str, *, given_name: str | None = None, simple_name: bool | None = None, generated: bool = False
) -> str:
    """Return the ARN of a parameter.

    Args:
        scope: Construct in the stack of the parameter.
        name: The name, which may be a token.
        given_name: The name as it was given, if ``name`` stands for it.
        simple_name: Whether the name is without slashes, if the user said.
        generated: Whether CloudFormation chooses the name, which has no slashes then.

    Raises:
        ValidationError: the name contradicts ``simple_name``, is not a full path, or is not known.
    """
    if generated and simple_name is False:
        raise ValidationError(
            'If "parameterName" is not explicitly defined, "simpleName" must be "true" or undefined since auto-generated '
            "parameter names always have simple names",
            scope=scope,
        )
    simple = True if generated else _is_simple(scope, name if given_name is None else given_name, simple_name)
    # A full path brings its own slash.
    resource = f"parameter/{name}" if simple else f"parameter{name}"
    components = ArnComponents(service="ssm", resource=resource, arn_format=ArnFormat.NO_RESOURCE_NAME)
    return Arn._format(components, Stack.of(scope))


def _is_simple(scope: Any, name: str, simple_name: bool | None) -> bool:
    if not name or is_unresolved(name):
        if simple_name is None:
            raise ValidationError(
                "Unable to determine ARN separator for SSM parameter since the parameter name is an unresolved token. Use "
                '"fromAttributes" and specify "simpleName" explicitly',
                scope=scope,
                fix="set simple_name: True for a name without slashes, False for one that begins with a slash",
            )
        return simple_name
    simple = not name.startswith("/")
    if simple_name is not None and simple_name is not simple:
        raise ValidationError(
            f'Parameter name "{name}" is {"" if simple else "not "}a simple name, but "simpleName" was explicitly set to '
            f"{'true' if simple_name else 'false'}. Either omit it or set it to {'true' if simple else 'false'}",
            scope=scope,
        )
    if simple and "/" in name:
        raise ValidationError(
            f'Parameter names must be fully qualified (if they include "/" they must also begin with a "/"): {name}',
            scope=scope,
        )
    return simple


__all__ = ["CommonStringParameterAttributes", "IParameter", "ParameterOptions"]
