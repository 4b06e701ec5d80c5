"""Canaries: code, runtimes, schedules, artifacts, networks, groups; what they refuse."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_s3 as s3, aws_synthetics as sy

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Canaries")
R, D, C, S = sy.Runtime, cdk.Duration, sy.Code, sy.Schedule
PUPPETEER, PYTHON, PLAYWRIGHT = R.SYNTHETICS_NODEJS_PUPPETEER_9_0, R.SYNTHETICS_PYTHON_SELENIUM_4_1, R.SYNTHETICS_NODEJS_PLAYWRIGHT_2_0
INLINE = C.from_inline("exports.handler = 1")


def canary(id, code=INLINE, handler="index.handler", runtime=PUPPETEER, scope=None, **options):
    return sy.Canary(scope or stack, id, runtime=runtime, test=sy.Test.custom(code=code, handler=handler), **options)


bucket = s3.Bucket(stack, "Artifacts")
key = kms.Key(stack, "Key")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
first = canary("Plain")
canary("Node", C.from_asset("node"), "canary.handler")
canary("Folder", C.from_asset("node", exclude=["*.md"]), "folder/c.functionName", start_after_creation=False)
shared = C.from_asset("py")
canary("Python", shared, "canary.handler", PYTHON, environment_variables={"B": "1", "A": "2"})
canary("Shared", shared, "canary.go", R.SYNTHETICS_PYTHON_SELENIUM_7_0, dry_run_and_update=True)
canary("Flat", C.from_asset("flat"), "canary.handler", PLAYWRIGHT, browser_configs=[sy.BrowserType.CHROME, sy.BrowserType.FIREFOX])
canary("FlatNew", C.from_asset("flat"), "folder/c.handler", R.SYNTHETICS_NODEJS_PUPPETEER_11_0, active_tracing=False)
canary("FlatOther", C.from_asset("flat"), "only.handler", R.SYNTHETICS_NODEJS_3_0, active_tracing=True)
canary("Layout", C.from_asset("node"), "canary.handler", R.SYNTHETICS_NODEJS_PUPPETEER_13_0, dry_run_and_update=False)
canary("Zip", C.from_asset("canary.zip"), "any.handler", canary_name="named-canary_1")
canary("Bucket", C.from_bucket(bucket, "key.zip", "v1"), "x.handler", artifacts_bucket_location=sy.ArtifactsBucketLocation(bucket=bucket))
canary("Unversioned", C.from_bucket(bucket, "key.zip"), "x.handler", artifacts_bucket_location=dict(bucket=bucket, prefix="some/where"), role=role)
canary("AVeryLongIdThatGivesAShortName", max_retries=2, memory=cdk.Size.gibibytes(1), timeout=D.minutes(2))
canary("Limits", timeout=D.seconds(840), memory=cdk.Size.mebibytes(960), schedule=S.rate(D.hours(1)), time_to_live=D.hours(3),
       failure_retention_period=D.days(5), success_retention_period=D.days(0), max_retries=0, active_tracing=True)
canary("Once", schedule=S.once(), artifacts_bucket_lifecycle_rules=[s3.LifecycleRule(expiration=D.days(30), prefix="p")])
for number, schedule in enumerate([
        S.rate(D.minutes(0)), S.rate(D.minutes(1)), S.expression("anything"), S.cron(), S.cron(minute="1", hour="2", day="3", month="4"),
        S.cron(minute="1", week_day="5"), S.rate(D.seconds(120))]):
    canary(f"Schedule{number}", schedule=schedule, artifacts_bucket_location=dict(bucket=bucket), role=role)
canary("Kms", artifact_s3_kms_key=key, environment_encryption=key, resources_to_replicate_tags=[sy.ResourceToReplicateTags.LAMBDA_FUNCTION])
canary("KmsOwn", artifact_s3_encryption_mode=sy.ArtifactsEncryptionMode.KMS, provisioned_resource_cleanup=True)
canary("Managed", artifact_s3_encryption_mode=sy.ArtifactsEncryptionMode.S3_MANAGED, provisioned_resource_cleanup=False)
canary("Both", artifact_s3_encryption_mode=sy.ArtifactsEncryptionMode.KMS, artifact_s3_kms_key=key, runtime=PLAYWRIGHT, cleanup=sy.Cleanup.NOTHING)
vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
inside = canary("Inside", vpc=vpc)
inside.connections.allow_to_any_ipv4(ec2.Port.tcp(443))
canary("Grouped", vpc=vpc, security_groups=[ec2.SecurityGroup(stack, "Group", vpc=vpc)], vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
group = sy.Group(stack, "Empty")
group.add_canary(first)
group.add_canary(first)
sy.Group(stack, "Named", group_name="my-group", canaries=[first, inside, sy.Canary.from_canary_name(stack, "ByName", "other")])
imported = sy.Canary.from_canary_arn(stack, "ByArn", "arn:aws:synthetics:eu-west-1:111122223333:canary:abc")
other = sy.Group.from_group_name(stack, "GroupByName", "g")
there = sy.Group.from_group_arn(stack, "GroupByArn", "arn:aws:synthetics:eu-west-1:111122223333:group:def")
cdk.CfnOutput(stack, "Names", value=cdk.Fn.join("|", [first.canary_id, first.canary_arn, first.canary_name, first.canary_state, imported.canary_name,
              imported.canary_id, other.group_arn, there.group_name, there.group_id, group.group_arn, group.group_id, group.group_name]))
for metric in (first.metric_duration(), first.metric_failed(period=D.minutes(1)), first.metric_success_percent(statistic="Maximum")):
    metric.create_alarm(stack, f"Alarm{metric.metric_name}", threshold=1, evaluation_periods=1)


def probe(name, make):
    try:
        make(f"Probe{name}")
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


probes = cdk.Stack(cdk.App(analytics_reporting=False, outdir=os.path.join(here, "out")), "Probes")
refused = lambda *given, **options: lambda id: canary(id, *given, scope=probes, **options)
probe("inline-handler", refused(INLINE, "other.handler"))
probe("empty", lambda id: C.from_inline(""))
probe("no-dot", refused(INLINE, "index"))
probe("dots", refused(INLINE, "a.b.handler"))
probe("long", refused(INLINE, "index." + "h" * 130))
probe("node", refused(C.from_asset("flat"), "canary.handler"))
probe("python", refused(C.from_asset("py"), "nope.handler", PYTHON))
probe("playwright", refused(C.from_asset("node"), "canary.handler", PLAYWRIGHT))
probe("text", refused(C.from_asset("plain.txt"), "canary.handler"))
probe("path", lambda id: C.from_asset("nix"))
probe("name", refused(canary_name="Big"))
probe("name-long", refused(canary_name="a" * 256))
probe("short", refused(timeout=D.seconds(2)))
probe("part", refused(timeout=D.millis(3500)))
probe("memory", refused(memory=cdk.Size.mebibytes(3072)))
probe("memory-step", refused(memory=cdk.Size.mebibytes(1000)))
probe("rate", lambda id: S.rate(D.minutes(61)))
probe("rate-part", lambda id: S.rate(D.seconds(30)))
probe("days", lambda id: S.cron(day="1", week_day="5"))
probe("key", refused(artifact_s3_kms_key=key, artifact_s3_encryption_mode=sy.ArtifactsEncryptionMode.S3_MANAGED))
probe("encryption", refused(shared, "canary.handler", PYTHON, artifact_s3_encryption_mode=sy.ArtifactsEncryptionMode.KMS))
probe("browsers", refused(browser_configs=[]))
probe("browsers-many", refused(browser_configs=[sy.BrowserType.CHROME] * 3))
probe("firefox", refused(shared, "canary.handler", PYTHON, browser_configs=[sy.BrowserType.FIREFOX]))
probe("subnets", refused(vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)))
probe("connections", lambda id: refused()(id).connections)
probe("cleanup", refused(cleanup=sy.Cleanup.LAMBDA, provisioned_resource_cleanup=True))
probe("tracing", refused(C.from_asset("flat"), "canary.handler", PLAYWRIGHT, active_tracing=True))
probe("dry-run", refused(dry_run_and_update=True))
probe("group", lambda id: sy.Group(probes, id, canaries=[first] * 11))
probe("group-name", lambda id: sy.Group(probes, id, group_name="a b"))
probe("group-long", lambda id: sy.Group(probes, id, group_name="a" * 65))
app.synth()
