"""Documents: repeated statements, merging, ids."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

RECORDED = json.loads((Path(__file__).parent / "recorded.json").read_text(encoding="utf-8"))["cases"]

PRINCIPALS: dict[str, Any] = {
    "ax": lambda: iam.ArnPrincipal("x"),
    "ay": lambda: iam.ArnPrincipal("y"),
    "sx": lambda: iam.ServicePrincipal("x"),
    "sxl": lambda: iam.ServicePrincipal("x.amazonaws.com"),
    "star": iam.StarPrincipal,
    "acct": lambda: iam.AccountPrincipal("111122223333"),
    "root": iam.AccountRootPrincipal,
    "comp": lambda: iam.CompositePrincipal(iam.ArnPrincipal("x"), iam.ServicePrincipal("x")),
    "cond": lambda: iam.ArnPrincipal("x").with_conditions({"Q": {"r": "s"}}),
    "canon": lambda: iam.CanonicalUserPrincipal("x"),
}


def statement_of(recorded: dict[str, Any]) -> iam.PolicyStatement:
    """Make a statement of its recorded options, in which resources and principals have short names."""
    token = cdk.Fn.ref("T")
    resources = {"t": TOKEN_T, "u": TOKEN_U, "j": "a" + TOKEN_T}
    options: dict[str, Any] = dict(recorded)
    if "effect" in options:
        options["effect"] = iam.Effect[options["effect"]]
    for name in ("resources", "not_resources"):
        if name in options:
            options[name] = [resources.get(resource, resource) for resource in options[name]]
    for name in ("principals", "not_principals"):
        if name in options:
            options[name] = [PRINCIPALS[principal]() for principal in options[name]]
    if "conditions" in options:
        options["conditions"] = {
            operator: {key: token if isinstance(value, dict) else value for key, value in keys.items()}
            for operator, keys in options["conditions"].items()
        }
    return iam.PolicyStatement(**options)


TOKEN_T, TOKEN_U = cdk.Fn.ref("T"), cdk.Fn.ref("U")


def resolved(document: iam.PolicyDocument, *, minimize: bool) -> Any:
    stack = cdk.Stack(cdk.App(), "Stack")
    stack.node.set_context("@aws-cdk/aws-iam:minimizePolicies", minimize)
    return stack.resolve(document)


@pytest.mark.parametrize("case", RECORDED, ids=range(len(RECORDED)))
def test_documents_are_written_as_the_peer_wrote_them(case: dict[str, Any]) -> None:
    for minimize, expected in ((False, case["plain"]), (True, case["minimized"])):
        document = iam.PolicyDocument(statements=[statement_of(recorded) for recorded in case["statements"]])

        assert json.dumps(resolved(document, minimize=minimize)) == json.dumps(expected)


ACTIONS, RESOURCES = ["s:a", "s:b", "s:c"], ["1", "2", "3"]
allow = st.builds(
    lambda actions, resources: iam.PolicyStatement(actions=actions, resources=resources),
    st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from(RESOURCES), min_size=1, max_size=2, unique=True),
)


def allowed(document: Any) -> set[tuple[str, str]]:
    """Return what a document allows, as pairs of action and resource."""

    def several(value: Any) -> list[str]:
        return value if isinstance(value, list) else [value]

    return {
        pair
        for statement in document["Statement"]
        for pair in itertools.product(several(statement["Action"]), several(statement["Resource"]))
    }


@given(st.lists(allow, min_size=1, max_size=8))
def test_merging_changes_nothing_of_what_is_allowed(statements: list[iam.PolicyStatement]) -> None:
    plain = resolved(iam.PolicyDocument(statements=statements, minimize=False), minimize=False)
    minimized = resolved(iam.PolicyDocument(statements=statements, minimize=True), minimize=False)

    assert allowed(minimized) == allowed(plain)
    assert len(minimized["Statement"]) <= len(plain["Statement"])


def test_statement_is_frozen_once_its_document_is_written() -> None:
    statement = iam.PolicyStatement(actions=["s:a"], resources=["*"])
    resolved(iam.PolicyDocument(statements=[statement]), minimize=False)

    with pytest.raises(RuntimeError, match=r"addActions: freeze\(\) has been called"):
        statement.add_actions("s:b")


def test_ids_are_given_to_statements_without_one_after_repeated_ones_are_gone() -> None:
    one, named = iam.PolicyStatement(actions=["s:a"]), iam.PolicyStatement(actions=["s:b"], sid="Mine")
    document = iam.PolicyDocument(
        assign_sids=True, statements=[one, named, one.copy(), iam.PolicyStatement(actions=["s:c"])]
    )

    assert [statement["Sid"] for statement in resolved(document, minimize=False)["Statement"]] == ["0", "Mine", "2"]


def test_empty_document_is_left_out() -> None:
    document = iam.PolicyDocument()

    assert document.is_empty
    assert resolved(document, minimize=True) is None


@pytest.mark.parametrize(
    ("json_form", "message"),
    [
        ({"Statement": {"Action": "a:b"}}, "Statement must be an array"),
        ({}, "Statement must be an array"),
        (None, "Statement must be an array"),
        ({"Statement": [{"Effect": "Maybe", "Action": "a:b"}]}, "Effect of a PolicyStatement"),
        ({"Statement": [{"Action": ["a:b", 5]}]}, "string or an array of strings"),
        ({"Statement": [{"Action": "a:b", "Principal": 5}]}, "principal should be an object"),
        ({"Statement": [{"Action": "a:b", "Condition": "x"}]}, "map of operator to value"),
        ({"Statement": [{}]}, "at least one 'action' or 'notAction'"),
    ],
)
def test_malformed_json_is_refused(json_form: Any, message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        iam.PolicyDocument.from_json(json_form)
