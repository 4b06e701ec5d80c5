"""Where the files of a deployment come from."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct

# Folders of files written here: assets read them while the app is synthesized, and later if staging is switched off.
# They are removed when the process ends.
_folders: list[TemporaryDirectory[str]] = []


class MarkersConfig(Struct):
    """How values known at deployment are put into a file."""

    json_escape: bool | None = None
    """Whether they are escaped for the inside of a JSON string. Default: no."""


class JsonProcessingOptions(Struct):
    """How a JSON file is made."""

    escape: bool | None = None
    """Whether values known at deployment are escaped for JSON. Default: no."""


class DeploymentSourceContext(Struct):
    """What a source is told of the deployment."""

    handler_role: IRole
    """The role that has to read the source."""


class SourceConfig(Struct):
    """A source's archive in S3."""

    bucket: IBucket
    zip_object_key: str
    markers: Mapping[str, Any] | None = None
    """Texts that the handler replaces in the files, each with its value. Default: none, and files are not searched."""
    markers_config: Nested[MarkersConfig | None] = nested()
    """How the values are put in."""


class ISource(Interface):
    """Files to deploy."""

    if not TYPE_CHECKING:
        _structural = ("bind",)  # any class with it is a source

    @takes(DeploymentSourceContext)
    def bind(self, scope: Construct, context: DeploymentSourceContext) -> SourceConfig:
        """Return where the files are, and let the handler read them."""
        raise NotImplementedError


class _BoundBy(ISource):
    """A source that is one function."""

    def __init__(self, bind: Callable[[Construct, DeploymentSourceContext], SourceConfig]) -> None:
        self._bind = bind

    @takes(DeploymentSourceContext)
    def bind(self, scope: Construct, context: DeploymentSourceContext) -> SourceConfig:
        return self._bind(scope, context)


class Source:
    """Makes sources: files of this machine, an archive in a bucket, or content written in the app."""

    @staticmethod
    @checked
    def bucket(bucket: IBucket, zip_object_key: str) -> ISource:
        """Deploy the files of a zip archive that is in a bucket already."""

        def bind(_: Construct, context: DeploymentSourceContext) -> SourceConfig:
            bucket.grant_read(context.handler_role)
            return SourceConfig(bucket=bucket, zip_object_key=zip_object_key)

        return _BoundBy(bind)

    @staticmethod
    @takes(AssetOptions)
    def asset(path: str, options: AssetOptions) -> ISource:
        """Deploy a folder, or the files of a zip archive.

        The source raises a ``ValidationError`` when it is used: ``path`` is missing, or is another kind of file.
        """

        def bind(scope: Construct, context: DeploymentSourceContext) -> SourceConfig:
            asset = _asset(scope, path, options)
            if not asset.is_zip_archive:
                raise ValidationError(
                    f"Asset path must be either a .zip file or a directory, not {path}",
                    scope=scope,
                    fix="give the folder of the file, a .zip of it, or Source.data with its text",
                )
            asset.grant_read(context.handler_role)
            return SourceConfig(bucket=asset.bucket, zip_object_key=asset.s3_object_key)

        return _BoundBy(bind)

    @staticmethod
    @takes(MarkersConfig)
    def data(object_key: str, data: str, markers_config: MarkersConfig) -> ISource:
        """Deploy one file with the text ``data``, which may hold values known at deployment."""
        from aws_cdk.aws_s3_deployment._rendered import render_text

        return _rendered(object_key, lambda _: render_text(data), markers_config)

    @staticmethod
    @takes(JsonProcessingOptions)
    def json_data(object_key: str, obj: Any, json_processing_options: JsonProcessingOptions) -> ISource:
        """Deploy one JSON file with the content ``obj``, which may hold values known at deployment."""
        from aws_cdk.aws_s3_deployment._rendered import render_document
        from cloud_assembly.schema.json_text import json_text

        config = MarkersConfig(json_escape=True) if json_processing_options.escape else MarkersConfig()

        def render(scope: Construct) -> tuple[str, dict[str, Any]]:
            if obj is None:
                raise ValidationError(
                    'The "data" argument must be a value, not None',
                    scope=scope,
                    fix="give the content of the file, or Source.data with the text null",
                )
            return render_document(scope, obj, json_text)

        return _rendered(object_key, render, config)

    @staticmethod
    @checked
    def yaml_data(object_key: str, obj: Any) -> ISource:
        """Deploy one YAML file with the content ``obj``, which may hold values known at deployment."""
        from aws_cdk.aws_s3_deployment._rendered import render_document
        from aws_cdk.core.yaml_text import yaml_text

        return _rendered(object_key, lambda scope: render_document(scope, obj, yaml_text), None)


def _rendered(
    object_key: str, render: Callable[[Construct], tuple[str, dict[str, Any]]], config: MarkersConfig | None
) -> ISource:
    def bind(scope: Construct, context: DeploymentSourceContext) -> SourceConfig:
        text, markers = render(scope)
        asset = _asset(scope, _folder_with(scope, object_key, text), AssetOptions())
        asset.grant_read(context.handler_role)
        given = {} if config is None else {"markers_config": config}
        return SourceConfig(bucket=asset.bucket, zip_object_key=asset.s3_object_key, markers=markers, **given)

    return _BoundBy(bind)


def _asset(scope: Construct, path: str, options: AssetOptions) -> Asset:
    from aws_cdk.aws_s3_assets.asset import Asset

    number = 1
    while scope.node.try_find_child(f"Asset{number}") is not None:
        number += 1
    return Asset(scope, f"Asset{number}", path=path, **options._given())


def _folder_with(scope: Construct, object_key: str, text: str) -> str:
    """Write one file into a folder of its own; return the folder."""
    from tempfile import TemporaryDirectory

    place = posixpath.normpath(object_key.lstrip("/"))
    if place.startswith(".."):
        raise ValidationError(
            f"the object key {object_key!r} points outside the deployment root",
            scope=scope,
            fix="remove the '..' segments that go above it",
        )
    if place == "." or object_key.endswith("/"):
        raise ValidationError(
            f"the object key {object_key!r} names no file", scope=scope, fix="give a key such as a/b.txt"
        )
    owner = TemporaryDirectory(prefix="purecdk-deployment-")
    _folders.append(owner)
    path = os.path.join(owner.name, place)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return owner.name
