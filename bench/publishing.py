"""Publish 100 small files and 20 directories of 500 files each to an embedded AWS, ours beside cdk-assets."""

from __future__ import annotations

import atexit
import hashlib
import os
import random
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.measure import Command
from cloud_assembly.schema.files import ASSET_MANIFEST_VERSION, write_asset_manifest, write_manifest, write_template
from purecdk.toolkit.environments import Access
from purecdk.toolkit.local.server import LocalCloud, local_cloud

_BUCKET = "bench-assets"
_WORDS = ("import os", "return value", "def handler(event, context):", "# asset", "print(x)")
_RUNNING = ExitStack()
atexit.register(_RUNNING.close)


def publishing(*, again: bool) -> Callable[[Path, Path, Path], tuple[Command, Command]]:
    """Return a maker of the two commands; ``again`` leaves everything published before each run."""

    def make(ours: Path, peer: Path, scratch: Path) -> tuple[Command, Command]:
        assembly = _make_assembly(scratch / "cdk.out")
        local = _RUNNING.enter_context(local_cloud())
        client = local.cloud.client("s3", Access(account=local.account, region=local.region))
        client.create_bucket(Bucket=_BUCKET)

        def empty() -> None:
            while found := client.list_objects_v2(Bucket=_BUCKET).get("Contents"):
                client.delete_objects(Bucket=_BUCKET, Delete={"Objects": [{"Key": item["Key"]} for item in found]})
            shutil.rmtree(assembly / ".cache", ignore_errors=True)  # cdk-assets keeps its packages there

        environment = _environment(local, scratch)
        tool = peer.parents[2] / "node_modules" / ".bin" / "cdk-assets"
        before = None if again else empty
        return (
            Command(
                name="ours",
                argv=[str(ours), "-m", "purecdk", "publish", "--app", str(assembly)],
                env=environment,
                before=before,
            ),
            Command(
                name="peer",
                argv=[str(tool), "publish", "--path", str(assembly / "App.assets.json")],
                env=environment,
                before=before,
            ),
        )

    return make


def _environment(local: LocalCloud, scratch: Path) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": local.endpoint,
        "AWS_ACCESS_KEY_ID": local.account,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": local.region,
        "AWS_DEFAULT_REGION": local.region,
        "HOME": str(scratch),
        "PURECDK_CACHE_DIR": str(scratch / "cache"),
        "PATH": os.environ.get("PATH", ""),
    }


def _make_assembly(directory: Path, *, files: int = 100, folders: int = 20, per_folder: int = 500) -> Path:
    rng = random.Random(7)
    directory.mkdir(parents=True)
    entries: dict[str, Any] = {}

    def text(lines: int) -> str:
        return "\n".join(rng.choice(_WORDS) + str(rng.random()) for _ in range(lines))

    def add(name: str, packaging: str, asset: str, ending: str) -> None:
        destination = {"bucketName": _BUCKET, "objectKey": asset + ending, "region": "us-east-1"}
        entries[asset] = {
            "displayName": name,
            "source": {"path": name, "packaging": packaging},
            "destinations": {"here": destination},
        }

    for _ in range(files):
        body = text(40).encode()
        asset = hashlib.sha256(body).hexdigest()
        (directory / f"asset.{asset}.txt").write_bytes(body)
        add(f"asset.{asset}.txt", "file", asset, ".txt")
    for number in range(folders):
        asset = hashlib.sha256(f"folder{number}".encode()).hexdigest()
        for inner in range(per_folder):
            path = directory / f"asset.{asset}" / f"pkg{inner % 25}" / f"mod{inner}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(rng.randint(10, 80)), encoding="utf-8")
        add(f"asset.{asset}", "zip", asset, ".zip")
    write_template(str(directory), "App.template.json", {"Resources": {}})
    write_asset_manifest(
        str(directory), "App.assets.json", {"version": ASSET_MANIFEST_VERSION, "files": entries, "dockerImages": {}}
    )
    stack = {
        "type": "aws:cloudformation:stack",
        "environment": "aws://123456789012/us-east-1",
        "properties": {"templateFile": "App.template.json"},
        "dependencies": ["App.assets"],
    }
    artifacts = {"App.assets": {"type": "cdk:asset-manifest", "properties": {"file": "App.assets.json"}}, "App": stack}
    write_manifest(str(directory), {"version": ASSET_MANIFEST_VERSION, "artifacts": artifacts})
    return directory
