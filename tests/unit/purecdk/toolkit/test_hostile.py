"""Manifests from strangers: whatever they say, nothing outside of the assembly is read, and errors are ours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.support.clouds import MemoryCloud

from cloud_assembly.schema import AssemblyError, read_assembly
from purecdk.toolkit.comparing import deployment_comparisons
from purecdk.toolkit.deployment import DeployOptions, StackInput
from purecdk.toolkit.errors import ToolkitError
from purecdk.toolkit.events import ignore
from purecdk.toolkit.operations import RunOptions, deploy, publish
from purecdk.toolkit.plan import Plan
from purecdk.toolkit.stack_operations import Waiting

SECRET = b"nobody may see this"
PATHS = st.sampled_from(
    [
        "inside.txt",
        "folder",
        "../secret.txt",
        "folder/../../secret.txt",
        "link.txt",
        "linked-folder",
        "folder-with-link",
        "missing",
        "",
        ".",
        "/etc/passwd",
        "\0",
        "x" * 300,
        "loop",
    ]
)
TEXTS = st.sampled_from(
    ["a", "${AWS::AccountId}", "${AWS::Nonsense}", "${AWS::Region", "\x1b]0;x\x07", "", "../..", "ü" * 9]
)
SOURCE = st.fixed_dictionaries(
    {},
    optional={
        "path": PATHS,
        "packaging": st.sampled_from(["file", "zip", "tar", 3]),
        "executable": st.lists(TEXTS, max_size=2),
    },
)
DESTINATION = st.fixed_dictionaries(
    {},
    optional={
        "bucketName": TEXTS,
        "objectKey": TEXTS,
        "region": TEXTS,
        "assumeRoleArn": st.sampled_from(["arn:aws:iam::1:role/x", "nonsense", "${AWS::Partition}"]),
        "surprise": st.integers(),
    },
)
FILES = st.dictionaries(
    TEXTS,
    st.fixed_dictionaries({"source": SOURCE, "destinations": st.dictionaries(TEXTS, DESTINATION, max_size=2)}),
    max_size=3,
)


def make(directory: Path, files: Any) -> Path:
    shutil.rmtree(directory, ignore_errors=True)
    out = directory / "out"
    (out / "folder").mkdir(parents=True)
    (out / "folder-with-link").mkdir()
    (out / "inside.txt").write_text("fine")
    (out / "folder" / "file.txt").write_text("fine")
    (directory / "secret.txt").write_bytes(SECRET)
    (directory / "secrets").mkdir()
    (directory / "secrets" / "secret.txt").write_bytes(SECRET)
    (out / "link.txt").symlink_to("../secret.txt")
    (out / "linked-folder").symlink_to("../secrets")
    (out / "folder-with-link" / "link").symlink_to(directory / "secret.txt")
    (out / "loop").symlink_to("loop")
    (out / "App.template.json").write_text('{"Resources": {}}')
    (out / "App.assets.json").write_text(json.dumps({"version": "1.0.0", "files": files}))
    artifacts = {
        "App.assets": {"type": "cdk:asset-manifest", "properties": {"file": "App.assets.json"}},
        "App": {
            "type": "aws:cloudformation:stack",
            "environment": "aws://123456789012/us-east-1",
            "properties": {"templateFile": "App.template.json"},
            "dependencies": ["App.assets"],
        },
    }
    (out / "manifest.json").write_text(json.dumps({"version": "1.0.0", "artifacts": artifacts}))
    return out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(FILES)
@example({"a": {"source": {"path": "x" * 300}, "destinations": {"a": {"bucketName": "b", "objectKey": "k"}}}})
@example(
    {
        "a": {
            "source": {"path": "x" * 300, "packaging": "zip"},
            "destinations": {"a": {"bucketName": "b", "objectKey": "k"}},
        }
    }
)
def test_no_manifest_makes_us_send_what_is_outside_of_the_assembly(tmp_path: Path, files: Any) -> None:
    out = make(tmp_path / "case", files)
    options = RunOptions(waiting=Waiting(first_seconds=0.0, longest_seconds=0.0))

    for operation in ("publish", "deploy"):
        cloud = MemoryCloud()
        try:
            assembly = read_assembly(out)
            result = (
                publish(assembly, assembly.stacks, cloud, ignore, options=options)
                if operation == "publish"
                else deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=options)
            )
            if result.report is not None:
                result.report.raise_for_failures()
        except (ToolkitError, AssemblyError) as error:
            assert error.what
        assert not any(SECRET in body or b"root:" in body for body in cloud.objects.stored.values())


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, 1, "x", [], [1], {}, {"Runtime": "python3.6"}, {"aws:asset:path": 3}, {"TemplateURL": []}]
)
RESOURCE = ODD | st.fixed_dictionaries(
    {},
    optional={
        "Type": st.sampled_from(["AWS::Lambda::Function", "AWS::CloudFormation::Stack", "AWS::IAM::Role", 5, None]),
        "Properties": ODD,
        "Metadata": ODD,
    },
)
TEMPLATE = st.fixed_dictionaries(
    {},
    optional={
        "Resources": ODD | st.dictionaries(st.sampled_from("AB"), RESOURCE, max_size=2),
        "Parameters": ODD | st.dictionaries(st.sampled_from("AB"), ODD, max_size=2),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(TEMPLATE)
def test_no_template_ends_in_anything_but_words(tmp_path: Path, template: Any) -> None:
    out = make(tmp_path / "case", {})
    (out / "App.template.json").write_text(json.dumps(template))
    options = RunOptions(waiting=Waiting(first_seconds=0.0, longest_seconds=0.0))
    cloud = MemoryCloud()

    def look(plan: Plan, inputs: Sequence[StackInput]) -> bool:
        return all(list(deployment_comparisons(each, cloud)) for each in inputs)

    try:
        assembly = read_assembly(out)
        result = deploy(
            assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=options, agree=look
        )
        assert result.report is not None
        result.report.raise_for_failures()
    except (ToolkitError, AssemblyError) as error:
        assert error.what
