"""A key of the Key Management Service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
from aws_cdk.aws_kms._l1 import CfnKey
from aws_cdk.aws_kms.key_grants import KeyGrants
from aws_cdk.aws_kms.key_spec import KeySpec, KeyUsage
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import refuse_ended_flag
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.aws_kms.alias import Alias
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_kms import IKeyRef, KeyReference

# Which material serves which purpose. Source: the KMS API reference, CreateKey; observed on aws-cdk-lib 2.275.0.
_RSA = (KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096)
_HMAC = (KeySpec.HMAC_224, KeySpec.HMAC_256, KeySpec.HMAC_384, KeySpec.HMAC_512)
_NIST = (KeySpec.ECC_NIST_P256, KeySpec.ECC_NIST_P384, KeySpec.ECC_NIST_P521)
_SIGNING_ONLY = (
    KeySpec.ECC_SECG_P256K1,
    KeySpec.ML_DSA_44,
    KeySpec.ML_DSA_65,
    KeySpec.ML_DSA_87,
)
_NOT_FOR: dict[KeyUsage, tuple[KeySpec, ...]] = {
    KeyUsage.ENCRYPT_DECRYPT: (*_NIST, *_SIGNING_ONLY, *_HMAC),
    KeyUsage.SIGN_VERIFY: (KeySpec.SYMMETRIC_DEFAULT, *_HMAC),
    KeyUsage.GENERATE_VERIFY_MAC: (KeySpec.SYMMETRIC_DEFAULT, *_RSA, *_NIST, *_SIGNING_ONLY, KeySpec.SM2),
    KeyUsage.KEY_AGREEMENT: (KeySpec.SYMMETRIC_DEFAULT, *_RSA, *_SIGNING_ONLY, *_HMAC),
}
_PENDING_DAYS = (7, 30)
_ROTATION_DAYS = (90, 2560)
_DUMMY_KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"


class IKey(IResource):
    """A key."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def key_arn(self) -> str: ...
        @property
        def key_id(self) -> str: ...
        @property
        def key_ref(self) -> KeyReference: ...

    def add_alias(self, alias: str) -> Alias:
        """Give the key a further name."""
        raise NotImplementedError

    def add_to_resource_policy(
        self, statement: PolicyStatement, allow_no_op: bool | None = None
    ) -> AddToResourcePolicyResult:
        """Add a statement to the key's policy."""
        raise NotImplementedError

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on the key."""
        raise NotImplementedError

    def grant_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to decrypt."""
        raise NotImplementedError

    def grant_encrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt."""
        raise NotImplementedError

    def grant_encrypt_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt and decrypt."""
        raise NotImplementedError

    def grant_generate_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make message authentication codes."""
        raise NotImplementedError

    def grant_sign(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign."""
        raise NotImplementedError

    def grant_sign_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign and to verify signatures."""
        raise NotImplementedError

    def grant_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify signatures."""
        raise NotImplementedError

    def grant_verify_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify message authentication codes."""
        raise NotImplementedError


class KeyProps(Struct):
    """Options of a key."""

    admins: Sequence[IPrincipal] | None = None
    """Who may manage the key."""
    alias: str | None = None
    """A first name; ``alias/`` is put before it."""
    description: str | None = None
    """What the key is for."""
    enabled: bool | None = None
    """Whether the key can be used. Default: yes."""
    enable_key_rotation: bool | None = None
    """Whether the material is renewed. Default: no, or yes with ``rotation_period``."""
    key_spec: KeySpec | None = None
    """The material. Default: SYMMETRIC_DEFAULT."""
    key_usage: KeyUsage | None = None
    """The purpose. Default: ENCRYPT_DECRYPT."""
    multi_region: bool | None = None
    """Whether the key can be replicated into other regions. Default: no."""
    pending_window: Duration | None = None
    """How long the key is kept after it was deleted, 7 to 30 days. Default: 30 days."""
    policy: PolicyDocument | None = None
    """The key's policy. Default: the account decides whom it allows."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the key when it leaves the stack. Default: it is kept."""
    rotation_period: Duration | None = None
    """How often the material is renewed, 90 to 2560 days. Default: 365 days."""


