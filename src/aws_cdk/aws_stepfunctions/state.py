"""The base of all states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._json_path_fields import render_fields
from aws_cdk.aws_stepfunctions._rendering import (
    all_last,
    checked_errors,
    checked_path,
    present,
    rendered_catch,
    rendered_retry,
    rendered_values,
)
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.choice_options import ChoiceTransitionOptions
from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps
from aws_cdk.aws_stepfunctions.processor import ProcessorConfig, ProcessorMode
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state_props import StateProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chain import Chain
    from aws_cdk.aws_stepfunctions.condition import Condition
    from aws_cdk.aws_stepfunctions.state_graph import StateGraph


class FindStateOptions(Struct):
    """Which transitions are followed."""

    include_error_handlers: bool | None = None
    """Also those to states that handle errors. Default: no."""


class State(Construct, IChainable):
    """A step of a state machine.

    A state is a construct, but makes no resource; the state machine that can reach it writes it into its definition.
    """

    @takes(StateProps)
    def __init__(self, scope: Construct, id: str, props: StateProps) -> None:
        self._init_state(scope, id, props)

    def _init_state(self, scope: Construct, id: str, props: Struct) -> None:
        """Set the state up from the options that states have in common, as far as ``props`` has them."""
        super().__init__(scope, id)
        given = props._given()
        self._state_name: str | None = given.get("state_name")
        self._query_language: QueryLanguage | None = given.get("query_language")
        self._comment: str | None = given.get("comment")
        self._input_path: str | None = given.get("input_path")
        self._parameters: Mapping[str, Any] | None = given.get("parameters")
        self._output_path: str | None = given.get("output_path")
        self._result_path: str | None = given.get("result_path")
        self._result_selector: Mapping[str, Any] | None = given.get("result_selector")
        self._arguments: Any = given.get("arguments")
        self._outputs: Any = given.get("outputs")
        self._assign: Mapping[str, Any] | None = given.get("assign")
        self._branches: list[StateGraph] = []
        self._iteration: StateGraph | None = None
        self._processor: StateGraph | None = None
        self._processor_mode: ProcessorMode = ProcessorMode.INLINE
        self._processor_config: ProcessorConfig | None = None
        self._default_choice: State | None = None
        self._prefixes: list[str] = []
        self._retries: list[tuple[list[str], RetryProps]] = []
        self._catches: list[tuple[list[str], CatchProps, State]] = []
        self._choices: list[tuple[Condition, State, ChoiceTransitionOptions]] = []
        self._incoming: list[State] = []
        self._next: State | None = None
        self._graph: StateGraph | None = None
        check_before_synthesis(self, self._validate_state)

    # -- identity ---------------------------------------------------------

    @property
    def id(self) -> str:
        """The construct id."""
        return self.node.id

    @property
    def state_id(self) -> str:
        """The name of the state in the definition, with its prefixes."""
        return "".join(reversed(self._prefixes)) + (self._state_name or self.id)

    @property
    def start_state(self) -> State:
        """The state itself."""
        return self

    @property
    def end_states(self) -> list[INextable]:
        """The state itself, if another may come after it."""
        return [self] if isinstance(self, INextable) else []

    @checked
    def add_prefix(self, x: str) -> None:
        """Put ``x`` before the state's name."""
        if x:
            self._prefixes.append(x)

    @staticmethod
    @checked
    def prefix_states(root: IConstruct, prefix: str) -> None:
        """Put ``prefix`` before the names of all states below ``root``."""
        for construct in root.node.find_all():
            if isinstance(construct, State):
                construct.add_prefix(prefix)

    # -- walking ----------------------------------------------------------

    @staticmethod
    @takes(FindStateOptions)
    def find_reachable_states(start: State, options: FindStateOptions) -> list[State]:
        """Return ``start`` and the states that can be reached from it, the nearest first."""
        return _reachable(start, bool(options.include_error_handlers))

    @staticmethod
    @takes(FindStateOptions)
    def find_reachable_end_states(start: State, options: FindStateOptions) -> list[State]:
        """Return the states that can be reached from ``start`` and lead nowhere."""
        handlers = bool(options.include_error_handlers)
        return [state for state in _reachable(start, handlers) if not state._outgoing(handlers)]

    @staticmethod
    @checked
    def filter_nextables(states: Sequence[State]) -> list[INextable]:
        """Return those of ``states`` after which another may come."""
        return [state for state in states if isinstance(state, INextable)]

    def _outgoing(self, include_error_handlers: bool) -> list[State]:
        found: list[State] = []
        if self._next is not None:
            found.append(self._next)
        if include_error_handlers:
            found.extend(state for _, _, state in self._catches)
        if self._default_choice is not None:
            found.append(self._default_choice)
        found.extend(state for _, state, _ in self._choices)
        return found

    def _inner_graphs(self) -> list[StateGraph]:
        return [*self._branches, *(graph for graph in (self._iteration, self._processor) if graph is not None)]

    # -- graphs -----------------------------------------------------------

    @checked
    def bind_to_graph(self, graph: StateGraph) -> None:
        """Make the state, and all that is connected with it, part of ``graph``.

        Raises:
            ValidationError: it is part of another, or a name is used twice.
        """
        if self._graph is graph:
            return
        if self._graph is not None:
            raise ValidationError(
                f"Trying to use state '{self.state_id}' in {graph}, but is already in {self._graph}. Every state can only "
                "be used in one graph.",
                scope=self,
                fix="make another state with the same options",
            )
        self._graph = graph
        self._when_bound_to_graph(graph)
        for state in list(self._incoming):
            state.bind_to_graph(graph)
        for state in self._outgoing(include_error_handlers=True):
            state.bind_to_graph(graph)
        for inner in self._inner_graphs():
            inner.register_super_graph(graph)

    def _when_bound_to_graph(self, graph: StateGraph) -> None:
        """Called when the state has become part of ``graph``."""
        graph.register_state(self)

    # -- connections ------------------------------------------------------

    def _make_next(self, next: State) -> None:
        """Let ``next`` follow.

        Raises:
            ValidationError: another state follows already.
        """
        if self._next is not None:
            raise ValidationError(
                f"State '{self.id}' already has a next state",
                scope=self,
                fix="call next() once for each state; use Choice or Parallel to branch",
            )
        self._next = next
        next._incoming.append(self)

    def _chain_next(self, next: IChainable) -> Chain:
        from aws_cdk.aws_stepfunctions.chain import Chain

        self._make_next(next.start_state)
        return Chain.sequence(self, next)

    def _make_default(self, def_: State) -> None:
        """Let ``def_`` follow if no choice applies.

        Raises:
            ValidationError: there is a default already.
        """
        if self._default_choice is not None:
            raise ValidationError(
                f"Choice '{self.id}' already has a default next state", scope=self, fix="call otherwise() once"
            )
        # As the peer: the state does not learn of it, so what comes before a default is not found through it.
        self._default_choice = def_

    @takes(ChoiceTransitionOptions)
    def _add_choice(self, condition: Condition, next: State, options: ChoiceTransitionOptions) -> None:
        """Let ``next`` follow if ``condition`` holds."""
        self._choices.append((condition, next, options))
        next._incoming.append(self)

    def _add_branch(self, branch: StateGraph) -> None:
        """Add a graph that is run beside others."""
        self._branches.append(branch)
        if self._graph is not None:
            branch.register_super_graph(self._graph)

    def _add_iterator(self, iteration: StateGraph) -> None:
        """Set the graph that is run for each item, in the old way of writing it."""
        self._iteration = iteration
        if self._graph is not None:
            iteration.register_super_graph(self._graph)

    @takes(ProcessorConfig)
    def _add_item_processor(self, processor: StateGraph, config: ProcessorConfig) -> None:
        """Set the graph that is run for each item."""
        self._processor = processor
        self._processor_mode = config.mode or ProcessorMode.INLINE
        self._processor_config = config
        if self._graph is not None:
            processor.register_super_graph(self._graph)

    def _add_retry_props(self, props: RetryProps) -> None:
        self._retries.append((checked_errors(props.errors, self), props))

    def _add_catch_props(self, handler: State, props: CatchProps) -> None:
        self._catches.append((checked_errors(props.errors, self), props, handler))
        # The handler for all errors has to be the last; transitions are followed in the same order.
        self._catches = all_last(self._catches, lambda entry: entry[0])
        handler._incoming.append(self)

    # -- rendering --------------------------------------------------------

    def to_state_json(self, state_machine_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language.

        Args:
            state_machine_query_language: The language of the state machine. Default: JSONPath.
        """
        raise NotImplementedError(f"{type(self).__name__} must define to_state_json()")

    def _is_jsonata(self, top_level: QueryLanguage | None) -> bool:
        # As the peer: in a machine of JSONata every state is taken for one of JSONata.
        return QueryLanguage.JSONATA in (self._query_language, top_level)

    def _render_query_language(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state's language, if it has to be said: JSONata in a machine of JSONPath.

        Raises:
            ValidationError: the state is written with JSONPath in a machine of JSONata.
        """
        if top_level_query_language is QueryLanguage.JSONATA and self._query_language is QueryLanguage.JSON_PATH:
            raise ValidationError(
                "'queryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
                scope=self,
                fix="write the state with JSONata, or give query_language to the states instead of the machine",
            )
        if self._query_language is QueryLanguage.JSONATA and top_level_query_language is not QueryLanguage.JSONATA:
            return {"QueryLanguage": QueryLanguage.JSONATA._value_}
        return {}

    def _render_next_end(self) -> dict[str, Any]:
        """Return what comes next, or that nothing does."""
        return {"Next": self._next.state_id} if self._next is not None else {"End": True}

    def _render_input_output(self) -> dict[str, Any]:
        """Return what the state sees and what it passes on."""
        return {
            "InputPath": checked_path(self._input_path, self),
            "Parameters": None if self._parameters is None else render_fields(self._parameters),
            "OutputPath": checked_path(self._output_path, self),
            "Arguments": self._arguments,
            "Output": self._outputs,
        }

    def _render_result_selector(self) -> dict[str, Any]:
        """Return how the result is made anew."""
        return {"ResultSelector": None if self._result_selector is None else render_fields(self._result_selector)}

    def _render_assign(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the variables that are set."""
        return {"Assign": rendered_values(self._assign, self._query_language is QueryLanguage.JSONATA)}

    def _render_choices(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the conditions and what follows each."""
        jsonata = self._query_language is QueryLanguage.JSONATA  # of transitions, only the state's own language counts
        choices = [
            {
                **condition.render_condition(),
                **present(
                    {
                        "Output": options.outputs if jsonata else None,
                        "Assign": rendered_values(options.assign, jsonata),
                        "Next": state.state_id,
                        "Comment": options.comment,
                    }
                ),
            }
            for condition, state, options in self._choices
        ]
        return {
            "Choices": choices or None,
            "Default": self._default_choice.state_id if self._default_choice is not None else None,
        }

    def _render_branches(self) -> dict[str, Any]:
        """Return the branches."""
        return {"Branches": [branch.to_graph_json() for branch in self._branches]}

    def _render_iterator(self) -> dict[str, Any]:
        """Return what is done with each item, in the old way of writing it."""
        return {"Iterator": self._iteration.to_graph_json() if self._iteration is not None else None}

    def _render_item_processor(self) -> dict[str, Any]:
        """Return what is done with each item."""
        if self._processor is None:
            return {}
        config = self._processor_config
        execution_type = config.execution_type if config is not None else None
        rendered = {"Mode": self._processor_mode._value_}
        if self._processor_mode is ProcessorMode.DISTRIBUTED and execution_type is not None:
            rendered["ExecutionType"] = execution_type._value_
        return {"ItemProcessor": {"ProcessorConfig": rendered, **self._processor.to_graph_json()}}

    def _render_retry_catch(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return what happens when the state fails."""
        jsonata = self._query_language is QueryLanguage.JSONATA
        retries = all_last(self._retries, lambda entry: entry[0])
        return {
            "Retry": [rendered_retry(props, errors) for errors, props in retries] or None,
            "Catch": [
                rendered_catch(props, errors, state.state_id, jsonata, self) for errors, props, state in self._catches
            ]
            or None,
        }

    def _validate_state(self) -> list[str]:
        """Return what is wrong with the state; asked before synthesis."""
        return []


def _reachable(start: State, include_error_handlers: bool) -> list[State]:
    seen: dict[State, None] = {start: None}
    pending: list[State] = [start]
    while pending:
        state = pending.pop(0)
        following: Iterable[State] = state._outgoing(include_error_handlers)
        for candidate in following:
            if candidate not in seen:
                seen[candidate] = None
                pending.append(candidate)
    return list(seen)
