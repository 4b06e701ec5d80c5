"""Plugins that judge the templates of an app after synthesis: what they are told, and what they report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import IConstruct


class PolicyValidationReportStatus(NamedEnum):
    """The judgement of a plugin."""

    SUCCESS = "success"
    FAILURE = "failure"


class PolicyValidationReportStatusBeta1(NamedEnum):
    """The judgement of a plugin."""

    SUCCESS = "success"
    FAILURE = "failure"


class PolicyViolatingResource(Struct):
    """A resource that breaks a rule."""

    locations: Sequence[str]
    """Paths of properties, such as ``Properties.BucketName``."""
    construct_path: str | None = None
    """The construct's path. Default: found by template and logical id."""
    resource_logical_id: str | None = None
    template_path: str | None = None


class PolicyViolatingResourceBeta1(Struct):
    """A resource that breaks a rule."""

    locations: Sequence[str]
    """Paths of properties, such as ``Properties.BucketName``."""
    resource_logical_id: str
    template_path: str


class PolicyViolation(Struct):
    """A rule that is broken, and by what."""

    description: str
    rule_name: str
    violating_resources: Nested[Sequence[PolicyViolatingResource]]
    fix: str | None = None
    """What to do about it."""
    rule_metadata: Mapping[str, str] | None = None
    severity: str | None = None
    """``fatal``, ``error``, ``warning``, ``info``, or a word of the plugin's own. Default: ``error``."""


class PolicyViolationBeta1(Struct):
    """A rule that is broken, and by what."""

    description: str
    rule_name: str
    violating_resources: Nested[Sequence[PolicyViolatingResourceBeta1]]
    fix: str | None = None
    """What to do about it."""
    rule_metadata: Mapping[str, str] | None = None
    severity: str | None = None
    """``fatal``, ``error``, ``warning``, ``info``, or a word of the plugin's own. Default: ``error``."""


class PolicyValidationPluginReport(Struct):
    """What a plugin found."""

    success: bool
    """Whether the templates may be deployed."""
    violations: Nested[Sequence[PolicyViolation]]
    metadata: Mapping[str, str] | None = None
    plugin_version: str | None = None


class PolicyValidationPluginReportBeta1(Struct):
    """What a plugin found."""

    success: bool
    """Whether the templates may be deployed."""
    violations: Nested[Sequence[PolicyViolationBeta1]]
    metadata: Mapping[str, str] | None = None
    plugin_version: str | None = None


class PolicyValidationStack(Struct):
    """A stack to judge."""

    stack_construct_path: str
    template_path: str
    account_id: str | None = None
    """Default: not known before deployment."""
    region: str | None = None
    """Default: not known before deployment."""


class IPolicyValidationContextBeta1(Interface):
    """What a plugin is told."""

    app_construct: IConstruct
    """The app or stage whose templates are judged."""
    template_paths: list[str]
    """The templates' files."""


class IPolicyValidationContext(IPolicyValidationContextBeta1):
    """What a plugin is told."""

    stack_templates: list[PolicyValidationStack]
    """The stacks, with their templates and environments."""
    account_id: str | None
    """The account, if all stacks have the same."""
    region: str | None
    """The region, if all stacks have the same."""


class IPolicyValidationPlugin(Interface):
    """Judges templates."""

    @property
    def name(self) -> str:
        """The plugin's name in the report; first part of the ids by which its rules are acknowledged."""
        raise NotImplementedError

    @property
    def version(self) -> str | None:
        """The plugin's version."""
        return None

    @property
    def rule_ids(self) -> list[str] | None:
        """The rules it applies."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Judge the templates; must not change them."""
        raise NotImplementedError


class IPolicyValidationPluginBeta1(Interface):
    """Judges templates; the older interface."""

    @property
    def name(self) -> str:
        """The plugin's name in the report; first part of the ids by which its rules are acknowledged."""
        raise NotImplementedError

    @property
    def version(self) -> str | None:
        """The plugin's version."""
        return None

    @property
    def rule_ids(self) -> list[str] | None:
        """The rules it applies."""
        return None

    def validate(self, context: IPolicyValidationContextBeta1) -> PolicyValidationPluginReportBeta1:
        """Judge the templates; must not change them."""
        raise NotImplementedError
