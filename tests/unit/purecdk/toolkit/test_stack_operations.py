"""What is told of a stack while it is deployed."""

from __future__ import annotations

from tests.support.clouds import MemoryCloud

from purecdk.toolkit.environments import Access
from purecdk.toolkit.events import Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.plan import DeployStack, StackTarget
from purecdk.toolkit.stack_operations import StackOperations, Waiting

TARGET = StackTarget(display_name="App", stack_name="App", access=Access(account="123456789012", region="us-east-1"))


def _deploy(cloud: MemoryCloud, *, exists: bool) -> list[tuple[object, object]]:
    """Deploy; return the resources told of, with their states."""
    told: list[Event] = []
    step = DeployStack(id="deploy:App", target=TARGET, exists=exists, change_set_name="set", template_body="{}")
    StackOperations(cloud, told.append, stop=StopRequest(), waiting=Waiting(first_seconds=0)).deploy(step)
    return [(event.data["logicalId"], event.data["status"]) for event in told if event.kind is EventKind.RESOURCE]


def test_a_nested_stack_tells_of_this_operation_and_of_none_before() -> None:
    cloud = MemoryCloud()
    cloud.stacks.nested["App"] = "arn:aws:cloudformation:us-east-1:123456789012:stack/App-Inner/1"
    first = _deploy(cloud, exists=False)

    second = _deploy(cloud, exists=True)

    assert ("InnerTopic", "CREATE_COMPLETE") in first
    assert [told for told in second if told[0] == "InnerTopic"] == [("InnerTopic", "UPDATE_COMPLETE")]
