"""Where a function's code comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.docker_build_asset import DockerBuildAssetOptions, docker_build_code
from aws_cdk.aws_s3.location import Location
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, StructLater, nested, takes
from constructs._ownership import Subclassed

if TYPE_CHECKING:
    from aws_cdk.aws_ecr import IRepository
    from aws_cdk.aws_lambda.image_code import AssetImageCode, AssetImageCodeProps, EcrImageCode, EcrImageCodeProps
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset
    from aws_cdk.core.cfn_parameter import CfnParameter
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct
else:
    AssetImageCodeProps = StructLater("aws_cdk.aws_lambda.image_code", "AssetImageCodeProps")
    EcrImageCodeProps = StructLater("aws_cdk.aws_lambda.image_code", "EcrImageCodeProps")

_ASSET_METADATA_PROPERTY = "Code"


class S3ObjectStorageMode(NamedEnum):
    """What Lambda does with the object that holds the code."""

    COPY = "COPY"
    REFERENCE = "REFERENCE"


class CodeImageConfig(Struct):
    """Code that is a container image."""

    image_uri: str
    """The image with its tag or digest."""
    cmd: Sequence[str] | None = None
    """Arguments of the entry point. Default: the image's."""
    entrypoint: Sequence[str] | None = None
    """What is started. Default: the image's."""
    working_directory: str | None = None
    """Where it is started. Default: the image's."""


class CodeConfig(Struct):
    """What :meth:`Code.bind` gives: exactly one of image, inline code and place in S3."""

    image: Nested[CodeImageConfig | None] = nested()
    """The image, if it is one."""
    inline_code: str | None = None
    """The code itself, if it is that."""
    s3_location: Nested[Location | None] = nested()
    """Where the package lies, if it is one."""
    s3_object_storage_mode: S3ObjectStorageMode | None = None
    """Whether Lambda copies the package or keeps using it. Default: it copies."""
    source_kms_key_arn: str | None = None
    """The key that the package is encrypted with. Default: one of AWS."""


class ResourceBindOptions(Struct):
    """How code is tied to a resource."""

    resource_property: str | None = None
    """The property that takes the code. Default: ``Code``."""


class BucketOptions(Struct):
    """Options of code in a bucket."""

    object_version: str | None = None
    """The version of the object. Default: the latest."""
    s3_object_storage_mode: S3ObjectStorageMode | None = None
    """Whether Lambda copies the object or keeps using it. Default: it copies."""
    source_kms_key: IKeyRef | None = None
    """The key that the object is encrypted with. Default: one of AWS."""


class CfnParametersCodeProps(Struct):
    """Options of code named by template parameters."""

    bucket_name_param: CfnParameter | None = None
    """Parameter for the bucket. Default: a new one."""
    object_key_param: CfnParameter | None = None
    """Parameter for the key. Default: a new one."""
    source_kms_key: IKeyRef | None = None


class CustomCommandOptions(AssetOptions):
    """Options of code that a command makes."""

    command_options: Mapping[str, Any] | None = None
    """How the command runs: ``cwd``, ``env``, ``input``, ``timeout`` (milliseconds), ``shell``."""


