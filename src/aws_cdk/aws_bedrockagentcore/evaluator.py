"""Evaluators: how well an agent did, as a model or code judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import check_evaluation_tags, check_evaluation_texts, name_in_arn
from aws_cdk.aws_bedrockagentcore._l1 import CfnEvaluator
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.interfaces.aws_bedrockagentcore import EvaluatorReference
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"
_PERMISSION = "BedrockAgentCoreEvaluatorInvoke"


class EvaluationLevel:
    """What is judged at once."""

    SESSION: EvaluationLevel
    """A whole conversation."""
    TOOL_CALL: EvaluationLevel
    """One use of a tool."""
    TRACE: EvaluationLevel
    """One answer."""

    @checked
    def __init__(self, value: str) -> None:
        self.value = value


EvaluationLevel.SESSION = EvaluationLevel("SESSION")
EvaluationLevel.TOOL_CALL = EvaluationLevel("TOOL_CALL")
EvaluationLevel.TRACE = EvaluationLevel("TRACE")


class CategoricalRatingOption(Struct):
    """A mark that is a word."""

    definition: str
    """When it is given."""
    label: str


class NumericalRatingOption(Struct):
    """A mark that is a number."""

    definition: str
    """When it is given."""
    label: str
    value: float


class EvaluatorRatingScale:
    """The marks that a model may give."""

    @checked
    def __init__(self, rendered: Mapping[str, Any]) -> None:
        self._rendered = rendered

    @staticmethod
    @checked
    def categorical(options: Sequence[CategoricalRatingOption]) -> EvaluatorRatingScale:
        """Let marks be words.

        Raises:
            ValidationError: there are none, or one has no label or definition.
        """
        marks = [CategoricalRatingOption.of(option) for option in options]
        _check_marks("Categorical", marks)
        return EvaluatorRatingScale(
            {"categorical": [{"label": mark.label, "definition": mark.definition} for mark in marks]}
        )

    @staticmethod
    @checked
    def numerical(options: Sequence[NumericalRatingOption]) -> EvaluatorRatingScale:
        """Let marks be numbers.

        Raises:
            ValidationError: there are none, or one has no label or definition.
        """
        marks = [NumericalRatingOption.of(option) for option in options]
        _check_marks("Numerical", marks)
        rendered = [{"label": mark.label, "definition": mark.definition, "value": mark.value} for mark in marks]
        return EvaluatorRatingScale({"numerical": rendered})


class EvaluatorInferenceConfig(Struct):
    """How a model is asked."""

    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None


class LlmAsAJudgeOptions(Struct):
    """How a model judges."""

    instructions: str
    """What it is told; names in braces stand for what is judged."""
    model_id: str
    rating_scale: EvaluatorRatingScale
    additional_model_request_fields: Mapping[str, Any] | None = None
    """More that the model understands."""
    inference_config: Nested[EvaluatorInferenceConfig | None] = nested()


class CodeBasedOptions(Struct):
    """How code judges."""

    lambda_function: IFunction
    timeout: Duration | None = None
    """Whole seconds. Default: the service's."""


class EvaluatorConfig:
    """How is judged.

    Attributes:
        lambda_function: The function that judges, if code does.
    """

    @checked
    def __init__(self, rendered: Mapping[str, Any], lambda_function: IFunction | None = None) -> None:
        self._rendered = rendered
        self.lambda_function = lambda_function

    @staticmethod
    @takes(LlmAsAJudgeOptions)
    def llm_as_a_judge(options: LlmAsAJudgeOptions) -> EvaluatorConfig:
        """Let a model judge.

        Raises:
            ValidationError: it is told nothing.
        """
        if not options.instructions.strip():
            raise ValidationError("Instructions must not be empty", fix="give `instructions`")
        inference = options.inference_config
        model = {
            "modelId": options.model_id,
            "inferenceConfig": {
                "maxTokens": inference.max_tokens,
                "temperature": inference.temperature,
                "topP": inference.top_p,
            }
            if inference is not None
            else None,
            "additionalModelRequestFields": options.additional_model_request_fields,
        }
        judge = {
            "instructions": options.instructions,
            "modelConfig": {"bedrockEvaluatorModelConfig": model},
            "ratingScale": options.rating_scale._rendered,
        }
        return EvaluatorConfig({"llmAsAJudge": judge})

    @staticmethod
    @takes(CodeBasedOptions)
    def code_based(options: CodeBasedOptions) -> EvaluatorConfig:
        """Let a function judge."""
        function = options.lambda_function
        seconds = options.timeout.to_seconds() if options.timeout is not None else None
        config = {"lambdaArn": function.function_arn, "lambdaTimeoutInSeconds": seconds}
        return EvaluatorConfig({"codeBased": {"lambdaConfig": config}}, function)


class EvaluatorProps(Struct):
    """Options of an evaluator."""

    evaluator_config: EvaluatorConfig
    evaluator_name: str
    """Up to 48 letters, digits and underscores, a letter first."""
    level: EvaluationLevel
    description: str | None = None
    """Up to 200 characters."""
    tags: Mapping[str, str] | None = None


