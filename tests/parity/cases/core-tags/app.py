"""Tags by priority, scope and type; aspects by priority, those that add constructs and aspects; stage borders."""
import aws_cdk as cdk
import jsii
from aws_cdk import aws_autoscaling as asg, aws_ecs as ecs, aws_sqs as sqs, aws_ssm as ssm
from constructs import Construct

app = cdk.App(analytics_reporting=False)
Tags, of = cdk.Tags, cdk.Aspects.of


def fill(scope):
    c = Construct(scope, "C")
    q = sqs.CfnQueue(c, "Q", tags=[cdk.CfnTag(key="own", value="1"), cdk.CfnTag(key="Zed", value="1"), {"key": "low", "value": cdk.Fn.ref("V")}])
    g = asg.CfnAutoScalingGroup(scope, "G", max_size="1", min_size="1", tags=[{"key": "own", "value": "1", "propagateAtLaunch": False}])
    p = ssm.CfnParameter(scope, "P", type="String", value="v", tags={"map": "m", "own": "1"})
    k = ecs.CfnCluster(scope, "K")
    Tags.of(scope).add("own", "2")
    Tags.of(scope).add("low", "2", priority=49)
    Tags.of(c).add("own", "3", priority=99)
    Tags.of(c).remove("Zed")
    Tags.of(scope).add("Zed", "4")
    Tags.of(q).add("Zed", "5", priority=200)
    Tags.of(scope).add("launch", "no", apply_to_launched_instances=False)
    Tags.of(scope).add("only", "asg", include_resource_types=["AWS::AutoScaling::AutoScalingGroup", "aws:cdk:stack"])
    Tags.of(scope).add("not", "queues", exclude_resource_types=["AWS::SQS::Queue", "aws:cdk:stack"])
    Tags.of(scope).add("both", "x", include_resource_types=["AWS::SQS::Queue"], exclude_resource_types=["AWS::SQS::Queue"])
    for key in ("_u", "a", "A", "-d", "1", "10", "2", "é", "a b", "aws:x"):
        Tags.of(p).add(key, key)
    k.tags.set_tag("direct", "1", 10)
    k.tags.set_tag("direct", "2", 5)
    k.tags.set_tag("gone", "1")
    k.tags.remove_tag("gone", 0)
    k.tags.set_tag("tok" + cdk.Fn.ref("T"), cdk.Fn.ref("T"))
    return c


def trace(log, name, extra=None):
    @jsii.implements(cdk.IAspect)
    class Seen:
        def visit(self, node):
            log.append(f"{name}:{node.node.path}")
            if extra:
                extra(node)

    return Seen()


def adds(where, priority, log, name):
    done = []

    def extra(node):
        if node.node.id == where and not done:
            done.append(node)
            of(node).add(trace(log, name), priority=priority)
            Construct(node, "Made")

    return extra


for index, (tags, flags) in enumerate([({"own": "stack", "s": "1"}, {}), ({}, {"@aws-cdk/core:explicitStackTags": True}), (None, {"@aws-cdk/core:aspectPrioritiesMutating": True})]):
    stack = cdk.Stack(app, f"Tagged{index}", tags=tags)
    for key, value in flags.items():
        stack.node.set_context(key, value)
    fill(stack)
stage = cdk.Stage(app, "Stage")
inner = cdk.Stack(stage, "Inner", stack_name="inner")
sqs.CfnQueue(inner, "Q")
Tags.of(app).add("app", "1")
Tags.of(stage).add("stage", "1")
for index, flag in enumerate((True, False)):
    walk = cdk.Stage(app, f"Walk{index}")
    walk.node.set_context("@aws-cdk/core:aspectStabilization", flag)
    stack = cdk.Stack(walk, "W")
    c = Construct(stack, "C")
    Construct(c, "D")
    Construct(stack, "E")
    log = []
    of(stack).add(trace(log, "s500"))
    of(stack).add(trace(log, "s100", adds("D", 700, log, "new700")), priority=100)
    of(c).add(trace(log, "c300"), priority=300)
    of(walk).add(trace(log, "w400"), priority=400)
    of(stack).add(trace(log, "s500b", adds("E", 500, log, "new500")))
    of(c).add(trace(log, "c500"))
    walk.synth()
    cdk.CfnOutput(cdk.Stack(app, f"Log{index}"), "Seen", value=" ".join(log))


@jsii.implements(cdk.ITaggable)
class Own(cdk.CfnResource):
    def __init__(self, scope, id, kind, properties, **options):
        super().__init__(scope, id, type="A::B::C", properties=properties)
        self._manager = cdk.TagManager(kind, "A::B::C", **options)

    @property
    def tags(self): return self._manager


for tagged in (True, False):
    owns = cdk.Stack(app, f"Owns{tagged}")
    for kind in (cdk.TagType.STANDARD, cdk.TagType.AUTOSCALING_GROUP, cdk.TagType.MAP, cdk.TagType.KEY_VALUE, cdk.TagType.NOT_TAGGABLE):
        for index, (properties, options) in enumerate((({"N": 1}, {}), ({"Tags": [1], "tags": {"x": 1}}, {}), (None, {}), ({"Labels": {"z": 1}, "A": 2}, dict(tag_property_name="Labels")))):
            own = Own(owns, f"{kind.name}{index}", kind, properties, **options)
            if tagged:
                Tags.of(own).add("b", f"v{index}", apply_to_launched_instances=False)
    if tagged:
        Tags.of(owns).add("a", "w", exclude_resource_types=["X::Y::Z"])
app.synth()
