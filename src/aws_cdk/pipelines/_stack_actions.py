"""The actions that deploy stacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aws_cdk.pipelines._assembly_paths import path_in_assembly
from aws_cdk.pipelines.action_factory import CodePipelineActionFactoryResult, ProduceActionOptions

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.pipelines.code_pipeline import CodePipeline
    from aws_cdk.pipelines.stack_deployment import StackDeployment

_CHANGE_SET = "PipelineChange"


class StackActions:
    """Adds the actions that deploy stacks, at once or by a change set, to stages of one pipeline."""

    def __init__(self, pipeline: CodePipeline) -> None:
        self._pipeline = pipeline
        self._roles: dict[str, IRole] = {}

    def prepare(
        self, stage: IStage, stack: StackDeployment, options: ProduceActionOptions
    ) -> CodePipelineActionFactoryResult:
        """Add the action that makes the change set."""
        from aws_cdk.aws_codepipeline_actions.cloud_formation_actions import (
            CloudFormationCreateReplaceChangeSetAction,
        )

        action = CloudFormationCreateReplaceChangeSetAction(
            **self._deploy_options(stack, options), change_set_name=_CHANGE_SET
        )
        stage.add_action(action)
        return CodePipelineActionFactoryResult(run_orders_consumed=1)

    def execute(
        self, stage: IStage, stack: StackDeployment, options: ProduceActionOptions
    ) -> CodePipelineActionFactoryResult:
        """Add the action that executes the change set."""
        from aws_cdk.aws_codepipeline_actions.cloud_formation_actions import CloudFormationExecuteChangeSetAction

        stage.add_action(
            CloudFormationExecuteChangeSetAction(
                action_name=options.action_name,
                run_order=options.run_order,
                change_set_name=_CHANGE_SET,
                stack_name=stack.stack_name,
                role=self._role_of_arn(stack.assume_role_arn),
                region=self._region_of(stack),
                variables_namespace=options.variables_namespace,
            )
        )
        return CodePipelineActionFactoryResult(run_orders_consumed=1)

    def deploy(
        self, stage: IStage, stack: StackDeployment, options: ProduceActionOptions
    ) -> CodePipelineActionFactoryResult:
        """Add the action that deploys without a change set."""
        from aws_cdk.aws_codepipeline_actions.cloud_formation_actions import CloudFormationCreateUpdateStackAction

        action = CloudFormationCreateUpdateStackAction(
            **self._deploy_options(stack, options), variables_namespace=options.variables_namespace
        )
        stage.add_action(action)
        return CodePipelineActionFactoryResult(run_orders_consumed=1)

    def _deploy_options(self, stack: StackDeployment, options: ProduceActionOptions) -> dict[str, Any]:
        from aws_cdk.core.cfn_capabilities import CfnCapabilities

        files = self._pipeline.cloud_assembly_file_set
        artifact = options.artifacts.to_code_pipeline(files)
        template = path_in_assembly(self._pipeline, stack.absolute_template_path)
        config = self._write_tags(stack)
        return {
            "action_name": options.action_name,
            "run_order": options.run_order,
            "stack_name": stack.stack_name,
            "template_path": artifact.at_path(template),
            "admin_permissions": True,
            "role": self._role_of_arn(stack.assume_role_arn),
            "deployment_role": self._role_of_arn(stack.execution_role_arn),
            "region": self._region_of(stack),
            "template_configuration": artifact.at_path(config) if config is not None else None,
            "cfn_capabilities": [CfnCapabilities.NAMED_IAM, CfnCapabilities.AUTO_EXPAND],
        }

    def _write_tags(self, stack: StackDeployment) -> str | None:
        """Write the file beside the template that gives the stack its tags, if it has any; return where it lies."""
        if not stack.tags:
            return None
        path = f"{stack.absolute_template_path}.config.json"
        with open(path, "w", encoding="utf-8") as file:
            file.write(json.dumps({"Tags": stack.tags}, indent=2, ensure_ascii=False))
        return path_in_assembly(self._pipeline, path)

    def _role_of_arn(self, arn: str | None) -> IRole | None:
        from aws_cdk.aws_iam.role import Role
        from aws_cdk.core.pseudo import Aws

        if arn is None:
            return None
        role = self._roles.get(arn)
        if role is None:
            text = arn
            for placeholder, value in (
                ("AWS::Partition", Aws.PARTITION),
                ("AWS::Region", Aws.REGION),
                ("AWS::AccountId", Aws.ACCOUNT_ID),
            ):
                text = text.replace(f"${{{placeholder}}}", value)
            role = self._roles[arn] = Role.from_role_arn(
                self._pipeline.pipeline, arn, text, mutable=False, add_grants_to_resources=True
            )
        return role

    def _region_of(self, stack: StackDeployment) -> str | None:
        from aws_cdk.core.stack import Stack

        return stack.region if stack.region != Stack.of(self._pipeline).region else None
