"""Media types of files with configurations."""

from __future__ import annotations

import pytest

from aws_cdk.aws_appconfig._media_types import media_type_of


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("folder/settings.yaml", "text/yaml"),
        ("folder/SETTINGS.YML", "text/yaml"),
        ("settings.toml", "application/toml"),
        ("folder/x.yaml.bak", "application/json"),
        ("folder/x.", "application/json"),
        ("folder.toml/toml", "application/json"),
        ("folder/.toml", "application/json"),
        (".toml", "application/toml"),
        ("toml", "application/toml"),
        ("folder/x.unheard-of", "application/json"),
    ],
)
def test_the_ending_tells_the_type(path: str, media_type: str) -> None:
    assert media_type_of(path) == media_type
