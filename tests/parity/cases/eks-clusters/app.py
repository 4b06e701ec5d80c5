"""Clusters: with all defaults and a chart that is uploaded, with all options, reached from their network alone or from outside, and used by another stack."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_eks as eks, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_, aws_s3_assets as assets

app = cdk.App(analytics_reporting=False)
ENV = cdk.Environment(account="111111111111", region="us-east-1")
LAYER = "arn:aws:lambda:us-east-1:111111111111:layer:kubectl:1"


def place(name, **more):
    stack = cdk.Stack(app, name, env=ENV)
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["us-east-1a", "us-east-1b"],
                                      private_subnet_ids=["subnet-01", "subnet-02"], public_subnet_ids=["subnet-03", "subnet-04"], **more)
    return stack, dict(vpc=vpc, kubectl_layer=lambda_.LayerVersion.from_layer_version_arn(stack, "Layer", LAYER))


plain = cdk.Stack(app, "Plain")
made = lambda_.LayerVersion(plain, "Kubectl", code=lambda_.Code.from_asset("chart"), compatible_runtimes=[lambda_.Runtime.PYTHON_3_13])
cluster = eks.Cluster(plain, "C", version=eks.KubernetesVersion.V1_33, kubectl_layer=made)
cluster.add_helm_chart("Web", chart_asset=assets.Asset(plain, "Chart", path="chart"), namespace="web", values={"region": plain.region})
cluster.add_manifest("Names", {"kind": "Namespace", "metadata": {"name": "a"}}, {"kind": "Namespace", "metadata": {"name": "b"}})
eks.KubernetesPatch(plain, "Patch", cluster=cluster, resource_name="deployment/web", apply_patch={"a": 1}, restore_patch={})

full, given = place("Full")
key = kms.Key(full, "Key")
role = iam.Role(full, "Role", assumed_by=iam.ServicePrincipal("eks.amazonaws.com"))
masters = iam.Role(full, "Masters", assumed_by=iam.AccountRootPrincipal())
group, handlers = ec2.SecurityGroup(full, "Group", vpc=given["vpc"]), ec2.SecurityGroup(full, "Handlers", vpc=given["vpc"])
functions = iam.Role(full, "Functions", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
c = eks.Cluster(full, "C", version=eks.KubernetesVersion.of("1.40"), **given, cluster_name="named", role=role, security_group=group, vpc_subnets=[ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS)],
                endpoint_access=eks.EndpointAccess.PUBLIC_AND_PRIVATE.only_from("1.2.3.4/32", "5.6.7.8/32"), masters_role=masters, output_cluster_name=True, output_config_command=True, output_masters_role_arn=True,
                cluster_logging=[eks.ClusterLoggingTypes.API, eks.ClusterLoggingTypes.CONTROLLER_MANAGER], secrets_encryption_key=key, service_ipv4_cidr="10.100.0.0/16", ip_family=eks.IpFamily.IP_V4, prune=False, kubectl_environment={"A": "1"},
                kubectl_memory=cdk.Size.gibibytes(2), cluster_handler_environment={"HTTP_PROXY": "x", "B": "y"}, place_cluster_handler_in_vpc=True, cluster_handler_security_group=handlers, on_event_layer=lambda_.LayerVersion.from_layer_version_arn(full, "EventLayer", LAYER), awscli_layer=given["kubectl_layer"],
                tags={"b": "1", "a": "2"}, authentication_mode=eks.AuthenticationMode.API_AND_CONFIG_MAP, bootstrap_cluster_creator_admin_permissions=False, bootstrap_self_managed_addons=False,
                remote_node_networks=[eks.RemoteNodeNetwork(cidrs=["10.0.0.0/16"]), eks.RemoteNodeNetwork(cidrs=["10.1.0.0/16"])], remote_pod_networks=[{"cidrs": ["192.168.0.0/16"]}], removal_policy=cdk.RemovalPolicy.RETAIN, deletion_protection=True,
                control_plane_scaling_tier=eks.ControlPlaneScalingTier.TIER_2XL, core_dns_compute_type=eks.CoreDnsComputeType.FARGATE, kubectl_lambda_role=functions, default_capacity=3, default_capacity_type=eks.DefaultCapacityType.EC2,
                default_capacity_instance=ec2.InstanceType("m5.xlarge"))
cdk.Tags.of(c).add("tagged", "yes")
cdk.CfnOutput(full, "Out", value=cdk.Fn.join("|", [c.cluster_name, c.cluster_arn, c.cluster_endpoint, c.cluster_certificate_authority_data, c.cluster_encryption_config_key_arn, c.cluster_security_group_id, c.cluster_security_group.security_group_id,
                                                   c.cluster_open_id_connect_issuer, c.cluster_open_id_connect_issuer_url, c.role.role_arn, c.kubectl_role.role_arn, c.kubectl_security_group.security_group_id, c.admin_role.role_arn, c.kubectl_lambda_role.role_arn,
                                                   c.default_capacity.auto_scaling_group_name, c.cluster_ref.cluster_name]))

private, given = place("Private")
c = eks.Cluster(private, "C", version=eks.KubernetesVersion.V1_29, **given, endpoint_access=eks.EndpointAccess.PRIVATE, default_capacity=0, ip_family=eks.IpFamily.IP_V6, authentication_mode=eks.AuthenticationMode.API, output_config_command=True,
                output_cluster_name=True, place_cluster_handler_in_vpc=True, remote_pod_networks=[eks.RemotePodNetwork(cidrs=["10.2.0.0/16"])], deletion_protection=False, cluster_logging=[], tags={})
c.add_manifest("M", {"kind": "X"})
c.add_nodegroup_capacity("SixthVersion")
c.add_service_account("Acc")
eks.ServiceAccount(private, "Pod", cluster=c, identity_type=eks.IdentityType.POD_IDENTITY)
c.grant_access("G", "arn:aws:iam::111111111111:role/x", [eks.AccessPolicy.from_access_policy_name("AmazonEKSClusterAdminPolicy", access_scope_type=eks.AccessScopeType.CLUSTER)])
cdk.CfnOutput(private, "Addresses", value=c.get_service_load_balancer_address("svc") + c.get_ingress_load_balancer_address("ing", namespace="n", timeout=cdk.Duration.seconds(10)))
other = cdk.Stack(app, "Other", env=ENV)
eks.KubernetesManifest(other, "FromOther", cluster=c, manifest=[{"kind": "A"}])
eks.HelmChart(other, "ChartFromOther", cluster=c, chart="a")
eks.ServiceAccount(other, "AccountFromOther", cluster=c)

public, given = place("Public")
eks.Cluster(public, "C", version=eks.KubernetesVersion.V1_30, **given, endpoint_access=eks.EndpointAccess.PUBLIC, default_capacity=1, cluster_handler_environment={"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}, masters_role=iam.Role.from_role_arn(public, "M", "arn:aws:iam::111111111111:role/m"))
app.synth()
