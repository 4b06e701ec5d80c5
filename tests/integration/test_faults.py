"""Publishing under faults: whatever happens in between, in the end every object is there and whole."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest
from tests.support.assemblies import TOPIC, AssemblyWriter
from tests.support.faults import FAULTS, fault_proxy

from cloud_assembly.schema import CloudAssembly, read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.aws.objects import PART_BYTES
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.cloud import DIGEST_METADATA
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import Interrupted
from purecdk.toolkit.events import Event, EventKind, ignore
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy, publish
from purecdk.toolkit.plan import KeepObject, UploadObject


def many(directory: Path, place: ResolvedEnvironment, *, files: int, folders: int, seed: int = 7) -> CloudAssembly:
    rng = random.Random(seed)
    writer = AssemblyWriter(directory)
    for number in range(files):
        writer.file("App", f"file{number}.txt", rng.randbytes(rng.randint(1, 3000)))
    for number in range(folders):
        content = {f"pkg{inner % 3}/mod{inner}.py": rng.randbytes(500) for inner in range(20)}
        writer.folder("App", f"folder{number}", content)
    writer.stack("App", {"Topic": TOPIC}, environment=str(place))
    return read_assembly(writer.write())


def assert_all_whole(assembly: CloudAssembly, cloud: AwsCloud, place: ResolvedEnvironment) -> None:
    """Every object that the manifest names is there, and is what its own digest says; files are equal to their source."""
    client = cloud.client("s3", Access(account=place.account, region=place.region))
    bucket = f"cdk-hnb659fds-assets-{place.account}-{place.region}"
    (manifest,) = assembly.stacks[0].read_asset_manifests()
    for asset in manifest.files.values():
        answer = client.get_object(Bucket=bucket, Key=asset.destinations["here"].object_key)
        body = answer["Body"].read()
        assert hashlib.sha256(body).hexdigest() == answer["Metadata"][DIGEST_METADATA]
        if asset.source.packaging.value == "file":
            assert body == (assembly.directory / str(asset.source.path)).read_bytes()


def through(endpoint: str, place: ResolvedEnvironment) -> AwsCloud:
    return AwsCloud(Sessions(region=place.region, endpoint=endpoint, local_account=place.account))


@pytest.mark.parametrize("seed", [1, 2])
def test_faults_on_the_way_are_survived(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment, seed: int
) -> None:
    assembly = many(tmp_path, bootstrapped, files=40, folders=6)

    with fault_proxy(local.endpoint, rate=0.25, seed=seed) as (proxy, url):
        for _ in range(2):  # the second time everything is looked at, under faults too
            result = publish(assembly, assembly.stacks, through(url, bootstrapped), ignore, options=RunOptions())
            assert result.report is not None
            result.report.raise_for_failures()

    assert set(proxy.seen) == set(FAULTS)
    assert all(isinstance(step, KeepObject) for step in result.plan.steps)
    assert_all_whole(assembly, local.cloud, bootstrapped)


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_deploying_through_faults_ends_well(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment, seed: int
) -> None:
    assembly = many(tmp_path, bootstrapped, files=3, folders=1)

    with fault_proxy(local.endpoint, rate=0.15, seed=seed) as (proxy, url):
        cloud = through(url, bootstrapped)
        result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    assert result.stacks[0].status == "CREATE_COMPLETE" and proxy.seen


def command(
    assembly: CloudAssembly,
    local: LocalCloud,
    place: ResolvedEnvironment,
    errors: IO[bytes] | None = None,
    *,
    run: Sequence[str] = ("-m", "purecdk"),
    output: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "CDK_"))}
    variables.update(
        AWS_ENDPOINT_URL=local.endpoint,
        AWS_ACCESS_KEY_ID=place.account,
        AWS_SECRET_ACCESS_KEY="test",
        AWS_REGION=place.region,
    )
    return subprocess.Popen(
        [sys.executable, *run, "publish", "--app", str(assembly.directory)],
        env=variables,
        stdout=subprocess.DEVNULL if output is None else output,
        stderr=subprocess.DEVNULL if errors is None else errors,
    )


# The peak as the kernel knows it; what wait4() tells counts the memory of the process that started this one too.
TELL_PEAK = """
import runpy
try:
    runpy.run_module("purecdk", run_name="__main__", alter_sys=True)
finally:
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the kernel tells no peak here")
def test_memory_does_not_grow_with_what_is_published(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment
) -> None:
    mib = 1024 * 1024
    writer = AssemblyWriter(tmp_path)
    content = random.Random(3).randbytes(96 * mib)
    for number in range(3):
        writer.file("App", f"large{number}.bin", content[: len(content) - number])
    writer.folder("App", "Code", {"large.bin": content, "index.py": "print()"})
    writer.stack("App", {"Topic": TOPIC}, environment=str(bootstrapped))
    assembly = read_assembly(writer.write())
    uploads = 4

    with open(tmp_path / "peak", "w+b") as peak:
        process = command(assembly, local, bootstrapped, run=["-c", TELL_PEAK], output=peak)
        assert process.wait() == 0
        peak.seek(0)
        kib = int(peak.read().split()[-1])

    # 100 MiB, and for each upload that is under way a part, and what the HTTP client copies of it
    assert kib < (100 * mib + 2 * uploads * PART_BYTES) // 1024


