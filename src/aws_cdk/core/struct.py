"""Options: each is defined once, in a keyword-only struct.

A struct is a class whose annotated attributes are its options; structs inherit. From that one definition come

- the struct itself (``BucketProps(versioned=True)``), as type checkers see it through ``dataclass_transform``;
- the keyword arguments of constructors and factories: :func:`takes` turns a function whose last parameter is a struct into
  one that takes the struct's options as keywords, visible to editors and type checkers through a ``ParamSpec``;
- the check of what a user passes: a missing, unknown or wrongly typed option raises ``TypeError`` with its path. Mappings
  are accepted for structs, in snake_case or camelCase, at every depth.

Annotations are read when an option is first used, never at import. An option that is itself a struct is declared
``Nested[SubnetSelection | None] = nested()``: reading gives the struct, while a mapping may be passed as well; a list of
structs is ``Nested[Sequence[Rule] | None] = nested()``.

Limits, for type checkers only: parameters before the options (``scope``, ``id``) are positional there; at run time they may
be given by keyword.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Concatenate, Generic, NoReturn, ParamSpec, Protocol, TypeVar, overload

from aws_cdk.core.errors import ArgumentError
from aws_cdk.core.naming import camel_case, snake_case
from aws_cdk.core.signatures import WithOptions
from constructs._ownership import initialize, of_app
from constructs._snapshot import snapshot

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        return lambda cls: cls


T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")
A = TypeVar("A")
B = TypeVar("B")
D = TypeVar("D")
E = TypeVar("E")
C = TypeVar("C")
S_co = TypeVar("S_co", covariant=True)
P = ParamSpec("P")

if TYPE_CHECKING:

    class Nested(Generic[T]):
        """Declares an option that holds structs: read as ``T``, set from ``T`` or from mappings."""

        @overload
        def __get__(self, instance: None, owner: type) -> Nested[T]: ...
        @overload
        def __get__(self, instance: object, owner: type) -> T: ...
        def __get__(self, instance: Any, owner: type) -> Any: ...
        def __set__(self, instance: Any, value: T | Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> None: ...

else:

    class Nested:
        """Declares an option that holds structs; see the module."""


def nested() -> Any:
    """The default of an optional ``Nested`` option: not given."""
    return None


# --------------------------------------------------------------------------
# checks made from annotations
# --------------------------------------------------------------------------

Check = Callable[[Any], Any]


class _Mismatch(Exception):
    """A value does not fit; ``path`` leads from the option to the spot."""

    def __init__(self, expected: str, value: Any, path: str = "") -> None:
        self.expected = expected
        self.value = value
        self.path = path


class _UnknownKey(_Mismatch):
    """A mapping has a key that the struct does not have, or lacks one that it needs."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__("", None, path)
        self.message = message


def _type_name(value: Any) -> str:
    return type(value).__name__


def _check_str(value: Any) -> Any:
    if isinstance(value, str):
        return value
    raise _Mismatch("str", value)


