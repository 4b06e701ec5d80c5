"""Sizes of build machines."""

from __future__ import annotations

from enum import Enum

_WRITTEN = {
    "SMALL": "BUILD_GENERAL1_SMALL",
    "MEDIUM": "BUILD_GENERAL1_MEDIUM",
    "LARGE": "BUILD_GENERAL1_LARGE",
    "X_LARGE": "BUILD_GENERAL1_XLARGE",
    "X2_LARGE": "BUILD_GENERAL1_2XLARGE",
    "LAMBDA_1GB": "BUILD_LAMBDA_1GB",
    "LAMBDA_2GB": "BUILD_LAMBDA_2GB",
    "LAMBDA_4GB": "BUILD_LAMBDA_4GB",
    "LAMBDA_8GB": "BUILD_LAMBDA_8GB",
    "LAMBDA_10GB": "BUILD_LAMBDA_10GB",
    "ATTRIBUTE_BASED": "ATTRIBUTE_BASED_COMPUTE",
}


class ComputeType(Enum):
    """Size of the machine that a build runs on."""

    SMALL = "SMALL"
    MEDIUM = "MEDIUM"
    LARGE = "LARGE"
    X_LARGE = "X_LARGE"
    X2_LARGE = "X2_LARGE"
    LAMBDA_1GB = "LAMBDA_1GB"
    LAMBDA_2GB = "LAMBDA_2GB"
    LAMBDA_4GB = "LAMBDA_4GB"
    LAMBDA_8GB = "LAMBDA_8GB"
    LAMBDA_10GB = "LAMBDA_10GB"
    ATTRIBUTE_BASED = "ATTRIBUTE_BASED"
    """As the fleet's attributes say."""
    CUSTOM_INSTANCE_TYPE = "CUSTOM_INSTANCE_TYPE"
    """The fleet's instance type."""


class FleetComputeType(Enum):
    """Size of the machines of a fleet."""

    SMALL = "SMALL"
    MEDIUM = "MEDIUM"
    LARGE = "LARGE"
    X_LARGE = "X_LARGE"
    X2_LARGE = "X2_LARGE"
    ATTRIBUTE_BASED = "ATTRIBUTE_BASED"
    """Chosen by CodeBuild to fit the compute configuration."""
    CUSTOM_INSTANCE_TYPE = "CUSTOM_INSTANCE_TYPE"
    """The instance type of the compute configuration."""


class DockerServerComputeType(Enum):
    """Size of a Docker server beside the builds."""

    SMALL = "SMALL"
    MEDIUM = "MEDIUM"
    LARGE = "LARGE"
    X_LARGE = "X_LARGE"
    X2_LARGE = "X2_LARGE"
    ATTRIBUTE_BASED_COMPUTE = "ATTRIBUTE_BASED_COMPUTE"
    BUILD_LAMBDA_10GB = "BUILD_LAMBDA_10GB"
    BUILD_LAMBDA_1GB = "BUILD_LAMBDA_1GB"
    BUILD_LAMBDA_2GB = "BUILD_LAMBDA_2GB"
    BUILD_LAMBDA_4GB = "BUILD_LAMBDA_4GB"
    BUILD_LAMBDA_8GB = "BUILD_LAMBDA_8GB"
    CUSTOM_INSTANCE_TYPE = "CUSTOM_INSTANCE_TYPE"


def written_compute_type(compute_type: ComputeType | FleetComputeType | DockerServerComputeType) -> str:
    """Return how CodeBuild's API writes a size."""
    name = str(compute_type.value)
    return _WRITTEN.get(name, name)


__all__ = ["ComputeType", "DockerServerComputeType", "FleetComputeType"]
