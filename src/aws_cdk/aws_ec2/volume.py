"""EBS volumes that live apart from instances."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnVolume
from aws_cdk.aws_ec2.volume_type import (
    MAX_THROUGHPUT,
    MIN_THROUGHPUT,
    EbsDeviceVolumeType,
    check_throughput_ratio,
    initialization_rate,
)
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.size import Size
    from aws_cdk.interfaces.aws_ec2 import IInstanceRef, VolumeReference
    from constructs import Construct

_SNAPSHOT = re.compile(r"snap-[0-9a-fA-F]+\Z")
_VOLUME = re.compile(r"vol-[0-9a-fA-F]+\Z")
_PROVISIONED = (EbsDeviceVolumeType.IO1, EbsDeviceVolumeType.IO2)

# Sizes in GiB, from the EBS user guide as the peer has them.
_SIZES = {
    EbsDeviceVolumeType.STANDARD: (1, 1024),
    EbsDeviceVolumeType.IO1: (4, 16384),
    EbsDeviceVolumeType.IO2: (4, 65536),
    EbsDeviceVolumeType.GP2: (1, 16384),
    EbsDeviceVolumeType.GP3: (1, 65536),
    EbsDeviceVolumeType.ST1: (125, 16384),
    EbsDeviceVolumeType.SC1: (125, 16384),
}
# Operations a second: least, most, and most for a GiB.
_IOPS = {
    EbsDeviceVolumeType.IO1: (100, 64000, 50),
    EbsDeviceVolumeType.IO2: (100, 256000, 500),
    EbsDeviceVolumeType.GP3: (3000, 80000, 500),
}


class IVolume(IResource):
    """An EBS volume."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def volume_id(self) -> str: ...
        @property
        def availability_zone(self) -> str: ...
        @property
        def encryption_key(self) -> IKey | None: ...
        @property
        def volume_ref(self) -> VolumeReference: ...
        def grant_attach_volume(
            self, grantee: IGrantable, instances: Sequence[IInstanceRef] | None = None
        ) -> Grant: ...
        def grant_attach_volume_by_resource_tag(
            self, grantee: IGrantable, constructs: Sequence[Construct], tag_key_suffix: str | None = None
        ) -> Grant: ...
        def grant_detach_volume(
            self, grantee: IGrantable, instances: Sequence[IInstanceRef] | None = None
        ) -> Grant: ...
        def grant_detach_volume_by_resource_tag(
            self, grantee: IGrantable, constructs: Sequence[Construct], tag_key_suffix: str | None = None
        ) -> Grant: ...


class VolumeProps(Struct):
    """Options of a volume: of a size, from a snapshot, or both."""

    availability_zone: str
    """The zone; instances of the same zone can use it."""
    auto_enable_io: bool | None = None
    """Let go on reading and writing though EC2 finds the data perhaps inconsistent. Default: no."""
    enable_multi_attach: bool | None = None
    """Let several instances use it at once; io1 and io2 only. Default: no."""
    encrypted: bool | None = None
    """Encrypt it. Default: as the account has it."""
    encryption_key: IKey | None = None
    """The key to encrypt it with. Default: the account's."""
    iops: int | float | None = None
    """Operations a second; needed for io1 and io2, allowed for gp3."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the volume when it leaves the stack. Default: it is kept."""
    size: Size | None = None
    """Size, in whole GiB. Default: the snapshot's."""
    snapshot_id: str | None = None
    """The snapshot it is made from. Default: none, it is empty."""
    throughput: int | float | None = None
    """Throughput in MiB/s, 125 to 2000; gp3 only."""
    volume_initialization_rate: Size | None = None
    """How much a second is read from the snapshot, 100 to 300 MiB. Default: as it is used."""
    volume_name: str | None = None
    """The tag ``Name``. Default: none."""
    volume_type: EbsDeviceVolumeType | None = None
    """The kind. Default: gp2, or gp3 with a flag."""


class VolumeAttributes(Struct):
    """What is known of a volume that was made elsewhere."""

    availability_zone: str
    """The zone."""
    volume_id: str
    """Id."""
    encryption_key: IKey | None = None
    """The key it is encrypted with. Default: none, or the account's."""


