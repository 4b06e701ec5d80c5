"""Identity providers of user pools: what is refused, and what may be given."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk.core.errors import ValidationError

METADATA = cognito.UserPoolIdentityProviderSamlMetadata.url("https://idp.example")
SECRET = cdk.SecretValue.unsafe_plain_text("x")


@pytest.fixture
def pool() -> cognito.UserPool:
    return cognito.UserPool(cdk.Stack(cdk.App(), "S"), "Pool")


def oidc(pool: cognito.UserPool, name: str) -> cognito.UserPoolIdentityProviderOidc:
    return cognito.UserPoolIdentityProviderOidc(
        pool, "Oidc", user_pool=pool, client_id="c", client_secret="s", issuer_url="https://idp.example", name=name
    )


@pytest.mark.parametrize("name", ["ab", "a" * 33])
def test_a_name_of_the_wrong_length_is_refused(pool: cognito.UserPool, name: str) -> None:
    with pytest.raises(ValidationError, match=rf"between 3 and 32 characters, received {name}"):
        oidc(pool, name)
    with pytest.raises(ValidationError, match=rf"between 3 and 32 characters, received {name}"):
        cognito.UserPoolIdentityProviderSaml(pool, "Saml", user_pool=pool, metadata=METADATA, name=name)


@pytest.mark.parametrize("name", ["a b c", "aaa b", "_abc", "abc_", "a__b", " aaa", "abc\u00a0", "a\tbc"])
def test_a_name_that_cognito_would_not_take_is_refused(pool: cognito.UserPool, name: str) -> None:
    with pytest.raises(ValidationError, match="must match"):
        oidc(pool, name)


@pytest.mark.parametrize("name", ["a_b", "äöü", "corp-1", cdk.Fn.import_value("n")])
def test_other_names_are_taken(pool: cognito.UserPool, name: str) -> None:
    resource: Any = oidc(pool, name).node.default_child

    assert resource.provider_name == name


@pytest.mark.parametrize("secrets", [{}, {"client_secret": "s", "client_secret_value": SECRET}])
def test_google_has_one_secret(pool: cognito.UserPool, secrets: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match='"clientSecret" or "clientSecretValue"'):
        cognito.UserPoolIdentityProviderGoogle(pool, "G", user_pool=pool, client_id="c", **secrets)


@pytest.mark.parametrize("keys", [{}, {"private_key": "s", "private_key_value": SECRET}])
def test_apple_has_one_key(pool: cognito.UserPool, keys: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match='"privateKey" or "privateKeyValue"'):
        cognito.UserPoolIdentityProviderApple(pool, "A", user_pool=pool, client_id="c", key_id="k", team_id="t", **keys)


def test_metadata_tell_what_they_are() -> None:
    metadata = cognito.UserPoolIdentityProviderSamlMetadata.file("<x/>")

    assert metadata.metadata_content == "<x/>"
    assert metadata.metadata_type is cognito.UserPoolIdentityProviderSamlMetadataType.FILE
