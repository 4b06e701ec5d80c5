"""``deploy``, ``publish``, ``diff``, ``destroy`` and ``bootstrap`` as commands, against an embedded AWS."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.support.image_files import CONFIG, LAYER, write_image

from purecdk.toolkit.environments import Access
from purecdk.toolkit.local.server import LocalCloud, local_cloud

FUNCTION = """
asset = writer.folder("App", "Code", {"index.py": "def handler(event, context): return 'hello'"})
trust = {"Version": "2012-10-17", "Statement": [
    {"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}]}
writer.stack("App", template={
    "Resources": {
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust}},
        "Group": {"Type": "AWS::IAM::Group"},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": {
            "Code": {"S3Bucket": {"Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"}, "S3Key": asset + ".zip"},
            "Handler": "index.handler", "Runtime": "python3.6", "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "MemorySize": int(context.get("memory", "128"))}}},
    "Outputs": {"Name": {"Value": {"Ref": "Function"}}, "Group": {"Value": {"Fn::GetAtt": ["Group", "Arn"]}}}})
writer.write()
"""


@pytest.fixture(scope="module")
def local() -> Iterator[LocalCloud]:
    with local_cloud() as running:
        yield running


@pytest.fixture
def aws(command: Command, local: LocalCloud, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command whose AWS is the embedded one, reached as any other: by variables."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", local.endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", local.account)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    return command


def test_deploy_local_shows_what_exists(command: Command) -> None:
    command.app(FUNCTION)

    assert command("deploy", "--local") == 0

    assert 'Function (python3.6, index.handler) answered "hello"' in command.out
    assert command.out.count("equal to the assembly, byte for byte") == 2
    assert "Group = arn:aws:iam::123456789012:group/App-Group-" in command.out
    assert "AWS::IAM::Group" in command.out


@pytest.mark.parametrize(("scope", "chosen"), [("app", "App"), ("cdk.Stage(app, 'Stage')", "Stage/App")])
def test_deploy_local_shows_images_that_need_no_engine(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scope: str, chosen: str
) -> None:
    monkeypatch.setenv("CDK_DOCKER", "none-of-them")
    write_image(tmp_path / "image.tar")
    command.app(
        "import aws_cdk as cdk\n"
        "from aws_cdk import aws_ecr_assets\n"
        "app = cdk.App()\n"
        f"stack = cdk.Stack({scope}, 'App')\n"
        f"image = aws_ecr_assets.TarballImageAsset(stack, 'Saved', tarball_file={str(tmp_path / 'image.tar')!r})\n"
        "cdk.CfnResource(stack, 'P', type='AWS::SSM::Parameter', properties={'Type': 'String', 'Value': image.image_uri})\n"
        "app.synth()\n"
    )

    assert command("deploy", "--local", chosen) == 0

    size = len(CONFIG) + len(gzip.compress(LAYER, 6))
    shown = command.out.partition("images, as the registry has them:")[2]
    assert re.search(rf"Saved: sha256:[0-9a-f]{{64}}, {size} bytes in 1 layer\n", shown)


def test_deploy_local_keeps_its_state_where_it_is_told(command: Command) -> None:
    command.app(FUNCTION)

    assert command("deploy", "--local-state", "state") == 0
    assert "App: deployed" in command.err
    assert command("deploy", "--local-state", "state") == 0
    assert "App: no changes" in command.err
    assert 'answered "hello"' in command.out
    assert command("diff", "--local-state", "state") == 0
    assert "There were no differences" in command.out
    assert command("destroy", "--local-state", "state", "--force") == 0
    assert "deleted 1 stack" in command.err
    assert command("diff", "--local-state", "state", "--no-fail") == 0
    assert "Stack App (not deployed yet)" in command.out


def test_the_life_of_a_stack(aws: Command) -> None:
    aws.app(FUNCTION)

    assert aws("deploy") == 1
    assert "error[not-bootstrapped]" in aws.err and "purecdk bootstrap aws://123456789012/us-east-1" in aws.err

    assert aws("bootstrap") == 0
    assert aws("plan") == 0
    assert "create stack App in 123456789012/us-east-1" in aws.out

    assert aws("publish") == 0
    assert "published 2 assets, 0 were there already" in aws.err
    assert aws("publish", "--dry-run", "--json") == 0
    assert {step["kind"] for step in json.loads(aws.out)["steps"]} == {"KeepObject"}

    assert aws("deploy", "--require-approval", "broadening") == 1
    assert "error[declined]" in aws.err and "sts:AssumeRole" in aws.err

    assert aws("deploy", "--require-approval", "never", "-O", "out/outputs.json") == 0
    assert "App.Name = App-Function" in aws.out
    outputs = json.loads((aws.folder / "out" / "outputs.json").read_text())
    assert set(outputs["App"]) == {"Name", "Group"}

    assert aws("diff", "--fail") == 0
    assert "There were no differences" in aws.out
    assert aws("diff", "-c", "memory=256", "--fail") == 1
    assert "[~] AWS::Lambda::Function Function" in aws.out and "MemorySize" in aws.out

    assert aws("deploy", "-c", "memory=256", "--require-approval", "any-change") == 1
    assert "error[declined]" in aws.err and "MemorySize" in aws.err
    assert aws("deploy", "-c", "memory=192", "--require-approval", "destructive") == 0  # nothing goes away

    assert aws("deploy", "-c", "memory=256") == 0  # nothing about permissions: not asked
    assert "App: deployed" in aws.err

    assert aws("destroy") == 1
    assert "error[declined]" in aws.err
    assert aws("destroy", "--force") == 0
    assert "deleted 1 stack" in aws.err
    assert aws("destroy", "Nope") == 0


def test_permissions_of_nested_stacks_need_approval_too(aws: Command) -> None:
    aws.app(
        "trust = {'Statement': [{'Action': 'sts:AssumeRole', 'Effect': 'Allow',"
        " 'Principal': {'Service': context.get('service', 'lambda') + '.amazonaws.com'}}]}\n"
        "inner = {'Resources': {'R': {'Type': 'AWS::IAM::Role', 'Properties': {'AssumeRolePolicyDocument': trust}}}}\n"
        "asset = writer.file('Outer', 'inner.template.json', json.dumps(inner))\n"
        "url = {'Fn::Sub': 'https://s3.us-east-1.amazonaws.com/cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/'"
        " + asset + '.json'}\n"
        "writer.stack('Outer', {'Nested': {'Type': 'AWS::CloudFormation::Stack', 'Properties': {'TemplateURL': url}}})\n"
        "writer.write()\n"
    )
    aws("bootstrap")

    assert aws("deploy") == 1
    assert "Stack Outer/Nested" in aws.err and "sts:AssumeRole" in aws.err

    assert aws("deploy", "--require-approval", "never") == 0
    assert aws("deploy", "--force") == 0  # nothing changed, so nothing is asked
    assert aws("deploy", "-c", "service=ec2") == 1
    assert "Stack Outer/Nested" in aws.err and "ec2.amazonaws.com" in aws.err


def test_a_prepared_change_set_is_executed_without_running_the_app(aws: Command) -> None:
    aws.app(FUNCTION.replace('"App"', '"Prepared"'))
    assert aws("bootstrap") == 0
    assert aws("deploy", "--method", "execute-change-set", "Prepared") == 1
    assert "no change set named 'cdk-deploy-change-set'" in aws.err
    assert aws("deploy", "--method", "prepare-change-set", "--require-approval", "never") == 0
    (aws.folder / "app.py").unlink()

    assert aws("deploy", "--method", "execute-change-set") == 1
    assert "name the stacks" in aws.err
    assert aws("deploy", "--method", "execute-change-set", "Prepared", "--dry-run") == 0
    assert "execute change set cdk-deploy-change-set (3 changes) of stack Prepared" in aws.out
    assert aws("deploy", "--method", "execute-change-set", "Prepared", "--outputs-file", "outputs.json") == 0

    assert "✔ Prepared: deployed" in aws.err
    assert set(json.loads((aws.folder / "outputs.json").read_text())["Prepared"]) == {"Name", "Group"}
    assert aws("deploy", "--method", "execute-change-set", "Prepared") == 1


def test_events_as_json_lines(aws: Command) -> None:
    aws.app(FUNCTION)
    aws("bootstrap")

    assert aws("deploy", "--json", "--require-approval", "never") == 0

    events = [json.loads(line) for line in aws.out.splitlines()]
    assert events[0]["event"] == "run-started"
    assert events[-1]["event"] == "run-finished" and events[-1]["failed"] == 0
    (stack,) = [event for event in events if event["event"] == "stack"]
    assert stack["stack"] == "App" and stack["status"].endswith("_COMPLETE")
    assert set(stack["outputs"]) == {"Name", "Group"}
    assert any(event["event"] == "resource" and event["status"] == "CREATE_COMPLETE" for event in events)


def test_without_credentials_the_way_out_is_named(command: Command) -> None:
    command.app(FUNCTION)

    assert command("deploy") == 1
    assert "there are no AWS credentials" in command.err and "deploy --local" in command.err


def test_a_local_endpoint_for_one_service_only_never_lets_the_rest_reach_aws(
    command: Command, local: LocalCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.app(FUNCTION)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", local.endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")

    assert command("deploy") == 1
    assert "error[real-cloud-refused]" in command.err


def test_a_missing_asset_is_named_and_nothing_is_deployed(aws: Command) -> None:
    lost = FUNCTION.replace("index.py", "lost.py").replace('"App"', '"Lost"')
    aws.app(lost + "\nimport shutil; shutil.rmtree(writer.directory / f'asset.{asset}')")
    aws("bootstrap")

    assert aws("deploy", "--require-approval", "never") == 1
    assert "error[packaging]: asset 'Code' should be a directory" in aws.err
    assert aws("diff", "--method", "template") == 0
    assert "not deployed yet" in aws.out


@pytest.mark.parametrize("path", ["project-file/outputs.json", "a-folder"])
def test_a_file_for_outputs_that_cannot_be_written_is_named_before_anything_is_deployed(
    aws: Command, path: str
) -> None:
    aws.app(FUNCTION.replace('"App"', '"Outputs"'))
    (aws.folder / "project-file").write_text("")
    (aws.folder / "a-folder").mkdir()
    aws("bootstrap")

    assert aws("deploy", "--require-approval", "never", "--outputs-file", path) == 1

    assert "error[settings]: the file for outputs cannot be written" in aws.err and f"where: {path}" in aws.err
    assert aws("diff", "--method", "template") == 0
    assert "not deployed yet" in aws.out


def test_a_path_that_cannot_be_used_is_no_defect(command: Command) -> None:
    command.app(FUNCTION)
    (command.folder / "file").write_text("")

    assert command("deploy", "--local-state", "file/state") == 1

    assert "error[settings]: Not a directory" in command.err and "file/state" in command.err
    assert "defect" not in command.err


def test_the_installed_command_ends_with_its_code() -> None:
    purecdk = Path(sys.executable).with_name("purecdk")

    assert subprocess.run([purecdk, "--version"], capture_output=True, text=True, check=False).returncode == 0
    assert subprocess.run([purecdk, "nonsense"], capture_output=True, text=True, check=False).returncode == 1


def test_what_is_published_already_is_seen_without_loading_botocore(
    aws: Command, local: LocalCloud, tmp_path: Path
) -> None:
    aws.app(FUNCTION.replace("index.py", "quick.py").replace('"App"', '"Quick"'))
    aws("bootstrap")
    aws("synth", "-q")
    code = (
        "import sys; from purecdk.cli.main import run; code = run(['publish', '--app', 'cdk.out']);"
        "print(code, 'botocore' in sys.modules)"
    )

    def publish() -> tuple[str, str]:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return done.stdout.strip(), done.stderr.strip().splitlines()[-1]

    assert publish() == ("0 True", "published 2 assets, 0 were there already")
    assert publish() == ("0 False", "published 0 assets, 2 were there already")
    own = Access(account=local.account, region="us-east-1")
    bucket = f"cdk-hnb659fds-assets-{local.account}-us-east-1"
    key = json.loads((aws.folder / "cdk.out" / "Quick.assets.json").read_text())["files"].popitem()[1]
    local.cloud.client("s3", own).delete_object(Bucket=bucket, Key=key["destinations"]["here"]["objectKey"])
    assert publish() == ("0 True", "published 1 asset, 1 were there already")
