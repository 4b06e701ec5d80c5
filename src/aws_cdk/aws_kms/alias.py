"""An alias: a name for a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
from aws_cdk.aws_kms import _actions
from aws_cdk.aws_kms._l1 import CfnAlias
from aws_cdk.aws_kms.key import IKey
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_kms import AliasReference, KeyReference

_PREFIX = "alias/"
_RESERVED = "alias/aws/"
_NAME = re.compile(r"[a-zA-Z0-9:/_-]{1,256}\Z")
_NAME_IS_REFERENCE = "@aws-cdk/aws-kms:aliasNameRef"
_IMPORTED_GRANTS = "@aws-cdk/aws-kms:applyImportedAliasPermissionsToPrincipal"


class IAlias(IKey):
    """An alias; it can be used wherever a key can."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def alias_name(self) -> str: ...
        @property
        def alias_ref(self) -> AliasReference: ...
        @property
        def alias_target_key(self) -> IKey: ...


class AliasProps(Struct):
    """Options of an alias."""

    alias_name: str
    """The name; ``alias/`` is put before it, and ``alias/aws/`` belongs to AWS."""
    target_key: IKey
    """The key that the alias stands for."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the alias when it leaves the stack. Default: it is deleted."""


class AliasAttributes(Struct):
    """What an existing alias is known by."""

    alias_name: str
    """The name, with ``alias/``."""
    alias_target_key: IKey
    """The key that the alias stands for."""


class _AliasBase(Resource, IAlias):
    """What aliases of known keys have."""

    alias_name: str
    alias_target_key: IKey

    @property
    def _trust_account_identities(self) -> bool:
        return bool(getattr(self.alias_target_key, "_trust_account_identities", False))

    @property
    def alias_ref(self) -> AliasReference:
        """A reference to the alias."""
        from aws_cdk.interfaces.aws_kms import AliasReference

        return AliasReference(alias_name=self.alias_name)

    @property
    def key_arn(self) -> str:
        """Deprecated: the ARN of the alias, not that of the key."""
        return Stack.of(self).format_arn(
            service="kms",
            resource=self.alias_name,  # aliases have their name where keys have their kind
        )

    @property
    def key_id(self) -> str:
        """The alias's name, which KMS takes where it takes the id of a key."""
        return self.alias_name

    @property
    def key_ref(self) -> KeyReference:
        """A reference to the key, by the alias."""
        from aws_cdk.interfaces.aws_kms import KeyReference

        return KeyReference(key_arn=self.key_arn, key_id=self.key_id)

    @checked
    def add_alias(self, alias: str) -> Alias:
        """Give the key a further name."""
        return self.alias_target_key.add_alias(alias)

    @checked
    def add_to_resource_policy(
        self, statement: PolicyStatement, allow_no_op: bool | None = None
    ) -> AddToResourcePolicyResult:
        """Add a statement to the key's policy."""
        return self.alias_target_key.add_to_resource_policy(statement, allow_no_op)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on the key."""
        return self.alias_target_key.grant(grantee, *actions)

    @checked
    def grant_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to decrypt."""
        return self.grant(grantee, *_actions.DECRYPT)

    @checked
    def grant_encrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt."""
        return self.grant(grantee, *_actions.ENCRYPT)

    @checked
    def grant_encrypt_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt and decrypt."""
        return self.grant(grantee, *_actions.DECRYPT, *_actions.ENCRYPT)

    @checked
    def grant_generate_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make message authentication codes."""
        return self.grant(grantee, *_actions.GENERATE_MAC)

    @checked
    def grant_sign(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign."""
        return self.grant(grantee, *_actions.SIGN)

    @checked
    def grant_sign_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign and to verify signatures."""
        return self.grant(grantee, *_actions.SIGN, *_actions.VERIFY)

    @checked
    def grant_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify signatures."""
        return self.grant(grantee, *_actions.VERIFY)

    @checked
    def grant_verify_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify message authentication codes."""
        return self.grant(grantee, *_actions.VERIFY_MAC)


class Alias(_AliasBase):
    """An alias."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-kms.Alias"

    @staticmethod
    @takes(AliasAttributes)
    def from_alias_attributes(scope: Construct, id: str, attrs: AliasAttributes) -> IAlias:
        """Return an existing alias of a key that is known."""
        return _ImportedAlias(scope, id, attrs.alias_name, attrs.alias_target_key)

    @staticmethod
    @checked
    def from_alias_name(scope: Construct, id: str, alias_name: str) -> IAlias:
        """Return an existing alias of a key that is not known.

        Nothing can be added to the key's policy. Grants go to principals' policies if the feature flag says so, for all keys
        that carry the alias.
        """
        return _NamedAlias(scope, id, alias_name)

    @takes(AliasProps)
    def __init__(self, scope: Construct, id: str, props: AliasProps) -> None:
        """Make an alias.

        Raises:
            ValidationError: the name is empty, reserved, too long, or has characters that KMS does not take.
        """
        name = _checked_name(scope, props.alias_name)
        super().__init__(scope, id, physical_name=name)
        self.alias_target_key = props.target_key
        resource = CfnAlias(
            self, "Resource", alias_name=self.physical_name, target_key_id=self.alias_target_key.key_arn
        )
        self.alias_name = (
            self._get_resource_name_attribute(resource.ref)
            if flag_enabled(self.node, _NAME_IS_REFERENCE)
            else self._get_resource_name_attribute(self.physical_name)
        )
        if props.removal_policy is not None:
            self.apply_removal_policy(props.removal_policy)

    @property
    def alias_arn(self) -> str:
        """The alias's ARN."""
        return self.key_arn

    def _generate_physical_name(self) -> str:
        return _PREFIX + super()._generate_physical_name()


