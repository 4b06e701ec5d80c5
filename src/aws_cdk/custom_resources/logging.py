"""What a call of the SDK writes to its log."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct, takes

_LOGGED_BY_DEFAULT = "@aws-cdk/custom-resources:logApiResponseDataPropertyTrueDefault"


class LoggingProps(Struct):
    """What is logged."""

    log_api_response_data: bool | None = None
    """Whether the answer of the API is. Default: yes."""


class Logging:
    """What a call of the SDK writes to its log."""

    @takes(LoggingProps)
    def __init__(self, props: LoggingProps) -> None:
        self._log_api_response_data = props.log_api_response_data

    @staticmethod
    def all() -> Logging:
        """Log everything."""
        return Logging(log_api_response_data=True)

    @staticmethod
    def with_data_hidden() -> Logging:
        """Log everything but what the API answers, which may be a secret."""
        return Logging(log_api_response_data=False)

    def _render(self, scope: Any) -> dict[str, Any]:
        """Return what the call says of logging; nothing, for the handler's default."""
        if flag_enabled(scope.node, _LOGGED_BY_DEFAULT):
            return {"logApiResponseData": self._log_api_response_data is not False}
        return {"logApiResponseData": False} if self._log_api_response_data is False else {}
