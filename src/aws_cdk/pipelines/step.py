"""Steps of pipelines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved
from aws_cdk.pipelines._step_output import outputs_in
from aws_cdk.pipelines.file_set import FileSet, IFileSetProducer
from constructs._ownership import Subclassed

if TYPE_CHECKING:
    from aws_cdk.pipelines.stack_output import StackOutputReference


class Step(IFileSetProducer, Subclassed):
    """Something that a pipeline does: take a source, run commands, wait for an approval."""

    @staticmethod
    @checked
    def sequence(steps: Sequence[Step]) -> list[Step]:
        """Let the steps be done one after the other; return them."""
        for before, after in pairwise(steps):
            after.add_step_dependency(before)
        return list(steps)

    @checked
    def __init__(self, id: str) -> None:
        """Make a step.

        Raises:
            ValidationError: the id is not known yet.
        """
        if is_unresolved(id):
            raise ValidationError(f"Step id cannot be unresolved, got '{id}'", fix="give the step an id of plain text")
        self.id = id
        self._primary_output: FileSet | None = None
        self._file_sets: list[FileSet] = []
        self._own_dependencies: list[Step] = []
        self._namespace: str | None = None
        self._namespace_used = False

    @property
    def primary_output(self) -> FileSet | None:
        """The files the step gives first of all, if any."""
        return self._primary_output

    @property
    def is_source(self) -> bool:
        """Whether it is a source."""
        return False

    @property
    def dependency_file_sets(self) -> list[FileSet]:
        """The files the step takes."""
        return list(self._file_sets)

    @property
    def consumed_stack_outputs(self) -> list[StackOutputReference]:
        """The outputs of stacks the step takes."""
        return []

    @property
    def dependencies(self) -> list[Step]:
        """The steps that have to be done before."""
        found: dict[int, Step] = {}
        producers = [item.producer for item in self._file_sets if not item._is_external]
        for step in (*producers, *self._own_dependencies):
            found.setdefault(id(step), step)
        return list(found.values())

    @checked
    def add_step_dependency(self, step: Step) -> None:
        """Do this step after ``step``."""
        self._own_dependencies.append(step)

    def _add_dependency_file_set(self, fs: FileSet) -> None:
        self._file_sets.append(fs)

    def _configure_primary_output(self, fs: FileSet) -> None:
        self._primary_output = fs

    def _discover_referenced_outputs(self, structure: Any) -> None:
        for output in outputs_in(structure):
            output.noticed = True
            output.step._namespace_used = True
            self.add_step_dependency(output.step)

    def to_string(self) -> str:
        """Return a text for people."""
        return f"{type(self).__name__}({self.id})"

    def __str__(self) -> str:
        return self.to_string()


__all__ = ["Step"]
