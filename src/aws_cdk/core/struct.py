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

Limits, for type checkers only: parameters before the options (``scope``, ``id``) are positional there and required; at run
time they may be given by keyword. The stubs (``purecdk-stubs``) name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from aws_cdk.core.annotation_checks import AnnotationNames, Check, Checked, check_for
from aws_cdk.core.arguments import Arguments
from aws_cdk.core.errors import ArgumentError
from aws_cdk.core.mismatch import Mismatch, UnknownKey, raise_argument_error, type_name
from aws_cdk.core.naming import camel_case, snake_case
from aws_cdk.core.signatures import SignatureOfStruct, WithOptions
from constructs._ownership import initialize, of_app

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
        """Return ``value`` as the option holds it, with mappings made structs; raise ``Mismatch`` if it does not fit."""
        check = self._check
        if check is None:
            check = self._check = check_for(self.annotation, AnnotationNames(self.owner.__module__))
        return check(value)


@dataclass_transform(kw_only_default=True)
class Struct(Checked):
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
        __signature__ = SignatureOfStruct()

        def __init__(self, **options: Any) -> None:
            try:
                self._fill(options)
            except Mismatch as error:
                raise_argument_error(error, f"{type(self).__name__}()", None)

    def _fill(self, options: Mapping[str, Any]) -> None:
        fields = self._fields
        values = self.__dict__
        for name, value in options.items():
            field = fields.get(name)
            if field is None:
                raise UnknownKey(_unknown(name, fields))
            if value is None:
                continue
            try:
                values[name] = field.convert(value)
            except Mismatch as error:
                error.path = f"{'.' + name}{error.path}"
                raise
        for name in self._required:
            if name not in values:
                raise UnknownKey(
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
                raise UnknownKey(_unknown(str(key), fields))
            if name in options:
                raise UnknownKey(f"option '{name}' is given twice, in two spellings")
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
            raise Mismatch(cls.__name__, value)
        except Mismatch as error:
            raise_argument_error(error, cls.__name__, None)

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


def make_struct(struct: type[T], options: Mapping[str, Any], what: str = "", scope: Any = None) -> T:
    """Make ``struct`` from keyword ``options``.

    Raises:
        TypeError: an option is missing, unknown or of the wrong type; the message names ``what`` was called.
    """
    made = struct.__new__(struct)
    try:
        made._fill(options)  # type: ignore[attr-defined]  # struct is a Struct class
    except Mismatch as error:
        raise_argument_error(error, what or struct.__name__, scope)
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
        defaults = (function.__defaults__ or ())[:-1]
        # Of a construct, that is: other classes may take two parameters before their options too.
        initializes = function.__name__ == "__init__"
        is_constructor = initializes and names[2:3] in (("id",), ("id_",))
        # A construct checks its scope and id itself.
        unchecked = 3 if is_constructor else int(names[:1] in (("self",), ("cls",)))
        leading: Arguments | None = None

        def wrapper(*args: Any, **options: Any) -> Any:
            nonlocal leading
            given = len(args)
            if given != count:
                args = _complete(function, names, count, defaults, args, options)
            elif is_constructor and count > 2 and type(args[2]) is not str:
                _check_construct_arguments(args)
            if count > unchecked:
                if leading is None:
                    leading = Arguments(function, count)
                args = leading.positional(args)
            made = struct.__new__(struct)
            try:
                made._fill(options)
            except Mismatch as error:
                if is_constructor and count > 2:
                    raise_argument_error(error, f"{type(args[0]).__name__}.__init__()", args[1], args[2])
                raise_argument_error(error, f"{function.__qualname__}()", args[0] if args else None)
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


def _check_construct_arguments(args: tuple[Any, ...]) -> None:
    if args[2] is not None and not isinstance(args[2], str):
        raise ArgumentError(f"type of argument id must be str; got {type_name(args[2])} instead", scope=args[1])


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
