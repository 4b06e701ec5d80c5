"""The file system, with its mount targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_efs._l1 import CfnFileSystem, CfnMountTarget
from aws_cdk.aws_efs.access_point import AccessPoint, AccessPointOptions
from aws_cdk.aws_efs.file_system_base import _MOUNTED, IFileSystem, _FileSystemBase
from aws_cdk.aws_efs.file_system_options import (
    LifecyclePolicy,
    OutOfInfrequentAccessPolicy,
    PerformanceMode,
    ReplicationOverwriteProtection,
    ThroughputMode,
)
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import AnyPrincipal
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled, refuse_ended_flag
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_aspect import Tags
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_efs.replication_configuration import ReplicationConfiguration
    from aws_cdk.core.size import Size
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct, IDependable

_NFS_PORT = 2049
_DENY_ANONYMOUS = "@aws-cdk/aws-efs:denyAnonymousAccess"
_NAME_TARGETS_BY_SUBNET = "@aws-cdk/aws-efs:mountTargetOrderInsensitiveLogicalId"


class FileSystemProps(Struct):
    """Options of a file system."""

    vpc: IVpc
    """The network it is reached from."""
    allow_anonymous_access: bool | None = None
    """Let clients in that do not say who they are. Default: yes, but if someone is granted access; no with the recommended
    flags."""
    enable_automatic_backups: bool | None = None
    """Back it up every day. Default: no; yes in one zone."""
    encrypted: bool | None = None
    """Encrypt it. Default: yes."""
    file_system_name: str | None = None
    """Name of the file system. Default: the construct's path."""
    file_system_policy: PolicyDocument | None = None
    """Its policy. Default: made when it is needed."""
    kms_key: IKeyRef | None = None
    """Key to encrypt with. Default: the one of AWS for EFS."""
    lifecycle_policy: LifecyclePolicy | None = None
    """When files go to the storage for rare access. Default: never."""
    one_zone: bool | None = None
    """Keep it in one zone. Default: no."""
    out_of_infrequent_access_policy: OutOfInfrequentAccessPolicy | None = None
    """When files come back from there. Default: never."""
    performance_mode: PerformanceMode | None = None
    """What it is made for. Default: general use."""
    provisioned_throughput_per_second: Size | None = None
    """Throughput to pay for; has to be given for ``ThroughputMode.PROVISIONED``."""
    removal_policy: RemovalPolicy | None = None
    """What happens to it when it leaves the stack. Default: it is kept."""
    replication_configuration: ReplicationConfiguration | None = None
    """Where it is copied to. Default: nowhere."""
    replication_overwrite_protection: ReplicationOverwriteProtection | None = None
    """Whether it cannot be the goal of a copy. Default: it cannot."""
    security_group: ISecurityGroup | None = None
    """Security group of the mount targets. Default: a new one."""
    throughput_mode: ThroughputMode | None = None
    """How throughput is given. Default: bursting."""
    transition_to_archive_policy: LifecyclePolicy | None = None
    """When files go to the archive. Default: never."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Where the mount targets are, one in a zone. Default: in private subnets."""


class FileSystemAttributes(Struct):
    """What is known of a file system that was made elsewhere: its id or its ARN."""

    security_group: ISecurityGroup
    """Security group of its mount targets."""
    file_system_arn: str | None = None
    """Its ARN."""
    file_system_id: str | None = None
    """Its id."""


