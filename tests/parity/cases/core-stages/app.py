"""Stages: names and folders, environments and boundaries handed down, assets at the root, dependencies inside, synthesis by hand."""

import os.path

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3_assets as s3a
from constructs import Construct

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False, default_stack_synthesizer=cdk.DefaultStackSynthesizer(qualifier="rootq"))
E = cdk.Environment


def fill(stack, **more):
    cdk.CfnOutput(stack, "About", value="|".join([stack.stack_name, stack.artifact_id, stack.environment, stack.template_file, stack.account, stack.region]))
    s3a.Asset(stack, "File", path=os.path.join(here, "f.txt"), **more)
    return stack


dev = cdk.Stage(app, "dev-1x")
fill(cdk.Stack(dev, "A"))
fill(cdk.Stack(dev, "B", stack_name="explicit", env=E(region="us-east-1")))
prod = cdk.Stage(Construct(app, "Group"), "Prod", env=E(account="111111111111", region="eu-west-1"), stage_name="p")
one, two = fill(cdk.Stack(prod, "One")), fill(cdk.Stack(Construct(prod, "In"), "Two", env=E(region="eu-west-2")))
two.add_dependency(one, "order")
inner = cdk.Stage(prod, "Inner", env=E(region="ap-south-1"), permissions_boundary=cdk.PermissionsBoundary.from_name("inner-${AWS::AccountId}"))
three = fill(cdk.Stack(inner, "Three"), display_name="shown")
iam.Role(three, "Role", assumed_by=iam.AccountRootPrincipal())
nested = cdk.NestedStack(three, "Nested")
fill(nested)
iam.User(nested, "User")
innermost = cdk.Stage(inner, "Most")
four = fill(cdk.Stack(innermost, "Four"))
cdk.CfnOutput(fill(cdk.Stack(innermost, "Five")), "Uses", value=cdk.CfnResource(four, "R", type="A::B::C").ref)
empty = cdk.Stage(app, "Empty")
only = cdk.Stage(app, "OnlyNested")
fill(cdk.Stack(cdk.Stage(only, "Leaf"), "Leaf", termination_protection=True, tags={"a": "b"}, description="leaf"))
cdk.Tags.of(prod).add("stage", "prod")
cdk.Tags.of(app).add("app", "all", exclude_resource_types=["AWS::IAM::User"])
for stage in (dev, prod, inner, innermost, empty):
    assert cdk.Stage.is_stage(stage)
    print(stage.stage_name, stage.artifact_id, stage.parent_stage.node.path, stage.account, stage.region, os.path.basename(stage.outdir), os.path.basename(stage.asset_outdir))
early = innermost.synth()
print([stack.stack_name for stack in early.stacks])
app.synth()
