"""Publishing, deploying and destroying as a whole, against a cloud in memory."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.assemblies import TOPIC, AssemblyWriter
from tests.support.clouds import MemoryCloud, MemoryStacks

from cloud_assembly.schema import CloudAssembly, read_assembly
from purecdk.toolkit.assets import asset_status
from purecdk.toolkit.cloud import DeployedStack, StackResource
from purecdk.toolkit.comparing import compare_stacks
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import CredentialsError, PackagingError, RetiredRuntime, SettingsError, StackError
from purecdk.toolkit.events import Event, EventKind, ignore
from purecdk.toolkit.execution import Outcome
from purecdk.toolkit.operations import RunOptions, RunResult, deploy, destroy, publish
from purecdk.toolkit.plan import DeleteStack, KeepObject, KeepStack
from purecdk.toolkit.stack_operations import Waiting

FAST = RunOptions(waiting=Waiting(first_seconds=0.0, longest_seconds=0.0))


@pytest.fixture
def assembly(tmp_path: Path) -> CloudAssembly:
    writer = AssemblyWriter(tmp_path / "out")
    writer.folder("Base", "Code", {"index.py": "print()", "lib/a.txt": "a"})
    writer.stack("Base", {"Topic": TOPIC})
    writer.stack("App", {"Queue": {"Type": "AWS::SQS::Queue"}}, depends_on=["Base"])
    return read_assembly(writer.write())


def deploy_all(assembly: CloudAssembly, cloud: MemoryCloud, listen: list[Event] | None = None) -> RunResult:
    emit = ignore if listen is None else listen.append
    return deploy(assembly, assembly.stacks, cloud, emit, deploy_options=DeployOptions(), options=FAST)


def test_publishing_sends_everything_once_and_nothing_the_second_time(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()

    first = publish(assembly, assembly.stacks, cloud, ignore, options=FAST)
    second = publish(assembly, assembly.stacks, cloud, ignore, options=FAST)

    assert first.report is not None and not first.report.errors
    assert len(cloud.objects.puts) == 3
    assert all(isinstance(step, KeepObject) for step in second.plan.steps)
    (body,) = [body for (_, key), body in cloud.objects.stored.items() if key.endswith(".zip")]
    assert sorted(zipfile.ZipFile(io.BytesIO(body)).namelist()) == ["index.py", "lib/a.txt"]


def test_deploying_and_status_look_at_a_bucket_once_for_all_stacks(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()

    deploy_all(assembly, cloud)
    assert len(cloud.objects.looks) == 1

    assert all(place.there for place in asset_status(assembly.stacks, cloud))
    assert len(cloud.objects.looks) == 2


def test_deploying_publishes_first_and_follows_dependencies(assembly: CloudAssembly) -> None:
    cloud, events = MemoryCloud(), list[Event]()

    result = deploy_all(assembly, cloud, events)

    assert cloud.stacks.order == ["Base", "App"]
    assert [stack.status for stack in result.stacks] == ["CREATE_COMPLETE", "CREATE_COMPLETE"]
    finished = [event.text for event in events if event.kind is EventKind.STEP_FINISHED]
    assert finished.index("create stack Base in 123456789012/us-east-1") > max(
        index for index, text in enumerate(finished) if text.startswith("upload") and "Base" in text
    )
    request = cloud.stacks.requests[0]
    assert request["TemplateURL"].startswith("https://s3/cdk-hnb659fds-assets-123456789012-us-east-1/")
    assert request["Capabilities"] == ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]


def test_a_failed_stack_tells_its_first_cause_and_stops_its_dependents(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()
    cloud.stacks.failing.add("Base")

    report = deploy_all(assembly, cloud).report

    assert report is not None
    assert [outcome for step, outcome in report.outcomes.items() if step.startswith("stack:")] == [
        Outcome.FAILED,
        Outcome.NOT_RUN,
    ]
    with pytest.raises(StackError) as caught:
        report.raise_for_failures()
    assert "first cause: Broken (AWS::SNS::Topic): no such thing" in caught.value.what
    assert caught.value.status == "ROLLBACK_COMPLETE"


def test_a_stack_whose_creation_failed_is_deleted_and_made_again(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()
    cloud.stacks.failing.add("Base")
    deploy_all(assembly, cloud)
    cloud.stacks.failing.clear()

    deploy_all(assembly, cloud).report.raise_for_failures()  # type: ignore[union-attr]  # not a dry run

    assert cloud.stacks.order == ["Base", "-Base", "Base", "App"]


def test_a_bootstrap_version_that_is_no_number_stops_before_anything_is_changed(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud(bootstrap_version="soon")

    with pytest.raises(SettingsError, match="should hold a bootstrap version, not 'soon'") as caught:
        deploy_all(assembly, cloud)

    assert caught.value.where == "123456789012/us-east-1"
    assert not cloud.objects.stored and not cloud.stacks.stacks


def test_a_dry_run_changes_nothing(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()

    result = deploy(
        assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions(dry_run=True)
    )

    assert result.report is None and result.plan.changes
    assert not cloud.objects.stored and not cloud.stacks.stacks


def test_a_declined_plan_changes_nothing(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()

    result = deploy(
        assembly,
        assembly.stacks,
        cloud,
        ignore,
        deploy_options=DeployOptions(),
        options=FAST,
        agree=lambda plan, inputs: False,
    )

    assert result.report is None
    assert not cloud.objects.stored and not cloud.stacks.stacks


def test_destroying_deletes_dependents_first(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()
    deploy_all(assembly, cloud)

    role = "arn:${AWS::Partition}:iam::1:role/cleaner"
    result = destroy(assembly, assembly.stacks, cloud, ignore, options=FAST, role_arn=role)

    assert cloud.stacks.order[2:] == ["-App", "-Base"]
    roles = {step.execution_role_arn for step in result.plan.steps if isinstance(step, DeleteStack)}
    assert roles == {"arn:aws:iam::1:role/cleaner"}
    assert not destroy(assembly, assembly.stacks, cloud, ignore, options=FAST).plan.steps


def test_a_link_that_leads_out_of_an_asset_is_refused_before_anything_is_deployed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    writer = AssemblyWriter(tmp_path / "out")
    asset = writer.folder("App", "Code", {"index.py": "x"})
    (tmp_path / "out" / f"asset.{asset}" / "link").symlink_to(tmp_path / "secret")
    writer.stack("App", {"Topic": TOPIC})
    assembly = read_assembly(writer.write())
    cloud = MemoryCloud()

    report = deploy_all(assembly, cloud).report

    assert report is not None
    with pytest.raises(PackagingError, match="leads out of it") as caught:
        report.raise_for_failures()
    assert str(caught.value.where).endswith("/link")
    assert not cloud.stacks.stacks
    assert not any(b"secret" in body for body in cloud.objects.stored.values())


def test_unchanged_stacks_are_kept_and_their_assets_are_not_looked_at_again(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()
    deploy_all(assembly, cloud)
    for stack in assembly.stacks:
        cloud.stacks.stacks[stack.stack_name] = replace(
            cloud.stacks.stacks[stack.stack_name], template=stack.read_template()
        )

    result = deploy_all(assembly, cloud)

    assert all(isinstance(step, KeepStack) for step in result.plan.steps)
    assert not any(stack.changed for stack in result.stacks)


def test_a_bucket_is_looked_at_once_for_all_stacks(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path / "out")
    for name in ("One", "Two", "Three"):
        writer.file(name, "shared.txt", "the same")
        writer.stack(name, {"Topic": TOPIC}, tags={"stack": name})
    assembly = read_assembly(writer.write())
    cloud = MemoryCloud()

    publish(assembly, assembly.stacks, cloud, ignore, options=FAST)

    assert len(cloud.objects.looks) == 1
    assert len(cloud.objects.puts) == 2  # the file, and the template that all three have in common


def test_a_retired_runtime_in_a_nested_stack_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    metadata = {"aws:cdk:path": "App/Nested/Fn/Resource"}
    old = {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "python3.6"}, "Metadata": metadata}
    inner = json.dumps({"Resources": {"Fn": old}})
    writer = AssemblyWriter(tmp_path / "out")
    asset = writer.file("App", "Nested.nested.template.json", inner)
    nested = {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {"TemplateURL": f"https://s3/bucket/{asset}.json"},
        "Metadata": {"aws:asset:path": f"asset.{asset}.json"},
    }
    writer.stack("App", {"Nested": nested})
    assembly = read_assembly(writer.write())
    cloud = MemoryCloud()

    with pytest.raises(RetiredRuntime, match=r"python3\.6") as caught:
        deploy_all(assembly, cloud)

    assert caught.value.where == "App/Nested/Fn"
    assert not cloud.objects.stored

    before = DeployedStack(stack_name="App", stack_id="id:App", status="UPDATE_COMPLETE")
    cloud.stacks.stacks["App"] = before
    cloud.stacks.stacks["Inner"] = replace(before, stack_name="Inner", stack_id="arn:inner", template=json.loads(inner))
    cloud.stacks.parts["id:App"] = [
        StackResource(logical_id="Nested", physical_id="arn:inner", resource_type="", status="")
    ]
    assert deploy_all(assembly, cloud).report is not None  # it runs there already


class Expiring(MemoryStacks):
    """Stacks that cannot be looked at any more once something was begun."""

    def describe(self, access: Access, stack_name: str, *, with_template: bool = True) -> DeployedStack | None:
        if self.order:
            raise CredentialsError("the credentials have expired", fix="renew them")
        return super().describe(access, stack_name, with_template=with_template)


def test_what_goes_on_without_us_is_said(assembly: CloudAssembly) -> None:
    cloud = MemoryCloud()
    cloud.stacks = Expiring()

    result = deploy(assembly, assembly.stacks[:1], cloud, ignore, deploy_options=DeployOptions(), options=FAST)

    assert result.report is not None
    with pytest.raises(CredentialsError, match="CloudFormation goes on with stack"):
        result.report.raise_for_failures()


def test_a_comparison_asks_for_a_change_set_as_a_deployment_would(tmp_path: Path) -> None:
    template = {"Parameters": {"Name": {"Type": "String"}, "Kept": {"Type": "String"}}, "Resources": {"Topic": TOPIC}}
    writer = AssemblyWriter(tmp_path)
    writer.stack("App", template=template)
    writer.artifacts["App"]["displayName"] = "Prod/App"
    assembly = read_assembly(writer.write())
    cloud = MemoryCloud()
    cloud.stacks.stacks["App"] = DeployedStack(
        stack_name="App", stack_id="id", status="CREATE_COMPLETE", parameters={"Name": "old", "Kept": "old"}
    )

    given = {"Prod/App": {"Name": "new"}}
    list(compare_stacks(assembly, assembly.stacks, cloud, ignore, parameters=given, import_existing_resources=True))

    (request,) = cloud.stacks.requests
    assert request["ImportExistingResources"] is True
    assert request["Parameters"] == [
        {"ParameterKey": "Name", "ParameterValue": "new"},
        {"ParameterKey": "Kept", "UsePreviousValue": True},
    ]
