"""The access point: a folder of a file system, seen as one user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_efs._l1 import CfnAccessPoint
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_aspect import Tags
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_efs import AccessPointReference, IFileSystemRef
    from constructs import Construct

_LONGEST_TOKEN = 64


class IAccessPoint(IResource):
    """An access point."""

    if TYPE_CHECKING:

        @property
        def access_point_ref(self) -> AccessPointReference: ...
        @property
        def access_point_arn(self) -> str: ...
        @property
        def access_point_id(self) -> str: ...
        @property
        def file_system(self) -> Any: ...


class Acl(Struct):
    """Owner and permissions of a folder that is made."""

    owner_gid: str
    """Group of the owner, 0 to 4294967295."""
    owner_uid: str
    """User id of the owner, 0 to 4294967295."""
    permissions: str
    """Permissions, in octal digits."""


class PosixUser(Struct):
    """As whom files are accessed."""

    gid: str
    """Group."""
    uid: str
    """User id."""
    secondary_gids: Sequence[str] | None = None
    """More groups."""


class AccessPointOptions(Struct):
    """Options of an access point."""

    client_token: str | None = None
    """Text that keeps a repeated request from making a second one, 1 to 64 characters."""
    create_acl: Nested[Acl | None] = nested()
    """Owner and permissions of the folder, if it has to be made."""
    path: str | None = None
    """The folder that clients see as root. Default: ``/``."""
    posix_user: Nested[PosixUser | None] = nested()
    """As whom files are accessed. Default: as the client says."""


class AccessPointProps(AccessPointOptions):
    """Options of an access point, with its file system."""

    file_system: IFileSystemRef
    """The file system."""


class AccessPointAttributes(Struct):
    """What is known of an access point that was made elsewhere: its id or its ARN."""

    access_point_arn: str | None = None
    """Its ARN."""
    access_point_id: str | None = None
    """Its id."""
    file_system: IFileSystemRef | None = None
    """Its file system."""


class _AccessPointBase(Resource, IAccessPoint):
    _id: str
    _arn: str

    @property
    def access_point_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def access_point_arn(self) -> str:
        """Its ARN."""
        return self._arn

    @property
    def access_point_ref(self) -> AccessPointReference:
        """The reference to the access point."""
        from aws_cdk.interfaces.aws_efs import AccessPointReference

        return AccessPointReference(access_point_id=self._id, access_point_arn=self._arn)

    def _format_arn(self) -> str:
        return Stack.of(self).format_arn(service="elasticfilesystem", resource="access-point", resource_name=self._id)


class AccessPoint(_AccessPointBase):
    """An access point."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-efs.AccessPoint"

    @takes(AccessPointProps)
    def __init__(self, scope: Construct, id: str, props: AccessPointProps) -> None:
        super().__init__(scope, id)
        token = props.client_token
        if token is not None and not is_unresolved(token) and not 1 <= len(token) <= _LONGEST_TOKEN:
            raise ValidationError(
                f"The length of 'clientToken' must range from 1 to {_LONGEST_TOKEN} characters, got: {len(token)} characters",
                scope=self,
            )
        acl, user = props.create_acl, props.posix_user
        resource = CfnAccessPoint(
            self,
            "Resource",
            file_system_id=props.file_system.file_system_ref.file_system_id,
            root_directory={
                "path": props.path,
                "creation_info": acl._given() if acl is not None else None,
            },
            posix_user=user._given() if user is not None else None,
            client_token=token,
        )
        Tags.of(self).add("Name", self.node.path)
        self._id = resource.ref
        self._arn = self._format_arn()
        self.file_system: Any = props.file_system

    @staticmethod
    @takes(AccessPointAttributes)
    def from_access_point_attributes(scope: Construct, id: str, attrs: AccessPointAttributes) -> IAccessPoint:
        """Return an access point that was made elsewhere.

        Raises:
            ValidationError: not exactly one of id and ARN is given.
        """
        return _ImportedAccessPoint(scope, id, attrs)

    @staticmethod
    @checked
    def from_access_point_id(scope: Construct, id: str, access_point_id: str) -> IAccessPoint:
        """Return an access point that was made elsewhere, by its id."""
        return _ImportedAccessPoint(scope, id, AccessPointAttributes(access_point_id=access_point_id))


class _ImportedAccessPoint(_AccessPointBase):
    def __init__(self, scope: Construct, id: str, attrs: AccessPointAttributes) -> None:
        super().__init__(scope, id)
        if attrs.access_point_id:
            if attrs.access_point_arn:
                raise ValidationError("Only one of accessPointId or AccessPointArn can be provided!", scope=self)
            self._id = attrs.access_point_id
            self._arn = self._format_arn()
        elif attrs.access_point_arn:
            self._arn = attrs.access_point_arn
            name = Arn.split(self._arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
            if not name:
                raise ValidationError("ARN for AccessPoint must provide the resource name.", scope=self)
            self._id = name
        else:
            raise ValidationError("One of accessPointId or AccessPointArn is required!", scope=self)
        self._file_system = attrs.file_system

    @property
    def file_system(self) -> Any:
        if self._file_system is None:
            raise ValidationError(
                "fileSystem is only available if 'fromAccessPointAttributes()' is used and a fileSystem is passed in as an "
                "attribute.",
                scope=self,
            )
        return self._file_system
