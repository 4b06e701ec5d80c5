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
from aws_cdk.aws_lambda.runtime import Runtime
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import TaskStateBase, TaskStateBaseProps
from aws_cdk.aws_stepfunctions_tasks._integration import REQUEST_RESPONSE, checked_pattern
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

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
            ValidationError: the pattern is not REQUEST_RESPONSE.
        """
        from aws_cdk.custom_resources._handler_function import note_family

        self._init_task(scope, id, props)
        checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        self._expression = props.expression
        self._function = Function(
            self,
            "EvalFunction",
            runtime=props.runtime or Runtime.NODEJS_LATEST,
            architecture=props.architecture,
            handler="index.handler",
            code=Code.from_asset(handler_folder("evaluate_expression")),
            role=self._shared_role(),
        )
        note_family(self._function)
        self._task_policies = [
            PolicyStatement(actions=["lambda:InvokeFunction"], resources=self._function.resource_arns_for_grant_invoke)
        ]

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
