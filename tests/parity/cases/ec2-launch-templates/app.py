"""Launch templates with every option, key pairs, placement groups, volumes and who may attach them."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms

ENV = cdk.Environment(account="123456789012", region="us-east-1")
Device, Ebs, Kind = ec2.BlockDevice, ec2.BlockDeviceVolume, ec2.EbsDeviceVolumeType
gib, mib = cdk.Size.gibibytes, cdk.Size.mebibytes
app = cdk.App()


def show(stack, name, *values):
    cdk.CfnOutput(stack, name, value=cdk.Fn.join("|", [value or "none" for value in values]))


for name, env, context in (("Env", ENV, {}), ("Plain", None, {}), ("Flags", ENV, {
        "@aws-cdk/aws-ec2:launchTemplateDefaultUserData": True, "@aws-cdk/aws-ec2:ebsDefaultGp3Volume": True})):
    stack = cdk.Stack(app, name, env=env)
    for key, value in context.items():
        stack.node.set_context(key, value)
    image = ec2.MachineImage.generic_linux({"us-east-1": "ami-1"})
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    vpc = ec2.Vpc(stack, "Vpc", nat_gateways=0, max_azs=1)
    groups = [ec2.SecurityGroup(stack, f"Group{i}", vpc=vpc) for i in (1, 2)]
    keys = [ec2.KeyPair(stack, "Key1"),
            ec2.KeyPair(stack, "Key2", key_pair_name="named", type=ec2.KeyPairType.ED25519),
            ec2.KeyPair(stack, "Key3", public_key_material="ssh-rsa AAAA", format=ec2.KeyPairFormat.PPK)]
    keys[0].private_key.grant_read(role)
    for key in keys:
        show(stack, f"Facts{key.node.id}", key.key_pair_name, key.key_pair_id, key.key_pair_fingerprint)
    placements = [
        ec2.PlacementGroup(stack, "Parts", partitions=3, placement_group_name="named"),
        ec2.PlacementGroup(stack, "Spread", spread_level=ec2.PlacementGroupSpreadLevel.RACK),
        ec2.PlacementGroup(stack, "Cluster", strategy=ec2.PlacementGroupStrategy.CLUSTER),
    ]

    ec2.LaunchTemplate(stack, "Empty")
    ec2.LaunchTemplate(stack, "Image", machine_image=image)
    ec2.LaunchTemplate(stack, "Data", user_data=ec2.UserData.custom(f"in {cdk.Aws.REGION}"))
    full = ec2.LaunchTemplate(
        stack, "Full", cpu_credits=ec2.CpuCredits.UNLIMITED, detailed_monitoring=True, disable_api_termination=True,
        ebs_optimized=True, hibernation_configured=True, http_endpoint=True, http_protocol_ipv6=False,
        http_put_response_hop_limit=5, http_tokens=ec2.LaunchTemplateHttpTokens.OPTIONAL, instance_metadata_tags=True,
        instance_initiated_shutdown_behavior=ec2.InstanceInitiatedShutdownBehavior.STOP, key_name="k", role=role,
        instance_type=ec2.InstanceType("t3.micro"), launch_template_name="named", version_description="first",
        machine_image=ec2.MachineImage.latest_windows(ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE),
        security_group=groups[0], placement_group=placements[0],
        cpu_options={"amd_sev_snp": True, "core_count": 2, "threads_per_core": 1, "nested_virtualization": False},
        spot_options=ec2.LaunchTemplateSpotOptions(
            block_duration=cdk.Duration.hours(2), interruption_behavior=ec2.SpotInstanceInterruption.HIBERNATE,
            max_price=0.25, request_type=ec2.SpotRequestType.PERSISTENT,
            valid_until=cdk.Expiration.at_timestamp(1700000000123)),
        block_devices=[
            Device(device_name="/dev/a", volume=Ebs.ebs(10, volume_type=Kind.GP3, throughput=250, iops=3000)),
            Device(device_name="/dev/b", volume=Ebs.ephemeral(0)),
            Device(device_name="/dev/c", volume=Ebs.ebs(1, iops=9), mapping_enabled=False),
            Device(device_name="/dev/d", volume=Ebs.ebs_from_snapshot("s", volume_initialization_rate=mib(200))),
        ],
    )
    full.add_security_group(groups[1])
    full.connections.allow_from_any_ipv4(ec2.Port.tcp(22))
    full.grant_principal.add_to_principal_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
    cdk.Tags.of(full).add("Name", "mine")
    cdk.Tags.of(full).add("colour", "red")
    show(stack, "Versions", full.default_version_number, full.latest_version_number, full.version_number,
         full.launch_template_id, full.launch_template_name)
    ec2.LaunchTemplate(
        stack, "Other", key_pair=keys[1], require_imdsv2=True, instance_profile=iam.InstanceProfile(stack, "Profile"),
        associate_public_ip_address=True, security_group=groups[0], nitro_enclave_enabled=True,
        hibernation_configured=False, spot_options=ec2.LaunchTemplateSpotOptions(), placement_group=placements[2],
        http_tokens=ec2.LaunchTemplateHttpTokens.OPTIONAL, cpu_options=ec2.LaunchTemplateCpuOptions(),
        machine_image=ec2.MachineImage.resolve_ssm_parameter_at_launch("/an/image"),
    )
    ec2.LaunchTemplate(stack, "Address", associate_public_ip_address=False, cpu_credits=ec2.CpuCredits.STANDARD,
                       http_put_response_hop_limit=65, spot_options={"block_duration": cdk.Duration.hours(7)})
    known = ec2.LaunchTemplate.from_launch_template_attributes(stack, "Known", launch_template_id="lt-1")
    named = ec2.LaunchTemplate.from_launch_template_attributes(
        stack, "KnownName", launch_template_name="n", version_number=ec2.LaunchTemplateSpecialVersions.LATEST_VERSION)
    show(stack, "Imported", known.version_number, known.launch_template_id, named.version_number)

    key = kms.Key(stack, "Kms")
    zone = {"availability_zone": f"{cdk.Aws.REGION}a"}
    first = ec2.Volume(stack, "Volume1", **zone, size=gib(8))
    second = ec2.Volume(
        stack, "Volume2", **zone, size=gib(500), encrypted=True, encryption_key=key, iops=3000, volume_type=Kind.IO1,
        enable_multi_attach=True, auto_enable_io=True, volume_name="data", removal_policy=cdk.RemovalPolicy.DESTROY)
    third = ec2.Volume(stack, "Volume3", **zone, snapshot_id="snap-0123abCD", volume_type=Kind.GP3, throughput=200,
                       iops=4000, volume_initialization_rate=mib(150), encrypted=True, encryption_key=key)
    for volume in (first, second, third):
        volume.grant_attach_volume(role)
        volume.grant_detach_volume(role)
    second.grant_attach_volume_by_resource_tag(role, [full, stack])
    second.grant_detach_volume_by_resource_tag(role, [full], tag_key_suffix="END")
    imported = ec2.Volume.from_volume_attributes(
        stack, "Volume4", volume_id="vol-1", availability_zone="b", encryption_key=key)
    imported.grant_attach_volume(iam.User(stack, "User"))

app.synth()
