"""How parameters of a request become those of the backend's."""

from __future__ import annotations

from collections.abc import Mapping

from aws_cdk.core.arguments import checked
from constructs._interface import Interface


class IMappingValue(Interface):
    """Where a value comes from."""

    @property
    def value(self) -> str:
        """The expression."""
        raise NotImplementedError


class MappingValue(IMappingValue):
    """Where a value comes from."""

    NONE: MappingValue

    @checked
    def __init__(self, value: str) -> None:
        self._value = value

    @property
    def value(self) -> str:
        """The expression."""
        return self._value

    @staticmethod
    @checked
    def request_header(name: str) -> MappingValue:
        """Return a header of the request."""
        return MappingValue(f"$request.header.{name}")

    @staticmethod
    @checked
    def request_query_string(name: str) -> MappingValue:
        """Return a query parameter of the request."""
        return MappingValue(f"$request.querystring.{name}")

    @staticmethod
    @checked
    def request_body(name: str) -> MappingValue:
        """Return a value of the request's body, by its JSON path."""
        return MappingValue(f"$request.body.{name}")

    @staticmethod
    def request_path() -> MappingValue:
        """Return the path of the request, without the stage."""
        return MappingValue("$request.path")

    @staticmethod
    @checked
    def request_path_param(name: str) -> MappingValue:
        """Return a parameter of the route's path."""
        return MappingValue(f"$request.path.{name}")

    @staticmethod
    @checked
    def context_variable(variable_name: str) -> MappingValue:
        """Return a variable of the request's context."""
        return MappingValue(f"$context.{variable_name}")

    @staticmethod
    @checked
    def stage_variable(variable_name: str) -> MappingValue:
        """Return a variable of the stage."""
        return MappingValue(f"$stageVariables.{variable_name}")

    @staticmethod
    @checked
    def custom(value: str) -> MappingValue:
        """Return an expression of one's own."""
        return MappingValue(value)


MappingValue.NONE = MappingValue("")


class ParameterMapping:
    """How parameters of a request become those of the backend's; each method adds one and returns the mapping.

    Attributes:
        mappings: What is said so far, as API Gateway takes it.
    """

    def __init__(self) -> None:
        self.mappings: dict[str, str] = {}

    @staticmethod
    @checked
    def from_object(obj: Mapping[str, MappingValue]) -> ParameterMapping:
        """Return a mapping of expressions by what they set."""
        mapping = ParameterMapping()
        for key, value in obj.items():
            mapping.mappings[key] = value.value
        return mapping

    @checked
    def append_header(self, name: str, value: MappingValue) -> ParameterMapping:
        """Add a header beside those of that name."""
        return self.custom(f"append:header.{name}", value.value)

    @checked
    def overwrite_header(self, name: str, value: MappingValue) -> ParameterMapping:
        """Set a header."""
        return self.custom(f"overwrite:header.{name}", value.value)

    @checked
    def remove_header(self, name: str) -> ParameterMapping:
        """Take a header away."""
        return self.custom(f"remove:header.{name}", "")

    @checked
    def append_query_string(self, name: str, value: MappingValue) -> ParameterMapping:
        """Add a query parameter beside those of that name."""
        return self.custom(f"append:querystring.{name}", value.value)

    @checked
    def overwrite_query_string(self, name: str, value: MappingValue) -> ParameterMapping:
        """Set a query parameter."""
        return self.custom(f"overwrite:querystring.{name}", value.value)

    @checked
    def remove_query_string(self, name: str) -> ParameterMapping:
        """Take a query parameter away."""
        return self.custom(f"remove:querystring.{name}", "")

    @checked
    def overwrite_path(self, value: MappingValue) -> ParameterMapping:
        """Set the path."""
        return self.custom("overwrite:path", value.value)

    @checked
    def custom(self, key: str, value: str) -> ParameterMapping:
        """Set anything, as API Gateway names it."""
        self.mappings[key] = value
        return self
