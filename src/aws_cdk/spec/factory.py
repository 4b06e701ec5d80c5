"""Makes L1 classes from the specification data, each when it is first used."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ArgumentError, SynthesisError
from aws_cdk.core.mismatch import Mismatch, raise_argument_error
from aws_cdk.core.overrides import deep_merge
from aws_cdk.core.reference import CfnReference
from aws_cdk.core.tag_manager import ITaggable, ITaggableV2, TagManager, TagType
from aws_cdk.core.token import ResolutionTypeHint, list_of, number_of, string_of
from aws_cdk.core.tree_inspector import IInspectable
from aws_cdk.spec.imports import imported_by_arn, imported_by_name
from aws_cdk.spec.reader import ClassData, service
from aws_cdk.spec.references import arn_of, make_reference, reference_struct
from aws_cdk.spec.structs import L1Field, SignatureFromData, StructType, python_name
from aws_cdk.spec.value_types import UnfitValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aws_cdk.core.tree_inspector import TreeInspector

_TAG_TYPES = {"standard": TagType.STANDARD, "map": TagType.MAP, "asg": TagType.AUTOSCALING_GROUP}
_TAG_INTERFACES: dict[str | None, tuple[type, ...]] = {"ITaggable": (ITaggable,), "ITaggableV2": (ITaggableV2,)}
_PYTHON_PACKAGE = "aws_cdk"


class L1Class:
    """What the L1 class has from its data.

    Args:
        module: The module below ``aws_cdk``; empty for the root.
        name: The class's name.
        data: Its data, in the notation of the data files.
    """

    def __init__(self, module: str, name: str, data: ClassData) -> None:
        self.name = name
        self.module = module
        self.python_module = f"{_PYTHON_PACKAGE}.{module}" if module else _PYTHON_PACKAGE
        self.data = data
        self.type_name: str = data["type"]
        self._types: dict[str, StructType] = {}
        self.props = StructType(f"{name}Props", f"{name}Props", self.python_module, data["props"], self.struct_type)
        tags: dict[str, str] = data.get("tags", {})
        self.tag_property: str | None = tags.get("property")
        self.tag_type: TagType | None = _TAG_TYPES.get(tags.get("variant", ""))
        # The older interface keeps given tags in the tag manager, the newer one in the property of its own.
        self.tags_in_manager = tags.get("interface") == "ITaggable"
        # An option called like a positional parameter takes its name; the parameter then has an underscore.
        self.scope_name = "scope_" if "scope" in self.props.fields else "scope"
        self.id_name = "id_" if "id" in self.props.fields else "id"

    def struct_type(self, name: str) -> StructType:
        """Return the property type ``name`` of the class (``CodeProperty``)."""
        known = self._types.get(name)
        if known is None:
            entries = self.data["types"][name]
            qualified = f"{self.name}.{name}"
            known = self._types[name] = StructType(name, qualified, self.python_module, entries, self.struct_type)
        return known


_WITHOUT_VALUE = object()


class L1Resource(CfnResource, IInspectable):
    """The base of all L1 classes: one CloudFormation resource type each."""

    _l1: L1Class
    _values: dict[str, Any]
    _tag_manager: TagManager | None = None
    _resolved: dict[str, Any] | None = None
    __signature__ = SignatureFromData()

    @classmethod
    def _signature_parts(cls) -> tuple[list[str], list[L1Field]]:
        l1 = cls._l1
        return [l1.scope_name, l1.id_name], list(l1.props.fields.values())

    def __init__(self, *args: Any, **options: Any) -> None:
        """Make a resource.

        Args:
            args: Scope and id.
            options: The resource's properties.

        Raises:
            TypeError: an option is missing, unknown or of the wrong type; the message names the construct and the option.
        """
        l1 = self._l1
        if len(args) != 2:
            args = _positional(l1, args, options)
        scope, id = args
        try:
            values = l1.props.normalize_items(options, l1.props.fields)
        except Mismatch as error:
            raise_argument_error(error, f"{type(self).__name__}.__init__()", scope, id)
        self._init_resource(scope, id, l1.type_name)
        self._values = values
        if l1.tags_in_manager:
            given = values.pop(l1.tag_property, None)  # type: ignore[arg-type]  # named where tags are in the manager
            if given is not None:
                self._raw_tags = given
                self._make_tag_manager(given)
        if "transform" in l1.data:
            self.stack.add_transform(l1.data["transform"])

    _raw_tags: Any = None

    def _make_tag_manager(self, given: Any) -> TagManager:
        l1 = self._l1
        assert l1.tag_type is not None
        self._tag_manager = TagManager(l1.tag_type, l1.type_name, given, tag_property_name=l1.tag_property)
        return self._tag_manager

    @property
    def _cfn_properties(self) -> dict[str, Any]:
        """The properties by camelCase names, with tags as they are now."""
        values = self._values
        manager = self._tag_manager
        if manager is None:
            # Types whose tags are an ordinary property (ITaggableV2) have them sorted too.
            if self._l1.tags_in_manager or self._l1.tag_property not in values:
                return values
            manager = self._make_tag_manager(None)
        property_ = manager.tag_property_name
        tags = manager.render_tags(None if self._l1.tags_in_manager else values.get(property_))
        return {**values, property_: tags}

    def _values_with_references(self) -> list[Any]:
        """Return what may refer to other stacks, in the order in which the peer makes parameters and exports of it."""
        values = super()._values_with_references()
        properties = values[0]
        if len(properties) > 1:
            values[0] = {name: properties[name] for name in self._in_tree_order(properties)}
        return values

    def _render_properties(self, props: dict[str, Any]) -> dict[str, Any]:
        """Return resolved properties by CloudFormation's names."""
        self._resolved = props
        try:
            return self._l1.props.render_items(props)
        except UnfitValue as error:
            raise SynthesisError(
                f'Supplied properties not correct for "{self._l1.props.expected}": {error.path[1:]}: {error.problem}',
                scope=self,
                fix="correct what the token (Lazy, Fn or another) gives there",
            ) from None

    def _merge_overrides(self, resource: dict[str, Any], overrides: dict[str, Any]) -> dict[str, Any]:
        """Merge overrides; a property that the type knows takes its place in the order, others come last.

        As with the peer, what the type knows is there while overrides are merged, if without a value: an object from
        which all values were taken away stays, empty, unless all that its type knows was taken away.
        """
        copied = copy.deepcopy(resource)
        structs = list(self._l1.props.structs_in(copied.get("Properties")))
        for struct, names in structs:
            given = dict(struct)
            struct.clear()
            struct.update(dict.fromkeys(names, _WITHOUT_VALUE))
            struct.update(given)
        merged: dict[str, Any] = deep_merge(copied, overrides)
        for struct, _ in structs:
            for name in [name for name, value in struct.items() if value is _WITHOUT_VALUE]:
                del struct[name]
        return merged

    @property
    def _checked_data(self) -> ClassData:  # type: ignore[override]  # always there
        return self._l1.data

    @property
    def _updated_properties(self) -> dict[str, Any]:
        """The properties as they are now."""
        return self._cfn_properties

    @property
    def _cfn_property_names(self) -> dict[str, str]:
        """CloudFormation's property names by the camelCase names used here."""
        return {field.camel: field.cfn for field in self._l1.props.fields.values()}

    def inspect(self, inspector: TreeInspector) -> None:
        """Tell a tree inspector the resource's type and properties."""
        for key, value in self._tree_attributes().items():
            inspector.add_attribute(key, value)

    def _tree_attributes(self) -> dict[str, Any]:
        resolved = self._resolved
        if resolved is None:
            from aws_cdk.core.resolve import Resolver

            resolved = Resolver(self).resolve(self._cfn_properties) or {}
        return {
            "aws:cdk:cloudformation:type": self._l1.type_name,
            "aws:cdk:cloudformation:logicalId": self._resolved_logical_id(),
            "aws:cdk:cloudformation:props": {name: resolved[name] for name in self._in_tree_order(resolved)},
        }

    def _in_tree_order(self, names: Iterable[str]) -> list[str]:
        """Return names of properties as ``tree.json`` has them: by letters, with tags in the place of their manager."""
        tags = self._l1.tag_property
        manager = "tags" if self._l1.tags_in_manager else "cdktagmanager"
        return sorted(names, key=lambda name: manager if name == tags else name.lower())


