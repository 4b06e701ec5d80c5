"""Package managers, told by their lock files, and the versions of modules to install with them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aws_cdk.aws_lambda_nodejs._steps import Copy, Install, Remove, Step, Write
from aws_cdk.core.errors import ValidationError


@dataclass(frozen=True, kw_only=True)
class PackageManager:
    """How one package manager installs what a lock file says, leaving nothing that differs between machines."""

    lock_file: str
    arguments: Sequence[str]
    workspace_file: str | None = None
    """Written empty, lest a workspace above the output is taken for that of the output."""
    remove: str | None = None
    """What installing leaves behind with times or paths in it."""
    removes_directory: bool = False


_NPM = PackageManager(lock_file="package-lock.json", arguments=("npm", "ci"))
_YARN = PackageManager(lock_file="yarn.lock", arguments=("yarn", "install", "--no-immutable"))
_PNPM = PackageManager(
    lock_file="pnpm-lock.yaml",
    arguments=(
        "pnpm",
        "install",
        "--config.node-linker=hoisted",
        "--config.package-import-method=clone-or-copy",
        "--no-prefer-frozen-lockfile",
    ),
    workspace_file="pnpm-workspace.yaml",
    remove="node_modules/.modules.yaml",
)
_BUN_ARGUMENTS = ("bun", "install", "--backend", "copyfile")
_BUN_TEXT = PackageManager(
    lock_file="bun.lock", arguments=_BUN_ARGUMENTS, remove="node_modules/.cache", removes_directory=True
)
_BUN = PackageManager(
    lock_file="bun.lockb", arguments=_BUN_ARGUMENTS, remove="node_modules/.cache", removes_directory=True
)

# In the order in which the peer names them where it finds several.
_LOCK_FILES = ("pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb", "package-lock.json")


def manager_for(lock_file: str) -> PackageManager:
    """Return the package manager that a lock file belongs to; npm for any other name."""
    name = os.path.basename(lock_file)
    return next((manager for manager in (_PNPM, _YARN, _BUN_TEXT, _BUN) if manager.lock_file == name), _NPM)


def find_lock_file(scope: Any, given: str | None) -> str:
    """Return the absolute path of the lock file: the given one, or the nearest from the working folder upwards.

    Raises:
        ValidationError: the given one is no file; or there is none, or there are several in one folder.
    """
    if given:
        path = os.path.abspath(given)
        if not os.path.exists(path):
            raise ValidationError(
                f"deps_lock_file_path: lock file at {path} doesn't exist", scope=scope, fix="check the path"
            )
        if not os.path.isfile(path):
            raise ValidationError(
                f"`deps_lock_file_path` (`depsLockFilePath`) should point to a file: {path} is none",
                scope=scope,
                fix="name the lock file in the directory",
            )
        return path
    directory = os.getcwd()
    while True:
        found = [os.path.join(directory, name) for name in _LOCK_FILES]
        found = [path for path in found if os.path.exists(path)]
        if len(found) > 1:
            raise ValidationError(
                f"multiple package lock files found: {', '.join(found)}",
                scope=scope,
                fix="please specify the desired one with `deps_lock_file_path` (`depsLockFilePath`)",
            )
        if found:
            return found[0]
        if os.path.dirname(directory) == directory:
            break
        directory = os.path.dirname(directory)
    raise ValidationError(
        "cannot find a package lock file (`pnpm-lock.yaml`, `yarn.lock`, `bun.lockb`, `bun.lock` or `package-lock.json`) "
        f"in {os.getcwd()} or above",
        scope=scope,
        fix="please specify it with `deps_lock_file_path` (`depsLockFilePath`)",
    )


def install_steps(manager: PackageManager, dependencies: dict[str, str], lock_file: str, output: str) -> list[Step]:
    """Return the steps that install modules into ``output``.

    Args:
        manager: The package manager.
        dependencies: Modules and their versions.
        lock_file: The lock file, as the steps see it.
        output: The output directory, as the steps see it.
    """
    from cloud_assembly.schema.json_text import json_text

    steps: list[Step] = []
    if manager.workspace_file is not None:
        steps.append(Write(path=f"{output}/{manager.workspace_file}", text=""))
    steps += [
        Write(path=f"{output}/package.json", text=json_text({"dependencies": dependencies})),
        Copy(source=lock_file, target=f"{output}/{manager.lock_file}"),
        Install(arguments=manager.arguments, directory=output),
    ]
    if manager.remove is not None:
        steps.append(Remove(path=f"{output}/{manager.remove}", is_directory=manager.removes_directory))
    return steps


def versions_of(scope: Any, modules: Sequence[str], entry: str) -> dict[str, str]:
    """Return the versions of modules: as the ``package.json`` nearest to the entry asks for, or as installed near it.

    Raises:
        ValidationError: there is no ``package.json``, or it and ``node_modules`` know nothing of a module.
    """
    directory = os.path.dirname(entry)
    package_file = find_up("package.json", directory)
    if package_file is None:
        raise ValidationError(
            "cannot find a `package.json` in this project: using `node_modules` (`nodeModules`) requires a `package.json`",
            scope=scope,
            fix=f"add one to {directory} or above",
        )
    package = _read(package_file)
    wanted: dict[str, str] = {}
    for section in ("dependencies", "devDependencies", "peerDependencies"):
        wanted.update(package.get(section) or {})
    versions: dict[str, str] = {}
    for module in modules:
        version = wanted.get(module) or _installed_version(module, directory)
        if version is None:
            raise ValidationError(
                f"cannot extract version for module '{module}'",
                scope=scope,
                fix=f"check that it's referenced in your package.json ({package_file}) or installed",
            )
        if version.startswith("file:"):
            version = "file:" + os.path.normpath(os.path.join(os.path.dirname(package_file), version[len("file:") :]))
        versions[module] = version
    return versions


def _installed_version(module: str, directory: str) -> str | None:
    found = find_up(os.path.join("node_modules", module, "package.json"), directory)
    version = None if found is None else _read(found).get("version")
    return version if isinstance(version, str) else None


def _read(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8-sig") as file:
            read = json.load(file)
    except ValueError as error:
        raise ValidationError(f"{path} is no JSON: {error}") from error
    return read if isinstance(read, dict) else {}


def find_up(name: str, directory: str) -> str | None:
    """Return the path of a file in ``directory`` or the nearest one above it that has it."""
    while True:
        path = os.path.join(directory, name)
        if os.path.exists(path):
            return path
        parent = os.path.dirname(directory)
        if parent == directory:
            return None
        directory = parent
