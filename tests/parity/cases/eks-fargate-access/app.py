"""Clusters on Fargate, profiles, who may work on clusters, add-ons and the controller of load balancers."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_eks as eks, aws_iam as iam, aws_lambda as lambda_
from constructs import Construct

app = cdk.App(analytics_reporting=False)
ENV = cdk.Environment(account="111111111111", region="us-east-1")
V = eks.AlbControllerVersion


def cluster(name, kind=eks.Cluster, flags=(), **more):
    stack = cdk.Stack(app, name, env=ENV)
    for flag in flags:
        stack.node.set_context(flag, True)
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["us-east-1a", "us-east-1b"], private_subnet_ids=["subnet-01", "subnet-02"], public_subnet_ids=["subnet-03", "subnet-04"])
    layer = lambda_.LayerVersion.from_layer_version_arn(stack, "Layer", "arn:aws:lambda:us-east-1:111111111111:layer:kubectl:1")
    return stack, kind(stack, "C", **{"version": eks.KubernetesVersion.V1_29, "kubectl_layer": layer, "vpc": vpc, **({"default_capacity": 0} if kind is eks.Cluster else {}), **more})


profiles, c = cluster("Profiles", core_dns_compute_type=eks.CoreDnsComputeType.EC2)
c.add_fargate_profile("One", selectors=[eks.Selector(namespace="a", labels={"x": "y"}), eks.Selector(namespace="b")], fargate_profile_name="one")
pods = iam.Role(profiles, "Pods", assumed_by=iam.ServicePrincipal("eks-fargate-pods.amazonaws.com"))
two = c.add_fargate_profile("Two", selectors=[{"namespace": "c"}], pod_execution_role=pods, vpc=c.vpc, removal_policy=cdk.RemovalPolicy.RETAIN)
eks.FargateProfile(profiles, "Three", cluster=c, selectors=[{"namespace": "d"}], vpc=c.vpc, subnet_selection=ec2.SubnetSelection(subnet_filters=[ec2.SubnetFilter.by_ids(["subnet-02"])]))
cdk.Tags.of(two).add("a", "b")
cdk.Tags.of(profiles).add("all", "b")
cdk.CfnOutput(profiles, "Out", value="|".join([two.fargate_profile_arn, two.fargate_profile_name, two.pod_execution_role.role_arn]))
auth = c.aws_auth
auth.add_account("222222222222")
auth.add_masters_role(iam.Role.from_role_arn(profiles, "M", "arn:aws:iam::111111111111:role/n"))
auth.add_masters_role(iam.Role(profiles, "M2", assumed_by=iam.AccountRootPrincipal()), "named")
auth.add_role_mapping(iam.Role(profiles, "M3", assumed_by=iam.AccountRootPrincipal()), groups=["g1", "g2"], username="u")
auth.add_user_mapping(iam.User(profiles, "U"), groups=["g3"])
auth.add_user_mapping(iam.User.from_user_name(profiles, "U2", "name"), groups=[], username="x")

alone, c = cluster("Alone", eks.FargateCluster, default_profile=eks.FargateProfileOptions(selectors=[{"namespace": "z"}], fargate_profile_name="first"), authentication_mode=eks.AuthenticationMode.API, core_dns_compute_type=eks.CoreDnsComputeType.EC2,
                   alb_controller=eks.AlbControllerOptions(version=V.V2_4_7))
c.add_fargate_profile("More", selectors=[{"namespace": "z"}])
c.grant_access("G", "arn:1", [eks.AccessPolicy.from_access_policy_name("A", access_scope_type=eks.AccessScopeType.CLUSTER)])
c.grant_access("G2", "arn:1", [eks.AccessPolicy.from_access_policy_name("B", access_scope_type=eks.AccessScopeType.NAMESPACE, namespaces=["n"])])
c.grant_access("G3", "arn:3", [eks.AccessPolicy.from_access_policy_name("B", access_scope_type=eks.AccessScopeType.CLUSTER)], access_entry_type=eks.AccessEntryType.STANDARD)
edit = eks.AccessPolicy(access_scope=eks.AccessScope(type=eks.AccessScopeType.NAMESPACE, namespaces=["a", "b"]), policy=eks.AccessPolicyArn.AMAZON_EKS_EDIT_POLICY)
entry = eks.AccessEntry(alone, "E", cluster=c, principal="arn:p", access_policies=[edit], access_entry_name="x", removal_policy=cdk.RemovalPolicy.RETAIN)
entry.add_access_policies([eks.AccessPolicy(access_scope={"type": eks.AccessScopeType.CLUSTER}, policy=eks.AccessPolicyArn.of("Own"))])
for kind in eks.AccessEntryType:
    eks.AccessEntry(alone, f"E{kind.name}", cluster=c, principal=f"arn:{kind.name}", access_policies=[], access_entry_type=kind)
addon = eks.Addon(alone, "Addon", cluster=c, addon_name="vpc-cni", addon_version="v1", configuration_values={"b": 1, "a": {"c": True}}, preserve_on_delete=True, removal_policy=cdk.RemovalPolicy.RETAIN)
eks.Addon(alone, "Plain", cluster=c, addon_name="x", preserve_on_delete=False)
known = [eks.Addon.from_addon_arn(alone, "A1", "arn:aws:eks:us-east-1:111111111111:addon/cl/name/id"), eks.Addon.from_addon_attributes(alone, "A2", addon_name="nn", cluster_name=c.cluster_name), eks.Addon.from_addon_arn(alone, "A3", cdk.Fn.import_value("x"))]
there = eks.AccessEntry.from_access_entry_attributes(alone, "I", access_entry_arn="arn:i", access_entry_name="n")
cdk.CfnOutput(alone, "Out", value=cdk.Fn.join("|", [entry.access_entry_arn, entry.access_entry_name, there.access_entry_arn, there.access_entry_name, addon.addon_arn, addon.addon_name, *(part for one in known for part in (one.addon_arn, one.addon_name)), c.default_profile.fargate_profile_name]))

balanced, c = cluster("Balanced", flags=["@aws-cdk/core:enablePartitionLiterals", "@aws-cdk/aws-iam:minimizePolicies"], alb_controller=eks.AlbControllerOptions(version=V.V2_8_2, repository="repo", overwrite_service_account=True, removal_policy=cdk.RemovalPolicy.RETAIN, additional_helm_chart_values=eks.AlbControllerHelmChartOptions(enable_waf=True, enable_wafv2=False)))
c.add_nodegroup_capacity("N")
c.add_auto_scaling_group_capacity("A", instance_type=ec2.InstanceType("m5.large"))
c.add_fargate_profile("F", selectors=[{"namespace": "a"}])
policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": ["*"]}, {"Effect": "Allow", "Action": "a:b", "Resource": "arn:aws:ec2:*:*:security-group/*", "Condition": {"StringEquals": {"a": "b"}}}]}
eks.AlbController(balanced, "Custom", cluster=c, version=V.of("v9.9.9", "9.9.8"), policy=policy)
for version in (V.V2_0_0, V.V2_1_3, V.V2_2_4, V.V2_6_2, V.V3_2_2):
    eks.AlbController(balanced, version.version.replace(".", ""), cluster=c, version=version)
app.synth()
