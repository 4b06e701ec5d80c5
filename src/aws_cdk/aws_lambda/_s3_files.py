"""What a function needs to mount S3 Files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_lambda.filesystem import DirectS3Read, FileSystemConfig

# How direct reads are named in the template; left out if the app does not say.
_MODES = {"auto": "AUTO", "disabled": "DISABLED", "enabled": "ENABLED", "enabled_without_grant": "ENABLED"}


def s3_files_config(ap: Any, mount_path: str, direct_read: DirectS3Read | None) -> FileSystemConfig:
    """Return the configuration for an access point, with the mount targets of its file system to wait for.

    Raises:
        ValidationError: the file system, or a mount target of it, is not in the app.
    """
    from aws_cdk.aws_lambda.filesystem import FileSystemConfig
    from aws_cdk.aws_s3files import CfnFileSystem, CfnMountTarget
    from aws_cdk.core.stack import Stack

    stack = Stack.of(ap)
    wanted = stack.resolve(ap.file_system_id)
    elements = stack.node.find_all()
    systems = [
        one for one in elements if isinstance(one, CfnFileSystem) and stack.resolve(one.attr_file_system_id) == wanted
    ]
    if not systems:
        raise ValidationError(
            f"the file system of access point {ap.node.path} is not in its stack",
            scope=ap,
            fix="make the CfnFileSystem and its mount targets in the stack of the access point",
        )
    targets = [
        one for one in elements if isinstance(one, CfnMountTarget) and stack.resolve(one.file_system_id) == wanted
    ]
    if not targets:
        raise ValidationError(
            f"No mount targets found for file system at {systems[0].node.path}",
            scope=ap,
            fix="make at least one CfnMountTarget for the file system",
        )
    arn = ap.access_point_ref.access_point_arn
    policies = [
        PolicyStatement(actions=["s3files:ClientMount"], resources=[arn]),
        PolicyStatement(actions=["s3files:ClientMount", "s3files:ClientWrite"], resources=[systems[0].ref]),
    ]
    mode = direct_read._mode if direct_read is not None else "auto"
    if mode == "enabled" and direct_read is not None:
        policies.append(
            PolicyStatement(
                actions=["s3:GetObject", "s3:GetObjectVersion"], resources=[direct_read._bucket.arn_for_objects("*")]
            )
        )
    return FileSystemConfig(
        local_mount_path=mount_path,
        arn=arn,
        dependency=targets,
        policies=policies,
        connections=_connections(ap, targets),
    )


def _connections(ap: Any, targets: Sequence[Any]) -> Connections | None:
    """Return the connections of the mount targets' security groups, as far as these are made in the app.

    Raises:
        ValidationError: a mount target has no security groups.
    """
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.port import Port
    from aws_cdk.aws_ec2.security_group import SecurityGroup

    groups: dict[str, None] = {}
    for target in targets:
        if not target.security_groups:
            raise ValidationError(
                f"Mount target {target.node.path} does not have security groups. Add security groups to the mount target.",
                scope=ap,
            )
        groups.update(dict.fromkeys(group for group in target.security_groups if is_unresolved(group)))
    if not groups:
        return None
    imported = [
        ap.node.try_find_child(f"MountTargetSG{index}")
        or SecurityGroup.from_security_group_id(ap, f"MountTargetSG{index}", group)
        for index, group in enumerate(groups)
    ]
    return Connections(security_groups=imported, default_port=Port.NFS)


def direct_read_property(direct_read: DirectS3Read | None) -> dict[str, str] | None:
    """Return the part of the function's property that says whether files are read straight from the bucket."""
    mode = _MODES.get(direct_read._mode) if direct_read is not None else None
    return {"direct_s3_read": mode} if mode is not None else None
