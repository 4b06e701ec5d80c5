"""The layer that fetches and caches parameters and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.architecture import Architecture
    from constructs import Construct

_MAX_CACHE_SIZE = 1000
_MAX_TTL_SECONDS = 300
_MAX_PORT = 65535


class ParamsAndSecretsVersions(NamedEnum):
    """Versions of the layer."""

    V1_0_103 = "1.0.103"


class ParamsAndSecretsLogLevel(NamedEnum):
    """How much the layer logs."""

    DEBUG = "debug"
    INFO = "info"
    WARN = "warn"
    ERROR = "error"
    NONE = "none"


class ParamsAndSecretsOptions(Struct):
    """How the layer works."""

    cache_enabled: bool | None = None
    """Default: yes."""
    cache_size: int | float | None = None
    """How many values are cached, 0 to 1000. Default: 1000."""
    http_port: int | float | None = None
    """Port of the local server, 1 to 65535. Default: 2773."""
    log_level: ParamsAndSecretsLogLevel | None = None
    """Default: info."""
    max_connections: int | float | None = None
    """How many connections to AWS there are at once. Default: 3."""
    parameter_store_timeout: Duration | None = None
    """How long a request for a parameter may take. Default: no limit."""
    parameter_store_ttl: Duration | None = None
    """How long a parameter is cached, at most 300 seconds, which is the default."""
    secrets_manager_timeout: Duration | None = None
    """How long a request for a secret may take. Default: no limit."""
    secrets_manager_ttl: Duration | None = None
    """How long a secret is cached, at most 300 seconds, which is the default."""


class ParamsAndSecretsLayerVersion:
    """The layer, by version or ARN, with its options. Make it with one of the factories."""

    @checked
    def __init__(self, options: ParamsAndSecretsOptions, *, arn: str | None = None, version: str | None = None) -> None:
        self._options = options
        self._arn = arn
        self._version = version

    @staticmethod
    @takes(ParamsAndSecretsOptions)
    def from_version(
        version: ParamsAndSecretsVersions, options: ParamsAndSecretsOptions
    ) -> ParamsAndSecretsLayerVersion:
        """Take a known version; its ARN depends on region and architecture."""
        return ParamsAndSecretsLayerVersion(options, version=version._value_)

    @staticmethod
    @takes(ParamsAndSecretsOptions)
    def from_version_arn(arn: str, options: ParamsAndSecretsOptions) -> ParamsAndSecretsLayerVersion:
        """Take the layer by its ARN."""
        return ParamsAndSecretsLayerVersion(options, arn=arn)

    def _bind(self, scope: Construct, architecture: Architecture) -> tuple[str, dict[str, str]]:
        """Return the layer's ARN in the stack of ``scope``, and the variables that set its options."""
        from aws_cdk.core.regional_fact import regional_fact
        from aws_cdk.core.stack import Stack
        from aws_cdk.region_info import FactName

        variables = self._variables(scope)
        if self._version is None:
            return self._arn or "", variables
        fact = FactName.params_and_secrets_lambda_layer(self._version, architecture.name)
        return regional_fact(Stack.of(scope), fact), variables

    def _variables(self, scope: Construct) -> dict[str, str]:
        options = self._options
        size = _number(options.cache_size, 1000)
        if not is_unresolved(size) and not 0 <= size <= _MAX_CACHE_SIZE:
            raise ValidationError(
                f"Cache size must be between 0 and {_MAX_CACHE_SIZE} inclusive - provided: {_text(size)}", scope=scope
            )
        secret_ttl = _seconds(options.secrets_manager_ttl)
        if not is_unresolved(secret_ttl) and secret_ttl > _MAX_TTL_SECONDS:
            raise ValidationError(
                f"Maximum TTL for a cached secret is {_MAX_TTL_SECONDS} seconds - provided: {_text(secret_ttl)} seconds",
                scope=scope,
            )
        parameter_ttl = _seconds(options.parameter_store_ttl)
        if not is_unresolved(parameter_ttl) and parameter_ttl > _MAX_TTL_SECONDS:
            raise ValidationError(
                f"Maximum TTL for a cached parameter is {_MAX_TTL_SECONDS} seconds - provided: {_text(parameter_ttl)} seconds",
                scope=scope,
            )
        port = _number(options.http_port, 2773)
        if not is_unresolved(port) and not 1 <= port <= _MAX_PORT:
            raise ValidationError(
                f"HTTP port must be between 1 and {_MAX_PORT} inclusive - provided: {_text(port)}", scope=scope
            )
        prefix = "PARAMETERS_SECRETS_EXTENSION_"
        level = options.log_level or ParamsAndSecretsLogLevel.INFO
        return {
            f"{prefix}CACHE_ENABLED": "false" if options.cache_enabled is False else "true",
            f"{prefix}CACHE_SIZE": _text(size),
            f"{prefix}HTTP_PORT": _text(port),
            f"{prefix}LOG_LEVEL": level._value_,
            f"{prefix}MAX_CONNECTIONS": _text(_number(options.max_connections, 3)),
            "SECRETS_MANAGER_TIMEOUT_MILLIS": _text(_millis(options.secrets_manager_timeout)),
            "SECRETS_MANAGER_TTL": _text(secret_ttl),
            "SSM_PARAMETER_STORE_TIMEOUT_MILLIS": _text(_millis(options.parameter_store_timeout)),
            "SSM_PARAMETER_STORE_TTL": _text(parameter_ttl),
        }


def _number(value: int | float | None, default: int) -> int | float:
    return default if value is None else value


def _seconds(duration: Duration | None) -> int | float:
    return _MAX_TTL_SECONDS if duration is None else duration.to_seconds()


def _millis(duration: Duration | None) -> int | float:
    return 0 if duration is None else duration.to_milliseconds()


def _text(number: int | float) -> str:
    return str(int(number)) if number == int(number) else str(number)


__all__ = [
    "ParamsAndSecretsLayerVersion",
    "ParamsAndSecretsLogLevel",
    "ParamsAndSecretsOptions",
    "ParamsAndSecretsVersions",
]
