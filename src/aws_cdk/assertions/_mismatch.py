"""The error of a failed assertion."""

from __future__ import annotations

from aws_cdk.core.errors import CdkError


class TemplateMismatch(CdkError, AssertionError):
    """Something is not as a test expects it."""
