"""Lock files of pipenv and poetry as requirements, read without those programs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aws_cdk.core.errors import CdkError

_MAIN = "main"

# How a package comes to be wanted: all the markers on the way to it. A package is wanted if one way holds.
_Ways = frozenset[frozenset[str]]
_ALWAYS: _Ways = frozenset({frozenset()})


class LockFileError(CdkError):
    """A lock file cannot be read."""


def pipenv_requirements(directory: str) -> str:
    """Return what ``Pipfile.lock`` has for running, as ``pipenv requirements`` does: indexes, then pins without hashes.

    Raises:
        LockFileError: the file is no JSON.
    """
    path = os.path.join(directory, "Pipfile.lock")
    try:
        with open(path, encoding="utf-8") as file:
            lock = json.load(file)
    except (OSError, ValueError) as error:
        raise LockFileError(f"cannot read {path}: {error}", fix="run `pipenv lock` again") from error
    lines = _index_lines([source["url"] for source in lock.get("_meta", {}).get("sources", [])])
    lines += [_pipenv_line(name, entry) for name, entry in lock.get("default", {}).items()]
    return "".join(f"{line}\n" for line in lines)


def _pipenv_line(name: str, entry: Mapping[str, Any]) -> str:
    extras = f"[{','.join(entry['extras'])}]" if entry.get("extras") else ""
    if entry.get("git"):
        reference = f"@{entry['ref']}" if entry.get("ref") else ""
        folder = f"#subdirectory={entry['subdirectory']}" if entry.get("subdirectory") else ""
        text = f"{name}{extras} @ git+{entry['git']}{reference}{folder}"
    elif entry.get("file"):
        text = f"{name}{extras} @ {entry['file']}"
    elif entry.get("path"):
        return str(entry["path"])
    else:
        version = entry.get("version", "*")
        text = f"{name}{extras}{'' if version == '*' else version}"
    return f"{text} ; {entry['markers']}" if entry.get("markers") else text


def poetry_requirements(directory: str, *, with_hashes: bool, with_urls: bool) -> str:
    """Return what ``poetry.lock`` has for running: the group ``main``, pinned.

    Args:
        directory: Where the lock file and ``pyproject.toml`` are.
        with_hashes: Whether the hashes of the files stand beside each pin.
        with_urls: Whether indexes that packages were locked from stand ahead.

    Raises:
        LockFileError: one of the files cannot be read.
    """
    lock = _read_toml(os.path.join(directory, "poetry.lock"))
    packages: list[dict[str, Any]] = lock.get("package", [])
    wanted = _wanted_by_group(packages)
    if wanted is None:
        wanted = _wanted_by_project(packages, _read_toml(os.path.join(directory, "pyproject.toml")))
    lines = _index_lines(_indexes(packages)) if with_urls else []
    for package, ways in wanted:
        line = _poetry_line(package)
        marker = _marker(ways)
        if marker:
            line += f" ; {marker}"
        if with_hashes:
            files = package.get("files") or lock.get("metadata", {}).get("files", {}).get(package["name"], [])
            line += "".join(f" \\\n    --hash={file['hash']}" for file in files)
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def _poetry_line(package: Mapping[str, Any]) -> str:
    source = package.get("source") or {}
    name, url = package["name"], source.get("url", "")
    if source.get("type") == "git":
        folder = f"#subdirectory={source['subdirectory']}" if source.get("subdirectory") else ""
        return f"{name} @ git+{url}@{source.get('resolved_reference') or source.get('reference')}{folder}"
    if source.get("type") == "url":
        return f"{name} @ {url}"
    if source.get("type") in ("file", "directory"):
        return f"./{url}" if not os.path.isabs(url) and not url.startswith(".") else str(url)
    return f"{name}=={package['version']}"


def _indexes(packages: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the indexes that packages were locked from, the default one first."""
    found = [package["source"]["url"] for package in packages if (package.get("source") or {}).get("type") == "legacy"]
    return ["https://pypi.org/simple", *dict.fromkeys(found)] if found else []