def _positional(l1: L1Class, args: tuple[Any, ...], options: dict[str, Any]) -> tuple[Any, Any]:
    """Return scope and id, of which some were given by keyword."""
    names = (l1.scope_name, l1.id_name)
    if len(args) > 2:
        raise ArgumentError(
            f"{l1.name}.__init__() takes 3 positional arguments but {len(args) + 1} were given; properties are keyword-only"
        )
    found = list(args)
    for name in names[len(args) :]:
        if name not in options:
            raise ArgumentError(f"{l1.name}.__init__() missing 1 required positional argument: '{name}'")
        found.append(options.pop(name))
    return found[0], found[1]


# --------------------------------------------------------------------------
# members
# --------------------------------------------------------------------------


class _Property:
    """A property of the resource that can be read and set."""

    __slots__ = ("_field",)

    def __init__(self, field: L1Field) -> None:
        self._field = field

    def __get__(self, instance: L1Resource | None, owner: type) -> Any:
        if instance is None:
            return self
        value = instance._values.get(self._field.camel)
        return None if value is None else self._field.type.read(value)

    def __set__(self, instance: L1Resource, value: Any) -> None:
        instance._resolved = None
        field = self._field
        if value is None:
            if field.required:
                raise ArgumentError(
                    f"{field.name} of {instance._l1.name} is required and must not be None", scope=instance
                )
            instance._values.pop(field.camel, None)
            return
        instance._values[field.camel] = _normalized(instance, field, value)


