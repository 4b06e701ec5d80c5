"""Databases and search domains as data sources of GraphQL APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appsync.data_source import BackedDataSource, BackedDataSourceProps, ExtendedDataSourceProps
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticsearch.domain_base import IDomain as IElasticsearchDomain
    from aws_cdk.aws_iam import IGrantable
    from aws_cdk.aws_opensearchservice.domain_base import IDomain
    from aws_cdk.aws_rds.cluster_base import IDatabaseCluster
    from aws_cdk.aws_rds.serverless_cluster import IServerlessCluster
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct

# Source: observed on aws-cdk-lib 2.275.0.
_DATA_API = (
    "rds-data:DeleteItems",
    "rds-data:ExecuteSql",
    "rds-data:GetItems",
    "rds-data:InsertItems",
    "rds-data:UpdateItems",
)

# The check of templates that says so is known about; the text is a fact of the file that tools read.
_OLD_CONFIG_IS_MEANT = {
    "CloudFormation-Validate::W9009": "elasticSearchConfig is deprecated, but still in use for historical reasons"
}


class RdsDataSourceProps(BackedDataSourceProps):
    """Options of a cluster of Aurora Serverless as a data source."""

    secret_store: ISecret
    """The secret that the API logs in with."""
    serverless_cluster: IServerlessCluster
    database_name: str | None = None
    """Default: none is named."""


class RdsDataSourcePropsV2(BackedDataSourceProps):
    """Options of a cluster as a data source."""

    secret_store: ISecret
    """The secret that the API logs in with."""
    serverless_cluster: IDatabaseCluster
    database_name: str | None = None
    """Default: none is named."""


class OpenSearchDataSourceProps(BackedDataSourceProps):
    """Options of a domain of OpenSearch Service as a data source."""

    domain: IDomain


class ElasticsearchDataSourceProps(BackedDataSourceProps):
    """Options of a domain of Elasticsearch as a data source. Deprecated: use ``OpenSearchDataSourceProps``."""

    domain: IElasticsearchDomain


class RdsDataSource(BackedDataSource):
    """A cluster, spoken to over its Data API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.RdsDataSource"

    @takes(RdsDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: RdsDataSourceProps) -> None:
        config = cluster_config(props)
        extended = ExtendedDataSourceProps(type="RELATIONAL_DATABASE", relational_database_config=config)
        super().__init__(scope, id, props, **extended._given())
        allow_cluster(props, self)


class OpenSearchDataSource(BackedDataSource):
    """A domain of OpenSearch Service."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appsync.OpenSearchDataSource"

    @takes(OpenSearchDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: OpenSearchDataSourceProps) -> None:
        config = domain_config(props.domain)
        extended = ExtendedDataSourceProps(type="AMAZON_OPENSEARCH_SERVICE", open_search_service_config=config)
        super().__init__(scope, id, props, **extended._given())
        props.domain.grant_read_write(self)


class ElasticsearchDataSource(BackedDataSource):
    """A domain of Elasticsearch. Deprecated: use ``OpenSearchDataSource``."""

    @takes(ElasticsearchDataSourceProps)
    def __init__(self, scope: Construct, id: str, props: ElasticsearchDataSourceProps) -> None:
        config = domain_config(props.domain)
        super().__init__(scope, id, props, type="AMAZON_ELASTICSEARCH", elasticsearch_config=config)
        self.node.add_metadata("aws:cdk:acknowledged-rules", _OLD_CONFIG_IS_MEANT)
        props.domain.grant_read_write(self)


def cluster_config(props: Any) -> dict[str, Any]:
    """Return how a data source finds the cluster of its options."""
    cluster = props.serverless_cluster
    return {
        "rds_http_endpoint_config": {
            "aws_region": Stack.of(cluster).region,
            "db_cluster_identifier": cluster.cluster_arn,
            "aws_secret_store_arn": props.secret_store.secret_arn,
            "database_name": props.database_name,
        },
        "relational_database_source_type": "RDS_HTTP_ENDPOINT",
    }


def allow_cluster(props: Any, grantee: IGrantable) -> None:
    """Let a data source read the secret of its options, and ask the cluster."""
    from aws_cdk.aws_iam.grant import Grant

    cluster = props.serverless_cluster
    props.secret_store.grant_read(grantee)
    cluster.grant_data_api_access(grantee)
    Grant.add_to_principal(
        grantee=grantee,
        actions=list(_DATA_API),
        resource_arns=[cluster.cluster_arn, f"{cluster.cluster_arn}:*"],
    )


def domain_config(domain: Any) -> dict[str, Any]:
    """Return how a data source finds a domain."""
    return {"aws_region": Stack.of(domain).region, "endpoint": f"https://{domain.domain_endpoint}"}
