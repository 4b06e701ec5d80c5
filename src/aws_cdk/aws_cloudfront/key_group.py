"""Keys that signed URLs and cookies are checked with, and groups of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront._l1 import CfnKeyGroup, CfnPublicKey
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import IPublicKeyRef, KeyGroupReference, PublicKeyReference
    from constructs import Construct

_PEM_BEGIN = "-----BEGIN PUBLIC KEY-----"
_LONGEST_NAME = 80


class PublicKeyProps(Struct):
    """Options of a key."""

    encoded_key: str
    """The key in PEM format, with its first and last line."""
    comment: str | None = None
    public_key_name: str | None = None
    """Default: made from the construct's path."""


class IPublicKey(IResource):
    """A key, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def public_key_id(self) -> str: ...
        @property
        def public_key_ref(self) -> PublicKeyReference: ...


class _KeyBase(Resource, IPublicKey):
    _fqn = "aws-cdk-lib.Resource"

    public_key_id: str

    @property
    def public_key_ref(self) -> PublicKeyReference:
        """The reference to the key."""
        from aws_cdk.interfaces.aws_cloudfront import PublicKeyReference

        return PublicKeyReference(public_key_id=self.public_key_id)


class _ImportedKey(_KeyBase):
    def __init__(self, scope: Construct, id: str, public_key_id: str) -> None:
        super().__init__(scope, id)
        self.public_key_id = public_key_id


class PublicKey(_KeyBase):
    """The public half of a pair of keys.

    Raises:
        ValidationError: the key is not in PEM format.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.PublicKey"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.PublicKey"

    @staticmethod
    @checked
    def from_public_key_id(scope: Construct, id: str, public_key_id: str) -> IPublicKey:
        """Return a key that exists already."""
        return _ImportedKey(scope, id, public_key_id)

    @takes(PublicKeyProps)
    def __init__(self, scope: Construct, id: str, props: PublicKeyProps) -> None:
        super().__init__(scope, id)
        if not Token.is_unresolved(props.encoded_key) and not props.encoded_key.startswith(_PEM_BEGIN):
            raise ValidationError(
                "Public key must be in PEM format (with the BEGIN/END PUBLIC KEY lines); got " + props.encoded_key,
                scope=self,
                fix="make it with openssl rsa -pubout, and pass the whole text",
            )
        resource = CfnPublicKey(
            self,
            "Resource",
            public_key_config={
                "name": props.public_key_name if props.public_key_name is not None else _name_of(self),
                "caller_reference": self.node.addr,
                "encoded_key": props.encoded_key,
                "comment": props.comment,
            },
        )
        self.public_key_id = resource.ref


class KeyGroupProps(Struct):
    """Options of a group."""

    items: Sequence[IPublicKeyRef]
    """The keys."""
    comment: str | None = None
    key_group_name: str | None = None
    """Default: made from the construct's path."""


class IKeyGroup(IResource):
    """A group, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def key_group_id(self) -> str: ...
        @property
        def key_group_ref(self) -> KeyGroupReference: ...


class _GroupBase(Resource, IKeyGroup):
    _fqn = "aws-cdk-lib.Resource"

    key_group_id: str

    @property
    def key_group_ref(self) -> KeyGroupReference:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_cloudfront import KeyGroupReference

        return KeyGroupReference(key_group_id=self.key_group_id)


class _ImportedGroup(_GroupBase):
    def __init__(self, scope: Construct, id: str, key_group_id: str) -> None:
        super().__init__(scope, id)
        self.key_group_id = key_group_id


class KeyGroup(_GroupBase):
    """Keys of those who may sign URLs and cookies for a behavior."""

    _fqn = "aws-cdk-lib.aws_cloudfront.KeyGroup"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.KeyGroup"

    @staticmethod
    @checked
    def from_key_group_id(scope: Construct, id: str, key_group_id: str) -> IKeyGroup:
        """Return a group that exists already."""
        return _ImportedGroup(scope, id, key_group_id)

    @takes(KeyGroupProps)
    def __init__(self, scope: Construct, id: str, props: KeyGroupProps) -> None:
        super().__init__(scope, id)
        resource = CfnKeyGroup(
            self,
            "Resource",
            key_group_config={
                "name": props.key_group_name if props.key_group_name is not None else _name_of(self),
                "comment": props.comment,
                "items": [key.public_key_ref.public_key_id for key in props.items],
            },
        )
        self.key_group_id = resource.ref


def _name_of(construct: Construct) -> str:
    """Return a name made from the path; of a long one, its two ends."""
    name = Names.unique_id(construct)
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else name[:half] + name[-half:]


__all__ = ["IKeyGroup", "IPublicKey", "KeyGroup", "KeyGroupProps", "PublicKey", "PublicKeyProps"]
