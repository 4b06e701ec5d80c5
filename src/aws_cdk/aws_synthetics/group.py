"""Groups of canaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_synthetics._l1 import CfnGroup
from aws_cdk.aws_synthetics.canary import ICanary
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_list, lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_synthetics import GroupReference
    from constructs import Construct

_MOST_CANARIES = 10
_LONGEST_NAME = 64
_NAME = r"^[0-9a-z_\-]+$"


class GroupProps(Struct):
    """Options of a group."""

    canaries: Sequence[ICanary] | None = None
    """Its canaries, at most 10. Default: none."""
    group_name: str | None = None
    """Default: made from the construct's path."""


class IGroup(IResource):
    """A group of canaries, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def group_arn(self) -> str: ...
        @property
        def group_id(self) -> str: ...
        @property
        def group_name(self) -> str: ...
        @property
        def group_ref(self) -> GroupReference: ...


class _GroupBase(Resource, IGroup):
    _fqn = "aws-cdk-lib.Resource"

    group_arn: str
    group_id: str
    group_name: str

    @property
    def group_ref(self) -> GroupReference:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_synthetics import GroupReference

        return GroupReference(group_name=self.group_name)


class _ImportedGroup(_GroupBase):
    def __init__(self, scope: Construct, id: str, name: str, arn: str) -> None:
        super().__init__(scope, id)
        self.group_name = self.group_id = name
        self.group_arn = arn


class Group(_GroupBase):
    """A group of canaries, shown together in CloudWatch."""

    _fqn = "aws-cdk-lib.aws_synthetics.Group"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-synthetics.Group"

    @staticmethod
    @checked
    def from_group_arn(scope: Construct, id: str, group_arn: str) -> IGroup:
        """Return a group that exists already: as the peer, the one of that name in this account and region."""
        name = Stack.of(scope).split_arn(group_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
        return Group.from_group_name(scope, id, name or "")

    @staticmethod
    @checked
    def from_group_name(scope: Construct, id: str, group_name: str) -> IGroup:
        """Return a group of this account and region that exists already."""
        return _ImportedGroup(scope, id, group_name, _arn(scope, group_name))

    @takes(GroupProps)
    def __init__(self, scope: Construct, id: str, props: GroupProps) -> None:
        name = props.group_name or lazy_string(lambda: Names.unique_id(self).lower()[:_LONGEST_NAME])
        super().__init__(scope, id, physical_name=name)
        if props.group_name is not None and not Token.is_unresolved(props.group_name):
            self._check_name(props.group_name)
        given = list(props.canaries or ())
        if len(given) > _MOST_CANARIES:
            raise ValidationError(
                f"A group can contain at most {_MOST_CANARIES} canaries, got: {len(given)}", scope=self
            )
        self._canaries: dict[str, ICanary] = {}
        for canary in given:
            self.add_canary(canary)
        resource = CfnGroup(
            self,
            "Resource",
            name=self.physical_name,
            resource_arns=lazy_list(lambda: [canary.canary_arn for canary in self._canaries.values()] or None),
        )
        self.group_id = resource.attr_id
        self.group_name = self._get_resource_name_attribute(resource.ref)
        self.group_arn = _arn(self, self.group_name)

    @property
    def canaries(self) -> list[ICanary]:
        """The canaries, in the order in which they were added."""
        return list(self._canaries.values())

    @checked
    def add_canary(self, canary: ICanary) -> None:
        """Add a canary; one that is in the group already is not added again.

        Raises:
            ValidationError: the group is full.
        """
        path = canary.node.path
        if path not in self._canaries and len(self._canaries) >= _MOST_CANARIES:
            raise ValidationError(f"A group can contain at most {_MOST_CANARIES} canaries", scope=self)
        self._canaries[path] = canary

    def _check_name(self, name: str) -> None:
        if len(name) > _LONGEST_NAME:
            raise ValidationError(
                f"Group name must be between 1 and {_LONGEST_NAME} characters, got: {len(name)}", scope=self
            )
        if name and not re.fullmatch(_NAME, name):
            raise ValidationError(f"Group name must match the pattern {_NAME}, got: {name}", scope=self)


def _arn(scope: Construct, name: str) -> str:
    components = ArnComponents(
        service="synthetics", resource="group", resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )
    return Stack.of(scope).format_arn(**components._given())
