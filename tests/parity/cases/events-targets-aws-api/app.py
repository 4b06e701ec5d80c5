"""Calls of AWS's APIs as targets of rules."""
import aws_cdk as cdk
from aws_cdk import aws_events as events, aws_events_targets as targets, aws_iam as iam

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
first = targets.AwsApi(service="ECS", action="updateService", parameters={"service": "cool-service", "forceNewDeployment": True}, catch_error_pattern="error")
second = targets.AwsApi(service="RDS", action="stopDBInstance", parameters={"DBInstanceIdentifier": "dev"}, policy_statement=iam.PolicyStatement(actions=["rds:StopDBInstance"], resources=["arn:x"]))
events.Rule(s, "Rule", schedule=events.Schedule.expression("rate(15 minutes)"), targets=[first, second])
events.Rule(s, "Other", event_pattern={"source": ["x"]}, targets=[targets.AwsApi(service="s3", action="GetObject", api_version="2006-03-01"), targets.AwsApi(service="SQS", action="sendMessage", api_version="2012-11-05", parameters={"QueueUrl": "x"}, catch_error_pattern="X.*"), targets.AwsApi(service="cloudwatch-logs", action="PutRetentionPolicyCommand", parameters={"a": [1, {"b": events.EventField.from_path("$.detail.x")}]})])
other = cdk.Stack(app, "T")
events.Rule(other, "Rule", schedule=events.Schedule.rate(cdk.Duration.days(1)), targets=[targets.AwsApi(service="Lambda", action="invoke")])
app.synth()
