"""CloudFormation's pseudo parameters."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.reference import CfnReference
from aws_cdk.core.token import Intrinsic, list_of, string_of


def _pseudo(name: str) -> str:
    # The dots keep the text from looking like the pseudo parameter itself inside Fn::Sub.
    return string_of(Intrinsic({"Ref": name}), name.replace("::", "."))


class Aws:
    """Pseudo parameters, for use in any stack; they resolve where they are used."""

    ACCOUNT_ID: str = _pseudo("AWS::AccountId")
    URL_SUFFIX: str = _pseudo("AWS::URLSuffix")
    NOTIFICATION_ARNS: list[str] = list_of(Intrinsic({"Ref": "AWS::NotificationARNs"}), "AWS.NotificationARNs")
    PARTITION: str = _pseudo("AWS::Partition")
    REGION: str = _pseudo("AWS::Region")
    STACK_ID: str = _pseudo("AWS::StackId")
    STACK_NAME: str = _pseudo("AWS::StackName")
    NO_VALUE: str = _pseudo("AWS::NoValue")


class ScopedAws:
    """Pseudo parameters of the stack of one construct; in another stack they become cross-stack references."""

    def __init__(self, scope: Any) -> None:
        self._scope = scope

    def _text(self, name: str) -> str:
        return string_of(CfnReference.of_pseudo(name, self._scope))

    @property
    def account_id(self) -> str:
        """The account."""
        return self._text("AWS::AccountId")

    @property
    def notification_arns(self) -> list[str]:
        """The notification topics."""
        return list_of(CfnReference.of_pseudo("AWS::NotificationARNs", self._scope))

    @property
    def partition(self) -> str:
        """The partition: ``aws``, ``aws-cn``, …"""
        return self._text("AWS::Partition")

    @property
    def region(self) -> str:
        """The region."""
        return self._text("AWS::Region")

    @property
    def stack_id(self) -> str:
        """The stack's ARN."""
        return self._text("AWS::StackId")

    @property
    def stack_name(self) -> str:
        """The stack's name."""
        return self._text("AWS::StackName")

    @property
    def url_suffix(self) -> str:
        """The domain of service endpoints: ``amazonaws.com`` in most partitions."""
        return self._text("AWS::URLSuffix")
