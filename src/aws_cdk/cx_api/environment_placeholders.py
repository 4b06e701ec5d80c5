"""Placeholders that stand for the environment in asset manifests, and their replacement."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface


class EnvironmentPlaceholderValues(Struct):
    """What to put in the place of the placeholders."""

    account_id: str
    partition: str
    region: str


class IEnvironmentPlaceholderProvider(Interface):
    """Says what to put in the place of the placeholders, when asked."""

    def account_id(self) -> str:
        """Return the account."""
        raise NotImplementedError

    def partition(self) -> str:
        """Return the partition."""
        raise NotImplementedError

    def region(self) -> str:
        """Return the region."""
        raise NotImplementedError


class EnvironmentPlaceholders:
    """The placeholders, and functions that replace them."""

    CURRENT_ACCOUNT = "${AWS::AccountId}"
    CURRENT_PARTITION = "${AWS::Partition}"
    CURRENT_REGION = "${AWS::Region}"

    @staticmethod
    @takes(EnvironmentPlaceholderValues)
    def replace(object: Any, values: EnvironmentPlaceholderValues) -> Any:
        """Return ``object`` with the placeholders replaced in all its texts; keys stay as they are."""
        return _replaced(
            object,
            {
                EnvironmentPlaceholders.CURRENT_REGION: values.region,
                EnvironmentPlaceholders.CURRENT_ACCOUNT: values.account_id,
                EnvironmentPlaceholders.CURRENT_PARTITION: values.partition,
            },
        )

    @staticmethod
    @checked
    def replace_async(object: Any, provider: IEnvironmentPlaceholderProvider) -> Any:
        """Return ``object`` with the placeholders replaced by what ``provider`` gives."""
        return EnvironmentPlaceholders.replace(
            object, region=provider.region(), account_id=provider.account_id(), partition=provider.partition()
        )


def _replaced(value: Any, values: dict[str, str]) -> Any:
    if isinstance(value, str):
        for placeholder, text in values.items():
            value = value.replace(placeholder, text)
        return value
    if isinstance(value, dict):
        return {key: _replaced(item, values) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_replaced(item, values) for item in value]
    return value
