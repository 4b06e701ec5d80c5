"""An access key: long-lived credentials of a user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam._l1 import CfnAccessKey
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.user import IUser
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_iam import AccessKeyReference


class AccessKeyStatus(NamedEnum):
    """Whether an access key works."""

    ACTIVE = "Active"
    INACTIVE = "Inactive"
    EXPIRED = "Expired"


class IAccessKey(IResource):
    """An access key."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def access_key_id(self) -> str: ...
        @property
        def access_key_ref(self) -> AccessKeyReference: ...
        @property
        def secret_access_key(self) -> SecretValue: ...


class AccessKeyProps(Struct):
    """Options of an access key."""

    user: IUser
    """Whose key it is."""
    serial: float | None = None
    """A number that replaces the key when it grows. Default: none, the key is never replaced."""
    status: AccessKeyStatus | None = None
    """Whether the key works. Default: it does."""


class AccessKey(Resource, IAccessKey):
    """An access key."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.AccessKey"

    @takes(AccessKeyProps)
    def __init__(self, scope: Construct, id: str, props: AccessKeyProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.core.secret_value import SecretValue

        resource = CfnAccessKey(
            self,
            "Resource",
            user_name=props.user.user_name,
            serial=props.serial,
            status=props.status._value_ if props.status is not None else None,
        )
        self._access_key_id = resource.ref
        self._secret_access_key = SecretValue.resource_attribute(resource.attr_secret_access_key)

    @property
    def access_key_id(self) -> str:
        """The key's id."""
        return self._access_key_id

    @property
    def access_key_ref(self) -> AccessKeyReference:
        """A reference to the key."""
        from aws_cdk.interfaces.aws_iam import AccessKeyReference

        return AccessKeyReference(access_key_id=self._access_key_id)

    @property
    def secret_access_key(self) -> SecretValue:
        """The key itself; it shows in plain text wherever it is used."""
        return self._secret_access_key
