"""States that run branches side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import checked_path, present
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps
from aws_cdk.aws_stepfunctions.parallel_props import ParallelJsonataProps, ParallelJsonPathProps, ParallelProps
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.aws_stepfunctions.state_graph import StateGraph
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chain import Chain
    from constructs import Construct


class Parallel(State, INextable):
    """Runs branches side by side; its result is the list of theirs."""

    @staticmethod
    @takes(ParallelJsonPathProps)
    def json_path(scope: Construct, id: str, props: ParallelJsonPathProps) -> Parallel:
        """Make the state with JSONPath."""
        return Parallel(scope, id, **props._given())

    @staticmethod
    @takes(ParallelJsonataProps)
    def jsonata(scope: Construct, id: str, props: ParallelJsonataProps) -> Parallel:
        """Make the state with JSONata."""
        return Parallel(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(ParallelProps)
    def __init__(self, scope: Construct, id: str, props: ParallelProps) -> None:
        self._init_state(scope, id, props)
        self._pending_branches: list[IChainable] = []

    @checked
    def branch(self, *branches: IChainable) -> Parallel:
        """Add branches."""
        self._pending_branches.extend(branches)
        return self

    @takes(RetryProps)
    def add_retry(self, props: RetryProps) -> Parallel:
        """Try again after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_retry_props(props)
        return self

    @takes(CatchProps)
    def add_catch(self, handler: IChainable, props: CatchProps) -> Parallel:
        """Go on with ``handler`` after errors.

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
    def bind_to_graph(self, graph: StateGraph) -> None:
        """Make the state, and all that is connected with it, part of ``graph``.

        Raises:
            ValidationError: a state is part of another graph, or a name is used twice.
        """
        # Branches become graphs only now, since prefixes of names may have been added until now.
        for number, branch in enumerate(self._pending_branches, len(self._branches) + 1):
            self._add_branch(StateGraph(branch.start_state, f"Parallel '{self.state_id}' branch {number}"))
        self._pending_branches.clear()
        super().bind_to_graph(graph)

    @checked
    def to_state_json(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                "Type": "Parallel",
                **self._render_query_language(top_level_query_language),
                "Comment": self._comment,
                "ResultPath": checked_path(self._result_path, self),
                **self._render_next_end(),
                **self._render_input_output(),
                **self._render_retry_catch(top_level_query_language),
                **self._render_branches(),
                **self._render_result_selector(),
                **self._render_assign(top_level_query_language),
            }
        )

    def _validate_state(self) -> list[str]:
        errors = super()._validate_state()
        if not self._branches:
            errors.append("Parallel must have at least one branch")
        return errors