class FileSystem(_FileSystemBase):
    """A file system, with a mount target in each zone."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-efs.FileSystem"
    DEFAULT_PORT = _NFS_PORT

    @takes(FileSystemProps)
    def __init__(self, scope: Construct, id: str, props: FileSystemProps) -> None:
        super().__init__(scope, id)
        if props.encrypted is None:
            refuse_ended_flag(self.node, "@aws-cdk/aws-efs:defaultEncryptionAtRest")
        self._check(props)
        self._policy = props.file_system_policy
        resource = CfnFileSystem(
            self,
            "Resource",
            encrypted=props.encrypted is not False,
            kms_key_id=props.kms_key.key_ref.key_arn if props.kms_key is not None else None,
            lifecycle_policies=_lifecycle(props),
            performance_mode=props.performance_mode._value_ if props.performance_mode else None,
            throughput_mode=props.throughput_mode._value_ if props.throughput_mode else None,
            provisioned_throughput_in_mibps=(
                props.provisioned_throughput_per_second.to_mebibytes()
                if props.provisioned_throughput_per_second is not None
                else None
            ),
            backup_policy={"status": "ENABLED"} if props.enable_automatic_backups else None,
            file_system_policy=lazy_any(lambda: self._rendered_policy(props.allow_anonymous_access)),
            file_system_protection=(
                {"replication_overwrite_protection": props.replication_overwrite_protection._value_}
                if props.replication_overwrite_protection is not None
                else None
            ),
            replication_configuration=self._replication(props.replication_configuration),
            availability_zone_name=_one_zone(props),
        )
        resource.apply_removal_policy(props.removal_policy)
        self._resource = resource
        self._id: str = resource.ref
        self._arn: str = resource.attr_arn
        Tags.of(self).add("Name", props.file_system_name or self.node.path)
        group = props.security_group or SecurityGroup(self, "EfsSecurityGroup", vpc=props.vpc)
        self._connections = Connections(security_groups=[group], default_port=Port.tcp(_NFS_PORT))
        self._targets = DependencyGroup()
        self._make_mount_targets(props, group)

    def _check(self, props: FileSystemProps) -> None:
        if props.performance_mode is PerformanceMode.MAX_IO:
            if props.one_zone:
                raise ValidationError("performanceMode MAX_IO is not supported for One Zone file systems.", scope=self)
            if props.throughput_mode is ThroughputMode.ELASTIC:
                raise ValidationError(
                    "ThroughputMode ELASTIC is not supported for file systems with performanceMode MAX_IO", scope=self
                )
        if props.throughput_mode is ThroughputMode.PROVISIONED and props.provisioned_throughput_per_second is None:
            raise ValidationError(
                "Property provisionedThroughputPerSecond is required when throughputMode is PROVISIONED",
                scope=self,
                fix="give provisioned_throughput_per_second=Size.mebibytes(...)",
            )
        if (
            props.replication_configuration is not None
            and props.replication_overwrite_protection is ReplicationOverwriteProtection.DISABLED
        ):
            raise ValidationError(
                "Cannot configure 'replicationConfiguration' when 'replicationOverwriteProtection' is set to 'DISABLED'",
                scope=self,
            )
        if props.one_zone and props.vpc_subnets is not None:
            zones = props.vpc_subnets.availability_zones
            if zones is None:
                raise ValidationError(
                    "When oneZone is enabled and vpcSubnets defined, vpcSubnets.availabilityZones can not be undefined.",
                    scope=self,
                )
            if len(zones) != 1:
                raise ValidationError(
                    "When oneZone is enabled, vpcSubnets.availabilityZones should exactly have one zone.", scope=self
                )

    @staticmethod
    @takes(FileSystemAttributes)
    def from_file_system_attributes(scope: Construct, id: str, attrs: FileSystemAttributes) -> IFileSystem:
        """Return a file system that was made elsewhere.

        Raises:
            ValidationError: not exactly one of id and ARN is given.
        """
        return _ImportedFileSystem(scope, id, attrs)

    @property
    def connections(self) -> Connections:
        """Its connections; the default port is that of NFS."""
        return self._connections

    @property
    def mount_targets_available(self) -> IDependable:
        """Depend on it to wait for the mount targets."""
        return self._targets

    @takes(AccessPointOptions)
    def add_access_point(self, id: str, access_point_options: AccessPointOptions) -> AccessPoint:
        """Add an access point."""
        return AccessPoint(self, id, file_system=self, **access_point_options._given())

    def _make_mount_targets(self, props: FileSystemProps, group: ISecurityGroup) -> None:
        for index, subnet in enumerate(self._subnets(props), 1):
            by_subnet = flag_enabled(self.node, _NAME_TARGETS_BY_SUBNET)
            target = CfnMountTarget(
                self,
                f"EfsMountTarget-{subnet.node.id}" if by_subnet else f"EfsMountTarget{index}",
                file_system_id=self._id,
                security_groups=[each.security_group_id for each in self._connections.security_groups],
                subnet_id=subnet.subnet_id,
            )
            self._targets.add(target)

    def _subnets(self, props: FileSystemProps) -> Sequence[ISubnet]:
        if props.vpc_subnets is not None:
            selection = props.vpc_subnets
        elif props.one_zone:
            selection = SubnetSelection(availability_zones=[props.vpc.availability_zones[0]])
        else:
            selection = SubnetSelection(one_per_az=True)
        return props.vpc.select_subnets(**selection._given()).subnets

    def _rendered_policy(self, allow_anonymous: bool | None) -> PolicyDocument | None:
        """Return the policy; where nobody unnamed may come in, it says what those may do who come by a mount target."""
        if allow_anonymous is None:
            allow_anonymous = not flag_enabled(self.node, _DENY_ANONYMOUS) and not self._granted_client
        if allow_anonymous:
            return self._policy
        rendered = PolicyDocument()
        if self._policy is not None:
            rendered.add_statements(*self._policy._statements)
        rendered.add_statements(
            PolicyStatement(
                actions=["elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"],
                principals=[AnyPrincipal()],
                conditions=_MOUNTED,
            )
        )
        return rendered

    def _replication(self, configuration: ReplicationConfiguration | None) -> dict[str, Any] | None:
        if configuration is None:
            return None
        goal = configuration.destination_file_system
        return {
            "destinations": [
                {
                    "fileSystemId": goal.file_system_ref.file_system_id if goal is not None else None,
                    "kmsKeyId": configuration.kms_key.key_arn if configuration.kms_key is not None else None,
                    "region": configuration.region or Stack.of(self).region,
                    "availabilityZoneName": configuration.availability_zone,
                }
            ]
        }


class _ImportedFileSystem(_FileSystemBase):
    def __init__(self, scope: Construct, id: str, attrs: FileSystemAttributes) -> None:
        super().__init__(scope, id)
        if bool(attrs.file_system_id) == bool(attrs.file_system_arn):
            raise ValidationError("One of fileSystemId or fileSystemArn, but not both, must be provided.", scope=self)
        self._arn = attrs.file_system_arn or Stack.of(self).format_arn(
            service="elasticfilesystem", resource="file-system", resource_name=attrs.file_system_id
        )
        self._id = attrs.file_system_id or str(Arn.split(self._arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name)
        self._connections = Connections(security_groups=[attrs.security_group], default_port=Port.tcp(_NFS_PORT))
        self._targets = DependencyGroup()

    @property
    def connections(self) -> Connections:
        return self._connections

    @property
    def mount_targets_available(self) -> IDependable:
        return self._targets


def _lifecycle(props: FileSystemProps) -> list[dict[str, str]] | None:
    policies = []
    if props.lifecycle_policy is not None:
        policies.append({"transitionToIa": props.lifecycle_policy._value_})
    if props.out_of_infrequent_access_policy is not None:
        policies.append({"transitionToPrimaryStorageClass": props.out_of_infrequent_access_policy._value_})
    if props.transition_to_archive_policy is not None:
        policies.append({"transitionToArchive": props.transition_to_archive_policy._value_})
    return policies or None


def _one_zone(props: FileSystemProps) -> str | None:
    if not props.one_zone:
        return None
    zones = props.vpc_subnets.availability_zones if props.vpc_subnets is not None else None
    return zones[0] if zones else props.vpc.availability_zones[0]
