"""Strategies of memories: what is kept of conversations for long, and how it is drawn from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import check_identifier, length_errors, refuse
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_s3.location import Location
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_bedrock.model import IModel
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_sns import ITopic

_LONGEST_PROMPT = 30000
_VARIABLES = "{actorId}", "{sessionId}", "{memoryStrategyId}"
_WINDOW_SIZE = 4
_MESSAGES = 1
_IDLE = Duration.seconds(10)
_TOKENS = 100


class MemoryStrategyType(NamedEnum):
    """What a strategy keeps."""

    SUMMARIZATION = "SUMMARIZATION"
    """Summaries of sessions."""
    SEMANTIC = "SEMANTIC"
    """Facts."""
    USER_PREFERENCE = "USER_PREFERENCE"
    """What users like."""
    EPISODIC = "EPISODIC"
    """What happened, and what was learned of it."""
    CUSTOM = "CUSTOM"
    """What the app's own pipeline keeps."""


class OverrideConfig(Struct):
    """A step done by another model, told more."""

    append_to_prompt: str
    """Put after the service's prompt; up to 30,000 characters."""
    model: IModel


class EpisodicReflectionConfiguration(Struct):
    """Where what was learned over several episodes is kept."""

    namespaces: Sequence[str]
    """At least one; each may hold ``{actorId}``, ``{sessionId}`` and ``{memoryStrategyId}``."""


class MemoryStrategyCommonProps(Struct):
    """Options of all strategies."""

    strategy_name: str
    """Up to 48 letters, digits and underscores, a letter first."""
    description: str | None = None


class ManagedStrategyProps(MemoryStrategyCommonProps):
    """Options of a strategy that the service carries out."""

    namespaces: Sequence[str]
    """Where memories are kept; each may hold ``{actorId}``, ``{sessionId}`` and ``{memoryStrategyId}``."""
    custom_consolidation: Nested[OverrideConfig | None] = nested()
    """How memories are joined. Default: as the service does."""
    custom_extraction: Nested[OverrideConfig | None] = nested()
    """How memories are drawn from conversations. Default: as the service does."""
    reflection_configuration: Nested[EpisodicReflectionConfiguration | None] = nested()
    """Of episodes alone."""


class InvocationConfiguration(Struct):
    """How the app's own pipeline is told of work."""

    s3_location: Nested[Location]
    """The bucket that conversations are put into; the key is not used."""
    topic: ITopic


class TriggerConditions(Struct):
    """When the app's own pipeline is told of work: as soon as one of these holds."""

    message_based_trigger: int | None = None
    """After so many messages, 1 to 50. Default: 1."""
    time_based_trigger: Duration | None = None
    """After a session was idle for so long, 10 to 3000 seconds. Default: 10 seconds."""
    token_based_trigger: int | None = None
    """After so many tokens, 100 to 500,000. Default: 100."""


class SelfManagedStrategyProps(MemoryStrategyCommonProps):
    """Options of a strategy that the app carries out."""

    invocation_configuration: Nested[InvocationConfiguration]
    historical_context_window_size: int | None = None
    """How many earlier messages are given along, 0 to 50. Default: 4."""
    trigger_conditions: Nested[TriggerConditions | None] = nested()


class IMemoryStrategy(Interface):
    """What is kept of conversations."""

    strategy_name: str
    strategy_type: MemoryStrategyType
    description: str | None

    def grant(self, grantee: IGrantable) -> Grant:
        """Let a memory's role do what the strategy needs."""
        raise NotImplementedError(f"{type(self).__name__} must define grant()")

    def render(self) -> Any:
        """Return the property of the memory."""
        raise NotImplementedError(f"{type(self).__name__} must define render()")


# the property of the memory, the override in a strategy of the app's, and the steps that it may override
_PROPERTIES = {
    MemoryStrategyType.SUMMARIZATION: ("summaryMemoryStrategy", "summaryOverride", ("consolidation",)),
    MemoryStrategyType.SEMANTIC: ("semanticMemoryStrategy", "semanticOverride", ("consolidation", "extraction")),
    MemoryStrategyType.USER_PREFERENCE: (
        "userPreferenceMemoryStrategy",
        "userPreferenceOverride",
        ("consolidation", "extraction"),
    ),
    MemoryStrategyType.EPISODIC: ("episodicMemoryStrategy", "episodicOverride", ("consolidation", "extraction")),
    # As the peer: what is overridden is not said.
    MemoryStrategyType.CUSTOM: ("customMemoryStrategy", "", ()),
}


