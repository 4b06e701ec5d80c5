"""Applications: what has configurations, and environments to deploy them to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._agent_layers import LAYERS
from aws_cdk.aws_appconfig._l1 import CfnApplication
from aws_cdk.aws_appconfig._names import own_name
from aws_cdk.aws_appconfig.environment import Environment, EnvironmentOptions, IEnvironment
from aws_cdk.aws_appconfig.extensible import ExtensibleBase, IExtensible, _Extended
from aws_cdk.aws_appconfig.hosted_configuration import HostedConfiguration, HostedConfigurationOptions
from aws_cdk.aws_appconfig.sourced_configuration import SourcedConfiguration, SourcedConfigurationOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.interfaces.aws_appconfig import IEnvironmentRef
    from constructs import Construct

# Source: the AWS AppConfig user guide, "Using AWS AppConfig Agent with Amazon ECS and Amazon EKS".
_AGENT_IMAGE = "public.ecr.aws/aws-appconfig/aws-appconfig-agent:latest"
_AGENT_CONTAINER = "AppConfigAgentContainer"


class Platform(NamedEnum):
    """A processor architecture of functions."""

    X86_64 = "x86-64"
    ARM_64 = "ARM64"


class IApplication(IResource, IExtensible):
    """An application, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def application_arn(self) -> str: ...
        @property
        def application_id(self) -> str: ...
        @property
        def application_ref(self) -> Any: ...
        @property
        def description(self) -> str | None: ...
        @property
        def name(self) -> str | None: ...
        @takes(EnvironmentOptions)
        def add_environment(self, id: str, options: EnvironmentOptions) -> IEnvironment: ...
        @takes(HostedConfigurationOptions)
        def add_hosted_configuration(self, id: str, options: HostedConfigurationOptions) -> HostedConfiguration: ...
        @takes(SourcedConfigurationOptions)
        def add_sourced_configuration(self, id: str, options: SourcedConfigurationOptions) -> SourcedConfiguration: ...
        def add_existing_environment(self, environment: IEnvironmentRef) -> None: ...
        def environments(self) -> list[IEnvironment]: ...


class ApplicationProps(Struct):
    """Options of an application."""

    application_name: str | None = None
    """Default: made from the construct's place."""
    description: str | None = None
    """Default: none."""


class _ApplicationBase(Resource, _Extended, IApplication):
    application_arn: str
    application_id: str
    description: str | None = None
    name: str | None = None
    _environments: list[IEnvironmentRef]

    @property
    def application_ref(self) -> Any:
        """How other resources refer to the application."""
        from aws_cdk.interfaces.aws_appconfig import ApplicationReference

        return ApplicationReference(application_id=self.application_id)

    @takes(EnvironmentOptions)
    def add_environment(self, id: str, options: EnvironmentOptions) -> IEnvironment:
        """Make an environment of the application."""
        return Environment(self, id, application=self, **options._given())

    @takes(HostedConfigurationOptions)
    def add_hosted_configuration(self, id: str, options: HostedConfigurationOptions) -> HostedConfiguration:
        """Make a configuration that AppConfig keeps."""
        return HostedConfiguration(self, id, application=self, **options._given())

    @takes(SourcedConfigurationOptions)
    def add_sourced_configuration(self, id: str, options: SourcedConfigurationOptions) -> SourcedConfiguration:
        """Make a configuration that another service keeps."""
        return SourcedConfiguration(self, id, application=self, **options._given())

    @checked
    def add_existing_environment(self, environment: IEnvironmentRef) -> None:
        """Count an environment among those of the application."""
        self._environments.append(environment)

    def environments(self) -> list[IEnvironment]:
        """Return the environments of the application that are known here.

        Raises:
            AssumptionError: a resource was added in place of an environment.
        """
        found: list[IEnvironment] = []
        for each in self._environments:
            environment: Any = each
            if not hasattr(environment, "environment_arn"):
                raise AssumptionError(
                    f"'environment' instance should implement IEnvironment, but doesn't: {type(each).__name__}",
                    scope=self,
                    fix="give add_existing_environment an Environment, or an imported one",
                )
            found.append(environment)
        return found


class Application(_ApplicationBase):
    """An application.

    Attributes:
        application_arn: The ARN.
        application_id: Its id.
        description: What it is for, if that is said.
        name: Its name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appconfig.Application"

    @staticmethod
    @checked
    def from_application_arn(scope: Construct, id: str, application_arn: str) -> IApplication:
        """Return an application that was made elsewhere, by its ARN.

        Raises:
            ValidationError: it names no application.
        """
        application_id = Stack.of(scope).split_arn(application_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not application_id:
            raise ValidationError("Missing required application id from application ARN", scope=scope)
        return _ImportedApplication(scope, id, application_id, application_arn)

    @staticmethod
    @checked
    def from_application_id(scope: Construct, id: str, application_id: str) -> IApplication:
        """Return an application that was made elsewhere in the same account and region, by its id."""
        return _ImportedApplication(scope, id, application_id, _arn_of(scope, application_id))

    @staticmethod
    @checked
    def get_lambda_layer_version_arn(region: str, platform: Platform | None = None) -> str:
        """Return the ARN of the layer with the agent, for functions of a region. Default platform: X86_64.

        Raises:
            ValidationError: there is none that is known.
        """
        wanted = Platform.X86_64 if platform is None else platform
        found = LAYERS[wanted._value_].get(region)
        if found is None:
            raise ValidationError(
                f"no layer with the AppConfig agent is known in the region {region} for {wanted.name}",
                fix="take its ARN from the AppConfig user guide",
            )
        account, version = found
        partition = "aws-cn" if region.startswith("cn-") else "aws-us-gov" if region.startswith("us-gov-") else "aws"
        suffix = "-Arm64" if wanted is Platform.ARM_64 else ""
        return f"arn:{partition}:lambda:{region}:{account}:layer:AWS-AppConfig-Extension{suffix}:{version}"

    @staticmethod
    @checked
    def add_agent_to_ecs(task_def: TaskDefinition) -> None:
        """Add the container with the agent to a task."""
        from aws_cdk.aws_ecs.container_image import ContainerImage

        task_def.add_container(
            _AGENT_CONTAINER, image=ContainerImage.from_registry(_AGENT_IMAGE), container_name=_AGENT_CONTAINER
        )

    @takes(ApplicationProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationProps) -> None:
        super().__init__(scope, id)
        self._environments = []
        self.description = props.description
        self.name = props.application_name or own_name(self)
        resource = CfnApplication(self, "Resource", name=self.name, description=self.description)
        self.application_id = resource.ref
        self.application_arn = _arn_of(self, self.application_id)
        self._extensible = ExtensibleBase(self, self.application_arn, self.name)


class _ImportedApplication(_ApplicationBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, application_id: str, arn: str) -> None:
        super().__init__(scope, id)
        self._environments = []
        self.application_id = application_id
        self.application_arn = arn
        # As the peer: extensions of imported applications stand beside them.
        self._extensible = ExtensibleBase(scope, arn)


def _arn_of(scope: Construct, application_id: str) -> str:
    return Stack.of(scope).format_arn(service="appconfig", resource="application", resource_name=application_id)
