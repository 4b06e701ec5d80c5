"""Trails: buckets, logs, keys, selectors, insights, organizations and rules."""

import aws_cdk as cdk
from aws_cdk import (
    Stack,
    aws_cloudtrail as ct,
    aws_events_targets as targets,
    aws_kms as kms,
    aws_lambda as lambda_,
    aws_logs as logs,
    aws_s3 as s3,
    aws_sns as sns,
)

app = cdk.App()
stack = Stack(app, "Trails")
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
data = s3.Bucket(stack, "Data")

plain = ct.Trail(stack, "Plain")
cdk.CfnOutput(stack, "Arn", value=plain.trail_arn)
cdk.CfnOutput(stack, "TopicArn", value=plain.trail_sns_topic_arn)

full = ct.Trail(
    stack, "Full", trail_name="full", send_to_cloud_watch_logs=True, cloud_watch_logs_retention=logs.RetentionDays.ONE_WEEK,
    encryption_key=kms.Key(stack, "Key"), enable_file_validation=False, include_global_service_events=False, is_multi_region_trail=False,
    management_events=ct.ReadWriteType.WRITE_ONLY, s3_key_prefix="p/q", sns_topic=sns.Topic(stack, "Topic"),
    insight_types=[ct.InsightType.API_CALL_RATE, ct.InsightType.API_ERROR_RATE, ct.InsightType("Other")],
)
full.add_s3_event_selector([ct.S3EventSelector(bucket=data, object_prefix="x/"), ct.S3EventSelector(bucket=data)], read_write_type=ct.ReadWriteType.READ_ONLY, include_management_events=False)
full.add_lambda_event_selector([fn], exclude_management_event_sources=[ct.ManagementEventSources.KMS, ct.ManagementEventSources.RDS_DATA_API])
full.log_all_s3_data_events()
full.log_all_lambda_data_events(include_management_events=True, exclude_management_event_sources=[])
full.add_event_selector(ct.DataResourceType.S3_OBJECT, ["arn:aws:s3:::b/"], read_write_type=ct.ReadWriteType.ALL)
cdk.CfnOutput(stack, "Group", value=full.log_group.log_group_name)

group = logs.LogGroup(stack, "Group2")
given = ct.Trail(stack, "Given", bucket=s3.Bucket(stack, "Own"), send_to_cloud_watch_logs=True, cloud_watch_log_group=group, management_events=ct.ReadWriteType.NONE)
given.log_all_lambda_data_events()
ct.Trail(stack, "NoLogs", cloud_watch_log_group=group, management_events=ct.ReadWriteType.ALL, trail_name=cdk.Fn.ref("AWS::StackName"))
ct.Trail(stack, "Org", is_organization_trail=True, org_id="o-123456789a", trail_name="org")
ct.Trail(stack, "OrgPrefix", is_organization_trail=True, org_id="o-123456789a", s3_key_prefix="pre", trail_name="prefixed")
ct.Trail(stack, "OrgUnnamed", is_organization_trail=True, org_id="o-123456789a", bucket=s3.Bucket.from_bucket_name(stack, "Imported", "imported-bucket"))
ct.Trail(stack, "OrgUnknown", is_organization_trail=True)
other = Stack(app, "Other", env=cdk.Environment(account="111111111111", region="eu-west-1"))
crossed = ct.Trail(other, "Crossed", trail_name=cdk.PhysicalName.GENERATE_IF_NEEDED, send_to_cloud_watch_logs=True)
user = Stack(app, "User", env=cdk.Environment(account="222222222222", region="eu-west-1"))
cdk.CfnOutput(user, "Out", value=crossed.trail_arn)

rule = ct.Trail.on_event(stack, "Event", target=targets.LambdaFunction(fn), description="d")
rule.add_event_pattern(account=["123456789012"])
ct.Trail.on_event(stack, "Bare")
app.synth()
