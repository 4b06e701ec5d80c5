"""Deployments to buckets: what is refused, and when values are filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, CfnOutput, Duration, Fn, IStableStringProducer, Lazy, Size, Stack, Token
from aws_cdk.assertions import Template
from aws_cdk.aws_logs import LogGroup, RetentionDays
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_s3_deployment import BucketDeployment, CacheControl, DeployTimeSubstitutedFile, Source

UNKNOWN: Any = Token.as_number({"Ref": "Unknown"})


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    return Stack(App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False), "Stack")


def _deployed(stack: Stack, **options: Any) -> BucketDeployment:
    given = {"sources": [Source.data("a.txt", "a")], **options}
    return BucketDeployment(stack, "Deploy", destination_bucket=Bucket(stack, "Bucket"), **given)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"distribution_paths": ["/a"]}, "Distribution must be specified"),
        ({"use_efs": True}, "Vpc must be specified if useEfs is set"),
        ({"destination_key_prefix": "x" * 103}, 'requires that the "destinationKeyPrefix" be <=104 characters'),
        ({"memory_limit": UNKNOWN}, "tokens when specifying 'memoryLimit'"),
        ({"ephemeral_storage_size": Size.mebibytes(UNKNOWN)}, "tokens when specifying 'ephemeralStorageSize'"),
        ({"sources": [Source.asset(__file__)]}, "must be either a .zip file or a directory"),
        ({"sources": [Source.data("a/../../b", "")]}, "points outside the deployment root"),
        ({"sources": [Source.data("a/..", "")]}, "names no file"),
        ({"sources": [Source.json_data("a.json", None)]}, "must be a value, not None"),
        ({"sources": [Source.data("", "")]}, "names no file"),
    ],
)
def test_bad_options_are_refused_with_the_construct_s_path(stack: Stack, options: Any, message: str) -> None:
    with pytest.raises(RuntimeError, match=message) as raised:
        _deployed(stack, **options)

    assert "Stack/Deploy" in str(raised.value)


def test_what_is_on_the_edge_is_taken(stack: Stack) -> None:
    deployment = _deployed(
        stack, destination_key_prefix="x" * 102, memory_limit=0, sources=[Source.data("./a/../b/c.txt", "")]
    )

    assert deployment.node.find_child("CustomResource")  # no memory is a size of its own


def test_logs_have_a_group_or_a_retention(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match="logRetention and logGroup"):
        _deployed(stack, log_group=LogGroup(stack, "Logs"), log_retention=RetentionDays.ONE_DAY)


def test_values_known_at_deployment_need_unpacked_archives(stack: Stack) -> None:
    _deployed(stack, extract=False)

    with pytest.raises(RuntimeError, match="incompatible with extract=false"):
        Template.from_stack(stack)


def test_version_ids_need_archives_as_they_are(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match="only supported when 'extract' is set to false"):
        _ = _deployed(stack).object_version_ids


def test_version_ids_need_keys(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match="requires 'outputObjectKeys'"):
        _ = _deployed(stack, extract=False, output_object_keys=False).object_version_ids


def test_a_substituted_file_has_to_be_there_and_knows_no_versions(stack: Stack, tmp_path: Path) -> None:
    bucket = Bucket(stack, "Bucket")
    with pytest.raises(RuntimeError, match="No file found"):
        DeployTimeSubstitutedFile(stack, "None", source="none.txt", destination_bucket=bucket, substitutions={})
    (tmp_path / "t.txt").write_text("{{ a }}")
    made = DeployTimeSubstitutedFile(
        stack, "Some", source=str(tmp_path / "t.txt"), destination_bucket=bucket, substitutions={"a": "1"}
    )

    with pytest.raises(RuntimeError, match="always extracted"):
        _ = made.object_version_ids


class _Produced(IStableStringProducer):
    def produce(self) -> str:
        return "lazy"


def test_a_lazy_value_is_asked_when_the_template_is_written(stack: Stack) -> None:
    lazy: Any = Lazy.string(_Produced())
    _deployed(stack, sources=[Source.data("a", f"x{lazy}"), Source.json_data("j", {"k": lazy, "none": None})])

    (resource,) = Template.from_stack(stack).find_resources("Custom::CDKBucketDeployment").values()
    marker = "<<marker:0xbaba:0>>"
    assert resource["Properties"]["SourceMarkers"] == [{marker: "lazy"}, {marker: '"lazy"'}]
    outdir = Path(App.of(stack).outdir)
    assert sorted(file.read_text() for file in [*outdir.glob("asset.*/a"), *outdir.glob("asset.*/j")]) == sorted(
        [f"x{marker}", f'{{"k":{marker}}}']
    )


def test_an_archive_that_is_there_is_not_added_again_but_data_is(stack: Stack) -> None:
    deployment = _deployed(stack)
    bucket = Bucket(stack, "Archives")

    for _ in range(2):
        deployment.add_source(Source.bucket(bucket, "k.zip"))
        deployment.add_source(Source.data("b.txt", "b"))

    (resource,) = Template.from_stack(stack).find_resources("Custom::CDKBucketDeployment").values()
    assert len(resource["Properties"]["SourceObjectKeys"]) == 1 + 1 + 2


def test_the_bucket_s_arn_is_asked_only_by_apps_that_use_it(stack: Stack) -> None:
    deployment = _deployed(stack)
    CfnOutput(stack, "Keys", value=Fn.join(",", deployment.object_keys))

    assert deployment.deployed_bucket is deployment.deployed_bucket
    (resource,) = Template.from_stack(stack).find_resources("Custom::CDKBucketDeployment").values()
    assert "DestinationBucketArn" in resource["Properties"]


def test_directives_of_caches_are_written_in_seconds() -> None:
    assert CacheControl.stale_while_revalidate(Duration.minutes(3)).value == "stale-while-revalidate=180"
    assert CacheControl.max_age(Duration.days(365)).value == "max-age=31536000"
