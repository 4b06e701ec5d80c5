"""Sizes of build machines."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class ComputeType(NamedEnum):
    """Size of the machine that a build runs on."""

    SMALL = "BUILD_GENERAL1_SMALL"
    MEDIUM = "BUILD_GENERAL1_MEDIUM"
    LARGE = "BUILD_GENERAL1_LARGE"
    X_LARGE = "BUILD_GENERAL1_XLARGE"
    X2_LARGE = "BUILD_GENERAL1_2XLARGE"
    LAMBDA_1GB = "BUILD_LAMBDA_1GB"
    LAMBDA_2GB = "BUILD_LAMBDA_2GB"
    LAMBDA_4GB = "BUILD_LAMBDA_4GB"
    LAMBDA_8GB = "BUILD_LAMBDA_8GB"
    LAMBDA_10GB = "BUILD_LAMBDA_10GB"
    ATTRIBUTE_BASED = "ATTRIBUTE_BASED_COMPUTE"
    """As the fleet's attributes say."""
    CUSTOM_INSTANCE_TYPE = "CUSTOM_INSTANCE_TYPE"
    """The fleet's instance type."""


class FleetComputeType(NamedEnum):
    """Size of the machines of a fleet."""

    SMALL = "BUILD_GENERAL1_SMALL"
    MEDIUM = "BUILD_GENERAL1_MEDIUM"
    LARGE = "BUILD_GENERAL1_LARGE"
    X_LARGE = "BUILD_GENERAL1_XLARGE"
    X2_LARGE = "BUILD_GENERAL1_2XLARGE"
    ATTRIBUTE_BASED = "ATTRIBUTE_BASED_COMPUTE"
    """Chosen by CodeBuild to fit the compute configuration."""
    CUSTOM_INSTANCE_TYPE = "CUSTOM_INSTANCE_TYPE"
    """The instance type of the compute configuration."""


class DockerServerComputeType(NamedEnum):
    """Size of a Docker server beside the builds."""

    SMALL = "BUILD_GENERAL1_SMALL"
    MEDIUM = "BUILD_GENERAL1_MEDIUM"
    LARGE = "BUILD_GENERAL1_LARGE"
    X_LARGE = "BUILD_GENERAL1_XLARGE"
    X2_LARGE = "BUILD_GENERAL1_2XLARGE"
    ATTRIBUTE_BASED_COMPUTE = "ATTRIBUTE_BASED_COMPUTE"
    BUILD_LAMBDA_10GB = "BUILD_LAMBDA_10GB"
    BUILD_LAMBDA_1GB = "BUILD_LAMBDA_1GB"
    BUILD_LAMBDA_2GB = "BUILD_LAMBDA_2GB"
    BUILD_LAMBDA_4GB = "BUILD_LAMBDA_4GB"
    BUILD_LAMBDA_8GB = "BUILD_LAMBDA_8GB"
    CUSTOM_INSTANCE_TYPE = "CUSTOM_INSTANCE_TYPE"


def written_compute_type(compute_type: ComputeType | FleetComputeType | DockerServerComputeType) -> str:
    """Return how CodeBuild's API writes a size."""
    return str(compute_type._value_)


__all__ = ["ComputeType", "DockerServerComputeType", "FleetComputeType"]