def _check_number(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise _Mismatch("int or float", value)


def _check_bool(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    raise _Mismatch("bool", value)


_ZONED = "datetime with a time zone"


def _check_datetime(value: Any) -> Any:
    from datetime import datetime

    if not isinstance(value, datetime):
        raise _Mismatch("datetime", value)
    if value.tzinfo is None:  # which moment that is depends on the machine
        raise _Mismatch(_ZONED, value)
    return value


def _let_through(value: Any) -> Any:
    return value


_PRIMITIVES: dict[str, Check] = {
    "str": _check_str,
    "int": _check_number,
    "float": _check_number,
    "bool": _check_bool,
    "datetime": _check_datetime,
    "Any": snapshot,
    "object": snapshot,
}


def _sequence_check(item: Check) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Sequence):
            raise _Mismatch("list", value)
        try:
            result = []
            for element in value:
                result.append(item(element))
            return result
        except _Mismatch as error:
            error.path = f"[{len(result)}]{error.path}"
            raise

    return check


def _mapping_check(item: Check) -> Check:
    def check(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _Mismatch("dict", value)
        result = {}
        for key, element in value.items():
            if not isinstance(key, str):
                raise _Mismatch("str as key", key)
            try:
                result[key] = item(element)
            except _Mismatch as error:
                error.path = f".{key}{error.path}"
                raise
        return result

    return check


def _class_check(name: str, names: AnnotationNames) -> Check:
    """Check for a class or struct by name; it is looked up only when a name alone cannot decide."""
    looked_up: list[Any] = []
    fitting: set[type] = set()  # what needs no second look

    def check(value: Any) -> Any:
        value_type = type(value)
        if value_type in fitting:
            return value
        for base in value_type.__mro__:
            if base.__name__ == name:
                if _may_be_of_another_service(value_type, names.package):
                    target = names.find(name)
                    if isinstance(target, type) and not isinstance(value, target):
                        raise _Mismatch(f"{_package(target.__module__)}.{name}", value)
                fitting.add(value_type)
                return value
        if isinstance(value, Mapping):
            if not looked_up:
                looked_up.append(names.find(name))
            target = looked_up[0]
            if isinstance(target, type) and issubclass(target, Struct):
                return target._from_mapping(value)
            raise _Mismatch(name, value)
        if value is None or isinstance(value, (str, int, float, bool, list, tuple, Struct)):
            if not looked_up:
                looked_up.append(names.find(name))
            target = looked_up[0]
            if isinstance(target, type) and not isinstance(value, target):  # no name that stands for several types
                raise _Mismatch(name, value)
            return value
        if getattr(value_type, "__jsii_ifaces__", None) is not None:
            return value
        # A class of the app that has the members of an interface without declaring it is welcome.
        if value_type.__module__.partition(".")[0] == "aws_cdk" and not name.startswith("IResolvable"):
            if name.endswith("Ref") and hasattr(value_type, snake_case(name[1:])):
                fitting.add(value_type)
                return value
            if not looked_up:
                looked_up.append(names.find(name))
            target = looked_up[0]
            if isinstance(target, type) and not (isinstance(value, target) or _has_members_of(value, target, name)):
                raise _Mismatch(name, value)
        return value

    return check


def _may_be_of_another_service(cls: type, package: str) -> bool:
    """Tell whether a struct or enumeration is of another service than ``package``: many have the same names there."""
    own = _package(cls.__module__)
    return own not in (package, "aws_cdk.core") and issubclass(cls, (Struct, Enum))


def _has_members_of(value: Any, interface: Any, name: str) -> bool:
    """Tell whether an object has all members of an interface; what is no interface is met by its subclasses alone."""
    is_interface = (
        len(name) > 2 and name[0] == "I" and name[1].isupper() and (name[2].islower() or name.endswith("Ref"))
    )
    if not is_interface:
        return False
    from aws_cdk.core.typing_imports import interface_members

    # The class is asked first: properties may refuse to tell their value, which nobody wants to know here.
    return all(hasattr(type(value), member) or hasattr(value, member) for member in interface_members(interface))


def _union_check(checks: list[Check]) -> Check:
    def check(value: Any) -> Any:
        failures = []
        for alternative in checks:
            try:
                return alternative(value)
            except _Mismatch as error:
                failures.append(error)
        deepest = max(failures, key=lambda error: len(error.path))
        if deepest.path or isinstance(deepest, _UnknownKey):
            raise deepest
        raise _Mismatch(" or ".join(error.expected for error in failures), value)

    return check


def _split_top(text: str, separator: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
        elif char == separator and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [part.strip() for part in parts]


def check_for(annotation: str, names: AnnotationNames) -> Check:
    """Make the check of one annotation, given as text; ``names`` finds the classes in it."""
    annotation = annotation.strip()
    alternatives = [part for part in _split_top(annotation, "|") if part != "None"]
    if len(alternatives) > 1:
        if set(alternatives) <= {"int", "float"}:
            return _check_number
        return _union_check([check_for(part, names) for part in alternatives])
    annotation = alternatives[0] if alternatives else "Any"
    head, bracket, rest = annotation.partition("[")
    head = head.strip()
    if bracket:
        inner = rest[:-1]
        if head == "Nested":
            return check_for(inner, names)
        if head in ("Sequence", "list", "Iterable", "List", "tuple"):
            return _sequence_check(check_for(inner, names))
        if head in ("Mapping", "dict", "Dict"):
            return _mapping_check(check_for(_split_top(inner, ",")[1], names))
        if head in ("Optional", "Final"):
            return check_for(inner, names)
        return _let_through
    simple = _PRIMITIVES.get(head)
    return simple if simple is not None else _class_check(head.rpartition(".")[2], names)


class AnnotationNames:
    """The classes that annotations of a module name: in it, or among what it imports for typing."""

    __slots__ = ("_module", "package")

    def __init__(self, module: str) -> None:
        self._module = module
        self.package = _package(module)

    def find(self, name: str) -> Any:
        """Return the class, or what else the name stands for; ``None`` if it is not known."""
        module = sys.modules[self._module]
        found = getattr(module, name, None)
        if found is not None:
            return found
        from aws_cdk.core.typing_imports import imported_for_typing

        return imported_for_typing(module, name)


def _package(module: str) -> str:
    """Return the package of the library that a module is in (``aws_cdk.aws_s3``)."""
    return ".".join(module.split(".", 2)[:2])


# --------------------------------------------------------------------------
# structs
# --------------------------------------------------------------------------


class Field:
    """One option of a struct."""

    __slots__ = ("_check", "annotation", "camel", "name", "owner", "required")

    def __init__(self, name: str, annotation: str, owner: type, required: bool) -> None:
        self.name = name
        self.camel = camel_case(name)
        self.annotation = annotation
        self.owner = owner
        self.required = required
        self._check: Check | None = None

    def convert(self, value: Any) -> Any:
        """Return ``value`` as the option holds it, with mappings made structs; raise ``_Mismatch`` if it does not fit."""
        check = self._check
        if check is None:
            check = self._check = check_for(self.annotation, AnnotationNames(self.owner.__module__))
        return check(value)


@dataclass_transform(kw_only_default=True)
class Struct:
    """A keyword-only record of options; see the module.

    Two structs are equal if they are of one class and hold the same values. Structs cannot be changed.
    """

    if TYPE_CHECKING:

        def __init__(self, **options: Any) -> None: ...

    _fields: dict[str, Field] = {}  # noqa: RUF012  # each class is given its own
    _required: tuple[str, ...] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        fields: dict[str, Field] = {}
        for base in reversed(cls.__mro__[1:]):
            inherited = base.__dict__.get("_fields")
            if inherited:
                fields.update(inherited)
        own = cls.__dict__
        for name, annotation in own.get("__annotations__", {}).items():
            if name[0] != "_":
                fields[name] = Field(name, annotation, cls, required=name not in own)
        cls._fields = fields
        cls._required = tuple([field.name for field in fields.values() if field.required])

    if not TYPE_CHECKING:

        def __init__(self, **options: Any) -> None:
            try:
                self._fill(options)
            except _Mismatch as error:
                _raise_argument_error(error, f"{type(self).__name__}()", None)

    def _fill(self, options: Mapping[str, Any]) -> None:
        fields = self._fields
        values = self.__dict__
        for name, value in options.items():
            field = fields.get(name)
            if field is None:
                raise _UnknownKey(_unknown(name, fields))
            if value is None:
                continue
            try:
                values[name] = field.convert(value)
            except _Mismatch as error:
                error.path = f"{'.' + name}{error.path}"
                raise
        for name in self._required:
            if name not in values:
                raise _UnknownKey(
                    f"option '{name}' is required and must not be None"
                    if name in options
                    else f"missing required option '{name}'"
                )

    @classmethod
    def _from_mapping(cls: type[T], value: Mapping[str, Any]) -> T:
        """Make the struct from a mapping whose keys are in snake_case or camelCase."""
        fields = cls._fields  # type: ignore[attr-defined]  # cls is a Struct
        options: dict[str, Any] = {}
        for key, item in value.items():
            name = key if key in fields else _field_for(key, fields)
            if name is None:
                raise _UnknownKey(_unknown(str(key), fields))
            if name in options:
                raise _UnknownKey(f"option '{name}' is given twice, in two spellings")
            options[name] = item
        made = cls.__new__(cls)
        made._fill(options)  # type: ignore[attr-defined]  # made is a Struct
        return made

    @classmethod
    def of(cls: type[T], value: Any) -> T:
        """Return ``value`` if it is such a struct, or make one of a mapping.

        Raises:
            TypeError: it is neither, or has options that do not fit.
        """
        if isinstance(value, cls):
            return value
        try:
            if isinstance(value, Mapping):
                return cls._from_mapping(value)  # type: ignore[attr-defined, no-any-return]  # cls is a Struct
            raise _Mismatch(cls.__name__, value)
        except _Mismatch as error:
            _raise_argument_error(error, cls.__name__, None)

    @property
    def _values(self) -> dict[str, Any]:
        """The options that were given; apps of the peer spell it so (``Bucket(self, "B", **props._values)``)."""
        return dict(self.__dict__)

    def _given(self) -> dict[str, Any]:
        """Return the options that were given, by their snake_case names, in the order given."""
        return dict(self.__dict__)

    def _with(self: T, **changes: Any) -> T:
        """Return a copy with ``changes`` made; ``None`` takes an option away. Values are trusted, not checked."""
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        for name, value in changes.items():
            if value is None:
                copy.__dict__.pop(name, None)
            else:
                copy.__dict__[name] = value
        return copy

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed; make a new one")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]  # options may hold lists

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def _field_for(key: Any, fields: Mapping[str, Field]) -> str | None:
    if isinstance(key, str):
        name = snake_case(key)
        if name in fields:
            return name
        for field in fields.values():
            if field.camel == key:
                return field.name
        if f"{key}_" in fields:  # Python's keywords carry an underscore there
            return f"{key}_"
    return None


def _unknown(name: str, fields: Mapping[str, Field]) -> str:
    import difflib

    close = difflib.get_close_matches(snake_case(name), fields, n=1)
    hint = f"; did you mean '{close[0]}'?" if close else ""
    return f"got an unexpected keyword argument '{name}'{hint}"


def wrong_type(argument: str, error: _Mismatch) -> str:
    """Say that an argument has another type than it must have."""
    got = _type_name(error.value)
    if error.expected.endswith(f".{got}"):  # of another service
        got = f"{_package(type(error.value).__module__)}.{got}"
    text = f"type of argument {argument} must be {error.expected}; got {got} instead"
    if error.expected == "str" and hasattr(error.value, "__fspath__"):
        text += "; write str(path)"
    elif error.expected == _ZONED:
        text += "; pass tzinfo=timezone.utc"
    return text


def _raise_argument_error(error: _Mismatch, what: str, scope: Any, id: str | None = None) -> NoReturn:
    option = error.path.lstrip(".")
    if isinstance(error, _UnknownKey):
        where = f" ({option})" if option else ""
        message = f"{what} {error.message}{where}"
    else:
        message = wrong_type(option, error)
        if what:
            message = f"{what}: {message}"
    if id is not None:
        path = getattr(getattr(scope, "node", None), "path", "")
        message += f"\n  construct: {path}/{id}" if path else f"\n  construct: {id}"
        raise ArgumentError(message) from None
    raise ArgumentError(message, scope=scope) from None


def make_struct(struct: type[T], options: Mapping[str, Any], what: str = "", scope: Any = None) -> T:
    """Make ``struct`` from keyword ``options``.

    Raises:
        TypeError: an option is missing, unknown or of the wrong type; the message names ``what`` was called.
    """
    made = struct.__new__(struct)
    try:
        made._fill(options)  # type: ignore[attr-defined]  # struct is a Struct class
    except _Mismatch as error:
        _raise_argument_error(error, what or struct.__name__, scope)
    return made


# --------------------------------------------------------------------------
# functions that take options
# --------------------------------------------------------------------------


class _Takes(Protocol[P, S_co]):
    @overload
    def __call__(self, function: Callable[[C, A, B, D, E, S_co], R]) -> Callable[Concatenate[C, A, B, D, E, P], R]: ...
    @overload
    def __call__(self, function: Callable[[C, A, B, D, S_co], R]) -> Callable[Concatenate[C, A, B, D, P], R]: ...
    @overload
    def __call__(self, function: Callable[[C, A, B, S_co], R]) -> Callable[Concatenate[C, A, B, P], R]: ...
    @overload
    def __call__(self, function: Callable[[C, A, S_co], R]) -> Callable[Concatenate[C, A, P], R]: ...
    @overload
    def __call__(self, function: Callable[[C, S_co], R]) -> Callable[Concatenate[C, P], R]: ...
    @overload
    def __call__(self, function: Callable[[S_co], R]) -> Callable[P, R]: ...
    def __call__(self, function: Any) -> Any: ...


class StructLater:
    """Stands for a struct whose module :func:`takes` loads only when a function that takes it is called.

    For options of other services, such as those of metrics, that few apps give: see ``service_options``.
    """

    __slots__ = ("_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def load(self) -> Any:
        """Return the struct."""
        from importlib import import_module

        return getattr(import_module(self._module), self._name)


# Set by property injectors as soon as there are any: changes the options of a construct that is being made.
injection: Callable[[Any, Any, Any, str, Any], Any] | None = None


def takes(struct: Callable[P, S]) -> _Takes[P, S]:
    """Let a function whose last parameter is a ``struct`` take the struct's options as keywords instead.

    The parameters before it stay as they are and keep their defaults.
    """
    return _Taker(struct)


class _Taker:
    __slots__ = ("_struct",)

    def __init__(self, struct: Any) -> None:
        self._struct = struct

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        struct: Any = self._struct
        if type(struct) is StructLater:
            return _when_called(function, struct)
        code = function.__code__
        count = code.co_argcount - 1
        names = code.co_varnames[:count]
        defaults = (function.__defaults__ or ())[: -1 if _last_has_default(function) else None]
        # Of a construct, that is: other classes may take two parameters before their options too.
        initializes = function.__name__ == "__init__"
        is_constructor = initializes and names[2:3] in (("id",), ("id_",))
        # A construct checks its scope and id itself.
        unchecked = 3 if is_constructor else int(names[:1] in (("self",), ("cls",)))
        leading: Any = None

        def wrapper(*args: Any, **options: Any) -> Any:
            nonlocal leading
            given = len(args)
            if given != count:
                args = _complete(function, names, count, defaults, args, options)
            elif is_constructor and count > 2 and type(args[2]) is not str:
                _check_construct_arguments(args)
            if count > unchecked:
                if leading is None:
                    leading = _leading_arguments(function, count)
                args = leading.positional(args)
            made = struct.__new__(struct)
            try:
                made._fill(options)
            except _Mismatch as error:
                if is_constructor and count > 2:
                    _raise_argument_error(error, f"{type(args[0]).__name__}.__init__()", args[1], args[2])
                _raise_argument_error(error, f"{function.__qualname__}()", args[0] if args else None)
            if injection is not None and is_constructor and count > 2:
                made = injection(wrapper, args[0], args[1], args[2], made)
            if initializes and of_app(type(args[0])):
                return initialize(args[0], function, *args[1:], made)
            return function(*args, made)

        wrapper.__name__ = function.__name__
        wrapper.__qualname__ = function.__qualname__
        wrapper.__doc__ = function.__doc__
        wrapper.__module__ = function.__module__
        wrapper.__wrapped__ = WithOptions(function, struct)  # type: ignore[attr-defined]  # as functools.wraps does
        wrapper._takes = struct  # type: ignore[attr-defined]  # tools read signatures from it
        return wrapper


def _when_called(function: Callable[..., Any], struct: StructLater) -> Callable[..., Any]:
    real: Callable[..., Any] | None = None

    def wrapper(*args: Any, **options: Any) -> Any:
        nonlocal real
        if real is None:
            real = _Taker(struct.load())(function)
        return real(*args, **options)

    wrapper.__name__ = function.__name__
    wrapper.__qualname__ = function.__qualname__
    wrapper.__doc__ = function.__doc__
    wrapper.__module__ = function.__module__
    wrapper.__wrapped__ = WithOptions(function, struct)  # type: ignore[attr-defined]  # as functools.wraps does
    wrapper._takes = struct  # type: ignore[attr-defined]  # tools read signatures from it
    return wrapper


def _last_has_default(function: Callable[..., Any]) -> bool:
    return bool(function.__defaults__)


def _leading_arguments(function: Callable[..., Any], count: int) -> Any:
    """Return the checks of the parameters before the options."""
    from aws_cdk.core.arguments import Arguments

    return Arguments(function, count)


def _check_construct_arguments(args: tuple[Any, ...]) -> None:
    if args[2] is not None and not isinstance(args[2], str):
        raise ArgumentError(f"type of argument id must be str; got {_type_name(args[2])} instead", scope=args[1])


def _complete(
    function: Callable[..., Any],
    names: tuple[str, ...],
    count: int,
    defaults: tuple[Any, ...],
    args: tuple[Any, ...],
    options: dict[str, Any],
) -> tuple[Any, ...]:
    """Fill leading parameters that were given by keyword or have a default."""
    if len(args) > count:
        raise ArgumentError(
            f"{function.__qualname__}() takes {count} positional arguments but {len(args)} were given; options are keyword-only"
        )
    complete = list(args)
    first_default = count - len(defaults)
    for index in range(len(args), count):
        name = names[index]
        if name in options:
            complete.append(options.pop(name))
        elif index >= first_default:
            complete.append(defaults[index - first_default])
        else:
            raise ArgumentError(f"{function.__qualname__}() missing 1 required positional argument: '{name}'")
    return tuple(complete)
