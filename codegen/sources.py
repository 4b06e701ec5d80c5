"""The two public sources: where they are, which versions they have, how they are fetched when absent.

- the service specification, npm package ``@aws-cdk/aws-service-spec``: CloudFormation's types, properties, tags;
- the API description inside the npm package ``aws-cdk-lib`` (``.jsii.gz``): names and optionality of the classes.
  Its prose is dropped as it is read.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SPECIFICATION_PACKAGE = "@aws-cdk/aws-service-spec"
SPECIFICATION_VERSION = "0.1.216"
API_PACKAGE = "aws-cdk-lib"
API_VERSION = "2.275.0"

# Keys that hold prose; none of it is used.
_PROSE = frozenset({"documentation", "description"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The data of one package and the version it came from."""

    package: str
    version: str
    data: dict[str, Any]


def read_specification(path: Path | None, cache: Path) -> Source:
    """Read the service specification from ``db.json.gz`` (or from the folder that holds it); fetch the package if not given.

    Raises:
        FileNotFoundError: ``path`` holds no specification.
        subprocess.CalledProcessError: the package could not be fetched.
    """
    folder = _folder(path) if path else _fetch(SPECIFICATION_PACKAGE, SPECIFICATION_VERSION, ["db.json.gz"], cache)
    with gzip.open(folder / "db.json.gz", "rt", encoding="utf-8") as file:
        data = json.load(file)
    return Source(package=SPECIFICATION_PACKAGE, version=_version(folder), data=_without_prose(data["schema"]))


def read_api(path: Path | None, cache: Path) -> Source:
    """Read the API description from ``.jsii.gz`` (or from the folder that holds it); fetch the package if not given.

    Raises:
        FileNotFoundError: ``path`` holds no description.
        subprocess.CalledProcessError: the package could not be fetched.
    """
    folder = _folder(path) if path else _fetch(API_PACKAGE, API_VERSION, [".jsii.gz"], cache)
    with gzip.open(folder / ".jsii.gz", "rt", encoding="utf-8") as file:
        data = json.load(file)
    return Source(package=API_PACKAGE, version=data["version"], data=_without_prose(data["types"]))


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _version(folder: Path) -> str:
    return str(json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"])


def _fetch(package: str, version: str, wanted: list[str], cache: Path) -> Path:
    """Take the ``wanted`` files out of an npm package, which is downloaded once into ``cache``."""
    folder = cache / f"{package.replace('/', '-').lstrip('@')}-{version}"
    if not all((folder / name).exists() for name in wanted):
        folder.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, capture_output=True, text=True
        )
        archive_path = folder / packed.stdout.split()[-1]
        with tarfile.open(archive_path) as archive:
            for name in [*wanted, "package.json"]:
                member = archive.extractfile(f"package/{name}")
                assert member is not None, f"{package}@{version} holds no {name}"
                (folder / name).write_bytes(member.read())
        archive_path.unlink()
    return folder


def _without_prose(node: Any) -> Any:
    if isinstance(node, dict):
        kept = {
            key: _without_prose(value)
            for key, value in node.items()
            if not (key in _PROSE and isinstance(value, str)) and key != "locationInModule"
        }
        documentation = kept.pop("docs", None)
        if isinstance(documentation, dict) and "custom" in documentation:
            kept["custom"] = documentation["custom"]
        return kept
    if isinstance(node, list):
        return [_without_prose(item) for item in node]
    return node
