"""Publishing, deploying, comparing and destroying, over HTTP against an embedded AWS."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.support.assemblies import BUCKET, AssemblyWriter

import aws_cdk as cdk
from aws_cdk import aws_s3_assets as s3_assets
from cloud_assembly.schema import CloudAssembly, read_assembly
from cloud_assembly.schema.records import RECORD_FILE
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
from purecdk.toolkit.bootstrap_template import bootstrap_template
from purecdk.toolkit.cloud import DIGEST_METADATA, ENTRIES_METADATA
from purecdk.toolkit.comparing import Method, compare_stacks
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import BucketError, NotBootstrapped, SettingsError, StackError
from purecdk.toolkit.events import Event, EventKind, ignore
from purecdk.toolkit.operations import RunOptions, RunResult, deploy, destroy, publish
from purecdk.toolkit.plan import KeepObject, KeepStack, UploadObject

HANDLER = "def handler(event, context):\n    return {'said': 'hello', 'to': event}\n"


def function_of(asset: str, **properties: Any) -> dict[str, Any]:
    return {
        "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "AssumeRolePolicyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Action": "sts:AssumeRole",
                            "Effect": "Allow",
                            "Principal": {"Service": "lambda.amazonaws.com"},
                        }
                    ],
                }
            },
        },
        "Function": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Code": {"S3Bucket": {"Fn::Sub": BUCKET}, "S3Key": f"{asset}.zip"},
                "Handler": "index.handler",
                "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                "Runtime": "python3.6",
                **properties,
            },
        },
    }


def app(directory: Path, place: ResolvedEnvironment, **properties: Any) -> CloudAssembly:
    writer = AssemblyWriter(directory)
    asset = writer.folder("App", "Code", {"index.py": HANDLER, "data/notes.txt": "notes"})
    template = {
        "Resources": function_of(asset, **properties),
        "Outputs": {"Name": {"Value": {"Ref": "Function"}}},
    }
    writer.stack("App", template=template, environment=str(place))
    return read_assembly(writer.write())


def deploy_all(
    assembly: CloudAssembly, cloud: AwsCloud, listen: list[Event] | None = None, **options: Any
) -> RunResult:
    return deploy(
        assembly,
        assembly.stacks,
        cloud,
        ignore if listen is None else listen.append,
        deploy_options=DeployOptions(**options),
        options=RunOptions(),
    )


def succeeded(result: RunResult) -> RunResult:
    assert result.report is not None
    result.report.raise_for_failures()
    return result


def test_a_function_is_deployed_and_answers_with_its_real_handler(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    events: list[Event] = []

    result = succeeded(deploy_all(app(tmp_path, bootstrapped), cloud, events))

    (stack,) = result.stacks
    own = Access(account=bootstrapped.account, region=bootstrapped.region)
    answer = cloud.client("lambda", own).invoke(FunctionName=stack.outputs["Name"], Payload=b'"you"')
    assert answer["Payload"].read() == b'{"said": "hello", "to": "you"}'
    statuses = {(event.data["logicalId"], event.data["status"]) for event in events if event.kind is EventKind.RESOURCE}
    assert ("Function", "CREATE_COMPLETE") in statuses


def test_what_is_uploaded_is_the_packed_folder_labelled_with_its_digest(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    assembly = app(tmp_path, bootstrapped)

    result = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions()))

    upload = next(step for step in result.plan.steps if isinstance(step, UploadObject) and step.made_by)
    found = cloud.client("s3", cloud.usable(upload.location.access)).get_object(
        Bucket=upload.location.bucket, Key=upload.location.key
    )
    body = found["Body"].read()
    assert found["Metadata"][DIGEST_METADATA] == hashlib.sha256(body).hexdigest()
    assert found["ContentType"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            "index.py": HANDLER,
            "data/notes.txt": "notes",
        }


@pytest.mark.parametrize("algorithm", ["AES256", "aws:kms"])
def test_uploads_name_the_encryption_that_the_bucket_asks_for(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment, algorithm: str
) -> None:
    own = Access(account=bootstrapped.account, region=bootstrapped.region)
    bucket = f"cdk-hnb659fds-assets-{bootstrapped.account}-{bootstrapped.region}"
    default = {"SSEAlgorithm": algorithm, **({"KMSMasterKeyID": "some-key"} if algorithm == "aws:kms" else {})}
    client = cloud.client("s3", own)
    client.put_bucket_encryption(
        Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": default}]}
    )
    assembly = app(tmp_path, bootstrapped)
    # A client of its own: what a bucket asks for is read once per run.
    fresh = AwsCloud(Sessions(region=bootstrapped.region, endpoint=cloud.sessions.endpoint, local_account="1" * 12))

    result = succeeded(publish(assembly, assembly.stacks, fresh, ignore, options=RunOptions()))

    for step in result.plan.steps:
        if isinstance(step, UploadObject):
            head = client.head_object(Bucket=bucket, Key=step.location.key)
            assert head["ServerSideEncryption"] == algorithm
            assert head.get("SSEKMSKeyId", "").endswith("some-key" if algorithm == "aws:kms" else "")


def test_a_bucket_of_another_account_is_not_written_to(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment, place: ResolvedEnvironment
) -> None:
    stranger = ResolvedEnvironment(account="999999999999", region=place.region)
    taken = f"taken-{place.account}"
    cloud.client("s3", Access(account=stranger.account, region=stranger.region)).create_bucket(Bucket=taken)
    writer = AssemblyWriter(tmp_path)
    writer.entry("App", "1", "App.template.json", "file", "1.json", "File", bucketName=taken)
    writer.stack("App", environment=str(bootstrapped))
    assembly = read_assembly(writer.write())

    with pytest.raises(BucketError, match=taken):
        publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions())


def test_deploying_again_does_nothing(tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment) -> None:
    assembly = app(tmp_path, bootstrapped)
    succeeded(deploy_all(assembly, cloud))

    deployed = succeeded(deploy_all(assembly, cloud))
    published = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions()))

    assert [type(step) for step in deployed.plan.steps] == [KeepStack]
    assert {type(step) for step in published.plan.steps} == {KeepObject}


def test_a_damaged_package_is_replaced_and_a_foreign_one_is_kept(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    assembly = app(tmp_path, bootstrapped)
    result = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions()))
    upload = next(step for step in result.plan.steps if isinstance(step, UploadObject) and step.made_by)
    client = cloud.client("s3", cloud.usable(upload.location.access))
    place = {"Bucket": upload.location.bucket, "Key": upload.location.key}
    whole = client.get_object(**place)["Body"].read()

    def steps_after(body: bytes) -> list[str]:
        client.put_object(**place, Body=body)
        again = publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions())
        return [type(step).__name__ for step in again.plan.steps if getattr(step, "asset", "") == upload.asset]

    foreign = io.BytesIO()
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("index.py", "something else")

    assert steps_after(b"") == ["PackDirectory", "UploadObject"]
    assert steps_after(whole[:-30]) == ["PackDirectory", "UploadObject"]
    assert steps_after(foreign.getvalue()) == ["KeepObject"]


def test_a_package_of_ours_with_other_modes_is_replaced_and_told(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "run.sh").write_text("#!/bin/sh\n")

    def publish_from(out: str) -> tuple[UploadObject | KeepObject, list[str]]:
        cdk.AssetStaging.clear_asset_hash_cache()
        app = cdk.App(outdir=str(tmp_path / out))
        place = cdk.Environment(account=bootstrapped.account, region=bootstrapped.region)
        s3_assets.Asset(cdk.Stack(app, "App", env=place), "Code", path=str(code))
        app.synth()
        assembly = read_assembly(tmp_path / out)
        events: list[Event] = []
        result = succeeded(publish(assembly, assembly.stacks, cloud, events.append, options=RunOptions()))
        step = next(
            step
            for step in result.plan.steps
            if isinstance(step, (UploadObject, KeepObject)) and step.location.key.endswith(".zip")
        )
        return step, [event.text for event in events if event.kind is EventKind.WARNING]

    sent, _ = publish_from("first")
    client = cloud.client("s3", cloud.usable(sent.location.access))
    place = {"Bucket": sent.location.bucket, "Key": sent.location.key}
    labels = client.head_object(**place)["Metadata"]
    kept, _ = publish_from("second")
    (code / "run.sh").chmod(0o755)
    replaced, warnings = publish_from("third")
    with zipfile.ZipFile(io.BytesIO(client.get_object(**place)["Body"].read())) as archive:
        mode = archive.infolist()[0].external_attr >> 16
    again, _ = publish_from("third")
    client.put_object(**place, Body=client.get_object(**place)["Body"].read())  # as another tool would: no labels
    (code / "run.sh").chmod(0o644)
    foreign, _ = publish_from("fourth")

    assert isinstance(sent, UploadObject) and len(labels[ENTRIES_METADATA]) == 64
    assert isinstance(kept, KeepObject)
    assert isinstance(replaced, UploadObject) and replaced.location == sent.location
    assert any("App/Code" in warning and sent.location.key in warning for warning in warnings)
    assert mode & 0o777 == 0o755
    assert isinstance(again, KeepObject)
    assert isinstance(foreign, KeepObject)


def test_comparing_with_the_record_costs_no_request(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "index.py").write_text("pass\n")
    cdk.AssetStaging.clear_asset_hash_cache()
    app = cdk.App(outdir=str(tmp_path / "out"))
    place = cdk.Environment(account=bootstrapped.account, region=bootstrapped.region)
    s3_assets.Asset(cdk.Stack(app, "App", env=place), "Code", path=str(code))
    app.synth()
    assembly = read_assembly(tmp_path / "out")
    first = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions()))
    upload = next(step for step in first.plan.steps if isinstance(step, UploadObject))
    requests: list[str] = []
    events = cloud.client("s3", cloud.usable(upload.location.access)).meta.events
    events.register("before-send.s3", lambda request, **_: requests.append(f"{request.method} {request.url}"))

    def requests_of_publish() -> list[str]:
        requests.clear()
        again = publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions())
        assert not again.plan.changes
        return sorted(requests)

    with_record = requests_of_publish()
    (tmp_path / "out" / RECORD_FILE).unlink()

    assert with_record == requests_of_publish()
    assert len(with_record) <= 1 + len(first.plan.changes)


def test_links_that_an_app_keeps_are_links_again_once_the_package_is_unpacked(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    code = tmp_path / "code"
    (code / "lib").mkdir(parents=True)
    (code / "lib" / "tool.1").write_text("#!/bin/sh\n")
    (code / "lib" / "tool.1").chmod(0o700)
    (code / "tool").symlink_to("lib/tool.1")
    cdk.AssetStaging.clear_asset_hash_cache()
    app = cdk.App(outdir=str(tmp_path / "out"), context={"purecdk:keep-links": True})
    env = cdk.Environment(account=bootstrapped.account, region=bootstrapped.region)
    asset = s3_assets.Asset(cdk.Stack(app, "App", env=env), "Code", path=str(code))
    app.synth()
    assembly = read_assembly(tmp_path / "out")

    first = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions()))
    again = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions()))

    upload = next(
        step
        for step in first.plan.steps
        if isinstance(step, UploadObject) and step.location.key == f"{asset.asset_hash}.zip"
    )
    found = cloud.client("s3", cloud.usable(upload.location.access)).get_object(
        Bucket=upload.location.bucket, Key=upload.location.key
    )
    (tmp_path / "package.zip").write_bytes(found["Body"].read())
    unpacked = tmp_path / "unpacked"
    subprocess.run(["unzip", "-q", tmp_path / "package.zip", "-d", unpacked], check=True)
    assert (unpacked / "tool").readlink() == Path("lib/tool.1")
    assert (unpacked / "tool").stat().st_mode & 0o777 == 0o755
    assert len(found["Metadata"][ENTRIES_METADATA]) == 64
    assert not again.plan.changes


def test_a_file_that_says_it_is_ours_and_is_not_is_replaced(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.file("App", "a.txt", "the text")
    writer.stack("App", environment=str(bootstrapped))
    assembly = read_assembly(writer.write())
    first = succeeded(publish(assembly, assembly.stacks, cloud, ignore, options=RunOptions())).plan.steps[0]
    assert isinstance(first, UploadObject)
    client = cloud.client("s3", cloud.usable(first.location.access))
    place = {"Bucket": first.location.bucket, "Key": first.location.key}
    client.put_object(**place, Body=b"tampered", Metadata={DIGEST_METADATA: "0" * 64})

    warnings: list[Event] = []
    succeeded(publish(assembly, assembly.stacks, cloud, warnings.append, options=RunOptions()))

    assert client.get_object(**place)["Body"].read() == b"the text"
    assert any(event.kind is EventKind.WARNING and "is replaced" in event.text for event in warnings)


def test_large_files_go_up_in_parts_and_come_back_whole(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    body = b"0123456789abcdef" * (40 * 1024 * 1024 // 16) + b"end"
    writer = AssemblyWriter(tmp_path)
    writer.file("App", "large.bin", body)
    writer.stack("App", environment=str(bootstrapped))
    assembly = read_assembly(writer.write())
    progress: list[Event] = []

    result = succeeded(publish(assembly, assembly.stacks, cloud, progress.append, options=RunOptions()))

    first = result.plan.steps[0]
    assert isinstance(first, UploadObject)
    found = cloud.client("s3", cloud.usable(first.location.access)).get_object(
        Bucket=first.location.bucket, Key=first.location.key
    )
    assert found["Body"].read() == body
    assert found["Metadata"][DIGEST_METADATA] == hashlib.sha256(body).hexdigest()
    steps = [event.done_bytes for event in progress if event.step == first.id and event.done_bytes]
    assert steps == sorted(steps) and steps[-1] == len(body) and len(steps) == 6


def test_a_failed_deployment_names_its_first_cause_and_the_next_one_starts_anew(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    policy = {
        "Type": "AWS::IAM::Policy",
        "Properties": {
            "PolicyName": "p",
            "Roles": ["nobody"],
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
            },
        },
    }
    writer = AssemblyWriter(tmp_path / "broken")
    writer.stack("App", {"Policy": policy}, environment=str(bootstrapped))
    broken = read_assembly(writer.write())

    report = deploy_all(broken, cloud).report

    assert report is not None
    with pytest.raises(StackError, match=r"first cause: Policy \(AWS::IAM::Policy\)"):
        report.raise_for_failures()
    assert succeeded(deploy_all(app(tmp_path / "good", bootstrapped), cloud)).stacks[0].status == "CREATE_COMPLETE"


def test_an_update_keeps_parameters_and_destroying_leaves_nothing(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    def assembly(name: str, value: str) -> CloudAssembly:
        writer = AssemblyWriter(tmp_path / name)
        template = {
            "Parameters": {"Kept": {"Type": "String", "Default": "default"}},
            "Resources": {"P": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}}},
            "Outputs": {"Kept": {"Value": {"Ref": "Kept"}}},
        }
        writer.stack("App", template=template, environment=str(bootstrapped), tags={"team": "x"})
        return read_assembly(writer.write())

    first, second = assembly("one", "1"), assembly("two", "2")
    succeeded(deploy_all(first, cloud, parameters={"App": {"Kept": "given"}}))

    (updated,) = succeeded(deploy_all(second, cloud)).stacks
    succeeded(destroy(second, second.stacks, cloud, ignore, options=RunOptions()))

    assert (updated.status, updated.outputs["Kept"]) == ("UPDATE_COMPLETE", "given")
    own = Access(account=bootstrapped.account, region=bootstrapped.region)
    assert cloud.stacks.describe(own, "App") is None


def test_without_bootstrap_nothing_is_begun(tmp_path: Path, cloud: AwsCloud, place: ResolvedEnvironment) -> None:
    assembly = app(tmp_path, place)

    with pytest.raises(Exception) as caught:
        succeeded(deploy_all(assembly, cloud))

    assert "purecdk bootstrap" in str(getattr(caught.value, "fix", ""))
    own = Access(account=place.account, region=place.region)
    assert cloud.stacks.describe(own, "App") is None


def test_a_change_set_can_be_left_unexecuted(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    (stack,) = succeeded(deploy_all(app(tmp_path, bootstrapped), cloud, method="prepare-change-set")).stacks

    assert stack.change_set is not None and stack.status == "REVIEW_IN_PROGRESS"
    assert succeeded(deploy_all(app(tmp_path, bootstrapped), cloud)).stacks[0].status == "CREATE_COMPLETE"


def test_deploying_directly_needs_no_change_set(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    (stack,) = succeeded(deploy_all(app(tmp_path, bootstrapped), cloud, method="direct")).stacks

    assert stack.status == "CREATE_COMPLETE"
    assert "Name" in stack.outputs


def test_a_comparison_tells_resources_and_permissions(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    succeeded(deploy_all(app(tmp_path / "one", bootstrapped), cloud))
    changed = app(tmp_path / "two", bootstrapped, Timeout=9)

    for method in Method:
        (comparison,) = compare_stacks(changed, changed.stacks, cloud, ignore, method=method)
        (resource,) = comparison.difference.resources
        assert (resource.logical_id, [value.path for value in resource.values]) == (
            "Function",
            [("Properties", "Timeout")],
        )
        assert not comparison.security
    same = app(tmp_path / "three", bootstrapped)
    assert not next(iter(compare_stacks(same, same.stacks, cloud, ignore)))


def test_a_template_too_large_for_a_request_is_compared_from_the_bucket(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    def assembly(name: str, value: str) -> CloudAssembly:
        writer = AssemblyWriter(tmp_path / name)
        resources = {
            f"Parameter{number}": {
                "Type": "AWS::SSM::Parameter",
                "Properties": {"Type": "String", "Value": value, "Description": "x" * 900},
            }
            for number in range(60)
        }
        writer.stack("App", resources, environment=str(bootstrapped))
        return read_assembly(writer.write())

    succeeded(deploy_all(assembly("one", "1"), cloud))
    changed = assembly("two", "2")
    events: list[Event] = []

    (comparison,) = compare_stacks(changed, changed.stacks, cloud, events.append, method=Method.CHANGE_SET)
    list(compare_stacks(changed, changed.stacks, cloud, events.append, method=Method.CHANGE_SET))

    assert len(comparison.difference.resources) == 60
    assert [event.text.partition(" to s3://")[0] for event in events] == ["App: publishing its template"]


def test_bootstrap_makes_what_apps_expect_and_does_nothing_the_second_time(
    cloud: AwsCloud, place: ResolvedEnvironment
) -> None:
    first = bootstrap(place, cloud, ignore, BootstrapOptions())
    second = bootstrap(place, cloud, ignore, BootstrapOptions())

    own = Access(account=place.account, region=place.region)
    assert first.outputs["BucketName"] == f"cdk-hnb659fds-assets-{place.account}-{place.region}"
    assert cloud.parameter(own, "/cdk-bootstrap/hnb659fds/version") == "33"
    assert {resource.logical_id for resource in cloud.stacks.resources(own, "CDKToolkit")} == set(
        bootstrap_template()["Resources"]
    ) - {"FileAssetsBucketEncryptionKey", "FileAssetsBucketEncryptionKeyAlias", "CdkBoostrapPermissionsBoundaryPolicy"}
    assert (first.changed, second.changed) == (True, False)


def test_bootstrap_refuses_to_go_back_and_to_replace_another_variant(
    cloud: AwsCloud, place: ResolvedEnvironment
) -> None:
    newer = bootstrap_template()
    newer["Outputs"]["BootstrapVersion"]["Value"] = "99"
    newer["Parameters"]["BootstrapVariant"]["Default"] = "ours"
    bootstrap(place, cloud, ignore, BootstrapOptions(template=newer))

    with pytest.raises(StackError, match="version 99, newer than the 33"):
        bootstrap(place, cloud, ignore, BootstrapOptions())
    newer["Outputs"]["BootstrapVersion"]["Value"] = "33"
    newer["Resources"]["CdkBootstrapVersion"]["Properties"]["Value"] = "033"
    bootstrap(place, cloud, ignore, BootstrapOptions(template=newer, force=True))
    with pytest.raises(StackError, match="another template: 'ours'"):
        bootstrap(place, cloud, ignore, BootstrapOptions())
    assert bootstrap(place, cloud, ignore, BootstrapOptions(force=True)).changed


def test_trusting_accounts_needs_a_policy_and_accounts_add_up(cloud: AwsCloud, place: ResolvedEnvironment) -> None:
    with pytest.raises(SettingsError, match="nothing says what they may deploy"):
        bootstrap(place, cloud, ignore, BootstrapOptions(trust=("111111111111",)))

    policies = ("arn:aws:iam::aws:policy/AdministratorAccess",)
    bootstrap(place, cloud, ignore, BootstrapOptions(trust=("111111111111",), execution_policies=policies))
    bootstrap(place, cloud, ignore, BootstrapOptions(trust=("222222222222",), untrust=("111111111111",)))

    own = Access(account=place.account, region=place.region)
    stack = cloud.stacks.describe(own, "CDKToolkit")
    assert stack is not None
    assert stack.parameters["TrustedAccounts"] == "222222222222"
    assert stack.parameters["CloudFormationExecutionPolicies"] == policies[0]


def test_an_environment_that_lacks_the_version_is_named(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.stack("App", environment=str(bootstrapped), requiresBootstrapStackVersion=999)
    assembly = read_assembly(writer.write())

    with pytest.raises(NotBootstrapped, match="has bootstrap version 33, the stack needs 999"):
        deploy_all(assembly, cloud)


def test_nested_stacks_are_followed_and_compared(
    tmp_path: Path, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    def assembly(name: str, value: str) -> CloudAssembly:
        writer = AssemblyWriter(tmp_path / name)
        parameter = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}}
        inner = writer.file("App", "inner.json", json.dumps({"Resources": {"Inner": parameter}}))
        bucket = BUCKET.replace("${AWS::AccountId}", bootstrapped.account).replace(
            "${AWS::Region}", bootstrapped.region
        )
        nested = {
            "Type": "AWS::CloudFormation::Stack",
            "Properties": {"TemplateURL": f"https://s3.{bootstrapped.region}.amazonaws.com/{bucket}/{inner}.json"},
        }
        writer.stack("App", {"Nested": nested}, environment=str(bootstrapped))
        return read_assembly(writer.write())

    events: list[Event] = []
    first = assembly("one", "1")
    new = [(each.name, each.exists) for each in compare_stacks(first, first.stacks, cloud, ignore)]
    succeeded(deploy_all(first, cloud, events))
    changed = assembly("two", "2")

    parent, nested = compare_stacks(changed, changed.stacks, cloud, ignore, method=Method.TEMPLATE)

    assert new == [("App", False), ("App/Nested", False)]
    assert "Inner" in {event.data["logicalId"] for event in events if event.kind is EventKind.RESOURCE}
    assert [each.logical_id for each in parent.difference.resources] == ["Nested"]
    assert (nested.name, [each.logical_id for each in nested.difference.resources]) == ("App/Nested", ["Inner"])
