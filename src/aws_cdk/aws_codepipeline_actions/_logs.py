"""What actions that CodePipeline itself runs need to write their logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_iam.role_base import IRole


def log_group_arn(stage: IStage) -> str:
    """Return the ARN of the group that a pipeline's actions write to."""
    return Stack.of(stage.pipeline).format_arn(
        service="logs",
        resource="log-group",
        arn_format=ArnFormat.COLON_RESOURCE_NAME,
        resource_name=f"/aws/codepipeline/{stage.pipeline.pipeline_name}",
    )


def let_log(role: IRole, stage: IStage, *, streams_only: bool = False) -> None:
    """Let ``role`` write the pipeline's logs."""
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    group = log_group_arn(stage)
    role.add_to_principal_policy(
        PolicyStatement(
            actions=["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            resources=[f"{group}:*"] if streams_only else [group, f"{group}:*"],
        )
    )
