"""How long a task may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class Timeout:
    """How long a task may take, or how long it may be silent: fixed, or said by the data of the execution."""

    seconds: int | float | None = None
    path: str | None = None
    jsonata_expression: str | None = None

    @staticmethod
    @checked
    def duration(duration: Duration) -> Timeout:
        """Use a fixed time.

        Raises:
            CdkError: it is no whole number of seconds.
        """
        timeout = Timeout()
        timeout.seconds = duration.to_seconds()
        return timeout

    @staticmethod
    @checked
    def at(path: str) -> Timeout:
        """Use the number of seconds at a path."""
        timeout = Timeout()
        timeout.path = path
        return timeout

    @staticmethod
    @checked
    def jsonata(jsonata_expression: str) -> Timeout:
        """Use the number of seconds that a JSONata expression gives."""
        timeout = Timeout()
        timeout.jsonata_expression = jsonata_expression
        return timeout
