"""The validation that runs in every app: resources against the specification data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.policy_validation import (
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
)
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.policy_validation import IPolicyValidationContext
    from aws_cdk.spec.rules import Finding

LIBRARY_VERSION = "2.275.0"


class ValidationRuleSource(Struct):
    """A rule in a language of its own."""

    content: str
    """The text of the rule."""
    name: str
    """What to call it."""


class CloudFormationValidatePluginProps(Struct):
    """Options of :class:`CloudFormationValidatePlugin`."""

    guard_rules: Nested[Sequence[ValidationRuleSource] | None] = nested()
    """Rules for CloudFormation Guard. They cannot be evaluated here."""
    include_default_rules: bool | None = None
    """Has no effect: the rules of the plugin itself always apply."""
    rego_rules: Nested[Sequence[ValidationRuleSource] | None] = nested()
    """Rules in Rego. They cannot be evaluated here."""


class CloudFormationValidatePlugin(IPolicyValidationPlugin):
    """Tells of properties that are unknown, missing or of a wrong type, of values that are not allowed, of retired runtimes.

    It runs in every app, added or not, unless the app says ``builtin_cloud_formation_validation=False``. What it finds are
    warnings, whatever the feature flag ``@aws-cdk/core:validateAgainstDefaultRules`` says (with the peer it makes them errors):
    the specification may be older than the services, and a deployment will show.
    """

    PLUGIN_NAME = "CloudFormation Validate"

    @takes(CloudFormationValidatePluginProps)
    def __init__(self, props: CloudFormationValidatePluginProps) -> None:
        if props.guard_rules or props.rego_rules:
            raise ValidationError(
                "Rules in the languages of Guard and Rego cannot be evaluated without their engines",
                fix="write the rule in Python, as an IPolicyValidationPlugin, or run cfn-guard or opa over the templates",
            )

    @property
    def name(self) -> str:
        """The name in reports and in ids of rules."""
        return CloudFormationValidatePlugin.PLUGIN_NAME

    @property
    def version(self) -> str | None:
        """The version of the peer whose rules these are."""
        return LIBRARY_VERSION

    @property
    def rule_ids(self) -> list[str] | None:
        """The rules."""
        from aws_cdk.spec.rules import RULES

        return list(RULES)

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Report what was found when the templates of the app were written."""
        return self.findings_in(context.app_construct)

    def findings_in(self, root: Any) -> PolicyValidationPluginReport:
        """Return what was found in an app, by rule and in the order of its tree; nothing if there is no app to look at."""
        if root is None or not root.__dict__.get("_has_findings"):
            return PolicyValidationPluginReport(success=True, violations=[])
        found = [
            (construct, finding)
            for construct in root.node._iterate()
            for finding in construct.__dict__.get("_findings", ())
        ]
        # Rules that mean failure come first, those with an F before those with an E.
        found.sort(key=lambda entry: ("FEW".index(entry[1].rule[0]), entry[1].rule))
        return PolicyValidationPluginReport(success=True, violations=[_violation(*entry) for entry in found])


def _violation(element: CfnResource | Stack, finding: Finding) -> PolicyViolation:
    stack: Stack = Stack.of(element)
    path = finding.path if finding.path[:1] != ("Properties",) or len(finding.path) == 1 else finding.path[1:]
    place = ".".join(path)
    return PolicyViolation(
        rule_name=finding.rule,
        description=f"{place}: {finding.problem}" if place else finding.problem,
        fix=finding.fix,
        severity="warning",
        rule_metadata={"category": finding.category},
        violating_resources=[
            PolicyViolatingResource(
                resource_logical_id=None if isinstance(element, Stack) else element._resolved_logical_id(),
                template_path=template_path_of(stack),
                construct_path=element.node.path,
                locations=[".".join(finding.path)] if finding.path else [],
            )
        ],
    )


def template_path_of(stack: Stack) -> str:
    """Return the path of the file that holds the template of ``stack``."""
    stage: Stage = Stage.of(stack)
    return os.path.join(stage.outdir, stack.template_file)
