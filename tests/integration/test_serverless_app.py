"""The serverless example, deployed and at work: an upload goes through a function, a table and a queue."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cloud_assembly.schema import CloudAssembly, read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import local_cloud
from purecdk.toolkit.operations import RunOptions, deploy, destroy

EXAMPLE = Path(__file__).parents[2] / "examples" / "serverless"


def eventually(look: Callable[[], Any]) -> Any:
    """Ask until there is an answer; events travel on their own."""
    for _ in range(600):
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("nothing came of it")


def test_an_upload_is_counted_noted_and_announced(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "app.py"], cwd=EXAMPLE, env={**os.environ, "CDK_OUTDIR": str(tmp_path)}, check=True)
    with local_cloud() as local:
        here = ResolvedEnvironment(account=local.account, region=local.region)
        bootstrap(here, local.cloud, ignore, BootstrapOptions())
        use(read_assembly(tmp_path), local.cloud, Access(account=here.account, region=here.region))


def use(assembly: CloudAssembly, cloud: AwsCloud, access: Access) -> None:
    """Deploy the app, call it, upload to it, and take it down."""
    result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    (deployed,) = result.stacks
    names = deployed.outputs
    dynamodb, s3 = cloud.client("dynamodb", access), cloud.client("s3", access)

    def item(name: str) -> Any:
        return dynamodb.get_item(TableName=names["TableName"], Key={"name": {"S": name}}).get("Item")

    assert item("first") == {"name": {"S": "first"}, "words": {"N": "0"}}  # the custom resource's

    answer = cloud.client("lambda", access).invoke(
        FunctionName=names["AliasArn"], Payload=json.dumps({"text": "four words through the"}).encode()
    )
    assert json.loads(answer["Payload"].read()) == {"words": 4, "version": "1"}

    s3.put_object(Bucket=names["UploadsName"], Key="notes/a day.txt", Body=b"one two three")
    s3.put_object(Bucket=names["UploadsName"], Key="ignored.csv", Body=b"one")
    noted = eventually(lambda: (found := item("notes/a day.txt")) and "announced" in found and found)
    assert noted == {"name": {"S": "notes/a day.txt"}, "words": {"N": "3"}, "announced": {"BOOL": True}}
    assert item("ignored.csv") is None

    s3.delete_objects(
        Bucket=names["UploadsName"], Delete={"Objects": [{"Key": "notes/a day.txt"}, {"Key": "ignored.csv"}]}
    )
    gone = destroy(assembly, assembly.stacks, cloud, ignore, options=RunOptions())
    assert gone.report is not None
    gone.report.raise_for_failures()
