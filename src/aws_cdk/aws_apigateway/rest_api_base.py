"""What all REST APIs have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnAccount
from aws_cdk.aws_apigateway._metrics import ApiMetrics
from aws_cdk.aws_apigateway.api_key_options import ApiKeyOptions
from aws_cdk.aws_apigateway.deployment import Deployment
from aws_cdk.aws_apigateway.domain_name_options import DomainNameOptions
from aws_cdk.aws_apigateway.endpoint import EndpointType, IpAddressType, rendered_endpoint
from aws_cdk.aws_apigateway.gateway_response import GatewayResponse, GatewayResponseOptions
from aws_cdk.aws_apigateway.rest_api_options import RestApiBaseProps
from aws_cdk.aws_apigateway.stage import Stage
from aws_cdk.aws_apigateway.usage_plan import UsagePlan, UsagePlanProps
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway import resource as paths
    from aws_cdk.aws_apigateway.api_key import IApiKey
    from aws_cdk.aws_apigateway.domain_name import DomainName
    from aws_cdk.aws_apigateway.method import Method
    from aws_cdk.aws_ec2 import IVpcEndpoint
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_apigateway import RestApiReference
    from constructs import Construct

_INVOKE = "execute-api:Invoke"
_WHOLE_API = "execute-api:/*"


class IRestApi(IResource):
    """A REST API, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def rest_api_id(self) -> str: ...
        @property
        def rest_api_name(self) -> str: ...
        @property
        def rest_api_root_resource_id(self) -> str: ...
        @property
        def rest_api_ref(self) -> RestApiReference: ...
        @property
        def root(self) -> paths.IResource: ...
        @property
        def latest_deployment(self) -> Deployment | None: ...
        @property
        def deployment_stage(self) -> Stage: ...
        @deployment_stage.setter
        def deployment_stage(self, value: Stage) -> None: ...
        def arn_for_execute_api(
            self, method: str | None = None, path: str | None = None, stage: str | None = None
        ) -> str: ...


