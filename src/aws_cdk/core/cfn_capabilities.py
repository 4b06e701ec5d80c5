"""What CloudFormation has to be allowed before it changes certain things."""

from __future__ import annotations

from enum import Enum


class CfnCapabilities(Enum):
    """Capabilities of a deployment."""

    NONE = "NONE"
    """None: the template holds no IAM resources and no macros."""
    ANONYMOUS_IAM = "ANONYMOUS_IAM"
    """IAM resources whose names CloudFormation makes up (``CAPABILITY_IAM``)."""
    NAMED_IAM = "NAMED_IAM"
    """IAM resources of any name (``CAPABILITY_NAMED_IAM``)."""
    AUTO_EXPAND = "AUTO_EXPAND"
    """Macros and transforms (``CAPABILITY_AUTO_EXPAND``)."""
