"""Tasks that evaluate expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.function import Function
from aws_cdk.aws_lambda.runtime import Runtime, RuntimeFamily
from aws_cdk.aws_lambda.singleton_function import SingletonFunction
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import TaskStateBase, TaskStateBaseProps
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import FeatureFlags
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_FUNCTION_EACH = "@aws-cdk/aws-stepfunctions-tasks:evaluateExpressionDedicatedFunction"
# Which function of the stack evaluates, if tasks have none of their own: one for each (Node.js, processor).
_SHARED = {
    (None, "x86_64"): "41256dc5-4457-4273-8ed9-17bc818694e5",
    (None, "arm64"): "be6d8ca1-9d2c-4db3-aeeb-f6f27f3f2f10",
    ("nodejs10.x", "x86_64"): "a0d2ce44-871b-4e74-87a1-f5e63d7c3bdc",
    ("nodejs10.x", "arm64"): "886204b9-1f2d-40bd-8a7e-628543da4f93",
    ("nodejs12.x", "x86_64"): "2b81e383-aad2-44db-8aaf-b4809ae0e3b4",
    ("nodejs12.x", "arm64"): "abcd5ad4-b1eb-48f1-bec5-41d6f5c82caa",
    ("nodejs14.x", "x86_64"): "da2d1181-604e-4a45-8694-1a6abd7fe42d",
    ("nodejs14.x", "arm64"): "cadc099b-465f-4267-afe0-e0037d263401",
    ("nodejs16.x", "x86_64"): "2a430b68-eb4b-4026-9232-ee39b71c1db8",
    ("nodejs16.x", "arm64"): "8fa21b46-1d7c-445d-be08-6bbea646eb37",
    ("nodejs18.x", "x86_64"): "078d40d3-fb4e-4d53-94a7-9c46fc11fe02",
    ("nodejs18.x", "arm64"): "b1565b13-7d88-4f24-ac63-f9b23c325a55",
    ("nodejs20.x", "x86_64"): "9757c267-6d7c-45c2-af77-37a30d93d2c6",
    ("nodejs20.x", "arm64"): "105f0693-c082-4e9b-83f3-9007507676f0",
    ("nodejs22.x", "x86_64"): "b64e1fb8-9c89-4f7d-8a34-2e2a1c5f6d7e",
    ("nodejs22.x", "arm64"): "672bfe19-76c9-448b-9584-ee75ca09edbf",
    ("nodejs24.x", "x86_64"): "a5c17f50-0de1-497b-8ec0-fabdc9086cc5",
    ("nodejs24.x", "arm64"): "1662dbae-12a4-4a04-86f0-29531a7be268",
}
_ROLE_ID = "EvalServiceRolef4f556a4ef7a49cd8036c5b0567376fd"


class EvaluateExpressionProps(TaskStateBaseProps):
    """Options of a task that evaluates an expression."""

    expression: str
    """JavaScript with paths in it, like ``$.a + $.b``."""
    architecture: Architecture | None = None
    """The processor of the function. Default: x86_64."""
    runtime: Runtime | None = None
    """The Node.js of the function. Default: the newest."""


class EvaluateExpression(TaskStateBase):
    """Evaluates a JavaScript expression on data of the execution, by a function of its own."""

    @takes(EvaluateExpressionProps)
    def __init__(self, scope: Construct, id: str, props: EvaluateExpressionProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the runtime is none of Node.js, or no shared function has it.
        """
        self._init_task(scope, id, props)
        self._expression = props.expression
        self._function = self._made_function(props)
        self._task_policies = [
            PolicyStatement(actions=["lambda:InvokeFunction"], resources=self._function.resource_arns_for_grant_invoke)
        ]

    def _made_function(self, props: EvaluateExpressionProps) -> Function | SingletonFunction:
        from aws_cdk.custom_resources._handler_function import note_family

        options: dict[str, Any] = {
            "runtime": props.runtime or Runtime.NODEJS_LATEST,
            "architecture": props.architecture,
            "handler": "index.handler",
            "code": Code.from_asset(handler_folder("evaluate_expression")),
        }
        if not FeatureFlags.of(self).is_enabled(_FUNCTION_EACH):
            return self._shared_function(self._shared_function_uuid(props), options)
        runtime = options["runtime"]
        family = runtime.family
        if family is not RuntimeFamily.NODEJS and not runtime.name.startswith("nodejs"):
            raise ValidationError(f"The runtime {options['runtime'].name} is currently not supported.", scope=self)
        function = Function(self, "EvalFunction", role=self._shared_role(), **options)
        if family is not None:
            note_family(function)
        return function

    def _shared_function(self, uuid: str, options: dict[str, Any]) -> SingletonFunction:
        from aws_cdk.custom_resources._handler_function import note_shared

        function = SingletonFunction(self, "EvalFunction", uuid=uuid, lambda_purpose="Eval", **options)
        note_shared(function)
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/aws-stepfunctions-tasks:evaluateExpressionSharedFunction",
            f"all tasks of the stack with this runtime and architecture share a function, since {_FUNCTION_EACH} is off",
        )
        return function

    def _shared_function_uuid(self, props: EvaluateExpressionProps) -> str:
        runtime = props.runtime.name if props.runtime is not None else None
        uuid = _SHARED.get((runtime, (props.architecture or Architecture.X86_64).name))
        if uuid is None:
            raise ValidationError(f"The runtime {runtime} is currently not supported.", scope=self)
        return uuid

    def _shared_role(self) -> IRole:
        """Return the role that all such functions of a stack have; what runs expressions is given no permissions."""
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy

        stack = Stack.of(self)
        known: Any = stack.node.try_find_child(_ROLE_ID)
        role: Role = known or Role(
            stack,
            _ROLE_ID,
            assumed_by=ServicePrincipal("lambda.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaBasicExecutionRole")],
        )
        return role.without_policy_updates()

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        paths = dict.fromkeys(re.findall(r"\$[.\[][.a-zA-Z\[\]0-9_-]+", self._expression))
        parameters = {
            "expression": self._expression,
            "expressionAttributeValues": {path: JsonPath.string_at(path) for path in paths},
        }
        return {
            "Resource": self._function.function_arn,
            **self._rendered_parameters(parameters, top_level_query_language),
        }
