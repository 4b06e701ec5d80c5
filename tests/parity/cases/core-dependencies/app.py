"""Dependencies between constructs, resources and stacks, in nested stacks and stages; overrides of logical ids."""

import aws_cdk as cdk
from aws_cdk import aws_sqs as sqs
from constructs import Construct, Dependable, DependencyGroup

app = cdk.App(analytics_reporting=False)


def make(scope, id):
    return cdk.CfnResource(scope, id, type="A::B::C")


one, two, three = (cdk.Stack(app, name) for name in ("One", "Two", "Three"))
inner = cdk.NestedStack(one, "Inner")
deepest = cdk.NestedStack(inner, "Deepest")
sibling = cdk.NestedStack(one, "Sibling")
parts = {name: make(scope, name) for name, scope in (("A", one), ("B", one), ("C", inner), ("D", deepest), ("E", sibling), ("F", two))}
group = Construct(one, "Group")
members = [make(group, f"Member{index}") for index in range(3)]
parts["A"].node.add_dependency(group)
group.node.add_dependency(parts["B"])
parts["B"].add_dependency(parts["E"])
parts["D"].add_dependency(parts["B"])
parts["C"].node.add_dependency(sibling)
parts["F"].node.add_dependency(parts["D"])
two.add_dependency(one, "because")
two.node.add_dependency(make(three, "InThree"))
wanted = DependencyGroup(make(one, "G1"), sqs.Queue(one, "Queue"))
wanted.add(make(one, "G2"))
sqs.Queue(one, "Dependent", dead_letter_queue=sqs.DeadLetterQueue(queue=sqs.Queue(one, "Dead"), max_receive_count=2)).node.add_dependency(wanted)


class Trait(Construct):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        self.shown, self.hidden = make(self, "Shown"), make(self, "Hidden")


trait = Trait(one, "Trait")
parts["B"].node.add_dependency(trait)
removed, kept, replaced = make(one, "Removed"), make(one, "Kept"), make(one, "Replaced")
for target in (removed, replaced):
    kept.add_dependency(target)
kept.remove_dependency(removed)
kept.replace_dependency(replaced, members[0])
cdk.CfnOutput(one, "Obtained", value=",".join(each.node.path for each in kept.obtain_dependencies()))
make(two, "Last").add_depends_on(parts["F"])
renamed = make(one, "Renamed")
renamed.override_logical_id("Overridden")
make(one, "ById").add_dependency(renamed)
one.rename_logical_id("A", "RenamedA")
make(one, "ToRenamed").add_dependency(parts["A"])
stage = cdk.Stage(app, "Stage")
first, second = cdk.Stack(stage, "First"), cdk.Stack(stage, "Second")
nested_first, nested_second = cdk.NestedStack(first, "N"), cdk.NestedStack(second, "N")
make(nested_second, "R").node.add_dependency(make(nested_first, "R"))
print([stack.node.path for stack in (*two.dependencies, *second.dependencies)])
Dependable.of(group)
app.synth()
