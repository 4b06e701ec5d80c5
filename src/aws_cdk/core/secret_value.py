"""Values that must not be seen in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_dynamic_reference import CfnDynamicReference, CfnDynamicReferenceService
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.reference import CfnReference
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Intrinsic, IResolveContext, Token, is_unresolved
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.core.cfn_parameter import CfnParameter
    from aws_cdk.core.token import ResolutionTypeHint


class SecretsManagerSecretOptions(Struct):
    """Which part of a secret in Secrets Manager is meant."""

    json_field: str | None = None
    """The key in a secret that holds JSON. Default: the whole secret."""
    version_id: str | None = None
    """The id of a version. Default: by stage."""
    version_stage: str | None = None
    """The stage of a version. Default: AWSCURRENT."""


class SecretValue(Intrinsic):
    """A value that must not be seen in a template.

    Usually it is a dynamic reference. With the flag ``@aws-cdk/core:checkSecretUsage`` it can be used only where a construct
    asks for a secret value.
    """

    def __init__(
        self, protected_value: Any, *, stack_trace: bool | None = None, type_hint: ResolutionTypeHint | None = None
    ) -> None:
        super().__init__(protected_value, stack_trace=stack_trace, type_hint=type_hint)

    @staticmethod
    def is_secret_value(x: Any) -> bool:
        """Tell whether ``x`` is a secret value."""
        return isinstance(x, SecretValue)

    @staticmethod
    @checked
    def unsafe_plain_text(secret: str) -> SecretValue:
        """Return a text as a secret value; it can be read in the template. For tests."""
        return SecretValue(secret)

    @staticmethod
    @checked
    def plain_text(secret: str) -> SecretValue:
        """Return a text as a secret value; the older name of :meth:`unsafe_plain_text`."""
        return SecretValue(secret)

    @staticmethod
    @takes(SecretsManagerSecretOptions)
    def secrets_manager(secret_id: str, options: SecretsManagerSecretOptions) -> SecretValue:
        """Return a secret in Secrets Manager, by its name or ARN.

        Raises:
            ValidationError: the id is empty or has a colon without being an ARN, or version and stage are both given.
        """
        key = _secrets_manager_key(secret_id, options)
        return SecretValue.cfn_dynamic_reference(CfnDynamicReference(CfnDynamicReferenceService.SECRETS_MANAGER, key))

    @staticmethod
    @takes(SecretsManagerSecretOptions)
    def cfn_dynamic_reference_key(secret_id: str, options: SecretsManagerSecretOptions) -> str:
        """Return the key under which dynamic references find a secret in Secrets Manager; raises as its factory does."""
        return _secrets_manager_key(secret_id, options)

    @staticmethod
    @checked
    def ssm_secure(parameter_name: str, version: str | None = None) -> SecretValue:
        """Return a secure string of Parameter Store; only some resource properties accept these."""
        key = f"{parameter_name}:{version}" if version else parameter_name
        return SecretValue.cfn_dynamic_reference(CfnDynamicReference(CfnDynamicReferenceService.SSM_SECURE, key))

    @staticmethod
    @checked
    def cfn_dynamic_reference(ref: CfnDynamicReference) -> SecretValue:
        """Return a dynamic reference as a secret value."""
        return SecretValue(ref)

    @staticmethod
    @checked
    def cfn_parameter(param: CfnParameter) -> SecretValue:
        """Return a parameter of the template as a secret value.

        Raises:
            ValidationError: the parameter is shown in consoles; it needs ``no_echo``.
        """
        if not param.no_echo:
            raise ValidationError(
                'CloudFormation parameter must be configured with "NoEcho"',
                scope=param,
                fix="make the parameter with no_echo=True",
            )
        return SecretValue(param.value)

    @staticmethod
    @checked
    def resource_attribute(attr: str) -> SecretValue:
        """Return an attribute of a resource as a secret value.

        Raises:
            ValidationError: ``attr`` is something else.
        """
        token = Tokenization.reverse_complete_string(attr)
        if not isinstance(token, CfnReference):
            raise ValidationError(
                "SecretValue.resourceAttribute() must be used with a resource attribute",
                fix="give an attribute, such as the attr_... of an L1 resource",
            )
        return SecretValue(token)

    def resolve(self, context: IResolveContext) -> Any:
        """Return the value.

        Raises:
            ValidationError: the flag forbids its use here.
        """
        if flag_enabled(context.scope.node, "@aws-cdk/core:checkSecretUsage"):
            raise ValidationError(
                f"Synthing a secret value to {'/'.join(context.document_path)}. Using a SecretValue here risks exposing your "
                "secret. Only pass SecretValues to constructs that accept a SecretValue property, or call AWS Secrets Manager "
                "directly in your runtime code. Call 'secretValue.unsafe_unwrap()' if you understand and accept the risks.",
                scope=context.scope,
            )
        return super().resolve(context)

    def unsafe_unwrap(self) -> str:
        """Return the value as a string that can be used anywhere; constructs that take secret values call this."""
        return Token.as_string(self._value)


def _secrets_manager_key(secret_id: str, options: SecretsManagerSecretOptions) -> str:
    if not isinstance(secret_id, str) or not secret_id:
        raise ValidationError("secretId cannot be empty", fix="give the name or the ARN of the secret")
    if not is_unresolved(secret_id) and not secret_id.startswith("arn:") and ":" in secret_id:
        raise ValidationError(
            f'secret id "{secret_id}" is not an ARN but contains ":"',
            fix="give the whole ARN, or the name alone; json_field, version_stage and version_id are options of their own",
        )
    if options.version_stage and options.version_id:
        raise ValidationError(
            f"versionStage: '{options.version_stage}' and versionId: '{options.version_id}' were both provided but only one is "
            "allowed",
            fix="leave version_stage or version_id out",
        )
    parts = (secret_id, "SecretString", options.json_field, options.version_stage, options.version_id)
    return ":".join([part or "" for part in parts])
