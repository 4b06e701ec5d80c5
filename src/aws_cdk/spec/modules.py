"""The modules that hold L1 classes and references: ``aws_cdk.aws_sqs._l1`` and ``aws_cdk.interfaces.aws_sqs``.

They have no files. A service package registers its own as it is loaded; so ``import aws_cdk.aws_sqs._l1`` finds it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aws_cdk.spec.reader import ServiceData


def _service(name: str) -> ServiceData:
    from aws_cdk.spec.reader import service  # here, since most services of an app are never opened

    return service(name)


class L1Module(ModuleType):
    """Makes the classes of a service when they are first named."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package}._l1", "L1 classes, made from the resource specification when they are first used.")
        self.__package__ = package
        self._service_name = package.partition(".")[2]
        self._names: frozenset[str] | None = None

    @property
    def _service(self) -> ServiceData:
        return _service(self._service_name)

    @property
    def __all__(self) -> list[str]:
        return sorted(self._known_names())

    def _known_names(self) -> frozenset[str]:
        if self._names is None:
            try:
                classes = self._service.class_names
            except KeyError:  # a package of constructs that has no resource types, such as aws_events_targets
                classes = []
            self._names = frozenset([*classes, *(f"{name}Props" for name in classes)])
        return self._names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._known_names():
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        from aws_cdk.spec.factory import make_class

        owner = name if name in self._service.class_names else name.removesuffix("Props")
        made = make_class(self._service_name, owner)
        setattr(self, owner, made)
        setattr(self, f"{owner}Props", made._l1.props.struct)
        return self.__dict__[name]

    def __dir__(self) -> Iterable[str]:
        return self.__all__


class InterfacesModule(ModuleType):
    """Makes the interfaces for references to a service's resources, and their structs, when they are first named."""

    def __init__(self, service_name: str) -> None:
        super().__init__(
            f"aws_cdk.interfaces.{service_name}", "References to resources, made when they are first used."
        )
        self.__package__ = "aws_cdk.interfaces"
        self._service_name = service_name

    @property
    def __all__(self) -> list[str]:
        interfaces = _service(self._service_name).references
        return sorted([*interfaces, *(f"{name[1:-3]}Reference" for name in interfaces)])

    def __getattr__(self, name: str) -> Any:
        interfaces = _service(self._service_name).references
        interface = name if name in interfaces else f"I{name.removesuffix('Reference')}Ref"
        if name.startswith("__") or interface not in interfaces:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        from aws_cdk.spec.references import reference_struct
        from aws_cdk.spec.structs import python_name

        reference = reference_struct(f"{self._service_name}.{interface}")
        members = {
            "__module__": self.__name__,
            "__doc__": f"A resource that can be referred to by its ``{python_name(reference.property_name)}``.",
            "__annotations__": {python_name(reference.property_name): reference.struct.expected},
            "_structural": (python_name(reference.property_name),),  # any class with that property has the interface
        }
        setattr(self, interface, type(interface, (), members))
        setattr(self, reference.struct.expected, reference.struct.struct)
        return self.__dict__[name]

    def __dir__(self) -> Iterable[str]:
        return self.__all__


def register(package: str) -> L1Module:
    """Have ``package`` (``aws_cdk.aws_sqs``) hold its L1 classes in ``_l1``; called as the package is loaded."""
    name = f"{package}._l1"
    known = sys.modules.get(name)
    if isinstance(known, L1Module):
        return known
    module = L1Module(package)
    sys.modules[name] = module
    setattr(sys.modules[package], "_l1", module)  # noqa: B010  # a name the package does not declare
    return module
