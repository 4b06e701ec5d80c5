"""Secrets that containers get as environment variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_ssm.parameter_base import IParameter


class SecretVersionInfo(Struct):
    """Which version of a secret is meant."""

    version_id: str | None = None
    """Its id. Default: that of the stage."""
    version_stage: str | None = None
    """Its stage. Default: ``AWSCURRENT``."""


class Secret:
    """A value that ECS reads when a container starts; it never stands in the template."""

    arn: str
    """What ``valueFrom`` names."""
    has_field: bool | None = None
    """Whether it is a field of a JSON secret."""

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the value."""
        raise NotImplementedError

    @staticmethod
    @checked
    def from_ssm_parameter(parameter: IParameter) -> Secret:
        """Return the value of a parameter of Systems Manager."""
        return _ParameterSecret(parameter)

    @staticmethod
    @checked
    def from_secrets_manager(secret: ISecret, field: str | None = None) -> Secret:
        """Return a secret, or a field of one that is JSON."""
        return _ManagedSecret(secret, f"{secret.secret_arn}:{field}::" if field else secret.secret_arn, bool(field))

    @staticmethod
    @checked
    def from_secrets_manager_version(
        secret: ISecret, version_info: SecretVersionInfo, field: str | None = None
    ) -> Secret:
        """Return a certain version of a secret, or a field of it."""
        version = SecretVersionInfo.of(version_info)
        arn = f"{secret.secret_arn}:{field or ''}:{version.version_stage or ''}:{version.version_id or ''}"
        return _ManagedSecret(secret, arn, bool(field))


class _ParameterSecret(Secret):
    def __init__(self, parameter: IParameter) -> None:
        self._parameter = parameter
        self.arn = parameter.parameter_arn

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        return self._parameter.grant_read(grantee)


class _ManagedSecret(Secret):
    def __init__(self, secret: ISecret, arn: str, has_field: bool) -> None:
        self._secret = secret
        self.arn = arn
        self.has_field = has_field

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        return self._secret.grant_read(grantee)
