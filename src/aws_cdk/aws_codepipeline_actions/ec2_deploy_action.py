"""Deployments to EC2 instances and other nodes of Systems Manager."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions._logs import let_log
from aws_cdk.aws_codepipeline_actions.action import DEPLOY_BOUNDS, Action, common, configuration
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_elasticloadbalancingv2.target_group import ITargetGroup
    from constructs import Construct

_LOOKS = (
    "ec2:DescribeInstances",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
    "ssm:CancelCommand",
    "ssm:DescribeInstanceInformation",
    "ssm:ListCommandInvocations",
)
_DOCUMENTS = ("AWS-RunPowerShellScript", "AWS-RunShellScript")
_WHOLE = 100


class Ec2InstanceType(NamedEnum):
    """Kind of machines."""

    EC2 = "EC2"
    SSM_MANAGED_NODE = "SSM_MANAGED_NODE"


class Ec2MaxInstances:
    """How many machines."""

    @staticmethod
    @checked
    def targets(targets: float) -> Ec2MaxInstances:
        """Return a number of machines.

        Raises:
            ValidationError: it is no whole number above zero.
        """
        if not is_unresolved(targets) and (targets < 1 or targets != int(targets)):
            raise ValidationError(f"targets must be a positive integer. got {targets:g}")
        return Ec2MaxInstances(_text(targets))

    @staticmethod
    @checked
    def percentage(percentage: float) -> Ec2MaxInstances:
        """Return a part of all machines.

        Raises:
            ValidationError: it is no whole number of 1 to 100.
        """
        if not is_unresolved(percentage) and (not 1 <= percentage <= _WHOLE or percentage != int(percentage)):
            raise ValidationError(f"percentage must be a positive integer between 1 and {_WHOLE}. got {percentage:g}")
        return Ec2MaxInstances(f"{_text(percentage)}%")

    @checked
    def __init__(self, value: str) -> None:
        self.value = value


class Ec2DeploySpecificationsInlineProps(Struct):
    """What is done on a machine."""

    post_script: str
    """Script in the files, done after they are copied."""
    target_directory: str
    """Folder for the files, an absolute path."""
    pre_script: str | None = None
    """Script in the files, done before they are copied. Default: none."""


class Ec2DeploySpecifications:
    """What is done on a machine."""

    @staticmethod
    @takes(Ec2DeploySpecificationsInlineProps)
    def inline(props: Ec2DeploySpecificationsInlineProps) -> Ec2DeploySpecifications:
        """Copy files, with scripts before and after."""
        return _Inline(props)

    def bind(self, scope: Construct) -> Any:
        """Return the settings of the action."""
        raise NotImplementedError


class _Inline(Ec2DeploySpecifications):
    def __init__(self, props: Ec2DeploySpecificationsInlineProps) -> None:
        self._props = props

    @checked
    def bind(self, scope: Construct) -> Any:
        directory = self._props.target_directory
        if not is_unresolved(directory) and not directory.startswith("/"):
            raise ValidationError("The targetDirectory must be an absolute path.", scope=scope)
        return {
            "TargetDirectory": directory,
            "PreScript": self._props.pre_script,
            "PostScript": self._props.post_script,
        }


class Ec2DeployActionProps(CommonAwsActionProps):
    """A deployment to machines."""

    deploy_specifications: Ec2DeploySpecifications
    """What is done on a machine."""
    input: Artifact
    """The files."""
    instance_tag_key: str
    """Key of the tag that the machines have."""
    instance_type: Ec2InstanceType
    """Kind of machines."""
    instance_tag_value: str | None = None
    """Value of the tag. Default: any."""
    max_batch: Ec2MaxInstances | None = None
    """How many at the same time. Default: one."""
    max_error: Ec2MaxInstances | None = None
    """How many may fail. Default: none."""
    target_groups: Sequence[ITargetGroup] | None = None
    """Target groups that machines are taken out of meanwhile. Default: none."""


class Ec2DeployAction(Action):
    """Copies files to machines and runs scripts on them."""

    @takes(Ec2DeployActionProps)
    def __init__(self, props: Ec2DeployActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.DEPLOY,
                provider="EC2",
                artifact_bounds=DEPLOY_BOUNDS,
                inputs=[props.input],
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        groups: list[Any] = list(props.target_groups or ())
        self._permit(stage, options, groups)
        return ActionConfig(
            configuration=configuration(
                InstanceTagKey=props.instance_tag_key,
                InstanceTagValue=props.instance_tag_value,
                InstanceType=props.instance_type._value_,
                MaxBatch=props.max_batch.value if props.max_batch is not None else None,
                MaxError=props.max_error.value if props.max_error is not None else None,
                TargetGroupNameList=",".join(group.target_group_name for group in groups) or None,
                **props.deploy_specifications.bind(scope),
            )
        )

    def _permit(self, stage: IStage, options: ActionBindOptions, groups: list[Any]) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        role, stack = options.role, Stack.of(stage.pipeline)
        tag = f"aws:ResourceTag/{self._props.instance_tag_key}"
        value = self._props.instance_tag_value
        role.add_to_principal_policy(PolicyStatement(actions=list(_LOOKS), resources=["*"]))
        let_log(role, stage, streams_only=True)
        role.add_to_principal_policy(
            PolicyStatement(
                actions=["ssm:SendCommand"],
                resources=[stack.format_arn(service="ec2", resource="instance", resource_name="*")],
                conditions={"StringEquals": {tag: value}} if value is not None else {"Null": {tag: "false"}},
            )
        )
        role.add_to_principal_policy(
            PolicyStatement(
                actions=["ssm:SendCommand"],
                resources=[
                    stack.format_arn(service="ssm", account="", resource="document", resource_name=name)
                    for name in _DOCUMENTS
                ],
            )
        )
        if groups:
            role.add_to_principal_policy(
                PolicyStatement(
                    actions=["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"],
                    resources=[group.target_group_arn for group in groups],
                )
            )


def _text(number: float) -> str:
    from aws_cdk.core.tokenization import Tokenization

    return Tokenization.stringify_number(number) if is_unresolved(number) else f"{number:g}"


__all__ = [
    "Ec2DeployAction",
    "Ec2DeployActionProps",
    "Ec2DeploySpecifications",
    "Ec2DeploySpecificationsInlineProps",
    "Ec2InstanceType",
    "Ec2MaxInstances",
]
