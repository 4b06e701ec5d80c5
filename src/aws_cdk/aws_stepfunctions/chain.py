"""Chains of states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.parallel_props import ParallelProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.parallel import Parallel
    from aws_cdk.aws_stepfunctions.state import State


class Chain(IChainable):
    """States that follow each other: one that starts, and those after which another may come."""

    @checked
    def __init__(self, start_state: State, end_states: Sequence[INextable], last_added: IChainable) -> None:
        self._start_state = start_state
        self._end_states = list(end_states)
        self._last_added = last_added

    @property
    def id(self) -> str:
        """The id of what was added last."""
        return self._last_added.id

    @property
    def start_state(self) -> State:
        """The state that comes first."""
        return self._start_state

    @property
    def end_states(self) -> list[INextable]:
        """The states after which others may come."""
        return self._end_states

    @staticmethod
    @checked
    def start(state: IChainable) -> Chain:
        """Begin a chain with ``state``."""
        return Chain(state.start_state, state.end_states, state)

    @staticmethod
    @checked
    def sequence(start: IChainable, next: IChainable) -> Chain:
        """Return the chain of two that follow each other already."""
        return Chain(start.start_state, next.end_states, next)

    @staticmethod
    @checked
    def custom(start_state: State, end_states: Sequence[INextable], last_added: IChainable) -> Chain:
        """Return a chain of which start and ends are given."""
        return Chain(start_state, end_states, last_added)

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow on all ends of the chain; return the longer chain.

        Raises:
            ValidationError: the chain has no end after which something may come, or an end has a follower.
        """
        if not self.end_states:
            raise ValidationError(
                f"Cannot add to chain: last state in chain ({self._last_added.id}) does not allow it",
                scope=self.start_state,
                fix="after a Choice, continue with its afterwards()",
            )
        for end in self.end_states:
            end.next(next)
        return Chain(self.start_state, next.end_states, next)

    @takes(ParallelProps)
    def to_single_state(self, id: str, props: ParallelProps) -> Parallel:
        """Return one parallel state with the chain as its only branch, so that errors can be handled for all of it."""
        from aws_cdk.aws_stepfunctions.parallel import Parallel

        return Parallel(self.start_state, id, **props._given()).branch(self)
