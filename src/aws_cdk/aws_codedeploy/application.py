"""Applications: what is deployed, to which platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_codedeploy._l1 import CfnApplication
from aws_cdk.aws_codedeploy._names import application_arn, check_name
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class _IApplication(IResource):
    if TYPE_CHECKING:

        @property
        def application_arn(self) -> str: ...
        @property
        def application_name(self) -> str: ...
        @property
        def application_ref(self) -> Any: ...


class IServerApplication(_IApplication):
    """An application on machines, made here or elsewhere."""


class ILambdaApplication(_IApplication):
    """An application of functions, made here or elsewhere."""


class IEcsApplication(_IApplication):
    """An application of ECS services, made here or elsewhere."""


class _ApplicationProps(Struct):
    application_name: str | None = None
    """Default: chosen by CloudFormation."""


class ServerApplicationProps(_ApplicationProps):
    """Options of an application on machines."""


class LambdaApplicationProps(_ApplicationProps):
    """Options of an application of functions."""


class EcsApplicationProps(_ApplicationProps):
    """Options of an application of ECS services."""


class _ApplicationBase(Resource):
    application_arn: str
    application_name: str

    @property
    def application_ref(self) -> Any:
        """How other resources refer to the application."""
        from aws_cdk.interfaces.aws_codedeploy import ApplicationReference

        return ApplicationReference(application_name=self.application_name)


class _Application(_ApplicationBase):
    """Base of the applications that are made here."""

    _platform: ClassVar[str]

    def __init__(self, scope: Construct, id: str, name: str | None) -> None:
        super().__init__(scope, id, physical_name=name)
        resource = CfnApplication(
            self, "Resource", application_name=self.physical_name, compute_platform=self._platform
        )
        self.application_name = self._get_resource_name_attribute(resource.ref)
        self.application_arn = self._get_resource_arn_attribute(
            application_arn(self, resource.ref),
            ArnComponents(
                service="codedeploy",
                resource="application",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        check_name(self, "Application", name)


class _ImportedApplication(_ApplicationBase):
    """Base of the applications that were made elsewhere, known by a name or an ARN."""

    def __init__(self, scope: Construct, id: str, name: str | None, arn: str | None) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        if arn is not None:
            name = Arn.split(arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
        assert name is not None
        self.application_name = name
        self.application_arn = arn if arn is not None else application_arn(self, name)


class _ImportedServerApplication(_ImportedApplication, IServerApplication):
    """An application for servers that was made elsewhere."""


class ServerApplication(_Application, IServerApplication):
    """An application on machines.

    Attributes:
        application_arn: The ARN.
        application_name: The name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.ServerApplication"
    _platform = "Server"

    @takes(ServerApplicationProps)
    def __init__(self, scope: Construct, id: str, props: ServerApplicationProps) -> None:
        super().__init__(scope, id, props.application_name)

    @staticmethod
    @checked
    def from_server_application_name(scope: Construct, id: str, server_application_name: str) -> IServerApplication:
        """Return an application of this account and region that was made elsewhere."""
        return _ImportedServerApplication(scope, id, server_application_name, None)

    @staticmethod
    @checked
    def from_server_application_arn(scope: Construct, id: str, server_application_arn: str) -> IServerApplication:
        """Return an application that was made elsewhere."""
        return _ImportedServerApplication(scope, id, None, server_application_arn)


class _ImportedLambdaApplication(_ImportedApplication, ILambdaApplication):
    """An application for functions that was made elsewhere."""


class LambdaApplication(_Application, ILambdaApplication):
    """An application of functions.

    Attributes:
        application_arn: The ARN.
        application_name: The name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.LambdaApplication"
    _platform = "Lambda"

    @takes(LambdaApplicationProps)
    def __init__(self, scope: Construct, id: str, props: LambdaApplicationProps) -> None:
        super().__init__(scope, id, props.application_name)

    @staticmethod
    @checked
    def from_lambda_application_name(scope: Construct, id: str, lambda_application_name: str) -> ILambdaApplication:
        """Return an application of this account and region that was made elsewhere."""
        return _ImportedLambdaApplication(scope, id, lambda_application_name, None)

    @staticmethod
    @checked
    def from_lambda_application_arn(scope: Construct, id: str, lambda_application_arn: str) -> ILambdaApplication:
        """Return an application that was made elsewhere."""
        return _ImportedLambdaApplication(scope, id, None, lambda_application_arn)


class _ImportedEcsApplication(_ImportedApplication, IEcsApplication):
    """An application for ECS that was made elsewhere."""


class EcsApplication(_Application, IEcsApplication):
    """An application of ECS services.

    Attributes:
        application_arn: The ARN.
        application_name: The name.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codedeploy.EcsApplication"
    _platform = "ECS"

    @takes(EcsApplicationProps)
    def __init__(self, scope: Construct, id: str, props: EcsApplicationProps) -> None:
        super().__init__(scope, id, props.application_name)

    @staticmethod
    @checked
    def from_ecs_application_name(scope: Construct, id: str, ecs_application_name: str) -> IEcsApplication:
        """Return an application of this account and region that was made elsewhere."""
        return _ImportedEcsApplication(scope, id, ecs_application_name, None)

    @staticmethod
    @checked
    def from_ecs_application_arn(scope: Construct, id: str, ecs_application_arn: str) -> IEcsApplication:
        """Return an application that was made elsewhere."""
        return _ImportedEcsApplication(scope, id, None, ecs_application_arn)