def test_a_publisher_that_is_killed_leaves_nothing_that_the_next_one_trusts(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment
) -> None:
    rng = random.Random(11)
    assembly = many(tmp_path, bootstrapped, files=60, folders=10)
    client = local.cloud.client("s3", Access(account=bootstrapped.account, region=bootstrapped.region))
    bucket = f"cdk-hnb659fds-assets-{bootstrapped.account}-{bootstrapped.region}"
    (manifest,) = assembly.stacks[0].read_asset_manifests()
    keys = {asset.destinations["here"].object_key for asset in manifest.files.values()}
    counts = []
    for _ in range(6):
        child = command(assembly, local, bootstrapped)
        there = len(client.list_objects_v2(Bucket=bucket).get("Contents", []))
        wanted = min(len(keys), there + rng.randint(1, 20))
        while child.poll() is None and len(client.list_objects_v2(Bucket=bucket).get("Contents", [])) < wanted:
            time.sleep(0.002)
        child.send_signal(signal.SIGKILL)
        child.wait()
        counts.append(len(client.list_objects_v2(Bucket=bucket).get("Contents", [])))

    assert command(assembly, local, bootstrapped).wait() == 0

    assert 0 < counts[0] < len(keys)
    assert {item["Key"] for item in client.list_objects_v2(Bucket=bucket)["Contents"]} == keys
    assert_all_whole(assembly, local.cloud, bootstrapped)


def test_two_publishers_at_once_do_not_disturb_each_other(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment
) -> None:
    assembly = many(tmp_path, bootstrapped, files=40, folders=6)

    children = [command(assembly, local, bootstrapped) for _ in range(2)]

    assert [child.wait() for child in children] == [0, 0]
    assert_all_whole(assembly, local.cloud, bootstrapped)


def test_a_stop_ends_at_a_safe_point_and_the_next_run_finishes(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment
) -> None:
    assembly = many(tmp_path, bootstrapped, files=60, folders=4)
    stop, done = StopRequest(), set[str | None]()

    def listen(event: Event) -> None:
        if event.kind is EventKind.STEP_FINISHED:
            done.add(event.step)
        if len(done) == 10:
            stop.stop()

    result = publish(assembly, assembly.stacks, local.cloud, listen, options=RunOptions(), stop=stop)

    assert result.report is not None
    with pytest.raises(Interrupted, match="were not"):
        result.report.raise_for_failures()
    uploaded = sum(isinstance(step, UploadObject) and step.id in done for step in result.plan.steps)
    assert uploaded > 0
    again = publish(assembly, assembly.stacks, local.cloud, ignore, options=RunOptions())
    assert again.report is not None
    again.report.raise_for_failures()
    assert sum(isinstance(step, KeepObject) for step in again.plan.steps) == uploaded
    assert_all_whole(assembly, local.cloud, bootstrapped)


def test_sigterm_stops_the_command_with_words(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment
) -> None:
    assembly = many(tmp_path, bootstrapped, files=400, folders=0)
    client = local.cloud.client("s3", Access(account=bootstrapped.account, region=bootstrapped.region))
    bucket = f"cdk-hnb659fds-assets-{bootstrapped.account}-{bootstrapped.region}"
    with open(tmp_path / "errors", "wb") as errors:
        child = command(assembly, local, bootstrapped, errors)

        while child.poll() is None and not client.list_objects_v2(Bucket=bucket).get("Contents"):
            time.sleep(0.002)
        child.terminate()

        assert child.wait() == 130
    there = len(client.list_objects_v2(Bucket=bucket)["Contents"])
    said = (tmp_path / "errors").read_text().splitlines()
    assert 0 < there < 400
    assert sum(line.startswith("done upload") for line in said) == there
    assert sum(line.startswith("not done upload") for line in said) == 401 - there  # the template, too
    assert f"error[interrupted]: stopped: {there} steps were done, {401 - there} were not" in said
    assert any("run the same command again" in line for line in said)


def test_two_thousand_assets_are_published_and_looked_at_with_few_requests(
    tmp_path: Path, local: LocalCloud, bootstrapped: ResolvedEnvironment
) -> None:
    assembly = many(tmp_path, bootstrapped, files=2000, folders=0)

    first = publish(assembly, assembly.stacks, local.cloud, ignore, options=RunOptions())
    second = publish(assembly, assembly.stacks, local.cloud, ignore, options=RunOptions())

    assert first.report is not None
    first.report.raise_for_failures()
    assert len(first.plan.steps) == 2001
    assert all(isinstance(step, KeepObject) for step in second.plan.steps)
