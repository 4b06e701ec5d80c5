"""Delegation of a subdomain in a zone of another account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.handler_provider import handler_provider
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_iam import IRoleRef

_TYPE = "Custom::CrossAccountZoneDelegation"
_DEFAULT_TTL_SECONDS = 172_800


class CrossAccountZoneDelegationRecordProps(Struct):
    """Options of a delegation."""

    delegated_zone: IHostedZone
    """The zone of the subdomain."""
    delegation_role: IRoleRef
    """The role of the other account, which may change the parent zone."""
    assume_role_region: str | None = None
    """The region in which the role is taken on. Default: the stack's."""
    parent_hosted_zone_id: str | None = None
    """The parent zone's id; this or the next."""
    parent_hosted_zone_name: str | None = None
    """The parent zone's name."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the delegation when it leaves the stack. Default: it is deleted."""
    ttl: Duration | None = None
    """How long answers are kept. Default: 2 days."""


class CrossAccountZoneDelegationRecord(Construct):
    """Delegates a subdomain in a zone of another account; a function does it while the stack is deployed."""

    @takes(CrossAccountZoneDelegationRecordProps)
    def __init__(self, scope: Construct, id: str, props: CrossAccountZoneDelegationRecordProps) -> None:
        """Delegate a subdomain.

        Raises:
            ValidationError: the parent zone is not named, or named twice.
        """
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.role import Role

        super().__init__(scope, id)
        if not props.parent_hosted_zone_name and not props.parent_hosted_zone_id:
            raise ValidationError(
                "At least one of parentHostedZoneName or parentHostedZoneId is required",
                scope=self,
                fix="give parent_hosted_zone_id",
            )
        if props.parent_hosted_zone_name and props.parent_hosted_zone_id:
            raise ValidationError(
                "Only one of parentHostedZoneName and parentHostedZoneId is supported",
                scope=self,
                fix="leave parent_hosted_zone_name out",
            )
        provider = handler_provider(self, _TYPE, "zone_delegation")
        role_arn = props.delegation_role.role_ref.role_arn
        role = Role.from_role_arn(self, "cross-account-zone-delegation-handler-role", provider.role_arn)
        added = role.add_to_principal_policy(PolicyStatement(actions=["sts:AssumeRole"], resources=[role_arn]))
        resource = CustomResource(
            self,
            "CrossAccountZoneDelegationCustomResource",
            resource_type=_TYPE,
            service_token=provider.service_token,
            removal_policy=props.removal_policy,
            properties={
                "AssumeRoleArn": role_arn,
                "ParentZoneName": props.parent_hosted_zone_name,
                "ParentZoneId": props.parent_hosted_zone_id,
                "DelegatedZoneName": props.delegated_zone.zone_name,
                "DelegatedZoneNameServers": props.delegated_zone.hosted_zone_name_servers,
                "TTL": props.ttl.to_seconds() if props.ttl is not None else _DEFAULT_TTL_SECONDS,
                "AssumeRoleRegion": props.assume_role_region,
            },
        )
        if added.policy_dependable is not None:
            resource.node.add_dependency(added.policy_dependable)


__all__ = ["CrossAccountZoneDelegationRecord", "CrossAccountZoneDelegationRecordProps"]
