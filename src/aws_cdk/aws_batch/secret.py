"""Secrets that containers of jobs get as environment variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.secret import Secret as EcsSecret
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
    version_stage: str | None = None


class Secret:
    """A value that is read when a container starts; it never stands in the template."""

    arn: str
    """What ``ValueFrom`` names."""
    has_field: bool | None = None
    """Whether it is a field of a JSON secret."""

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the value."""
        raise NotImplementedError

    @staticmethod
    @checked
    def from_ssm_parameter(parameter: IParameter) -> Secret:
        """Return the value of a parameter of Systems Manager."""
        return _OfEcs(EcsSecret.from_ssm_parameter(parameter))

    @staticmethod
    @checked
    def from_secrets_manager(secret: ISecret, field: str | None = None) -> Secret:
        """Return a secret, or a field of one that is JSON."""
        return _OfEcs(EcsSecret.from_secrets_manager(secret, field))

    @staticmethod
    @checked
    def from_secrets_manager_version(
        secret: ISecret, version_info: SecretVersionInfo, field: str | None = None
    ) -> Secret:
        """Return a certain version of a secret, or a field of it."""
        from aws_cdk.aws_ecs.secret import SecretVersionInfo as EcsVersionInfo

        version = EcsVersionInfo(**SecretVersionInfo.of(version_info)._given())
        return _OfEcs(EcsSecret.from_secrets_manager_version(secret, version, field))


class _OfEcs(Secret):
    """Batch starts containers through ECS, so the values are named alike."""

    def __init__(self, secret: EcsSecret) -> None:
        self._secret = secret
        self.arn = secret.arn
        self.has_field = secret.has_field

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        return self._secret.grant_read(grantee)


__all__ = ["Secret", "SecretVersionInfo"]
