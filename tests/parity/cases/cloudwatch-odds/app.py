"""Rarely used parts of metrics and alarms: what metrics tell of themselves, changed copies, statistics, old options of alarms, mutes, imported alarms, widgets as JSON."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_sns as sns, aws_cloudwatch_actions as actions

app = cdk.App(analytics_reporting=False)
D, ST, O = cdk.Duration, cw.Stats, cw.ComparisonOperator
for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="us-east-1"))):
    s = cdk.Stack(app, name, env=env)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def told(m):
        c = m.to_metric_config()
        if c.metric_stat is not None:
            x = c.metric_stat
            return ["stat", x.metric_name, x.namespace, x.period.to_seconds(), x.statistic, x.account, x.region, x.account_override, x.region_override, x.unit_filter and x.unit_filter.name, [[d.name, d.value] for d in x.dimensions or []], dict(c.rendering_properties or {})]
        x = c.math_expression or c.search_expression
        return ["math" if c.math_expression else "search", x.expression, x.period, x.search_account, x.search_region, sorted(x.using_metrics or {}), dict(c.rendering_properties or {})]

    plain = cw.Metric(namespace="n", metric_name="m")
    full = cw.Metric(namespace="n", metric_name="f", account="111111111111", color="#ff0000", dimensions_map={"b": "2", "a": "1"}, id="m1", label="lb", period=D.minutes(10), region="eu-west-1", statistic="p95.5", unit=cw.Unit.BITS_PER_SECOND, visible=False)
    stacked = cw.Metric(namespace="n", metric_name="s", stack_account="222222222222", stack_region="eu-west-2")
    math = cw.MathExpression(expression="x + y", using_metrics={"x": plain, "y": full.with_(id="y", region=None)}, color="#00ff00", label="sum", period=D.minutes(2), search_account="3" * 12, search_region="us-west-1")
    search = cw.SearchExpression(expression="SEARCH('{n,a} m', 'Sum', 300)", color="#0000ff", label="found", period=D.minutes(15), search_account="4" * 12, search_region="us-west-2")
    copies = [plain.with_(), plain.with_(statistic="Maximum", period=D.seconds(30), label="", color="#abcdef", dimensions_map={"q": "r"}, unit=cw.Unit.COUNT), full.with_(statistic="avg", id="m2", visible=True, account="5" * 12), full.attach_to(s), stacked.attach_to(s), math.with_(label="other", period=D.minutes(5)), math.with_(color="#111111", search_account="6" * 12, search_region="r1"), search.with_(label="again", search_account="7" * 12)]
    band = cw.Metric.anomaly_detection_for(metric=full, std_devs=3.5, color="#222222", label="band", period=D.minutes(5), search_account="8" * 12, search_region="r2")
    show("Metrics", told=[told(m) for m in (plain, full, stacked, math, search, band, *copies)], texts=[plain.to_string(), full.to_string(), math.to_string(), search.to_string()], math=[math.expression, math.period.to_minutes(), math.label, math.color, math.search_account, math.search_region], warnings=[plain.warnings is None, cw.Metric(namespace="n", metric_name="w", statistic="odd").warnings is None])
    show("Stats", values=[ST.p(99.9), ST.percentile(50), ST.pr(10, 20), ST.pr(30), ST.percentile_rank(1, 2), ST.tc(5), ST.tc(5, 6), ST.trimmed_count(7), ST.tm(8, 9), ST.trimmed_mean(10), ST.ts(11), ST.trimmed_sum(12, 13), ST.wm(14), ST.winsorized_mean(15, 16), ST.AVERAGE, ST.IQM, ST.SAMPLE_COUNT])
    A = dict(actions_enabled=False, alarm_description="d", comparison_operator=O.LESS_THAN_THRESHOLD, datapoints_to_alarm=2, evaluate_low_sample_count_percentile="ignore", treat_missing_data=cw.TreatMissingData.NOT_BREACHING, evaluation_periods=3, threshold=4.5)
    topic = sns.Topic(s, "Topic")
    made = [plain.create_alarm(s, "OfMetric", alarm_name="of-metric", **A), cw.MathExpression(expression="x + 1", using_metrics={"x": plain}, period=D.minutes(2)).create_alarm(s, "OfMath", **A), cw.Alarm(s, "Bare", metric=plain, evaluation_periods=1, threshold=1)]
    made[0].add_alarm_action(), made[0].add_ok_action(actions.SnsAction(topic)), made[0].add_insufficient_data_action(actions.SnsAction(topic), actions.SnsAction(topic))
    odd = cw.AnomalyDetectionAlarm(s, "Anomaly", metric=plain, evaluation_periods=2, std_devs=4, alarm_name="an", alarm_description="ad", actions_enabled=True, datapoints_to_alarm=1, evaluate_low_sample_count_percentile="evaluate", period=D.minutes(2), statistic="max", comparison_operator=O.GREATER_THAN_UPPER_THRESHOLD, treat_missing_data=cw.TreatMissingData.IGNORE)
    cw.AnomalyDetectionAlarm(s, "Extended", metric=plain, evaluation_periods=2, statistic="p90")
    known = [cw.Alarm.from_alarm_arn(s, "ByArn", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a"), cw.Alarm.from_alarm_name(s, "ByName", "b"), cw.CompositeAlarm.from_composite_alarm_arn(s, "CompositeByArn", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:c"), cw.CompositeAlarm.from_composite_alarm_name(s, "CompositeByName", "d"), cw.PromQLAlarm.from_prom_ql_alarm_arn(s, "PromByArn", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:e")]
    composite = cw.CompositeAlarm(s, "Composite", alarm_rule=cw.AlarmRule.all_of(made[0], cw.AlarmRule.not_(odd), cw.AlarmRule.from_alarm(known[1], cw.AlarmState.OK)), actions_enabled=False, actions_suppressor=made[1], actions_suppressor_wait_period=D.minutes(1), actions_suppressor_extension_period=D.minutes(2), alarm_description="cd", composite_alarm_name="cn")
    cw.CompositeAlarm(s, "Suppressed", alarm_rule=cw.AlarmRule.any_of(made[0], cw.AlarmRule.from_boolean(True), cw.AlarmRule.from_string("FALSE")), actions_suppressor=known[0])
    made[0].add_alarm_mute_rule("Mute", duration=D.hours(2), schedule=cw.ScheduleExpression.cron(minute="5", hour="4"), alarm_mute_rule_name="mn", description="md", tags={"a": "b"})
    show("Alarms", refs=[made[0].alarm_ref.alarm_arn, made[0].alarm_arn, made[0].alarm_name, composite.alarm_arn, composite.alarm_name, *(x for k in known for x in (k.alarm_arn, k.alarm_name))], rules=[made[0].render_alarm_rule(), composite.render_alarm_rule(), known[1].render_alarm_rule()], annotation=[made[0].to_annotation().label, made[0].to_annotation().value, made[1].to_annotation().label])
    graph = cw.GraphWidget(title="t", left=[plain], left_y_axis=cw.YAxisProps(label="l", max=9, min=1, show_units=False), legend_position=cw.LegendPosition.RIGHT, period=D.minutes(3), set_period_to_time_range=True, statistic="Sum", start="-PT3H", end="-PT1H", left_annotations=[made[0].to_annotation()], live_data=True, stacked=True, region="eu-west-1", account_id="9" * 12)
    graph.add_left_metric(full), graph.add_right_metric(math)
    widgets = [graph, cw.SingleValueWidget(metrics=[plain, search], title="sv", width=5, height=4, region="r", account_id="1" * 12, full_precision=True, sparkline=True, set_period_to_time_range=False, period=D.minutes(7), start="s", end="e"), cw.AlarmWidget(alarm=made[0], title="aw", left_y_axis=cw.YAxisProps(max=3), region="r", width=7, height=2, account_id="2" * 12), cw.Spacer(width=3, height=2), cw.TextWidget(markdown="# x", width=4, height=1, background=cw.TextWidgetBackground.TRANSPARENT), cw.AlarmStatusWidget(alarms=made, title="st", sort_by=cw.AlarmStatusWidgetSortBy.TIMESTAMP, states=[cw.AlarmState.ALARM], width=8, height=3)]
    row, column = cw.Row(*widgets[:3]), cw.Column(*widgets[3:])
    row.position(1, 2), column.position(3, 4)
    show("Widgets", row=[row.width, row.height, s.to_json_string(row.to_json())], column=[column.width, column.height, s.to_json_string(column.to_json())])
    values = [cw.Values.from_values(cw.VariableValue(value="v1", label="l1"), cw.VariableValue(value="v2")), cw.Values.from_search("{n,d} MetricName='m'", "d"), cw.Values.from_search_components(namespace="n", dimensions=["d", "e"], metric_name="m", populate_from="e")]
    cw.Dashboard(s, "Dashboard", dashboard_name="da-1_b", start="-P1D", end="-PT1H", period_override=cw.PeriodOverride.INHERIT, widgets=[[row], [column]], variables=[cw.DashboardVariable(id=f"v{n}", type=cw.VariableType.PATTERN, input_type=cw.VariableInputType.SELECT, value="p", values=v, default_value=cw.DefaultValue.FIRST if n else None, label="vl", visible=n != 1) for n, v in enumerate(values)])
app.synth()
