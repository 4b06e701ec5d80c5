"""Fields of the events that CodeCommit sends."""

from __future__ import annotations

from typing import Any

_FIELDS = {
    "commit_id": "commitId",
    "event_type": "event",
    "reference_full_name": "referenceFullName",
    "reference_name": "referenceName",
    "reference_type": "referenceType",
    "repository_id": "repositoryId",
    "repository_name": "repositoryName",
}


class _Fields(type):
    def __getattr__(cls, name: str) -> Any:
        from aws_cdk.aws_events.input import EventField

        field = _FIELDS.get(name)
        if field is None:
            raise AttributeError(name)
        return EventField.from_path(f"$.detail.{field}")


class ReferenceEvent(metaclass=_Fields):
    """Fields of an event about a branch or tag.

    They are ``commit_id``, ``event_type`` (``referenceCreated``, ``referenceUpdated`` or ``referenceDeleted``),
    ``reference_full_name``, ``reference_name``, ``reference_type``, ``repository_id`` and ``repository_name``.
    """
