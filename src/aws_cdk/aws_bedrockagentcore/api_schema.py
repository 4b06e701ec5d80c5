"""Schemas of APIs: OpenAPI documents and Smithy models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._schema import InBucket, InFile, InTemplate, Schema
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3 import IBucket


class ApiSchema(Schema[str]):
    """What an API offers, as an OpenAPI document or a Smithy model.

    Attributes:
        s3_file: Where it is, if it is in a bucket.
        bucket_owner_account_id: Whose bucket it is. Default: one of the stack's account.
        inline_schema: The schema itself, if it is written in the app.
    """

    @staticmethod
    @checked
    def from_inline(schema: str) -> InlineApiSchema:
        """Write the schema into the template."""
        return InlineApiSchema(schema)

    @staticmethod
    @checked
    def from_local_asset(path: str) -> AssetApiSchema:
        """Upload a file when the stack is deployed."""
        return AssetApiSchema(path)

    @staticmethod
    @checked
    def from_s3_file(bucket: IBucket, object_key: str, bucket_owner_account_id: str | None = None) -> S3ApiSchema:
        """Use a file that is in a bucket."""
        from aws_cdk.aws_s3 import Location

        location = Location(bucket_name=bucket.bucket_name, object_key=object_key)
        return S3ApiSchema(location, bucket_owner_account_id)


class InlineApiSchema(InTemplate[str], ApiSchema):
    """A schema written in the app."""

    def _render(self) -> Mapping[str, Any]:
        return {"inlinePayload": self._schema}


class AssetApiSchema(InFile[str], ApiSchema):
    """A schema in a local file."""

    def grant_permissions_to_role(self, role: IRole) -> None:
        """Let a role read the file; before ``bind``, when there is none to read, nothing happens, as the peer."""
        if self._file.is_bound:
            super().grant_permissions_to_role(role)


class S3ApiSchema(InBucket[str], ApiSchema):
    """A schema in a bucket."""
