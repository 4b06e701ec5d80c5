"""Domains of OpenSearch and of Elasticsearch with every option, their grants, metrics, policies and imports."""

import aws_cdk as cdk
from aws_cdk import (
    aws_certificatemanager as acm,
)
from aws_cdk import (
    aws_cloudwatch as cw,
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
    aws_kms as kms,
)
from aws_cdk import (
    aws_logs as logs,
)
from aws_cdk import (
    aws_opensearchservice as search,
)
from aws_cdk import (
    aws_route53 as route53,
)

app = cdk.App(analytics_reporting=False, context={"@aws-cdk/customresources:installLatestAwsSdkDefault": False})
V = search.EngineVersion
T = ec2.EbsDeviceVolumeType
anyone = iam.AnyPrincipal()
s = cdk.Stack(app, "S")
vpc = ec2.Vpc(s, "Vpc", max_azs=3, nat_gateways=1)
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
key = kms.Key(s, "Key")
zone = route53.HostedZone(s, "Zone", zone_name="example.com")
plain = search.Domain(s, "Plain", version=V.OPENSEARCH_3_1)
inside = search.Domain(
    s,
    "Inside",
    version=V.OPENSEARCH_2_19,
    domain_name="inside-1",
    vpc=vpc,
    vpc_subnets=[ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)],
    zone_awareness=search.ZoneAwarenessConfig(availability_zone_count=2),
    capacity=search.CapacityConfig(
        data_nodes=6,
        data_node_instance_type="OR1.large.search",
        master_nodes=3,
        master_node_instance_type="m6g.large.search",
        warm_nodes=2,
        warm_instance_type="ultrawarm1.large.search",
        multi_az_with_standby_enabled=False,
        node_options=[
            search.NodeOptions(
                node_type=search.NodeType.COORDINATOR, node_config=search.NodeConfig(enabled=True, count=2)
            )
        ],
    ),
    cold_storage_enabled=True,
    ebs=search.EbsOptions(volume_size=100, volume_type=T.GP3, iops=4000, throughput=300),
    encryption_at_rest=search.EncryptionAtRestOptions(kms_key=key),
    s3_vectors_engine_enabled=True,
    ip_address_type=search.IpAddressType.DUAL_STACK,
    advanced_options={"rest.action.multi.allow_explicit_index": "false", "a": "b"},
    enable_auto_software_update=True,
    use_latest_service_software_for_blue_green=False,
    enable_version_upgrade=True,
    off_peak_window_start=search.WindowStartTime(hours=5, minutes=30),
    removal_policy=cdk.RemovalPolicy.DESTROY,
    tls_security_policy=search.TLSSecurityPolicy.TLS_1_2_PFS,
)
inside.connections.allow_from_any_ipv4(ec2.Port.tcp(443))
guarded = search.Domain(
    s,
    "Guarded",
    version=V.ELASTICSEARCH_7_10,
    use_unsigned_basic_auth=True,
    logging=search.LoggingOptions(
        app_log_enabled=True, slow_index_log_enabled=True, slow_search_log_enabled=False, audit_log_enabled=True
    ),
    access_policies=[iam.PolicyStatement(actions=["es:ESHttpGet"], principals=[anyone], resources=["*"])],
    custom_endpoint=search.CustomEndpointOptions(domain_name="search.example.com", hosted_zone=zone),
    off_peak_window_enabled=True,
    cognito_dashboards_auth={"identity_pool_id": "ip", "user_pool_id": "up", "role": role},
)
guarded.add_access_policies(
    iam.PolicyStatement(actions=["es:*"], principals=[iam.ArnPrincipal(role.role_arn)], resources=[guarded.domain_arn])
)
search.Domain(
    s,
    "Saml",
    version=V.open_search("2.99"),
    enforce_https=True,
    node_to_node_encryption=True,
    encryption_at_rest={"enabled": True},
    fine_grained_access_control=search.AdvancedSecurityOptions(
        master_user_name="boss",
        saml_authentication_options=search.SAMLOptionsProperty(
            idp_entity_id="entity-id",
            idp_metadata_content="<xml/>",
            master_backend_role="r",
            session_timeout_minutes=30,
        ),
    ),
    logging=search.LoggingOptions(
        app_log_enabled=True,
        app_log_group=logs.LogGroup(s, "AppLog"),
        audit_log_enabled=True,
        audit_log_group=logs.LogGroup.from_log_group_name(s, "AuditLog", "audit"),
    ),
    suppress_logs_resource_policy=True,
    custom_endpoint=search.CustomEndpointOptions(
        domain_name="x.example.com",
        certificate=acm.Certificate.from_certificate_arn(s, "Cert", "arn:aws:acm:us-east-1:1:certificate/x"),
    ),
)
search.Domain(
    s,
    "Old",
    version=V.ELASTICSEARCH_5_1,
    ebs={"enabled": False},
    capacity={"data_node_instance_type": "i3.large.search"},
    automated_snapshot_start_hour=3,
    ip_address_type=search.IpAddressType.IPV4,
)
kibana = es.Domain(
    s,
    "Kibana",
    version=es.ElasticsearchVersion.V7_10,
    use_unsigned_basic_auth=True,
    logging=es.LoggingOptions(app_log_enabled=True, slow_search_log_enabled=False),
    capacity=es.CapacityConfig(data_nodes=2, master_nodes=3, warm_nodes=2),
    automated_snapshot_start_hour=4,
    ebs=es.EbsOptions(volume_size=5, volume_type=T.IO1, iops=1000),
    cognito_kibana_auth=es.CognitoOptions(identity_pool_id="i", user_pool_id="u", role=role),
    enable_version_upgrade=True,
    vpc=vpc,
    zone_awareness=es.ZoneAwarenessConfig(enabled=True),
    security_groups=[ec2.SecurityGroup(s, "Group", vpc=vpc)],
)
es.Domain(
    s,
    "Plain5",
    version=es.ElasticsearchVersion.of("5.6"),
    encryption_at_rest={"kms_key": key},
    domain_name="plain-5",
)
there = search.Domain.from_domain_endpoint(s, "There", "https://search-there-x1y2.eu-west-1.es.amazonaws.com")
known = search.Domain.from_domain_attributes(
    s, "Known", domain_arn=cdk.Fn.import_value("arn"), domain_endpoint="https://vpc-a-b.us-east-1.es.amazonaws.com"
)
older = es.Domain.from_domain_endpoint(s, "Older", "https://search-older-x1y2.eu-west-1.es.amazonaws.com")
for domain in (plain, kibana, there, known, older):
    domain.grant_read(role)
    domain.grant_write(iam.User(s, f"User{domain.node.id}"))
    domain.grant_read_write(iam.AccountPrincipal("444455556666"))
    domain.grant_index_read("idx", role)
    domain.grant_index_write("idx2", role)
    domain.grant_index_read_write("idx3", role)
    domain.grant_path_read("idx/_doc", role)
    domain.grant_path_write("idx/p*", role)
    domain.grant_path_read_write("q", role)
