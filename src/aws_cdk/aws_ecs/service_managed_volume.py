"""Volumes that ECS makes for each task of a service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.volume import BaseMountPoint, MountPoint
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import EbsDeviceVolumeType
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey

# Limits by type of volume, sizes in GiB. Source: "Amazon EBS volume types", EBS guide.
_SIZES = {
    "standard": (1, 1024),
    "io1": (4, 16384),
    "io2": (4, 65536),
    "gp2": (1, 16384),
    "gp3": (1, 65536),
    "st1": (125, 16384),
    "sc1": (125, 16384),
}
_IOPS = {"gp3": (3000, 80000), "io1": (100, 64000), "io2": (100, 256000)}
_NEEDS_IOPS = ("io1", "io2")
_MAX_THROUGHPUT = 2000
_RATES = (100, 300)
_DEFAULT_TYPE = "gp2"


class FileSystemType(NamedEnum):
    """The file system of a volume."""

    EXT3 = "ext3"
    EXT4 = "ext4"
    XFS = "xfs"
    NTFS = "ntfs"
    """Of tasks on Windows alone."""


class EbsPropagatedTagSource(NamedEnum):
    """Whose tags a volume is given."""

    SERVICE = "SERVICE"
    TASK_DEFINITION = "TASK_DEFINITION"


class EBSTagSpecification(Struct):
    """Tags of a volume."""

    propagate_tags: EbsPropagatedTagSource | None = None
    """Whose tags it is given too. Default: nobody's."""
    tags: Mapping[str, str] | None = None


class ServiceManagedEBSVolumeConfiguration(Struct):
    """A volume of EBS; size or snapshot is needed."""

    encrypted: bool | None = None
    """Default: as the account says, or the snapshot."""
    file_system_type: FileSystemType | None = None
    """Default: XFS, on Windows NTFS."""
    iops: int | float | None = None
    """Operations in a second."""
    kms_key_id: IKey | None = None
    """Key that it is encrypted with. Default: one of AWS."""
    role: IRole | None = None
    """Role that ECS makes the volume with. Default: a new one."""
    size: Size | None = None
    snap_shot_id: str | None = None
    """Snapshot that it is made from."""
    tag_specifications: Nested[Sequence[EBSTagSpecification] | None] = nested()
    throughput: int | float | None = None
    """MiB in a second, up to 2000; gp3 alone."""
    volume_initialization_rate: Size | None = None
    """How much of the snapshot is loaded in a second, 100 to 300 MiB."""
    volume_type: EbsDeviceVolumeType | None = None
    """Default: gp2."""


class ServiceManagedVolumeProps(Struct):
    """Options of :class:`ServiceManagedVolume`."""

    name: str
    """Name in the task definition."""
    managed_ebs_volume: Nested[ServiceManagedEBSVolumeConfiguration | None] = nested()


class ContainerMountPoint(BaseMountPoint):
    """Where a volume is mounted."""


