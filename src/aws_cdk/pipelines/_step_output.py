"""Values that steps give to other steps while the pipeline runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.token import IResolvable, IResolveContext, is_resolvable_object, string_of
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.pipelines.step import Step


class StepOutput(IResolvable):
    """A variable of a step; refers to the step's namespace, which is known once the pipeline is built."""

    def __init__(self, step: Step, variable: str) -> None:
        self.step = step
        self._variable = variable
        self.noticed = False
        """Whether a step has it among its variables; only then is the pipeline made to pass it on."""

    def resolve(self, context: IResolveContext) -> Any:
        """Return the reference.

        Raises:
            AssumptionError: the step is in no pipeline, or no step uses this value of it.
        """
        if self.step._namespace is None or not self.noticed:
            raise AssumptionError(
                f"Output for step {self.step} not configured: the step is in no pipeline that was built, or no other step of "
                "it has this value in its `env`",
                fix="use it in the `env` of a step of the pipeline",
            )
        return f"#{{{self.step._namespace}.{self._variable}}}"


def output_of(step: Step, variable: str) -> str:
    """Return a variable of ``step``, for others to use."""
    return string_of(StepOutput(step, variable))


def outputs_in(value: Any) -> Iterator[StepOutput]:
    """Yield the variables of steps that occur in ``value``."""
    if isinstance(value, StepOutput):
        yield value
    elif isinstance(value, str):
        for token in Tokenization.reverse_string(value).tokens:
            yield from outputs_in(token)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from outputs_in(key)
            yield from outputs_in(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from outputs_in(item)
    elif not is_resolvable_object(value) and hasattr(value, "_given"):
        yield from outputs_in(value._given())
