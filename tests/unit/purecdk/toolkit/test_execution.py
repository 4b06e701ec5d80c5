"""Running plans: order, bounds, failures, stops."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import Interrupted, RunFailed, ToolkitError
from purecdk.toolkit.events import Event, EventKind, ignore
from purecdk.toolkit.execution import Outcome, StopRequest, execute
from purecdk.toolkit.plan import DeleteStack, DeployStack, Lane, PackDirectory, Plan, StackTarget, Step


def step(name: str, *needs: str) -> PackDirectory:
    return PackDirectory(id=name, needs=needs, asset=name, name=name, source=Path(name))


def stack(name: str, *needs: str) -> DeployStack:
    target = StackTarget(display_name=name, stack_name=name, access=Access(account="1", region="r"))
    return DeployStack(id=name, needs=needs, target=target, exists=False, change_set_name="c", template_body="{}")


def test_steps_run_after_those_they_need_and_get_their_results() -> None:
    seen: list[tuple[str, dict[str, Any]]] = []

    def perform(each: Step, results: Mapping[str, Any]) -> str:
        seen.append((each.id, dict(results)))
        return f"<{each.id}>"

    report = execute(Plan(steps=(step("a"), step("b", "a"), step("c", "a", "b"))), perform, ignore)

    assert seen == [("a", {}), ("b", {"a": "<a>"}), ("c", {"a": "<a>", "b": "<b>"})]
    assert report.results["c"] == "<c>"


def test_a_plan_with_a_step_before_what_it_needs_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        Plan(steps=(step("b", "a"), step("a")))
    with pytest.raises(ValueError, match="twice"):
        Plan(steps=(step("a"), step("a")))


def test_no_lane_runs_more_steps_at_once_than_its_bound() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def perform(each: Step, results: Mapping[str, Any]) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1

    execute(Plan(steps=tuple(step(str(n)) for n in range(20))), perform, ignore, bounds={Lane.PACK: 3})

    assert 1 < most <= 3


def test_a_failure_stops_only_what_depends_on_it_and_failures_are_reported_together() -> None:
    events: list[Event] = []

    def perform(each: Step, results: Mapping[str, Any]) -> None:
        if each.id.startswith("bad"):
            raise ToolkitError(each.id)

    plan = Plan(steps=(step("bad1"), step("after", "bad1"), step("good"), step("bad2")))
    report = execute(plan, perform, events.append)

    assert report.outcomes == {
        "bad1": Outcome.FAILED,
        "after": Outcome.NOT_RUN,
        "good": Outcome.DONE,
        "bad2": Outcome.FAILED,
    }
    with pytest.raises(RunFailed) as caught:
        report.raise_for_failures()
    assert sorted(str(error) for error in caught.value.errors) == ["bad1", "bad2"]
    assert [event.step for event in events if event.kind is EventKind.STEP_NOT_RUN] == ["after"]


def test_a_single_failure_is_raised_as_it_is() -> None:
    error = ToolkitError("only")

    def perform(each: Step, results: Mapping[str, Any]) -> None:
        raise error

    with pytest.raises(ToolkitError) as caught:
        execute(Plan(steps=(step("a"),)), perform, ignore).raise_for_failures()
    assert caught.value is error


def test_after_a_stop_nothing_is_begun_and_what_was_left_is_counted() -> None:
    stop = StopRequest()
    begun: list[str] = []

    def perform(each: Step, results: Mapping[str, Any]) -> None:
        begun.append(each.id)
        stop.stop()

    plan = Plan(steps=(step("a"), step("b", "a"), step("c", "b")))
    report = execute(plan, perform, ignore, stop=stop, bounds={Lane.PACK: 1})

    assert begun == ["a"]
    with pytest.raises(Interrupted, match="1 step was done, 2 were not"):
        report.raise_for_failures()


def test_lanes_run_beside_each_other() -> None:
    meeting = threading.Barrier(2, timeout=10)

    def perform(each: Step, results: Mapping[str, Any]) -> None:
        meeting.wait()

    report = execute(Plan(steps=(step("pack"), stack("deploy"))), perform, ignore)

    assert not report.errors


@pytest.mark.parametrize(
    ("what", "where", "expected"),
    [
        ("no access", "1/eu", "stack Prod/Api (Api), 1/eu"),
        ("no access", None, "stack Prod/Api (Api)"),
        ("stack Prod/Api (Api) ended", "1/eu", "1/eu"),
        ("Apis are closed", "1/eu", "stack Prod/Api (Api), 1/eu"),
    ],
)
def test_an_error_says_which_stack_it_is_about(what: str, where: str | None, expected: str) -> None:
    access = Access(account="1", region="eu")
    target = StackTarget(display_name="Prod/Api (Api)", stack_name="Api", access=access)

    def perform(step: Step, results: Mapping[str, Any], /) -> None:
        raise ToolkitError(what, where=where)

    report = execute(Plan(steps=(DeleteStack(id="a", target=target),)), perform, ignore)

    (error,) = report.errors.values()
    assert isinstance(error, ToolkitError) and error.where == expected


class Impatient(StopRequest):
    """Somebody presses Ctrl-C for the second time once a step runs."""

    def __init__(self) -> None:
        super().__init__()
        self.running = threading.Event()

    @property
    def stopped(self) -> bool:
        if self.running.is_set():
            raise KeyboardInterrupt
        return False


def test_a_run_that_is_ended_at_once_waits_for_nothing() -> None:
    stop, release, waited = Impatient(), threading.Event(), threading.Event()

    def perform(step: Step, results: Mapping[str, Any], /) -> None:
        stop.running.set()
        if not release.wait(30):
            waited.set()

    with pytest.raises(KeyboardInterrupt):
        execute(Plan(steps=(step("a"),)), perform, ignore, stop=stop)

    assert not waited.is_set()
    release.set()
