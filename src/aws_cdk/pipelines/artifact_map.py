"""Which artifacts of CodePipeline hold which files."""

from __future__ import annotations

import hashlib
import re

from aws_cdk.aws_codepipeline.artifact import Artifact
from aws_cdk.core.arguments import checked
from aws_cdk.pipelines.file_set import FileSet
from aws_cdk.pipelines.step import Step

_NOT_IN_ARTIFACTS = re.compile(r"[^a-zA-Z0-9_]")
_LONGEST_NAME = 100
_HASH_LENGTH = 8


class CodePipelineFileSet(FileSet):
    """Files of an artifact that another part of the pipeline gives."""

    _is_external = True

    @staticmethod
    @checked
    def from_artifact(artifact: Artifact) -> CodePipelineFileSet:
        """Return the files of ``artifact``."""
        return CodePipelineFileSet(artifact)

    @checked
    def __init__(self, artifact: Artifact) -> None:
        super().__init__(
            artifact.artifact_name or "Imported", Step("NO_STEP")
        )  # they come from outside of the graph of steps
        self._artifact = artifact


class ArtifactMap:
    """Finds the artifacts of files."""

    def __init__(self) -> None:
        self._artifacts: dict[int, Artifact] = {}
        self._names: set[str] = set()

    @checked
    def to_code_pipeline(self, x: FileSet) -> Artifact:
        """Return the artifact of ``x``."""
        if isinstance(x, CodePipelineFileSet):
            return x._artifact
        artifact = self._artifacts.get(id(x))
        if artifact is None:
            artifact = self._artifacts[id(x)] = Artifact.artifact(self._free_name(f"{x.producer.id}_{x.id}"))
        return artifact

    def _free_name(self, wanted: str) -> str:
        base = _NOT_IN_ARTIFACTS.sub("_", wanted)
        if len(base) > _LONGEST_NAME:
            base = base[: _LONGEST_NAME - _HASH_LENGTH] + hashlib.sha256(base.encode()).hexdigest()[:_HASH_LENGTH]
        name = base
        number = 0
        while name in self._names:
            number += 1
            name = f"{base}_{number}"
        self._names.add(name)
        return name


__all__ = ["ArtifactMap", "CodePipelineFileSet"]
