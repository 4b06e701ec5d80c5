"""Code signing: who must have signed a function's code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda._l1 import CfnCodeSigningConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_signer import ISigningProfile
    from constructs import Construct


class UntrustedArtifactOnDeployment(NamedEnum):
    """What happens to code without a valid signature."""

    ENFORCE = "Enforce"
    WARN = "Warn"


class CodeSigningConfigProps(Struct):
    """Options of :class:`CodeSigningConfig`."""

    signing_profiles: Sequence[ISigningProfile]
    """Profiles that may sign."""
    description: str | None = None
    untrusted_artifact_on_deployment: UntrustedArtifactOnDeployment | None = None
    """What happens to other code. Default: a warning."""


class ICodeSigningConfig(IResource):
    """A code signing configuration, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def code_signing_config_arn(self) -> str: ...
        @property
        def code_signing_config_id(self) -> str: ...
        @property
        def code_signing_config_ref(self) -> Any: ...


class _CodeSigningConfigBase(Resource, ICodeSigningConfig):
    code_signing_config_arn: str
    code_signing_config_id: str

    @property
    def code_signing_config_ref(self) -> Any:
        """The reference to the configuration."""
        from aws_cdk.interfaces.aws_lambda import CodeSigningConfigReference

        return CodeSigningConfigReference(code_signing_config_arn=self.code_signing_config_arn)


class CodeSigningConfig(_CodeSigningConfigBase):
    """Who must have signed a function's code."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.CodeSigningConfig"

    @takes(CodeSigningConfigProps)
    def __init__(self, scope: Construct, id: str, props: CodeSigningConfigProps) -> None:
        super().__init__(scope, id)
        policy = props.untrusted_artifact_on_deployment or UntrustedArtifactOnDeployment.WARN
        resource = CfnCodeSigningConfig(
            self,
            "Resource",
            allowed_publishers={
                "signing_profile_version_arns": [
                    profile.signing_profile_version_arn for profile in props.signing_profiles
                ]
            },
            code_signing_policies={"untrusted_artifact_on_deployment": policy._value_},
            description=props.description,
        )
        self.code_signing_config_arn = resource.attr_code_signing_config_arn
        self.code_signing_config_id = resource.attr_code_signing_config_id

    @staticmethod
    @checked
    def from_code_signing_config_arn(scope: Construct, id: str, code_signing_config_arn: str) -> ICodeSigningConfig:
        """Return a configuration that exists already.

        Raises:
            ValidationError: that is no ARN.
        """
        # As the peer: of a token, the id is what comes after a slash.
        known = not is_unresolved(code_signing_config_arn)
        form = ArnFormat.COLON_RESOURCE_NAME if known else ArnFormat.SLASH_RESOURCE_NAME
        parts = Arn.split(code_signing_config_arn, form)
        imported = _CodeSigningConfigBase(scope, id)
        imported.code_signing_config_arn = code_signing_config_arn
        imported.code_signing_config_id = parts.resource_name or ""
        return imported


__all__ = ["CodeSigningConfig", "CodeSigningConfigProps", "ICodeSigningConfig", "UntrustedArtifactOnDeployment"]
