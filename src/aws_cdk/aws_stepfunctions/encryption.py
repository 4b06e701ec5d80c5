"""How state machines and activities are encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey

_DEFAULT_REUSE_SECONDS = 300
_REUSE_RANGE_SECONDS = (60, 900)


class EncryptionConfiguration:
    """How data at rest is encrypted."""

    @checked
    def __init__(self, type: str) -> None:
        self.type = type


class AwsOwnedEncryptionConfiguration(EncryptionConfiguration):
    """Encrypt with keys of AWS."""

    def __init__(self) -> None:
        super().__init__("AWS_OWNED_KEY")


class CustomerManagedEncryptionConfiguration(EncryptionConfiguration):
    """Encrypt with a key of the app."""

    @checked
    def __init__(self, kms_key: IKey, kms_data_key_reuse_period_seconds: Duration | None = None) -> None:
        """Encrypt with ``kms_key``.

        Args:
            kms_key: The key.
            kms_data_key_reuse_period_seconds: How long a data key is used before KMS is asked again, 1 to 15 minutes.
                Default: 5 minutes.

        Raises:
            ValidationError: the time is shorter or longer.
        """
        super().__init__("CUSTOMER_MANAGED_KMS_KEY")
        least, most = _REUSE_RANGE_SECONDS
        period = kms_data_key_reuse_period_seconds
        if period is not None and not period.is_unresolved() and not least <= period.to_seconds() <= most:
            raise ValidationError(
                f"kmsDataKeyReusePeriodSeconds must have a value between {least} and {most} seconds, "
                f"got: {period.to_seconds()}"
            )
        self.kms_key = kms_key
        self.kms_data_key_reuse_period_seconds = period


def rendered_encryption(configuration: EncryptionConfiguration | None) -> dict[str, Any] | None:
    """Return the property of the L1 resources."""
    if configuration is None:
        return None
    if isinstance(configuration, CustomerManagedEncryptionConfiguration):
        period = configuration.kms_data_key_reuse_period_seconds
        return {
            "kmsKeyId": configuration.kms_key.key_arn,
            "kmsDataKeyReusePeriodSeconds": period.to_seconds() if period is not None else _DEFAULT_REUSE_SECONDS,
            "type": configuration.type,
        }
    return {"type": configuration.type}
