"""What a machine with distributed maps has to be allowed: to run itself once more for each batch of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy import Policy
from aws_cdk.aws_iam.policy_statement import PolicyStatement

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.state_graph import StateGraph
    from aws_cdk.aws_stepfunctions.state_machine import StateMachine


def attach_distributed_map_policy(graph: StateGraph, machine: StateMachine) -> None:
    """Attach a policy of its own to the machine's role, if there is a distributed map; a statement in the default policy
    would make role and machine depend on each other.
    """
    labels = _labels(graph)
    if not labels:
        return
    # A map without a label gets one from Step Functions, so nothing is known of its executions' names.
    known = [label for label in labels if label is not None]
    names = known if len(known) == len(labels) else ["*"]
    executions = [machine._execution_arn(f"{machine._name_in_arn}/{label}") for label in names]
    machine.role.attach_inline_policy(
        Policy(
            machine,
            "DistributedMapPolicy",
            statements=[
                PolicyStatement(actions=["states:StartExecution"], resources=[machine.state_machine_arn]),
                PolicyStatement(
                    actions=["states:DescribeExecution", "states:StopExecution"],
                    resources=[machine._execution_arn(machine._name_in_arn)],
                ),
                PolicyStatement(actions=["states:RedriveExecution"], resources=executions),
            ],
        )
    )


def _labels(graph: StateGraph) -> list[str | None]:
    """Return the labels of the distributed maps, in the order in which the peer finds them: what a distributed map does
    with its items right after the map, what other states hold after all else, the last first.
    """
    from aws_cdk.aws_stepfunctions.distributed_map import DistributedMap

    labels: list[str | None] = []
    pending = [graph]
    while pending:
        for state in pending.pop().states:
            if isinstance(state, DistributedMap):
                labels.append(state._label)
                for inner in state._inner_graphs():
                    labels.extend(_labels(inner))
            else:
                pending.extend(state._inner_graphs())
    return labels
