"""What apps do with instances: scripts from assets, templates shared by stacks, nested stacks, look-ups, all flags."""

import json
from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3_assets as s3_assets

env = cdk.Environment(account="123456789012", region="us-east-1")
RECOMMENDED = {
    "@aws-cdk/aws-ec2:launchTemplateDefaultUserData": True,
    "@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig": True,
    "@aws-cdk/aws-ec2:uniqueImdsv2TemplateName": True,
    "@aws-cdk/aws-ec2:ebsDefaultGp3Volume": True,
    "@aws-cdk/aws-ec2:ec2SumTImeoutEnabled": True,
    "@aws-cdk/aws-ec2:bastionHostUseAmazonLinux2023ByDefault": True,
    "@aws-cdk/aws-iam:minimizePolicies": True,
    "@aws-cdk/core:enablePartitionLiterals": True,
    "@aws-cdk/core:checkSecretUsage": True,
    "@aws-cdk/aws-iam:standardizedServicePrincipals": True,
}
app = cdk.App()
latest, micro = ec2.MachineImage.latest_amazon_linux2023(), ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.MICRO)


def server(scope, vpc, name="Server", **options):
    return ec2.Instance(scope, name, vpc=vpc, instance_type=micro, machine_image=latest, **options)


class Web(cdk.Stack):
    def __init__(self, scope, id, **options):
        super().__init__(scope, id, **options)
        self.vpc = ec2.Vpc(self, "Vpc", max_azs=2, nat_gateways=1)
        script = s3_assets.Asset(self, "Script", path="configure.sh")
        tool = s3_assets.Asset(self, "Tool", path="tool")
        instance = server(self, self.vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
        path = instance.user_data.add_s3_download_command(bucket=script.bucket, bucket_key=script.s3_object_key)
        instance.user_data.add_execute_file_command(file_path=path, arguments="--verbose -y")
        zipped = instance.user_data.add_s3_download_command(
            bucket=tool.bucket, bucket_key=tool.s3_object_key, local_file="/opt/tool.zip", region=self.region)
        instance.add_user_data(f"unzip {zipped} -d /opt/tool", f"echo {tool.http_url} {tool.s3_object_url}")
        script.grant_read(instance.role)
        tool.grant_read(instance)
        instance.connections.allow_from(server(self, self.vpc, "Other"), ec2.Port.tcp_range(80, 90), "other")

        restart = ec2.InitServiceRestartHandle()
        page = ec2.InitFile.from_asset("/var/www/index.html", "site/index.html", service_restart_handles=[restart],
                                       readers=[iam.Role(self, "Reader", assumed_by=iam.AccountRootPrincipal())])
        init = ec2.CloudFormationInit.from_config_sets(
            config_sets={"install": ["packages", "content"], "verify": ["check"]},
            configs={
                "packages": ec2.InitConfig([ec2.InitPackage.yum("nginx")]),
                "content": ec2.InitConfig([
                    page, ec2.InitSource.from_existing_asset("/opt/tool", tool),
                    ec2.InitFile.from_asset("/etc/tool", "tool", bundling=cdk.BundlingOptions(
                        image=cdk.DockerImage.from_registry("none"), local=Bundler())),
                    ec2.InitService.enable("nginx", service_restart_handle=restart)]),
                "check": ec2.InitConfig([ec2.InitCommand.shell_command("curl localhost", key="99")]),
            })
        server(self, self.vpc, "Prepared", init=init, init_options=ec2.ApplyCloudFormationInitOptions(
            config_sets=["install", "verify"], timeout=cdk.Duration.minutes(30)))
        parts = ec2.MultipartUserData()
        shell = ec2.UserData.for_linux()
        parts.add_user_data_part(shell, ec2.MultipartBody.SHELL_SCRIPT, True)
        parts.add_part(ec2.MultipartBody.from_raw_body(
            content_type="text/cloud-config", body=json.dumps({"runcmd": [cdk.Aws.REGION]})))
        server(self, self.vpc, "Parts", user_data=parts, init=ec2.CloudFormationInit.from_elements(page),
               user_data_causes_replacement=True)
        key = kms.Key(self, "Key")
        self.template = ec2.LaunchTemplate(
            self, "Template", machine_image=latest, instance_type=micro, key_pair=ec2.KeyPair(self, "KeyPair"),
            role=iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com")),
            security_group=ec2.SecurityGroup(self, "Group", vpc=self.vpc),
            block_devices=[ec2.BlockDevice(device_name="/dev/xvda", volume=ec2.BlockDeviceVolume.ebs(
                8, encrypted=True, kms_key=key))])
        self.template.connections.allow_from(instance, ec2.Port.tcp(443))
        ec2.BastionHostLinux(self, "Bastion", vpc=self.vpc, require_imdsv2=True)
        ec2.Volume(self, "Data", availability_zone=self.availability_zones[0], size=cdk.Size.gibibytes(10),
                   encrypted=True, encryption_key=key).grant_attach_volume(instance, [instance])


@__import__("jsii").implements(cdk.ILocalBundling)
class Bundler:
    def try_bundle(self, output_dir, *, image, **options):
        Path(output_dir, "made.txt").write_text("made\n")
        return True


class Fleet(cdk.Stack):
    def __init__(self, scope, id, web, **options):
        super().__init__(scope, id, **options)
        group = autoscaling.AutoScalingGroup(
            self, "Fleet", vpc=web.vpc, launch_template=web.template, min_capacity=2,
            signals=autoscaling.Signals.wait_for_min_capacity(timeout=cdk.Duration.minutes(5)),
            update_policy=autoscaling.UpdatePolicy.rolling_update())
        group.scale_on_cpu_utilization("Cpu", target_utilization_percent=60)
        made = autoscaling.AutoScalingGroup(
            self, "Made", vpc=web.vpc, instance_type=micro, machine_image=latest, require_imdsv2=True,
            ssm_session_permissions=True, init=ec2.CloudFormationInit.from_elements(
                ec2.InitFile.from_asset("/etc/configure.sh", "configure.sh", mode="000755")),
            signals=autoscaling.Signals.wait_for_all())
        made.connections.allow_from(web.template, ec2.Port.tcp(22))
        nested = cdk.NestedStack(self, "Nested")
        server(nested, web.vpc, init=ec2.CloudFormationInit.from_elements(
            ec2.InitSource.from_asset("/srv", "site"), ec2.InitFile.from_asset("/x", "configure.sh")),
            user_data_causes_replacement=True, require_imdsv2=True)


for name, context in {"Plain": {}, "Flags": RECOMMENDED}.items():
    stage = cdk.Stage(app, name, env=env)
    for key, value in context.items():
        stage.node.set_context(key, value)
    web = Web(stage, "Web")
    Fleet(stage, "Fleet", web)
web = Web(app, "Agnostic")
Fleet(app, "AgnosticFleet", web)

looked = cdk.Stack(app, "Looked", env=env)
network = ec2.Vpc.from_lookup(looked, "Vpc", is_default=True)
ec2.Instance(looked, "Server", vpc=network, instance_type=micro, machine_image=ec2.MachineImage.lookup(name="x*"),
             security_group=ec2.SecurityGroup.from_lookup_by_id(looked, "Group", "sg-1"))
autoscaling.AutoScalingGroup(
    looked, "Fleet", vpc=network, instance_type=micro,
    machine_image=ec2.MachineImage.from_ssm_parameter("/my/image", cached_in_context=True))
app.synth()
