"""Actions in other regions and accounts: the buckets, roles and stacks that they need there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import ActionCategory
from aws_cdk.aws_codepipeline.cross_region_support import CrossRegionSupport
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import Token, TokenComparison, is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline._stage import PipelineStage
    from aws_cdk.aws_codepipeline.action import ActionProperties
    from aws_cdk.aws_codepipeline.pipeline import Pipeline
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct

_NARROW_TRUST = "@aws-cdk/pipelines:reduceStageRoleTrustScope"
_NARROW_TRUST_ACROSS = "@aws-cdk/pipelines:reduceCrossAccountActionRoleTrustScope"


class ActionEnvironments:
    """What actions of one pipeline need where they are done.

    Args:
        pipeline: The pipeline.
        with_keys: Whether buckets that are made get a KMS key.
        rotate_keys: Whether these keys are renewed each year.
        reuse_stacks: Whether pipelines of one account share stacks in other regions.
        use_pipeline_role: Whether actions are done with the pipeline's role, where that can be.

    Attributes:
        support: Bucket and stack in each other region, in the order in which actions asked for them.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        *,
        with_keys: bool,
        rotate_keys: bool | None,
        reuse_stacks: bool,
        use_pipeline_role: bool,
    ) -> None:
        self._pipeline = pipeline
        self._with_keys = with_keys
        self._rotate_keys = rotate_keys
        self._reuse_stacks = reuse_stacks
        self._use_pipeline_role = use_pipeline_role
        self.support: dict[str, CrossRegionSupport] = {}
        self._account_stacks: dict[str, Stack] = {}

    def support_for(self, properties: ActionProperties) -> CrossRegionSupport | None:
        """Return the bucket in the action's region, made if need be; ``None`` if that is the pipeline's."""
        region = effective_region(properties)
        if region is None or is_unresolved(region) or region == self._pipeline.env.region:
            return None
        if is_unresolved(self._pipeline.env.region):
            raise ValidationError(
                "Pipeline stack which uses cross-environment actions must have an explicitly set region",
                scope=self._pipeline,
                fix="give the stack an env with a region",
            )
        if properties.category is ActionCategory.SOURCE:
            raise ValidationError(
                f"Source action '{properties.action_name}' must be in the same region as the pipeline",
                scope=self._pipeline,
                fix="make the source in the pipeline's region, or the pipeline in the source's",
            )
        support = self.support.get(region)
        if support is None:
            support = self.support[region] = self._make_support(properties, region)
        if support.stack is not self._pipeline.stack:
            self._pipeline.stack.add_dependency(support.stack)
        support.replication_bucket.grant_read_write(self._pipeline.role)
        return support

    def _make_support(self, properties: ActionProperties, region: str) -> CrossRegionSupport:
        from aws_cdk.aws_codepipeline._cross_region import support_in_stack, support_stack

        resource_stack = _stack_of_resource(properties)
        if resource_stack is not None:
            bucket = support_in_stack(resource_stack, region, with_key=self._with_keys, rotate=self._rotate_keys)
            return CrossRegionSupport(replication_bucket=bucket, stack=resource_stack)
        account = self._pipeline.stack.account
        if is_unresolved(account):
            raise ValidationError(
                "You need to specify an explicit account when using CodePipeline's cross-region support",
                scope=self._pipeline,
                fix="give the stack an env with an account",
            )
        owner = account if self._reuse_stacks else self._pipeline.stack.stack_name
        stack, bucket = support_stack(
            self._support_scope(),
            f"cross-region-stack-{owner}:{region}",
            self._pipeline.stack,
            region,
            with_key=self._with_keys,
            rotate=self._rotate_keys,
        )
        return CrossRegionSupport(replication_bucket=bucket, stack=stack)

    def _support_scope(self) -> Construct:
        from aws_cdk.core.stage import Stage

        scope: Construct | None = Stage.of(self._pipeline)
        if scope is None:
            raise AssumptionError(
                "Pipeline stack which uses cross-environment actions must be part of a CDK App or Stage",
                scope=self._pipeline,
                fix="make the stack of the pipeline inside an App or a Stage",
            )
        return scope

    def role_for(
        self, stage: PipelineStage, properties: ActionProperties, bucket: IBucket, scope: Construct
    ) -> IRole | None:
        """Return the role of an action, which the pipeline's role may assume; ``None`` for the pipeline's own."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        role = self._given_or_cross_account_role(stage, properties, bucket)
        if role is None and _is_of_aws(properties) and not self._use_pipeline_role:
            role = self._make_action_role(scope)
        if role is not None:
            self._pipeline.role.add_to_principal_policy(
                PolicyStatement(actions=["sts:AssumeRole"], resources=[role.role_arn])
            )
        return role

    def _make_action_role(self, scope: Construct) -> IRole:
        from aws_cdk.aws_iam.principals import AccountPrincipal, ArnPrincipal
        from aws_cdk.aws_iam.role import Role

        narrow = flag_enabled(self._pipeline.node, _NARROW_TRUST)
        trusted = (
            ArnPrincipal(self._pipeline.role.role_arn) if narrow else AccountPrincipal(self._pipeline.stack.account)
        )
        return Role(scope, "CodePipelineActionRole", assumed_by=trusted)

    def _given_or_cross_account_role(
        self, stage: PipelineStage, properties: ActionProperties, bucket: IBucket
    ) -> IRole | None:
        from aws_cdk.aws_iam.role import Role

        account = _effective_account(properties)
        own = self._pipeline.env.account
        # As the peer: the account of a pipeline that goes to any is not the one that an action names.
        elsewhere = account is not None and (
            _differ(account, own) or (is_unresolved(own) and not is_unresolved(account))
        )
        if account is not None and elsewhere and bucket.encryption_key is None:
            raise ValidationError(
                f"Artifact Bucket must have a KMS Key to add cross-account action '{properties.action_name}' (pipeline account: "
                f"'{_readable(self._pipeline.env.account)}', action account: '{_readable(account)}'). Create Pipeline with "
                "'crossAccountKeys: true' (or pass an existing Bucket with a key)",
                scope=self._pipeline,
                fix="cross_account_keys=True",
            )
        role = properties.role
        if role is not None:
            if not _is_of_aws(properties):
                raise ValidationError(
                    "Specifying a Role is not supported for actions with an owner different than 'AWS' - got "
                    f"'{properties.owner}' (Action: '{properties.action_name}' in Stage: '{stage.stage_name}')",
                    scope=self._pipeline,
                    fix="leave role of the action out",
                )
            if Role.is_role(role) and Stack.of(role) is not self._pipeline.stack:
                # An imported role is there already.
                self._pipeline.stack.add_dependency(Stack.of(role))
            return role
        other = self._stack_in_other_account(properties)
        if other is None:
            return None
        from aws_cdk.aws_iam.principals import AccountPrincipal

        trusted: Any = AccountPrincipal(self._pipeline.stack.account)
        if flag_enabled(self._pipeline.node, _NARROW_TRUST_ACROSS):
            trusted = trusted.with_conditions({"ArnEquals": {"aws:PrincipalArn": self._pipeline.role.role_arn}})
        made = Role(
            other,
            f"{Names.node_unique_id(self._pipeline.node)}-{stage.stage_name}-{properties.action_name}-ActionRole",
            assumed_by=trusted,
            role_name=PhysicalName.GENERATE_IF_NEEDED,
        )
        # CodePipeline looks at once whether it can assume the role.
        self._pipeline.stack.add_dependency(other)
        return made

    def _stack_in_other_account(self, properties: ActionProperties) -> Stack | None:
        """Return a stack in the action's account for its role; ``None`` if that is the pipeline's account."""
        resource = properties.resource
        account = resource.env.account if resource is not None else properties.account
        own = self._pipeline.env.account
        if account is None:
            return None
        if is_unresolved(account):
            if is_unresolved(own):
                return None
            raise ValidationError(
                f"The 'account' property must be a concrete value (action: '{properties.action_name}')",
                scope=self._pipeline,
                fix="name the account as plain text",
            )
        if is_unresolved(own):
            raise ValidationError(
                "Pipeline stack which uses cross-environment actions must have an explicitly set account",
                scope=self._pipeline,
                fix="give the stack an env with an account",
            )
        if account == own:
            return None
        candidate = Stack.of(resource) if resource is not None else None
        if candidate is not None and candidate.account == account:
            self._account_stacks[account] = candidate
            return candidate
        known = self._account_stacks.get(account)
        if known is None:
            known = self._account_stacks[account] = self._make_account_stack(properties, account)
        return known

    def _make_account_stack(self, properties: ActionProperties, account: str) -> Stack:
        scope = self._support_scope()
        id = f"cross-account-support-stack-{account}"
        found = scope.node.try_find_child(id)
        if isinstance(found, Stack):
            return found
        resource = properties.resource
        region = resource.env.region if resource is not None else properties.region
        own_name = self._pipeline.stack.stack_name  # of a nested stack: made when it is deployed
        return Stack(
            scope,
            id,
            stack_name=None if is_unresolved(own_name) else f"{own_name}-support-{account}",
            env={"account": account, "region": region if region is not None else self._pipeline.stack.region},
        )


def _is_of_aws(properties: ActionProperties) -> bool:
    return properties.owner is None or properties.owner == "AWS"


def effective_region(properties: ActionProperties) -> str | None:
    """Return the region that an action is done in; ``None`` for the pipeline's."""
    return properties.resource.env.region if properties.resource is not None else properties.region


def _effective_account(properties: ActionProperties) -> str | None:
    if properties.role is not None:
        return properties.role.env.account
    return properties.resource.env.account if properties.resource is not None else properties.account


def _stack_of_resource(properties: ActionProperties) -> Stack | None:
    """The stack of what the action is done to, unless that is imported from another environment."""
    resource = properties.resource
    if resource is None:
        return None
    stack = Stack.of(resource)
    env = resource.env
    return stack if _same(env.account, stack.account) and _same(env.region, stack.region) else None


def _same(first: str, second: str) -> bool:
    return Token.compare_strings(first, second) in (TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED)


def _differ(first: str, second: str) -> bool:
    """Tell whether two values are known and not the same."""
    return Token.compare_strings(first, second) is TokenComparison.DIFFERENT


def _readable(text: str) -> str:
    return "(current)" if is_unresolved(text) else text
