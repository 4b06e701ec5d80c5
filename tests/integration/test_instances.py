"""Groups of instances deployed: the files that instances fetch at their start are where their template says."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

from tests.support.one_stack import OneStack, written

from aws_cdk import App, Environment, Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from aws_cdk.aws_s3_assets import Asset
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy


def test_what_instances_fetch_at_their_start_is_published(
    tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    script = tmp_path / "configure.sh"
    script.write_text("#!/bin/sh\n")
    templates = "@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig"
    app = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False, context={templates: True})
    stack = Stack(app, "Fleet", env=Environment(account=bootstrapped.account, region=bootstrapped.region))
    group = autoscaling.AutoScalingGroup(
        stack,
        "Group",
        vpc=ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0),
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=ec2.MachineImage.generic_linux({bootstrapped.region: "ami-12345678"}),
        auto_scaling_group_name="fleet",
        max_capacity=3,
    )
    asset = Asset(stack, "Script", path=str(script))
    asset.grant_read(group)
    path = group.user_data.add_s3_download_command(bucket=asset.bucket, bucket_key=asset.s3_object_key)
    group.user_data.add_execute_file_command(file_path=path)
    group.scale_on_cpu_utilization("Cpu", target_utilization_percent=50)
    group.add_lifecycle_hook("Hook", lifecycle_transition=autoscaling.LifecycleTransition.INSTANCE_LAUNCHING)
    app.synth()
    assembly = read_assembly(tmp_path / "cdk.out")

    result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    scaling = _client(local, bootstrapped, "autoscaling")
    [made] = scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["fleet"])["AutoScalingGroups"]
    assert (made["MinSize"], made["MaxSize"]) == (1, 3)
    ec2_client = _client(local, bootstrapped, "ec2")
    [template] = ec2_client.describe_launch_templates()["LaunchTemplates"]
    [version] = ec2_client.describe_launch_template_versions(LaunchTemplateId=template["LaunchTemplateId"])[
        "LaunchTemplateVersions"
    ]
    commands = base64.b64decode(version["LaunchTemplateData"]["UserData"]).decode()
    found = re.search(r"aws s3 cp 's3://([^/]+)/([^']+)'", commands)
    assert found is not None, commands
    stored = _client(local, bootstrapped, "s3").get_object(Bucket=found[1], Key=found[2])
    assert stored["Body"].read() == b"#!/bin/sh\n"


def test_what_the_start_of_instances_is_configured_with_is_published(tmp_path: Path, app: OneStack) -> None:
    """The embedded AWS keeps no metadata of resources; what they name is there."""
    settings = written(tmp_path / "settings.conf", "colour=blue\n")
    written(tmp_path / "tool" / "run.sh", "#!/bin/sh\n")
    shared = Asset(app.stack, "Shared", path=settings)
    init = ec2.CloudFormationInit.from_elements(
        ec2.InitFile.from_asset("/etc/settings.conf", settings),
        ec2.InitSource.from_asset("/opt/tool", str(tmp_path / "tool")),
        ec2.InitFile.from_existing_asset("/etc/again.conf", shared),
        ec2.InitFile.from_file_inline("/etc/inline.conf", settings),
    )
    autoscaling.AutoScalingGroup(
        app.stack,
        "Group",
        vpc=ec2.Vpc(app.stack, "Vpc", max_azs=1, nat_gateways=0),
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=ec2.MachineImage.generic_linux({app.stack.region: "ami-12345678"}),
        auto_scaling_group_name="initialised",
        init=init,
        signals=autoscaling.Signals.wait_for_all(),
    )

    app.deploy()

    config = app.resource("AWS::AutoScaling::AutoScalingGroup")["Metadata"]["AWS::CloudFormation::Init"]["config"]
    files = config["files"]
    assert app.stored(files["/etc/settings.conf"]["source"]) == Path(settings).read_bytes()
    assert app.stored(files["/etc/again.conf"]["source"]) == Path(settings).read_bytes()
    assert files["/etc/inline.conf"]["content"] == "colour=blue\n"
    with zipfile.ZipFile(io.BytesIO(app.stored(config["sources"]["/opt/tool"]))) as archive:
        assert archive.namelist() == ["run.sh"]


def _client(local: LocalCloud, place: ResolvedEnvironment, service: str) -> Any:
    import boto3

    return boto3.client(
        service,
        endpoint_url=local.endpoint,
        region_name=place.region,
        aws_access_key_id=place.account,
        aws_secret_access_key="any",
    )
