"""Block devices of the instances of a group: which volumes they start with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.block_device import BlockDevice as TemplateBlockDevice
from aws_cdk.aws_ec2.block_device import BlockDeviceVolume as TemplateVolume
from aws_cdk.aws_ec2.block_device import EbsDeviceProps as TemplateEbsDevice
from aws_cdk.aws_ec2.volume_type import EbsDeviceVolumeType as TemplateVolumeType
from aws_cdk.aws_ec2.volume_type import check_throughput_ratio
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.size import Size
    from constructs import Construct

_MIN_THROUGHPUT = 125
_MAX_THROUGHPUT = 2000


class EbsDeviceVolumeType(NamedEnum):
    """A kind of EBS volume."""

    STANDARD = "standard"
    """Magnetic."""
    IO1 = "io1"
    """Solid state, with operations a second as asked for."""
    GP2 = "gp2"
    """Solid state, general purpose."""
    GP3 = "gp3"
    """Solid state, general purpose, with throughput as asked for."""
    ST1 = "st1"
    """Hard disk, for throughput."""
    SC1 = "sc1"
    """Hard disk, for data seldom used."""


class EbsDeviceOptionsBase(Struct):
    """Options of every EBS volume."""

    delete_on_termination: bool | None = None
    """Delete the volume with the instance. Default: as EC2 does, which deletes it."""
    iops: int | float | None = None
    """Input and output operations a second; needed for io1."""
    throughput: int | float | None = None
    """Throughput in MiB/s, 125 to 2000; for gp3."""
    volume_initialization_rate: Size | None = None
    """How much a second is read from a snapshot, 100 to 300 MiB; in launch templates."""
    volume_type: EbsDeviceVolumeType | None = None
    """The kind of volume. Default: gp2."""


class EbsDeviceOptions(EbsDeviceOptionsBase):
    """Options of a new EBS volume."""

    encrypted: bool | None = None
    """Encrypt the volume. Default: as the account has it."""


class EbsDeviceSnapshotOptions(EbsDeviceOptionsBase):
    """Options of an EBS volume made from a snapshot."""

    volume_size: int | float | None = None
    """Size in GiB. Default: the snapshot's."""


class EbsDeviceProps(EbsDeviceSnapshotOptions):
    """An EBS volume."""

    snapshot_id: str | None = None
    """The snapshot it is made from. Default: none, it is empty."""


class _NewEbsDevice(EbsDeviceProps, EbsDeviceOptions):
    """An EBS volume that may be encrypted."""


class BlockDeviceVolume:
    """What a block device is."""

    @checked
    def __init__(
        self, ebs_device: EbsDeviceProps | Mapping[str, Any] | None = None, virtual_name: str | None = None
    ) -> None:
        self.ebs_device: EbsDeviceProps | None = EbsDeviceProps.of(ebs_device) if ebs_device is not None else None
        self.virtual_name = virtual_name

    @staticmethod
    @takes(EbsDeviceOptions)
    def ebs(volume_size: int | float, options: EbsDeviceOptions) -> BlockDeviceVolume:
        """Return a new EBS volume of so many GiB."""
        return BlockDeviceVolume(_NewEbsDevice(volume_size=volume_size, **options._given()))

    @staticmethod
    @takes(EbsDeviceSnapshotOptions)
    def ebs_from_snapshot(snapshot_id: str, options: EbsDeviceSnapshotOptions) -> BlockDeviceVolume:
        """Return an EBS volume made from a snapshot."""
        return BlockDeviceVolume(EbsDeviceProps(snapshot_id=snapshot_id, **options._given()))

    @staticmethod
    @checked
    def ephemeral(volume_index: int | float) -> BlockDeviceVolume:
        """Return a disk of the machine that the instance runs on, by its number from 0.

        Raises:
            ValidationError: the number is negative.
        """
        if volume_index < 0:
            raise ValidationError(f'volumeIndex must be a number starting from 0, got "{js_number_text(volume_index)}"')
        return BlockDeviceVolume(None, f"ephemeral{js_number_text(volume_index)}")

    @staticmethod
    def no_device() -> BlockDeviceVolume:
        """Return nothing: a device of the image that instances are to be without."""
        return _NO_DEVICE


