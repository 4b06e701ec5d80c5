"""Rules by which images leave a repository."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class TagStatus(NamedEnum):
    """Which images a rule is about."""

    ANY = "any"
    TAGGED = "tagged"
    UNTAGGED = "untagged"


class LifecycleRule(Struct):
    """One rule: which images are removed, by age or by number."""

    description: str | None = None
    max_image_age: Duration | None = None
    """Images older than this are removed; this or the number."""
    max_image_count: int | float | None = None
    """All but so many images are removed; this or the age."""
    rule_priority: int | float | None = None
    """Lower numbers come first. Default: after all that have one, in the order given."""
    tag_pattern_list: Sequence[str] | None = None
    """Patterns of tags, with ``*``; this or the prefixes."""
    tag_prefix_list: Sequence[str] | None = None
    """Prefixes of tags; this or the patterns."""
    tag_status: TagStatus | None = None
    """Which images. Default: tagged ones if tags are named, else any."""


class LifecyclePolicy:
    """The rules of one repository."""

    def __init__(self, scope: Any) -> None:
        self._scope = scope
        self._rules: list[LifecycleRule] = []

    def __bool__(self) -> bool:
        return bool(self._rules)

    def add(self, rule: LifecycleRule) -> None:
        """Add a rule.

        Raises:
            ValidationError: its options contradict each other.
        """
        prefixes, patterns = rule.tag_prefix_list, rule.tag_pattern_list
        status = rule.tag_status or (TagStatus.TAGGED if prefixes or patterns else TagStatus.ANY)
        if prefixes and patterns:
            raise self._error("Both tagPrefixList and tagPatternList cannot be specified together in a rule")
        if status is TagStatus.TAGGED and not prefixes and not patterns:
            raise self._error("TagStatus.Tagged requires the specification of a tagPrefixList or a tagPatternList")
        if status is not TagStatus.TAGGED and (prefixes is not None or patterns is not None):
            raise self._error("tagPrefixList and tagPatternList can only be specified when tagStatus is set to Tagged")
        for pattern in patterns or ():
            if pattern.count("*") > 4:
                raise self._error(
                    f"A tag pattern cannot contain more than four wildcard characters (*), pattern: {pattern}"
                )
        if (rule.max_image_age is not None) == (rule.max_image_count is not None):
            raise self._error(
                "Life cycle rule must contain exactly one of 'maxImageAge' and 'maxImageCount', got: "
                f"{'both' if rule.max_image_age is not None else 'neither'}"
            )
        if status is TagStatus.ANY and any(known.tag_status is TagStatus.ANY for known in self._rules):
            raise self._error("Life cycle can only have one TagStatus.Any rule")
        self._rules.append(rule._with(tag_status=status))

    def _error(self, what: str) -> ValidationError:
        return ValidationError(what, scope=self._scope)

    def document(self) -> dict[str, Any]:
        """Return the rules with priorities, as ECR reads them.

        Raises:
            ValidationError: the rule for any image would not come last.
        """
        rules = self._with_priorities()
        any_priority = [rule.rule_priority for rule in rules if rule.tag_status is TagStatus.ANY]
        highest = max((rule.rule_priority or 0 for rule in rules if rule.tag_status is not TagStatus.ANY), default=0)
        if any_priority and (any_priority[0] or 0) < highest:
            raise self._error(
                f"TagStatus.Any rule must have highest priority, has {any_priority[0]} which is smaller than {highest}"
            )
        return {"rules": [_written(rule) for rule in rules]}

    def _with_priorities(self) -> list[LifecycleRule]:
        """The rules with a priority first, then the others; the rule for any image comes last."""
        given = [rule for rule in self._rules if rule.rule_priority is not None]
        others = [rule for rule in self._rules if rule.rule_priority is None and rule.tag_status is not TagStatus.ANY]
        others += [rule for rule in self._rules if rule.rule_priority is None and rule.tag_status is TagStatus.ANY]
        following = max((rule.rule_priority or 0 for rule in given), default=0)
        numbered = list(given)
        for rule in others:
            following += 1
            numbered.append(rule._with(rule_priority=following))
        return numbered


def _written(rule: LifecycleRule) -> dict[str, Any]:
    by_count = rule.max_image_count is not None
    status = rule.tag_status or TagStatus.ANY
    selection = {
        "tagStatus": status._value_,
        "tagPrefixList": rule.tag_prefix_list,
        "tagPatternList": rule.tag_pattern_list,
        "countType": "imageCountMoreThan" if by_count else "sinceImagePushed",
        "countNumber": rule.max_image_count
        if by_count
        else rule.max_image_age.to_days()
        if rule.max_image_age
        else None,
        "countUnit": None if by_count else "days",
    }
    written: dict[str, Any] = {"rulePriority": rule.rule_priority}
    if rule.description is not None:
        written["description"] = rule.description
    written["selection"] = {key: value for key, value in selection.items() if value is not None}
    written["action"] = {"type": "expire"}
    return written


__all__ = ["LifecycleRule", "TagStatus"]
