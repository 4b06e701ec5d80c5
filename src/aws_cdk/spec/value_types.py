"""The types that L1 properties take: each checks and normalizes an argument, and renders it into the template.

An argument passes through three forms:

1. what the app gives: structs, dicts in snake_case or camelCase, resources where a reference is taken, tokens;
2. *normalized*: plain data by camelCase names, with tokens left in place. ``normalize`` makes it, and raises ``Mismatch`` for
   whatever does not fit. A resource holds its properties so;
3. *rendered*, after the resolver replaced the tokens: by CloudFormation's names, in the order of these names.

``hold`` checks like ``normalize`` but keeps structs, for a struct that the app makes itself; ``read`` goes back from the
normalized form to structs. Types are made from the notation of the data files by :func:`parse_type`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from aws_cdk.core.cfn_tag import CfnTag
from aws_cdk.core.mismatch import Mismatch
from aws_cdk.core.naming import snake_case
from aws_cdk.core.token import IResolvable, is_resolvable_object
from constructs._snapshot import key_text

StructFinder = Callable[[str], "ValueType"]

# Whole numbers up to here are the same in the double precision of the peer; larger ones are written as it writes them.
_EXACT = 2**53


class ValueType:
    """The type of a property, or of what its list or map holds.

    Attributes:
        expected: What to say in errors that the type wants.
        plain: Whether rendering changes nothing.
        kinds: The Python types a resolved value may have; ``None`` if it may have any.
    """

    __slots__ = ("expected", "kinds", "plain")

    def __init__(self, expected: str, kinds: frozenset[type] | None, *, plain: bool = True) -> None:
        self.expected = expected
        self.kinds = kinds
        self.plain = plain

    def normalize(self, value: Any) -> Any:
        """Return ``value`` in its normalized form.

        Raises:
            Mismatch: it does not fit.
        """
        raise NotImplementedError

    def hold(self, value: Any) -> Any:
        """Return ``value`` as a struct holds it.

        Raises:
            Mismatch: it does not fit.
        """
        return self.normalize(value)

    def read(self, value: Any) -> Any:
        """Return what an app sees of a normalized value."""
        return value

    def render(self, value: Any) -> Any:
        """Return a resolved value as it stands in a template.

        Raises:
            UnfitValue: a token gave what does not fit.
        """
        if self.kinds is not None and type(value) not in self.kinds and not is_intrinsic(value):
            raise UnfitValue(f"{value!r} should be {_ARTICLES.get(self.expected, self.expected)}")
        return value

    def structs_in(self, rendered: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
        """Yield the structs in a rendered value, each with CloudFormation's names of its type in their order."""
        return iter(())

    def _mismatch(self, value: Any) -> Mismatch:
        return Mismatch(self.expected, value)


class StringType(ValueType):
    """Text."""

    def __init__(self) -> None:
        super().__init__("str", frozenset({str}))

    def normalize(self, value: Any) -> Any:
        if type(value) is str:
            return value
        if isinstance(value, str):
            return str.__str__(value)
        raise self._mismatch(value)


class NumberType(ValueType):
    """A number; a whole float becomes an int, since both are one number in the template."""

    def __init__(self) -> None:
        super().__init__("int or float", frozenset({int, float}))

    def normalize(self, value: Any) -> Any:
        kind = type(value)
        if kind is int:
            return value if -_EXACT <= value <= _EXACT else float(value)
        if kind is float:
            if value != value or value in (float("inf"), float("-inf")):
                raise Mismatch("a finite number", value)
            return int(value) if value.is_integer() and -_EXACT < value < _EXACT else value
        if kind is not bool and isinstance(value, (int, float)):
            return self.normalize(float(value))
        raise self._mismatch(value)


class BooleanType(ValueType):
    """True or false."""

    def __init__(self) -> None:
        super().__init__("bool", frozenset({bool}))

    def normalize(self, value: Any) -> Any:
        if value is True or value is False:
            return value
        raise self._mismatch(value)


