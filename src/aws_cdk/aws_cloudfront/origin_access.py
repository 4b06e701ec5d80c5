"""How a distribution shows an S3 bucket who it is: access control, or the older access identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront._l1 import CfnCloudFrontOriginAccessIdentity, CfnOriginAccessControl
from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import CloudFrontOriginAccessIdentityReference, OriginAccessControlReference
    from constructs import Construct

_LONGEST_NAME = 64
_LONGEST_COMMENT = 128


class SigningBehavior(NamedEnum):
    """Which requests are signed."""

    ALWAYS = "always"
    ALWAYS_AMZ_AUTH = "always-amz-auth"
    NEVER = "never"
    NO_OVERRIDE = "no-override"
    """Those that the viewer has not signed."""


class SigningProtocol(NamedEnum):
    """How requests are signed."""

    SIGV4 = "sigv4"
    SIGV4A = "sigv4a"


class Signing:
    """Which requests are signed, and how."""

    SIGV4_ALWAYS: Signing
    SIGV4_NO_OVERRIDE: Signing
    SIGV4_ALWAYS_AMZ_AUTH: Signing
    SIGV4_A_ALWAYS: Signing
    SIGV4_A_ALWAYS_AMZ_AUTH: Signing
    NEVER: Signing

    @checked
    def __init__(self, protocol: SigningProtocol, behavior: SigningBehavior) -> None:
        self.protocol = protocol
        self.behavior = behavior


Signing.SIGV4_ALWAYS = Signing(SigningProtocol.SIGV4, SigningBehavior.ALWAYS)
Signing.SIGV4_NO_OVERRIDE = Signing(SigningProtocol.SIGV4, SigningBehavior.NO_OVERRIDE)
Signing.SIGV4_ALWAYS_AMZ_AUTH = Signing(SigningProtocol.SIGV4, SigningBehavior.ALWAYS_AMZ_AUTH)
Signing.SIGV4_A_ALWAYS = Signing(SigningProtocol.SIGV4A, SigningBehavior.ALWAYS)
Signing.SIGV4_A_ALWAYS_AMZ_AUTH = Signing(SigningProtocol.SIGV4A, SigningBehavior.ALWAYS_AMZ_AUTH)
Signing.NEVER = Signing(SigningProtocol.SIGV4, SigningBehavior.NEVER)


class AccessLevel(NamedEnum):
    """What a distribution may do with a bucket."""

    READ = "READ"
    READ_VERSIONED = "READ_VERSIONED"
    LIST = "LIST"
    WRITE = "WRITE"
    DELETE = "DELETE"


class OriginAccessControlBaseProps(Struct):
    """Options of an access control."""

    description: str | None = None
    origin_access_control_name: str | None = None
    """Default: made from the construct's path."""
    signing: Signing | None = None
    """Default: ``SIGV4_ALWAYS``."""


class OriginAccessControlOriginType(NamedEnum):
    """What is asked with signed requests."""

    S3 = "s3"
    LAMBDA = "lambda"
    MEDIASTORE = "mediastore"
    MEDIAPACKAGEV2 = "mediapackagev2"


class S3OriginAccessControlProps(OriginAccessControlBaseProps):
    """Options of an access control for buckets."""


class FunctionUrlOriginAccessControlProps(OriginAccessControlBaseProps):
    """Options of an access control for URLs of Lambda functions."""


class MediaPackageV2OriginAccessControlProps(OriginAccessControlBaseProps):
    """Options of an access control for MediaPackage."""


