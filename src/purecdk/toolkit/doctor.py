"""Look for what commonly goes wrong around CDK apps: what shadows us, what is missing, what is out of date."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from pathlib import Path

from purecdk.toolkit.bootstrap_template import DEFAULT_STACK_NAME, VERSION
from purecdk.toolkit.cloud import Cloud
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import ToolkitError

ENGINES = ("docker", "podman", "finch", "nerdctl", "buildah")


class Health(Enum):
    """How a check came out."""

    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One check: what was found and, where something is to be done, what."""

    health: Health
    what: str
    fix: str | None = None


def examine(cloud: Cloud, *, which: Callable[[str], str | None] = shutil.which) -> Iterator[Finding]:
    """Yield findings, the local ones first; the network is asked last."""
    yield Finding(health=Health.GOOD, what=f"Python {sys.version.split()[0]} at {sys.executable}")
    yield from _shadows()
    yield from _engines(which)
    yield from _endpoints()
    yield from _account(cloud)


def _shadows() -> Iterator[Finding]:
    """The official libraries install packages under the same import names."""
    found = False
    for name in ("aws-cdk-lib", "constructs", "jsii"):
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found = True
        yield Finding(
            health=Health.BAD,
            what=f"{name} {distribution.version} is installed in this environment, and shadows purecdk's own",
            fix=f"run `pip uninstall {name}`, and `pip install --force-reinstall purecdk` afterwards",
        )
    carrying = sorted(
        {
            distribution.metadata["Name"]
            for distribution in metadata.distributions()
            if any(
                (requirement or "").startswith(("jsii", "aws-cdk-lib")) for requirement in distribution.requires or []
            )
        }
    )
    for name in carrying:
        if name not in ("aws-cdk-lib", "constructs", "purecdk"):
            yield Finding(
                health=Health.WARNING,
                what=f"{name} needs the official JavaScript library and does not work with purecdk",
                fix="use a library without JavaScript, or copy the constructs that you need",
            )
    if not found:
        yield Finding(health=Health.GOOD, what="nothing shadows aws_cdk and constructs")


def _engines(which: Callable[[str], str | None]) -> Iterator[Finding]:
    chosen = os.environ.get("CDK_DOCKER")
    if chosen:
        path = which(chosen)
        yield (
            Finding(health=Health.GOOD, what=f"container engine {chosen} at {path} (CDK_DOCKER)")
            if path
            else Finding(
                health=Health.BAD, what=f"CDK_DOCKER names {chosen!r}, which is not found", fix="correct CDK_DOCKER"
            )
        )
        return
    found = [(name, path) for name in ENGINES if (path := which(name))]
    for name, path in found:
        yield Finding(health=Health.GOOD, what=f"container engine {name} at {path}")
    if not found:
        yield Finding(
            health=Health.NOTE,
            what=f"no container engine ({', '.join(ENGINES)}); apps without images do not need one",
            fix="install one, or name it with CDK_DOCKER",
        )


def _endpoints() -> Iterator[Finding]:
    for name in sorted(os.environ):
        if name.startswith("AWS_ENDPOINT_URL"):
            yield Finding(health=Health.NOTE, what=f"{name} sends requests to {os.environ[name]}")
    cdk_json = Path("cdk.json")
    if not cdk_json.exists():
        yield Finding(
            health=Health.NOTE,
            what="no cdk.json here",
            fix='put {"app": "python app.py"} into cdk.json, or give --app',
        )


def _account(cloud: Cloud) -> Iterator[Finding]:
    try:
        environment = cloud.current_environment()
    except ToolkitError as error:
        yield Finding(health=Health.BAD, what=f"credentials: {error.what}", fix=error.fix)
        return
    if environment is None:
        yield Finding(
            health=Health.NOTE,
            what="no AWS credentials",
            fix="run `aws configure`; `purecdk deploy --local` needs none",
        )
        return
    yield Finding(health=Health.GOOD, what=f"credentials lead to {environment}")
    try:
        stack = cloud.stacks.describe(
            Access(account=environment.account, region=environment.region), DEFAULT_STACK_NAME, with_template=False
        )
    except ToolkitError as error:
        yield Finding(health=Health.WARNING, what=f"cannot see the bootstrap stack: {error.what}", fix=error.fix)
        return
    command = f"run `purecdk bootstrap {environment}`"
    if stack is None:
        yield Finding(health=Health.WARNING, what=f"{environment} is not bootstrapped", fix=command)
        return
    version = stack.outputs.get("BootstrapVersion", "0")
    old = not version.isdigit() or int(version) < VERSION
    yield Finding(
        health=Health.WARNING if old else Health.GOOD,
        what=f"{environment} has bootstrap version {version}" + (f", the newest is {VERSION}" if old else ""),
        fix=command if old else None,
    )
