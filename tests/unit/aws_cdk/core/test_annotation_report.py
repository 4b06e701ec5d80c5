"""Warnings and errors of constructs in the validation report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import Acknowledgment, Annotations, App, CfnResource, Stack, Validations
from aws_cdk.core.errors import SynthesisError
from constructs import Construct

FLAG = "@aws-cdk/core:annotationsInValidationReport"


def new_app(outdir: Path, *, flag: object = True) -> tuple[App, CfnResource]:
    app = App(outdir=str(outdir), context={FLAG: flag})
    return app, CfnResource(Stack(app, "S"), "Res", type="A::B::C")


def reported(outdir: Path) -> dict[str, Any]:
    document = json.loads((outdir / "validation-report.json").read_text(encoding="utf-8"))
    (report,) = [report for report in document["pluginReports"] if report["pluginName"] == "Construct Annotations"]
    assert report["metadata"] == {"cdk:annotations": "true"}
    found: dict[str, Any] = report
    return found


def test_an_error_fails_synthesis_and_equal_messages_stand_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app, resource = new_app(tmp_path)
    Annotations.of(resource).add_warning("both")
    Annotations.of(resource).add_error("bad")
    Annotations.of(Construct(resource.stack, "Con")).add_warning("both")
    Annotations.of(app).add_info("left out")

    with pytest.raises(SynthesisError, match="Validation failed"):
        app.synth()

    report = reported(tmp_path)
    assert report["conclusion"] == "failure"
    assert [
        (entry["ruleName"], entry["description"], entry["severity"], entry["ruleMetadata"])
        for entry in report["violations"]
    ] == [
        ("Annotation::warning-annotation", "both", "warning", {"cdk:annotation": "true"}),
        ("Annotation::error-annotation", "bad", "error", {"cdk:annotation": "true"}),
    ]
    assert report["violations"][0]["violatingConstructs"] == [
        {
            "constructPath": "S/Res",
            "constructFqn": "aws-cdk-lib.CfnResource",
            "libraryVersion": "2.275.0",
            "cloudFormationResource": {"templatePath": "S.template.json", "logicalId": "Res"},
        },
        {"constructPath": "S/Con", "constructFqn": "constructs.Construct", "libraryVersion": "10.8.1"},
    ]
    assert capsys.readouterr().err.startswith(
        "ERROR bad (Annotation)\n   S/Res (Res) aws-cdk-lib.CfnResource\n   Rule Annotation::error-annotation\n\n"
        "WARNING both (Annotation)\n   S/Res (Res) aws-cdk-lib.CfnResource\n"
        "   Acknowledge with 'Annotation::warning-annotation'\n"
    )


def test_ids_are_taken_out_of_messages(tmp_path: Path) -> None:
    app, resource = new_app(tmp_path)
    Annotations.of(resource).add_warning_v2("@a/b:c", "with id")
    Annotations.of(resource).add_warning_v2("plugin::rule", "of a plugin")
    Annotations.of(resource).add_warning("in the [ack: middle] of it")
    Annotations.of(resource).add_warning("in (brackets)")
    Validations.of(resource).add_warning("a b", "of validations")
    Annotations.of(resource).add_warning("behind (p::q)")

    app.synth()

    assert [(entry["ruleName"], entry["description"]) for entry in reported(tmp_path)["violations"]] == [
        ("Annotation::@a/b:c", "with id"),
        ("plugin::rule", "of a plugin"),
        ("Annotation::middle", "in the  of it"),
        ("Annotation::warning-annotation", "in (brackets)"),
        ("Annotation::a-b", "of validations"),
        ("p::q", "behind"),
    ]


def test_warnings_can_be_acknowledged_and_errors_cannot(tmp_path: Path) -> None:
    app, resource = new_app(tmp_path)
    Annotations.of(resource).add_warning("fine")
    Validations.of(resource).add_error("p::x", "not fine")
    for id in ("warning-annotation", "p::x"):
        Validations.of(resource).acknowledge(Acknowledgment(id=id, reason="known"))

    with pytest.raises(SynthesisError):
        app.synth()

    report = reported(tmp_path)
    assert [entry["description"] for entry in report["violations"]] == ["not fine"]
    assert [(entry["description"], entry["reason"]) for entry in report["suppressedViolations"]] == [("fine", "known")]


@pytest.mark.parametrize("flag", [False, None])
def test_without_the_flag_annotations_fail_nothing(tmp_path: Path, flag: object) -> None:
    app, resource = new_app(tmp_path, flag=flag)
    Annotations.of(resource).add_error("bad")

    app.synth()

    assert not (tmp_path / "validation-report.json").exists()
