"""Templates in YAML and JSON included: values converted, parameters replaced, ids kept or not, nested stacks loaded."""
import os

import aws_cdk as cdk
from aws_cdk import cloudformation_include as ci

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)


def include(stack, id, name, **options):
    return ci.CfnInclude(cdk.Stack(app, stack) if isinstance(stack, str) else stack, id, template_file=os.path.join(here, name), **options)


full = include("Full", "I", "template.yaml")
bucket, queue = full.get_resource("Bucket"), full.get_resource("Queue")
bucket.add_property_override("X", 1)
queue.delay_seconds = 9
full.get_parameter("Env").default = "prod"
full.get_output("Out").description = "new"
full.get_condition("Not").expression = cdk.Fn.condition_equals(1, full.get_parameter("Name").value_as_string)
full.get_mapping("Map").set_value("eu-west-1", "Ami", "ami-2")
cdk.CfnOutput(full.stack, "Arn", value=bucket.attr_arn + queue.ref + queue.queue_name)
cdk.Tags.of(full).add("all", "1")
include("Replaced", "I", "template.yaml", parameters={"Env": "prod", "Num": cdk.Fn.ref("Q"), "Name": "n"})
include("Renamed", "I", "template.yaml", preserve_logical_ids=False)
own = cdk.Stack(app, "Own", description="own")
cdk.CfnResource(own, "Before", type="X::Y::Z")
other = include(own, "Other", "other.json", load_nested_stacks={"N1": ci.CfnIncludeProps(template_file=os.path.join(here, "child.json"))})
other.get_nested_stack("N1").included_template.get_resource("Q").delay_seconds = 3
own.add_metadata("z", 1)
own.add_transform("T0")
late = include("Late", "I", "other.json", dehydrated_resources=["B"], parameters={"P": "given", "L": ["x", "y"]})
loaded = late.load_nested_stack("N1", template_file=os.path.join(here, "child.json"), parameters={"P": "inner"})
cdk.CfnResource(loaded.stack, "More", type="A::B::C", properties={"Outer": late.get_resource("A").ref})
include("Renamed2", "I", "other.json", preserve_logical_ids=False)
include("Policies", "I", "policies.json", dehydrated_resources=["Kept"])
include("Policies2", "I", "policies.json", dehydrated_resources=["Kept"], preserve_logical_ids=False, parameters={"P": "lit"})
cdk.CfnHook(own, "Hook", type="T")
cdk.CfnHook(own, "Hook2", type="T", properties={})
app.synth()
