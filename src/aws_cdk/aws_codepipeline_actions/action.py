"""The base of the actions of this module."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_codepipeline.action import Action as _PipelineAction
from aws_cdk.aws_codepipeline.action import ActionArtifactBounds, ActionProperties
from aws_cdk.core.struct import takes


class Action(_PipelineAction):
    """An action that is known by its properties."""

    @takes(ActionProperties)
    def __init__(self, action_properties: ActionProperties) -> None:
        self._set_properties(action_properties)

    def _set_properties(self, properties: ActionProperties) -> None:
        self._provided = properties

    @property
    def provided_action_properties(self) -> ActionProperties:
        """The properties, as the action was made with."""
        return self._provided


def bounds(inputs: tuple[int, int], outputs: tuple[int, int]) -> ActionArtifactBounds:
    """Return how many artifacts an action needs and makes: at least, at most."""
    return ActionArtifactBounds(
        min_inputs=inputs[0], max_inputs=inputs[1], min_outputs=outputs[0], max_outputs=outputs[1]
    )


SOURCE_BOUNDS = bounds((0, 0), (1, 1))
DEPLOY_BOUNDS = bounds((1, 1), (0, 0))


def common(props: Any) -> dict[str, Any]:
    """Return the properties that every action of AWS is given."""
    given: dict[str, Any] = props._given()
    names = ("action_name", "run_order", "variables_namespace", "role")
    return {name: given[name] for name in names if name in given}


def configuration(**settings: Any) -> dict[str, Any] | None:
    """Return settings without those that are not given; ``None`` if there are none."""
    given = {name: value for name, value in settings.items() if value is not None}
    return given or None


__all__ = ["Action"]