class Code(Subclassed):
    """The code of a function or a layer. Make it with one of the factories."""

    is_inline: bool = False
    """Whether the code stands in the template itself."""

    @staticmethod
    @takes(AssetOptions)
    def from_asset(path: str, options: AssetOptions) -> AssetCode:
        """Take code from a directory or a ``.zip`` file on disk."""
        return AssetCode(path, **options._given())

    @staticmethod
    @takes(AssetOptions)
    def asset(path: str, options: AssetOptions) -> AssetCode:
        """Do what :meth:`from_asset` does: the name of CDK v1, which the developer guide still shows. Deprecated."""
        import warnings

        warnings.warn("Code.asset is the name of CDK v1: write Code.from_asset", DeprecationWarning, stacklevel=3)
        return AssetCode(path, **options._given())

    @staticmethod
    @checked
    def from_inline(code: str) -> InlineCode:
        """Write code into the template itself; Lambda takes up to 4 KiB of it, for some runtimes."""
        return InlineCode(code)

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, key: str, object_version: str | None = None) -> S3Code:
        """Take code from an object in a bucket."""
        code = S3Code(bucket, key, object_version)
        if object_version is None:
            _warn_of_missing_version(bucket)
        return code

    @staticmethod
    @takes(BucketOptions)
    def from_bucket_v2(bucket: IBucket, key: str, options: BucketOptions) -> S3CodeV2:
        """Take code from an object in a bucket, perhaps encrypted with a key."""
        code = S3CodeV2(bucket, key, **options._given())
        if options.object_version is None:
            _warn_of_missing_version(bucket)
        return code

    @staticmethod
    @takes(CfnParametersCodeProps)
    def from_cfn_parameters(props: CfnParametersCodeProps) -> CfnParametersCode:
        """Take code from a place that is given when the stack is deployed."""
        return CfnParametersCode(**props._given())

    @staticmethod
    @takes(CustomCommandOptions)
    def from_custom_command(output: str, command: Sequence[str], options: CustomCommandOptions) -> AssetCode:
        """Run ``command`` now and take the code it leaves at ``output``.

        Raises:
            ValidationError: the command is empty or fails; its output is part of the message.
        """
        from aws_cdk.aws_lambda._custom_command import run_custom_command

        run_custom_command(command, options.command_options)
        asset_options = options._given()
        asset_options.pop("command_options", None)
        return AssetCode(output, **asset_options)

    @staticmethod
    @takes(DockerBuildAssetOptions)
    def from_docker_build(path: str, options: DockerBuildAssetOptions) -> AssetCode:
        """Build an image now and take the code from a folder in it."""
        return docker_build_code(path, options)

    @staticmethod
    @takes(AssetImageCodeProps)
    def from_asset_image(directory: str, props: AssetImageCodeProps) -> AssetImageCode:
        """Build an image from a directory and use it as the function."""
        from aws_cdk.aws_lambda.image_code import AssetImageCode

        return AssetImageCode(directory, **props._given())

    @staticmethod
    @takes(EcrImageCodeProps)
    def from_ecr_image(repository: IRepository, props: EcrImageCodeProps) -> EcrImageCode:
        """Use an image that is in a repository."""
        from aws_cdk.aws_lambda.image_code import EcrImageCode

        return EcrImageCode(repository, **props._given())

    def bind(self, scope: Construct) -> CodeConfig:
        """Tell ``scope``, a function or layer, where the code is; may make constructs in it."""
        raise NotImplementedError

    @takes(ResourceBindOptions)
    def bind_to_resource(self, resource: CfnResource, options: ResourceBindOptions) -> None:
        """Tie the code to the resource that uses it; assets leave metadata for other tools."""


class InlineCode(Code):
    """Code that stands in the template."""

    is_inline = True

    @checked
    def __init__(self, code: str) -> None:
        if not code:
            raise ValidationError(
                "Lambda inline code cannot be empty", fix="write the handler's code, or give Code.from_asset"
            )
        self._code = code

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Return the code itself."""
        return CodeConfig(inline_code=self._code)


class AssetCode(Code):
    """Code from a directory or a ``.zip`` file on disk."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options
        self._asset: Asset | None = None

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Stage the asset at the first use; later uses share it.

        Raises:
            ValidationError: the path is a file that is no archive, or the code belongs to another stack already.
        """
        from aws_cdk.aws_s3_assets.asset import Asset
        from aws_cdk.core.stack import Stack

        if self._asset is None:
            # Nothing reads the code once the function has it; the app may say otherwise, as the peer.
            self._asset = Asset(scope, "Code", path=self.path, **{"deploy_time": True, **self._options._given()})
        elif Stack.of(self._asset) is not Stack.of(scope):
            raise ValidationError(
                f"Asset is already associated with another stack '{Stack.of(self._asset).stack_name}'. "
                "Create a new Code instance for every stack.",
                scope=scope,
            )
        asset = self._asset
        if not asset.is_zip_archive:
            raise ValidationError(
                f"Asset must be a .zip file or a directory ({self.path})",
                scope=scope,
                fix="give the folder of the file, or a .zip of it",
            )
        key = self._options.source_kms_key
        return CodeConfig(
            s3_location=Location(bucket_name=asset.s3_bucket_name, object_key=asset.s3_object_key),
            source_kms_key_arn=key.key_ref.key_arn if key is not None else None,
        )

    @takes(ResourceBindOptions)
    def bind_to_resource(self, resource: CfnResource, options: ResourceBindOptions) -> None:
        """Leave the asset's metadata on the resource.

        Raises:
            AssumptionError: the code was not bound before.
        """
        if self._asset is None:
            raise AssumptionError("bindToResource() must be called after bind()", scope=resource)
        self._asset.add_resource_metadata(resource, options.resource_property or _ASSET_METADATA_PROPERTY)


def _warn_of_missing_version(bucket: IBucket) -> None:
    from aws_cdk.core.annotations import Annotations

    Annotations.of(bucket).add_warning_v2(
        "@aws-cdk/aws-lambda:codeFromBucketObjectVersionNotSpecified",
        "code from a bucket has no object version: a new object under the same key changes nothing in the template, so the "
        "function keeps its old code. Give an object version, or take the code from disk with Code.from_asset()",
    )


class S3Code(Code):
    """Code from an object in a bucket."""

    @checked
    def __init__(self, bucket: IBucket, key: str, object_version: str | None = None) -> None:
        if not bucket.bucket_name:
            raise ValidationError("bucketName is undefined for the provided bucket")
        self._bucket_name = bucket.bucket_name
        self._key = key
        self._object_version = object_version

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Return the place."""
        return CodeConfig(
            s3_location=Location(
                bucket_name=self._bucket_name, object_key=self._key, object_version=self._object_version
            )
        )


