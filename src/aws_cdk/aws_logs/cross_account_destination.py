"""A destination for log events of other accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_logs._l1 import CfnDestination
from aws_cdk.aws_logs.subscription_filter import ILogSubscriptionDestination, LogSubscriptionDestinationConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_MAX_NAME_LENGTH = 512


class CrossAccountDestinationProps(Struct):
    """Options of a destination for other accounts."""

    role: IRoleRef
    """The role that CloudWatch Logs assumes to send."""
    target_arn: str
    """The Kinesis stream that events go to."""
    destination_name: str | None = None
    """The destination's name. Default: made of stack and logical id."""


class CrossAccountDestination(Resource, ILogSubscriptionDestination):
    """A destination that other accounts send log events to, as its policy allows."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.CrossAccountDestination"

    @takes(CrossAccountDestinationProps)
    def __init__(self, scope: Construct, id: str, props: CrossAccountDestinationProps) -> None:
        # CloudFormation chooses no name for this type, and names must not clash between stacks.
        super().__init__(scope, id, physical_name=props.destination_name or lazy_string(self._generated_name))
        self.policy_document: PolicyDocument = PolicyDocument()
        self._resource = CfnDestination(
            self,
            "Resource",
            destination_name=self.physical_name,
            destination_policy=lazy_string(self._policy_text),
            role_arn=props.role.role_ref.role_arn,
            target_arn=props.target_arn,
        )
        self.destination_arn: str = self._get_resource_arn_attribute(
            self._resource.attr_arn,
            ArnComponents(
                service="logs",
                resource="destination",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        self.destination_name: str = self._get_resource_name_attribute(self._resource.ref)

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the destination's policy."""
        self.policy_document.add_statements(statement)

    @checked
    def bind(self, _scope: Construct, _source_log_group: ILogGroupRef) -> LogSubscriptionDestinationConfig:
        """Say where events go."""
        return LogSubscriptionDestinationConfig(arn=self.destination_arn)

    def _generated_name(self) -> str:
        return f"{self.stack.stack_name}-{self._resource._resolved_logical_id()}"[-_MAX_NAME_LENGTH:]

    def _policy_text(self) -> str:
        return "" if self.policy_document.is_empty else self.stack.to_json_string(self.policy_document)
