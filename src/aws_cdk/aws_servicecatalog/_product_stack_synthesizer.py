"""The synthesizer of product stacks: assets are copied to a bucket that users of the product can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.synthesizers.sources import DockerImageAssetLocation, FileAssetLocation, FileAssetSource
from aws_cdk.core.synthesizers.stack_synthesizer import IStackSynthesizer, StackSynthesizer
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_s3_deployment import ServerSideEncryption
    from aws_cdk.core.synthesis import SynthesisSession

_DEPLOYMENT_ID = "ProductAssetsDeployment"
_PARENT_BUCKET_ID = "ParentAssetBucket"


class ProductStackSynthesizer(StackSynthesizer):
    """Publishes assets as the parent does, and has a deployment of the parent copy them."""

    def __init__(
        self,
        parent: IStackSynthesizer,
        *,
        asset_bucket: IBucket | None,
        server_side_encryption: ServerSideEncryption | None,
        key_id: str | None,
        memory_limit: int | float | None,
    ) -> None:
        super().__init__()
        self._parent = parent
        self._asset_bucket = asset_bucket
        self._encryption = server_side_encryption
        self._key_id = key_id
        self._memory_limit = memory_limit

    def add_file_asset(self, **asset: Any) -> FileAssetLocation:
        """Publish a file as the parent does; return where it will be copied to.

        Raises:
            ValidationError: there is no bucket to copy to, or its name is not known.
        """
        stack = self.bound_stack
        bucket: Any = self._asset_bucket
        if bucket is None:
            raise ValidationError(
                "An Asset Bucket must be provided to use Assets", scope=stack, fix="give asset_bucket (`assetBucket`)"
            )
        name = _name_of(bucket)
        if name is None:
            raise ValidationError(
                "A bucketName must be provided to use Assets",
                scope=bucket,
                fix="give the asset bucket a name (bucket_name): the template cannot refer to it",
            )
        from aws_cdk.aws_s3 import Bucket
        from aws_cdk.aws_s3_deployment import BucketDeployment, Source

        location = call_with_options(self._parent.add_file_asset, of=FileAssetSource, **asset)
        parent_bucket: Any = stack.node.try_find_child(_PARENT_BUCKET_ID) or Bucket.from_bucket_name(
            stack, _PARENT_BUCKET_ID, location.bucket_name
        )
        source = Source.bucket(parent_bucket, location.object_key)
        deployment: Any = bucket.node.try_find_child(_DEPLOYMENT_ID)
        if deployment is None:
            BucketDeployment(
                bucket,
                _DEPLOYMENT_ID,
                sources=[source],
                destination_bucket=bucket,
                extract=False,
                prune=False,
                retain_on_delete=True,
                output_object_keys=False,
                server_side_encryption=self._encryption,
                server_side_encryption_aws_kms_key_id=self._key_id,
                memory_limit=self._memory_limit,
            )
        else:
            deployment.add_source(source)  # of another product stack, or this one
        return FileAssetLocation(
            bucket_name=name,
            object_key=location.object_key,
            http_url=f"https://s3.{name}/{location.object_key}",
            s3_object_url=f"s3://{name}/{location.object_key}",
        )

    def add_docker_image_asset(self, **asset: Any) -> DockerImageAssetLocation:
        """Refuse: users of the product could not read the repository."""
        raise ValidationError(
            "Service Catalog Product Stacks cannot use Assets that are container images", scope=self.bound_stack
        )

    @checked
    def synthesize(self, session: SynthesisSession) -> None:
        """Write the template; it is no stack of the assembly."""
        self._synthesize_template(session)


def _name_of(bucket: Any) -> str | None:
    """Return the name of a bucket if it is known."""
    for name in (getattr(bucket, "physical_name", None), bucket.bucket_name):
        if name and not Token.is_unresolved(name):
            return str(name)
    return None
