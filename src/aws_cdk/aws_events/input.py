"""What a target is told of an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import IResolvable, IResolveContext, fragments_of, string_of

_EVENT_FIELDS = {
    "account": "$.account",
    "detail_type": "$.detail-type",
    "event_id": "$.id",
    "region": "$.region",
    "source": "$.source",
    "time": "$.time",
}
# Stand around a field's key in JSON text until it is known whether the whole of a string is the field. Private use area.
_OPEN, _CLOSE = "\ue0f1", "\ue0f2"


class _Fields(type):
    """Gives fields that every event has as attributes of the class."""

    def __getattr__(cls, name: str) -> str:
        path = _EVENT_FIELDS.get(name)
        if path is None:
            raise AttributeError(name)
        return EventField.from_path(path)


class EventField(IResolvable, metaclass=_Fields):
    """A field of the event, for the input of a target.

    ``account``, ``detail_type``, ``event_id``, ``region``, ``source`` and ``time`` are attributes of the class.
    """

    @checked
    def __init__(self, path: str) -> None:
        self.path = path
        self.display_hint = _plain_key(path)

    @staticmethod
    @checked
    def from_path(path: str) -> str:
        """Return the field at a JSON path such as ``$.detail.id``, as text that can stand inside of other text."""
        field = EventField(path)
        return string_of(field, field.display_hint)

    def resolve(self, _ctx: IResolveContext) -> Any:
        """Return the path."""
        return self.path

    def to_json(self) -> str:
        """Return a text that names the path."""
        return f"<path:{self.path}>"

    def __str__(self) -> str:
        return self.to_string()


def _plain_key(path: str) -> str:
    text = path[1:] if path.startswith("$") else path
    text = text[1:] if text.startswith(".") else text
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in text)


class RuleTargetInputProperties(Struct):
    """How a rule says what a target is told; one of input, path and template."""

    input: str | None = None
    """JSON text."""
    input_path: str | None = None
    """Path of the part of the event."""
    input_paths_map: Mapping[str, str] | None = None
    """Paths by the keys of the template."""
    input_template: str | None = None
    """JSON text with ``<key>`` for fields of the event."""


class RuleTargetInput:
    """What a target is told."""

    @staticmethod
    @checked
    def from_text(text: str) -> RuleTargetInput:
        """Tell a JSON string; fields of the event may stand in ``text``."""
        return _FieldAware("text", text)

    @staticmethod
    @checked
    def from_multiline_text(text: str) -> RuleTargetInput:
        """Tell several JSON strings, one a line; only some targets take them for text."""
        return _FieldAware("lines", text)

    @staticmethod
    def from_object(obj: Any) -> RuleTargetInput:
        """Tell a JSON value; fields of the event may stand in it."""
        return _FieldAware("object", obj)

    @staticmethod
    @checked
    def from_event_path(path: str) -> RuleTargetInput:
        """Tell a part of the event."""
        return _EventPath(path)

    def bind(self, rule: Any) -> RuleTargetInputProperties:
        """Return how ``rule`` says it."""
        raise NotImplementedError


class _EventPath(RuleTargetInput):
    def __init__(self, path: str) -> None:
        self._path = path

    def bind(self, rule: Any) -> RuleTargetInputProperties:
        return RuleTargetInputProperties(input_path=self._path)


class _FieldAware(RuleTargetInput):
    """JSON in which fields of the event may stand."""

    def __init__(self, kind: str, value: Any) -> None:
        self._kind = kind
        self._value = value

    def bind(self, rule: Any) -> RuleTargetInputProperties:
        from aws_cdk.core.stack import Stack

        keys = _Keys()
        value = keys.marked(self._value)
        if value is None:
            return RuleTargetInputProperties()
        to_json = Stack.of(rule).to_json_string
        parts = value.split("\n") if self._kind == "lines" else [value]
        text = "\n".join(to_json(part) for part in parts)
        if not keys.paths:
            return RuleTargetInputProperties(input=text)
        whole = self._kind == "object"
        template = string_of(LazyValue(lambda context: _unmarked(context.resolve(text), whole)))
        return RuleTargetInputProperties(input_template=template, input_paths_map=keys.paths)


class _Keys:
    """Gives the fields of one input keys, and puts marked keys in their place."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}

    def marked(self, value: Any) -> Any:
        if isinstance(value, EventField):
            return self._mark(value)
        if isinstance(value, str):
            if "${Token[" not in value:
                return value
            return "".join(
                self._mark(piece)
                if isinstance(piece, EventField)
                else piece
                if isinstance(piece, str)
                else string_of(piece)
                for piece in fragments_of(value)
            )
        if isinstance(value, Mapping):
            return {self.marked(name): self.marked(item) for name, item in value.items()}
        if isinstance(value, Sequence):
            return [self.marked(item) for item in value]
        return value

    def _mark(self, field: EventField) -> str:
        return f"{_OPEN}{self._key(field)}{_CLOSE}"

    def _key(self, field: EventField) -> str:
        for known, path in self.paths.items():
            if path == field.path:
                return known
        key = field.display_hint or f"f{len(self.paths) + 1}"
        if key in self.paths:
            raise ValidationError(
                f"Single key '{key}' is used for two different JSON paths: '{field.path}' and '{self.paths[key]}'"
            )
        self.paths[key] = field.path
        return key


def _unmarked(value: Any, whole: bool) -> Any:
    """Put ``<key>`` in place of marked keys; where a field is the whole of a string of an object, quotes go too."""
    if isinstance(value, str):
        if whole:
            import re

            value = re.sub(rf'(?<!\\)"{_OPEN}([^{_CLOSE}]*){_CLOSE}"', r"<\1>", value)
        return value.replace(_OPEN, "<").replace(_CLOSE, ">")
    if isinstance(value, Mapping):
        return {name: _unmarked(item, whole) for name, item in value.items()}
    if isinstance(value, list):
        return [_unmarked(item, whole) for item in value]
    return value
