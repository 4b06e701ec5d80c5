"""Whether a statement allows or denies."""

from __future__ import annotations

from enum import Enum


class Effect(Enum):
    """Whether a statement allows or denies."""

    ALLOW = "Allow"
    DENY = "Deny"
