"""Identities of workloads: who an agent is when it asks for credentials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_tag_texts, length_errors, pattern_errors, refuse
from aws_cdk.aws_bedrockagentcore._identity import IdentityGrants
from aws_cdk.aws_bedrockagentcore._l1 import CfnWorkloadIdentity
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore.identity_permissions import WorkloadIdentityPerms
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.interfaces.aws_bedrockagentcore import WorkloadIdentityReference
    from constructs import Construct

_SHORTEST_NAME = 3
_LONGEST_NAME = 255
_LONGEST_URL = 2048
_NAME = r"[A-Za-z0-9._-]*"
_NAME_MESSAGE = "Workload identity name may only contain letters, numbers, dots, underscores, and hyphens."


class WorkloadIdentityProps(Struct):
    """Options of an identity."""

    allowed_resource_oauth2_return_urls: Sequence[str] | None = None
    """Where users may be sent back to after they agreed to something; at least one, up to 2048 characters each."""
    tags: Mapping[str, str] | None = None
    workload_identity_name: str | None = None
    """3 to 255 letters, digits, dots, underscores and hyphens. Default: made from the construct's path."""


class WorkloadIdentityAttributes(Struct):
    """What is known of an identity made elsewhere."""

    workload_identity_arn: str
    workload_identity_name: str
    created_time: str | None = None
    last_updated_time: str | None = None


class IWorkloadIdentity(IResource, IGrantable):
    """An identity, made here or elsewhere."""

    workload_identity_arn: str
    workload_identity_name: str
    created_time: str | None
    last_updated_time: str | None

    if TYPE_CHECKING:

        @property
        def workload_identity_ref(self) -> WorkloadIdentityReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_admin(self, grantee: IGrantable) -> Grant: ...
        def grant_full_access(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_use(self, grantee: IGrantable) -> Grant: ...


class _WorkloadIdentityBase(IdentityGrants, IWorkloadIdentity):
    _permissions = WorkloadIdentityPerms
    created_time: str | None = None
    last_updated_time: str | None = None

    @property
    def workload_identity_ref(self) -> WorkloadIdentityReference:
        """The reference to the identity."""
        from aws_cdk.interfaces.aws_bedrockagentcore import WorkloadIdentityReference

        return WorkloadIdentityReference(
            workload_identity_name=self.workload_identity_name, workload_identity_arn=self.workload_identity_arn
        )

    def _granted_arns(self) -> list[str]:
        stack = Stack.of(self)
        directory = (
            f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:"
            "workload-identity-directory/default"
        )
        return [self.workload_identity_arn, directory, f"{directory}/workload-identity"]


class WorkloadIdentity(_WorkloadIdentityBase):
    """Who an agent is when it asks for credentials."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.WorkloadIdentity"

    @staticmethod
    @takes(WorkloadIdentityAttributes)
    def from_workload_identity_attributes(
        scope: Construct, id: str, attrs: WorkloadIdentityAttributes
    ) -> IWorkloadIdentity:
        """Return an identity made elsewhere."""
        return _ImportedWorkloadIdentity(scope, id, attrs)

    @takes(WorkloadIdentityProps)
    def __init__(self, scope: Construct, id: str, props: WorkloadIdentityProps) -> None:
        name = props.workload_identity_name
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, name, _LONGEST_NAME),
        )
        if name is not None:
            errors = length_errors(name, "Workload identity name", _SHORTEST_NAME, _LONGEST_NAME)
            refuse(errors + pattern_errors(name, _NAME, _NAME_MESSAGE), self, option="workload_identity_name")
        self._check_urls(props.allowed_resource_oauth2_return_urls)
        check_tag_texts(props.tags, self)
        resource = CfnWorkloadIdentity(
            self,
            "Resource",
            name=self.physical_name,
            allowed_resource_oauth2_return_urls=props.allowed_resource_oauth2_return_urls,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        self.workload_identity_name: str = self.physical_name
        self.workload_identity_arn: str = resource.attr_workload_identity_arn
        self.created_time = Token.as_string(resource.attr_created_time)
        self.last_updated_time = Token.as_string(resource.attr_last_updated_time)

    def _check_urls(self, urls: Sequence[str] | None) -> None:
        if urls is None:
            return
        option = "allowed_resource_oauth2_return_urls"
        if not urls:
            raise ValidationError(
                "Allowed OAuth2 return URLs must contain at least one URL when specified.",
                scope=self,
                fix=f"leave `{option}` away",
            )
        for url in urls:
            refuse(length_errors(url, "Allowed OAuth2 return URL", 1, _LONGEST_URL), self, option=option)


class _ImportedWorkloadIdentity(_WorkloadIdentityBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: WorkloadIdentityAttributes) -> None:
        super().__init__(scope, id)
        self.workload_identity_arn = attrs.workload_identity_arn
        self.workload_identity_name = attrs.workload_identity_name
        self.created_time = attrs.created_time
        self.last_updated_time = attrs.last_updated_time


__all__ = [
    "IWorkloadIdentity",
    "WorkloadIdentity",
    "WorkloadIdentityAttributes",
    "WorkloadIdentityProps",
]
