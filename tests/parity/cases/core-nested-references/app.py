"""Nested stacks in nested stacks and in stages: references up, down, between siblings and across stacks; lists and numbers."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_route53_targets as targets
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

app = cdk.App(analytics_reporting=False, context={"@aws-cdk/core:defaultCrossStackReferences": "strong"})
LIST, NUMBER = cdk.ResolutionTypeHint.STRING_LIST, cdk.ResolutionTypeHint.NUMBER


def make(scope, id, **properties):
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def attributes(resource):
    return {
        "Ref": resource.ref,
        "Att": resource.get_att("Att").to_string(),
        "Dotted": f"x-{resource.get_att('In.Ner').to_string()}",
        "List": cdk.Token.as_list(resource.get_att("List", LIST)),
        "Number": cdk.Token.as_number(resource.get_att("Number", NUMBER)),
    }


def tree(scope, name, **env):
    top = cdk.Stack(scope, name, **env)
    mid = cdk.NestedStack(Construct(top, "Wrap"), "Mid", parameters={"Given": "value"}, timeout=cdk.Duration.minutes(5))
    deep = cdk.NestedStack(mid, "Deep", description="deep", notification_arns=["arn:aws:sns:x:1:t"], removal_policy=cdk.RemovalPolicy.RETAIN)
    side = cdk.NestedStack(top, "Side", suppress_template_indentation=True)
    return top, mid, deep, side


top, mid, deep, side = tree(app, "Top", tags={"team": "a"})
made = {stack.node.id: make(stack, "Made", Own=[stack.stack_name, stack.stack_id, stack.region]) for stack in (top, mid, deep, side)}
for user, source in (("Deep", "Top"), ("Top", "Deep"), ("Side", "Deep"), ("Deep", "Side"), ("Mid", "Top")):
    if (user, source) != ("Deep", "Side"):
        make({"Deep": deep, "Top": top, "Side": side, "Mid": mid}[user], f"Uses{source}", **attributes(made[source]))
make(side, "Ids", Name=mid.stack_name, Id=deep.stack_id, Parent=top.stack_name, ParentId=top.stack_id)
make(top, "TopIds", Name=mid.stack_name, Id=deep.stack_id)
mid.set_parameter("Late", made["Top"].ref)
cdk.CfnOutput(deep, "Out", value=made["Top"].ref)
cdk.CfnOutput(top, "Nested", value=made["Deep"].get_att("Out").to_string(), export_name="nested-export")
parameter = cdk.CfnParameter(top, "Parameter", type="Number", default=3)
make(deep, "FromParameter", P=parameter.value_as_number, S=parameter.value_as_string)
other, other_mid, other_deep, _ = tree(app, "Other")
make(other_deep, "Across", **attributes(made["Deep"]), Queue=sqs.Queue(mid, "Queue").queue_arn)
make(other, "AcrossTop", **attributes(made["Side"]))
for index, (env, context) in enumerate((({}, "weak"), ({"env": cdk.Environment(account="111111111111", region="eu-west-1")}, "both"))):
    stage = cdk.Stage(app, f"Stage{index}")
    cdk.CrossStackReferences.of(stage).consume(cdk.ReferenceStrength[context.upper()])
    one, one_mid, one_deep, one_side = tree(stage, "One", **env)
    two, two_mid, two_deep, two_side = tree(stage, "Two", **env)
    source = make(one_deep, "Source")
    make(two_mid, "User", **attributes(source), Topic=sns.Topic(one, "Topic").topic_arn)
    make(one_side, "Near", **attributes(source))
    two_side.add_dependency(one_mid)
# References within one property are carried over in the order of the struct, of the mapping, or of the L2 that gave it.
near, far = cdk.Stack(app, "OrderNear"), cdk.Stack(app, "OrderFar")
alias = route53.CfnRecordSet.AliasTargetProperty
for kind, given in (("Struct", alias), ("Mapping", lambda **options: {"hostedZoneId": options["hosted_zone_id"], "dnsName": options["dns_name"]})):
    source = make(far, f"{kind}Source")
    record = route53.CfnRecordSet(near, kind, name="n", type="A", alias_target=given(hosted_zone_id=source.get_att("Zone").to_string(), dns_name=source.get_att("Name").to_string()))
    record.add_property_override("AliasTarget.EvaluateTargetHealth", True)
balancer = elbv2.ApplicationLoadBalancer(far, "Balancer", vpc=ec2.Vpc(far, "Vpc", max_azs=1, nat_gateways=0))
zone = route53.PublicHostedZone(near, "Zone", zone_name="example.com")
route53.ARecord(near, "Alias", zone=zone, target=route53.RecordTarget.from_alias(targets.LoadBalancerTarget(balancer)))
firehose.DeliveryStream(near, "Stream", destination=firehose.S3Bucket(s3.Bucket(far, "To"), s3_backup=firehose.DestinationS3BackupProps(bucket=s3.Bucket(far, "Kept"))))
lambda_.CapacityProvider(near, "Capacity", subnets=balancer.vpc.public_subnets, security_groups=[ec2.SecurityGroup(far, "Group", vpc=balancer.vpc)])
app.synth()
