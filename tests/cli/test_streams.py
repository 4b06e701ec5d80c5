"""What the process does with its streams, its signals and its environment: seen from outside."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Command

from purecdk.cli.deploy import deploy
from purecdk.cli.list_stacks import list_stacks
from purecdk.cli.options import name_variables
from purecdk.toolkit.locking import lock_for_reading, release

PURECDK = f"{sys.executable} -m purecdk"
STACK = 'writer.stack("App", {"T": {"Type": "AWS::SNS::Topic"}})\n'


def shell(command: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "1>&- 2>&-"])
def test_closed_streams_are_no_failure(command: Command, closed: str) -> None:
    command.app(STACK + "writer.write()")

    done = shell(f"{PURECDK} list {closed}")

    assert done.returncode == 0
    assert done.stdout == (b"" if "1>" in closed else b"App\n")
    assert b"error" not in done.stderr


def test_a_full_disk_behind_standard_output_is_told(command: Command) -> None:
    command.app(STACK + "writer.write()")

    done = shell(f"{PURECDK} list > /dev/full")

    assert done.returncode == 1
    assert b"output cannot be written" in done.stderr and b"defect" not in done.stderr


def test_a_reader_may_stop_early(command: Command) -> None:
    command.app(STACK + "writer.write()")

    done = shell(f"{{ {PURECDK} synth; echo $? >&2; }} | true")

    assert b"Traceback" not in done.stderr and b"error" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_documents_are_utf_8_and_whole_whatever_the_locale(command: Command, encoding: str) -> None:
    name = "\\ud800 \\x9b ü 文"
    command.app(STACK + f'writer.artifacts["App"]["displayName"] = "{name}"\nwriter.write()')

    done = shell(f"{PURECDK} list --json", PYTHONIOENCODING=encoding)

    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8")) == ["\ud800 \x9b ü 文 (App)"]
    assert b"\xc2\x9b" not in done.stdout


def test_sigterm_ends_the_app_too(command: Command) -> None:
    command.app("import time; (writer.directory / 'early').touch(); time.sleep(5); (writer.directory / 'late').touch()")
    child = subprocess.Popen(
        [sys.executable, "-m", "purecdk", "synth"], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    while not Path("cdk.out/early").exists():
        assert child.poll() is None
        time.sleep(0.02)

    child.send_signal(signal.SIGTERM)

    assert "stopped" in child.communicate()[1]  # which lasts until the app, too, has closed the stream
    assert child.returncode == 130
    assert not Path("cdk.out/late").exists()


def test_errors_are_events_too_where_events_are_wanted(command: Command) -> None:
    command.app(STACK + "writer.write()")

    assert command("deploy", "nonsense", "--json") == 1

    (line,) = command.out.splitlines()
    event = json.loads(line)
    assert (event["event"], event["code"]) == ("error", "no-such-stack")
    assert set(event) == {"event", "code", "what", "where", "fix"}


def parsed(command: click.Command, *arguments: str) -> dict[str, object]:
    name_variables(command)
    with command.make_context("x", list(arguments)) as context:
        return context.params


def test_the_short_option_for_rollback_switches_it_off() -> None:
    assert parsed(deploy)["rollback"] is True
    assert parsed(deploy, "-R")["rollback"] is False


def test_options_come_from_variables_but_for_those_that_loosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDK_LONG", "true")
    monkeypatch.setenv("CDK_CONTEXT", "key=two words")
    monkeypatch.setenv("CDK_FORCE", "true")

    listed = parsed(list_stacks)
    assert (listed["long_form"], listed["context"]) == (True, ("key=two words",))
    assert parsed(deploy)["force"] is False


def test_commands_of_the_official_tool_that_are_missing_are_named(command: Command) -> None:
    assert command("watch") == 1
    assert "purecdk does not have" in command.err


def test_a_project_sets_what_is_not_given_by_hand(command: Command) -> None:
    command.app(STACK + "writer.write()")
    settings = json.loads(Path("cdk.json").read_text())

    Path("cdk.json").write_text(json.dumps({**settings, "outputsFile": "cdk.json/x.json"}))
    assert command("deploy") == 1
    assert "the file for outputs cannot be written" in command.err

    Path("cdk.json").write_text(json.dumps({**settings, "requireApproval": "maybe"}))
    assert command("deploy") == 1
    assert "'requireApproval' must be one of never, any-change, broadening, destructive" in command.err

    Path("cdk.json").write_text(json.dumps({**settings, "progress": "fast"}))
    assert command("deploy") == 1
    assert "'progress' must be one of bar, events, errors-only" in command.err

    Path("cdk.json").write_text(json.dumps({**settings, "build": "exit 3"}))
    assert command("list") == 1
    assert "the build command exited with status 3" in command.err
    assert command("list", "--build", "true") == 0


@pytest.mark.parametrize(("option", "coloured"), [("", False), ("--color", True)])
def test_colours_of_a_terminal_do_not_get_into_files(command: Command, option: str, coloured: bool) -> None:
    command.app(STACK + "writer.write()")
    Path("before.json").write_text("{}")
    primary, secondary = pty.openpty()  # where errors and progress go

    with open("out.txt", "wb") as out:
        arguments = ["diff", "--template", "before.json", *option.split()]
        child = subprocess.Popen([sys.executable, "-m", "purecdk", *arguments], stdout=out, stderr=secondary)
        assert child.wait() == 0
    os.close(secondary)
    os.close(primary)

    assert ("\x1b[" in Path("out.txt").read_text()) is coloured


def test_one_folder_is_for_one_writer_at_a_time(command: Command) -> None:
    command.app(STACK + "import time\ntime.sleep(float(context.get('wait', 0)))\nwriter.write()")
    assert command("synth", "-q") == 0
    writing = subprocess.Popen(
        [sys.executable, "-m", "purecdk", "synth", "-q", "-c", "wait=600"], stdin=subprocess.DEVNULL
    )
    try:
        while Path("cdk.out/manifest.json").exists():  # it is removed before the app runs
            time.sleep(0.02)

        assert command("list") == 1
        assert "error[assembly-busy]" in command.err and "--output" in command.err
        assert command("list", "--output", "other.out") == 0
        assert command("list", "--app", "cdk.out") == 1
        assert "assembly-busy" in command.err
    finally:
        writing.terminate()
        writing.wait()
    assert command("list") == 0


def test_readers_share_a_folder(command: Command) -> None:
    command.app(STACK + "writer.write()")
    assert command("synth", "-q") == 0
    lock_for_reading(Path("cdk.out"))  # as a deployment does for as long as it lasts
    try:
        assert shell(f"{PURECDK} list --app cdk.out").stdout == b"App\n"
        assert b"assembly-busy" in shell(f"{PURECDK} synth").stderr
        assert b"assembly-busy" in shell(f"{PURECDK} assets prune").stderr
    finally:
        release()
