"""Options of what a portfolio says of its products."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct

if TYPE_CHECKING:
    from aws_cdk.core.fn import ICfnRuleConditionExpression
    from aws_cdk.interfaces.aws_iam import IRoleRef


class MessageLanguage(NamedEnum):
    """Language of messages to users."""

    EN = "en"
    JP = "jp"
    ZH = "zh"


class CommonConstraintOptions(Struct):
    """What every constraint says of itself."""

    description: str | None = None
    """At most 2,000 characters."""
    message_language: MessageLanguage | None = None
    """Default: English."""


class TagUpdateConstraintOptions(CommonConstraintOptions):
    """Whether tags of what is deployed may be changed."""

    allow: bool | None = None
    """Default: yes."""


class TemplateRuleAssertion(Struct):
    """What must hold."""

    assert_: ICfnRuleConditionExpression
    description: str | None = None
    """Shown if it does not hold."""


class TemplateRule(Struct):
    """What parameters of a product must be."""

    assertions: Nested[Sequence[TemplateRuleAssertion]]
    rule_name: str
    condition: ICfnRuleConditionExpression | None = None
    """When it must be so. Default: always."""


class CloudFormationRuleConstraintOptions(CommonConstraintOptions):
    """What parameters of a product must be."""

    rule: Nested[TemplateRule]


class StackSetsConstraintOptions(CommonConstraintOptions):
    """Deployment to several accounts and regions."""

    accounts: Sequence[str]
    admin_role: IRoleRef
    """Role that manages the stack set."""
    execution_role_name: str
    """Role in each account that deploys."""
    regions: Sequence[str]
    allow_stack_set_instance_operations: bool | None = None
    """Whether users may add, change and delete instances. Default: no."""


class PortfolioShareOptions(Struct):
    """Options of sharing."""

    message_language: MessageLanguage | None = None
    share_tag_options: bool | None = None
    """Share tag options as well. Default: no."""
