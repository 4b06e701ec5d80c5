"""Identity pools: what Cognito would not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_cognito import UserPool
from aws_cdk.aws_cognito_identitypool import (
    IdentityPool,
    IdentityPoolAuthenticationProviders,
    IdentityPoolProviderUrl,
    IdentityPoolRoleMapping,
)
from aws_cdk.core.errors import ValidationError

ARN = "arn:aws:cognito-identity:eu-west-1:123456789012:identitypool"


def mapped(stack: Stack, url: IdentityPoolProviderUrl, *, use_token: bool) -> IdentityPool:
    mapping = IdentityPoolRoleMapping(provider_url=url, use_token=use_token)
    return IdentityPool(stack, "Pool", role_mappings=[mapping])


def made_here(stack: Stack) -> IdentityPoolProviderUrl:
    users = UserPool(stack, "Users")
    return IdentityPoolProviderUrl.user_pool(users, users.add_client("Client"))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda s: mapped(s, IdentityPoolProviderUrl.AMAZON, use_token=False), "(?s)rules is required.*S/Pool"),
        (lambda s: mapped(s, made_here(s), use_token=True), "mappingKey must be provided"),
        (lambda s: IdentityPool.from_identity_pool_id(s, "Pool", "abc"), "must follow the format <region>:<id>"),
        (lambda s: IdentityPool.from_identity_pool_arn(s, "Pool", ARN), "Invalid Identity Pool ARN"),
    ],
)
def test_what_cognito_would_not_take_is_refused(make: Callable[[Stack], object], what: str) -> None:
    with pytest.raises(ValidationError, match=what):
        make(Stack(App(), "S"))


@pytest.mark.parametrize("given", [None, []])
def test_no_providers_are_said_if_they_are_given(given: list[Any] | None) -> None:
    stack = Stack(App(), "S")

    pool: Any = IdentityPool(
        stack,
        "Pool",
        authentication_providers=IdentityPoolAuthenticationProviders(
            open_id_connect_providers=given, saml_providers=given
        ),
    )

    resource = pool.node.default_child
    assert (resource.open_id_connect_provider_arns, resource.saml_provider_arns) == (given, given)
