"""Users and groups of a start-up configuration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement
from aws_cdk.aws_ec2.init_element import InitElement
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes


class InitGroup(InitElement):
    """A group, on Linux."""

    @checked
    def __init__(self, group_name: str, group_id: int | float | None = None) -> None:
        self._name = group_name
        self._id = group_id

    @staticmethod
    @checked
    def from_name(group_name: str, group_id: int | float | None = None) -> InitGroup:
        """Return a group. Default number: chosen by the system."""
        return InitGroup(group_name, group_id)

    @property
    def element_type(self) -> str:
        """``GROUP``."""
        return "GROUP"

    def _bind(self, target: BindTarget) -> BoundElement:
        if target.platform is OperatingSystemType.WINDOWS:
            raise ValidationError("Init groups are not supported on Windows", scope=target.scope)
        return BoundElement({self._name: {} if self._id is None else {"gid": self._id}})


class InitUserOptions(Struct):
    """Options of a user."""

    groups: Sequence[str] | None = None
    """Groups the user belongs to. Default: none."""
    home_dir: str | None = None
    """Home folder. Default: chosen by the system."""
    user_id: int | float | None = None
    """Number. Default: chosen by the system."""


class InitUser(InitElement):
    """A user without a shell to log in with, on Linux."""

    @takes(InitUserOptions)
    def __init__(self, user_name: str, user_options: InitUserOptions) -> None:
        self._name = user_name
        self._options = user_options

    @staticmethod
    @takes(InitUserOptions)
    def from_name(user_name: str, options: InitUserOptions) -> InitUser:
        """Return a user."""
        return InitUser(user_name, **options._given())

    @property
    def element_type(self) -> str:
        """``USER``."""
        return "USER"

    def _bind(self, target: BindTarget) -> BoundElement:
        if target.platform is OperatingSystemType.WINDOWS:
            raise ValidationError("Init users are not supported on Windows", scope=target.scope)
        options = self._options
        rendered: dict[str, Any] = {"uid": options.user_id, "groups": options.groups, "homeDir": options.home_dir}
        return BoundElement({self._name: {name: value for name, value in rendered.items() if value is not None}})
