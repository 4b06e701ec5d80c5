"""Gauges, tables, log queries, states, custom widgets and variables of dashboards; alarms on PromQL; rules that mute alarms."""
import aws_cdk as cdk
from aws_cdk import Duration, aws_cloudwatch as cw, aws_cloudwatch_actions as ca, aws_sns as sns

app = cdk.App()
s = cdk.Stack(app, "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
M = lambda **k: cw.Metric(**{"namespace": "NS", "metric_name": "M", **k})
E = lambda **k: cw.MathExpression(**{"expression": "a", "using_metrics": {"a": M(metric_name="in")}, **k})
HA, VA, T = cw.HorizontalAnnotation, cw.VerticalAnnotation, cw.TableThreshold
VI, VT, V = cw.VariableInputType, cw.VariableType, cw.DashboardVariable
minute = Duration.minutes(1)
gauge = cw.GaugeWidget(metrics=[M()], left_y_axis=cw.YAxisProps(label="l"), live_data=False, set_period_to_time_range=False)
gauge.add_metric(M(metric_name="Z"))
table = cw.TableWidget(metrics=[M()], layout=cw.TableLayout.VERTICAL, summary=cw.TableSummaryProps(columns=[cw.TableSummaryColumn.SUM]))
table.add_metric(E())
imported = cw.Alarm.from_alarm_arn(s, "Imported", "arn:a:b:c:d:alarm:e")
alarm = M().create_alarm(s, "Alarm", threshold=1, evaluation_periods=1)
row = cw.Row(cw.TextWidget(markdown="a"))
row.add_widget(cw.TextWidget(markdown="b", width=20))
column = cw.Column()
column.add_widget(cw.TextWidget(markdown="c"))
column.add_widget(cw.Spacer())
d = cw.Dashboard(s, "D", start="-P1D", variables=[
    V(id="i", input_type=VI.SELECT, type=VT.PROPERTY, value="v", label="L", visible=False, default_value=cw.DefaultValue.FIRST, values=cw.Values.from_search("ex", "po")),
    V(id="k", input_type=VI.RADIO, type=VT.PATTERN, value="v", visible=True, default_value=cw.DefaultValue.value("x"), values=cw.Values.from_search_components(namespace="AWS/EC2", dimensions=["A", "B"], metric_name="mm", populate_from="A")),
    V(id="l", input_type=VI.RADIO, type=VT.PATTERN, value="v", values=cw.Values.from_values(cw.VariableValue(value="a"), cw.VariableValue(value="b", label="B")))])
d.add_variable(V(id="j", input_type=VI.INPUT, type=VT.PATTERN, value="w"))
d.add_widgets(cw.GaugeWidget(), gauge, cw.GaugeWidget(metrics=[M(), E()], annotations=[HA(value=1, label="x", color="#1", fill=cw.Shading.ABOVE, visible=False)], end="e", start="s",
    left_y_axis=cw.YAxisProps(min=1, max=5, label="l", show_units=False), legend_position=cw.LegendPosition.RIGHT, live_data=True, period=minute, set_period_to_time_range=True, statistic="Sum", title="T", region="r", account_id="a", width=9, height=2))
d.add_widgets(cw.TableWidget(), table, cw.TableWidget(metrics=[M(), E()], full_precision=True, live_data=True, period=minute, set_period_to_time_range=True, show_units_in_label=True, start="s", end="e", statistic="Sum",
    summary=cw.TableSummaryProps(columns=list(cw.TableSummaryColumn), hide_non_summary_columns=True, sticky=True), thresholds=[T.above(5), T.below(1, "#1"), T.between(2, 3, cw.Color.RED)], title="T", region="r", account_id="a", width=9, height=2))
d.add_widgets(*[cw.LogQueryWidget(log_group_names=["a", "b"], view=v, query_lines=["fields @m", "limit 2"], width=4) for v in cw.LogQueryVisualizationType])
d.add_widgets(*[cw.LogQueryWidget(log_group_names=["a"], query_language=v, query_string="q q", title="t", region="r", account_id="x", width=3, height=4) for v in cw.LogQueryLanguage])
d.add_widgets(cw.AlarmStatusWidget(alarms=[imported, alarm]), *[cw.AlarmStatusWidget(alarms=[alarm], sort_by=v, states=list(cw.AlarmState), title="t", width=3, height=4) for v in cw.AlarmStatusWidgetSortBy])
d.add_widgets(cw.CustomWidget(function_arn="arn", title="t"), cw.CustomWidget(function_arn="arn", title="t", height=1, width=2, params={"a": 1}, update_on_refresh=False, update_on_resize=False, update_on_time_range_change=False))
d.add_widgets(row, column, cw.GraphWidget(left=[M()], stacked=True, vertical_annotations=[VA(date="2020-01-01T00:00:00Z", color="#1", fill=cw.VerticalShading.BEFORE, label="l", visible=False), VA(date="2020-01-01T00:00:00+0200")], left_annotations=[HA(value=1)]),
    cw.GraphWidget(left=[M()], display_labels_on_chart=True, stacked=False, title="p", view=cw.GraphWidgetView.PIE), cw.GraphWidget(vertical_annotations=[VA(date="2020-01-01T00:00:00", fill=cw.VerticalShading.NONE)]))

SE = cw.ScheduleExpression
when = lambda year: cw.CalendarDateTime(year=year, month=1, day=2, hour=3, minute=4)
often = dict(duration=Duration.hours(1), schedule=SE.cron(minute="0"))
mute = cw.AlarmMuteRule(s, "Mute", **often)
mute.add_alarm(alarm)
mute.add_alarm(alarm)
full = cw.AlarmMuteRule(s, "Full", alarm_mute_rule_name="nm", description="d", start=when(2025), expire=when(2026), tags={"b": "1", "a": "2"}, alarms=[imported], duration=Duration.days(15), schedule=SE.at(when(2025), cdk.TimeZone.ASIA_TOKYO))
cw.AlarmMuteRule(s, "Cron", alarms=[], tags={}, duration=minute, schedule=SE.cron(minute="1", day="2", hour="3", month="4", time_zone=cdk.TimeZone.ASIA_TOKYO))
alarm.add_alarm_mute_rule("Night", duration=Duration.hours(8), schedule=SE.cron(minute="1", week_day="MON"))
by_arn = cw.AlarmMuteRule.from_alarm_mute_rule_arn(s, "ByArn", "arn:aws:cloudwatch:us-east-1:1:alarm-mute-rule:xx")
by_name = cw.AlarmMuteRule.from_alarm_mute_rule_name(s, "ByName", "nn")
query = cw.PromQLAlarm(s, "Query", evaluation_interval=minute, query="up")
query.add_alarm_action(ca.SnsAction(sns.Topic.from_topic_arn(s, "Topic", "arn:aws:sns:us-east-1:1:t")))
named = cw.PromQLAlarm(s, "Named", actions_enabled=False, alarm_description="d", alarm_name="n", pending_period=Duration.minutes(2), recovery_period=Duration.seconds(0), query="down", evaluation_interval=Duration.seconds(10))
cw.CompositeAlarm(s, "Both", alarm_rule=cw.AlarmRule.all_of(query, named))
there = cw.PromQLAlarm.from_prom_ql_alarm_name(s, "There", "nn")
o = cdk.Stack(app, "O", env=cdk.Environment(account="111111111111", region="us-east-1"))
for n, v in enumerate([mute.alarm_mute_rule_arn, full.alarm_mute_rule_name, full.alarm_mute_rule_arn, by_arn.alarm_mute_rule_name, by_name.alarm_mute_rule_arn, query.alarm_arn, named.alarm_name, there.alarm_arn]):
    cdk.CfnOutput(o, f"O{n}", value=v)
app.synth()
