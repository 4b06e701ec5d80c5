"""Builds of pipelines: projects and actions made of steps."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment, BuildEnvironmentVariable
from aws_cdk.aws_codebuild.compute_type import written_compute_type
from aws_cdk.core.errors import ValidationError
from aws_cdk.pipelines._step_output import outputs_in
from aws_cdk.pipelines.action_factory import CodePipelineActionFactoryResult, ProduceActionOptions
from aws_cdk.pipelines.code_build_options import CodeBuildOptions, merged_options
from aws_cdk.pipelines.code_build_step import CodeBuildStep

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_codebuild.project import PipelineProject
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.pipelines.artifact_map import ArtifactMap
    from aws_cdk.pipelines.shell_step import ShellStep
    from constructs import Construct

_HASH = "_PROJECT_CONFIG_HASH"
_MAX_DESCRIPTION = 254
# A variable of the pipeline or of an action, as CodePipeline writes them.
_VARIABLE = re.compile(r"#\{[^}]+\}")


class Build:
    """What a build needs beside its step: mostly for builds that the pipeline does of its own."""

    def __init__(
        self,
        step: ShellStep,
        *,
        project_id: str,
        scope: Construct | None = None,
        options: CodeBuildOptions | None = None,
        role: IRole | None = None,
        project_name: str | None = None,
        build_spec_file: str | None = None,
    ) -> None:
        self.step = step
        self.project_id = project_id
        self.scope = scope
        self.options = options
        self.role = role
        self.project_name = project_name
        self.build_spec_file = build_spec_file

    def produce(self, stage: IStage, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        """Make the project and add the action.

        Raises:
            ValidationError: the build takes no files, and there is no source; or it has file systems outside a VPC.
        """
        from aws_cdk.aws_codepipeline_actions.code_build_action import CodeBuildAction

        step, artifacts = self.step, options.artifacts
        inputs = [artifacts.to_code_pipeline(entry.file_set) for entry in step.inputs if entry.directory == "."]
        extra = [artifacts.to_code_pipeline(entry.file_set) for entry in step.inputs if entry.directory != "."]
        main = inputs[0] if inputs else options.fallback_artifact
        if main is None:
            raise ValidationError(
                f"CodeBuild action '{step.id}' requires an input (and the pipeline doesn't have a Source to fall back to). "
                "Add an input or a pipeline source.",
                scope=options.scope,
                fix="give input=CodePipelineSource.git_hub(...) to the synth step",
            )
        outputs = [artifacts.to_code_pipeline(entry.file_set) for entry in step.outputs]
        chosen = merged_options(options.code_build_defaults, self.options, _options_of(step))
        environment = self._environment(chosen)
        if chosen.file_system_locations and (chosen.vpc is None or not environment.privileged):
            raise ValidationError(
                "Setting fileSystemLocations requires a vpc to be set and privileged to be set to true.",
                scope=options.scope,
                fix=f"give step '{step.id}' vpc and BuildEnvironment(privileged=True)",
            )
        spec = self._build_spec(chosen, artifacts)
        variables: dict[str, BuildEnvironmentVariable] = {}
        text = _config_hash(options.scope, environment, spec)
        project = self._project(stage, options, chosen, environment, spec)
        for name, value in step.env.items():
            if _has_outputs(value):
                variables[name] = BuildEnvironmentVariable(value=value)
        for name, reference in step.env_from_cfn_outputs.items():
            variables[name] = BuildEnvironmentVariable(value=options.stack_outputs_map.to_code_pipeline(reference))
        if options.before_self_mutation and options.pipeline.self_mutation_enabled:
            variables[_HASH] = BuildEnvironmentVariable(value=text)
        role = step.action_role if isinstance(step, CodeBuildStep) else None
        stage.add_action(
            CodeBuildAction(
                action_name=options.action_name,
                input=main,
                extra_inputs=_unlike(extra, main),
                outputs=outputs,
                project=project,
                run_order=options.run_order,
                variables_namespace=options.variables_namespace,
                role=role if role is not None else options.pipeline._build_action_role,
                environment_variables=variables or None,
            )
        )
        if isinstance(step, CodeBuildStep):
            step._project = project
        return CodePipelineActionFactoryResult(run_orders_consumed=1, project=project)

    def _environment(self, chosen: CodeBuildOptions) -> BuildEnvironment:
        given = {} if chosen.build_environment is None else chosen.build_environment._given()
        variables = dict(given.get("environment_variables") or {})
        for name, value in self.step.env.items():
            if not _has_outputs(value):
                variables[name] = BuildEnvironmentVariable(value=value)
        return BuildEnvironment(**{**given, "environment_variables": variables or None})

    def _build_spec(self, chosen: CodeBuildOptions, artifacts: ArtifactMap) -> BuildSpec:
        from aws_cdk.aws_codebuild.build_spec import BuildSpec, merge_build_specs

        step = self.step
        links = [
            _link_command(entry.directory, artifacts.to_code_pipeline(entry.file_set))
            for entry in step.inputs
            if entry.directory != "."
        ]
        install = [*links, *step.install_commands]
        phases = {"install": install, "build": step.commands}
        spec: dict[str, Any] = {
            "version": "0.2",
            "phases": {name: {"commands": list(commands)} for name, commands in phases.items() if commands},
        }
        partial = chosen.partial_build_spec
        results = self._results(artifacts, merged=partial is not None)
        if results is not None:
            spec["artifacts"] = results
        own = BuildSpec.from_object(spec)
        return own if partial is None else merge_build_specs(partial, own)

    def _results(self, artifacts: ArtifactMap, *, merged: bool) -> dict[str, Any] | None:
        outputs = self.step.outputs
        if not outputs:
            return None
        files = ["**/*"] if merged else "**/*"
        if len(outputs) == 1:
            return {"base-directory": outputs[0].directory, "files": files}
        return {
            "secondary-artifacts": {
                artifacts.to_code_pipeline(entry.file_set).artifact_name: {
                    "base-directory": entry.directory,
                    "files": files,
                }
                for entry in outputs
            }
        }

    def _project(
        self,
        stage: IStage,
        options: ProduceActionOptions,
        chosen: CodeBuildOptions,
        environment: BuildEnvironment,
        spec: BuildSpec,
    ) -> PipelineProject:
        from aws_cdk.aws_codebuild.build_spec import BuildSpec
        from aws_cdk.aws_codebuild.project import PipelineProject
        from aws_cdk.aws_codepipeline._stage import child_named
        from aws_cdk.core.stack import Stack

        scope = self.scope if self.scope is not None else child_named(options.scope, options.action_name)
        if self.build_spec_file is not None:
            options.pipeline._write_file(self.build_spec_file, spec)
            spec = BuildSpec.from_source_filename(self.build_spec_file)
        pipeline = options.pipeline.pipeline
        place = (Stack.of(pipeline).stack_name, pipeline.node.id, stage.stage_name, options.action_name)
        project = PipelineProject(
            scope,
            self.project_id,
            project_name=self.project_name,
            description=f"Pipeline step {'/'.join(place)}"[:_MAX_DESCRIPTION],
            vpc=chosen.vpc,
            subnet_selection=chosen.subnet_selection,
            security_groups=chosen.security_groups,
            cache=chosen.cache,
            timeout=chosen.timeout,
            file_system_locations=chosen.file_system_locations,
            logging=chosen.logging,
            environment=environment,
            build_spec=spec,
            role=self.role,
        )
        for statement in chosen.role_policy or ():
            project.add_to_role_policy(statement)
        return project


def build_of(step: ShellStep, *, is_synth: bool) -> Build:
    """Return the build of a step of the app."""
    given = step if isinstance(step, CodeBuildStep) else None
    return Build(
        step,
        project_id="CdkBuildProject" if is_synth else step.id,
        role=given.role if given is not None else None,
        project_name=given.project_name if given is not None else None,
    )


def _options_of(step: ShellStep) -> CodeBuildOptions | None:
    if not isinstance(step, CodeBuildStep):
        return None
    return CodeBuildOptions(
        build_environment=step.build_environment,
        cache=step.cache,
        file_system_locations=step.file_system_locations,
        logging=step.logging,
        partial_build_spec=step.partial_build_spec,
        role_policy=step.role_policy_statements,
        security_groups=step.security_groups,
        subnet_selection=step.subnet_selection,
        timeout=step.timeout,
        vpc=step.vpc,
    )


def _has_outputs(value: str) -> bool:
    """Tell whether the pipeline knows a value only as it runs: one of another step, or one of its own variables."""
    return _VARIABLE.search(value) is not None or any(True for _ in outputs_in(value))


def _unlike(extra: list[Artifact], main: Artifact) -> list[Artifact]:
    """Return each artifact once, without the main one."""
    found: dict[int, Artifact] = {}
    for item in extra:
        if item is not main:
            found.setdefault(id(item), item)
    return list(found.values())


def _link_command(directory: str, artifact: Artifact) -> str:
    """Return the command that shows an additional source as a folder of the main one."""
    parent = posixpath.dirname(directory)
    make_parent = f'mkdir -p -- "{parent}" && ' if parent not in ("", ".", "..") else ""
    return (
        f'[ ! -d "{directory}" ] || {{ echo \'additionalInputs: "{directory}" must not exist yet. If you want to merge multiple '
        f'artifacts, use a "cp" command.\'; exit 1; }} && {make_parent}'
        f'ln -s -- "$CODEBUILD_SRC_DIR_{artifact.artifact_name}" "{directory}"'
    )


def _config_hash(scope: Construct, environment: BuildEnvironment, spec: BuildSpec) -> str:
    """Return what differs for projects that differ: a change of it starts the pipeline anew.

    Otherwise a self-mutated pipeline would go on with a build that the old project made.
    """
    from aws_cdk.core.stack import Stack

    given = environment._given()
    image = environment.build_image
    config: dict[str, Any] = {
        "environment": {
            "privileged": environment.privileged,
            "environmentVariables": _plain(given.get("environment_variables")),
            "type": image.type if image is not None else None,
            "imageId": image.image_id if image is not None else None,
            "computeType": written_compute_type(environment.compute_type)
            if environment.compute_type is not None
            else None,
            "imagePullPrincipalType": image.image_pull_principal_type._value_
            if image is not None and image.image_pull_principal_type is not None
            else None,
        },
        "buildSpecString": spec.to_build_spec(),
    }
    resolved = Stack.of(scope).resolve(config)
    return hashlib.sha256(json.dumps(resolved, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def _plain(variables: Mapping[str, BuildEnvironmentVariable] | None) -> dict[str, Any]:
    return {
        name: {"value": variable.value, **({"type": variable.type._value_} if variable.type is not None else {})}
        for name, variable in (variables or {}).items()
    }
