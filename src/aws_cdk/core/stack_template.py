"""The template of a stack: what its elements render, put together by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.errors import SynthesisError
from aws_cdk.core.resolve import Resolver
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import Construct


def template_of(stack: Stack) -> dict[str, Any]:
    """Return the resolved template of ``stack``, sections in the order in which they are written.

    Raises:
        SynthesisError: two elements claim one place, or a logical id that was renamed is no element's.
    """
    resolver = Resolver(stack)
    sections: dict[str, Any] = {}
    for element in _elements_of(stack):
        resolver._subject = element
        for section, entries in element._fragment(resolver).items():
            _merge(stack, sections, section, entries)
    resolver._subject = stack
    options = stack.template_options
    template: dict[str, Any] = {}
    # Whatever an included template has of these joins the stack's own.
    if options.description is not None:
        _merge(stack, template, "Description", resolver.resolve(options.description))
    if "Description" in sections:
        _merge(stack, template, "Description", sections.pop("Description"))
    transform = _transform(stack, sections.pop("Transform", None))
    if transform is not None:
        template["Transform"] = transform
    if options.template_format_version is not None:
        _merge(stack, template, "AWSTemplateFormatVersion", options.template_format_version)
    if "AWSTemplateFormatVersion" in sections:
        _merge(stack, template, "AWSTemplateFormatVersion", sections.pop("AWSTemplateFormatVersion"))
    if options.metadata is not None:
        _merge(stack, template, "Metadata", resolver.resolve(options.metadata))
    if "Metadata" in sections:
        _merge(stack, template, "Metadata", sections.pop("Metadata"))
    template.update(sections)
    _check_renames(stack)
    return template


def _elements_of(stack: Stack) -> list[CfnElement]:
    """Return the elements of the stack's own template, in tree order."""
    found: list[CfnElement] = []

    def visit(construct: Construct) -> None:
        if isinstance(construct, CfnElement):
            found.append(construct)
        for child in construct.node._children.values():
            if not isinstance(child, Stack):
                visit(child)

    visit(stack)
    return found


def _merge(stack: Stack, template: dict[str, Any], section: str, entries: Any) -> None:
    existing = template.get(section)
    if existing is None:
        template[section] = dict(entries) if isinstance(entries, dict) else entries
        return
    if section == "Transform":
        template[section] = _merged_transforms(existing, entries)
        return
    if section == "Description":
        template[section] = f"{existing}\n{entries}"
        return
    if not isinstance(existing, dict) or not isinstance(entries, dict):
        if existing != entries:
            raise SynthesisError(
                f"template section '{section}' has two values: {existing!r} and {entries!r}",
                scope=stack,
                fix="set it in one place: the stack's template_options, or the template that is included",
            )
        return
    for key, value in entries.items():
        if key in existing:
            raise _claimed_twice(stack, section, key)
        existing[key] = value


def _claimed_twice(stack: Stack, section: str, logical_id: str) -> SynthesisError:
    """Return the error about a logical id that several elements have: it names them, and the line of the last."""
    renamed = next((old for old, new in stack._renamed.items() if new == logical_id), None)
    what = (
        f"section '{section}' already contains '{logical_id}'"
        if renamed is None
        else f"Two objects have been assigned the same Logical ID: '{renamed}' and '{logical_id}' are now both named '{logical_id}'"
    )
    claimants = [element for element in _elements_of(stack) if element._resolved_logical_id() == logical_id]
    paths = " and ".join(element.node.path for element in claimants)
    error = SynthesisError(
        f"{what}: {paths}" if paths else what,
        scope=stack,
        fix="two constructs have one logical id; rename one of them or its override",
    )
    return error.made_at(claimants[-1], claimants[-1]._location) if claimants else error


def _transform(stack: Stack, from_elements: Any) -> Any:
    options = stack.template_options
    given = [*([options.transform] if options.transform else []), *(options.transforms or [])]
    own: Any = given[0] if len(given) == 1 else list(dict.fromkeys(given))  # a list even if all are the same one
    if not given and options.transforms is None:
        return from_elements  # as an included template has it, be it a list of one
    return own if from_elements is None else _merged_transforms(own, from_elements)


def _merged_transforms(first: Any, second: Any) -> Any:
    merged: list[Any] = []
    for transform in [
        *(first if isinstance(first, list) else [first]),
        *(second if isinstance(second, list) else [second]),
    ]:
        if transform not in merged:
            merged.append(transform)
    return merged[0] if len(merged) == 1 else merged


def _check_renames(stack: Stack) -> None:
    unused = [old for old in stack._renames if old not in stack._renamed]
    if unused:
        raise SynthesisError(
            f"The following Logical IDs were attempted to be renamed, but not found: {', '.join(unused)}",
            scope=stack,
            fix="rename the ids that the template has; a construct that was moved or renamed has a new one",
        )
