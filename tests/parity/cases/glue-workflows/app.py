"""Workflows of Glue: triggers on demand, by time, by events and by conditions, with jobs and crawlers; imports."""
import os
os.chdir(os.path.dirname(os.path.abspath(__file__)))
import aws_cdk as cdk
from aws_cdk import Duration, aws_glue as g, aws_iam as iam

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
job = g.PySparkEtlJob(s, "Job", role=role, script=g.Code.from_asset("scripts/s.py"))
known = g.Job.from_job_attributes(s, "KnownJob", job_name="known-job")
crawler = g.CfnCrawler(s, "Crawler", role=role.role_arn, targets={})
security = g.SecurityConfiguration.from_security_configuration_name(s, "Security", "secure")
made = g.SecurityConfiguration(s, "MadeSecurity", s3_encryption=g.S3Encryption.s3_managed())
Act, When, At = g.Action, g.Condition, g.TriggerSchedule
run = Act.job(job)
run_full = Act.job(known, arguments={"--b": "1", "--a": "2"}, security_configuration=security, timeout=Duration.minutes(5))
crawl = Act.crawler(crawler)
crawl_full = Act.crawler(crawler, arguments={"--x": "y"}, security_configuration=made, timeout=Duration.hours(2))
flow = g.Workflow(s, "Flow")
full = g.Workflow(s, "Full", workflow_name="my-flow", description="d", default_run_properties={"b": "1", "a": "2"}, max_concurrent_runs=3)
by_name = g.Workflow.from_workflow_name(s, "ByName", "flow-1")
by_arn = g.Workflow.from_workflow_arn(s, "ByArn", "arn:aws:glue:eu-west-1:111111111111:workflow/flow-2")
by_attrs = g.Workflow.from_workflow_attributes(s, "ByAttrs", workflow_name="flow-3", workflow_arn="arn:aws:glue:eu-west-1:111111111111:workflow/flow-3")
bare_attrs = g.Workflow.from_workflow_attributes(s, "BareAttrs", workflow_name="flow-4")
triggers = [flow.add_on_demand_trigger("Demand", actions=[run]), full.add_on_demand_trigger("Demand", actions=[run, run_full, crawl, crawl_full], description="d", name="on-demand"), by_name.add_on_demand_trigger("Demand", actions=[crawl])]
schedules = [At.daily(), At.weekly(), At.expression("cron(5 4 * * ? *)"), At.cron(minute="0", hour="4", week_day="MON-FRI"), At.cron(day="1", month="1", year="2030"), At.cron()]
for number, schedule in enumerate(schedules):
    triggers.append((flow, by_arn)[number % 2].add_scheduled_trigger(f"Time{number}", actions=[run], schedule=schedule, **({} if number < 2 else dict(start_on_creation=number % 2 == 0, description="t", name=f"time-{number}"))))
    cdk.CfnOutput(s, f"Expression{number}", value=schedule.expression_string)
triggers.append(full.add_event_trigger("Event", actions=[run]))
by_attrs.add_event_trigger("Event", actions=[crawl], event_batching_condition=g.EventBatchingCondition(batch_size=10, batch_window=Duration.minutes(5)), name="event", description="e")
bare_attrs.add_event_trigger("Event", actions=[crawl], event_batching_condition=g.EventBatchingCondition(batch_size=1))
flow.add_conditional_trigger("One", actions=[run], predicate=g.Predicate(conditions=[When.job(job, g.JobState.SUCCEEDED)]))
flow.add_conditional_trigger("All", actions=[crawl], start_on_creation=False, name="all", description="c", predicate=g.Predicate(logical=g.PredicateLogical.AND, conditions=[When.job(known, g.JobState.FAILED, logical_operator=g.ConditionLogicalOperator.EQUALS), When.crawler(crawler, g.CrawlerState.SUCCEEDED)]))
flow.add_conditional_trigger("Any", actions=[crawl], start_on_creation=True, predicate=g.Predicate(logical=g.PredicateLogical.ANY, conditions=[When.job(job, g.JobState.TIMEOUT), When.crawler(crawler, g.CrawlerState.CANCELLED, logical_operator=g.ConditionLogicalOperator.EQUALS)]))
happened = lambda: When.job(job, g.JobState.RUNNING)
for number, predicate in enumerate([dict(conditions=[happened(), happened()]), dict(conditions=[happened()], logical=g.PredicateLogical.ANY), dict(conditions=[], logical=g.PredicateLogical.ANY), dict(conditions=[]), dict()]):
    full.add_conditional_trigger(f"Predicate{number}", actions=[run], predicate=g.Predicate(**predicate))
for number, trigger in enumerate(triggers):
    cdk.CfnOutput(s, f"Trigger{number}", value=trigger.trigger_ref.trigger_name)
for number, workflow in enumerate([flow, full, by_name, by_arn, by_attrs, bare_attrs]):
    cdk.CfnOutput(s, f"Flow{number}", value=cdk.Fn.join(",", [workflow.workflow_name, workflow.workflow_arn]))
app.synth()
