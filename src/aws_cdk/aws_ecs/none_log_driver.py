"""No logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.log_driver import LogDriver, LogDriverConfig
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from constructs import Construct


class NoneLogDriver(LogDriver):
    """Keeps nothing of what a container says."""

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Return the driver, which has no options."""
        return LogDriverConfig(log_driver="none")
