"""Nodes: what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import Stack, Token
from aws_cdk.aws_ec2 import InstanceType
from aws_cdk.aws_eks import BootstrapOptions, Cluster, LaunchTemplateSpec, MachineImageType, Nodegroup, NodegroupAmiType
from aws_cdk.core.errors import ValidationError


def types(*names: str) -> list[InstanceType]:
    return [InstanceType(name) for name in names]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"desired_size": 5, "max_size": 3}, "Desired capacity 5 can't be greater than max size 3"),
        ({"desired_size": 1, "min_size": 3}, "Minimum capacity 3 can't be greater than desired size 1"),
        ({"min_size": 5, "max_size": 3}, "Desired capacity 5 can't be greater than max size 3"),
        (
            {"launch_template_spec": LaunchTemplateSpec(id="lt"), "disk_size": 4},
            "diskSize must be specified within the launch template",
        ),
        ({"max_unavailable": 1, "max_unavailable_percentage": 5}, "not allowed to be defined together"),
        ({"max_unavailable": 101, "max_size": 200}, "maxUnavailable must be between 1 and 100, got 101"),
        ({"max_unavailable": 5}, r"maxUnavailable must be lower than maxSize \(2\), got 5"),
        ({"max_unavailable_percentage": 101}, "maxUnavailablePercentage must be between 1 and 100, got 101"),
        ({"instance_types": types("m5.large", "t4g.large")}, "different architectures is not allowed"),
        ({"instance_types": types("m5.large", "p3.2xlarge")}, "different architectures is not allowed"),
        (
            {"instance_types": types("m5.large"), "ami_type": NodegroupAmiType.AL2_ARM_64},
            "does not match the instance types architecture.*(.|\n)*one of AL2_X86_64, AL2023_X86_64_STANDARD",
        ),
        (
            {"instance_types": types("g5.xlarge"), "ami_type": NodegroupAmiType.AL2_X86_64},
            "does not match the instance types architecture.*(.|\n)*one of AL2_X86_64_GPU",
        ),
        (
            {"instance_types": types("m4.large"), "ami_type": NodegroupAmiType.WINDOWS_CORE_2022_X86_64},
            "does not support Windows workloads: m4.large",
        ),
    ],
)
def test_groups_that_eks_would_not_make_are_refused(cluster: Cluster, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as caught:
        cluster.add_nodegroup_capacity("Nodes", **options)
    assert "Home/Cluster/NodegroupNodes" in str(caught.value)


def test_numbers_known_only_at_deployment_are_let_through(cluster: Cluster) -> None:
    number = Token.as_number({"Ref": "Number"})

    group = cluster.add_nodegroup_capacity("Nodes", desired_size=number, min_size=3, max_size=1, max_unavailable=number)

    resource: Any = group.node.default_child
    scaling = group.stack.resolve(resource.scaling_config)
    assert scaling == {"desiredSize": {"Ref": "Number"}, "minSize": 3, "maxSize": 1}


def test_group_made_elsewhere_is_known_by_its_name(home: Stack) -> None:
    group = Nodegroup.from_nodegroup_name(home, "Nodes", "known")

    assert group.nodegroup_name == "known"
    with pytest.raises(ValidationError, match=r"Cannot use Nodegroup\.fromNodegroupName\(\)"):
        _ = group.nodegroup_ref


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"bootstrap_enabled": False}, '"bootstrapOptions" if "bootstrapEnabled" is false'),
        ({"machine_image_type": MachineImageType.BOTTLEROCKET}, "bootstrapOptions is not supported for Bottlerocket"),
    ],
)
def test_options_of_the_script_need_the_script(cluster: Cluster, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        cluster.add_auto_scaling_group_capacity(
            "Nodes",
            instance_type=InstanceType("m5.large"),
            bootstrap_options=BootstrapOptions(use_max_pods=True),
            **options,
        )


@pytest.mark.parametrize(("number", "message"), [(0, "at least one selector"), (6, "up to five selectors")])
def test_profile_has_one_to_five_selectors(cluster: Cluster, number: int, message: str) -> None:
    selectors: list[Any] = [{"namespace": str(index)} for index in range(number)]

    with pytest.raises(ValidationError, match=message):
        cluster.add_fargate_profile("Profile", selectors=selectors)
