"""Joins the sources into the data of one service after the other.

Names, optionality and which types are accepted come from the API description; CloudFormation's spelling, enumerations and
ARN formats from the specification. What neither says (a class newer than the specification, a renamed property) comes from
``observed.json``, which ``codegen.observe`` records by running the official library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from codegen.api import ROOT, Api, Type, cloudformation_type, plain, python_module, python_path
from codegen.specification import Entity, Specification, allowed_values

Data = dict[str, Any]

_PRIMITIVES = {"string": "str", "number": "num", "boolean": "bool", "any": "any", "date": "date"}


class Join:
    """Makes the data of services."""

    def __init__(self, api: Api, specification: Specification, observed: Mapping[str, Mapping[str, Any]]) -> None:
        self._api = api
        self._specification = specification
        self._observed = observed

    def services(self) -> dict[str, Data]:
        """Return the data of every module that holds L1 classes or interfaces for references."""
        services: dict[str, Data] = {}

        def service(module: str) -> Data:
            return services.setdefault(module, {"module": module, "classes": {}, "references": {}})

        for name in sorted(self._api.l1_classes):
            module = python_module(name)
            service(module)["classes"][python_path(name)] = self._class(name)
        for name in sorted(self._api.reference_interfaces()):
            module = python_module(name).partition(".")[2]
            service(module)["references"][python_path(name)] = self._reference(name)
        return services

    # -- classes ------------------------------------------------------------

    def _class(self, name: str) -> Data:
        l1_class = self._api.l1_classes[name]
        observed = self._observed.get(name, {})
        resource = self._specification.resources.get(cloudformation_type(l1_class))
        interface = next(base for base in l1_class["interfaces"] if base.startswith(f"{ROOT}interfaces."))
        data: Data = {"type": cloudformation_type(l1_class)}
        data["ref"] = f"{python_module(interface).partition('.')[2]}.{python_path(interface)}"
        data["refers"] = observed.get("refers") or refers_by_rule(self._api, name, resource)
        properties = self._api.properties(f"{name}Props")
        names = [parameter["name"] for parameter in l1_class["initializer"]["parameters"]]
        if "props" not in names:
            assert not properties, f"{name} takes no properties but has them"
        tags = self._tags(name, l1_class, resource)
        if tags:
            data["tags"] = tags
        arn = (resource or {}).get("arnTemplate") or observed.get("arn")
        statics = sorted(self._statics(name))
        if statics:
            data["statics"] = statics
            if arn:
                data["arn"] = arn
        transform = next((p for p in l1_class["properties"] if p["name"] == "REQUIRED_TRANSFORM"), None)
        if transform:
            data["transform"] = (resource or {}).get("cloudFormationTransform") or observed["transform"]
        values: Data = {}
        spellings = observed.get("names", {})
        data["props"] = self._properties(name, f"{name}Props", resource, spellings, values, resource)
        attributes = {
            p["name"]: self._entry(
                p["name"], p["custom"]["cloudformationAttribute"], type_text(p["type"], name), False, p["name"][4:]
            )
            for p in l1_class["properties"]
            if "cloudformationAttribute" in p.get("custom", {})
        }
        if attributes:
            data["attrs"] = attributes
        types: Data = {}
        for nested in self._api.nested_types(name):
            short = nested.rpartition(".")[2]
            definition = self._specification.property_type(resource, short[: -len("Property")]) if resource else None
            types[short] = self._properties(name, nested, definition, spellings, values, resource)
        if types:
            data["types"] = types
        if values:
            data["values"] = values
        return data

    def _properties(
        self,
        l1_class: str,
        struct: str,
        definition: Entity | None,
        spellings: Mapping[str, str],
        values: Data,
        resource: Entity | None,
    ) -> Data:
        """Return the entries of a struct's properties, and note enumerated values in ``values``."""
        specified = {plain(key): key for key in (definition or {}).get("properties", ())}
        short = struct.rpartition(".")[2]
        entries: Data = {}
        for property_ in self._api.properties(struct):
            name = property_["name"]
            spelled = spellings.get(f"{short}.{name}")
            key = spelled or specified.get(plain(name)) or _capitalized(name)
            text = type_text(property_["type"], l1_class)
            facts = (definition or {}).get("properties", {}).get(key, {})
            if "any" in text:
                text = re.sub(r"\bany\b", document(facts) if text == "any" else "json", text)
            if "&" in text:
                text = self._with_fields(l1_class, name, text, facts)
            entries[name] = self._entry(name, key, text, not property_.get("optional"), _capitalized(name))
            allowed = allowed_values(facts) if facts else None
            if allowed:
                values.setdefault(short, {})[name] = allowed
        return entries

    @staticmethod
    def _entry(name: str, key: str, text: str, required: bool, usual: str) -> str:
        spelling = "" if key == usual else f"{key}: "
        return f"{spelling}{text}{'!' if required else ''}"

    def _with_fields(self, l1_class: str, property_: str, text: str, facts: Entity) -> str:
        """Add to each interface in ``text`` which field of the reference takes its place in the template."""
        observed = self._observed.get(l1_class, {}).get("fields", {})

        def add(match: re.Match[str]) -> str:
            interface = match.group(0)[1:]
            field = observed.get(f"{property_}.{interface}") or reference_field(self._api, interface, facts)
            return f"{match.group(0)}.{field}"

        return re.sub(r"&\w+\.\w+", add, text)

    def _tags(self, name: str, l1_class: Type, resource: Entity | None) -> Data | None:
        taggable = [base[len(ROOT) :] for base in l1_class["interfaces"] if base.startswith(f"{ROOT}ITaggable")]
        if not taggable:
            return None
        properties = {p["name"]: p for p in self._api.properties(f"{name}Props")}
        raw = next((p["name"] for p in l1_class["properties"] if p["name"].lower().endswith("tagsraw")), None)
        if raw:
            property_ = raw[: -len("Raw")]
        else:
            spelled = plain((resource or {}).get("tagInformation", {}).get("tagPropertyName", "tags"))
            candidates = [key for key in properties if plain(key) == spelled] or [
                key for key in properties if key.endswith("ags")
            ]
            property_ = candidates[0]
        variant = (resource or {}).get("tagInformation", {}).get("variant")
        if variant is None:
            variant = "standard" if type_text(properties[property_]["type"], name).startswith("[") else "map"
        return {"property": property_, "variant": variant, "interface": taggable[0]}

    def _statics(self, name: str) -> Iterable[str]:
        """Give the static methods that need data: ``arnForQueue``, ``fromQueueArn``, ``fromQueueName(queueName)``."""
        for method in self._api.methods(name):
            if not method.get("static") or method["name"].startswith("isCfn"):
                continue
            last = method["parameters"][-1]["name"]
            yield method["name"] if last in ("resource", "arn") else f"{method['name']}({last})"

    def _reference(self, interface: str) -> list[str]:
        property_ = self._api.properties(interface)[0]
        struct = property_["type"]["fqn"]
        assert python_path(struct) == python_path(interface)[1:-3] + "Reference", struct
        return [property_["name"], *(field["name"] for field in self._api.properties(struct))]


