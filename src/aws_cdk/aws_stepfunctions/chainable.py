"""What can stand in a chain of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chain import Chain
    from aws_cdk.aws_stepfunctions.state import State


class IChainable:
    """A state, or several with one that comes first."""

    if TYPE_CHECKING:

        @property
        def id(self) -> str: ...
        @property
        def start_state(self) -> State: ...
        @property
        def end_states(self) -> list[INextable]: ...


class INextable:
    """A state after which another can come."""

    if TYPE_CHECKING:

        def next(self, state: IChainable) -> Chain: ...
