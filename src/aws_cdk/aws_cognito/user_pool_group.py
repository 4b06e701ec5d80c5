"""Groups of users."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito._l1 import CfnUserPoolGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cognito import IUserPoolRef, UserPoolGroupReference
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

# Source: the Cognito reference, CreateGroup: letters, marks, symbols, numbers and punctuation of all scripts.
_NAME = re.compile(r"\S{1,128}")
_LONGEST_DESCRIPTION = 2048
_MOST = 2**31 - 1


class IUserPoolGroup(IResource):
    """A group of users."""

    if TYPE_CHECKING:

        @property
        def group_name(self) -> str: ...
        @property
        def user_pool_group_ref(self) -> UserPoolGroupReference: ...


class UserPoolGroupOptions(Struct):
    """Options of a group."""

    description: str | None = None
    """What it is for."""
    group_name: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    precedence: int | float | None = None
    """Which group's role counts for users of several: the least. Default: none."""
    role: IRoleRef | None = None
    """The role of its users. Default: none."""


class UserPoolGroupProps(UserPoolGroupOptions):
    """Options of `UserPoolGroup`."""

    user_pool: IUserPoolRef
    """The pool."""


class UserPoolGroup(Resource, IUserPoolGroup):
    """A group of users."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolGroup"

    group_name: str

    @staticmethod
    @checked
    def from_group_name(scope: Construct, id: str, group_name: str) -> IUserPoolGroup:
        """Return a group made elsewhere, by its name."""
        return _ImportedGroup(scope, id, group_name)

    @takes(UserPoolGroupProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolGroupProps) -> None:
        super().__init__(scope, id)
        _check(props, self)
        resource = CfnUserPoolGroup(
            self,
            "Resource",
            user_pool_id=props.user_pool.user_pool_ref.user_pool_id,
            description=props.description,
            group_name=props.group_name,
            precedence=props.precedence,
            role_arn=props.role.role_ref.role_arn if props.role is not None else None,
        )
        self._resource = resource
        self.group_name = resource.ref

    @property
    def user_pool_group_ref(self) -> UserPoolGroupReference:
        """The reference to the group."""
        reference: UserPoolGroupReference = self._resource.user_pool_group_ref
        return reference


class _ImportedGroup(Resource, IUserPoolGroup):
    _fqn = "aws-cdk-lib.Resource"

    group_name: str

    def __init__(self, scope: Construct, id: str, group_name: str) -> None:
        super().__init__(scope, id)
        self.group_name = group_name

    @property
    def user_pool_group_ref(self) -> UserPoolGroupReference:
        """Is not known of a group made elsewhere.

        Raises:
            ValidationError: always, since the pool is not known.
        """
        raise ValidationError(
            "userPoolId is not available on an imported UserPoolGroup",
            scope=self,
            fix="name pool and group where they are needed",
        )


def _check(props: UserPoolGroupProps, scope: Any) -> None:
    description, precedence, name = props.description, props.precedence, props.group_name
    if description is not None and not is_unresolved(description) and len(description) > _LONGEST_DESCRIPTION:
        raise ValidationError(
            f"`description` must be between 0 and {_LONGEST_DESCRIPTION} characters. Received: {len(description)} characters",
            scope=scope,
        )
    if precedence is not None and not is_unresolved(precedence) and not 0 <= precedence <= _MOST:
        raise ValidationError(f"`precedence` must be between 0 and 2^31-1. Received: {precedence}", scope=scope)
    if name is not None and not is_unresolved(name) and _NAME.fullmatch(name) is None:
        raise ValidationError(
            "`groupName` must be between 1 and 128 characters and can include letters, numbers, and symbols.",
            scope=scope,
        )


__all__ = ["IUserPoolGroup", "UserPoolGroup", "UserPoolGroupOptions", "UserPoolGroupProps"]
