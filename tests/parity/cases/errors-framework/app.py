"""Bad input to the framework: names, ids, environments, dependencies, references, tags, context, custom resources."""

import json

import aws_cdk as cdk
import jsii
from aws_cdk import aws_sqs as sqs
from constructs import Construct, Dependable, IValidation

ENV = {"account": "111111111111", "region": "eu-west-1"}


def probe(name, function):
    try:
        function()
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": f"{type(error).__name__}: {error}"}))


def app(**context):
    return cdk.App(analytics_reporting=False, context=context or None)


def stack(id="Stack", scope=None, **props):
    return cdk.Stack(scope or app(), id, **props)


def make(scope, id="R", **properties):
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def synth(scope):
    scope.node.root.synth()


def pair(**props):
    root = app()
    return stack("A", root, **props), stack("B", root, **props)


def cycle(build):
    a, b = pair()
    c = stack("C", a.node.root)
    build(a, b, c)


def references_in_a_circle(a, b, c):
    one, two = make(a, "One"), make(b, "Two")
    make(b, "UsesOne", P=one.ref)
    make(a, "UsesTwo", P=two.ref)
    synth(a)


def long_circle(a, b, c):
    a.add_dependency(b)
    b.add_dependency(c)
    c.add_dependency(a)


def many_resources(count, **context):
    one = stack("Many", app(**context))
    for index in range(count):
        make(one, f"R{index}")
    synth(one)


def same_logical_id():
    one = stack()
    make(one, "X")
    make(one, "Y").override_logical_id("X")
    synth(one)


def unused_rename():
    one = stack()
    one.rename_logical_id("Old", "New")
    synth(one)


def renamed_twice():
    one = stack()
    one.rename_logical_id("Old", "New")
    one.rename_logical_id("Old", "Newer")


def locked_logical_id():
    one = stack()
    made = make(one)
    one.export_value(made.ref)
    made.override_logical_id("Other")


def across_apps():
    one, two = stack("One"), stack("Two")
    make(two, P=make(one).ref)
    synth(two)


def across_stages():
    root = app()
    one, two = cdk.Stage(root, "S1"), cdk.Stage(root, "S2")
    make(stack("B", two), P=make(stack("A", one)).ref)
    root.synth()


def depends_across_stages():
    root = app()
    stack("B", cdk.Stage(root, "S2")).add_dependency(stack("A", cdk.Stage(root, "S1")))


def key_is_reference():
    one = stack()
    make(one, "Uses", P={make(one).ref: "x"})
    synth(one)


def list_in_string():
    one = stack()
    tokens = cdk.Token.as_list({"Ref": "X"})
    make(one, P=f"a-{tokens[0]}")
    synth(one)


def children_after_context():
    one = stack()
    make(one)
    one.node.set_context("k", "v")


def locked_tree():
    one = stack()
    one.node.lock()
    make(one)


def changed_after_synth():
    one = stack()
    make(one)
    root = one.node.root
    root.synth()
    make(one, "Later")
    root.synth()


def fails_validation():
    class Picky(Construct):
        def __init__(self, scope, id):
            super().__init__(scope, id)

            @jsii.implements(IValidation)
            class Rule:
                def validate(self):
                    return ["too picky", "still not content"]

            self.node.add_validation(Rule())

    one = stack()
    Picky(one, "Picky")
    synth(one)


def self_reference():
    one = stack()
    made = make(one)
    made.add_property_override("P", cdk.Lazy.any(Endless()))
    synth(one)


@jsii.implements(cdk.IStableAnyProducer)
class Endless:
    def produce(self):
        return cdk.Lazy.any(self)


def construct_as_value():
    one = stack()
    make(one, "Uses", P=[make(one)])
    synth(one)


