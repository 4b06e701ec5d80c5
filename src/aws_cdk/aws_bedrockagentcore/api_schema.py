"""Schemas of APIs: OpenAPI documents and Smithy models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._schema import FileSchema, grant_read_of_object, render_location
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3 import IBucket, Location
    from constructs import Construct


class ApiSchema:
    """What an API offers, as an OpenAPI document or a Smithy model.

    Attributes:
        s3_file: Where it is, if it is in a bucket.
        bucket_owner_account_id: Whose bucket it is. Default: one of the stack's account.
        inline_schema: The schema itself, if it is written in the app.
    """

    def __init__(
        self,
        s3_file: Location | None = None,
        bucket_owner_account_id: str | None = None,
        inline_schema: str | None = None,
    ) -> None:
        self.s3_file = s3_file
        self.bucket_owner_account_id = bucket_owner_account_id
        self.inline_schema = inline_schema

    @staticmethod
    def from_inline(schema: str) -> InlineApiSchema:
        """Write the schema into the template."""
        return InlineApiSchema(schema)

    @staticmethod
    def from_local_asset(path: str) -> AssetApiSchema:
        """Upload a file when the stack is deployed."""
        return AssetApiSchema(path)

    @staticmethod
    def from_s3_file(bucket: IBucket, object_key: str, bucket_owner_account_id: str | None = None) -> S3ApiSchema:
        """Use a file that is in a bucket."""
        from aws_cdk.aws_s3 import Location

        location = Location(bucket_name=bucket.bucket_name, object_key=object_key)
        return S3ApiSchema(location, bucket_owner_account_id)

    def bind(self, scope: Construct) -> None:
        """Make what the schema needs below ``scope``."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")

    def grant_permissions_to_role(self, role: IRole) -> None:
        """Let a role read the schema."""
        raise NotImplementedError(f"{type(self).__name__} must define grant_permissions_to_role()")

    def _render(self) -> Mapping[str, Any]:
        """Return the property of the target; called after ``bind``."""
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


class InlineApiSchema(ApiSchema):
    """A schema written in the app."""

    def __init__(self, schema: str) -> None:
        super().__init__(inline_schema=schema)
        self._schema = schema

    def bind(self, scope: Construct) -> None:
        """Do nothing: it is in the template."""

    def grant_permissions_to_role(self, _role: IRole) -> None:
        """Do nothing: it is in the template."""

    def _render(self) -> Mapping[str, Any]:
        return {"inlinePayload": self._schema}


class AssetApiSchema(ApiSchema):
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


class S3ApiSchema(ApiSchema):
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
