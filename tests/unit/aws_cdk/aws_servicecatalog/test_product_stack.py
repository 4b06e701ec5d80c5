from __future__ import annotations

from pathlib import Path

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.aws_servicecatalog import CloudFormationProduct, ProductStack, ProductStackHistory
from aws_cdk.aws_sns import Topic


def test_assets_need_a_bucket_whose_name_is_known(tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("x")
    stack = Stack(App(outdir=str(tmp_path / "out")), "S")
    product = ProductStack(stack, "P", asset_bucket=Bucket(stack, "B"))

    with pytest.raises(RuntimeError, match=r"bucketName must be provided(.|\n)*S/B(.|\n)*bucket_name"):
        Asset(product, "Data", path=str(tmp_path / "data.txt"))


def synthesize(directory: Path, name: str, *, locked: bool) -> None:
    app = App(outdir=str(directory / "out"), analytics_reporting=False)
    stack = Stack(app, "S")
    product = ProductStack(stack, "P")
    Topic(product, "Topic", topic_name=name)
    history = ProductStackHistory(
        stack,
        "H",
        product_stack=product,
        current_version_name="v1",
        current_version_locked=locked,
        directory=str(directory / "kept"),
    )
    CloudFormationProduct(stack, "Q", owner="o", product_name="p", product_versions=[history.current_version()])
    app.synth()


def test_a_locked_version_refuses_another_template(tmp_path: Path) -> None:
    synthesize(tmp_path, "one", locked=True)
    synthesize(tmp_path, "one", locked=True)

    with pytest.raises(RuntimeError, match=r"Template has changed for ProductStack Version v1"):
        synthesize(tmp_path, "two", locked=True)


def test_a_version_that_is_not_locked_takes_another_template(tmp_path: Path) -> None:
    synthesize(tmp_path, "one", locked=False)

    synthesize(tmp_path, "two", locked=False)

    (snapshot,) = (tmp_path / "kept").iterdir()
    assert '"TopicName": "two"' in snapshot.read_text()
