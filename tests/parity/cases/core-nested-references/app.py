"""Nested stacks in nested stacks and in stages: references up, down, between siblings and across stacks; lists and numbers."""

import aws_cdk as cdk
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

app = cdk.App(analytics_reporting=False, context={"@aws-cdk/core:defaultCrossStackReferences": "strong"})
LIST, NUMBER = cdk.ResolutionTypeHint.STRING_LIST, cdk.ResolutionTypeHint.NUMBER


def make(scope, id, **properties):
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def attributes(resource):
    return {
        "Ref": resource.ref,
        "Att": resource.get_att("Att").to_string(),
        "Dotted": f"x-{resource.get_att('In.Ner').to_string()}",
        "List": cdk.Token.as_list(resource.get_att("List", LIST)),
        "Number": cdk.Token.as_number(resource.get_att("Number", NUMBER)),
    }


def tree(scope, name, **env):
    top = cdk.Stack(scope, name, **env)
    mid = cdk.NestedStack(Construct(top, "Wrap"), "Mid", parameters={"Given": "value"}, timeout=cdk.Duration.minutes(5))
    deep = cdk.NestedStack(mid, "Deep", description="deep", notification_arns=["arn:aws:sns:x:1:t"], removal_policy=cdk.RemovalPolicy.RETAIN)
    side = cdk.NestedStack(top, "Side", suppress_template_indentation=True)
    return top, mid, deep, side


top, mid, deep, side = tree(app, "Top", tags={"team": "a"})
made = {stack.node.id: make(stack, "Made", Own=[stack.stack_name, stack.stack_id, stack.region]) for stack in (top, mid, deep, side)}
for user, source in (("Deep", "Top"), ("Top", "Deep"), ("Side", "Deep"), ("Deep", "Side"), ("Mid", "Top")):
    if (user, source) != ("Deep", "Side"):
        make({"Deep": deep, "Top": top, "Side": side, "Mid": mid}[user], f"Uses{source}", **attributes(made[source]))
make(side, "Ids", Name=mid.stack_name, Id=deep.stack_id, Parent=top.stack_name, ParentId=top.stack_id)
make(top, "TopIds", Name=mid.stack_name, Id=deep.stack_id)
mid.set_parameter("Late", made["Top"].ref)
cdk.CfnOutput(deep, "Out", value=made["Top"].ref)
cdk.CfnOutput(top, "Nested", value=made["Deep"].get_att("Out").to_string(), export_name="nested-export")
parameter = cdk.CfnParameter(top, "Parameter", type="Number", default=3)
make(deep, "FromParameter", P=parameter.value_as_number, S=parameter.value_as_string)
other, other_mid, other_deep, _ = tree(app, "Other")
make(other_deep, "Across", **attributes(made["Deep"]), Queue=sqs.Queue(mid, "Queue").queue_arn)
make(other, "AcrossTop", **attributes(made["Side"]))
for index, (env, context) in enumerate((({}, "weak"), ({"env": cdk.Environment(account="111111111111", region="eu-west-1")}, "both"))):
    stage = cdk.Stage(app, f"Stage{index}")
    cdk.CrossStackReferences.of(stage).consume(cdk.ReferenceStrength[context.upper()])
    one, one_mid, one_deep, one_side = tree(stage, "One", **env)
    two, two_mid, two_deep, two_side = tree(stage, "Two", **env)
    source = make(one_deep, "Source")
    make(two_mid, "User", **attributes(source), Topic=sns.Topic(one, "Topic").topic_arn)
    make(one_side, "Near", **attributes(source))
    two_side.add_dependency(one_mid)
app.synth()
