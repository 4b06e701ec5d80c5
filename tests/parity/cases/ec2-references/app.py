"""What instances, groups, templates and volumes refer to lies in another stack: exports, and the order they are found in."""

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_autoscaling_hooktargets as targets
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

app = cdk.App()
env = cdk.Environment(account="123456789012", region="us-east-1")
latest, micro = ec2.MachineImage.latest_amazon_linux2023(), ec2.InstanceType("t3.micro")


class Ground:
    def __init__(self, name):
        self.stack = stack = cdk.Stack(app, f"{name}Ground", env=env)
        self.vpc = ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0)
        self.public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
        self.role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
        self.profile = iam.InstanceProfile(stack, "Profile", role=self.role)
        self.group = ec2.SecurityGroup(stack, "Group", vpc=self.vpc)
        self.keys = ec2.KeyPair(stack, "Keys")
        self.kms = kms.Key(stack, "Kms")
        self.placement = ec2.PlacementGroup(stack, "Placement")
        self.topic = sns.Topic(stack, "Topic")
        self.queue = sqs.Queue(stack, "Queue")
        self.bucket = s3.Bucket(stack, "Bucket")
        self.data = ec2.UserData.for_linux()
        self.data.add_s3_download_command(bucket=self.bucket, bucket_key="k")
        self.devices = [ec2.BlockDevice(device_name="/dev/a", volume=ec2.BlockDeviceVolume.ebs(
            8, encrypted=True, kms_key=self.kms))]
        self.init = ec2.CloudFormationInit.from_elements(ec2.InitFile.from_s3_object("/x", self.bucket, "x"))


ground = Ground("Instance")
stack = cdk.Stack(app, "Instance", env=env)
ec2.Instance(
    stack, "Instance", vpc=ground.vpc, vpc_subnets=ground.public, instance_type=micro, machine_image=latest,
    role=ground.role, security_group=ground.group, key_pair=ground.keys, block_devices=ground.devices, user_data=ground.data,
    placement_group=ground.placement, instance_name=ground.topic.topic_name, private_ip_address=ground.queue.queue_name)
ground = Ground("Profile")
stack = cdk.Stack(app, "Profile", env=env)
ec2.Instance(stack, "Instance", vpc=ground.vpc, vpc_subnets=ground.public, instance_type=micro, machine_image=latest,
             instance_profile=ground.profile, init=ground.init, associate_public_ip_address=True, key_pair=ground.keys)

ground = Ground("Template")
stack = cdk.Stack(app, "Template", env=env)
ec2.LaunchTemplate(
    stack, "Template", instance_type=micro, machine_image=latest, instance_profile=ground.profile, key_pair=ground.keys,
    security_group=ground.group, block_devices=ground.devices, user_data=ground.data, placement_group=ground.placement,
    launch_template_name=ground.topic.topic_name, version_description=ground.queue.queue_name)

for name, context in {"Configured": False, "Templated": True}.items():
    ground = Ground(name)
    other = cdk.Stack(app, f"{name}Other", env=env)
    lb = elbv2.ApplicationLoadBalancer(ground.stack, "Balancer", vpc=ground.vpc)
    target = lb.add_listener("Http", port=80).add_targets("Group", port=80)
    stack = cdk.Stack(app, name, env=env)
    stack.node.set_context("@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig", context)
    group = autoscaling.AutoScalingGroup(
        stack, "Fleet", vpc=ground.vpc, vpc_subnets=ground.public, instance_type=micro, machine_image=latest,
        role=ground.role, security_group=ground.group, user_data=ground.data, signals=autoscaling.Signals.wait_for_all(),
        key_name=ground.queue.queue_name, auto_scaling_group_name=None, init=ground.init,
        notifications=[autoscaling.NotificationConfiguration(topic=ground.topic)])
    group.attach_to_application_target_group(target)
    group.add_lifecycle_hook("Hook", lifecycle_transition=autoscaling.LifecycleTransition.INSTANCE_LAUNCHING,
                             notification_target=targets.QueueHook(ground.queue),
                             notification_metadata=ground.topic.topic_name)
    autoscaling.WarmPool(other, "Pool", auto_scaling_group=group)
    autoscaling.ScheduledAction(other, "Action", auto_scaling_group=group, min_capacity=1,
                                schedule=autoscaling.Schedule.expression("* * * * *"))

ground = Ground("Mixed")
base = ec2.LaunchTemplate(ground.stack, "Base", machine_image=latest, instance_type=micro)
second = ec2.LaunchTemplate(ground.stack, "Second", machine_image=latest, instance_type=micro)
stack = cdk.Stack(app, "Mixed", env=env)
autoscaling.AutoScalingGroup(
    stack, "Fleet", vpc=ground.vpc, vpc_subnets=ground.public, mixed_instances_policy=autoscaling.MixedInstancesPolicy(
        launch_template=base, instances_distribution={"spot_max_price": ground.queue.queue_name},
        launch_template_overrides=[autoscaling.LaunchTemplateOverrides(instance_type=micro, launch_template=second)]),
    notifications=[autoscaling.NotificationConfiguration(topic=ground.topic)])

ground = Ground("Volume")
stack = cdk.Stack(app, "Volume", env=env)
ec2.Volume(stack, "Volume", availability_zone=ground.queue.queue_name, size=cdk.Size.gibibytes(8), encrypted=True,
           encryption_key=kms.Key.from_key_arn(stack, "Key", ground.kms.key_arn),
           snapshot_id=ground.topic.topic_name)
ec2.KeyPair(stack, "Keys", key_pair_name=ground.topic.topic_name, public_key_material=ground.queue.queue_name)
app.synth()
