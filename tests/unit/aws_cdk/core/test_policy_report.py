"""Validation plugins and their report. The report's fields are those of aws-cdk-lib 2.275.0, observed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import (
    Acknowledgment,
    CfnResource,
    CloudFormationValidatePlugin,
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
    ValidationRuleSource,
    Validations,
    aws_lambda,
    aws_sqs,
)


class Plugin(IPolicyValidationPlugin):
    def __init__(self, *, success: bool = False, severity: str | None = None, spoil: bool = False) -> None:
        self._success, self._severity, self._spoil = success, severity, spoil
        self.context: Any = None

    @property
    def name(self) -> str:
        return "plug"

    def validate(self, context: Any) -> PolicyValidationPluginReport:
        self.context = context
        if self._spoil:
            Path(context.template_paths[0]).write_text("{}", encoding="utf-8")
        resource = PolicyViolatingResource(
            resource_logical_id="R", template_path=context.template_paths[0], locations=["Properties.X"]
        )
        violation = PolicyViolation(
            rule_name="rule", description="text", violating_resources=[resource], severity=self._severity, fix="do it"
        )
        return PolicyValidationPluginReport(success=self._success, violations=[violation])


def app(tmp_path: Path, **options: Any) -> tuple[cdk.App, cdk.Stack]:
    made = cdk.App(outdir=str(tmp_path / "out"), **options)
    stack = cdk.Stack(made, "S")
    CfnResource(stack, "R", type="A::B::C")
    return made, stack


def report(tmp_path: Path) -> Any:
    return json.loads((tmp_path / "out" / "validation-report.json").read_text(encoding="utf-8"))["pluginReports"]


def test_a_refusing_plugin_fails_synthesis_after_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, _ = app(tmp_path)
    plugin = Plugin()
    Validations.of(made).add_plugins(plugin)

    with pytest.raises(RuntimeError, match=r"Validation failed.*validation-report\.json"):
        made.synth()

    (found,) = report(tmp_path)
    assert (found["pluginName"], found["conclusion"]) == ("plug", "failure")
    (violation,) = found["violations"]
    assert violation["violatingConstructs"] == [
        {
            "constructPath": "S/R",
            "constructFqn": "aws-cdk-lib.CfnResource",
            "libraryVersion": "2.275.0",
            "cloudFormationResource": {
                "templatePath": "S.template.json",
                "logicalId": "R",
                "propertyPaths": ["Properties.X"],
            },
        }
    ]
    assert "ERROR text (plug)\n   S/R (R) aws-cdk-lib.CfnResource\n   Suggested fix: do it\n" in capsys.readouterr().err
    assert [stack.stack_construct_path for stack in plugin.context.stack_templates] == ["S"]
    assert plugin.context.app_construct is made


@pytest.mark.parametrize(("severity", "passes"), [(None, True), ("fatal", False)])
def test_an_acknowledged_rule_is_suppressed_unless_it_is_fatal(
    tmp_path: Path, severity: str | None, passes: bool
) -> None:
    made, stack = app(tmp_path)
    Validations.of(made).add_plugins(Plugin(severity=severity))
    Validations.of(stack).acknowledge(Acknowledgment(id="plug::rule", reason="because"))

    if not passes:
        with pytest.raises(RuntimeError):
            made.synth()
        return
    made.synth()
    (found,) = report(tmp_path)
    assert found["conclusion"] == "success"
    assert found["violations"] == []
    (suppressed,) = found["suppressedViolations"]
    assert (suppressed["acknowledgedId"], suppressed["acknowledgedAt"], suppressed["reason"]) == (
        "plug::rule",
        "S",
        "because",
    )


def test_a_plugin_may_complain_and_let_pass(tmp_path: Path) -> None:
    made, _ = app(tmp_path, policy_validation_beta1=[Plugin(success=True, severity="own word")])

    made.synth()

    (found,) = report(tmp_path)
    assert found["violations"][0]["customSeverity"] == "own word"


def test_a_plugin_that_breaks_refuses(tmp_path: Path) -> None:
    class Broken(Plugin):
        def validate(self, context: Any) -> PolicyValidationPluginReport:
            raise ValueError("it broke")

    made, _ = app(tmp_path)
    Validations.of(made).add_plugins(Broken())

    with pytest.raises(RuntimeError, match="Validation failed"):
        made.synth()
    assert report(tmp_path)[0]["metadata"] == {"error": "Validation plugin 'plug' failed: it broke"}


def test_a_plugin_that_reports_nothing_refuses(tmp_path: Path) -> None:
    class Silent(Plugin):
        def validate(self, context: Any) -> Any:
            return None

    made, _ = app(tmp_path)
    Validations.of(made).add_plugins(Silent())

    with pytest.raises(RuntimeError, match="Validation failed"):
        made.synth()
    assert "Validation plugin 'plug' failed" in report(tmp_path)[0]["metadata"]["error"]


def test_a_plugin_that_writes_is_caught_on_request(tmp_path: Path) -> None:
    made, _ = app(tmp_path, confirm_validation_plugins_do_not_mutate=True)
    Validations.of(made).add_plugins(Plugin(success=True, spoil=True))
    with pytest.raises(RuntimeError, match=r"\(plug\) modified the cloud assembly"):
        made.synth()


def test_without_plugins_there_is_no_report(tmp_path: Path) -> None:
    app(tmp_path)[0].synth()
    assert not (tmp_path / "out" / "validation-report.json").exists()


def test_an_id_has_two_parts_at_most(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Invalid validation rule ID 'a::b::c'"):
        Validations.of(app(tmp_path)[1]).acknowledge(Acknowledgment(id="a::b::c", reason="r"))


def test_what_resources_show_by_themselves_is_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, stack = app(tmp_path)
    queue = aws_sqs.CfnQueue(stack, "Q")
    queue.add_property_override("Nope", 1)

    made.synth()

    (written,) = report(tmp_path)
    assert written["conclusion"] == "success"
    (violation,) = written["violations"]
    assert (violation["ruleName"], violation["severity"]) == ("F3002", "warning")
    assert violation["violatingConstructs"][0]["cloudFormationResource"] == {
        "templatePath": "S.template.json",
        "logicalId": "Q",
        "propertyPaths": ["Properties.Nope"],
    }
    assert "Acknowledge with 'CloudFormation-Validate::F3002'" in capsys.readouterr().err


def misnamed(stack: cdk.Stack) -> None:
    function = aws_lambda.CfnFunction(stack, "F", code={"zipFile": "x"}, role="arn:aws:iam::111111111111:role/r")
    function.environment = {"variables": {"A": "b"}}


def retired(stack: cdk.Stack) -> None:
    code = {"zipFile": "x"}
    role = "arn:aws:iam::111111111111:role/r"
    aws_lambda.CfnFunction(stack, "F", code=code, role=role, runtime="python3.6", handler="index.handler")


STRICT = {"@aws-cdk/core:validateAgainstDefaultRules": True}


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (misnamed, "F3002"),
        (lambda stack: aws_sqs.CfnQueue(stack, "Q").add_property_override("Nope", 1), "F3002"),
        (lambda stack: CfnResource(stack, "F", type="AWS::Lambda::Function", properties={"Role": "r"}), "F3003"),
        (lambda stack: CfnResource(stack, "X", type="AWS::No::Such"), "F3006"),
        (lambda stack: CfnResource(stack, "Q", type="AWS::SQS::Queue", properties={"DelaySeconds": "x"}), "F3012"),
        (lambda stack: cdk.Stack(stack.node.root, "Empty"), "F0001"),
        (retired, "E2533"),
    ],
)
def test_what_resources_show_by_themselves_is_a_warning_though_an_app_wants_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[cdk.Stack], object], rule: str
) -> None:
    made, stack = app(tmp_path, context=STRICT)
    make(stack)

    made.synth()

    (written,) = report(tmp_path)
    assert written["conclusion"] == "success"
    assert (rule, "warning") in [(found["ruleName"], found["severity"]) for found in written["violations"]]
    assert f"Acknowledge with 'CloudFormation-Validate::{rule}'" in capsys.readouterr().err


def test_names_of_environment_variables_are_looked_at(tmp_path: Path) -> None:
    made, stack = app(tmp_path)
    names = ["A", "1A", "_A", "A-B", "AB", "A1", "A-BC", "AWS_REGION"]
    function = aws_lambda.CfnFunction(stack, "F", code={"zipFile": "x"}, role="arn:aws:iam::111111111111:role/r")
    function.environment = {"variables": dict.fromkeys(names, "v")}

    made.synth()

    (written,) = report(tmp_path)
    found = [(violation["ruleName"], violation["description"].split("'")[1]) for violation in written["violations"]]
    assert found == [("F3002", name) for name in names[:4]] + [("E3663", "AWS_REGION")]


def test_findings_can_be_acknowledged_with_or_without_spaces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, stack = app(tmp_path)
    CfnResource(stack, "X", type="AWS::No::Such")
    Validations.of(stack).acknowledge(Acknowledgment(id="CloudFormation Validate::F3006", reason="why"))

    made.synth()

    (written,) = report(tmp_path)
    assert written["violations"] == []
    assert [found["acknowledgedId"] for found in written["suppressedViolations"]] == ["CloudFormation-Validate::F3006"]
    assert capsys.readouterr().err == ""


def test_nothing_is_written_if_there_is_nothing_to_say(tmp_path: Path) -> None:
    made, _ = app(tmp_path)

    made.synth()

    assert not (tmp_path / "out" / "validation-report.json").exists()


def test_the_plugin_for_the_specification_reports_once_though_added(tmp_path: Path) -> None:
    made, stack = app(tmp_path)
    CfnResource(stack, "X", type="AWS::No::Such")
    plugin = CloudFormationValidatePlugin(include_default_rules=False)
    Validations.of(made).add_plugins(plugin)

    made.synth()

    (written,) = report(tmp_path)
    assert (written["pluginName"], [violation["ruleName"] for violation in written["violations"]]) == (
        CloudFormationValidatePlugin.PLUGIN_NAME,
        ["F3006"],
    )
    assert "F3006" in (plugin.rule_ids or ())


def test_rules_in_other_languages_are_refused() -> None:
    with pytest.raises(RuntimeError, match="Rego cannot be evaluated"):
        CloudFormationValidatePlugin(rego_rules=[ValidationRuleSource(name="n", content="package x")])
    with pytest.raises(RuntimeError, match="Guard"):
        CloudFormationValidatePlugin(guard_rules=[{"name": "n", "content": "rule x { Resources exists }"}])


@pytest.mark.parametrize("added", [False, True])
def test_an_app_may_want_no_check_of_its_resources(tmp_path: Path, added: bool) -> None:
    made, stack = app(tmp_path, builtin_cloud_formation_validation=False)
    aws_sqs.CfnQueue(stack, "Q").add_property_override("Nope", 1)
    if added:
        Validations.of(made).add_plugins(CloudFormationValidatePlugin())

    made.synth()

    assert (tmp_path / "out" / "validation-report.json").exists() is added
