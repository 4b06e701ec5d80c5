"""``synth``, ``list``, ``metadata`` and ``context``: output, exit codes, words."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Command

ONE = 'writer.stack("App", {"Topic": {"Type": "AWS::SNS::Topic"}}); writer.write()'
THREE = """
writer.stack("Base")
writer.stack("Api", depends_on=["Base"], environment="aws://123456789012/eu-west-1", stackName="prod-api")
writer.stack("Web", depends_on=["Api"])
writer.write()
"""


def test_synth_prints_the_template_as_yaml_and_keeps_the_assembly(command: Command) -> None:
    command.app(ONE)

    assert command("synth") == 0
    assert command.out == "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n\n"
    assert (command.folder / "cdk.out" / "manifest.json").is_file()


def test_synth_prints_json_on_request_and_nothing_when_quiet(command: Command) -> None:
    command.app(ONE)

    assert command("synth", "--json") == 0
    assert json.loads(command.out) == {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}
    assert command("synth", "-q") == 0
    assert command.out == ""


def test_synth_leaves_the_check_of_the_bootstrap_version_out_of_what_it_prints(command: Command) -> None:
    command.app(
        'writer.stack("App", template={"Resources": {}, "Rules": {"CheckBootstrapVersion": {}}}); writer.write()'
    )

    assert command("synth", "--json") == 0
    assert json.loads(command.out) == {"Resources": {}}
    assert "CheckBootstrapVersion" in (command.folder / "cdk.out" / "App.template.json").read_text()


def test_synth_of_several_stacks_names_them(command: Command) -> None:
    command.app(THREE)

    assert command("synth") == 0
    assert (command.out, "(Base, Api, Web)" in command.err) == ("", True)
    assert command("synth", "Base", "--json") == 0
    assert command.out.startswith("{")


def test_output_folder_and_context_reach_the_app(command: Command) -> None:
    command.app('writer.stack("App", {"T": {"Type": context["kind"]}}); writer.write()')

    assert command("synth", "-o", "elsewhere", "-c", "kind=A::B::C=D") == 0
    assert "A::B::C=D" in command.out
    assert (command.folder / "elsewhere" / "manifest.json").is_file()


def test_shared_options_may_stand_before_the_command(command: Command) -> None:
    command.app('writer.stack("App", {"T": {"Type": context["kind"]}}); writer.write()')

    assert command("-o", "elsewhere", "-c", "kind=synth", "--no-color", "synth", "--json") == 0
    assert json.loads(command.out) == {"Resources": {"T": {"Type": "synth"}}}
    assert (command.folder / "elsewhere" / "manifest.json").is_file()
    assert command("-c", "kind=A::B::C", "assets", "--strict", "list") == 0

    assert command("--json", "synth") == 1
    assert "No such option" in command.err
    assert command("--strict", "nosuch") == 1
    assert "No such command" in command.err
    assert command("--help") == 0 and "Commands:" in command.out


def test_bundling_is_asked_for_all_stacks_some_or_none(command: Command) -> None:
    command.app('(Path("seen")).write_text(json.dumps(context["aws:cdk:bundling-stacks"]))\n' + THREE)

    def seen(*arguments: str) -> object:
        assert command(*arguments) == 0
        return json.loads((command.folder / "seen").read_text())

    assert seen("synth", "-q") == ["**"]
    assert seen("synth", "-q", "Web", "--exclusively") == ["Web"]
    assert seen("list") == []


def test_list_shows_names_environments_and_dependencies(command: Command) -> None:
    command.app(THREE)

    assert command("list") == 0
    assert command.out == "Base\nApi (prod-api)\nWeb\n"
    assert command("ls", "Web") == 0
    assert command.out == "Base\nApi (prod-api)\nWeb\n"
    assert command("list", "--long", "--show-dependencies", "--json") == 0
    api = json.loads(command.out)[1]
    assert api == {
        "id": "Api (prod-api)",
        "name": "prod-api",
        "environment": {"account": "123456789012", "region": "eu-west-1", "name": "aws://123456789012/eu-west-1"},
        "dependencies": [{"id": "Base", "dependencies": []}],
    }


def test_listing_what_does_not_exist_is_no_failure_but_synthesizing_it_is(command: Command) -> None:
    command.app(ONE)

    assert command("list", "Nope") == 0
    assert command("synth", "Nope") == 1
    assert "error[no-such-stack]: no stack matches 'Nope'" in command.err
    assert "  where: stacks of the app: App" in command.err


def test_errors_of_constructs_stop_synth_and_warnings_do_when_strict(command: Command) -> None:
    note = 'writer.stack("App", metadata={{"/App/It": [{{"type": "aws:cdk:{kind}", "data": "the words"}}]}}); writer.write()'
    command.app(note.format(kind="error"))

    assert command("synth") == 1
    assert "[error at /App/It] the words" in command.err and "error[synthesis-errors]" in command.err
    assert command("synth", "--ignore-errors") == 0

    command.app(note.format(kind="warning"))
    assert command("synth") == 0
    assert "[warning at /App/It] the words" in command.err
    assert command("synth", "--strict") == 1


def test_a_failed_validation_report_stops_synth(command: Command) -> None:
    command.app(
        ONE
        + """
