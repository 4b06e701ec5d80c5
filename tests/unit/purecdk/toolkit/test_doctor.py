"""What ``purecdk doctor`` finds."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest
from tests.support.clouds import MemoryCloud

from purecdk.toolkit.bootstrap_template import VERSION
from purecdk.toolkit.cloud import DeployedStack
from purecdk.toolkit.doctor import Finding, Health, examine
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.errors import CredentialsError


def findings(cloud: MemoryCloud, *engines: str) -> dict[str, Finding]:
    found = examine(cloud, which=lambda name: f"/usr/bin/{name}" if name in engines else None)
    return {finding.what: finding for finding in found}


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CDK_DOCKER", raising=False)
    monkeypatch.chdir(tmp_path)


def test_engines_are_found_or_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "container engine podman at /usr/bin/podman" in findings(MemoryCloud(), "podman")
    (none,) = (each for what, each in findings(MemoryCloud()).items() if "no container engine" in what)
    assert none.health is Health.NOTE and "CDK_DOCKER" in str(none.fix)
    monkeypatch.setenv("CDK_DOCKER", "lost")
    assert findings(MemoryCloud(), "podman")["CDK_DOCKER names 'lost', which is not found"].health is Health.BAD


def test_a_library_that_shadows_ours_is_bad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    info = tmp_path / "aws_cdk_lib-2.275.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: aws-cdk-lib\nVersion: 2.275.0\n")
    there = metadata.distribution

    def distribution(name: str) -> metadata.Distribution:
        return metadata.Distribution.at(info) if name == "aws-cdk-lib" else there(name)

    monkeypatch.setattr(metadata, "distribution", distribution)

    (shadow,) = (each for what, each in findings(MemoryCloud()).items() if "shadows purecdk's own" in what)

    assert shadow.health is Health.BAD and "pip uninstall aws-cdk-lib" in str(shadow.fix)


def test_the_bootstrap_stack_is_missing_old_or_good() -> None:
    cloud = MemoryCloud()
    command = "run `purecdk bootstrap aws://123456789012/us-east-1`"
    assert findings(cloud)["aws://123456789012/us-east-1 is not bootstrapped"].fix == command

    for version, health in (("5", Health.WARNING), (str(VERSION), Health.GOOD)):
        cloud.stacks.stacks["CDKToolkit"] = DeployedStack(
            stack_name="CDKToolkit", stack_id="id", status="CREATE_COMPLETE", outputs={"BootstrapVersion": version}
        )
        (found,) = (each for what, each in findings(cloud).items() if "has bootstrap version" in what)
        assert (found.health, found.fix) == (health, command if health is Health.WARNING else None)


def test_credentials_are_good_missing_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cloud = MemoryCloud()
    assert "credentials lead to aws://123456789012/us-east-1" in findings(cloud)
    monkeypatch.setattr(cloud, "current_environment", lambda: None)
    assert "deploy --local" in str(findings(cloud)["no AWS credentials"].fix)

    def refused() -> ResolvedEnvironment:
        raise CredentialsError("the credentials have expired", fix="renew them")

    monkeypatch.setattr(cloud, "current_environment", refused)
    expired = findings(cloud)["credentials: the credentials have expired"]
    assert (expired.health, expired.fix) == (Health.BAD, "renew them")
