"""Files that steps take and give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.pipelines.step import Step


class IFileSetProducer(Interface):
    """Something that gives files."""

    if TYPE_CHECKING:

        @property
        def primary_output(self) -> FileSet | None: ...


class FileSet(IFileSetProducer):
    """Files that a step gives."""

    _is_external = False

    @checked
    def __init__(self, id: str, producer: Step | None = None) -> None:
        self.id = id
        self._producer = producer

    @property
    def primary_output(self) -> FileSet | None:
        """The files themselves."""
        return self

    @property
    def producer(self) -> Step:
        """The step that gives them.

        Raises:
            AssumptionError: none does yet.
        """
        if self._producer is None:
            raise AssumptionError(
                f"FileSet '{self.id}' doesn't have a producer; call 'fileSet.producedBy()'",
                fix="call produced_by with the step that gives the files",
            )
        return self._producer

    @checked
    def produced_by(self, producer: Step | None = None) -> None:
        """Say which step gives the files.

        Raises:
            ValidationError: another one does.
        """
        if self._producer is not None and producer is not self._producer:
            raise ValidationError(
                f"FileSet '{self.id}' already has a producer ({self._producer}) while setting producer: {producer}"
            )
        self._producer = producer

    def to_string(self) -> str:
        """Return a text for people."""
        return f"FileSet({self.id})"

    def __str__(self) -> str:
        return self.to_string()


class FileSetLocation(Struct):
    """Files in a folder."""

    directory: str
    """The folder."""
    file_set: FileSet
    """The files."""


__all__ = ["FileSet", "FileSetLocation", "IFileSetProducer"]