class ManagedMemoryStrategy(IMemoryStrategy):
    """A strategy that the service carries out.

    Raises:
        ValidationError: its name, a namespace or a prompt is not what the service takes.
    """

    @takes(ManagedStrategyProps)
    def __init__(self, strategy_type: MemoryStrategyType, props: ManagedStrategyProps) -> None:
        check_identifier(props.strategy_name, "Memory name", None, option="strategy_name")
        for override, option in (
            (props.custom_consolidation, "custom_consolidation"),
            (props.custom_extraction, "custom_extraction"),
        ):
            if override is not None:
                refuse(length_errors(override.append_to_prompt, "Prompt", 0, _LONGEST_PROMPT), None, option=option)
        _check_namespaces(props.namespaces, "namespaces")
        reflection = props.reflection_configuration
        if reflection is not None:
            if not reflection.namespaces:
                raise ValidationError(
                    "Reflection configuration must have at least one namespace",
                    fix="give `namespaces` of `reflection_configuration`",
                )
            _check_namespaces(reflection.namespaces, "reflection_configuration")
        self.strategy_type = strategy_type
        self.strategy_name = props.strategy_name
        self.description = props.description
        self.namespaces: list[str] = list(props.namespaces)
        self.consolidation_override = props.custom_consolidation
        self.extraction_override = props.custom_extraction
        self.reflection_configuration = reflection

    @checked
    def grant(self, grantee: IGrantable) -> Grant:
        """Let a memory's role invoke the models of the steps that are overridden."""
        grant = Grant.drop(grantee, "the service's own models need no permission")
        for override in (self.consolidation_override, self.extraction_override):
            if override is not None:
                arns = [override.model.model_arn]
                added = Grant.add_to_principal(grantee=grantee, actions=["bedrock:InvokeModel*"], resource_arns=arns)
                grant = grant.combine(added)
        return grant

    def render(self) -> Any:
        """Return the property of the memory."""
        name, override, steps = _PROPERTIES[self.strategy_type]
        is_episodic = self.strategy_type is MemoryStrategyType.EPISODIC
        reflection = self.reflection_configuration
        common: dict[str, Any] = {
            "name": self.strategy_name,
            "description": self.description,
            "namespaces": self.namespaces,
        }
        # as the peer: what to reflect on makes other strategies the app's own, and is left out of those
        if self.consolidation_override or self.extraction_override or (reflection is not None and not is_episodic):
            given = {"consolidation": self.consolidation_override, "extraction": self.extraction_override}
            configuration = {override: {step: _override(given[step]) for step in steps}} if override else {}
            return {"customMemoryStrategy": {**common, "configuration": configuration}}
        if reflection is not None:
            common["reflectionConfiguration"] = {"namespaces": reflection.namespaces}
        return {name: common}


class SelfManagedMemoryStrategy(IMemoryStrategy):
    """A strategy that the app carries out, with a pipeline of its own.

    Raises:
        ValidationError: its name or a number is not what the service takes.
    """

    @takes(SelfManagedStrategyProps)
    def __init__(self, strategy_type: MemoryStrategyType, props: SelfManagedStrategyProps) -> None:
        check_identifier(props.strategy_name, "Memory name", None, option="strategy_name")
        given = props.trigger_conditions or TriggerConditions()
        size = props.historical_context_window_size
        triggers = TriggerConditions(
            message_based_trigger=given.message_based_trigger if given.message_based_trigger is not None else _MESSAGES,
            time_based_trigger=given.time_based_trigger or _IDLE,
            token_based_trigger=given.token_based_trigger if given.token_based_trigger is not None else _TOKENS,
        )
        self.strategy_type = strategy_type
        self.strategy_name = props.strategy_name
        self.description = props.description
        self.invocation_configuration = props.invocation_configuration
        self.historical_context_window_size: float = size if size is not None else _WINDOW_SIZE
        self.trigger_conditions = triggers
        _check_range("Historical context window size", self.historical_context_window_size, 0, 50)
        _check_range("Message-based trigger", triggers.message_based_trigger, 1, 50)
        _check_range("Time-based trigger", _seconds(triggers), 10, 3000, " seconds")
        _check_range("Token-based trigger", triggers.token_based_trigger, 100, 500000)

    @checked
    def grant(self, grantee: IGrantable) -> Grant:
        """Let a memory's role tell the pipeline, and put conversations where it finds them."""
        invocation = self.invocation_configuration
        bucket = f"arn:{Aws.PARTITION}:s3:::{invocation.s3_location.bucket_name}"
        told = Grant.add_to_principal(
            grantee=grantee,
            actions=["sns:GetTopicAttributes", "sns:Publish"],
            resource_arns=[invocation.topic.topic_arn],
        )
        return told.combine(
            Grant.add_to_principal(
                grantee=grantee,
                actions=["s3:GetBucketLocation", "s3:PutObject"],
                resource_arns=[bucket, f"{bucket}/*"],
            )
        )

    def render(self) -> Any:
        """Return the property of the memory."""
        invocation, triggers = self.invocation_configuration, self.trigger_conditions
        configuration = {
            "historicalContextWindowSize": self.historical_context_window_size,
            "invocationConfiguration": {
                "topicArn": invocation.topic.topic_arn,
                "payloadDeliveryBucketName": invocation.s3_location.bucket_name,
            },
            "triggerConditions": [
                {"messageBasedTrigger": {"messageCount": triggers.message_based_trigger}},
                {"timeBasedTrigger": {"idleSessionTimeout": _seconds(triggers)}},
                {"tokenBasedTrigger": {"tokenCount": triggers.token_based_trigger}},
            ],
        }
        strategy = {
            "name": self.strategy_name,
            "description": self.description,
            "type": self.strategy_type._value_,
            "configuration": {"selfManagedConfiguration": configuration},
        }
        return {"customMemoryStrategy": strategy}


