"""Nodes of clusters: groups that EKS manages, groups of instances made for clusters and elsewhere, images, and what flags change."""
import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling, aws_ec2 as ec2, aws_eks as eks, aws_iam as iam, aws_lambda as lambda_

app = cdk.App(analytics_reporting=False)
ENV = cdk.Environment(account="111111111111", region="us-east-1")
T = ec2.InstanceType


def cluster(name, flags=(), **more):
    stack = cdk.Stack(app, name, env=ENV)
    for flag in flags:
        stack.node.set_context(flag, True)
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["us-east-1a", "us-east-1b"], private_subnet_ids=["subnet-01", "subnet-02"], public_subnet_ids=["subnet-03", "subnet-04"])
    layer = lambda_.LayerVersion.from_layer_version_arn(stack, "Layer", "arn:aws:lambda:us-east-1:111111111111:layer:kubectl:1")
    return stack, eks.Cluster(stack, "C", **{"version": eks.KubernetesVersion.V1_29, "kubectl_layer": layer, "vpc": vpc, "default_capacity": 0, **more})


groups, c = cluster("Groups")
c.add_nodegroup_capacity("Plain")
c.add_nodegroup_capacity("Full", ami_type=eks.NodegroupAmiType.AL2_X86_64_GPU, capacity_type=eks.CapacityType.SPOT, desired_size=3, disk_size=50, enable_node_auto_repair=True, force_update=False, instance_types=[T("p3.2xlarge"), T("p3.8xlarge")],
                         labels={"b": "1", "a": "2"}, max_size=5, max_unavailable=2, min_size=1, nodegroup_name="full", release_version="1.29-x", removal_policy=cdk.RemovalPolicy.RETAIN, subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), tags={"t": "v"},
                         remote_access=eks.NodegroupRemoteAccess(ssh_key_name="key", source_security_groups=[ec2.SecurityGroup.from_security_group_id(groups, "Sg", "sg-1")]), taints=[eks.TaintSpec(effect=eks.TaintEffect.NO_SCHEDULE, key="k", value="v"), {"key": "z"}])
for number, types in enumerate((["t4g.large", "m6g.large"], ["g4dn.xlarge"], ["trn1.2xlarge"], ["m5.large", "c5.large"], ["g5g.xlarge"], [])):
    c.add_nodegroup_capacity(f"Types{number}", instance_types=[T(name) for name in types], max_unavailable_percentage=33 if number == 1 else None)
c.add_nodegroup_capacity("Template", launch_template_spec=eks.LaunchTemplateSpec(id="lt-1", version="2"), instance_types=[T("m5.large")])
c.add_nodegroup_capacity("TemplateBare", launch_template_spec={"id": "lt-1"}, min_size=2, ami_type=eks.NodegroupAmiType.BOTTLEROCKET_ARM_64_FIPS)
c.add_nodegroup_capacity("Role", node_role=iam.Role.from_role_arn(groups, "NodeRole", "arn:aws:iam::111111111111:role/n"), min_size=0, max_size=4, enable_node_auto_repair=False, labels={}, tags={}, taints=[])
c.add_nodegroup_capacity("Windows", ami_type=eks.NodegroupAmiType.WINDOWS_CORE_2022_X86_64, instance_types=[T("m4.16xlarge"), T("m5.large")])
own = eks.Nodegroup(groups, "Own", cluster=c, nodegroup_name="own", ami_type=eks.NodegroupAmiType.AL2023_X86_64_STANDARD, max_unavailable=0, max_unavailable_percentage=5)
imported = eks.Cluster.from_cluster_attributes(groups, "Imported", cluster_name="x", vpc=c.vpc, cluster_security_group_id="sg-9", security_group_ids=["sg-1"])
eks.Nodegroup(groups, "OfImported", cluster=imported)
cdk.CfnOutput(groups, "Out", value="|".join([eks.Nodegroup.from_nodegroup_name(groups, "Known", "known").nodegroup_name, own.nodegroup_name, own.nodegroup_arn, own.role.role_arn, c.default_nodegroup.nodegroup_name if c.default_nodegroup else "none"]))

