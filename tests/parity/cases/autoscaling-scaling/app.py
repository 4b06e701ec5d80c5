"""Groups scale by metrics, steps and schedules; hooks with their targets, warm pools, imported groups."""

import datetime

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as asg
from aws_cdk import aws_autoscaling_hooktargets as targets
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

app = cdk.App()
stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="123456789012", region="us-east-1"))
vpc = ec2.Vpc(stack, "Vpc", nat_gateways=0, max_azs=1)
Interval, minutes = asg.ScalingInterval, cdk.Duration.minutes
LAUNCH, END = asg.LifecycleTransition.INSTANCE_LAUNCHING, asg.LifecycleTransition.INSTANCE_TERMINATING


def group(name):
    return asg.AutoScalingGroup(
        stack, name, vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), max_capacity=9,
        machine_image=ec2.MachineImage.generic_linux({"us-east-1": "ami-1"}),
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))


made = group("Group")
known = asg.AutoScalingGroup.from_auto_scaling_group_name(stack, "Known", "known-group")
known.add_user_data("is not known")
metric = cloudwatch.Metric(namespace="n", metric_name="m", dimensions_map={"a": "b"})
for scaled in (made, known):
    options = {"cooldown": minutes(1), "disable_scale_in": True, "estimated_instance_warmup": minutes(2)}
    policy = scaled.scale_on_cpu_utilization("Cpu", target_utilization_percent=50)
    scaled.scale_on_cpu_utilization("CpuFull", target_utilization_percent=50.5, **options)
    scaled.scale_on_incoming_bytes("In", target_bytes_per_second=10, disable_scale_in=False)
    scaled.scale_on_outgoing_bytes("Out", target_bytes_per_second=11, **options)
    scaled.scale_to_track_metric("Metric", metric=metric, target_value=3)
    scaled.scale_to_track_metric("Unit", target_value=0.5, metric=cloudwatch.Metric(
        namespace="x", metric_name="y", statistic="p90", unit=cloudwatch.Unit.COUNT))
    scaled.scale_on_metric("Steps", metric=metric, scaling_steps=[
        Interval(change=-1, upper=10), Interval(change=1, lower=50), Interval(change=3, lower=90)])
    scaled.scale_on_metric(
        "Percent", metric=metric, scaling_steps=[Interval(change=20, lower=50), Interval(change=30, lower=90)],
        adjustment_type=asg.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, cooldown=minutes(2), datapoints_to_alarm=2,
        estimated_instance_warmup=minutes(3), evaluation_periods=4, min_adjustment_magnitude=5,
        metric_aggregation_type=asg.MetricAggregationType.MAXIMUM)
    scaled.scale_on_metric(
        "Exact", metric=cloudwatch.Metric(namespace="n", metric_name="m", statistic="Maximum", period=minutes(1)),
        scaling_steps=[Interval(change=2, lower=0, upper=10), Interval(change=5, lower=10, upper=20),
                       Interval(change=7, lower=20)], adjustment_type=asg.AdjustmentType.EXACT_CAPACITY)
    scaled.scale_on_metric(
        "Math", metric=cloudwatch.MathExpression(expression="a+b", using_metrics={"a": metric, "b": metric}),
        scaling_steps=[Interval(change=-1, upper=10), Interval(change=1, lower=50)])
    action = scaled.scale_on_schedule("Morning", schedule=asg.Schedule.cron(hour="8", minute="0"), min_capacity=2)
    scaled.scale_on_schedule(
        "Times", schedule=asg.Schedule.expression("0 1 * * *"), max_capacity=4, desired_capacity=3,
        time_zone="Europe/Berlin", start_time=datetime.datetime(2030, 1, 1, tzinfo=datetime.timezone.utc),
        end_time=datetime.datetime(2031, 1, 1, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2))))
    scaled.scale_on_schedule("Often", schedule=asg.Schedule.cron(week_day="1-5", month="2"), desired_capacity=0)
    hook = scaled.add_lifecycle_hook(
        "Plain", lifecycle_transition=LAUNCH, default_result=asg.DefaultResult.ABANDON, heartbeat_timeout=minutes(5),
        lifecycle_hook_name=f"hook-{scaled.node.id}", notification_metadata="meta")
    scaled.add_warm_pool(max_group_prepared_capacity=3, min_size=2, pool_state=asg.PoolState.HIBERNATED,
                         reuse_on_scale_in=True)
    for key, value in {"Policy": policy.scaling_policy_arn, "Action": action.scheduled_action_name,
                       "Hook": hook.lifecycle_hook_name, "Arn": scaled.auto_scaling_group_arn}.items():
        cdk.CfnOutput(stack, f"{scaled.node.id}{key}", value=value)


def function(name):
    return lambda_.Function(stack, name, code=lambda_.Code.from_inline("x"), handler="index.handler",
                            runtime=lambda_.Runtime.PYTHON_3_12)


key = kms.Key(stack, "Key")
own = iam.Role(stack, "Own", assumed_by=iam.ServicePrincipal("autoscaling.amazonaws.com"))
for name, target, role in (
    ("Topic", targets.TopicHook(sns.Topic(stack, "Topic")), None),
    ("SecretTopic", targets.TopicHook(sns.Topic(stack, "SecretTopic", master_key=key)), own),
    ("Queue", targets.QueueHook(sqs.Queue(stack, "Queue")), own),
    ("SecretQueue", targets.QueueHook(sqs.Queue(stack, "SecretQueue", encryption=sqs.QueueEncryption.KMS)), None),
    ("Function", targets.FunctionHook(function("Plain")), None),
    ("SecretFunction", targets.FunctionHook(function("Secret"), key), own),
):
    made.add_lifecycle_hook(name, lifecycle_transition=END, notification_target=target, role=role,
                            default_result=asg.DefaultResult.CONTINUE)
asg.LifecycleHook(stack, "Hook", auto_scaling_group=made, lifecycle_transition=END)
asg.WarmPool(stack, "Warm", auto_scaling_group=group("Second"), reuse_on_scale_in=False, min_size=0)
group("Third").add_warm_pool()
asg.ScheduledAction(stack, "Action", auto_scaling_group=made, schedule=asg.Schedule.expression("* * * * *"), min_capacity=1)
asg.TargetTrackingScalingPolicy(stack, "Tracking", auto_scaling_group=known, target_value=5, resource_label="label",
                                predefined_metric=asg.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET)
steps = asg.StepScalingAction(stack, "Steps", auto_scaling_group=made)
steps.add_adjustment(adjustment=1, lower_bound=0, upper_bound=10)
steps.add_adjustment(adjustment=2, lower_bound=10)
asg.StepScalingPolicy(stack, "StepPolicy", auto_scaling_group=made, metric=metric, scaling_steps=[
    Interval(change=-1, upper=10), Interval(change=0, lower=20), Interval(change=1, lower=50)])
app.synth()
