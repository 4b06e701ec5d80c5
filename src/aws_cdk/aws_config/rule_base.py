"""What rules of all kinds have in common: options, events, and how they are rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import OnEventOptions
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_config.rule_scope import RuleScope
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.interfaces.aws_config import ConfigRuleReference
    from constructs import Construct


class MaximumExecutionFrequency(NamedEnum):
    """How often a rule is evaluated at most."""

    ONE_HOUR = "One_Hour"
    THREE_HOURS = "Three_Hours"
    SIX_HOURS = "Six_Hours"
    TWELVE_HOURS = "Twelve_Hours"
    TWENTY_FOUR_HOURS = "TwentyFour_Hours"


class EvaluationMode:
    """Whether resources are evaluated when they are there, before they are made, or both."""

    DETECTIVE: ClassVar[EvaluationMode]
    PROACTIVE: ClassVar[EvaluationMode]
    DETECTIVE_AND_PROACTIVE: ClassVar[EvaluationMode]

    @checked
    def __init__(self, modes: Sequence[str]) -> None:
        self._modes = list(modes)

    @property
    def modes(self) -> list[str]:
        """As AWS Config has them."""
        return self._modes


EvaluationMode.DETECTIVE = EvaluationMode(["DETECTIVE"])
EvaluationMode.PROACTIVE = EvaluationMode(["PROACTIVE"])
EvaluationMode.DETECTIVE_AND_PROACTIVE = EvaluationMode(["DETECTIVE", "PROACTIVE"])


class RuleProps(Struct):
    """Options of every rule."""

    config_rule_name: str | None = None
    """Default: chosen by CloudFormation."""
    description: str | None = None
    """Default: none."""
    evaluation_modes: EvaluationMode | None = None
    """Default: DETECTIVE."""
    input_parameters: Mapping[str, Any] | None = None
    """What the rule is told. Default: nothing."""
    maximum_execution_frequency: MaximumExecutionFrequency | None = None
    """How often it is evaluated, if not on changes. Default: TWENTY_FOUR_HOURS."""
    rule_scope: RuleScope | None = None
    """What it looks at. Default: all that it can."""


class IRule(IResource):
    """A rule of AWS Config."""

    if TYPE_CHECKING:

        @property
        def config_rule_name(self) -> str: ...
        @property
        def config_rule_ref(self) -> ConfigRuleReference: ...

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule of EventBridge for events of this rule."""
        raise NotImplementedError

    @takes(OnEventOptions)
    def on_compliance_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule of EventBridge for resources that begin or cease to comply."""
        raise NotImplementedError

    @takes(OnEventOptions)
    def on_re_evaluation_status(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule of EventBridge for evaluations that were asked for."""
        raise NotImplementedError


class _RuleBase(Resource, IRule):
    config_rule_name: str

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule of EventBridge for events of this rule."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self, id, **options._with(target=None)._given())
        rule._merge_pattern({"source": ["aws.config"], "detail": {"configRuleName": [self.config_rule_name]}})
        rule.add_target(options.target)
        return rule

    @takes(OnEventOptions)
    def on_compliance_change(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule of EventBridge for resources that begin or cease to comply."""
        return self._on(id, options, "Config Rules Compliance Change")

    @takes(OnEventOptions)
    def on_re_evaluation_status(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule of EventBridge for evaluations that were asked for."""
        return self._on(id, options, "Config Rules Re-evaluation Status")

    def _on(self, id: str, options: OnEventOptions, detail_type: str) -> Rule:
        rule = self.on_event(id, **options._given())
        rule._merge_pattern({"detailType": [detail_type]})
        return rule


class _NewRule(_RuleBase):
    """Base of the rules made here; subclasses give the L1 rule to :meth:`_made_as`."""

    _fqn = "aws-cdk-lib.Resource"
    _is_managed: bool | None = None
    _is_custom_with_changes: bool | None = None
    _rule_scope: RuleScope | None = None
    config_rule_arn: str
    config_rule_id: str
    config_rule_compliance_type: str

    @staticmethod
    @checked
    def from_config_rule_name(scope: Construct, id: str, config_rule_name: str) -> IRule:
        """Return a rule made elsewhere, by its name."""
        return _ImportedRule(scope, id, config_rule_name)

    def _common(self, props: RuleProps) -> dict[str, Any]:
        """Return the options that every L1 rule has; the scope may still be changed."""
        self._rule_scope = props.rule_scope
        modes = props.evaluation_modes
        return {
            "config_rule_name": self.physical_name,
            "description": props.description,
            "evaluation_modes": [{"mode": mode} for mode in modes.modes] if modes is not None else None,
            "input_parameters": props.input_parameters,
            "scope": lazy_any(lambda: _scope(self._rule_scope)),
        }

    def _made_as(self, rule: Any) -> None:
        self.config_rule_name = rule.ref
        self.config_rule_arn = rule.attr_arn
        self.config_rule_id = rule.attr_config_rule_id
        self.config_rule_compliance_type = rule.attr_compliance_type

    @property
    def config_rule_ref(self) -> ConfigRuleReference:
        """The reference to the rule."""
        from aws_cdk.interfaces.aws_config import ConfigRuleReference

        arn = Arn._format(
            ArnComponents(service="config", resource="config-rule", resource_name=self.config_rule_id), self.stack
        )
        return ConfigRuleReference(config_rule_name=self.config_rule_name, config_rule_arn=arn)


class _NameOnly:
    """A reference that knows the name of a rule alone."""

    def __init__(self, rule: _ImportedRule) -> None:
        self._rule = rule
        self.config_rule_name = rule.config_rule_name

    @property
    def config_rule_arn(self) -> str:
        raise AssumptionError(
            "Cannot get the ARN of this ConfigRule; it has been created without knowledge of its id",
            scope=self._rule,
            fix="name the rule, which is known, or write its ARN",
        )


class _ImportedRule(_RuleBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.config_rule_name = name

    @property
    def config_rule_ref(self) -> Any:
        return _NameOnly(self)


def _scope(scope: RuleScope | None) -> dict[str, Any] | None:
    if scope is None:
        return None
    types = scope.resource_types
    return {
        "complianceResourceId": scope.resource_id,
        "complianceResourceTypes": [each.compliance_resource_type for each in types] if types is not None else None,
        "tagKey": scope.key,
        "tagValue": scope.value,
    }


__all__ = ["EvaluationMode", "IRule", "MaximumExecutionFrequency", "RuleProps"]
