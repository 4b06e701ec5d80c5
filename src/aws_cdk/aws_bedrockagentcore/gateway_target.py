"""Targets of gateways: what offers the tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import length_errors, pattern_errors, refuse
from aws_cdk.aws_bedrockagentcore._l1 import CfnGatewayTarget
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore.api_gateway_target import (
    ApiGatewayTargetConfiguration,
    ApiGatewayTargetConfigurationProps,
    ApiGatewayToolConfiguration,
    show_metadata,
)
from aws_cdk.aws_bedrockagentcore.gateway_base import IGateway
from aws_cdk.aws_bedrockagentcore.gateway_credential_provider import (
    CredentialProviderType,
    GatewayCredentialProvider,
    ICredentialProviderConfig,
)
from aws_cdk.aws_bedrockagentcore.target_configuration import (
    ITargetConfiguration,
    LambdaTargetConfiguration,
    McpServerTargetConfiguration,
    McpTargetType,
    MetadataConfiguration,
    OpenApiTargetConfiguration,
    SmithyTargetConfiguration,
    render_metadata,
)
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway import IRestApi
    from aws_cdk.aws_bedrockagentcore.api_schema import ApiSchema
    from aws_cdk.aws_bedrockagentcore.tool_schema import ToolSchema
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_lambda import IFunction
    from aws_cdk.interfaces.aws_bedrockagentcore import GatewayTargetReference
    from constructs import Construct

_LONGEST_NAME = 100
_LONGEST_DESCRIPTION = 200
_NAME = r"([0-9a-zA-Z]-?){1,100}"
_NAME_MESSAGE = (
    "Gateway target name must contain only alphanumeric characters and hyphens, with hyphens only between characters"
)
_SIGNED_WITH_ROLE = (McpTargetType.LAMBDA, McpTargetType.SMITHY_MODEL)
_SIGNED_FOR_SERVICE = (McpTargetType.MCP_SERVER, McpTargetType.OPENAPI_SCHEMA)


class GatewayTargetProtocolType(NamedEnum):
    """The protocol that a target speaks."""

    MCP = "MCP"


class GatewayTargetCommonProps(Struct):
    """Options of all targets."""

    description: str | None = None
    """Up to 200 characters."""
    gateway_target_name: str | None = None
    """Up to 100 letters, digits and hyphens. Default: made from the construct's path."""


class _WithCredentials(GatewayTargetCommonProps):
    credential_provider_configurations: Sequence[ICredentialProviderConfig] | None = None
    """What the gateway shows the target. Default: its role for functions and Smithy models, else nothing."""


class AddLambdaTargetOptions(_WithCredentials):
    """A function as a target."""

    lambda_function: IFunction
    tool_schema: ToolSchema


class AddOpenApiTargetOptions(_WithCredentials):
    """An API as a target, by its OpenAPI document."""

    api_schema: ApiSchema
    validate_open_api_schema: bool | None = None
    """Whether the document is checked when the app runs. Default: yes, if it is at hand."""


class AddSmithyTargetOptions(_WithCredentials):
    """An API as a target, by its Smithy model."""

    smithy_model: ApiSchema


class AddMcpServerTargetOptions(GatewayTargetCommonProps):
    """A server of tools as a target."""

    credential_provider_configurations: Sequence[ICredentialProviderConfig]
    endpoint: str
    """Its URL, of HTTPS."""


class AddApiGatewayTargetOptions(_WithCredentials):
    """A REST API as a target."""

    api_gateway_tool_configuration: Nested[ApiGatewayToolConfiguration]
    rest_api: IRestApi
    metadata_configuration: Nested[MetadataConfiguration | None] = nested()
    stage: str | None = None
    """Default: the API's deployment stage."""


class GatewayTargetLambdaProps(AddLambdaTargetOptions):
    """A function as a target of a gateway."""

    gateway: IGateway


class GatewayTargetOpenApiProps(AddOpenApiTargetOptions):
    """An API as a target of a gateway, by its OpenAPI document."""

    gateway: IGateway


class GatewayTargetSmithyProps(AddSmithyTargetOptions):
    """An API as a target of a gateway, by its Smithy model."""

    gateway: IGateway


class GatewayTargetMcpServerProps(AddMcpServerTargetOptions):
    """A server of tools as a target of a gateway."""

    gateway: IGateway


class GatewayTargetApiGatewayProps(AddApiGatewayTargetOptions):
    """A REST API as a target of a gateway."""

    gateway: IGateway


class GatewayTargetProps(_WithCredentials):
    """Options of a target."""

    gateway: IGateway
    target_configuration: ITargetConfiguration


