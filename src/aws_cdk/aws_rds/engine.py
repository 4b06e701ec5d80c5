"""What engines of instances and of clusters have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_cdk.aws_rds.engine_version import EngineVersion


class IEngine:
    """A database engine.

    Attributes:
        default_username: Name of the master user where none is given. Default: ``admin``.
        engine_family: Family that proxies know the engine by.
        engine_type: Name of the engine, such as ``mysql``.
        engine_version: Its version, if one is meant.
        parameter_group_family: Family of its parameter groups, if a version is meant.
    """

    if TYPE_CHECKING:

        @property
        def default_username(self) -> str | None: ...
        @property
        def engine_family(self) -> str | None: ...
        @property
        def engine_type(self) -> str: ...
        @property
        def engine_version(self) -> EngineVersion | None: ...
        @property
        def parameter_group_family(self) -> str | None: ...


def engine_text(engine: IEngine, separator: str = "-") -> str:
    """Return the engine as messages name it: with its version, if one is meant."""
    version = engine.engine_version
    return f"{engine.engine_type}{separator}{version.full_version}" if version is not None else engine.engine_type
