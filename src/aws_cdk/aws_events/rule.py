"""The rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events._l1 import CfnEventBusPolicy, CfnRule
from aws_cdk.aws_events.event_pattern import EventPattern
from aws_cdk.aws_events.match import merge_patterns, render_pattern
from aws_cdk.aws_events.rule_target import IRuleTarget
from aws_cdk.aws_events.schedule import Schedule
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue, lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.resolve import in_api_order
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import IResolveContext, Token, TokenComparison, is_unresolved
from constructs import Construct, Node

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_events import IEventBusRef
    from aws_cdk.interfaces.aws_iam import IRoleRef

_MAX_TARGETS = 5  # EventBridge's quota
_MAX_STATEMENT_ID = 64  # of policies of event buses
# The policies of other accounts' buses keep the form that they had when the first were deployed.
_OLD_ACTION = "CloudFormation-Validate::W9009"
_OLD_ACTION_REASON = "action is deprecated, but still in use for historical reasons"


class EventCommonOptions(Struct):
    """Options of rules that constructs make for their events."""

    cross_stack_scope: Construct | None = None
    """Where the rule is made. Default: under the construct whose events it is for."""
    description: str | None = None
    """What the rule is for. Default: none."""
    event_pattern: Nested[EventPattern | None] = nested()
    """Further conditions on events. Default: none."""
    rule_name: str | None = None
    """Name of the rule. Default: chosen by CloudFormation."""


class OnEventOptions(EventCommonOptions):
    """Options of rules that constructs make for their events, with a target."""

    target: IRuleTarget | None = None
    """What is called. Default: nothing yet."""


class RuleProps(EventCommonOptions):
    """Options of a rule."""

    enabled: bool | None = None
    """Whether the rule runs. Default: yes."""
    event_bus: IEventBusRef | None = None
    """The bus whose events it is for. Default: the account's default bus."""
    role: IRoleRef | None = None
    """The role that the rule calls targets with. Default: by target."""
    schedule: Schedule | None = None
    """When the rule runs; this or a pattern is needed. Default: not by the clock."""
    targets: Sequence[IRuleTarget] | None = None
    """What is called. Default: nothing yet."""


