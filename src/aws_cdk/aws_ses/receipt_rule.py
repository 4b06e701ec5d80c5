"""Rules: what is done with messages to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ses._l1 import CfnReceiptRule
from aws_cdk.aws_ses.receipt_rule_action import IReceiptRuleAction, ReceiptRuleActionConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.naming import camel_case
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef, IReceiptRuleSetRef, ReceiptRuleReference
    from constructs import Construct


class TlsPolicy(NamedEnum):
    """Whether messages are taken only over TLS."""

    OPTIONAL = "Optional"
    REQUIRE = "Require"


class IReceiptRule(IResource):
    """A rule for messages that come in."""

    if TYPE_CHECKING:

        @property
        def receipt_rule_name(self) -> str: ...
        @property
        def receipt_rule_ref(self) -> ReceiptRuleReference: ...


class ReceiptRuleOptions(Struct):
    """Options of a rule that its set makes."""

    actions: Sequence[IReceiptRuleAction] | None = None
    """What is done, in this order. Default: nothing."""
    after: IReceiptRuleRef | None = None
    """The rule that comes before. Default: the last one made here; the first one comes first."""
    enabled: bool | None = None
    """Whether it is on. Default: yes."""
    receipt_rule_name: str | None = None
    """Default: chosen by CloudFormation."""
    recipients: Sequence[str] | None = None
    """Addresses and domains that messages are for. Default: all of the account's domains."""
    scan_enabled: bool | None = None
    """Whether messages are scanned for spam and viruses. Default: no."""
    tls_policy: TlsPolicy | None = None
    """Default: OPTIONAL."""


class ReceiptRuleProps(ReceiptRuleOptions):
    """Options of a rule."""

    rule_set: IReceiptRuleSetRef
    """The set that it belongs to."""


class ReceiptRuleAttributes(Struct):
    """What is known of a rule made elsewhere."""

    receipt_rule_name: str
    rule_set: IReceiptRuleSetRef


class ReceiptRule(Resource, IReceiptRule):
    """A rule for messages that come in."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.ReceiptRule"

    @staticmethod
    @takes(ReceiptRuleAttributes)
    def from_receipt_rule_attributes(scope: Construct, id: str, attrs: ReceiptRuleAttributes) -> IReceiptRule:
        """Return a rule made elsewhere, by its name and its set."""
        return _ImportedRule(scope, id, attrs.receipt_rule_name, attrs.rule_set.receipt_rule_set_ref.rule_set_name)

    @staticmethod
    @checked
    def from_receipt_rule_name(scope: Construct, id: str, receipt_rule_name: str) -> IReceiptRule:
        """Return a rule made elsewhere, by its name; its reference does not tell its set."""
        return _ImportedRule(scope, id, receipt_rule_name, None)

    @takes(ReceiptRuleProps)
    def __init__(self, scope: Construct, id: str, props: ReceiptRuleProps) -> None:
        super().__init__(scope, id, physical_name=props.receipt_rule_name)
        self._actions: list[dict[str, Any]] = []
        self._rule_set_name = props.rule_set.receipt_rule_set_ref.rule_set_name
        policy = props.tls_policy
        rule = CfnReceiptRule(
            self,
            "Resource",
            after=props.after.receipt_rule_ref.rule_name if props.after is not None else None,
            rule={
                "actions": lazy_any(lambda: self._actions or None),
                "enabled": props.enabled is not False,
                "name": self.physical_name,
                "recipients": props.recipients,
                "scanEnabled": props.scan_enabled,
                "tlsPolicy": policy._value_ if policy is not None else None,
            },
            rule_set_name=self._rule_set_name,
        )
        self.receipt_rule_name: str = rule.ref
        for action in props.actions or []:
            self.add_action(action)

    @checked
    def add_action(self, action: IReceiptRuleAction) -> None:
        """Do ``action`` too, after the others."""
        self._actions.append(_rendered(ReceiptRuleActionConfig.of(action.bind(self))))

    @property
    def receipt_rule_ref(self) -> ReceiptRuleReference:
        """The reference to the rule."""
        return _reference(self.receipt_rule_name, self._rule_set_name)


class _NameOnly:
    """A reference that knows the name of a rule alone."""

    def __init__(self, rule: _ImportedRule) -> None:
        self._rule = rule
        self.rule_name = rule.receipt_rule_name

    @property
    def rule_set_name(self) -> str:
        raise AssumptionError(
            "ruleSetName is not available on a ReceiptRule imported by rule name",
            scope=self._rule,
            fix="import it with ReceiptRule.from_receipt_rule_attributes()",
        )


class _ImportedRule(Resource, IReceiptRule):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str, rule_set_name: str | None) -> None:
        super().__init__(scope, id)
        self.receipt_rule_name: str = name
        self._rule_set_name = rule_set_name

    @property
    def receipt_rule_ref(self) -> Any:
        if self._rule_set_name is None:
            return _NameOnly(self)
        return _reference(self.receipt_rule_name, self._rule_set_name)


def _reference(name: str, rule_set_name: str) -> ReceiptRuleReference:
    from aws_cdk.interfaces.aws_ses import ReceiptRuleReference

    return ReceiptRuleReference(rule_name=name, rule_set_name=rule_set_name)


def _rendered(config: ReceiptRuleActionConfig) -> dict[str, Any]:
    """Return an action as CloudFormation has it; its names are those of the L1 class."""
    return {
        camel_case(kind): {camel_case(name): value for name, value in action._given().items()}
        for kind, action in config._given().items()
        if action is not None
    }


__all__ = [
    "IReceiptRule",
    "ReceiptRule",
    "ReceiptRuleAttributes",
    "ReceiptRuleOptions",
    "ReceiptRuleProps",
    "TlsPolicy",
]
