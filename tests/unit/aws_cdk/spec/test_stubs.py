"""What type checkers see: L1 classes through the generated stubs, L2 classes without them, and in full with them."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from codegen.observe import DATA, REPOSITORY
from codegen.signatures import write_signatures
from codegen.stubs import write_stubs

HEAD = """\
import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3

stack = cdk.Stack(cdk.App(), "S")
"""


def check(source: str, folder: Path, python: Path | None, *, head: str = HEAD) -> list[str]:
    """Return mypy's errors about ``source``, without file and line.

    Args:
        source: What an app says after ``head``.
        folder: Where to work.
        python: The interpreter of an environment with the stubs; without one there are none.
        head: The first lines of the app.
    """
    (folder / "app.py").write_text(head + source, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"]
    command += ["--explicit-package-bases", "--namespace-packages", f"--cache-dir={folder / 'cache'}", "app.py"]
    command.append("--no-site-packages" if python is None else f"--python-executable={python}")
    environment = {name: value for name, value in os.environ.items() if name != "MYPYPATH"}
    if python is None:
        environment["MYPYPATH"] = str(REPOSITORY / "src")
    shown = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout
    return [
        line.partition(": error: ")[2] for line in shown.splitlines() if line.startswith("app.py") and "error:" in line
    ]


@pytest.fixture(scope="module")
def stubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment with this library and stubs of a part of it."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / "bin" / "python"
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.check_output([python, "-c", where], text=True).strip())
    (packages / "purecdk.pth").write_text(f"{REPOSITORY / 'src'}\n", encoding="utf-8")
    write_stubs(DATA, packages / "aws_cdk-stubs")
    write_signatures(packages / "aws_cdk-stubs", ["core", "aws_iam", "aws_lambda", "aws_s3"])
    return python


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


@pytest.mark.parametrize("name", ["services", "interfaces", "idioms"])
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


def test_with_stubs_every_parameter_has_its_name_and_optional_ones_may_be_left_out(stubs: Path, tmp_path: Path) -> None:
    source = """
from aws_cdk import aws_lambda as lambda_

holder = cdk.Stack()
code: lambda_.Code = lambda_.Code.from_asset(path="handler", exclude=["*.md"])
function = lambda_.Function(
    scope=holder, id="F", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=code
)
bucket = s3.Bucket(stack, id="B", lifecycle_rules=[s3.LifecycleRule(prefix="a"), {"prefix": "b"}])
bucket.url_for_object()
url: str = bucket.virtual_hosted_url_for_object(regional=False)
bucket.add_object_created_notification(_Unknown, {"prefix": "a"})
role: iam.IRole | None = function.role
name: str = bucket.bucket_name
"""

    errors = check(source, tmp_path, stubs)

    assert errors == ['Name "_Unknown" is not defined  [name-defined]']


def test_with_stubs_wrong_options_are_reported_by_name(stubs: Path, tmp_path: Path) -> None:
    source = """
s3.Bucket(stack, id=3)
s3.Bucket(scope=stack, id="B", versioned="yes")
s3.Bucket(stack, "C", lifecycle_rules=[3])
s3.Bucket(stack)
iam.Role(stack, id="R")
iam.Role(stack, "S", assumed_by=iam.AnyPrincipal(), colour="red")
"""

    errors = check(source, tmp_path, stubs)

    assert len(errors) == 6
    for error, word in zip(errors, ['"id"', '"versioned"', "item 0", '"id"', '"assumed_by"', '"colour"'], strict=True):
        assert word in error
