"""The principals that are no resources of a stack: services, accounts, ARNs, federated users, everyone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._conditions import comparable_text
from aws_cdk.aws_iam._service_name import service_principal_name
from aws_cdk.aws_iam.principal import (
    LITERAL_STRING,
    IPrincipal,
    PrincipalBase,
    PrincipalPolicyFragment,
    add_to_trust_policy,
    principal_text,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolvable, IResolveContext, is_unresolved, string_of
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.core.stack import Stack
    from aws_cdk.interfaces.aws_iam import IOIDCProviderRef, ISAMLProviderRef

_ORGANIZATION_ID = re.compile(r"o-[a-z0-9]{10,32}\Z")
_STANDARD_SIGN_IN = "https://signin.aws.amazon.com/saml"


class _OfStack(IResolvable):
    """A token whose value follows from the stack it is used in."""

    def __init__(self, value_in: Callable[[Stack], Any]) -> None:
        self._value_in = value_in

    def resolve(self, context: IResolveContext) -> Any:
        from aws_cdk.core.stack import Stack

        return self._value_in(Stack.of(context.scope))


class ArnPrincipal(PrincipalBase):
    """Whoever an ARN names: a user, a role, an account."""

    @checked
    def __init__(self, arn: str) -> None:
        self._arn = arn

    @property
    def arn(self) -> str:
        """The ARN."""
        return self._arn

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The ARN under ``AWS``."""
        return PrincipalPolicyFragment({"AWS": [self.arn]})

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"ArnPrincipal({self.arn})"

    @checked
    def in_organization(self, organization_id: str) -> PrincipalBase:
        """Return this principal, allowed only as a member of an organization."""
        return self.with_conditions({"StringEquals": {"aws:PrincipalOrgID": organization_id}})

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return f"ArnPrincipal:{self.arn}"


class AccountPrincipal(ArnPrincipal):
    """Everyone in an account whom the account itself allows."""

    def __init__(self, account_id: Any) -> None:
        """Make the principal of an account.

        Raises:
            ValidationError: ``account_id`` is no text; numbers would lose leading zeros.
        """
        if not isinstance(account_id, str):
            raise ValidationError(
                f"accountId should be of type string, got {account_id!r}",
                fix="write account ids in quotes: '012345678901'",
            )
        super().__init__(string_of(_OfStack(lambda stack: f"arn:{stack.partition}:iam::{account_id}:root")))
        self._account_id = account_id

    @property
    def account_id(self) -> Any:
        """The account."""
        return self._account_id

    @property
    def principal_account(self) -> str | None:
        """The account."""
        return self._account_id

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"AccountPrincipal({self._account_id})"


class AccountRootPrincipal(AccountPrincipal):
    """Everyone in the account of the stack whom the account itself allows."""

    def __init__(self) -> None:
        super().__init__(string_of(_OfStack(lambda stack: stack.account)))

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return "AccountRootPrincipal()"


class AnyPrincipal(ArnPrincipal):
    """Everyone, written as ``{"AWS": "*"}``."""

    def __init__(self) -> None:
        super().__init__("*")

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return "AnyPrincipal()"


class StarPrincipal(PrincipalBase):
    """Everyone, written as a bare ``"*"``, which some services need."""

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """A bare star."""
        return PrincipalPolicyFragment({LITERAL_STRING: ["*"]})

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return "StarPrincipal()"

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return "StarPrincipal"


class ServicePrincipalOpts(Struct):
    """Options of a service principal."""

    conditions: Mapping[str, Any] | None = None
    """Conditions under which the service may act."""
    region: str | None = None
    """The region that the service acts from; matters for regions that accounts opt in to. Default: the stack's."""


class ServicePrincipal(PrincipalBase):
    """An AWS service."""

    @takes(ServicePrincipalOpts)
    def __init__(self, service: str, opts: ServicePrincipalOpts) -> None:
        self._service = service
        self._opts = opts
        self._name: str | None = None

    @staticmethod
    @checked
    def from_static_service_principle_name(service_principal_name: str) -> ServicePrincipal:
        """Return the principal of exactly this name, in all regions and partitions."""
        return _StaticServicePrincipal(service_principal_name)

    @staticmethod
    @checked
    def service_principal_name(service: str) -> str:
        """Return the name that a service acts under, such as ``lambda.amazonaws.com`` for ``lambda``."""
        return service_principal_name(service)

    @property
    def service(self) -> str:
        """The service as it was given."""
        return self._service

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The service's name under ``Service``."""
        return PrincipalPolicyFragment({"Service": [self._principal_name()]}, self._opts.conditions)

    def _principal_name(self) -> str:
        name = self._name
        if name is None:
            region = self._opts.region
            if region is None:
                name = service_principal_name(self._service)
            else:
                name = string_of(_OfStack(lambda stack: service_principal_name(self._service, region, stack.region)))
            self._name = name
        return name

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"ServicePrincipal({self._service})"

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return f"ServicePrincipal:{self._service}:{comparable_text(dict(sorted(self._opts._given().items())))}"


