"""Environment variables of builds, and what a project may read for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.build_environment import BuildEnvironmentVariable, BuildEnvironmentVariableType
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.reference import Reference
from aws_cdk.core.secret_value import SecretValue
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import IResolvable, Token, TokenComparison, is_unresolved, string_of
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable


def serialized_variables(
    variables: Mapping[str, BuildEnvironmentVariable], *, check_secrets: bool, principal: IGrantable | None
) -> list[dict[str, Any]]:
    """Return variables as the L1 project has them; ``principal`` may read the parameters and secrets they name.

    Raises:
        ValidationError: ``check_secrets`` is on and a plain variable has a secret value, or an ARN names no secret.
    """
    rendered: list[dict[str, Any]] = []
    access = _Access(principal)
    for name, variable in variables.items():
        kind = variable.type if variable.type is not None else BuildEnvironmentVariableType.PLAINTEXT
        value = _text(variable.value)
        rendered.append({"name": name, "type": kind._value_, "value": value})
        if kind is BuildEnvironmentVariableType.PLAINTEXT:
            if check_secrets:
                _refuse_secret(name, value, principal)
        elif principal is not None:
            if kind is BuildEnvironmentVariableType.PARAMETER_STORE:
                access.add_parameter(value)
            else:
                access.add_secret(value)
    access.grant()
    return rendered


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return Tokenization.stringify_number(value)
    if isinstance(value, IResolvable):
        return string_of(value)
    if isinstance(value, (list, tuple)):
        return ",".join(_text(item) for item in value)
    return "" if value is None else str(value)


def _refuse_secret(name: str, value: str, principal: Any) -> None:
    for token in Tokenization.reverse_string(value).tokens:
        if isinstance(token, SecretValue):
            raise ValidationError(
                f"Plaintext environment variable '{name}' contains a secret value! This means the value of this variable will be "
                "visible in plain text in the AWS Console.",
                scope=principal,
                fix="use the type BuildEnvironmentVariableType.SECRETS_MANAGER; if the value may be seen, set "
                "check_secrets_in_plain_text_env_variables=False (checkSecretsInPlainTextEnvVariables)",
            )


class _Access:
    """What has to be readable; each thing once, in the order named."""

    def __init__(self, principal: Any) -> None:
        self._principal = principal
        self._parameters: dict[str, None] = {}
        self._secrets: dict[str, None] = {}
        self._keys: dict[str, None] = {}

    def add_parameter(self, name: str) -> None:
        """Let a parameter be read, by its name."""
        arn = Stack.of(self._principal).format_arn(
            service="ssm", resource="parameter", resource_name=name.removeprefix("/")
        )
        self._parameters[arn] = None

    def add_secret(self, value: str) -> None:
        """Let a secret be read, by its name or ARN and perhaps ``:KEY:STAGE:ID``."""
        if value.startswith("arn:"):
            self._add_secret_arn(value)
        elif is_unresolved(value):
            self._add_secret_token(value)
        else:
            # Secrets Manager adds a dash and six characters to the name.
            arn = Stack.of(self._principal).format_arn(
                service="secretsmanager",
                resource="secret",
                resource_name=f"{value.split(':')[0]}-??????",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            )
            self._secrets[arn] = None

    def _add_secret_arn(self, value: str) -> None:
        stack = Stack.of(self._principal)
        parts = stack.split_arn(value, ArnFormat.COLON_RESOURCE_NAME)
        if not parts.resource_name:
            raise ValidationError(
                f"SecretManager ARN is missing the name of the secret: {value}",
                scope=self._principal,
                fix="name it as arn:PARTITION:secretsmanager:REGION:ACCOUNT:secret:NAME",
            )
        # The ARN may lack the six characters at the end.
        name = f"{parts.resource_name.split(':')[0]}*"
        self._secrets[
            stack.format_arn(**parts._with(resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME)._given())
        ] = None
        if Token.compare_strings(stack.account, parts.account or "") is TokenComparison.DIFFERENT:
            # It is encrypted with a key of the other account; which one is not known, but its policy has to allow it.
            self._add_keys_of(stack, account=parts.account, region=parts.region, partition=parts.partition)

    def _add_secret_token(self, value: str) -> None:
        # A token cannot be taken apart; as the peer, it is taken for the ARN up to the first colon.
        secret = value.split(":")[0]
        own = Stack.of(self._principal)
        for token in Tokenization.reverse_string(value).tokens:
            if not isinstance(token, Reference):
                continue
            theirs = Stack.of(token.target)
            if Token.compare_strings(theirs.account, own.account) is TokenComparison.DIFFERENT:
                secret = f"{secret}-??????"
                self._add_keys_of(theirs)
        self._secrets[secret] = None

    def _add_keys_of(self, stack: Stack, **environment: Any) -> None:
        components = ArnComponents(service="kms", resource="key", resource_name="*", **environment)
        self._keys[stack.format_arn(**components._given())] = None

    def grant(self) -> None:
        """Add the statements to the principal."""
        for actions, resources in (
            ("ssm:GetParameters", self._parameters),
            ("secretsmanager:GetSecretValue", self._secrets),
            ("kms:Decrypt", self._keys),
        ):
            if resources:
                self._principal.grant_principal.add_to_principal_policy(
                    PolicyStatement(actions=[actions], resources=list(resources))
                )
