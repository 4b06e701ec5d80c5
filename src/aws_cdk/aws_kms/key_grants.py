"""Grants on keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_kms import _actions
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.interfaces.aws_kms import IKeyRef


class KeyGrants:
    """Grants on a key, for L1 keys as well.

    A key that trusts the identities of its account, as keys made here do, needs no statement of its own for them; a key
    used from another account or region always does.
    """

    @checked
    def __init__(self, resource: IKeyRef, trust_account_identities: bool) -> None:
        self._resource = resource
        self._trust_account_identities = trust_account_identities

    @staticmethod
    @checked
    def from_key(resource: IKeyRef, trust_account_identities: bool | None = None) -> KeyGrants:
        """Return the grants on ``resource``.

        Args:
            resource: The key.
            trust_account_identities: Whether the key's policy leaves it to the account whom it allows. Default: as the key
                says, an alias as the key behind it; an L1 key never does.
        """
        trusts = getattr(resource, "_trust_account_identities", False)
        return KeyGrants(resource, bool(trusts and trust_account_identities is not False))

    @property
    def _resource_with_policy(self) -> Any:
        from aws_cdk.aws_iam.resource_policy import ResourceWithPolicies

        return ResourceWithPolicies.of(self._resource)

    @checked
    def actions(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on the key."""
        resource: Any = self._resource
        arn = resource.key_ref.key_arn
        elsewhere = self._is_in_another_environment(grantee)
        policy = self._resource_with_policy
        if policy is None:
            return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=[arn])
        if self._trust_account_identities and not elsewhere:
            return Grant.add_to_principal_or_resource(
                grantee=grantee, actions=actions, resource=policy, resource_arns=[arn], resource_self_arns=["*"]
            )
        return Grant.add_to_principal_and_resource(
            grantee=grantee,
            actions=actions,
            resource=policy,
            # The ARN is not known in another environment: keys have no names.
            resource_arns=["*"] if elsewhere else [arn],
            resource_self_arns=["*"],
            resource_policy_principal=self._named_in_policy(grantee),
        )

    @checked
    def decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to decrypt."""
        return self.actions(grantee, *_actions.DECRYPT)

    @checked
    def encrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt."""
        return self.actions(grantee, *_actions.ENCRYPT)

    @checked
    def encrypt_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt and decrypt."""
        return self.actions(grantee, *_actions.DECRYPT, *_actions.ENCRYPT)

    @checked
    def admin(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to manage the key, but not to use it."""
        return self.actions(grantee, *_actions.ADMIN)

    @checked
    def sign(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign."""
        return self.actions(grantee, *_actions.SIGN)

    @checked
    def verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify signatures."""
        return self.actions(grantee, *_actions.VERIFY)

    @checked
    def sign_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign and to verify signatures."""
        return self.actions(grantee, *_actions.SIGN, *_actions.VERIFY)

    @checked
    def generate_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make message authentication codes."""
        return self.actions(grantee, *_actions.GENERATE_MAC)

    @checked
    def verify_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify message authentication codes."""
        return self.actions(grantee, *_actions.VERIFY_MAC)

    def _named_in_policy(self, grantee: IGrantable) -> IPrincipal:
        """Return whom the key's policy names.

        KMS refuses principals that do not exist. Where the grantee's stack comes after the key's, it is the account.
        """
        if _is_made_in_a_stack(grantee):
            grantee_stack, key_stack = Stack.of(grantee), Stack.of(self._resource)
            if any(stack is key_stack for stack in grantee_stack.dependencies):
                from aws_cdk.aws_iam.principals import AccountPrincipal

                return AccountPrincipal(grantee_stack.account)
        return grantee.grant_principal

    def _is_in_another_environment(self, grantee: IGrantable) -> bool:
        if not _is_made_in_a_stack(grantee):
            return False
        grantee_stack, key_stack = Stack.of(grantee), Stack.of(self._resource)
        return grantee_stack.account != key_stack.account or grantee_stack.region != key_stack.region


def _is_made_in_a_stack(grantee: Any) -> bool:
    """Tell a construct that the app makes from a principal or an imported identity."""
    if not isinstance(grantee, Construct):
        return False
    from aws_cdk.core.resource import Resource

    return not Resource.is_resource(grantee) or Resource.is_owned_resource(grantee)