class _StaticServicePrincipal(ServicePrincipal):
    """A service whose name is taken as it is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)

    def _principal_name(self) -> str:
        return self.service


class OrganizationPrincipal(PrincipalBase):
    """Everyone in an organization."""

    @checked
    def __init__(self, organization_id: str) -> None:
        """Make the principal of an organization.

        Raises:
            ValidationError: ``organization_id`` is not ``o-`` and 10 to 32 lower-case letters or digits.
        """
        if not is_unresolved(organization_id) and not _ORGANIZATION_ID.match(organization_id):
            raise ValidationError(
                f"Expected Organization ID must match regex pattern ^o-[a-z0-9]{{10,32}}$, received {organization_id}",
                fix="copy the organization's id from the AWS Organizations console",
            )
        self._organization_id = organization_id

    @property
    def organization_id(self) -> str:
        """The organization."""
        return self._organization_id

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """Everyone, if the caller belongs to the organization."""
        return PrincipalPolicyFragment({"AWS": ["*"]}, {"StringEquals": {"aws:PrincipalOrgID": self._organization_id}})

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"OrganizationPrincipal({self._organization_id})"

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return f"OrganizationPrincipal:{self._organization_id}"


class CanonicalUserPrincipal(PrincipalBase):
    """An account by its canonical user id, as S3 knows it."""

    @checked
    def __init__(self, canonical_user_id: str) -> None:
        self._canonical_user_id = canonical_user_id

    @property
    def canonical_user_id(self) -> str:
        """The canonical user id."""
        return self._canonical_user_id

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The id under ``CanonicalUser``."""
        return PrincipalPolicyFragment({"CanonicalUser": [self._canonical_user_id]})

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"CanonicalUserPrincipal({self._canonical_user_id})"

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return f"CanonicalUserPrincipal:{self._canonical_user_id}"


