"""Signatures of what takes options, as ``inspect`` tells them."""

from __future__ import annotations

import inspect

from aws_cdk import aws_lambda, aws_s3


def test_options_are_keywords_of_the_constructor() -> None:
    parameters = inspect.signature(aws_s3.Bucket.__init__).parameters

    assert list(parameters)[:3] == ["self", "scope", "id"]
    assert parameters["versioned"].kind is inspect.Parameter.KEYWORD_ONLY
    assert parameters["versioned"].default is None
    assert "props" not in parameters


def test_classes_methods_and_factories_tell_theirs() -> None:
    required = inspect.signature(aws_lambda.Function).parameters["handler"]

    assert required.default is inspect.Parameter.empty
    assert "object_ownership" in inspect.signature(aws_s3.Bucket).parameters
    assert list(inspect.signature(aws_s3.Bucket.from_bucket_attributes).parameters)[:2] == ["scope", "id"]
    assert "bucket_arn" in inspect.signature(aws_s3.Bucket.from_bucket_attributes).parameters


def test_the_source_is_found_through_the_wrapper() -> None:
    assert "def __init__" in inspect.getsource(aws_s3.Bucket.__init__)


def test_structs_tell_their_options() -> None:
    rule = inspect.signature(aws_s3.CorsRule).parameters

    assert rule["allowed_methods"].default is inspect.Parameter.empty
    assert rule["max_age"].default is None
    assert inspect.signature(aws_s3.BucketProps).parameters["cors"].annotation == "Sequence[CorsRule] | None"
