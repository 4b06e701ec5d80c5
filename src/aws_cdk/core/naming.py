"""The one conversion between Python's names and those of the API description."""

from __future__ import annotations

from functools import cache


@cache
def snake_case(name: str) -> str:
    """Return ``name`` in snake_case as the official Python package spells it (``s3BucketName`` -> ``s3_bucket_name``)."""
    if name.islower() or not name:
        return name
    out: list[str] = []
    length = len(name)
    for index, char in enumerate(name):
        if char.isupper():
            previous = name[index - 1] if index else ""
            following = name[index + 1] if index + 1 < length else ""
            if (
                index
                and previous != "_"
                and (not previous.isupper() or (following.islower() and following.isalpha()))
                and not _ends_binary_unit(name, index)
            ):
                out.append("_")
            out.append(char.lower())
        else:
            out.append(char)
    return "".join(out)


@cache
def camel_case(name: str) -> str:
    """Return ``name`` in camelCase (``s3_bucket_name`` -> ``s3BucketName``); a trailing underscore goes away."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join([part[:1].upper() + part[1:] for part in rest])


def _ends_binary_unit(name: str, index: int) -> bool:
    """Whether the ``B`` at ``index`` ends a unit such as ``GiB``, which stays one word (``sizeInGiB`` -> ``size_in_gib``)."""
    after = name[index + 1 : index + 2]
    return name[index - 1 : index + 1] == "iB" and name[index - 2] in "KMGTPE" and (not after or after.isupper())
