"""Pipelines over accounts and regions: support stacks, replication buckets, roles there."""

import jsii
from aws_cdk import App, CfnOutput, Environment, NestedStack, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs

app = App()
here = Environment(account="111111111111", region="eu-west-1")
stack = Stack(app, "Cross", env=here)
bucket = s3.Bucket(stack, "Bucket")


def begin(pipeline):
    artifact = cp.Artifact()
    pipeline.add_stage(stage_name="Source", actions=[actions.S3SourceAction(action_name="S", bucket=bucket, bucket_key="a", output=artifact, trigger=actions.S3Trigger.NONE)])
    return artifact


def deploy(name, artifact, **more):
    return actions.CloudFormationCreateUpdateStackAction(action_name=name, stack_name=name, template_path=artifact.at_path("t"), admin_permissions=True, **more)


keys = cp.Pipeline(stack, "Keys", cross_account_keys=True)
a = begin(keys)
keys.add_stage(stage_name="Deploy", actions=[deploy("Account", a, account="222222222222"), deploy("Region", a, region="us-east-1"), deploy("Both", a, account="222222222222", region="us-west-2"), deploy("Region2", a, region="us-east-1")])
plain = cp.Pipeline(stack, "Plain", cross_account_keys=False)
b = begin(plain)
plain.add_stage(stage_name="Deploy", actions=[deploy("Region", b, region="us-east-1")])
own = cp.Pipeline(stack, "Own", reuse_cross_region_support_stacks=False, cross_account_keys=True, enable_key_rotation=True)
c = begin(own)
own.add_stage(stage_name="Deploy", actions=[deploy("Region", c, region="us-east-1")])
CfnOutput(stack, "Support", value=",".join(sorted(own.cross_region_support)))
given = cp.Pipeline(stack, "Given", cross_account_keys=False, cross_region_replication_buckets={"us-east-1": s3.Bucket.from_bucket_name(stack, "Theirs", "theirs"), "us-west-1": s3.Bucket.from_bucket_name(stack, "Theirs2", "theirs2")})
d = begin(given)
given.add_stage(stage_name="Deploy", actions=[deploy("Region", d, region="us-east-1")])
elsewhere = Stack(app, "Elsewhere", env=Environment(account="333333333333", region="eu-west-1"))
repository = cc.Repository(elsewhere, "Repo", repository_name="theirs")
cross = cp.Pipeline(stack, "Sources", cross_account_keys=True, pipeline_name="named")
e = cp.Artifact()
cross.add_stage(stage_name="Source", actions=[actions.CodeCommitSourceAction(action_name="C", repository=repository, output=e)])
cross.add_stage(stage_name="Build", actions=[actions.CodeBuildAction(action_name="B", project=cb.PipelineProject(elsewhere, "P", project_name="theirs2"), input=e)])
agnostic = Stack(app, "Agnostic")
f = cp.Pipeline(agnostic, "Pipe", cross_account_keys=True)
g = cp.Artifact()
f.add_stage(stage_name="S", actions=[actions.S3SourceAction(action_name="S", bucket=s3.Bucket(agnostic, "B"), bucket_key="k", output=g, trigger=actions.S3Trigger.POLL)])
f.add_stage(stage_name="D", actions=[deploy("Account", g, account="222222222222", role=iam.Role.from_role_arn(agnostic, "R", "arn:aws:iam::222222222222:role/x")), deploy("Same", g)])


@jsii.implements(actions.ICustomEventRule)
class OwnRule:
    target = property(lambda self: targets.SqsQueue(queue))
    event_pattern = property(lambda self: events.EventPattern(source=["mine"]))
    description = property(lambda self: "own")
    rule_name = property(lambda self: "own-rule")


owners, users = Stack(app, "Owners"), Stack(app, "Users")
theirs, theirs2 = cc.Repository(owners, "Repo", repository_name="one"), cc.Repository(owners, "Repo2", repository_name="two")
h = cp.Artifact()
queue = sqs.Queue(users, "Queue")
across = cp.Pipeline(users, "Across")
across.add_stage(stage_name="S", actions=[
    actions.S3SourceAction(action_name="B", bucket=s3.Bucket(owners, "Bucket"), bucket_key="k.zip", output=h, trigger=actions.S3Trigger.EVENTS),
    actions.CodeCommitSourceAction(action_name="R", repository=theirs, output=cp.Artifact("R")),
])
across.add_stage(stage_name="D", actions=[deploy("Same", h)])
custom = cp.Pipeline(users, "Custom")
custom.add_stage(stage_name="S", actions=[actions.CodeCommitSourceAction(action_name="O", repository=theirs2, output=cp.Artifact("O"), custom_event_rule=OwnRule())])
custom.add_stage(stage_name="M", actions=[actions.ManualApprovalAction(action_name="M")])
nested = NestedStack(stack, "Nested")
inner = cp.Pipeline(nested, "Inner", artifact_bucket=s3.Bucket(nested, "Artifacts", bucket_name="inner-artifacts", encryption_key=kms.Key(nested, "Key", alias="inner-key")), role=iam.Role(nested, "Role", role_name="inner", assumed_by=iam.ServicePrincipal("codepipeline.amazonaws.com")))
i = begin(inner)
inner.add_stage(stage_name="D", actions=[deploy("Account", i, account="444444444444"), deploy("Both", i, account="444444444444", region="ap-south-1")])
app.synth()
