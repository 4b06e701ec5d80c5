"""Paths into the data of an execution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_stepfunctions._json_path_fields import JsonPathToken, path_in_text, path_of
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import CdkError
from aws_cdk.core.json_null import JsonNull
from aws_cdk.core.token import IResolvable, Token, is_unresolved, js_number_text

# The intrinsic functions of the Amazon States Language, in the order in which messages name them.
_FUNCTIONS = (
    "Array",
    "ArrayPartition",
    "ArrayContains",
    "ArrayRange",
    "ArrayGetItem",
    "ArrayLength",
    "ArrayUnique",
    "Base64Encode",
    "Base64Decode",
    "Hash",
    "JsonMerge",
    "StringToJson",
    "JsonToString",
    "MathRandom",
    "MathAdd",
    "StringSplit",
    "UUID",
    "Format",
)


class _Paths(type):
    """The paths of :class:`JsonPath` that are read from the class."""

    @property
    def entire_payload(cls) -> str:
        """The whole input of the state."""
        return _text("$")

    @property
    def entire_context(cls) -> str:
        """The whole context object."""
        return _text("$$")

    @property
    def execution_id(cls) -> str:
        """The ARN of the execution."""
        return _text("$$.Execution.Id")

    @property
    def execution_input(cls) -> str:
        """The input of the execution."""
        return _text("$$.Execution.Input")

    @property
    def execution_name(cls) -> str:
        """The name of the execution."""
        return _text("$$.Execution.Name")

    @property
    def execution_role_arn(cls) -> str:
        """The ARN of the role that the execution works with."""
        return _text("$$.Execution.RoleArn")

    @property
    def execution_start_time(cls) -> str:
        """When the execution started."""
        return _text("$$.Execution.StartTime")

    @property
    def state_entered_time(cls) -> str:
        """When the state was entered."""
        return _text("$$.State.EnteredTime")

    @property
    def state_name(cls) -> str:
        """The name of the state."""
        return _text("$$.State.Name")

    @property
    def state_retry_count(cls) -> str:
        """How often the state was tried again."""
        return _text("$$.State.RetryCount")

    @property
    def state_machine_id(cls) -> str:
        """The ARN of the state machine."""
        return _text("$$.StateMachine.Id")

    @property
    def state_machine_name(cls) -> str:
        """The name of the state machine."""
        return _text("$$.StateMachine.Name")

    @property
    def task_token(cls) -> str:
        """The token by which a task reports its outcome."""
        return _text("$$.Task.Token")


class JsonPath(metaclass=_Paths):
    """Makes paths into the data of an execution, and calls of intrinsic functions on them.

    What is made are tokens. Each has to be a whole value: text around it is refused; use :meth:`format` instead.
    """

    DISCARD: str = Token.as_string(JsonNull.INSTANCE, display_hint="DISCARD (JSON `null`)")
    """Given for a result or output path, throws the value away."""

    @staticmethod
    @checked
    def string_at(path: str) -> str:
        """Return the text at ``path``.

        Raises:
            CdkError: ``path`` is neither a path nor a call of an intrinsic function.
        """
        _check_path(path)
        return _text(path)

    @staticmethod
    @checked
    def number_at(path: str) -> float:
        """Return the number at ``path``.

        Raises:
            CdkError: ``path`` is neither a path nor a call of an intrinsic function.
        """
        _check_path(path)
        return Token.as_number(JsonPathToken(path))

    @staticmethod
    @checked
    def list_at(path: str) -> list[str]:
        """Return the list of texts at ``path``.

        Raises:
            CdkError: ``path`` is no path.
        """
        if not path.startswith("$"):
            raise CdkError(
                "Data JSON path values must either be exactly equal to '$', start with '$[' or start with '$'"
                f". Received: {path}"
            )
        return Token.as_list(JsonPathToken(path))

    @staticmethod
    @checked
    def object_at(path: str) -> IResolvable:
        """Return the object at ``path``.

        Raises:
            CdkError: ``path`` is neither a path nor a call of an intrinsic function.
        """
        _check_path(path)
        return JsonPathToken(path)

    @staticmethod
    @checked
    def is_encoded_json_path(value: str) -> bool:
        """Tell whether ``value`` is a path made here.

        Raises:
            CdkError: a path stands beside other text.
        """
        return path_in_text(value) is not None

    # -- intrinsic functions ----------------------------------------------

    @staticmethod
    @checked
    def array(*values: str) -> str:
        """Return a list of ``values``."""
        return _call("Array", *values)

    @staticmethod
    @checked
    def array_contains(array: Any, value: Any) -> str:
        """Return whether ``array`` has ``value``."""
        return _call("ArrayContains", array, value)

    @staticmethod
    @checked
    def array_get_item(array: Any, index: int | float) -> str:
        """Return the item at ``index``, counted from 0."""
        return _call("ArrayGetItem", array, index)

    @staticmethod
    @checked
    def array_length(array: Any) -> str:
        """Return how many items there are."""
        return _call("ArrayLength", array)

    @staticmethod
    @checked
    def array_partition(array: Any, chunk_size: int | float) -> str:
        """Return the items in lists of ``chunk_size``."""
        return _call("ArrayPartition", array, chunk_size)

    @staticmethod
    @checked
    def array_range(start: int | float, end: int | float, step: int | float) -> str:
        """Return numbers from ``start`` to ``end``, each ``step`` more than the last."""
        return _call("ArrayRange", start, end, step)

    @staticmethod
    @checked
    def array_unique(array: Any) -> str:
        """Return the items, each once."""
        return _call("ArrayUnique", array)

    @staticmethod
    @checked
    def base64_decode(base64: str) -> str:
        """Return what is encoded in Base64."""
        return _call("Base64Decode", base64)

    @staticmethod
    @checked
    def base64_encode(input: str) -> str:
        """Return ``input`` in Base64."""
        return _call("Base64Encode", input)

    @staticmethod
    @checked
    def format(format_string: str, *values: str) -> str:
        """Return text in which each ``{}`` is replaced by the next of ``values``."""
        return _call("Format", format_string, *values)

    @staticmethod
    @checked
    def hash(data: Any, algorithm: str) -> str:
        """Return the hash of ``data`` by ``algorithm``: MD5, SHA-1, SHA-256, SHA-384 or SHA-512."""
        return _call("Hash", data, algorithm)

    @staticmethod
    @checked
    def json_merge(value1: Any, value2: Any) -> str:
        """Return two objects merged, not deep; where both have a key, the second's value counts."""
        return _text(f"States.JsonMerge({_argument(value1)}, {_argument(value2)}, false)")

    @staticmethod
    @checked
    def json_to_string(value: Any) -> str:
        """Return an object as JSON text.

        Raises:
            CdkError: ``value`` is no path.
        """
        path = path_of(value)
        if path is None:
            raise CdkError("Argument to JsonPath.jsonToString() must be a JsonPath object")
        return _text(f"States.JsonToString({path})")

    @staticmethod
    @checked
    def math_add(num1: int | float, num2: int | float) -> str:
        """Return the sum."""
        return _call("MathAdd", num1, num2)

    @staticmethod
    @checked
    def math_random(start: int | float, end: int | float) -> str:
        """Return a random number from ``start`` to below ``end``."""
        return _call("MathRandom", start, end)

    @staticmethod
    @checked
    def string_split(input_string: str, splitter: str) -> str:
        """Return the parts between the characters of ``splitter``."""
        return _call("StringSplit", input_string, splitter)

    @staticmethod
    @checked
    def string_to_json(json_string: str) -> IResolvable:
        """Return the object that JSON text stands for."""
        return JsonPathToken(f"States.StringToJson({_argument(json_string)})")

    @staticmethod
    def uuid() -> str:
        """Return a random UUID."""
        return _call("UUID")


