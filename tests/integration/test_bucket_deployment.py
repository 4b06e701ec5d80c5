"""A deployment to a bucket whose handler really runs."""

from __future__ import annotations

import json
from pathlib import Path

import boto3

from aws_cdk import App, CfnOutput, Environment, Stack
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_s3_deployment import BucketDeployment, CacheControl, Source
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
