"""Keys and groups of them, logs within seconds, ways into VPCs, grants."""
import json
import os
import aws_cdk as cdk
from aws_cdk import (aws_cloudfront as cf, aws_cloudfront_origins as origins, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elb,
                     aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms)

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
stack, fixed = cdk.Stack(app, "Signers"), cdk.Stack(app, "Fixed", env=cdk.Environment(account="111122223333", region="us-east-1"))
S, B, V, E, LONG = cdk.Duration.seconds, cf.BehaviorOptions, origins.VpcOrigin, cf.VpcOriginEndpoint, "AnIdThatIsSoLongThatTheNameMadeOfItHasToBeCutSomewhereSinceNoMoreThanEightyCharactersAreAllowed"
PEM = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"


def out(name, value, scope=stack):
    cdk.CfnOutput(scope, "Out" + name, value=value)


first, second = cf.PublicKey(stack, "First", encoded_key=PEM), cf.PublicKey(stack, "Second", encoded_key=PEM, comment="c", public_key_name="n")
param = cdk.CfnParameter(stack, "Param")
far, third = cf.PublicKey.from_public_key_id(stack, "FarKey", "K123"), cf.PublicKey(stack, "Key" + LONG, encoded_key=param.value_as_string)
group = cf.KeyGroup(stack, "Group", items=[second, first, far])
cf.KeyGroup(stack, "Group" + LONG, items=[third], comment="c")
named, imported = cf.KeyGroup(stack, "Named", items=[far], key_group_name="named"), cf.KeyGroup.from_key_group_id(stack, "FarGroup", "G123")
out("Ids", "|".join([first.public_key_id, group.key_group_id, imported.key_group_id, far.public_key_ref.public_key_id, group.key_group_ref.key_group_id]))
stream, sealed = kinesis.Stream(stack, "Stream", encryption=kinesis.StreamEncryption.MANAGED), kinesis.Stream(stack, "Sealed", encryption_key=kms.Key(stack, "Key"))
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("cloudfront.amazonaws.com"))
point = cf.Endpoint.from_kinesis_stream(stream)
logs = cf.RealtimeLogConfig(stack, "Logs", end_points=[point, cf.Endpoint.from_kinesis_stream(sealed, role)], fields=["timestamp", "c-ip", "sc-status"], sampling_rate=1)
more = cf.RealtimeLogConfig(stack, "Logs" + LONG, end_points=[cf.Endpoint.from_kinesis_stream(sealed)], fields=["c-ip"], sampling_rate=100)
same = cf.RealtimeLogConfig(stack, "Same", end_points=[point, point], fields=["c-ip"], sampling_rate=33, realtime_log_config_name="same")
strange = cf.RealtimeLogConfig(fixed, "Logs", end_points=[cf.Endpoint.from_kinesis_stream(kinesis.Stream.from_stream_arn(fixed, "Stream", "arn:aws:kinesis:us-east-1:111122223333:stream/s"))], fields=["c-ip"], sampling_rate=2)
out("Logs", "|".join([logs.realtime_log_config_arn, logs.realtime_log_config_name, same.realtime_log_config_name, more.realtime_log_config_ref.realtime_log_config_arn]))
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, restrict_default_security_group=False)
alb, nlb = elb.ApplicationLoadBalancer(stack, "Alb", vpc=vpc), elb.NetworkLoadBalancer(stack, "Nlb", vpc=vpc)
instance = ec2.Instance(stack, "Instance", vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.MachineImage.latest_amazon_linux2023(), vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
way = cf.VpcOrigin(stack, "Way", endpoint=E.network_load_balancer(nlb), http_port=8080, https_port=8443, protocol_policy=cf.OriginProtocolPolicy.HTTP_ONLY,
                   origin_ssl_protocols=[cf.OriginSslPolicy.TLS_V1_1, cf.OriginSslPolicy.TLS_V1_2], vpc_origin_name="way")
cf.VpcOrigin(stack, "Way" + LONG, endpoint=E.ec2_instance(instance), origin_ssl_protocols=[], protocol_policy=cf.OriginProtocolPolicy.MATCH_VIEWER)
cdk.Tags.of(way).add("team", "edge")
by_id, by_arn = cf.VpcOrigin.from_vpc_origin_id(stack, "ById", "vo_1"), cf.VpcOrigin.from_vpc_origin_arn(stack, "ByArn", "arn:aws:cloudfront::111122223333:vpcorigin/vo_2")
both = cf.VpcOrigin.from_vpc_origin_attributes(stack, "Both", vpc_origin_id="vo_3", vpc_origin_arn="arn:aws:cloudfront::111122223333:vpcorigin/vo_4", domain_name="both.example.com")
out("Ways", "|".join([way.vpc_origin_arn, way.vpc_origin_id, way.domain_name, way.vpc_origin_ref.vpc_origin_arn, by_id.vpc_origin_arn, by_arn.vpc_origin_id, both.vpc_origin_id, both.vpc_origin_arn, str(by_id.domain_name)]))
shared = V.with_application_load_balancer(alb, vpc_origin_name="shared", keepalive_timeout=S(7), read_timeout=S(8), response_completion_timeout=S(9), http_port=81 + 1000, custom_headers={"X": "y"})
one = cf.Distribution(stack, "One", default_behavior=B(origin=V.with_vpc_origin(way), trusted_key_groups=[group, imported], realtime_log_config=logs), additional_behaviors={
    "/id": B(origin=V.with_vpc_origin(by_id, domain_name="id.example.com", origin_path="p")), "/both": B(origin=V.with_vpc_origin(both, keepalive_timeout=S(2), read_timeout=S(9), response_completion_timeout=S(8))),
    "/ec2": B(origin=V.with_ec2_instance(instance, domain_name="x.example.com", protocol_policy=cf.OriginProtocolPolicy.HTTPS_ONLY)), "/alb": B(origin=shared, realtime_log_config=same),
    "/nlb": B(origin=V.with_network_load_balancer(nlb, https_port=443, origin_ssl_protocols=[cf.OriginSslPolicy.TLS_V1], origin_id="nlb"), trusted_key_groups=[])})
two = cf.Distribution(stack, "Two", default_behavior=B(origin=shared))
cdk.Tags.of(two).add("side", "two")
user, there = iam.User(stack, "User"), cf.Distribution.from_distribution_attributes(stack, "There", distribution_id="D1", domain_name="d1.example.com")
one.grants.create_invalidation(user)
one.grants.actions(role, ["cloudfront:GetDistribution", "cloudfront:ListInvalidations"])
one.grant(user, "cloudfront:GetInvalidation", "cloudfront:UpdateDistribution")
there.grant_create_invalidation(role)
grants = cf.DistributionGrants.from_distribution(there)
grants.actions(user, ["cloudfront:Foo"], resource_arns=["arn:aws:cloudfront::111122223333:a/b", two.distribution_arn])
l1 = cf.CfnDistribution(fixed, "L1", distribution_config=dict(enabled=True, defaultCacheBehavior=dict(targetOriginId="o", viewerProtocolPolicy="allow-all")))
cf.DistributionGrants.from_distribution(l1).create_invalidation(iam.User(fixed, "User"))


def probe(name, make):
    try:
        make("Probe" + name)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


scratch = cdk.Stack(cdk.App(analytics_reporting=False, outdir=os.path.join(here, "scratch")), "Scratch")
probe("pem", lambda id: cf.PublicKey(scratch, id, encoded_key="x\n" + PEM))
for rate in (0, 101):
    probe(f"rate-{rate}", lambda id: cf.RealtimeLogConfig(scratch, id, end_points=[point], fields=["a"], sampling_rate=rate))
for port in (79, 1023, 65536):
    probe(f"port-{port}", lambda id: cf.VpcOrigin(scratch, id, endpoint=E.application_load_balancer(alb), http_port=port))
probe("https", lambda id: cf.VpcOrigin(scratch, id, endpoint=E.application_load_balancer(alb), https_port=1))
probe("arn", lambda id: cf.VpcOrigin.from_vpc_origin_arn(scratch, id, "arn:aws:cloudfront::1:vpcorigin"))
probe("neither", lambda id: cf.VpcOrigin.from_vpc_origin_attributes(scratch, id, domain_name="a"))
probe("no-name", lambda id: V.with_vpc_origin(by_id))
probe("read", lambda id: V.with_vpc_origin(both, read_timeout=S(0)))
probe("keep", lambda id: V.with_ec2_instance(instance, keepalive_timeout=S(0)))
app.synth()
