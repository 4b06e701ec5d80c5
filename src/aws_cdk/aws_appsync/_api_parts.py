"""What APIs of both kinds are given besides themselves: keys, a domain name, logs, and authorizers that they may call."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from aws_cdk.aws_appsync._l1 import CfnApiKey, CfnDomainName, CfnDomainNameApiAssociation
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_logs.retention_days import RetentionDays
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.authorization import ApiKeyConfig
    from aws_cdk.aws_appsync.event_api import AppSyncDomainOptions, AppSyncLogConfig
    from aws_cdk.aws_appsync.event_authorization import AppSyncApiKeyConfig
    from aws_cdk.aws_appsync.graphql_api import DomainOptions, LogConfig
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

APPSYNC = "appsync.amazonaws.com"
# Source: limits of AppSync in its API reference ("CreateApiKey").
_KEY_DAYS = (1, 365)
_DAY_SECONDS = 86400


def new_api_key(api: Construct, api_id: str, config: ApiKeyConfig | AppSyncApiKeyConfig) -> CfnApiKey:
    """Make a key of the API.

    Raises:
        ValidationError: it would expire too soon, or too late.
    """
    expires = None
    if config.expires is not None:
        expires = config.expires.to_epoch()
        remaining = (expires - time.time()) / _DAY_SECONDS
        if not _KEY_DAYS[0] <= remaining <= _KEY_DAYS[1]:
            raise ValidationError(
                f"API key expiration must be between {_KEY_DAYS[0]} and {_KEY_DAYS[1]} days.",
                scope=api,
                fix="give expires=Expiration.after(Duration.days(...)), counted from now",
            )
    return CfnApiKey(
        api,
        f"{config.name or 'Default'}ApiKey",
        expires=expires,
        description=config.description,
        api_id=api_id,
    )


def new_domain(
    api: Construct, api_id: str, options: DomainOptions | AppSyncDomainOptions, description: str
) -> CfnDomainName:
    """Make a domain name and have it lead to the API."""
    domain = CfnDomainName(
        api,
        "DomainName",
        domain_name=options.domain_name,
        certificate_arn=options.certificate.certificate_ref.certificate_arn,
        description=description,
    )
    association = CfnDomainNameApiAssociation(api, "DomainAssociation", domain_name=options.domain_name, api_id=api_id)
    association.add_dependency(domain)
    return domain


def log_role_arn(api: Construct, role: IRoleRef | None) -> str:
    """Return the ARN of the role that logs are written with; make one if none is given."""
    if role is not None:
        return role.role_ref.role_arn
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.aws_iam.role import Role

    policy = ManagedPolicy.from_aws_managed_policy_name("service-role/AWSAppSyncPushToCloudWatchLogs")
    return Role(api, "ApiLogsRole", assumed_by=ServicePrincipal(APPSYNC), managed_policies=[policy]).role_arn


def log_group_of(api: Construct, api_id: str, config: LogConfig | AppSyncLogConfig | None) -> ILogGroup:
    """Return the group that AppSync logs to; see to how long logs are kept if the API logs."""
    from aws_cdk.aws_logs import LogGroup, LogRetention

    name = f"/aws/appsync/apis/{api_id}"
    if config is None:
        return LogGroup.from_log_group_name(api, "LogGroup", name)
    retention = LogRetention(
        api, "LogRetention", log_group_name=name, retention=config.retention or RetentionDays.INFINITE
    )
    return LogGroup.from_log_group_arn(api, "LogGroup", retention.log_group_arn)


def let_authorize(handler: IFunction, api: Construct, api_arn: str | None) -> None:
    """Let AppSync call an authorizer; for the API of the ARN alone, if one is given."""
    handler.add_permission(
        f"{api.node.id}-appsync",
        principal=ServicePrincipal(APPSYNC),
        action="lambda:InvokeFunction",
        source_arn=api_arn,
    )
