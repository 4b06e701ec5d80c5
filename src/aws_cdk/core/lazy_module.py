"""Packages that load their modules when a name is first used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from aws_cdk.spec.modules import register

# Packages that are how this library is built, not what it offers.
_NOT_OF_THE_PEER = frozenset({"core", "handlers", "spec"})


def attach(package: str, modules: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` for a service package, and give it its ``__all__``.

    A type checker must not see ``__all__``: it cannot read names made at run time, and would take it to be empty where
    an app writes ``from aws_cdk import *``.

    Args:
        package: The package's name.
        modules: For each module of the package the names it exports, separated by blanks.

    A name that no module has is looked up among the L1 classes. One that the peer has and we do not raises
    ``AttributeError`` that names the L1 class to use instead.
    """
    register(package)
    where = {name: module for module, names in modules.items() for name in names.split()}

    def __getattr__(name: str) -> Any:
        module = where.get(name)
        if module is not None:
            value = getattr(import_module(f"{package}.{module}"), name)
        elif name.startswith("__") or name in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        else:
            # Apps write `cdk.aws_s3.Bucket` after a plain `import aws_cdk as cdk`.
            submodule = _submodule(package, name) if name[0].islower() else None
            value = submodule if submodule is not None else _from_l1(package, name)
        setattr(sys.modules[package], name, value)
        return value

    def get(name: str) -> Any:
        try:
            return __getattr__(name)
        except AttributeError as error:
            # `from package import name` would put a text of Python's own in place of ours, were it not an ImportError.
            frame = sys._getframe(1)
            if name.startswith("__") or frame.f_code.co_code[frame.f_lasti] != _import_from():
                raise
            raise ImportError(str(error), name=name, path=package) from None

    def __dir__() -> list[str]:
        return sorted({*where, *_l1_names(package)})

    sys.modules[package].__all__ = _Exported(package, where)  # type: ignore[attr-defined]
    return get, __dir__


class _Exported(list[str]):
    """The ``__all__`` of a package: the names of its modules; once somebody looks, also its L1 classes and packages."""

    def __init__(self, package: str, names: Iterable[str]) -> None:
        super().__init__(names)
        self._package: str | None = package

    def _complete(self) -> None:
        if self._package is not None:
            package, self._package = self._package, None
            known = frozenset(super().__iter__())
            self.extend(name for name in (*_l1_names(package), *_packages_in(package)) if name not in known)

    def __iter__(self) -> Iterator[str]:
        self._complete()
        return super().__iter__()

    def __len__(self) -> int:
        self._complete()
        return super().__len__()

    def __contains__(self, name: object) -> bool:
        self._complete()
        return super().__contains__(name)

    def __getitem__(self, place: Any) -> Any:  # `from package import *` goes by position
        self._complete()
        return super().__getitem__(place)


def _import_from() -> int:
    from opcode import opmap

    return opmap["IMPORT_FROM"]


def _submodule(package: str, name: str) -> Any:
    full_name = f"{package}.{name}"
    try:
        return import_module(full_name)
    except ModuleNotFoundError as error:
        if error.name != full_name:
            raise
        return None


def _from_l1(package: str, name: str) -> Any:
    try:
        l1 = import_module(f"{package}._l1")
    except ModuleNotFoundError:
        raise AttributeError(f"module {package!r} has no attribute {name!r}") from None
    try:
        return getattr(l1, name)
    except AttributeError:
        raise AttributeError(_advice(package, name, _l1_names(package))) from None


def _l1_names(package: str) -> list[str]:
    try:
        return [name for name in dir(import_module(f"{package}._l1")) if not name.startswith("_")]
    except ModuleNotFoundError:
        return []


def _packages_in(package: str) -> list[str]:
    from pkgutil import iter_modules

    found = iter_modules(sys.modules[package].__path__)
    return sorted(module.name for module in found if module.ispkg and module.name not in _NOT_OF_THE_PEER)


def _advice(package: str, name: str, l1_names: list[str]) -> str:
    import difflib

    message = f"module {package!r} has no attribute {name!r}"
    classes = [known for known in l1_names if known.startswith("Cfn") and not known.endswith("Props")]
    close = [f"Cfn{name}"] if f"Cfn{name}" in classes else difflib.get_close_matches(f"Cfn{name}", classes, n=1)
    if name.startswith("aws_") and name.islower():
        message += ": purecdk does not build this package yet (its README tells what is built)"
    elif close:
        message += f"; if purecdk does not build it yet, use the L1 class {package}.{close[0]}"
    return message
