"""Permissions on a distribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable


class DistributionGrants:
    """Gives permissions on a distribution."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    @staticmethod
    def from_distribution(resource: Any) -> DistributionGrants:
        """Return the grants of any distribution, made with L1 or L2."""
        return DistributionGrants(resource)

    @property
    def resource(self) -> Any:
        """The distribution."""
        return self._resource

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        from aws_cdk.aws_iam.grant import Grant

        arns = options.resource_arns if options.resource_arns is not None else [distribution_arn(self._resource)]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=list(arns))

    @checked
    def create_invalidation(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` have caches forget answers."""
        return self.actions(grantee, ["cloudfront:CreateInvalidation"])


def distribution_arn(distribution: Any) -> str:
    """Return the ARN of a distribution, made with L1 or L2."""
    return Stack.of(distribution).format_arn(
        service="cloudfront",
        region="",
        resource="distribution",
        resource_name=distribution.distribution_ref.distribution_id,
    )


__all__ = ["DistributionGrants", "distribution_arn"]
