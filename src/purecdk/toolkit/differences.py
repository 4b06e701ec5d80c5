"""What differs between two templates: section by section, resources down to the property. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from purecdk.toolkit.cloud import ResourceChange
from purecdk.toolkit.replacements import Replacement, replacement_by
from purecdk.toolkit.template import part

# What differs between a deployment by the official tool and one by us, and is expected to: its telemetry, and the check
# of the bootstrap version whose words change from version to version.
_EXPECTED_TYPES: Final = frozenset({"AWS::CDK::Metadata"})
_EXPECTED_ENTRIES: Final = {
    "Rules": frozenset({"CheckBootstrapVersion"}),
    "Conditions": frozenset({"CDKMetadataAvailable"}),
}
_SUBSTITUTED: Final = re.compile(r"\$\{(\w+)(?:\.[^}]*)?\}")
_SECTIONS: Final = ("Parameters", "Mappings", "Conditions", "Rules", "Transform", "Resources", "Outputs", "Metadata")


class Change(Enum):
    """What happened to a thing."""

    ADDED = "+"
    REMOVED = "-"
    CHANGED = "~"


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueChange:
    """One value inside of a resource or a section that differs; ``path`` leads to it.

    Attributes:
        replacement: Whether the property that it is part of cannot change without a new resource.
        because: The resource it refers to, if all that changes is that this one is replaced.
    """

    path: tuple[str, ...]
    before: Any = None
    after: Any = None
    replacement: Replacement | None = None
    because: str | None = None

    @property
    def change(self) -> Change:
        return Change.ADDED if self.before is None else Change.REMOVED if self.after is None else Change.CHANGED


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceDifference:
    """One resource that differs.

    Attributes:
        replacement: ``True``, ``Conditional`` or ``False`` as CloudFormation says; where it was not asked, what the
            template tells, with ``None`` for nothing.
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
        """Whether any of the resources goes away or is made anew."""
        return any(resource.destructive for resource in self.resources)


def compare_templates(
    before: Mapping[str, Any], after: Mapping[str, Any], *, changes: tuple[ResourceChange, ...] | None = None
) -> TemplateDifference:
    """Compare a deployed template with a new one.

    Args:
        changes: What a change set says; tells which resources are replaced. Without one the templates tell, as far as
            they can.
    """
    said = None if changes is None else {change.logical_id: change.replacement for change in changes}
    resources: list[ResourceDifference] = []
    sections: list[SectionDifference] = []
    expected: list[str] = []
    for section in _SECTIONS:
        old, new = before.get(section) or {}, after.get(section) or {}
        if section == "Resources" and isinstance(old, Mapping) and isinstance(new, Mapping):
            for logical_id in _names(old, new):
                found = _compare_resource(logical_id, _resource(old, logical_id), _resource(new, logical_id), said)
                if found is None:
                    continue
                if found.resource_type in _EXPECTED_TYPES:
                    expected.append(f"{found.resource_type} {logical_id}")
                else:
                    resources.append(found)
            resources = (
                _with_dependents(resources, old, new) if said is None else _with_unseen(resources, old, new, said)
            )
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
    logical_id: str,
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any] | None,
    said: Mapping[str, str | None] | None,
) -> ResourceDifference | None:
    if old == new:
        return None
    resource = new if new is not None else old
    assert resource is not None
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    values: tuple[ValueChange, ...] = ()
    kind = str(resource.get("Type", ""))
    replacement = said.get(logical_id) if said is not None else None
    if old is not None and new is not None:
        values = tuple(
            _with_replacement(kind, each)
            for each in compare_values({"Properties": {}, **old}, {"Properties": {}, **new})
            if each.path[:1] != ("Metadata",)
        )
        if not values:
            return None  # only notes about the construct differ
        if old.get("Type") != new.get("Type"):
            replacement = "True"
        elif said is None or (logical_id in said and replacement is None):  # not asked, or not answered
            words = {each.replacement for each in values}
            replacement = "True" if "True" in words else "Conditional" if "Conditional" in words else None
    return ResourceDifference(
        logical_id=logical_id,
        resource_type=kind,
        change=change,
        values=values,
        replacement=replacement,
        kept=change is Change.REMOVED and resource.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate"),
        construct_path=_construct_path(resource),
    )


