"""What file systems made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import IConnectable
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import Resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_efs import FileSystemReference
    from constructs import IDependable

_MOUNT = "elasticfilesystem:ClientMount"
_WRITE = "elasticfilesystem:ClientWrite"
_ROOT = "elasticfilesystem:ClientRootAccess"
_MOUNTED = {"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}}


class IFileSystem(IConnectable, IResourceWithPolicy):
    """A file system."""

    if TYPE_CHECKING:

        @property
        def file_system_arn(self) -> str: ...
        @property
        def file_system_id(self) -> str: ...
        @property
        def file_system_ref(self) -> FileSystemReference: ...
        @property
        def mount_targets_available(self) -> IDependable: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_read_write(self, grantee: IGrantable) -> Grant: ...
        def grant_root_access(self, grantee: IGrantable) -> Grant: ...


class _FileSystemBase(Resource, IFileSystem):
    _id: str
    _arn: str
    _resource: Any = None
    _policy: PolicyDocument | None = None
    _granted_client = False

    @property
    def file_system_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def file_system_arn(self) -> str:
        """Its ARN."""
        return self._arn

    @property
    def file_system_ref(self) -> FileSystemReference:
        """The reference to the file system."""
        from aws_cdk.interfaces.aws_efs import FileSystemReference

        return FileSystemReference(file_system_id=self._id, file_system_arn=self._arn)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions``."""
        return Grant.add_to_principal_or_resource(
            grantee=grantee, actions=actions, resource_arns=[self._arn], resource=self
        )

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read files, by way of a mount target."""
        return self._grant_client(grantee, _MOUNT)

    @checked
    def grant_read_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read and write files, by way of a mount target."""
        return self._grant_client(grantee, _MOUNT, _WRITE)

    @checked
    def grant_root_access(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` do everything with files as root, by way of a mount target."""
        return self._grant_client(grantee, _MOUNT, _WRITE, _ROOT)

    def _grant_client(self, grantee: IGrantable, *actions: str) -> Grant:
        self._granted_client = True
        return Grant.add_to_principal_or_resource(
            grantee=grantee, actions=actions, resource_arns=[self._arn], resource=self, conditions=_MOUNTED
        )

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the file system's policy; nothing happens for one that was made elsewhere."""
        if self._resource is None:
            return AddToResourcePolicyResult(statement_added=False)
        if self._policy is None:
            self._policy = PolicyDocument()
        self._policy.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self)
