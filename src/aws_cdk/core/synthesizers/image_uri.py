"""The URI of an image asset, in a form that survives being cut at the last colon.

The guide takes the tag off an image's URI with ``uri.rpartition(":")[-1]``. With the peer the whole URI is one token and the
cut gives all of it. Here the text is ``TOKEN:tag`` while the token knows the whole: used together they resolve to the one
``Fn::Sub`` the peer writes; cut off, the tag is the bare tag.
"""

from __future__ import annotations

from aws_cdk.core.token import Intrinsic, PartialToken, string_of


def image_uri_token(repository_uri: str, tag: str) -> str:
    """Return the URI of an image; placeholders in it are filled at deployment."""
    if "${" not in repository_uri + tag:
        return f"{repository_uri}:{tag}"
    whole = Intrinsic({"Fn::Sub": f"{repository_uri}:{tag}"})
    if "${" in tag:
        return string_of(whole)
    completion = f":{tag}"
    repository = PartialToken({"Fn::Sub": repository_uri}, completion=completion, completed=whole)
    return string_of(repository) + completion
