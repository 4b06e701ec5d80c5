"""States that belong together: those of a machine, of a branch or of what a map does with an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
    from aws_cdk.aws_stepfunctions.state import State
    from aws_cdk.aws_stepfunctions.state_machine import StateMachine
    from aws_cdk.core.duration import Duration


class StateGraph:
    """The states that can be reached from one, and the permissions that they need.

    A graph may be part of another; then names and permissions count there.
    """

    @checked
    def __init__(self, start_state: State, graph_description: str) -> None:
        self.start_state = start_state
        self.timeout: Duration | None = None
        """How long the machine may run."""
        self.policy_statements: list[PolicyStatement] = []
        """What the states have to be allowed."""
        self._description = graph_description
        self._states: dict[State, None] = {start_state: None}
        self._names: dict[str, StateGraph] = {}
        self._super_graph: StateGraph | None = None
        start_state.bind_to_graph(self)

    @property
    def states(self) -> list[State]:
        """The states of this graph, without those of graphs within it."""
        return list(self._states)

    @checked
    def register_state(self, state: State) -> None:
        """Add a state.

        Raises:
            ValidationError: another state has its name.
        """
        self._register_name(state.state_id, self, state)
        self._states[state] = None

    @checked
    def register_policy_statement(self, statement: PolicyStatement) -> None:
        """Add something that the states have to be allowed."""
        if self._super_graph is not None:
            self._super_graph.register_policy_statement(statement)
        else:
            self.policy_statements.append(statement)

    @checked
    def register_super_graph(self, graph: StateGraph) -> None:
        """Make this graph part of ``graph``.

        Raises:
            ValidationError: it is part of another, or a name is in use there.
        """
        if self._super_graph is graph:
            return
        if self._super_graph is not None:
            raise ValidationError(
                "Every StateGraph can only be registered into one other StateGraph", scope=self.start_state
            )
        self._super_graph = graph
        for name, inner in self._names.items():
            graph._register_name(name, inner, self.start_state)
        for statement in self.policy_statements:
            graph.register_policy_statement(statement)

    def _register_name(self, name: str, graph: StateGraph, state: State) -> None:
        if self._super_graph is not None:
            self._super_graph._register_name(name, graph, state)
            return
        existing = self._names.get(name)
        if existing is not None:
            raise ValidationError(
                f"State with name '{name}' occurs in both {graph} and {existing}. All states must have unique names.",
                scope=state,
                fix="give one of them another state_name",
            )
        self._names[name] = graph

    @checked
    def bind(self, state_machine: StateMachine) -> None:
        """Give the machine the permissions that distributed maps need on the machine itself."""
        from aws_cdk.aws_stepfunctions._distributed_map_policy import attach_distributed_map_policy

        attach_distributed_map_policy(self, state_machine)

    @checked
    def to_graph_json(self, query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the graph in the Amazon States Language.

        Args:
            query_language: The language of the state machine, for states that do not say theirs.
        """
        definition: dict[str, Any] = {
            "StartAt": self.start_state.state_id,
            "States": {state.state_id: state.to_state_json(query_language) for state in self._states},
        }
        if self.timeout is not None:
            definition["TimeoutSeconds"] = self.timeout.to_seconds()
        return definition

    def to_string(self) -> str:
        """Return what the graph is, and its states."""
        return f"{self._description} ({', '.join(state.state_id for state in self._states)})"

    def __str__(self) -> str:
        return self.to_string()
