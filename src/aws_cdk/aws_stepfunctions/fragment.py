"""Parts of state machines that can be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_stepfunctions.chain import Chain
from aws_cdk.aws_stepfunctions.chainable import IChainable
from aws_cdk.aws_stepfunctions.parallel_props import ParallelProps
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chainable import INextable
    from aws_cdk.aws_stepfunctions.parallel import Parallel


class SingleStateOptions(ParallelProps):
    """How a fragment becomes one state."""

    prefix_states: str | None = None
    """What comes before the names of the states within. Default: the name of the new state, colon and blank."""
    state_id: str | None = None
    """Id of the new state. Default: the fragment's."""


class StateMachineFragment(Construct, IChainable):
    """Some states as a unit. Apps derive from it and define ``start_state`` and ``end_states``."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

    if not TYPE_CHECKING:

        @property
        def start_state(self) -> State:
            """The state that comes first."""
            raise NotImplementedError(f"{type(self).__name__} must define start_state")

        @property
        def end_states(self) -> list[INextable]:
            """The states after which others may come."""
            raise NotImplementedError(f"{type(self).__name__} must define end_states")

    @property
    def id(self) -> str:
        """The construct id."""
        return self.node.id

    @checked
    def prefix_states(self, prefix: str | None = None) -> StateMachineFragment:
        """Put ``prefix`` before the names of the states within. Default: the id, colon and blank."""
        State.prefix_states(self, prefix or f"{self.id}: ")
        return self

    @takes(SingleStateOptions)
    def to_single_state(self, options: SingleStateOptions) -> Parallel:
        """Return one parallel state with the fragment as its only branch, so that errors can be handled for all of it."""
        from aws_cdk.aws_stepfunctions.parallel import Parallel

        given = options._given()
        prefix = given.pop("prefix_states", None)
        state_id = given.pop("state_id", None) or self.id
        self.prefix_states(prefix or f"{state_id}: ")
        return Parallel(self, state_id, **given).branch(self)

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow; return both as a chain."""
        return Chain.start(self).next(next)
