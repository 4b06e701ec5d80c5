"""Functions with handlers of ours that a stack has once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.code import Code
from aws_cdk.aws_lambda.runtime import Runtime, RuntimeFamily
from aws_cdk.aws_lambda.singleton_function import SingletonFunction
from aws_cdk.core.handler_code import handler_folder
from aws_cdk.core.handler_provider import HANDLER_RUNTIME

if TYPE_CHECKING:
    from constructs import Construct

_SINGLETON = "aws:cdk:is-custom-resource-handler-singleton"
_RUNTIME_FAMILY = "aws:cdk:is-custom-resource-handler-runtime-family"
_LOG_GROUP = "aws:cdk:is-custom-resource-handler-logGroup"
_LOG_RETENTION = "aws:cdk:is-custom-resource-handler-logRetention"
# The peer notes the family of its own handlers, mostly Node.js, by its place in the enumeration.
_FAMILY_NOTED = 0


def handler_runtime() -> Runtime:
    """Return the runtime that our handlers are written for.

    The peer looks up the newest runtime for Node.js instead, which shows in the hash of versions whose layers fit all runtimes.
    """
    Runtime._latest_node()
    return python_runtime()


def python_runtime() -> Runtime:
    """Return the runtime of handlers which are written in Python by the peer too."""
    return Runtime._unlisted(HANDLER_RUNTIME, RuntimeFamily.PYTHON)


def note_family(function: Any) -> None:
    """Note on a function of our own, as the peer does, which runtimes its handler is written for."""
    function.node.add_metadata(_RUNTIME_FAMILY, _FAMILY_NOTED)


def note_shared(function: SingletonFunction) -> None:
    """Note on a function of our own that the stack has it once, and which runtimes its handler is written for."""
    function.add_metadata(_SINGLETON, True)
    function.add_metadata(_RUNTIME_FAMILY, _FAMILY_NOTED)


class _HandlerFunction(SingletonFunction):
    """A function of the stack that runs the handler ``handler``; tools and aspects know it by its metadata."""

    _fqn = "aws-cdk-lib.aws_lambda.SingletonFunction"
    _family_noted = _FAMILY_NOTED
    _runtime_of_handler = staticmethod(handler_runtime)

    def __init__(self, scope: Construct, id: str, handler: str, **options: Any) -> None:
        super().__init__(
            scope,
            id,
            code=Code.from_asset(handler_folder(handler)),
            handler="index.handler",
            runtime=self._runtime_of_handler(),
            **options,
        )
        self.add_metadata(_SINGLETON, True)
        self.add_metadata(_RUNTIME_FAMILY, self._family_noted)
        if options.get("log_group") is not None:
            self.log_group.node.add_metadata(_LOG_GROUP, True)
        if options.get("log_retention") is not None:
            retention = self._function.node.try_find_child("LogRetention")
            if retention is not None:  # there is none if an earlier call made the function without
                retention.node.add_metadata(_LOG_RETENTION, True)
