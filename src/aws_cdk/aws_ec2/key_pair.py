"""Key pairs, to log in to instances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnKeyPair
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ssm.string_parameter import IStringParameter
    from aws_cdk.interfaces.aws_ec2 import KeyPairReference
    from constructs import Construct

_MAX_NAME = 255


class KeyPairType(NamedEnum):
    """The kind of key."""

    RSA = "rsa"
    ED25519 = "ed25519"
    """Not for Windows."""


class KeyPairFormat(NamedEnum):
    """The form of the private key's file."""

    PPK = "ppk"
    """For PuTTY."""
    PEM = "pem"
    """For OpenSSH."""


class IKeyPair(IResource):
    """A key pair."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def key_pair_name(self) -> str: ...
        @property
        def type(self) -> KeyPairType | None: ...
        @property
        def key_pair_ref(self) -> KeyPairReference: ...


class KeyPairProps(ResourceProps):
    """Options of a key pair."""

    format: KeyPairFormat | None = None
    """Form of the private key's file. Default: PEM."""
    key_pair_name: str | None = None
    """Name. Default: made of the construct's path."""
    public_key_material: str | None = None
    """An existing public key. Default: EC2 makes a pair, and keeps the private key in a parameter."""
    type: KeyPairType | None = None
    """Kind of key; not with an existing one. Default: RSA."""


class KeyPairAttributes(Struct):
    """What is known of a key pair that was made elsewhere."""

    key_pair_name: str
    """Name."""
    type: KeyPairType | None = None
    """Kind of key, so that it can be told from one that Windows cannot use. Default: not known."""


class _KeyPairBase(Resource, IKeyPair):
    type: KeyPairType | None
    key_pair_name: str

    @property
    def key_pair_ref(self) -> KeyPairReference:
        """A reference to the key pair."""
        from aws_cdk.interfaces.aws_ec2 import KeyPairReference

        return KeyPairReference(key_name=self.key_pair_name)


class KeyPair(_KeyPairBase):
    """A key pair that EC2 makes, or an existing public key."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.KeyPair"

    @takes(KeyPairProps)
    def __init__(self, scope: Construct, id: str, props: KeyPairProps) -> None:
        from aws_cdk.core.lazy import lazy_string

        name = props.key_pair_name
        if name is None:
            name = lazy_string(lambda: Names.unique_resource_name(self, max_length=_MAX_NAME))
        super().__init__(
            scope,
            id,
            physical_name=name,
            account=props.account,
            region=props.region,
            environment_from_arn=props.environment_from_arn,
        )
        if props.public_key_material and props.type:
            raise ValidationError(
                "Cannot specify 'type' for keys with imported material", scope=self, fix="leave out type"
            )
        self.has_imported_material: bool = bool(props.public_key_material)
        self.format: KeyPairFormat = props.format or KeyPairFormat.PEM
        self.type = props.type or KeyPairType.RSA
        resource = CfnKeyPair(
            self,
            "Resource",
            key_name=self.physical_name,
            key_type=self.type._value_,
            key_format=self.format._value_,
            public_key_material=props.public_key_material,
        )
        self.key_pair_name = self._get_resource_name_attribute(resource.ref)
        self.key_pair_fingerprint: str = resource.attr_key_fingerprint
        self.key_pair_id: str = resource.attr_key_pair_id
        self._private_key: IStringParameter | None = None

    @staticmethod
    @takes(KeyPairAttributes)
    def from_key_pair_attributes(scope: Construct, id: str, attrs: KeyPairAttributes) -> IKeyPair:
        """Return a key pair that was made elsewhere."""
        return _ImportedKeyPair(scope, id, attrs)

    @staticmethod
    @checked
    def from_key_pair_name(scope: Construct, id: str, key_pair_name: str) -> IKeyPair:
        """Return a key pair that was made elsewhere, by its name."""
        return KeyPair.from_key_pair_attributes(scope, id, key_pair_name=key_pair_name)

    @property
    def private_key(self) -> IStringParameter:
        """The parameter that holds the private key.

        Raises:
            ValidationError: only the public key was given.
        """
        if self.has_imported_material:
            raise ValidationError(
                "An SSM parameter with private key material is not created for imported keys",
                scope=self,
                fix="use the private key that belongs to public_key_material",
            )
        if self._private_key is None:
            from aws_cdk.aws_ssm.string_parameter import StringParameter

            self._private_key = StringParameter.from_string_parameter_attributes(
                self, "PrivateKeyParameter", parameter_name=f"/ec2/keypair/{self.key_pair_id}", simple_name=False
            )
        return self._private_key


class _ImportedKeyPair(_KeyPairBase):
    def __init__(self, scope: Construct, id: str, attrs: KeyPairAttributes) -> None:
        super().__init__(scope, id)
        self.key_pair_name = attrs.key_pair_name
        self.type = attrs.type


def check_key(
    scope: Construct, key_name: str | None, key_pair: IKeyPair | None, os: OperatingSystemType | None
) -> str | None:
    """Return the name of the key to log in with, given by name or as a key pair. Internal.

    Raises:
        ValidationError: both are given, or the operating system cannot use the key.
    """
    if key_name and key_pair is not None:
        raise ValidationError("Cannot specify both of 'keyName' and 'keyPair'; prefer 'keyPair'", scope=scope)
    if key_pair is None:
        return key_name
    if os is OperatingSystemType.WINDOWS and key_pair.type is KeyPairType.ED25519:
        raise ValidationError(
            f"{KeyPairType.ED25519._value_} keys are not compatible with the chosen AMI",
            scope=scope,
            fix="use a key pair of the type RSA for Windows",
        )
    return key_pair.key_pair_name