class IOriginAccessControl(IResource):
    """An access control, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def origin_access_control_id(self) -> str: ...
        @property
        def origin_access_control_ref(self) -> OriginAccessControlReference: ...


class _ControlBase(Resource, IOriginAccessControl):
    _fqn = "aws-cdk-lib.Resource"

    origin_access_control_id: str
    _signing: Signing | None = None
    """How it signs; None for one made elsewhere."""

    @property
    def origin_access_control_ref(self) -> OriginAccessControlReference:
        """The reference to the access control."""
        from aws_cdk.interfaces.aws_cloudfront import OriginAccessControlReference

        return OriginAccessControlReference(origin_access_control_id=self.origin_access_control_id)

    def _make(self, props: OriginAccessControlBaseProps, kind: OriginAccessControlOriginType) -> None:
        """Make the resource."""
        self._signing = signing = props.signing or Signing.SIGV4_ALWAYS
        resource = CfnOriginAccessControl(
            self,
            "Resource",
            origin_access_control_config={
                "description": props.description,
                "name": props.origin_access_control_name
                if props.origin_access_control_name is not None
                else Names.unique_resource_name(self, max_length=_LONGEST_NAME),
                "signing_behavior": signing.behavior._value_,
                "signing_protocol": signing.protocol._value_,
                "origin_access_control_origin_type": kind._value_,
            },
        )
        self.origin_access_control_id = resource.attr_id


class _ImportedControl(_ControlBase):
    def __init__(self, scope: Construct, id: str, origin_access_control_id: str) -> None:
        super().__init__(scope, id)
        self.origin_access_control_id = origin_access_control_id


class S3OriginAccessControl(_ControlBase):
    """Signs the requests of distributions to buckets."""

    _fqn = "aws-cdk-lib.aws_cloudfront.S3OriginAccessControl"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.S3OriginAccessControl"

    @staticmethod
    @checked
    def from_origin_access_control_id(scope: Construct, id: str, origin_access_control_id: str) -> IOriginAccessControl:
        """Return an access control that exists already."""
        return _ImportedControl(scope, id, origin_access_control_id)

    @takes(S3OriginAccessControlProps)
    def __init__(self, scope: Construct, id: str, props: S3OriginAccessControlProps) -> None:
        super().__init__(scope, id)
        self._make(props, OriginAccessControlOriginType.S3)


class FunctionUrlOriginAccessControl(_ControlBase):
    """Signs the requests of distributions to URLs of Lambda functions."""

    _fqn = "aws-cdk-lib.aws_cloudfront.FunctionUrlOriginAccessControl"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.FunctionUrlOriginAccessControl"

    @staticmethod
    @checked
    def from_origin_access_control_id(scope: Construct, id: str, origin_access_control_id: str) -> IOriginAccessControl:
        """Return an access control that exists already."""
        return _ImportedControl(scope, id, origin_access_control_id)

    @takes(FunctionUrlOriginAccessControlProps)
    def __init__(self, scope: Construct, id: str, props: FunctionUrlOriginAccessControlProps) -> None:
        super().__init__(scope, id)
        self._make(props, OriginAccessControlOriginType.LAMBDA)


class MediaPackageV2OriginAccessControl(_ControlBase):
    """Signs the requests of distributions to MediaPackage."""

    _fqn = "aws-cdk-lib.aws_cloudfront.MediaPackageV2OriginAccessControl"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.MediaPackageV2OriginAccessControl"

    @staticmethod
    @checked
    def from_origin_access_control_id(scope: Construct, id: str, origin_access_control_id: str) -> IOriginAccessControl:
        """Return an access control that exists already."""
        return _ImportedControl(scope, id, origin_access_control_id)

    @takes(MediaPackageV2OriginAccessControlProps)
    def __init__(self, scope: Construct, id: str, props: MediaPackageV2OriginAccessControlProps) -> None:
        super().__init__(scope, id)
        self._make(props, OriginAccessControlOriginType.MEDIAPACKAGEV2)


class OriginAccessIdentityProps(Struct):
    """Options of an access identity."""

    comment: str | None = None


class IOriginAccessIdentity(IResource, IGrantable):
    """An access identity, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def origin_access_identity_id(self) -> str: ...
        @property
        def origin_access_identity_name(self) -> str: ...
        @property
        def cloud_front_origin_access_identity_ref(self) -> CloudFrontOriginAccessIdentityReference: ...


class _IdentityBase(Resource, IOriginAccessIdentity):
    _fqn = "aws-cdk-lib.Resource"

    origin_access_identity_id: str

    @property
    def cloud_front_origin_access_identity_ref(self) -> CloudFrontOriginAccessIdentityReference:
        """The reference to the identity."""
        from aws_cdk.interfaces.aws_cloudfront import CloudFrontOriginAccessIdentityReference

        return CloudFrontOriginAccessIdentityReference(
            cloud_front_origin_access_identity_id=self.origin_access_identity_id
        )

    @property
    def origin_access_identity_name(self) -> str:
        """The id. Deprecated: ``origin_access_identity_id``."""
        return self.origin_access_identity_id

    @property
    def grant_principal(self) -> IPrincipal:
        """The user that CloudFront is."""
        from aws_cdk.aws_iam.principals import ArnPrincipal

        return ArnPrincipal(self._arn())

    def _arn(self) -> str:
        return Stack.of(self).format_arn(
            service="iam",
            region="",
            account="cloudfront",
            resource="user",
            resource_name=f"CloudFront Origin Access Identity {self.origin_access_identity_id}",
        )


class _ImportedIdentity(_IdentityBase):
    def __init__(self, scope: Construct, id: str, origin_access_identity_id: str) -> None:
        super().__init__(scope, id)
        self.origin_access_identity_id = origin_access_identity_id


class OriginAccessIdentity(_IdentityBase):
    """The user that a distribution is for a bucket.

    Attributes:
        cloud_front_origin_access_identity_s3_canonical_user_id: What S3 calls that user.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.OriginAccessIdentity"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.OriginAccessIdentity"

    @staticmethod
    @checked
    def from_origin_access_identity_id(
        scope: Construct, id: str, origin_access_identity_id: str
    ) -> IOriginAccessIdentity:
        """Return an identity that exists already."""
        return _ImportedIdentity(scope, id, origin_access_identity_id)

    @staticmethod
    @checked
    def from_origin_access_identity_name(
        scope: Construct, id: str, origin_access_identity_name: str
    ) -> IOriginAccessIdentity:
        """Return an identity that exists already. Deprecated: ``from_origin_access_identity_id``."""
        return _ImportedIdentity(scope, id, origin_access_identity_name)

    @takes(OriginAccessIdentityProps)
    def __init__(self, scope: Construct, id: str, props: OriginAccessIdentityProps) -> None:
        super().__init__(scope, id)
        comment = (props.comment or "Allows CloudFront to reach the bucket")[:_LONGEST_COMMENT]
        resource = CfnCloudFrontOriginAccessIdentity(
            self, "Resource", cloud_front_origin_access_identity_config={"comment": comment}
        )
        self.origin_access_identity_id = resource.ref
        self.cloud_front_origin_access_identity_s3_canonical_user_id: str = resource.attr_s3_canonical_user_id

    @property
    def grant_principal(self) -> IPrincipal:
        """The user that CloudFront is, as S3 calls it."""
        from aws_cdk.aws_iam.principals import CanonicalUserPrincipal

        return CanonicalUserPrincipal(self.cloud_front_origin_access_identity_s3_canonical_user_id)
