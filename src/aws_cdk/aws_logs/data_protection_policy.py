"""Data protection: what is found in log events and masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_logs.data_identifier import CustomDataIdentifier, DataIdentifier
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct

_VERSION = "2021-06-01"


class DataProtectionPolicyProps(Struct):
    """Options of a data protection policy."""

    identifiers: Sequence[DataIdentifier]
    """What to look for."""
    delivery_stream_name_audit_destination: str | None = None
    """The delivery stream that findings are sent to."""
    description: str | None = None
    """What the policy is for. Default: says that it was generated."""
    log_group_audit_destination: ILogGroupRef | None = None
    """The log group that findings are written to."""
    name: str | None = None
    """The policy's name. Default: ``data-protection-policy-cdk``."""
    s3_bucket_audit_destination: IBucketRef | None = None
    """The bucket that findings are written to."""


class DataProtectionPolicy:
    """What is found in the events of a log group, reported and masked."""

    @takes(DataProtectionPolicyProps)
    def __init__(self, props: DataProtectionPolicyProps) -> None:
        """Make a policy.

        Raises:
            ValidationError: there is nothing to look for.
        """
        if not props.identifiers:
            raise ValidationError(
                "DataIdentifier cannot be empty", fix="give at least one of DataIdentifier's constants"
            )
        self._props = props

    def _bind(self, scope: Construct) -> dict[str, Any]:
        """Return the policy as CloudFormation takes it."""
        props = self._props
        identifiers = [_identifier_text(scope, identifier) for identifier in props.identifiers]
        custom = [identifier for identifier in props.identifiers if isinstance(identifier, CustomDataIdentifier)]
        destination: dict[str, Any] = {}
        if props.log_group_audit_destination is not None:
            name = props.log_group_audit_destination.log_group_ref.log_group_name
            destination["CloudWatchLogs"] = {"LogGroup": name}
        if props.s3_bucket_audit_destination is not None:
            destination["S3"] = {"Bucket": props.s3_bucket_audit_destination.bucket_ref.bucket_name}
        if props.delivery_stream_name_audit_destination is not None:
            destination["Firehose"] = {"DeliveryStream": props.delivery_stream_name_audit_destination}
        return {
            "Name": props.name or "data-protection-policy-cdk",
            "Description": props.description or "cdk generated data protection policy",
            "Version": _VERSION,
            "Statement": [
                {
                    "Sid": "audit-statement-cdk",
                    "DataIdentifier": identifiers,
                    "Operation": {"Audit": {"FindingsDestination": destination}},
                },
                {
                    "Sid": "redact-statement-cdk",
                    "DataIdentifier": identifiers,
                    "Operation": {"Deidentify": {"MaskConfig": {}}},
                },
            ],
            "Configuration": {"CustomDataIdentifier": [{"Name": item.name, "Regex": item.regex} for item in custom]},
        }


def _identifier_text(scope: Construct, identifier: DataIdentifier) -> str:
    if isinstance(identifier, CustomDataIdentifier):
        return identifier.name
    return Stack.of(scope).format_arn(
        service="dataprotection", region="", account="aws", resource="data-identifier", resource_name=identifier.name
    )
