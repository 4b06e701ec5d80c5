"""Trails: what CloudTrail would not take."""

from __future__ import annotations

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_cloudtrail import DataResourceType, ReadWriteType, Trail
from aws_cdk.core.errors import ValidationError


def test_a_selector_holds_250_resources_and_a_trail_few_selectors() -> None:
    trail = Trail(Stack(App(), "S"), "Trail")

    with pytest.raises(ValidationError, match=r"(?s)A maximum of 250 data elements.*S/Trail"):
        trail.add_event_selector(DataResourceType.S3_OBJECT, [f"arn:aws:s3:::b{number}/" for number in range(251)])
    with pytest.raises(ValidationError, match=r"A maximum of 5 event selectors are supported per trail\."):
        for _ in range(7):
            trail.log_all_lambda_data_events()


def test_a_trail_must_record_something() -> None:
    app = App()
    Trail(Stack(app, "S"), "Trail", management_events=ReadWriteType.NONE)

    with pytest.raises(Exception, match=r"\[S/Trail\] At least one event selector must be added"):
        app.synth()