def _text(path: str) -> str:
    return JsonPathToken(path).to_string()


def _call(function: str, *arguments: Any) -> str:
    return _text(f"States.{function}({', '.join(_argument(argument) for argument in arguments)})")


def _argument(value: Any) -> str:
    """Return an argument of an intrinsic function.

    Raises:
        CdkError: it is neither a path, a number nor text.
    """
    path = path_of(value)
    if path is not None:
        return path
    if isinstance(value, str):
        # A backslash before a brace escapes the brace already.
        escaped = re.sub(r"\\(?![{}])", r"\\\\", value).replace("'", "\\'")
        return f"'{escaped}'"
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not is_unresolved(value):
        return js_number_text(value)
    raise CdkError(
        f"Unexpected value: an intrinsic function takes paths, text and numbers, not {type(value).__name__}",
        fix="pass JsonPath.object_at, JsonPath.list_at or JsonPath.string_at",
    )


def _check_path(path: str) -> None:
    if path.startswith("$") or any(path.startswith(f"States.{name}(") for name in _FUNCTIONS):
        return
    functions: Sequence[str] = [f"States.{name}" for name in _FUNCTIONS]
    raise CdkError(
        "JSON path values must be exactly '$', '$$', start with '$', start with '$$.', start with '$[', or start with "
        f"an intrinsic function: {', '.join(functions[:-1])}, or {functions[-1]}. Received: {path}"
    )
