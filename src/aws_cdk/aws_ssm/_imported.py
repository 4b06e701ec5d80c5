"""Values of parameters made elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from aws_cdk.core.cfn_dynamic_reference import CfnDynamicReference, CfnDynamicReferenceService
from aws_cdk.core.token import js_number_text

T = TypeVar("T")

# Part of the id of what a stack reads by name; templates have it in logical ids.
_IMPORTED_VALUE = "C96584B6-F00A-464E-AD19-53AFF4B05118"


class ImportedValue(Generic[T]):
    """A value that is made when it is first asked for, as it may take a template parameter to read it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []

    def get(self) -> T:
        """Return the value."""
        if not self._made:
            self._made.append(self._make())
        return self._made[0]


def imported_value_id(parameter_name: str) -> str:
    """Return the id of the construct that stands for a parameter which a stack reads by name."""
    return f"SsmParameterValue:{parameter_name}:{_IMPORTED_VALUE}"


def dynamic_reference(
    name: str,
    version: float | None = None,
    service: CfnDynamicReferenceService = CfnDynamicReferenceService.SSM,
) -> CfnDynamicReference:
    """Return a token for the value of a parameter, read by a dynamic reference."""
    return CfnDynamicReference(service, name if not version else f"{name}:{js_number_text(version)}")
