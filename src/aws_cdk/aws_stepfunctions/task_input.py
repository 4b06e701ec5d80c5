"""The input of a task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum


class InputType(NamedEnum):
    """What the input of a task is."""

    TEXT = 0
    OBJECT = 1


class TaskInput:
    """Text or an object that a task is given."""

    @checked
    def __init__(self, type: InputType, value: Any) -> None:
        self._type = type
        self._value = value

    @staticmethod
    @checked
    def from_text(text: str) -> TaskInput:
        """Pass text on; it may be a path."""
        return TaskInput(InputType.TEXT, text)

    @staticmethod
    @checked
    def from_object(obj: Mapping[str, Any]) -> TaskInput:
        """Pass an object on; its values may be paths."""
        return TaskInput(InputType.OBJECT, obj)

    @staticmethod
    @checked
    def from_json_path_at(path: str) -> TaskInput:
        """Pass on what is at ``path``.

        Raises:
            CdkError: ``path`` is no path.
        """
        return TaskInput(InputType.TEXT, JsonPath.string_at(path))

    @property
    def type(self) -> InputType:
        """What it is."""
        return self._type

    @property
    def value(self) -> Any:
        """The text or object."""
        return self._value
