"""Block devices of instances: which volumes they start with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.volume_type import (
    MAX_THROUGHPUT,
    MIN_THROUGHPUT,
    EbsDeviceVolumeType,
    check_throughput_ratio,
    initialization_rate,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.size import Size
    from constructs import Construct

_NOT_OF_INSTANCES = ("throughput", "volumeInitializationRate")


class EbsDeviceOptionsBase(Struct):
    """Options of every EBS volume of an instance."""

    delete_on_termination: bool | None = None
    """Delete the volume with the instance. Default: as EC2 does, which deletes it."""
    iops: int | float | None = None
    """Input and output operations a second; needed for io1 and io2."""
    throughput: int | float | None = None
    """Throughput in MiB/s, 125 to 2000; for gp3, in launch templates."""
    volume_initialization_rate: Size | None = None
    """How much a second is read from a snapshot, 100 to 300 MiB; in launch templates."""
    volume_type: EbsDeviceVolumeType | None = None
    """The kind of volume. Default: gp2."""


class EbsDeviceOptions(EbsDeviceOptionsBase):
    """Options of a new EBS volume."""

    encrypted: bool | None = None
    """Encrypt the volume. Default: as the account has it."""
    kms_key: IKey | None = None
    """The key to encrypt it with. Default: the account's."""


class EbsDeviceSnapshotOptions(EbsDeviceOptionsBase):
    """Options of an EBS volume made from a snapshot."""

    volume_size: int | float | None = None
    """Size in GiB. Default: the snapshot's."""


class EbsDeviceProps(EbsDeviceSnapshotOptions, EbsDeviceOptions):
    """An EBS volume."""

    snapshot_id: str | None = None
    """The snapshot it is made from. Default: none, it is empty."""


class BlockDeviceVolume:
    """What a block device is."""

    @checked
    def __init__(
        self, ebs_device: EbsDeviceProps | dict[str, Any] | None = None, virtual_name: str | None = None
    ) -> None:
        self.ebs_device: EbsDeviceProps | None = EbsDeviceProps.of(ebs_device) if ebs_device is not None else None
        self.virtual_name = virtual_name

    @staticmethod
    @takes(EbsDeviceOptions)
    def ebs(volume_size: int | float, options: EbsDeviceOptions) -> BlockDeviceVolume:
        """Return a new EBS volume of so many GiB."""
        return BlockDeviceVolume(EbsDeviceProps(volume_size=volume_size, **options._given()))

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


class BlockDevice(Struct):
    """A block device of an instance."""

    device_name: str
    """Name that the instance knows it by, such as ``/dev/sdh``."""
    volume: BlockDeviceVolume
    """What it is."""
    mapping_enabled: bool | None = None
    """Whether the device is there; no hides one that the image has. Default: yes."""


def instance_block_devices(scope: Construct, devices: Sequence[BlockDevice]) -> list[dict[str, Any]]:
    """Return block devices as an instance has them, which lacks some options of volumes."""
    for volume in (device.volume.ebs_device for device in devices):
        if volume is None:
            continue
        if volume.throughput is not None:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-ec2:throughputNotSupported",
                "the throughput of a volume is left out: instances do not take it, launch templates do",
            )
        if volume.volume_initialization_rate is not None:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-ec2:volumeInitializationRateNotSupported",
                "volume_initialization_rate is left out: instances do not take it, launch templates do",
            )
    rendered = [_rendered(scope, device, no_device={}) for device in devices]
    for mapping in rendered:
        for option in _NOT_OF_INSTANCES:
            mapping.get("ebs", {}).pop(option, None)
    return rendered