class GatewayTargetAttributes(Struct):
    """What is known of a target made elsewhere."""

    gateway: IGateway
    gateway_target_name: str
    target_arn: str
    target_id: str
    created_at: str | None = None
    status: str | None = None
    updated_at: str | None = None


class IGatewayTarget(IResource):
    """A target, made here or elsewhere."""

    gateway: IGateway
    gateway_target_name: str
    target_arn: str
    target_id: str
    target_protocol_type: GatewayTargetProtocolType
    created_at: str | None
    credential_provider_configurations: Sequence[ICredentialProviderConfig] | None
    description: str | None
    status: str | None
    status_reasons: Sequence[str] | None
    updated_at: str | None

    if TYPE_CHECKING:

        @property
        def gateway_target_ref(self) -> GatewayTargetReference: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_manage(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...


class IMcpGatewayTarget(IGatewayTarget):
    """A target that is spoken to in the Model Context Protocol."""

    target_type: McpTargetType


class GatewayTargetBase(Resource, IGatewayTarget):
    """Base of targets."""

    target_protocol_type = GatewayTargetProtocolType.MCP
    created_at: str | None = None
    credential_provider_configurations: Sequence[ICredentialProviderConfig] | None = None
    description: str | None = None
    status: str | None = None
    status_reasons: Sequence[str] | None = None
    updated_at: str | None = None

    @property
    def gateway_target_ref(self) -> GatewayTargetReference:
        """The reference to the target."""
        from aws_cdk.interfaces.aws_bedrockagentcore import GatewayTargetReference

        return GatewayTargetReference(gateway_identifier=self.gateway.gateway_id, target_id=self.target_id)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the target."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.target_arn])

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read how the target is made, and list all targets."""
        own = self.grant(grantee, "bedrock-agentcore:GetGatewayTarget")
        lists = ["bedrock-agentcore:ListGatewayTargets"]
        return own.combine(Grant.add_to_principal(grantee=grantee, actions=lists, resource_arns=["*"]))

    @checked
    def grant_manage(self, grantee: IGrantable) -> Grant:
        """Let someone change the target."""
        verbs = ("Create", "Update", "Delete")
        return self.grant(grantee, *(f"bedrock-agentcore:{verb}GatewayTarget" for verb in verbs))


class GatewayTarget(GatewayTargetBase, IMcpGatewayTarget):
    """A target of a gateway."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.GatewayTarget"

    @staticmethod
    @takes(GatewayTargetAttributes)
    def from_gateway_target_attributes(scope: Construct, id: str, attrs: GatewayTargetAttributes) -> IGatewayTarget:
        """Return a target made elsewhere."""
        return _ImportedTarget(scope, id, attrs)

    @staticmethod
    @takes(GatewayTargetLambdaProps)
    def for_lambda(scope: Construct, id: str, props: GatewayTargetLambdaProps) -> GatewayTarget:
        """Make a target that is a function."""
        configuration = LambdaTargetConfiguration.create(props.lambda_function, props.tool_schema)
        given = props._with(lambda_function=None, tool_schema=None)._given()
        return GatewayTarget(scope, id, target_configuration=configuration, **given)

    @staticmethod
    @takes(GatewayTargetOpenApiProps)
    def for_open_api(scope: Construct, id: str, props: GatewayTargetOpenApiProps) -> GatewayTarget:
        """Make a target that is an API with an OpenAPI document."""
        configuration = OpenApiTargetConfiguration.create(props.api_schema, props.validate_open_api_schema)
        given = props._with(api_schema=None, validate_open_api_schema=None)._given()
        return GatewayTarget(scope, id, target_configuration=configuration, **given)

    @staticmethod
    @takes(GatewayTargetSmithyProps)
    def for_smithy(scope: Construct, id: str, props: GatewayTargetSmithyProps) -> GatewayTarget:
        """Make a target that is an API with a Smithy model."""
        configuration = SmithyTargetConfiguration.create(props.smithy_model)
        given = props._with(smithy_model=None)._given()
        return GatewayTarget(scope, id, target_configuration=configuration, **given)

    @staticmethod
    @takes(GatewayTargetMcpServerProps)
    def for_mcp_server(scope: Construct, id: str, props: GatewayTargetMcpServerProps) -> GatewayTarget:
        """Make a target that is a server of tools."""
        configuration = McpServerTargetConfiguration.create(props.endpoint)
        given = props._with(endpoint=None)._given()
        return GatewayTarget(scope, id, target_configuration=configuration, **given)

    @staticmethod
    @takes(GatewayTargetApiGatewayProps)
    def for_api_gateway(scope: Construct, id: str, props: GatewayTargetApiGatewayProps) -> GatewayTarget:
        """Make a target that is a REST API."""
        given = props._given()
        own = {name: given.pop(name) for name in ApiGatewayTargetConfigurationProps._fields if name in given}
        return GatewayTarget(scope, id, target_configuration=ApiGatewayTargetConfiguration.create(**own), **given)

    @takes(GatewayTargetProps)
    def __init__(self, scope: Construct, id: str, props: GatewayTargetProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, props.gateway_target_name, _LONGEST_NAME),
        )
        configuration = props.target_configuration
        self.gateway = props.gateway
        self.gateway_target_name: str = self.physical_name
        self.description = props.description
        self.target_type: McpTargetType = configuration.target_type
        self._check(props)
        credentials = props.credential_provider_configurations
        if credentials is None and self.target_type in _SIGNED_WITH_ROLE:
            credentials = [GatewayCredentialProvider.from_iam_role()]
        self.credential_provider_configurations = credentials
        self._check_credentials(credentials or ())
        configuration.bind(self, self.gateway)
        resource = CfnGatewayTarget(
            self,
            "Resource",
            gateway_identifier=self.gateway.gateway_id,
            name=self.gateway_target_name,
            description=self.description,
            credential_provider_configurations=lazy_any(lambda: [one._render() for one in credentials])
            if credentials
            else None,
            target_configuration=lazy_any(configuration._render),
            metadata_configuration=render_metadata(configuration.metadata_configuration),
        )
        if (
            isinstance(configuration, ApiGatewayTargetConfiguration)
            and configuration.metadata_configuration is not None
        ):
            show_metadata(resource, configuration.metadata_configuration)
        for credential in credentials or ():
            grant = credential.grant_needed_permissions_to_role(self.gateway)
            if grant is not None:
                grant.apply_before(resource)
        self.target_arn: str = resource.ref
        self.target_id: str = resource.attr_target_id
        self.status = resource.attr_status
        self.status_reasons = resource.attr_status_reasons
        self.created_at = resource.attr_created_at
        self.updated_at = resource.attr_updated_at

    @checked
    def grant_sync(self, grantee: IGrantable) -> Grant:
        """Let someone have the gateway read the target's tools again."""
        actions = ["bedrock-agentcore:SynchronizeGatewayTargets"]
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=[self.gateway.gateway_arn])

    def _check(self, props: GatewayTargetProps) -> None:
        name, description = props.gateway_target_name, props.description
        if name is not None:
            errors = length_errors(name, "Gateway target name", 1, _LONGEST_NAME)
            errors += pattern_errors(name, _NAME, _NAME_MESSAGE)
            refuse(errors, self, option="gateway_target_name")
        if description:
            errors = length_errors(description, "Gateway target description", 1, _LONGEST_DESCRIPTION)
            refuse(errors, self, option="description")

    def _check_credentials(self, credentials: Sequence[ICredentialProviderConfig]) -> None:
        for credential in credentials:
            if credential.credential_provider_type is not CredentialProviderType.GATEWAY_IAM_ROLE:
                continue
            if "credentialProvider" in _given(credential) and self.target_type not in _SIGNED_FOR_SERVICE:
                raise ValidationError(
                    "IamCredentialProvider with explicit service/region is only supported for MCP Server and OpenAPI "
                    f'targets, got target type "{self.target_type._value_}"',
                    scope=self,
                    fix="leave `service` and `region` away",
                )


