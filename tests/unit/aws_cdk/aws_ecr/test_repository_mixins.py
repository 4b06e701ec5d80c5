"""Mixins for repositories; the official library sets the same property."""

from __future__ import annotations

from aws_cdk import App, Mixins, RemovalPolicy, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk.assertions import Template
from aws_cdk.aws_ecr.mixins import RepositoryAutoDeleteImages


def test_repositories_made_either_way_may_be_deleted_with_their_images() -> None:
    stack = Stack(App(), "S")
    plain = ecr.CfnRepository(stack, "Plain")
    whole = ecr.Repository(stack, "Whole", removal_policy=RemovalPolicy.DESTROY)
    mixin = RepositoryAutoDeleteImages()

    Mixins.of(stack).apply(mixin)

    assert mixin.supports(plain)
    assert not mixin.supports(whole)
    Template.from_stack(stack).all_resources_properties("AWS::ECR::Repository", {"EmptyOnDelete": True})
