"""Gateways: one place where agents find tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import check_description, length_errors, pattern_errors, refuse
from aws_cdk.aws_bedrockagentcore._l1 import CfnGateway
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore.gateway_authorizer import (
    GatewayAuthorizer,
    GatewayAuthorizerType,
    IGatewayAuthorizerConfig,
)
from aws_cdk.aws_bedrockagentcore.gateway_base import GatewayBase, IGateway
from aws_cdk.aws_bedrockagentcore.gateway_protocol import (
    GatewayExceptionLevel,
    IGatewayProtocolConfig,
    McpGatewaySearchType,
    McpProtocolConfiguration,
    MCPProtocolVersion,
)
from aws_cdk.aws_bedrockagentcore.gateway_target import (
    AddApiGatewayTargetOptions,
    AddLambdaTargetOptions,
    AddMcpServerTargetOptions,
    AddOpenApiTargetOptions,
    AddSmithyTargetOptions,
    GatewayTarget,
)
from aws_cdk.aws_bedrockagentcore.interceptor import IInterceptor, InterceptionPoint
from aws_cdk.aws_bedrockagentcore.policy_engine import GatewayPolicyEngineConfig, PolicyEngineMode
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cognito import IUserPool, IUserPoolClient, IUserPoolDomain, IUserPoolResourceServer
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms import IKey
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"
_LONGEST_NAME = 48
_LONGEST_DESCRIPTION = 200
_LONGEST_DOMAIN = 63
_LONGEST_IDENTIFIER = 255
_NAME = r"([0-9a-zA-Z]-?)+"
_NAME_MESSAGE = (
    "Gateway name must contain only alphanumeric characters and hyphens, with hyphens only between characters"
)
_INSTRUCTIONS = "Default gateway to connect to external MCP tools"
_SCOPES = {"read": "Read access to gateway tools", "write": "Write access to gateway tools"}
_KEY_ACTIONS = (
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:GenerateDataKeyPair",
    "kms:GenerateDataKeyPairWithoutPlaintext",
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
    "kms:CreateGrant",
    "kms:DescribeKey",
)


class GatewayProps(Struct):
    """Options of a gateway."""

    authorizer_configuration: IGatewayAuthorizerConfig | None = None
    """Who may call it. Default: clients of a new user pool."""
    description: str | None = None
    """Up to 200 characters."""
    exception_level: GatewayExceptionLevel | None = None
    """Default: callers are told little of errors."""
    gateway_name: str | None = None
    """Up to 48 letters, digits and hyphens. Default: made from the construct's path."""
    interceptor_configurations: Sequence[IInterceptor] | None = None
    kms_key: IKey | None = None
    """What it is encrypted with. Default: a key of AWS."""
    policy_engine_configuration: Nested[GatewayPolicyEngineConfig | None] = nested()
    """What decides whether a caller may use a tool. Default: every caller may use all of them."""
    protocol_configuration: IGatewayProtocolConfig | None = None
    """Default: the Model Context Protocol, with semantic search."""
    role: IRole | None = None
    """The role the gateway works with. Default: a new one."""
    tags: Mapping[str, str] | None = None


class GatewayAttributes(Struct):
    """What is known of a gateway made elsewhere."""

    gateway_arn: str
    gateway_id: str
    gateway_name: str
    role: IRole


