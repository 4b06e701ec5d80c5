"""Texts that depend on the environment: with placeholders for manifests, with tokens for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack

_PSEUDO = (
    ("${AWS::AccountId}", Aws.ACCOUNT_ID),
    ("${AWS::Region}", Aws.REGION),
    ("${AWS::Partition}", Aws.PARTITION),
)


class EnvironmentText:
    """Fills placeholders for one stack."""

    def __init__(self, stack: Stack, qualifier: str) -> None:
        self._stack = stack
        self._qualifier = qualifier

    def for_manifest(self, text: str) -> str:
        """Fill what is known while the app runs; the rest stays a placeholder."""
        filled = text.replace("${Qualifier}", self._qualifier)
        for placeholder, value in (("${AWS::AccountId}", self._stack.account), ("${AWS::Region}", self._stack.region)):
            if not is_unresolved(value):
                filled = filled.replace(placeholder, value)
        return filled

    def for_template(self, text: str) -> str:
        """Fill what is known while the app runs; the rest becomes tokens."""
        filled = self.for_manifest(text)
        for placeholder, token in _PSEUDO:
            filled = filled.replace(placeholder, token)
        return filled


def placeholders_for_tokens(text: str, stack: Stack) -> str:
    """Return ``text`` with the tokens of account, region and partition as manifests write them.

    Raises:
        ValidationError: it holds another token, whose value no manifest can have.
    """
    for placeholder, token in _PSEUDO:
        text = text.replace(token, placeholder)
    if is_unresolved(text):
        raise ValidationError(
            f"a staging location may hold no tokens but those of account, region and partition, got {text!r}",
            scope=stack,
            fix="give the bucket, repository or role a name of its own and return that name",
        )
    return text


def environment_name(stack: Stack) -> str:
    """Return account and region as they show in ids; ``ACCOUNT`` and ``REGION`` stand for unknown ones."""
    account = "ACCOUNT" if is_unresolved(stack.account) else stack.account
    region = "REGION" if is_unresolved(stack.region) else stack.region
    return f"{account}-{region}"
