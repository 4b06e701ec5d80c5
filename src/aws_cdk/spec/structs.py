"""Structs of L1 classes: ``CfnXProps`` and the property types ``CfnX.YProperty``, made from the specification data."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.core.mismatch import Mismatch, UnknownKey
from aws_cdk.core.naming import snake_case
from aws_cdk.core.struct import Field, Struct, _unknown
from aws_cdk.spec.value_types import StructFinder, UnfitValue, ValueType, is_intrinsic, parse_type


def python_name(name: str) -> str:
    """Return the Python name of a camelCase property; Python's keywords get an underscore."""
    snake = snake_case(name)
    return f"{snake}_" if keyword.iskeyword(snake) else snake


class L1Field(Field):
    """One property of a struct.

    Attributes:
        cfn: CloudFormation's name.
    """

    __slots__ = ("_finder", "_text", "_type", "cfn")

    def __init__(self, camel: str, entry: str, owner: type, finder: StructFinder) -> None:
        spelling, separator, text = entry.rpartition(": ")
        required = text[-1] == "!"
        text = text[:-1] if required else text
        super().__init__(python_name(camel), text, owner, required)
        self.camel = camel  # as declared, since names with capitals in a row do not convert back
        self.cfn = spelling if separator else camel[:1].upper() + camel[1:]
        self._text = text
        self._finder = finder
        self._type: ValueType | None = None

    @property
    def type(self) -> ValueType:
        """The property's type, made when first needed."""
        known = self._type
        if known is None:
            known = self._type = parse_type(self._text, self._finder)
        return known

    def convert(self, value: Any) -> Any:
        """Return ``value`` as a struct holds it; raise ``Mismatch`` if it does not fit."""
        return self.type.hold(value)


class SignatureFromData:
    """Shows tools the keyword arguments of a class that is made from data, as ``__signature__`` of the class."""

    def __get__(self, instance: Any, owner: Any) -> Any:
        from inspect import Parameter, Signature  # here, since apps never ask

        leading, fields = owner._signature_parts()
        parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in leading]
        for field in fields:
            default = Parameter.empty if field.required else None
            parameters.append(
                Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=field.annotation)
            )
        return Signature(parameters)


