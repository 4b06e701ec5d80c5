"""What all engines of pipelines have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.aspect import Aspects, IAspect
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.pipelines.file_set import FileSet, IFileSetProducer
from aws_cdk.pipelines.stage_deployment import AddStageOpts, StageDeployment
from aws_cdk.pipelines.wave import Wave, WaveOptions
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.stage import Stage
    from constructs import IConstruct


class PipelineBaseProps(Struct):
    """Options of all pipelines."""

    synth: IFileSetProducer
    """The step that synthesizes the app."""


class _BuildJustInTime(IAspect):
    """Builds the pipeline when the app is synthesized."""

    def __init__(self, pipeline: PipelineBase) -> None:
        self._pipeline = pipeline

    def visit(self, node: IConstruct) -> None:
        if node is self._pipeline:
            self._pipeline._build_just_in_time()


class PipelineBase(Construct):
    """A pipeline that deploys stages of this app."""

    @staticmethod
    def is_pipeline(x: Any) -> bool:
        """Tell whether ``x`` is one."""
        return isinstance(x, PipelineBase)

    @takes(PipelineBaseProps)
    def __init__(self, scope: Construct, id: str, props: PipelineBaseProps) -> None:
        self._init_pipeline(scope, id, props.synth)

    def _init_pipeline(self, scope: Construct, id: str, synth: IFileSetProducer) -> None:
        from aws_cdk.pipelines.shell_step import ShellStep

        super().__init__(scope, id)
        if isinstance(synth, ShellStep) and synth.primary_output is None:
            synth.primary_output_directory("cdk.out")
        self.synth = synth
        self.waves: list[Wave] = []
        self._built = False
        files = synth.primary_output
        if files is None:
            raise ValidationError(
                f"synthStep {synth} must produce a primary output, but is not producing anything. Configure the Step "
                "differently or use a different Step type.",
                scope=self,
                fix="give a step with a primary output, as ShellStep with the commands that synthesize the app",
            )
        self.cloud_assembly_file_set: FileSet = files
        Aspects.of(self).add(_BuildJustInTime(self))

    @takes(AddStageOpts)
    def add_stage(self, stage: Stage, options: AddStageOpts) -> StageDeployment:
        """Deploy ``stage`` after all that was added before.

        Raises:
            AssumptionError: the pipeline is built already.
        """
        self._check_not_built("addStage: can't add Stages anymore after buildPipeline() has been called")
        return self.add_wave(stage.stage_name).add_stage(stage, **options._given())

    @takes(WaveOptions)
    def add_wave(self, id: str, options: WaveOptions) -> Wave:
        """Add a wave: stages that are deployed at the same time, after all that was added before.

        Raises:
            AssumptionError: the pipeline is built already.
        """
        self._check_not_built("addWave: can't add Waves anymore after buildPipeline() has been called")
        wave = Wave(id, **options._given())
        self.waves.append(wave)
        return wave

    def build_pipeline(self) -> None:
        """Make the resources now, not when the app is synthesized.

        Raises:
            AssumptionError: they are made already.
        """
        self._check_not_built("build() has already been called: can only call it once")
        self._do_build_pipeline()
        self._built = True

    def _check_not_built(self, problem: str) -> None:
        if self._built:
            raise AssumptionError(problem, scope=self, fix="do this before build_pipeline()")

    def _build_just_in_time(self) -> None:
        if not self._built:
            self.build_pipeline()

    def _do_build_pipeline(self) -> None:
        raise NotImplementedError


__all__ = ["PipelineBase", "PipelineBaseProps"]
