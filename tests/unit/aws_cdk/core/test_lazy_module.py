"""Names that are loaded when first used, and names that are not there."""

from __future__ import annotations

import pytest


def test_importing_a_class_that_is_not_built_names_the_l1_class() -> None:
    with pytest.raises(ImportError, match=r"use the L1 class aws_cdk\.aws_redshift\.CfnCluster"):
        from aws_cdk.aws_redshift import Cluster  # noqa: F401


def test_attributes_that_are_not_there_stay_attribute_errors() -> None:
    import aws_cdk
    from aws_cdk import aws_redshift

    assert not hasattr(aws_redshift, "Cluster")
    assert getattr(aws_cdk, "aws_nothing_of_the_kind", None) is None


def test_importing_a_package_that_is_not_built_says_so() -> None:
    with pytest.raises(ImportError, match="does not build this package yet"):
        from aws_cdk import aws_of_another_year  # noqa: F401


def test_star_imports_bring_l1_classes_and_packages() -> None:
    of_queues: dict[str, object] = {}
    of_all: dict[str, object] = {}

    exec("from aws_cdk.aws_sqs import *", of_queues)
    exec("from aws_cdk import *", of_all)

    assert {"Queue", "CfnQueue", "CfnQueueProps"} <= of_queues.keys()
    assert {"App", "CfnMacro", "aws_s3", "cx_api"} <= of_all.keys()
    assert not {"core", "spec", "handlers"} & of_all.keys()
