"""Products in portfolios, and what is said of them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicecatalog._checks import check_length, short_hash
from aws_cdk.aws_servicecatalog._l1 import (
    CfnLaunchNotificationConstraint,
    CfnLaunchRoleConstraint,
    CfnLaunchTemplateConstraint,
    CfnPortfolioProductAssociation,
    CfnResourceUpdateConstraint,
    CfnStackSetConstraint,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_servicecatalog.constraints import (
        CloudFormationRuleConstraintOptions,
        CommonConstraintOptions,
        StackSetsConstraintOptions,
        TagUpdateConstraintOptions,
        TemplateRule,
    )
    from aws_cdk.aws_servicecatalog.portfolio import _PortfolioBase
    from aws_cdk.aws_servicecatalog.product import IProduct
    from aws_cdk.aws_sns import ITopic

_LONGEST_DESCRIPTION = 2000


def product_association(portfolio: _PortfolioBase, product: IProduct) -> tuple[str, CfnPortfolioProductAssociation]:
    """Return what ids tell of a product in a portfolio, and its resource, which is made at the first call."""
    key = short_hash(portfolio.node.addr, product.node.addr, Stack.of(product).node.addr)
    id = f"PortfolioProductAssociation{key}"
    existing: Any = portfolio.node.try_find_child(id)
    return key, existing or CfnPortfolioProductAssociation(
        portfolio, id, portfolio_id=portfolio.portfolio_id, product_id=product.product_id
    )


def _told(portfolio: _PortfolioBase, product: IProduct) -> str:
    return f"- Portfolio: {portfolio.node.path} | Product: {product.node.path}"


def _common(portfolio: _PortfolioBase, product: IProduct, options: CommonConstraintOptions) -> dict[str, Any]:
    check_length(
        _told(portfolio, product), "description", 0, _LONGEST_DESCRIPTION, options.description, scope=portfolio
    )
    language = options.message_language
    return {
        "accept_language": language._value_ if language is not None else None,
        "description": options.description,
        "portfolio_id": portfolio.portfolio_id,
        "product_id": product.product_id,
    }


def constrain_tag_updates(portfolio: _PortfolioBase, product: IProduct, options: TagUpdateConstraintOptions) -> None:
    """Say once whether tags of what is deployed may be changed."""
    properties = _common(portfolio, product, options)
    key, association = product_association(portfolio, product)
    id = f"ResourceUpdateConstraint{key}"
    if portfolio.node.try_find_child(id) is not None:
        raise ValidationError(
            f"Cannot have multiple tag update constraints for association {_told(portfolio, product)}", scope=portfolio
        )
    constraint = CfnResourceUpdateConstraint(
        portfolio,
        id,
        **properties,
        tag_update_on_provisioned_product="NOT_ALLOWED" if options.allow is False else "ALLOWED",
    )
    constraint.add_dependency(association)


def notify_on_stack_events(
    portfolio: _PortfolioBase, product: IProduct, topic: ITopic, options: CommonConstraintOptions
) -> None:
    """Have a topic told of stack events."""
    properties = _common(portfolio, product, options)
    key, association = product_association(portfolio, product)
    id = f"LaunchNotificationConstraint{short_hash(topic.node.addr, Stack.of(topic).node.addr, key)}"
    if portfolio.node.try_find_child(id) is not None:
        raise ValidationError(
            f"Topic {topic.node.path} is already subscribed to association {_told(portfolio, product)}", scope=portfolio
        )
    constraint = CfnLaunchNotificationConstraint(portfolio, id, **properties, notification_arns=[topic.topic_arn])
    constraint.add_dependency(association)


def constrain_parameters(
    portfolio: _PortfolioBase, product: IProduct, options: CloudFormationRuleConstraintOptions
) -> None:
    """Say what parameters must be."""
    from cloud_assembly.schema.json_text import json_text

    properties = _common(portfolio, product, options)
    key, association = product_association(portfolio, product)
    rule = options.rule
    id = f"LaunchTemplateConstraint{short_hash(key, rule.rule_name)}"
    if portfolio.node.try_find_child(id) is not None:
        raise ValidationError(
            f"Provisioning rule {rule.rule_name} already configured on association {_told(portfolio, product)}",
            scope=portfolio,
        )
    constraint = CfnLaunchTemplateConstraint(
        portfolio, id, **properties, rules=json_text(Stack.of(portfolio).resolve(_rendered(rule)))
    )
    constraint.add_dependency(association)


def _rendered(rule: TemplateRule) -> dict[str, Any]:
    assertions = []
    for assertion in rule.assertions:
        rendered: dict[str, Any] = {"Assert": assertion.assert_}
        if assertion.description is not None:
            rendered["AssertDescription"] = assertion.description
        assertions.append(rendered)
    body: dict[str, Any] = {"Assertions": assertions}
    if rule.condition is not None:
        body["RuleCondition"] = rule.condition
    return {rule.rule_name: body}


def set_launch_role(
    portfolio: _PortfolioBase,
    product: IProduct,
    options: CommonConstraintOptions,
    *,
    role_arn: str | None = None,
    local_role_name: str | None = None,
) -> None:
    """Have a product deployed as a role."""
    properties = _common(portfolio, product, options)
    key, association = product_association(portfolio, product)
    if portfolio.node.try_find_child(f"StackSetConstraint{key}") is not None:
        raise ValidationError(
            "Cannot set launch role when a StackSet rule is already defined for association "
            f"{_told(portfolio, product)}",
            scope=portfolio,
        )
    id = f"LaunchRoleConstraint{key}"
    if portfolio.node.try_find_child(id) is not None:
        raise ValidationError(
            f"Cannot set multiple launch roles for association {_told(portfolio, product)}", scope=portfolio
        )
    constraint = CfnLaunchRoleConstraint(
        portfolio, id, **properties, role_arn=role_arn, local_role_name=local_role_name
    )
    constraint.add_dependency(association)


def check_role_name(role: Any, portfolio: _PortfolioBase) -> None:
    """Raise ValidationError if the name of a role is left to CloudFormation: no other account could have one like it."""
    for name in (getattr(role, "physical_name", None), role.role_name):
        if name and not Token.is_unresolved(name):
            return
    raise ValidationError(
        f"Role {role.node.id} used for Local Launch Role must have role_name (`roleName`) explicitly set",
        scope=portfolio,
    )


def deploy_with_stack_sets(portfolio: _PortfolioBase, product: IProduct, options: StackSetsConstraintOptions) -> None:
    """Have a product deployed by a stack set."""
    properties = _common(portfolio, product, options)
    key, association = product_association(portfolio, product)
    if portfolio.node.try_find_child(f"LaunchRoleConstraint{key}") is not None:
        raise ValidationError(
            "Cannot configure StackSet deployment when a launch role is already defined for association "
            f"{_told(portfolio, product)}",
            scope=portfolio,
        )
    id = f"StackSetConstraint{key}"
    if portfolio.node.try_find_child(id) is not None:
        raise ValidationError(
            f"Cannot configure multiple StackSet deployment constraints for association {_told(portfolio, product)}",
            scope=portfolio,
        )
    constraint = CfnStackSetConstraint(
        portfolio,
        id,
        **{**properties, "description": options.description or ""},  # required here
        account_list=list(options.accounts),
        admin_role=options.admin_role.role_ref.role_arn,
        execution_role=options.execution_role_name,
        region_list=list(options.regions),
        stack_instance_control="ALLOWED" if options.allow_stack_set_instance_operations else "NOT_ALLOWED",
    )
    constraint.add_dependency(association)