class AnyType(ValueType):
    """Anything that can stand in a template. Lists and dicts are copied, so that the app may change its own afterwards.

    Args:
        kinds: As for :class:`ValueType`. A JSON document has to resolve to an object or a list.
    """

    def __init__(self, kinds: frozenset[type] | None = None) -> None:
        super().__init__("Any", kinds)

    def normalize(self, value: Any) -> Any:
        kind = type(value)
        if kind is dict:
            return {key: self.normalize(item) for key, item in value.items()}
        if kind is list or kind is tuple:
            return [self.normalize(item) for item in value]
        if kind is datetime and value.tzinfo is None:
            raise Mismatch("datetime with a time zone", value)
        return value

    def hold(self, value: Any) -> Any:
        return value


class DateType(ValueType):
    """A moment in UTC: known to the millisecond, as ``tree.json`` has it, and written to the second into templates."""

    def __init__(self) -> None:
        super().__init__("datetime", frozenset({str}), plain=False)

    def normalize(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return _moment(value)
        raise self._mismatch(value)

    def hold(self, value: Any) -> Any:
        self.normalize(value)
        return value

    def read(self, value: Any) -> Any:
        return datetime.fromisoformat(value.replace("Z", "+00:00")) if isinstance(value, str) else value

    def render(self, value: Any) -> Any:
        has_fraction = isinstance(value, str) and len(value) == _MOMENT_LENGTH and value[-5] == "." and value[-1] == "Z"
        return super().render(f"{value[:-5]}Z" if has_fraction else value)


_MOMENT_LENGTH = len("2000-01-01T00:00:00.000Z")


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise Mismatch("datetime with a time zone", value)
    moment = value.astimezone(timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


class TokenType(ValueType):
    """A token object by itself."""

    def __init__(self) -> None:
        super().__init__("IResolvable", None)

    def normalize(self, value: Any) -> Any:
        if isinstance(value, IResolvable) or is_resolvable_object(value):
            return value
        raise self._mismatch(value)


class TagType(ValueType):
    """A tag: a ``CfnTag``, or a dict with ``key`` and ``value``."""

    def __init__(self) -> None:
        super().__init__("CfnTag", frozenset({dict}), plain=False)

    def normalize(self, value: Any) -> Any:
        tag = self.hold(value)
        return {"key": tag.key, "value": tag.value}

    def hold(self, value: Any) -> Any:
        if type(value) is CfnTag:
            return value
        if isinstance(value, Mapping):
            return CfnTag._from_mapping(value)
        raise self._mismatch(value)

    def read(self, value: Any) -> Any:
        return CfnTag(key=value["key"], value=value["value"]) if isinstance(value, dict) else value

    def render(self, value: Any) -> Any:
        if type(value) is dict and "key" in value:
            return {"Key": value["key"], "Value": value.get("value")}
        return value


class ReferenceType(ValueType):
    """A resource, taken by the interface that it has; a field of its reference takes its place.

    Args:
        interface: The interface, as ``IKeyRef``.
        property_: The property by which a resource shows that it has it, as ``key_ref``.
        field: The field of the reference, as ``key_arn``.
    """

    __slots__ = ("_field", "_property")

    def __init__(self, interface: str, property_: str, field: str) -> None:
        super().__init__(interface, frozenset({str}))
        self._property = property_
        self._field = field

    def normalize(self, value: Any) -> Any:
        return getattr(getattr(self.hold(value), self._property), self._field)

    def hold(self, value: Any) -> Any:
        # Looked up on the class first: reading the property of a resource makes tokens.
        if hasattr(type(value), self._property) or hasattr(value, self._property):
            return value
        raise self._mismatch(value)


def _takes_anything(element: ValueType) -> bool:
    """Tell whether what a token gave for an element needs no look."""
    return element.plain and element.kinds is None


class ListType(ValueType):
    """A list."""

    __slots__ = ("_element",)

    def __init__(self, element: ValueType) -> None:
        super().__init__(f"list of {element.expected}", frozenset({list}), plain=_takes_anything(element))
        self._element = element

    def normalize(self, value: Any) -> Any:
        return self._each(value, self._element.normalize)

    def hold(self, value: Any) -> Any:
        return self._each(value, self._element.hold)

    def _each(self, value: Any, convert: Callable[[Any], Any]) -> Any:
        if type(value) is not list and (isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Sequence)):
            raise self._mismatch(value)
        if len(value) == 1 and type(value[0]) is str and value[0].startswith("#{Token["):
            return list(value)  # an encoded list: what it stands for comes later
        result: list[Any] = []
        try:
            for item in value:
                result.append(convert(item))
        except Mismatch as error:
            error.path = f"[{len(result)}]{error.path}"
            raise
        return result

    def _fits(self, items: list[Any]) -> bool:
        """Tell whether rendering changes none of the ``items``, and all are of the right kind."""
        kinds = self._element.kinds
        return self._element.plain and (kinds is None or kinds.issuperset(map(type, items)))

    def read(self, value: Any) -> Any:
        return [self._element.read(item) for item in value] if type(value) is list else value

    def structs_in(self, rendered: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
        for item in rendered if type(rendered) is list else ():
            yield from self._element.structs_in(item)

    def render(self, value: Any) -> Any:
        if type(value) is not list:
            if is_intrinsic(value):
                return value
            raise UnfitValue(f"{value!r} should be a list")
        if self.plain or self._fits(value):
            return value
        result: list[Any] = []
        render = self._element.render
        try:
            for item in value:
                result.append(render(item))
        except UnfitValue as error:
            error.path = f"[{len(result)}]{error.path}"
            raise
        return result


class MapType(ValueType):
    """A map from strings, whose keys stay as they are."""

    __slots__ = ("_element",)

    def __init__(self, element: ValueType) -> None:
        super().__init__(f"dict of {element.expected}", frozenset({dict}), plain=_takes_anything(element))
        self._element = element

    def normalize(self, value: Any) -> Any:
        return self._each(value, self._element.normalize)

    def hold(self, value: Any) -> Any:
        return self._each(value, self._element.hold)

    def _each(self, value: Any, convert: Callable[[Any], Any]) -> Any:
        if not isinstance(value, Mapping):
            raise self._mismatch(value)
        result: dict[str, Any] = {}
        for key, item in value.items():
            if type(key) is not str and not isinstance(key := key_text(key), str):
                raise Mismatch("str as key", key)
            try:
                result[key] = convert(item)
            except Mismatch as error:
                error.path = f".{key}{error.path}"
                raise
        return result

    def read(self, value: Any) -> Any:
        return {key: self._element.read(item) for key, item in value.items()} if type(value) is dict else value

    def structs_in(self, rendered: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
        for item in rendered.values() if type(rendered) is dict else ():
            yield from self._element.structs_in(item)

    def render(self, value: Any) -> Any:
        if type(value) is not dict:
            raise UnfitValue(f"{value!r} should be an object")
        if self.plain or is_intrinsic(value):
            return value
        result: dict[str, Any] = {}
        render = self._element.render
        for key, item in value.items():
            try:
                result[key] = render(item)
            except UnfitValue as error:
                error.path = f".{key}{error.path}"
                raise
        return result


class OrTokenType(ValueType):
    """A type that also takes a token object: the most frequent union by far."""

    __slots__ = ("_other",)

    def __init__(self, other: ValueType) -> None:
        super().__init__(f"{other.expected} or IResolvable", other.kinds, plain=other.plain)
        self._other = other

    def normalize(self, value: Any) -> Any:
        if isinstance(value, IResolvable) or is_resolvable_object(value):
            return value
        return self._other.normalize(value)

    def hold(self, value: Any) -> Any:
        if isinstance(value, IResolvable) or is_resolvable_object(value):
            return value
        return self._other.hold(value)

    def structs_in(self, rendered: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
        return self._other.structs_in(rendered)

    def read(self, value: Any) -> Any:
        return self._other.read(value)

    def render(self, value: Any) -> Any:
        return self._other.render(value)


class UnionType(ValueType):
    """One of several types, tried in turn."""

    __slots__ = ("_alternatives", "_holders", "_normalizers")

    def __init__(self, alternatives: Sequence[ValueType]) -> None:
        kinds: set[type] | None = set()
        for alternative in alternatives:
            kinds = None if kinds is None or alternative.kinds is None else kinds | alternative.kinds
        super().__init__(
            " or ".join(alternative.expected for alternative in alternatives),
            None if kinds is None else frozenset(kinds),
            plain=all(alternative.plain for alternative in alternatives),
        )
        self._alternatives = tuple(alternatives)
        self._normalizers = [alternative.normalize for alternative in alternatives]
        self._holders = [alternative.hold for alternative in alternatives]

    def normalize(self, value: Any) -> Any:
        return self._first(value, self._normalizers)

    def hold(self, value: Any) -> Any:
        return self._first(value, self._holders)

    def _first(self, value: Any, attempts: Sequence[Callable[[Any], Any]]) -> Any:
        deepest: Mismatch | None = None
        for attempt in attempts:
            try:
                return attempt(value)
            except Mismatch as error:
                if not error.expected or error.path:  # it was the right kind of value, with a fault inside
                    deepest = deepest or error
        raise deepest or self._mismatch(value)

    def structs_in(self, rendered: Any) -> Iterator[tuple[dict[str, Any], list[str]]]:
        for alternative in self._alternatives:
            found = list(alternative.structs_in(rendered))
            if found:
                return iter(found)
        return iter(())

    def read(self, value: Any) -> Any:
        for alternative in self._alternatives:
            try:
                alternative.normalize(value)
            except Mismatch:
                continue
            return alternative.read(value)
        return value

    def render(self, value: Any) -> Any:
        if is_intrinsic(value):
            return value
        if self.plain:
            # A resource stands for a text: a property of texts and resources is one of texts here.
            return self._alternatives[0].render(value) if self.kinds == self._alternatives[0].kinds else value
        for alternative in self._alternatives:
            try:
                # What tokens gave may fit none exactly; so the checks are those of the app's own values.
                alternative.normalize(value)
            except Mismatch:
                continue
            return alternative.render(value)
        for alternative in self._alternatives:  # with intrinsics inside, which the app's own values cannot have
            try:
                return alternative.render(value)
            except UnfitValue:
                continue
        return value


def is_intrinsic(value: Any) -> bool:
    """Tell whether a resolved value is a ``Ref`` or an ``Fn::`` call, which stays as it is."""
    if type(value) is not dict or len(value) != 1:
        return False
    key = next(iter(value))
    return bool(key == "Ref" or key.startswith("Fn::"))


class UnfitValue(Exception):
    """A token resolved to something that does not fit; ``path`` leads from the resource to the spot, by camelCase names."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = ""


_ARTICLES = {"str": "a string", "int or float": "a number", "bool": "a boolean", "Any": "an object"}


_SIMPLE: dict[str, ValueType] = {
    "str": StringType(),
    "num": NumberType(),
    "bool": BooleanType(),
    "any": AnyType(),
    "json": AnyType(frozenset({dict, list})),
    "jsontext": AnyType(frozenset({dict, list, str})),
    "date": DateType(),
    "token": TokenType(),
    "tag": TagType(),
}


def parse_type(text: str, struct: StructFinder) -> ValueType:
    """Make the type of the notation ``text``; ``struct`` finds the class's property types by name."""
    simple = _SIMPLE.get(text)
    if simple is not None:
        return simple
    parts = split_alternatives(text)
    if len(parts) > 1:
        if parts[-1] == "token":
            others = parts[:-1]
            return OrTokenType(parse_type("|".join(others), struct))
        return UnionType([parse_type(part, struct) for part in parts])
    if text[0] == "[":
        return ListType(parse_type(text[1:-1], struct))
    if text[0] == "{":
        return MapType(parse_type(text[1:-1], struct))
    if text[0] == "&":
        module, interface, field = text[1:].split(".")
        from aws_cdk.spec.reader import service

        property_ = service(module).references[interface][0]
        return ReferenceType(interface, snake_case(property_), snake_case(field))
    return struct(text)


def split_alternatives(text: str) -> list[str]:
    """Return the alternatives of a type, without those within brackets."""
    if "|" not in text:
        return [text]
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts
