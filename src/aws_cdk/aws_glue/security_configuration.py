"""How what jobs and crawlers write is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue._l1 import CfnSecurityConfiguration
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

_S3_MANAGED = "SSE-S3"
_LONGEST_NAME = 255


class _Encryption:
    """A mode, and the key it has; ``None`` for one made for it."""

    def __init__(self, mode: str, kms_key: IKeyRef | None = None) -> None:
        self._mode = mode
        self._key = kms_key


class S3Encryption(_Encryption):
    """How objects are encrypted."""

    @staticmethod
    @checked
    def kms(kms_key: IKeyRef | None = None) -> S3Encryption:
        """Encrypt with a key, made for it by default."""
        return S3Encryption("SSE-KMS", kms_key)

    @staticmethod
    def s3_managed() -> S3Encryption:
        """Encrypt with a key of S3's own."""
        return S3Encryption(_S3_MANAGED)


class CloudWatchEncryption(_Encryption):
    """How logs are encrypted."""

    @staticmethod
    @checked
    def kms(kms_key: IKeyRef | None = None) -> CloudWatchEncryption:
        """Encrypt with a key, made for it by default."""
        return CloudWatchEncryption("SSE-KMS", kms_key)


class JobBookmarksEncryption(_Encryption):
    """How bookmarks of jobs are encrypted."""

    @staticmethod
    @checked
    def client_side_kms(kms_key: IKeyRef | None = None) -> JobBookmarksEncryption:
        """Encrypt before they are sent, with a key, made for it by default."""
        return JobBookmarksEncryption("CSE-KMS", kms_key)


class SecurityConfigurationProps(Struct):
    """Options of a security configuration; one way of encryption is needed."""

    cloud_watch_encryption: CloudWatchEncryption | None = None
    """How logs are encrypted. Default: not."""
    job_bookmarks_encryption: JobBookmarksEncryption | None = None
    """How bookmarks of jobs are encrypted. Default: not."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the configuration when it leaves the stack. Default: it stays."""
    s3_encryption: S3Encryption | None = None
    """How objects are encrypted. Default: as the bucket says."""
    security_configuration_name: str | None = None
    """Its name. Default: made from the construct's place."""


class ISecurityConfiguration(IResource):
    """A security configuration, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def security_configuration_name(self) -> str: ...


class _ImportedSecurityConfiguration(Resource, ISecurityConfiguration):
    """A security configuration of which the name is known."""

    security_configuration_name: str


class SecurityConfiguration(Resource, ISecurityConfiguration):
    """How what jobs and crawlers write is encrypted.

    Attributes:
        cloud_watch_encryption_key: The key of logs.
        job_bookmarks_encryption_key: The key of bookmarks.
        s3_encryption_key: The key of objects.
    """

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.SecurityConfiguration"

    security_configuration_name: str
    cloud_watch_encryption_key: IKeyRef | None
    job_bookmarks_encryption_key: IKeyRef | None
    s3_encryption_key: IKeyRef | None

    @staticmethod
    @checked
    def from_security_configuration_name(
        scope: Construct, id: str, security_configuration_name: str
    ) -> ISecurityConfiguration:
        """Return a security configuration made elsewhere, by its name."""
        imported = _ImportedSecurityConfiguration(scope, id)
        imported.security_configuration_name = security_configuration_name
        return imported

    @takes(SecurityConfigurationProps)
    def __init__(self, scope: Construct, id: str, props: SecurityConfigurationProps) -> None:
        """Make a security configuration.

        Raises:
            ValidationError: no way of encryption is given.
        """
        super().__init__(scope, id, physical_name=props.security_configuration_name)
        ways = (props.cloud_watch_encryption, props.job_bookmarks_encryption, props.s3_encryption)
        if not any(ways):
            raise ValidationError(
                "One of cloudWatchEncryption, jobBookmarksEncryption or s3Encryption must be defined", scope=self
            )
        self._own_key: IKeyRef | None = None
        needs_own = [way for way in ways if way is not None and way._mode != _S3_MANAGED and way._key is None]
        if needs_own:
            from aws_cdk.aws_kms.key import Key

            self._own_key = Key(self, "Key", enable_key_rotation=True)
        logs, bookmarks, objects = (self._key_of(way) for way in ways)
        self.cloud_watch_encryption_key, self.job_bookmarks_encryption_key, self.s3_encryption_key = (
            logs,
            bookmarks,
            objects,
        )
        encryption: dict[str, Any] = {}
        if props.cloud_watch_encryption is not None:
            mode = props.cloud_watch_encryption._mode
            encryption["cloudWatchEncryption"] = {"cloudWatchEncryptionMode": mode, "kmsKeyArn": _arn(logs)}
        if props.job_bookmarks_encryption is not None:
            mode = props.job_bookmarks_encryption._mode
            encryption["jobBookmarksEncryption"] = {"jobBookmarksEncryptionMode": mode, "kmsKeyArn": _arn(bookmarks)}
        if props.s3_encryption is not None:
            encryption["s3Encryptions"] = [{"s3EncryptionMode": props.s3_encryption._mode, "kmsKeyArn": _arn(objects)}]
        name = props.security_configuration_name
        resource = CfnSecurityConfiguration(
            self,
            "Resource",
            name=self.physical_name if name is not None else self._generated_name(),
            encryption_configuration=encryption,
        )
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.RETAIN)
        self.security_configuration_name = self._get_resource_name_attribute(resource.ref)

    def _generated_name(self) -> str:
        return Names.unique_resource_name(self, max_length=_LONGEST_NAME)

    def _key_of(self, way: _Encryption | None) -> IKeyRef | None:
        if way is None or way._mode == _S3_MANAGED:
            return None
        return way._key if way._key is not None else self._own_key


def _arn(key: IKeyRef | None) -> str | None:
    return key.key_ref.key_arn if key is not None else None


__all__ = [
    "CloudWatchEncryption",
    "ISecurityConfiguration",
    "JobBookmarksEncryption",
    "S3Encryption",
    "SecurityConfiguration",
    "SecurityConfigurationProps",
]