class S3CodeV2(Code):
    """Code from an object in a bucket, perhaps encrypted with a key."""

    @takes(BucketOptions)
    def __init__(self, bucket: IBucket, key: str, options: BucketOptions) -> None:
        if not bucket.bucket_name:
            raise ValidationError("bucketName is undefined for the provided bucket")
        if not options.object_version and options.s3_object_storage_mode is S3ObjectStorageMode.REFERENCE:
            raise ValidationError(
                "set objectVersion when using s3ObjectStorageMode REFERENCE: Lambda reads that version of the object",
                fix="pass object_version",
            )
        self._bucket = bucket
        self._bucket_name = bucket.bucket_name
        self._key = key
        self._options = options

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Return the place and the key."""
        options = self._options
        return CodeConfig(
            s3_location=Location(
                bucket_name=self._bucket_name, object_key=self._key, object_version=options.object_version
            ),
            source_kms_key_arn=options.source_kms_key.key_ref.key_arn if options.source_kms_key is not None else None,
            s3_object_storage_mode=options.s3_object_storage_mode,
        )

    @takes(ResourceBindOptions)
    def bind_to_resource(self, resource: CfnResource, options: ResourceBindOptions) -> None:
        """Let Lambda read the object, if it is to run the code from there."""
        if self._options.s3_object_storage_mode is S3ObjectStorageMode.REFERENCE:
            from aws_cdk.aws_lambda._referenced_code import let_lambda_read

            let_lambda_read(self._bucket, self._key, resource)


class CfnParametersCode(Code):
    """Code from a place that is given when the stack is deployed, for pipelines that build the code themselves."""

    @takes(CfnParametersCodeProps)
    def __init__(self, props: CfnParametersCodeProps) -> None:
        self._bucket_name_param = props.bucket_name_param
        self._object_key_param = props.object_key_param
        self._source_kms_key = props.source_kms_key

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Make the parameters that were not given, and return the place they name."""
        from aws_cdk.core.cfn_parameter import CfnParameter

        if self._bucket_name_param is None:
            self._bucket_name_param = CfnParameter(scope, "LambdaSourceBucketNameParameter", type="String")
        if self._object_key_param is None:
            self._object_key_param = CfnParameter(scope, "LambdaSourceObjectKeyParameter", type="String")
        return CodeConfig(
            s3_location=Location(
                bucket_name=self._bucket_name_param.value_as_string,
                object_key=self._object_key_param.value_as_string,
            ),
            source_kms_key_arn=self._source_kms_key.key_ref.key_arn if self._source_kms_key is not None else None,
        )

    def assign(self, *, bucket_name: str, object_key: str, object_version: str | None = None) -> dict[str, Any]:
        """Return the values of the two parameters that name ``bucket_name`` and ``object_key``."""
        return {self.bucket_name_param: bucket_name, self.object_key_param: object_key}

    @property
    def bucket_name_param(self) -> str:
        """The logical id of the bucket parameter.

        Raises:
            AssumptionError: the code is not used by a function yet.
        """
        return self._logical_id(self._bucket_name_param, "bucketNameParam")

    @property
    def object_key_param(self) -> str:
        """The logical id of the key parameter.

        Raises:
            AssumptionError: the code is not used by a function yet.
        """
        return self._logical_id(self._object_key_param, "objectKeyParam")

    @staticmethod
    def _logical_id(parameter: CfnParameter | None, name: str) -> str:
        if parameter is None:
            raise AssumptionError(
                f"Pass CfnParametersCode to a Lambda Function before accessing the {name} property",
            )
        return parameter.logical_id


__all__ = [
    "AssetCode",
    "BucketOptions",
    "CfnParametersCode",
    "CfnParametersCodeProps",
    "Code",
    "CodeConfig",
    "CodeImageConfig",
    "CustomCommandOptions",
    "InlineCode",
    "ResourceBindOptions",
    "S3Code",
    "S3CodeV2",
    "S3ObjectStorageMode",
]
