"""Dynamic references: values that CloudFormation reads from a store while it deploys."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import Intrinsic


class CfnDynamicReferenceService(NamedEnum):
    """Where a dynamic reference reads."""

    SSM = "ssm"
    """Parameter Store, plain text."""
    SSM_SECURE = "ssm-secure"
    """Parameter Store, secure strings."""
    SECRETS_MANAGER = "secretsmanager"
    """Secrets Manager."""


# As the services are called inside {{resolve:...}}; the CloudFormation user guide lists them.
_NAMES = {
    CfnDynamicReferenceService.SSM: "ssm",
    CfnDynamicReferenceService.SSM_SECURE: "ssm-secure",
    CfnDynamicReferenceService.SECRETS_MANAGER: "secretsmanager",
}


class CfnDynamicReferenceProps(Struct):
    """What a dynamic reference points at."""

    reference_key: str
    """The key in the service."""
    service: CfnDynamicReferenceService
    """The service."""


class CfnDynamicReference(Intrinsic):
    """A value that CloudFormation reads from a store while it deploys."""

    @checked
    def __init__(self, service: CfnDynamicReferenceService, key: str) -> None:
        super().__init__(f"{{{{resolve:{_NAMES[service]}:{key}}}}}")
