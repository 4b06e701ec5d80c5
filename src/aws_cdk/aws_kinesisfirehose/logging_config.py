"""Where delivery streams log errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_logs.log_group_base import ILogGroup


class ILoggingConfig(Interface):
    """Whether and where errors are logged."""

    logging: bool
    log_group: ILogGroup | None = None


class EnableLogging(ILoggingConfig):
    """Logs errors; to a new log group if none is given."""

    @checked
    def __init__(self, log_group: ILogGroup | None = None) -> None:
        self.logging = True
        self.log_group = log_group


class DisableLogging(ILoggingConfig):
    """Logs nothing."""

    def __init__(self) -> None:
        self.logging = False
