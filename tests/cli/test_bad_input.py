"""What is wrong in an app or its environment is said in one message: what, where, what to do next; no traceback, nothing half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import aws_cdk

HEAD = """import aws_cdk as cdk
from aws_cdk import aws_lambda
from aws_cdk.aws_s3_assets import Asset
app = cdk.App()
stack = cdk.Stack(app, "Shop")
"""
PURECDK = Path(sys.executable).with_name("purecdk")


def synth(folder: Path, code: str, *options: str, program: str = "app.py", **variables: str) -> tuple[int, str]:
    """Run ``purecdk synth`` on an app; return exit code and what it said."""
    (folder / program).write_text(code, encoding="utf-8")
    done = subprocess.run(
        [PURECDK, "synth", *options, "--app", f'"{sys.executable}" {program}'],
        cwd=folder,
        env={**os.environ, "PURECDK_CACHE_DIR": str(folder / "cache"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("line", "what", "where"),
    [
        ('Asset(stack, "Data", path="nowhere/x.txt")', "cannot find asset at", "Shop/Data/Stage at app.py:6"),
        ('Asset(stack, "Data", path="/proc/self/mem")', "/mem' cannot be read", "Shop/Data/Stage at app.py:6"),
        ('cdk.Stack(app, "T", stack_name="bad_name!")', "got 'bad_name!'", "T at app.py:6"),
        (
            'for value in "12": cdk.CfnOutput(stack, "Twice", value=value)',
            "already a Construct with name 'Twice' in Stack [Shop]",
            "app.py:6",
        ),
        ('cdk.CfnOutput(stack, cdk.Aws.REGION, value="1")', "unresolved tokens", "Shop/${Token[AWS.Region."),
        ('Asset(stack, "Data", path="app.py", colour="red")', "keyword argument 'colour'", "app.py:6"),
        ('Asset(stack, "Data")', "path", "app.py:6"),
        (
            'aws_lambda.Function(stack, "Fn", code=aws_lambda.Code.from_inline("x"), handler="i.h", '
            'runtime=aws_lambda.Runtime.PYTHON_3_13, memory_size="big")',
            "memory_size must be",
            "app.py:6",
        ),
    ],
    ids=["missing", "unreadable", "stack-name", "twice", "token-id", "unknown", "left-out", "type"],
)
def test_a_mistake_in_an_app_is_one_message_with_construct_and_line(
    tmp_path: Path, line: str, what: str, where: str
) -> None:
    code, said = synth(tmp_path, f"{HEAD}{line}\napp.synth()\n")

    assert code == 1
    message = said.partition("error[app-failed]")[0]
    assert what in message
    assert where in message
    assert "Traceback" not in said
    out = tmp_path / "cdk.out"
    assert not (out / "manifest.json").exists()
    assert [path.name for path in out.glob("asset.*")] == []


def test_verbose_shows_the_whole_way(tmp_path: Path) -> None:
    _, said = synth(tmp_path, f'{HEAD}Asset(stack, "Data", path="nowhere")\n', "--verbose")

    assert "Traceback" in said


@pytest.mark.parametrize(
    ("app", "what"),
    [("import sys; sys.exit(3)", "exited with status 3"), ("print('nothing')", "wrote no cloud assembly to 'cdk.out'")],
)
def test_an_app_that_fails_or_writes_nothing(tmp_path: Path, app: str, what: str) -> None:
    code, said = synth(tmp_path, app)

    assert code == 1
    assert "error[app-failed]: the app" in said
    assert what in said
    assert "fix: " in said


def test_a_library_that_carries_javascript(tmp_path: Path) -> None:
    (tmp_path / "library.py").write_text('import jsii\njsii.JSIIAssembly.load("l", "1", "l", "l.tgz")\n')

    code, said = synth(tmp_path, "import library\n")

    assert code == 1
    assert "error: jsii.JSIIAssembly is part of the JavaScript bridge" in said
    assert f"where: {tmp_path / 'library.py'}:2" in said
    assert "Traceback" not in said


def test_the_official_library_in_the_same_environment(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    for name in ("aws_cdk", "constructs", "cloud_assembly", "jsii", "purecdk"):
        (packages / name).mkdir(parents=True)
        source = Path(str(aws_cdk.__file__)).parents[1] / name
        for path in source.iterdir():
            (packages / name / path.name).symlink_to(path)
    # Modules know where they are by their own path, so those that look must not be links.
    for module in ("aws_cdk/core", "purecdk/toolkit"):
        (packages / module).unlink()
        shutil.copytree(Path(str(aws_cdk.__file__)).parents[1] / module, packages / module)
    (packages / "aws_cdk" / "_jsii").mkdir()
    (tmp_path / "app.py").write_text("import aws_cdk\naws_cdk.App()\n", encoding="utf-8")

    for command in (["app.py"], ["-m", "purecdk", "synth", "--app", f'"{sys.executable}" app.py']):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(packages)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "aws-cdk-lib is installed in the environment of purecdk" in done.stderr
        assert "fix: run `pip uninstall aws-cdk-lib" in done.stderr
        assert "Traceback" not in done.stderr
