"""Authorizers that apps write."""

from __future__ import annotations

import pytest

import jsii
from aws_cdk import App, Stack
from aws_cdk.aws_apigateway import Authorizer, IAuthorizer, MockIntegration, RestApi
from aws_cdk.core.errors import ValidationError


class Based(Authorizer):
    """Derived from the base of the library's own."""

    @property
    def authorizer_id(self) -> str:  # type: ignore[override]
        return "abc"


@jsii.implements(IAuthorizer)
class Implemented:
    """One by its members."""

    authorizer_id = "abc"


def test_a_subclass_of_the_base_is_refused_with_what_to_write_instead() -> None:
    stack = Stack(App(), "Stack")
    with pytest.raises(
        ValidationError, match=r"(?s)cannot guard the methods of Stack/Api: Based.*implements\(IAuthorizer\)"
    ):
        RestApi(stack, "Api").root.add_method("GET", MockIntegration(), authorizer=Based(stack, "Own"))


def test_one_by_its_members_needs_no_kind() -> None:
    stack = Stack(App(), "Stack")
    method = RestApi(stack, "Api").root.add_method("GET", MockIntegration(), authorizer=Implemented())
    resource = stack.resolve(method.node.default_child._cfn_properties)  # type: ignore[union-attr]
    assert (resource["authorizerId"], resource["authorizationType"]) == ("abc", "NONE")
