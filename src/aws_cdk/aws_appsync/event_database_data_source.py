"""Databases and search domains as data sources of event APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appsync.database_data_source import allow_cluster, cluster_config, domain_config
from aws_cdk.aws_appsync.event_data_source import (
    AppSyncBackedDataSource,
    AppSyncBackedDataSourceProps,
    AppSyncDataSourceType,
    AppSyncExtendedDataSourceProps,
)
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_opensearchservice.domain_base import IDomain
    from aws_cdk.aws_rds.cluster_base import IDatabaseCluster
    from aws_cdk.aws_rds.serverless_cluster import IServerlessCluster
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct


class AppSyncRdsDataSourceProps(AppSyncBackedDataSourceProps):
    """Options of a cluster of Aurora Serverless as a data source."""

    secret_store: ISecret
    """The secret that the API logs in with."""
    serverless_cluster: IServerlessCluster
    database_name: str | None = None
    """Default: none is named."""


class AppSyncRdsDataSourcePropsV2(AppSyncBackedDataSourceProps):
    """Options of a cluster as a data source."""

    secret_store: ISecret
    """The secret that the API logs in with."""
    serverless_cluster: IDatabaseCluster
    database_name: str | None = None
    """Default: none is named."""


class AppSyncOpenSearchDataSourceProps(AppSyncBackedDataSourceProps):
    """Options of a domain of OpenSearch Service as a data source."""

    domain: IDomain


class AppSyncRdsDataSource(AppSyncBackedDataSource):
    """A cluster, spoken to over its Data API."""

    @takes(AppSyncRdsDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: AppSyncRdsDataSourceProps) -> None:
        extended = AppSyncExtendedDataSourceProps(
            type=AppSyncDataSourceType.RELATIONAL_DATABASE, relational_database_config=cluster_config(props)
        )
        super().__init__(scope, id, props, **extended._given())
        allow_cluster(props, self)


class AppSyncOpenSearchDataSource(AppSyncBackedDataSource):
    """A domain of OpenSearch Service."""

    @takes(AppSyncOpenSearchDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: AppSyncOpenSearchDataSourceProps) -> None:
        extended = AppSyncExtendedDataSourceProps(
            type=AppSyncDataSourceType.OPENSEARCH_SERVICE, open_search_service_config=domain_config(props.domain)
        )
        super().__init__(scope, id, props, **extended._given())
        props.domain.grant_read_write(self)
