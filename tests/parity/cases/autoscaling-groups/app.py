"""Groups of instances with every option: launch configurations and templates, updates, signals, start-up configurations."""

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

app = cdk.App()
TEMPLATES = "@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig"
asg, Group = autoscaling, autoscaling.AutoScalingGroup
Device, Ebs, Kind = asg.BlockDevice, asg.BlockDeviceVolume, asg.EbsDeviceVolumeType
Update, Signals, Process = asg.UpdatePolicy, asg.Signals, asg.ScalingProcess
minutes, seconds = cdk.Duration.minutes, cdk.Duration.seconds
shell = ec2.InitCommand.shell_command


def network(stack):
    return ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["us-east-1a", "us-east-1b"], vpc_cidr_block="10.0.0.0/16",
        public_subnet_ids=["pub-1", "pub-2"], private_subnet_ids=["priv-1", "priv-2"],
        public_subnet_route_table_ids=["r1", "r2"], private_subnet_route_table_ids=["r3", "r4"],
    )


for name, context in {"Configurations": {}, "Templates": {TEMPLATES: True}}.items():
    stack = cdk.Stack(app, name, env=cdk.Environment(account="123456789012", region="us-east-1"))
    for key, value in context.items():
        stack.node.set_context(key, value)
    vpc = network(stack)
    common = {"vpc": vpc, "instance_type": ec2.InstanceType("t3.micro"),
              "machine_image": ec2.MachineImage.generic_linux({"us-east-1": "ami-1"})}
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    topic = sns.Topic(stack, "Topic")
    security_group = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    plain = Group(stack, "Plain", **common)
    plain.add_user_data("echo hi", cdk.Aws.REGION)
    plain.add_security_group(security_group)
    plain.add_to_role_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
    plain.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
    plain.protect_new_instances_from_scale_in()
    s3.Bucket(stack, "Bucket").grant_read(plain)
    cdk.Tags.of(plain).add("Name", "mine")
    cdk.Tags.of(plain).add("here", "only", apply_to_launched_instances=False)
    cdk.CfnOutput(stack, "Arn", value=plain.auto_scaling_group_arn)
    cdk.CfnOutput(stack, "Name", value=plain.auto_scaling_group_name)

    Group(
        stack, "Full", **common, allow_all_outbound=False, associate_public_ip_address=True,
        auto_scaling_group_name="named", capacity_rebalance=True, cooldown=minutes(3),
        default_instance_warmup=seconds(5), desired_capacity=3, max_capacity=5, min_capacity=2, key_name="key",
        group_metrics=[asg.GroupMetrics.all(), asg.GroupMetrics(asg.GroupMetric.MAX_SIZE, asg.GroupMetric("Own"))],
        ignore_unmodified_size_properties=False, instance_monitoring=asg.Monitoring.BASIC, require_imdsv2=True,
        max_instance_lifetime=cdk.Duration.days(7), new_instances_protected_from_scale_in=True, spot_price="0.10",
        ssm_session_permissions=True, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
        termination_policies=[asg.TerminationPolicy.CUSTOM_LAMBDA_FUNCTION, asg.TerminationPolicy.OLDEST_INSTANCE],
        termination_policy_custom_lambda_function_arn="arn:aws:lambda:us-east-1:123456789012:function:x",
        az_capacity_distribution_strategy=asg.CapacityDistributionStrategy.BALANCED_ONLY,
        deletion_protection=asg.DeletionProtection.PREVENT_FORCE_DELETION,
        instance_lifecycle_policy={"retention_triggers": {
            "terminate_hook_abandon": asg.TerminateHookAbandonAction.RETAIN}},
        max_healthy_percentage=150, min_healthy_percentage=90,
        health_checks=asg.HealthChecks.with_additional_checks(
            additional_types=[asg.AdditionalHealthCheckType.ELB, asg.AdditionalHealthCheckType.EBS],
            grace_period=minutes(2)),
        notifications=[
            asg.NotificationConfiguration(topic=topic),
            asg.NotificationConfiguration(topic=topic, scaling_events=asg.ScalingEvents.ERRORS),
            asg.NotificationConfiguration(
                topic=topic, scaling_events=asg.ScalingEvents(asg.ScalingEvent.TEST_NOTIFICATION)),
        ],
        block_devices=[
            Device(device_name="/dev/a", volume=Ebs.ebs(
                10, encrypted=True, iops=3000, volume_type=Kind.IO1, delete_on_termination=False)),
            Device(device_name="/dev/b", volume=Ebs.ephemeral(1)),
            Device(device_name="/dev/c", volume=Ebs.no_device()),
            Device(device_name="/dev/d", volume=Ebs.ebs_from_snapshot(
                "snap", volume_size=4, volume_type=Kind.GP3, throughput=200)),
            Device(device_name="/dev/e", volume=Ebs.ebs(1, iops=100)),
        ],
    )
    Group(stack, "Given", **common, role=role, security_group=security_group, user_data=ec2.UserData.custom("own"),
          instance_monitoring=asg.Monitoring.DETAILED, max_capacity=4, health_check=asg.HealthCheck.elb(grace=minutes(1)),
          max_instance_lifetime=seconds(0), max_healthy_percentage=-1, min_healthy_percentage=-1)
    Group(stack, "Tokens", **common, min_capacity=cdk.Token.as_number(cdk.Fn.import_value("size")),
          health_check=asg.HealthCheck.ec2())
    Group(stack, "Looked", **{**common, "machine_image": ec2.MachineImage.lookup(name="x*")})
    Group(stack, "Published", **{**common, "machine_image": ec2.MachineImage.latest_amazon_linux2023()},
          migrate_to_launch_template=True, update_policy=Update.rolling_update())

    policies = {
        "Replacing": Update.replacing_update(),
        "RollingFull": Update.rolling_update(
            max_batch_size=3, min_instances_in_service=1, min_success_percentage=50, pause_time=minutes(9),
            suspend_processes=[Process.LAUNCH, Process.AZ_REBALANCE], wait_on_resource_signals=True),
        "RollingPlain": Update.rolling_update(suspend_processes=[]),
        "RefreshPlain": Update.instance_refresh(strategy=asg.InstanceRefreshStrategy.ROLLING),
        "RefreshFull": Update.instance_refresh(
            strategy=asg.InstanceRefreshStrategy.REPLACE_ROOT_VOLUME, bake_time=minutes(5), checkpoint_delay=minutes(1),
            checkpoint_percentages=[20, 100], instance_warmup=minutes(2), max_healthy_percentage=150, skip_matching=True,
            min_healthy_percentage=90, scale_in_protected_instances=asg.ScaleInProtectedInstances.WAIT,
            standby_instances=asg.StandbyInstances.IGNORE, alarms=[cloudwatch.Alarm(
                stack, "Alarm", metric=cloudwatch.Metric(namespace="n", metric_name="m"), threshold=1,
                evaluation_periods=1)]),
    }
    for key, policy in policies.items():
        Group(stack, key, **common, update_policy=policy, ignore_unmodified_size_properties=key != "Replacing")
    signals = {
        "All": Signals.wait_for_all(timeout=cdk.Duration.hours(1)),
        "Min": Signals.wait_for_min_capacity(min_success_percentage=50),
        "Count": Signals.wait_for_count(3, timeout=minutes(2), min_success_percentage=30),
    }
    for key, signal in signals.items():
        Group(stack, f"Signals{key}", **common, signals=signal, desired_capacity=4, min_capacity=2,
              update_policy=None if key == "Min" else Update.rolling_update(
                  pause_time=minutes(1) if key == "Count" else None,
                  wait_on_resource_signals=None if key == "All" else False))
    elements = [shell("x"), ec2.InitFile.from_asset("/etc/x", "file.txt")]
    init = ec2.CloudFormationInit.from_elements(*elements)
    Group(stack, "Init", **common, init=init, signals=Signals.wait_for_all())
    Group(stack, "InitOptions", **common, init=init, signals=Signals.wait_for_count(1), init_options={
        "config_sets": ["default"], "include_role": True, "include_url": True, "ignore_failures": True,
        "print_log": False, "embed_fingerprint": False}, update_policy=Update.replacing_update())
    late = Group(stack, "InitLate", **common, signals=Signals.wait_for_count(2))
    late.apply_cloud_formation_init(ec2.CloudFormationInit.from_elements(shell("y")), ignore_failures=True)

    template = ec2.LaunchTemplate(stack, "Template", machine_image=common["machine_image"], role=role,
                                  instance_type=common["instance_type"], security_group=security_group,
                                  user_data=ec2.UserData.for_linux())
    other = ec2.LaunchTemplate(stack, "Other", machine_image=common["machine_image"])
    of_template = Group(stack, "OfTemplate", vpc=vpc, launch_template=template, init=init, signals=Signals.wait_for_all())
    of_template.connections.allow_from_any_ipv4(ec2.Port.tcp(81))
    of_template.add_user_data("late")
    Group(stack, "OfKnown", vpc=vpc, launch_template=ec2.LaunchTemplate.from_launch_template_attributes(
        stack, "Known", launch_template_id="lt-1"))
    requirements = asg.CfnAutoScalingGroup.InstanceRequirementsProperty(
        v_cpu_count=asg.CfnAutoScalingGroup.VCpuCountRequestProperty(min=1, max=2),
        memory_mib=asg.CfnAutoScalingGroup.MemoryMiBRequestProperty(min=512))
    Group(
        stack, "Mixed", vpc=vpc, mixed_instances_policy=asg.MixedInstancesPolicy(
            launch_template=other,
            instances_distribution=asg.InstancesDistribution(
                on_demand_allocation_strategy=asg.OnDemandAllocationStrategy.PRIORITIZED, on_demand_base_capacity=1,
                on_demand_percentage_above_base_capacity=50, spot_instance_pools=2, spot_max_price="0.3",
                spot_allocation_strategy=asg.SpotAllocationStrategy.CAPACITY_OPTIMIZED_PRIORITIZED),
            launch_template_overrides=[
                asg.LaunchTemplateOverrides(instance_type=ec2.InstanceType("t4g.micro"), launch_template=template,
                                            weighted_capacity=3),
                asg.LaunchTemplateOverrides(instance_type=ec2.InstanceType("t3.large")),
                asg.LaunchTemplateOverrides(instance_requirements=requirements),
            ]))
    Group(stack, "MixedKnown", vpc=vpc, mixed_instances_policy={
        "launch_template": ec2.LaunchTemplate.from_launch_template_attributes(
            stack, "Named", launch_template_name="n", version_number="3")})
    cdk.Tags.of(stack).add("team", "blue")

templates = cdk.Stack(app, "Keys")
templates.node.set_context(TEMPLATES, True)
Group(templates, "Keyed", vpc=network(templates), instance_type=ec2.InstanceType("m7g.large"),
      machine_image=ec2.MachineImage.generic_linux({"us-east-1": "ami-1", "eu-west-1": "ami-2"}),
      key_pair=ec2.KeyPair(templates, "Key"))
cdk.Aspects.of(templates).add(asg.AutoScalingGroupRequireImdsv2Aspect())
app.synth()
