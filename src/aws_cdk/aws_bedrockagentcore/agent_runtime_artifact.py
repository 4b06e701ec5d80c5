"""What an agent runs: a container image, or code in a bucket."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecr_assets.docker_image_asset_options import DockerImageAssetOptions
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.runtime import Runtime
    from aws_cdk.aws_bedrockagentcore.runtime_choices import AgentCoreRuntime
    from aws_cdk.aws_ecr import IRepository
    from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset
    from aws_cdk.aws_s3 import Location
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct

_ASSET = "AgentRuntimeArtifact"
_ECR_URI = r"\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/[a-z0-9]+([._/-]+[a-z0-9]+)*[:@][\w.:-]+"


class CodeAssetOptions(AssetOptions):
    """Code of the app's machine, and how it is started."""

    entrypoint: Sequence[str]
    """The file that is run, with what comes before it."""
    path: str
    """A directory, or a zip file."""
    runtime: AgentCoreRuntime
    """The language."""


class AgentRuntimeArtifact:
    """What an agent runs.

    An artifact may be shared by runtimes of one stack; the first of them alone is let read it.
    """

    _is_checked_when_deployed = False
    """Whether it is an image whose URI is not known in full before."""

    @staticmethod
    @takes(DockerImageAssetOptions)
    def from_asset(directory: str, options: DockerImageAssetOptions) -> AgentRuntimeArtifact:
        """Build an image from a directory when the stack is deployed."""
        return _AssetImage(directory, options)

    @staticmethod
    @takes(CodeAssetOptions)
    def from_code_asset(options: CodeAssetOptions) -> AgentRuntimeArtifact:
        """Upload code from a directory or a zip file when the stack is deployed."""
        return _CodeAsset(options)

    @staticmethod
    @checked
    def from_ecr_repository(repository: IRepository, tag: str | None = None) -> AgentRuntimeArtifact:
        """Use an image of a repository, by its tag. Default: ``latest``."""
        return _EcrImage(repository, tag or "latest")

    @staticmethod
    @checked
    def from_image_uri(container_uri: str) -> AgentRuntimeArtifact:
        """Use an image by its URI; the runtime's role must be let pull it elsewhere.

        Raises:
            ValidationError: it is not an image of a repository at ECR, with its tag.
        """
        if not is_unresolved(container_uri) and not re.fullmatch(_ECR_URI, container_uri):
            raise ValidationError(
                f"Invalid ECR container URI format: {container_uri}. Must be an ECR URI: "
                "{account}.dkr.ecr.{region}.amazonaws.com/{repository}:{tag} (or .amazonaws.com.cn in the aws-cn "
                "partition)"
            )
        return _ImageUri(container_uri)

    @staticmethod
    @checked
    def from_s3(s3_location: Location, runtime: AgentCoreRuntime, entrypoint: Sequence[str]) -> AgentRuntimeArtifact:
        """Use code that is in a bucket, as a zip file."""
        return _S3Code(s3_location, runtime, entrypoint)

    def bind(self, scope: Construct, runtime: Runtime) -> None:
        """Make what the artifact needs below ``scope``, and let the runtime read it."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")

    def _render(self) -> Mapping[str, Any]:
        """Return the property of the resource; called after ``bind``."""
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


def _container(uri: str) -> Mapping[str, Any]:
    return {"containerConfiguration": {"containerUri": uri}}


def _code(
    bucket: str, key: str, version: str | None, runtime: AgentCoreRuntime, entrypoint: Sequence[str]
) -> Mapping[str, Any]:
    return {
        "codeConfiguration": {
            "code": {"s3": {"bucket": bucket, "prefix": key, "versionId": version}},
            "runtime": runtime.value,
            "entryPoint": list(entrypoint),
        }
    }


class _AssetImage(AgentRuntimeArtifact):
    _is_checked_when_deployed = True

    def __init__(self, directory: str, options: DockerImageAssetOptions) -> None:
        self._directory = directory
        self._options = options
        self._asset: DockerImageAsset | None = None

    @checked
    def bind(self, scope: Construct, runtime: Runtime) -> None:
        if self._asset is None:
            from aws_cdk.aws_ecr_assets.docker_image_asset import DockerImageAsset

            self._asset = DockerImageAsset(scope, _ASSET, directory=self._directory, **self._options._given())
            self._asset.repository.grant_pull(runtime.role)

    def _render(self) -> Mapping[str, Any]:
        assert self._asset is not None  # bound before
        return _container(self._asset.image_uri)


class _EcrImage(AgentRuntimeArtifact):
    _is_checked_when_deployed = True

    def __init__(self, repository: IRepository, tag: str) -> None:
        self._repository = repository
        self._tag = tag
        self._bound = False

    @checked
    def bind(self, scope: Construct, runtime: Runtime) -> None:
        if not self._bound:
            self._repository.grant_pull(runtime.role)
            self._bound = True

    def _render(self) -> Mapping[str, Any]:
        return _container(self._repository.repository_uri_for_tag(self._tag))


class _ImageUri(AgentRuntimeArtifact):
    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._is_checked_when_deployed = is_unresolved(uri)

    def bind(self, scope: Construct, runtime: Runtime) -> None:
        """Do nothing: nobody knows whose image it is."""

    def _render(self) -> Mapping[str, Any]:
        return _container(self._uri)


class _S3Code(AgentRuntimeArtifact):
    def __init__(self, location: Location, runtime: AgentCoreRuntime, entrypoint: Sequence[str]) -> None:
        self._location = location
        self._runtime = runtime
        self._entrypoint = entrypoint
        self._bound = False

    @checked
    def bind(self, scope: Construct, runtime: Runtime) -> None:
        if not self._bound:
            from aws_cdk.aws_s3.bucket import Bucket

            name = self._location.bucket_name
            Bucket.from_bucket_name(scope, f"{name}CodeArchive", name).grant_read(runtime.role)
            self._bound = True

    def _render(self) -> Mapping[str, Any]:
        where = self._location
        return _code(where.bucket_name, where.object_key, where.object_version, self._runtime, self._entrypoint)


class _CodeAsset(AgentRuntimeArtifact):
    def __init__(self, options: CodeAssetOptions) -> None:
        self._options = options
        self._asset: Asset | None = None

    @checked
    def bind(self, scope: Construct, runtime: Runtime) -> None:
        if self._asset is None:
            from aws_cdk.aws_s3_assets.asset import Asset

            given = self._options._with(entrypoint=None, runtime=None)._given()
            self._asset = Asset(scope, _ASSET, **given)
            self._asset.grant_read(runtime.role)

    def _render(self) -> Mapping[str, Any]:
        assert self._asset is not None  # bound before
        options = self._options
        return _code(self._asset.s3_bucket_name, self._asset.s3_object_key, None, options.runtime, options.entrypoint)


__all__ = ["AgentRuntimeArtifact", "CodeAssetOptions"]