class FederatedPrincipal(PrincipalBase):
    """Users of an identity provider outside AWS."""

    @checked
    def __init__(
        self, federated: str, conditions: Mapping[str, Any] | None = None, assume_role_action: str | None = None
    ) -> None:
        self._federated = federated
        self._conditions: dict[str, Any] = dict(conditions) if conditions else {}
        self._assume_role_action = assume_role_action or "sts:AssumeRole"

    @property
    def federated(self) -> str:
        """The identity provider."""
        return self._federated

    @property
    def conditions(self) -> dict[str, Any]:
        """Conditions under which its users may act."""
        return self._conditions

    @property
    def assume_role_action(self) -> str:
        """The action under which its users assume a role."""
        return self._assume_role_action

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The provider under ``Federated``."""
        return PrincipalPolicyFragment({"Federated": [self._federated]}, self._conditions)

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"FederatedPrincipal({self._federated})"

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return f"FederatedPrincipal:{self._federated}:{self._assume_role_action}:{comparable_text(self._conditions)}"


class WebIdentityPrincipal(FederatedPrincipal):
    """Users of a web identity provider: Cognito, Amazon, Google, Facebook, …"""

    @checked
    def __init__(self, identity_provider: str, conditions: Mapping[str, Any] | None = None) -> None:
        super().__init__(identity_provider, conditions, "sts:AssumeRoleWithWebIdentity")

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"WebIdentityPrincipal({self.federated})"


class OpenIdConnectPrincipal(WebIdentityPrincipal):
    """Users of an OpenID Connect provider known to IAM."""

    @checked
    def __init__(self, open_id_connect_provider: IOIDCProviderRef, conditions: Mapping[str, Any] | None = None) -> None:
        super().__init__(open_id_connect_provider.oidc_provider_ref.oidc_provider_arn, conditions)

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"OpenIdConnectPrincipal({self.federated})"


class SamlPrincipal(FederatedPrincipal):
    """Users of a SAML provider known to IAM."""

    @checked
    def __init__(self, saml_provider: ISAMLProviderRef, conditions: Mapping[str, Any]) -> None:
        super().__init__(saml_provider.saml_provider_ref.saml_provider_arn, conditions, "sts:AssumeRoleWithSAML")

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"SamlPrincipal({self.federated})"


class SamlConsolePrincipal(SamlPrincipal):
    """Users of a SAML provider who sign in to the AWS console."""

    @checked
    def __init__(self, saml_provider: ISAMLProviderRef, conditions: Mapping[str, Any] | None = None) -> None:
        # As the peer: the audience takes the place of all other conditions under StringEquals.
        super().__init__(
            saml_provider, {**(conditions or {}), "StringEquals": {"SAML:aud": _sign_in_url(saml_provider)}}
        )

    def to_string(self) -> str:
        """Return the principal as people read it."""
        return f"SamlConsolePrincipal({self.federated})"


def _sign_in_url(saml_provider: Any) -> str:
    """Return the address of the console's sign-in page in the provider's region."""
    from aws_cdk.core.stack import Stack
    from aws_cdk.region_info.region_info import RegionInfo

    region = Stack.of(saml_provider).region
    return (None if is_unresolved(region) else RegionInfo.get(region).saml_sign_on_url) or _STANDARD_SIGN_IN


class CompositePrincipal(PrincipalBase):
    """Several principals at once."""

    @checked
    def __init__(self, *principals: IPrincipal) -> None:
        """Make one principal of several.

        Raises:
            ValidationError: none is given.
        """
        if not principals:
            raise ValidationError(
                "CompositePrincipals must be constructed with at least 1 Principal but none were passed.",
                fix="give the principals as arguments",
            )
        self._principals: list[IPrincipal] = list(principals)

    @property
    def principals(self) -> list[IPrincipal]:
        """The principals inside."""
        return list(self._principals)

    @checked
    def add_principals(self, *principals: IPrincipal) -> CompositePrincipal:
        """Add further principals; return this one."""
        self._principals.extend(principals)
        return self

    @property
    def assume_role_action(self) -> str:
        """The action of the first principal inside."""
        return self._principals[0].assume_role_action

    @checked
    def add_to_assume_role_policy(self, doc: PolicyDocument) -> None:
        """Let each principal inside write its own statements."""
        for principal in self._principals:
            add_to_trust_policy(principal, doc)

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The fragments of all principals inside.

        Raises:
            ValidationError: one has conditions, which would hold for all in a single statement.
        """
        joined: dict[str, list[str]] = {}
        for principal in self._principals:
            fragment = principal.policy_fragment
            if fragment.conditions:
                shown = comparable_text({"principalJson": fragment.principal_json, "conditions": fragment.conditions})
                raise ValidationError(
                    "Components of a CompositePrincipal must not have conditions. "
                    f"Tried to add the following fragment: {shown}",
                    fix="use the composite as assumed_by of a role, which gives each its own statement, or write several statements",
                )
            merge_principal_json(joined, fragment.principal_json)
        return PrincipalPolicyFragment(joined)

    def to_string(self) -> str:
        """Return the principals as people read them."""
        return f"CompositePrincipal({','.join(principal_text(principal) for principal in self._principals)})"

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by, if all inside have one."""
        from aws_cdk.aws_iam.principal import ComparablePrincipal

        inner = [ComparablePrincipal.dedupe_string_for(principal) for principal in self._principals]
        return (
            f"CompositePrincipal[{','.join(text or '' for text in inner)}]"
            if all(text is not None for text in inner)
            else None
        )


def merge_principal_json(target: dict[str, list[str]], source: Mapping[str, list[str]]) -> None:
    """Add the entries of ``source`` to ``target``.

    Raises:
        ValidationError: one is a bare string, which cannot stand beside anything else.
    """
    if target and source and (LITERAL_STRING in target) != (LITERAL_STRING in source):
        raise ValidationError(
            f"Cannot merge principals {json_text(target)} and {json_text(source)}; "
            "if one uses a literal principal string the other one must be empty",
            fix="write a statement of its own for StarPrincipal, or use AnyPrincipal",
        )
    for kind, values in source.items():
        target.setdefault(kind, []).extend(values)
