"""AWS Config: what it would not take, constants, and what imported rules do not know."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, InjectionContext, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_config import (
    AccessKeysRotated,
    CloudFormationStackNotificationCheck,
    CustomPolicy,
    CustomRule,
    ManagedRule,
    ManagedRuleIdentifiers,
    ResourceType,
)
from aws_cdk.aws_lambda import Function
from aws_cdk.aws_sns import Topic
from aws_cdk.core.errors import CdkError


def stack() -> Stack:
    return Stack(App(), "S")


def custom(**options: bool) -> CustomRule:
    place = stack()
    return CustomRule(place, "Rule", lambda_function=Function.from_function_name(place, "F", "f"), **options)  # type: ignore[arg-type]  # booleans


def policy(text: str) -> CustomPolicy:
    return CustomPolicy(stack(), "Rule", policy_text=text)


def told(count: int) -> CloudFormationStackNotificationCheck:
    place = stack()
    topics = [Topic(place, f"Topic{number}") for number in range(count)]
    return CloudFormationStackNotificationCheck(place, "Rule", topics=topics)


@pytest.mark.parametrize(
    ("make", "path", "words"),
    [
        (custom, "S/Rule", "`configurationChanges` or `periodic`.*periodic=True"),
        (lambda: custom(configuration_changes=False, periodic=False), "S/Rule", "`configurationChanges` or `periodic`"),
        (lambda: policy(""), "S/Rule", "Policy Text cannot be empty.*policy_text"),
        (lambda: policy("a" * 10_001), "S/Rule", "10,000 characters or less, got 10,001.*policy_text"),
        # Characters beyond the basic plane count as two, as for the peer.
        (lambda: policy("\N{GRINNING FACE}" * 5_001), "S/Rule", "got 10,002"),
        (lambda: told(6), "S", "At most 5 topics can be specified, got 6 for Rule"),
        (lambda: AccessKeysRotated(stack(), "Rule", max_age=Duration.hours(30)), None, "whole number of days"),
    ],
)
def test_what_aws_config_would_not_take_is_refused_with_its_place(
    make: Callable[[], object], path: str | None, words: str
) -> None:
    with pytest.raises(CdkError, match=f"(?s){words}") as caught:
        make()

    assert caught.value.construct_path == path


def test_what_is_at_the_limits_is_taken() -> None:
    policy("\N{GRINNING FACE}" * 5_000)
    told(5)


def test_a_rule_known_by_its_name_alone_has_no_arn() -> None:
    imported = ManagedRule.from_config_rule_name(stack(), "Known", "known")

    assert imported.config_rule_ref.config_rule_name == "known"
    with pytest.raises(CdkError, match=r"(?s)without knowledge of its id.*S/Known"):
        _ = imported.config_rule_ref.config_rule_arn


def test_injectors_for_managed_rules_see_those_with_options_of_their_own_too() -> None:
    class Described:
        construct_unique_id = ManagedRule.PROPERTY_INJECTION_ID

        def inject(self, original_props: Any, context: InjectionContext) -> Any:
            return {**original_props, "description": "seen"}

    place = Stack(App(property_injectors=[Described()]), "S")
    AccessKeysRotated(place, "Rule", max_age=Duration.days(2), input_parameters={"x": 1})

    (rule,) = Template.from_stack(place).find_resources("AWS::Config::ConfigRule").values()
    assert rule["Properties"]["Description"] == "seen"
    assert rule["Properties"]["InputParameters"] == {"maxAccessKeyAge": 2}


def test_constants_are_made_once_and_those_that_are_not_there_say_what_to_do() -> None:
    assert ManagedRuleIdentifiers.EBS_ENCRYPTED_VOLUMES == "ENCRYPTED_VOLUMES"
    assert ResourceType.S3_BUCKET is ResourceType.S3_BUCKET
    with pytest.raises(AttributeError, match="'NO_SUCH_RULE'; give the text"):
        _ = ManagedRuleIdentifiers.NO_SUCH_RULE
    with pytest.raises(AttributeError, match="'NO_SUCH_TYPE'; see its method 'of'"):
        _ = ResourceType.NO_SUCH_TYPE


def test_the_tables_of_constants_are_loaded_when_they_are_named() -> None:
    code = (
        "import sys\nfrom aws_cdk.aws_config import CustomRule, ManagedRule\n"
        "print([name for name in sys.modules if name.endswith(('_resource_types', '_managed_rule_names'))])"
    )

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout == "[]\n"
