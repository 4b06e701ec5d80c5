from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import jsii
from aws_cdk import (
    App,
    Duration,
    Environment,
    Stack,
    aws_autoscaling,
    aws_cloudwatch,
    aws_ec2,
    aws_elasticloadbalancingv2,
    aws_iam,
)
from constructs import Construct

Update = aws_autoscaling.UpdatePolicy
Policies = aws_autoscaling.TerminationPolicy
METRIC = aws_cloudwatch.Metric(namespace="n", metric_name="m")


def new_stack(**context: Any) -> tuple[Stack, aws_ec2.IVpc]:
    stack = Stack(App(context=context), "Stack", env=Environment(account="123456789012", region="us-east-1"))
    vpc = aws_ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["priv"]
    )
    return stack, vpc


def instances() -> dict[str, Any]:
    return {
        "instance_type": aws_ec2.InstanceType("t3.micro"),
        "machine_image": aws_ec2.MachineImage.generic_linux({"us-east-1": "ami-1"}),
    }


def group(**options: Any) -> aws_autoscaling.AutoScalingGroup:
    stack, vpc = new_stack()
    return aws_autoscaling.AutoScalingGroup(stack, "Group", vpc=vpc, **{**instances(), **options})


def device(**options: Any) -> dict[str, Any]:
    volume = aws_autoscaling.BlockDeviceVolume.ebs(10, **options)
    return {"block_devices": [aws_autoscaling.BlockDevice(device_name="/dev/a", volume=volume)]}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"min_capacity": 5, "max_capacity": 3}, r"minCapacity \(5\) should be <= maxCapacity \(3\)"),
        ({"desired_capacity": 5, "max_capacity": 3}, r"desiredCapacity \(5\) <= maxCapacity \(3\)"),
        ({"desired_capacity": 0, "max_capacity": 3}, r"minCapacity \(1\) <= desiredCapacity \(0\)"),
        ({"max_instance_lifetime": Duration.hours(23)}, "maxInstanceLifetime must be between 1 and 365 days"),
        (
            {"termination_policies": [Policies.CUSTOM_LAMBDA_FUNCTION]},
            "CustomLambdaFunctionArn property must be specified",
        ),
        (
            {"termination_policies": [Policies.DEFAULT, Policies.CUSTOM_LAMBDA_FUNCTION]},
            "CUSTOM_LAMBDA_FUNCTION must be specified first",
        ),
        ({"machine_image": None}, "'machineImage' is required"),
        ({"instance_type": None}, "'instanceType' is required"),
        ({"associate_public_ip_address": True}, "you must select Public subnets"),
        ({"max_healthy_percentage": 110}, "minHealthyPercentage: undefined and maxHealthyPercentage: 110"),
        ({"max_healthy_percentage": 201, "min_healthy_percentage": 90}, "between 100 and 200.* got 201"),
        ({"max_healthy_percentage": 180, "min_healthy_percentage": 50}, "cannot be greater than 100, got 130"),
        ({"max_healthy_percentage": 100, "min_healthy_percentage": -1}, "must be -1 to clear"),
        (
            {"health_check": aws_autoscaling.HealthCheck.ec2(), "health_checks": aws_autoscaling.HealthChecks.ec2()},
            "both 'healthCheck' and 'healthChecks'",
        ),
        ({"init_options": {}}, "'initOptions' requires that 'init' is also set"),
        ({"init": aws_ec2.CloudFormationInit.from_elements()}, "'signals' must be given"),
        ({"migrate_to_launch_template": True}, "migrateToLaunchTemplate, you must use AutoScalingRollingUpdate"),
        (device(volume_type=aws_autoscaling.EbsDeviceVolumeType.IO1), "iops property is required"),
        (device(throughput=200), "throughput property requires volumeType"),
        (device(throughput=100, volume_type=aws_autoscaling.EbsDeviceVolumeType.GP3), "minimum of 125"),
    ],
)
def test_a_group_refuses_options_that_cannot_work(options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message) as raised:
        group(**options)

    assert "Stack/Group" in str(raised.value)


def test_a_percentage_is_between_0_and_100() -> None:
    with pytest.raises(RuntimeError, match=r"a percentage 0\.\.100, got: 101"):
        group(update_policy=Update.rolling_update(min_success_percentage=101))
    with pytest.raises(RuntimeError, match=r"a percentage 0\.\.100, got: 101"):
        aws_autoscaling.Signals.wait_for_all(min_success_percentage=101)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("machine_image", aws_ec2.MachineImage.generic_linux({})),
        ("instance_type", aws_ec2.InstanceType("t3.micro")),
        ("user_data", aws_ec2.UserData.for_linux()),
        ("key_name", "key"),
        ("spot_price", "1"),
        ("block_devices", []),
        ("require_imdsv2", True),
        ("associate_public_ip_address", False),
    ],
)
def test_what_a_launch_template_holds_is_not_said_beside_it(option: str, value: Any) -> None:
    stack, vpc = new_stack()
    template = aws_ec2.LaunchTemplate(stack, "Template", **instances())

    with pytest.raises(RuntimeError, match="must not be set when 'launchTemplate' or"):
        aws_autoscaling.AutoScalingGroup(stack, "Group", vpc=vpc, launch_template=template, **{option: value})


