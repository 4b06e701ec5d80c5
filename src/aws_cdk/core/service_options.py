"""Options that one service defines and constructs of many others take, loaded when they are first given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import MetricOptions as MetricOptions
    from aws_cdk.aws_events.rule import OnEventOptions as OnEventOptions
else:
    from aws_cdk.core.struct import StructLater

    MetricOptions = StructLater("aws_cdk.aws_cloudwatch.metric_types", "MetricOptions")
    OnEventOptions = StructLater("aws_cdk.aws_events.rule", "OnEventOptions")
