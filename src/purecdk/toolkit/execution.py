"""Run a plan: as many steps at once as the bounds allow, each after those it needs; stop cleanly when told to.

A failed step does not stop the others: what does not depend on it is completed, and all failures are reported
together. After a stop request no step is begun; those under way end at their next safe point.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

from purecdk.toolkit.errors import Interrupted, RunFailed, ToolkitError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.plan import (
    DeleteStack,
    DeployStack,
    ExecuteChangeSet,
    KeepStack,
    Lane,
    Plan,
    Step,
    describe,
    lane_of,
)


class Outcome(Enum):
    """How a step ended."""

    DONE = "done"
    FAILED = "failed"
    NOT_RUN = "not-run"


class StopRequest:
    """Tells a run to stop; set by a signal handler or another thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def stop(self) -> None:
        """Have the run end at its next safe point."""
        self._event.set()

    @property
    def stopped(self) -> bool:
        """Whether the run is to end."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleep, but no longer than until the stop; return whether it came."""
        return self._event.wait(seconds)

    def check(self) -> None:
        """Raise :class:`Interrupted` if the run is to stop: called at points that are safe to end at."""
        if self.stopped:
            raise Interrupted("stopped")


class Perform(Protocol):
    """Does one step and returns its result; ``results`` holds those of the steps it needs, by id."""

    def __call__(self, step: Step, results: Mapping[str, Any], /) -> Any: ...


@dataclass(kw_only=True)
class Report:
    """What a run did.

    Attributes:
        results: What the steps returned, by id.
        seconds: How long the run took.
    """

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    results: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Exception] = field(default_factory=dict)
    interrupted: bool = False
    seconds: float = 0.0

    def raise_for_failures(self) -> None:
        """Raise the only error as it is, several as one :class:`RunFailed`, and a stop as :class:`Interrupted`."""
        errors = [error for error in self.errors.values() if not isinstance(error, Interrupted)]
        if len(errors) == 1:
            raise errors[0]
        if errors:
            raise RunFailed(f"{len(errors)} steps failed", errors=errors)
        if self.interrupted:
            done = sum(outcome is Outcome.DONE for outcome in self.outcomes.values())
            left = len(self.outcomes) - done
            raise Interrupted(
                f"stopped: {done} step{' was' if done == 1 else 's were'} done, {left} {'was' if left == 1 else 'were'} not",
                fix="run the same command again; it goes on from what is done",
            )


DEFAULT_BOUNDS: Mapping[Lane, int] = {
    Lane.PACK: max(1, min(os.cpu_count() or 1, 8)),
    Lane.UPLOAD: 16,
    Lane.BUILD: 2,
    Lane.STACK: 1,
}


def execute(
    plan: Plan,
    perform: Perform,
    emit: Emit,
    *,
    bounds: Mapping[Lane, int] = DEFAULT_BOUNDS,
    stop: StopRequest | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Report:
    """Run ``plan`` and return what happened; errors of steps are in the report, not raised.

    Args:
        emit: Called from several threads; see :func:`purecdk.toolkit.events.one_at_a_time`.
        bounds: How many steps of a lane may run at once.
        stop: Ends the run early.
    """
    return _Run(plan, perform, emit, bounds, stop or StopRequest(), clock).run()


class _Run:
    def __init__(
        self,
        plan: Plan,
        perform: Perform,
        emit: Emit,
        bounds: Mapping[Lane, int],
        stop: StopRequest,
        clock: Callable[[], float],
    ) -> None:
        self.plan = plan
        self.perform = perform
        self.bounds = {lane: max(1, bounds.get(lane, DEFAULT_BOUNDS[lane])) for lane in Lane}
        self.stop = stop
        self.clock = clock
        self.report = Report()
        self.emit = emit

    def run(self) -> Report:
        started = self.clock()
        steps = {step.id: step for step in self.plan.steps}
        waiting = {step.id: set(step.needs) for step in self.plan.steps}
        dependents: dict[str, list[str]] = {step.id: [] for step in self.plan.steps}
        for step in self.plan.steps:
            for need in step.needs:
                dependents[need].append(step.id)
        ready: dict[Lane, deque[str]] = {lane: deque() for lane in Lane}
        for step in self.plan.steps:
            if not step.needs:
                ready[lane_of(step)].append(step.id)
        running: dict[Future[Any], str] = {}
        busy = dict.fromkeys(Lane, 0)
        self.emit(Event(kind=EventKind.RUN_STARTED, text=f"{len(steps)} steps", data={"steps": len(steps)}))
        workers = min(sum(self.bounds.values()), max(1, len(steps)))
        pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="purecdk")
        try:
            while running or (any(ready.values()) and not self.stop.stopped):
                if not self.stop.stopped:
                    for lane, queue in ready.items():
                        while queue and busy[lane] < self.bounds[lane]:
                            step = steps[queue.popleft()]
                            busy[lane] += 1
                            running[pool.submit(self._one, step)] = step.id
                if not running:
                    break
                finished, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
                for future in finished:
                    step_id = running.pop(future)
                    busy[lane_of(steps[step_id])] -= 1
                    error = future.exception()
                    if error is not None and not isinstance(error, Exception):
                        self.stop.stop()
                        raise error
                    if isinstance(error, Interrupted):
                        continue  # it ended at a safe point: not run, like those that were not begun
                    if error is not None:
                        self.report.outcomes[step_id] = Outcome.FAILED
                        self.report.errors[step_id] = error
                        continue
                    self.report.outcomes[step_id] = Outcome.DONE
                    self.report.results[step_id] = future.result()
                    for dependent in dependents[step_id]:
                        waiting[dependent].discard(step_id)
                        if not waiting[dependent]:
                            ready[lane_of(steps[dependent])].append(dependent)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # whoever ends a run at once waits for nothing
            raise
        pool.shutdown()
        for step in self.plan.steps:
            if step.id not in self.report.outcomes:
                self.report.outcomes[step.id] = Outcome.NOT_RUN
                self.emit(Event(kind=EventKind.STEP_NOT_RUN, step=step.id, text=describe(step)))
        self.report.interrupted = self.stop.stopped
        self.report.seconds = self.clock() - started
        self.emit(Event(kind=EventKind.RUN_FINISHED, data=self._counts()))
        return self.report

    def _counts(self) -> dict[str, Any]:
        outcomes = list(self.report.outcomes.values())
        return {
            **{outcome.value: outcomes.count(outcome) for outcome in Outcome},
            "interrupted": self.report.interrupted,
            "seconds": round(self.report.seconds, 3),
        }

    def _one(self, step: Step) -> Any:
        self.emit(Event(kind=EventKind.STEP_STARTED, step=step.id, text=describe(step)))
        try:
            result = self.perform(step, {need: self.report.results.get(need) for need in step.needs})
        except Interrupted:
            raise
        except Exception as error:
            if isinstance(error, ToolkitError):
                _name_step(error, step)
            self.emit(Event(kind=EventKind.STEP_FAILED, step=step.id, text=f"{describe(step)}: {error}"))
            raise
        self.emit(Event(kind=EventKind.STEP_FINISHED, step=step.id, text=describe(step)))
        return result


def _name_step(error: ToolkitError, step: Step) -> None:
    """Have an error say which asset or stack it is about: many are worked on in one run."""
    match step:
        case DeployStack() | ExecuteChangeSet() | KeepStack() | DeleteStack():
            name, subject = step.target.stack_name, f"stack {step.target.display_name}"
        case _:
            name, subject = step.name, f"asset {step.name}"
    said = f"{error.what} {error.where or ''}"
    if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said) is None:
        error.where = f"{subject}, {error.where}" if error.where else subject
