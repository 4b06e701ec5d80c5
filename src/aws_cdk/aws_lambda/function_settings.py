"""Settings of functions that are values of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_lambda._l1 import CfnFunction


class SnapStartConf:
    """When functions start from a snapshot."""

    ON_PUBLISHED_VERSIONS: SnapStartConf

    def _render(self) -> dict[str, str]:
        return {"apply_on": "PublishedVersions"}


SnapStartConf.ON_PUBLISHED_VERSIONS = SnapStartConf()


class TenancyConfig:
    """How executions of different tenants are kept apart."""

    PER_TENANT: TenancyConfig

    @checked
    def __init__(self, mode: str) -> None:
        self._mode = mode

    @property
    def tenancy_config_property(self) -> CfnFunction.TenancyConfigProperty:
        """The property of the L1 resource."""
        from aws_cdk.aws_lambda._l1 import CfnFunction

        return CfnFunction.TenancyConfigProperty(tenant_isolation_mode=self._mode)


TenancyConfig.PER_TENANT = TenancyConfig("PER_TENANT")


class RuntimeManagementMode:
    """When a function's runtime is updated."""

    AUTO: RuntimeManagementMode
    FUNCTION_UPDATE: RuntimeManagementMode

    @checked
    def __init__(self, mode: str, arn: str | None = None) -> None:
        self.mode = mode
        self.arn = arn

    @staticmethod
    @checked
    def manual(arn: str) -> RuntimeManagementMode:
        """Stay with the version of the runtime that ``arn`` names."""
        return RuntimeManagementMode("Manual", arn)

    @property
    def runtime_management_config(self) -> CfnFunction.RuntimeManagementConfigProperty:
        """The property of the L1 resource."""
        from aws_cdk.aws_lambda._l1 import CfnFunction

        given: dict[str, Any] = {} if self.arn is None else {"runtime_version_arn": self.arn}
        return CfnFunction.RuntimeManagementConfigProperty(update_runtime_on=self.mode, **given)


RuntimeManagementMode.AUTO = RuntimeManagementMode("Auto")
RuntimeManagementMode.FUNCTION_UPDATE = RuntimeManagementMode("FunctionUpdate")


class DurableConfig(Struct):
    """Executions that last over many calls."""

    execution_timeout: Duration
    """How long an execution may take, 1 second to 366 days."""
    retention_period: Duration | None = None
    """How long the history of an execution is kept, 1 to 90 days. Default: 14 days."""


class EnvironmentOptions(Struct):
    """Options of one environment variable."""

    remove_in_edge: bool | None = None
    """Leave it out when the function is used with Lambda@Edge, which has no variables. Default: no."""


class LogRetentionRetryOptions(Struct):
    """How the function that sets the retention of logs tries again."""

    base: Duration | None = None
    """Deprecated: not used."""
    max_retries: int | float | None = None
    """How often. Default: 5."""
