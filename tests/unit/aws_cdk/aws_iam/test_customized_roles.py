"""Roles made by someone else: the report of what they need.

What the templates hold then is compared with the official library in ``tests/parity/cases/iam-customized-roles``.
"""

from __future__ import annotations

import json
from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_iam as iam


def test_report_says_what_each_role_needs(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(app, "S")
    iam.Role.customize_roles(stack, use_precreated_roles={"S/Known": "made-by-ops"})
    target = cdk.CfnResource(stack, "Target", type="A::B::C")
    known = iam.Role(
        stack,
        "Known",
        assumed_by=iam.ServicePrincipal("lambda"),
        managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("One")],
    )
    known.add_to_policy(iam.PolicyStatement(actions=["a:b"], resources=[target.get_att("Arn").to_string()]))
    iam.ManagedPolicy(
        stack, "Managed", roles=[known], statements=[iam.PolicyStatement(actions=["m:n"], resources=["*"])]
    )
    iam.Role(stack, "Missing", assumed_by=iam.AccountRootPrincipal())

    app.synth()

    roles = json.loads((tmp_path / "iam-policy-report.json").read_text(encoding="utf-8"))["roles"]
    assert [(role["roleConstructPath"], role["roleName"], role["missing"]) for role in roles] == [
        ("S/Known", "made-by-ops", False),
        ("S/Missing", "missing role", True),
    ]
    allow = {"Effect": "Allow"}
    assert roles[0]["assumeRolePolicy"] == [
        {"Action": "sts:AssumeRole", **allow, "Principal": {"Service": "lambda.amazonaws.com"}}
    ]
    assert roles[0]["managedPolicyArns"] == ["arn:(PARTITION):iam::aws:policy/One"]
    assert roles[0]["managedPolicyStatements"] == [{"Action": "m:n", **allow, "Resource": "*"}]
    assert roles[0]["identityPolicyStatements"] == [{"Action": "a:b", **allow, "Resource": "(S/Target.Arn)"}]
    assert roles[1]["assumeRolePolicy"][0]["Principal"] == {"AWS": "arn:(PARTITION):iam::(ACCOUNT):root"}
    text = (tmp_path / "iam-policy-report.txt").read_text(encoding="utf-8")
    assert text.startswith("<made-by-ops> (S/Known)\n\nAssumeRole Policy:\n[\n  {")
    assert "<missing role> (S/Missing)" in text
    assert "Managed Policy ARNs:\nNONE" in text


def test_report_says_what_imported_roles_need(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(app, "S")
    iam.Role.customize_roles(stack)
    theirs = iam.Role.from_role_arn(stack, "Theirs", "arn:aws:iam::123456789012:role/path/theirs")
    theirs.add_to_principal_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))

    template = app.synth().get_stack_by_name("S").template

    roles = json.loads((tmp_path / "iam-policy-report.json").read_text(encoding="utf-8"))["roles"]
    assert roles == [
        {
            "roleConstructPath": "S/Theirs",
            "roleName": "theirs",
            "assumeRolePolicy": [],
            "managedPolicyArns": [],
            "managedPolicyStatements": [],
            "identityPolicyStatements": [{"Action": "a:b", "Effect": "Allow", "Resource": "*"}],
        }
    ]
    assert "Resources" not in template
