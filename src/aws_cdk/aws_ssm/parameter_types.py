"""Kinds of parameters and what they hold."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class ParameterType(NamedEnum):
    """Deprecated: the kind of a parameter; use ``ParameterValueType`` or ``ParameterDataType``."""

    STRING = "String"
    SECURE_STRING = "SecureString"
    """Encrypted text."""
    STRING_LIST = "StringList"
    """Texts, separated by commas."""
    AWS_EC2_IMAGE_ID = "AWS::EC2::Image::Id"


class ParameterValueType(NamedEnum):
    """What a parameter holds, as CloudFormation checks it when the stack is deployed."""

    STRING = "String"
    AWS_EC2_AVAILABILITYZONE_NAME = "AWS::EC2::AvailabilityZone::Name"
    AWS_EC2_IMAGE_ID = "AWS::EC2::Image::Id"
    AWS_EC2_INSTANCE_ID = "AWS::EC2::Instance::Id"
    AWS_EC2_KEYPAIR_KEYNAME = "AWS::EC2::KeyPair::KeyName"
    AWS_EC2_SECURITYGROUP_GROUPNAME = "AWS::EC2::SecurityGroup::GroupName"
    AWS_EC2_SECURITYGROUP_ID = "AWS::EC2::SecurityGroup::Id"
    AWS_EC2_SUBNET_ID = "AWS::EC2::Subnet::Id"
    AWS_EC2_VOLUME_ID = "AWS::EC2::Volume::Id"
    AWS_EC2_VPC_ID = "AWS::EC2::VPC::Id"
    AWS_ROUTE53_HOSTEDZONE_ID = "AWS::Route53::HostedZone::Id"


class ParameterDataType(NamedEnum):
    """What the text of a parameter must be, as Parameter Store checks it."""

    TEXT = "text"
    """Anything."""
    AWS_EC2_IMAGE = "aws:ec2:image"
    """The id of a machine image."""


class ParameterTier(NamedEnum):
    """How large a parameter can be, and what it costs."""

    ADVANCED = "Advanced"
    """Up to 8 KB, at a price."""
    INTELLIGENT_TIERING = "Intelligent-Tiering"
    """Advanced if need be."""
    STANDARD = "Standard"
    """Up to 4 KB."""


__all__ = ["ParameterDataType", "ParameterTier", "ParameterType", "ParameterValueType"]
