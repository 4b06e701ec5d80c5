"""What a build does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.token import IResolveContext, string_of

if TYPE_CHECKING:
    from constructs import Construct


class BuildSpec:
    """What a build does: its phases, variables and artifacts."""

    @staticmethod
    @checked
    def from_object(value: Mapping[str, Any]) -> BuildSpec:
        """Return a build written in the app; the project holds it as JSON."""
        return _ObjectBuildSpec(value)

    @staticmethod
    @checked
    def from_object_to_yaml(value: Mapping[str, Any]) -> BuildSpec:
        """Return a build written in the app; the project holds it as YAML."""
        return _YamlBuildSpec(value)

    @staticmethod
    @checked
    def from_source_filename(filename: str) -> BuildSpec:
        """Return a build that is in a file of the source, by its path there."""
        return _FileBuildSpec(filename)

    @staticmethod
    @checked
    def from_asset(path: str) -> BuildSpec:
        """Return a build that is in a file of this machine, published as an asset."""
        return _AssetBuildSpec(path)

    @property
    def is_immediate(self) -> bool:
        """Whether the build is known without the source."""
        raise NotImplementedError

    def to_build_spec(self, scope: Construct | None = None) -> str:
        """Return what is written into the project: the build, or where it is."""
        raise NotImplementedError


class _ObjectBuildSpec(BuildSpec):
    def __init__(self, spec: Mapping[str, Any]) -> None:
        self.spec = spec

    @property
    def is_immediate(self) -> bool:
        return True

    @checked
    def to_build_spec(self, scope: Construct | None = None) -> str:
        return string_of(LazyValue(self._as_json))

    def _as_json(self, context: IResolveContext) -> str:
        from aws_cdk.core.stack import Stack

        return Stack.of(context.scope).to_json_string(self.spec, 2)


class _YamlBuildSpec(BuildSpec):
    def __init__(self, spec: Mapping[str, Any]) -> None:
        self.spec = spec

    @property
    def is_immediate(self) -> bool:
        return True

    @checked
    def to_build_spec(self, scope: Construct | None = None) -> str:
        return string_of(LazyValue(self._as_yaml))

    def _as_yaml(self, context: IResolveContext) -> str:
        from aws_cdk.core.stack import Stack

        return Stack.of(context.scope).to_yaml_string(self.spec)


class _FileBuildSpec(BuildSpec):
    def __init__(self, filename: str) -> None:
        self._filename = filename

    @property
    def is_immediate(self) -> bool:
        return False

    @checked
    def to_build_spec(self, scope: Construct | None = None) -> str:
        return self._filename


class _AssetBuildSpec(BuildSpec):
    def __init__(self, path: str) -> None:
        self._path = path
        self._asset: Any = None

    @property
    def is_immediate(self) -> bool:
        return True

    @checked
    def to_build_spec(self, scope: Construct | None = None) -> str:
        """Stage the file at the first use, let the project read it, and return its ARN.

        Raises:
            ValidationError: there is no scope, or the build belongs to another stack already.
        """
        from aws_cdk.aws_s3_assets.asset import Asset
        from aws_cdk.core.stack import Stack

        if scope is None:
            raise ValidationError("`AssetBuildSpec` requires a `scope` argument", fix="pass the project")
        if self._asset is None:
            self._asset = Asset(scope, "Code", path=self._path)
        elif Stack.of(self._asset) is not Stack.of(scope):
            raise ValidationError(
                f"Asset is already associated with another stack '{Stack.of(self._asset).stack_name}'. Create a new BuildSpec "
                "instance for every stack.",
                scope=scope,
            )
        if hasattr(scope, "grant_principal"):
            self._asset.grant_read(scope)
        bucket_arn: str = self._asset.bucket.arn_for_objects(self._asset.s3_object_key)
        return bucket_arn


def merge_build_specs(first: BuildSpec, second: BuildSpec) -> BuildSpec:
    """Return a build that does ``first``, then ``second``: commands and files of both, of single values the second's.

    Raises:
        AssumptionError: one of them is not written in the app.
    """
    if not isinstance(first, _ObjectBuildSpec) or not isinstance(second, _ObjectBuildSpec):
        raise AssumptionError(
            "Can only merge buildspecs created using BuildSpec.fromObject()",
            fix="write both builds with BuildSpec.from_object",
        )
    return _ObjectBuildSpec(_merged(first.spec, second.spec))


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for key, value in second.items():
        known = merged.get(key)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(known, value)
        elif isinstance(known, (list, tuple)) and isinstance(value, (list, tuple)):
            merged[key] = [*known, *value]
        elif value is not None:
            merged[key] = value
    return merged


__all__ = ["BuildSpec"]
