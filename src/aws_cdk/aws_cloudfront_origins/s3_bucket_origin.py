"""Buckets as origins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.origin import IOrigin, OriginBase, OriginBindConfig, OriginBindOptions, OriginProps
from aws_cdk.aws_cloudfront.origin_access import AccessLevel, OriginAccessIdentity, S3OriginAccessControl
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import make_struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_cloudfront import IOriginAccessControlRef
    from constructs import Construct

_ACTIONS = {
    AccessLevel.READ: "s3:GetObject",
    AccessLevel.READ_VERSIONED: "s3:GetObjectVersion",
    AccessLevel.WRITE: "s3:PutObject",
    AccessLevel.DELETE: "s3:DeleteObject",
    AccessLevel.LIST: "s3:ListBucket",
}


class S3BucketOriginBaseProps(OriginProps):
    """What all buckets can be told."""


class S3BucketOriginWithOACProps(S3BucketOriginBaseProps):
    """Options of a bucket behind access control."""

    origin_access_control: IOriginAccessControlRef | None = None
    """Default: a new one."""
    origin_access_levels: Sequence[AccessLevel] | None = None
    """What the distribution may do. Default: ``READ``."""


class S3BucketOriginWithOAIProps(S3BucketOriginBaseProps):
    """Options of a bucket behind an access identity."""

    origin_access_identity: Any = None
    """Default: a new one."""


class S3OriginProps(OriginProps):
    """Options of :class:`S3Origin`."""

    origin_access_identity: Any = None
    """Default: a new one."""


class S3BucketOrigin(OriginBase):
    """A bucket. Make it with one of the factories."""

    @takes(S3BucketOriginBaseProps)
    def __init__(self, bucket: IBucket, props: S3BucketOriginBaseProps) -> None:
        super().__init__(bucket.bucket_regional_domain_name, props)

    @staticmethod
    @takes(S3BucketOriginWithOACProps)
    def with_origin_access_control(bucket: IBucket, props: S3BucketOriginWithOACProps) -> IOrigin:
        """Sign requests to the bucket, which is told to let this distribution in."""
        return _WithControl(bucket, props)

    @staticmethod
    @takes(S3BucketOriginWithOAIProps)
    def with_origin_access_identity(bucket: IBucket, props: S3BucketOriginWithOAIProps) -> IOrigin:
        """Ask the bucket as a user, whom it is told to let in."""
        return _WithIdentity(bucket, props)

    @staticmethod
    @takes(OriginProps)
    def with_bucket_defaults(bucket: IBucket, props: OriginProps) -> IOrigin:
        """Ask the bucket as anybody would."""
        return S3BucketOrigin(bucket, **props._given())

    def _render_s3_origin_config(self) -> Any:
        return {"originAccessIdentity": ""}


class _WithControl(S3BucketOrigin):
    def __init__(self, bucket: IBucket, props: S3BucketOriginWithOACProps) -> None:
        OriginBase.__init__(self, bucket.bucket_regional_domain_name, props)
        self._bucket = bucket
        self._control = props.origin_access_control
        self._levels = list(props.origin_access_levels or (AccessLevel.READ,))

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        bound: OriginBindOptions = (
            options if options is not None else make_struct(OriginBindOptions, rest, "S3BucketOrigin.bind()")
        )
        if self._control is None:
            self._control = S3OriginAccessControl(scope, "S3OriginAccessControl")
        self._let_in(scope, bound)
        config = super().bind(scope, bound)
        property = {
            **config.origin_property,
            "originAccessControlId": self._control.origin_access_control_ref.origin_access_control_id,
        }
        return config._with(origin_property=property)

    def _let_in(self, scope: Construct, options: OriginBindOptions) -> None:
        """Tell the bucket, and its key, to let the distribution in."""
        distribution = f"arn:{Aws.PARTITION}:cloudfront::{Aws.ACCOUNT_ID}:distribution/{options.distribution_id}"
        resources = []
        if any(level is not AccessLevel.LIST for level in self._levels):
            resources.append(self._bucket.arn_for_objects("*"))
        if AccessLevel.LIST in self._levels:
            resources.append(self._bucket.bucket_arn)
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
                "AccessLevel.LIST lets viewers list the bucket: they may find objects that were not meant for them. A default "
                "root object for every path keeps them from it",
            )
        outcome = self._bucket.add_to_resource_policy(
            PolicyStatement(
                actions=[_ACTIONS[level] for level in dict.fromkeys(self._levels)],
                principals=[ServicePrincipal("cloudfront.amazonaws.com")],
                resources=resources,
                conditions={"StringEquals": {"AWS:SourceArn": distribution}},
            )
        )
        if not outcome.statement_added:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
                "the bucket is made elsewhere, so its policy stays as it is: let the distribution in there",
            )
        self._let_decrypt(scope)

    def _let_decrypt(self, scope: Construct) -> None:
        key = self._bucket.encryption_key
        if key is None:
            return
        actions = ["kms:Decrypt"]
        if AccessLevel.WRITE in self._levels:
            actions += ["kms:Encrypt", "kms:GenerateDataKey*"]
        # Naming the distribution would make it and the key wait for each other.
        outcome = key.add_to_resource_policy(
            PolicyStatement(
                actions=actions,
                principals=[ServicePrincipal("cloudfront.amazonaws.com")],
                resources=["*"],
                conditions={
                    "ArnLike": {"AWS:SourceArn": f"arn:{Aws.PARTITION}:cloudfront::{Aws.ACCOUNT_ID}:distribution/*"}
                },
            )
        )
        Annotations.of(key.node.scope).add_warning_v2(
            "@aws-cdk/aws-cloudfront-origins:wildcardKeyPolicyForOac",
            "every distribution of the account may use the bucket's key: name the one in the key's policy once it is made",
        )
        if not outcome.statement_added:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-cloudfront-origins:updateImportedKeyPolicyOac",
                "the bucket's key is made elsewhere, so its policy stays as it is: let the distribution use it there",
            )


class _WithIdentity(S3BucketOrigin):
    def __init__(self, bucket: IBucket, props: S3BucketOriginWithOAIProps | S3OriginProps) -> None:
        OriginBase.__init__(self, bucket.bucket_regional_domain_name, props)
        self._bucket = bucket
        self._identity: Any = props.origin_access_identity

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        bound: OriginBindOptions = (
            options if options is not None else make_struct(OriginBindOptions, rest, "S3BucketOrigin.bind()")
        )
        if self._identity is None:
            stack = Stack.of(scope)
            # Two stacks whose resources know each other could not be deployed: the bucket's stack has it then.
            is_elsewhere = Stack.of(self._bucket) is not stack
            from aws_cdk.core.logical_id import Names

            place = Stack.of(self._bucket) if is_elsewhere else scope
            id = f"{Names.unique_id(scope)}S3Origin" if is_elsewhere else "S3Origin"
            self._identity = OriginAccessIdentity(place, id, comment=f"Identity for {bound.origin_id}")
        outcome = self._bucket.add_to_resource_policy(
            PolicyStatement(
                resources=[self._bucket.arn_for_objects("*")],
                actions=["s3:GetObject"],
                principals=[self._identity.grant_principal],
            )
        )
        if not outcome.statement_added:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOai",
                "the bucket is made elsewhere, so its policy stays as it is: let the identity read it there",
            )
        return super().bind(scope, bound)

    def _render_s3_origin_config(self) -> Any:
        reference = self._identity.cloud_front_origin_access_identity_ref
        return {
            "originAccessIdentity": "origin-access-identity/cloudfront/"
            f"{reference.cloud_front_origin_access_identity_id}"
        }


class S3Origin(IOrigin):
    """A bucket behind an access identity, or its website if it is one. Deprecated: :class:`S3BucketOrigin`."""

    @takes(S3OriginProps)
    def __init__(self, bucket: IBucket, props: S3OriginProps) -> None:
        from aws_cdk.aws_cloudfront_origins.http_origin import S3StaticWebsiteOrigin

        if bucket.is_website:
            options = props._given()
            options.pop("origin_access_identity", None)
            self._origin: IOrigin = S3StaticWebsiteOrigin(bucket, **options)
        else:
            self._origin = _WithIdentity(bucket, props)

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        """Return the origin."""
        return self._origin.bind(scope, options, **rest)