class RestApiBase(Resource, IRestApi, ApiMetrics, IResourceWithPolicy):
    """Base of REST APIs.

    Attributes:
        cloud_watch_account: What tells API Gateway the role to log by, if the API makes it.
        domain_name: The first domain name of the API.
        resource_policy: Who may call.
    """

    rest_api_id: str
    rest_api_name: str
    rest_api_root_resource_id: str
    root: paths.IResource
    cloud_watch_account: CfnAccount | None = None
    resource_policy: PolicyDocument | None = None
    _is_made_here = False
    """Whether the API is part of what a deployment of it hashes."""

    @takes(RestApiBaseProps)
    def __init__(self, scope: Construct, id: str, props: RestApiBaseProps) -> None:
        self._init_api(scope, id, props)

    def _init_api(self, scope: Construct, id: str, props: RestApiBaseProps) -> None:
        name = props.rest_api_name if props.rest_api_name is not None else id
        super().__init__(scope, id, physical_name=name)
        self.rest_api_name = name
        self._latest_deployment: Deployment | None = None
        self._stage: Stage | None = None
        self._domain_name: DomainName | None = None
        self._deployments: list[Deployment] = []
        self._methods: list[Method] = []
        self._vpc_endpoints: list[IVpcEndpoint] = []

    # -- places ---------------------------------------------------------------

    @property
    def rest_api_ref(self) -> RestApiReference:
        """The reference to the API."""
        from aws_cdk.interfaces.aws_apigateway import RestApiReference

        return RestApiReference(rest_api_id=self.rest_api_id)

    @property
    def latest_deployment(self) -> Deployment | None:
        """The deployment that follows the API, if the API makes one."""
        return self._latest_deployment

    @property
    def domain_name(self) -> DomainName | None:
        """The first domain name of the API."""
        return self._domain_name

    @property
    def deployment_stage(self) -> Stage:
        """The stage that URLs and ARNs name.

        Raises:
            ValidationError: there is none.
        """
        if self._stage is None:
            raise ValidationError(
                "the API has no deployment stage", scope=self, fix='set "deploy" or assign "deployment_stage"'
            )
        return self._stage

    @deployment_stage.setter
    def deployment_stage(self, value: Stage) -> None:
        self._stage = value

    @property
    def url(self) -> str:
        """The URL of the API's stage, with a slash at its end."""
        return self.url_for_path()

    @checked
    def url_for_path(self, path: str = "/") -> str:
        """Return the URL of a path at the API's stage.

        Raises:
            ValidationError: there is no stage, or ``path`` does not begin with ``/``.
        """
        if self._stage is None:
            raise ValidationError(
                'Cannot determine deployment stage for API from "deploymentStage". Use "deploy" or explicitly set '
                '"deploymentStage"',
                scope=self,
                fix="leave deploy out, or set deployment_stage of the API",
            )
        return self._stage.url_for_path(path)

    @checked
    def arn_for_execute_api(self, method: str | None = None, path: str | None = None, stage: str | None = None) -> str:
        """Return the ARN to call the API; what is left out is ``*``.

        Raises:
            ValidationError: ``path`` does not begin with ``/``.
        """
        if path is not None and not is_unresolved(path) and not path.startswith("/"):
            raise ValidationError(f'"path" must begin with a "/": \'{path}\'', scope=self)
        if method is not None and method.upper() == "ANY":
            method = "*"
        return self.stack.format_arn(
            service="execute-api",
            resource=self.rest_api_id,
            arn_format=ArnFormat.SLASH_RESOURCE_NAME,
            resource_name=f"{stage or '*'}/{method or '*'}{path if path is not None else '/*'}",
        )

    # -- parts ----------------------------------------------------------------

    @takes(GatewayResponseOptions)
    def add_gateway_response(self, id: str, options: GatewayResponseOptions) -> GatewayResponse:
        """Say what API Gateway answers itself for one reason."""
        return GatewayResponse(self, id, rest_api=self, **options._given())

    @takes(DomainNameOptions)
    def add_domain_name(self, id: str, options: DomainNameOptions) -> DomainName:
        """Make a domain name for the API."""
        from aws_cdk.aws_apigateway.domain_name import DomainName

        name = DomainName(self, id, mapping=self, **options._given())
        if self._domain_name is None:
            self._domain_name = name
        return name

    @takes(UsagePlanProps)
    def add_usage_plan(self, id: str, props: UsagePlanProps) -> UsagePlan:
        """Make a usage plan; the API's stages are added to it by ``api_stages``."""
        return UsagePlan(self, id, **props._given())

    @takes(ApiKeyOptions)
    def add_api_key(self, id: str, options: ApiKeyOptions) -> IApiKey:
        """Make an API key for the API's stage."""
        from aws_cdk.aws_apigateway.api_key import ApiKey

        return ApiKey(self, id, resources=[self], **options._given())

    # -- permissions ------------------------------------------------------------

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement about who may call; nothing happens for an API made elsewhere."""
        return AddToResourcePolicyResult(statement_added=False)

    def _add_to_own_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        if self.resource_policy is None:
            from aws_cdk.aws_iam.policy_document import PolicyDocument

            self.resource_policy = PolicyDocument()
        self.resource_policy.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self)

    @checked
    def grant_invoke_from_vpc_endpoints_only(self, vpc_endpoints: Sequence[IVpcEndpoint]) -> None:
        """Let only those call who come through endpoints of VPCs."""
        from aws_cdk.aws_iam.effect import Effect
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import AnyPrincipal

        known = self._vpc_endpoints
        known.extend(endpoint for endpoint in vpc_endpoints if endpoint not in known)
        # Said with each call, of all endpoints so far: equal statements are written once.
        ids = lazy_list(lambda: [endpoint.vpc_endpoint_id for endpoint in known])
        self.add_to_resource_policy(
            PolicyStatement(
                principals=[AnyPrincipal()],
                actions=[_INVOKE],
                resources=[_WHOLE_API],
                effect=Effect.DENY,
                conditions={"StringNotEquals": {"aws:SourceVpce": ids}},
            )
        )
        self.add_to_resource_policy(
            PolicyStatement(principals=[AnyPrincipal()], actions=[_INVOKE], resources=[_WHOLE_API], effect=Effect.ALLOW)
        )

    # -- making -----------------------------------------------------------------

    def _attach_deployment(self, deployment: Deployment) -> None:
        """Have a deployment wait for the API's methods, those to come too."""
        if not self._is_made_here:
            return
        self._deployments.append(deployment)
        for method in self._methods:
            deployment._add_method_dependency(method)

    def _attach_method(self, method: Method) -> None:
        self._methods.append(method)
        for deployment in self._deployments:
            deployment._add_method_dependency(method)

    def _attach_stage(self, stage: Stage) -> None:
        """Have a stage wait for the role to log by."""
        if self.cloud_watch_account is not None:
            stage.node.add_dependency(self.cloud_watch_account)

    def _configure_cloud_watch_role(self, resource: Any, props: RestApiBaseProps) -> None:
        wanted = props.cloud_watch_role
        if wanted is None:
            wanted = not flag_enabled(self.node, "@aws-cdk/aws-apigateway:disableCloudWatchRole")
        policy = props.cloud_watch_role_removal_policy
        if not wanted:
            if policy is not None:
                raise ValidationError(
                    "'cloudWatchRole' must be enabled for 'cloudWatchRoleRemovalPolicy' to be applied.",
                    scope=self,
                    fix="set cloud_watch_role=True, or leave cloud_watch_role_removal_policy out",
                )
            return
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        policy = policy if policy is not None else RemovalPolicy.RETAIN
        role = Role(
            self,
            "CloudWatchRole",
            assumed_by=ServicePrincipal("apigateway.amazonaws.com"),
            managed_policies=[
                ManagedPolicy.from_aws_managed_policy_name("service-role/AmazonAPIGatewayPushToCloudWatchLogs")
            ],
        )
        role.apply_removal_policy(policy)
        account = self.cloud_watch_account = CfnAccount(self, "Account", cloud_watch_role_arn=role.role_arn)
        account.apply_removal_policy(policy)
        account.node.add_dependency(resource)

    def _configure_deployment(self, props: RestApiBaseProps) -> None:
        if props.deploy is False:
            if props.deploy_options is not None:
                raise ValidationError(
                    "Cannot set 'deployOptions' if 'deploy' is disabled",
                    scope=self,
                    fix="leave deploy out, or give the options to the Stage that is made by itself",
                )
            return
        options = props.deploy_options._given() if props.deploy_options is not None else {}
        description = options.get("description") or props.description
        self._latest_deployment = Deployment(
            self,
            "Deployment",
            description=description or "Automatically created by the RestApi construct",
            api=self,
            retain_deployments=props.retain_deployments,
        )
        name = options.get("stage_name") or "prod"
        self._stage = Stage(self, f"DeploymentStage.{name}", deployment=self._latest_deployment, **options)
        CfnOutput(self, "Endpoint", export_name=props.endpoint_export_name, value=self.url_for_path())

    def _endpoint(self, props: RestApiBaseProps) -> dict[str, Any] | None:
        """Return the property for where the API's own URL leads.

        Raises:
            ValidationError: options contradict each other.
        """
        configuration = props.endpoint_configuration
        if props.endpoint_types is not None:
            if configuration is not None:
                raise ValidationError(
                    "Only one of the RestApi props, endpointTypes or endpointConfiguration, is allowed",
                    scope=self,
                    fix="keep endpoint_configuration",
                )
            return {"types": [type._value_ for type in props.endpoint_types]}
        if configuration is None:
            return None
        if EndpointType.PRIVATE in configuration.types and configuration.ip_address_type is IpAddressType.IPV4:
            raise ValidationError(
                "Private APIs can only have a dualstack IP address type.",
                scope=self,
                fix="leave ip_address_type of endpoint_configuration out, or set it to IpAddressType.DUAL_STACK",
            )
        return rendered_endpoint(configuration)


__all__ = ["IRestApi", "RestApiBase"]
