"""AppConfig: extensions, what they tell of steps of a deployment, and what they are added to."""

from aws_cdk import App, CfnOutput, Environment, Stack
from aws_cdk import aws_appconfig as appconfig, aws_events as events, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_
from aws_cdk import aws_sns as sns, aws_sqs as sqs, aws_ssm as ssm
from constructs import Construct

app = App()
Action, Point, Parameter = appconfig.Action, appconfig.ActionPoint, appconfig.Parameter
stack = Stack(app, "Extensions", env=Environment(account="111111111111", region="eu-west-1"))
function = lambda_.Function(stack, "Function", code=lambda_.Code.from_inline("x"), handler="i.h", runtime=lambda_.Runtime.PYTHON_3_12)
alias = lambda_.Alias(stack, "Alias", alias_name="live", version=lambda_.Version(stack, "Version", lambda_=function))
given = lambda_.Function.from_function_attributes(stack, "Given", function_arn="arn:aws:lambda:eu-west-1:111111111111:function:g", same_environment=True)
queue = appconfig.SqsDestination(sqs.Queue(stack, "Queue", encryption_master_key=kms.Key(stack, "Key")))
topic = appconfig.SnsDestination(sns.Topic(stack, "Topic"))
call = appconfig.LambdaDestination(function)
bus = appconfig.EventBridgeDestination(events.EventBus.from_event_bus_name(stack, "Bus", "default"))
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("appconfig.amazonaws.com"))

plain = appconfig.Extension(stack, "Plain", actions=[Action(action_points=[Point.ON_DEPLOYMENT_COMPLETE], event_destination=call)])
full = appconfig.Extension(stack, "Full", extension_name="full", description="all there is", latest_version_number=2, parameters=[
        Parameter.required("one", "1"), Parameter.required("two", "2", "the second"), Parameter.not_required("three"),
        Parameter.not_required("four", "4", "the fourth"), Parameter.not_required("five", "")], actions=[
    Action(action_points=[Point.PRE_START_DEPLOYMENT, Point.ON_DEPLOYMENT_START], event_destination=queue, name="early", description="twice"),
    Action(action_points=[Point.ON_DEPLOYMENT_STEP], event_destination=topic, execution_role=role),
    Action(action_points=[Point.ON_DEPLOYMENT_BAKING], event_destination=bus, execution_role=role),
    Action(action_points=[Point.ON_DEPLOYMENT_ROLLED_BACK], event_destination=call, invoke_without_execution_role=True),
    Action(action_points=[], event_destination=call),
    Action(action_points=[Point.AT_DEPLOYMENT_TICK], event_destination=appconfig.LambdaDestination(alias), invoke_without_execution_role=False),
    Action(action_points=[Point.PRE_CREATE_HOSTED_CONFIGURATION_VERSION], event_destination=appconfig.LambdaDestination(given))])
late = appconfig.Extension(stack, "Late", parameters=[], actions=[Action(action_points=[Point.ON_DEPLOYMENT_START], event_destination=queue),
    Action(action_points=[Point.ON_DEPLOYMENT_START], event_destination=topic, name="wins")])

shop = appconfig.Application(stack, "Shop")
test = shop.add_environment("Test", environment_name="test")
hosted = shop.add_hosted_configuration("Hosted", content=appconfig.ConfigurationContent.from_inline_text("x"))
sourced = shop.add_sourced_configuration("Sourced", location=appconfig.ConfigurationSource.from_parameter(
    ssm.StringParameter.from_string_parameter_name(stack, "Parameter", "/p")))
for extended in (shop, test, hosted, sourced):
    extended.add_extension(plain)
    extended.add_extension(full)
shop.add_extension(late)
shop.pre_create_hosted_configuration_version(queue)
shop.pre_start_deployment(topic, extension_name="before", description="before it", latest_version_number=1, parameters=[Parameter.required("a", "b")])
shop.on(Point.AT_DEPLOYMENT_TICK, call, extension_name="é😀")
test.on_deployment_start(bus)
test.on_deployment_step(call, extension_name="t")
hosted.on_deployment_baking(queue)
hosted.on_deployment_complete(topic, extension_name="a-name-that-is-longer-than-that-of-the-configuration-it-is-made-for")
sourced.on_deployment_rolled_back(call)
sourced.at_deployment_tick(bus, extension_name="s", parameters=[])

extensible = appconfig.ExtensibleBase(Construct(stack, "Other"), "arn:aws:appconfig:eu-west-1:111111111111:application/other", "other")
extensible.on_deployment_start(queue)
extensible.on_deployment_complete(queue, extension_name="of")
bare = appconfig.ExtensibleBase(Construct(stack, "Bare"), "arn:aws:appconfig:eu-west-1:111111111111:application/bare")
bare.on_deployment_start(queue, extension_name="short")
known = appconfig.Extension.from_extension_arn(stack, "Known", "arn:aws:appconfig:us-west-2:222222222222:extension/known/5")
attributes = appconfig.Extension.from_extension_attributes(stack, "Attributes", extension_id="attr", extension_version_number=3, name="attributes", description="d")
bare.add_extension(known)
bare.add_extension(attributes)
imported = appconfig.Application.from_application_arn(stack, "Imported", "arn:aws:appconfig:us-west-2:222222222222:application/imp")
imported.add_extension(attributes)
imported.on_deployment_start(topic)
CfnOutput(stack, "Ids", value=",".join([plain.extension_arn, plain.extension_id, plain.extension_ref.extension_id, attributes.extension_arn, known.extension_id]))
CfnOutput(stack, "Names", value=",".join([plain.name, full.name, full.actions[0].name, str(known.extension_version_number), attributes.name]))
app.synth()
