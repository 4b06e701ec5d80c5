"""The URI of an image asset, in a form that survives being cut at the last colon.

The guide takes the tag off an image's URI with ``uri.rpartition(":")[-1]``. With the peer the whole URI is one token and the
cut gives all of it. Here the text is ``TOKEN:tag`` while the token knows the whole: used together they resolve to the one
``Fn::Sub`` the peer writes; cut off, the tag is the bare tag.
"""

from __future__ import annotations

from typing import Any

from aws_cdk.core.token import Intrinsic, string_of


class ImageUri(Intrinsic):
    """The repository part of an image's URI, which a following ``:tag`` completes."""

    def __init__(self, repository_uri: str, tag: str) -> None:
        super().__init__({"Fn::Sub": repository_uri})
        self.completion = f":{tag}"
        self.completed: dict[str, Any] = {"Fn::Sub": repository_uri + self.completion}


def image_uri_token(repository_uri: str, tag: str) -> str:
    """Return the URI of an image as text with placeholders resolved at deployment."""
    if "${" not in repository_uri + tag:
        return f"{repository_uri}:{tag}"
    if "${" in tag:
        return string_of(Intrinsic({"Fn::Sub": f"{repository_uri}:{tag}"}))
    return f"{string_of(ImageUri(repository_uri, tag))}:{tag}"
