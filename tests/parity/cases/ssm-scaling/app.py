"""Parameters made here and elsewhere, read when the app runs and when it is deployed; capacity that follows schedules and metrics."""
import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as aa, aws_cloudwatch as cw, aws_iam as iam, aws_kms as kms, aws_ssm as ssm

app = cdk.App(analytics_reporting=False)
SP, SL, V, D = ssm.StringParameter, ssm.StringListParameter, ssm.ParameterValueType, cdk.Duration
s = cdk.Stack(app, "Stored")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
role = lambda n: iam.Role(s, n, assumed_by=iam.ServicePrincipal("x"))
made = [SP(s, "Plain", string_value="v"), SP(s, "Path", string_value="v", description="d", allowed_pattern="^v+$", parameter_name="/a/b", tier=ssm.ParameterTier.ADVANCED, data_type=ssm.ParameterDataType.TEXT), SP(s, "Image", string_value="ami-1", parameter_name="simple", data_type=ssm.ParameterDataType.AWS_EC2_IMAGE, tier=ssm.ParameterTier.INTELLIGENT_TIERING), SP(s, "Token", string_value=cdk.Aws.REGION, parameter_name=cdk.Fn.ref("N"), simple_name=False, allowed_pattern="x")]
lists = [SL(s, "List", string_list_value=["a", "b"]), SL(s, "ListNamed", string_list_value=["c", cdk.Aws.REGION], parameter_name="/l", tier=ssm.ParameterTier.STANDARD, allowed_pattern="[a-z]")]
known = [SP.from_string_parameter_name(s, "KnownN", "/k/n"), SP.from_string_parameter_arn(s, "KnownA", "arn:aws:ssm:us-west-2:111111111111:parameter/x/y"), SP.from_string_parameter_attributes(s, "KnownV", parameter_name="/v", version=2), SP.from_string_parameter_attributes(s, "KnownF", parameter_name="f", force_dynamic_reference=True), SP.from_string_parameter_attributes(s, "KnownT", parameter_name="/t", value_type=V.AWS_EC2_IMAGE_ID), SP.from_string_parameter_attributes(s, "KnownTok", parameter_name=cdk.Fn.ref("M"), simple_name=True),
         SP.from_secure_string_parameter_attributes(s, "KnownS", parameter_name="/s", version=3, encryption_key=kms.Key(s, "Key")), SP.from_secure_string_parameter_attributes(s, "KnownS2", parameter_name="s2")]
klists = [SL.from_string_list_parameter_name(s, "KnownL", "/kl"), SL.from_list_parameter_attributes(s, "KnownLV", parameter_name="lv", version=4), SL.from_list_parameter_attributes(s, "KnownLT", parameter_name="/lt", element_type=V.AWS_EC2_SUBNET_ID)]
for i, p in enumerate([*made, *known]):
    value(s, f"P{i}", p.parameter_arn, p.parameter_name, p.parameter_type, p.string_value), p.grant_read(role(f"R{i}")), p.grant_write(role(f"W{i}"))
for i, p in enumerate([*lists, *klists]):
    value(s, f"L{i}", p.parameter_arn, p.parameter_name, p.parameter_type, p.string_list_value, cdk.Fn.join("|", p.string_list_value)), p.grant_read(role(f"LR{i}"))
value(s, "Read", SP.value_for_string_parameter(s, "/a"), SP.value_for_string_parameter(s, "/a"), SP.value_for_string_parameter(s, "b.c", 2), SP.value_for_typed_string_parameter_v2(s, "/i", V.AWS_EC2_IMAGE_ID), SL.value_for_typed_list_parameter(s, "/l", V.AWS_EC2_VPC_ID))
e = cdk.Stack(app, "Looked", env=cdk.Environment(account="111111111111", region="us-east-1"))
e.node.set_context("ssm:account=111111111111:parameterName=/found:region=us-east-1", "here")
value(e, "Looked", SP.value_from_lookup(e, "/found"), SP.value_from_lookup(e, "/missing"), SP.value_from_lookup(e, "/default", "dd"), SP.value_from_lookup(e, "/keyed", additional_cache_key="k"), SP.from_string_parameter_arn(e, "Arn", "arn:aws:ssm:us-east-1:222222222222:parameter/z").string_value)
t = cdk.Stack(app, "Scaled")
target = lambda n, **k: aa.ScalableTarget(t, n, service_namespace=aa.ServiceNamespace.CUSTOM_RESOURCE, min_capacity=1, max_capacity=20, resource_id="r", scalable_dimension="d:e:F", **k)
a = target("A")
a.scale_on_schedule("Cron", schedule=aa.Schedule.cron(hour="8", minute="0", week_day="MON-FRI"), min_capacity=3, time_zone=cdk.TimeZone.EUROPE_BERLIN), a.scale_on_schedule("Rate", schedule=aa.Schedule.rate(D.hours(2)), max_capacity=9), a.add_to_role_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
metric = cw.Metric(namespace="N", metric_name="M", dimensions_map={"b": "c", "a": "d"}, statistic="Maximum", period=D.minutes(1))
a.scale_to_track_metric("Track", target_value=5, custom_metric=metric, scale_in_cooldown=D.seconds(3)), a.scale_to_track_metric("Known", target_value=60, predefined_metric=aa.PredefinedMetric.LAMBDA_PROVISIONED_CONCURRENCY_UTILIZATION)
I = lambda l: [aa.ScalingInterval(lower=x, upper=y, change=c) for x, y, c in l]
N = None
for i, steps in enumerate(([(0, 10, -2), (10, 20, -1), (20, N, 1)], [(N, 10, -1), (50, N, 1), (70, N, 3)], [(10, 20, 1), (20, N, 2)], [(N, 5, -2), (5, 10, -1)], [(20, N, 1), (N, 10, -1)], [(0, 5, -3), (5, 10, -1), (15, 20, 1), (20, N, 2)], [(-10, 0, -1), (0, N, 1)])):
    for kind in aa.AdjustmentType:
        a.scale_on_metric(f"Steps{i}{kind.name}", metric=metric, scaling_steps=I(steps), adjustment_type=kind, cooldown=D.seconds(i) if i else None, evaluation_periods=3 if i % 2 else None, datapoints_to_alarm=2 if i % 2 else None, min_adjustment_magnitude=1 if kind.name.startswith("PERCENT") else None)
math = cw.MathExpression(expression="m*2", using_metrics={"m": metric}, label="L")
aa.StepScalingPolicy(t, "Own", scaling_target=target("B", role=iam.Role.from_role_arn(t, "Role", "arn:aws:iam::111111111111:role/r")), metric=math, scaling_steps=I([(N, 1, -1), (5, N, 1)]), metric_aggregation_type=aa.MetricAggregationType.MINIMUM)
action = aa.StepScalingAction(t, "Action", scaling_target=a, policy_name="pn", adjustment_type=aa.AdjustmentType.CHANGE_IN_CAPACITY)
action.add_adjustment(adjustment=1, lower_bound=0, upper_bound=3), action.add_adjustment(adjustment=2, lower_bound=3), value(t, "Arns", action.scaling_policy_arn, a.scalable_target_id)
app.synth()
