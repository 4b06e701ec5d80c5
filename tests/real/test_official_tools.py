"""The official command line and library on the other side: they deploy what we write, and we deploy what they write.

Needs Node; ``make test-real`` installs the official tools and names their folder in PURECDK_TEST_PEER.
"""

from __future__ import annotations

import io
import json
import os
import shlex
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.assemblies import AssemblyWriter

import aws_cdk as cdk
from aws_cdk import pipelines
from aws_cdk.aws_s3_assets import Asset
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
from purecdk.toolkit.bootstrap_template import bootstrap_template
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud, local_cloud

pytestmark = pytest.mark.real

CASES = Path(__file__).parents[1] / "parity" / "cases"
GUIDE = Path(__file__).parents[2] / "examples" / "guide"
HERE = ResolvedEnvironment(account="123456789012", region="us-east-1")
OWN = Access(account=HERE.account, region=HERE.region)

LEGACY = """
import os.path
import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_, aws_s3_assets as assets
here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Legacy", synthesizer=cdk.LegacyStackSynthesizer())
code = lambda_.Code.from_asset(os.path.join(here, "handler"))
function = lambda_.Function(stack, "Fn", code=code, handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_12)
file = assets.Asset(stack, "File", path=os.path.join(here, "note.txt"))
cdk.CfnOutput(stack, "Name", value=function.function_name)
cdk.CfnOutput(stack, "Url", value=file.s3_object_url)
nested = cdk.NestedStack(stack, "Nested")
cdk.CfnResource(nested, "P", type="AWS::SSM::Parameter", properties={"Type": "String", "Value": file.s3_object_key})
app.synth()
"""


@pytest.fixture(scope="module")
def peer() -> Path:
    """Where the official tools are."""
    return Path(os.environ["PURECDK_TEST_PEER"]).resolve()


@pytest.fixture
def local() -> Iterator[LocalCloud]:
    """An embedded AWS for each test: both tools bootstrap it, each in its own way."""
    with local_cloud() as running:
        yield running


