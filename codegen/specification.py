"""The service specification as this generator reads it: resources and their property types, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from codegen.api import plain

Entity = Mapping[str, Any]


class Specification:
    """CloudFormation's resources, from the service specification's tables."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.resources: dict[str, Entity] = {
            entity["cloudFormationType"]: entity for entity in tables["resource"]["entities"]
        }
        types = {entity["$id"]: entity for entity in tables["typeDefinition"]["entities"]}
        self._uses: dict[str, dict[str, Entity]] = {
            resource: {plain(types[use["$id"]]["name"]): types[use["$id"]] for use in uses}
            for resource, uses in tables["usesType"]["forward"].items()
        }

    def property_type(self, resource: Entity, name: str) -> Entity | None:
        """Return the property type ``name`` (spelled in any case) of ``resource``, if the specification has it."""
        return self._uses.get(resource["$id"], {}).get(plain(name))


def allowed_values(property_: Entity) -> list[str] | None:
    """Return the values a property (or the elements of its list) may have, if they are enumerated."""
    type_ = property_["type"]
    if type_["type"] == "array":
        type_ = type_["element"]
    values = type_.get("allowedValues")
    return list(values) if values else None
