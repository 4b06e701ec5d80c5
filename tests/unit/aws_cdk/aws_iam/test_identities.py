"""Roles, users, groups, policies: what is refused, and with which advice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack")


def statement(action: str = "a:b") -> iam.PolicyStatement:
    return iam.PolicyStatement(actions=[action], resources=["*"])


def role(stack: cdk.Stack, **options: Any) -> iam.Role:
    return iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda"), **options)


Make = Callable[[cdk.Stack], object]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: role(s, role_name="a b"), "Invalid roleName"),
        (lambda s: role(s, role_name="a" * 65), "64 characters"),
        (lambda s: role(s, description="a" * 1001), "1000 characters"),
        (lambda s: role(s, path="team"), "surrounded by slashes"),
        (lambda s: role(s, path="/" + "a" * 511 + "/"), "between 1 and 512"),
        (lambda s: role(s, max_session_duration=cdk.Duration.minutes(30)), "maxSessionDuration is set to 1800"),
        (lambda s: iam.User(s, "User", password_reset_required=True), "passwordResetRequired"),
        (lambda s: iam.Role.from_role_arn(s, "Role", "arn:x"), "ARN"),
        (
            lambda s: iam.Role.from_role_name(s, "Role", "x", add_grants_to_resources=True),
            "only be passed if 'mutable: false'",
        ),
        (
            lambda s: iam.User.from_user_name(s, "User", "x").add_managed_policy(
                iam.ManagedPolicy.from_aws_managed_policy_name("y")
            ),
            "imported User",
        ),
        (lambda s: role(s).grant_assume_role(iam.ServicePrincipal("x")), "use assumeRolePolicy instead"),
        (lambda s: iam.OidcProviderNative(s, "Oidc", url="http://x"), "https://"),
        (lambda s: iam.OidcProviderNative(s, "Oidc", url="https://x", thumbprints=["a"]), "40 characters"),
        (
            lambda s: iam.SamlProvider(
                s, "Saml", name="a b", metadata_document=iam.SamlMetadataDocument.from_xml("<x/>")
            ),
            "Invalid SAML provider name",
        ),
        (lambda s: iam.SamlMetadataDocument.from_file("no/such.xml"), "no such file .*no/such.xml"),
        (lambda s: iam.AccountPrincipal(123456789012), "accountId should be of type string"),
        (lambda s: iam.OrganizationPrincipal("o-1"), "Organization ID"),
        (lambda s: iam.CompositePrincipal(), "at least 1 Principal"),
        (lambda s: iam.UnknownPrincipal(resource=s).policy_fragment, "imported without a role"),
        (lambda s: iam.Policy(s, "P").grant_principal.assume_role_action, "instead of a Policy"),
    ],
)
def test_what_iam_would_refuse_is_refused(stack: cdk.Stack, make: Make, message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make(stack)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: iam.Policy(s, "P", force=True, users=[iam.User(s, "U")]), "force=true is empty"),
        (lambda s: iam.Policy(s, "P", force=True, statements=[statement()]), "force=true must be attached"),
        (lambda s: iam.Policy(s, "P", statements=[statement()]).policy_name, "must be attached to at least one"),
        (lambda s: iam.ManagedPolicy(s, "P"), "Managed Policy is empty"),
        (
            lambda s: role(s).add_to_policy(iam.PolicyStatement(actions=["a:b"])),
            "must specify at least one resource",
        ),
        (
            lambda s: role(s).assume_role_policy.add_statements(statement()),  # type: ignore[union-attr]  # made here
            "must specify at least one IAM principal",
        ),
    ],
)
def test_policies_are_checked_before_synthesis(stack: cdk.Stack, make: Make, message: str) -> None:
    make(stack)

    with pytest.raises(RuntimeError, match=message):
        stack.node.root.synth()


def test_two_inline_policies_of_one_name_clash(stack: cdk.Stack) -> None:
    user = iam.User(stack, "User")
    iam.Policy(stack, "One", policy_name="same", statements=[statement()], users=[user])

    with pytest.raises(RuntimeError, match='"same" is already attached'):
        iam.Policy(stack, "Two", policy_name="same", statements=[statement()], users=[user])


def test_grant_that_finds_no_policy_fails_when_asserted(stack: cdk.Stack) -> None:
    grant = iam.Grant.add_to_principal(
        grantee=iam.ServicePrincipal("sqs"), actions=["a:b", "c:d"], resource_arns=["arn:x"]
    )

    assert not grant.success
    with pytest.raises(RuntimeError, match=r"ServicePrincipal\(sqs\)' to call 'a:b,c:d' on 'arn:x'"):
        grant.assert_success()


def test_principal_of_the_app_must_say_what_to_depend_on() -> None:
    class Mine(iam.PrincipalBase):
        @property
        def policy_fragment(self) -> iam.PrincipalPolicyFragment:
            return iam.PrincipalPolicyFragment({"AWS": ["mine"]})

        def add_to_principal_policy(self, statement: iam.PolicyStatement) -> iam.AddToPrincipalPolicyResult:
            return iam.AddToPrincipalPolicyResult(statement_added=True)

    with pytest.raises(RuntimeError, match="should return a dependable"):
        iam.Grant.add_to_principal(grantee=Mine(), actions=["a:b"], resource_arns=["*"])


def test_unknown_principal_warns_of_what_must_be_added_by_hand(stack: cdk.Stack) -> None:
    resource = cdk.CfnResource(stack, "Resource", type="A::B::C")

    result = iam.UnknownPrincipal(resource=resource).add_to_principal_policy(statement("s3:GetObject"))

    assert result.statement_added
    (entry,) = [entry for entry in resource.node.metadata if entry.type == "aws:cdk:warning"]
    assert '"Action":"s3:GetObject"' in entry.data


def test_factories_for_policies_are_found_nearest_first(stack: cdk.Stack) -> None:
    class WithPolicy(iam.IResourceWithPolicyV2):
        def __init__(self, name: str) -> None:
            self.name = name

    class Factory(iam.IResourcePolicyFactory):
        def __init__(self, name: str) -> None:
            self.made = WithPolicy(name)

        def for_resource(self, resource: cdk.CfnResource) -> WithPolicy:
            return self.made

    resource = cdk.CfnResource(stack, "Resource", type="My::Own::Type")
    assert iam.ResourceWithPolicies.of(resource) is None

    for_app, for_stack = Factory("app"), Factory("stack")
    iam.ResourceWithPolicies.register(stack.node.root, "My::Own::Type", for_app)
    assert iam.ResourceWithPolicies.of(resource) is for_app.made

    iam.ResourceWithPolicies.register(stack, "My::Own::Type", for_stack)
    assert iam.ResourceWithPolicies.of(resource) is for_stack.made


@pytest.mark.parametrize("mutable", [True, False])
def test_imported_roles_take_anyone_that_is_to_assume_them(stack: cdk.Stack, mutable: bool) -> None:
    imported = iam.Role.from_role_arn(stack, "R", "arn:aws:iam::123456789012:role/r", mutable=mutable)

    assert not imported.grant_assume_role(iam.AccountPrincipal("1")).success
    with pytest.raises(RuntimeError, match="use assumeRolePolicy instead"):
        role(stack).without_policy_updates().grant_assume_role(iam.AccountPrincipal("1"))
