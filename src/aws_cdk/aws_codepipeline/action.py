"""What pipelines do: the base of actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, takes
from aws_cdk.core.token import IResolveContext, string_of
from constructs._interface import Interface
from constructs._ownership import Subclassed

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_codepipeline.pipeline_base import IPipeline
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_events.rule_target import IRuleTarget
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.resource import IResource
    from constructs import Construct


class ActionCategory(NamedEnum):
    """Kind of action."""

    SOURCE = "Source"
    BUILD = "Build"
    TEST = "Test"
    APPROVAL = "Approval"
    DEPLOY = "Deploy"
    INVOKE = "Invoke"
    COMPUTE = "Compute"


class ActionArtifactBounds(Struct):
    """How many artifacts an action needs and makes."""

    max_inputs: int | float
    max_outputs: int | float
    min_inputs: int | float
    min_outputs: int | float


class ActionProperties(Struct):
    """What a pipeline has to know of an action."""

    action_name: str
    """Name, unique in the stage."""
    artifact_bounds: Nested[ActionArtifactBounds]
    """How many artifacts it needs and makes."""
    category: ActionCategory
    """Kind of action."""
    provider: str
    """Service that does it, as the API names it."""
    account: str | None = None
    """Account it is done in. Default: the resource's, or the pipeline's."""
    commands: Sequence[str] | None = None
    """Shell commands; for actions of commands alone."""
    inputs: Sequence[Artifact] | None = None
    """Artifacts it needs."""
    outputs: Sequence[Artifact] | None = None
    """Artifacts it makes."""
    output_variables: Sequence[str] | None = None
    """Names of variables that commands leave."""
    owner: str | None = None
    """``AWS``, ``ThirdParty`` or ``Custom``. Default: ``AWS``."""
    region: str | None = None
    """Region it is done in. Default: the resource's, or the pipeline's."""
    resource: IResource | None = None
    """What it is done to: its account and region are the action's."""
    role: IRole | None = None
    """Role it is done with. Default: a new one."""
    run_order: int | float | None = None
    """Place in the stage; actions of one place run side by side. Default: 1."""
    timeout: Duration | None = None
    """How long it may take. Default: the service's."""
    variables_namespace: str | None = None
    """Name under which others find its variables. Default: made of stage and action, if they are used."""
    version: str | None = None
    """Version of the kind of action. Default: ``1``."""


class ActionBindOptions(Struct):
    """What an action is told of the pipeline."""

    bucket: IBucket
    """Where the pipeline keeps artifacts, in the action's region."""
    role: IRole
    """The role that the action is done with."""


class ActionConfig(Struct):
    """What an action tells the pipeline."""

    configuration: Any = None
    """The action's configuration, with the API's names."""


class CommonActionProps(Struct):
    """Options of all actions."""

    action_name: str
    """Name, unique in the stage."""
    run_order: int | float | None = None
    """Place in the stage; actions of one place run side by side. Default: 1."""
    variables_namespace: str | None = None
    """Name under which others find its variables. Default: made of stage and action, if they are used."""


class CommonAwsActionProps(CommonActionProps):
    """Options of actions that AWS does."""

    role: IRole | None = None
    """Role it is done with. Default: a new one."""


class IAction(Interface):
    """Something that a pipeline does."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def action_properties(self) -> ActionProperties: ...

    @takes(ActionBindOptions)
    def bind(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        """Let the action be done, and return its configuration."""
        raise NotImplementedError

    def on_state_change(self, name: str, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """Make a rule for the action's begin and end."""
        raise NotImplementedError


class IStage(Interface):
    """Actions that are done together."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def stage_name(self) -> str: ...
        @property
        def pipeline(self) -> IPipeline: ...
        @property
        def actions(self) -> list[IAction]: ...

    def add_action(self, action: IAction) -> None:
        """Do a further action."""
        raise NotImplementedError

    def on_state_change(self, name: str, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """Make a rule for the stage's begin and end."""
        raise NotImplementedError


class Action(IAction, Subclassed):
    """Base of actions: subclasses say their properties and what they need."""

    _bound_to: tuple[Any, Any, Any] | None = None
    _namespace_used: bool = False
    _generated_namespace: str | None = None
    _with_namespace: ActionProperties | None = None

    @property
    def provided_action_properties(self) -> ActionProperties:
        """The properties, as the action was made with."""
        raise NotImplementedError

    @property
    def action_properties(self) -> ActionProperties:
        """The properties; with a namespace for its variables if others use them."""
        made = self._with_namespace
        if made is None:
            provided = self.provided_action_properties
            namespace = provided.variables_namespace
            if namespace is None:
                namespace = string_of(LazyValue(lambda _: self._used_namespace()))
            made = self._with_namespace = provided._with(variables_namespace=namespace)
        return made

    @takes(ActionBindOptions)
    def bind(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        """Let the action be done, and return its configuration."""
        self._bound_to = (stage.pipeline, stage, scope)
        self._generated_namespace = f"{stage.stage_name}_{self.provided_action_properties.action_name}_NS"
        config: ActionConfig = call_with_options(self._bound, scope, stage, of=ActionBindOptions, **options._given())
        return config

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        """Let this kind of action be done, and return its configuration."""
        raise NotImplementedError

    @checked
    def on_state_change(self, name: str, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """Make a rule for the action's begin and end (options of a rule).

        Raises:
            AssumptionError: the action is in no pipeline yet.
        """
        from aws_cdk.aws_events.rule import Rule

        if self._bound_to is None:
            raise AssumptionError(
                "Action must be added to a stage that is part of a pipeline first",
                fix="add the action to a pipeline before asking for its events",
            )
        pipeline, stage, scope = self._bound_to
        rule = Rule(scope, name, **options)
        rule.add_target(target)
        rule._merge_pattern(
            {
                "detailType": ["CodePipeline Action Execution State Change"],
                "source": ["aws.codepipeline"],
                "resources": [pipeline.pipeline_arn],
                "detail": {
                    "stage": [stage.stage_name],
                    "action": [self.provided_action_properties.action_name],
                },
            }
        )
        return rule

    def _variable_expression(self, variable_name: str) -> str:
        """Return how other actions refer to a variable of this one: ``#{NAMESPACE.VARIABLE}``."""
        self._namespace_used = True
        return f"#{{{string_of(LazyValue(self._namespace))}.{variable_name}}}"

    def _namespace(self, _context: IResolveContext | None) -> str:
        if self._generated_namespace is None:
            raise AssumptionError(
                f"Cannot reference variables of action '{self.provided_action_properties.action_name}', as that action was never "
                "added to a pipeline.",
                fix="add the action to a stage",
            )
        provided = self.provided_action_properties.variables_namespace
        return self._generated_namespace if provided is None else provided

    def _used_namespace(self) -> str | None:
        return self._namespace(None) if self._namespace_used or self._bound_to is None else None


class GlobalVariables:
    """Variables that every pipeline has."""

    EXECUTION_ID = "#{codepipeline.PipelineExecutionId}"
    """Id of the run."""


__all__ = [
    "Action",
    "ActionArtifactBounds",
    "ActionBindOptions",
    "ActionCategory",
    "ActionConfig",
    "ActionProperties",
    "CommonActionProps",
    "CommonAwsActionProps",
    "GlobalVariables",
    "IAction",
    "IStage",
]
