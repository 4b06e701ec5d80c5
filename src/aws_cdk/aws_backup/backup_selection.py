"""Selections: the resources that a backup plan makes recovery points of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_backup._l1 import CfnBackupSelection
from aws_cdk.aws_backup.backup_resource import BackupResource, TagOperation, arn_of
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.aspect import Aspects, IAspect
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.lazy import lazy_any, lazy_list
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_backup import IBackupPlanRef
    from constructs import Construct, IConstruct

_POLICY = "service-role/AWSBackupServiceRolePolicyFor"
# What AWS Backup can back up in a construct: service and kind of resource in its ARN.
_KINDS = {
    "AWS::DynamoDB::Table": ("dynamodb", "table"),
    "AWS::EC2::Instance": ("ec2", "instance"),
    "AWS::EC2::Volume": ("ec2", "volume"),
    "AWS::EFS::FileSystem": ("elasticfilesystem", "file-system"),
    "AWS::RDS::DBCluster": ("rds", "cluster"),
    "AWS::RDS::DBInstance": ("rds", "db"),
}


class BackupSelectionOptions(Struct):
    """Options of a selection."""

    resources: Sequence[BackupResource]
    """What is selected."""
    allow_restores: bool | None = None
    """Whether the role may restore resources too. Default: no."""
    backup_selection_name: str | None = None
    """Default: the construct's id."""
    disable_default_backup_policy: bool | None = None
    """Leave AWS's policy for backups off the role, which then needs permissions of its own. Default: no."""
    role: IRole | None = None
    """With which AWS Backup reaches the resources. Default: a new one."""


class BackupSelectionProps(BackupSelectionOptions):
    """Options of a selection, and its plan."""

    backup_plan: IBackupPlanRef
    """The plan."""


class BackupSelection(Resource, IGrantable):
    """A selection of resources."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-backup.BackupSelection"

    @takes(BackupSelectionProps)
    def __init__(self, scope: Construct, id: str, props: BackupSelectionProps) -> None:
        super().__init__(scope, id)
        role = props.role
        if role is None:
            role = Role(self, "Role", assumed_by=ServicePrincipal("backup.amazonaws.com"))
        if not props.disable_default_backup_policy:
            role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(f"{_POLICY}Backup"))
        if props.allow_restores:
            role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(f"{_POLICY}Restores"))
        self._role = role
        self._tags: list[dict[str, Any]] = []
        self._arns: list[str] = []
        self._found = _Finder()
        for resource in props.resources:
            self._add(resource)
        selection = CfnBackupSelection(
            self,
            "Resource",
            backup_plan_id=props.backup_plan.backup_plan_ref.backup_plan_id,
            backup_selection={
                "iamRoleArn": role.role_arn,
                "selectionName": props.backup_selection_name or id,
                "listOfTags": lazy_any(lambda: self._tags or None),
                "resources": lazy_list(lambda: [*self._arns, *self._found.arns], omit_empty=True),
            },
        )
        self.backup_plan_id: str = selection.attr_backup_plan_id
        self.selection_id: str = selection.attr_selection_id

    @property
    def grant_principal(self) -> IPrincipal:
        """The role with which AWS Backup reaches the resources."""
        return self._role.grant_principal

    def _add(self, resource: BackupResource) -> None:
        tag = resource.tag_condition
        if tag is not None:
            self._tags.append(
                {
                    "conditionKey": tag.key,
                    "conditionType": (tag.operation or TagOperation.STRING_EQUALS)._value_,
                    "conditionValue": tag.value,
                }
            )
        if resource.resource:
            self._arns.append(resource.resource)
        if resource.construct is not None:
            Aspects.of(resource.construct).add(self._found)


class _Finder(IAspect):
    """Finds what can be backed up; instances of a database cluster are part of the cluster."""

    def __init__(self) -> None:
        self.arns: list[str] = []
        self._seen: set[int] = set()

    def visit(self, node: IConstruct) -> None:
        if not isinstance(node, CfnResource) or type(node) is CfnResource or id(node) in self._seen:
            return
        self._seen.add(id(node))  # a selection may name a construct, and one around it
        kind = _KINDS.get(node.cfn_resource_type)
        if kind is not None and not (kind == ("rds", "db") and getattr(node, "db_cluster_identifier", None)):
            self.arns.append(arn_of(node, *kind, node.ref))


__all__ = ["BackupSelection", "BackupSelectionOptions", "BackupSelectionProps"]
