"""How serverless instances of a cluster grow and shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_rds.engine import engine_text
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from constructs import Construct

# Limits in capacity units and seconds. Source: the Aurora user guide, and observed on aws-cdk-lib 2.275.0.
_MOST = 256
_PAUSE_SECONDS = (300, 86_400)
# Units that are as large as the instances of a size. Smaller ones are below the least maximum worth a warning.
_UNITS_OF_SIZE = {"xlarge": 16, **{f"{n}xlarge": 16 * n for n in (2, 4, 8, 12, 16, 24)}}


class Capacity:
    """The range of serverless instances.

    Raises:
        ValidationError: it is none.
    """

    def __init__(self, scope: Construct, props: Any) -> None:
        self._scope = scope
        self._engine = props.engine
        self._pause = props.serverless_v2_auto_pause_duration
        self.least = 0.5 if props.serverless_v2_min_capacity is None else props.serverless_v2_min_capacity
        self.most = 2 if props.serverless_v2_max_capacity is None else props.serverless_v2_max_capacity
        if not is_unresolved(self.least) and not is_unresolved(self.most):
            self._check()

    def _check(self) -> None:
        if not 1 <= self.most <= _MOST:
            self._refuse("serverlessV2MaxCapacity must be >= 1 & <= 256")
        if not 0 <= self.least <= _MOST:
            self._refuse("serverlessV2MinCapacity must be >= 0 & <= 256")
        if self.most < self.least:
            self._refuse("serverlessV2MaxCapacity must be greater than serverlessV2MinCapacity")
        if self.most % 0.5 or self.least % 0.5:
            self._refuse(
                "serverlessV2MinCapacity & serverlessV2MaxCapacity must be in 0.5 step increments, received min: "
                f"{js_number_text(self.least)}, max: {js_number_text(self.most)}"
            )

    def check_pause(self, supported: bool) -> None:
        """Refuse a pause that the engine does not make.

        Raises:
            ValidationError: its version does not pause, or not after such a time.
        """
        if self._pause is None:
            return
        if not supported:
            self._refuse(f"serverlessV2 auto-pause feature is not supported by {engine_text(self._engine, ' ')}.")
        seconds = self._pause.to_seconds()
        if not is_unresolved(seconds) and not _PAUSE_SECONDS[0] <= seconds <= _PAUSE_SECONDS[1]:
            self._refuse(
                "serverlessV2AutoPause must be between 300 seconds (5 minutes) and 86,400 seconds (24 hours), received "
                f"{js_number_text(seconds)} seconds"
            )

    def _refuse(self, what: str) -> None:
        raise ValidationError(what, scope=self._scope)

    def configuration(self) -> dict[str, Any]:
        """Return the property."""
        return {
            "minCapacity": self.least,
            "maxCapacity": self.most,
            "secondsUntilAutoPause": self._pause.to_seconds() if self._pause is not None else None,
        }

    def matches(self, size: str | None) -> bool:
        """Return whether instances can grow as large as one of this size."""
        units = _UNITS_OF_SIZE.get(size or "")
        return units is None or self.most >= units
