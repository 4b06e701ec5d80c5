"""Log drivers of the Docker daemon: ECS passes their options on as they are.

The names of the options are Docker's (its manual, "Configure logging drivers"); their order is the peer's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.log_driver import (
    BaseLogDriverProps,
    LogDriver,
    LogDriverConfig,
    as_texts,
    common_options,
    rendered_secrets,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.secret import Secret
    from constructs import Construct


class GelfCompressionType(NamedEnum):
    """How messages to Graylog are compressed."""

    GZIP = "gzip"
    ZLIB = "zlib"
    NONE = "none"


class SplunkLogFormat(NamedEnum):
    """How messages to Splunk are written."""

    INLINE = "inline"
    JSON = "json"
    RAW = "raw"


class JsonFileLogDriverProps(BaseLogDriverProps):
    """Options of :class:`JsonFileLogDriver`."""

    compress: bool | None = None
    """Whether files that are full are compressed."""
    max_file: int | float | None = None
    """How many files are kept."""
    max_size: str | None = None
    """Size at which a new file begins: ``10m``."""


class JournaldLogDriverProps(BaseLogDriverProps):
    """Options of :class:`JournaldLogDriver`."""


class SyslogLogDriverProps(BaseLogDriverProps):
    """Options of :class:`SyslogLogDriver`."""

    address: str | None = None
    """Server: ``tcp+tls://host:port``, ``unix:///path`` and so on. Default: the local one."""
    facility: str | None = None
    """The facility of syslog, by name or number. Default: ``daemon``."""
    format: str | None = None
    """Format of the messages: ``rfc3164``, ``rfc5424``, ``rfc5424micro``."""
    tls_ca_cert: str | None = None
    """Path of the certificates trusted, on the instance."""
    tls_cert: str | None = None
    """Path of the client's certificate."""
    tls_key: str | None = None
    """Path of the client's key."""
    tls_skip_verify: bool | None = None
    """Whether the server's certificate is not checked."""


class GelfLogDriverProps(BaseLogDriverProps):
    """Options of :class:`GelfLogDriver`."""

    address: str
    """Server: ``udp://host:port`` or ``tcp://host:port``."""
    compression_level: int | float | None = None
    """From -1 to 9; UDP only."""
    compression_type: GelfCompressionType | None = None
    """UDP only."""
    tcp_max_reconnect: int | float | None = None
    """How often a lost connection is tried again; TCP only."""
    tcp_reconnect_delay: Duration | None = None
    """Time between tries; TCP only."""


class FluentdLogDriverProps(BaseLogDriverProps):
    """Options of :class:`FluentdLogDriver`."""

    address: str | None = None
    """Server: ``host:port`` or ``unix:///path``. Default: ``localhost:24224``."""
    async_: bool | None = None
    """Whether the container starts before a connection is there."""
    async_connect: bool | None = None
    """Older name of ``async_``; deprecated."""
    buffer_limit: int | float | None = None
    """Bytes kept in memory."""
    max_retries: int | float | None = None
    """How often to try again to connect. Default: as Docker has it."""
    retry_wait: Duration | None = None
    """How long to wait before that. Default: 1 second."""
    sub_second_precision: bool | None = None
    """Whether times have nanoseconds."""


class SplunkLogDriverProps(BaseLogDriverProps):
    """Options of :class:`SplunkLogDriver`."""

    secret_token: Secret
    """Token of the HTTP event collector."""
    url: str
    """Splunk's address: ``https://host:port``."""
    ca_name: str | None = None
    """Name to expect in the server's certificate."""
    ca_path: str | None = None
    """Path of the root certificate."""
    format: SplunkLogFormat | None = None
    """How messages are written. Default: ``inline``."""
    gzip: bool | None = None
    """Compress what is sent. Default: no."""
    gzip_level: int | float | None = None
    """From -1 to 9."""
    index: str | None = None
    """The index of events. Default: Splunk's."""
    insecure_skip_verify: str | None = None
    """Whether the server's certificate is not checked."""
    source: str | None = None
    """The source of events. Default: Splunk's."""
    source_type: str | None = None
    """The type of the source. Default: Splunk's."""
    verify_connection: bool | None = None
    """Whether the connection is tried when the container starts."""


