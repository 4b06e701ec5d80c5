"""The pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline._action_environments import ActionEnvironments, effective_region
from aws_cdk.aws_codepipeline._l1 import CfnPipeline
from aws_cdk.aws_codepipeline._stage import (
    BoundAction,
    PipelineStage,
    check_name,
    check_namespace,
    validate_stages,
)
from aws_cdk.aws_codepipeline.action import ActionBindOptions
from aws_cdk.aws_codepipeline.cross_region_support import CrossRegionSupport
from aws_cdk.aws_codepipeline.pipeline_base import IPipeline, _PipelineBase
from aws_cdk.aws_codepipeline.stage import StageOptions, StagePlacement, StageProps
from aws_cdk.aws_codepipeline.trigger import Trigger, TriggerProps
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.action import IAction, IStage
    from aws_cdk.aws_codepipeline.variable import Variable
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct

_ALIAS_PREFIX = "alias/codepipeline-"
_MAX_ALIAS = 256  # of KMS
_KEYS_OFF_BY_DEFAULT = "@aws-cdk/aws-codepipeline:crossAccountKeysDefaultValueToFalse"
_V2_BY_DEFAULT = "@aws-cdk/aws-codepipeline:defaultPipelineTypeToV2"
_SAFE_ALIAS = "@aws-cdk/aws-codepipeline:crossAccountKeyAliasStackSafeResourceName"


class PipelineType(NamedEnum):
    """Generation of a pipeline: what it can and costs."""

    V1 = "V1"
    V2 = "V2"


class ExecutionMode(NamedEnum):
    """What happens when a run begins while another is on its way; all but SUPERSEDED need type V2."""

    QUEUED = "QUEUED"
    SUPERSEDED = "SUPERSEDED"
    PARALLEL = "PARALLEL"


class PipelineProps(Struct):
    """Options of a pipeline."""

    artifact_bucket: IBucket | None = None
    """Where artifacts are kept. Default: a new bucket."""
    cross_account_keys: bool | None = None
    """Whether artifacts get a KMS key, which actions in other accounts need. Default: yes, or no by flag."""
    cross_region_replication_buckets: Mapping[str, IBucket] | None = None
    """Where artifacts are kept for actions in other regions, by region. Default: new buckets."""
    enable_key_rotation: bool | None = None
    """Whether the key is renewed each year. Default: no."""
    execution_mode: ExecutionMode | None = None
    """What happens when runs meet. Default: SUPERSEDED."""
    pipeline_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    pipeline_type: PipelineType | None = None
    """Generation. Default: V1, or V2 by flag."""
    restart_execution_on_update: bool | None = None
    """Whether a run begins when the pipeline is changed. Default: no."""
    reuse_cross_region_support_stacks: bool | None = None
    """Whether pipelines of one account share stacks in other regions. Default: yes."""
    role: IRole | None = None
    """Role of the pipeline. Default: a new one."""
    stages: Nested[Sequence[StageProps] | None] = nested()
    """The stages, at least two, here or later."""
    triggers: Nested[Sequence[TriggerProps] | None] = nested()
    """What starts it; needs type V2. Default: as its sources say."""
    use_pipeline_role_for_actions: bool | None = None
    """Whether actions are done with the pipeline's role. Default: each gets one of its own."""
    variables: Sequence[Variable] | None = None
    """Variables of runs; needs type V2. Default: none."""


