"""Permissions on a delivery stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._resource_grants import grant_on_resource
from aws_cdk.aws_iam.resource_policy import ResourceWithPolicies
from aws_cdk.core.arguments import checked
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.resource_policy import IResourceWithPolicyV2


class DeliveryStreamGrants:
    """Gives permissions on a delivery stream."""

    def __init__(self, resource: Any, *, policy: IResourceWithPolicyV2 | None = None) -> None:
        self._resource = resource
        self._policy = policy

    @staticmethod
    def from_delivery_stream(resource: Any) -> DeliveryStreamGrants:
        """Return the grants of any delivery stream, made with L1 or L2."""
        return DeliveryStreamGrants(resource, policy=ResourceWithPolicies.of(resource))

    @property
    def resource(self) -> Any:
        """The delivery stream."""
        return self._resource

    @property
    def policy_resource(self) -> IResourceWithPolicyV2 | None:
        """What adds to the delivery stream's policy."""
        return self._policy

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        arns = options.resource_arns or [self._resource.delivery_stream_ref.delivery_stream_arn]
        return grant_on_resource(grantee, actions, arns, policy=self._policy)

    @checked
    def put_records(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write records."""
        return self.actions(grantee, ["firehose:PutRecord", "firehose:PutRecordBatch"])


__all__ = ["DeliveryStreamGrants"]
