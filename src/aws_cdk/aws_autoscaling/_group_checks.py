"""What a group of instances refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling.group_options import TerminationPolicy
from aws_cdk.aws_ec2.launch_template import LaunchTemplate
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.naming import camel_case
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group_props import AutoScalingGroupProps
    from aws_cdk.aws_ec2.launch_template import ILaunchTemplate
    from constructs import Construct

# What a launch template holds, and so is not said beside one.
_OF_TEMPLATE = (
    "machine_image",
    "instance_type",
    "role",
    "user_data",
    "security_group",
    "key_name",
    "key_pair",
    "require_imdsv2",
    "spot_price",
    "block_devices",
    "associate_public_ip_address",
)
_DAY = 24 * 3600
_MAX_LIFETIME = 365 * _DAY


def check_sources(scope: Construct, props: AutoScalingGroupProps) -> None:
    """Refuse options that are said twice, or not at all: here or in a launch template.

    Raises:
        ValidationError: an option is missing, or not allowed beside another.
    """
    if props.init_options is not None and props.init is None:
        raise ValidationError(
            "Setting 'initOptions' requires that 'init' is also set",
            scope=scope,
            fix="give init=CloudFormationInit..., or leave init_options out",
        )
    if props.launch_template is None and props.mixed_instances_policy is None:
        for option, value in (("machineImage", props.machine_image), ("instanceType", props.instance_type)):
            if value is None:
                raise ValidationError(
                    f"Setting '{option}' is required when 'launchTemplate' and 'mixedInstancesPolicy' is not set",
                    scope=scope,
                )
        return
    if props.launch_template is not None and props.mixed_instances_policy is not None:
        raise ValidationError(
            "Setting 'mixedInstancesPolicy' must not be set when 'launchTemplate' is set",
            scope=scope,
            fix="leave launch_template out; the policy names one",
        )
    for name in _OF_TEMPLATE:
        if getattr(props, name) is not None:
            raise ValidationError(
                f"Setting '{camel_case(name)}' must not be set when 'launchTemplate' or 'mixedInstancesPolicy' is set",
                scope=scope,
                fix=f"say {name} in the launch template",
            )
    if props.launch_template is not None:
        _check_template(scope, "launchTemplate", props.launch_template, needs_type=True)
    if props.mixed_instances_policy is not None:
        _check_template(
            scope, "mixedInstancesPolicy.launchTemplate", props.mixed_instances_policy.launch_template, needs_type=False
        )


def _check_template(scope: Construct, option: str, template: ILaunchTemplate, *, needs_type: bool) -> None:
    if not isinstance(template, LaunchTemplate):
        return
    if template.image_id is None:
        raise ValidationError(f"Setting '{option}' requires its 'machineImage' to be set", scope=scope)
    if needs_type and template.instance_type is None:
        raise ValidationError(f"Setting '{option}' requires its 'instanceType' to be set", scope=scope)


def sizes(scope: Construct, props: AutoScalingGroupProps) -> tuple[float, float, float | None]:
    """Return minimum, maximum and desired capacity.

    Raises:
        ValidationError: they contradict each other.
    """
    desired = props.desired_capacity
    least = props.min_capacity if props.min_capacity is not None else 1
    if props.max_capacity is not None:
        most = props.max_capacity
    elif desired is not None:
        most = desired
    else:
        most = least if is_unresolved(least) else max(least, 1)
    if _is_less(most, least):
        raise ValidationError(
            f"minCapacity ({js_number_text(least)}) should be <= maxCapacity ({js_number_text(most)})", scope=scope
        )
    if desired is not None:
        if _is_less(desired, least):
            raise ValidationError(
                f"Should have minCapacity ({js_number_text(least)}) <= desiredCapacity ({js_number_text(desired)})",
                scope=scope,
            )
        if _is_less(most, desired):
            raise ValidationError(
                f"Should have desiredCapacity ({js_number_text(desired)}) <= maxCapacity ({js_number_text(most)})",
                scope=scope,
            )
        Annotations.of(scope).add_warning_v2(
            "@aws-cdk/aws-autoscaling:desiredCapacitySet",
            "each deployment sets the size back to desired_capacity, however the group has scaled since; leave it out to "
            "keep the size",
        )
    return least, most, desired


def _is_less(one: float, other: float) -> bool:
    return not is_unresolved(one) and not is_unresolved(other) and one < other


def lifetime_seconds(scope: Construct, props: AutoScalingGroupProps) -> float | None:
    """Return how long an instance lives.

    Raises:
        ValidationError: it is not between 1 and 365 days, nor 0.
    """
    if props.max_instance_lifetime is None:
        return None
    seconds = props.max_instance_lifetime.to_seconds()
    if seconds != 0 and not _DAY <= seconds <= _MAX_LIFETIME:
        raise ValidationError("maxInstanceLifetime must be between 1 and 365 days (inclusive)", scope=scope)
    return seconds


def termination_policies(scope: Construct, props: AutoScalingGroupProps) -> list[str] | None:
    """Return which instances are terminated first.

    Raises:
        ValidationError: the function does not come first, or is not named.
    """
    if props.termination_policies is None:
        return None
    rendered = []
    for index, policy in enumerate(props.termination_policies):
        if policy is not TerminationPolicy.CUSTOM_LAMBDA_FUNCTION:
            rendered.append(policy._value_)
            continue
        if index:
            raise ValidationError(
                "TerminationPolicy.CUSTOM_LAMBDA_FUNCTION must be specified first in the termination policies",
                scope=scope,
            )
        if not props.termination_policy_custom_lambda_function_arn:
            raise ValidationError(
                "terminationPolicyCustomLambdaFunctionArn property must be specified if the "
                "TerminationPolicy.CUSTOM_LAMBDA_FUNCTION is used",
                scope=scope,
            )
        rendered.append(props.termination_policy_custom_lambda_function_arn)
    return rendered or None


def maintenance_policy(scope: Construct, props: AutoScalingGroupProps) -> dict[str, Any] | None:
    """Return how small and how large the group may become while instances are replaced.

    Raises:
        ValidationError: the percentages are out of their range, or too far apart.
    """
    least, most = props.min_healthy_percentage, props.max_healthy_percentage
    if least is None and most is None:
        return None
    if least is None or most is None:
        raise ValidationError(
            "Both or neither of minHealthyPercentage and maxHealthyPercentage must be specified, got minHealthyPercentage: "
            f"{_text(least)} and maxHealthyPercentage: {_text(most)}",
            scope=scope,
        )
    if not is_unresolved(least) and not is_unresolved(most):
        if (least == -1) != (most == -1):
            raise ValidationError(
                "Both minHealthyPercentage and maxHealthyPercentage must be -1 to clear the previously set value, got "
                f"minHealthyPercentage: {_text(least)} and maxHealthyPercentage: {_text(most)}",
                scope=scope,
            )
        if least != -1:
            _check_range(scope, "minHealthyPercentage", least, 0, 100)
            _check_range(scope, "maxHealthyPercentage", most, 100, 200)
            if most - least > 100:
                raise ValidationError(
                    "The difference between minHealthyPercentage and maxHealthyPercentage cannot be greater than 100, got "
                    f"{_text(most - least)}",
                    scope=scope,
                )
    return {"maxHealthyPercentage": most, "minHealthyPercentage": least}


def _check_range(scope: Construct, name: str, value: float, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ValidationError(
            f"{name} must be between {least} and {most}, or -1 to clear the previously set value, got {_text(value)}",
            scope=scope,
        )


def _text(value: float | None) -> str:
    return "undefined" if value is None else js_number_text(value)
