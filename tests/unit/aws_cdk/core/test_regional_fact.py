"""Facts about a region, known or not."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import region_info

_REGIONS = ("us-east-1", "eu-west-1", "cn-north-1")


class _Fact(region_info.IFact):
    def __init__(self, region: str, name: str, value: str) -> None:
        self._values = (region, name, value)

    @property
    def region(self) -> str:
        return self._values[0]

    @property
    def name(self) -> str:
        return self._values[1]

    @property
    def value(self) -> str:
        return self._values[2]


def register(name: str, template: str, regions: tuple[str, ...] = _REGIONS) -> None:
    for region in regions:
        suffix = region_info.RegionInfo.get(region).domain_suffix
        fact = _Fact(region, name, template.format(region=region, suffix=suffix, country=region[:2]))
        region_info.Fact.register(fact, True)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("same", "same"),
        ("{suffix}", {"Ref": "AWS::URLSuffix"}),
        ("{region}/{region}", {"Fn::Join": ["", [{"Ref": "AWS::Region"}, "/", {"Ref": "AWS::Region"}]]}),
        ("{region}.{suffix}", {"Fn::Join": ["", [{"Ref": "AWS::Region"}, ".", {"Ref": "AWS::URLSuffix"}]]}),
    ],
)
def test_a_text_that_all_regions_share(template: str, expected: Any) -> None:
    register("test-shared", template)
    stack = cdk.Stack(cdk.App(), "S")
    assert stack.resolve(stack.regional_fact("test-shared")) == expected
    assert stack.node.children == []


def test_a_mapping_where_regions_differ() -> None:
    register("test-fact:some.key:x", "in {country}")
    register("test-fact:other", "{country}", ("us-east-1", "eu-west-1"))
    stack = cdk.Stack(cdk.App(), "S")
    find = {"Fn::FindInMap": ["TestfactMap", {"Ref": "AWS::Region"}, "somexkey"]}
    assert stack.resolve(stack.regional_fact("test-fact:some.key:x")) == find
    stack.regional_fact("test-fact:other")
    assert stack._to_cloud_formation()["Mappings"] == {
        "TestfactMap": {
            "cn-north-1": {"somexkey": "in cn"},
            "eu-west-1": {"somexkey": "in eu", "other": "eu"},
            "us-east-1": {"somexkey": "in us", "other": "us"},
        }
    }


def test_only_the_partitions_aimed_at_count() -> None:
    stack = cdk.Stack(cdk.App(context={"@aws-cdk/core:target-partitions": ["aws-cn"]}), "S")
    assert stack.regional_fact("partition") == "aws-cn"


def test_unknown_facts() -> None:
    agnostic = cdk.Stack(cdk.App(), "S")
    known = cdk.Stack(cdk.App(), "S", env=cdk.Environment(region="eu-west-1"))
    for stack, message in (
        (agnostic, "don't have any information for nope"),
        (known, "don't know nope for region eu-west-1"),
    ):
        assert stack.regional_fact("nope", "default") == "default"
        with pytest.raises(RuntimeError, match=message):
            stack.regional_fact("nope")
    assert known.regional_fact("partition") == "aws"
