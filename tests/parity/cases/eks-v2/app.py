"""Clusters of the second generation: made by CloudFormation itself, with kubectl in the hands of a function that access entries let in."""
import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling, aws_ec2 as ec2, aws_eks_v2 as eks, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_, aws_s3_assets as assets

app = cdk.App(analytics_reporting=False)
ENV = cdk.Environment(account="111111111111", region="us-east-1")
T, MODE = ec2.InstanceType, eks.DefaultCapacityType


def place(name, flags=()):
    stack = cdk.Stack(app, name, env=ENV)
    for flag in flags:
        stack.node.set_context(flag, True)
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["us-east-1a", "us-east-1b"], private_subnet_ids=["subnet-01", "subnet-02"], public_subnet_ids=["subnet-03", "subnet-04"])
    return stack, dict(vpc=vpc, version=eks.KubernetesVersion.V1_33), lambda_.LayerVersion.from_layer_version_arn(stack, "Layer", "arn:aws:lambda:us-east-1:111111111111:layer:kubectl:1")


own = cdk.Stack(app, "Own")
eks.Cluster(own, "C", version=eks.KubernetesVersion.V1_32, vpc=ec2.Vpc(own, "Net", max_azs=1, nat_gateways=1))

automatic, given, layer = place("Automatic")
masters = iam.Role.from_role_arn(automatic, "M", "arn:aws:iam::111111111111:role/m")
nodes = iam.Role(automatic, "Nodes", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
role = iam.Role(automatic, "Role", assumed_by=iam.ServicePrincipal("eks.amazonaws.com"))
c = eks.Cluster(automatic, "First", **given, compute=eks.ComputeConfig(node_pools=["system"], node_role=nodes), default_capacity_type=MODE.AUTOMODE, masters_role=masters, ip_family=eks.IpFamily.IP_V6)
eks.Cluster(automatic, "Second", **given, compute={"node_pools": []}, role=role, output_config_command=True)
eks.Cluster(automatic, "Third", **given, compute=eks.ComputeConfig(), endpoint_access=eks.EndpointAccess.PUBLIC, masters_role=masters, output_config_command=False, control_plane_scaling_tier=eks.ControlPlaneScalingTier.of("own"))
cdk.CfnOutput(automatic, "Out", value=cdk.Fn.join("|", [c.cluster_name, c.cluster_arn, c.cluster_endpoint, c.cluster_certificate_authority_data, c.cluster_encryption_config_key_arn, c.cluster_security_group_id, c.cluster_open_id_connect_issuer_url, c.role.role_arn]))

full, given, layer = place("Full")
functions = iam.Role(full, "Functions", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
kubectl = eks.KubectlProviderOptions(kubectl_layer=layer, awscli_layer=layer, environment={"A": "1"}, memory=cdk.Size.gibibytes(2), private_subnets=given["vpc"].private_subnets, role=functions, removal_policy=cdk.RemovalPolicy.RETAIN,
                                     security_groups=[ec2.SecurityGroup.from_security_group_id(full, "KubectlGroup", "sg-7")])
c = eks.Cluster(full, "C", **given, cluster_name="named", kubectl_provider_options=kubectl, cluster_logging=[eks.ClusterLoggingTypes.API], control_plane_scaling_tier=eks.ControlPlaneScalingTier.TIER_XL, core_dns_compute_type=eks.CoreDnsComputeType.FARGATE,
                endpoint_access=eks.EndpointAccess.PUBLIC_AND_PRIVATE.only_from("1.2.3.4/32"), ip_family=eks.IpFamily.IP_V4, masters_role=iam.Role(full, "M", assumed_by=iam.AccountRootPrincipal()), prune=False, remote_node_networks=[{"cidrs": ["10.0.0.0/16"]}],
                remote_pod_networks=[{"cidrs": ["192.168.0.0/16"]}], removal_policy=cdk.RemovalPolicy.RETAIN, role=iam.Role(full, "R", assumed_by=iam.ServicePrincipal("eks.amazonaws.com")), secrets_encryption_key=kms.Key(full, "Key"),
                security_group=ec2.SecurityGroup(full, "G", vpc=given["vpc"]), service_ipv4_cidr="10.100.0.0/16", tags={"b": "1", "a": "2"}, vpc_subnets=[{"subnet_type": ec2.SubnetType.PRIVATE_WITH_EGRESS}], bootstrap_cluster_creator_admin_permissions=False,
                bootstrap_self_managed_addons=False, default_capacity=3, default_capacity_type=MODE.EC2, default_capacity_instance=T("m5.xlarge"), output_config_command=True,
                alb_controller=eks.AlbControllerOptions(version=eks.AlbControllerVersion.V2_8_2, additional_helm_chart_values={"x": {"y": 1}}))
cdk.Tags.of(c).add("tagged", "yes")

nodes, given, layer = place("Nodes", ["@aws-cdk/aws-eks:useNativeOidcProvider", "@aws-cdk/aws-eks:defaultToAL2023"])
c = eks.Cluster(nodes, "C", **given, default_capacity_type=MODE.NODEGROUP, kubectl_provider_options=eks.KubectlProviderOptions(kubectl_layer=layer, private_subnets=given["vpc"].private_subnets[1:], removal_policy=cdk.RemovalPolicy.RETAIN), endpoint_access=eks.EndpointAccess.PRIVATE, alb_controller={"version": eks.AlbControllerVersion.V2_13_0})
c.add_nodegroup_capacity("N", instance_types=[T("t4g.large")])
c.add_auto_scaling_group_capacity("A", instance_type=T("inf2.xlarge"), spot_price="1")
c.connect_auto_scaling_group_capacity(autoscaling.AutoScalingGroup(nodes, "There", vpc=c.vpc, instance_type=T("m5.large"), machine_image=eks.EksOptimizedImage()), machine_image_type=eks.MachineImageType.BOTTLEROCKET)
c.add_fargate_profile("F", selectors=[{"namespace": "a"}], fargate_profile_name="fp")
profile = c.add_fargate_profile("F2", selectors=[{"namespace": "a", "labels": {"b": "1", "a": "2"}}], vpc=c.vpc, removal_policy=cdk.RemovalPolicy.RETAIN)
cdk.Tags.of(profile).add("k", "v")
c.add_manifest("M", {"kind": "X"})
c.add_helm_chart("H", chart_asset=assets.Asset(nodes, "Chart", path="chart"))
c.add_service_account("Account").add_to_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
eks.ServiceAccount(nodes, "Pod", cluster=c, identity_type=eks.IdentityType.POD_IDENTITY)
entry = c.grant_cluster_admin("Admin", "arn:p")
for number in range(2):
    c.grant_access(f"Access{number}", "arn:q", [eks.AccessPolicy.from_access_policy_name(f"A{number}", access_scope_type=eks.AccessScopeType.CLUSTER)])
eks.KubernetesPatch(nodes, "Patch", cluster=c, resource_name="a", apply_patch={}, restore_patch={})
eks.Addon(nodes, "Addon", cluster=c, addon_name="x", preserve_on_delete=True)
cdk.CfnOutput(nodes, "Out", value="|".join([profile.fargate_profile_arn, profile.fargate_profile_name, entry.access_entry_arn, c.get_service_load_balancer_address("s"), c.open_id_connect_provider.open_id_connect_provider_arn, c.kubectl_provider.service_token, c.kubectl_provider.role.role_arn]))
other = cdk.Stack(app, "Other", env=ENV)
eks.KubernetesManifest(other, "FromOther", cluster=c, manifest=[{"kind": "A"}])

alone, given, layer = place("Alone")
eks.FargateCluster(alone, "C", **given, kubectl_provider_options={"kubectl_layer": layer}, endpoint_access=eks.EndpointAccess.PUBLIC, cluster_logging=[], tags={})
there = eks.Cluster.from_cluster_attributes(alone, "There", cluster_name="x", vpc=given["vpc"], kubectl_provider_options={"kubectl_layer": layer}, security_group_ids=["sg-1"], cluster_security_group_id="sg-2", kubectl_provider=
                                            eks.KubectlProvider.from_kubectl_provider_attributes(alone, "Known", service_token="arn:t", role=iam.Role.from_role_arn(alone, "KnownRole", "arn:aws:iam::111111111111:role/k")))
there.add_manifest("M", {"kind": "X"})
there.add_helm_chart("H", chart_asset=assets.Asset(alone, "Chart", path="chart"))
eks.Nodegroup(alone, "OfThere", cluster=there)
there.connect_auto_scaling_group_capacity(autoscaling.AutoScalingGroup(alone, "For", vpc=given["vpc"], instance_type=T("m5.large"), machine_image=eks.EksOptimizedImage(), spot_price="1"))
eks.KubectlProvider(alone, "Own", cluster=there, kubectl_layer=layer, private_subnets=given["vpc"].private_subnets, removal_policy=cdk.RemovalPolicy.RETAIN)
app.synth()
