"""Keys that sign the records of a zone (DNSSEC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53._l1 import CfnKeySigningKey
from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.interfaces.aws_route53 import KeySigningKeyReference
    from constructs import Construct

_MAX_NAME_LENGTH = 128
_SERVICE = "dnssec-route53.amazonaws.com"


class KeySigningKeyStatus(NamedEnum):
    """Whether a key signs."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


class IKeySigningKey(IResource):
    """A key that signs a zone."""

    if TYPE_CHECKING:

        @property
        def hosted_zone(self) -> IHostedZone: ...
        @property
        def key_signing_key_id(self) -> str: ...
        @property
        def key_signing_key_name(self) -> str: ...
        @property
        def key_signing_key_ref(self) -> KeySigningKeyReference: ...


class KeySigningKeyProps(Struct):
    """Options of a key that signs a zone."""

    hosted_zone: IHostedZone
    """The zone."""
    kms_key: IKey
    """An asymmetric key of KMS: ECC_NIST_P256, in us-east-1."""
    key_signing_key_name: str | None = None
    """The name: letters, digits and ``_``. Default: made of the path."""
    status: KeySigningKeyStatus | None = None
    """Whether it signs. Default: ACTIVE."""


class KeySigningKeyAttributes(Struct):
    """What is known of a signing key made elsewhere."""

    hosted_zone: IHostedZone
    """The zone."""
    key_signing_key_name: str
    """The name."""


class _KeySigningKeyBase(Resource, IKeySigningKey):
    hosted_zone: IHostedZone
    key_signing_key_name: str
    key_signing_key_id: str

    @property
    def key_signing_key_ref(self) -> KeySigningKeyReference:
        """The reference to the key."""
        from aws_cdk.interfaces.aws_route53 import KeySigningKeyReference

        return KeySigningKeyReference(
            hosted_zone_id=self.hosted_zone.hosted_zone_id, key_signing_key_name=self.key_signing_key_name
        )


class KeySigningKey(_KeySigningKeyBase):
    """A key that signs a zone; its key of KMS lets Route 53 sign."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.KeySigningKey"

    @staticmethod
    @takes(KeySigningKeyAttributes)
    def from_key_signing_key_attributes(scope: Construct, id: str, attrs: KeySigningKeyAttributes) -> IKeySigningKey:
        """Return a key made elsewhere."""
        return _ImportedKeySigningKey(scope, id, attrs)

    @takes(KeySigningKeyProps)
    def __init__(self, scope: Construct, id: str, props: KeySigningKeyProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=props.key_signing_key_name
            if props.key_signing_key_name is not None
            else lazy_string(
                lambda: Names.unique_resource_name(self, max_length=_MAX_NAME_LENGTH, allowed_special_characters="_")
            ),
        )
        self.hosted_zone = props.hosted_zone
        self._let_sign(props.kms_key)
        resource = CfnKeySigningKey(
            self,
            "Resource",
            hosted_zone_id=props.hosted_zone.hosted_zone_id,
            key_management_service_arn=props.kms_key.key_arn,
            name=self.physical_name,
            status=(props.status or KeySigningKeyStatus.ACTIVE)._value_,
        )
        self.key_signing_key_name = self._get_resource_name_attribute(self.physical_name)
        self.key_signing_key_id = resource.ref

    def _let_sign(self, key: IKey) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        key.add_to_resource_policy(
            PolicyStatement(
                actions=["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
                resources=["*"],
                principals=[ServicePrincipal(_SERVICE)],
                conditions={"ArnEquals": {"aws:SourceArn": self.hosted_zone.hosted_zone_arn}},
            )
        )
        key.add_to_resource_policy(
            PolicyStatement(
                actions=["kms:CreateGrant"],
                resources=["*"],
                principals=[ServicePrincipal(_SERVICE)],
                conditions={"Bool": {"kms:GrantIsForAWSResource": True}},
            )
        )


class _ImportedKeySigningKey(_KeySigningKeyBase):
    def __init__(self, scope: Construct, id: str, attrs: KeySigningKeyAttributes) -> None:
        super().__init__(scope, id)
        self.hosted_zone = attrs.hosted_zone
        self.key_signing_key_name = attrs.key_signing_key_name
        self.key_signing_key_id = f"{attrs.hosted_zone.hosted_zone_id}|{attrs.key_signing_key_name}"


__all__ = ["IKeySigningKey", "KeySigningKey", "KeySigningKeyAttributes", "KeySigningKeyProps", "KeySigningKeyStatus"]
