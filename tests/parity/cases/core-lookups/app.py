"""Values from the context and those it misses; availability zones; facts about regions, known or not."""

import aws_cdk as cdk
from aws_cdk import region_info as ri

app = cdk.App(
    analytics_reporting=False,
    context={
        "ssm:account=111111111111:parameterName=/known:region=eu-west-1": "found",
        "failing:account=111111111111:region=eu-west-1": {"$providerError": "lookup failed"},
        "availability-zones:account=111111111111:region=us-east-1": ["us-east-1a", "us-east-1f"],
    },
)
env = cdk.Environment(account="111111111111", region="eu-west-1")
plain = cdk.Stack(app, "Plain", env=env, synthesizer=cdk.DefaultStackSynthesizer(lookup_role_external_id="ext", lookup_role_additional_options={"Tags": [{"Key": "k", "Value": "v"}]}))
legacy = cdk.Stack(app, "Legacy", env=cdk.Environment(account="111111111111", region="eu-west-2"), synthesizer=cdk.LegacyStackSynthesizer())
zones = cdk.Stack(app, "Zones", env=cdk.Environment(account="111111111111", region="us-east-1"))
agnostic = cdk.Stack(app, "Agnostic")
staged = cdk.Stack(cdk.Stage(app, "Stage", env=env), "Inner")
inner = cdk.NestedStack(plain, "Nested")
cdk.CfnResource(inner, "R", type="A::B::C", properties={"Zones": inner.availability_zones})


def look(scope, provider, **options):
    value = cdk.ContextProvider.get_value(scope, provider=provider, **{"dummy_value": "dummy", **options}).value
    cdk.CfnOutput(scope, f"Value{len(scope.node.children)}", value=cdk.Stack.of(scope).to_json_string(value))


look(plain, "ssm", props={"parameterName": "/known"})
look(plain, "ssm", props={"parameterName": "/unknown:with=signs"})
look(plain, "failing")
look(plain, "failing", must_exist=False, additional_cache_key="other")
look(plain, "nested", props={"filters": {"tag:Name": ["a", 1, True, None], "x": {}}, "n": 1.5}, dummy_value={"a": [1, {"b": None}]})
look(legacy, "vpc-provider", props={"filter": {"isDefault": "true"}, "returnAsymmetricSubnets": True}, dummy_value=[])
look(staged, "hosted-zone", props={"domainName": "example.com"}, include_environment=False)
look(inner, "ami", props={"owners": ["amazon"]}, must_exist=True)
for stack in (plain, legacy, zones, agnostic, staged):
    cdk.CfnOutput(stack, "Zones", value=cdk.Fn.join(",", stack.availability_zones))
facts = (ri.FactName.PARTITION, ri.FactName.DOMAIN_SUFFIX, ri.FactName.ELBV2_ACCOUNT, ri.FactName.S3_STATIC_WEBSITE_ENDPOINT, ri.FactName.EBS_ENV_ENDPOINT_HOSTED_ZONE_ID,
         ri.FactName.S3_STATIC_WEBSITE_ZONE_53_HOSTED_ZONE_ID, ri.FactName.cloudwatch_lambda_insights_version("1.0.98.0"))
narrow = cdk.Stack(app, "Narrow")
narrow.node.set_context("@aws-cdk/core:target-partitions", ["aws-cn", "aws-us-gov"])
for stack in (plain, agnostic, narrow):
    for index, fact in enumerate(facts):
        cdk.CfnOutput(stack, f"Fact{index}", value=stack.regional_fact(fact, "default"))
plain.report_missing_context_key(
    key="by-hand", provider=cdk.cloud_assembly_schema.ContextProvider.SECURITY_GROUP_PROVIDER,
    props=cdk.cloud_assembly_schema.SecurityGroupContextQuery(account="1", region="r", security_group_id="sg-1"),
)
keys = [cdk.ContextProvider.get_key(plain, provider="p", props=props, include_environment=False).key
        for props in ({}, {"b": "1:2", "a": ["x", {"y": True}]}, {"l": list(range(11))}, {"é": 1, "Z": 2, "_": 3})]
cdk.CfnOutput(plain, "Keys", value=" ".join(keys))
fallback = cdk.Stack(app, "Fallback")
fallback.node.set_context("aws:cdk:availability-zones:fallback", ["here", "there"])
cdk.CfnResource(fallback, "Zones", type="A::B::C", properties={"Zones": fallback.availability_zones})
# What services look up: the keys that hold the answers, their dummies, and which images are noted as literal ones.
from aws_cdk import aws_ec2 as ec2, aws_ecr as ecr, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2, aws_iam as iam, aws_kms as kms, aws_rds as rds, aws_route53 as route53, aws_ssm as ssm

services = cdk.Stack(app, "Services", env=env)
asked = [ecr.Repository.from_lookup(services, "Repo", repository_name="a/b").repository_uri, ecr.Repository.from_lookup(services, "Repo2", repository_arn="arn:aws:ecr:us-west-2:222222222222:repository/x/y").repository_name,
         ec2.PrefixList.from_lookup(services, "List", prefix_list_name="com.amazonaws.global.cloudfront.origin-facing").prefix_list_id, iam.Role.from_lookup(services, "Role", role_name="r").role_arn, kms.Key.from_lookup(services, "Key", alias_name="alias/x").key_id,
         rds.DatabaseInstance.from_lookup(services, "Db", instance_identifier="i").instance_arn, rds.DatabaseCluster.from_lookup(services, "Cluster", cluster_identifier="c").cluster_identifier,
         elbv2.NetworkLoadBalancer.from_lookup(services, "Balancer", load_balancer_tags={"x": "y"}).load_balancer_arn, ssm.StringParameter.value_from_lookup(services, "/p", "default"),
         *(route53.HostedZone.from_lookup(services, f"Zone{number}", domain_name=name).zone_name for number, name in enumerate(("a.com.", "b.com")))]
cdk.CfnOutput(services, "Asked", value=" ".join(asked))
for number, image in enumerate((ec2.MachineImage.lookup(name="al2*"), ec2.MachineImage.latest_amazon_linux2023(cached_in_context=True), ec2.MachineImage.from_ssm_parameter("/x", cached_in_context=True), ecs.EcsOptimizedImage.amazon_linux2(cached_in_context=True),
                                ecs.EcsOptimizedImage.amazon_linux2023(cached_in_context=True), ecs.EcsOptimizedImage.windows(ecs.WindowsOptimizedVersion.SERVER_2022, cached_in_context=True), ecs.BottleRocketImage(cached_in_context=True))):
    images = cdk.Stack(app, f"Images{number}", env=env)
    cdk.CfnOutput(images, "Id", value=image.get_image(images).image_id)
app.synth()
