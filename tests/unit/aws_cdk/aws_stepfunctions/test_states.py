"""States: what they refuse, and rules that templates show only in part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def synthesized(stack: Stack, start: sfn.IChainable) -> None:
    sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(start))
    stack.node.root.synth()


def test_a_state_has_one_follower(stack: Stack) -> None:
    first = sfn.Pass(stack, "A")
    first.next(sfn.Pass(stack, "B"))
    with pytest.raises(RuntimeError, match="State 'A' already has a next state"):
        first.next(sfn.Pass(stack, "C"))


def test_a_choice_has_one_default(stack: Stack) -> None:
    choice = sfn.Choice(stack, "C").otherwise(sfn.Pass(stack, "A"))
    with pytest.raises(RuntimeError, match="Choice 'C' already has a default next state"):
        choice.otherwise(sfn.Pass(stack, "B"))
    with pytest.raises(RuntimeError, match="'includeOtherwise' set but Choice state C already has an 'otherwise'"):
        choice.afterwards(include_otherwise=True)


def test_nothing_follows_on_a_state_that_ends(stack: Stack) -> None:
    chain = sfn.Chain.start(sfn.Fail(stack, "F"))
    with pytest.raises(RuntimeError, match=r"last state in chain \(F\) does not allow it"):
        chain.next(sfn.Pass(stack, "A"))


def test_a_state_belongs_to_one_machine(stack: Stack) -> None:
    state = sfn.Pass(stack, "A")
    sfn.StateMachine(stack, "One", definition=state)
    with pytest.raises(
        RuntimeError, match=r"Trying to use state 'A' in State Machine definition \(A\), but is already"
    ):
        sfn.StateMachine(stack, "Two", definition=state)


def test_names_are_unique_also_in_branches(stack: Stack) -> None:
    branched = sfn.Parallel(stack, "P").branch(sfn.Pass(stack, "A"))
    chain = branched.next(sfn.Pass(stack, "B", state_name="A"))
    with pytest.raises(RuntimeError, match=r"State with name 'A' occurs in both Parallel 'P' branch 1 \(A\)"):
        sfn.StateMachine(stack, "M", definition_body=sfn.DefinitionBody.from_chainable(chain))


@pytest.mark.parametrize("errors", [["States.ALL", "X"], ["X", "States.ALL"]])
def test_all_errors_stand_alone(stack: Stack, errors: list[str]) -> None:
    parallel = sfn.Parallel(stack, "P")
    with pytest.raises(RuntimeError, match=r"States\.ALL must appear alone"):
        parallel.add_retry(errors=errors)
    with pytest.raises(RuntimeError, match=r"States\.ALL must appear alone"):
        parallel.add_catch(sfn.Pass(stack, "H"), errors=errors)


def test_paths_start_with_a_dollar(stack: Stack) -> None:
    with pytest.raises(RuntimeError, match=r"Expected JSON path to start with '\$', got: x"):
        sfn.Pass(stack, "A", input_path="x").to_state_json()


FAULTS: dict[str, tuple[Callable[[Stack], sfn.IChainable], list[str]]] = {
    "no branches": (lambda s: sfn.Parallel(s, "P"), ["[S/P] Parallel must have at least one branch"]),
    "no processor": (lambda s: sfn.Map(s, "M"), ["either have a non-empty iterator or a non-empty item processor"]),
    "two processors": (
        lambda s: sfn.Map(s, "M").iterator(sfn.Pass(s, "A")).item_processor(sfn.Pass(s, "B")),
        ["cannot have both an iterator and an item processor"],
    ),
    "two selectors": (
        lambda s: sfn.Map(
            s, "M", parameters={"a": 1}, item_selector={"b": 1}, jsonata_item_selector="{% 1 %}"
        ).item_processor(sfn.Pass(s, "B")),
        [
            "both parameters and an item selector",
            "Provide either `itemSelector` or `jsonataItemSelector`, but not both",
        ],
    ),
    "two limits": (
        lambda s: sfn.Map(
            s, "M", max_concurrency=1, max_concurrency_path="$.x", jsonata_max_concurrency="{% 1 %}"
        ).item_processor(sfn.Pass(s, "B")),
        [
            "`maxConcurrency` or `maxConcurrencyPath`",
            "`maxConcurrency` or `jsonataMaxConcurrency`",
            "`maxConcurrencyPath` or `jsonataMaxConcurrency`",
        ],
    ),
    "no jsonata": (
        lambda s: sfn.Map(s, "M", jsonata_item_selector="{% $a", jsonata_max_concurrency="$b").item_processor(
            sfn.Pass(s, "B")
        ),
        [
            "The `jsonataMaxConcurrency` property must be a valid JSONata expression",
            "The `jsonataItemSelector` property must be a valid JSONata expression",
        ],
    ),
    "negative limit": (
        lambda s: sfn.Map(s, "M", max_concurrency=-1).item_processor(sfn.Pass(s, "B")),
        ["maxConcurrency has to be a positive integer"],
    ),
    "broken limit": (
        lambda s: sfn.Map(s, "M", max_concurrency=1.5).item_processor(sfn.Pass(s, "B")),
        ["maxConcurrency has to be a positive integer"],
    ),
    "no kind of execution": (
        lambda s: sfn.Map(s, "M").item_processor(sfn.Pass(s, "B"), mode=sfn.ProcessorMode.DISTRIBUTED),
        ["You must specify an execution type for the distributed Map workflow"],
    ),
    "failure said twice": (
        lambda s: sfn.Fail(s, "F", error="e", error_path="$.e", cause="c", cause_path="$.c"),
        ["Fail state cannot have both error and errorPath", "Fail state cannot have both cause and causePath"],
    ),
    "no text": (
        lambda s: sfn.Fail(s, "F", error_path="States.StringToJson('{}', $.e)", cause_path="x"),
        ["valid intrinsic function in errorPath. Must be one of States.Format", "intrinsic function in causePath"],
    ),
    "inline": (
        lambda s: distributed(s, {}, mode=sfn.ProcessorMode.INLINE),
        ["Processing mode cannot be `INLINE` for a Distributed Map"],
    ),
    "long label": (lambda s: distributed(s, {"label": "x" * 41}), ["label must be 40 characters or less"]),
    "strange label": (lambda s: distributed(s, {"label": "a b"}), ["label cannot contain any whitespace or special"]),
    "tolerance": (
        lambda s: distributed(s, {"tolerated_failure_percentage": 101}),
        ["toleratedFailurePercentage must be between 0 and 100"],
    ),
    "tolerances": (
        lambda s: distributed(
            s,
            {
                "tolerated_failure_percentage": 1,
                "tolerated_failure_percentage_path": "$.p",
                "tolerated_failure_count": 1,
                "tolerated_failure_count_path": "$.c",
            },
        ),
        [
            "`toleratedFailurePercentage` or `toleratedFailurePercentagePath`",
            "`toleratedFailureCountPath`, but not both",
        ],
    ),
    "items twice": (
        lambda s: distributed(s, {"items_path": "$.x", "item_reader": sfn.S3ObjectsItemReader(bucket_name_path="$.b")}),
        ["Provide either `itemsPath` or `itemReader`, but not both"],
    ),
    "no bucket": (
        lambda s: distributed(s, {"item_reader": sfn.S3JsonItemReader(key="k")}),
        ["Provide either `bucket` or `bucketNamePath`"],
    ),
    "two buckets": (
        lambda s: distributed(
            s, {"item_reader": sfn.S3JsonItemReader(key="k", bucket=s3.Bucket(s, "B"), bucket_name_path="$.b")}
        ),
        ["Provide either `bucket` or `bucketNamePath`, but not both"],
    ),
    "two targets": (
        lambda s: distributed(
            s, {"result_writer_v2": sfn.ResultWriterV2(bucket=s3.Bucket(s, "B"), bucket_name_path="$.b")}
        ),
        ["Provide either `bucket` or `bucketNamePath`, but not both"],
    ),
    "empty batch": (
        lambda s: distributed(s, {"item_batcher": sfn.ItemBatcher()}),
        ["Provide at least one value to the ItemBatcher"],
    ),
    "two batches": (
        lambda s: distributed(
            s,
            {
                "item_batcher": sfn.ItemBatcher(
                    max_items_per_batch=1,
                    max_items_per_batch_path="$.x",
                    max_input_bytes_per_batch=1,
                    max_input_bytes_per_batch_path="$.y",
                )
            },
        ),
        ["`maxItemsPerBatch` or `maxItemsPerBatchPath`", "`maxInputBytesPerBatch` or `maxInputBytesPerBatchPath`"],
    ),
}


def distributed(stack: Stack, options: dict[str, Any], **config: Any) -> sfn.DistributedMap:
    return sfn.DistributedMap(stack, "D", **options).item_processor(sfn.Pass(stack, "Item"), **config)


@pytest.mark.parametrize("name", FAULTS)
def test_what_synthesis_refuses(stack: Stack, name: str) -> None:
    make, messages = FAULTS[name]
    with pytest.raises(RuntimeError, match="Validation failed") as caught:
        synthesized(stack, make(stack))
    for message in messages:
        assert message in str(caught.value)


def test_a_distributed_map_without_processor_is_refused_in_machines_alone(stack: Stack) -> None:
    alone = sfn.DistributedMap(stack, "D")
    stack.node.root.synth()

    with pytest.raises(RuntimeError, match=r"must have a non-empty item processor\n +where: \S+/D\b"):
        synthesized(stack, alone)


def test_a_distributed_map_knows_itself(stack: Stack) -> None:
    assert sfn.DistributedMap.is_distributed_map(sfn.DistributedMap(stack, "D"))
    assert not sfn.DistributedMap.is_distributed_map(sfn.Map(stack, "M"))


def test_graphs_say_what_they_hold(stack: Stack) -> None:
    first = sfn.Pass(stack, "A")
    first.next(sfn.Pass(stack, "B"))
    graph = sfn.StateGraph(first, "my graph")
    graph.timeout = Duration.seconds(3)
    assert str(graph) == graph.to_string() == "my graph (A, B)"
    assert graph.to_graph_json() == {
        "StartAt": "A",
        "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": True}},
        "TimeoutSeconds": 3,
    }


def test_prefixes_come_before_the_name(stack: Stack) -> None:
    state = sfn.Pass(stack, "A", state_name="name")
    state.add_prefix("one ")
    sfn.State.prefix_states(stack, "two ")
    assert (state.id, state.state_id) == ("A", "two one name")


def test_a_fragment_has_to_say_its_states(stack: Stack) -> None:
    with pytest.raises(NotImplementedError, match="start_state"):
        _ = sfn.StateMachineFragment(stack, "F").start_state


def test_a_machine_of_jsonata_refuses_states_of_jsonpath(stack: Stack) -> None:
    state = sfn.Pass(stack, "A", query_language=sfn.QueryLanguage.JSON_PATH)
    with pytest.raises(RuntimeError, match="'queryLanguage' can not be 'JSONPath' if set to 'JSONata'"):
        sfn.StateMachine(
            stack,
            "Machine",
            query_language=sfn.QueryLanguage.JSONATA,
            definition_body=sfn.DefinitionBody.from_chainable(state),
        )
