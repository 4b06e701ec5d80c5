"""Where proxies write what is asked of them, and in which form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from cloud_assembly.schema.json_text import ordered_keys

if TYPE_CHECKING:
    from constructs import Construct


class LoggingFormatConfig(Struct):
    """The form of lines, by the names of the L1 classes."""

    format_config: Any = None


class LoggingFormat:
    """The form of lines. Make it with one of the factories."""

    @staticmethod
    @checked
    def from_json(json_logging_format: Mapping[str, str]) -> LoggingFormat:
        """Write objects of JSON, whose values are in the language of Envoy.

        Raises:
            ValidationError: there are no keys.
        """
        if not json_logging_format:
            raise ValidationError("Json key pairs cannot be empty.")
        pairs = [{"key": key, "value": json_logging_format[key]} for key in ordered_keys(json_logging_format)]
        return _Format({"json": pairs})

    @staticmethod
    @checked
    def from_text(text: str) -> LoggingFormat:
        """Write lines of text, in the language of Envoy."""
        return _Format({"text": text})

    def bind(self) -> LoggingFormatConfig:
        """Return the form of lines."""
        raise NotImplementedError


class _Format(LoggingFormat):
    def __init__(self, rendered: dict[str, Any]) -> None:
        self._rendered = rendered

    def bind(self) -> LoggingFormatConfig:
        return LoggingFormatConfig(format_config=self._rendered)


class AccessLogConfig(Struct):
    """Where lines go, by the names of the L1 classes."""

    virtual_gateway_access_log: Any = None
    virtual_node_access_log: Any = None


class AccessLog:
    """Where lines go. Make it with the factory."""

    @staticmethod
    @checked
    def from_file_path(file_path: str, logging_format: LoggingFormat | None = None) -> AccessLog:
        """Write to a file of the proxy's container; ``/dev/stdout`` goes where its logs go.

        Args:
            file_path: The file.
            logging_format: The form of lines. Default: Envoy's.
        """
        return _FileLog(file_path, logging_format)

    def bind(self, scope: Construct) -> AccessLogConfig:
        """Return where lines go."""
        raise NotImplementedError


class _FileLog(AccessLog):
    def __init__(self, path: str, form: LoggingFormat | None) -> None:
        self._path = path
        self._form = form

    @checked
    def bind(self, scope: Construct) -> AccessLogConfig:
        log = {
            "file": {
                "path": self._path,
                "format": self._form.bind().format_config if self._form is not None else None,
            }
        }
        return AccessLogConfig(virtual_gateway_access_log=log, virtual_node_access_log=log)


__all__ = ["AccessLog", "AccessLogConfig", "LoggingFormat", "LoggingFormatConfig"]
