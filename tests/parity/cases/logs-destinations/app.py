"""Subscriptions of log groups to functions, streams and delivery streams, also across accounts."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kinesis as kinesis, aws_lambda as lambda_, aws_logs as logs, aws_logs_destinations as dests

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
code = lambda_.Code.from_inline("x = 1")


def fn(scope: cdk.Stack, id: str) -> lambda_.Function:
    return lambda_.Function(scope, id, runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=code)


every = logs.FilterPattern.all_events()
f, g = fn(s, "F"), fn(s, "G")
group, second = logs.LogGroup(s, "Group"), logs.LogGroup(s, "Second")
named = logs.LogGroup.from_log_group_name(s, "Named", "there")
stream = kinesis.Stream(s, "Stream")
logs.SubscriptionFilter(s, "Sub", log_group=group, destination=dests.LambdaDestination(f), filter_pattern=every, filter_name="first")
logs.SubscriptionFilter(s, "Sub2", log_group=group, destination=dests.LambdaDestination(f), filter_pattern=logs.FilterPattern.any_term("ERROR", "WARN"))
logs.SubscriptionFilter(s, "Sub3", log_group=second, destination=dests.LambdaDestination(g, add_permissions=False), filter_pattern=every)
named.add_subscription_filter("Own", destination=dests.LambdaDestination(g), filter_pattern=every)
same = dests.LambdaDestination(g)
for index in range(2):
    second.add_subscription_filter(f"Again{index}", destination=same, filter_pattern=every)
logs.SubscriptionFilter(s, "Stream1", log_group=second, destination=dests.KinesisDestination(stream), filter_pattern=every, distribution=logs.Distribution.RANDOM)
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("logs.amazonaws.com"))
imported = kinesis.Stream.from_stream_arn(s, "ImpStream", "arn:aws:kinesis:eu-west-1:111122223333:stream/there")
logs.SubscriptionFilter(s, "Stream2", log_group=named, destination=dests.KinesisDestination(imported, role=role), filter_pattern=every)
keyed = kinesis.Stream(s, "Keyed", encryption=kinesis.StreamEncryption.KMS)
reused = dests.KinesisDestination(keyed)
logs.SubscriptionFilter(s, "Stream3", log_group=group, destination=reused, filter_pattern=every, distribution=logs.Distribution.BY_LOG_STREAM)
logs.SubscriptionFilter(s, "Stream4", log_group=group, destination=reused, filter_pattern=every)
away = iam.Role.from_role_arn(s, "Away", "arn:aws:iam::123456789012:role/away")
logs.SubscriptionFilter(s, "Stream5", log_group=group, destination=dests.KinesisDestination(stream, role=away), filter_pattern=every)
logs.SubscriptionFilter(s, "Stream6", log_group=group, destination=dests.KinesisDestination(stream, role=away.without_policy_updates() if hasattr(away, "without_policy_updates") else iam.Role.from_role_arn(s, "Fixed", "arn:aws:iam::123456789012:role/fixed", mutable=False)), filter_pattern=every)
logs.SubscriptionFilter(s, "OfImported", log_group=group, destination=dests.LambdaDestination(lambda_.Function.from_function_arn(s, "ImpF", "arn:aws:lambda:us-east-1:123456789012:function:f")), filter_pattern=every)
logs.SubscriptionFilter(s, "OfImported2", log_group=group, destination=dests.LambdaDestination(lambda_.Function.from_function_attributes(s, "ImpF2", function_arn="arn:aws:lambda:us-east-1:123456789012:function:f", same_environment=True)), filter_pattern=every)
logs.CrossAccountDestination(s, "Cross", role=role, target_arn=stream.stream_arn, destination_name="cross").add_to_policy(
    iam.PolicyStatement(principals=[iam.AccountPrincipal("111122223333")], actions=["logs:PutSubscriptionFilter"], resources=["*"]))
near = cdk.Stack(app, "Near", env=cdk.Environment(account="123456789012", region="eu-west-1"))
far = cdk.Stack(app, "Far", env=cdk.Environment(account="123456789012", region="eu-west-1"))
shared = fn(far, "Shared")
logs.SubscriptionFilter(near, "OverStacks", log_group=logs.LogGroup(near, "L"), destination=dests.LambdaDestination(shared), filter_pattern=every)
logs.SubscriptionFilter(near, "OverStacks2", log_group=logs.LogGroup(near, "M"), destination=dests.KinesisDestination(kinesis.Stream(far, "FarStream")), filter_pattern=every)
alias = lambda_.Alias(s, "Alias", alias_name="live", version=f.current_version)
logs.SubscriptionFilter(s, "OfAlias", log_group=second, destination=dests.LambdaDestination(alias), filter_pattern=every)
other = cdk.Stack(app, "Other")
logs.SubscriptionFilter(other, "Region", log_group=logs.LogGroup.from_log_group_arn(other, "G", "arn:aws:logs:us-east-2:111122223333:log-group:x:*"), destination=dests.LambdaDestination(fn(other, "H")), filter_pattern=every)
app.synth()
