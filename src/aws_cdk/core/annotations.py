"""Messages attached to constructs: infos, warnings and errors that the command line shows."""

from __future__ import annotations

import os
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from constructs._source import user_stack_trace

_INFO = "aws:cdk:info"
_WARNING = "aws:cdk:warning"
_ERROR = "aws:cdk:error"
_BLOCK_DEPRECATIONS = "CDK_BLOCK_DEPRECATIONS"  # the variable that makes deprecations errors
_DISABLE_TRACE = "aws:cdk:disable-stack-trace"  # the context key that keeps stack traces out of the metadata


class Annotations:
    """Adds messages to one construct; they land in the metadata of its stack.

    A message is added once to a construct. Warnings and infos with an id can be acknowledged: then they are not shown for
    the construct and all below it, whether they were added before or are added later.
    """

    __slots__ = ("_scope",)

    def __init__(self, scope: Any) -> None:
        self._scope = scope

    @staticmethod
    def of(scope: Any) -> Annotations:
        """Return the annotations of ``scope``."""
        if not hasattr(scope, "node"):
            raise TypeError(f"type of argument scope must be constructs.IConstruct; got {type(scope).__name__} instead")
        return Annotations(scope)

    @checked
    def add_warning_v2(self, id: str, message: str) -> None:
        """Add a warning that can be acknowledged by its ``id``."""
        self._add_with_id(_WARNING, id, message)

    @checked
    def add_warning(self, message: str) -> None:
        """Add a warning that cannot be acknowledged."""
        self._add(_WARNING, message)

    @checked
    def add_info_v2(self, id: str, message: str) -> None:
        """Add an information that can be acknowledged by its ``id``."""
        self._add_with_id(_INFO, id, message)

    @checked
    def add_info(self, message: str) -> None:
        """Add an information."""
        self._add(_INFO, message)

    @checked
    def add_error(self, message: str) -> None:
        """Add an error: synthesis goes on, but the command line refuses to deploy the stack."""
        self._add(_ERROR, message)

    @checked
    def add_deprecation(self, api: str, message: str) -> None:
        """Warn that ``api`` is deprecated; ``message`` says what to use instead.

        Raises:
            ValidationError: the environment variable ``CDK_BLOCK_DEPRECATIONS`` is set.
        """
        text = f"The API {api} is deprecated: {message}. This API will be removed in the next major release"
        if os.environ.get(_BLOCK_DEPRECATIONS):
            raise ValidationError(f"{self._scope.node.path}: {text}", scope=self._scope)
        self.add_warning_v2(f"Deprecated:{api}", text)

    @checked
    def acknowledge_warning(self, id: str, message: str | None = None) -> None:
        """Take away warnings with ``id`` here and below, those to come as well; ``message`` says why."""
        self._acknowledge(_WARNING, id)

    @checked
    def acknowledge_info(self, id: str, message: str | None = None) -> None:
        """Take away infos with ``id`` here and below, those to come as well; ``message`` says why."""
        self._acknowledge(_INFO, id)

    def _add_with_id(self, level: str, id: str, message: str) -> None:
        current = self._scope
        while current is not None:
            if id in current.__dict__.get("_acknowledged", ()):
                return
            current = current.node.scope
        self._add(level, f"{message} [ack: {id}]")

    def _acknowledge(self, level: str, id: str) -> None:
        # What was added before goes by its level; what comes later is kept out by its id alone, as the peer does.
        self._scope.__dict__.setdefault("_acknowledged", set()).add(id)
        ending = f"[ack: {id}]"
        for construct in self._scope.node._iterate():
            entries = construct.node._metadata
            if entries:
                entries[:] = [
                    entry for entry in entries if not (entry.type == level and _ends_with(entry.data, ending))
                ]

    def _add(self, level: str, message: str) -> None:
        node = self._scope.node
        for entry in node._metadata or ():
            if entry.type == level and entry.data == message:
                return
        trace = None if node.try_get_context(_DISABLE_TRACE) else user_stack_trace()
        node.add_metadata(level, message, stack_trace_override=trace)


def _ends_with(data: Any, ending: str) -> bool:
    return isinstance(data, str) and data.endswith(ending)
