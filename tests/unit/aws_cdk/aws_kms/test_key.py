"""Keys and aliases: what is refused.

Grants, imports and look-ups are compared with the official library in ``tests/parity/cases/kms-keys``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms

Spec, Usage, days = kms.KeySpec, kms.KeyUsage, cdk.Duration.days


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: kms.Key(s, "K", enable_key_rotation=True, key_spec=Spec.RSA_2048), "asymmetric keys"),
        (lambda s: kms.Key(s, "K", key_usage=Usage.SIGN_VERIFY), "SYMMETRIC_DEFAULT' is not valid with usage"),
        (lambda s: kms.Key(s, "K", key_spec=Spec.ECC_NIST_P256), "ECC_NIST_P256' is not valid with usage"),
        (lambda s: kms.Key(s, "K", key_spec=Spec.HMAC_224), "HMAC_224' is not valid with usage"),
        (lambda s: kms.Key(s, "K", pending_window=days(6)), "between 7 and 30 days. Received: 6"),
        (lambda s: kms.Key(s, "K", rotation_period=days(89)), "between 90 and 2560 days. Received: 89"),
        (
            lambda s: kms.Key(s, "K", rotation_period=days(100), enable_key_rotation=False),
            "'enableKeyRotation' is disabled",
        ),
        (lambda s: kms.Key(s, "K", alias="alias/aws/x"), "cannot start with alias/aws/"),
        (lambda s: kms.Key(s, "K", alias="alias/"), 'include a value after "alias/"'),
        (lambda s: kms.Key(s, "K", alias="a b"), "1 and 256 characters"),
        (lambda s: kms.Key.from_key_arn(s, "K", "x"), "ARN"),
        (lambda s: kms.Key.from_cfn_key(kms.CfnKey(s, "K")), "Could not parse the PolicyDocument"),
        (lambda s: kms.Alias.from_alias_name(s, "A", "x").alias_target_key, "Cannot access aliasTargetKey"),
        (lambda s: kms.Alias.from_alias_name(s, "A", "x").add_alias("y"), "Cannot call addAlias"),
        (
            lambda s: kms.Key.from_key_arn(s, "K", "arn:aws:kms:us-east-1:1:key/2").add_to_resource_policy(
                iam.PolicyStatement(actions=["kms:*"]), False
            ),
            "Unable to add statement to IAM resource policy for KMS key",
        ),
    ],
)
def test_what_kms_would_refuse_is_refused(stack: cdk.Stack, make: Callable[[cdk.Stack], object], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make(stack)


def test_key_made_of_an_l1_key_is_one_object(stack: cdk.Stack) -> None:
    policy = {"Statement": [{"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": {"AWS": "x"}}]}
    cfn_key = kms.CfnKey(stack, "Key", key_policy=policy)

    assert kms.Key.from_cfn_key(cfn_key) is kms.Key.from_cfn_key(cfn_key)


def test_dummy_of_a_look_up_is_told_from_a_key(stack: cdk.Stack) -> None:
    known = cdk.Stack(cdk.App(), "Known", env=cdk.Environment(account="1" * 12, region="us-east-1"))

    assert kms.Key.is_lookup_dummy(kms.Key.from_lookup(known, "Looked", alias_name="alias/x"))
    assert not kms.Key.is_lookup_dummy(kms.Key(stack, "Key"))


@pytest.mark.parametrize(
    "statement",
    [
        iam.PolicyStatement(actions=["kms:Decrypt"], resources=["*"]),
        iam.PolicyStatement(actions=["kms:Decrypt"], principals=[iam.AnyPrincipal()]),
        iam.PolicyStatement(principals=[iam.AnyPrincipal()], resources=["*"]),
    ],
)
def test_statements_that_no_policy_of_a_key_takes_fail_at_synthesis(statement: iam.PolicyStatement) -> None:
    stack = cdk.Stack(cdk.App(), "S")
    kms.Key(stack, "Key").add_to_resource_policy(statement)

    with pytest.raises(RuntimeError, match=r"S/Key[\s\S]*must specify at least one"):
        cdk.assertions.Template.from_stack(stack)
