"""What actions hand over to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.token import Intrinsic, IResolveContext, is_unresolved, string_of

if TYPE_CHECKING:
    from aws_cdk.aws_s3.location import Location

# Source of the limits: the CodePipeline API reference.
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,100}\Z")
_MOST_FILES = 10


class Artifact:
    """Files that an action makes or needs; named by the pipeline unless it has a name."""

    @checked
    def __init__(self, artifact_name: str | None = None, artifact_files: Sequence[str] | None = None) -> None:
        """Describe files that are handed over.

        Args:
            artifact_name: Name; made of stage and action by default.
            artifact_files: Which files an action of commands keeps. Default: none.

        Raises:
            ValidationError: the name has characters that CodePipeline does not take, or files are none or more than ten.
        """
        _check_name(artifact_name)
        if artifact_files is not None and not 1 <= len(artifact_files) <= _MOST_FILES:
            raise ValidationError(
                f"The length of the artifactFiles array must be between 1 and {_MOST_FILES}, got: {len(artifact_files)}"
            )
        self._name = artifact_name
        self._files = list(artifact_files) if artifact_files is not None else None
        self._metadata: dict[str, Any] = {}

    @staticmethod
    @checked
    def artifact(name: str, files: Sequence[str] | None = None) -> Artifact:
        """Return files with a name."""
        return Artifact(name, files)

    @property
    def artifact_name(self) -> str | None:
        """Name, once there is one."""
        return self._name

    @property
    def artifact_files(self) -> list[str] | None:
        """Which files an action of commands keeps."""
        return self._files

    @checked
    def at_path(self, file_name: str) -> ArtifactPath:
        """Return one of the files, by its path."""
        return ArtifactPath(self, file_name)

    @property
    def bucket_name(self) -> str:
        """For parameters of CloudFormation actions: the bucket that the pipeline keeps the files in."""
        return self._attribute("BucketName")

    @property
    def object_key(self) -> str:
        """For parameters of CloudFormation actions: the key of the zip file."""
        return self._attribute("ObjectKey")

    @property
    def url(self) -> str:
        """For parameters of CloudFormation actions: the URL of the zip file."""
        return self._attribute("URL")

    @checked
    def get_param(self, json_file: str, key_name: str) -> str:
        """Return, for parameters of CloudFormation actions, a value of a JSON file among the files."""
        return string_of(LazyValue(lambda _: {"Fn::GetParam": [*self._names(), json_file, key_name]}))

    @property
    def s3_location(self) -> Location:
        """For parameters of CloudFormation actions: bucket and key of the zip file."""
        from aws_cdk.aws_s3.location import Location

        return Location(bucket_name=self.bucket_name, object_key=self.object_key)

    @checked
    def set_metadata(self, key: str, value: Any) -> None:
        """Leave a note for other actions."""
        self._metadata[key] = value

    @checked
    def get_metadata(self, key: str) -> Any:
        """Return a note that another action has left; ``None`` if there is none."""
        return self._metadata.get(key)

    def to_string(self) -> str:
        """Return the name, for people to read."""
        return self._name  # type: ignore[return-value]  # as the peer: nothing, as long as there is no name

    def _set_name(self, name: str) -> None:
        if self._name is not None:
            raise ValidationError(
                f"Artifact already has name '{self._name}', cannot override it", fix="use an artifact of its own"
            )
        self._name = name

    def _named(self, _context: IResolveContext) -> str:
        return self._name or ""

    def _names(self) -> list[str]:
        return [] if self._name is None else [self._name]

    def _attribute(self, name: str) -> str:
        return string_of(_ArtifactAttribute(self, name))


class _ArtifactAttribute(Intrinsic):
    def __init__(self, artifact: Artifact, name: str) -> None:
        # as the peer: an artifact that nothing has named yet says nothing of its name
        super().__init__(LazyValue(lambda _: {"Fn::GetArtifactAtt": [*artifact._names(), name]}))


class ArtifactPath:
    """A file of an artifact."""

    @checked
    def __init__(self, artifact: Artifact, file_name: str) -> None:
        self.artifact = artifact
        self.file_name = file_name

    @staticmethod
    @checked
    def artifact_path(artifact_name: str, file_name: str) -> ArtifactPath:
        """Return a file of the artifact of that name."""
        return ArtifactPath(Artifact.artifact(artifact_name), file_name)

    @property
    def location(self) -> str:
        """``ARTIFACT::FILE``."""
        name = self.artifact.artifact_name
        if name is None:
            name = string_of(LazyValue(self.artifact._named))
        return f"{name}::{self.file_name}"


def _check_name(name: str | None) -> None:
    if name is not None and not is_unresolved(name) and not _NAME.match(name):
        raise ValidationError(f"Artifact name must match regular expression: /^[a-zA-Z0-9_-]{{1,100}}$/, got '{name}'")


__all__ = ["Artifact", "ArtifactPath"]
