"""What deployed objects say of themselves: caching, encryption, storage class."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from aws_cdk.core.tokenization import Tokenization


class CacheControl:
    """One directive of the header ``Cache-Control``.

    Source of the directives: RFC 9111, RFC 5861 and RFC 8246.
    """

    def __init__(self, value: Any) -> None:
        self.value = value

    @staticmethod
    def must_revalidate() -> CacheControl:
        """Use a stale copy only after asking again."""
        return CacheControl("must-revalidate")

    @staticmethod
    def no_cache() -> CacheControl:
        """Ask before each use of a copy."""
        return CacheControl("no-cache")

    @staticmethod
    def no_transform() -> CacheControl:
        """Let nobody on the way change the content."""
        return CacheControl("no-transform")

    @staticmethod
    def no_store() -> CacheControl:
        """Keep no copy."""
        return CacheControl("no-store")

    @staticmethod
    def must_understand() -> CacheControl:
        """Keep a copy only where the status code's caching rules are known."""
        return CacheControl("must-understand")

    @staticmethod
    def immutable() -> CacheControl:
        """Do not ask again while a copy is fresh."""
        return CacheControl("immutable")

    @staticmethod
    def set_public() -> CacheControl:
        """Let shared caches keep a copy."""
        return CacheControl("public")

    @staticmethod
    def set_private() -> CacheControl:
        """Let only the reader's own cache keep a copy."""
        return CacheControl("private")

    @staticmethod
    def proxy_revalidate() -> CacheControl:
        """Have shared caches ask again before they use a stale copy."""
        return CacheControl("proxy-revalidate")

    @staticmethod
    @checked
    def max_age(t: Duration) -> CacheControl:
        """How long a copy is fresh."""
        return _seconds("max-age", t)

    @staticmethod
    @checked
    def s_max_age(t: Duration) -> CacheControl:
        """How long a copy in a shared cache is fresh."""
        return _seconds("s-maxage", t)

    @staticmethod
    @checked
    def stale_while_revalidate(t: Duration) -> CacheControl:
        """How long a stale copy may be used while a new one is fetched."""
        return _seconds("stale-while-revalidate", t)

    @staticmethod
    @checked
    def stale_if_error(t: Duration) -> CacheControl:
        """How long a stale copy may be used if the origin fails."""
        return _seconds("stale-if-error", t)

    @staticmethod
    @checked
    def from_string(s: str) -> CacheControl:
        """Return a directive as it is written in the header."""
        return CacheControl(s)


def _seconds(name: str, duration: Duration) -> CacheControl:
    return CacheControl(f"{name}={Tokenization.stringify_number(duration.to_seconds())}")


class ServerSideEncryption(NamedEnum):
    """How S3 encrypts the objects."""

    AES_256 = "AES256"
    AWS_KMS = "aws:kms"
    AWS_KMS_DSSE = "aws:kms:dsse"


class StorageClass(NamedEnum):
    """Where S3 keeps the objects."""

    STANDARD = "STANDARD"
    REDUCED_REDUNDANCY = "REDUCED_REDUNDANCY"
    STANDARD_IA = "STANDARD_IA"
    ONEZONE_IA = "ONEZONE_IA"
    INTELLIGENT_TIERING = "INTELLIGENT_TIERING"
    GLACIER = "GLACIER"
    DEEP_ARCHIVE = "DEEP_ARCHIVE"


class UserDefinedObjectMetadata(Struct):
    """Deprecated and without members: metadata is a plain mapping."""
