"""Tasks that invoke models of Bedrock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrock.model import IModel
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_s3.location import Location
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    checked_pattern,
    input_value,
    integration_arn,
    service_arn,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import FeatureFlags
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct

_OWN_ADDRESSES = "@aws-cdk/aws-stepfunctions-tasks:useNewS3UriParametersForBedrockInvokeModelTask"
_GUARDRAIL_VERSIONS = (1, 99_999_999)


class Guardrail:
    """What checks input and output of a model."""

    @checked
    def __init__(self, guardrail_identifier: str, guardrail_version: str) -> None:
        """Name a guardrail.

        Raises:
            ValidationError: the id is not allowed.
        """
        self.guardrail_identifier = guardrail_identifier
        self.guardrail_version = guardrail_version
        if is_unresolved(guardrail_identifier):
            return
        plain = (
            guardrail_identifier.rpartition("/")[2] if guardrail_identifier.startswith("arn:") else guardrail_identifier
        )
        if not re.fullmatch(r"[a-z0-9]+", plain):
            raise ValidationError(
                f"The id of Guardrail must contain only lowercase letters and numbers, got {guardrail_identifier}."
            )

    @staticmethod
    @checked
    def enable(identifier: str, version: int | float) -> Guardrail:
        """Use a version of a guardrail.

        Raises:
            ValidationError: the version is out of range.
        """
        least, most = _GUARDRAIL_VERSIONS
        if not is_unresolved(version) and not least <= version <= most:
            raise ValidationError(f"`version` must be between {least} and {most}, got {js_number_text(version)}.")
        return Guardrail(identifier, js_number_text(version))

    @staticmethod
    @checked
    def enable_draft(identifier: str) -> Guardrail:
        """Use the draft of a guardrail."""
        return Guardrail(identifier, "DRAFT")


class BedrockInvokeModelInputProps(Struct):
    """Where the input is; one of both."""

    s3_input_uri: str | None = None
    """Its address; may be a path."""
    s3_location: Nested[Location | None] = nested()
    """The object."""


class BedrockInvokeModelOutputProps(Struct):
    """Where the output goes; one of both."""

    s3_location: Nested[Location | None] = nested()
    """The object."""
    s3_output_uri: str | None = None
    """Its address; may be a path."""


class _BedrockInvokeModelOptions(Struct):
    """What the task takes in either language."""

    model: IModel
    """The model."""
    accept: str | None = None
    """What kind of output is wanted. Default: JSON."""
    body: TaskInput | None = None
    """The input. Default: none; then ``input`` is needed."""
    content_type: str | None = None
    """Deprecated: no longer needed. What kind the input is of. Default: JSON."""
    guardrail: Guardrail | None = None
    """What checks input and output. Default: nothing."""
    input: Nested[BedrockInvokeModelInputProps | None] = nested()
    """Where the input is. Default: in ``body``."""
    output: Nested[BedrockInvokeModelOutputProps | None] = nested()
    """Where the output goes. Default: it is the task's result."""
    trace_enabled: bool | None = None
    """Whether the trace is part of the output. Default: as Bedrock does."""


class BedrockInvokeModelJsonPathProps(TaskStateJsonPathBaseProps, _BedrockInvokeModelOptions):
    """Options of a task that invokes a model with JSONPath."""


class BedrockInvokeModelJsonataProps(TaskStateJsonataBaseProps, _BedrockInvokeModelOptions):
    """Options of a task that invokes a model with JSONata."""


class BedrockInvokeModelProps(TaskStateBaseProps, _BedrockInvokeModelOptions):
    """Options of a task that invokes a model in either language."""


