"""Schemas in files: as assets, in buckets, or written in the app."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3 import Location
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct


T = TypeVar("T")


class Schema(Generic[T]):
    """A schema, wherever it is.

    Attributes:
        s3_file: Where it is, if it is in a bucket.
        bucket_owner_account_id: Whose bucket it is. Default: one of the stack's account.
        inline_schema: The schema itself, if it is written in the app.
    """

    def __init__(
        self,
        s3_file: Location | None = None,
        bucket_owner_account_id: str | None = None,
        inline_schema: T | None = None,
    ) -> None:
        self.s3_file = s3_file
        self.bucket_owner_account_id = bucket_owner_account_id
        self.inline_schema = inline_schema

    def bind(self, scope: Construct) -> None:
        """Make what the schema needs below ``scope``."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")

    def grant_permissions_to_role(self, role: IRole) -> None:
        """Let a role read the schema."""
        raise NotImplementedError(f"{type(self).__name__} must define grant_permissions_to_role()")

    def _render(self) -> Mapping[str, Any]:
        """Return the property of the target; called after ``bind``."""
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


class InTemplate(Schema[T]):
    """A schema that is written in the app, and so in the template."""

    def __init__(self, schema: T) -> None:
        super().__init__(inline_schema=schema)
        self._schema = schema

    def bind(self, scope: Construct) -> None:
        """Do nothing: it is in the template."""

    def grant_permissions_to_role(self, _role: IRole) -> None:
        """Do nothing: it is in the template."""


class InFile(Schema[T]):
    """A schema in a local file."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        super().__init__()
        self._file = FileSchema(path, options)

    def bind(self, scope: Construct) -> None:
        """Make the asset at the first use; later uses share it."""
        self._file.bind(scope)

    def grant_permissions_to_role(self, role: IRole) -> None:
        """Let a role read the file."""
        self._file.grant_read(role)

    def _render(self) -> Mapping[str, Any]:
        return self._file.render()


class InBucket(Schema[T]):
    """A schema in a bucket."""

    def __init__(self, location: Location, bucket_owner_account_id: str | None = None) -> None:
        super().__init__(location, bucket_owner_account_id)
        self._location = location

    def bind(self, scope: Construct) -> None:
        """Do nothing: the file is there."""

    def grant_permissions_to_role(self, role: IRole) -> None:
        """Let a role read the file."""
        grant_read_of_object(role, self._location)

    def _render(self) -> Mapping[str, Any]:
        return render_location(self._location, self.bucket_owner_account_id)


class FileSchema:
    """A schema in a local file, which becomes an asset of the construct that uses it first."""

    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options
        self._asset: Asset | None = None

    def bind(self, scope: Construct) -> None:
        """Make the asset, once."""
        if self._asset is None:
            from aws_cdk.aws_s3_assets.asset import Asset

            # as the peer: named after the path as it is written in the app
            id = f"Schema{hashlib.md5(self.path.encode()).hexdigest()}"
            self._asset = Asset(scope, id, path=self.path, **self._options._given())

    @property
    def is_bound(self) -> bool:
        """The asset is made."""
        return self._asset is not None

    def grant_read(self, role: IRole) -> None:
        """Let a role read the file."""
        self._bound().grant_read(role)

    def render(self) -> Mapping[str, Any]:
        """Return where the file will be."""
        asset = self._bound()
        return {"s3": {"uri": f"s3://{asset.s3_bucket_name}/{asset.s3_object_key}"}}

    def _bound(self) -> Asset:
        if self._asset is None:
            raise ValidationError(f"the schema in {self.path!r} is not bound", fix="call `bind(scope)` first")
        return self._asset


def grant_read_of_object(role: IRole, location: Location) -> None:
    """Let a role read one object; its partition is told by AWS, as the peer has it."""
    arn = f"arn:{Aws.PARTITION}:s3:::{location.bucket_name}/{location.object_key}"
    Grant.add_to_principal(grantee=role, actions=["s3:GetObject"], resource_arns=[arn])


def render_location(location: Location, bucket_owner: str | None) -> Mapping[str, Any]:
    """Return where an object is, and in whose account."""
    uri = f"s3://{location.bucket_name}/{location.object_key}"
    return {"s3": {"uri": uri, "bucketOwnerAccountId": bucket_owner}}
