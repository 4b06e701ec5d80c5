from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, CfnResource, LegacyStackSynthesizer, NestedStack, Stack
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.aws_servicecatalog import (
    CloudFormationProduct,
    CloudFormationProductVersion,
    CloudFormationTemplate,
    ProductStack,
    ProductStackHistory,
)
from aws_cdk.aws_sns import Topic


def test_assets_need_a_bucket_whose_name_is_known(tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("x")
    stack = Stack(App(outdir=str(tmp_path / "out")), "S")
    product = ProductStack(stack, "P", asset_bucket=Bucket(stack, "B"))

    with pytest.raises(RuntimeError, match=r"bucketName must be provided(.|\n)*S/B(.|\n)*bucket_name"):
        Asset(product, "Data", path=str(tmp_path / "data.txt"))


def synthesize(
    directory: Path, name: str, *, locked: bool = False, context: dict[str, Any] | None = None
) -> ProductStack:
    app = App(outdir=str(directory / "out"), context=context, analytics_reporting=False)
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
    return product


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


@pytest.mark.parametrize("context", [{}, {"@aws-cdk/core:suppressTemplateIndentation": True}])
def test_templates_of_products_are_indented_by_two_and_named_by_these_bytes(
    tmp_path: Path, context: dict[str, Any]
) -> None:
    product = synthesize(tmp_path, "é", context=context)

    text = (tmp_path / "out" / product.template_file).read_bytes()
    assert text.startswith(b'{\n  "Resources": {\n    "TopicBFC7AF6E": {\n      "Type"')
    assert hashlib.sha256(text).hexdigest() in json.loads((tmp_path / "out" / "S.assets.json").read_text())["files"]
    (snapshot,) = (tmp_path / "kept").iterdir()
    assert snapshot.read_bytes() == text


def test_a_product_may_have_more_resources_than_a_stack(tmp_path: Path) -> None:
    """As the peer: what a product makes is checked where it is launched."""
    app = App(outdir=str(tmp_path), context={"@aws-cdk/core:stackResourceLimit": 1}, analytics_reporting=False)
    product = ProductStack(Stack(app, "S"), "P")
    for number in range(3):
        CfnResource(product, f"R{number}", type="A::B::C")

    app.synth()

    assert len(json.loads((tmp_path / product.template_file).read_text())["Resources"]) == 3


def test_the_legacy_synthesizer_learns_of_a_products_template_while_it_is_written(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path / "out"), analytics_reporting=False)
    stack = Stack(app, "S", synthesizer=LegacyStackSynthesizer())
    (tmp_path / "data.txt").write_text("x")
    Asset(stack, "Data", path=str(tmp_path / "data.txt"))
    product = ProductStack(stack, "P")
    Topic(product, "Topic")

    app.synth()

    digest = hashlib.sha256((tmp_path / "out" / product.template_file).read_bytes()).hexdigest()
    template = json.loads((tmp_path / "out" / "S.template.json").read_text())
    assert any(name.startswith(f"AssetParameters{digest}") for name in template["Parameters"])


def test_a_nested_stack_is_named_before_its_products_templates_are_written(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path), analytics_reporting=False)
    nested = NestedStack(Stack(app, "S"), "N")
    product = ProductStack(nested, "Ps")
    Topic(product, "T")
    CloudFormationProduct(
        nested,
        "Product",
        owner="o",
        product_name="p",
        product_versions=[
            CloudFormationProductVersion(cloud_formation_template=CloudFormationTemplate.from_product_stack(product))
        ],
    )

    app.synth()

    # The digest that the peer gives: of the template as compact JSON, without the URL.
    names = [name[:8] for name in json.loads((tmp_path / "S.assets.json").read_text())["files"]]
    assert "239be907" in names
