"""Where a build's results go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class ArtifactsConfig(Struct):
    """How a project names its results."""

    artifacts_property: Any
    """The property of the L1 project, as a struct or mapping."""


class ArtifactsProps(Struct):
    """What all kinds of results have in common."""

    identifier: str | None = None
    """Name among several; secondary results need one."""


class S3ArtifactsProps(ArtifactsProps):
    """Results that go to a bucket."""

    bucket: IBucket
    """The bucket."""
    encryption: bool | None = None
    """Whether they are encrypted. Default: yes."""
    include_build_id: bool | None = None
    """Whether the build's id is part of the key. Default: yes."""
    name: str | None = None
    """File or folder name. Default: as the build says."""
    package_zip: bool | None = None
    """Whether they are packed into one zip file. Default: yes."""
    path: str | None = None
    """Folder in the bucket. Default: none."""


class IArtifacts(Interface):
    """Where a build's results go."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def type(self) -> str: ...
        @property
        def identifier(self) -> str | None: ...

    else:
        _optional = ("identifier",)

    def bind(self, scope: Construct, project: IProject) -> ArtifactsConfig:
        """Let the project write there, and return how it names the place."""
        raise NotImplementedError


class Artifacts(IArtifacts):
    """Base of places for results."""

    @takes(ArtifactsProps)
    def __init__(self, props: ArtifactsProps) -> None:
        self._identifier = props.identifier

    @staticmethod
    @takes(S3ArtifactsProps)
    def s3(props: S3ArtifactsProps) -> IArtifacts:
        """Put results into a bucket."""
        return _S3Artifacts(props)

    @property
    def identifier(self) -> str | None:
        """Name among several."""
        return self._identifier

    @property
    def type(self) -> str:
        """Kind of place, such as ``S3``."""
        raise NotImplementedError

    @checked
    def bind(self, _scope: Construct, _project: IProject) -> ArtifactsConfig:
        """Let the project write there, and return how it names the place."""
        return ArtifactsConfig(artifacts_property={"type": self.type, "artifactIdentifier": self.identifier})


class _S3Artifacts(Artifacts):
    def __init__(self, props: S3ArtifactsProps) -> None:
        super().__init__(identifier=props.identifier)
        self._props = props

    @property
    def type(self) -> str:
        return "S3"

    @checked
    def bind(self, _scope: Construct, project: IProject) -> ArtifactsConfig:
        props = self._props
        props.bucket.grant_read_write(project)
        return ArtifactsConfig(
            artifacts_property={
                "type": self.type,
                "artifactIdentifier": self.identifier,
                "location": props.bucket.bucket_name,
                "path": props.path,
                "namespaceType": "NONE" if props.include_build_id is False else "BUILD_ID",
                "name": props.name,
                "packaging": "NONE" if props.package_zip is False else "ZIP",
                "encryptionDisabled": True if props.encryption is False else None,
                "overrideArtifactName": True if props.name is None else None,
            }
        )


class _NoArtifacts(Artifacts):
    """The results stay with the build."""

    @property
    def type(self) -> str:
        return "NO_ARTIFACTS"


class _CodePipelineArtifacts(Artifacts):
    """The pipeline says where the results go."""

    @property
    def type(self) -> str:
        return "CODEPIPELINE"


__all__ = ["Artifacts", "ArtifactsConfig", "ArtifactsProps", "IArtifacts", "S3ArtifactsProps"]
