"""Options of rules for a repository's events; loaded only by apps that have such rules."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_events.rule import OnEventOptions


class OnCloudTrailImagePushedOptions(OnEventOptions):
    """Options of a rule for images that are pushed."""

    image_tag: str | None = None
    """Only images with this tag. Default: all."""


class OnImageScanCompletedOptions(OnEventOptions):
    """Options of a rule for scans of images that ended."""

    image_tags: Sequence[str] | None = None
    """Only images with one of these tags. Default: all."""
