"""What CloudFormation has to be allowed before it changes certain things."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class CfnCapabilities(NamedEnum):
    """Capabilities of a deployment."""

    NONE = ""
    """None: the template holds no IAM resources and no macros."""
    ANONYMOUS_IAM = "CAPABILITY_IAM"
    """IAM resources whose names CloudFormation makes up (``CAPABILITY_IAM``)."""
    NAMED_IAM = "CAPABILITY_NAMED_IAM"
    """IAM resources of any name (``CAPABILITY_NAMED_IAM``)."""
    AUTO_EXPAND = "CAPABILITY_AUTO_EXPAND"
    """Macros and transforms (``CAPABILITY_AUTO_EXPAND``)."""
