"""Runs validation plugins over a synthesized app, and writes what they found to stderr and into the assembly.

So is reported what :class:`CloudFormationValidatePlugin` finds in resources, in every app.

The file ``validation-report.json`` has the fields of the peer's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aws_cdk.core.annotation_report import AnnotationReport, are_reported
from aws_cdk.core.cloudformation_validate_plugin import CloudFormationValidatePlugin, template_path_of
from aws_cdk.core.errors import SynthesisError
from aws_cdk.core.policy_validation import (
    IPolicyValidationContext,
    PolicyValidationPluginReport,
    PolicyValidationStack,
    PolicyViolatingResource,
    PolicyViolation,
)
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.token import is_unresolved
from aws_cdk.core.validations import Validations, rule_id

if TYPE_CHECKING:
    from constructs import Construct

REPORT_FILE = "validation-report.json"
_LEGACY_FILE = "policy-validation-report.json"
_LEGACY_CONTEXT = "@aws-cdk/core:validationReportJson"
_SCHEMA_VERSION = "55.0.0"
# Severities by weight; other words are the plugin's own and come last.
_SEVERITIES = ("fatal", "error", "warning", "info")
_FAILING = ("fatal", "error")


class ValidationPluginError(SynthesisError):
    """A validation plugin changed the assembly that it was to judge."""


def validate_assembly(root: Stage) -> None:
    """Let the plugins of an app and its stages judge their templates; without plugins and findings do nothing.

    Raises:
        SynthesisError: a plugin refuses a template. The report is written before.
        ValidationPluginError: a plugin changed the assembly, and the app wants to know.
    """
    plugins = [(stage, plugin) for stage in _stages_inside_out(root) for plugin in _plugins_of(stage)]
    # The one for resource types runs for the whole app, added or not, unless the app wants none.
    jobs = [(stage, plugin) for stage, plugin in plugins if not isinstance(plugin, CloudFormationValidatePlugin)]
    is_wanted = len(jobs) < len(plugins) or getattr(root, "_builtin_validation", None) is not False
    built_in = CloudFormationValidatePlugin()
    findings = built_in.findings_in(root if is_wanted else None)
    annotated = are_reported(root)
    if not jobs and not findings.violations and not annotated:
        return
    constructs = _Constructs(root)
    watches = bool(getattr(root, "_plugins_must_not_mutate", False))
    reports = []
    for stage, plugin in jobs:
        before = _state(root.outdir) if watches else None
        reports.append(_PluginReport(plugin, _run(plugin, stage), constructs))
        if watches and _state(root.outdir) != before:
            raise ValidationPluginError(
                f"One of the validation plugins ({plugin.name}) modified the cloud assembly",
                fix="a plugin may read the templates only",
            )
    if findings.violations:
        reports.append(_PluginReport(built_in, findings, constructs))
    if annotated:
        reports.append(_PluginReport(AnnotationReport, AnnotationReport.of(root), constructs))
    _write(root, reports)
    path = os.path.join(root.outdir, REPORT_FILE)
    blocks = sorted((block for report in reports for block in report.blocks()), key=lambda block: block[0])
    if blocks:
        print("\n\n".join(text for _, text in blocks), file=sys.stderr)
    if any(report.failed for report in reports):
        raise SynthesisError(
            f"Validation failed. A copy of this report can be found in: {os.path.relpath(path)}",
            fix="mend what the report lists, or take out the plugin that found it",
        )


# -- plugins and what they are told -------------------------------------------


def _stages_inside_out(stage: Stage) -> Iterator[Stage]:
    for construct in stage.node._iterate():
        if isinstance(construct, Stage) and construct is not stage and construct.parent_stage is stage:
            yield from _stages_inside_out(construct)
    yield stage


def _within(stage: Stage) -> Iterator[Any]:
    """The constructs of a stage without those of the stages inside it."""
    pending: list[Any] = [stage]
    while pending:
        construct = pending.pop()
        yield construct
        pending.extend(child for child in reversed(construct.node.children) if not isinstance(child, Stage))


def _plugins_of(stage: Stage) -> list[Any]:
    added = [plugin for construct in _within(stage) for plugin in construct.__dict__.get("_validation_plugins", ())]
    return [*stage.policy_validation_beta1, *added]


def _stacks_of(stage: Stage) -> list[Stack]:
    return [found for found in stage.node.find_all() if isinstance(found, Stack) and not found.nested]


class _Context(IPolicyValidationContext):
    def __init__(self, stage: Stage) -> None:
        self.app_construct = stage.node.root
        self.stack_templates = [
            PolicyValidationStack(
                stack_construct_path=stack.node.path,
                template_path=template_path_of(stack),
                account_id=None if is_unresolved(stack.account) else stack.account,
                region=None if is_unresolved(stack.region) else stack.region,
            )
            for stack in _stacks_of(stage)
        ]
        self.template_paths = [stack.template_path for stack in self.stack_templates]
        self.account_id = _only({stack.account_id for stack in self.stack_templates})
        self.region = _only({stack.region for stack in self.stack_templates})


def _only(values: set[str | None]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _run(plugin: Any, stage: Stage) -> PolicyValidationPluginReport:
    """Run one plugin; one that breaks counts as one that refuses."""
    try:
        return PolicyValidationPluginReport.of(_plain(plugin.validate(_Context(stage))))
    except Exception as error:
        reason = f"Validation plugin '{plugin.name}' failed: {error}"
        return PolicyValidationPluginReport(success=False, violations=[], metadata={"error": reason})


def _plain(report: Any) -> Any:
    """Turn structs of the older interface into mappings, which fit the newer one."""
    if hasattr(report, "_given"):
        return {name: _plain(value) for name, value in report._given().items()}
    return [_plain(item) for item in report] if isinstance(report, (list, tuple)) else report


def _state(folder: str) -> dict[str, tuple[int, int]]:
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            status = os.lstat(path)
            found[path] = (status.st_size, status.st_mtime_ns)
    return found


# -- violations and the constructs they mean -----------------------------------


class _Constructs:
    """Finds constructs by template and logical id, and what was acknowledged for them."""

    def __init__(self, root: Stage) -> None:
        self.root = root
        self._by_element: dict[tuple[str, str], Construct] = {}
        self._by_path: dict[str, Construct] = {}
        from aws_cdk.core.cfn_element import CfnElement

        for construct in root.node._iterate():
            self._by_path[construct.node.path] = construct
            if isinstance(construct, CfnElement):
                key = (os.path.abspath(template_path_of(construct.stack)), construct._resolved_logical_id())
                self._by_element[key] = construct

    def find(self, resource: PolicyViolatingResource) -> Any | None:
        if resource.construct_path is not None:
            return self._by_path.get(resource.construct_path)
        path = os.path.abspath(resource.template_path or "")
        return self._by_element.get((path, resource.resource_logical_id or ""))

    def acknowledgement(self, construct: Any, id: str) -> tuple[str, str] | None:
        """Return path and reason of the nearest acknowledgement of the rule ``id``."""
        current = construct if construct is not None else self.root
        while current is not None:
            for entry in current.node.metadata:
                if entry.type == Validations.ACKNOWLEDGED_RULES_METADATA_KEY and id in entry.data:
                    return current.node.path, entry.data[id]
            current = current.node.scope
        return None


class _PluginReport:
    """What one plugin found, sorted into what stands and what was acknowledged."""

    def __init__(self, plugin: Any, report: PolicyValidationPluginReport, constructs: _Constructs) -> None:
        self.name: str = plugin.name
        self._version: str | None = getattr(plugin, "version", None)
        self._report = report
        self._constructs = constructs
        self._standing: list[dict[str, Any]] = []
        self._suppressed: list[dict[str, Any]] = []
        self._is_of_annotations = plugin is AnnotationReport
        for violation in report.violations:
            self._sort_in(violation)
        failing = any(entry["severity"] in _FAILING for entry in self._standing)
        # Once something was acknowledged the plugin's own judgement no longer fits, and what is left decides.
        self.failed = not report.success and (failing or not self._suppressed)

    def _id(self, rule: str) -> str:
        return rule_id(rule if self._is_of_annotations else f"{self.name}::{rule}")

    def _can_be_acknowledged(self, severity: str) -> bool:
        return severity != "fatal" and not (self._is_of_annotations and severity == "error")

    def _sort_in(self, violation: PolicyViolation) -> None:
        severity = (violation.severity or "error").lower()
        known = severity in _SEVERITIES
        entry: dict[str, Any] = {"ruleName": violation.rule_name, "description": violation.description}
        if violation.fix is not None:
            entry["suggestedFix"] = violation.fix
        entry["severity"] = severity if known else "custom"
        if not known:
            entry["customSeverity"] = violation.severity
        if violation.rule_metadata is not None:
            entry["ruleMetadata"] = dict(violation.rule_metadata)
        standing: list[dict[str, Any]] = []
        for resource in violation.violating_resources:
            construct = self._constructs.find(resource)
            described = self._describe(resource, construct)
            id = self._id(violation.rule_name)
            can_be = self._can_be_acknowledged(severity)
            acknowledged = self._constructs.acknowledgement(construct, id) if can_be else None
            if acknowledged is None:
                standing.append(described)
            else:
                path, reason = acknowledged
                where = {"acknowledgedAt": path} if path else {}
                accepted = {"violatingConstructs": [described], "acknowledgedId": id, "reason": reason, **where}
                self._suppressed.append({**entry, **accepted})
        if standing or not violation.violating_resources:
            self._standing.append({**entry, "violatingConstructs": standing})

    def _describe(self, resource: PolicyViolatingResource, construct: Any | None) -> dict[str, Any]:
        described: dict[str, Any] = {"constructPath": construct.node.path if construct is not None else ""}
        if described["constructPath"]:
            from aws_cdk.core.tree_metadata import construct_info

            described["constructFqn"], described["libraryVersion"] = construct_info(type(construct))
        element: dict[str, Any] = {}
        if resource.template_path is not None:
            element["templatePath"] = os.path.relpath(resource.template_path, self._constructs.root.outdir)
        if resource.resource_logical_id is not None:
            element["logicalId"] = resource.resource_logical_id
        if resource.locations:
            element["propertyPaths"] = list(resource.locations)
        return {**described, "cloudFormationResource": element} if "logicalId" in element else described

    @property
    def is_empty(self) -> bool:
        return self._report.success and not self._standing and not self._suppressed

    def to_json(self) -> dict[str, Any]:
        written: dict[str, Any] = {"pluginName": self.name}
        if self._version is not None:
            written["pluginVersion"] = self._version
        written["conclusion"] = "failure" if self.failed else "success"
        if self._report.metadata is not None:
            written["metadata"] = dict(self._report.metadata)
        written["violations"] = self._standing
        if self._suppressed:
            written["suppressedViolations"] = self._suppressed
        return written

    def to_legacy_json(self) -> dict[str, Any]:
        violations = []
        for violation in self._report.violations:
            entry: dict[str, Any] = {"ruleName": violation.rule_name, "description": violation.description}
            if violation.fix is not None:
                entry["fix"] = violation.fix
            if violation.rule_metadata is not None:
                entry["ruleMetadata"] = dict(violation.rule_metadata)
            if violation.severity is not None:
                entry["severity"] = violation.severity
            resources = [self._legacy_resource(resource) for resource in violation.violating_resources]
            violations.append({**entry, "violatingResources": resources, "violatingConstructs": resources})
        summary = {"pluginName": self.name, "status": "failure" if self.failed else "success"}
        version = {} if self._version is None else {"version": self._version}
        return {**version, "summary": summary, "violations": violations}

    def _legacy_resource(self, resource: PolicyViolatingResource) -> dict[str, Any]:
        root = self._constructs.root.outdir
        return {
            "locations": list(resource.locations),
            "resourceLogicalId": resource.resource_logical_id,
            "templatePath": os.path.relpath(resource.template_path, root) if resource.template_path else None,
        }

    def blocks(self) -> list[tuple[int, str]]:
        """Return, for each violating construct, how grave it is (least first) and a block of text."""
        order = {severity: index for index, severity in enumerate((*_SEVERITIES, "custom"))}
        if self._report.metadata is not None and "error" in self._report.metadata:
            return [(order["error"], f"ERROR {self._report.metadata['error']}")]
        return [
            (order[violation["severity"]], self._block(violation, found))
            for violation in self._standing
            for found in violation["violatingConstructs"]
        ]

    def _block(self, violation: dict[str, Any], found: dict[str, Any]) -> str:
        element = found.get("cloudFormationResource", {})
        logical_id = element.get("logicalId", "")
        path = found["constructPath"]
        place = f"{path} ({logical_id})" if logical_id else path
        if not path:
            place = f"{element.get('templatePath', '')} {logical_id}".strip()
        severity = violation.get("customSeverity") or violation["severity"].upper()
        teller = violation["ruleName"].partition("::")[0] if self._is_of_annotations else self.name
        lines = [
            f"{severity} {violation['description']} ({teller})",
            f"   {place} {found.get('constructFqn', '')}".rstrip(),
        ]
        if "suggestedFix" in violation:
            lines.append(f"   Suggested fix: {violation['suggestedFix']}")
        id = self._id(violation["ruleName"])
        lines.append(
            f"   Acknowledge with '{id}'" if self._can_be_acknowledged(violation["severity"]) else f"   Rule {id}"
        )
        return "\n".join(lines)


def _write(root: Stage, reports: list[_PluginReport]) -> None:
    from cloud_assembly.schema.json_text import json_text

    shown = [report.to_json() for report in reports if not report.is_empty]
    document = {"version": _SCHEMA_VERSION, "title": "Validation Report", "pluginReports": shown}
    _write_file(os.path.join(root.outdir, REPORT_FILE), json_text(document, indent=2))
    if root.node.try_get_context(_LEGACY_CONTEXT):
        legacy = {"title": "Validation Report", "pluginReports": [report.to_legacy_json() for report in reports]}
        _write_file(os.path.join(root.outdir, _LEGACY_FILE), json_text(legacy, indent=2))


def _write_file(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
