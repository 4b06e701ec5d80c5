"""Credentials of registries that pipelines take images from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository_base import IRepository
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.stack import Stack

# Source: the help of ``docker login``.
_DOCKER_HUB = "https://index.docker.io/v1/"


class DockerCredentialUsage(NamedEnum):
    """What credentials are used for."""

    SYNTH = "SYNTH"
    SELF_UPDATE = "SELF_UPDATE"
    ASSET_PUBLISHING = "ASSET_PUBLISHING"


class ExternalDockerCredentialOptions(Struct):
    """Options of credentials in a secret."""

    assume_role: IRole | None = None
    """The role to read the secret with. Default: the build's."""
    secret_password_field: str | None = None
    """Field of the secret. Default: ``secret``."""
    secret_username_field: str | None = None
    """Field of the secret. Default: ``username``."""
    usages: Sequence[DockerCredentialUsage] | None = None
    """What they are used for. Default: everything."""


class EcrDockerCredentialOptions(Struct):
    """Options of credentials for ECR."""

    assume_role: IRole | None = None
    """The role to log in with. Default: the build's."""
    usages: Sequence[DockerCredentialUsage] | None = None
    """What they are used for. Default: everything."""


class DockerCredential:
    """Credentials of a registry."""

    @staticmethod
    @takes(ExternalDockerCredentialOptions)
    def docker_hub(secret: ISecret, opts: ExternalDockerCredentialOptions) -> DockerCredential:
        """Return credentials of Docker Hub."""
        return _SecretCredential(_DOCKER_HUB, secret, opts)

    @staticmethod
    @takes(ExternalDockerCredentialOptions)
    def custom_registry(
        registry_domain: str, secret: ISecret, opts: ExternalDockerCredentialOptions
    ) -> DockerCredential:
        """Return credentials of any registry."""
        return _SecretCredential(registry_domain, secret, opts)

    @staticmethod
    @takes(EcrDockerCredentialOptions)
    def ecr(repositories: Sequence[IRepository], opts: EcrDockerCredentialOptions) -> DockerCredential:
        """Return credentials of repositories of one registry of ECR."""
        return _EcrCredential(repositories, opts)

    @checked
    def __init__(self, usages: Sequence[DockerCredentialUsage] | None = None) -> None:
        self.usages = list(usages) if usages is not None else None

    def grant_read(self, grantee: IGrantable, usage: DockerCredentialUsage) -> None:
        """Let ``grantee`` use the credentials, if they are for ``usage``."""
        raise NotImplementedError

    def _is_for(self, usage: DockerCredentialUsage) -> bool:
        return self.usages is None or usage in self.usages

    @property
    def _domain(self) -> str:
        raise NotImplementedError

    def _source(self) -> dict[str, Any]:
        raise NotImplementedError


def _let_assume(grantee: IGrantable, role: IRole) -> None:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    grantee.grant_principal.add_to_principal_policy(
        PolicyStatement(actions=["sts:AssumeRole"], resources=[role.role_arn])
    )


class _SecretCredential(DockerCredential):
    def __init__(self, domain: str, secret: ISecret, opts: ExternalDockerCredentialOptions) -> None:
        super().__init__(opts.usages)
        self._registry = domain
        self._secret = secret
        self._opts = opts

    @property
    def _domain(self) -> str:
        return self._registry

    @checked
    def grant_read(self, grantee: IGrantable, usage: DockerCredentialUsage) -> None:
        if not self._is_for(usage):
            return
        role = self._opts.assume_role
        if role is not None:
            _let_assume(grantee, role)
        self._secret.grant_read(role if role is not None else grantee)

    def _source(self) -> dict[str, Any]:
        opts = self._opts
        return _given(
            secretsManagerSecretId=self._secret.secret_arn,
            secretsUsernameField=opts.secret_username_field,
            secretsPasswordField=opts.secret_password_field,
            assumeRoleArn=opts.assume_role.role_arn if opts.assume_role is not None else None,
        )


class _EcrCredential(DockerCredential):
    def __init__(self, repositories: Sequence[IRepository], opts: EcrDockerCredentialOptions) -> None:
        super().__init__(opts.usages)
        if not repositories:
            raise ValidationError(
                "must supply at least one `ecr.IRepository` to create an `EcrDockerCredential`",
                fix="name the repositories that builds may pull from",
            )
        self._repositories = list(repositories)
        self._opts = opts

    @property
    def _domain(self) -> str:
        from aws_cdk.core.fn import Fn

        # The host in front of the repository's name.
        return Fn.select(0, Fn.split("/", self._repositories[0].repository_uri))

    @checked
    def grant_read(self, grantee: IGrantable, usage: DockerCredentialUsage) -> None:
        if not self._is_for(usage):
            return
        role = self._opts.assume_role
        if role is not None:
            _let_assume(grantee, role)
        for repository in self._repositories:
            repository.grant_pull(role if role is not None else grantee)

    def _source(self) -> dict[str, Any]:
        role = self._opts.assume_role
        return _given(ecrRepository=True, assumeRoleArn=role.role_arn if role is not None else None)


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def credentials_for(credentials: Sequence[DockerCredential], usage: DockerCredentialUsage) -> list[DockerCredential]:
    """Return the credentials that are for ``usage``."""
    return [credential for credential in credentials if credential._is_for(usage)]


def install_commands(credentials: Sequence[DockerCredential], stack: Stack) -> list[str]:
    """Return the commands that tell the CDK's credential helper about ``credentials``; none if there are none."""
    if not credentials:
        return []
    content = {
        "version": "1.0",
        "domainCredentials": {credential._domain: credential._source() for credential in credentials},
    }
    return [
        "mkdir $HOME/.cdk",
        f"echo '{stack.to_json_string(content)}' > $HOME/.cdk/cdk-docker-creds.json",
    ]


__all__ = [
    "DockerCredential",
    "DockerCredentialUsage",
    "EcrDockerCredentialOptions",
    "ExternalDockerCredentialOptions",
]
