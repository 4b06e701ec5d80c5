"""Scans by Inspector."""

from __future__ import annotations

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
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.interfaces.aws_ecr import IRepositoryRef
    from constructs import Construct


class InspectorScanVariables(Struct):
    """Variables of a scan."""

    highest_scanned_severity: str


class InspectorScanActionBaseProps(CommonAwsActionProps):
    """A scan: it fails if it finds more than some number of problems."""

    output: Artifact
    """What was found."""
    critical_threshold: int | float | None = None
    """Most critical problems. Default: any number."""
    high_threshold: int | float | None = None
    """Most problems of high severity. Default: any number."""
    low_threshold: int | float | None = None
    """Most problems of low severity. Default: any number."""
    medium_threshold: int | float | None = None
    """Most problems of medium severity. Default: any number."""


class InspectorSourceCodeScanActionProps(InspectorScanActionBaseProps):
    """A scan of source code."""

    input: Artifact
    """The source."""


class InspectorEcrImageScanActionProps(InspectorScanActionBaseProps):
    """A scan of an image."""

    repository: IRepositoryRef
    """The repository."""
    image_tag: str | None = None
    """Tag of the image. Default: ``latest``."""


class InspectorScanActionBase(Action):
    """What all scans have in common."""

    @takes(InspectorScanActionBaseProps)
    def __init__(self, props: InspectorScanActionBaseProps) -> None:
        self._init_scan(props, [])

    def _init_scan(self, props: InspectorScanActionBaseProps, inputs: list[Artifact]) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.INVOKE,
                provider="InspectorScan",
                artifact_bounds=bounds((0, 1), (1, 1)),
                inputs=inputs,
                outputs=[props.output],
            )
        )
        self.props = props

    @property
    def variables(self) -> InspectorScanVariables:
        """The action's variables, for others to use."""
        return InspectorScanVariables(highest_scanned_severity=self._variable_expression("HighestScannedSeverity"))

    def _render_action_configuration(self) -> dict[str, Any]:
        raise NotImplementedError

    def _permit(self, stage: IStage, options: ActionBindOptions) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        options.role.add_to_principal_policy(PolicyStatement(actions=["inspector-scan:ScanSbom"], resources=["*"]))
        let_log(options.role, stage)
        options.bucket.grant_write(options.role)

    def _config(self) -> ActionConfig:
        props = self.props
        return ActionConfig(
            configuration=configuration(
                **self._render_action_configuration(),
                CriticalThreshold=props.critical_threshold,
                HighThreshold=props.high_threshold,
                MediumThreshold=props.medium_threshold,
                LowThreshold=props.low_threshold,
            )
        )


class InspectorSourceCodeScanAction(InspectorScanActionBase):
    """Scans source code."""

    @takes(InspectorSourceCodeScanActionProps)
    def __init__(self, props: InspectorSourceCodeScanActionProps) -> None:
        self._init_scan(props, [props.input])

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        self._permit(stage, options)
        options.bucket.grant_read(options.role)
        return self._config()

    def _render_action_configuration(self) -> dict[str, Any]:
        return {"InspectorRunMode": "SourceCodeScan"}


class InspectorEcrImageScanAction(InspectorScanActionBase):
    """Scans an image."""

    @takes(InspectorEcrImageScanActionProps)
    def __init__(self, props: InspectorEcrImageScanActionProps) -> None:
        self._init_scan(props, [])
        self._scan = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        self._permit(stage, options)
        options.role.add_to_principal_policy(
            PolicyStatement(
                actions=["ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability"],
                resources=[self._scan.repository.repository_ref.repository_arn],
            )
        )
        options.role.add_to_principal_policy(PolicyStatement(actions=["ecr:GetAuthorizationToken"], resources=["*"]))
        return self._config()

    def _render_action_configuration(self) -> dict[str, Any]:
        return {
            "InspectorRunMode": "ECRImageScan",
            "ECRRepositoryName": self._scan.repository.repository_ref.repository_name,
            "ImageTag": self._scan.image_tag,
        }


__all__ = [
    "InspectorEcrImageScanAction",
    "InspectorEcrImageScanActionProps",
    "InspectorScanActionBase",
    "InspectorScanActionBaseProps",
    "InspectorScanVariables",
    "InspectorSourceCodeScanAction",
    "InspectorSourceCodeScanActionProps",
]
