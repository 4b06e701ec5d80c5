"""Compute environments, queues and consumable resources of Batch: what it would not take, and what is not known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.aws_batch import (
    AllocationStrategy,
    CfnSchedulingPolicy,
    ConsumableResource,
    DefaultInstanceClass,
    EcsMachineImage,
    EcsMachineImageType,
    FargateComputeEnvironment,
    JobQueue,
    JobStateTimeLimitAction,
    JobStateTimeLimitActionsReason,
    ManagedEc2EcsComputeEnvironment,
    ManagedEc2EksComputeEnvironment,
    OptimalInstanceType,
    OrderedComputeEnvironment,
    UnmanagedComputeEnvironment,
)
from aws_cdk.aws_ec2 import InstanceClass, InstanceType, LaunchTemplate, PlacementGroup, SecurityGroup, Vpc
from aws_cdk.aws_eks import Cluster
from aws_cdk.aws_iam import Role
from aws_cdk.core.errors import CdkError

ARN = "arn:aws:batch:us-east-1:123456789012:"
AL2023 = [EcsMachineImage(image_type=EcsMachineImageType.ECS_AL2023)]


def network(stack: Stack) -> dict[str, object]:
    vpc = Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-1",
        availability_zones=["a"],
        private_subnet_ids=["s"],
        private_subnet_route_table_ids=["r"],
    )
    return {"vpc": vpc}


def on_ecs(**options: object) -> ManagedEc2EcsComputeEnvironment:
    stack = Stack(App(), "S")
    return ManagedEc2EcsComputeEnvironment(stack, "Ecs", **{**network(stack), **options})  # type: ignore[arg-type]  # wrong on purpose


def on_eks(**options: object) -> ManagedEc2EksComputeEnvironment:
    stack = Stack(App(), "S")
    cluster = Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c")
    given = {**network(stack), "eks_cluster": cluster, "kubernetes_namespace": "n", **options}
    return ManagedEc2EksComputeEnvironment(stack, "Eks", **given)  # type: ignore[arg-type]  # wrong on purpose


def queue(**options: object) -> JobQueue:
    return JobQueue(Stack(App(), "S"), "Queue", **options)  # type: ignore[arg-type]  # wrong on purpose


def limited(seconds: int) -> JobQueue:
    reason = JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT
    return queue(
        job_state_time_limit_actions=[
            JobStateTimeLimitAction(max_time=Duration.seconds(600), reason=reason),
            JobStateTimeLimitAction(max_time=Duration.seconds(seconds), reason=reason),
        ]
    )


def fleet_without_spot() -> object:
    stack = Stack(App(), "S")
    role = Role.from_role_arn(stack, "Role", "arn:aws:iam::123456789012:role/x")
    return ManagedEc2EcsComputeEnvironment(stack, "Ecs", **network(stack), spot_fleet_role=role)  # type: ignore[arg-type]


def imported(kind: type[ManagedEc2EcsComputeEnvironment] = ManagedEc2EcsComputeEnvironment) -> object:
    return kind.from_managed_ec2_ecs_compute_environment_arn(Stack(App(), "S"), "Other", ARN + "compute-environment/x")


def consumable(quantity: float) -> ConsumableResource:
    return ConsumableResource(Stack(App(), "S"), "Licences", total_quantity=quantity)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: on_ecs(minv_cpus=-1), "'minvCpus' = -1 < 0"),
        (lambda: on_ecs(minv_cpus=9, maxv_cpus=5), "'minvCpus' = 9 > 'maxvCpus' = 5"),
        (lambda: on_ecs(spot_bid_percentage=5), "'spotBidPercentage' without specifying 'spot'"),
        (lambda: on_eks(spot=True, spot_bid_percentage=101), "'spotBidPercentage' > 100: 101"),
        (lambda: on_ecs(spot=True, spot_bid_percentage=-1), "'spotBidPercentage' < 0: -1"),
        (fleet_without_spot, "'spotFleetRole' without specifying 'spot'"),
        (
            lambda: on_ecs(allocation_strategy=AllocationStrategy.SPOT_CAPACITY_OPTIMIZED),
            "'AllocationStrategy.SPOT_CAPACITY_OPTIMIZED' without using spot instances",
        ),
        (lambda: on_eks(allocation_strategy=AllocationStrategy.BEST_FIT), "invalid allocation strategy"),
        (
            lambda: on_ecs(use_optimal_instance_classes=True, default_instance_classes=[DefaultInstanceClass.ARM64]),
            "`defaultInstanceClasses` with `useOptimalInstanceClasses`",
        ),
        (lambda: on_ecs(images=AL2023, instance_classes=[InstanceClass.A1]), "does not support A1 instances"),
        (lambda: on_ecs(images=AL2023, instance_types=[InstanceType("a1.large")]), "does not support A1 instances"),
        (lambda: on_ecs(instance_types=[OptimalInstanceType()]), "Malformed instance type identifier"),
        (lambda: on_ecs(update_timeout=Duration.seconds(90)), "whole number of minutes"),
        (lambda: imported().add_instance_class(InstanceClass.M5), "imported ComputeEnvironment 'Other'"),  # type: ignore[attr-defined]
        (lambda: imported().add_instance_type(InstanceType("m5.large")), "imported ComputeEnvironment 'Other'"),  # type: ignore[attr-defined]
        (lambda: imported().connections, "connections of imported ComputeEnvironment"),  # type: ignore[attr-defined]
        (lambda: limited(599), r"got 599 seconds at jobStateTimeLimitActions\[1\]"),
        (lambda: limited(86401), "between 600 and 86400 seconds, got 86401"),
        (lambda: consumable(-1), "non-negative integer, got -1"),
        (lambda: consumable(1.5), "non-negative integer, got 1.5"),
        (
            lambda: JobQueue.from_job_queue_arn(Stack(App(), "S"), "Q", ARN + "job-queue/q").add_compute_environment(
                on_ecs(), 1
            ),
            "imported JobQueue 'Q'",
        ),
        (lambda: JobQueue.from_job_queue_arn(Stack(App(), "S"), "Q", "queue"), "must start with"),
        (lambda: JobQueue.from_job_queue_arn(Stack(App(), "S"), "Q", ARN + "queue"), "without a name"),
    ],
)
def test_what_batch_would_not_take_is_refused(make: Callable[[], object], what: str) -> None:
    with pytest.raises(CdkError, match=what):
        make()


def test_a_refusal_names_the_construct() -> None:
    with pytest.raises(CdkError, match="S/Ecs"):
        on_ecs(minv_cpus=-1)


def test_a_scheduling_policy_of_l1_cannot_be_read_back() -> None:
    stack = Stack(App(), "S")
    made = JobQueue(stack, "Queue", scheduling_policy=CfnSchedulingPolicy(stack, "Policy"))

    with pytest.raises(CdkError, match="should implement ISchedulingPolicy, but doesn't: CfnSchedulingPolicy"):
        _ = made.scheduling_policy


def in_one_place(stack: Stack) -> JobQueue:
    first, second = UnmanagedComputeEnvironment(stack, "First"), UnmanagedComputeEnvironment(stack, "Second")
    return JobQueue(
        stack,
        "Queue",
        compute_environments=[
            OrderedComputeEnvironment(compute_environment=first, order=1),
            OrderedComputeEnvironment(compute_environment=second, order=1),
        ],
    )


def without_types(stack: Stack) -> object:
    return ManagedEc2EcsComputeEnvironment(stack, "Ecs", **network(stack), use_optimal_instance_classes=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (in_one_place, "assigns the same order to different ComputeEnvironments"),
        (lambda stack: JobQueue(stack, "Queue"), "does not link any ComputeEnvironments"),
        (without_types, "without specifying any instance types or classes"),
    ],
)
def test_what_is_missing_in_the_end_is_told_at_synthesis(make: Callable[[Stack], object], what: str) -> None:
    app = App()
    make(Stack(app, "S"))

    with pytest.raises(CdkError, match=what):
        app.synth()


def test_what_is_not_known_of_an_imported_environment_is_empty() -> None:
    fargate = FargateComputeEnvironment.from_fargate_compute_environment_arn(
        Stack(App(), "S"), "Other", ARN + "compute-environment/x"
    )

    assert (fargate.compute_environment_name, fargate.enabled, fargate.maxv_cpus) == ("x", True, 1)
    assert fargate.security_groups == []
    assert fargate.spot is None
    assert not fargate.tags.has_tags()


def test_what_is_exported_for_an_environment_comes_as_it_is_named_there() -> None:
    app = App()
    given, using = Stack(app, "Given"), Stack(app, "Using")
    vpc = Vpc(given, "Vpc", max_azs=1)

    ManagedEc2EcsComputeEnvironment(
        using,
        "Compute",
        vpc=vpc,
        placement_group=PlacementGroup(given, "Place"),
        launch_template=LaunchTemplate(given, "Template"),
        security_groups=[SecurityGroup(given, "Safe", vpc=vpc)],
    )

    exported = app.synth().get_stack_artifact("Given").template["Outputs"]
    places = [next(word for word in ("Safe", "Subnet", "Template", "Place") if word in name) for name in exported]
    assert places == ["Safe", "Subnet", "Template", "Place"]