def _index_lines(urls: Sequence[str]) -> list[str]:
    return [f"{'--extra-index-url' if number else '--index-url'} {url}" for number, url in enumerate(urls)]


def _wanted_by_group(packages: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], _Ways]] | None:
    """Return the packages for running, where the lock file says which those are: from poetry 2 on, and before 1.5.

    None if it does not.
    """
    wanted = []
    for package in packages:
        groups = package.get("groups") or ([package["category"]] if "category" in package else None)
        if groups is None:
            return None
        if _MAIN in groups and not package.get("optional"):
            markers = package.get("markers")
            if isinstance(markers, dict):
                markers = markers.get(_MAIN)
            wanted.append((package, _ALWAYS if not markers else frozenset({frozenset({markers})})))
    return wanted


def _wanted_by_project(
    packages: Sequence[dict[str, Any]], project: Mapping[str, Any]
) -> list[tuple[dict[str, Any], _Ways]]:
    """Return the packages that the project's own dependencies lead to, each with the markers on the ways to it."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for package in packages:
        by_name.setdefault(_normal(package["name"]), []).append(package)
    ways: dict[str, _Ways] = {}
    waiting = list(_project_dependencies(project))
    while waiting:
        name, reached = waiting.pop()
        known = ways.get(name, frozenset())
        joined = _joined(known | reached)
        if name not in by_name or joined == known:
            continue
        ways[name] = joined
        for package in by_name[name]:
            for dependency, marker in _dependencies(package):
                waiting.append((dependency, frozenset(way | marker for way in joined)))
    return [(package, ways[_normal(package["name"])]) for package in packages if _normal(package["name"]) in ways]


def _joined(ways: _Ways) -> _Ways:
    """Return ways without those that another makes needless."""
    return frozenset(way for way in ways if not any(other < way for other in ways))


def _project_dependencies(project: Mapping[str, Any]) -> Iterator[tuple[str, _Ways]]:
    for text in project.get("project", {}).get("dependencies", []):
        requirement, _, marker = text.partition(";")
        found = re.match(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)", requirement)
        if found is not None:
            yield _normal(found.group(1)), frozenset({frozenset({marker.strip()} if marker.strip() else ())})
    for name, value in project.get("tool", {}).get("poetry", {}).get("dependencies", {}).items():
        if name == "python":
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and item.get("optional"):
                continue
            yield _normal(name), frozenset({_markers(item)})


def _dependencies(package: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for name, value in package.get("dependencies", {}).items():
        for item in value if isinstance(value, list) else [value]:
            if not (isinstance(item, dict) and (item.get("optional") or "extra ==" in item.get("markers", ""))):
                yield _normal(name), _markers(item)


def _markers(item: Any) -> frozenset[str]:
    marker = item.get("markers") if isinstance(item, dict) else None
    return frozenset({marker} if marker else ())


def _marker(ways: _Ways) -> str:
    if ways == _ALWAYS or frozenset() in ways:
        return ""
    alternatives = sorted(" and ".join(_bracketed(marker) for marker in sorted(way)) for way in ways)
    return alternatives[0] if len(alternatives) == 1 else " or ".join(f"({text})" for text in alternatives)


def _bracketed(marker: str) -> str:
    return f"({marker})" if " or " in marker else marker


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read_toml(path: str) -> dict[str, Any]:
    reader = _toml_reader()
    if reader is None:
        raise LockFileError(
            f"cannot read {path}: this Python has no reader for TOML",
            fix="install tomli (pip install 'purecdk[python]')",
        )
    try:
        with open(path, encoding="utf-8") as file:
            read: dict[str, Any] = reader.loads(file.read())
    except (OSError, ValueError) as error:
        raise LockFileError(f"cannot read {path}: {error}", fix="run `poetry lock` again") from error
    return read


def _toml_reader() -> Any:
    """Return the module that reads TOML: that of Python 3.11 and later, else tomli; None if there is neither."""
    from importlib import import_module

    for name in ("tomllib", "tomli"):
        try:
            return import_module(name)
        except ImportError:
            continue
    return None
