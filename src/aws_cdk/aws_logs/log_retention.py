"""The retention of a log group that is made by someone else, set by a custom resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_logs.retention_days import RetentionDays
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.handler_provider import HANDLER_RUNTIME
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_manager import TagManager, TagType
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration

# The id under which a stack has its one function; part of logical ids that are deployed already.
_FUNCTION_ID = "LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a"
_TIMEOUT_SECONDS = 900


class LogRetentionRetryOptions(Struct):
    """How often calls to CloudWatch Logs are tried."""

    base: Duration | None = None
    """Deprecated: not used."""
    max_retries: float | None = None
    """How often a call is tried again. Default: 5 times."""


class LogRetentionProps(Struct):
    """Options of a log retention."""

    log_group_name: str
    """The log group; it is made if it is not there."""
    retention: RetentionDays
    """How long events are kept."""
    log_group_region: str | None = None
    """The log group's region. Default: the stack's."""
    log_retention_retry_options: Nested[LogRetentionRetryOptions | None] = nested()
    """How often calls are tried. Default: 5 retries."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the log group when this leaves the stack. Default: it is kept."""
    role: IRole | None = None
    """The function's role; counts where the stack's first log retention is made. Default: one is made."""


class LogRetention(Construct):
    """The retention of a log group that is made by someone else, such as Lambda."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-log.LogRetention"

    @takes(LogRetentionProps)
    def __init__(self, scope: Construct, id: str, props: LogRetentionProps) -> None:
        super().__init__(scope, id)
        function = _LogRetentionFunction.of(self, props.role)
        stack = Stack.of(self)
        if props.removal_policy is RemovalPolicy.DESTROY:
            function.allow_deletion(props.log_group_name)
        retries = props.log_retention_retry_options
        policy = props.removal_policy
        resource = CfnResource(
            self,
            "Resource",
            type="Custom::LogRetention",
            properties={
                "ServiceToken": function.function_arn,
                "LogGroupName": props.log_group_name,
                "LogGroupRegion": props.log_group_region,
                "SdkRetry": {"maxRetries": retries.max_retries} if retries is not None else None,
                "RetentionInDays": (None if props.retention is RetentionDays.INFINITE else props.retention._value_),
                "RemovalPolicy": policy._value_ if policy is not None else None,
            },
        )
        # By the function's answer, so that whoever uses the ARN waits for the log group.
        name = resource.get_att("LogGroupName").to_string()
        self.log_group_arn: str = stack.format_arn(
            region=props.log_group_region,
            service="logs",
            resource="log-group",
            resource_name=f"{name}:*",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )


class _LogRetentionFunction(Construct):
    """The function that sets retentions, one for a stack."""

    @staticmethod
    def of(scope: Construct, role: IRole | None) -> _LogRetentionFunction:
        """Return the function of the stack that ``scope`` is in; ``role`` counts if it is made now."""
        stack = Stack.of(scope)
        existing = stack.node.try_find_child(_FUNCTION_ID)
        if isinstance(existing, _LogRetentionFunction):
            return existing
        return _LogRetentionFunction(stack, _FUNCTION_ID, role)

    def __init__(self, scope: Construct, id: str, role: IRole | None) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_s3_assets.asset import Asset

        asset = Asset(self, "Code", path=handler_folder("log_retention"))
        self.tags = TagManager(TagType.KEY_VALUE, "AWS::Lambda::Function")
        self._role: IRole = role if role is not None else self._make_role()
        self._role.add_to_principal_policy(
            PolicyStatement(actions=["logs:PutRetentionPolicy", "logs:DeleteRetentionPolicy"], resources=["*"])
        )
        resource = CfnResource(
            self,
            "Resource",
            type="AWS::Lambda::Function",
            properties={
                "Handler": "index.handler",
                "Runtime": HANDLER_RUNTIME,
                "Timeout": _TIMEOUT_SECONDS,
                "Code": {"S3Bucket": asset.s3_bucket_name, "S3Key": asset.s3_object_key},
                "Role": self._role.role_arn,
                "Tags": self.tags.rendered_tags,
            },
        )
        asset.add_resource_metadata(resource, "Code")
        # The first request comes as soon as the function is there; by then it must be allowed what it does.
        resource.node.add_dependency(self._role)
        self.function_arn = resource.get_att("Arn").to_string()

    def _make_role(self) -> Any:
        from aws_cdk.aws_iam.role import Role

        return Role(
            self,
            "ServiceRole",
            assumed_by=ServicePrincipal("lambda.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaBasicExecutionRole")],
        )

    def allow_deletion(self, log_group_name: str) -> None:
        """Let the function delete a log group."""
        arn = Stack.of(self).format_arn(
            service="logs",
            resource="log-group",
            resource_name=f"{log_group_name}:*",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        self._role.add_to_principal_policy(PolicyStatement(actions=["logs:DeleteLogGroup"], resources=[arn]))
