"""Aspects: order, what aspects may add, and what they are refused.

More orders are compared with the official library in ``tests/parity/cases/core-tags``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import Annotations, AspectApplication, AspectPriority, Aspects, IAspect, Tags
from constructs import Construct


class Seen(IAspect):
    def __init__(self, log: list[str], name: str, extra: Callable[[Any], None] | None = None) -> None:
        self._log, self._name, self._extra = log, name, extra

    def visit(self, node: Any) -> None:
        self._log.append(f"{self._name}:{node.node.path}")
        if self._extra is not None:
            self._extra(node)


@pytest.fixture
def log() -> list[str]:
    return []


def tree(flags: dict[str, Any] | None = None) -> tuple[cdk.App, cdk.Stack, Construct]:
    app = cdk.App(context=flags, tree_metadata=False)
    stack = cdk.Stack(app, "S")
    return app, stack, Construct(stack, "C")


def test_the_lowest_number_comes_first_and_outer_aspects_among_equals(log: list[str]) -> None:
    app, stack, c = tree()
    Aspects.of(c).add(Seen(log, "c500"))
    Aspects.of(stack).add(Seen(log, "s500"))
    Aspects.of(stack).add(Seen(log, "s100"), priority=100)
    Aspects.of(app).add(Seen(log, "a400"), priority=400)

    app.synth()

    assert log == ["a400:", "s100:S", "a400:S", "s500:S", "s100:S/C", "a400:S/C", "s500:S/C", "c500:S/C"]


def test_a_construct_added_to_a_visited_part_is_visited_too(log: list[str]) -> None:
    def add(node: Any) -> None:
        if node.node.id == "D" and c.node.try_find_child("New") is None:
            Construct(c, "New")

    app, stack, c = tree()
    Construct(stack, "D")
    Aspects.of(stack).add(Seen(log, "x", add))

    app.synth()

    assert log == ["x:S", "x:S/C", "x:S/D", "x:S/C/New"]


def test_an_aspect_that_comes_too_late_is_refused(log: list[str]) -> None:
    def add(node: Any) -> None:
        if node.node.id == "C":
            Aspects.of(node).add(Seen(log, "late"), priority=100)

    app, stack, _ = tree()
    Aspects.of(stack).add(Seen(log, "x", add))

    with pytest.raises(RuntimeError, match="Cannot invoke Aspect Seen with priority 100 on node S/C") as caught:
        app.synth()
    assert "with a lower priority (added at S with priority 500) was already invoked" in str(caught.value)


def test_endless_additions_are_refused(log: list[str]) -> None:
    count = iter(range(10**6))
    app, stack, _ = tree()

    def add(node: Any) -> None:
        Construct(stack, f"N{next(count)}")

    Aspects.of(stack).add(Seen(log, "x", add))

    with pytest.raises(RuntimeError, match="possible infinite loop"):
        app.synth()


def test_without_stabilization_an_added_aspect_is_ignored_with_a_warning(log: list[str]) -> None:
    app, stack, c = tree({"@aws-cdk/core:aspectStabilization": False})
    Aspects.of(stack).add(Seen(log, "x", lambda node: Aspects.of(node).add(Seen(log, "new"))))

    app.synth()

    assert log == ["x:S", "x:S/C"]
    messages = [entry.data for construct in (stack, c) for entry in construct.node.metadata if "warning" in entry.type]
    assert len(messages) == 1
    assert messages[0].endswith("[ack: @aws-cdk/core:ignoredAspect]")


def test_aspects_of_an_app_stay_out_of_stages(log: list[str]) -> None:
    app, _, _ = tree()
    stage = cdk.Stage(app, "St")
    cdk.Stack(stage, "In")
    Aspects.of(app).add(Seen(log, "app"))
    Aspects.of(stage).add(Seen(log, "stage"))

    app.synth()

    assert log == ["stage:St", "stage:St/In", "app:", "app:S", "app:S/C"]


def test_applications_show_and_take_priorities(log: list[str]) -> None:
    _, stack, _ = tree()
    aspect = Seen(log, "x")
    Aspects.of(stack).add(aspect, priority=AspectPriority.READONLY)

    application = Aspects.of(stack).applied[0]

    assert (application.aspect, application.construct, application.priority) == (aspect, stack, 1000)
    assert Aspects.of(stack).all == [aspect]
    with pytest.raises(RuntimeError, match="non-negative"):
        AspectApplication(stack, aspect, 5).priority = -1


@pytest.mark.parametrize("wrong", [lambda node: None, object(), None])
def test_an_aspect_has_a_method_visit(wrong: Any) -> None:
    with pytest.raises(TypeError):
        Aspects.of(tree()[1]).add(wrong)


def test_tag_keys_and_values_are_text() -> None:
    tags: Any = Tags.of(tree()[1])
    with pytest.raises(TypeError):
        tags.add("a", None)
    with pytest.raises(TypeError):
        tags.remove(5)
    with pytest.raises(TypeError, match="unexpected"):
        tags.add("a", "b", prio=5)


def test_what_is_acknowledged_above_stays_away_below() -> None:
    _, stack, c = tree()
    Annotations.of(c).add_warning_v2("id", "before")
    Annotations.of(stack).acknowledge_warning("id")
    Annotations.of(c).add_warning_v2("id", "after")
    Annotations.of(c).add_warning_v2("other", "stays")

    assert [entry.data for entry in c.node.metadata] == ["stays [ack: other]"]
    assert "test_aspect.py" in c.node.metadata[0].trace[0]  # type: ignore[index]  # messages say where they were made


def test_deprecations_can_be_made_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    _, stack, _ = tree()
    Annotations.of(stack).add_deprecation("pkg.Api", "use another")
    monkeypatch.setenv("CDK_BLOCK_DEPRECATIONS", "1")
    with pytest.raises(RuntimeError, match=r"S: The API pkg\.Api is deprecated: use another"):
        Annotations.of(stack).add_deprecation("pkg.Api", "use another")
