"""What calls a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction


class IEventSource(Interface):
    """Something that calls a function."""

    def bind(self, target: IFunction) -> None:
        """Arrange that ``target`` is called."""
        raise NotImplementedError
