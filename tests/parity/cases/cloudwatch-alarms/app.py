"""Alarms: statistics, periods, accounts and labels of metrics; math expressions; bands; composite alarms; actions; metrics of resources."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_cloudwatch_actions as act, aws_iam as iam, aws_lambda as la, aws_sns as sns, aws_sqs as sqs

D, R, O = cdk.Duration, cw.AlarmRule, cw.ComparisonOperator
app = cdk.App()
one = cdk.Stack(app, "One", env=cdk.Environment(account="111111111111", region="us-east-1"))
two = cdk.Stack(app, "Two", env=cdk.Environment(account="222222222222", region="us-east-1"))
free = cdk.Stack(app, "Free")


def metric(**options):
    return cw.Metric(**{"namespace": "Shop", "metric_name": "Orders", **options})


def alarm(stack, id, watched, **options):
    return cw.Alarm(stack, id, metric=watched, **{"threshold": 1, "evaluation_periods": 2, **options})


for index, statistic in enumerate(["avg", "MIN", "n", "samplecount", "P99.9", "tm(10%:90%)", "iqm", "PR(:300)", "p(50)", "odd", cw.Stats.tm(5, 95), cw.Stats.p(90)]):
    alarm(one, f"Statistic{index}", metric(statistic=statistic))
alarm(one, "Full", metric(statistic="p95", period=D.minutes(1), unit=cw.Unit.BYTES_PER_SECOND, dimensions_map={"b": "1", "a": "2"}), alarm_name="full", alarm_description="All of it",
      datapoints_to_alarm=1, actions_enabled=False, evaluate_low_sample_count_percentile="ignore", treat_missing_data=cw.TreatMissingData.NOT_BREACHING, comparison_operator=O.LESS_THAN_THRESHOLD)
alarm(one, "Labelled", metric(label="Orders of all", color="#ff0000", unit=cw.Unit.COUNT, dimensions_map={"Shop": "main"}), threshold=-1.5)
alarm(one, "Shown", metric(id="shown", visible=False, account="111111111111", region="us-east-1"))
attached = metric(label="").attach_to(one)
for stack in (one, two, free):
    alarm(stack, "Attached", attached)
    alarm(stack, "Account", metric(account="222222222222", period=D.seconds(10)))
    alarm(stack, "Pseudo", metric(account=cdk.Aws.ACCOUNT_ID) if stack is free else metric())
    cw.MathExpression(expression="m * 2", using_metrics={"m": attached}).create_alarm(stack, "Doubled", threshold=3, evaluation_periods=1)
total = cw.MathExpression(expression="web + app", using_metrics={"web": metric(label="Web"), "app": metric(statistic="Sum", account="333333333333", period=D.minutes(1))})
ratio = cw.MathExpression(expression="errors / total + web", label="Ratio", period=D.minutes(1), using_metrics={"errors": metric(metric_name="Errors"), "total": total, "web": metric(label="Other")})
alarm(one, "Total", total)
alarm(one, "Ratio", ratio, comparison_operator=O.GREATER_THAN_THRESHOLD)
alarm(one, "Longer", ratio.with_(period=D.minutes(15), label="Longer"))
alarm(one, "Unknown", cw.MathExpression(expression="IF(more > 1, 'text', web)", using_metrics={"web": metric()}))
alarm(one, "Rule", cw.MathExpression(expression="INSIGHT_RULE_METRIC('rule', Sum)", using_metrics={}))
cw.AnomalyDetectionAlarm(one, "Band", metric=metric(label="Banded"), evaluation_periods=3)
cw.AnomalyDetectionAlarm(one, "Narrow", metric=total, std_devs=1.5, evaluation_periods=3, comparison_operator=O.GREATER_THAN_UPPER_THRESHOLD, treat_missing_data=cw.TreatMissingData.IGNORE)
alarm(one, "ByHand", cw.Metric.anomaly_detection_for(metric=metric()), comparison_operator=O.LESS_THAN_LOWER_THRESHOLD)
topic, queue = sns.Topic(one, "Topic"), sqs.Queue(one, "Queue")
function = la.Function(one, "Function", code=la.Code.from_inline("x"), handler="index.handler", runtime=la.Runtime.PYTHON_3_12)
errors = function.metric_errors(period=D.minutes(1)).create_alarm(one, "Errors", threshold=1, evaluation_periods=1)
alarm(one, "Own", function.metric("Own", dimensions_map={"Kind": "x"}, statistic="Maximum"))
alarm(one, "AllErrors", la.Function.metric_all_errors())
waiting = alarm(one, "Waiting", queue.metric_approximate_number_of_messages_outstanding(period=D.minutes(1)))
alarm(one, "Sent", queue.metric_sent_message_size())
alarm(one, "Failed", topic.metric_number_of_notifications_failed(label="Failed"))
errors.add_alarm_action(act.SnsAction(topic), act.LambdaAction(function), act.SsmAction(act.OpsItemSeverity.HIGH, act.OpsItemCategory.COST))
errors.add_ok_action(act.LambdaAction(function))
errors.add_insufficient_data_action(act.SsmIncidentAction("plan"))
waiting.add_alarm_action(act.LambdaAction(function, use_unique_permission_id=True), act.LambdaAction(function.add_alias("live")), act.SsmAction(act.OpsItemSeverity.LOW))
alarm(free, "Instance", metric(dimensions_map={"InstanceId": "i-1"})).add_alarm_action(act.Ec2Action(act.Ec2InstanceAction.RECOVER), act.SsmAction(act.OpsItemSeverity.CRITICAL))
known = cw.Alarm.from_alarm_arn(one, "Known", "arn:aws:cloudwatch:us-east-1:111111111111:alarm:known:one")
named = cw.Alarm.from_alarm_name(one, "Named", "named")
both = cw.CompositeAlarm(one, "Both", alarm_rule=R.any_of(R.all_of(errors, R.from_boolean(True), R.not_(waiting)), R.from_alarm(known, cw.AlarmState.INSUFFICIENT_DATA), R.from_string("OK(q)"), named),
                         composite_alarm_name="both", actions_enabled=True, alarm_description="Either", actions_suppressor=waiting, actions_suppressor_wait_period=D.minutes(3))
both.add_alarm_action(act.SnsAction(topic))
cw.CompositeAlarm(one, "Outer", alarm_rule=both, actions_suppressor=known).add_ok_action(act.LambdaAction(function, use_unique_permission_id=True))
cw.CompositeAlarm(one, "Most", alarm_rule=R.all_of(R.at_least(cw.AlarmState.ALARM, operands=[errors, waiting, known], threshold=cw.AtLeastThreshold.count(2)),
                                                   R.at_least_not(cw.AlarmState.OK, operands=[errors, both], threshold=cw.AtLeastThreshold.percentage(50))))
cw.Metric.grant_put_metric_data(iam.Role(one, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")))
cdk.CfnOutput(one, "Out", value="|".join([errors.alarm_arn, both.alarm_name, known.alarm_name, named.alarm_arn, errors.to_annotation().label, str(ratio.warnings_v2), ratio.to_string()]))
cdk.CfnOutput(two, "Elsewhere", value=both.alarm_arn)
app.synth()
