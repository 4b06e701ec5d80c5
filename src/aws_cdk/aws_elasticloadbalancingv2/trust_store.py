"""Certificates that clients may show: trust stores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2._l1 import CfnTrustStore, CfnTrustStoreRevocation
from aws_cdk.aws_elasticloadbalancingv2.enums import RevocationType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import ITrustStoreRef, TrustStoreReference
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct

_MAX_NAME_LENGTH = 32
_NAME = re.compile(r"(?!-)[0-9A-Za-z-]+(?<!-)\Z")


class ITrustStore(IResource):
    """A trust store."""

    if TYPE_CHECKING:

        @property
        def trust_store_arn(self) -> str: ...
        @property
        def trust_store_name(self) -> str: ...
        @property
        def trust_store_ref(self) -> TrustStoreReference: ...


class TrustStoreProps(Struct):
    """Options of a trust store."""

    bucket: IBucketRef
    """The bucket with the certificates of authorities."""
    key: str
    """The object's key."""
    trust_store_name: str | None = None
    """The name, up to 32 letters, digits and hyphens. Default: made of the path."""
    version: str | None = None
    """The object's version. Default: the latest."""


class RevocationContent(Struct):
    """A list of revoked certificates."""

    bucket: IBucketRef
    """The bucket."""
    key: str
    """The object's key."""
    revocation_type: RevocationType | None = None
    """The kind of list. Default: CRL."""
    version: str | None = None
    """The object's version. Default: the latest."""


class TrustStoreRevocationProps(Struct):
    """Which certificates are revoked."""

    revocation_contents: Nested[Sequence[RevocationContent]]
    """The lists."""
    trust_store: ITrustStoreRef
    """The trust store."""


class _TrustStoreBase(Resource, ITrustStore):
    trust_store_arn: str
    trust_store_name: str

    @property
    def trust_store_ref(self) -> TrustStoreReference:
        """The reference to the trust store."""
        from aws_cdk.interfaces.aws_elasticloadbalancingv2 import TrustStoreReference

        return TrustStoreReference(trust_store_arn=self.trust_store_arn)


class TrustStore(_TrustStoreBase):
    """The authorities whose certificates clients may show."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.TrustStore"

    @staticmethod
    @checked
    def from_trust_store_arn(scope: Construct, id: str, trust_store_arn: str) -> ITrustStore:
        """Return a trust store made elsewhere."""
        return _ImportedTrustStore(scope, id, trust_store_arn)

    @takes(TrustStoreProps)
    def __init__(self, scope: Construct, id: str, props: TrustStoreProps) -> None:
        """Make a trust store.

        Raises:
            ValidationError: the name cannot be one.
        """
        name = props.trust_store_name
        super().__init__(
            scope,
            id,
            physical_name=name
            if name is not None
            else lazy_string(lambda: Names.unique_resource_name(self, max_length=_MAX_NAME_LENGTH)),
        )
        if name is not None and not is_unresolved(name):
            if not 1 <= len(name) <= _MAX_NAME_LENGTH:
                raise ValidationError(
                    f"trustStoreName '{name}' must be 1-{_MAX_NAME_LENGTH} characters long.", scope=self
                )
            if not _NAME.match(name):
                raise ValidationError(
                    f"trustStoreName '{name}' must contain only alphanumeric characters and hyphens, and cannot begin or "
                    "end with a hyphen.",
                    scope=self,
                )
        resource = CfnTrustStore(
            self,
            "Resource",
            name=self.physical_name,
            ca_certificates_bundle_s3_bucket=props.bucket.bucket_ref.bucket_name,
            ca_certificates_bundle_s3_key=props.key,
            ca_certificates_bundle_s3_object_version=props.version,
        )
        self.trust_store_name = resource.ref
        self.trust_store_arn = resource.attr_trust_store_arn
        self.number_of_ca_certificates = resource.attr_number_of_ca_certificates
        self.status: str = resource.attr_status


class _ImportedTrustStore(_TrustStoreBase):
    def __init__(self, scope: Construct, id: str, trust_store_arn: str) -> None:
        super().__init__(scope, id)
        self.trust_store_arn = trust_store_arn
        # As the peer: the ARN up to its first slash, rather than the name after it.
        self.trust_store_name = Fn.select(0, Fn.split("/", trust_store_arn))


class TrustStoreRevocation(Resource):
    """Lists of revoked certificates of a trust store."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.TrustStoreRevocation"

    @takes(TrustStoreRevocationProps)
    def __init__(self, scope: Construct, id: str, props: TrustStoreRevocationProps) -> None:
        super().__init__(scope, id)
        CfnTrustStoreRevocation(
            self,
            "Resource",
            trust_store_arn=props.trust_store.trust_store_ref.trust_store_arn,
            revocation_contents=[
                {
                    "revocationType": content.revocation_type._value_ if content.revocation_type is not None else None,
                    "s3Bucket": content.bucket.bucket_ref.bucket_name,
                    "s3Key": content.key,
                    "s3ObjectVersion": content.version,
                }
                for content in props.revocation_contents
            ],
        )


__all__ = [
    "ITrustStore",
    "RevocationContent",
    "TrustStore",
    "TrustStoreProps",
    "TrustStoreRevocation",
    "TrustStoreRevocationProps",
]
