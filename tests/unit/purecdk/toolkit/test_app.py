"""Running an app: what the child is told, and what comes of apps that fail."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from purecdk.toolkit.app import SynthOptions, app_context, guess_command, run_app, split_context
from purecdk.toolkit.errors import AppError

ECHO = """
import json, os, pathlib
out = pathlib.Path(os.environ["CDK_OUTDIR"])
out.mkdir(exist_ok=True)
(out / "seen.json").write_text(json.dumps(dict(os.environ)))
overflow = os.environ.get("CONTEXT_OVERFLOW_LOCATION_ENV")
if overflow:
    (out / "overflow.json").write_text(open(overflow).read())
(out / "manifest.json").write_text("{}")
"""


def run(tmp_path: Path, options: SynthOptions, code: str = ECHO) -> dict[str, Any]:
    script = tmp_path / "script.py"
    script.write_text(code)
    options.output = str(tmp_path / "out")
    folder = run_app(f'"{sys.executable}" "{script}"', options)
    seen: dict[str, Any] = json.loads((folder / "seen.json").read_text())
    return seen


def test_the_child_gets_the_variables_and_context_of_the_official_command_line(tmp_path: Path) -> None:
    seen = run(tmp_path, SynthOptions(context={"a": "b"}, account="123456789012", region="eu-west-1"))

    assert seen["CDK_OUTDIR"] == str(tmp_path / "out")
    assert seen["CDK_DEFAULT_ACCOUNT"] == "123456789012"
    assert seen["CDK_DEFAULT_REGION"] == "eu-west-1"
    assert {"CDK_CLI_ASM_VERSION", "CDK_CLI_VERSION"} <= set(seen)
    assert json.loads(seen["CDK_CONTEXT_JSON"]) == {
        "a": "b",
        "aws:cdk:enable-path-metadata": True,
        "aws:cdk:enable-asset-metadata": True,
        "aws:cdk:disable-version-reporting": True,
        "aws:cdk:bundling-stacks": ["**"],
        "@aws-cdk/core:failSynthOnValidationErrors": False,
    }


def test_an_unknown_account_is_not_made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CDK_DEFAULT_ACCOUNT", raising=False)

    assert "CDK_DEFAULT_ACCOUNT" not in run(tmp_path, SynthOptions())


def test_switches_become_context() -> None:
    context = app_context(
        SynthOptions(path_metadata=False, asset_metadata=False, staging=False, bundling_stacks=("A", "B*"))
    )

    assert context == {
        "aws:cdk:disable-version-reporting": True,
        "aws:cdk:disable-asset-staging": True,
        "aws:cdk:bundling-stacks": ["A", "B*"],
        "@aws-cdk/core:failSynthOnValidationErrors": False,
    }


def test_large_context_goes_through_a_file(tmp_path: Path) -> None:
    big = "ü" * 90_000
    seen = run(tmp_path, SynthOptions(context={"small": [1], "big": big}))

    inline = json.loads(seen["CDK_CONTEXT_JSON"])
    overflow = json.loads((tmp_path / "out" / "overflow.json").read_text())
    assert inline["small"] == [1] and "big" not in inline
    assert overflow == {"big": big}
    assert not os.path.exists(seen["CONTEXT_OVERFLOW_LOCATION_ENV"])


def test_context_that_fits_needs_no_file() -> None:
    assert split_context({"a": 1}) == ('{"a":1}', None)


def test_output_of_the_app_is_kept_out_of_results(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, SynthOptions(), code=ECHO + "\nprint('chatter')")

    out, err = capfd.readouterr()
    assert (out, "chatter" in err) == ("", True)


def test_a_failing_app_is_named_with_its_status_and_the_old_assembly_is_gone(tmp_path: Path) -> None:
    run(tmp_path, SynthOptions())

    with pytest.raises(AppError, match="exited with status 3"):
        run(tmp_path, SynthOptions(), code="raise SystemExit(3)")

    assert not (tmp_path / "out" / "manifest.json").exists()


def test_an_app_that_writes_nothing_is_told_to_synth(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="wrote no cloud assembly") as caught:
        run(tmp_path, SynthOptions(), code="pass")

    assert "app.synth()" in str(caught.value.fix)


def test_a_python_file_runs_with_this_interpreter(tmp_path: Path) -> None:
    script = tmp_path / "my app.py"
    script.write_text("")

    assert guess_command(str(script)) == f"{sys.executable} '{script}'"
    assert guess_command("python app.py --x") == "python app.py --x"