class _VolumeBase(Resource, IVolume):
    volume_id: str
    availability_zone: str
    encryption_key: IKey | None

    @property
    def volume_ref(self) -> VolumeReference:
        """A reference to the volume."""
        from aws_cdk.interfaces.aws_ec2 import VolumeReference

        return VolumeReference(volume_id=self.volume_id)

    @checked
    def grant_attach_volume(self, grantee: IGrantable, instances: Sequence[IInstanceRef] | None = None) -> Grant:
        """Allow ``grantee`` to attach the volume to ``instances``. Default: to any."""
        grant = self._grant("ec2:AttachVolume", grantee, instances)
        if self.encryption_key is not None:
            key_grant = self.encryption_key.grant(grantee, "kms:CreateGrant")
            statement = key_grant.principal_statement
            if statement is not None:
                statement.add_conditions(
                    {
                        "Bool": {"kms:GrantIsForAWSResource": True},
                        "StringEquals": {
                            "kms:ViaService": f"ec2.{self.stack.region}.amazonaws.com",
                            "kms:GrantConstraintType": "EncryptionContextSubset",
                        },
                    }
                )
        return grant

    @checked
    def grant_attach_volume_by_resource_tag(
        self, grantee: IGrantable, constructs: Sequence[Construct], tag_key_suffix: str | None = None
    ) -> Grant:
        """Allow ``grantee`` to attach the volume to instances by a tag, which ``constructs`` and the volume get.

        This breaks circles of references between an instance and its role.

        Args:
            grantee: Who is allowed.
            constructs: Holds the instances.
            tag_key_suffix: End of the tag's key. Default: made of the constructs' names.
        """
        return self._by_tag(self.grant_attach_volume(grantee), "Attach", constructs, tag_key_suffix)

    @checked
    def grant_detach_volume(self, grantee: IGrantable, instances: Sequence[IInstanceRef] | None = None) -> Grant:
        """Allow ``grantee`` to detach the volume from ``instances``. Default: from any."""
        return self._grant("ec2:DetachVolume", grantee, instances)

    @checked
    def grant_detach_volume_by_resource_tag(
        self, grantee: IGrantable, constructs: Sequence[Construct], tag_key_suffix: str | None = None
    ) -> Grant:
        """Allow ``grantee`` to detach the volume from instances by a tag, which ``constructs`` and the volume get."""
        return self._by_tag(self.grant_detach_volume(grantee), "Detach", constructs, tag_key_suffix)

    def _grant(self, action: str, grantee: IGrantable, instances: Sequence[IInstanceRef] | None) -> Grant:
        stack = self.stack
        ids = ["*"] if instances is None else [instance.instance_ref.instance_id for instance in instances]
        arns = [stack.format_arn(service="ec2", resource="volume", resource_name=self.volume_id)]
        arns += [stack.format_arn(service="ec2", resource="instance", resource_name=id) for id in ids]
        return Grant.add_to_principal(grantee=grantee, actions=[action], resource_arns=arns)

    def _by_tag(self, grant: Grant, what: str, constructs: Sequence[Construct], suffix: str | None) -> Grant:
        from aws_cdk.core.tag_aspect import Tags

        names = "".join(Names.unique_id(construct) for construct in (self, *constructs))
        value = hashlib.md5(names.encode(), usedforsecurity=False).hexdigest()
        key = f"VolumeGrant{what}-{suffix if suffix is not None else value[:10].upper()}"
        statement = grant.principal_statement
        if statement is not None:
            statement.add_condition("ForAnyValue:StringEquals", {f"ec2:ResourceTag/{key}": value})
        for construct in (self, *constructs):
            Tags.of(construct).add(key, value)
        return grant


