"""What ``validation-report.json`` says: what policy validation found in the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk.core.struct import Nested, Struct, nested


class CloudFormationResourceJson(Struct):
    """A resource in a template, and the properties meant."""

    logical_id: str
    template_path: str
    property_paths: Sequence[str] | None = None


class ViolatingConstructJson(Struct):
    """A construct that breaks a rule."""

    construct_path: str
    cloud_formation_resource: Nested[CloudFormationResourceJson | None] = nested()
    construct_fqn: str | None = None
    library_version: str | None = None
    stack_traces: Sequence[str] | None = None


class PolicyViolationJson(Struct):
    """A rule that is broken."""

    description: str
    rule_name: str
    severity: str
    violating_constructs: Nested[Sequence[ViolatingConstructJson]]
    custom_severity: str | None = None
    rule_metadata: Mapping[str, str] | None = None
    suggested_fix: str | None = None


class SuppressedViolationJson(PolicyViolationJson):
    """A broken rule that the app has acknowledged."""

    acknowledged_id: str
    acknowledged_at: str | None = None
    acknowledged_stack_trace: str | None = None
    reason: str | None = None


class PluginReportJson(Struct):
    """What one plug-in found."""

    conclusion: str
    plugin_name: str
    violations: Nested[Sequence[PolicyViolationJson]]
    metadata: Mapping[str, str] | None = None
    plugin_version: str | None = None
    preamble: str | None = None
    suppressed_violations: Nested[Sequence[SuppressedViolationJson] | None] = nested()


class PolicyValidationReportJson(Struct):
    """The whole file."""

    plugin_reports: Nested[Sequence[PluginReportJson]]
    version: str
    title: str | None = None