class _ImportedAlias(_AliasBase):
    """An alias of a key that is known."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, alias_name: str, target_key: IKey) -> None:
        super().__init__(scope, id)
        self.alias_name = alias_name
        self.alias_target_key = target_key


class _NamedAlias(_AliasBase):
    """An alias of a key that is not known."""

    _fqn = "aws-cdk-lib.Resource"
    _trust_account_identities = False

    def __init__(self, scope: Construct, id: str, alias_name: str) -> None:
        super().__init__(scope, id)
        self.alias_name = alias_name

    @property
    def alias_target_key(self) -> IKey:  # type: ignore[override]  # not known here
        """Not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Cannot access aliasTargetKey on an Alias imported by Alias.fromAliasName().",
            scope=self,
            fix="use Alias.from_alias_attributes, or Key.from_lookup",
        )

    @checked
    def add_alias(self, alias: str) -> Alias:
        """Not possible: the key is not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Cannot call addAlias on an Alias imported by Alias.fromAliasName().",
            scope=self,
            fix="use Alias.from_alias_attributes, or Key.from_lookup",
        )

    @checked
    def add_to_resource_policy(
        self, statement: PolicyStatement, allow_no_op: bool | None = None
    ) -> AddToResourcePolicyResult:
        """Add nothing: the key is not known."""
        return AddToResourcePolicyResult(statement_added=False)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on keys with this alias, by its own policy, if the feature flag says so."""
        if not flag_enabled(self.node, _IMPORTED_GRANTS):
            return Grant.drop(grantee, "")
        return Grant.add_to_principal(
            grantee=grantee,
            actions=actions,
            resource_arns=[Stack.of(self).format_arn(service="kms", resource="key", resource_name="*")],
            conditions={"ForAnyValue:StringEquals": {"kms:ResourceAliases": self.alias_name}},
        )


def _checked_name(scope: Construct, name: str) -> str:
    """Return ``name`` with ``alias/`` before it; a token that comes first is left alone."""
    if not name.startswith("${Token["):
        if not name.startswith(_PREFIX):
            name = _PREFIX + name
        if name == _PREFIX:
            raise ValidationError(
                f'Alias must include a value after "{_PREFIX}": {name}', scope=scope, fix="name it alias/NAME"
            )
        if name.lower().startswith(_RESERVED):
            raise ValidationError(
                f"Alias cannot start with {_RESERVED}: {name}", scope=scope, fix="names below alias/aws/ belong to AWS"
            )
    if not is_unresolved(name) and not _NAME.match(name):
        raise ValidationError(
            f"Alias name must be between 1 and 256 characters in a-zA-Z0-9:/_-, got '{name}' ({len(name)} characters)",
            scope=scope,
        )
    return name