class IRule(IResource):
    """A rule."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def rule_arn(self) -> str: ...
        @property
        def rule_name(self) -> str: ...
        @property
        def rule_ref(self) -> Any: ...


class Rule(Resource, IRule):
    """Calls targets when events match, or by the clock."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-events.Rule"

    rule_arn: str
    rule_name: str

    @staticmethod
    @checked
    def from_event_rule_arn(scope: Construct, id: str, event_rule_arn: str) -> IRule:
        """Return a rule made elsewhere, by its ARN."""
        return _ImportedRule(scope, id, event_rule_arn)

    @takes(RuleProps)
    def __init__(self, scope: Construct, id: str, props: RuleProps) -> None:
        """Make a rule.

        Raises:
            ValidationError: a schedule for a bus, since only the default bus has schedules.
        """
        super().__init__(_scope_of_rule(scope, props.cross_stack_scope), id, physical_name=props.rule_name)
        if props.event_bus is not None and props.schedule is not None:
            raise ValidationError(
                "Cannot associate rule with 'eventBus' when using 'schedule'", scope=self, fix="leave out event_bus"
            )
        self._description = props.description
        self._schedule = props.schedule
        if props.schedule is not None:
            props.schedule._bind(self)
        self._pattern: dict[str, Any] = {}
        self._targets: list[dict[str, Any]] = []
        self._buses: dict[tuple[str, str], None] = {}
        resource = CfnRule(
            self,
            "Resource",
            name=self.physical_name,
            description=props.description,
            state="DISABLED" if props.enabled is False else "ENABLED",
            schedule_expression=props.schedule.expression_string if props.schedule is not None else None,
            event_pattern=LazyValue(self._render_event_pattern),
            targets=lazy_any(lambda: self._targets, omit_empty=True),
            event_bus_name=props.event_bus.event_bus_ref.event_bus_name if props.event_bus is not None else None,
            role_arn=props.role.role_ref.role_arn if props.role is not None else None,
        )
        self.rule_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="events", resource="rule", resource_name=self.physical_name)
        )
        self.rule_name = self._get_resource_name_attribute(resource.ref)
        if props.event_pattern is not None:
            self._merge_pattern(in_api_order(props.event_pattern))
        for target in props.targets or ():
            self.add_target(target)
        check_before_synthesis(self, self._validate_rule)

    @property
    def rule_ref(self) -> Any:
        """How other resources refer to the rule."""
        from aws_cdk.interfaces import aws_events

        return aws_events.RuleReference(rule_arn=self.rule_arn)

    @takes(EventPattern)
    def add_event_pattern(self, event_pattern: EventPattern) -> None:
        """Add conditions: further values for fields that have some, and further fields.

        Raises:
            ValidationError: a field is neither list nor mapping, or of another kind than before.
        """
        self._merge_pattern(in_api_order(event_pattern))

    @checked
    def add_target(self, target: IRuleTarget | None = None) -> None:
        """Call ``target``; one of another account or region is called by a rule there, which this one passes events to.

        Raises:
            ValidationError: the target is of another account or region, but imported.
        """
        if target is None:
            return
        id = f"Target{len(self._targets)}"
        config = target.bind(self, id)
        resource = config.target_resource
        if resource is not None and self._is_elsewhere(resource):
            self._pass_on(target, resource, id)
            return
        given = config.input.bind(self) if config.input is not None else None
        template = given.input_template if given is not None else None
        self._targets.append(
            {
                "id": id,
                "arn": config.arn,
                "roleArn": config.role.role_arn if config.role is not None else None,
                "ecsParameters": config.ecs_parameters,
                "httpParameters": config.http_parameters,
                "kinesisParameters": config.kinesis_parameters,
                "runCommandParameters": config.run_command_parameters,
                "batchParameters": config.batch_parameters,
                "deadLetterConfig": config.dead_letter_config,
                "retryPolicy": config.retry_policy,
                "sqsParameters": config.sqs_parameters,
                "redshiftDataParameters": config.redshift_data_parameters,
                "appSyncParameters": config.app_sync_parameters,
                "input": given.input if given is not None else None,
                "inputPath": given.input_path if given is not None else None,
                "inputTransformer": {"inputTemplate": template, "inputPathsMap": given.input_paths_map}
                if given is not None and template is not None
                else None,
            }
        )

    def _merge_pattern(self, pattern: dict[str, Any]) -> None:
        """Add conditions in the order in which they are given; their names are camelCase."""
        merge_patterns(self._pattern, pattern)

    def _render_event_pattern(self, context: IResolveContext) -> Any:
        return render_pattern(self._pattern, context)

    def _validate_rule(self) -> list[str]:
        problems = []
        if not self._pattern and (self._schedule is None or not self._schedule.expression_string):
            problems.append("Either 'eventPattern' or 'schedule' must be defined")
        if len(self._targets) > _MAX_TARGETS:
            problems.append(f"Event rule cannot have more than {_MAX_TARGETS} targets.")
        return problems

    # -- other accounts and regions ---------------------------------------

    def _is_elsewhere(self, resource: Any) -> bool:
        env = resource.env if isinstance(resource, IResource) else Stack.of(resource)
        own = self.env
        if _may_differ(env.account, own.account) or _may_differ(env.region, own.region):
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-events:ruleUnresolvedEnvironment",
                "the rule is in a stack without account and region, its target in a known environment; they are taken to be one",
            )
        return _differ(env.account, own.account) or _differ(env.region, own.region)

    def _pass_on(self, target: IRuleTarget, resource: Any, id: str) -> None:
        env = resource.env if isinstance(resource, IResource) else Stack.of(resource)
        account, region = env.account, env.region
        stack = Stack.of(resource)
        for what, known in (
            ("account for the target", account),
            ("region for the target", region),
            ("account for the source", self.env.account),
        ):
            if is_unresolved(known):
                raise ValidationError(
                    f"You need to provide a concrete {what} stack when using cross-account or cross-region events",
                    scope=self,
                    fix="give both stacks an env with account and region",
                )
        if (account, region) not in self._buses:
            self._buses[account, region] = None
            self._add_bus_target(account, region, stack, id)
        if _differ(stack.account, account) or _differ(stack.region, region):
            raise ValidationError(
                "Cannot create a cross-account or cross-region rule for an imported resource (create a stack with the right "
                "environment for the imported resource)",
                scope=self,
            )
        _MirrorRule(stack, f"{Names.unique_id(self)}-{id}", self, target)

    def _add_bus_target(self, account: str, region: str, stack: Stack, id: str) -> None:
        own = self.env
        arn = self.stack.format_arn(
            service="events", resource="event-bus", resource_name="default", region=region, account=account
        )
        if _differ(account, own.account):
            self._permit(account, region, stack)
        role = self._bus_role(arn) if _differ(region, own.region) else None
        self._targets.append({"id": id, "arn": arn, "roleArn": role.role_arn if role is not None else None})

    def _permit(self, account: str, region: str, stack: Stack) -> None:
        """Let this account send events to the other's default bus, by a stack of its own there."""
        app = Node.of(self).root
        own = self.env.account
        id = f"EventBusPolicy-{own}-{region}-{account}"
        policy_stack = app.node.try_find_child(id)
        if not isinstance(policy_stack, Stack):
            policy_stack = Stack(
                app,
                id,
                env={"account": account, "region": region},
                stack_name=f"{stack.stack_name}-EventBusPolicy-support-{region}-{own}",
            )
            prefix = f"Allow-account-{own}-"
            CfnEventBusPolicy(
                policy_stack,
                "GivePermToOtherAccount",
                action="events:PutEvents",
                statement_id=prefix + Names.unique_resource_name(self, max_length=_MAX_STATEMENT_ID - len(prefix)),
                principal=own,
            )
            from aws_cdk.core.validations import Acknowledgment, Validations

            Validations.of(policy_stack).acknowledge(Acknowledgment(id=_OLD_ACTION, reason=_OLD_ACTION_REASON))
        self.stack.add_dependency(policy_stack)

    def _bus_role(self, arn: str) -> IRole:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        role = singleton_event_role(self)
        role.add_to_principal_policy(PolicyStatement(actions=["events:PutEvents"], resources=[arn]))
        return role


