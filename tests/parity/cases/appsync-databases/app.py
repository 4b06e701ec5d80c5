"""Clusters and search domains as data sources of GraphQL and event APIs."""

import os

import aws_cdk as cdk
from aws_cdk import (
    aws_appsync as appsync,
)
from aws_cdk import (
    aws_ec2 as ec2,
)
from aws_cdk import (
    aws_elasticsearch as es,
)
from aws_cdk import (
    aws_iam as iam,
)
from aws_cdk import (
    aws_opensearchservice as search,
)
from aws_cdk import (
    aws_rds as rds,
)
from aws_cdk import (
    aws_secretsmanager as sm,
)

os.chdir(os.path.dirname(os.path.abspath(__file__)))
app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S", env=cdk.Environment(account="111122223333", region="eu-west-1"))
api = appsync.GraphqlApi(s, "Api", name="api", definition=appsync.Definition.from_file("schema.graphql"))
events = appsync.EventApi(s, "Events", api_name="events")
engine = rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_3)
first = rds.ServerlessCluster(s, "First", engine=rds.DatabaseClusterEngine.AURORA_MYSQL)
cluster = rds.DatabaseCluster(
    s, "Cluster", engine=engine, vpc=ec2.Vpc(s, "Vpc", max_azs=2), writer=rds.ClusterInstance.serverless_v2("writer")
)
known = rds.DatabaseCluster.from_database_cluster_attributes(
    s, "Known", cluster_identifier="known", data_api_enabled=True
)
secret = sm.Secret(s, "Secret")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("appsync.amazonaws.com"))
domain = search.Domain(s, "Domain", version=search.EngineVersion.OPENSEARCH_2_19)
there = search.Domain.from_domain_endpoint(s, "There", "https://search-there-x1y2.us-east-1.es.amazonaws.com")
older = es.Domain(s, "Older", version=es.ElasticsearchVersion.V7_10)
api.add_rds_data_source("First", first, secret, "db", name="first-db", description="d")
asked = api.add_rds_data_source_v2("Cluster", cluster, secret)
api.add_rds_data_source_v2("Known", known, cluster.secret, "known")
appsync.RdsDataSource(s, "Own", api=api, serverless_cluster=first, secret_store=secret, service_role=role)
api.add_open_search_data_source("Domain", domain)
api.add_open_search_data_source("There", there, name="there")
api.add_elasticsearch_data_source("Older", older, metrics_config=appsync.DataSourceMetricsConfig.ENABLED)
events.add_rds_data_source("First", first, secret, "db")
events.add_rds_data_source("Cluster", cluster, secret, name="cluster-2")
events.add_open_search_data_source("Domain", domain, description="d")
asked.create_resolver(
    "Resolver",
    type_name="Query",
    field_name="things",
    request_mapping_template=appsync.MappingTemplate.from_string("{}"),
    response_mapping_template=appsync.MappingTemplate.from_string("{}"),
)
app.synth()
