"""Schedules and their groups: expressions, windows, keys, imports, grants and metrics."""

from datetime import datetime, timedelta, timezone

import aws_cdk as cdk
import jsii
from aws_cdk import Duration, Stack, TimeZone
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_scheduler as scheduler

app = cdk.App()
stack = Stack(app, "Schedules")
E = scheduler.ScheduleExpression
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com"))


@jsii.implements(scheduler.IScheduleTarget)
class Target:
    def __init__(self, **more):
        self.more = more

    def bind(self, schedule):
        return scheduler.ScheduleTargetConfig(arn="arn:aws:sqs:eu-west-1:123456789012:q", role=role, **self.more)


plain = scheduler.Schedule(stack, "Plain", schedule=E.rate(Duration.minutes(5)), target=Target())
group = scheduler.ScheduleGroup(stack, "Group", schedule_group_name="named", removal_policy=cdk.RemovalPolicy.RETAIN)
unnamed = scheduler.ScheduleGroup(stack, "Unnamed")
key = kms.Key(stack, "Key")
full = scheduler.Schedule(
    stack, "Full", schedule=E.cron(minute="0", hour="10", week_day="MON-FRI", time_zone=TimeZone.EUROPE_BERLIN), target=Target(
        input=scheduler.ScheduleTargetInput.from_object({"when": scheduler.ContextAttribute.scheduled_time, "arn": scheduler.ContextAttribute.schedule_arn, "n": scheduler.ContextAttribute.attempt_number, "id": scheduler.ContextAttribute.execution_id, "own": scheduler.ContextAttribute.from_name("abc"), "ref": role.role_arn, "deep": [1, {"a": None}]}),
        retry_policy=scheduler.CfnSchedule.RetryPolicyProperty(maximum_event_age_in_seconds=60, maximum_retry_attempts=3), dead_letter_config=scheduler.CfnSchedule.DeadLetterConfigProperty(arn="arn:aws:sqs:eu-west-1:123456789012:d"),
    ),
    schedule_name="full", description="d", enabled=False, key=key, schedule_group=group, time_window=scheduler.TimeWindow.flexible(Duration.minutes(15)),
    start=datetime(2030, 1, 1, 0, 0, 0, tzinfo=timezone.utc), end=datetime(2030, 10, 1, 12, 30, 0, tzinfo=timezone(timedelta(hours=2))),
)
scheduler.Schedule(stack, "At", schedule=E.at(datetime(2031, 10, 20, 19, 20, 23, tzinfo=timezone.utc)), target=Target(input=scheduler.ScheduleTargetInput.from_text("plain text")), schedule_group=unnamed, time_window=scheduler.TimeWindow.off())
scheduler.Schedule(stack, "AtZone", schedule=E.at(datetime(2031, 10, 20, 19, 20, 23, tzinfo=timezone.utc), TimeZone.AMERICA_NEW_YORK), target=Target(input=scheduler.ScheduleTargetInput.from_text(f"role {role.role_arn}")))
scheduler.Schedule(stack, "Cron", schedule=E.cron(), target=Target())
scheduler.Schedule(stack, "CronDay", schedule=E.cron(day="1", month="3", year="2030"), target=Target())
scheduler.Schedule(stack, "Text", schedule=E.expression("rate(1 days)", TimeZone.ASIA_TOKYO), target=Target(), schedule_group=scheduler.ScheduleGroup.from_default_schedule_group(stack, "Default"))
for index, duration in enumerate([Duration.hours(1), Duration.hours(36), Duration.days(1), Duration.days(2), Duration.minutes(1), Duration.minutes(90)]):
    scheduler.Schedule(stack, f"Rate{index}", schedule=E.rate(duration), target=Target())
named = scheduler.ScheduleGroup.from_schedule_group_name(stack, "ByName", "other")
by_arn = scheduler.ScheduleGroup.from_schedule_group_arn(stack, "ByArn", "arn:aws:scheduler:us-east-1:123456789012:schedule-group/third")
scheduler.Schedule(stack, "InNamed", schedule=E.rate(Duration.days(3)), target=Target(), schedule_group=named)
scheduler.Schedule(stack, "InArn", schedule=E.rate(Duration.days(3)), target=Target(), schedule_group=by_arn)
imported = scheduler.Schedule.from_schedule_arn(stack, "Imported", "arn:aws:scheduler:us-east-1:123456789012:schedule/g/s")

user = iam.User(stack, "User")
group.grant_read_schedules(user)
group.grant_write_schedules(user)
group.grant_delete_schedules(user)
group.grant(user, "scheduler:TagResource", "scheduler:UntagResource")
unnamed.grants.read_schedules(role)
named.grant_write_schedules(role)
by_arn.grant_delete_schedules(role)
scheduler.ScheduleGroupGrants.from_schedule_group(scheduler.CfnScheduleGroup(stack, "Raw", name="raw")).write_schedules(user)

for name, value in {
    "Arn": plain.schedule_arn, "Name": plain.schedule_name, "FullArn": full.schedule_arn, "GroupArn": group.schedule_group_arn, "GroupName": group.schedule_group_name, "UnnamedName": unnamed.schedule_group_name, "ByNameArn": named.schedule_group_arn,
    "ByArnName": by_arn.schedule_group_name, "ImportedName": imported.schedule_name, "ImportedArn": imported.schedule_arn, "FullGroup": full.schedule_group.schedule_group_name, "PlainGroup": str(plain.schedule_group), "ImportedGroup": str(imported.schedule_group), "Ctx": str(scheduler.ContextAttribute.from_name("x")),
}.items():
    cdk.CfnOutput(stack, f"Out{name}", value=value)
S = scheduler.Schedule
metrics = [S.metric_all("Own"), S.metric_all_throttled(), S.metric_all_errors(), S.metric_all_attempts(period=Duration.minutes(1)), S.metric_all_target_throttled(), S.metric_all_dropped(), S.metric_all_sent_to_dlq(), S.metric_all_failed_to_be_sent_to_dlq(), S.metric_all_failed_to_be_sent_to_dlq("AccessDenied"), S.metric_all_sent_to_dlq_truncated(),
           group.metric("Own", statistic="max"), group.metric_throttled(), group.metric_target_errors(), group.metric_attempts(), group.metric_target_throttled(), group.metric_dropped(), group.metric_sent_to_dlq(), group.metric_failed_to_be_sent_to_dlq(), group.metric_failed_to_be_sent_to_dlq("X", label="l"), group.metric_sent_to_dlq_truncated()]
for index, metric in enumerate(metrics):
    cw.Alarm(stack, f"Alarm{index}", metric=metric, threshold=1, evaluation_periods=1)




app.synth()
