"""Who the master user of a database is, and where the password comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_secretsmanager.secret import ReplicaRegion
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.secret_value import SecretValue


class CredentialsBaseOptions(Struct):
    """How the secret of a user is made."""

    encryption_key: IKey | None = None
    """Default: the account's default key."""
    exclude_characters: str | None = None
    """Characters that the password has not. Default: those that some engine stumbles over."""
    replica_regions: Nested[Sequence[ReplicaRegion] | None] = nested()
    """Regions that the secret is copied to. Default: none."""
    secret_name: str | None = None
    """Default: chosen by CloudFormation."""


class CredentialsFromUsernameOptions(CredentialsBaseOptions):
    """How a user who is known by the name gets a password."""

    password: SecretValue | None = None
    """Default: made up by Secrets Manager."""


class SnapshotCredentialsFromGeneratedPasswordOptions(Struct):
    """How the secret of a user out of a snapshot is made."""

    encryption_key: IKey | None = None
    """Default: the account's default key."""
    exclude_characters: str | None = None
    """Characters that the password has not. Default: those that some engine stumbles over."""
    replica_regions: Nested[Sequence[ReplicaRegion] | None] = nested()
    """Regions that the secret is copied to. Default: none."""


class Credentials:
    """The master user of a new database. Make it with one of the factories.

    Attributes:
        encryption_key: Key of the secret to make.
        exclude_characters: Characters that its password has not.
        password: The password, where it is given.
        replica_regions: Regions that the secret is copied to.
        secret: The secret, where it is given.
        secret_name: Name of the secret to make.
        username: The name.
        username_as_string: Whether the name is put into the template as it is, instead of read from the secret.
    """

    username: str
    encryption_key: IKey | None = None
    exclude_characters: str | None = None
    password: SecretValue | None = None
    replica_regions: Sequence[ReplicaRegion] | None = None
    secret: ISecret | None = None
    secret_name: str | None = None
    username_as_string: bool | None = None

    @staticmethod
    @takes(CredentialsBaseOptions)
    def from_generated_secret(username: str, options: CredentialsBaseOptions) -> Credentials:
        """Return a user with a new secret, which is another one when the rules for the password change."""
        return _credentials(username=username, username_as_string=True, **options._given())

    @staticmethod
    @checked
    def from_password(username: str, password: SecretValue) -> Credentials:
        """Return a user with a given password, without a secret. The password should not stand in the code."""
        return _credentials(username=username, password=password, username_as_string=True)

    @staticmethod
    @takes(CredentialsFromUsernameOptions)
    def from_username(username: str, options: CredentialsFromUsernameOptions) -> Credentials:
        """Return a user with a given password, or with a new secret. ``from_generated_secret`` does more."""
        return _credentials(username=username, **options._given())

    @staticmethod
    @checked
    def from_secret(secret: ISecret, username: str | None = None) -> Credentials:
        """Return the user whose ``username`` and ``password`` a secret has.

        Args:
            secret: A secret with a JSON object.
            username: The name, where it is not to be read from the secret.
        """
        return _credentials(
            username=username or secret.secret_value_from_json("username").unsafe_unwrap(),
            password=secret.secret_value_from_json("password"),
            encryption_key=secret.encryption_key,
            secret=secret,
        )


class SnapshotCredentials:
    """The master user of a database that is restored. Make it with one of the factories.

    Attributes:
        encryption_key: Key of the secret to make.
        exclude_characters: Characters that its password has not.
        generate_password: Whether a password is made up.
        password: The password, where it is given.
        replace_on_password_criteria_changes: Whether another secret is made when the rules for the password change.
        replica_regions: Regions that the secret is copied to.
        secret: The secret, where it is given.
        username: The name, which has to be that of the snapshot.
    """

    generate_password: bool = False
    encryption_key: IKey | None = None
    exclude_characters: str | None = None
    password: SecretValue | None = None
    replace_on_password_criteria_changes: bool | None = None
    replica_regions: Sequence[ReplicaRegion] | None = None
    secret: ISecret | None = None
    username: str | None = None

    @staticmethod
    @takes(SnapshotCredentialsFromGeneratedPasswordOptions)
    def from_generated_secret(
        username: str, options: SnapshotCredentialsFromGeneratedPasswordOptions
    ) -> SnapshotCredentials:
        """Return a user with a new secret, which is another one when the rules for the password change."""
        return _snapshot_credentials(
            username=username, generate_password=True, replace_on_password_criteria_changes=True, **options._given()
        )

    @staticmethod
    @takes(SnapshotCredentialsFromGeneratedPasswordOptions)
    def from_generated_password(
        username: str, options: SnapshotCredentialsFromGeneratedPasswordOptions
    ) -> SnapshotCredentials:
        """Return a user with a new secret. ``from_generated_secret`` does more."""
        return _snapshot_credentials(username=username, generate_password=True, **options._given())

    @staticmethod
    @checked
    def from_password(password: SecretValue) -> SnapshotCredentials:
        """Return the user with another password, without a secret. The password should not stand in the code."""
        return _snapshot_credentials(password=password)

    @staticmethod
    @checked
    def from_secret(secret: ISecret) -> SnapshotCredentials:
        """Return the user with the ``password`` that a secret has."""
        return _snapshot_credentials(password=secret.secret_value_from_json("password"), secret=secret)


def _credentials(**values: Any) -> Credentials:
    made = Credentials()
    made.__dict__.update(values)
    return made


def _snapshot_credentials(**values: Any) -> SnapshotCredentials:
    made = SnapshotCredentials()
    made.__dict__.update(values)
    return made
