"""User pools and what belongs to them: what is refused, and what parity cases do not show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lam
from aws_cdk.core.errors import ValidationError

Duration, Operation, Plan = cdk.Duration, cognito.UserPoolOperation, cognito.FeaturePlan


class Room:
    """A stack with makers of what the tests need, each with an id of its own."""

    def __init__(self) -> None:
        self.stack = cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
        self._count = 0

    def id(self) -> str:
        self._count += 1
        return f"X{self._count}"

    def pool(self, **options: Any) -> cognito.UserPool:
        return cognito.UserPool(self.stack, self.id(), **options)

    def client(self, **options: Any) -> cognito.UserPoolClient:
        return self.pool().add_client(self.id(), **options)

    def function(self) -> lam.Function:
        return lam.Function(
            self.stack, self.id(), code=lam.Code.from_inline("x"), handler="i.h", runtime=lam.Runtime.PYTHON_3_12
        )

    def domain(self, **options: Any) -> cognito.UserPoolDomain:
        return self.pool().add_domain(self.id(), **options)

    def custom_domain(self) -> cognito.CustomDomainOptions:
        certificate = acm.Certificate.from_certificate_arn(
            self.stack, self.id(), "arn:aws:acm:us-east-1:111111111111:certificate/c"
        )
        return cognito.CustomDomainOptions(domain_name="a.example", certificate=certificate)


Action = Callable[[Room], Any]


def two_triggers(room: Room) -> None:
    pool = room.pool()
    for _ in range(2):
        pool.add_trigger(Operation.PRE_SIGN_UP, room.function())


def ses(**options: Any) -> cognito.UserPoolEmail:
    return cognito.UserPoolEmail.with_ses(**{"from_email": "a@b.example", **options})


def mail_factor(**options: Any) -> Action:
    factors = cognito.MfaSecondFactor(sms=False, otp=False, email=True)
    return lambda room: room.pool(mfa=cognito.Mfa.REQUIRED, mfa_second_factor=factors, **options)


REFUSED: dict[str, tuple[Action, str]] = {
    "a preferred name without a name": (
        lambda r: r.pool(sign_in_aliases={"preferred_username": True}),
        "username signIn must be enabled",
    ),
    "a mail without the code": (lambda r: r.pool(user_verification={"email_body": "x"}), "Verification email body"),
    "an SMS without the code": (lambda r: r.pool(user_verification={"sms_message": "x"}), "SMS message"),
    "a second factor without the code": (lambda r: r.pool(mfa_message="x"), "MFA message"),
    "codes by mail of Cognito": (mail_factor(), "Amazon SES"),
    "codes by mail on the cheapest plan": (mail_factor(email=ses(), feature_plan=Plan.LITE), "featurePlan"),
    "short passwords": (lambda r: r.pool(password_policy={"min_length": 5}), "between 6 and 99"),
    "temporary passwords for years": (
        lambda r: r.pool(password_policy={"temp_password_validity": Duration.days(366)}),
        "365 days",
    ),
    "a long history": (lambda r: r.pool(password_policy={"password_history_size": 25}), "between 0 and 24"),
    "a history on the cheapest plan": (
        lambda r: r.pool(feature_plan=Plan.LITE, password_policy={"password_history_size": 5}),
        "FeaturePlan.LITE",
    ),
    "a role that must not be": (
        lambda r: r.pool(enable_sms_role=False, sms_role=iam.Role.from_role_name(r.stack, r.id(), "x")),
        "enableSmsRole",
    ),
    "SES in no region": (lambda r: cognito.UserPool(cdk.Stack(cdk.App(), "T"), "P", email=ses()), "sesRegion"),
    "an address of another domain": (lambda r: r.pool(email=ses(ses_verified_domain="c.example")), "different domain"),
    "two functions for one operation": (two_triggers, "preSignUp already exists"),
    "a sender without a key": (
        lambda r: r.pool(lambda_triggers={"custom_sms_sender": r.function()}),
        "KMS key",
    ),
    "a version that an operation has not": (
        lambda r: r.pool(custom_sender_kms_key=kms.Key(r.stack, r.id())).add_trigger(
            Operation.CUSTOM_EMAIL_SENDER, r.function(), cognito.LambdaVersion.V2_0
        ),
        "PRE_TOKEN_GENERATION_CONFIG",
    ),
    "protection said twice": (
        lambda r: r.pool(
            advanced_security_mode=cognito.AdvancedSecurityMode.AUDIT,
            standard_threat_protection_mode=cognito.StandardThreatProtectionMode.AUDIT_ONLY,
        ),
        "at the same time",
    ),
    "no password": (
        lambda r: r.pool(sign_in_policy={"allowed_first_auth_factors": {"password": False}}),
        "cannot be disabled",
    ),
    "a choice on the cheapest plan": (
        lambda r: r.pool(
            feature_plan=Plan.LITE,
            sign_in_policy={"allowed_first_auth_factors": {"password": True, "passkey": True}},
        ),
        "choice-based",
    ),
    "an empty domain of passkeys": (lambda r: r.pool(passkey_relying_party_id=""), "between 1 and 63, got 0"),
    "a negative length": (lambda r: cognito.StringAttribute(min_len=-1), "minLen"),
    "a text too long": (lambda r: cognito.StringAttribute(max_len=3000), "maxLen"),
    "an app's secret and users": (
        lambda r: r.client(o_auth={"flows": {"client_credentials": True, "implicit_code_grant": True}}),
        "clientCredentials",
    ),
    "users sent nowhere": (lambda r: r.client(o_auth={"callback_urls": []}), "callbackUrl"),
    "users sent elsewhere": (lambda r: r.client(o_auth={"default_redirect_uri": "https://z"}), "defaultRedirectUri"),
    "settings of no OAuth": (lambda r: r.client(disable_o_auth=True, o_auth={}), "disableOAuth"),
    "a short id token": (lambda r: r.client(id_token_validity=Duration.minutes(4)), "5 minutes and 1 day.*4 minutes"),
    "an access token that outlives": (
        lambda r: r.client(access_token_validity=Duration.hours(5), refresh_token_validity=Duration.hours(3)),
        "accessTokenValidity.*3 hours",
    ),
    "a long refresh token": (lambda r: r.client(refresh_token_validity=Duration.days(3651)), "3650 days"),
    "a short session": (lambda r: r.client(auth_session_validity=Duration.minutes(2)), "3 minutes and 15 minutes"),
    "a long grace period": (
        lambda r: r.client(refresh_token_rotation_grace_period=Duration.seconds(61)),
        "0 seconds and 1 minute",
    ),
    "context without a secret": (
        lambda r: r.client(enable_propagate_additional_user_context_data=True),
        "without a client secret",
    ),
    "half of Pinpoint": (lambda r: r.client(analytics={"application_id": "a"}), "`externalId` and `role`"),
    "name that was not said": (lambda r: r.client().user_pool_client_name, "userPoolClientName"),
    "secret that there is not": (lambda r: r.client().user_pool_client_secret, "generateSecret"),
    "secret of a known client": (
        lambda r: cognito.UserPoolClient.from_user_pool_client_id(r.stack, r.id(), "x").user_pool_client_secret,
        "imported Clients",
    ),
    "no domain": (lambda r: r.domain(), "One of, and only one of"),
    "two domains": (
        lambda r: r.domain(cognito_domain={"domain_prefix": "x"}, custom_domain=r.custom_domain()),
        "One of, and only one of",
    ),
    "a prefix in capitals": (lambda r: r.domain(cognito_domain={"domain_prefix": "X"}), "lowercase"),
    "pages of an app without users": (
        lambda r: r.domain(cognito_domain={"domain_prefix": "x"}).sign_in_url(
            r.client(o_auth={"flows": {"client_credentials": True}}), redirect_uri="https://x"
        ),
        "signInUrl",
    ),
    "a negative precedence": (lambda r: r.pool().add_group(r.id(), precedence=-1), "precedence"),
    "a group's name with a blank": (lambda r: r.pool().add_group(r.id(), group_name="a b"), "groupName"),
    "a long description": (lambda r: r.pool().add_group(r.id(), description="x" * 2049), "2049 characters"),
    "an ARN of no pool": (
        lambda r: cognito.UserPool.from_user_pool_arn(r.stack, r.id(), "arn:aws:cognito-idp:r:1:userpool"),
        "invalid user pool ARN",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cognito_would_not_take_is_refused(name: str) -> None:
    action, message = REFUSED[name]

    with pytest.raises(ValidationError, match=f"(?s){message}"):
        action(Room())


@pytest.mark.parametrize(
    ("name", "sender"),
    [("n", "n <a@b.example>"), ('q"q', '"q\\"q" <a@b.example>'), ("ü", "=?UTF-8?B?w7w=?= <a@b.example>")],
)
def test_a_senders_name_is_written_as_mail_headers_want_it(name: str, sender: str) -> None:
    room = Room()

    pool: Any = room.pool(email=ses(from_name=name))

    assert pool.node.default_child.email_configuration.from_ == sender


def test_a_resource_server_is_referred_to_by_its_pool_and_identifier() -> None:
    room = Room()
    pool = room.pool()
    server = pool.add_resource_server(room.id(), identifier="api")

    reference = server.user_pool_resource_server_ref
    imported = cognito.UserPoolResourceServer.from_user_pool_resource_server_id(room.stack, room.id(), "known")

    assert (reference.user_pool_id, reference.identifier) == (pool.user_pool_id, "api")
    with pytest.raises(ValidationError, match="userPoolId is not available"):
        _ = imported.user_pool_resource_server_ref


@pytest.mark.parametrize(("aliases", "names"), [({}, []), ({"username": True}, None), ({"email": True}, ["email"])])
def test_sign_in_without_a_name_is_by_the_given_attributes_even_if_none(aliases: Any, names: list[str] | None) -> None:
    room = Room()

    pool: Any = room.pool(sign_in_aliases=aliases)

    assert pool.node.default_child.username_attributes == names