class Gateway(GatewayBase):
    """A gateway to tools.

    Without an authorizer a user pool is made, with a client that may ask for tokens.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.Gateway"

    @staticmethod
    @takes(GatewayAttributes)
    def from_gateway_attributes(scope: Construct, id: str, attrs: GatewayAttributes) -> IGateway:
        """Return a gateway made elsewhere."""
        return _ImportedGateway(scope, id, attrs)

    @takes(GatewayProps)
    def __init__(self, scope: Construct, id: str, props: GatewayProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, props.gateway_name, _LONGEST_NAME),
        )
        if props.gateway_name is not None:
            refuse(length_errors(props.gateway_name, "Gateway name", 1, _LONGEST_NAME), self, option="gateway_name")
            refuse(pattern_errors(props.gateway_name, _NAME, _NAME_MESSAGE), self, option="gateway_name")
        check_description(props.description, _LONGEST_DESCRIPTION, self)
        self.gateway_name: str = self.physical_name
        self.description = props.description
        self.exception_level = props.exception_level
        self.kms_key = props.kms_key
        self.tags: Mapping[str, str] = props.tags or {}
        self.user_pool: IUserPool | None = None
        self.user_pool_client: IUserPoolClient | None = None
        self.user_pool_domain: IUserPoolDomain | None = None
        self.resource_server: IUserPoolResourceServer | None = None
        self.oauth_scopes: list[str] | None = None
        self.role: IRole = props.role or self._make_role(props.kms_key)
        if props.kms_key is not None:
            props.kms_key.grant_encrypt_decrypt(self.role)
        self.protocol_configuration: IGatewayProtocolConfig = props.protocol_configuration or McpProtocolConfiguration(
            instructions=_INSTRUCTIONS,
            search_type=McpGatewaySearchType.SEMANTIC,
            supported_versions=[MCPProtocolVersion.MCP_2025_03_26],
        )
        self.authorizer_configuration: IGatewayAuthorizerConfig = (
            props.authorizer_configuration or self._make_user_pool()
        )
        self._interceptors: list[Any] = []
        self._interception_points: set[InterceptionPoint] = set()
        engine = props.policy_engine_configuration
        self.policy_engine_configuration: GatewayPolicyEngineConfig | None = engine
        authorizer = self.authorizer_configuration
        resource = CfnGateway(
            self,
            "Resource",
            name=self.gateway_name,
            role_arn=self.role.role_arn,
            authorizer_type=authorizer.authorizer_type._value_,
            authorizer_configuration=lazy_any(authorizer._render),
            protocol_type=self.protocol_configuration.protocol_type,
            protocol_configuration=lazy_any(self.protocol_configuration._render),
            description=props.description,
            exception_level=props.exception_level.value if props.exception_level is not None else None,
            interceptor_configurations=lazy_any(lambda: self._interceptors or None),
            kms_key_arn=props.kms_key.key_arn if props.kms_key is not None else None,
            policy_engine_configuration={
                "arn": engine.policy_engine.policy_engine_arn,
                "mode": (engine.mode or PolicyEngineMode.ENFORCE).value,
            }
            if engine is not None
            else None,
            tags=props.tags,
        )
        self.gateway_id: str = resource.attr_gateway_identifier
        self.gateway_arn: str = resource.attr_gateway_arn
        self.gateway_url = resource.attr_gateway_url
        self.status = resource.attr_status
        self.status_reason = resource.attr_status_reasons
        self.created_at = resource.attr_created_at
        self.updated_at = resource.attr_updated_at
        if authorizer.authorizer_type is GatewayAuthorizerType.NONE:
            Annotations.of(self).add_warning_v2(
                "aws-cdk-lib.aws-bedrockagentcore:noAuthGateway",
                "Everyone may call this gateway. Use an authorizer, or let interceptors and targets check callers.",
            )
        for interceptor in props.interceptor_configurations or ():
            self.add_interceptor(interceptor)
        if engine is not None:
            engine.policy_engine.grant_evaluate_for_gateway(self.role, self)
            resource.node.add_dependency(self.role)  # the service checks that it may ask the engine

    @property
    def token_endpoint_url(self) -> str | None:
        """Where clients of the user pool made here ask for tokens; nothing if there is none."""
        domain = self.user_pool_domain
        if domain is None:
            return None
        return f"https://{domain.domain_name}.auth.{Stack.of(self).region}.amazoncognito.com/oauth2/token"

    @checked
    def add_interceptor(self, interceptor: IInterceptor) -> None:
        """Let a function see requests or answers.

        Raises:
            ValidationError: there is one for these already.
        """
        point = interceptor.interception_point
        if point in self._interception_points:
            raise ValidationError(
                f"Gateway already has a {point._value_} interceptor configured. A gateway can have at most one "
                f"{point._value_} interceptor.",
                scope=self,
                fix="let one function do both",
            )
        self._interception_points.add(point)
        self._interceptors.append(interceptor.bind(self, self).configuration)

    @takes(AddLambdaTargetOptions)
    def add_lambda_target(self, id: str, props: AddLambdaTargetOptions) -> GatewayTarget:
        """Make a target that is a function."""
        return GatewayTarget.for_lambda(self, id, gateway=self, **props._given())

    @takes(AddOpenApiTargetOptions)
    def add_open_api_target(self, id: str, props: AddOpenApiTargetOptions) -> GatewayTarget:
        """Make a target that is an API with an OpenAPI document."""
        return GatewayTarget.for_open_api(self, id, gateway=self, **props._given())

    @takes(AddSmithyTargetOptions)
    def add_smithy_target(self, id: str, props: AddSmithyTargetOptions) -> GatewayTarget:
        """Make a target that is an API with a Smithy model."""
        return GatewayTarget.for_smithy(self, id, gateway=self, **props._given())

    @takes(AddMcpServerTargetOptions)
    def add_mcp_server_target(self, id: str, props: AddMcpServerTargetOptions) -> GatewayTarget:
        """Make a target that is a server of tools."""
        return GatewayTarget.for_mcp_server(self, id, gateway=self, **props._given())

    @takes(AddApiGatewayTargetOptions)
    def add_api_gateway_target(self, id: str, props: AddApiGatewayTargetOptions) -> GatewayTarget:
        """Make a target that is a REST API."""
        return GatewayTarget.for_api_gateway(self, id, gateway=self, **props._given())

    def _make_role(self, key: IKey | None) -> Role:
        stack = Stack.of(self)
        role = Role(
            self,
            "ServiceRole",
            assumed_by=ServicePrincipal(_SERVICE),
            description=f"Service role for Bedrock AgentCore Gateway {self.gateway_name}",
        )
        source = f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:gateway/{self.gateway_name}*"
        assert role.assume_role_policy is not None  # of roles made here
        role.assume_role_policy.add_statements(
            PolicyStatement(
                actions=["sts:AssumeRole"],
                principals=[ServicePrincipal(_SERVICE)],
                conditions={
                    "StringEquals": {"aws:SourceAccount": stack.account},
                    "ArnLike": {"aws:SourceArn": source},
                },
            )
        )
        if key is not None:
            role.add_to_principal_policy(PolicyStatement(actions=list(_KEY_ACTIONS), resources=[key.key_arn]))
        return role

    def _make_user_pool(self) -> IGatewayAuthorizerConfig:
        from aws_cdk.aws_cognito import OAuthFlows, OAuthScope, OAuthSettings, ResourceServerScope, UserPool

        pool = UserPool(self, "UserPool", sign_in_case_sensitive=False)
        scopes = [
            ResourceServerScope(scope_name=name, scope_description=description) for name, description in _SCOPES.items()
        ]
        identifier = Names.unique_resource_name(self, max_length=_LONGEST_IDENTIFIER, separator="-")
        server = pool.add_resource_server("ResourceServer", identifier=identifier, scopes=scopes)
        client = pool.add_client(
            "DefaultClient",
            generate_secret=True,
            o_auth=OAuthSettings(
                flows=OAuthFlows(client_credentials=True),
                scopes=[OAuthScope.resource_server(server, scope) for scope in scopes],
            ),
        )
        prefix = Names.unique_resource_name(self, max_length=_LONGEST_DOMAIN, separator="-").lower()
        self.user_pool_domain = pool.add_domain("Domain", cognito_domain={"domain_prefix": prefix})
        self.user_pool = pool
        self.user_pool_client = client
        self.resource_server = server
        self.oauth_scopes = [f"{server.user_pool_resource_server_id}/{name}" for name in _SCOPES]
        return GatewayAuthorizer.using_cognito(user_pool=pool, allowed_clients=[client])


class _ImportedGateway(GatewayBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.GatewayBase"

    def __init__(self, scope: Construct, id: str, attrs: GatewayAttributes) -> None:
        super().__init__(scope, id)
        self.gateway_arn = attrs.gateway_arn
        self.gateway_id = attrs.gateway_id
        self.gateway_name = attrs.gateway_name
        self.role = attrs.role


__all__ = ["Gateway", "GatewayAttributes", "GatewayProps"]