class _RawTags:
    """The tags a resource was given, beside what its tag manager holds; kept for apps that read or set them."""

    __slots__ = ("_field",)

    def __init__(self, field: L1Field) -> None:
        self._field = field

    def __get__(self, instance: L1Resource | None, owner: type) -> Any:
        if instance is None:
            return self
        return None if instance._raw_tags is None else self._field.type.read(instance._raw_tags)

    def __set__(self, instance: L1Resource, value: Any) -> None:
        instance._raw_tags = None if value is None else _normalized(instance, self._field, value)


def _normalized(instance: L1Resource, field: L1Field, value: Any) -> Any:
    try:
        return field.type.normalize(value)
    except Mismatch as error:
        error.path = f".{field.name}{error.path}"
        raise_argument_error(error, instance._l1.name, instance)


class _Tags:
    """The tag manager, made when first asked for."""

    def __get__(self, instance: L1Resource | None, owner: type) -> Any:
        if instance is None:
            return self
        return instance._tag_manager or instance._make_tag_manager(None)

    def __set__(self, instance: L1Resource, value: Any) -> None:
        raise AttributeError(
            f"the tag manager of {instance.node.path} cannot be set; use Tags.of(resource).add(key, value), or tags_raw"
        )


class _Attribute:
    """An attribute of the resource that is known at deployment (``attr_arn``): a token."""

    __slots__ = ("_convert", "_hint", "_name")

    def __init__(self, name: str, kind: str) -> None:
        self._name = name
        self._convert, self._hint = _ATTRIBUTE_KINDS[kind]

    def __get__(self, instance: L1Resource | None, owner: type) -> Any:
        if instance is None:
            return self
        reference = CfnReference.of_attribute(instance, self._name, self._hint)
        return reference if self._convert is None else self._convert(reference)

    def __set__(self, instance: L1Resource, value: Any) -> None:
        raise AttributeError(f"attribute {self._name} of {instance.node.path} is known at deployment and cannot be set")


