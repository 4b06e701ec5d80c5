"""Deliveries of logs and traces: a source, a destination, what joins them, and the policies that allow it.

Source: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.logging_config import LoggingConfig, LoggingDestination
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.aws_logs._l1 import CfnDelivery, CfnDeliverySource
    from aws_cdk.aws_logs.resource_policy import ResourcePolicy
    from aws_cdk.aws_s3 import IBucket

_LONGEST_NAME = 60
_SERVICE = "delivery.logs.amazonaws.com"
_LOGS_POLICY = "CdkLogGroupLogsDeliveryPolicy"
_XRAY_POLICY = "CdkXRayLogsDeliveryPolicy"


def deliver_traces(scope: Construct, resource_arn: str, *, manage_policy: bool) -> None:
    """Send traces of a resource to X-Ray; the policy that lets it is shared by all resources of a stack."""
    from aws_cdk.aws_logs._l1 import CfnDelivery, CfnDeliveryDestination

    source = _source(scope, "TracesDeliverySource", "TRACES", resource_arn)
    destination = CfnDeliveryDestination(
        scope,
        "TracesDeliveryDest",
        name="",
        delivery_destination_type="XRAY",
    )
    destination.name = _name(destination)
    if manage_policy:
        destination.node.add_dependency(_allow_traces(scope, resource_arn))
    delivery = CfnDelivery(
        scope,
        "TracesDelivery",
        delivery_source_name=source.ref,
        delivery_destination_arn=destination.attr_arn,
    )
    delivery.node.add_dependency(source, destination)


def deliver_logs(scope: Construct, resource_arn: str, configs: Sequence[LoggingConfig], *, manage_policy: bool) -> None:
    """Send logs of a resource where they are wanted, one delivery after the other."""
    from aws_cdk.aws_logs._l1 import CfnDelivery, CfnDeliveryDestination

    previous: CfnDelivery | None = None
    for kind, destinations in _by_type(configs).items():
        name = _pascal(kind)
        source = _source(scope, f"{name}DeliverySource", kind, resource_arn)
        for number, wanted in enumerate(destinations):
            # as the peer: a number tells several destinations of one kind of logs apart
            prefix = f"{name}{number}" if len(destinations) > 1 else name
            destination = CfnDeliveryDestination(
                scope,
                f"{prefix}Dest",
                name="",
                delivery_destination_type=wanted.kind,
                destination_resource_arn=wanted.arn,
            )
            destination.name = _name(destination)
            if wanted.bucket is not None:
                _allow_bucket(scope, wanted.bucket)
            elif wanted.log_group is not None and manage_policy:
                destination.node.add_dependency(_allow_log_group(scope, wanted.log_group))
            delivery = CfnDelivery(
                scope,
                f"{prefix}Delivery",
                delivery_source_name=source.ref,
                delivery_destination_arn=destination.attr_arn,
            )
            delivery.node.add_dependency(source, destination)
            if previous is not None:
                delivery.node.add_dependency(previous)
            previous = delivery


def _by_type(configs: Sequence[LoggingConfig]) -> dict[str, list[LoggingDestination]]:
    found: dict[str, list[LoggingDestination]] = {}
    for config in configs:
        found.setdefault(config.log_type.value, []).append(config.destination)
    return found


def _pascal(kind: str) -> str:
    return "".join(part[:1] + part[1:].lower() for part in kind.split("_"))


def _name(construct: Construct) -> str:
    """Return a name made from the construct's own path; so it is given once the construct is there."""
    return Names.unique_resource_name(construct, max_length=_LONGEST_NAME)


def _source(scope: Construct, id: str, kind: str, resource_arn: str) -> CfnDeliverySource:
    from aws_cdk.aws_logs._l1 import CfnDeliverySource

    source = CfnDeliverySource(scope, id, name="", log_type=kind, resource_arn=resource_arn)
    source.name = _name(source)
    return source


def _from_here(stack: Stack, resource: str) -> dict[str, dict[str, str]]:
    arn = f"arn:{stack.partition}:logs:{stack.region}:{stack.account}:{resource}"
    return {"StringEquals": {"aws:SourceAccount": stack.account}, "ArnLike": {"aws:SourceArn": arn}}


def _allow_bucket(scope: Construct, bucket: IBucket) -> None:
    """Let deliveries write to a bucket, where they put logs of the stack's account."""
    stack = Stack.of(scope)
    conditions = _from_here(stack, "delivery-source:*")
    owner = {"s3:x-amz-acl": "bucket-owner-full-control", **conditions["StringEquals"]}
    bucket.add_to_resource_policy(
        PolicyStatement(
            principals=[ServicePrincipal(_SERVICE)],
            actions=["s3:PutObject"],
            resources=[bucket.arn_for_objects(f"AWSLogs/{stack.account}/*")],
            conditions={**conditions, "StringEquals": owner},
        )
    )


def _allow_log_group(scope: Construct, log_group: ILogGroup) -> ResourcePolicy:
    """Let deliveries write to a log group, by the policy that the log groups of a stack share."""
    from aws_cdk.aws_logs.resource_policy import ResourcePolicy

    stack = Stack.of(scope)
    found = stack.node.try_find_child(_LOGS_POLICY)
    policy = found if isinstance(found, ResourcePolicy) else ResourcePolicy(stack, _LOGS_POLICY)
    policy.document.add_statements(
        PolicyStatement(
            principals=[ServicePrincipal(_SERVICE)],
            actions=["logs:CreateLogStream", "logs:PutLogEvents"],
            resources=[f"{log_group.log_group_arn}:log-stream:*"],
            conditions=_from_here(stack, "*"),
        )
    )
    return policy


class _TracesPolicy(Construct):
    """The policy of X-Ray that lets deliveries write traces; one in a stack."""

    def __init__(self, scope: Construct, id: str) -> None:
        from aws_cdk.aws_xray._l1 import CfnResourcePolicy

        super().__init__(scope, id)
        self.document = PolicyDocument()
        CfnResourcePolicy(
            self,
            "ResourcePolicy",
            policy_name=Names.unique_resource_name(self),
            policy_document=lazy_string(lambda: Stack.of(self).to_json_string(self.document.to_json())),
        )


def _allow_traces(scope: Construct, resource_arn: str) -> _TracesPolicy:
    stack = Stack.of(scope)
    found = stack.node.try_find_child(_XRAY_POLICY)
    policy = found if isinstance(found, _TracesPolicy) else _TracesPolicy(stack, _XRAY_POLICY)
    policy.document.add_statements(
        PolicyStatement(
            principals=[ServicePrincipal(_SERVICE)],
            actions=["xray:PutTraceSegments"],
            resources=["*"],
            conditions={
                "ForAllValues:ArnLike": {"logs:LogGeneratingResourceArns": [resource_arn]},
                **_from_here(stack, "delivery-source:*"),
            },
        )
    )
    return policy
