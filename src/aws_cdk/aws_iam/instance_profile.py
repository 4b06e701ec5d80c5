"""An instance profile: the role that EC2 instances act under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam._l1 import CfnInstanceProfile
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_iam import InstanceProfileReference


class IInstanceProfile(IResource):
    """An instance profile."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def instance_profile_arn(self) -> str: ...
        @property
        def instance_profile_name(self) -> str: ...
        @property
        def instance_profile_ref(self) -> InstanceProfileReference: ...
        @property
        def role(self) -> IRole | None: ...


class InstanceProfileProps(Struct):
    """Options of an instance profile."""

    instance_profile_name: str | None = None
    """Name at IAM. Default: chosen by CloudFormation."""
    path: str | None = None
    """Path of the name, with a slash at both ends. Default: ``/``."""
    role: IRole | None = None
    """The role. Default: one is made, which EC2 may assume."""


class InstanceProfileAttributes(Struct):
    """What an existing instance profile is known by."""

    instance_profile_arn: str
    """The profile's ARN."""
    role: IRole | None = None
    """Its role, if known."""


class _InstanceProfileBase(Resource, IInstanceProfile):
    """What instance profiles have, made here or not."""

    @property
    def instance_profile_ref(self) -> InstanceProfileReference:
        """A reference to the profile."""
        from aws_cdk.interfaces.aws_iam import InstanceProfileReference

        return InstanceProfileReference(
            instance_profile_arn=self.instance_profile_arn, instance_profile_name=self.instance_profile_name
        )


class InstanceProfile(_InstanceProfileBase):
    """An instance profile."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.InstanceProfile"

    @staticmethod
    @checked
    def from_instance_profile_name(scope: Construct, id: str, instance_profile_name: str) -> IInstanceProfile:
        """Return an existing profile of the stack's account by its name."""
        arn = Stack.of(scope).format_arn(
            service="iam", region="", resource="instance-profile", resource_name=instance_profile_name
        )
        return InstanceProfile.from_instance_profile_attributes(scope, id, instance_profile_arn=arn)

    @staticmethod
    @checked
    def from_instance_profile_arn(scope: Construct, id: str, instance_profile_arn: str) -> IInstanceProfile:
        """Return an existing profile by its ARN."""
        return InstanceProfile.from_instance_profile_attributes(scope, id, instance_profile_arn=instance_profile_arn)

    @staticmethod
    @takes(InstanceProfileAttributes)
    def from_instance_profile_attributes(
        scope: Construct, id: str, attrs: InstanceProfileAttributes
    ) -> IInstanceProfile:
        """Return an existing profile by what is known of it."""
        return _ImportedInstanceProfile(scope, id, attrs)

    @takes(InstanceProfileProps)
    def __init__(self, scope: Construct, id: str, props: InstanceProfileProps) -> None:
        super().__init__(scope, id, physical_name=props.instance_profile_name)
        self._role: IRole = props.role if props.role is not None else self._make_role()
        resource = CfnInstanceProfile(
            self,
            "Resource",
            roles=[self._role.role_name],
            instance_profile_name=self.physical_name,
            path=props.path,
        )
        self._instance_profile_name = self._get_resource_name_attribute(resource.ref)
        self._instance_profile_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="iam",
                region="",
                resource="instance-profile",
                resource_name=f"{props.path.removeprefix('/') if props.path else ''}{self.physical_name}",
            ),
        )

    def _make_role(self) -> IRole:
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        return Role(self, "InstanceRole", assumed_by=ServicePrincipal("ec2.amazonaws.com"))

    @property
    def instance_profile_arn(self) -> str:
        """The profile's ARN."""
        return self._instance_profile_arn

    @property
    def instance_profile_name(self) -> str:
        """The profile's name."""
        return self._instance_profile_name

    @property
    def role(self) -> IRole | None:
        """The role."""
        return self._role


class _ImportedInstanceProfile(_InstanceProfileBase):
    """An instance profile known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    instance_profile_arn: str
    instance_profile_name: str
    role: IRole | None

    def __init__(self, scope: Construct, id: str, attrs: InstanceProfileAttributes) -> None:
        super().__init__(scope, id)
        self.instance_profile_arn = attrs.instance_profile_arn
        self.instance_profile_name = Arn.extract_resource_name(
            attrs.instance_profile_arn, "instance-profile"
        ).rpartition("/")[2]
        self.role = attrs.role
