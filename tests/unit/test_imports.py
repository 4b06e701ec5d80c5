"""What importing loads: construct time stays light, and a service brings itself alone."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest


def _modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("heavy", ["boto3", "botocore", "click", "rich", "yaml", "asyncio", "subprocess", "inspect"])
def test_construct_time_does_not_load(heavy: str) -> None:
    loaded = _modules_after("import tempfile, aws_cdk\naws_cdk.App(outdir=tempfile.mkdtemp()).synth()")

    assert heavy not in loaded


def test_a_service_loads_no_other_service() -> None:
    loaded = _modules_after("import aws_cdk.aws_sns as sns\nsns.CfnTopic")

    services = {name.split(".")[1] for name in loaded if name.startswith("aws_cdk.aws_")}
    assert services == {"aws_sns"}


def test_importing_any_package_loads_that_package_alone() -> None:
    """In one interpreter: what each import brings is forgotten before the next."""
    import aws_cdk

    packages = sorted(module.name for module in pkgutil.iter_modules(aws_cdk.__path__) if module.ispkg)
    packages = [name for name in packages if name not in ("core", "handlers", "spec")]
    code = """
import importlib, sys
import aws_cdk
PACKAGES = set(sys.argv[1:])
def loaded():
    return {name for name in sys.modules if name.startswith("aws_cdk.") and name.split(".")[1] in PACKAGES}
for package in sorted(PACKAGES):
    for name in loaded():
        del sys.modules[name]
    importlib.import_module(f"aws_cdk.{package}")
    others = {name.split(".")[1] for name in loaded()} - {package}
    if others:
        print(package, "loads", sorted(others))
"""

    done = subprocess.run([sys.executable, "-c", code, *packages], check=True, stdout=subprocess.PIPE, text=True)

    assert len(packages) > 300
    assert done.stdout == ""


def test_the_command_line_answers_without_loading_aws_clients() -> None:
    loaded = _modules_after("import purecdk.cli.main")

    assert not {"boto3", "rich", "yaml"} & loaded
