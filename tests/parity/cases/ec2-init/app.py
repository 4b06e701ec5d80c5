"""Start-up configurations from every kind of element, with assets, objects, sets, restarts, on Linux and Windows."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_assets as s3_assets
from constructs import Construct

app = cdk.App()
LINUX, WINDOWS = ec2.OperatingSystemType.LINUX, ec2.OperatingSystemType.WINDOWS
command, file, source = ec2.InitCommand, ec2.InitFile, ec2.InitSource
package, service = ec2.InitPackage, ec2.InitService


def attach(scope, name, init, platform=LINUX, **options):
    role = iam.Role(scope, f"{name}Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    resource = cdk.CfnResource(scope, name, type="AWS::EC2::Instance")
    data = ec2.UserData.for_operating_system(platform)
    init.attach(resource, instance_role=role, platform=platform, user_data=data, **options)
    resource.add_property_override("UserData", cdk.Fn.base64(data.render()))
    return resource


def everything(scope):
    restart, other = ec2.InitServiceRestartHandle(), ec2.InitServiceRestartHandle()
    bucket = s3.Bucket(scope, "Bucket", encryption_key=kms.Key(scope, "Key"))
    known = s3.Bucket.from_bucket_name(scope, "Known", "known-bucket")
    zipped = s3_assets.Asset(scope, "Zip", path="dir")
    plain = s3_assets.Asset(scope, "File", path="file.txt")
    return ec2.CloudFormationInit.from_elements(
        service.enable("web", service_restart_handle=restart),
        service.enable("idle", enabled=False, ensure_running=False, service_manager=ec2.ServiceManager.SYSTEMD),
        service.enable("asleep", enabled=False),
        service.enable("woken", enabled=False, ensure_running=True),
        service.enable("later", enabled=True, ensure_running=False),
        service.disable("old"),
        service.systemd_config_file(
            "app", command="/usr/bin/app", after_network=False, user="me", group="us", cwd="/w"
        ),
        service.systemd_config_file(
            "cron",
            command="/bin/cron -f",
            description="Clock",
            keep_running=False,
            environment_files=["/e", "/f"],
            environment_variables={"A": "1", "B": "two words"},
        ),
        command.shell_command(
            "echo hi",
            key="greet",
            cwd="/tmp",
            env={"B": "2", "A": "1"},
            test_cmd="test -e /x",
            ignore_errors=True,
            service_restart_handles=[restart, other],
        ),
        command.argv_command(["/bin/echo", "a b", 'c"d']),
        command.shell_command("true"),
        file.from_string("/etc/a", "text", mode="000600", owner="me", group="us", service_restart_handles=[restart]),
        file.from_string("/etc/b", "YWJj", base64_encoded=True),
        file.from_object("/etc/c.json", {"z": 1, "a": [1, {"b": bucket.bucket_arn}], "on": True}),
        file.from_file_inline("/etc/d", "text.yaml"),
        file.from_file_inline("/etc/e", "text.yaml", base64_encoded=True, mode="000400"),
        file.from_url("/etc/f", "https://example.com/f", owner="me"),
        file.from_s3_object("/etc/g", bucket, "some/key"),
        file.from_s3_object("/etc/h", known, "k"),
        file.from_asset("/etc/i", "file.txt"),
        file.from_asset("/etc/i2", "text.yaml", mode="000444", asset_hash="own hash"),
        file.from_existing_asset("/etc/j", plain, group="us"),
        file.symlink("/etc/k", "/etc/a"),
        file.symlink("/etc/l", "/etc/b", mode="120777", owner="me"),
        ec2.InitUser.from_name("me", groups=["us", "them"], home_dir="/home/me", user_id=1001),
        ec2.InitUser.from_name("you"),
        ec2.InitGroup.from_name("us", 1000),
        ec2.InitGroup.from_name("them"),
        package.yum("httpd"),
        package.yum("nginx", version=["1.0", "1.1"], service_restart_handles=[restart]),
        package.rpm("https://example.com/x.rpm"),
        package.rpm("https://example.com/y.rpm", key="why", service_restart_handles=[restart]),
        package.apt("vim"),
        package.python("six", version=["1"]),
        package.ruby_gem("rake"),
        source.from_url("/src/a", "https://example.com/a.zip", service_restart_handles=[restart]),
        source.from_git_hub("/src/b", "owner", "repo"),
        source.from_git_hub("/src/c", "owner", "repo", "v1"),
        source.from_s3_object("/src/d", bucket, "d.zip"),
        source.from_asset("/src/e", "dir"),
        source.from_asset("/src/f", "dir", exclude=["*.conf"], service_restart_handles=[other]),
        source.from_existing_asset("/src/g", zipped),
    )


for name, env in {"Env": cdk.Environment(account="123456789012", region="us-east-1"), "Plain": None}.items():
    stack = cdk.Stack(app, name, env=env)
    signalled = cdk.CfnResource(stack, "Signalled", type="AWS::EC2::Instance")
    attach(stack, "All", everything(stack), signal_resource=signalled, include_role=True, include_url=True)

    sets = ec2.CloudFormationInit.from_config_sets(
        config_sets={"default": ["one", "two"], "late": ["two", "none", "three"]},
        configs={
            "one": ec2.InitConfig([command.shell_command("a"), file.from_asset("/x", "file.txt")]),
            "two": ec2.InitConfig([source.from_asset("/x", "dir"), package.yum("b")]),
            "none": ec2.InitConfig([]),
        },
    )
    sets.add_config("three", ec2.InitConfig([file.from_string("/y", "y")]))
    sets.add_config_set("empty")
    inner = Construct(stack, "Inner")
    attach(inner, "Sets", sets, config_sets=["late", "default"], ignore_failures=True, print_log=False)
    attach(inner, "Again", sets, embed_fingerprint=False)
    attach(inner, "Empty", ec2.CloudFormationInit.from_elements())

    windows = ec2.InitServiceRestartHandle()
    attach(
        stack,
        "Win",
        ec2.CloudFormationInit.from_config(
            ec2.InitConfig(
                [
                    command.shell_command("dir", wait_after_completion=ec2.InitCommandWaitDuration.none()),
                    command.argv_command(
                        ["a", "b"], wait_after_completion=ec2.InitCommandWaitDuration.of(cdk.Duration.minutes(2))
                    ),
                    command.shell_command("restart", wait_after_completion=ec2.InitCommandWaitDuration.forever()),
                    package.msi("https://example.com/a.msi"),
                    package.msi("https://example.com/b.msi", key="b", service_restart_handles=[windows]),
                    file.from_string("C:\\a.txt", "a"),
                    file.from_asset("C:\\b.txt", "file.txt", service_restart_handles=[windows]),
                    service.enable("svc", service_restart_handle=windows),
                    service.disable("other"),
                ]
            )
        ),
        WINDOWS,
        include_url=True,
        include_role=True,
    )
    attach(
        stack,
        "WinLog",
        ec2.CloudFormationInit.from_elements(command.shell_command("x")),
        WINDOWS,
        print_log=False,
        ignore_failures=True,
        embed_fingerprint=False,
        config_sets=["a", "b"],
    )

app.synth()