class MemoryStrategy:
    """Makes strategies; those that are built in have names, namespaces and descriptions already."""

    @staticmethod
    def using_built_in_summarization() -> ManagedMemoryStrategy:
        """Keep summaries of sessions."""
        return MemoryStrategy.using_summarization(
            strategy_name="summary_builtin_cdkGen0001",
            description="Summarize interactions to preserve critical context and key insights",
            namespaces=["/strategies/{memoryStrategyId}/actors/{actorId}/sessions/{sessionId}"],
        )

    @staticmethod
    def using_built_in_semantic() -> ManagedMemoryStrategy:
        """Keep facts."""
        return MemoryStrategy.using_semantic(
            strategy_name="semantic_builtin_cdkGen0001",
            description="Extract general factual knowledge, concepts and meanings from raw conversations in a "
            "context-independent format.",
            namespaces=["/strategies/{memoryStrategyId}/actors/{actorId}"],
        )

    @staticmethod
    def using_built_in_user_preference() -> ManagedMemoryStrategy:
        """Keep what users like."""
        return MemoryStrategy.using_user_preference(
            strategy_name="preference_builtin_cdkGen0001",
            description="Capture individual preferences, interaction patterns, and personalized settings to enhance "
            "future experiences.",
            namespaces=["/strategies/{memoryStrategyId}/actors/{actorId}"],
        )

    @staticmethod
    def using_built_in_episodic() -> ManagedMemoryStrategy:
        """Keep what happened, and what was learned of it."""
        actor = "/strategy/{memoryStrategyId}/actor/{actorId}"
        return MemoryStrategy.using_episodic(
            strategy_name="episodic_builtin_cdkGen0001",
            description="Captures meaningful slices of user and system interactions.",
            namespaces=[f"{actor}/session/{{sessionId}}"],
            reflection_configuration=EpisodicReflectionConfiguration(namespaces=[actor]),
        )

    @staticmethod
    @takes(ManagedStrategyProps)
    def using_summarization(config: ManagedStrategyProps) -> ManagedMemoryStrategy:
        """Keep summaries of sessions."""
        return ManagedMemoryStrategy(MemoryStrategyType.SUMMARIZATION, **config._given())

    @staticmethod
    @takes(ManagedStrategyProps)
    def using_semantic(config: ManagedStrategyProps) -> ManagedMemoryStrategy:
        """Keep facts."""
        return ManagedMemoryStrategy(MemoryStrategyType.SEMANTIC, **config._given())

    @staticmethod
    @takes(ManagedStrategyProps)
    def using_user_preference(config: ManagedStrategyProps) -> ManagedMemoryStrategy:
        """Keep what users like."""
        return ManagedMemoryStrategy(MemoryStrategyType.USER_PREFERENCE, **config._given())

    @staticmethod
    @takes(ManagedStrategyProps)
    def using_episodic(config: ManagedStrategyProps) -> ManagedMemoryStrategy:
        """Keep what happened, and what was learned of it."""
        return ManagedMemoryStrategy(MemoryStrategyType.EPISODIC, **config._given())

    @staticmethod
    @takes(SelfManagedStrategyProps)
    def using_self_managed(config: SelfManagedStrategyProps) -> SelfManagedMemoryStrategy:
        """Keep what the app's own pipeline makes of conversations."""
        return SelfManagedMemoryStrategy(MemoryStrategyType.CUSTOM, **config._given())


def _override(config: OverrideConfig | None) -> Mapping[str, Any] | None:
    if config is None:
        return None
    model = Arn.split(config.model.model_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    return {"appendToPrompt": config.append_to_prompt, "modelId": model}


def _seconds(triggers: TriggerConditions) -> int | float | None:
    idle = triggers.time_based_trigger
    return idle.to_seconds() if idle is not None else None


def _check_namespaces(namespaces: Sequence[str], option: str) -> None:
    for namespace in namespaces:
        rest = namespace
        for variable in _VARIABLES:
            rest = rest.replace(variable, "")
        if "{" in rest:  # as the peer: of tokens as well, which are spelled with a brace
            raise ValidationError(
                f"Namespace with templates should contain valid variables: {namespace}",
                fix=f"of `{option}` use {', '.join(_VARIABLES)} alone",
            )


def _check_range(field: str, value: float | None, least: int, most: int, unit: str = "") -> None:
    if value is not None and not least <= value <= most:
        raise ValidationError(f"{field} must be between {least} and {most}{unit}, got {value}")


__all__ = [
    "EpisodicReflectionConfiguration",
    "IMemoryStrategy",
    "InvocationConfiguration",
    "ManagedMemoryStrategy",
    "ManagedStrategyProps",
    "MemoryStrategy",
    "MemoryStrategyCommonProps",
    "MemoryStrategyType",
    "OverrideConfig",
    "SelfManagedMemoryStrategy",
    "SelfManagedStrategyProps",
    "TriggerConditions",
]
