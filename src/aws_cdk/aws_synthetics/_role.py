"""The role of a canary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from constructs import Construct


def canary_role(canary: Construct, *, bucket: IBucket, prefix: str | None, in_vpc: bool) -> Role:
    """Return a new role that lets a canary write artifacts, metrics and logs.

    Source: the CloudWatch user guide, "Required roles and permissions for canaries".
    """
    logs = ArnComponents(
        service="logs",
        resource="log-group",
        resource_name="/aws/lambda/cwsyn-*",
        arn_format=ArnFormat.COLON_RESOURCE_NAME,
    )
    policy = PolicyDocument(
        statements=[
            PolicyStatement(resources=["*"], actions=["s3:ListAllMyBuckets"]),
            PolicyStatement(resources=[bucket.bucket_arn], actions=["s3:GetBucketLocation"]),
            PolicyStatement(
                resources=[bucket.arn_for_objects(f"{prefix}/*" if prefix else "*")], actions=["s3:PutObject"]
            ),
            PolicyStatement(
                resources=["*"],
                actions=["cloudwatch:PutMetricData"],
                conditions={"StringEquals": {"cloudwatch:namespace": "CloudWatchSynthetics"}},
            ),
            PolicyStatement(
                resources=[Stack.of(canary).format_arn(**logs._given())],
                actions=["logs:CreateLogStream", "logs:CreateLogGroup", "logs:PutLogEvents"],
            ),
        ]
    )
    managed = []
    if in_vpc:
        managed.append(ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaVPCAccessExecutionRole"))
    return Role(
        canary,
        "ServiceRole",
        assumed_by=ServicePrincipal("lambda.amazonaws.com"),
        inline_policies={"canaryPolicy": policy},
        managed_policies=managed,
    )
