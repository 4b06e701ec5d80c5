"""What type checkers see: L1 classes through the generated stubs, L2 classes without them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from codegen.observe import DATA, REPOSITORY
from codegen.stubs import write_stubs

HEAD = """\
import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3

stack = cdk.Stack(cdk.App(), "S")
"""


def check(source: str, folder: Path, stubs: Path | None, *, head: str = HEAD) -> list[str]:
    """Return mypy's errors about ``source``, without file and line."""
    (folder / "app.py").write_text(head + source, encoding="utf-8")
    paths = [str(REPOSITORY / "src"), *([str(stubs)] if stubs else [])]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-site-packages", "--follow-imports=silent"]
    command += ["--explicit-package-bases", "--namespace-packages", f"--cache-dir={folder / 'cache'}", "app.py"]
    environment = {**os.environ, "MYPYPATH": os.pathsep.join(paths)}
    shown = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout
    return [
        line.partition(": error: ")[2] for line in shown.splitlines() if line.startswith("app.py") and "error:" in line
    ]


@pytest.fixture(scope="module")
def stubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stubs")
    write_stubs(DATA, folder / "aws_cdk")
    return folder


def test_right_arguments_pass(stubs: Path, tmp_path: Path) -> None:
    source = """
role = iam.CfnRole(stack, "R", assume_role_policy_document={}, tags=[{"key": "k", "value": "v"}])
bucket = s3.CfnBucket(
    stack,
    "B",
    bucket_name="b",
    versioning_configuration={"status": "Enabled"},
    lifecycle_configuration=s3.CfnBucket.LifecycleConfigurationProperty(rules=[{"status": "Enabled"}]),
)
bucket.versioning_configuration = s3.CfnBucket.VersioningConfigurationProperty(status="Enabled")
text: str = bucket.attr_arn + bucket.bucket_ref.bucket_name
policy = iam.CfnInstanceProfile(stack, "I", roles=[role, "r"])
arn: str = iam.CfnRole.arn_for_role(role)
"""

    assert check(source, tmp_path, stubs) == []


def test_wrong_arguments_are_reported_for_both_kinds_of_classes(stubs: Path, tmp_path: Path) -> None:
    source = """
s3.CfnBucket(stack, "B", bucket_name=3)
s3.CfnBucket(stack, "C", bucket="b")
iam.CfnRole(stack, "R")
s3.CfnBucket.RuleProperty(status=3)
s3.CfnBucket(stack, "D").bucket_nam
iam.Role(stack, "S", assumed_by="ec2")
"""

    errors = check(source, tmp_path, stubs)

    assert len(errors) == 6
    for error, word in zip(
        errors,
        ["bucket_name", '"bucket"', "assume_role_policy_document", "status", "bucket_nam", "assumed_by"],
        strict=True,
    ):
        assert word in error


@pytest.mark.parametrize("name", ["services", "interfaces"])
def test_a_well_typed_app_passes(tmp_path: Path, name: str) -> None:
    source = (REPOSITORY / "tests" / "support" / "typed_apps" / f"{name}.py").read_text(encoding="utf-8")

    assert check(source, tmp_path, None, head="") == []


def test_hand_written_classes_need_no_stubs(tmp_path: Path) -> None:
    errors = check('iam.Role(stack, "S", assumed_by="ec2")\niam.CfnRole(stack, "R")\n', tmp_path, None)

    assert len(errors) == 1
    assert "assumed_by" in errors[0]


def test_star_imports_bring_the_names_of_hand_written_classes(tmp_path: Path) -> None:
    source = 'from aws_cdk import *\nfrom aws_cdk.aws_sqs import *\nQueue(Stack(App(), "S"), "Q", fifo="yes")\n'

    errors = check(source, tmp_path, None, head="")

    assert len(errors) == 1
    assert "fifo" in errors[0]