search.DomainGrants.from_domain(plain).actions(role, ["es:DescribeDomain"])
es.DomainGrants.from_domain(kibana).actions(role, ["es:ESHttpHead"], resource_arns=["*"])
for index, method in enumerate(sorted(name for name in dir(plain) if name.startswith("metric_"))):
    owner = (plain, kibana, there)[index % 3]
    metric = getattr(owner, method)(**({"period": cdk.Duration.minutes(2), "label": method} if index % 4 == 0 else {}))
    cw.Alarm(s, f"A{index}", metric=metric, threshold=index, evaluation_periods=1)
cw.Alarm(s, "Own", metric=known.metric("Mine", statistic="Minimum"), threshold=1, evaluation_periods=1)
for name, value in {
    "Id": plain.domain_id,
    "Endpoint": inside.domain_endpoint,
    "ThereName": there.domain_name,
    "ThereEndpoint": there.domain_endpoint,
    "KnownName": known.domain_name,
    "Ref": kibana.domain_ref.domain_arn,
}.items():
    cdk.CfnOutput(s, name, value=value)
far = cdk.Stack(
    app,
    "Far",
    env=cdk.Environment(account="111122223333", region="eu-west-1"),
)
far.node.set_context("@aws-cdk/aws-opensearchservice:enableOpensearchMultiAzWithStandby", True)
search.Domain(far, "Standby", version=V.OPENSEARCH_1_3, logging={"slow_index_log_enabled": True})
all_logs = {"slow_search_log_enabled": True, "slow_index_log_enabled": True, "app_log_enabled": True}
search.Domain(far, "Logs", version=V.OPENSEARCH_1_3, logging=search.LoggingOptions(**all_logs))
es.Domain(far, "OldLogs", version=es.ElasticsearchVersion.V7_10, logging=es.LoggingOptions(**all_logs))
merging = cdk.Stack(app, "Merging")
merging.node.set_context("@aws-cdk/aws-iam:minimizePolicies", True)
for_all = [iam.PolicyStatement(actions=["es:Z", "es:A"], principals=[iam.AccountRootPrincipal(), iam.ArnPrincipal("arn:aws:iam::123456789012:role/a")], resources=[name, "b"]) for name in ("z", "a")]
search.Domain(merging, "Logs", version=V.OPENSEARCH_1_3, logging=search.LoggingOptions(**all_logs), access_policies=for_all)
es.Domain(merging, "Old", version=es.ElasticsearchVersion.V7_10, access_policies=for_all)
app.synth()
