"""Assertions about a template."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from aws_cdk.assertions._mismatch import TemplateMismatch
from aws_cdk.assertions._section import SectionMatch, listed, match_section, named
from aws_cdk.assertions.cycle import check_for_cycle
from aws_cdk.assertions.match import Match
from aws_cdk.assertions.matcher import Matcher
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import Struct, takes


class TemplateParsingOptions(Struct):
    """How a template is read."""

    skip_cyclical_dependencies_check: bool | None = None
    """Accept resources that depend on each other in a circle. Default: no."""


class Template:
    """A template, and assertions about it.

    Wherever properties are expected, matchers may stand, at every depth; plain mappings match mappings that have more keys.
    Assertions raise :class:`TemplateMismatch`, an ``AssertionError``.
    """

    def __init__(self, template: Mapping[str, Any], options: TemplateParsingOptions) -> None:
        self._template: dict[str, Any] = _without_missing(template)
        if not options.skip_cyclical_dependencies_check:
            check_for_cycle(self._template)

    @staticmethod
    @takes(TemplateParsingOptions)
    def from_stack(stack: Stack, options: TemplateParsingOptions) -> Template:
        """Synthesize the app of ``stack`` and return the stack's template.

        Raises:
            TemplateMismatch: resources depend on each other in a circle.
        """
        synthesized_root(stack)
        with open(os.path.join(Stage.of(stack).outdir, stack.template_file), encoding="utf-8") as file:
            return Template(json.load(file), options)

    @staticmethod
    @takes(TemplateParsingOptions)
    def from_json(template: Mapping[str, Any], options: TemplateParsingOptions) -> Template:
        """Return a template given as a mapping; raises as :meth:`from_stack` does."""
        return Template(template, options)

    @staticmethod
    @takes(TemplateParsingOptions)
    def from_string(template: str, options: TemplateParsingOptions) -> Template:
        """Return a template given as JSON text.

        Raises:
            TemplateMismatch: the text is no JSON, or as :meth:`from_stack` says.
        """
        try:
            return Template(json.loads(template), options)
        except ValueError as error:
            raise TemplateMismatch(f"the template is not valid JSON: {error}") from error

    def to_json(self) -> dict[str, Any]:
        """Return the template."""
        return self._template

    # -- resources --------------------------------------------------------

    @checked
    def resource_count_is(self, type: str, count: float) -> None:
        """Assert how many resources of a type there are."""
        found = len(self._resources(type))
        if found != count:
            raise TemplateMismatch(f"Expected {count} resources of type {type} but found {found}")

    @checked
    def resource_properties_count_is(self, type: str, props: Any, count: float) -> None:
        """Assert how many resources of a type have certain properties."""
        found = len(self._match_properties(type, props).matches)
        if found != count:
            raise TemplateMismatch(f"Expected {count} resources of type {type} but found {found}")

    @checked
    def has_resource_properties(self, type: str, props: Any) -> None:
        """Assert that a resource of a type has certain properties."""
        self._require(self._match_properties(type, props), f"resources with type {type}")

    @checked
    def has_resource(self, type: str, props: Any) -> None:
        """Assert that there is a certain resource of a type, its attributes beside the properties included."""
        self._require(match_section(self._resources(type), props), f"resources with type {type}")

    @checked
    def find_resources(self, type: str, props: Any = None) -> dict[str, dict[str, Any]]:
        """Return the resources of a type that match, by logical id."""
        return match_section(self._resources(type), _or_any(props)).matches

    @checked
    def get_resource_id(self, type: str, props: Any = None) -> str:
        """Return the logical id of the one resource of a type that matches.

        Raises:
            TemplateMismatch: there is none, or more than one.
        """
        found = match_section(self._resources(type), _or_any(props))
        self._require(found, f"resources with type {type}")
        if len(found.matches) > 1:
            raise TemplateMismatch(
                f"Template has {len(found.matches)} matches, expected only one.\n{listed(found.matches)}"
            )
        return next(iter(found.matches))

    @checked
    def all_resources(self, type: str, props: Any) -> None:
        """Assert that there are resources of a type and that all of them match."""
        self._require_all(match_section(self._resources(type), props), type)

    @checked
    def all_resources_properties(self, type: str, props: Any) -> None:
        """Assert that there are resources of a type and that all of them have certain properties."""
        self._require_all(self._match_properties(type, props), type)

    def _resources(self, type: str) -> dict[str, Any]:
        return {name: resource for name, resource in self._section("Resources").items() if resource.get("Type") == type}

    def _match_properties(self, type: str, props: Any) -> SectionMatch:
        resources = self._resources(type)
        if isinstance(props, Mapping):
            # No properties at all are the same as none given.
            resources = {name: {"Properties": {}, **resource} for name, resource in resources.items()}
        pattern = Match.exact(None) if props is None else props
        return match_section(resources, Match.object_like({"Properties": pattern}))

    # -- other sections ---------------------------------------------------

    @checked
    def has_output(self, logical_id: str, props: Any) -> None:
        """Assert that an output matches; ``*`` means any."""
        self._require(match_section(named(self._section("Outputs"), logical_id), props), f"outputs named {logical_id}")

    @checked
    def find_outputs(self, logical_id: str, props: Any = None) -> dict[str, dict[str, Any]]:
        """Return the outputs that match; ``*`` means any."""
        return match_section(named(self._section("Outputs"), logical_id), _or_any(props)).matches

    @checked
    def has_parameter(self, logical_id: str, props: Any) -> None:
        """Assert that a parameter matches; ``*`` means any."""
        found = match_section(named(self._section("Parameters"), logical_id), props)
        self._require(found, f"parameters with logicalId '{logical_id}'")

    @checked
    def find_parameters(self, logical_id: str, props: Any = None) -> dict[str, dict[str, Any]]:
        """Return the parameters that match; ``*`` means any."""
        return match_section(named(self._section("Parameters"), logical_id), _or_any(props)).matches

    @checked
    def has_mapping(self, logical_id: str, props: Any) -> None:
        """Assert that a mapping matches; ``*`` means any."""
        found = match_section(named(self._section("Mappings"), logical_id), props)
        self._require(found, f"mappings with logicalId {logical_id}")

    @checked
    def find_mappings(self, logical_id: str, props: Any = None) -> dict[str, dict[str, Any]]:
        """Return the mappings that match; ``*`` means any."""
        return match_section(named(self._section("Mappings"), logical_id), _or_any(props)).matches

    @checked
    def has_condition(self, logical_id: str, props: Any) -> None:
        """Assert that a condition matches; ``*`` means any."""
        found = match_section(named(self._section("Conditions"), logical_id), props)
        self._require(found, f"conditions with logicalId {logical_id}")

    @checked
    def find_conditions(self, logical_id: str, props: Any = None) -> dict[str, dict[str, Any]]:
        """Return the conditions that match; ``*`` means any."""
        return match_section(named(self._section("Conditions"), logical_id), _or_any(props)).matches

    @checked
    def template_matches(self, expected: Any) -> None:
        """Assert that the whole template matches."""
        matcher = expected if isinstance(expected, Matcher) else Match.object_like(expected)
        result = matcher.test(self._template).finished()
        if result.has_failed():
            failures = "\n".join(f"\t{line}" for line in result.to_human_strings())
            raise TemplateMismatch(
                f"Template did not match as expected. The following mismatches were found:\n{failures}"
            )

    def _section(self, name: str) -> dict[str, Any]:
        section: dict[str, Any] = self._template.get(name) or {}
        return section

    @staticmethod
    def _require(found: SectionMatch, what: str) -> None:
        if not found.matches:
            raise TemplateMismatch(found.explained(f"Template has {found.count} {what}"))

    @staticmethod
    def _require_all(found: SectionMatch, type: str) -> None:
        if found.failures or not found.matches:
            matching = f"only {len(found.matches)}" if found.matches else "none"
            others = "".join(f"\n\t{name}" for name in found.failures)
            raise TemplateMismatch(
                f"Template has {found.count} resource(s) with type {type}, but {matching} match as expected.\n"
                f"The following resources do not match the given definition:{others}"
            )


def synthesized_root(stack: Stack) -> Any:
    """Synthesize the app of ``stack``, once, and return its assembly.

    Raises:
        TemplateMismatch: the stack is in no app.
    """
    root = stack.node.root
    if not isinstance(root, Stage):
        raise TemplateMismatch("unexpected: all stacks must be part of a Stage or an App", scope=stack)
    return root.synth()


def _or_any(props: Any) -> Any:
    return {} if props is None else props


def _without_missing(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_missing(item) for key, item in value.items() if item is not None}
    return [_without_missing(item) for item in value] if isinstance(value, (list, tuple)) else value
