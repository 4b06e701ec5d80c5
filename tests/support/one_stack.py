"""One stack in an embedded AWS, for tests that say what is in it and look at what came of it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3

from aws_cdk import App, CfnOutput, Environment, Stack
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy, destroy, publish


class OneStack:
    """An app of one stack, to be filled, deployed to an embedded AWS and asked about."""

    def __init__(self, directory: Path, local: LocalCloud, cloud: AwsCloud, place: ResolvedEnvironment) -> None:
        self._directory, self._local, self._cloud, self._place = directory / "cdk.out", local, cloud, place
        self._app = App(outdir=str(self._directory), analytics_reporting=False)
        self.stack = Stack(self._app, "App", env=Environment(account=place.account, region=place.region))

    def deploy(self, **outputs: str) -> dict[str, str]:
        """Deploy the stack; returned is what the outputs became."""
        for name, value in outputs.items():
            CfnOutput(self.stack, f"Output{name}", value=value).override_logical_id(name)
        self._app.synth()
        assembly = read_assembly(self._directory)
        result = deploy(
            assembly, assembly.stacks, self._cloud, ignore, deploy_options=DeployOptions(), options=RunOptions()
        )
        assert result.report is not None
        result.report.raise_for_failures()
        (deployed,) = result.stacks
        return dict(deployed.outputs)

    def destroy(self) -> None:
        """Take the stack down."""
        assembly = read_assembly(self._directory)
        result = destroy(assembly, assembly.stacks, self._cloud, ignore, options=RunOptions())
        assert result.report is not None
        result.report.raise_for_failures()

    def publish(self) -> None:
        """Publish the assets of the stack and make none of its resources."""
        self._app.synth()
        assembly = read_assembly(self._directory)
        result = publish(assembly, assembly.stacks, self._cloud, ignore, options=RunOptions())
        assert result.report is not None
        result.report.raise_for_failures()

    def made(self, type: str) -> Any:
        """The properties of the only or last resource of a type, as the template has them."""
        return self.resource(type)["Properties"]

    def resource(self, type: str) -> Any:
        """The only or last resource of a type, as the template has it."""
        template = json.loads((self._directory / "App.template.json").read_text())
        return [each for each in template["Resources"].values() if each["Type"] == type][-1]

    def ran(self, machine: str, given: object) -> object:
        """What came of one execution of a state machine: its output, or how it ended."""
        machines = self.client("stepfunctions")
        arn = machines.start_execution(stateMachineArn=machine, input=json.dumps(given))["executionArn"]

        def ended() -> Any:
            execution = machines.describe_execution(executionArn=arn)
            return execution["status"] != "RUNNING" and execution

        execution = eventually(ended)
        if execution["status"] == "SUCCEEDED":
            return json.loads(execution["output"])
        return execution["status"], execution.get("error"), execution.get("cause")

    @property
    def endpoint(self) -> str:
        return self._local.endpoint

    def client(self, service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=self._local.endpoint,
            region_name=self._place.region,
            aws_access_key_id=self._place.account,
            aws_secret_access_key="any",
        )

    def signature(self, service: str) -> str:
        """A header for a call that is not signed; the embedded AWS finds the account in its scope and looks no further."""
        scope = f"{self._place.account}/20260101/{self._place.region}/{service}/aws4_request"
        return f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=any"

    def stored(self, place: object) -> bytes:
        """What the object has that properties name, whether by URL or ARN and whatever functions they are made with."""
        found = re.search(r"(cdk-\w+-assets-[\w-]+)/([\w.-]+)", json.dumps(place))
        assert found is not None, place
        content: bytes = self.client("s3").get_object(Bucket=found[1], Key=found[2])["Body"].read()
        return content


def written(path: Path, content: str) -> str:
    """Write a file and the folders it is in; returned is its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return str(path)


def eventually(look: Callable[[], Any]) -> Any:
    """Ask until there is an answer; records and executions travel on their own."""
    for _ in range(600):
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("nothing came of it")
