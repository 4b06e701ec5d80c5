"""Opens the specification data: of one service, and of one class at a time.

An installed package has the packed file. A checkout has the readable files as well, which win when they are newer.
"""

from __future__ import annotations

import json
import os
import threading
from typing import Any, Protocol

from aws_cdk.spec.packing import FILE_NAME, PackedFile

ClassData = dict[str, Any]

_HERE = os.path.dirname(os.path.abspath(__file__))
_lock = threading.Lock()


class ServiceData(Protocol):
    """The L1 classes and the references of one module."""

    @property
    def class_names(self) -> list[str]:
        """The L1 classes, without their structs."""
        ...

    @property
    def references(self) -> dict[str, list[str]]:
        """For each interface (``IQueueRef``) its property (``queueRef``) and the fields of the reference."""
        ...

    def class_data(self, name: str) -> ClassData:
        """Return the data of one class; see the data folder's README for the notation."""
        ...


class _Store(Protocol):
    versions: dict[str, str]
    modules: list[str]

    def service(self, module: str) -> ServiceData: ...


class _PackedService:
    def __init__(self, file: PackedFile, place: list[int]) -> None:
        self._file = file
        index = file.read(place)
        self._places: dict[str, list[int]] = index["classes"]
        self.references: dict[str, list[str]] = index["references"]

    @property
    def class_names(self) -> list[str]:
        return list(self._places)

    def class_data(self, name: str) -> ClassData:
        with _lock:  # the file has one position
            data: ClassData = self._file.read(self._places[name])
        return data


class _PackedStore:
    def __init__(self, path: str) -> None:
        self._file = PackedFile(path)
        self.versions: dict[str, str] = self._file.index["versions"]
        self.modules: list[str] = list(self._file.index["modules"])

    def service(self, module: str) -> ServiceData:
        with _lock:
            return _PackedService(self._file, self._file.index["modules"][module])


class _ReadableService:
    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self._classes: dict[str, ClassData] = data["classes"]
        self.references: dict[str, list[str]] = data["references"]

    @property
    def class_names(self) -> list[str]:
        return list(self._classes)

    def class_data(self, name: str) -> ClassData:
        return self._classes[name]


class _ReadableStore:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        with open(os.path.join(folder, "versions.json"), encoding="utf-8") as file:
            self.versions: dict[str, str] = json.load(file)
        names = sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".json") and name != "versions.json")
        self.modules: list[str] = ["" if name == "core" else name for name in names]

    def service(self, module: str) -> ServiceData:
        return _ReadableService(os.path.join(self._folder, f"{module or 'core'}.json"))


_store: _Store | None = None
_services: dict[str, ServiceData] = {}


def _open_store() -> _Store:
    packed, folder = os.path.join(_HERE, FILE_NAME), os.path.join(_HERE, "data")
    try:
        packed_time = os.stat(packed).st_mtime
    except FileNotFoundError:
        return _ReadableStore(folder)
    try:
        # A checkout that replaces files touches their folder, the generator its file of versions.
        readable_time = max(os.stat(folder).st_mtime, os.stat(os.path.join(folder, "versions.json")).st_mtime)
    except FileNotFoundError:
        return _PackedStore(packed)
    return _PackedStore(packed) if packed_time >= readable_time else _ReadableStore(folder)


def _opened() -> _Store:
    global _store
    if _store is None:
        _store = _open_store()
    return _store


def service(module: str) -> ServiceData:
    """Return the data of a module below ``aws_cdk`` (``aws_sqs``; empty for the root).

    Raises:
        KeyError: there is no such module.
    """
    known = _services.get(module)
    if known is None:
        store = _opened()
        if module not in store.modules:
            raise KeyError(f"the specification has no module {module!r}")
        known = _services[module] = store.service(module)
    return known


def modules() -> list[str]:
    """Return the modules that the specification has, the root as empty text."""
    return _opened().modules


def versions() -> dict[str, str]:
    """Return the packages the data was made from, with their versions."""
    return dict(_opened().versions)


def allowed_values(module: str, class_name: str, struct: str) -> dict[str, list[str]]:
    """Return the enumerated values of a struct's properties by their camelCase names.

    Args:
        module: As for :func:`service`.
        class_name: The L1 class.
        struct: One of its property types, or its ``Props``.
    """
    data: dict[str, list[str]] = service(module).class_data(class_name).get("values", {}).get(struct, {})
    return data
