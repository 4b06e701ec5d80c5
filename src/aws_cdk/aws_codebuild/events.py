"""Fields of the events that CodeBuild sends."""

from __future__ import annotations

from typing import Any

_STATE_FIELDS = {
    "build_id": "build-id",
    "build_status": "build-status",
    "current_phase": "current-phase",
    "project_name": "project-name",
}
_PHASE_FIELDS = {
    "build_complete": "build-complete",
    "build_id": "build-id",
    "completed_phase": "completed-phase",
    "completed_phase_duration_seconds": "completed-phase-duration-seconds",
    "completed_phase_status": "completed-phase-status",
    "project_name": "project-name",
}


class _Fields(type):
    _fields: dict[str, str]

    def __getattr__(cls, name: str) -> Any:
        from aws_cdk.aws_events.input import EventField

        field = cls._fields.get(name)
        if field is None:
            raise AttributeError(name)
        return EventField.from_path(f"$.detail.{field}")


class StateChangeEvent(metaclass=_Fields):
    """Fields of an event about a build: ``build_id``, ``build_status``, ``current_phase``, ``project_name``."""

    _fields = _STATE_FIELDS


class PhaseChangeEvent(metaclass=_Fields):
    """Fields of an event about a phase of a build.

    They are ``build_complete``, ``build_id``, ``completed_phase``, ``completed_phase_duration_seconds``,
    ``completed_phase_status`` and ``project_name``.
    """

    _fields = _PHASE_FIELDS
