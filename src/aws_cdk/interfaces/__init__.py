"""Interfaces by which resources refer to each other: ``aws_cdk.interfaces.aws_sqs.IQueueRef`` and ``QueueReference``.

Each service's are made from the resource specification when they are first named.
"""

from __future__ import annotations

import sys
from typing import Any

from aws_cdk.core.resource_environment import ResourceEnvironment

__all__ = ["IEnvironmentAware", "ResourceEnvironment"]


class IEnvironmentAware:
    """Something that is in an account and a region."""

    _structural = ("env",)  # any class with it has the interface

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region."""
        raise NotImplementedError


def _register_modules() -> dict[str, Any]:
    """Have ``import aws_cdk.interfaces.aws_sqs`` find its module, which has no file."""
    from aws_cdk.spec.modules import InterfacesModule
    from aws_cdk.spec.reader import modules

    made = {name: InterfacesModule(name) for name in modules() if name}
    sys.modules.update({module.__name__: module for module in made.values()})
    return made


_modules = _register_modules()


def __getattr__(name: str) -> Any:
    module = _modules.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return module


def __dir__() -> list[str]:
    return [*__all__, *_modules]
