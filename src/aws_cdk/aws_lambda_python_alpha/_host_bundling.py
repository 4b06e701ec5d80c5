"""Bundles on this machine: copies the entry and lets uv install wheels for the function's platform beside it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import Any

from aws_cdk.aws_lambda_python_alpha._entry_copy import copy_entry
from aws_cdk.aws_lambda_python_alpha._installed import normalise
from aws_cdk.aws_lambda_python_alpha._lock_files import LockFileError, pipenv_requirements, poetry_requirements
from aws_cdk.aws_lambda_python_alpha._packaging import Packaging, packaging_of
from aws_cdk.aws_lambda_python_alpha._target import Target
from aws_cdk.aws_lambda_python_alpha._uv import Uv, UvError, find_uv
from aws_cdk.aws_lambda_python_alpha.bundling_options import BundlingOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.bundling import BundlingOptions as AssetBundlingOptions
from aws_cdk.core.bundling import LibraryBundling
from aws_cdk.core.docker_engine import engine

_INSTALL = "install uv (pip install 'purecdk[python]')"


class HostBundling(LibraryBundling):
    """Bundles an entry on this machine; declines where only a container can do it and there is an engine."""

    def __init__(self, entry: str, target: Target, options: BundlingOptions, *, assembly: str) -> None:
        """Remember what to bundle.

        Args:
            entry: The directory.
            target: What wheels are for.
            options: How to bundle.
            assembly: The directory of the assembly, which is no part of an entry around it.
        """
        self._entry = entry
        self._target = target
        self._options = options
        self._assembly = assembly

    @checked
    def try_bundle(self, output_dir: str, options: AssetBundlingOptions | None = None, **rest: Any) -> bool:
        """Bundle into ``output_dir``; return false if a container has to.

        Raises:
            UvError: a package has no wheel for the platform, or there is no uv; and there is no container engine either.
            LockFileError: a lock file cannot be read, and there is no container engine.
        """
        code = os.path.join(output_dir, (self._options.output_path_suffix or "").strip("/"))
        packaging = packaging_of(self._entry)
        try:
            with tempfile.TemporaryDirectory(dir=output_dir) as apart:
                installed = os.path.join(apart, "installed")
                if packaging is not Packaging.NONE:
                    self._install(packaging, apart, installed)
                    normalise(installed)
                excludes = [*(self._options.asset_excludes or ()), os.path.basename(apart)]
                if packaging is Packaging.UV:
                    excludes.append(".python-version")
                copy_entry(self._entry, code, excludes=excludes, without=self._assembly)
                if packaging is not Packaging.NONE:
                    _merge(installed, code)
        except (UvError, LockFileError) as error:
            if shutil.which(engine()) is None:
                raise
            self._declined_because = error.what
            print(f"{error.what}\nA container bundles {self._entry} instead.", file=sys.stderr, flush=True)
            return False
        return True

    def _install(self, packaging: Packaging, apart: str, installed: str) -> None:
        os.mkdir(installed)
        program = find_uv()
        if program is None:
            raise UvError(
                f"there is no uv on this machine to install the dependencies in {packaging._value_} of {self._entry}",
                fix=f"{_INSTALL}, or a container engine",
            )
        if self._target.python is None or self._target.platform is None:
            raise UvError("which wheels fit the runtime and architecture is not known", fix="use a container engine")
        options = self._options
        variables = {name: value for name, value in (options.build_args or {}).items() if name.startswith("PIP_")}
        uv = Uv(program, {**variables, **(options.environment or {})})
        requirements = os.path.join(self._entry, Packaging.PIP._value_)
        if packaging is not Packaging.PIP:
            requirements = os.path.join(apart, "requirements.txt")
            with open(requirements, "w", encoding="utf-8") as file:
                file.write(self._export(packaging, uv))
        uv.install(requirements, installed, self._target, directory=self._entry)

    def _export(self, packaging: Packaging, uv: Uv) -> str:
        """Return what a lock file has as requirements."""
        if packaging is Packaging.UV:
            return uv.export(self._entry)
        if packaging is Packaging.PIPENV:
            return pipenv_requirements(self._entry)
        return poetry_requirements(
            self._entry,
            with_hashes=bool(self._options.poetry_include_hashes),
            with_urls=not self._options.poetry_without_urls,
        )


def _merge(installed: str, code: str) -> None:
    """Move packages beside the entry's files. As pip does with a target: what the entry has under a name stays."""
    for name in sorted(os.listdir(installed)):
        place = os.path.join(code, name)
        if not os.path.lexists(place):
            os.rename(os.path.join(installed, name), place)