report = {"pluginReports": [{"pluginName": "P", "conclusion": "failure", "violations": [
    {"ruleName": "R1", "description": "not so", "severity": "error", "violatingConstructs": [{"constructPath": "App/T"}]}]}]}
(writer.directory / "validation-report.json").write_text(json.dumps(report))
"""
    )

    assert command("synth") == 1
    assert "[error at App/T] not so (P R1)" in command.err


def test_an_app_that_is_missing_fails_or_writes_nothing_gets_one_message(command: Command) -> None:
    assert command("synth") == 1
    assert "error[settings]: no app was given" in command.err

    command.app("raise SystemExit(7)")
    assert command("synth") == 1
    assert "error[app-failed]: the app's command exited with status 7" in command.err
    assert "Traceback" not in command.err

    command.app("pass")
    assert command("synth") == 1
    assert "wrote no cloud assembly" in command.err

    assert command("synth", "--app", "no-such-command-at-all") == 1
    assert "exited with status 127" in command.err


def test_a_folder_given_as_app_is_read_and_not_run(command: Command) -> None:
    command.app(ONE)
    command("synth", "-q", "-o", "made")

    assert command("synth", "--app", "made") == 0
    assert "AWS::SNS::Topic" in command.out
    (command.folder / "empty").mkdir()
    assert command("synth", "--app", "empty") == 1
    assert "error[assembly-not-found]: 'empty' is not a cloud assembly" in command.err


def test_unknown_features_of_an_assembly_are_named(command: Command) -> None:
    command.app('writer.artifacts["X"] = {"type": "aws:new:thing"}\n' + ONE)

    assert command("synth", "-q") == 0
    assert "not known to this version of purecdk: artifact 'X' has the unknown type 'aws:new:thing'" in command.err


def test_lookups_that_are_switched_off_are_named(command: Command) -> None:
    command.app(
        'writer.stack("App"); writer.write(missing=[{"key": "ssm:x", "provider": "ssm", '
        '"props": {"account": "1", "region": "r", "parameterName": "/x"}}])'
    )

    assert command("synth", "--no-lookups") == 1
    assert "lookups, and they are switched off: ssm:x" in command.err


def test_kept_context_is_shown_and_forgotten(command: Command) -> None:
    (command.folder / "cdk.context.json").write_text('{"zones:a": ["x"], "zones:b": ["y"], "ssm:p": "z"}')

    def keys() -> list[str]:
        return list(json.loads((command.folder / "cdk.context.json").read_text()))

    assert command("context") == 0
    assert [line.split() for line in command.out.splitlines()][1:] == [
        ["1", "zones:a", "[", '"x"', "]"],
        ["2", "zones:b", "[", '"y"', "]"],
        ["3", "ssm:p", '"z"'],
    ]
    assert command("context", "--reset", "3") == 0
    assert keys() == ["zones:a", "zones:b"]
    assert command("context", "--reset", "nothing") == 1
    assert command("context", "--reset", "nothing", "--force") == 0
    assert command("context", "--reset", "zones:*") == 0
    assert keys() == []


def test_metadata_is_printed_by_construct_path(command: Command) -> None:
    command.app(
        'writer.stack("App", metadata={"/App/T": [{"type": "aws:cdk:logicalId", "data": "T"}]}); writer.write()'
    )

    assert command("metadata", "App") == 0
    assert command.out == "/App/T:\n  - type: aws:cdk:logicalId\n    data: T\n\n"
    assert command("metadata", "--json") == 0
    assert json.loads(command.out) == {"/App/T": [{"type": "aws:cdk:logicalId", "data": "T"}]}


def test_wrong_options_and_commands_end_with_one(command: Command) -> None:
    assert command("synth", "--bogus") == 1
    assert command("bogus") == 1
    assert command("synth", "-c", "nothing") == 1
    assert "error[settings]: context 'nothing' is not of the form KEY=VALUE" in command.err
    assert command("--help") == 0
    assert "deploy" in command.out


def test_settings_that_are_not_json_are_pointed_at(command: Command) -> None:
    (command.folder / "cdk.json").write_text("{app}")

    assert command("synth") == 1
    assert "cdk.json is not JSON" in command.err and "cdk.json:1:2" in command.err


@pytest.mark.parametrize(("own", "used"), [(None, "podman"), ("finch", "finch")])
def test_engine_named_by_the_project_is_used_unless_the_environment_names_one(
    command: Command, monkeypatch: pytest.MonkeyPatch, own: str | None, used: str
) -> None:
    monkeypatch.setenv("CDK_DOCKER", own or "")
    if own is None:
        monkeypatch.delenv("CDK_DOCKER")
    command.app('Path("engine.txt").write_text(os.environ["CDK_DOCKER"]); writer.write()')
    project = command.folder / "cdk.json"
    project.write_text(json.dumps({**json.loads(project.read_text(encoding="utf-8")), "docker": "podman"}))

    command("list")

    assert (command.folder / "engine.txt").read_text(encoding="utf-8") == used


STAGES = """
stage = AssemblyWriter(writer.directory / "assembly-Prod")
stage.stack("ProdApi", {"OfTheStage": {"Type": "AWS::SNS::Topic"}}, environment="aws://123456789012/us-east-1")
stage.artifacts["ProdApi"]["displayName"] = "Prod/Api"
stage.write()
writer.artifacts["assembly-Prod"] = {
    "type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod", "displayName": "Prod"}}
