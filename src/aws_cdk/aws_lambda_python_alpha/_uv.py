"""Runs uv: it resolves and installs packages for a platform that is not this machine's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

from aws_cdk.aws_lambda_python_alpha._target import Target
from aws_cdk.core.errors import CdkError

_NO_WHEEL = re.compile(
    r"([A-Za-z0-9][A-Za-z0-9._-]*)((?:(?:[<>=!~]=?|===)[\w.*+!]+,? ?)*) ha(?:s|ve) no (?:usable )?wheels"
)

# What users of pip set, and what uv reads instead.
_NAMES_OF_PIP = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
    "PIP_TRUSTED_HOST": "UV_INSECURE_HOST",
    "PIP_CERT": "SSL_CERT_FILE",
}
_OLD_NAMES = {"UV_DEFAULT_INDEX": "UV_INDEX_URL", "UV_INDEX": "UV_EXTRA_INDEX_URL"}


class UvError(CdkError):
    """uv cannot install what is asked for.

    Attributes:
        missing: Packages that have no wheel for the platform, with their versions as far as they are known: ``name==1.0``.
        tags: The tags of wheels that would have fitted.
    """

    def __init__(
        self, what: str, *, missing: Sequence[str] = (), tags: Sequence[str] = (), fix: str | None = None
    ) -> None:
        self.missing = tuple(missing)
        self.tags = tuple(tags)
        super().__init__(what, fix=fix)


def find_uv() -> str | None:
    """Return uv's program: that on the path, or that of the package ``uv``; None if there is neither."""
    program = shutil.which("uv")
    if program is not None:
        return program
    try:
        import uv
    except ImportError:
        return None
    found: str = uv.find_uv_bin()
    return found


def uv_environment(given: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that uv runs with: those of this process and ``given``, pip's taken for uv's own."""
    variables = {**os.environ, **given}
    for pip, own in _NAMES_OF_PIP.items():
        if pip in variables and own not in variables and _OLD_NAMES.get(own) not in variables:
            variables[own] = variables[pip]
    variables.pop("VIRTUAL_ENV", None)  # what is installed there does not count
    variables.pop("CONDA_PREFIX", None)
    return variables


class Uv:
    """uv with the variables it runs with."""

    def __init__(self, program: str, environment: Mapping[str, str]) -> None:
        self._program = program
        self._environment = uv_environment(environment)

    def export(self, directory: str) -> str:
        """Return the requirements that ``uv.lock`` in ``directory`` has, without the project itself.

        Raises:
            UvError: the file does not fit ``pyproject.toml`` or cannot be read.
        """
        flags = ("--frozen", "--no-emit-workspace", "--no-dev", "--no-editable", "--no-header", "--no-annotate")
        return self._run(["export", *flags], directory)

    def install(self, requirements: str, output: str, target: Target, *, directory: str) -> None:
        """Install wheels for ``target`` into ``output``.

        Args:
            requirements: A requirements file.
            output: A directory.
            target: What the wheels are for.
            directory: Where relative paths among the requirements count from.

        Raises:
            UvError: a package has no wheel for the target, or there is none of its version.
        """
        assert target.python is not None and target.platform is not None
        arguments = ["pip", "install", "--requirements", requirements, "--target", output]
        arguments += ["--python", sys.executable, "--python-version", target.python]
        arguments += ["--python-platform", target.platform, "--only-binary", ":all:"]
        # Links into uv's cache would let what is made of the files here change the cache.
        arguments += ["--link-mode", "copy", "--no-compile-bytecode", "--no-python-downloads"]
        if _is_set(self._environment, "UV_NO_INDEX") or _is_set(self._environment, "PIP_NO_INDEX"):
            arguments.append("--no-index")
        try:
            self._run(arguments, directory)
        except UvError as error:
            missing = [f"{name}{version}".strip() for name, version in _NO_WHEEL.findall(_in_one_line(error.what))]
            if not missing:
                raise
            raise UvError(
                f"no wheel for {', '.join(dict.fromkeys(missing))} on Python {target.python} for {target.platform}; "
                f"tags tried: {', '.join(target.tags)}. {error.what}",
                missing=list(dict.fromkeys(missing)),
                tags=target.tags,
                fix="take a version that has such a wheel, put one where UV_FIND_LINKS points to, or let a container engine build it",
            ) from error

    def _run(self, arguments: Sequence[str], directory: str) -> str:
        try:
            done = subprocess.run(
                [self._program, *arguments, "--quiet", "--no-progress", "--color", "never"],
                cwd=directory,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise UvError(f"cannot start uv ({self._program}): {error.strerror}") from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise UvError(f"uv {' '.join(arguments[:2])} exited with status {done.returncode}: {said}")
        return done.stdout.decode("utf-8", "replace")


def _in_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _is_set(variables: Mapping[str, str], name: str) -> bool:
    return variables.get(name, "").lower() not in ("", "0", "false", "no", "off")
