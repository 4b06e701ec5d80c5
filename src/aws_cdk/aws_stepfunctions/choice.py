"""States that choose what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.chain import Chain
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.choice_options import (
    AfterwardsOptions,
    ChoiceJsonataProps,
    ChoiceJsonPathProps,
    ChoiceProps,
    ChoiceTransitionOptions,
)
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.condition import Condition
    from constructs import Construct


class Choice(State):
    """Goes on with the state of the first condition that holds."""

    @staticmethod
    @takes(ChoiceJsonPathProps)
    def json_path(scope: Construct, id: str, props: ChoiceJsonPathProps) -> Choice:
        """Make the state with JSONPath."""
        return Choice(scope, id, **props._given())

    @staticmethod
    @takes(ChoiceJsonataProps)
    def jsonata(scope: Construct, id: str, props: ChoiceJsonataProps) -> Choice:
        """Make the state with JSONata."""
        return Choice(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(ChoiceProps)
    def __init__(self, scope: Construct, id: str, props: ChoiceProps) -> None:
        self._init_state(scope, id, props)

    @takes(ChoiceTransitionOptions)
    def when(self, condition: Condition, next: IChainable, options: ChoiceTransitionOptions) -> Choice:
        """Go on with ``next`` if ``condition`` holds, and none given before does."""
        self._add_choice(condition, next.start_state, **options._given())
        return self

    @checked
    def otherwise(self, def_: IChainable) -> Choice:
        """Go on with ``def_`` if no condition holds.

        Raises:
            ValidationError: that is said already.
        """
        self._make_default(def_.start_state)
        return self

    @takes(AfterwardsOptions)
    def afterwards(self, options: AfterwardsOptions) -> Chain:
        """Return a chain that goes on after whichever way was chosen.

        Raises:
            ValidationError: the choice itself shall be an end, but says what comes if no condition holds.
        """
        ends = State.filter_nextables(
            State.find_reachable_end_states(self, include_error_handlers=options.include_error_handlers)
        )
        if options.include_otherwise:
            if self._default_choice is not None:
                raise ValidationError(
                    f"'includeOtherwise' set but Choice state {self.state_id} already has an 'otherwise' transition",
                    scope=self,
                    fix="leave include_otherwise out",
                )
            ends.append(_Otherwise(self))
        return Chain.custom(self, ends, self)

    @property
    def end_states(self) -> list[INextable]:
        """None: what comes after a choice is said by its conditions, or by :meth:`afterwards`."""
        return []

    @checked
    def to_state_json(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                "Type": "Choice",
                **self._render_query_language(top_level_query_language),
                "Comment": self._comment,
                **self._render_input_output(),
                **self._render_choices(top_level_query_language),
                **self._render_assign(top_level_query_language),
            }
        )


class _Otherwise(INextable):
    """The way that a choice goes if no condition holds, as an end of a chain."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice

    @checked
    def next(self, state: IChainable) -> Chain:
        self._choice.otherwise(state)
        return Chain.sequence(self._choice, state)
