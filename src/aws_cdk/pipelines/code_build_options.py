"""How builds of pipelines are done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.build_environment import BuildEnvironment
from aws_cdk.aws_codebuild.logging_options import LoggingOptions
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_codebuild.cache import Cache
    from aws_cdk.aws_codebuild.file_location import IFileSystemLocation
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.core.duration import Duration


class CodeBuildOptions(Struct):
    """How builds are done."""

    build_environment: Nested[BuildEnvironment | None] = nested()
    """Where they run. Default: a small machine with ``LinuxBuildImage.STANDARD_7_0``."""
    cache: Cache | None = None
    """What they keep for later. Default: nothing."""
    file_system_locations: Sequence[IFileSystemLocation] | None = None
    """File systems to mount; needs a VPC. Default: none."""
    logging: Nested[LoggingOptions | None] = nested()
    """Where logs go. Default: to a group of CloudWatch."""
    partial_build_spec: BuildSpec | None = None
    """What is done beside the step's commands. Default: nothing."""
    role_policy: Sequence[PolicyStatement] | None = None
    """What they may do. Default: nothing more."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups; needs a VPC. Default: a new one."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: the private ones."""
    timeout: Duration | None = None
    """How long a build may take. Default: 1 hour."""
    vpc: IVpc | None = None
    """The VPC they are in. Default: none."""


def merged_options(*options: CodeBuildOptions | None) -> CodeBuildOptions:
    """Return options together: of single values the last, of lists and variables all."""
    from aws_cdk.aws_codebuild.build_spec import merge_build_specs

    merged: dict[str, Any] = {}
    for option in options:
        if option is None:
            continue
        for name, value in option._given().items():
            known = merged.get(name)
            if value is None:
                continue
            if known is None:
                merged[name] = value
            elif name == "build_environment":
                merged[name] = merged_environments(known, value)
            elif name == "partial_build_spec":
                merged[name] = merge_build_specs(known, value)
            elif name in ("role_policy", "file_system_locations", "security_groups"):
                merged[name] = [*known, *value]
            else:
                merged[name] = value
    return CodeBuildOptions(**merged)


def merged_environments(first: BuildEnvironment | None, second: BuildEnvironment | None) -> BuildEnvironment:
    """Return environments together: of single values the second's, variables of both."""
    one = {} if first is None else first._given()
    other = {} if second is None else {name: value for name, value in second._given().items() if value is not None}
    variables = {**(one.get("environment_variables") or {}), **(other.get("environment_variables") or {})}
    merged = {**one, **other}
    if variables:
        merged["environment_variables"] = variables
    return BuildEnvironment(**merged)


__all__ = ["CodeBuildOptions"]
