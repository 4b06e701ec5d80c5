"""What clusters and services refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_servicediscovery as sd
from aws_cdk.assertions import Template
from aws_cdk.core.errors import SynthesisError, ValidationError

_ZONE = ecs.BuiltInAttributes.AVAILABILITY_ZONE
_REBALANCED = {"availability_zone_rebalancing": ecs.AvailabilityZoneRebalancing.ENABLED}
_CODE_DEPLOY = {"deployment_controller": {"type": ecs.DeploymentControllerType.CODE_DEPLOY}}


class Room:
    """A stack with a network and clusters, and what tests make in it."""

    def __init__(self) -> None:
        self.app = App(analytics_reporting=False)
        self.stack = Stack(self.app, "S")
        self.vpc = ec2.Vpc.from_vpc_attributes(
            self.stack, "Vpc", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["r"]
        )
        self._made = 0

    def id(self) -> str:
        self._made += 1
        return f"X{self._made}"

    def cluster(self, **options: Any) -> ecs.Cluster:
        return ecs.Cluster(self.stack, self.id(), vpc=self.vpc, **options)

    def known_cluster(self) -> ecs.ICluster:
        return ecs.Cluster.from_cluster_attributes(self.stack, self.id(), cluster_name="c", vpc=self.vpc)

    def fargate_task(self, *ports: ecs.PortMapping, **options: Any) -> ecs.FargateTaskDefinition:
        task = ecs.FargateTaskDefinition(self.stack, self.id(), **options)
        task.add_container("web", image=ecs.ContainerImage.from_registry("x"), port_mappings=list(ports))
        return task

    def ec2_task(self, mode: ecs.NetworkMode | None = None, *ports: ecs.PortMapping) -> ecs.Ec2TaskDefinition:
        task = ecs.Ec2TaskDefinition(self.stack, self.id(), network_mode=mode)
        image = ecs.ContainerImage.from_registry("x")
        task.add_container("web", image=image, memory_limit_mib=8, port_mappings=list(ports))
        return task

    def fargate(self, **options: Any) -> ecs.FargateService:
        options.setdefault("cluster", self.known_cluster())
        options.setdefault("task_definition", self.fargate_task(ecs.PortMapping(container_port=80, name="api")))
        return ecs.FargateService(self.stack, self.id(), **options)

    def ec2(self, mode: ecs.NetworkMode | None = None, **options: Any) -> ecs.Ec2Service:
        options.setdefault("cluster", self.known_cluster())
        options.setdefault("task_definition", self.ec2_task(mode))
        return ecs.Ec2Service(self.stack, self.id(), **options)

    def external(self, **options: Any) -> ecs.ExternalService:
        task = ecs.ExternalTaskDefinition(self.stack, self.id())
        task.add_container("web", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=8)
        options.setdefault("task_definition", task)
        return ecs.ExternalService(self.stack, self.id(), **{"cluster": self.known_cluster(), **options})

    def group(self) -> autoscaling.AutoScalingGroup:
        return autoscaling.AutoScalingGroup(
            self.stack,
            self.id(),
            vpc=self.vpc,
            instance_type=ec2.InstanceType("t3.micro"),
            machine_image=ecs.EcsOptimizedImage.amazon_linux2(None),
        )


@pytest.fixture
def room() -> Room:
    return Room()


def _commands(**options: Any) -> dict[str, Any]:
    return {"execute_command_configuration": options}


_OVERRIDE = ecs.ExecuteCommandLogging.OVERRIDE


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda r: r.cluster(container_insights=True, container_insights_v2=ecs.ContainerInsights.ENABLED),
            "both containerInsights",
        ),
        (lambda r: r.cluster(**_commands(logging=_OVERRIDE)), "only be specified when logging is OVERRIDE"),
        (
            lambda r: r.cluster(
                **_commands(logging=_OVERRIDE, log_configuration={"cloud_watch_encryption_enabled": True})
            ),
            "You must specify a CloudWatch log group",
        ),
        (
            lambda r: r.cluster(**_commands(logging=_OVERRIDE, log_configuration={"s3_encryption_enabled": True})),
            "You must specify an S3 bucket name",
        ),
        (
            lambda r: r.cluster(default_cloud_map_namespace={"name": "x"}).add_default_cloud_map_namespace(name="y"),
            "Can only add default namespace once",
        ),
        (
            lambda r: r.cluster().add_default_capacity_provider_strategy([{"capacity_provider": "FARGATE"}]),
            "Capacity provider FARGATE must be added",
        ),
        (
            lambda r: ecs.Cluster.from_cluster_arn(r.stack, "I", "arn:aws:ecs:eu-west-1:123456789012:cluster"),
            "Missing required Cluster Name",
        ),
        (
            lambda r: ecs.Cluster.from_cluster_arn(r.stack, "I", "arn:aws:ecs:eu-west-1:123456789012:cluster/x").vpc,
            "vpc is not available",
        ),
        (
            lambda r: ecs.AsgCapacityProvider(
                r.stack, "P", auto_scaling_group=r.group(), capacity_provider_name="aws-x"
            ),
            "cannot start with aws, ecs, or fargate",
        ),
        (
            lambda r: ecs.AsgCapacityProvider(r.stack, "P", auto_scaling_group=r.group(), enable_managed_scaling=False),
            "when Managed Scaling is disabled",
        ),
        (
            lambda r: ecs.AsgCapacityProvider(r.stack, "P", auto_scaling_group=r.group(), instance_warmup_period=10001),
            "InstanceWarmupPeriod must be between 0 and 10000",
        ),
    ],
)
def test_clusters_that_cannot_work_are_refused(room: Room, make: Callable[[Room], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(room)


def _shift(**options: Any) -> dict[str, Any]:
    return {"deployment_strategy": ecs.DeploymentStrategy.CANARY, "canary_configuration": options}


def _connect(*services: dict[str, Any], **options: Any) -> dict[str, Any]:
    return {"service_connect_configuration": {"namespace": "n", "services": list(services), **options}}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda r: r.fargate(task_definition=r.ec2_task()), "not configured for compatibility with Fargate"),
        (
            lambda r: r.fargate(
                platform_version=ecs.FargatePlatformVersion.VERSION1_3,
                task_definition=r.fargate_task(ephemeral_storage_gib=30),
            ),
            "The ephemeralStorageGiB feature requires platform version 1.4.0",
        ),
        (lambda r: r.fargate(**_REBALANCED, max_healthy_percent=100), "requires maxHealthyPercent > 100"),
        (lambda r: r.fargate(deployment_alarms={"alarm_names": []}), "at least one alarm name is required"),
        (lambda r: r.fargate(deployment_alarms={"alarm_names": ["a"]}, **_CODE_DEPLOY), "requires the ECS deployment"),
        (
            lambda r: r.fargate(canary_configuration={"step_percent": 1}),
            "requires deploymentStrategy to be set to CANARY",
        ),
        (lambda r: r.fargate(**_shift(step_percent=0)), "between 0.1 and 100.0, received 0"),
        (lambda r: r.fargate(**_shift(step_bake_time=Duration.minutes(1441))), "received 1441 minutes"),
        (lambda r: r.fargate(force_new_deployment={"enabled": True, "nonce": ""}), "between 1 and 255 characters"),
        (lambda r: r.fargate(cloud_map_options={}), "Cloudmap Namespace has not been created"),
        (lambda r: r.fargate(service_connect_configuration={}), "Namespace must be defined"),
        (lambda r: r.fargate(**_connect({"port_mapping_name": "zz"})), "Port Mapping 'zz' does not exist"),
        (
            lambda r: r.fargate(**_connect({"port_mapping_name": "api", "port": 70000})),
            "Client Alias port 70000 is not valid",
        ),
        (
            lambda r: r.fargate(
                **_connect(access_log_configuration={"format": ecs.ServiceConnectAccessLogFormat.JSON})
            ),
            "accessLogConfiguration requires logDriver",
        ),
        (lambda r: r.fargate().load_balancer_target(container_name="zz"), "No container named 'zz'"),
        (lambda r: r.fargate().load_balancer_target(container_name="web", container_port=9), "no mapping for port 9"),
        (lambda r: ecs.TaskDefinitionRevision.of(0), "must be 'latest' or a positive number"),
        (lambda r: r.ec2(task_definition=r.fargate_task()), "compatibility with EC2"),
        (lambda r: r.ec2(daemon=True, desired_count=1), "Don't supply desiredCount"),
        (lambda r: r.ec2(min_healthy_percent=50, max_healthy_percent=50), "must be less than maximum healthy percent"),
        (
            lambda r: r.external(min_healthy_percent=0, max_healthy_percent=0),
            "must be less than maximum healthy percent",
        ),
        (lambda r: r.ec2(daemon=True, max_healthy_percent=150), "Maximum percent must be 100"),
        (lambda r: r.ec2(assign_public_ip=True), "can only be used in AwsVpc networking mode"),
        (
            lambda r: r.ec2(**_REBALANCED).add_placement_strategies(ecs.PlacementStrategy.randomly()),
            "requires that the first placement strategy",
        ),
        (
            lambda r: r.ec2(**_REBALANCED, placement_constraints=[ecs.PlacementConstraint.member_of(f"{_ZONE} == a")]),
            "disallows usage of",
        ),
        (
            lambda r: r.ec2(
                cloud_map_options={
                    "cloud_map_namespace": sd.PrivateDnsNamespace(r.stack, "N", name="n", vpc=r.vpc),
                    "dns_record_type": sd.DnsRecordType.A,
                }
            ),
            "SRV records must be used",
        ),
        (lambda r: ecs.PlacementStrategy.spread_across(), "give at least one field"),
        (lambda r: r.external(daemon=True, desired_count=1), "Cannot specify desiredCount"),
        (lambda r: r.external(task_definition=r.ec2_task()), "ECS Anywhere cluster"),
        (lambda r: r.external(capacity_provider_strategies=[]), "Capacity Providers are not supported"),
        (lambda r: r.external().auto_scale_task_count(max_capacity=1), "Autoscaling not supported"),
        (lambda r: r.external().load_balancer_target(container_name="web"), "cannot be attached as load balancer"),
        (
            lambda r: ecs.BaseService.from_service_arn_with_cluster(
                r.stack, "I", "arn:aws:ecs:eu-west-1:123456789012:service/svc"
            ),
            "not using the ARN cluster format",
        ),
        (
            lambda r: ecs.FargateService.from_fargate_service_attributes(r.stack, "I", cluster=r.known_cluster()),
            "either serviceArn or serviceName",
        ),
    ],
)
def test_services_that_cannot_work_are_refused(room: Room, make: Callable[[Room], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(room)


def test_alarms_of_one_service_do_the_same_to_deployments(room: Room) -> None:
    service = room.fargate(deployment_alarms={"alarm_names": ["a"], "behavior": ecs.AlarmBehavior.FAIL_ON_ALARM})

    with pytest.raises(ValidationError, match=r"with ROLLBACK_ON_ALARM, but alarms .* with FAIL_ON_ALARM"):
        service.enable_deployment_alarms(["b"], behavior=ecs.AlarmBehavior.ROLLBACK_ON_ALARM)


def test_no_tasks_at_most_is_the_default(room: Room) -> None:
    made: Any = room.fargate(max_healthy_percent=0).node.find_child("Service")

    assert room.stack.resolve(made.deployment_configuration)["maximumPercent"] == 200


def test_services_on_instances_need_some(room: Room) -> None:
    room.ec2(cluster=room.cluster(), daemon=True)
    some = room.ec2(cluster=room.cluster())

    with pytest.raises(SynthesisError, match="needs Ec2 capacity") as refused:
        room.app.synth()
    assert f"[{some.node.path}]" in str(refused.value)
    assert str(refused.value).count("needs Ec2 capacity") == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "'size' or 'snapShotId' must be specified"),
        ({"snap_shot_id": "x"}, "does match expected pattern"),
        ({"size": 1, "volume_initialization_rate": Size.mebibytes(200)}, "when 'snapShotId' is provided"),
        ({"size": 1, "throughput": 200}, "can only be configured with gp3"),
        ({"size": 1, "volume_type": ec2.EbsDeviceVolumeType.ST1}, "between 125 and 16384 GiB, got 1 GiB"),
        ({"size": 9, "volume_type": ec2.EbsDeviceVolumeType.IO1}, "'iops' must be specified"),
        ({"size": 9, "volume_type": ec2.EbsDeviceVolumeType.GP3, "iops": 1}, "between 3000 and 80000, got 1"),
        ({"size": 9, "iops": 3000}, "'iops' cannot be specified"),
        (
            {"size": 9, "volume_type": ec2.EbsDeviceVolumeType.GP3, "throughput": 2001},
            "less than or equal to 2000 MiB/s, got 2001",
        ),
    ],
)
def test_volumes_that_ebs_does_not_have_are_refused(room: Room, options: dict[str, Any], message: str) -> None:
    if "size" in options:
        options = {**options, "size": Size.gibibytes(options["size"])}

    with pytest.raises(ValidationError, match=message):
        ecs.ServiceManagedVolume(room.stack, "V", name="v", managed_ebs_volume=options)


@pytest.mark.parametrize(
    ("mode", "ports", "message"),
    [
        ("AWS_VPC", [{"container_port": 1, "host_port": 2}], "must be the same as the container port"),
        ("BRIDGE", [{"container_port": 0}], "must be set when containerPort is equal to 0"),
        ("BRIDGE", [{"container_port": 1, "container_port_range": "1-2"}], "at the same time"),
        ("BRIDGE", [{"container_port": 0, "container_port_range": "12"}], r"\[start port\]-\[end port\]"),
        ("HOST", [{"container_port": 0, "container_port_range": "1-2"}], "required to set a port range"),
        ("HOST", [{"container_port": 1, "name": "x"}], "not supported for network mode host"),
        ("BRIDGE", [{"container_port": 1, "app_protocol": ecs.AppProtocol.http}], "cannot be set without 'name'"),
        ("BRIDGE", [{"container_port": 1, "name": "x"}, {"container_port": 2, "name": "x"}], "already exists"),
    ],
)
def test_ports_that_a_network_mode_cannot_open_are_refused(
    room: Room, mode: str, ports: list[dict[str, Any]], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        room.ec2_task(ecs.NetworkMode[mode], *[ecs.PortMapping(**port) for port in ports])


def test_no_capacity_to_aim_at_is_the_default() -> None:
    stack = Stack(App(), "S")
    group = autoscaling.AutoScalingGroup.from_auto_scaling_group_name(stack, "G", "g")
    ecs.AsgCapacityProvider(
        stack,
        "P",
        auto_scaling_group=group,
        enable_managed_termination_protection=False,
        target_capacity_percent=0,
    )

    (made,) = Template.from_stack(stack).find_resources("AWS::ECS::CapacityProvider").values()
    assert made["Properties"]["AutoScalingGroupProvider"]["ManagedScaling"]["TargetCapacity"] == 100


def test_a_private_namespace_is_of_the_network_of_its_cluster() -> None:
    room = Room()
    other = ec2.Vpc.from_vpc_attributes(room.stack, "Other", vpc_id="vpc-2", availability_zones=["a"])

    room.cluster(default_cloud_map_namespace={"name": "n.a", "vpc": other})

    [made] = Template.from_stack(room.stack).find_resources("AWS::ServiceDiscovery::PrivateDnsNamespace").values()
    assert made["Properties"]["Vpc"] == "vpc-1"
