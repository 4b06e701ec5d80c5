"""What a rule looks at: resource types, one resource, or what has a tag."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_config._resource_types import RESOURCE_TYPES
from aws_cdk.core.arguments import checked


class _Types(type):
    """Makes the constants when they are first named: there are hundreds."""

    def __getattr__(cls, name: str) -> ResourceType:
        known = RESOURCE_TYPES.get(name)
        if known is None:
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}; see its method 'of'")
        made = ResourceType.of(known)
        setattr(cls, name, made)
        return made

    def __dir__(cls) -> list[str]:
        return [*super().__dir__(), *RESOURCE_TYPES]


class ResourceType(metaclass=_Types):
    """A type of resources that AWS Config knows; the known ones are constants."""

    @checked
    def __init__(self, type: str) -> None:
        self._type = type

    @staticmethod
    @checked
    def of(type: str) -> ResourceType:
        """Return a type without a constant, such as ``AWS::S3::Bucket``."""
        return ResourceType(type)

    @property
    def compliance_resource_type(self) -> str:
        """As AWS Config has it."""
        return self._type


class RuleScope:
    """What a rule looks at."""

    def __init__(
        self,
        *,
        resource_id: str | None = None,
        resource_types: list[ResourceType] | None = None,
        key: str | None = None,
        value: str | None = None,
    ) -> None:
        self._resource_id = resource_id
        self._resource_types = resource_types
        self._key = key
        self._value = value

    @staticmethod
    @checked
    def from_resource(resource_type: ResourceType, resource_id: str | None = None) -> RuleScope:
        """Return the resources of a type, or the one of them with the id ``resource_id``."""
        return RuleScope(resource_types=[resource_type], resource_id=resource_id)

    @staticmethod
    @checked
    def from_resources(resource_types: Sequence[ResourceType]) -> RuleScope:
        """Return the resources of some types."""
        return RuleScope(resource_types=list(resource_types))

    @staticmethod
    @checked
    def from_tag(key: str, value: str | None = None) -> RuleScope:
        """Return what has the tag ``key``, with ``value`` if it is given."""
        return RuleScope(key=key, value=value)

    @property
    def resource_id(self) -> str | None:
        """The id of the one resource."""
        return self._resource_id

    @property
    def resource_types(self) -> list[ResourceType] | None:
        """The types of resources."""
        return self._resource_types

    @property
    def key(self) -> str | None:
        """The key of the tag."""
        return self._key

    @property
    def value(self) -> str | None:
        """The value of the tag."""
        return self._value


__all__ = ["ResourceType", "RuleScope"]
