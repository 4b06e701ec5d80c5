"""Slack channels of AWS Chatbot: every option, roles, topics, guardrails, log retention, imports, metrics, notification rules."""

import aws_cdk as cdk
from aws_cdk import Duration, Stack
from aws_cdk import aws_chatbot as chatbot
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_codestarnotifications as notifications
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

app = cdk.App()
stack = Stack(app, "Slack")
Slack = chatbot.SlackChannelConfiguration
given = {"slack_workspace_id": "ABC123", "slack_channel_id": "DEF456"}

plain = Slack(stack, "Plain", slack_channel_configuration_name="plain", **given)
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("chatbot.amazonaws.com"))
topics = [sns.Topic(stack, "One"), sns.Topic.from_topic_arn(stack, "Two", "arn:aws:sns:eu-west-1:123456789012:two")]
own = iam.ManagedPolicy(stack, "Own", statements=[iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"])])
full = Slack(
    stack, "Full", slack_channel_configuration_name="full", role=role, notification_topics=topics, logging_level=chatbot.LoggingLevel.ERROR, log_retention=logs.RetentionDays.ONE_MONTH, user_role_required=True, guardrail_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("ReadOnlyAccess"), own],
    log_retention_role=iam.Role(stack, "LogRole", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")), log_retention_retry_options=logs.LogRetentionRetryOptions(max_retries=7, base=Duration.millis(20)), **given,
)
full.add_notification_topic(sns.Topic(stack, "Three"))
levels = [Slack(stack, f"Level{level.name}", slack_channel_configuration_name=f"level-{level.name}", logging_level=level, user_role_required=False, notification_topics=[], guardrail_policies=[], **given) for level in chatbot.LoggingLevel]
levels[0].add_notification_topic(topics[0])
levels[0].add_notification_topic(topics[0])
kept = Slack(stack, "Kept", slack_channel_configuration_name="kept", log_retention=logs.RetentionDays.INFINITE, **given)
named = Slack(stack, "Named", slack_channel_configuration_name=cdk.Fn.join("-", [cdk.Aws.STACK_NAME, "x"]), slack_workspace_id=cdk.Aws.ACCOUNT_ID, slack_channel_id=cdk.CfnParameter(stack, "Channel").value_as_string, log_retention=logs.RetentionDays.ONE_DAY, role=iam.Role.from_role_arn(stack, "OtherRole", "arn:aws:iam::123456789012:role/other"))

plain.add_to_role_policy(iam.PolicyStatement(actions=["cloudwatch:Describe*", "cloudwatch:Get*"], resources=["*"]))
plain.role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("CloudWatchReadOnlyAccess"))
full.add_to_role_policy(iam.PolicyStatement(actions=["s3:ListAllMyBuckets"], resources=["*"]))
named.add_to_role_policy(iam.PolicyStatement(actions=["s3:PutObject"], resources=["*"]))
imported = Slack.from_slack_channel_configuration_arn(stack, "Imported", "arn:aws:chatbot::123456789012:chat-configuration/slack-channel/my-slack")
by_token = Slack.from_slack_channel_configuration_arn(stack, "Token", f"arn:aws:chatbot::{cdk.Aws.ACCOUNT_ID}:chat-configuration/slack-channel/other")
imported.add_to_role_policy(iam.PolicyStatement(actions=["s3:DeleteObject"], resources=["*"]))
more = [Slack.from_slack_channel_configuration_arn(stack, f"More{index}", arn) for index, arn in enumerate([cdk.Fn.import_value("x"), f"arn:aws:chatbot::1:chat-configuration/slack-channel/{cdk.Aws.STACK_NAME}", f"arn:aws:chatbot::{cdk.Aws.ACCOUNT_ID}:chat-configuration/xslack-channel/b", "arn:aws:chatbot::1:chat-configuration/slack-channel/a/b", "arn:aws:chatbot::1:chat-configuration:slack-channel/a"])]
bucket = s3.Bucket(stack, "Bucket")
for channel in (plain, full, named):
    bucket.grant_read(channel)

project = codebuild.Project(stack, "Project", build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}))
rule = notifications.NotificationRule(stack, "Rule", source=project, events=["codebuild-project-build-state-succeeded"], targets=[plain, imported])
rule.add_target(full)
project.notify_on_build_failed("Failed", levels[1])

configs = [channel.bind_as_notification_rule_target(stack) for channel in (plain, imported)]
values = [value for channel in (plain, full, imported, by_token, named, *more) for value in (channel.slack_channel_configuration_arn, channel.slack_channel_configuration_name, channel.slack_channel_configuration_ref.slack_channel_configuration_arn)]
values += [plain.role.role_arn, str(imported.role), type(imported.grant_principal).__name__, *(value for config in configs for value in (config.target_type, config.target_address)), imported.env.account, imported.env.region, plain.env.account]
for index, value in enumerate(values):
    cdk.CfnOutput(stack, f"Out{index}", value=value)
metrics = [plain.metric("Own"), full.metric("Own", statistic="max", period=Duration.minutes(1), label="l"), imported.metric("Events", dimensions_map={"ConfigurationName": "own"}), by_token.metric("E"), Slack.metric_all("All"), Slack.metric_all("All", statistic="p90", region="us-west-2"), named.metric("N", unit=cw.Unit.COUNT)]
for index, metric in enumerate(metrics):
    cw.Alarm(stack, f"Alarm{index}", metric=metric, threshold=1, evaluation_periods=1)

far = Stack(app, "Far", env=cdk.Environment(account="123456789012", region="eu-west-1"))
dashboard = cw.Dashboard(far, "Dashboard", widgets=[[cw.GraphWidget(left=[plain.metric("Own"), Slack.metric_all("All", region="eu-west-1"), imported.metric("E")])]])
there = Slack(far, "There", slack_channel_configuration_name="there", log_retention=logs.RetentionDays.ONE_WEEK, **given)
cw.Alarm(Stack(app, "Near", env=cdk.Environment(account="123456789012", region="us-east-1")), "Alarm", metric=Slack.metric_all("All"), threshold=1, evaluation_periods=1)
cdk.CfnOutput(Stack(app, "Other", env=cdk.Environment(account="123456789012", region="eu-west-1")), "There", value=f"{there.slack_channel_configuration_arn} {there.slack_channel_configuration_name}")

app.synth()
