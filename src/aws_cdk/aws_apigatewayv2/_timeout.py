"""How long a backend may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration

_LEAST_MILLIS = 50
_MOST_MILLIS = 29_000


def timeout_millis(timeout: Duration | None, scope: Any) -> int | float | None:
    """Return a timeout in milliseconds.

    Raises:
        ValidationError: it is not between 50 ms and 29 s.
    """
    if timeout is None:
        return None
    millis = timeout.to_milliseconds()
    if not timeout.is_unresolved() and not _LEAST_MILLIS <= millis <= _MOST_MILLIS:
        raise ValidationError("Integration timeout must be between 50 milliseconds and 29 seconds.", scope=scope)
    return millis
