"""Parameters that carry values to another region: written, held on to, let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
REGION = "us-east-1"
NAME, LIST, OTHER = "/cdk/exports/B/one", "/cdk/exports/B/list", "/cdk/exports/B/other"


@pytest.fixture
def ssm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield boto3.client("ssm", region_name=REGION)


@pytest.fixture
def run(
    ssm: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> Callable[..., dict[str, Any]]:
    """Return a function that has a handler serve one request, and gives the answer."""

    def serve(handler: str, kind: str, props: dict[str, Any], old: dict[str, Any] | None = None) -> dict[str, Any]:
        name = "WriterProps" if handler == "cross_region_writer" else "ReaderProps"
        more = {"OldResourceProperties": {name: old}} if old is not None else {}
        module = load_handler(handler)
        module.handler(request_of(kind, {name: props}, **more), lambda_context)
        return dict(answers.received.pop())

    return serve


def values(ssm: Any) -> dict[str, str]:
    return {
        parameter["Name"]: parameter["Value"]
        for parameter in ssm.get_parameters_by_path(Path="/cdk/exports", Recursive=True)["Parameters"]
    }


def exports(region: str = REGION, **values: Any) -> dict[str, Any]:
    names = {"one": NAME, "list": LIST, "other": OTHER}
    return {"region": region, "exports": {names[key]: value for key, value in values.items()}}


def imports(*names: str) -> dict[str, Any]:
    return {"region": REGION, "prefix": "B", "imports": {name: f"value of {name}" for name in names}}


def test_values_are_written_changed_and_deleted(run: Callable[..., dict[str, Any]], ssm: Any) -> None:
    assert run("cross_region_writer", "Create", exports(one="a", list=["x", "y"]))["Status"] == "SUCCESS"
    assert values(ssm) == {NAME: "a", LIST: "x,y"}
    old, new = exports(one="a", list=["x", "y"]), exports(one="b", other="c")
    assert run("cross_region_writer", "Update", new, old)["Status"] == "SUCCESS"
    assert values(ssm) == {NAME: "b", OTHER: "c"}
    assert run("cross_region_writer", "Delete", new)["Status"] == "SUCCESS"
    assert values(ssm) == {}


def test_another_region_gets_the_values_instead(run: Callable[..., dict[str, Any]], ssm: Any) -> None:
    run("cross_region_writer", "Create", exports(one="a"))
    run("cross_region_writer", "Update", exports("eu-west-1", one="a"), exports(one="a"))
    assert values(ssm) == {}
    assert values(boto3.client("ssm", region_name="eu-west-1")) == {NAME: "a"}


def test_what_is_there_already_is_not_written_over(run: Callable[..., dict[str, Any]], ssm: Any) -> None:
    ssm.put_parameter(Name=NAME, Value="mine", Type="String")
    answer = run("cross_region_writer", "Create", exports(one="a"))
    assert answer["Status"] == "FAILED"
    assert f"exports exist already: {NAME}" in answer["Reason"]
    assert values(ssm) == {NAME: "mine"}


def test_what_is_in_use_is_neither_changed_nor_deleted(run: Callable[..., dict[str, Any]], ssm: Any) -> None:
    run("cross_region_writer", "Create", exports(one="a", other="c"))
    read = run("cross_region_reader", "Create", imports(NAME))
    assert (read["Status"], read["Data"]) == ("SUCCESS", {NAME: f"value of {NAME}"})
    for kind, new in (
        ("Update", exports(one="b", other="c")),
        ("Update", exports(other="c")),
        ("Delete", exports(one="a")),
    ):
        answer = run("cross_region_writer", kind, new, exports(one="a", other="c") if kind == "Update" else None)
        assert answer["Status"] == "FAILED"
        assert f"{NAME} by stack B" in answer["Reason"]
    assert run("cross_region_writer", "Update", exports(one="a"), exports(one="a", other="c"))["Status"] == "SUCCESS"
    assert run("cross_region_reader", "Delete", imports(NAME))["Status"] == "SUCCESS"
    assert run("cross_region_writer", "Delete", exports(one="a"))["Status"] == "SUCCESS"


def test_what_is_no_longer_used_is_let_go(run: Callable[..., dict[str, Any]], ssm: Any) -> None:
    run("cross_region_writer", "Create", exports(one="a", other="c"))
    run("cross_region_reader", "Create", imports(NAME))
    assert run("cross_region_reader", "Update", imports(OTHER), imports(NAME))["Status"] == "SUCCESS"
    kept = exports(other="c")
    assert run("cross_region_writer", "Update", kept, exports(one="a", other="c"))["Status"] == "SUCCESS"
    assert run("cross_region_writer", "Delete", kept)["Status"] == "FAILED"


def test_lists_are_lists_again(run: Callable[..., dict[str, Any]], ssm: Any) -> None:
    run("cross_region_writer", "Create", exports(list=["x", "y"]))
    assert run("cross_region_reader", "Create", imports(LIST))["Data"] == {LIST: ["x", "y"]}


def test_a_value_that_was_never_written_fails_the_reader(run: Callable[..., dict[str, Any]]) -> None:
    assert run("cross_region_reader", "Create", imports(NAME))["Status"] == "FAILED"


def test_letting_go_of_what_is_gone_succeeds(run: Callable[..., dict[str, Any]]) -> None:
    assert run("cross_region_reader", "Delete", imports(NAME))["Status"] == "SUCCESS"