def _resource(resources: Mapping[str, Any], logical_id: str) -> Mapping[str, Any] | None:
    """Return a resource; what is none, and CloudFormation will refuse, counts as a value."""
    value = resources.get(logical_id)
    return value if value is None or isinstance(value, Mapping) else {"": value}


def _construct_path(resource: Mapping[str, Any]) -> str | None:
    path = part(resource, "Metadata").get("aws:cdk:path")
    return path if isinstance(path, str) else None


def _with_dependents(
    resources: list[ResourceDifference], old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[ResourceDifference]:
    """Add what must be replaced because it refers to what is replaced, and so on."""
    found = {each.logical_id: each for each in resources}
    waiting = [each.logical_id for each in resources if each.replacement == "True"]
    while waiting:
        replaced = waiting.pop()
        for logical_id in _names(old, new):
            resource = _resource(new, logical_id)
            if resource is None or logical_id not in old or logical_id == replaced:
                continue
            known = found.get(logical_id)
            kind = str(resource.get("Type", ""))
            values = [
                ValueChange(path=("Properties", name), before=value, after=value, replacement=word, because=replaced)
                for name, value in part(resource, "Properties").items()
                if replaced in set(_references(value))
                and (word := replacement_by(kind, name)) is not None
                and (known is None or all(each.path[:2] != ("Properties", name) for each in known.values))
            ]
            if not values:
                continue
            known = known or ResourceDifference(
                logical_id=logical_id,
                resource_type=kind,
                change=Change.CHANGED,
                construct_path=_construct_path(resource),
            )
            is_certain = known.replacement == "True" or any(each.replacement == "True" for each in values)
            if is_certain and known.replacement != "True":
                waiting.append(logical_id)
            found[logical_id] = replace(
                known, values=(*known.values, *values), replacement="True" if is_certain else "Conditional"
            )
    return list(found.values())


def _with_unseen(
    resources: list[ResourceDifference],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    said: Mapping[str, str | None],
) -> list[ResourceDifference]:
    """Add what CloudFormation replaces though its own part of the template stays as it is."""
    shown = {each.logical_id for each in resources}
    unseen = [name for name, word in said.items() if word == "True" and name not in shown and name in old]
    return resources + [
        ResourceDifference(
            logical_id=name,
            resource_type=str(resource.get("Type", "")),
            change=Change.CHANGED,
            replacement="True",
            construct_path=_construct_path(resource),
        )
        for name in unseen
        if (resource := _resource(new, name)) is not None
    ]


def _references(value: Any) -> Iterator[str]:
    """Yield the logical ids that a value refers to."""
    if isinstance(value, list):
        for each in value:
            yield from _references(each)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "Ref" and isinstance(inner, str):
                yield inner
            elif key == "Fn::GetAtt":
                name = inner[0] if isinstance(inner, list) and inner else inner
                yield name.partition(".")[0] if isinstance(name, str) else ""
            else:
                if key == "Fn::Sub":
                    text = inner[0] if isinstance(inner, list) and inner else inner
                    yield from _SUBSTITUTED.findall(text) if isinstance(text, str) else ()
                yield from _references(inner)


def _with_replacement(kind: str, value: ValueChange) -> ValueChange:
    if len(value.path) < 2 or value.path[0] != "Properties":
        return value
    return replace(value, replacement=replacement_by(kind, value.path[1]))


def _entry(section: str, name: str, old: Any, new: Any) -> SectionDifference:
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    return SectionDifference(section=section, name=name, change=change, before=old, after=new)


def _names(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys((*old, *new)))


def _is_intrinsic(value: Mapping[str, Any]) -> bool:
    return len(value) == 1 and next(iter(value)).startswith(("Ref", "Fn::"))
