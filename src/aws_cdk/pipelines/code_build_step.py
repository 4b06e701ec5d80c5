"""Steps that run commands, with all options of builds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.logging_options import LoggingOptions
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.pipelines._step_output import output_of
from aws_cdk.pipelines.shell_step import ShellStep, ShellStepProps

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_codebuild.cache import Cache
    from aws_cdk.aws_codebuild.file_location import IFileSystemLocation
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration


class CodeBuildStepProps(ShellStepProps):
    """Options of a build."""

    action_role: IRole | None = None
    """Role of the pipeline's action. Default: one that all builds share."""
    build_environment: Nested[BuildEnvironment | None] = nested()
    """Where it runs. Default: as the pipeline says."""
    cache: Cache | None = None
    """What it keeps for later. Default: nothing."""
    file_system_locations: Sequence[IFileSystemLocation] | None = None
    """File systems to mount; needs a VPC. Default: none."""
    logging: Nested[LoggingOptions | None] = nested()
    """Where logs go. Default: to a group of CloudWatch."""
    partial_build_spec: BuildSpec | None = None
    """What is done beside the commands. Default: nothing."""
    project_name: str | None = None
    """Name of the project. Default: chosen by CloudFormation."""
    role: IRole | None = None
    """Role of the build. Default: a new one."""
    role_policy_statements: Sequence[PolicyStatement] | None = None
    """What it may do. Default: nothing more."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups; needs a VPC. Default: a new one."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: the private ones."""
    timeout: Duration | None = None
    """How long it may take. Default: 1 hour."""
    vpc: IVpc | None = None
    """The VPC it is in. Default: none."""


class CodeBuildStep(ShellStep):
    """Runs commands, with all options of builds."""

    @takes(CodeBuildStepProps)
    def __init__(self, id: str, props: CodeBuildStepProps) -> None:
        self._init_shell(id, props)
        self.project_name = props.project_name
        self.vpc = props.vpc
        self.subnet_selection = props.subnet_selection
        self.cache = props.cache
        self.role = props.role
        self.action_role = props.action_role
        self.role_policy_statements = props.role_policy_statements
        self.security_groups = props.security_groups
        self.timeout = props.timeout
        self.file_system_locations = props.file_system_locations
        self.logging = props.logging
        self.build_environment = props.build_environment
        self._given_build_spec = props.partial_build_spec
        self._exported: list[str] = []
        self._project: IProject | None = None

    @property
    def partial_build_spec(self) -> BuildSpec | None:
        """What is done beside the commands, exported variables included."""
        from aws_cdk.aws_codebuild.build_spec import BuildSpec, merge_build_specs

        if not self._exported:
            return self._given_build_spec
        exports = BuildSpec.from_object(
            {"version": "0.2", "env": {"exported-variables": list(dict.fromkeys(self._exported))}}
        )
        return exports if self._given_build_spec is None else merge_build_specs(exports, self._given_build_spec)

    @property
    def project(self) -> IProject:
        """The project, once the pipeline is built.

        Raises:
            AssumptionError: it is not.
        """
        if self._project is None:
            raise AssumptionError(
                "Call pipeline.buildPipeline() before reading this property", fix="call build_pipeline() first"
            )
        return self._project

    @property
    def grant_principal(self) -> IPrincipal:
        """Who the build is, once the pipeline is built."""
        return self.project.grant_principal

    @checked
    def exported_variable(self, variable_name: str) -> str:
        """Return a variable that the commands export, for other steps to use.

        Raises:
            AssumptionError: the pipeline is built already.
        """
        if self._project is not None:
            if variable_name not in self._exported:
                raise AssumptionError(
                    "exportVariable(): Pipeline has already been produced, cannot call this function anymore",
                    fix="ask for variables before build_pipeline()",
                )
        else:
            self._exported.append(variable_name)
        self._namespace_used = True
        return output_of(self, variable_name)


__all__ = ["CodeBuildStep", "CodeBuildStepProps"]
