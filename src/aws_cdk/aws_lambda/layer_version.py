"""Layers: code that functions share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_lambda._l1 import CfnLayerVersion, CfnLayerVersionPermission
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_lambda import LayerVersionReference
    from constructs import Construct


class LayerVersionPermission(Struct):
    """Who may use a layer."""

    account_id: str
    """An account, or ``*`` for everybody."""
    organization_id: str | None = None
    """An organization; only with ``*`` as the account."""


class LayerVersionOptions(Struct):
    """What a layer says of itself."""

    description: str | None = None
    """What is in it. Default: nothing is said."""
    layer_version_name: str | None = None
    """Name of the layer. Default: chosen by CloudFormation."""
    license: str | None = None
    """SPDX name, URL or text of the licence."""
    removal_policy: RemovalPolicy | None = None
    """What happens to an old version when the layer changes. Default: it is deleted."""


class LayerVersionProps(LayerVersionOptions):
    """Options of a layer."""

    code: Code
    """The content; not inline."""
    compatible_architectures: Sequence[Architecture] | None = None
    """Processors that it works on. Default: all."""
    compatible_runtimes: Sequence[Runtime] | None = None
    """Runtimes that it works with. Default: all."""


class LayerVersionAttributes(Struct):
    """A layer that exists already."""

    layer_version_arn: str
    """The ARN, with the version."""
    compatible_runtimes: Sequence[Runtime] | None = None
    """Runtimes that it works with. Default: all."""


class ILayerVersion(IResource):
    """A version of a layer, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def layer_version_arn(self) -> str: ...
        @property
        def compatible_runtimes(self) -> Sequence[Runtime] | None: ...
        @property
        def layer_version_ref(self) -> LayerVersionReference: ...
        @takes(LayerVersionPermission)
        def add_permission(self, id: str, permission: LayerVersionPermission) -> None: ...


class _LayerVersionBase(Resource, ILayerVersion):
    layer_version_arn: str
    compatible_runtimes: Sequence[Runtime] | None = None

    @property
    def layer_version_ref(self) -> LayerVersionReference:
        """The reference to the version."""
        from aws_cdk.interfaces.aws_lambda import LayerVersionReference

        return LayerVersionReference(layer_version_arn=self.layer_version_arn)

    @takes(LayerVersionPermission)
    def add_permission(self, id: str, permission: LayerVersionPermission) -> None:
        """Let an account or an organization use the layer.

        Raises:
            ValidationError: an organization is given with one account.
        """
        if permission.organization_id is not None and permission.account_id != "*":
            raise ValidationError(
                f"OrganizationId can only be specified if AwsAccountId is '*', but it is {permission.account_id}",
                scope=self,
                fix='give account_id="*" with organization_id',
            )
        CfnLayerVersionPermission(
            self,
            id,
            action="lambda:GetLayerVersion",
            layer_version_arn=self.layer_version_arn,
            principal=permission.account_id,
            organization_id=permission.organization_id,
        )


class LayerVersion(_LayerVersionBase):
    """A version of a layer. A change of the content makes a new version."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.LayerVersion"

    @takes(LayerVersionProps)
    def __init__(self, scope: Construct, id: str, props: LayerVersionProps) -> None:
        super().__init__(scope, id, physical_name=props.layer_version_name)
        if props.compatible_runtimes is not None and not props.compatible_runtimes:
            raise ValidationError(
                "Attempted to define a Lambda layer that supports no runtime!",
                scope=self,
                fix="leave compatible_runtimes out, for all runtimes, or name some",
            )
        code = props.code.bind(self)
        if code.inline_code:
            raise ValidationError(
                "Inline code is not supported for AWS Lambda layers",
                scope=self,
                fix="put the files into a folder and give code=Code.from_asset",
            )
        location = code.s3_location
        if location is None:
            raise ValidationError(
                "Code must define an S3 location", scope=self, fix="give code=Code.from_asset or Code.from_bucket"
            )
        mode = code.s3_object_storage_mode
        runtimes, architectures = props.compatible_runtimes, props.compatible_architectures
        resource = CfnLayerVersion(
            self,
            "Resource",
            compatible_runtimes=[runtime.name for runtime in runtimes] if runtimes is not None else None,
            compatible_architectures=[item.name for item in architectures] if architectures is not None else None,
            content={
                "s3_bucket": location.bucket_name,
                "s3_key": location.object_key,
                "s3_object_version": location.object_version,
                "s3_object_storage_mode": mode._value_ if mode else None,
            },
            description=props.description,
            layer_name=self.physical_name,
            license_info=props.license,
        )
        if props.removal_policy is not None:
            resource.apply_removal_policy(props.removal_policy)
        props.code.bind_to_resource(resource, resource_property="Content")
        self.layer_version_arn = resource.ref
        self.compatible_runtimes = props.compatible_runtimes

    @staticmethod
    @checked
    def from_layer_version_arn(scope: Construct, id: str, layer_version_arn: str) -> ILayerVersion:
        """Return a layer that exists already and supports any runtime."""
        imported = _LayerVersionBase(scope, id)
        imported.layer_version_arn = layer_version_arn
        imported.compatible_runtimes = Runtime.ALL  # the list itself: runtimes made later count too, as the peer
        return imported

    @staticmethod
    @takes(LayerVersionAttributes)
    def from_layer_version_attributes(scope: Construct, id: str, attrs: LayerVersionAttributes) -> ILayerVersion:
        """Return a layer that exists already."""
        if attrs.compatible_runtimes is not None and not attrs.compatible_runtimes:
            raise ValidationError(
                "Attempted to import a Lambda layer that supports no runtime!",
                scope=scope,
                fix="leave compatible_runtimes out, for all runtimes, or name some",
            )
        imported = _LayerVersionBase(scope, id)
        imported.layer_version_arn = attrs.layer_version_arn
        imported.compatible_runtimes = attrs.compatible_runtimes
        return imported
