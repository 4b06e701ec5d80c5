"""Hooks: what happens while an instance comes into a group, or leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling._l1 import CfnLifecycleHook
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_autoscaling import IAutoScalingGroupRef, LifecycleHookReference
    from constructs import Construct


class DefaultResult(NamedEnum):
    """What happens when nobody answers in time."""

    CONTINUE = "CONTINUE"
    ABANDON = "ABANDON"


class LifecycleTransition(NamedEnum):
    """When a hook is called."""

    INSTANCE_LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING"
    INSTANCE_TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING"


class BindHookTargetOptions(Struct):
    """What a target is bound to."""

    lifecycle_hook: LifecycleHook
    """The hook."""
    role: IRole | None = None
    """The role that calls the target. Default: the target makes one."""


class LifecycleHookTargetConfig(Struct):
    """A target as the hook needs it."""

    created_role: IRole
    """The role that calls the target."""
    notification_target_arn: str
    """The target's ARN."""


class ILifecycleHookTarget(Interface):
    """Something that a hook calls."""

    if TYPE_CHECKING:

        @takes(BindHookTargetOptions)
        def bind(self, scope: Construct, options: BindHookTargetOptions) -> LifecycleHookTargetConfig: ...


class ILifecycleHook(IResource):
    """A hook."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def role(self) -> IRole: ...
        @property
        def lifecycle_hook_ref(self) -> LifecycleHookReference: ...


class BasicLifecycleHookProps(Struct):
    """Options of a hook."""

    lifecycle_transition: LifecycleTransition
    """When it is called."""
    default_result: DefaultResult | None = None
    """What happens when nobody answers in time. Default: the instance is abandoned."""
    heartbeat_timeout: Duration | None = None
    """How long to wait for an answer. Default: an hour."""
    lifecycle_hook_name: str | None = None
    """Name. Default: chosen by CloudFormation."""
    notification_metadata: str | None = None
    """Text that is sent along."""
    notification_target: ILifecycleHookTarget | None = None
    """What is called. Default: nothing; EventBridge is told in any case."""
    role: IRole | None = None
    """The role that calls the target; only with one. Default: one is made."""


class LifecycleHookProps(BasicLifecycleHookProps):
    """A hook of a group."""

    auto_scaling_group: IAutoScalingGroupRef
    """The group."""


class LifecycleHook(Resource, ILifecycleHook):
    """A hook: called while an instance comes into a group, or leaves it, which waits for the answer."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-autoscaling.LifecycleHook"

    @takes(LifecycleHookProps)
    def __init__(self, scope: Construct, id: str, props: LifecycleHookProps) -> None:
        """Make a hook.

        Raises:
            ValidationError: there is a role, and nothing for it to call.
        """
        super().__init__(scope, id, physical_name=props.lifecycle_hook_name)
        bound: LifecycleHookTargetConfig | None = None
        if props.notification_target is not None:
            bound = LifecycleHookTargetConfig.of(
                call_with_options(
                    props.notification_target.bind,
                    self,
                    of=BindHookTargetOptions,
                    lifecycle_hook=self,
                    role=props.role,
                )
            )
        elif props.role is not None:
            raise ValidationError(
                "'notificationTarget' parameter required when 'role' parameter is specified",
                scope=self,
                fix="give notification_target, or leave role out",
            )
        self._role: IRole | None = bound.created_role if bound is not None else None
        resource: Any = CfnLifecycleHook(
            self,
            "Resource",
            auto_scaling_group_name=props.auto_scaling_group.auto_scaling_group_ref.auto_scaling_group_name,
            default_result=props.default_result._value_ if props.default_result is not None else None,
            heartbeat_timeout=props.heartbeat_timeout.to_seconds() if props.heartbeat_timeout is not None else None,
            lifecycle_hook_name=self.physical_name,
            lifecycle_transition=props.lifecycle_transition._value_,
            notification_metadata=props.notification_metadata,
            notification_target_arn=bound.notification_target_arn if bound is not None else None,
            role_arn=self._role.role_arn if self._role is not None else None,
        )
        # The role must have its permissions before the hook is tried out.
        if self._role is not None:
            resource.node.add_dependency(self._role)
        self._group_name = props.auto_scaling_group.auto_scaling_group_ref.auto_scaling_group_name
        self.lifecycle_hook_name: str = resource.ref

    @property
    def role(self) -> IRole:
        """The role that calls the target.

        Raises:
            ValidationError: there is no target.
        """
        if self._role is None:
            raise ValidationError(
                "'role' is undefined: the hook has no 'notificationTarget' that it would call",
                scope=self,
            )
        return self._role

    @property
    def lifecycle_hook_ref(self) -> LifecycleHookReference:
        """A reference to the hook."""
        from aws_cdk.interfaces.aws_autoscaling import LifecycleHookReference

        return LifecycleHookReference(
            auto_scaling_group_name=self._group_name, lifecycle_hook_name=self.lifecycle_hook_name
        )
