"""Rules, schedules, patterns and inputs: what is refused, and what parity cases do not show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_events_targets import CloudWatchLogGroup, SqsQueue
from aws_cdk.core.errors import SynthesisError, ValidationError

Minutes = cdk.Duration.minutes


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))


@pytest.mark.parametrize(("minutes", "text"), [(1, "1 minute"), (90, "90 minutes"), (60, "1 hour"), (2880, "2 days")])
def test_a_rate_uses_the_largest_whole_unit(minutes: int, text: str) -> None:
    assert events.Schedule.rate(Minutes(minutes)).expression_string == f"rate({text})"


@pytest.mark.parametrize(
    "refused",
    [
        lambda: events.Schedule.rate(Minutes(0)),
        lambda: events.Schedule.cron(day="1", week_day="MON"),
        lambda: events.Match.cidr("zz"),
        lambda: events.Match.interval(5, 1),
        events.Match.any_of,
        lambda: events.Match.anything_but("a", 1),
        events.Match.anything_but_prefix,
    ],
)
def test_values_that_eventbridge_would_not_take_are_refused(refused: Callable[[], Any]) -> None:
    with pytest.raises(ValidationError):
        refused()


@pytest.mark.parametrize("name", ["default", "a/b", "a b", ""])
def test_bad_names_of_buses_are_refused(stack: cdk.Stack, name: str) -> None:
    with pytest.raises(ValidationError, match="eventBusName"):
        events.EventBus(stack, "Bus", event_bus_name=name)


@pytest.mark.parametrize(
    ("here", "there", "missing"),
    [
        ({"region": "eu-west-1"}, {"region": "us-east-1"}, "account for the target"),
        ({"account": "111111111111"}, {"account": "222222222222"}, "region for the target"),
        ({"region": "eu-west-1"}, {"account": "111111111111", "region": "us-east-1"}, "account for the source"),
    ],
)
def test_targets_elsewhere_need_to_know_where_both_stacks_are(
    here: dict[str, str], there: dict[str, str], missing: str
) -> None:
    app = cdk.App()
    rule = events.Rule(cdk.Stack(app, "Here", env=here), "Rule", event_pattern={"source": ["a"]})
    queue = sqs.Queue(cdk.Stack(app, "There", env=there), "Queue", queue_name="queue")

    with pytest.raises(ValidationError, match=f"(?s)concrete {missing} stack.*Here/Rule.*env with account and region"):
        rule.add_target(SqsQueue(queue))


def test_a_pattern_field_keeps_its_kind(stack: cdk.Stack) -> None:
    rule = events.Rule(stack, "Rule", event_pattern=events.EventPattern(detail={"x": ["1"]}))
    with pytest.raises(ValidationError, match="Type mismatch"):
        rule.add_event_pattern(detail={"x": {"y": ["1"]}})


def test_a_rule_needs_a_pattern_or_a_schedule(stack: cdk.Stack) -> None:
    events.Rule(stack, "Rule")
    with pytest.raises(SynthesisError, match="Either 'eventPattern' or 'schedule' must be defined"):
        stack.node.root.synth()


def test_two_paths_cannot_share_a_key(stack: cdk.Stack) -> None:
    rule = events.Rule(stack, "Rule", schedule=events.Schedule.rate(Minutes(1)))
    paths = [events.EventField.from_path("$.a.b"), events.EventField.from_path("$.a-b")]
    with pytest.raises(ValidationError, match="Single key 'a-b'"):
        events.RuleTargetInput.from_object(paths).bind(rule)


def test_dead_letter_queues_are_in_the_region_of_the_rule(stack: cdk.Stack) -> None:
    far = sqs.Queue.from_queue_arn(stack, "Far", "arn:aws:sqs:eu-west-1:111111111111:far")
    target = SqsQueue(sqs.Queue(stack, "Queue"), dead_letter_queue=far)
    with pytest.raises(ValidationError, match="must be in the same region"):
        events.Rule(stack, "Rule", schedule=events.Schedule.rate(Minutes(1)), targets=[target])


def test_log_groups_take_no_plain_text(stack: cdk.Stack) -> None:
    target = CloudWatchLogGroup(logs.LogGroup(stack, "Logs"), event=events.RuleTargetInput.from_text("x"))
    with pytest.raises(ValidationError, match="input or inputPath"):
        events.Rule(stack, "Rule", schedule=events.Schedule.rate(Minutes(1)), targets=[target])


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (lambda s: targets.RedshiftQuery("arn:x", database="d", sql=[]), "At least one SQL statement"),
        (
            lambda s: targets.AppSync(
                appsync.GraphqlApi.from_graphql_api_attributes(s, "Api", graphql_api_id="x"), graph_ql_operation="x"
            ),
            "must have AWS_IAM authorization mode",
        ),
    ],
)
def test_targets_that_cannot_be_called_are_refused(
    stack: cdk.Stack, target: Callable[[cdk.Stack], Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        events.Rule(stack, "Rule", event_pattern={"source": ["x"]}, targets=[target(stack)])


def test_tasks_get_public_addresses_in_public_subnets_alone(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["r"])
    task = ecs.FargateTaskDefinition(stack, "Task")
    task.add_container("web", image=ecs.ContainerImage.from_registry("x"))
    cluster = ecs.Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c", vpc=vpc)
    target = targets.EcsTask(cluster=cluster, task_definition=task, assign_public_ip=True)

    with pytest.raises(ValidationError, match="only for PUBLIC subnets"):
        events.Rule(stack, "Rule", event_pattern={"source": ["x"]}, targets=[target])


def test_what_is_added_to_a_field_leaves_each_value_once(stack: cdk.Stack) -> None:
    rule: Any = events.Rule(stack, "R", event_pattern={"source": ["a", "a"], "detail_type": ["b", "b"]})
    rule.add_event_pattern(source=["a", "c"], detail={"x": [1]})
    rule.add_event_pattern(detail={"x": [1.0, True, {"prefix": "p"}, {"prefix": "p"}]})

    pattern = stack.resolve(rule.node.default_child.event_pattern)

    assert pattern == {"source": ["a", "c"], "detail-type": ["b", "b"], "detail": {"x": [1, True, {"prefix": "p"}]}}
    assert isinstance(pattern["detail"]["x"][1], bool)


@pytest.mark.parametrize(
    ("schedule", "warned"),
    [
        (events.Schedule.cron(hour="2"), True),
        (events.Schedule.cron(minute="*"), False),
        (events.Schedule.expression("cron(* * * * ? *)"), False),
    ],
)
def test_rules_of_every_minute_by_omission_are_pointed_out(
    stack: cdk.Stack, schedule: events.Schedule, warned: bool
) -> None:
    rule = events.Rule(stack, "R", schedule=schedule)

    assert ["scheduleWillRunEveryMinute" in entry.data for entry in rule.node.metadata] == [True] * warned


def test_a_schedule_that_says_nothing_is_none(stack: cdk.Stack) -> None:
    events.Rule(stack, "R", schedule=events.Schedule.expression(""))

    with pytest.raises(SynthesisError, match="Either 'eventPattern' or 'schedule' must be defined"):
        stack.node.root.synth()
