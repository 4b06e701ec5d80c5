"""Grants to call a function: by the caller's policy, or by a permission of the function where that is not enough."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import principal_text
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicyV2
from aws_cdk.aws_lambda.permission import FunctionUrlAuthType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_lambda.function_base import FunctionBase


class _FunctionPolicy(IResourceWithPolicyV2):
    """Turns the statement of a grant into a permission of the function."""

    def __init__(
        self, function: FunctionBase, grantee: IGrantable, permission_id: str, permission: Mapping[str, Any]
    ) -> None:
        self._function = function
        self._grantee = grantee
        self._permission_id = permission_id
        self._permission = permission

    @property
    def env(self) -> Any:
        return self._function.env

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        function = self._function
        function.add_permission(self._permission_id, principal=self._grantee.grant_principal, **self._permission)
        made: Any = function._function_node().try_find_child(self._permission_id.replace("/", "--"))
        if made is None and not function._skip_permissions:
            raise ValidationError(
                "Cannot modify permission to lambda function. Function is either imported or $LATEST version.",
                scope=function,
                fix="import a function of the same account with from_function_attributes(same_environment=True); if the "
                "permission exists already in another account, with skip_permissions=True",
            )
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=made or function)


def grant_invoke(
    function: FunctionBase, grantee: IGrantable, resource_arns: Sequence[str], *, version: str | None = None
) -> Grant:
    """Let ``grantee`` invoke what ``resource_arns`` name; asked again for the same principal, the grant is the first one."""
    principal = grantee.grant_principal
    # The permission's id is a hash of the principal, so that further grants find it again.
    key: dict[str, Any] = {
        "principal": principal_text(principal),
        "conditions": principal.policy_fragment.conditions,
    }
    if version is not None:
        key["version"] = version
    text = json.dumps(key, separators=(",", ":"), ensure_ascii=False)
    identifier = f"Invoke{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
    known: dict[str, Grant] = function.__dict__.setdefault("_invocation_grants", {})
    grant = known.get(identifier)
    if grant is None:
        grant = known[identifier] = _grant(
            function, grantee, identifier, "lambda:InvokeFunction", resource_arns, conditions=None, permission={}
        )
    return grant


def grant_invoke_url(function: FunctionBase, grantee: IGrantable) -> Grant:
    """Let ``grantee`` call the function's URL: one permission for the URL, one for the function behind it."""
    identifier = f"InvokeFunctionUrl{principal_text(grantee.grant_principal)}"
    known: dict[str, Grant] = function.__dict__.setdefault("_invocation_grants", {})
    grant = known.get(identifier)
    if grant is None:
        by_url = _grant(
            function,
            grantee,
            identifier,
            "lambda:InvokeFunctionUrl",
            [function.function_arn],
            conditions={"StringEquals": {"lambda:FunctionUrlAuthType": FunctionUrlAuthType.AWS_IAM._value_}},
            permission={"function_url_auth_type": FunctionUrlAuthType.AWS_IAM},
        )
        behind = _grant(
            function,
            grantee,
            f"{identifier}-DualAuth",
            "lambda:InvokeFunction",
            [function.function_arn],
            conditions={"Bool": {"lambda:InvokedViaFunctionUrl": True}},
            permission={"invoked_via_function_url": True},
        )
        grant = known[identifier] = by_url.combine(behind)
    return grant


def _grant(
    function: FunctionBase,
    grantee: IGrantable,
    identifier: str,
    action: str,
    resource_arns: Sequence[str],
    *,
    conditions: Mapping[str, Mapping[str, Any]] | None,
    permission: Mapping[str, Any],
) -> Grant:
    return Grant.add_to_principal_or_resource(
        grantee=grantee,
        actions=[action],
        resource_arns=resource_arns,
        conditions=conditions,
        resource=_FunctionPolicy(function, grantee, identifier, {"action": action, **permission}),
    )
