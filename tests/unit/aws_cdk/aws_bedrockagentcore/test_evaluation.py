"""Evaluators and evaluation of running agents: what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk import aws_iam as iam
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

WORDS = agentcore.EvaluatorRatingScale.categorical(
    [agentcore.CategoricalRatingOption(label="yes", definition="always")]
)
JUDGE = agentcore.EvaluatorConfig.llm_as_a_judge(instructions="judge", model_id="m", rating_scale=WORDS)
PICK = agentcore.EvaluatorSelector.builtin(agentcore.BuiltinEvaluator.REFUSAL)
FILTER = agentcore.FilterConfig(
    key="k", operator=agentcore.FilterOperator.EQUAL, value=agentcore.FilterValue.string("v")
)
logs = agentcore.DataSourceConfig.from_cloud_watch_logs


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


COMMON: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "name must be at least 1 character(s), got 0"),
    ({"name": "a" * 49}, "name must be at most 48 characters, got 49"),
    ({"name": "1a"}, 'name "1a" does not match required pattern. Must start with a letter'),
    ({"description": "d" * 201}, "Description must be at most 200 characters, got 201"),
    ({"tags": {" ": "v"}}, "Tag key cannot be empty or consist only of whitespace"),
    ({"tags": {"k!": "v"}}, 'Tag key "k!" contains invalid characters'),
    ({"tags": {"AWS:k": "v"}}, 'Tag key "AWS:k" cannot start with "aws:"'),
    ({"tags": {"k": "v:"}}, 'Tag value for key "k" contains invalid characters'),
    ({"tags": {"k": "v" * 257}}, 'Tag value for key "k" must be at most 256 characters, got 257'),
    ({"tags": {"k" * 129: "v"}}, "must be between 1 and 128 characters, got 129"),
    ({"tags": {str(number): "v" for number in range(51)}}, "Cannot have more than 50 tags, got 51"),
]


@pytest.mark.parametrize(("options", "message"), COMMON)
def test_evaluator_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    given = dict(options)
    name = given.pop("name", "a")

    with pytest.raises(ValidationError, match="S/Evaluator") as caught:
        agentcore.Evaluator(
            stack,
            "Evaluator",
            evaluator_name=name,
            level=agentcore.EvaluationLevel.TRACE,
            evaluator_config=JUDGE,
            **given,
        )

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("options", "message"),
    [
        *COMMON,
        ({"tags": {"k1": "v"}}, 'Tag key "k1" contains invalid characters'),
        ({"evaluators": []}, "At least 1 evaluator is required, got 0"),
        ({"evaluators": [PICK] * 11}, "At most 10 evaluators are allowed, got 11"),
        ({"sampling_percentage": 0}, "Sampling percentage must be at least 0.01, got 0"),
        ({"sampling_percentage": 100.5}, "Sampling percentage must be at most 100, got 100.5"),
        ({"session_timeout": Duration.minutes(0)}, "Session timeout must be at least 1 minute(s), got 0"),
        ({"session_timeout": Duration.minutes(1441)}, "Session timeout must be at most 1440 minutes, got 1441"),
        ({"filters": [FILTER] * 6}, "At most 5 filters are allowed, got 6"),
    ],
)
def test_evaluation_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    given = {"evaluators": [PICK], **options}
    name = given.pop("name", "a")

    with pytest.raises(ValidationError, match="S/Online") as caught:
        agentcore.OnlineEvaluationConfig(
            stack,
            "Online",
            online_evaluation_config_name=name,
            data_source=logs(log_group_names=["/a"], service_names=["s"]),
            **given,
        )

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: agentcore.EvaluatorRatingScale.numerical([]), "At least 1 numerical rating option is required, got 0"),
        (
            lambda: agentcore.EvaluatorRatingScale.categorical(
                [agentcore.CategoricalRatingOption(label=" ", definition="")]
            ),
            "Categorical rating option at index 0 must have a non-empty label\n"
            "Categorical rating option at index 0 must have a non-empty definition",
        ),
        (
            lambda: agentcore.EvaluatorConfig.llm_as_a_judge(instructions=" ", model_id="m", rating_scale=WORDS),
            "Instructions must not be empty",
        ),
        (lambda: logs(log_group_names=[], service_names=["s"]), "At least 1 log group name is required, got 0"),
        (lambda: logs(log_group_names=["/a"] * 6, service_names=["s"]), "At most 5 log group names are allowed, got 6"),
        (lambda: logs(log_group_names=["/a"], service_names=[]), "At least 1 service name is required, got 0"),
        (lambda: logs(log_group_names=["/a"], service_names=["a", "b"]), "At most 1 service name is allowed, got 2"),
    ],
)
def test_parts_are_checked_when_they_are_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make()

    assert message in caught.value.what


@pytest.mark.parametrize(("lazy", "waits"), [(False, True), (True, False)])
def test_an_evaluation_waits_for_its_role_but_not_for_one_that_is_made_when_used(
    stack: Stack, lazy: bool, waits: bool
) -> None:
    kind = iam.LazyRole if lazy else iam.Role
    role: iam.IRole = kind(stack, "Role", assumed_by=iam.ServicePrincipal("a.amazonaws.com"))

    agentcore.OnlineEvaluationConfig(
        stack,
        "Evaluation",
        online_evaluation_config_name="e",
        evaluators=[PICK],
        data_source=logs(log_group_names=["g"], service_names=["s"]),
        execution_role=role,
    )

    [made] = Template.from_stack(stack).find_resources("AWS::BedrockAgentCore::OnlineEvaluationConfig").values()
    depends = [name for name in made.get("DependsOn", []) if "Policy" not in name]
    assert bool(depends) is waits
