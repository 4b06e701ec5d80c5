"""A deployment to a bucket whose handler really runs."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import boto3
from tests.support.one_stack import OneStack, written

from aws_cdk import App, CfnOutput, Environment, Stack
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_s3_deployment import BucketDeployment, CacheControl, DeployTimeSubstitutedFile, Source
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy


def test_files_and_values_known_at_deployment_are_in_the_bucket(
    tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    (tmp_path / "web" / "deep").mkdir(parents=True)
    (tmp_path / "web" / "deep" / "index.html").write_text("hello")
    app = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    stack = Stack(app, "App", env=Environment(account=bootstrapped.account, region=bootstrapped.region))
    bucket = Bucket(stack, "Bucket", bucket_name=f"deployed-{bootstrapped.account}")
    deployment = BucketDeployment(
        stack,
        "Deploy",
        destination_bucket=bucket,
        destination_key_prefix="web",
        sources=[Source.asset(str(tmp_path / "web")), Source.json_data("c.json", {"bucket": bucket.bucket_arn})],
        cache_control=[CacheControl.no_cache()],
    )
    CfnOutput(stack, "Name", value=deployment.deployed_bucket.bucket_name)
    app.synth()
    assembly = read_assembly(tmp_path / "cdk.out")

    result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    s3 = boto3.client(
        "s3",
        endpoint_url=local.endpoint,
        region_name=local.region,
        aws_access_key_id=bootstrapped.account,
        aws_secret_access_key="any",
    )
    name = f"deployed-{bootstrapped.account}"
    page = s3.get_object(Bucket=name, Key="web/deep/index.html")
    assert (page["Body"].read(), page["CacheControl"], page["ContentType"]) == (b"hello", "no-cache", "text/html")
    config = json.loads(s3.get_object(Bucket=name, Key="web/c.json")["Body"].read())
    assert config == {"bucket": f"arn:aws:s3:::{name}"}


def test_another_deployment_takes_away_what_is_gone_and_the_last_takes_all(
    tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("zipped/é.txt", "zipped")
    written(tmp_path / "template.txt", "{{ who }} in {{ where }}")
    name = f"deployed-{bootstrapped.account}"

    def app(number: int, **files: str) -> OneStack:
        folder = tmp_path / f"web{number}"
        for file, content in files.items():
            written(folder / file.replace("_", "."), content)
        made = OneStack(tmp_path / str(number), local, cloud, bootstrapped)
        bucket = Bucket(made.stack, "Bucket", bucket_name=name)
        deployment = BucketDeployment(
            made.stack,
            "Deploy",
            destination_bucket=bucket,
            sources=[
                Source.asset(str(folder), exclude=["secret*"]),
                Source.asset(str(archive)),
                Source.yaml_data("settings.yaml", {"bucket": bucket.bucket_arn, "list": [1, {"a": "b"}]}),
                Source.data("note.txt", f"for {bucket.bucket_name}"),
            ],
            exclude=["*.log"],
            metadata={"purpose": "test"},
            content_language="de",
            retain_on_delete=False,
        )
        DeployTimeSubstitutedFile(
            made.stack,
            "Filled",
            source=str(tmp_path / "template.txt"),
            destination_bucket=bucket,
            destination_key="filled.txt",
            substitutions={"who": bucket.bucket_name, "where": made.stack.region},
        ).node.add_dependency(deployment)
        made.deploy()
        return made

    first = app(1, index_html="one", old_html="old", a_log="log", secret_txt="s")
    objects = first.client("s3")

    def content() -> dict[str, str]:
        listed = objects.list_objects_v2(Bucket=name).get("Contents", [])
        return {
            each["Key"]: objects.get_object(Bucket=name, Key=each["Key"])["Body"].read().decode() for each in listed
        }

    same = {
        "zipped/é.txt": "zipped",
        "note.txt": f"for {name}",
        "filled.txt": f"{name} in {bootstrapped.region}",
    }
    found = content()
    assert "arn:aws:s3:::" + name in found.pop("settings.yaml")
    assert found == {"index.html": "one", "old.html": "old", **same}
    page = objects.get_object(Bucket=name, Key="index.html")
    assert (page["Metadata"], page["ContentLanguage"]) == ({"purpose": "test"}, "de")

    second = app(2, index_html="two", new_html="new")
    found = content()
    found.pop("settings.yaml")
    # What the other deployment made is not in this one's sources, and so goes where nothing keeps it.
    assert {**found, "filled.txt": same["filled.txt"]} == {"index.html": "two", "new.html": "new", **same}

    second.destroy()
    assert "index.html" not in content()
