"""Kinds of actions that are done outside of AWS."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_codepipeline._l1 import CfnCustomActionType
from aws_cdk.aws_codepipeline.action import ActionArtifactBounds, ActionCategory
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import Construct


class CustomActionProperty(Struct):
    """A setting of a kind of action."""

    name: str
    """Name."""
    required: bool
    """Whether each action has to set it."""
    description: str | None = None
    """What it is for. Default: none."""
    key: bool | None = None
    """Whether it tells actions apart. Default: no."""
    queryable: bool | None = None
    """Whether workers can ask for jobs by it. Default: no."""
    secret: bool | None = None
    """Whether it is hidden. Default: no."""
    type: str | None = None
    """``String``, ``Number`` or ``Boolean``. Default: ``String``."""


class CustomActionRegistrationProps(Struct):
    """A kind of action."""

    artifact_bounds: Nested[ActionArtifactBounds]
    """How many artifacts it needs and makes."""
    category: ActionCategory
    """Kind of work."""
    provider: str
    """Name of who does it."""
    action_properties: Nested[Sequence[CustomActionProperty] | None] = nested()
    """Its settings. Default: none."""
    entity_url: str | None = None
    """Link to what it is done to. Default: none."""
    execution_url: str | None = None
    """Link to a run of it. Default: none."""
    version: str | None = None
    """Version. Default: ``1``."""


class CustomActionRegistration(Construct):
    """A kind of action that is done outside of AWS, by workers that ask for jobs."""

    @takes(CustomActionRegistrationProps)
    def __init__(self, scope: Construct, id: str, props: CustomActionRegistrationProps) -> None:
        super().__init__(scope, id)
        bounds = props.artifact_bounds
        CfnCustomActionType(
            self,
            "Resource",
            category=written_category(props.category),
            input_artifact_details={"minimumCount": bounds.min_inputs, "maximumCount": bounds.max_inputs},
            output_artifact_details={"minimumCount": bounds.min_outputs, "maximumCount": bounds.max_outputs},
            provider=props.provider,
            version=props.version or "1",
            settings={"entityUrlTemplate": props.entity_url, "executionUrlTemplate": props.execution_url},
            configuration_properties=(
                [
                    {
                        "key": bool(entry.key),
                        "name": entry.name,
                        "required": entry.required,
                        "secret": bool(entry.secret),
                        "description": entry.description,
                        "queryable": entry.queryable,
                        "type": entry.type,
                    }
                    for entry in props.action_properties
                ]
                if props.action_properties is not None
                else None
            ),
        )


def written_category(category: ActionCategory) -> str:
    """Return how the API writes a kind of action."""
    return str(category._value_)


__all__ = ["CustomActionProperty", "CustomActionRegistration", "CustomActionRegistrationProps"]