def show_left_out(resource: Any, devices: Sequence[BlockDevice]) -> None:
    """Let the construct tree show the options of volumes that an instance lacks, as the peer does."""
    left_out: list[dict[str, Any]] = []
    for volume in (device.volume.ebs_device for device in devices):
        rate = volume.volume_initialization_rate if volume is not None else None
        values = {
            "throughput": volume.throughput if volume is not None else None,
            "volumeInitializationRate": rate.to_mebibytes() if rate is not None else None,
        }
        left_out.append({name: value for name, value in values.items() if value is not None})
    if not any(left_out):
        return
    shown = resource._tree_attributes

    def attributes() -> dict[str, Any]:
        result: dict[str, Any] = shown()
        properties = dict(result["aws:cdk:cloudformation:props"])
        properties["blockDeviceMappings"] = [
            {**mapping, "ebs": {**mapping["ebs"], **extra}} if extra else mapping
            for mapping, extra in zip(properties["blockDeviceMappings"], left_out, strict=True)
        ]
        return {**result, "aws:cdk:cloudformation:props": properties}

    resource._tree_attributes = attributes


def template_block_devices(scope: Construct, devices: Sequence[BlockDevice]) -> list[dict[str, Any]]:
    """Return block devices as a launch template has them."""
    return [_rendered(scope, device, no_device="") for device in devices]


def _rendered(scope: Construct, device: BlockDevice, *, no_device: object) -> dict[str, Any]:
    volume = device.volume
    mapping: dict[str, Any] = {"deviceName": device.device_name}
    if volume.ebs_device is not None:
        mapping["ebs"] = _rendered_ebs(scope, volume.ebs_device)
    if volume.virtual_name is not None:
        mapping["virtualName"] = volume.virtual_name
    if device.mapping_enabled is False:
        mapping["noDevice"] = no_device
    return mapping


def _rendered_ebs(scope: Construct, volume: EbsDeviceProps) -> dict[str, Any]:
    kind = volume.volume_type
    _check_throughput(scope, volume)
    rate = initialization_rate(scope, volume.volume_initialization_rate)
    provisioned = (EbsDeviceVolumeType.IO1, EbsDeviceVolumeType.IO2)
    if not volume.iops:
        if kind in provisioned:
            raise ValidationError(
                "iops property is required with volumeType: EbsDeviceVolumeType.IO1 and EbsDeviceVolumeType.IO2",
                scope=scope,
                fix="give iops, or set volume_type to EbsDeviceVolumeType.GP3",
            )
    elif kind not in (*provisioned, EbsDeviceVolumeType.GP3):
        Annotations.of(scope).add_warning_v2(
            "@aws-cdk/aws-ec2:iopsIgnored", "iops have no effect on this volume_type; IO1, IO2 and GP3 take them"
        )
    rendered = {
        "deleteOnTermination": volume.delete_on_termination,
        "encrypted": volume.encrypted,
        "kmsKeyId": volume.kms_key.key_arn if volume.kms_key is not None else None,
        "iops": volume.iops,
        "throughput": volume.throughput,
        "snapshotId": volume.snapshot_id,
        "volumeInitializationRate": rate,
        "volumeSize": volume.volume_size,
        "volumeType": kind._value_ if kind is not None else None,
    }
    return {name: value for name, value in rendered.items() if value is not None}


def _check_throughput(scope: Construct, volume: EbsDeviceProps) -> None:
    throughput = volume.throughput
    if throughput is None or is_unresolved(throughput):
        return
    if throughput != int(throughput):
        raise ValidationError(f"'throughput' must be an integer, got: {js_number_text(throughput)}.", scope=scope)
    if volume.volume_type is not EbsDeviceVolumeType.GP3:
        kind = volume.volume_type._value_ if volume.volume_type is not None else "undefined"
        raise ValidationError(f"'throughput' requires 'volumeType': gp3, got: {kind}.", scope=scope)
    if not MIN_THROUGHPUT <= throughput <= MAX_THROUGHPUT:
        raise ValidationError(
            f"'throughput' must be between {MIN_THROUGHPUT} and {MAX_THROUGHPUT}, got {js_number_text(throughput)}.",
            scope=scope,
        )
    check_throughput_ratio(scope, throughput, volume.iops)
