"""Instances with every option, block devices, start-up configurations and signals, metadata service, bastion hosts."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3

FLAGS = ["aws-ec2:uniqueImdsv2TemplateName", "aws-ec2:ec2SumTImeoutEnabled",
         "aws-ec2:bastionHostUseAmazonLinux2023ByDefault", "aws-ec2:ebsDefaultGp3Volume"]
PUBLIC = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
Device, Volume, Kind = ec2.BlockDevice, ec2.BlockDeviceVolume, ec2.EbsDeviceVolumeType
minutes, shell = cdk.Duration.minutes, ec2.InitCommand.shell_command
app = cdk.App()


def network(stack):
    return ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["us-east-1a", "us-east-1b"], vpc_cidr_block="10.0.0.0/16",
        public_subnet_ids=["pub-1", "pub-2"], private_subnet_ids=["priv-1", "priv-2"],
        public_subnet_route_table_ids=["r1", "r2"], private_subnet_route_table_ids=["r3", "r4"],
    )


for name, context in {"Old": {}, "New": {f"@aws-cdk/{flag}": True for flag in FLAGS}}.items():
    stage = cdk.Stage(app, name, env=cdk.Environment(account="123456789012", region="us-east-1"))
    for key, value in context.items():
        stage.node.set_context(key, value)
    stack = cdk.Stack(stage, "Main")
    vpc = network(stack)
    common = {"vpc": vpc, "instance_type": ec2.InstanceType("t3.micro"),
              "machine_image": ec2.MachineImage.generic_linux({"us-east-1": "ami-1"})}
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    plain = ec2.Instance(stack, "Plain", **common)
    plain.add_user_data("echo hi", cdk.Aws.REGION)
    plain.add_security_group(group)
    plain.add_to_role_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
    s3.Bucket(stack, "Bucket").grant_read(plain)
    plain.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
    for fact in ("id", "availability_zone", "private_dns_name", "private_ip", "public_dns_name", "public_ip"):
        cdk.CfnOutput(stack, f"Fact{fact.replace('_', '')}", value=getattr(plain, f"instance_{fact}"))

    ec2.Instance(
        stack, "Public", **common, allow_all_outbound=False, allow_all_ipv6_outbound=True, associate_public_ip_address=True,
        availability_zone="us-east-1b", credit_specification=ec2.CpuCredits.UNLIMITED, detailed_monitoring=True,
        disable_api_termination=True, ebs_optimized=True, enclave_enabled=False, hibernation_enabled=True,
        instance_initiated_shutdown_behavior=ec2.InstanceInitiatedShutdownBehavior.TERMINATE, instance_name="Named",
        key_name="old-key", private_ip_address="10.0.0.4", propagate_tags_to_volume_on_creation=True, vpc_subnets=PUBLIC,
        source_dest_check=False, ssm_session_permissions=True, user_data_causes_replacement=True,
        user_data=ec2.UserData.custom(f"own data {plain.instance_id}"),
    )
    ec2.Instance(
        stack, "Private", **common, role=role, security_group=group, associate_public_ip_address=False,
        key_pair=ec2.KeyPair(stack, "Key"), placement_group=ec2.PlacementGroup(stack, "Placement"),
        http_endpoint=True, http_protocol_ipv6=False, http_put_response_hop_limit=2, http_tokens=ec2.HttpTokens.REQUIRED,
        instance_metadata_tags=True, resource_signal_timeout=minutes(7), ssm_session_permissions=True,
    )
    ec2.Instance(stack, "Profile", **common, instance_profile=iam.InstanceProfile(stack, "ProfileHere"),
                 ipv6_address_count=2, require_imdsv2=True, availability_zone="us-east-1a")
    ec2.Instance(stack, "Unknown", **common, http_tokens=ec2.HttpTokens.OPTIONAL, private_ip_address="10.0.0.9",
                 instance_profile=iam.InstanceProfile.from_instance_profile_name(stack, "Imported", "known"))
    ec2.Instance(
        stack, "Devices", **common, block_devices=[
            Device(device_name="/dev/a", volume=Volume.ebs(10)),
            Device(device_name="/dev/b", volume=Volume.ebs(
                20, delete_on_termination=False, encrypted=True, iops=3000, volume_type=Kind.IO1,
                kms_key=kms.Key(stack, "EbsKey"))),
            Device(device_name="/dev/c", volume=Volume.ebs_from_snapshot(
                "snap-1", volume_size=5, volume_type=Kind.GP3, throughput=200, iops=4000,
                volume_initialization_rate=cdk.Size.mebibytes(200))),
            Device(device_name="/dev/d", volume=Volume.ephemeral(1)),
            Device(device_name="/dev/e", volume=Volume.ebs(1, iops=100), mapping_enabled=False),
            Device(device_name="/dev/f", volume=Volume(ec2.EbsDeviceProps(volume_size=3), "name"), mapping_enabled=True),
        ],
    )
    ec2.Instance(stack, "Lost", **common, availability_zone="us-east-1z")

    elements = [shell("x"), ec2.InitFile.from_asset("/etc/x", "file.txt")]
    init = ec2.CloudFormationInit.from_elements(*elements)
    ec2.Instance(stack, "Init", **common, init=init)
    ec2.Instance(stack, "InitOptions", **common, init=init, resource_signal_timeout=minutes(10), init_options={
        "timeout": minutes(20), "config_sets": ["default"], "include_role": True, "include_url": True,
        "ignore_failures": True, "print_log": False})
    ec2.Instance(stack, "InitKept", **common, init=init, user_data_causes_replacement=False,
                 init_options=ec2.ApplyCloudFormationInitOptions(embed_fingerprint=False))
    late = ec2.Instance(stack, "InitLate", **common, resource_signal_timeout=minutes(3))
    late.apply_cloud_formation_init(ec2.CloudFormationInit.from_elements(shell("y")), timeout=cdk.Duration.seconds(61))
    ec2.Instance(stack, "Windows", **{**common, "machine_image": ec2.MachineImage.latest_windows(
        ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE)}, init=ec2.CloudFormationInit.from_elements(shell("x")))

    ec2.BastionHostLinux(stack, "Bastion", vpc=vpc).allow_ssh_access_from(ec2.Peer.ipv4("1.2.3.4/32"), ec2.Peer.any_ipv6())
    ec2.BastionHostLinux(
        stack, "Bastion2", vpc=vpc, availability_zone="us-east-1a", instance_name="Gate", subnet_selection=PUBLIC,
        instance_type=ec2.InstanceType("t4g.micro"), require_imdsv2=True, security_group=group, init=init,
        block_devices=[Device(device_name="/dev/a", volume=Volume.ebs(1))], user_data_causes_replacement=True,
    )
    volume = ec2.Volume(stack, "Volume", availability_zone="us-east-1a", size=cdk.Size.gibibytes(8))
    volume.grant_attach_volume_by_resource_tag(plain.grant_principal, [plain])
    volume.grant_detach_volume(late.grant_principal, [late, plain])
    cdk.Tags.of(stack).add("team", "blue")

    aspects = cdk.Stack(stage, "Aspects")
    common["vpc"] = network(aspects)
    ec2.Instance(aspects, "One", **common)
    templated = ec2.Instance(aspects, "Two", **common)
    templated.instance.launch_template = {"version": "1", "launchTemplateName": "other"}
    ec2.LaunchTemplate(aspects, "Template", http_endpoint=False)
    cdk.Aspects.of(aspects).add(ec2.InstanceRequireImdsv2Aspect())
    cdk.Aspects.of(aspects).add(ec2.LaunchTemplateRequireImdsv2Aspect())

agnostic = cdk.Stack(app, "Agnostic")
ec2.Instance(agnostic, "Instance", vpc=network(agnostic), instance_type=ec2.InstanceType("m7g.large"),
             machine_image=ec2.MachineImage.latest_amazon_linux2023(cpu_type=ec2.AmazonLinuxCpuType.ARM_64),
             user_data_causes_replacement=True, init=ec2.CloudFormationInit.from_elements(shell("x")))
app.synth()
