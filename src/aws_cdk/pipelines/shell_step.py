"""Steps that run commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.pipelines.file_set import FileSet, FileSetLocation, IFileSetProducer
from aws_cdk.pipelines.stack_output import StackOutputReference
from aws_cdk.pipelines.step import Step

if TYPE_CHECKING:
    from aws_cdk.core.cfn_output import CfnOutput


class ShellStepProps(Struct):
    """Options of a step that runs commands."""

    commands: Sequence[str]
    """The commands."""
    additional_inputs: Mapping[str, IFileSetProducer] | None = None
    """Further files, by the folder they are put into. Default: none."""
    env: Mapping[str, str] | None = None
    """Environment variables. Default: none."""
    env_from_cfn_outputs: Mapping[str, CfnOutput] | None = None
    """Environment variables with outputs of stacks deployed before. Default: none."""
    input: IFileSetProducer | None = None
    """The files it runs in. Default: those of the first source."""
    install_commands: Sequence[str] | None = None
    """Commands that install what the others need. Default: none."""
    primary_output_directory: str | None = None
    """Folder of the files that it gives. Default: none; ``cdk.out`` for the synth step."""


class ShellStep(Step):
    """Runs commands."""

    @takes(ShellStepProps)
    def __init__(self, id: str, props: ShellStepProps) -> None:
        self._init_shell(id, props)

    def _init_shell(self, id: str, props: ShellStepProps) -> None:
        super().__init__(id)
        self.commands = list(props.commands)
        self.install_commands = list(props.install_commands or ())
        self.env = dict(props.env or {})
        self.env_from_cfn_outputs = {
            name: StackOutputReference.from_cfn_output(output)
            for name, output in (props.env_from_cfn_outputs or {}).items()
        }
        self.inputs: list[FileSetLocation] = []
        self.outputs: list[FileSetLocation] = []
        self._added: dict[str, FileSet] = {}
        self._discover_referenced_outputs(self.env)
        if props.input is not None:
            self._take(props.input, ".", f"'{id}': primary input should be a step that has produced a file set, got")
        for directory, producer in (props.additional_inputs or {}).items():
            if directory == ".":
                raise ValidationError(
                    f"'{id}': input for directory '.' should be passed via 'input' property", fix="use input"
                )
            self._take(
                producer,
                directory,
                f"'{id}': additionalInput for directory '{directory}' should be a step that has produced a file set, got",
            )
        if props.primary_output_directory is not None:
            output = FileSet("Output", self)
            self._primary_directory: str | None = props.primary_output_directory
            self._configure_primary_output(output)
            self.outputs.append(FileSetLocation(directory=props.primary_output_directory, file_set=output))
        else:
            self._primary_directory = None

    def _take(self, producer: IFileSetProducer, directory: str, problem: str) -> None:
        files = producer.primary_output
        if files is None:
            raise ValidationError(
                f"{problem} {producer}",
                fix="take one of the step's outputs, or give that step primary_output_directory",
            )
        self._add_dependency_file_set(files)
        self.inputs.append(FileSetLocation(directory=directory, file_set=files))

    @property
    def consumed_stack_outputs(self) -> list[StackOutputReference]:
        """The outputs of stacks the step takes."""
        return list(self.env_from_cfn_outputs.values())

    @checked
    def primary_output_directory(self, directory: str) -> FileSet:
        """Give the files of ``directory`` first of all; return them.

        Raises:
            ValidationError: there is another such folder.
        """
        if self._primary_output is not None:
            if self._primary_directory != directory:
                raise ValidationError(
                    f"{self}: primaryOutputDirectory is '{self._primary_directory}', cannot be changed to '{directory}'",
                    fix="use add_output_directory() for another folder",
                )
            return self._primary_output
        self._primary_directory = directory
        output = FileSet("Output", self)
        self._configure_primary_output(output)
        self.outputs.append(FileSetLocation(directory=directory, file_set=output))
        return output

    @checked
    def add_output_directory(self, directory: str) -> FileSet:
        """Give the files of ``directory`` as well; return them."""
        files = self._added.get(directory)
        if files is None:
            files = self._added[directory] = FileSet(directory, self)
            self.outputs.append(FileSetLocation(directory=directory, file_set=files))
        return files


__all__ = ["ShellStep", "ShellStepProps"]
