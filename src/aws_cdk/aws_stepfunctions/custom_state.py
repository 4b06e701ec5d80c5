"""States written in the Amazon States Language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chain import Chain
    from constructs import Construct


class CustomStateProps(Struct):
    """Options of :class:`CustomState`."""

    state_json: Mapping[str, Any]
    """The state in the Amazon States Language, without ``Next`` and ``End``."""


class CustomState(State, INextable):
    """A state of which the app writes the definition itself."""

    @takes(CustomStateProps)
    def __init__(self, scope: Construct, id: str, props: CustomStateProps) -> None:
        self._init_state(scope, id, props)
        self._state_json = props.state_json

    @takes(RetryProps)
    def add_retry(self, props: RetryProps) -> CustomState:
        """Try again after errors; comes before what the definition says.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_retry_props(props)
        return self

    @takes(CatchProps)
    def add_catch(self, handler: IChainable, props: CatchProps) -> CustomState:
        """Go on with ``handler`` after errors; comes before what the definition says.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_catch_props(handler.start_state, props)
        return self

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow; return both as a chain."""
        return self._chain_next(next)

    @checked
    def to_state_json(self, query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        given = self._state_json
        rendered: dict[str, Any] = {
            "QueryLanguage": given.get("QueryLanguage"),
            **self._render_next_end(),
            **given,
        }
        for key, value in self._render_retry_catch(query_language).items():
            written = given.get(key)
            if not value:
                continue
            if not isinstance(written, (list, tuple)):
                rendered[key] = value
                continue
            rendered[key] = [*value, *written]
            if written:
                Annotations.of(self).add_warning_v2(
                    f"@aws-cdk/aws-stepfunctions:multiple{key}Sources",
                    f"{key} is given in state_json and by add_{key.lower()}(); those of add_{key.lower()}() come first.",
                )
        return present(rendered)
