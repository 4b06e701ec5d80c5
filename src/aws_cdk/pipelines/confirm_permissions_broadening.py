"""Steps that wait for an approval if a deployment would give more permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from aws_cdk.core.struct import Struct, takes
from aws_cdk.pipelines.action_factory import (
    CodePipelineActionFactoryResult,
    ICodePipelineActionFactory,
    ProduceActionOptions,
)
from aws_cdk.pipelines.step import Step
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project import Project
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.core.stage import Stage
    from aws_cdk.pipelines.code_pipeline import CodePipeline

_ID = "PipelinesSecurityCheck"
_TAG = ("SECURITY_CHECK", "ALLOW_APPROVE")
_VARIABLES = ("LINK", "MESSAGE")
_NO_CHANGES = "No security-impacting changes detected."
_CHANGES = (
    "Deployment would make security-impacting changes. Click the link below to inspect them, then click Approve if all "
    "changes are expected."
)


class PermissionsBroadeningCheckProps(Struct):
    """Options of the check."""

    stage: Stage
    """The stage that is checked."""
    notification_topic: ITopic | None = None
    """Topic that is told. Default: none."""


class ConfirmPermissionsBroadening(Step, ICodePipelineActionFactory):
    """Waits for an approval if deploying a stage would give more permissions; goes on if not."""

    @takes(PermissionsBroadeningCheckProps)
    def __init__(self, id: str, props: PermissionsBroadeningCheckProps) -> None:
        super().__init__(id)
        self._props = props

    @takes(ProduceActionOptions)
    def produce_action(self, stage: IStage, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        """Add the check and the approval to ``stage``."""
        from aws_cdk.aws_codebuild.build_environment import BuildEnvironmentVariable
        from aws_cdk.aws_codepipeline_actions.code_build_action import CodeBuildAction
        from aws_cdk.aws_codepipeline_actions.manual_approval_action import ManualApprovalAction

        pipeline, checked, topic = options.pipeline, self._props.stage, self._props.notification_topic
        check = _check_of(pipeline)
        namespace = checked.node.addr
        approval_name = f"{options.action_name}.Confirm"
        texts = {
            "STAGE_PATH": checked.node.path,
            "STAGE_NAME": stage.stage_name,
            "ACTION_NAME": approval_name,
        }
        if topic is not None:
            topic.grant_publish(check.project)
            texts["NOTIFICATION_ARN"] = topic.topic_arn
            texts["NOTIFICATION_SUBJECT"] = f"Confirm permission broadening in {checked.stage_name}"
        stage.add_action(
            CodeBuildAction(
                run_order=options.run_order,
                action_name=f"{options.action_name}.Check",
                input=options.artifacts.to_code_pipeline(pipeline.cloud_assembly_file_set),
                project=check.project,
                variables_namespace=namespace,
                environment_variables={name: BuildEnvironmentVariable(value=text) for name, text in texts.items()},
            )
        )
        stage.add_action(
            ManualApprovalAction(
                action_name=approval_name,
                run_order=options.run_order + 1,
                additional_information=f"#{{{namespace}.MESSAGE}}",
                external_entity_link=f"#{{{namespace}.LINK}}",
            )
        )
        return CodePipelineActionFactoryResult(run_orders_consumed=2, project=check.project)


class _SecurityCheck(NamedTuple):
    project: Project
    function: IFunction


def _check_of(pipeline: CodePipeline) -> _SecurityCheck:
    """Return the check of all stages of a pipeline."""
    check: _SecurityCheck | None = pipeline._security_check
    if check is None:
        check = pipeline._security_check = _make_check(pipeline)
    return check


def _make_check(pipeline: CodePipeline) -> _SecurityCheck:
    from aws_cdk.aws_codebuild.build_spec import BuildSpec
    from aws_cdk.aws_codebuild.project import Project
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_lambda.code import Code
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.handler_code import handler_folder
    from aws_cdk.core.tag_aspect import Tags
    from aws_cdk.custom_resources._handler_function import handler_runtime, note_family

    # The function may approve in pipelines that have this tag, and in no others.
    Tags.of(pipeline.pipeline).add(*_TAG, include_resource_types=["AWS::CodePipeline::Pipeline"])
    scope = Construct(pipeline, _ID)
    function = Function(
        scope,
        "CDKPipelinesAutoApprove",
        handler="index.handler",
        runtime=handler_runtime(),
        code=Code.from_asset(handler_folder("pipeline_auto_approve")),
        timeout=Duration.minutes(5),
    )
    note_family(function)
    function.add_to_role_policy(
        PolicyStatement(
            actions=["codepipeline:GetPipelineState", "codepipeline:PutApprovalResult"],
            conditions={"StringEquals": {f"aws:ResourceTag/{_TAG[0]}": _TAG[1]}},
            resources=["*"],
        )
    )
    project = Project(scope, "CDKSecurityCheck", build_spec=BuildSpec.from_object(_build_spec(function.function_name)))
    project.add_to_role_policy(
        PolicyStatement(
            actions=["sts:AssumeRole"],
            resources=["*"],
            conditions={"ForAnyValue:StringEquals": {"iam:ResourceTag/aws-cdk:bootstrap-role": ["deploy"]}},
        )
    )
    function.grant_invoke(project)
    return _SecurityCheck(project, function)


def _build_spec(function_name: str) -> dict[str, Any]:
    """Return what the check does: asks the CDK CLI for changes of permissions, and approves if there are none."""
    console = "https://$REGION.console.aws.amazon.com/codesuite"
    invoke = (
        f"aws lambda invoke --function-name {function_name} --invocation-type Event "
        '--cli-binary-format raw-in-base64-out --payload "$payload" lambda.out'
    )
    mail = "\n".join(
        (
            "An upcoming change would broaden security changes in $PIPELINE_NAME.",
            "Review and approve the changes in CodePipeline to proceed with the deployment.",
            "",
            "Review the changes in CodeBuild:",
            "",
            "$LINK",
            "",
            "Approve the changes in CodePipeline (stage $STAGE_NAME, action $ACTION_NAME):",
            "",
            "$PIPELINE_LINK",
        )
    )
    publish = f'aws sns publish --topic-arn $NOTIFICATION_ARN --subject "$NOTIFICATION_SUBJECT" --message "{mail}"'
    arn_part = '"$(node -pe \'`${process.env.ARN}`.split(":")[%s\')"'
    commands = [
        "npm install -g aws-cdk",
        'export PIPELINE_NAME="$(node -pe \'`${process.env.CODEBUILD_INITIATOR}`.split("/")[1]\')"',
        'payload="$(node -pe \'JSON.stringify({ "PipelineName": process.env.PIPELINE_NAME, "StageName": '
        'process.env.STAGE_NAME, "ActionName": process.env.ACTION_NAME })\' )"',
        "ARN=$CODEBUILD_BUILD_ARN",
        "REGION=" + arn_part % "3]",
        "ACCOUNT_ID=" + arn_part % "4]",
        "PROJECT_NAME=" + arn_part % '5].split("/")[1]',
        "PROJECT_ID=" + arn_part % "6]",
        f'export LINK="{console}/codebuild/$ACCOUNT_ID/projects/$PROJECT_NAME/build/$PROJECT_NAME:$PROJECT_ID/?region=$REGION"',
        f'export PIPELINE_LINK="{console}/codepipeline/pipelines/$PIPELINE_NAME/view?region=$REGION"',
        f'if cdk diff -a . --security-only --fail $STAGE_PATH/\\*; then {invoke}; export MESSAGE="{_NO_CHANGES}"; '
        f'else [ -z "${{NOTIFICATION_ARN}}" ] || {publish}; export MESSAGE="{_CHANGES}"; fi',
    ]
    return {
        "version": 0.2,
        "phases": {"build": {"commands": commands}},
        "env": {"exported-variables": list(_VARIABLES)},
    }


__all__ = ["ConfirmPermissionsBroadening", "PermissionsBroadeningCheckProps"]
