"""The project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild._environment import rendered_environment
from aws_cdk.aws_codebuild._l1 import CfnProject
from aws_cdk.aws_codebuild.artifacts import ArtifactsConfig, IArtifacts, _CodePipelineArtifacts, _NoArtifacts
from aws_cdk.aws_codebuild.build_environment import BuildEnvironment, BuildEnvironmentVariable
from aws_cdk.aws_codebuild.build_spec import BuildSpec
from aws_cdk.aws_codebuild.cache import Cache
from aws_cdk.aws_codebuild.file_location import IFileSystemLocation
from aws_cdk.aws_codebuild.logging_options import LoggingOptions, rendered_logging
from aws_cdk.aws_codebuild.project_base import BatchBuildConfig, BindToCodePipelineOptions, IProject, _ProjectBase
from aws_cdk.aws_codebuild.source import ISource, SourceConfig, _CodePipelineSource, _NoSource
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_image import IBuildImage
    from aws_cdk.aws_ec2 import ISecurityGroup, IVpc, SubnetSelection
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.duration import Duration

_DEFAULT_KEY = "alias/aws/s3"
_MAX_RETRIES = 10
_REPORT_ACTIONS = (
    "codebuild:CreateReportGroup",
    "codebuild:CreateReport",
    "codebuild:UpdateReport",
    "codebuild:BatchPutTestCases",
    "codebuild:BatchPutCodeCoverages",
)
# To open a session in a running build. Source: the CodeBuild guide, "Session Manager".
_SESSION_ACTIONS = (
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
    "logs:DescribeLogGroups",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "s3:GetEncryptionConfiguration",
    "s3:PutObject",
)


class ProjectVisibility(NamedEnum):
    """Who may see a project's builds."""

    PUBLIC_READ = "PUBLIC_READ"
    """Everyone."""
    PRIVATE = "PRIVATE"


class CommonProjectProps(Struct):
    """Options of all kinds of projects."""

    allow_all_outbound: bool | None = None
    """Whether the security group made here lets everything out; needs a VPC. Default: yes."""
    auto_retry_limit: int | float | None = None
    """How often a failed build is tried again, 0 to 10. Default: 0."""
    badge: bool | None = None
    """Whether there is a badge with the build's status. Default: no."""
    build_spec: BuildSpec | None = None
    """What a build does. Default: what ``buildspec.yml`` of the source says."""
    cache: Cache | None = None
    """What builds keep for later builds. Default: nothing."""
    check_secrets_in_plain_text_env_variables: bool | None = None
    """Whether secret values in plain variables are refused. Default: yes."""
    concurrent_build_limit: int | float | None = None
    """How many builds run at the same time. Default: as many as the account may."""
    description: str | None = None
    """What the project is for. Default: none."""
    encryption_key: IKey | None = None
    """What results are encrypted with. Default: the account's own key of S3."""
    environment: Nested[BuildEnvironment | None] = nested()
    """Where builds run. Default: a small machine with ``LinuxBuildImage.STANDARD_7_0``."""
    environment_variables: Nested[Mapping[str, BuildEnvironmentVariable] | None] = nested()
    """Environment variables; they win over those of the environment. Default: none."""
    file_system_locations: Sequence[IFileSystemLocation] | None = None
    """File systems to mount; needs a VPC. Default: none."""
    grant_report_group_permissions: bool | None = None
    """Whether builds may make report groups named after the project. Default: yes."""
    logging: Nested[LoggingOptions | None] = nested()
    """Where logs go. Default: to a group of CloudWatch named after the project."""
    project_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    queued_timeout: Duration | None = None
    """How long a build may wait, 5 minutes to 8 hours. Default: 8 hours."""
    role: IRole | None = None
    """The role builds have. Default: a new one."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups; needs a VPC. Default: a new one."""
    ssm_session_permissions: bool | None = None
    """Whether sessions can be opened in builds. Default: no."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: the private ones."""
    timeout: Duration | None = None
    """How long a build may take, 5 minutes to 36 hours. Default: 1 hour."""
    visibility: ProjectVisibility | None = None
    """Who may see builds. Default: those with permissions."""
    vpc: IVpc | None = None
    """The VPC that builds are in. Default: none."""


class ProjectProps(CommonProjectProps):
    """Options of a project."""

    artifacts: IArtifacts | None = None
    """Where results go. Default: nowhere."""
    secondary_artifacts: Sequence[IArtifacts] | None = None
    """Where further results go. Default: nowhere."""
    secondary_sources: Sequence[ISource] | None = None
    """Further sources. Default: none."""
    source: ISource | None = None
    """Where the source comes from. Default: there is none; then a build must be given."""