writer.stack("Pipeline", {"OfThePipeline": {"Type": "AWS::SNS::Topic"}}, environment="aws://123456789012/us-east-1")
writer.write()
"""


def test_stacks_in_stages_are_left_to_the_pipeline_beside_them(command: Command) -> None:
    command.app(STAGES)

    assert command("synth") == 0
    assert "OfThePipeline" in command.out
    command("publish", "--dry-run")  # it has no credentials, which does not matter here
    assert "left out, since they are in stages: Prod/Api" in command.err
    assert command("destroy", "Pipeline", "--all", "--force") == 1
    assert "give one of the two" in command.err


def test_what_matches_is_listed_beside_what_does_not(command: Command) -> None:
    command.app(STAGES)

    assert command("list", "Pipe*", "nope") == 0

    assert command.out.split() == ["Pipeline"]
    assert "'nope'" in command.err


def test_a_comparison_of_templates_tells_what_is_replaced(command: Command) -> None:
    command.app(
        'writer.stack("App", {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "b"}}})\nwriter.write()'
    )
    (command.folder / "before.json").write_text('{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}')

    assert command("diff", "--template", "before.json", "--fail-on", "destructive") == 1

    assert "[~] AWS::SQS::Queue Q replace" in command.out
    assert "[+] QueueName (requires replacement)" in command.out
