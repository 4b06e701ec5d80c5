"""Products of Service Catalog, environments of Elastic Beanstalk, skills of Alexa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonActionProps,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import DEPLOY_BOUNDS, Action, bounds, common, configuration
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact, ArtifactPath
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class ServiceCatalogDeployActionBeta1Props(CommonAwsActionProps):
    """A version of a product of Service Catalog."""

    product_id: str
    """Id of the product."""
    product_version_name: str
    """Name of the version."""
    template_path: ArtifactPath
    """Its template."""
    product_version_description: str | None = None
    """What is new. Default: none."""


class ServiceCatalogDeployActionBeta1(Action):
    """Makes a version of a product of Service Catalog."""

    @takes(ServiceCatalogDeployActionBeta1Props)
    def __init__(self, props: ServiceCatalogDeployActionBeta1Props) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                provider="ServiceCatalog",
                category=ActionCategory.DEPLOY,
                artifact_bounds=DEPLOY_BOUNDS,
                inputs=[props.template_path.artifact],
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy

        props = self._props
        options.role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name("AWSServiceCatalogAdminFullAccess"))
        options.bucket.grant_read(options.role)
        return ActionConfig(
            configuration=configuration(
                TemplateFilePath=props.template_path.file_name,
                ProductVersionName=props.product_version_name,
                ProductVersionDescription=props.product_version_description,
                ProductType="CLOUD_FORMATION_TEMPLATE",
                ProductId=props.product_id,
            )
        )


class ElasticBeanstalkDeployActionProps(CommonAwsActionProps):
    """An environment of Elastic Beanstalk."""

    application_name: str
    environment_name: str
    input: Artifact
    """The application's files."""


class ElasticBeanstalkDeployAction(Action):
    """Deploys an application to an environment of Elastic Beanstalk."""

    @takes(ElasticBeanstalkDeployActionProps)
    def __init__(self, props: ElasticBeanstalkDeployActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.DEPLOY,
                provider="ElasticBeanstalk",
                artifact_bounds=DEPLOY_BOUNDS,
                inputs=[props.input],
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy

        options.role.add_managed_policy(
            ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess-AWSElasticBeanstalk")
        )
        options.bucket.grant_read(options.role)
        return ActionConfig(
            configuration=configuration(
                ApplicationName=self._props.application_name, EnvironmentName=self._props.environment_name
            )
        )


class AlexaSkillDeployActionProps(CommonActionProps):
    """A skill of Alexa."""

    client_id: str
    client_secret: SecretValue
    input: Artifact
    """The skill's files."""
    refresh_token: SecretValue
    skill_id: str
    parameter_overrides_artifact: Artifact | None = None
    """Files with parameters. Default: none."""


class AlexaSkillDeployAction(Action):
    """Deploys a skill of Alexa."""

    @takes(AlexaSkillDeployActionProps)
    def __init__(self, props: AlexaSkillDeployActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.DEPLOY,
                owner="ThirdParty",
                provider="AlexaSkillsKit",
                artifact_bounds=bounds((1, 2), (0, 0)),
                inputs=[
                    props.input,
                    *([props.parameter_overrides_artifact] if props.parameter_overrides_artifact is not None else ()),
                ],
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, _options: ActionBindOptions) -> ActionConfig:
        props = self._props
        return ActionConfig(
            configuration=configuration(
                ClientId=props.client_id,
                ClientSecret=props.client_secret.unsafe_unwrap(),
                RefreshToken=props.refresh_token.unsafe_unwrap(),
                SkillId=props.skill_id,
            )
        )


__all__ = [
    "AlexaSkillDeployAction",
    "AlexaSkillDeployActionProps",
    "ElasticBeanstalkDeployAction",
    "ElasticBeanstalkDeployActionProps",
    "ServiceCatalogDeployActionBeta1",
    "ServiceCatalogDeployActionBeta1Props",
]
