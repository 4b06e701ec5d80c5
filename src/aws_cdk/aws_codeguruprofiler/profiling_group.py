"""Groups of profiles of CodeGuru."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codeguruprofiler._l1 import CfnProfilingGroup
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.permissions_options import PermissionsOptions
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_codeguruprofiler import IProfilingGroupRef
    from constructs import Construct

_MAX_NAME = 255


class ComputePlatform(NamedEnum):
    """What the profiled application runs on."""

    AWS_LAMBDA = "AWSLambda"
    DEFAULT = "Default"


class ProfilingGroupProps(Struct):
    """Options of :class:`ProfilingGroup`."""

    compute_platform: ComputePlatform | None = None
    """What the application runs on. Default: not said, which means anything but Lambda."""
    profiling_group_name: str | None = None
    """Default: made of the construct's path."""


class IProfilingGroup(IResource):
    """A group of profiles, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def profiling_group_arn(self) -> str: ...
        @property
        def profiling_group_name(self) -> str: ...
        @property
        def profiling_group_ref(self) -> Any: ...
        def grant_publish(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...


class ProfilingGroupGrants:
    """Grants on a group of profiles."""

    def __init__(self, group: Any) -> None:
        self.resource = group

    @staticmethod
    @checked
    def from_profiling_group(resource: IProfilingGroupRef) -> ProfilingGroupGrants:
        """Return the grants on a group, which may be an L1 resource."""
        return ProfilingGroupGrants(resource)

    @takes(PermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: PermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions`` on the group."""
        arns = options.resource_arns or [self.resource.profiling_group_ref.profiling_group_arn]
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=arns)

    @checked
    def publish(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send profiles."""
        return self._grant(grantee, "codeguru-profiler:ConfigureAgent", "codeguru-profiler:PostAgentProfile")

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read profiles."""
        return self._grant(grantee, "codeguru-profiler:GetProfile", "codeguru-profiler:DescribeProfilingGroup")

    def _grant(self, grantee: IGrantable, *actions: str) -> Grant:
        return Grant.add_to_principal(
            grantee=grantee, actions=actions, resource_arns=[self.resource.profiling_group_ref.profiling_group_arn]
        )


class _ProfilingGroupBase(Resource, IProfilingGroup):
    profiling_group_arn: str
    profiling_group_name: str

    @property
    def grants(self) -> ProfilingGroupGrants:
        """Grants on this group."""
        return ProfilingGroupGrants(self)

    @property
    def profiling_group_ref(self) -> Any:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_codeguruprofiler import ProfilingGroupReference

        return ProfilingGroupReference(
            profiling_group_name=self.profiling_group_name, profiling_group_arn=self.profiling_group_arn
        )

    @checked
    def grant_publish(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send profiles."""
        return self.grants.publish(grantee)

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read profiles."""
        return self.grants.read(grantee)


class ProfilingGroup(_ProfilingGroupBase):
    """A group of profiles, to which the agents of an application send what they see."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codeguruprofiler.ProfilingGroup"

    @takes(ProfilingGroupProps)
    def __init__(self, scope: Construct, id: str, props: ProfilingGroupProps) -> None:
        name = props.profiling_group_name
        super().__init__(scope, id, physical_name=name if name is not None else lazy_string(self._generated_name))
        resource = CfnProfilingGroup(
            self,
            "ProfilingGroup",
            profiling_group_name=self.physical_name,
            compute_platform=props.compute_platform._value_ if props.compute_platform is not None else None,
        )
        self.profiling_group_name = self._get_resource_name_attribute(resource.ref)
        self.profiling_group_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="codeguru-profiler", resource="profilingGroup", resource_name=self.physical_name),
        )

    def _generated_name(self) -> str:
        name = Names.unique_id(self)
        # As the peer: of a longer name the two ends.
        return name if len(name) <= _MAX_NAME else name[:120] + name[-120:]

    @staticmethod
    @checked
    def from_profiling_group_name(scope: Construct, id: str, profiling_group_name: str) -> IProfilingGroup:
        """Return a group that exists already in the stack's account and region."""
        from aws_cdk.core.stack import Stack

        arn = Stack.of(scope).format_arn(
            service="codeguru-profiler",
            resource="profilingGroup",
            resource_name=profiling_group_name,
        )
        return _imported(scope, id, arn, profiling_group_name)

    @staticmethod
    @checked
    def from_profiling_group_arn(scope: Construct, id: str, profiling_group_arn: str) -> IProfilingGroup:
        """Return a group that exists already."""
        parts = Arn.split(profiling_group_arn, ArnFormat.SLASH_RESOURCE_NAME)
        return _imported(scope, id, profiling_group_arn, parts.resource_name or "")


def _imported(scope: Construct, id: str, arn: str, name: str) -> _ProfilingGroupBase:
    imported = _ProfilingGroupBase(scope, id, environment_from_arn=arn)
    imported.profiling_group_arn = arn
    imported.profiling_group_name = name
    return imported


__all__ = ["ComputePlatform", "IProfilingGroup", "ProfilingGroup", "ProfilingGroupGrants", "ProfilingGroupProps"]