instances, c = cluster("Instances", version=eks.KubernetesVersion.V1_28)
c.add_auto_scaling_group_capacity("Plain", instance_type=T("m5.large"))
c.add_auto_scaling_group_capacity("Spot", instance_type=T("t4g.large"), min_capacity=1, max_capacity=5, spot_price="0.1", spot_interrupt_handler=True,
                                  bootstrap_options=eks.BootstrapOptions(additional_args="--x", aws_api_retry_attempts=5, dns_cluster_ip="10.0.0.1", docker_config_json="{}", enable_docker_bridge=True, kubelet_extra_args="--node-labels foo=bar", use_max_pods=False))
c.add_auto_scaling_group_capacity("Rocket", instance_type=T("t4g.large"), machine_image_type=eks.MachineImageType.BOTTLEROCKET, spot_price="1", vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), associate_public_ip_address=True)
c.add_auto_scaling_group_capacity("Alone", instance_type=T("m7g.large"), map_role=False, bootstrap_enabled=False, spot_interrupt_handler=False, spot_price="2")
c.add_auto_scaling_group_capacity("Neuron", instance_type=T("inf1.2xlarge"), bootstrap_options={"enable_docker_bridge": False, "kubelet_extra_args": "x", "additional_args": ""})
linux = ec2.MachineImage.generic_linux({"us-east-1": "ami-1"})
closed = autoscaling.AutoScalingGroup(instances, "Closed", vpc=c.vpc, instance_type=T("m5.large"), machine_image=linux, allow_all_outbound=False)
c.connect_auto_scaling_group_capacity(closed, map_role=True)
rocket = autoscaling.AutoScalingGroup(instances, "RocketToo", vpc=c.vpc, instance_type=T("m5.large"), machine_image=eks.EksOptimizedImage())
c.connect_auto_scaling_group_capacity(rocket, map_role=False, machine_image_type=eks.MachineImageType.BOTTLEROCKET)
for number, known in enumerate(({}, {"cluster_endpoint": "e", "cluster_certificate_authority_data": "ca"}, {"cluster_endpoint": "e"})):
    there = eks.Cluster.from_cluster_attributes(instances, f"There{number}", cluster_name="x", vpc=c.vpc, cluster_security_group_id="sg-9", security_group_ids=["sg-1"], **known)
    there.connect_auto_scaling_group_capacity(autoscaling.AutoScalingGroup(instances, f"For{number}", vpc=c.vpc, instance_type=T("m5.large"), machine_image=linux), map_role=(True, None, False)[number])
for number, (node, arch) in enumerate(((eks.NodeType.INFERENTIA, None), (eks.NodeType.STANDARD, eks.CpuArch.ARM_64), (eks.NodeType.GPU, eks.CpuArch.ARM_64), (None, None))):
    cdk.CfnOutput(instances, f"Image{number}", value=eks.EksOptimizedImage(node_type=node, cpu_arch=arch, kubernetes_version="1.30").get_image(instances).image_id)

flagged, c = cluster("Flagged", ["@aws-cdk/aws-eks:nodegroupNameAttribute", "@aws-cdk/aws-eks:useNativeOidcProvider", "@aws-cdk/aws-eks:defaultToAL2023", "@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig", "@aws-cdk/aws-iam:minimizePolicies",
                                 "@aws-cdk/core:explicitStackTags", "@aws-cdk/aws-autoscaling:launchTemplateSecurityGroup"], default_capacity=1, default_capacity_instance=T("t4g.large"), cluster_name="flagged")
cdk.CfnOutput(flagged, "Name", value=c.add_nodegroup_capacity("Named", nodegroup_name="n", instance_types=[T("p3.2xlarge")]).nodegroup_name)
c.add_nodegroup_capacity("Plain", instance_types=[T("m5.large")])
c.add_auto_scaling_group_capacity("Instances", instance_type=T("m5.large"), spot_price="1", spot_interrupt_handler=False)
c.add_service_account("Account").add_to_principal_policy(iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"]))
app.synth()
