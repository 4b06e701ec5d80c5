"""How elements of a start-up configuration are rendered for an instance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.init_element import InitServiceRestartHandle
    from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class BindTarget:
    """Where an element is rendered for, and its place among those of its type."""

    __slots__ = ("index", "platform", "role", "scope")

    def __init__(self, scope: Construct, role: IRole, platform: OperatingSystemType, index: int) -> None:
        self.scope = scope
        self.role = role
        self.platform = platform
        self.index = index

    @property
    def key(self) -> str:
        """The key of an element that was given none: three digits."""
        return f"{self.index:03d}"


class BoundElement:
    """A rendered element.

    Attributes:
        config: What is merged into the section of the element's type.
        bucket_name: A bucket that the instance reads with its role's credentials.
        asset_hash: Names the content of the asset behind the element.
    """

    __slots__ = ("asset_hash", "bucket_name", "config")

    def __init__(
        self, config: dict[str, Any], *, bucket_name: str | None = None, asset_hash: str | None = None
    ) -> None:
        self.config = config
        self.bucket_name = bucket_name
        self.asset_hash = asset_hash


def restart_handles(handles: Iterable[InitServiceRestartHandle] | None) -> tuple[InitServiceRestartHandle, ...]:
    """Return the handles given."""
    return tuple(handles or ())


def bound_object(config: dict[str, Any], bucket: IBucket, key: str, target: BindTarget) -> BoundElement:
    """Let the instance read an object, and return the element."""
    bucket.grant_read(target.role, key)
    return BoundElement(config, bucket_name=bucket.bucket_name)