probe("TokenInId", lambda: make(stack(), f"X{cdk.Aws.REGION}") and synth(stack()))
probe("TokenInStackId", lambda: stack(f"S{cdk.Aws.REGION}"))
probe("EmptyId", lambda: (lambda s: (make(s, ""), synth(s)))(stack()))
probe("SameId", lambda: (lambda s: (make(s), make(s)))(stack()))
probe("DefaultId", lambda: (lambda s: (make(s, "Default"), synth(s)))(stack()))
probe("SlashInId", lambda: make(stack(), "a/b"))
probe("IdIsNumber", lambda: make(stack(), 5))
probe("ScopeIsText", lambda: cdk.CfnResource("scope", "R", type="A::B::C"))
probe("NoType", lambda: cdk.CfnResource(stack(), "R"))
probe("StackName", lambda: stack(stack_name="1-bad"))
probe("StackNameUnderscore", lambda: stack("under_score", stack_name="under_score"))
probe("StackNameLong", lambda: stack(stack_name="a" * 129))
probe("StackNameOk", lambda: stack(stack_name="a" * 128))
probe("StackDescription", lambda: stack(description="d" * 1025))
probe("StackTags", lambda: stack(tags=["a"]))
probe("StackEnv", lambda: stack(env={"region": 5}))
probe("StackEnvUnknown", lambda: stack(env={"zone": "x"}))
probe("StackUnknownOption", lambda: stack(nope=True))
probe("NotificationToken", lambda: stack(notification_arns=[cdk.Aws.REGION]))
probe("StackInStack", lambda: stack("Inner", stack()))
probe("StackWithoutApp", lambda: cdk.Stack(Construct(None, ""), "S"))
probe("StageName", lambda: cdk.Stage(app(), "1stage"))
probe("StageSlash", lambda: cdk.Stage(app(), "a b"))
probe("StageOutdir", lambda: cdk.Stage(app(), "S", outdir="x") and None)
probe("NestedStageOutdir", lambda: cdk.Stage(cdk.Stage(app(), "S"), "T", outdir="x"))
probe("NestedOutside", lambda: cdk.NestedStack(app(), "N"))
probe("ResourceOutside", lambda: make(app()))
probe("SameLogicalId", same_logical_id)
probe("UnusedRename", unused_rename)
probe("RenamedTwice", renamed_twice)
probe("LockedLogicalId", locked_logical_id)
probe("BadRename", lambda: (lambda s: (s.rename_logical_id("R", "a-b"), make(s), synth(s)))(stack()))
probe("TooMany", lambda: many_resources(501))
probe("AllowedMany", lambda: many_resources(501, **{"@aws-cdk/core:stackResourceLimit": 600}))
probe("LowLimit", lambda: many_resources(3, **{"@aws-cdk/core:stackResourceLimit": 2}))
probe("Circle", lambda: cycle(lambda a, b, c: (a.add_dependency(b), b.add_dependency(a))))
probe("LongCircle", lambda: cycle(long_circle))
probe("CircleOfReferences", lambda: cycle(references_in_a_circle))
probe("AcrossApps", across_apps)
probe("AcrossStages", across_stages)
probe("DependsAcrossStages", depends_across_stages)
probe("ExportWithoutName", lambda: stack().export_value("plain"))
probe("ExportToken", lambda: stack().export_value(cdk.Fn.join("", ["a", cdk.Aws.REGION])))
probe("ImportAcrossRegions", lambda: (lambda r: (make(stack("B", r), P=make(stack("A", r, env=cdk.Environment(region="x"))).ref), r.synth()))(app()))
probe("PhysicalName", lambda: (lambda r: (make(stack("B", r, env=cdk.Environment(account="2", region="x")), P=sqs.Queue(stack("A", r, env=cdk.Environment(account="1", region="x")), "Q").queue_arn), r.synth()))(app()))
probe("KeyIsReference", key_is_reference)
probe("ListInString", list_in_string)
probe("ContextLate", children_after_context)
probe("LockedTree", locked_tree)
probe("ChangedAfterSynth", changed_after_synth)
probe("SynthTwice", lambda: (lambda s: (make(s), synth(s), synth(s)))(stack()))
probe("FailsValidation", fails_validation)
probe("Endless", self_reference)
probe("ConstructAsValue", construct_as_value)
probe("FindChild", lambda: stack().node.find_child("none"))
probe("TagPriority", lambda: cdk.Tags.of(stack()).add("k", "v", priority="high"))
probe("AspectPriority", lambda: cdk.Aspects.of(stack()).add(cdk.Tag("k", "v"), priority=-5))
probe("CustomType", lambda: cdk.CustomResource(stack(), "C", service_token="t", resource_type="Own::Type"))
probe("CustomTimeout", lambda: cdk.CustomResource(stack(), "C", service_token="t", service_timeout=cdk.Duration.hours(2)))
probe("ProviderFolder", lambda: cdk.CustomResourceProvider.get_or_create(stack(), "P", code_directory="nowhere", runtime=cdk.CustomResourceProviderRuntime.NODEJS_22_X))
probe("ContextWithoutEnv", lambda: cdk.ContextProvider.get_value(stack(), provider="p", dummy_value=1))
probe("ContextKeyToken", lambda: cdk.ContextProvider.get_key(stack(env=cdk.Environment(**ENV)), provider="p", props={"a": cdk.Aws.REGION}))
probe("ContextBothOptions", lambda: cdk.ContextProvider.get_value(stack(env=cdk.Environment(**ENV)), provider="p", dummy_value=1, must_exist=True, ignore_error_on_missing_context=True))
probe("UnknownFact", lambda: stack(env=cdk.Environment(**ENV)).regional_fact("nothing"))
probe("Strength", lambda: cdk.CrossStackReferences.of(stack()).produce(cdk.ReferenceStrength.WEAK))
probe("ConsumePlain", lambda: cdk.Stack.consume_reference("plain", cdk.ReferenceStrength.WEAK))
probe("MappingKey", lambda: cdk.CfnMapping(stack(), "M", mapping={"a": {"b": "c"}}).find_in_map("x", "b"))
probe("ParameterAsNumber", lambda: cdk.CfnParameter(stack(), "P").value_as_number)
probe("ParameterAsList", lambda: cdk.CfnParameter(stack(), "P").value_as_list)
probe("OutputValue", lambda: cdk.CfnOutput(stack(), "O"))
probe("RemovalOfNothing", lambda: cdk.Resource.apply_removal_policy(type("R", (cdk.Resource,), {})(stack(), "R"), cdk.RemovalPolicy.RETAIN))
probe("BoundaryAgnostic", lambda: cdk.Stack(app(), "S", permissions_boundary=cdk.PermissionsBoundary.from_name("b-${AWS::Region}")))
probe("DependableOf", lambda: Dependable.of(make(stack())))
