"""Whether a statement allows or denies."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class Effect(NamedEnum):
    """Whether a statement allows or denies."""

    ALLOW = "Allow"
    DENY = "Deny"