class _Reference:
    """How other resources refer to this one (``queue_ref``)."""

    __slots__ = ("_refers", "_struct")

    def __init__(self, struct: StructType, refers: dict[str, str]) -> None:
        self._struct = struct
        self._refers = refers

    def __get__(self, instance: L1Resource | None, owner: type) -> Any:
        if instance is None:
            return self
        return make_reference(self._struct, self._refers, instance)


class _NestedType:
    """A property type as attribute of its class, made when first asked for."""

    __slots__ = ("_l1", "_name")

    def __init__(self, l1: L1Class, name: str) -> None:
        self._l1 = l1
        self._name = name

    def __get__(self, instance: Any, owner: type) -> Any:
        return self._l1.struct_type(self._name).struct


_ATTRIBUTE_KINDS: dict[str, tuple[Callable[[Any], Any] | None, ResolutionTypeHint | None]] = {
    "str": (string_of, ResolutionTypeHint.STRING),
    "num": (number_of, ResolutionTypeHint.NUMBER),
    "[str]": (list_of, ResolutionTypeHint.STRING_LIST),
    "token": (None, ResolutionTypeHint.STRING),
}


def make_class(module: str, name: str) -> type[L1Resource]:
    """Make the L1 class ``name`` of a module below ``aws_cdk``.

    Raises:
        KeyError: there is no such class.
    """
    data = service(module).class_data(name)
    l1 = L1Class(module, name, data)
    members: dict[str, Any] = {
        "__module__": l1.python_module,
        "__qualname__": name,
        "__doc__": f"{l1.type_name}, as CloudFormation has it.",
        "_l1": l1,
        "CFN_RESOURCE_TYPE_NAME": l1.type_name,
    }
    if not module:
        members["_fqn"] = f"aws-cdk-lib.{name}"
    if "transform" in data:
        members["REQUIRED_TRANSFORM"] = data["transform"]
    for type_name in data.get("types", ()):
        members[type_name] = _NestedType(l1, type_name)
    for field in l1.props.fields.values():
        if field.camel == l1.tag_property and l1.tags_in_manager:
            members[f"{field.name}_raw"] = _RawTags(field)
        else:
            members[field.name] = _Property(field)
    if l1.tag_property is not None:
        members["tags" if l1.tags_in_manager else "cdk_tag_manager"] = _Tags()
    for camel, entry in data.get("attrs", {}).items():
        spelling, separator, text = entry.rpartition(": ")
        members[python_name(camel)] = _Attribute(spelling if separator else camel[4:], text)
    reference = reference_struct(data["ref"])
    members[python_name(reference.property_name)] = _Reference(reference.struct, data["refers"])
    members |= _statics(l1, reference.struct)
    return type(name, (L1Resource, *_TAG_INTERFACES.get(data.get("tags", {}).get("interface"), ())), members)


def _statics(l1: L1Class, reference: StructType) -> dict[str, Any]:
    """Return the static methods of a class."""

    def is_class(x: Any) -> bool:
        return isinstance(x, CfnResource) and x.cfn_resource_type == l1.type_name

    members: dict[str, Any] = {python_name(f"is{l1.name}"): staticmethod(is_class)}
    for static in l1.data.get("statics", ()):
        method, _, parameter = static.partition("(")
        name = python_name(method)
        if method.startswith("arnFor"):
            members[name] = staticmethod(_arn_for(l1, name))
        elif parameter:
            members[name] = staticmethod(imported_by_name(l1.data, name, parameter[:-1], reference))
        else:
            members[name] = staticmethod(imported_by_arn(l1.data, name, reference))
    return members


def _arn_for(l1: L1Class, name: str) -> Callable[[Any], str]:
    def arn_for(resource: Any) -> str:
        """Return the ARN of a resource with the reference of this class."""
        return arn_of(l1.data, resource)

    arn_for.__name__ = name
    arn_for.__qualname__ = f"{l1.name}.{name}"
    return arn_for
