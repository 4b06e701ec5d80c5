"""The environment a stack is deployed to."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class Environment(Struct):
    """An account and a region. What is left out is known only at deployment."""

    account: str | None = None
    """The account, 12 digits. Default: known at deployment."""
    region: str | None = None
    """The region, such as ``eu-west-1``. Default: known at deployment."""


UNKNOWN_ACCOUNT = "unknown-account"
UNKNOWN_REGION = "unknown-region"


def format_environment(account: str, region: str) -> str:
    """Return the text by which manifests name an environment."""
    return f"aws://{account}/{region}"


def same_account(first: str, second: str) -> bool:
    """Tell whether two environments, as manifests name them, are in one account; unknown ones count as the same."""
    return first.rpartition("/")[0] == second.rpartition("/")[0]
