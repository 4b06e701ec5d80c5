"""Sets of rules for messages that come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ses._l1 import CfnReceiptRuleSet
from aws_cdk.aws_ses.receipt_rule import ReceiptRule, ReceiptRuleOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import ReceiptRuleSetReference
    from constructs import Construct


class IReceiptRuleSet(IResource):
    """A set of rules."""

    if TYPE_CHECKING:

        @property
        def receipt_rule_set_name(self) -> str: ...
        @property
        def receipt_rule_set_ref(self) -> ReceiptRuleSetReference: ...

    @takes(ReceiptRuleOptions)
    def add_rule(self, id: str, options: ReceiptRuleOptions) -> ReceiptRule:
        """Add a rule."""
        raise NotImplementedError


class ReceiptRuleSetProps(Struct):
    """Options of a set of rules."""

    drop_spam: bool | None = None
    """Whether a first rule drops spam and viruses; a stack may have one such set. Default: no."""
    receipt_rule_set_name: str | None = None
    """Default: chosen by CloudFormation."""
    rules: Nested[Sequence[ReceiptRuleOptions] | None] = nested()
    """The rules, in this order. Default: none."""


class _ReceiptRuleSetBase(Resource, IReceiptRuleSet):
    receipt_rule_set_name: str
    _last_rule: ReceiptRule | None = None

    @takes(ReceiptRuleOptions)
    def add_rule(self, id: str, options: ReceiptRuleOptions) -> ReceiptRule:
        """Add a rule; without ``after`` it comes after the last one that was added here."""
        given = options._given()
        if options.after is None:
            given["after"] = self._last_rule
        self._last_rule = ReceiptRule(self, id, rule_set=self, **given)
        return self._last_rule

    def _add_drop_spam_rule(self) -> None:
        """Add a rule that drops spam and viruses."""
        from aws_cdk.aws_ses.drop_spam_receipt_rule import DropSpamReceiptRule

        self._last_rule = DropSpamReceiptRule(self, "DropSpam", rule_set=self).rule

    @property
    def receipt_rule_set_ref(self) -> ReceiptRuleSetReference:
        """The reference to the set."""
        from aws_cdk.interfaces.aws_ses import ReceiptRuleSetReference

        return ReceiptRuleSetReference(rule_set_name=self.receipt_rule_set_name)


class ReceiptRuleSet(_ReceiptRuleSetBase):
    """A set of rules. An account looks at one set in a region, which has to be made the active one by hand."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.ReceiptRuleSet"

    @staticmethod
    @checked
    def from_receipt_rule_set_name(scope: Construct, id: str, receipt_rule_set_name: str) -> IReceiptRuleSet:
        """Return a set made elsewhere, by its name."""
        return _ImportedRuleSet(scope, id, receipt_rule_set_name)

    @takes(ReceiptRuleSetProps)
    def __init__(self, scope: Construct, id: str, props: ReceiptRuleSetProps) -> None:
        super().__init__(scope, id, physical_name=props.receipt_rule_set_name)
        rule_set = CfnReceiptRuleSet(self, "Resource", rule_set_name=self.physical_name)
        self.receipt_rule_set_name = rule_set.ref
        # As the peer: what a subclass says of these methods counts once the set is made.
        if props.drop_spam:
            _ReceiptRuleSetBase._add_drop_spam_rule(self)
        for index, options in enumerate(props.rules or []):
            _ReceiptRuleSetBase.add_rule(self, f"Rule{index}", **options._given())


class _ImportedRuleSet(_ReceiptRuleSetBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.receipt_rule_set_name = name


__all__ = ["IReceiptRuleSet", "ReceiptRuleSet", "ReceiptRuleSetProps"]
