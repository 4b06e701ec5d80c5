"""Variables of pipelines."""

from __future__ import annotations

import re
from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

# Source of the limits: the CodePipeline API reference.
_NAME = re.compile(r"[A-Za-z0-9@\-_]{1,128}\Z")
_MAX_DEFAULT = 1000
_MAX_DESCRIPTION = 200


class VariableProps(Struct):
    """A variable that a run of a pipeline is given."""

    variable_name: str
    """Name."""
    default_value: str | None = None
    """Value if a run is given none. Default: each run has to be given one."""
    description: str | None = None
    """What it is for. Default: none."""


class Variable:
    """A variable that a run of a pipeline is given; only pipelines of type V2."""

    @takes(VariableProps)
    def __init__(self, props: VariableProps) -> None:
        """Describe a variable.

        Raises:
            ValidationError: name, default or description are beyond what CodePipeline takes.
        """
        name, default, description = props.variable_name, props.default_value, props.description
        if not is_unresolved(name) and not _NAME.match(name):
            raise ValidationError(
                rf"Variable name must match regular expression: /^[A-Za-z0-9@\-_]{{1,128}}$/, got '{name}'"
            )
        if default is not None and not is_unresolved(default) and not 1 <= len(default) <= _MAX_DEFAULT:
            raise ValidationError(
                f"Default value for variable '{name}' must be between 1 and {_MAX_DEFAULT} characters long, got {len(default)}"
            )
        if description is not None and not is_unresolved(description) and len(description) > _MAX_DESCRIPTION:
            raise ValidationError(
                f"Description for variable '{name}' must not be greater than {_MAX_DESCRIPTION} characters long, got "
                f"{len(description)}"
            )
        self.variable_name = name
        self._props = props

    def reference(self) -> str:
        """Return how actions refer to it."""
        return f"#{{variables.{self.variable_name}}}"

    def _render(self) -> dict[str, Any]:
        props = self._props
        return {"defaultValue": props.default_value, "description": props.description, "name": self.variable_name}


__all__ = ["Variable", "VariableProps"]