class _DockerLogDriver(LogDriver):
    """A driver whose options are texts."""

    _driver: str
    _options: Mapping[str, Any]

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Return the options."""
        return LogDriverConfig(log_driver=self._driver, options=as_texts(self._options))


class JsonFileLogDriver(_DockerLogDriver):
    """Logs to files of the container instance."""

    _driver = "json-file"

    @takes(JsonFileLogDriverProps)
    def __init__(self, props: JsonFileLogDriverProps) -> None:
        _check_range("maxFile", props.max_file, 0)
        common = common_options(props)
        del common["tag"]  # not among the options of this driver at the peer
        self._options = {
            "max-size": props.max_size,
            "max-file": props.max_file,
            "compress": props.compress,
            **common,
        }


class JournaldLogDriver(_DockerLogDriver):
    """Logs to the journal of systemd."""

    _driver = "journald"

    @takes(JournaldLogDriverProps)
    def __init__(self, props: JournaldLogDriverProps) -> None:
        self._options = common_options(props)


class SyslogLogDriver(_DockerLogDriver):
    """Logs to a syslog server."""

    _driver = "syslog"

    @takes(SyslogLogDriverProps)
    def __init__(self, props: SyslogLogDriverProps) -> None:
        self._options = {
            "syslog-address": props.address,
            "syslog-facility": props.facility,
            "syslog-tls-ca-cert": props.tls_ca_cert,
            "syslog-tls-cert": props.tls_cert,
            "syslog-tls-key": props.tls_key,
            "syslog-tls-skip-verify": props.tls_skip_verify,
            "syslog-format": props.format,
            **common_options(props),
        }


class GelfLogDriver(_DockerLogDriver):
    """Logs to Graylog or Logstash.

    Raises:
        ValidationError: a number is out of its range.
    """

    _driver = "gelf"

    @takes(GelfLogDriverProps)
    def __init__(self, props: GelfLogDriverProps) -> None:
        _check_range("compressionLevel", props.compression_level, -1, 9)
        _check_range("tcpMaxReconnect", props.tcp_max_reconnect, 0)
        delay = props.tcp_reconnect_delay
        self._options = {
            "gelf-address": props.address,
            "gelf-compression-type": props.compression_type._value_ if props.compression_type else None,
            "gelf-compression-level": props.compression_level,
            "gelf-tcp-max-reconnect": props.tcp_max_reconnect,
            "gelf-tcp-reconnect-delay": delay.to_seconds() if delay is not None else None,
            **common_options(props),
        }


class FluentdLogDriver(_DockerLogDriver):
    """Logs to Fluentd."""

    _driver = "fluentd"

    @takes(FluentdLogDriverProps)
    def __init__(self, props: FluentdLogDriverProps) -> None:
        wait = props.retry_wait
        self._options = {
            "fluentd-address": props.address,
            "fluentd-async": props.async_ if props.async_ is not None else props.async_connect,
            "fluentd-buffer-limit": props.buffer_limit,
            "fluentd-retry-wait": wait.to_seconds() if wait is not None else None,
            "fluentd-max-retries": props.max_retries,
            "fluentd-sub-second-precision": props.sub_second_precision,
            **common_options(props),
        }


class SplunkLogDriver(LogDriver):
    """Logs to Splunk.

    Raises:
        ValidationError: the compression level is out of its range.
    """

    @takes(SplunkLogDriverProps)
    def __init__(self, props: SplunkLogDriverProps) -> None:
        _check_range("gzipLevel", props.gzip_level, -1, 9)
        self._token = props.secret_token
        self._options = {
            "splunk-url": props.url,
            "splunk-source": props.source,
            "splunk-sourcetype": props.source_type,
            "splunk-index": props.index,
            "splunk-capath": props.ca_path,
            "splunk-caname": props.ca_name,
            "splunk-insecureskipverify": props.insecure_skip_verify,
            "splunk-format": props.format._value_ if props.format else None,
            "splunk-verify-connection": props.verify_connection,
            "splunk-gzip": props.gzip,
            "splunk-gzip-level": props.gzip_level,
            **common_options(props),
        }

    @checked
    def bind(self, scope: Construct, container_definition: ContainerDefinition) -> LogDriverConfig:
        """Return the options; the token may be read by the execution role."""
        return LogDriverConfig(
            log_driver="splunk",
            options=as_texts(self._options),
            secret_options=rendered_secrets({"splunk-token": self._token}, container_definition),
        )


def _check_range(option: str, value: int | float | None, lowest: int, highest: int | None = None) -> None:
    if value is None or is_unresolved(value):
        return
    if highest is not None and not lowest <= value <= highest:
        raise ValidationError(f"`{option}`: `{value}` must be within range {lowest}:{highest}")
    if highest is None and (value < lowest or value != int(value)):
        raise ValidationError(f"`{option}`: `{value}` must be a positive integer.")


__all__ = [
    "FluentdLogDriver",
    "FluentdLogDriverProps",
    "GelfCompressionType",
    "GelfLogDriver",
    "GelfLogDriverProps",
    "JournaldLogDriver",
    "JournaldLogDriverProps",
    "JsonFileLogDriver",
    "JsonFileLogDriverProps",
    "SplunkLogDriver",
    "SplunkLogDriverProps",
    "SplunkLogFormat",
    "SyslogLogDriver",
    "SyslogLogDriverProps",
]