class _MirrorRule(Rule):
    """Stands in the target's account and region; gets what the source rule passes on."""

    def __init__(self, scope: Construct, id: str, source: Rule, target: IRuleTarget) -> None:
        self._source = source
        super().__init__(scope, id, description=source._description, schedule=source._schedule, targets=[target])

    def _render_event_pattern(self, context: IResolveContext) -> Any:
        return self._source._render_event_pattern(context)

    def _validate_rule(self) -> list[str]:
        return []  # the source is checked


def _scope_of_rule(source: Construct, elsewhere: Construct | None) -> Construct:
    """Return where a rule is made: beside what it is about, unless another scope is given, in another stack of the same
    environment. Events reach other accounts and regions by a rule there and one here, see :meth:`Rule.add_target`."""
    if elsewhere is None:
        return source
    own, other = Stack.of(source), Stack.of(elsewhere)
    alike = (TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED)
    same_environment = (
        Token.compare_strings(own.account, other.account) in alike
        and Token.compare_strings(own.region, other.region) in alike
    )
    return elsewhere if own is not other and same_environment else source


class _ImportedRule(Resource, IRule):
    """A rule of which the ARN is known."""

    rule_arn: str
    rule_name: str

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.rule_arn = arn
        self.rule_name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""

    @property
    def rule_ref(self) -> Any:
        from aws_cdk.interfaces import aws_events

        return aws_events.RuleReference(rule_arn=self.rule_arn)


def _may_differ(first: str | None, second: str | None) -> bool:
    """Whether one of two names is known, and the other is not."""
    return is_unresolved(first) != is_unresolved(second)


def _differ(first: str | None, second: str | None) -> bool:
    """Whether two accounts or regions differ for certain; of tokens nothing is known."""
    return first != second and not is_unresolved(first) and not is_unresolved(second)


def singleton_event_role(scope: Any) -> IRole:
    """Return the role that ``scope`` calls targets with, made when it is first asked for."""
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role

    existing: Any = scope.node.try_find_child("EventsRole")
    if existing is not None:
        role: IRole = existing
        return role
    return Role(
        scope,
        "EventsRole",
        role_name=PhysicalName.GENERATE_IF_NEEDED,
        assumed_by=ServicePrincipal("events.amazonaws.com"),
    )
