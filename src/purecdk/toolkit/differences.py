"""What differs between two templates: section by section, resources down to the property. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from purecdk.toolkit.cloud import ResourceChange

# What differs between a deployment by the official tool and one by us, and is expected to: its telemetry, and the check
# of the bootstrap version whose words change from version to version.
_EXPECTED_TYPES: Final = frozenset({"AWS::CDK::Metadata"})
_EXPECTED_ENTRIES: Final = {
    "Rules": frozenset({"CheckBootstrapVersion"}),
    "Conditions": frozenset({"CDKMetadataAvailable"}),
}
_SECTIONS: Final = ("Parameters", "Mappings", "Conditions", "Rules", "Transform", "Resources", "Outputs", "Metadata")


class Change(Enum):
    """What happened to a thing."""

    ADDED = "+"
    REMOVED = "-"
    CHANGED = "~"


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueChange:
    """One value inside of a resource or a section that differs; ``path`` leads to it."""

    path: tuple[str, ...]
    before: Any = None
    after: Any = None

    @property
    def change(self) -> Change:
        return Change.ADDED if self.before is None else Change.REMOVED if self.after is None else Change.CHANGED


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceDifference:
    """One resource that differs.

    Attributes:
        replacement: ``True``, ``Conditional`` or ``False`` as CloudFormation says; ``None`` if it was not asked.
        kept: A removed resource that CloudFormation leaves in the account.
        construct_path: Where in the app it is made.
    """

    logical_id: str
    resource_type: str
    change: Change
    values: tuple[ValueChange, ...] = ()
    replacement: str | None = None
    kept: bool = False
    construct_path: str | None = None

    @property
    def destructive(self) -> bool:
        """Whether something that exists goes away or is made anew."""
        return self.change is Change.REMOVED or self.replacement in ("True", "Conditional")


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionDifference:
    """One entry of another section than ``Resources`` that differs."""

    section: str
    name: str
    change: Change
    before: Any = None
    after: Any = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateDifference:
    """All that differs; ``expected`` names what differs for known reasons that do not matter."""

    resources: tuple[ResourceDifference, ...] = ()
    sections: tuple[SectionDifference, ...] = ()
    expected: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.resources or self.sections)

    @property
    def destructive(self) -> bool:
        return any(resource.destructive for resource in self.resources)


def compare_templates(
    before: Mapping[str, Any], after: Mapping[str, Any], *, changes: tuple[ResourceChange, ...] = ()
) -> TemplateDifference:
    """Compare a deployed template with a new one.

    Args:
        changes: What a change set says; tells which resources are replaced.
    """
    said = {change.logical_id: change for change in changes}
    resources: list[ResourceDifference] = []
    sections: list[SectionDifference] = []
    expected: list[str] = []
    for section in _SECTIONS:
        old, new = before.get(section) or {}, after.get(section) or {}
        if section == "Resources":
            for logical_id in _names(old, new):
                found = _compare_resource(logical_id, old.get(logical_id), new.get(logical_id), said.get(logical_id))
                if found is None:
                    continue
                if found.resource_type in _EXPECTED_TYPES:
                    expected.append(f"{found.resource_type} {logical_id}")
                else:
                    resources.append(found)
        elif isinstance(old, Mapping) and isinstance(new, Mapping):
            for name in _names(old, new):
                if old.get(name) == new.get(name):
                    continue
                if name in _EXPECTED_ENTRIES.get(section, ()):
                    expected.append(f"{section} {name}")
                else:
                    sections.append(_entry(section, name, old.get(name), new.get(name)))
        elif old != new:
            sections.append(_entry(section, "", old or None, new or None))
    if before.get("Description") != after.get("Description"):
        sections.append(_entry("Description", "", before.get("Description"), after.get("Description")))
    return TemplateDifference(resources=tuple(resources), sections=tuple(sections), expected=tuple(expected))


def compare_values(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[ValueChange]:
    """Yield the smallest parts that differ; lists of another length count as one part."""
    if before == after:
        return
    if (
        isinstance(before, Mapping)
        and isinstance(after, Mapping)
        and not _is_intrinsic(before)
        and not _is_intrinsic(after)
    ):
        for name in _names(before, after):
            yield from compare_values(before.get(name), after.get(name), (*path, name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from compare_values(old, new, (*path, str(index)))
    else:
        yield ValueChange(path=path, before=before, after=after)


def _compare_resource(
    logical_id: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, said: ResourceChange | None
) -> ResourceDifference | None:
    if old == new:
        return None
    resource = new if new is not None else old
    assert resource is not None
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    values: tuple[ValueChange, ...] = ()
    replacement = said.replacement if said is not None else None
    if old is not None and new is not None:
        values = tuple(each for each in compare_values(old, new) if each.path[:1] != ("Metadata",))
        if not values:
            return None  # only notes about the construct differ
        if old.get("Type") != new.get("Type"):
            replacement = "True"
    return ResourceDifference(
        logical_id=logical_id,
        resource_type=str(resource.get("Type", "")),
        change=change,
        values=values,
        replacement=replacement,
        kept=change is Change.REMOVED and resource.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate"),
        construct_path=(resource.get("Metadata") or {}).get("aws:cdk:path"),
    )


def _entry(section: str, name: str, old: Any, new: Any) -> SectionDifference:
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    return SectionDifference(section=section, name=name, change=change, before=old, after=new)


def _names(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys((*old, *new)))


def _is_intrinsic(value: Mapping[str, Any]) -> bool:
    return len(value) == 1 and next(iter(value)).startswith(("Ref", "Fn::"))
