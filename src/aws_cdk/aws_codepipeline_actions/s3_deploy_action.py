"""Files into buckets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import DEPLOY_BOUNDS, Action, common, configuration
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.access import BucketAccessControl
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class CacheControl:
    """A directive of the ``Cache-Control`` header of files."""

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def from_string(s: str) -> CacheControl:
        """Any directive."""
        return CacheControl(s)

    @staticmethod
    def immutable() -> CacheControl:
        """``immutable``."""
        return CacheControl("immutable")

    @staticmethod
    @checked
    def max_age(t: Duration) -> CacheControl:
        """``max-age``, in seconds."""
        return _with_seconds("max-age", t)

    @staticmethod
    def must_revalidate() -> CacheControl:
        """``must-revalidate``."""
        return CacheControl("must-revalidate")

    @staticmethod
    def must_understand() -> CacheControl:
        """``must-understand``."""
        return CacheControl("must-understand")

    @staticmethod
    def no_cache() -> CacheControl:
        """``no-cache``."""
        return CacheControl("no-cache")

    @staticmethod
    def no_store() -> CacheControl:
        """``no-store``."""
        return CacheControl("no-store")

    @staticmethod
    def no_transform() -> CacheControl:
        """``no-transform``."""
        return CacheControl("no-transform")

    @staticmethod
    def proxy_revalidate() -> CacheControl:
        """``proxy-revalidate``."""
        return CacheControl("proxy-revalidate")

    @staticmethod
    def set_private() -> CacheControl:
        """``private``."""
        return CacheControl("private")

    @staticmethod
    def set_public() -> CacheControl:
        """``public``."""
        return CacheControl("public")

    @staticmethod
    @checked
    def s_max_age(t: Duration) -> CacheControl:
        """``s-maxage``, in seconds."""
        return _with_seconds("s-maxage", t)

    @staticmethod
    @checked
    def stale_if_error(t: Duration) -> CacheControl:
        """``stale-if-error``, in seconds."""
        return _with_seconds("stale-if-error", t)

    @staticmethod
    @checked
    def stale_while_revalidate(t: Duration) -> CacheControl:
        """``stale-while-revalidate``, in seconds."""
        return _with_seconds("stale-while-revalidate", t)


def _with_seconds(name: str, duration: Duration) -> CacheControl:
    return CacheControl(f"{name}={js_number_text(duration.to_seconds())}")


class S3DeployActionProps(CommonAwsActionProps):
    """Files into a bucket."""

    bucket: IBucket
    """The bucket."""
    input: Artifact
    """The files."""
    access_control: BucketAccessControl | None = None
    """Canned access control list of the files. Default: the bucket's."""
    cache_control: Sequence[CacheControl] | None = None
    """How long they may be cached. Default: not said."""
    encryption_key: IKey | None = None
    """Key they are encrypted with. Default: the bucket's."""
    extract: bool | None = None
    """Whether they are unpacked. Default: yes."""
    object_key: str | None = None
    """Folder if they are unpacked, else the key, which is needed then. Default: none."""


class S3DeployAction(Action):
    """Puts files into a bucket."""

    @takes(S3DeployActionProps)
    def __init__(self, props: S3DeployActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.bucket,
                category=ActionCategory.DEPLOY,
                provider="S3",
                artifact_bounds=DEPLOY_BOUNDS,
                inputs=[props.input],
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        props.bucket.grant_write(options.role)
        if props.access_control is not None:
            props.bucket.grant_put_acl(options.role)
        options.bucket.grant_read(options.role)
        if props.encryption_key is not None:
            props.encryption_key.grant_encrypt(options.role)
        return ActionConfig(
            configuration=configuration(
                BucketName=props.bucket.bucket_name,
                Extract="false" if props.extract is False else "true",
                ObjectKey=props.object_key,
                CannedACL=_kebab_case(props.access_control._value_) if props.access_control is not None else None,
                CacheControl=", ".join(entry.value for entry in props.cache_control or ()) or None,
                KMSEncryptionKeyARN=props.encryption_key.key_arn if props.encryption_key is not None else None,
            )
        )


def _kebab_case(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


__all__ = ["CacheControl", "S3DeployAction", "S3DeployActionProps"]