class L1Struct(Struct):
    """The base of the structs of L1 classes; its fields come from data, not from annotations."""

    _type: ClassVar[StructType]
    __signature__ = SignatureFromData()

    if not TYPE_CHECKING:

        def __init__(self, **options: Any) -> None:
            super().__init__(**(self._type.as_declared(options) if len(options) > 1 else options))

    @classmethod
    def _signature_parts(cls) -> tuple[list[str], list[L1Field]]:
        return [], list(cls._type.fields.values())

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Leave ``_fields`` as they are: :class:`StructType` sets them."""


class StructType(ValueType):
    """The type of a struct: checks mappings and structs, normalizes and renders them.

    Args:
        name: The struct's name (``CodeProperty``).
        qualified_name: The same with the class around it, if it is nested.
        module: The Python module the struct is found in.
        entries: The properties: camelCase name -> entry, in the notation of the data files.
        finder: Finds other structs of the same class.
    """

    __slots__ = ("_by_camel", "_by_key", "_rank", "_required", "fields", "struct")

    def __init__(
        self, name: str, qualified_name: str, module: str, entries: Mapping[str, str], finder: StructFinder
    ) -> None:
        super().__init__(name, frozenset({dict}), plain=False)
        struct: Any = type(name, (L1Struct,), {"__module__": module, "__qualname__": qualified_name, "_type": self})
        self.struct: type[L1Struct] = struct
        fields = [L1Field(camel, entry, struct, finder) for camel, entry in entries.items()]
        self.fields: dict[str, L1Field] = {field.name: field for field in fields}
        self._by_camel = {field.camel: field for field in fields}
        self._by_key = {**self._by_camel, **self.fields, **_without_underscores(fields)}
        self._required = [field for field in fields if field.required]
        self._rank: dict[str, int] | None = None
        struct._fields = self.fields
        struct._required = tuple([field.name for field in self._required])
        for field in fields:
            setattr(struct, field.name, None)  # an option that was not given reads as None

    def by_camel(self, camel: str) -> L1Field:
        """Return the field with a camelCase name."""
        return self._by_camel[camel]

    def normalize(self, value: Any) -> Any:
        if isinstance(value, Struct):
            if not isinstance(value, self.struct):
                raise self._mismatch(value)
            return self.normalize_items(value.__dict__, self.fields)
        if isinstance(value, Mapping):
            return self.normalize_items(value, self._by_key)
        raise self._mismatch(value)

    def as_declared(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return keyword arguments in the order of the peer's structs: by letters, required ones first.

        References to other stacks are carried over in this order. Mappings given for structs keep their own.
        """
        rank = self._rank
        if rank is None:
            fields = sorted(self.fields.values(), key=lambda field: not field.required)
            rank = self._rank = {field.name: index for index, field in enumerate(fields)}
        return {name: options[name] for name in sorted(options, key=lambda name: rank.get(name, -1))}

    def normalize_items(self, items: Mapping[str, Any], known: Mapping[str, L1Field]) -> dict[str, Any]:
        """Return the normalized form of options given by the names in ``known``.

        Raises:
            Mismatch: an option is unknown, missing, or does not fit.
        """
        result: dict[str, Any] = {}
        for key, item in items.items():
            field = known.get(key)
            if field is None:
                raise UnknownKey(_unknown(str(key), self.fields))
            if item is None:
                continue
            if field.camel in result:
                raise UnknownKey(f"option '{field.name}' is given twice, in two spellings")
            try:
                result[field.camel] = (field._type or field.type).normalize(item)
            except Mismatch as error:
                error.path = f".{field.name}{error.path}"
                raise
        for field in self._required:
            if field.camel not in result:
                if field.name in items or field.camel in items:
                    raise UnknownKey(f"option '{field.name}' is required and must not be None")
                raise UnknownKey(f"missing required option '{field.name}'")
        return result

    def hold(self, value: Any) -> Any:
        if isinstance(value, self.struct):
            return value
        if isinstance(value, Mapping):
            options = {}
            for key, item in value.items():
                field = self._by_key.get(key)
                if field is None:
                    raise UnknownKey(_unknown(str(key), self.fields))
                if field.name in options:
                    raise UnknownKey(f"option '{field.name}' is given twice, in two spellings")
                options[field.name] = item
            made = self.struct.__new__(self.struct)
            made._fill(options)
            return made
        raise self._mismatch(value)

    def read(self, value: Any) -> Any:
        if type(value) is not dict or is_intrinsic(value):
            return value
        made = self.struct.__new__(self.struct)
        for camel, item in value.items():
            field = self._by_camel.get(camel)
            if field is not None:
                made.__dict__[field.name] = field.type.read(item)
        return made

    def render(self, value: Any) -> Any:
        if type(value) is not dict:
            raise UnfitValue(f"{self.expected}: expected an object, but received {value!r}")
        return value if is_intrinsic(value) else self.render_items(value)

    def structs_in(self, rendered: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
        names = {field.cfn: field for field in self.fields.values()}
        if type(rendered) is not dict or is_intrinsic(rendered) or not rendered.keys() <= names.keys():
            return
        yield rendered, sorted(names)
        for name, item in list(rendered.items()):
            yield from names[name].type.structs_in(item)

    def render_items(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return resolved options by CloudFormation's names, in the order of these.

        What a token resolved to may also use snake_case or CloudFormation's names; ``value`` gets camelCase ones for them.

        Raises:
            UnfitValue: a token gave options that are unknown, missing, or of the wrong type.
        """
        rendered: dict[str, Any] = {}
        by_camel = self._by_camel
        if not value.keys() <= by_camel.keys():
            named = [(self._field_of_token(key).camel, item) for key, item in value.items()]
            value.clear()
            value.update(named)
        for key, item in value.items():
            field = by_camel[key]
            kind = field._type or field.type
            if kind.plain and (kind.kinds is None or type(item) in kind.kinds):
                rendered[field.cfn] = item
                continue
            try:
                rendered[field.cfn] = kind.render(item)
            except UnfitValue as error:
                error.path = f".{field.camel}{error.path}"
                raise
        for field in self._required:
            if field.cfn not in rendered:
                missing = UnfitValue("required but missing")
                missing.path = f".{field.camel}"
                raise missing
        names = list(rendered)
        ordered = sorted(names)
        return rendered if names == ordered else {name: rendered[name] for name in ordered}

    def _field_of_token(self, key: str) -> L1Field:
        """Return the field for a key that a token gave in snake_case or in CloudFormation's spelling."""
        field = self._by_key.get(key) or next((field for field in self.fields.values() if field.cfn == key), None)
        if field is None:
            raise UnfitValue(f"{self.expected} {_unknown(str(key), self.fields)}")
        return field


def _without_underscores(fields: list[L1Field]) -> dict[str, L1Field]:
    """Return the fields named like Python's keywords by the keyword itself."""
    return {field.name[:-1]: field for field in fields if field.name[-1] == "_"}
