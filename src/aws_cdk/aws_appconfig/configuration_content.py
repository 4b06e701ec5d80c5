"""What a configuration that AppConfig keeps consists of."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.text_file import read_text


class ConfigurationContent:
    """Content of a configuration, and of which type it is. Make it with one of the factories.

    Attributes:
        content: The content.
        content_type: The media type.
    """

    @checked
    def __init__(self, content: str, content_type: str) -> None:
        self.content = content
        self.content_type = content_type

    @staticmethod
    @checked
    def from_file(input_path: str, content_type: str | None = None) -> ConfigurationContent:
        """Return the text of a file.

        Args:
            input_path: Where the file is, from the working folder.
            content_type: Default: told by the ending of the name; JSON if that says nothing.

        Raises:
            ValidationError: there is no such file.
        """
        from aws_cdk.aws_appconfig._media_types import media_type_of

        return ConfigurationContent(
            read_text(input_path, "the configuration"), content_type or media_type_of(input_path)
        )

    @staticmethod
    @checked
    def from_inline(content: str, content_type: str | None = None) -> ConfigurationContent:
        """Return content of any type. Default type: ``application/octet-stream``."""
        return ConfigurationContent(content, content_type or "application/octet-stream")

    @staticmethod
    @checked
    def from_inline_json(content: str, content_type: str | None = None) -> ConfigurationContent:
        """Return JSON. Default type: ``application/json``."""
        return ConfigurationContent(content, content_type or "application/json")

    @staticmethod
    @checked
    def from_inline_text(content: str) -> ConfigurationContent:
        """Return plain text."""
        return ConfigurationContent(content, "text/plain")

    @staticmethod
    @checked
    def from_inline_yaml(content: str) -> ConfigurationContent:
        """Return YAML."""
        return ConfigurationContent(content, "application/x-yaml")


__all__ = ["ConfigurationContent"]
