"""References between stacks: strengths, other regions and accounts, exports by hand, physical names."""

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
R = cdk.ReferenceStrength
ENVS = {
    "Home": {"account": "111111111111", "region": "eu-west-1"},
    "Account": {"account": "222222222222", "region": "eu-west-1"},
    "Both": {"account": "222222222222", "region": "us-east-1"},
}


def make(scope, id, **properties):
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def attributes(resource, use=lambda value, _: value, listed=lambda value: value):
    return {
        "Ref": use(resource.ref, 0),
        "Att": use(resource.get_att("Att.x").to_string(), 1),
        "List": listed(cdk.Token.as_list(resource.get_att("List", cdk.ResolutionTypeHint.STRING_LIST))),
        "Number": cdk.Token.as_number(resource.get_att("N", cdk.ResolutionTypeHint.NUMBER)),
    }


plain = make(cdk.Stack(app, "Producer", stack_name="producer-name"), "Made")
for name, strength in (("Strong", R.STRONG), ("Weak", R.WEAK), ("Twice", R.BOTH)):
    consumer = cdk.Stack(app, name)
    cdk.CrossStackReferences.of(consumer).consume(strength)
    make(consumer, "User", **attributes(plain))
    make(consumer, "Given", **attributes(plain, lambda value, index: cdk.Stack.consume_reference(value, list(R)[index]), lambda value: cdk.Stack.consume_list_reference(value, R.WEAK)))
produced = make(plain.stack, "Produced")
cdk.CrossStackReferences.of(produced).produce(R.BOTH)
make(cdk.Stack(app, "Unset"), "User", **attributes(produced), Export=plain.stack.export_value(plain.ref, name="my-export"))
queue = sqs.Queue(plain.stack, "Queue")
queue.apply_cross_stack_reference_strength(R.WEAK)
exported = cdk.Stack(app, "Exported")
make(exported, "User", Arn=queue.queue_arn, Name=queue.queue_name, Value=plain.stack.export_value(plain.get_att("X")),
     Listed=plain.stack.export_string_list_value(plain.get_att("L", cdk.ResolutionTypeHint.STRING_LIST)),
     Named=plain.stack.export_string_list_value(["a", plain.ref], name="list-export", description="listed"))
home = cdk.Stack(app, "Home", env=cdk.Environment(**ENVS["Home"]))
source, named = make(home, "Source"), sqs.Queue(home, "Named", queue_name="a-name")
generated = sqs.Queue(home, "Generated", queue_name=cdk.PhysicalName.GENERATE_IF_NEEDED)
role = iam.Role(home, "Role", assumed_by=iam.AccountRootPrincipal(), role_name=cdk.PhysicalName.GENERATE_IF_NEEDED)
for name in ("Account", "Both"):
    away = cdk.Stack(app, name, env=cdk.Environment(**ENVS[name]), synthesizer=cdk.DefaultStackSynthesizer(qualifier="qq" if name == "Both" else None))
    make(away, "User", **attributes(source), Named=named.queue_arn, Generated=generated.queue_name, Role=role.role_arn)
region = cdk.Stack(app, "Region", env=cdk.Environment(account="111111111111", region="us-west-2"))
cdk.CrossStackReferences.of(region).consume(R.WEAK)
make(cdk.NestedStack(region, "Inner"), "User", **attributes(source), Named=named.queue_name)
make(region, "Url", Url=generated.queue_url)
kms.Alias.from_alias_name(region, "Alias", "a")
app.synth()
