"""What several kinds of services check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.service_options import AvailabilityZoneRebalancing
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.base_service import BaseService
    from constructs import Construct


def check_percents(props: Any, scope: Construct) -> None:
    """Check that tasks can be replaced: that there may be more of them than there must be.

    Raises:
        ValidationError: there may not.
    """
    least, most = props.min_healthy_percent, props.max_healthy_percent
    if least is None or most is None or is_unresolved(least) or is_unresolved(most) or least < most:
        return
    raise ValidationError(
        "Minimum healthy percent must be less than maximum healthy percent.",
        scope=scope,
        fix="lower min_healthy_percent, or raise max_healthy_percent",
    )


def check_rebalancing(props: Any, scope: Construct) -> None:
    """Check that there is room to move tasks between zones.

    Raises:
        ValidationError: there is none.
    """
    if props.availability_zone_rebalancing is not AvailabilityZoneRebalancing.ENABLED:
        return
    most = props.max_healthy_percent
    if most is not None and not is_unresolved(most) and most <= 100:
        raise ValidationError(
            "AvailabilityZoneRebalancing.ENABLED requires maxHealthyPercent > 100",
            scope=scope,
            fix="raise max_healthy_percent, or leave availability_zone_rebalancing out",
        )


def warn_of_min_percent(service: BaseService, props: Any, kind: str = "") -> None:
    """Warn if it is left open how many tasks stay during a deployment; ``kind`` ends the warning's id."""
    if props.min_healthy_percent is None:
        share = "all" if kind else "half"
        Annotations.of(service).add_warning_v2(
            f"@aws-cdk/aws-ecs:minHealthyPercent{kind}",
            f"during deployments {share} of the tasks may be stopped at once; set min_healthy_percent",
        )


def checks_of_service(service: BaseService, *, with_secret_fields: bool = True, needs_instances: bool = False) -> None:
    """Have the containers of a service, and where they run, checked before synthesis."""

    def messages() -> list[str]:
        task = service.task_definition
        errors = []
        if needs_instances and not service.cluster.has_ec2_capacity:
            errors.append("Cluster for this service needs Ec2 capacity. Call addXxxCapacity() on the cluster.")
        if task.references_secret_json_field and not with_secret_fields:
            errors.append(
                "The task definition of this service uses at least one container that references a secret JSON field. This "
                "feature requires platform version 1.4.0 or later."
            )
        if task.default_container is None:
            errors.append("A TaskDefinition must have at least one essential container")
        return errors

    check_before_synthesis(service, messages)
