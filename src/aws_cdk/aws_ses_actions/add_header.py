"""Adding a header to messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_ses.receipt_rule_action import AddHeaderActionConfig, IReceiptRuleAction, ReceiptRuleActionConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef

# Source: the SES API reference, "AddHeaderAction".
_NAME = "[a-zA-Z0-9-]{1,50}"
_MOST_CHARACTERS = 2048


class AddHeaderProps(Struct):
    """A header."""

    name: str
    """1 to 50 letters, digits and hyphens."""
    value: str
    """Up to 2047 characters in one line."""


class AddHeader(IReceiptRuleAction):
    """Adds a header to messages."""

    @takes(AddHeaderProps)
    def __init__(self, props: AddHeaderProps) -> None:
        """Add a header.

        Raises:
            ValidationError: name or value would not be taken. As the peer, a token is no name.
        """
        if not re.fullmatch(_NAME, props.name):
            raise ValidationError(
                "Header `name` must be between 1 and 50 characters, inclusive, and consist of alphanumeric "
                f"(a-z, A-Z, 0-9) characters and dashes only, got {props.name!r}.",
                fix="change name",
            )
        if len(props.value) >= _MOST_CHARACTERS or re.search("[\r\n]", props.value):
            raise ValidationError(
                f"Header `value` must be less than {_MOST_CHARACTERS} characters, and must not contain newline "
                f'characters ("\\r" or "\\n"), got {len(props.value)} characters for {props.name}.',
                fix="shorten value, or make it one line",
            )
        self._props = props

    @checked
    def bind(self, _rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Return the header."""
        header = AddHeaderActionConfig(header_name=self._props.name, header_value=self._props.value)
        return ReceiptRuleActionConfig(add_header_action=header)


__all__ = ["AddHeader", "AddHeaderProps"]
