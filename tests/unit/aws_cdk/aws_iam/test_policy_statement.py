"""Statements: what they take, what they refuse, what they lack in some kinds of policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

S = iam.PolicyStatement


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: S(actions=["ab"]), "Action 'ab' is invalid"),
        (lambda: S(not_actions=["a:b c"]), "Action 'a:b c' is invalid"),
        (lambda: S(actions=["a:b"], not_actions=["a:c"]), "'NotActions' .* 'Actions'"),
        (lambda: S(resources=["a"], not_resources=["b"]), "'NotResources' .* 'Resources'"),
        (
            lambda: S(principals=[iam.AnyPrincipal()], not_principals=[iam.AnyPrincipal()]),
            "'NotPrincipals' .* 'Principals'",
        ),
        (lambda: S(conditions={"StringEquals": "x"}), "map of operator to value"),
        (
            lambda: S(principals=[iam.ServicePrincipal("x", conditions={"A": {"b": "c"}}), iam.ServicePrincipal("y")]),
            "same Conditions",
        ),
        (lambda: S(principals=[iam.StarPrincipal(), iam.ArnPrincipal("x")]), "Cannot merge principals"),
    ],
)
def test_contradictions_are_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make()


def test_group_is_no_principal() -> None:
    group = iam.Group(cdk.Stack(cdk.App(), "Stack"), "Group")

    with pytest.raises(RuntimeError, match="Cannot use an IAM Group") as raised:
        S(actions=["a:b"], principals=[group])

    assert "Stack/Group" in str(raised.value)


def test_conditions_of_principals_come_first_and_those_of_the_statement_win() -> None:
    principal = iam.ServicePrincipal("x", conditions={"A": {"b": "principal", "c": "d"}})

    statement = S(actions=["a:b"], principals=[principal], conditions={"A": {"b": "statement"}, "E": {"f": "g"}})

    assert statement.to_json()["Condition"] == {"A": {"b": "statement", "c": "d"}, "E": {"f": "g"}}


def test_what_a_statement_lacks_depends_on_the_kind_of_policy() -> None:
    bare = S(actions=["a:b"])

    assert len(bare.validate_for_any_policy()) == 0
    assert "resource" in bare.validate_for_identity_policy()[0]
    without_principal, without_resource = bare.validate_for_resource_policy()
    assert "principal" in without_principal
    assert "resource" in without_resource
    assert len(bare.validate_for_resource_policy(skip_resource_validation=True)) == 1
    assert "principal" in bare.validate_for_trust_policy()[0]
    assert "alphanumeric" in S(actions=["a:b"], resources=["*"], sid="a b").validate_for_identity_policy()[0]


def test_copy_takes_overrides_and_leaves_the_original_alone() -> None:
    original = S(actions=["a:b"], resources=["r"], effect=iam.Effect.DENY, sid="One").freeze()

    copy = original.copy(actions=["c:d"], sid="Two")

    assert copy.to_json() == {"Action": "c:d", "Effect": "Deny", "Resource": "r", "Sid": "Two"}
    assert original.to_json()["Sid"] == "One"
    assert not copy.frozen


def test_wrong_types_are_named() -> None:
    with pytest.raises(TypeError, match="actions"):
        S(actions="a:b")
    with pytest.raises(TypeError, match="did you mean 'actions'"):
        S(action=["a:b"])  # type: ignore[call-arg]  # the point of the test


def test_an_empty_id_is_written() -> None:
    assert S(sid="", actions=["a:b"]).to_statement_json() == {"Action": "a:b", "Effect": "Allow", "Sid": ""}