def document(facts: Entity) -> str:
    """Return what a property of any type takes: ``json``, ``jsontext`` or indeed ``any``.

    Most of them are JSON documents, which have to be objects or lists, and so are all elements of lists and maps. Those that
    were declared as a choice from the start take what is in the choice. Source: observed on every such property of the
    official library.
    """
    type_ = (facts.get("previousTypes") or [facts.get("type", {})])[0]
    if type_.get("type") != "union":
        return "json"
    return "jsontext" if {part.get("type") for part in type_["types"]} == {"json", "string"} else "any"


def _capitalized(name: str) -> str:
    return name[:1].upper() + name[1:]


def type_text(type_: Type, l1_class: str) -> str:
    """Return a type in the notation of the data files (see ``src/aws_cdk/spec/data/README.md``)."""
    if "primitive" in type_:
        return _PRIMITIVES[type_["primitive"]]
    if "collection" in type_:
        element = type_text(type_["collection"]["elementtype"], l1_class)
        return f"[{element}]" if type_["collection"]["kind"] == "array" else f"{{{element}}}"
    if "union" in type_:
        return "|".join(sorted({type_text(part, l1_class) for part in type_["union"]["types"]}, key=_union_order))
    name = type_["fqn"]
    if name == f"{ROOT}IResolvable":
        return "token"
    if name == f"{ROOT}CfnTag":
        return "tag"
    if name.startswith(f"{ROOT}interfaces."):
        return f"&{python_module(name).partition('.')[2]}.{python_path(name)}"
    assert name.startswith(f"{l1_class}."), f"{l1_class} names a type of another class: {name}"
    return str(name.rpartition(".")[2])


