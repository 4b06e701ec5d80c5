"""Roles that publish assets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal
    from constructs import Construct

_NARROW_TRUST = "@aws-cdk/pipelines:reduceAssetRoleTrustScope"
_LOGS = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")
_REPORTS = (
    "codebuild:CreateReportGroup",
    "codebuild:CreateReport",
    "codebuild:UpdateReport",
    "codebuild:BatchPutTestCases",
    "codebuild:BatchPutCodeCoverages",
)
_BUILDS = ("codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild")
_KEY = ("kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*")


class PublishingRole(Role):
    """The role of all builds that publish assets of one kind.

    Each project adds its own logs and reports, which makes policies too large with hundreds of assets; the role has
    statements that cover them all instead.
    """

    _fqn = "aws-cdk-lib.aws_iam.Role"

    def __init__(self, scope: Construct, id: str) -> None:
        from aws_cdk.aws_iam.principals import AccountPrincipal, CompositePrincipal, ServicePrincipal

        stack = Stack.of(scope)
        trusted: IPrincipal = ServicePrincipal("codebuild.amazonaws.com")
        if not flag_enabled(scope.node, _NARROW_TRUST):
            trusted = CompositePrincipal(trusted, AccountPrincipal(stack.account))
        self._covered: tuple[frozenset[str], ...] = ()
        super().__init__(scope, id, assumed_by=trusted)
        logs = stack.format_arn(
            service="logs",
            resource="log-group",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
            resource_name="/aws/codebuild/*",
        )
        reports = stack.format_arn(service="codebuild", resource="report-group", resource_name="*")
        for actions, resource in ((_LOGS, logs), (_REPORTS, reports), (_BUILDS, "*")):
            self.add_to_principal_policy(PolicyStatement(actions=list(actions), resources=[resource]))
        self._covered = tuple(frozenset(actions) for actions in (_LOGS, _REPORTS, _BUILDS, _KEY))

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement, unless the role's own cover it."""
        if frozenset(statement.actions) in self._covered:
            return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=self)
        return super().add_to_principal_policy(statement)


def let_publish(role: Role, publishing_role_arns: Sequence[str]) -> None:
    """Let ``role`` assume the roles that publish."""
    from aws_cdk.core.fn import Fn

    arns: list[Any] = [Fn.sub(arn) for arn in dict.fromkeys(publishing_role_arns)]
    if arns:
        role.add_to_principal_policy(PolicyStatement(actions=["sts:AssumeRole"], resources=arns))