class EvaluatorAttributes(Struct):
    """What is known of an evaluator made elsewhere."""

    evaluator_arn: str
    evaluator_id: str
    evaluator_name: str | None = None
    """Default: the id."""


class IEvaluator(IResource):
    """An evaluator, made here or elsewhere."""

    evaluator_arn: str
    evaluator_id: str
    evaluator_name: str
    created_at: str | None
    status: str | None
    updated_at: str | None

    if TYPE_CHECKING:

        @property
        def evaluator_ref(self) -> EvaluatorReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...


class EvaluatorBase(Resource, IEvaluator):
    """Base of evaluators."""

    created_at: str | None = None
    status: str | None = None
    updated_at: str | None = None

    @property
    def evaluator_ref(self) -> EvaluatorReference:
        """The reference to the evaluator."""
        from aws_cdk.interfaces.aws_bedrockagentcore import EvaluatorReference

        return EvaluatorReference(evaluator_arn=self.evaluator_arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the evaluator."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.evaluator_arn])


class Evaluator(EvaluatorBase):
    """How well an agent did, as a model or code judges.

    A function that judges may be called by one evaluator alone.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.Evaluator"

    @staticmethod
    @checked
    def from_evaluator_arn(scope: Construct, id: str, evaluator_arn: str) -> IEvaluator:
        """Return an evaluator made elsewhere, by its ARN."""
        name = name_in_arn(evaluator_arn, scope, option="evaluator_arn")
        return _ImportedEvaluator(scope, id, EvaluatorAttributes(evaluator_arn=evaluator_arn, evaluator_id=name))

    @staticmethod
    @takes(EvaluatorAttributes)
    def from_evaluator_attributes(scope: Construct, id: str, attrs: EvaluatorAttributes) -> IEvaluator:
        """Return an evaluator made elsewhere."""
        return _ImportedEvaluator(scope, id, attrs)

    @staticmethod
    @checked
    def from_evaluator_id(scope: Construct, id: str, evaluator_id: str) -> IEvaluator:
        """Return an evaluator made elsewhere, by its id."""
        arn = Stack.of(scope).format_arn(service="bedrock-agentcore", resource="evaluator", resource_name=evaluator_id)
        return _ImportedEvaluator(scope, id, EvaluatorAttributes(evaluator_arn=arn, evaluator_id=evaluator_id))

    @takes(EvaluatorProps)
    def __init__(self, scope: Construct, id: str, props: EvaluatorProps) -> None:
        super().__init__(scope, id, physical_name=props.evaluator_name)
        check_evaluation_texts("Evaluator name", "evaluator_name", props.evaluator_name, props.description, self)
        check_evaluation_tags(props.tags, self)
        self.evaluator_name: str = props.evaluator_name
        resource = CfnEvaluator(
            self,
            "Resource",
            evaluator_name=props.evaluator_name,
            level=props.level.value,
            evaluator_config=props.evaluator_config._rendered,
            description=props.description,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        self.evaluator_arn: str = resource.attr_evaluator_arn
        self.evaluator_id: str = resource.attr_evaluator_id
        self.status = resource.attr_status
        self.created_at = resource.attr_created_at
        self.updated_at = resource.attr_updated_at
        if props.evaluator_config.lambda_function is not None:
            from aws_cdk.aws_iam.principals import ServicePrincipal

            props.evaluator_config.lambda_function.add_permission(
                _PERMISSION,
                principal=ServicePrincipal(_SERVICE),
                source_account=Stack.of(self).account,
                source_arn=self.evaluator_arn,
            )


def _check_marks(kind: str, marks: Sequence[Any]) -> None:
    if not marks:
        raise ValidationError(f"At least 1 {kind.lower()} rating option is required, got 0")
    errors = [
        f"{kind} rating option at index {index} must have a non-empty {what}"
        for index, mark in enumerate(marks)
        for what, text in (("label", mark.label), ("definition", mark.definition))
        if not text.strip()
    ]
    if errors:
        raise ValidationError("\n".join(errors))


class _ImportedEvaluator(EvaluatorBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.EvaluatorBase"

    def __init__(self, scope: Construct, id: str, attrs: EvaluatorAttributes) -> None:
        super().__init__(scope, id)
        self.evaluator_arn = attrs.evaluator_arn
        self.evaluator_id = attrs.evaluator_id
        self.evaluator_name = attrs.evaluator_name or attrs.evaluator_id


__all__ = [
    "CategoricalRatingOption",
    "CodeBasedOptions",
    "EvaluationLevel",
    "Evaluator",
    "EvaluatorAttributes",
    "EvaluatorBase",
    "EvaluatorConfig",
    "EvaluatorInferenceConfig",
    "EvaluatorProps",
    "EvaluatorRatingScale",
    "IEvaluator",
    "LlmAsAJudgeOptions",
    "NumericalRatingOption",
]
