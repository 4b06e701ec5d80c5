"""Databases that are looked up: not known yet, and known."""

import os

import aws_cdk as cdk
from aws_cdk import (
    aws_iam as iam,
)
from aws_cdk import (
    aws_rds as rds,
)

os.chdir(os.path.dirname(os.path.abspath(__file__)))
_PLACE = "account=111122223333:exactIdentifier={}"
_INSTANCE = (
    "propertiesToReturn.0=DBInstanceArn:propertiesToReturn.1=Endpoint.Address:propertiesToReturn.2=Endpoint.Port:"
    "propertiesToReturn.3=DbiResourceId:propertiesToReturn.4=DBSecurityGroups:propertiesToReturn.5=VPCSecurityGroups:"
    "region=eu-west-1:typeName=AWS$:$:RDS$:$:DBInstance"
)
_CLUSTER = (
    "propertiesToReturn.0=DBClusterArn:propertiesToReturn.1=Endpoint.Address:propertiesToReturn.2=Endpoint.Port:"
    "propertiesToReturn.3=ReadEndpoint.Address:propertiesToReturn.4=DBClusterResourceId:"
    "propertiesToReturn.5=VpcSecurityGroupIds:propertiesToReturn.6=EnableHttpEndpoint:"
    "region=eu-west-1:typeName=AWS$:$:RDS$:$:DBCluster"
)
_KNOWN = {
    "Endpoint.Address": "db.example",
    "Endpoint.Port": "1234",
    "DbiResourceId": "db-X",
    "DBSecurityGroups": [],
    "VPCSecurityGroups": ["sg-1", "sg-2"],
}
app = cdk.App(
    analytics_reporting=False,
    context={
        f"cc-api-provider:{_PLACE.format('known')}:{_INSTANCE}": [{"Identifier": "known", **_KNOWN}],
        f"cc-api-provider:{_PLACE.format('classic')}:{_INSTANCE}": [
            {"Identifier": "classic", **_KNOWN, "DBSecurityGroups": ["default"]}
        ],
        f"cc-api-provider:{_PLACE.format('known')}:{_CLUSTER}": [
            {
                "Identifier": "known",
                "Endpoint.Address": "writer.example",
                "Endpoint.Port": "4321",
                "ReadEndpoint.Address": "reader.example",
                "DBClusterResourceId": "cluster-X",
                "VpcSecurityGroupIds": ["sg-3"],
                "EnableHttpEndpoint": True,
            }
        ],
    },
)
env = cdk.Environment(account="111122223333", region="eu-west-1")
for name in ("known", "classic", "unknown"):
    s = cdk.Stack(app, f"Instance-{name}", env=env)
    instance = rds.DatabaseInstance.from_lookup(s, "Db", instance_identifier=name)
    instance.connections.allow_default_port_from_any_ipv4("everybody")
    instance.grant_connect(iam.Role(s, "Role", assumed_by=iam.AccountRootPrincipal()), "user")
    for number, value in enumerate(
        (
            instance.instance_arn,
            instance.instance_endpoint.socket_address,
            instance.db_instance_endpoint_address,
            instance.db_instance_endpoint_port,
        )
    ):
        cdk.CfnOutput(s, f"Out{number}", value=value)
for name in ("known", "unknown"):
    s = cdk.Stack(app, f"Cluster-{name}", env=env)
    cluster = rds.DatabaseCluster.from_lookup(s, "Db", cluster_identifier=name)
    cluster.connections.allow_default_port_from_any_ipv4("everybody")
    role = iam.Role(s, "Role", assumed_by=iam.AccountRootPrincipal())
    cluster.grant_connect(role, "user")
    cluster.grant_data_api_access(role)
    for number, value in enumerate(
        (
            cluster.cluster_arn,
            cluster.cluster_endpoint.socket_address,
            cluster.cluster_read_endpoint.socket_address,
            cluster.cluster_resource_identifier,
        )
    ):
        cdk.CfnOutput(s, f"Out{number}", value=value)

app.synth()