class ServiceManagedVolume(Construct):
    """A volume that ECS makes for each task.

    The task definition names it as ``configured_at_launch``, containers mount it with :meth:`mount_in`.

    Attributes:
        name: Name in the task definition.
        config: What kind of volume it is, with the role.
        role: Role that ECS makes it with.
        configured_at_launch: Always true.
    """

    @takes(ServiceManagedVolumeProps)
    def __init__(self, scope: Construct, id: str, props: ServiceManagedVolumeProps) -> None:
        """Describe a volume.

        Raises:
            ValidationError: options do not fit the type of volume.
        """
        super().__init__(scope, id)
        ebs = props.managed_ebs_volume
        if ebs is not None:
            _check(ebs, self)
        self.name: str = props.name
        self.configured_at_launch: bool = True
        self.role: IRole = (ebs.role if ebs is not None else None) or self._new_role()
        self.config: ServiceManagedEBSVolumeConfiguration | None = (
            ebs or ServiceManagedEBSVolumeConfiguration()
        )._with(role=self.role)

    def _new_role(self) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        name = "service-role/AmazonECSInfrastructureRolePolicyForVolumes"
        return Role(
            self,
            "EBSRole",
            assumed_by=ServicePrincipal("ecs.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name(name)],
        )

    @takes(ContainerMountPoint)
    def mount_in(self, container: ContainerDefinition, mount_point: ContainerMountPoint) -> None:
        """Mount the volume into a container."""
        container.add_mount_points(
            MountPoint(
                source_volume=self.name,
                container_path=mount_point.container_path,
                read_only=mount_point.read_only,
            )
        )


def rendered_service_volume(volume: ServiceManagedVolume) -> dict[str, Any]:
    """Return a volume by the names of the L1 class."""
    config = volume.config
    if config is None:
        return {"name": volume.name}
    rate = config.volume_initialization_rate
    return {
        "name": volume.name,
        "managedEbsVolume": {
            "roleArn": volume.role.role_arn,
            "encrypted": config.encrypted,
            "filesystemType": config.file_system_type._value_ if config.file_system_type is not None else None,
            "iops": config.iops,
            "kmsKeyId": config.kms_key_id.key_id if config.kms_key_id is not None else None,
            "throughput": config.throughput,
            "volumeType": config.volume_type._value_ if config.volume_type is not None else None,
            "snapshotId": config.snap_shot_id,
            "sizeInGiB": config.size.to_gibibytes() if config.size is not None else None,
            "tagSpecifications": [_rendered_tags(item) for item in config.tag_specifications]
            if config.tag_specifications is not None
            else None,
            "volumeInitializationRate": rate.to_mebibytes() if rate is not None else None,
        },
    }


def _rendered_tags(specification: EBSTagSpecification) -> dict[str, Any]:
    source, tags = specification.propagate_tags, specification.tags
    return {
        "resourceType": "volume",
        "propagateTags": source._value_ if source is not None else None,
        "tags": [{"key": key, "value": value} for key, value in tags.items()] if tags is not None else None,
    }


def _check(config: ServiceManagedEBSVolumeConfiguration, scope: Construct) -> None:
    """Check what depends on the type of volume."""
    kind = config.volume_type._value_ if config.volume_type is not None else _DEFAULT_TYPE
    snapshot = config.snap_shot_id

    def refuse(message: str) -> None:
        raise ValidationError(message, scope=scope)

    if config.size is None and snapshot is None:
        refuse("'size' or 'snapShotId' must be specified")
    rate = config.volume_initialization_rate
    if rate is not None:
        if snapshot is None:
            refuse("'volumeInitializationRate' can only be specified when 'snapShotId' is provided.")
        mebibytes = rate.to_mebibytes()
        if not is_unresolved(mebibytes) and not _RATES[0] <= mebibytes <= _RATES[1]:
            refuse(
                f"'volumeInitializationRate' must be between {_RATES[0]} and {_RATES[1]} MiB/s, got {mebibytes:g} MiB/s."
            )
    if snapshot is not None and not is_unresolved(snapshot) and not _is_snapshot(snapshot):
        refuse(
            "'snapshotId' does match expected pattern. Expected 'snap-<hexadecmial value>' (ex: 'snap-05abe246af') or "
            f"Token, got: {snapshot}"
        )
    if config.throughput is not None and kind != "gp3":
        refuse(f"'throughput' can only be configured with gp3 volume type, got {kind}")
    if config.throughput is not None and not is_unresolved(config.throughput) and config.throughput > _MAX_THROUGHPUT:
        refuse(f"'throughput' must be less than or equal to {_MAX_THROUGHPUT} MiB/s, got {config.throughput:g} MiB/s")
    _check_iops(config.iops, kind, refuse)
    size = config.size.to_gibibytes() if config.size is not None else None
    least, most = _SIZES[kind]
    if size is not None and not is_unresolved(size) and not least <= size <= most:
        refuse(f"'{kind}' volumes must have a size between {least} and {most} GiB, got {size:g} GiB")


def _is_snapshot(id: str) -> bool:
    digits = id.removeprefix("snap-")
    return digits != id and bool(digits) and all(char in "0123456789abcdefABCDEF" for char in digits)


def _check_iops(iops: int | float | None, kind: str, refuse: Any) -> None:
    if iops is None:
        if kind in _NEEDS_IOPS:
            refuse(f"'iops' must be specified with io1 or io2 volume types, got {kind}")
        return
    if kind not in _IOPS:
        refuse(f"'iops' cannot be specified with sc1, st1, gp2 and standard volume types, got {kind}")
    least, most = _IOPS[kind]
    if not is_unresolved(iops) and not least <= iops <= most:
        refuse(f"'{kind}' volumes must have 'iops' between {least} and {most}, got {iops:g}")


__all__ = [
    "ContainerMountPoint",
    "EBSTagSpecification",
    "EbsPropagatedTagSource",
    "FileSystemType",
    "ServiceManagedEBSVolumeConfiguration",
    "ServiceManagedVolume",
    "ServiceManagedVolumeProps",
]