def test_a_launch_template_of_a_group_has_image_and_type() -> None:
    stack, vpc = new_stack()
    options = instances()
    no_image = aws_ec2.LaunchTemplate(stack, "NoImage", instance_type=options["instance_type"])
    no_type = aws_ec2.LaunchTemplate(stack, "NoType", machine_image=options["machine_image"])

    with pytest.raises(RuntimeError, match="'launchTemplate' requires its 'machineImage'"):
        aws_autoscaling.AutoScalingGroup(stack, "One", vpc=vpc, launch_template=no_image)
    with pytest.raises(RuntimeError, match="'launchTemplate' requires its 'instanceType'"):
        aws_autoscaling.AutoScalingGroup(stack, "Two", vpc=vpc, launch_template=no_type)
    with pytest.raises(RuntimeError, match=r"'mixedInstancesPolicy.launchTemplate' requires its 'machineImage'"):
        aws_autoscaling.AutoScalingGroup(stack, "Three", vpc=vpc, mixed_instances_policy={"launch_template": no_image})


def test_an_override_is_a_type_or_requirements() -> None:
    stack, vpc = new_stack()
    template = aws_ec2.LaunchTemplate(stack, "Template", **instances())

    for id, override, message in (
        ("Neither", {}, "must specify either"),
        ("Both", {"instance_type": aws_ec2.InstanceType("t3.micro"), "instance_requirements": {}}, "not both"),
    ):
        policy = {"launch_template": template, "launch_template_overrides": [override]}
        with pytest.raises(RuntimeError, match=message):
            aws_autoscaling.AutoScalingGroup(stack, id, vpc=vpc, mixed_instances_policy=policy)


def test_what_a_launch_template_does_not_tell_cannot_be_asked_of_the_group() -> None:
    stack, vpc = new_stack()
    imported = aws_ec2.LaunchTemplate.from_launch_template_attributes(stack, "Imported", launch_template_id="lt-1")
    made = aws_autoscaling.AutoScalingGroup(stack, "Group", vpc=vpc, launch_template=imported)
    statement = aws_iam.PolicyStatement(actions=["a:b"], resources=["*"])

    for call, message in (
        (lambda: made.add_user_data("x"), "does not expose its user data"),
        (lambda: made.add_to_role_policy(statement), "does not define its role"),
        (lambda: made.connections, "imported Launch Template"),
        (
            lambda: made.add_security_group(aws_ec2.SecurityGroup.from_security_group_id(stack, "SG", "sg-1")),
            "created from a Launch Template",
        ),
        (
            lambda: made.scale_on_request_count("Requests", target_requests_per_minute=1),
            "Application Load Balancer that is not imported",
        ),
    ):
        with pytest.raises(RuntimeError, match=message):
            call()


def test_security_groups_are_added_to_a_given_launch_template_under_the_flag() -> None:
    stack, vpc = new_stack(**{"@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig": True})

    def known(name: str) -> aws_ec2.ISecurityGroup:
        return aws_ec2.SecurityGroup.from_security_group_id(stack, name, name.lower())

    def with_template(id: str, template: aws_ec2.ILaunchTemplate) -> aws_autoscaling.AutoScalingGroup:
        return aws_autoscaling.AutoScalingGroup(stack, f"{id}Group", vpc=vpc, launch_template=template)

    grouped = aws_ec2.LaunchTemplate(stack, "Grouped", security_group=known("Sg-First"), **instances())
    with_template("Grouped", grouped).add_security_group(known("Sg-Second"))
    assert [each.security_group_id for each in grouped.connections.security_groups] == ["sg-first", "sg-second"]

    bare = with_template("Bare", aws_ec2.LaunchTemplate(stack, "Bare", **instances()))
    with pytest.raises(RuntimeError, match="if another securityGroup is initialized"):
        bare.add_security_group(known("Sg-Third"))

    imported = aws_ec2.LaunchTemplate.from_launch_template_attributes(stack, "Imported", launch_template_id="lt-1")
    with_template("Imported", imported).add_security_group(known("Sg-Fourth"))


def test_a_key_pair_needs_the_flag_for_launch_templates() -> None:
    stack, vpc = new_stack()

    with pytest.raises(RuntimeError, match="Can only use 'keyPair' when feature flag"):
        aws_autoscaling.AutoScalingGroup(stack, "Group", vpc=vpc, key_pair=aws_ec2.KeyPair(stack, "Key"), **instances())