class KeyLookupOptions(Struct):
    """How a key is looked up in the account."""

    alias_name: str
    """The alias, with ``alias/``."""
    return_dummy_key_on_missing: bool | None = None
    """Whether a key that is not there is no error: a dummy stands for it. Default: no."""


class _KeyBase(Resource, IKey):
    """What keys have, made here or not."""

    _policy: PolicyDocument | None = None
    _trust_account_identities: bool = True
    grants: KeyGrants

    def _init_key(self) -> None:
        check_resource_policy(self, lambda: self._policy)
        self.grants = KeyGrants.from_key(self)

    @property
    def key_ref(self) -> KeyReference:
        """A reference to the key."""
        from aws_cdk.interfaces.aws_kms import KeyReference

        return KeyReference(key_arn=self.key_arn, key_id=self.key_id)

    @checked
    def add_alias(self, alias_name: str) -> Alias:
        """Give the key a further name; ``alias/`` is put before it."""
        from aws_cdk.aws_kms.alias import Alias

        # The first alias has no name in its id, so that it can be renamed without being another construct.
        id = "Alias" if self.node.try_find_child("Alias") is None else f"Alias{alias_name}"
        return Alias(self, id, alias_name=alias_name, target_key=self)

    @checked
    def add_to_resource_policy(
        self, statement: PolicyStatement, allow_no_op: bool | None = None
    ) -> AddToResourcePolicyResult:
        """Add a statement to the key's policy.

        Args:
            statement: What to add.
            allow_no_op: Whether it is all right that an imported key has no policy to add to. Default: yes.

        Raises:
            ValidationError: there is no policy to add to, and that is not all right.
        """
        if self._policy is None:
            if allow_no_op is False:
                raise ValidationError(
                    f'Unable to add statement to IAM resource policy for KMS key: "{self.key_arn}"',
                    scope=self,
                    fix="add it where the key is made",
                )
            return AddToResourcePolicyResult(statement_added=False)
        self._policy.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` the given actions on the key."""
        return self.grants.actions(grantee, *actions)

    def grant_admin(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to manage the key, but not to use it."""
        return self.grants.admin(grantee)

    @checked
    def grant_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to decrypt."""
        return self.grants.decrypt(grantee)

    @checked
    def grant_encrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt."""
        return self.grants.encrypt(grantee)

    @checked
    def grant_encrypt_decrypt(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to encrypt and decrypt."""
        return self.grants.encrypt_decrypt(grantee)

    @checked
    def grant_generate_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make message authentication codes."""
        return self.grants.generate_mac(grantee)

    @checked
    def grant_sign(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign."""
        return self.grants.sign(grantee)

    @checked
    def grant_sign_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to sign and to verify signatures."""
        return self.grants.sign_verify(grantee)

    @checked
    def grant_verify(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify signatures."""
        return self.grants.verify(grantee)

    @checked
    def grant_verify_mac(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to verify message authentication codes."""
        return self.grants.verify_mac(grantee)


class Key(_KeyBase):
    """A key; by default its account decides whom it allows."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-kms.Key"
    DEFAULT_DUMMY_KEY_ID = _DUMMY_KEY_ID

    @staticmethod
    @checked
    def from_key_arn(scope: Construct, id: str, key_arn: str) -> IKey:
        """Return an existing key by its ARN."""
        name = Stack.of(scope).split_arn(key_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not name:
            raise ValidationError(
                f"KMS key ARN must be in the format 'arn:<partition>:kms:<region>:<account>:key/<keyId>', got: '{key_arn}'",
                scope=scope,
            )
        return _ImportedKey(scope, id, key_id=name, key_arn=key_arn, environment_from_arn=key_arn)

    @staticmethod
    def from_cfn_key(cfn_key: Any) -> IKey:
        """Return an L1 key of this app as a key whose policy can be added to.

        Raises:
            ValidationError: the L1 key's policy is not given as plain data.
        """
        return _from_cfn_key(cfn_key)

    @staticmethod
    @takes(KeyLookupOptions)
    def from_lookup(scope: Construct, id: str, options: KeyLookupOptions) -> IKey:
        """Return an existing key, looked up in the account when the app is synthesized by the command line.

        Raises:
            ValidationError: the alias is a token, or the stack's account or region is not known.
        """
        return _look_up(scope, id, options)

    @staticmethod
    @checked
    def is_lookup_dummy(key: IKeyRef) -> bool:
        """Tell whether ``key`` stands for one that is not known yet, or was not found."""
        return bool(key.key_ref.key_id == _DUMMY_KEY_ID)

    @takes(KeyProps)
    def __init__(self, scope: Construct, id: str, props: KeyProps) -> None:
        """Make a key.

        Raises:
            ValidationError: material and purpose, or rotation and purpose, do not fit; a number of days is out of range.
        """
        super().__init__(scope, id)
        refuse_ended_flag(self.node, "@aws-cdk/aws-kms:defaultKeyPolicies")
        _check_props(self, props)
        self._policy = props.policy or PolicyDocument()
        self._policy_is_default = props.policy is None
        if self._policy_is_default:
            from aws_cdk.aws_iam.principals import AccountRootPrincipal

            self._policy.add_statements(
                PolicyStatement(resources=["*"], actions=["kms:*"], principals=[AccountRootPrincipal()])
            )
        rotation = props.rotation_period
        resource = CfnKey(
            self,
            "Resource",
            description=props.description,
            enable_key_rotation=True
            if rotation is not None and props.enable_key_rotation is None
            else props.enable_key_rotation,
            rotation_period_in_days=rotation.to_days() if rotation is not None else None,
            enabled=props.enabled,
            key_spec=props.key_spec._value_ if props.key_spec is not None else None,
            key_usage=props.key_usage._value_ if props.key_usage is not None else None,
            key_policy=self._policy,
            pending_window_in_days=props.pending_window.to_days() if props.pending_window is not None else None,
            multi_region=props.multi_region,
        )
        self._key_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="kms", resource="key", resource_name=self.physical_name)
        )
        self._key_id = self._get_resource_name_attribute(resource.ref)
        resource.apply_removal_policy(props.removal_policy)
        self._init_key()
        for admin in props.admins or ():
            self.grant_admin(admin)
        if props.alias is not None:
            self.add_alias(props.alias)

    @property
    def key_arn(self) -> str:
        """The key's ARN."""
        return self._key_arn

    @property
    def key_id(self) -> str:
        """The key's id: the last part of its ARN."""
        return self._key_id


class _ImportedKey(_KeyBase):
    """A key known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    key_arn: str
    key_id: str

    def __init__(
        self, scope: Construct, id: str, *, key_id: str, key_arn: str, environment_from_arn: str | None = None
    ) -> None:
        super().__init__(scope, id, environment_from_arn=environment_from_arn)
        self.key_id = key_id
        self.key_arn = key_arn
        self._init_key()


class _KeyOfCfnKey(_KeyBase):
    """An L1 key of this app, with its policy."""

    _fqn = "aws-cdk-lib.Resource"

    key_arn: str
    key_id: str
    _trust_account_identities = False

    def __init__(self, cfn_key: Any, id: str, policy: PolicyDocument) -> None:
        super().__init__(cfn_key, id)
        self.key_id = cfn_key.ref
        self.key_arn = cfn_key.attr_arn
        self._policy = policy
        self._init_key()


def _from_cfn_key(cfn_key: Any) -> IKey:
    id = "@FromCfnKey"
    known = cfn_key.node.try_find_child(id)
    if known is not None:
        return known  # type: ignore[no-any-return]  # made below
    policy = cfn_key.key_policy
    try:
        if not isinstance(policy, Mapping):
            raise ValidationError("the key policy is no mapping", scope=cfn_key)
        document = PolicyDocument.from_json(_without_intrinsics(policy))
    except ValidationError as error:
        raise ValidationError(
            "Could not parse the PolicyDocument of the passed AWS::KMS::Key resource because it contains CloudFormation "
            "functions. This makes it impossible to create a mutable IKey from that Policy. You have to use fromKeyArn "
            "instead, passing it the ARN attribute property of the low-level CfnKey",
            scope=cfn_key,
        ) from error
    # As the peer: the flag that minimizes policies does not reach the policy of an L1.
    cfn_key.key_policy = lazy_any(document.to_json)
    return _KeyOfCfnKey(cfn_key, id, document)


def _without_intrinsics(value: Any) -> Any:
    """Return ``value`` with intrinsics given as mappings turned into string tokens, which statements can hold."""
    from aws_cdk.core.token import Intrinsic, string_of

    if isinstance(value, Mapping):
        if len(value) == 1:
            (name,) = value
            if name == "Ref" or name.startswith("Fn::"):
                return string_of(Intrinsic(dict(value)))
        return {name: _without_intrinsics(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_intrinsics(item) for item in value]
    return value


def _look_up(scope: Construct, id: str, options: KeyLookupOptions) -> IKey:
    from aws_cdk.core.context_provider import ContextProvider

    if is_unresolved(options.alias_name):
        raise ValidationError(
            "All arguments to Key.fromLookup() must be concrete (no Tokens)",
            scope=scope,
            fix="write the alias as plain text",
        )
    found = ContextProvider.get_value(
        scope,
        provider="key-provider",
        props={"aliasName": options.alias_name},
        dummy_value={"keyId": _DUMMY_KEY_ID},
        ignore_error_on_missing_context=bool(options.return_dummy_key_on_missing),
    ).value
    key_id = found["keyId"]
    arn = Stack.of(scope).format_arn(service="kms", resource="key", resource_name=key_id)
    return _ImportedKey(scope, id, key_id=key_id, key_arn=arn)


def _check_props(scope: Construct, props: KeyProps) -> None:
    spec, usage = props.key_spec or KeySpec.SYMMETRIC_DEFAULT, props.key_usage or KeyUsage.ENCRYPT_DECRYPT
    if spec in _NOT_FOR[usage]:
        raise ValidationError(f"key spec '{spec._value_}' is not valid with usage '{usage._value_}'", scope=scope)
    if spec.name.startswith("HMAC") and usage is not KeyUsage.GENERATE_VERIFY_MAC:
        raise ValidationError("`GENERATE_VERIFY_MAC` keys must specify an HMAC key spec", scope=scope)
    if spec is not KeySpec.SYMMETRIC_DEFAULT and props.enable_key_rotation:
        raise ValidationError(
            "key rotation cannot be enabled on asymmetric keys", scope=scope, fix="leave enable_key_rotation out"
        )
    _check_days(scope, "pendingWindow", props.pending_window, _PENDING_DAYS)
    if props.rotation_period is not None:
        if props.enable_key_rotation is False:
            raise ValidationError(
                "'rotationPeriod' cannot be specified when 'enableKeyRotation' is disabled",
                scope=scope,
                fix="leave enable_key_rotation out, or rotation_period",
            )
        _check_days(scope, "rotationPeriod", props.rotation_period, _ROTATION_DAYS)


def _check_days(scope: Construct, option: str, duration: Duration | None, limits: tuple[int, int]) -> None:
    if duration is None:
        return
    days = duration.to_days()
    if not limits[0] <= days <= limits[1]:
        raise ValidationError(
            f"'{option}' value must between {limits[0]} and {limits[1]} days. Received: {days:g}", scope=scope
        )
