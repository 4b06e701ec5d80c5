"""Grants on domains, of OpenSearch and of Elasticsearch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable

# Source: observed on aws-cdk-lib 2.275.0.
_READ = ("es:ESHttpGet", "es:ESHttpHead")
_WRITE = ("es:ESHttpDelete", "es:ESHttpPost", "es:ESHttpPut", "es:ESHttpPatch")


class _SearchGrants:
    """Grants on a domain, for L1 domains as well."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    @property
    def resource(self) -> Any:
        """The domain."""
        return self._resource

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do the given actions on the domain itself, or on the ARNs of ``resource_arns``."""
        arns = options.resource_arns if options.resource_arns is not None else [self._arn]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=list(arns))

    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the domain."""
        return self._on_all(grantee, _READ)

    def write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write to the domain."""
        return self._on_all(grantee, _WRITE)

    def read_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read and write the domain."""
        return self._on_all(grantee, _READ + _WRITE)

    @property
    def _arn(self) -> str:
        arn: str = self._resource.domain_ref.domain_arn
        return arn

    def _on_all(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        return self.actions(grantee, actions, resource_arns=[self._arn, f"{self._arn}/*"])


class _GrantingDomain:
    """What domains, made here and imported, let be done: all of it, an index, or a path."""

    if TYPE_CHECKING:

        @property
        def domain_arn(self) -> str: ...
        @property
        def grants(self) -> _SearchGrants: ...

    def grant_read(self, identity: IGrantable) -> Grant:
        """Let ``identity`` read the domain."""
        return self.grants.read(identity)

    def grant_write(self, identity: IGrantable) -> Grant:
        """Let ``identity`` write to the domain."""
        return self.grants.write(identity)

    def grant_read_write(self, identity: IGrantable) -> Grant:
        """Let ``identity`` read and write the domain."""
        return self.grants.read_write(identity)

    def grant_index_read(self, index: str, identity: IGrantable) -> Grant:
        """Let ``identity`` read an index."""
        return self._on_index(index, identity, _READ)

    def grant_index_write(self, index: str, identity: IGrantable) -> Grant:
        """Let ``identity`` write to an index."""
        return self._on_index(index, identity, _WRITE)

    def grant_index_read_write(self, index: str, identity: IGrantable) -> Grant:
        """Let ``identity`` read and write an index."""
        return self._on_index(index, identity, _READ + _WRITE)

    def grant_path_read(self, path: str, identity: IGrantable) -> Grant:
        """Let ``identity`` read what is at a path."""
        return self._on_path(path, identity, _READ)

    def grant_path_write(self, path: str, identity: IGrantable) -> Grant:
        """Let ``identity`` write to a path."""
        return self._on_path(path, identity, _WRITE)

    def grant_path_read_write(self, path: str, identity: IGrantable) -> Grant:
        """Let ``identity`` read and write a path."""
        return self._on_path(path, identity, _READ + _WRITE)

    def _on_index(self, index: str, identity: IGrantable, actions: Sequence[str]) -> Grant:
        arn = f"{self.domain_arn}/{index}"
        return self.grants.actions(identity, actions, resource_arns=[arn, f"{arn}/*"])

    def _on_path(self, path: str, identity: IGrantable, actions: Sequence[str]) -> Grant:
        return self.grants.actions(identity, actions, resource_arns=[f"{self.domain_arn}/{path}"])