def _union_order(text: str) -> tuple[int, str]:
    """Simple types first, tokens last; so a value is tried against what is cheap to tell."""
    rank = 2 if text == "token" else 1 if text[0] == "&" or text[0].isupper() else 0
    return rank, text


# -- references ----------------------------------------------------------------


def refers_by_rule(api: Api, name: str, resource: Entity | None) -> dict[str, str]:
    """Say what each field of an L1 class's reference is in a template.

    ``ref`` is the whole ``Ref``, ``ref|1`` its second part between bars, ``@Arn`` an attribute, ``=restApiId`` a property. A
    field that the specification cannot place is the ``Ref``.
    """
    l1_class = api.l1_classes[name]
    interface = next(base for base in l1_class["interfaces"] if base.startswith(f"{ROOT}interfaces."))
    fields = [field["name"] for field in api.properties(api.properties(interface)[0]["type"]["fqn"])]
    if resource is None and len(fields) == 1:
        return {fields[0]: "ref"}
    short = plain(python_path(interface)[1:-3])
    entity = resource or {}
    identifiers = [plain(key) for key in entity.get("cfnRefIdentifier") or entity.get("primaryIdentifier") or ()]
    attributes = {
        plain(p["custom"]["cloudformationAttribute"]): p["custom"]["cloudformationAttribute"]
        for p in l1_class["properties"]
        if "cloudformationAttribute" in p.get("custom", {})
    }
    attributes = {**attributes, **{plain(key): key for key in entity.get("attributes", ())}}
    properties = {plain(p["name"]): p["name"] for p in api.properties(f"{name}Props")}
    resource_name = plain(entity.get("name", ""))

    def place(field: str) -> str:
        wanted = plain(field)
        for index, identifier in enumerate(identifiers):
            if wanted in (identifier, short + identifier, resource_name + identifier):
                return "ref" if len(identifiers) == 1 else f"ref|{index}"
        shortened = wanted[len(short) :] if wanted.startswith(short) else wanted
        for known, mark in ((attributes, "@"), (properties, "=")):
            for candidate in (wanted, shortened):
                if candidate in known:
                    return f"{mark}{known[candidate]}"
        return "ref"

    return {field: place(field) for field in fields}


def reference_field(api: Api, interface: str, facts: Entity) -> str:
    """Return the field of a reference that a property takes: the first related one, an ARN before others."""
    module, _, name = interface.rpartition(".")
    struct = api.properties(f"{ROOT}interfaces.{interface}")[0]["type"]["fqn"]
    fields = {plain(field["name"]): field["name"] for field in api.properties(struct)}
    short = plain(name[1:-3])
    related = [
        (relation["cloudFormationType"], plain(relation["propertyName"]))
        for relation in facts.get("relationshipRefs", ())
    ]
    service = plain(module.removeprefix("aws_"))
    ranked = sorted(
        related,
        key=lambda relation: (plain(relation[0].split("::")[1]) != service, not relation[1].endswith("arn")),
    )
    for type_, property_ in ranked:
        if plain(type_.split("::")[2]) != short:
            continue
        for candidate in (property_, short + property_):
            if candidate in fields:
                return str(fields[candidate])
    return str(next(iter(fields.values()), ""))