class Volume(_VolumeBase):
    """An EBS volume."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.Volume"

    @takes(VolumeProps)
    def __init__(self, scope: Construct, id: str, props: VolumeProps) -> None:
        super().__init__(scope, id, physical_name=props.volume_name)
        self._validate_props(props)
        kind = props.volume_type
        if kind is None:
            modern = flag_enabled(self.node, "@aws-cdk/aws-ec2:ebsDefaultGp3Volume")
            kind = EbsDeviceVolumeType.GP3 if modern else EbsDeviceVolumeType.GP2
        resource: Any = CfnVolume(
            self,
            "Resource",
            availability_zone=props.availability_zone,
            auto_enable_io=props.auto_enable_io,
            encrypted=props.encrypted,
            kms_key_id=props.encryption_key.key_arn if props.encryption_key is not None else None,
            iops=props.iops,
            multi_attach_enabled=bool(props.enable_multi_attach),
            size=props.size.to_gibibytes() if props.size is not None else None,
            snapshot_id=props.snapshot_id,
            throughput=props.throughput,
            volume_initialization_rate=initialization_rate(self, props.volume_initialization_rate),
            volume_type=kind._value_,
        )
        resource.apply_removal_policy(props.removal_policy)
        if props.volume_name:
            from aws_cdk.core.tag_aspect import Tags

            Tags.of(self).add("Name", props.volume_name)
        self.volume_id = resource.ref
        self.availability_zone = props.availability_zone
        self.encryption_key = props.encryption_key
        if props.encryption_key is not None:
            self._let_ec2_use(props.encryption_key, from_snapshot=bool(props.snapshot_id))

    @staticmethod
    @takes(VolumeAttributes)
    def from_volume_attributes(scope: Construct, id: str, attrs: VolumeAttributes) -> IVolume:
        """Return a volume that was made elsewhere.

        Raises:
            ValidationError: the id has not the form of one.
        """
        return _ImportedVolume(scope, id, attrs)

    def _let_ec2_use(self, key: IKey, *, from_snapshot: bool) -> None:
        """Let whoever makes volumes by EC2 in this account use the key for it."""
        from aws_cdk.aws_iam import AccountRootPrincipal
        from aws_cdk.aws_kms import ViaServicePrincipal

        principal = ViaServicePrincipal(f"ec2.{self.stack.region}.amazonaws.com", AccountRootPrincipal())
        conditions = {"StringEquals": {"kms:CallerAccount": self.stack.account}}
        grant = key.grant(
            principal.with_conditions(conditions), "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlainText"
        )
        if from_snapshot and grant.principal_statement is not None:
            grant.principal_statement.add_actions("kms:ReEncryptFrom")

    def _validate_props(self, props: VolumeProps) -> None:
        """Refuse what EC2 would refuse; subclasses in apps may add to it."""
        if not props.size and not props.snapshot_id:
            raise ValidationError(
                "Must provide at least one of `size` or `snapshotId`", scope=self, fix="give size=Size.gibibytes(...)"
            )
        snapshot = props.snapshot_id
        if snapshot and not is_unresolved(snapshot) and not _SNAPSHOT.match(snapshot):
            raise ValidationError(
                "`snapshotId` does not match expected pattern. Expected `snap-<hexadecmial value>` (ex: "
                "`snap-05abe246af`) or Token",
                scope=self,
            )
        if props.encryption_key is not None and not props.encrypted:
            raise ValidationError(
                "`encrypted` must be true when providing an `encryptionKey`.", scope=self, fix="leave encrypted out"
            )
        self._check_iops(props)
        if props.size is not None:
            size = props.size.to_gibibytes()
            kind = props.volume_type or EbsDeviceVolumeType.GP2
            least, most = _SIZES[kind]
            if not is_unresolved(size) and not least <= size <= most:
                raise ValidationError(
                    f"`{kind._value_}` volumes must be between {least} GiB and {most} GiB in size.", scope=self
                )
        if props.throughput:
            self._check_throughput(props)
        if props.volume_initialization_rate is not None:
            if not snapshot:
                raise ValidationError(
                    "volumeInitializationRate can only be specified when creating a volume from a snapshot.",
                    scope=self,
                    fix="give snapshot_id, or leave volume_initialization_rate out",
                )
            initialization_rate(self, props.volume_initialization_rate)

    def _check_iops(self, props: VolumeProps) -> None:
        kind = props.volume_type
        if kind in _PROVISIONED and not props.iops:
            raise ValidationError(
                "`iops` must be specified if the `volumeType` is `PROVISIONED_IOPS_SSD` or `PROVISIONED_IOPS_SSD_IO2`.",
                scope=self,
            )
        if props.enable_multi_attach and kind not in _PROVISIONED:
            raise ValidationError(
                "multi-attach is supported exclusively on `PROVISIONED_IOPS_SSD` and `PROVISIONED_IOPS_SSD_IO2` volumes.",
                scope=self,
                fix="set volume_type to EbsDeviceVolumeType.IO2, or leave enable_multi_attach out",
            )
        if not props.iops:
            return
        if kind is None or kind not in _IOPS:
            raise ValidationError(
                "`iops` may only be specified if the `volumeType` is `PROVISIONED_IOPS_SSD`, `PROVISIONED_IOPS_SSD_IO2` or "
                "`GENERAL_PURPOSE_SSD_GP3`.",
                scope=self,
            )
        least, most, ratio = _IOPS[kind]
        if is_unresolved(props.iops):
            return
        if not least <= props.iops <= most:
            raise ValidationError(f"`{kind._value_}` volumes iops must be between {least} and {most}.", scope=self)
        if props.size is not None and props.iops > ratio * props.size.to_gibibytes():
            raise ValidationError(f"`{kind._value_}` volumes iops has a maximum ratio of {ratio} IOPS/GiB.", scope=self)

    def _check_throughput(self, props: VolumeProps) -> None:
        if props.volume_type is not EbsDeviceVolumeType.GP3:
            raise ValidationError(
                "throughput property requires volumeType: EbsDeviceVolumeType.GP3",
                scope=self,
                fix="set volume_type to EbsDeviceVolumeType.GP3, or leave throughput out",
            )
        assert props.throughput is not None
        if not is_unresolved(props.throughput) and not MIN_THROUGHPUT <= props.throughput <= MAX_THROUGHPUT:
            raise ValidationError(
                f"throughput property takes a minimum of {MIN_THROUGHPUT} and a maximum of {MAX_THROUGHPUT}", scope=self
            )
        check_throughput_ratio(self, props.throughput, props.iops)


class _ImportedVolume(_VolumeBase):
    def __init__(self, scope: Construct, id: str, attrs: VolumeAttributes) -> None:
        super().__init__(scope, id)
        if not is_unresolved(attrs.volume_id) and not _VOLUME.match(attrs.volume_id):
            raise ValidationError(
                "`volumeId` does not match expected pattern. Expected `vol-<hexadecimal value>` (ex: `vol-05abe246af`) or "
                "Token",
                scope=self,
                fix="give the id as EC2 shows it",
            )
        self.volume_id = attrs.volume_id
        self.availability_zone = attrs.availability_zone
        self.encryption_key = attrs.encryption_key