@pytest.mark.parametrize(
    ("steps", "options", "message"),
    [
        ([(1, 1)], {}, "at least 2 intervals"),
        ([(1, 1), (2, 3)], {"evaluation_periods": 2, "datapoints_to_alarm": 3}, "less than or equal to"),
        ([(1, 1), (2, 3)], {"datapoints_to_alarm": 2}, "evaluationPeriods must be set"),
        ([(1, 1), (2, 3)], {"evaluation_periods": 0}, "evaluationPeriods cannot be less than 1, got: 0"),
        ([(1, i) for i in range(41)], {}, "at most 40 steps, got 41"),
    ],
)
def test_steps_that_contradict_themselves_are_refused(
    steps: list[tuple[int, int]], options: dict[str, Any], message: str
) -> None:
    intervals = [aws_autoscaling.ScalingInterval(change=change, lower=lower) for change, lower in steps]

    with pytest.raises(RuntimeError, match=message):
        group().scale_on_metric("Scale", metric=METRIC, scaling_steps=intervals, **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "Exactly one of 'customMetric' or 'predefinedMetric'"),
        (
            {"predefined_metric": aws_autoscaling.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET},
            "must be supplied in resourceLabel",
        ),
        (
            {"custom_metric": aws_cloudwatch.MathExpression(expression="a", using_metrics={"a": METRIC})},
            "Only direct metrics are supported",
        ),
    ],
)
def test_a_metric_that_cannot_be_tracked_is_refused(options: dict[str, Any], message: str) -> None:
    made = group()

    with pytest.raises(RuntimeError, match=message):
        aws_autoscaling.TargetTrackingScalingPolicy(made, "Policy", auto_scaling_group=made, target_value=1, **options)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda made: made.add_warm_pool(max_group_prepared_capacity=-2), "greater than or equal to -1"),
        (lambda made: made.add_warm_pool(min_size=-1), "greater than or equal to 0"),
        (
            lambda made: made.scale_on_schedule("S", schedule=aws_autoscaling.Schedule.expression("* * * * *")),
            "At least one of minCapacity, maxCapacity, or desiredCapacity",
        ),
        (lambda made: aws_autoscaling.Schedule.cron(day="1", week_day="2"), "both 'day' and 'weekDay'"),
        (lambda made: aws_autoscaling.BlockDeviceVolume.ephemeral(-1), "starting from 0"),
    ],
)
def test_pools_and_schedules_refuse_numbers_that_cannot_be(
    call: Callable[[aws_autoscaling.AutoScalingGroup], object], message: str
) -> None:
    with pytest.raises(RuntimeError, match=message):
        call(group())


LAUNCHING = aws_autoscaling.LifecycleTransition.INSTANCE_LAUNCHING


def test_a_role_of_a_hook_needs_something_to_call() -> None:
    made = group()
    role = aws_iam.Role(made, "Role", assumed_by=aws_iam.ServicePrincipal("autoscaling.amazonaws.com"))

    with pytest.raises(RuntimeError, match="'notificationTarget' parameter required"):
        made.add_lifecycle_hook("Role", lifecycle_transition=LAUNCHING, role=role)
    with pytest.raises(RuntimeError, match="'role' is undefined"):
        _ = made.add_lifecycle_hook("Plain", lifecycle_transition=LAUNCHING).role


def test_an_app_brings_its_own_hook_target() -> None:
    made = group()
    role = aws_iam.Role(made, "Role", assumed_by=aws_iam.ServicePrincipal("autoscaling.amazonaws.com"))
    seen: list[aws_autoscaling.LifecycleHook] = []

    @jsii.implements(aws_autoscaling.ILifecycleHookTarget)
    class Target:
        def bind(
            self, scope: Construct, *, lifecycle_hook: aws_autoscaling.LifecycleHook, role: aws_iam.IRole | None = None
        ) -> aws_autoscaling.LifecycleHookTargetConfig:
            seen.append(lifecycle_hook)
            assert role is not None
            return aws_autoscaling.LifecycleHookTargetConfig(created_role=role, notification_target_arn="arn")

    target: Any = Target()
    hook = made.add_lifecycle_hook("Own", lifecycle_transition=LAUNCHING, notification_target=target, role=role)

    assert seen == [hook]
    assert hook.role is role


def test_a_group_that_scales_on_requests_is_of_one_target_group() -> None:
    stack, vpc = new_stack()
    made = aws_autoscaling.AutoScalingGroup(stack, "Group", vpc=vpc, **instances())
    balancer = aws_elasticloadbalancingv2.ApplicationLoadBalancer(stack, "Balancer", vpc=vpc)
    listener = balancer.add_listener("Listener", port=80)
    listener.add_targets("First", port=80, targets=[made])
    made.scale_on_request_count("Requests", target_requests_per_minute=1)

    listener.add_targets(
        "Second",
        port=80,
        targets=[made],
        priority=1,
        conditions=[aws_elasticloadbalancingv2.ListenerCondition.path_patterns(["/x"])],
    )

    with pytest.raises(RuntimeError, match=r"\[Stack/Group\] Cannot use multiple target groups"):
        stack.node.root.synth()


@pytest.mark.parametrize(
    ("given", "property_name"),
    [
        ({"termination_policies": []}, "termination_policies"),
        ({"notifications": []}, "notification_configurations"),
        ({"instance_lifecycle_policy": {}}, "instance_lifecycle_policy"),
    ],
)
def test_empty_options_say_nothing(given: dict[str, Any], property_name: str) -> None:
    resource: Any = group(**given).node.default_child

    assert getattr(resource, property_name) is None
