"""Sizes of instance types."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class InstanceSize(NamedEnum):
    """A size of an instance type."""

    NANO = "nano"
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    XLARGE = "xlarge"
    XLARGE2 = "2xlarge"
    XLARGE3 = "3xlarge"
    XLARGE4 = "4xlarge"
    XLARGE6 = "6xlarge"
    XLARGE8 = "8xlarge"
    XLARGE9 = "9xlarge"
    XLARGE10 = "10xlarge"
    XLARGE12 = "12xlarge"
    XLARGE16 = "16xlarge"
    XLARGE18 = "18xlarge"
    XLARGE24 = "24xlarge"
    XLARGE32 = "32xlarge"
    XLARGE48 = "48xlarge"
    XLARGE56 = "56xlarge"
    XLARGE96 = "96xlarge"
    XLARGE112 = "112xlarge"
    XLARGE224 = "224xlarge"
    XLARGE480 = "480xlarge"
    METAL = "metal"
    XLARGE16METAL = "metal-16xl"
    XLARGE24METAL = "metal-24xl"
    XLARGE32METAL = "metal-32xl"
    XLARGE48METAL = "metal-48xl"
