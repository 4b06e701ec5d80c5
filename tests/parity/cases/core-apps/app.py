"""Several apps in one program: context and who wins, stack traces, property injectors, default synthesizers, outputs of an assembly."""

import json

import aws_cdk as cdk
from aws_cdk import assertions
from aws_cdk import cloud_assembly_schema as schema
from aws_cdk import cx_api
from constructs import Construct, Node

app = cdk.App(analytics_reporting=False, stack_traces=False, tree_metadata=True, context={"own": {"deep": [1, None, "x"]}, "aws:cdk:enable-path-metadata": True},
              post_cli_context={"own2": False}, default_stack_synthesizer=cdk.CliCredentialsStackSynthesizer(qualifier="appq"))
first = cdk.Stack(app, "First", tags={"k": "v"}, env=cdk.Environment(account="111111111111", region="eu-west-1"))
second = cdk.Stack(app, "Second", stack_name="renamed", synthesizer=cdk.LegacyStackSynthesizer(), suppress_template_indentation=True)
stage = cdk.Stage(app, "Prod", stage_name="production")
third = cdk.Stack(stage, "Third", synthesizer=cdk.BootstraplessSynthesizer())
second.add_dependency(first)
for stack in (first, second, third):
    resource = cdk.CfnResource(stack, "R", type="A::B::C", properties={"Context": str(stack.node.try_get_context("own")), "Second": str(stack.node.try_get_context("own2")), "None": stack.node.try_get_context("none")})
    cdk.Annotations.of(resource).add_warning_v2("my:id", "careful")
    cdk.Annotations.of(resource).add_info("told")
    resource.node.add_metadata("mine", "yours")
    resource.node.add_metadata("traced", "x", stack_trace=True)
first.node.set_context("late", 1) if not first.node.children else None
Construct(app, "Loose").node.add_metadata("at-root", "value")
ignored = Construct(first, "Ignored")
ignored.node.add_metadata(cdk.cx_api.EnvironmentPlaceholders.CURRENT_REGION, "token-like")
assembly = app.synth()
found = {
    "stacks": [(each.id, each.stack_name, each.original_name, each.hierarchical_id) for each in (assembly.get_stack_artifact(i) for i in ("First", "Second", third.artifact_id))],
    "artifacts": [each.id for each in assembly.artifacts],
    "nested": assembly.get_nested_assembly("assembly-Prod").get_stack_by_name("production-Third").template["Resources"]["R"]["Type"],
    "tags": assembly.get_stack_artifact("First").tags,
    "environment": assembly.get_stack_artifact("First").environment.name,
    "by type": [each.path for each in assembly.get_stack_artifact("First").find_metadata_by_type("mine")],
    "version": [schema.Manifest.version(), cx_api.CloudAssembly(assembly.directory).version == assembly.version],
    "env": [cx_api.EnvironmentUtils.format("1", "r"), cx_api.EnvironmentUtils.parse("aws://1/r").account],
}
print(json.dumps(found))
template = assertions.Template.from_stack(second)
template.resource_count_is("A::B::C", 1)
print(Node.of(first).path, app.node.addr, first.node.addr, [each.node.path for each in stage.node.find_all()])