_NO_DEVICE = BlockDeviceVolume()


class BlockDevice(Struct):
    """A block device of the instances of a group."""

    device_name: str
    """Name that instances know it by, such as ``/dev/sdh``."""
    volume: BlockDeviceVolume
    """What it is."""


def template_devices(devices: Sequence[BlockDevice]) -> list[TemplateBlockDevice]:
    """Return block devices as a launch template takes them. Internal."""
    converted = []
    for device in devices:
        volume = device.volume.ebs_device
        ebs = None
        if volume is not None:
            given = volume._given()
            if volume.volume_type is not None:
                given["volume_type"] = TemplateVolumeType(volume.volume_type._value_)
            ebs = TemplateEbsDevice(**given)
        converted.append(
            TemplateBlockDevice(device_name=device.device_name, volume=TemplateVolume(ebs, device.volume.virtual_name))
        )
    return converted


def configuration_devices(scope: Construct, devices: Sequence[BlockDevice]) -> list[dict[str, Any]]:
    """Return block devices as a launch configuration has them. Internal."""
    rendered = []
    for device in devices:
        volume = device.volume
        mapping: dict[str, Any] = {"deviceName": device.device_name}
        if volume is _NO_DEVICE:
            mapping["noDevice"] = True
        if volume.ebs_device is not None:
            mapping["ebs"] = _rendered_ebs(scope, volume.ebs_device)
        if volume.virtual_name is not None:
            mapping["virtualName"] = volume.virtual_name
        rendered.append(mapping)
    return rendered


def _rendered_ebs(scope: Construct, volume: EbsDeviceProps) -> dict[str, Any]:
    kind = volume.volume_type
    if volume.throughput:
        if kind is not EbsDeviceVolumeType.GP3:
            raise ValidationError(
                "throughput property requires volumeType: EbsDeviceVolumeType.GP3",
                scope=scope,
                fix="set volume_type to EbsDeviceVolumeType.GP3, or leave throughput out",
            )
        if not is_unresolved(volume.throughput) and not _MIN_THROUGHPUT <= volume.throughput <= _MAX_THROUGHPUT:
            raise ValidationError(
                f"throughput property takes a minimum of {_MIN_THROUGHPUT} and a maximum of {_MAX_THROUGHPUT}",
                scope=scope,
            )
        check_throughput_ratio(scope, volume.throughput, volume.iops)
    if not volume.iops:
        if kind is EbsDeviceVolumeType.IO1:
            raise ValidationError(
                "iops property is required with volumeType: EbsDeviceVolumeType.IO1",
                scope=scope,
                fix="give iops, or set volume_type to EbsDeviceVolumeType.GP3",
            )
    elif kind is not EbsDeviceVolumeType.IO1:
        Annotations.of(scope).add_warning_v2(
            "@aws-cdk/aws-autoscaling:iopsIgnored",
            "iops have no effect on this volume_type; IO1 takes them",
        )
    if volume.volume_initialization_rate is not None:
        Annotations.of(scope).add_warning_v2(
            "@aws-cdk/aws-autoscaling:volumeInitializationRateNotSupported",
            "volume_initialization_rate is left out: launch configurations do not take it, launch templates do",
        )
    rendered = {
        "deleteOnTermination": volume.delete_on_termination,
        "encrypted": getattr(volume, "encrypted", None),
        "iops": volume.iops,
        "snapshotId": volume.snapshot_id,
        "throughput": volume.throughput,
        "volumeSize": volume.volume_size,
        "volumeType": kind._value_ if kind is not None else None,
    }
    return {name: value for name, value in rendered.items() if value is not None}