class BedrockInvokeModel(TaskStateBase):
    """Invokes a model of Bedrock."""

    @staticmethod
    @takes(BedrockInvokeModelJsonPathProps)
    def json_path(scope: Construct, id: str, props: BedrockInvokeModelJsonPathProps) -> BedrockInvokeModel:
        """Make the task with JSONPath."""
        return BedrockInvokeModel(scope, id, **props._given())

    @staticmethod
    @takes(BedrockInvokeModelJsonataProps)
    def jsonata(scope: Construct, id: str, props: BedrockInvokeModelJsonataProps) -> BedrockInvokeModel:
        """Make the task with JSONata."""
        return BedrockInvokeModel(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(BedrockInvokeModelProps)
    def __init__(self, scope: Construct, id: str, props: BedrockInvokeModelProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the input is given twice or not at all, or names a version of an object.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        self._own_addresses = bool(FeatureFlags.of(self).is_enabled(_OWN_ADDRESSES))
        given, result = props.input, props.output
        address = (given.s3_input_uri if given is not None else None) if self._own_addresses else props.input_path
        source = address is not None or (given is not None and given.s3_location is not None)
        if props.body is None and not source:
            raise ValidationError("Either `body` or `input` must be specified.", scope=self)
        if props.body is not None and source:
            raise ValidationError(
                "Either `body` or `input` must be specified, but not both.", scope=self, fix="leave one of them out"
            )
        for name, location, uri in (
            (
                "Input",
                given.s3_location if given is not None else None,
                given.s3_input_uri if given is not None else None,
            ),
            (
                "Output",
                result.s3_location if result is not None else None,
                result.s3_output_uri if result is not None else None,
            ),
        ):
            if location is not None and location.object_version is not None:
                raise ValidationError(f"{name} S3 object version is not supported.", scope=self)
            if location is not None and uri is not None:
                raise ValidationError("Either specify S3 Uri or S3 location, but not both.", scope=self)
        if props.input_path is not None:
            # As the peer: on what the task is made in, and whatever the flag says.
            Annotations.of(self.node.scope).add_warning_v2(
                "aws-cdk-lib/aws-stepfunctions-taks",  # spelled as the peer does
                f"input_path and output_path are taken for addresses of objects too unless {_OWN_ADDRESSES} is on",
            )
        self._task_policies = self._statements()

    def _statements(self) -> list[PolicyStatement]:
        props = self._props
        statements = [PolicyStatement(actions=["bedrock:InvokeModel"], resources=[props.model.model_arn])]
        given, result = props.input, props.output
        source = given.s3_location if given is not None else None
        source_uri = given.s3_input_uri if given is not None else None
        target = result.s3_location if result is not None else None
        target_uri = result.s3_output_uri if result is not None else None
        if not self._own_addresses:
            # The paths of the state were the addresses too, and permissions looked at them first.
            source_uri, target_uri = props.input_path, target_uri or props.output_path
            source = None if source_uri is not None else source
            target = None if target_uri is not None else target
        self._allow(statements, "s3:GetObject", source, source_uri)
        self._allow(statements, "s3:PutObject", target, target_uri)
        guardrail = props.guardrail
        if guardrail is not None:
            name = guardrail.guardrail_identifier
            arn = name if name.startswith("arn:") else service_arn(self, "bedrock", "guardrail", name)
            statements.append(PolicyStatement(actions=["bedrock:ApplyGuardrail"], resources=[arn]))
        return statements

    def _allow(
        self, statements: list[PolicyStatement], action: str, location: Location | None, uri: str | None
    ) -> None:
        if location is not None:
            arn = service_arn(self, "s3", location.bucket_name, location.object_key, region="", account="")
        elif uri is not None:
            # An address may be a path, so nothing is known of the bucket.
            arn = service_arn(self, "s3", "*", region="", account="")
        else:
            return
        statements.append(PolicyStatement(actions=[action], resources=[arn]))

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        guardrail, trace = props.guardrail, props.trace_enabled
        given, result = props.input, props.output
        source_uri, target_uri = props.input_path, props.output_path
        if self._own_addresses:
            source_uri = given.s3_input_uri if given is not None else None
            target_uri = result.s3_output_uri if result is not None else None
        parameters = present(
            {
                "ModelId": props.model.model_arn,
                "Accept": props.accept,
                "ContentType": props.content_type,
                "Body": input_value(props.body),
                "Input": _uri(given.s3_location if given is not None else None, source_uri),
                "Output": _uri(result.s3_location if result is not None else None, target_uri),
                "GuardrailIdentifier": guardrail.guardrail_identifier if guardrail is not None else None,
                "GuardrailVersion": guardrail.guardrail_version if guardrail is not None else None,
                "Trace": None if trace is None else ("ENABLED" if trace else "DISABLED"),
            }
        )
        return {
            "Resource": integration_arn("bedrock", "invokeModel", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _uri(location: Location | None, uri: str | None) -> dict[str, Any] | None:
    if location is not None:
        return {"S3Uri": f"s3://{location.bucket_name}/{location.object_key}"}
    return {"S3Uri": uri} if uri is not None else None
