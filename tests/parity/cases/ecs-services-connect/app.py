"""Services that are found: Cloud Map with every record type, Service Connect with ports, TLS, logs and timeouts."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_ecs as ecs, aws_iam as iam, aws_kms as kms, aws_logs as logs, aws_servicediscovery as sd

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D = cdk.Duration
vpc = ec2.Vpc.from_vpc_attributes(s, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"], private_subnet_ids=["r1", "r2"])
cluster = ecs.Cluster(s, "Cluster", vpc=vpc, default_cloud_map_namespace={"name": "foo.com", "use_for_service_connect": True})
http = sd.HttpNamespace(s, "Http", name="http.ns")


def task(id: str, *ports: ecs.PortMapping) -> ecs.FargateTaskDefinition:
    made = ecs.FargateTaskDefinition(s, id)
    made.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), port_mappings=list(ports) or [ecs.PortMapping(container_port=80, name="api"), ecs.PortMapping(container_port=9000, name="grpc", app_protocol=ecs.AppProtocol.grpc)])
    return made


def service(id: str, *ports: ecs.PortMapping, **props: object) -> ecs.FargateService:
    return ecs.FargateService(s, id, cluster=cluster, task_definition=task(f"T{id}", *ports), **props)


a = service("A", cloud_map_options=ecs.CloudMapOptions(name="named", dns_ttl=D.seconds(10), failure_threshold=20, dns_record_type=sd.DnsRecordType.A))
service("B", cloud_map_options=ecs.CloudMapOptions())
c = service("C")
found = c.enable_cloud_map(dns_record_type=sd.DnsRecordType.SRV, name="srv")
d = service("D")
second = d.task_definition.add_container("second", image=ecs.ContainerImage.from_registry("x"), port_mappings=[ecs.PortMapping(container_port=7000)])
d.enable_cloud_map(cloud_map_namespace=sd.PrivateDnsNamespace(s, "Private", name="p.ns", vpc=vpc), container=second, container_port=7000, dns_record_type=sd.DnsRecordType.SRV)
e = service("E")
e.associate_cloud_map_service(service=sd.Service(s, "Sd", namespace=cluster.default_cloud_map_namespace, dns_record_type=sd.DnsRecordType.SRV), container_port=9000)
e2 = service("E2")
e2.associate_cloud_map_service(service=sd.Service(s, "Sd2", namespace=cluster.default_cloud_map_namespace))
service("F", service_connect_configuration=ecs.ServiceConnectProps())
service("G", service_connect_configuration=ecs.ServiceConnectProps(namespace="given", services=[ecs.ServiceConnectService(port_mapping_name="api")]))
g2 = service("G2")
g2.enable_service_connect(services=[ecs.ServiceConnectService(port_mapping_name="api", discovery_name="disc", dns_name="dns.name", port=100, ingress_port_override=200, idle_timeout=D.minutes(5), per_request_timeout=D.seconds(9)), ecs.ServiceConnectService(port_mapping_name="grpc", per_request_timeout=D.seconds(0))], log_driver=ecs.LogDrivers.aws_logs(stream_prefix="sc", log_group=logs.LogGroup(s, "Logs")))
key = kms.Key(s, "Key")
role = iam.Role(s, "TlsRole", assumed_by=iam.ServicePrincipal("ecs.amazonaws.com"))
service("H", service_connect_configuration={"namespace": http.namespace_name, "log_driver": ecs.LogDrivers.json_file(max_file=2), "access_log_configuration": ecs.ServiceConnectAccessLogConfiguration(format=ecs.ServiceConnectAccessLogFormat.JSON, include_query_parameters=True), "services": [ecs.ServiceConnectService(port_mapping_name="api", tls=ecs.ServiceConnectTlsConfiguration(aws_pca_authority_arn="arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/x", kms_key=key, role=role))]})
service("I", service_connect_configuration=ecs.ServiceConnectProps(log_driver=ecs.LogDrivers.aws_logs(stream_prefix="made"), access_log_configuration={"format": ecs.ServiceConnectAccessLogFormat.TEXT, "include_query_parameters": False}))
i = service("J")
i.enable_service_connect()
spl = service("K", service_connect_configuration=ecs.ServiceConnectProps(log_driver=ecs.LogDrivers.splunk(secret_token=ecs.Secret.from_ssm_parameter(cdk.aws_ssm.StringParameter.from_secure_string_parameter_attributes(s, "Par", parameter_name="/p", version=1)), url="https://x")))
known = ecs.Cluster.from_cluster_attributes(s, "Known", cluster_name="known", vpc=vpc, default_cloud_map_namespace=http)
ecs.FargateService(s, "L", cluster=known, task_definition=task("TL"), service_connect_configuration=ecs.ServiceConnectProps())
cdk.CfnOutput(s, "Found", value=found.service_arn)
cdk.CfnOutput(s, "Same", value=a.cloud_map_service.service_name)
app.synth()