class Tools:
    """Runs our command line and the official ones against one embedded AWS."""

    def __init__(self, peer: Path, local: LocalCloud, folder: Path) -> None:
        self.peer = peer
        self.folder = folder
        # With CI set the official tool writes its messages to standard output, among the templates.
        base = {n: value for n, value in os.environ.items() if n != "CI" and not n.startswith(("AWS_", "CDK_"))}
        self.variables = {
            **base,
            "AWS_ENDPOINT_URL": local.endpoint,
            "AWS_ACCESS_KEY_ID": local.account,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": local.region,
            "AWS_DEFAULT_REGION": local.region,
            "CDK_DISABLE_CLI_TELEMETRY": "1",
            "HOME": str(folder),
        }

    def run(self, *arguments: str | Path, cwd: Path | None = None) -> str:
        done = subprocess.run(
            [str(each) for each in arguments],
            cwd=cwd or self.folder,
            env=self.variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def cdk(self, *arguments: str | Path, cwd: Path | None = None) -> str:
        return self.run(self.peer / "node_modules" / ".bin" / "cdk", *arguments, "--no-notices", cwd=cwd)

    def purecdk(self, *arguments: str | Path, cwd: Path | None = None) -> str:
        return self.run(sys.executable, "-m", "purecdk", *arguments, cwd=cwd)

    def official_app(self, app: Path, output: Path) -> Path:
        """Synthesize with the official library, through our command line."""
        command = f"{self.peer / 'venv' / 'bin' / 'python'} app.py"
        self.purecdk("synth", "-q", "--app", command, "--output", output, cwd=app)
        return output


@pytest.fixture
def tools(peer: Path, local: LocalCloud, tmp_path: Path) -> Tools:
    return Tools(peer, local, tmp_path)


def answer(local: LocalCloud, name: str) -> Any:
    payload = local.cloud.client("lambda", OWN).invoke(FunctionName=name, Payload=b"{}")["Payload"].read()
    return json.loads(payload)


def outputs(local: LocalCloud, stack: str) -> dict[str, str]:
    found = local.cloud.stacks.describe(OWN, stack, with_template=False)
    assert found is not None and found.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE")
    return dict(found.outputs)


def hello(folder: Path) -> Path:
    """A small assembly with a function and a file, written by us."""
    writer = AssemblyWriter(folder)
    asset = writer.folder("App", "Code", {"index.py": "def handler(event, context): return 'hello'"})
    writer.file("App", "note.txt", "a note")
    trust = {"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}
    writer.stack(
        "App",
        template={
            "Resources": {
                "Role": {
                    "Type": "AWS::IAM::Role",
                    "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]}},
                },
                "Function": {
                    "Type": "AWS::Lambda::Function",
                    "Properties": {
                        "Code": {
                            "S3Bucket": {"Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"},
                            "S3Key": f"{asset}.zip",
                        },
                        "Handler": "index.handler",
                        "Runtime": "python3.12",
                        "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                    },
                },
            },
            "Outputs": {"Name": {"Value": {"Ref": "Function"}}},
        },
    )
    return writer.write()


def test_the_official_tool_deploys_our_assembly_into_an_account_that_we_bootstrapped(
    tools: Tools, local: LocalCloud, tmp_path: Path
) -> None:
    bootstrap(HERE, local.cloud, ignore, BootstrapOptions())
    assembly = hello(tmp_path / "cdk.out")

    tools.cdk("deploy", "--app", assembly, "--require-approval", "never", "--outputs-file", "out.json")

    assert answer(local, outputs(local, "App")["Name"]) == "hello"
    # What it published is kept by us, and what it deployed needs nothing from us.
    assert "0 assets, 3 were there already" not in tools.purecdk("publish", "--app", assembly)
    plan = json.loads(tools.purecdk("plan", "--app", assembly, "--json"))
    assert {step["kind"] for step in plan["steps"]} <= {"KeepStack", "DeployStack", "KeepObject"}


def test_the_guides_app_is_deployed_by_the_official_tool(tools: Tools, local: LocalCloud, tmp_path: Path) -> None:
    # The embedded AWS of `local_cloud` knows groups; runtimes are not judged by the official tool.
    bootstrap(HERE, local.cloud, ignore, BootstrapOptions())
    tools.purecdk("synth", "-q", "--app", f"{sys.executable} app.py", "--output", tmp_path / "cdk.out", cwd=GUIDE)

    tools.cdk("deploy", "--app", tmp_path / "cdk.out", "--require-approval", "never")

    (stack,) = read_assembly(tmp_path / "cdk.out").stacks
    names = [
        resource.physical_id
        for resource in local.cloud.stacks.resources(OWN, stack.stack_name)
        if resource.resource_type == "AWS::Lambda::Function"
    ]
    assert [answer(local, name) for name in names] == [{"message": "Hello World!"}]


def test_the_official_publisher_accepts_our_manifest(tools: Tools, local: LocalCloud, tmp_path: Path) -> None:
    bootstrap(HERE, local.cloud, ignore, BootstrapOptions())
    assembly = hello(tmp_path / "cdk.out")

    tools.run(tools.peer / "node_modules" / ".bin" / "cdk-assets", "publish", "--path", assembly / "App.assets.json")

    status = json.loads(tools.purecdk("assets", "status", "--app", assembly, "--json"))
    assert [place["published"] for place in status] == [True, True, True]


def test_the_official_publisher_sends_a_package_that_keeps_links_as_we_made_it(
    tools: Tools, local: LocalCloud, tmp_path: Path
) -> None:
    bootstrap(HERE, local.cloud, ignore, BootstrapOptions())
    code = tmp_path / "code"
    code.mkdir()
    (code / "index.py").write_text("code")
    (code / "link").symlink_to("index.py")
    app = cdk.App(outdir=str(tmp_path / "cdk.out"), context={"purecdk:keep-links": True})
    asset = Asset(cdk.Stack(app, "App"), "Code", path=str(code))
    app.synth()

    manifest = tmp_path / "cdk.out" / "App.assets.json"
    tools.run(tools.peer / "node_modules" / ".bin" / "cdk-assets", "publish", "--path", manifest)

    place = {"Bucket": f"cdk-hnb659fds-assets-{HERE.account}-{HERE.region}", "Key": f"{asset.asset_hash}.zip"}
    sent = local.cloud.client("s3", OWN).get_object(**place)["Body"].read()
    assert sent == (tmp_path / "cdk.out" / asset.asset_path).read_bytes()
    with zipfile.ZipFile(io.BytesIO(sent)) as archive:
        assert stat.S_ISLNK(archive.getinfo("link").external_attr >> 16)


@pytest.mark.parametrize("in_parallel", [True, False], ids=["a-build-each", "one-build"])
def test_builds_of_a_pipeline_publish_with_the_official_tool(
    tools: Tools, local: LocalCloud, tmp_path: Path, in_parallel: bool
) -> None:
    bootstrap(HERE, local.cloud, ignore, BootstrapOptions())
    names = [f"note {number}.txt" for number in range(3)]
    for name in names:
        (tmp_path / name).write_text(name)
    env = cdk.Environment(account=HERE.account, region=HERE.region)
    app = cdk.App(outdir=str(tmp_path / "cdk.out"))
    stack = cdk.Stack(app, "Pipe", env=env)
    source = pipelines.CodePipelineSource.connection("o/r", "main", connection_arn="arn:aws:x:us-east-1:1:c/1")
    pipeline = pipelines.CodePipeline(
        stack,
        "Pipeline",
        synth=pipelines.ShellStep("Synth", input=source, commands=["x"]),
        publish_assets_in_parallel=in_parallel,
    )
    stage = cdk.Stage(stack, "Prod", env=env)
    content = cdk.Stack(stage, "Content")
    assets = [Asset(content, f"Note{number}", path=str(tmp_path / name)) for number, name in enumerate(names)]
    pipeline.add_stage(stage)
    app.synth()

    for command in published_by(tmp_path / "cdk.out"):
        # What a build does in the folder of the assembly, which is the output of the step before.
        program, *arguments = shlex.split(command)
        assert program == "cdk-assets"
        tools.run(tools.peer / "node_modules" / ".bin" / "cdk-assets", *arguments, cwd=tmp_path / "cdk.out")

    bucket = f"cdk-hnb659fds-assets-{HERE.account}-{HERE.region}"
    client = local.cloud.client("s3", OWN)
    sent = [client.get_object(Bucket=bucket, Key=asset.s3_object_key)["Body"].read().decode() for asset in assets]
    assert sent == names


def published_by(assembly: Path) -> list[str]:
    """The commands of the builds that publish: they stand in projects, or in a file of the assembly."""
    resources = json.loads((assembly / "Pipe.template.json").read_text())["Resources"].values()
    specs = [
        each["Properties"]["Source"]["BuildSpec"] for each in resources if each["Type"] == "AWS::CodeBuild::Project"
    ]
    texts = [text if text.startswith("{") else (assembly / text).read_text() for text in specs]
    commands = [command for text in texts for command in json.loads(text)["phases"]["build"]["commands"]]
    return [command for command in commands if command.startswith("cdk-assets ")]


def test_we_deploy_what_the_official_library_wrote_into_an_account_that_it_bootstrapped(
    tools: Tools, local: LocalCloud, tmp_path: Path
) -> None:
    tools.cdk("bootstrap", str(HERE))
    assembly = tools.official_app(GUIDE, tmp_path / "cdk.out")

    tools.purecdk("deploy", "--app", assembly, "--require-approval", "never")

    (stack,) = read_assembly(assembly).stacks
    names = [
        resource.physical_id
        for resource in local.cloud.stacks.resources(OWN, stack.stack_name)
        if resource.resource_type == "AWS::Lambda::Function"
    ]
    assert [answer(local, name) for name in names] == [{"message": "Hello World!"}]


def test_either_tool_upgrades_the_bootstrap_stack_of_the_other(tools: Tools, local: LocalCloud, tmp_path: Path) -> None:
    tools.cdk("bootstrap", str(HERE))
    ours = bootstrap(HERE, local.cloud, ignore, BootstrapOptions())
    tools.cdk("bootstrap", str(HERE), "--force")

    assert ours.outputs["BootstrapVersion"] == outputs(local, "CDKToolkit")["BootstrapVersion"] == "33"
    assert local.cloud.parameter(OWN, "/cdk-bootstrap/hnb659fds/version") == "33"


def test_our_bootstrap_template_equals_the_official_one_but_for_its_words(tools: Tools) -> None:
    from purecdk.toolkit.aws.template_body import parse_template

    official = parse_template(tools.cdk("bootstrap", "--show-template"))

    assert _without_words(bootstrap_template()) == _without_words(official)


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(each) for key, each in value.items() if key not in _WORDS}
    if isinstance(value, list):
        return [_without_words(each) for each in value]
    if isinstance(value, str) and value.lstrip().startswith("{"):
        return _without_words(json.loads(value))
    return value


_WORDS = frozenset({"Description", "ConstraintDescription", "description"})


def test_stacks_of_the_legacy_synthesizer_are_deployed_and_the_official_tool_sees_no_change(
    tools: Tools, local: LocalCloud, tmp_path: Path
) -> None:
    app = tmp_path / "app"
    (app / "handler").mkdir(parents=True)
    (app / "handler" / "index.py").write_text("def handler(event, context): return 'legacy'")
    (app / "note.txt").write_text("note")
    (app / "app.py").write_text(LEGACY)
    assembly = tools.official_app(app, tmp_path / "cdk.out")
    bootstrap(HERE, local.cloud, ignore, BootstrapOptions())

    tools.purecdk("deploy", "--app", assembly, "--require-approval", "never")

    found = outputs(local, "Legacy")
    assert answer(local, found["Name"]) == "legacy"
    bucket, _, key = found["Url"].removeprefix("s3://").partition("/")
    assert local.cloud.client("s3", OWN).get_object(Bucket=bucket, Key=key)["Body"].read() == b"note"
    deployed = local.cloud.stacks.describe(OWN, "Legacy")
    assert deployed is not None
    ours = dict(deployed.parameters)
    tools.cdk("deploy", "--app", assembly, "--require-approval", "never", "--force")
    again = local.cloud.stacks.describe(OWN, "Legacy")
    assert again is not None and dict(again.parameters) == ours


@pytest.mark.parametrize(
    "case",
    ["seed-lambda-handler", "seed-s3-assets", "seed-grant-read", "core-escape-hatches", "core-params-conditions"],
)
def test_synth_prints_and_writes_what_the_official_tool_does(tools: Tools, tmp_path: Path, case: str) -> None:
    from tests.parity.parity import materialise

    app = tmp_path / "case"
    materialise(CASES / case, app)
    python = tools.peer / "venv" / "bin" / "python"
    for name in list(tools.variables):
        if name.startswith("AWS_"):
            del tools.variables[name]
    tools.variables["AWS_EC2_METADATA_DISABLED"] = "true"

    def templates(output: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted((app / output).glob("*.template.json"))}

    theirs = tools.cdk("synth", "--no-version-reporting", "--app", f"{python} app.py", "-o", "theirs", cwd=app)
    peers = tools.purecdk("synth", "--app", f"{python} app.py", "-o", "peers", cwd=app)
    ours = tools.purecdk("synth", "--app", f"{sys.executable} app.py", "-o", "ours", cwd=app)

    assert theirs == peers == ours
    assert templates("theirs") == templates("peers") == templates("ours")
