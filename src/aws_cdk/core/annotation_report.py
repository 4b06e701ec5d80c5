"""Warnings and errors of constructs as a part of the validation report, for apps whose feature flag asks for it.

Source of names and texts: reports of aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aws_cdk.core.feature_flags import flag_enabled

if TYPE_CHECKING:
    from aws_cdk.core.policy_validation import PolicyValidationPluginReport, PolicyViolatingResource
    from aws_cdk.core.stage import Stage

PLUGIN_NAME = "Construct Annotations"
_FLAG = "@aws-cdk/core:annotationsInValidationReport"
_SEVERITIES = {"aws:cdk:warning": "warning", "aws:cdk:error": "error"}
_OWN_PREFIX = "Annotation::"
_BRACKETS = r"\[ack: (.*?)\]"
_PARENTHESES = r" \(([^()]*::[^()]*)\)\Z"


def are_reported(root: Stage) -> bool:
    """Tell whether the app's flag asks for warnings and errors in the report, and there are any."""
    return flag_enabled(root.node, _FLAG) and next(_entries(root), None) is not None


class AnnotationReport:
    """Stands for a plugin that finds the warnings and errors added to constructs."""

    name = PLUGIN_NAME
    version = None

    @staticmethod
    def of(root: Stage) -> PolicyValidationPluginReport:
        """Return what was added to constructs of the app: equal messages together, in the order of the tree.

        Errors make the report a failure, and cannot be acknowledged.
        """
        from aws_cdk.core.policy_validation import PolicyValidationPluginReport, PolicyViolation

        found: dict[tuple[str, str, str], list[PolicyViolatingResource]] = {}
        for construct, severity, text in _entries(root):
            rule, description = _rule_and_text(text, severity)
            found.setdefault((severity, rule, description), []).append(_place(construct))
        return PolicyValidationPluginReport(
            success=not any(severity == "error" for severity, _, _ in found),
            metadata={"cdk:annotations": "true"},
            violations=[
                PolicyViolation(
                    rule_name=rule,
                    description=description,
                    severity=severity,
                    rule_metadata={"cdk:annotation": "true"},
                    violating_resources=places,
                )
                for (severity, rule, description), places in found.items()
            ],
        )


def _entries(root: Stage) -> Iterator[tuple[Any, str, str]]:
    for construct in root.node._iterate():
        for entry in construct.node._metadata or ():
            severity = _SEVERITIES.get(entry.type)
            if severity is not None:
                yield construct, severity, str(entry.data)


def _rule_and_text(text: str, severity: str) -> tuple[str, str]:
    """Take apart a message: ``text [ack: id]`` or ``text (prefix::id)``."""
    match = re.search(_BRACKETS, text)
    if match is not None:
        text = f"{text[: match.start()]}{text[match.end() :]}".strip()
    else:
        match = re.search(_PARENTHESES, text)
        if match is not None:
            text = text[: match.start()]
    rule = match.group(1) if match is not None else f"{severity}-annotation"
    return rule if "::" in rule else f"{_OWN_PREFIX}{rule}", text


def _place(construct: Any) -> PolicyViolatingResource:
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.cloudformation_validate_plugin import template_path_of
    from aws_cdk.core.policy_validation import PolicyViolatingResource

    path = construct.node.path
    if not isinstance(construct, CfnResource):
        return PolicyViolatingResource(locations=[], construct_path=path)
    return PolicyViolatingResource(
        locations=[],
        construct_path=path,
        resource_logical_id=construct._resolved_logical_id(),
        template_path=template_path_of(construct.stack),
    )
