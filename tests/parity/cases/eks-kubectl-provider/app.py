"""Providers of kubectl that clusters known by a role and a layer make: alone, across stacks, in networks, with given roles and layers."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_eks as eks, aws_iam as iam, aws_lambda as lambda_

app = cdk.App(analytics_reporting=False)
ROLE = "arn:aws:iam::111111111111:role/kubectl"
LAYER = "arn:aws:lambda:us-east-1:123456789012:layer:kubectl:1"
one = cdk.Stack(app, "One")
layer = lambda_.LayerVersion.from_layer_version_arn(one, "Layer", LAYER)
plain = eks.Cluster.from_cluster_attributes(one, "Plain", cluster_name="plain", kubectl_layer=layer, kubectl_role_arn=ROLE)
plain.add_manifest("Added", {"kind": "Namespace", "metadata": {"name": "web"}})
plain.add_helm_chart("Added", chart="x")
eks.KubernetesPatch(one, "Patch", cluster=plain, resource_name="a/b", apply_patch={}, restore_patch={})
cdk.CfnOutput(one, "Value", value=eks.KubernetesObjectValue(one, "Read", cluster=plain, object_type="a", object_name="b", json_path=".c").value)
bare = eks.Cluster.from_cluster_attributes(one, "Bare", cluster_name="bare", kubectl_role_arn=ROLE, kubectl_environment={"B": "1", "A": one.region}, kubectl_memory=cdk.Size.mebibytes(512), prune=False)
bare.add_manifest("Added")

other = cdk.Stack(app, "Other")
eks.KubernetesManifest(other, "FromOther", cluster=plain, manifest=[{"kind": "A"}])
eks.HelmChart(other, "ChartFromOther", cluster=plain, chart="x")

two = cdk.Stack(app, "Two", env=cdk.Environment(account="111111111111", region="us-east-1"))
layer2 = lambda_.LayerVersion.from_layer_version_arn(two, "Layer", LAYER)
given = iam.Role.from_role_arn(two, "Given", "arn:aws:iam::111111111111:role/handler")
vpc = ec2.Vpc.from_vpc_attributes(two, "Vpc", vpc_id="vpc-1", availability_zones=["us-east-1a", "us-east-1b"], private_subnet_ids=["s-1", "s-2"])
placed = eks.Cluster.from_cluster_attributes(two, "Placed", cluster_name="placed", kubectl_layer=layer2, kubectl_role_arn=ROLE, awscli_layer=layer2, kubectl_environment={"E": "1"}, kubectl_memory=cdk.Size.gibibytes(2), kubectl_lambda_role=given, vpc=vpc,
                                             kubectl_private_subnet_ids=["s-1", "s-9"], kubectl_security_group_id="sg-1", cluster_security_group_id="sg-2", security_group_ids=["sg-3", "sg-5"], cluster_handler_security_group_id="sg-4", on_event_layer=layer2,
                                             cluster_endpoint="https://x", cluster_certificate_authority_data="ca", cluster_encryption_config_key_arn="arn:k", ip_family=eks.IpFamily.IP_V6)
placed.add_manifest("Added", {"kind": "X"})
cdk.CfnOutput(two, "Known", value=" ".join([placed.cluster_endpoint, placed.cluster_certificate_authority_data, placed.cluster_encryption_config_key_arn, placed.cluster_security_group_id, placed.vpc.vpc_id, placed.ip_family.name, placed.cluster_security_group.security_group_id,
                                            placed.kubectl_role.role_arn, placed.kubectl_security_group.security_group_id, placed.kubectl_private_subnets[1].subnet_id, placed.cluster_handler_security_group.security_group_id, str(placed.prune)]))
placed.connections.allow_default_port_from_any_ipv4() if placed.connections.default_port else placed.connections.allow_from_any_ipv4(ec2.Port.tcp(443))
provider = eks.KubectlProvider.get_or_create(two, placed)
cdk.CfnOutput(two, "Provider", value=cdk.Fn.join("|", [provider.service_token, provider.role_arn, provider.handler_role.role_arn]))

three = cdk.Stack(app, "Three", env=cdk.Environment(account="111111111111", region="eu-west-1"))
made = iam.Role(three, "Made", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
vpc3 = ec2.Vpc(three, "Vpc", max_azs=2, nat_gateways=1)
group = ec2.SecurityGroup(three, "Group", vpc=vpc3)
own = eks.Cluster.from_cluster_attributes(three, "Own", cluster_name="own", kubectl_role_arn=ROLE, kubectl_lambda_role=made, vpc=vpc3, kubectl_private_subnet_ids=[subnet.subnet_id for subnet in vpc3.private_subnets], kubectl_security_group_id=group.security_group_id)
own.add_manifest("Added", {"kind": "X"})
inside = eks.Cluster.from_cluster_attributes(three, "Inside", cluster_name="inside", kubectl_role_arn=ROLE, vpc=vpc3, kubectl_private_subnet_ids=["s-1"], kubectl_security_group_id="sg-1")
inside.add_helm_chart("Added", chart="x")
direct = eks.KubectlProvider(other, "Direct", cluster=bare, removal_policy=cdk.RemovalPolicy.RETAIN)
cdk.CfnOutput(other, "Token", value=direct.service_token)
app.synth()
