"""Odd values: lists across stacks, overrides of lists, priorities and whole numbers as keys of tags, nulls in context, empty options of images."""
import json
import os.path
import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2, aws_ecr_assets as ea, aws_glue as glue, aws_lambda as L, aws_s3 as s3

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False, stack_traces=False, context={"deep": {"null": None, "list": [None, {"null": None, "x": 1}]}, "null": None, "no": False})
make = cdk.Stack(app, "Made", tags={"10": "ten", "9": "nine", "_": "u"})
used = cdk.Stack(app, "Used")
F, S = cdk.Fn, cdk.ResolutionTypeHint


def res(scope, id, **properties):
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


# lists, numbers and texts of one stack in another, and out of a nested one
vpc = ec2.CfnVPC(make, "Vpc", cidr_block="10.0.0.0/16")
texts, ids = (cdk.CfnParameter(make, id, type=type) for id, type in (("Texts", "List<String>"), ("Ids", "List<AWS::EC2::Subnet::Id>")))
raw = res(make, "Raw")
nested = cdk.NestedStack(make, "Nested")
inner = ec2.CfnVPC(nested, "Vpc", cidr_block="10.1.0.0/16")
res(used, "Lists", cidrs=vpc.attr_ipv6_cidr_blocks, first=F.select(0, vpc.attr_cidr_block_associations), texts=texts.value_as_list, ids=F.join(",", ids.value_as_list), inner=inner.attr_ipv6_cidr_blocks)
res(cdk.NestedStack(used, "N"), "Lists", cidrs=vpc.attr_ipv6_cidr_blocks, inner=inner.attr_vpc_id)
cdk.CfnOutput(used, "Exported", value=F.join("|", make.export_string_list_value(raw.get_att("L"), name="Named")))
cdk.CfnOutput(used, "Hints", value=" ".join(token.type_hint.name for token in (texts.value, raw.get_att("A"), raw.get_att("N", S.NUMBER), cdk.Tokenization.reverse_list(vpc.attr_ipv6_cidr_blocks), cdk.Intrinsic("i"))))
cdk.CfnParameter(make, "Loud", no_echo=False)
# overrides whose paths lead into lists of other overrides
for path in ("A.1.y", "A.0", "A.k"):
    over = res(make, "Over" + path[-1].upper(), A=[8, 9] if path == "A.0" else {})
    over.add_property_override("A", [1, {"y": 2}])
    over.add_property_override(path, 3)
# tags: order by locale in resources, by JSON in metadata; low priorities; values that are no texts
cdk.Tags.of(make).add("token", "x" + cdk.Aws.REGION)
bucket = s3.CfnBucket(make, "Bucket")
for priority in (-5, 0, 5):
    bucket.tags.set_tag(f"priority{priority}", "x", priority)
bucket.tags.remove_tag("9", 60)
glue.CfnJob(make, "Job", command={"name": "c"}, role="r", tags={"b": True, "n": 5, "f": 1.50})
cdk.CfnOutput(make, "Values", value=json.dumps(bucket.tags.tag_values()))
# context as apps see it
cdk.CfnOutput(make, "Context", value=json.dumps([make.node.try_get_context("deep"), make.node.try_get_context("null"), sorted(make.node.get_all_context())]))
cdk.CfnOutput(make, "Names", value=f"{cdk.Stage(app, 'St', stage_name='').stage_name!r}")


@jsii.implements(cdk.IAnyProducer)
class Where:
    def produce(self, context):
        return context.scope.node.path


res(make, "Scope", where=cdk.Lazy.uncached_any(Where()))
# images: options that are empty, and a byte order mark before the first rule
for name, options in {"Args": {"build_args": {}}, "Outputs": {"outputs": []}, "Contexts": {"build_contexts": {}}, "Texts": {"build_ssh": "", "target": "", "extra_hash": ""}}.items():
    cdk.CfnOutput(make, "Image" + name, value=ea.DockerImageAsset(make, "Img" + name, directory=os.path.join(here, "img"), **options).asset_hash)
# assets of nested stacks whose ids are whole numbers, as parameters of the older synthesizer
old = cdk.NestedStack(cdk.Stack(app, "Old", synthesizer=cdk.LegacyStackSynthesizer()), "N")
for id in ("N71", "81"):
    level = cdk.NestedStack(old, id)
    L.Function(level, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
    res(cdk.NestedStack(level, "Y"), "R", of=id)
app.synth()
