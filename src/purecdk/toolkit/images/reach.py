"""What building an image reaches outside of its assembly: secrets, keys, other folders, places it writes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cloud_assembly.schema import ImageSource

# Build contexts and such that are no paths: addresses, images, stages and layouts of registries.
_NO_PATH = ("://", "docker-image:", "target:", "git@")


def outside_reach(source: ImageSource, directory: Path, assembly: Path) -> Iterator[str]:
    """Yield, in words, what a build takes from this machine or writes to it beyond the assembly.

    Args:
        directory: The folder of the Dockerfile, which paths start from.
        assembly: The outermost folder of the assembly.
    """

    def is_outside(text: str) -> bool:
        try:
            return not (directory / text).resolve().is_relative_to(assembly.resolve())
        except (OSError, ValueError, RuntimeError):  # a NUL in the name, a loop of links
            return True

    if source.docker_file is not None and is_outside(source.docker_file):
        yield f"the Dockerfile {source.docker_file!r}"
    for name, text in source.docker_build_secrets.items():
        options = _options(text)
        path = options.get("src") or options.get("source")
        if path is None:
            yield f"the variable {options.get('env', name)!r} as the secret {name!r}"
        elif is_outside(path):
            yield f"the file {path!r} as the secret {name!r}"
    if source.docker_build_ssh:
        yield f"keys of SSH ({source.docker_build_ssh!r})"
    for name, text in source.docker_build_contexts.items():
        if not any(sign in text for sign in _NO_PATH) and is_outside(text):
            yield f"the folder {text!r} as the context {name!r}"
    for output in source.docker_outputs:
        place = _options(output).get("dest", "" if "=" in output else output)
        if place not in ("", "-") and is_outside(place):
            yield f"{place!r} to write its output to"
    for cache in (*source.cache_from, *((source.cache_to,) if source.cache_to is not None else ())):
        for key in ("src", "dest"):
            place = cache.params.get(key, "")
            if cache.type == "local" and place and is_outside(place):
                yield f"the cache {place!r}"


def _options(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(","))
    return {key.strip().lower(): value for key, _, value in pairs}