def _given(credential: ICredentialProviderConfig) -> dict[str, object]:
    return {name: value for name, value in credential._render().items() if value is not None}


class _ImportedTarget(GatewayTargetBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.GatewayTargetBase"

    def __init__(self, scope: Construct, id: str, attrs: GatewayTargetAttributes) -> None:
        super().__init__(scope, id)
        self.gateway = attrs.gateway
        self.gateway_target_name = attrs.gateway_target_name
        self.target_arn = attrs.target_arn
        self.target_id = attrs.target_id
        self.created_at = attrs.created_at
        self.status = attrs.status
        self.updated_at = attrs.updated_at


__all__ = [
    "AddApiGatewayTargetOptions",
    "AddLambdaTargetOptions",
    "AddMcpServerTargetOptions",
    "AddOpenApiTargetOptions",
    "AddSmithyTargetOptions",
    "GatewayTarget",
    "GatewayTargetApiGatewayProps",
    "GatewayTargetAttributes",
    "GatewayTargetBase",
    "GatewayTargetCommonProps",
    "GatewayTargetLambdaProps",
    "GatewayTargetMcpServerProps",
    "GatewayTargetOpenApiProps",
    "GatewayTargetProps",
    "GatewayTargetProtocolType",
    "GatewayTargetSmithyProps",
    "IGatewayTarget",
    "IMcpGatewayTarget",
]
