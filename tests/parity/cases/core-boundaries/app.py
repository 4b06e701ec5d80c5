"""Permissions boundaries of apps, stages and stacks; mappings, rules, conditions; tags, transforms and metadata of stacks."""

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

PB = cdk.PermissionsBoundary
app = cdk.App(analytics_reporting=False)


def roles(scope):
    iam.Role(scope, "Role", assumed_by=iam.AccountRootPrincipal())
    iam.User(scope, "User")
    cdk.CfnResource(scope, "Raw", type="AWS::IAM::Role", properties={"AssumeRolePolicyDocument": {}})


roles(cdk.Stack(app, "ByName", permissions_boundary=PB.from_name("boundary-${Qualifier}")))
roles(cdk.Stack(app, "ByArn", permissions_boundary=PB.from_arn("arn:aws:iam::${AWS::AccountId}:policy/b-${AWS::Region}"), env=cdk.Environment(account="111111111111", region="eu-west-1")))
stage = cdk.Stage(app, "Stage", env=cdk.Environment(account="222222222222"), permissions_boundary=PB.from_name("of-stage"))
roles(cdk.Stack(stage, "Inherits"))
roles(cdk.Stack(stage, "Overrides", permissions_boundary=PB.from_name("of-stack")))
roles(cdk.NestedStack(cdk.Stack(stage, "Outer"), "Nested"))

stack = cdk.Stack(app, "Elements", tags={"b": "2", "a": "1"}, description="elements", termination_protection=True)
stack.add_transform("T1")
stack.add_transform("T2")
stack.add_metadata("Key", {"a": [stack.region, 1]})
stack.template_options.template_format_version = "2010-09-09"
cdk.Tags.of(stack).add("c", "3", priority=10)
stack.add_stack_tag("d", "4")
stack.remove_stack_tag("a")
eager = cdk.CfnMapping(stack, "Eager", mapping={"eu-west-1": {"k": "v", "l": ["x"]}, "us-east-1": {"k": "w"}})
lazy = cdk.CfnMapping(stack, "Lazy", mapping={"a": {"b": "c"}}, lazy=True)
unused = cdk.CfnMapping(stack, "Unused", mapping={"a": {"b": "c"}}, lazy=True)
eager.set_value("us-east-1", "l", "y")
prod = cdk.CfnCondition(stack, "Prod", expression=cdk.Fn.condition_equals(cdk.Aws.REGION, "eu-west-1"))
either = cdk.CfnCondition(stack, "Either", expression=cdk.Fn.condition_or(prod, cdk.Fn.condition_not(cdk.Fn.condition_equals("a", "b"))))
choice = cdk.CfnParameter(stack, "Choice", type="String", allowed_values=["a", "b"], no_echo=True, constraint_description="one of two")
rule = cdk.CfnRule(stack, "Rule", rule_condition=cdk.Fn.condition_equals(choice.value_as_string, "a"))
rule.add_assertion(cdk.Fn.condition_contains(["x", "y"], choice.value_as_string), "must be x or y")
resource = cdk.CfnResource(stack, "R", type="A::B::C", properties={
    "Found": eager.find_in_map(cdk.Aws.REGION, "k"), "Plain": eager.find_in_map("eu-west-1", "k"), "Default": eager.find_in_map("none", "k", "fallback"),
    "Lazy": lazy.find_in_map("a", "b"), "LazyRegion": lazy.find_in_map(cdk.Aws.REGION, "b", "d"), "Unused": unused.find_in_map("a", "b"),
    "If": cdk.Fn.condition_if(prod.logical_id, {"x": 1}, cdk.Aws.NO_VALUE)})
resource.cfn_options.condition = either
resource.cfn_options.metadata = {"m": prod.logical_id}
cdk.CfnOutput(stack, "Out", value=resource.ref, condition=prod, description="out", export_name=f"{stack.stack_name}-out")
cdk.CfnHook(stack, "Hook", type="A::B::Hook", properties={"P": resource.ref})
cdk.Annotations.of(resource).add_warning_v2("id:one", "first")
cdk.Annotations.of(stack).acknowledge_warning("id:one", "accepted")
cdk.Annotations.of(resource).add_info("told")
app.synth()
