"""The construct tree: metadata, default children, moving through it, subclasses in the tree file, aspects that add, mixins of elements."""

import aws_cdk as cdk
import jsii
from aws_cdk import aws_sqs as sqs
from constructs import Construct, IConstruct, Node

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Stack")


class Wrapper(Construct):
    """A construct of the app."""

    def __init__(self, scope, id, **props):
        super().__init__(scope, id)
        self.queue = sqs.Queue(self, "Queue", **props)
        self.node.default_child = self.queue.node.default_child


class Special(sqs.Queue):
    """A subclass of a construct of the library."""


class OwnStack(cdk.Stack):
    """A stack of the app."""


wrapper = Wrapper(stack, "Wrapper", fifo=True)
wrapper.node.default_child.add_property_override("Own", {"a": [1, {"b": None}]})
special = Special(stack, "Special", visibility_timeout=cdk.Duration.seconds(30))
special.node.default_child.override_logical_id("SpecialQueue")
own = OwnStack(app, "Own")
odd = Construct(own, "weird id: with / and spaces")
cdk.CfnResource(odd, "Resource", type="A::B::C", properties={"Path": odd.node.path, "Addr": odd.node.addr, "Id": odd.node.id})
cdk.CfnResource(own, "Empty", type="A::B::C", properties={"None": None, "List": [], "Dict": {}, "Text": "", "Zero": 0, "False": False, "Deep": {"x": {"y": None}}, "Mixed": [None, {}, []]})
cdk.CfnResource(own, "Numbers", type="A::B::C", properties={"Int": 1, "Float": 1.5, "Big": 12345678901234567890, "Small": 1e-7, "Exp": 1e21, "Whole": 2.0, "Negative": -0.0})
cdk.CfnResource(own, "Keys", type="A::B::C", properties={"10": "a", "9": "b", "z": 1, "a": 2, "snake_key": {"inner_key": 1}})
counted = cdk.CfnResource(own, "Counted", type="A::B::C")
counted.node.add_metadata("a", {"x": [1]})
counted.node.add_metadata("a", "again")


@jsii.implements(cdk.IAspect)
class Adder:
    def visit(self, node: IConstruct) -> None:
        if isinstance(node, sqs.Queue):
            cdk.Tags.of(node).add("seen", node.node.id)
        if isinstance(node, cdk.Stack) and node.node.try_find_child("Added") is None:
            cdk.CfnResource(node, "Added", type="A::Added::C")


cdk.Aspects.of(app).add(Adder())
facts = [
    stack.node.find_child("Wrapper").node.scope is stack, [each.node.id for each in wrapper.queue.node.scopes], Node.of(special).id, stack.node.try_find_child("none"),
    [each.node.path for each in stack.node.find_all()][:3], [each.node.path for each in wrapper.node.children], app.node.root is app, special.node.default_child.logical_id == special.node.default_child.logical_id,
    cdk.Stack.of(special) is stack, special.node.locked, cdk.Resource.is_resource(special), cdk.CfnResource.is_cfn_resource(counted), cdk.CfnElement.is_cfn_element(stack),
]
cdk.CfnOutput(own, "Facts", value=" ".join(str(fact) for fact in facts))
assert stack.node.try_remove_child("none") is False
gone = cdk.CfnResource(own, "Gone", type="A::B::C")
print(own.node.try_remove_child("Gone"))
app.synth()