class PipelineProjectProps(CommonProjectProps):
    """Options of a project for pipelines."""


class Project(_ProjectBase):
    """What CodeBuild builds, and how."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.Project"

    @staticmethod
    @checked
    def from_project_arn(scope: Construct, id: str, project_arn: str) -> IProject:
        """Return a project made elsewhere, by its ARN."""
        return _ImportedProject(scope, id, project_arn)

    @staticmethod
    @checked
    def from_project_name(scope: Construct, id: str, project_name: str) -> IProject:
        """Return a project of the stack's account and region, by its name."""
        arn = Stack.of(scope).format_arn(service="codebuild", resource="project", resource_name=project_name)
        return _ImportedProject(scope, id, arn, project_name)

    @staticmethod
    @checked
    def serialize_env_variables(
        environment_variables: Mapping[str, BuildEnvironmentVariable | Mapping[str, Any]],
        validate_no_plain_text_secrets: bool | None = None,
        principal: IGrantable | None = None,
    ) -> list[Any]:
        """Return variables as the L1 project has them; ``principal`` may read the parameters and secrets they name.

        Raises:
            ValidationError: secrets are to be found, and a plain variable has a secret value.
        """
        from aws_cdk.aws_codebuild._environment_variables import serialized_variables

        given = {name: BuildEnvironmentVariable.of(value) for name, value in environment_variables.items()}
        rendered = serialized_variables(given, check_secrets=bool(validate_no_plain_text_secrets), principal=principal)
        return [CfnProject.EnvironmentVariableProperty(**variable) for variable in rendered]

    @takes(ProjectProps)
    def __init__(self, scope: Construct, id: str, props: ProjectProps) -> None:
        """Make a project.

        Raises:
            ValidationError: options contradict each other; the message names them.
        """
        self._make(scope, id, props, props.source, props.artifacts)

    def _make(
        self,
        scope: Construct,
        id: str,
        props: ProjectProps,
        source: ISource | None,
        artifacts: IArtifacts | None,
    ) -> None:
        super().__init__(scope, id, physical_name=props.project_name)
        self._init_role(props.role)
        environment = props.environment or BuildEnvironment()
        self._build_image = environment.build_image or self._default_image()
        bound_source = self._bind_source(source, props)
        bound_artifacts = self._bind_artifacts(artifacts)
        cache = props.cache if props.cache is not None else Cache.none()
        cache._bind(self)
        self._build_spec = props.build_spec
        self._check_build_spec(props.build_spec)
        self._check_retries(props.auto_retry_limit)
        self._secondary_sources: list[dict[str, Any]] = []
        self._secondary_source_versions: list[dict[str, Any]] = []
        self._secondary_artifacts: list[Any] = []
        self._file_systems: list[Any] = []
        self._batch_role: IRole | None = getattr(self, "_batch_role", None)  # a source may have asked for it already
        for secondary in props.secondary_sources or ():
            self.add_secondary_source(secondary)
        for more in props.secondary_artifacts or ():
            self.add_secondary_artifact(more)
        self._check_pipeline_settings(self._artifacts)
        for location in props.file_system_locations or ():
            self.add_file_system_location(location)
        self._key: IKey | None = None
        self._key_arn: str | None = None
        vpc_config = self._vpc_config(props)
        resource = CfnProject(
            self,
            "Resource",
            description=props.description,
            source={
                **_as_mapping(bound_source.source_property),
                "buildSpec": props.build_spec.to_build_spec(self) if props.build_spec is not None else None,
            },
            artifacts=bound_artifacts.artifacts_property,
            service_role=self._role.role_arn,
            environment=rendered_environment(self, self._build_image, environment, props),
            file_system_locations=lazy_any(lambda: self._file_systems or None),
            encryption_key=lazy_string(lambda: self._key_arn if self._key_arn is not None else _DEFAULT_KEY),
            badge_enabled=props.badge,
            cache=cache._to_cloud_formation(),
            name=self.physical_name,
            timeout_in_minutes=props.timeout.to_minutes() if props.timeout is not None else None,
            queued_timeout_in_minutes=props.queued_timeout.to_minutes() if props.queued_timeout is not None else None,
            concurrent_build_limit=props.concurrent_build_limit,
            secondary_sources=lazy_any(lambda: self._secondary_sources or None),
            secondary_source_versions=lazy_any(lambda: self._secondary_source_versions or None),
            secondary_artifacts=lazy_any(lambda: self._secondary_artifacts or None),
            triggers=bound_source.build_triggers,
            source_version=bound_source.source_version,
            vpc_config=vpc_config,
            visibility=props.visibility._value_ if props.visibility is not None else None,
            logs_config=rendered_logging(self, props.logging),
            build_batch_config=lazy_any(self._rendered_batch),
            auto_retry_limit=props.auto_retry_limit,
        )
        self._add_network_permissions(props, resource)
        self.project_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="codebuild", resource="project", resource_name=self.physical_name),
        )
        self.project_name = self._get_resource_name_attribute(resource.ref)
        self._add_standard_permissions(props)
        if props.encryption_key is not None:
            self._set_key(props.encryption_key)
        bind = getattr(self._build_image, "bind", None)
        if bind is not None:
            bind(self, self)
        check_before_synthesis(self, self._validate_project)

    # -- parts of the constructor -----------------------------------------

    def _init_role(self, given: IRole | None) -> None:
        from aws_cdk.aws_iam.role import Role

        self._role: IRole = given or Role(
            self,
            "Role",
            role_name=PhysicalName.GENERATE_IF_NEEDED,
            assumed_by=ServicePrincipal("codebuild.amazonaws.com"),
        )
        self.role = self._role
        self._grant_principal = self._role

    def _default_image(self) -> IBuildImage:
        from aws_cdk.aws_codebuild.linux_build_image import LinuxBuildImage

        return LinuxBuildImage.STANDARD_7_0

    def _bind_source(self, source: ISource | None, props: ProjectProps) -> SourceConfig:
        self._source = source if source is not None else _NoSource()
        bound = self._source.bind(self, self)
        if props.badge and not self._source.badge_supported:
            raise ValidationError(
                f"Badge is not supported for source type {self._source.type}",
                scope=self,
                fix="leave badge out, or build from a repository",
            )
        return bound

    def _bind_artifacts(self, artifacts: IArtifacts | None) -> ArtifactsConfig:
        if artifacts is None:
            artifacts = _CodePipelineArtifacts() if self._source.type == "CODEPIPELINE" else _NoArtifacts()
        self._artifacts: IArtifacts = artifacts
        return artifacts.bind(self, self)

    def _check_build_spec(self, build_spec: BuildSpec | None) -> None:
        if self._source.type == "NO_SOURCE" and (build_spec is None or not build_spec.is_immediate):
            raise ValidationError(
                "If the Project's source is NoSource, you need to provide a concrete buildSpec",
                scope=self,
                fix="give build_spec=BuildSpec.from_object(...), or a source",
            )

    def _check_retries(self, retries: int | float | None) -> None:
        if retries is not None and not is_unresolved(retries) and not 0 <= retries <= _MAX_RETRIES:
            raise ValidationError(
                f"autoRetryLimit must be a value between 0 and {_MAX_RETRIES}, got {retries}.", scope=self
            )

    def _vpc_config(self, props: CommonProjectProps) -> dict[str, Any] | None:
        if props.vpc is None:
            if props.security_groups is not None or props.allow_all_outbound is not None:
                raise ValidationError(
                    "Cannot configure 'securityGroup' or 'allowAllOutbound' without configuring a VPC",
                    scope=self,
                    fix="give vpc",
                )
            return None
        from aws_cdk.aws_codebuild._vpc import project_network

        return project_network(self, props)

    def _add_network_permissions(self, props: CommonProjectProps, resource: CfnProject) -> None:
        if props.vpc is not None:
            from aws_cdk.aws_codebuild._vpc import permit_network

            permit_network(self, props, resource)

    def _add_standard_permissions(self, props: CommonProjectProps) -> None:
        """Let builds log, report, and hold sessions."""
        stack = self.stack
        group = stack.format_arn(
            service="logs",
            resource="log-group",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
            resource_name=f"/aws/codebuild/{self.project_name}",
        )
        self.add_to_role_policy(
            PolicyStatement(
                resources=[group, f"{group}:*"],
                actions=["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            )
        )
        if props.grant_report_group_permissions is not False:
            # CodeBuild makes the groups of reports that a build names: PROJECT-NAME.
            reports = stack.format_arn(
                service="codebuild", resource="report-group", resource_name=f"{self.project_name}-*"
            )
            self.add_to_role_policy(PolicyStatement(actions=list(_REPORT_ACTIONS), resources=[reports]))
        if props.ssm_session_permissions:
            self.add_to_role_policy(PolicyStatement(actions=list(_SESSION_ACTIONS), resources=["*"]))

    def _set_key(self, key: IKey) -> None:
        self._key = key
        self._key_arn = key.key_arn
        key.grant_encrypt_decrypt(self)

    def _check_pipeline_settings(self, artifacts: IArtifacts) -> None:
        of_pipeline = self._source.type == "CODEPIPELINE", artifacts.type == "CODEPIPELINE"
        if of_pipeline[0] != of_pipeline[1]:
            raise ValidationError(
                "Both source and artifacts must be set to CodePipeline",
                scope=self,
                fix="use PipelineProject, which sets both",
            )

    def _rendered_batch(self) -> dict[str, Any] | None:
        return {"serviceRole": self._batch_role.role_arn} if self._batch_role is not None else None

    # -- what can be added ------------------------------------------------

    def enable_batch_builds(self) -> BatchBuildConfig | None:
        """Let the project run batches, with a role of their own that is made at the first call."""
        role: IRole | None = getattr(self, "_batch_role", None)
        if role is None:
            from aws_cdk.aws_iam.role import Role

            role = self._batch_role = Role(
                self, "BatchServiceRole", assumed_by=ServicePrincipal("codebuild.amazonaws.com")
            )
            role.add_to_principal_policy(
                PolicyStatement(
                    # Known only once the constructor, which may call this through a source, has come to its end.
                    resources=[lazy_string(lambda: self.project_arn)],
                    actions=["codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild"],
                )
            )
        return BatchBuildConfig(role=role)

    @checked
    def add_secondary_source(self, secondary_source: ISource) -> None:
        """Add a further source.

        Raises:
            ValidationError: it has no identifier.
        """
        if not secondary_source.identifier:
            raise ValidationError(
                "The identifier attribute is mandatory for secondary sources", scope=self, fix="give identifier"
            )
        bound = secondary_source.bind(self, self)
        self._secondary_sources.append(bound.source_property)
        if bound.source_version:
            self._secondary_source_versions.append(
                {"sourceIdentifier": secondary_source.identifier, "sourceVersion": bound.source_version}
            )

    @checked
    def add_file_system_location(self, file_system_location: IFileSystemLocation) -> None:
        """Mount a further file system."""
        self._file_systems.append(file_system_location.bind(self, self).location)

    @checked
    def add_secondary_artifact(self, secondary_artifact: IArtifacts) -> None:
        """Put further results somewhere.

        Raises:
            ValidationError: they have no identifier.
        """
        if not secondary_artifact.identifier:
            raise ValidationError(
                "The identifier attribute is mandatory for secondary artifacts", scope=self, fix="give identifier"
            )
        self._secondary_artifacts.append(secondary_artifact.bind(self, self).artifacts_property)

    @takes(BindToCodePipelineOptions)
    def bind_to_code_pipeline(self, _scope: Construct, options: BindToCodePipelineOptions) -> None:
        """Let a pipeline use the project: what it reads and writes is encrypted with the key of the pipeline's bucket."""
        from aws_cdk.aws_kms.key import Key

        key = options.artifact_bucket.encryption_key
        if key is None or self._key_arn is not None:
            return
        owner = Stack.of(key)
        # A key made in another environment has no name that could be written here.
        if isinstance(key, Key) and (owner.account != self.stack.account or owner.region != self.stack.region):
            return
        self._set_key(key)

    def _validate_project(self) -> list[str]:
        problems = []
        if self._source.type == "CODEPIPELINE":
            if self._secondary_sources:
                problems.append(
                    "A Project with a CodePipeline Source cannot have secondary sources. Use the CodeBuild Pipeline Actions' "
                    "`extraInputs` property instead"
                )
            if self._secondary_artifacts:
                problems.append(
                    "A Project with a CodePipeline Source cannot have secondary artifacts. Use the CodeBuild Pipeline Actions' "
                    "`outputs` property instead"
                )
        return problems


class PipelineProject(Project):
    """A project for pipelines: they say what it builds and where results go."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.PipelineProject"

    @takes(PipelineProjectProps)
    def __init__(self, scope: Construct, id: str, props: PipelineProjectProps) -> None:
        """Make a project for pipelines.

        Raises:
            ValidationError: options contradict each other; the message names them.
        """
        self._make(scope, id, ProjectProps(**props._given()), _CodePipelineSource(), _CodePipelineArtifacts())


class _ImportedProject(_ProjectBase):
    """A project of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, arn: str, name: str | None = None) -> None:
        from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

        if name is None:
            super().__init__(scope, id, environment_from_arn=arn)
            name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        else:
            super().__init__(scope, id)
        self.project_arn = arn
        self.project_name = name
        self.role = None
        self._grant_principal = UnknownPrincipal(resource=self)


def _as_mapping(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    from aws_cdk.core.resolve import cfn_keys

    return cfn_keys(value)


__all__ = [
    "CommonProjectProps",
    "PipelineProject",
    "PipelineProjectProps",
    "Project",
    "ProjectProps",
    "ProjectVisibility",
]
