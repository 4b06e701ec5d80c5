"""User data of Linux and Windows, custom and in several parts: downloads, files to run, signals; types of instances."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3

app = cdk.App()


def fill(data, bucket, imported, sink):
    data.add_commands("echo one", "echo 'two'")
    data.add_on_exit_commands("last", "words")
    first = data.add_s3_download_command(bucket=bucket, bucket_key="path/run.sh")
    second = data.add_s3_download_command(
        bucket=imported, bucket_key="f 2", local_file="C:\\some dir\\f", region="eu-west-1"
    )
    third = data.add_s3_download_command(bucket=imported, bucket_key="/x", local_file="")
    data.add_execute_file_command(file_path=first, arguments='--flag "a b"')
    data.add_execute_file_command(file_path=second)
    data.add_execute_file_command(file_path=third, arguments="")
    data.add_signal_on_exit_command(sink)
    data.add_commands()
    return data


for name, env in {"Plain": None, "Env": cdk.Environment(account="123456789012", region="us-east-1")}.items():
    stack = cdk.Stack(app, name, env=env)
    bucket = s3.Bucket(stack, "Bucket")
    imported = s3.Bucket.from_bucket_name(stack, "Imported", "known")
    datas = {
        "Linux": ec2.UserData.for_linux(),
        "Shebang": ec2.UserData.for_linux(shebang="#!/bin/sh -e"),
        "Windows": ec2.UserData.for_windows(),
        "Persist": ec2.UserData.for_windows(persist=True),
        "Os": ec2.UserData.for_operating_system(ec2.OperatingSystemType.WINDOWS),
    }
    for data in datas.values():
        fill(data, bucket, imported, bucket)
    for key, kwargs in {"Mime": {}, "Separated": {"parts_separator": "=_cut:me?".replace("_", "")}}.items():
        parts = ec2.MultipartUserData(**kwargs)
        parts.add_user_data_part(ec2.UserData.for_linux(), ec2.MultipartBody.SHELL_SCRIPT, True)
        parts.add_part(ec2.MultipartBody.from_raw_body(content_type="text/x", body="raw\n", transfer_encoding="7bit"))
        parts.add_part(ec2.MultipartBody.from_raw_body(content_type='text/cloud-config; charset="us-ascii"'))
        parts.add_part(ec2.MultipartBody.from_user_data(datas["Os"], ec2.MultipartBody.CLOUD_BOOTHOOK))
        fill(parts, bucket, imported, bucket)
        datas[key] = parts
    datas["Custom"] = ec2.UserData.custom("#cloud-config\nruncmd: []")
    datas["Custom"].add_commands("- more")
    for key, data in datas.items():
        ec2.CfnInstance(stack, key, user_data=cdk.Fn.base64(data.render()), instance_type=str(len(key)))

types = cdk.Stack(app, "Types")
for kind in ec2.InstanceClass:
    instance_type = ec2.InstanceType.of(kind, ec2.InstanceSize.XLARGE24METAL)
    try:
        facts = [instance_type.architecture.name, instance_type.same_instance_class_as(ec2.InstanceType("m5.large"))]
    except RuntimeError:
        facts = ["UNKNOWN"]
    text = f"{instance_type.to_string()} {instance_type.is_burstable()} {facts}"
    cdk.CfnOutput(types, kind.name.replace("_", ""), value=text)
for size in ec2.InstanceSize:
    value = ec2.InstanceType.of(ec2.InstanceClass.T3A, size).to_string()
    cdk.CfnOutput(types, "Size" + size.name, value=value)

app.synth()
