"""A function that a bucket notifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_s3.notifications import (
    BucketNotificationDestinationConfig,
    BucketNotificationDestinationType,
    IBucketNotificationDestination,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct


class LambdaDestination(IBucketNotificationDestination):
    """A function that a bucket notifies."""

    @checked
    def __init__(self, fn: IFunction) -> None:
        self._function = fn

    @checked
    def bind(self, scope: Construct, bucket: Any) -> BucketNotificationDestinationConfig:
        """Let ``bucket`` invoke the function, and return its ARN."""
        function = self._function
        id = f"AllowBucketNotificationsTo{Names.node_unique_id(function.permissions_node)}"
        # In the bucket's stack: the permission names the bucket, so the other way round the stacks would depend on each other.
        if bucket.node.try_find_child(id) is None:
            function.add_permission(
                id,
                source_account=Stack.of(bucket).account,
                principal=ServicePrincipal("s3.amazonaws.com"),
                source_arn=bucket.bucket_ref.bucket_arn,
                scope=bucket,
            )
        permission = bucket.node.try_find_child(id)
        return BucketNotificationDestinationConfig(
            type=BucketNotificationDestinationType.LAMBDA,
            arn=function.function_arn,
            dependencies=[permission] if permission is not None else None,
        )