class Pipeline(_PipelineBase):
    """Takes sources through stages of actions."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codepipeline.Pipeline"

    @staticmethod
    @checked
    def from_pipeline_arn(scope: Construct, id: str, pipeline_arn: str) -> IPipeline:
        """Return a pipeline made elsewhere, by its ARN."""
        return _ImportedPipeline(scope, id, pipeline_arn)

    @takes(PipelineProps)
    def __init__(self, scope: Construct, id: str, props: PipelineProps) -> None:
        """Make a pipeline.

        Raises:
            ValidationError: options contradict each other; the message names them.
        """
        super().__init__(scope, id, physical_name=props.pipeline_name)
        check_name("Pipeline", self.physical_name, self)
        by_default = not flag_enabled(self.node, _KEYS_OFF_BY_DEFAULT)
        self._keys = props.cross_account_keys if props.cross_account_keys is not None else by_default
        self._rotate = props.enable_key_rotation
        if props.artifact_bucket is not None and props.cross_region_replication_buckets is not None:
            raise ValidationError(
                "Only one of artifactBucket and crossRegionReplicationBuckets can be specified!",
                scope=self,
                fix="give the bucket of the pipeline's region in cross_region_replication_buckets",
            )
        if self._rotate and not self._keys:
            raise ValidationError(
                "Setting 'enableKeyRotation' to true also requires 'crossAccountKeys' to be enabled",
                scope=self,
                fix="set cross_account_keys=True, or leave enable_key_rotation out",
            )
        self._replicates = props.cross_region_replication_buckets is not None
        self.artifact_bucket: IBucket = (
            props.artifact_bucket or self._own_replication_bucket(props) or self._make_bucket()
        )
        self.role: IRole = props.role or self._make_role()
        is_v2 = flag_enabled(self.node, _V2_BY_DEFAULT)
        self._type = props.pipeline_type if props.pipeline_type is not None else (PipelineType.V2 if is_v2 else None)
        if self._type is None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-codepipeline:unspecifiedPipelineType",
                "without pipelineType this is a pipeline of type V1; set it to `PipelineType.V2` for the newer type",
            )
        self._check_mode(props.execution_mode)
        self._stages: list[PipelineStage] = []
        self._variables: list[Variable] = []
        self._triggers: list[Trigger] = []
        self._environments = ActionEnvironments(
            self,
            with_keys=self._keys,
            rotate_keys=self._rotate,
            reuse_stacks=props.reuse_cross_region_support_stacks is not False,
            use_pipeline_role=bool(props.use_pipeline_role_for_actions),
        )
        resource = CfnPipeline(
            self,
            "Resource",
            artifact_store=lazy_any(self._rendered_store),
            artifact_stores=lazy_any(self._rendered_stores),
            stages=lazy_any(lambda: [stage.render() for stage in self._stages]),
            disable_inbound_stage_transitions=lazy_any(self._disabled_transitions, omit_empty=True),
            role_arn=self.role.role_arn,
            restart_execution_on_update=props.restart_execution_on_update,
            pipeline_type=self._type._value_ if self._type is not None else None,
            variables=lazy_any(lambda: [variable._render() for variable in self._variables], omit_empty=True),
            triggers=lazy_any(lambda: [trigger._render() for trigger in self._triggers], omit_empty=True),
            execution_mode=props.execution_mode._value_ if props.execution_mode is not None else None,
            name=self.physical_name,
        )
        # CodePipeline looks at once whether the role may do what it has to.
        resource.node.add_dependency(self.role)
        self.artifact_bucket.grant_read_write(self.role)
        self.pipeline_name = self._get_resource_name_attribute(resource.ref)
        self.pipeline_version = resource.attr_version
        for region, bucket in (props.cross_region_replication_buckets or {}).items():
            self._environments.support[region] = CrossRegionSupport(replication_bucket=bucket, stack=Stack.of(bucket))
        # Not by its attribute, as pipelines have none.
        self.pipeline_arn = self.stack.format_arn(service="codepipeline", resource=self.pipeline_name)
        for stage in props.stages or ():
            self.add_stage(**stage._given())
        for variable in props.variables or ():
            self.add_variable(variable)
        for trigger in props.triggers or ():
            self.add_trigger(**trigger._given())
        check_before_synthesis(self, self._validate_pipeline)

    # -- parts of the constructor -----------------------------------------

    def _own_replication_bucket(self, props: PipelineProps) -> IBucket | None:
        """Return the bucket that is given for the pipeline's own region, if any."""
        if props.cross_region_replication_buckets is None:
            return None
        return props.cross_region_replication_buckets.get(self._known_region())

    def _make_bucket(self) -> IBucket:
        from aws_cdk.aws_kms.alias import Alias
        from aws_cdk.aws_kms.key import Key
        from aws_cdk.aws_s3.access import BlockPublicAccess
        from aws_cdk.aws_s3.bucket import Bucket
        from aws_cdk.aws_s3.encryption import BucketEncryption

        key: Key | None = None
        if self._keys:
            key = Key(
                self,
                "ArtifactsBucketEncryptionKey",
                removal_policy=RemovalPolicy.DESTROY,  # artifacts are of no use without the pipeline
                enable_key_rotation=self._rotate,
            )
            Alias(
                self,
                "ArtifactsBucketEncryptionKeyAlias",
                alias_name=self._alias_name(),
                target_key=key,
                removal_policy=RemovalPolicy.DESTROY,
            )
        return Bucket(
            self,
            "ArtifactsBucket",
            bucket_name=PhysicalName.GENERATE_IF_NEEDED,
            encryption_key=key,
            encryption=BucketEncryption.KMS if key is not None else BucketEncryption.KMS_MANAGED,
            enforce_ssl=True,
            block_public_access=BlockPublicAccess.BLOCK_ALL,
            removal_policy=RemovalPolicy.RETAIN,
        )

    def _alias_name(self) -> str:
        most = _MAX_ALIAS - len(_ALIAS_PREFIX)
        if flag_enabled(self.node, _SAFE_ALIAS):
            name = Names.unique_resource_name(self, separator="-", max_length=most, allowed_special_characters="/_-")
        else:
            name = Names.node_unique_id(self.node)[-most:]
        return _ALIAS_PREFIX + name.lower()

    def _make_role(self) -> IRole:
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        return Role(
            self,
            "Role",
            role_name=PhysicalName.GENERATE_IF_NEEDED,
            assumed_by=ServicePrincipal("codepipeline.amazonaws.com"),
        )

    def _check_mode(self, mode: ExecutionMode | None) -> None:
        if mode in (ExecutionMode.QUEUED, ExecutionMode.PARALLEL) and self._type is not PipelineType.V2:
            raise ValidationError(
                f"{mode._value_} execution mode can only be used with V2 pipelines, `PipelineType.V2` must be specified for "
                "`pipelineType`",
                scope=self,
            )

    # -- stages, variables, triggers --------------------------------------

    @takes(StageOptions)
    def add_stage(self, props: StageOptions) -> IStage:
        """Add a stage; return it.

        Raises:
            ValidationError: there is one of that name, or the place asked for does not exist.
        """
        if any(stage.stage_name == props.stage_name for stage in self._stages):
            raise ValidationError(
                f"Stage with duplicate name '{props.stage_name}' added to the Pipeline",
                scope=self,
                fix="give each stage a name of its own, or add actions to stage(name)",
            )
        place = len(self._stages) if props.placement is None else self._place(props.placement)
        stage = PipelineStage(props, self)
        self._stages.insert(place, stage)
        return stage

    def _place(self, placement: StagePlacement) -> int:
        before, after = placement.right_before, placement.just_after
        if before is not None and after is not None:
            raise ValidationError(
                "Error adding Stage to the Pipeline: you can only provide at most one placement property, but 'rightBefore, "
                "justAfter' were given",
                scope=self,
                fix="give right_before or just_after",
            )
        for stage, side, offset in ((before, "before", 0), (after, "after", 1)):
            if stage is None:
                continue
            for number, known in enumerate(self._stages):
                if known is stage:
                    return number + offset
            raise ValidationError(
                f"Error adding Stage to the Pipeline: the requested Stage to add it {side}, '{stage.stage_name}', was not found",
                scope=self,
                fix="give a stage of this pipeline, as add_stage() returned it",
            )
        return len(self._stages)

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the pipeline's role."""
        self.role.add_to_principal_policy(statement)

    @checked
    def add_variable(self, variable: Variable) -> Variable:
        """Add a variable; return it.

        Raises:
            ValidationError: there is one of that name.
        """
        if any(known.variable_name == variable.variable_name for known in self._variables):
            raise ValidationError(
                f"Variable with duplicate name '{variable.variable_name}' added to the Pipeline", scope=self
            )
        self._variables.append(variable)
        return variable

    @takes(TriggerProps)
    def add_trigger(self, props: TriggerProps) -> Trigger:
        """Add something that starts the pipeline; return it.

        Raises:
            ValidationError: there is a trigger for that source, or its conditions do not fit.
        """
        trigger = Trigger(**props._given())
        name = _source_name(trigger)
        if name is not None and any(_source_name(known) == name for known in self._triggers):
            raise ValidationError(f"Trigger with duplicate source action '{name}' added to the Pipeline", scope=self)
        self._triggers.append(trigger)
        return trigger

    @property
    def stages(self) -> list[IStage]:
        """The stages, in order."""
        return list(self._stages)

    @property
    def stage_count(self) -> int:
        """How many stages there are."""
        return len(self._stages)

    @checked
    def stage(self, stage_name: str) -> IStage:
        """Return a stage by its name.

        Raises:
            AssumptionError: there is none of that name.
        """
        for stage in self._stages:
            if stage.stage_name == stage_name:
                return stage
        names = ", ".join(stage.stage_name for stage in self._stages)
        raise AssumptionError(
            f"Pipeline does not contain a stage named '{stage_name}'. Available stages: {names}", scope=self
        )

    @property
    def cross_region_support(self) -> dict[str, CrossRegionSupport]:
        """What the pipeline needs in other regions, by region."""
        return dict(self._environments.support)

    # -- actions ----------------------------------------------------------

    def _attach_action(self, stage: PipelineStage, action: IAction, scope: Construct) -> BoundAction:
        properties = action.action_properties
        support = self._environments.support_for(properties)
        bucket = support.replication_bucket if support is not None else self.artifact_bucket
        role = self._environments.role_for(stage, properties, bucket, scope)
        check_namespace(properties.variables_namespace, scope)
        config = call_with_options(
            action.bind,
            scope,
            stage,
            of=ActionBindOptions,
            role=role if role is not None else self.role,
            bucket=bucket,
        )
        region = effective_region(properties) if support is not None else None
        return BoundAction(action, config.configuration, role, region)

    # -- what is written --------------------------------------------------

    def _rendered_store(self) -> dict[str, Any] | None:
        return None if self._crosses_regions() else self._primary_store()

    def _rendered_stores(self) -> list[dict[str, Any]] | None:
        if not self._crosses_regions():
            return None
        own = self._known_region()
        self._environments.support[own] = CrossRegionSupport(replication_bucket=self.artifact_bucket, stack=self.stack)
        return [
            {"region": region, "artifactStore": _store(support.replication_bucket)}
            for region, support in self._environments.support.items()
        ]

    def _known_region(self) -> str:
        own = self.env.region
        if is_unresolved(own):
            raise ValidationError(
                "Pipeline stack which uses cross-environment actions must have an explicitly set region",
                scope=self,
                fix="give the stack an env with a region",
            )
        return own

    def _primary_store(self) -> dict[str, Any]:
        return _store(self.artifact_bucket)

    def _crosses_regions(self) -> bool:
        return (
            self._replicates
            or bool(self._environments.support)
            or any(action.region is not None for stage in self._stages for action in stage.bound)
        )

    def _disabled_transitions(self) -> list[dict[str, Any]]:
        return [entry for stage in self._stages if (entry := stage.disabled_transition()) is not None]

    def _validate_pipeline(self) -> list[str]:
        problems = validate_stages(self._stages)
        if self._type is not PipelineType.V2:
            for what, given in (("Pipeline variables", self._variables), ("Triggers", self._triggers)):
                if given:
                    problems.append(
                        f"{what} can only be used with V2 pipelines, `PipelineType.V2` must be specified for `pipelineType`"
                    )
        return problems


class _ImportedPipeline(_PipelineBase):
    """A pipeline of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.pipeline_arn = arn
        self.pipeline_name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource


def _store(bucket: IBucket) -> dict[str, Any]:
    key = bucket.encryption_key
    return {
        "location": bucket.bucket_name,
        "type": "S3",
        "encryptionKey": {"type": "KMS", "id": key.key_arn} if key is not None else None,
    }


def _source_name(trigger: Trigger) -> str | None:
    return trigger.source_action.action_properties.action_name if trigger.source_action is not None else None


__all__ = ["ExecutionMode", "Pipeline", "PipelineProps", "PipelineType"]
