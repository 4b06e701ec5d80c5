"""Runtimes: agents that AgentCore runs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import (
    check_description,
    check_name,
    check_tags,
    length_errors,
    pattern_errors,
    refuse,
)
from aws_cdk.aws_bedrockagentcore._execution_role import allow_basics, make_execution_role
from aws_cdk.aws_bedrockagentcore._l1 import CfnRuntime
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore.logging_config import LoggingConfig
from aws_cdk.aws_bedrockagentcore.network_configuration import RuntimeNetworkConfiguration
from aws_cdk.aws_bedrockagentcore.runtime_base import IBedrockAgentRuntime, RuntimeBase
from aws_cdk.aws_bedrockagentcore.runtime_choices import PlatformVersion, ProtocolType
from aws_cdk.aws_bedrockagentcore.runtime_endpoint import AddEndpointOptions, RuntimeEndpoint, check_version
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.agent_runtime_artifact import AgentRuntimeArtifact
    from aws_cdk.aws_bedrockagentcore.runtime_authorizer_configuration import RuntimeAuthorizerConfiguration
    from aws_cdk.aws_ec2 import ISecurityGroup
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_LONGEST_NAME = 48
_LONGEST_DESCRIPTION = 1200
_MOST_VARIABLES = 50
_LONGEST_VARIABLE = 100
_LONGEST_VALUE = 2048
_SHORTEST_LIFE_SECONDS = 60
_LONGEST_LIFE_SECONDS = 28800
_MOST_HEADERS = 20
_LONGEST_HEADER = 256
_ROLE_ARN = r"arn:[^:]+:iam::\d{12}:role/.+"


class LifecycleConfiguration(Struct):
    """How long sessions live; from 1 minute to 8 hours each."""

    idle_runtime_session_timeout: Duration | None = None
    """How long a session may be idle. Default: 15 minutes, the service's."""
    max_lifetime: Duration | None = None
    """How long a session lives at most. Default: 8 hours, the service's."""


class RequestHeaderConfiguration(Struct):
    """Which headers of a request the agent gets."""

    allowlisted_headers: Sequence[str] | None = None
    """1 to 20 names."""


class RuntimeProps(Struct):
    """Options of a runtime."""

    agent_runtime_artifact: AgentRuntimeArtifact
    authorizer_configuration: RuntimeAuthorizerConfiguration | None = None
    """Who may call it. Default: identities of AWS."""
    description: str | None = None
    """Up to 1200 characters."""
    environment_variables: Mapping[str, str] | None = None
    """Up to 50."""
    execution_role: IRole | None = None
    """The role the agent works with; gets the permissions that every agent needs. Default: a new one."""
    lifecycle_configuration: Nested[LifecycleConfiguration | None] = nested()
    logging_configs: Nested[Sequence[LoggingConfig] | None] = nested()
    """Where logs go. Default: to the log group that the service makes."""
    manage_delivery_resource_policy: bool | None = None
    """Whether policies are written that let logs and traces be delivered. Default: yes."""
    network_configuration: RuntimeNetworkConfiguration | None = None
    """Default: the public network."""
    platform_version: PlatformVersion | None = None
    protocol_configuration: ProtocolType | None = None
    """Default: HTTP."""
    request_header_configuration: Nested[RequestHeaderConfiguration | None] = nested()
    runtime_name: str | None = None
    """Up to 48 letters, digits and underscores, a letter first. Default: made from the construct's path."""
    tags: Mapping[str, str] | None = None
    tracing_enabled: bool | None = None
    """Whether traces go to X-Ray. Default: no."""


class AgentRuntimeAttributes(Struct):
    """What is known of a runtime made elsewhere."""

    agent_runtime_arn: str
    agent_runtime_id: str
    agent_runtime_name: str
    role_arn: str
    agent_runtime_version: str | None = None
    agent_status: str | None = None
    created_at: str | None = None
    description: str | None = None
    last_updated_at: str | None = None
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: not known; network access cannot be managed."""


class Runtime(RuntimeBase):
    """An agent that AgentCore runs."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.Runtime"

    @staticmethod
    @takes(AgentRuntimeAttributes)
    def from_agent_runtime_attributes(scope: Construct, id: str, attrs: AgentRuntimeAttributes) -> IBedrockAgentRuntime:
        """Return a runtime made elsewhere."""
        return _ImportedRuntime(scope, id, attrs)

    @takes(RuntimeProps)
    def __init__(self, scope: Construct, id: str, props: RuntimeProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, props.runtime_name, _LONGEST_NAME),
        )
        self._check(props)
        name = self.physical_name
        self.agent_runtime_name: str = name
        self.agent_runtime_artifact: AgentRuntimeArtifact = props.agent_runtime_artifact
        self.description: str | None = props.description
        self.role: IRole = props.execution_role or make_execution_role(self, name)
        allow_basics(self.role, self)
        network = props.network_configuration or RuntimeNetworkConfiguration.using_public_network()
        self._connections = network.connections
        authorizer = props.authorizer_configuration
        resource = CfnRuntime(
            self,
            "Resource",
            agent_runtime_name=name,
            role_arn=self.role.role_arn,
            agent_runtime_artifact=lazy_any(self._render_artifact),
            network_configuration=lazy_any(network._render),
            protocol_configuration=(props.protocol_configuration or ProtocolType.HTTP).value,
            description=props.description,
            environment_variables=props.environment_variables or None,
            authorizer_configuration=lazy_any(authorizer._render) if authorizer is not None else None,
            lifecycle_configuration=_lifecycle(props.lifecycle_configuration),
            request_header_configuration=_headers(props.request_header_configuration),
            platform_version=props.platform_version.value if props.platform_version is not None else None,
            tags=props.tags,
        )
        resource.node.add_dependency(self.role)
        self._resource = resource
        self.agent_runtime_id: str = resource.attr_agent_runtime_id
        self.agent_runtime_arn: str = resource.attr_agent_runtime_arn
        self.agent_status = resource.attr_status
        self.agent_runtime_version = resource.attr_agent_runtime_version
        self.created_at = resource.attr_created_at
        self.last_updated_at = resource.attr_last_updated_at
        if self.agent_runtime_artifact._is_checked_when_deployed:
            Annotations.of(self).add_info_v2(
                "aws-cdk-lib.aws-bedrockagentcore:containerUriValidationSkipped",
                "The URI of the container image holds tokens; so it is checked when the stack is deployed.",
            )
        self._deliver(props)

    @takes(AddEndpointOptions)
    def add_endpoint(self, endpoint_name: str, options: AddEndpointOptions) -> RuntimeEndpoint:
        """Make an endpoint of this name for a version of the runtime.

        Raises:
            ValidationError: the name or the version cannot be.
        """
        check_name(endpoint_name, "Endpoint name", self, option="endpoint_name")
        if options.version is not None:
            check_version(options.version, self, option="version")
        endpoint = RuntimeEndpoint(
            self,
            f"Endpoint{endpoint_name}",
            agent_runtime_id=self.agent_runtime_id,
            endpoint_name=endpoint_name,
            agent_runtime_version=options.version or self.agent_runtime_version,
            description=options.description,
        )
        endpoint.node.add_dependency(self._resource)
        return endpoint

    def _deliver(self, props: RuntimeProps) -> None:
        manage = props.manage_delivery_resource_policy is not False
        if props.tracing_enabled or props.logging_configs:
            from aws_cdk.aws_bedrockagentcore._log_delivery import deliver_logs, deliver_traces

            if props.tracing_enabled:
                deliver_traces(self, self.agent_runtime_arn, manage_policy=manage)
            deliver_logs(self, self.agent_runtime_arn, props.logging_configs or (), manage_policy=manage)

    def _render_artifact(self) -> Mapping[str, Any]:
        # as the peer: assets are made when the template is first resolved
        self.agent_runtime_artifact.bind(self, self)
        return self.agent_runtime_artifact._render()

    def _check(self, props: RuntimeProps) -> None:
        check_name(props.runtime_name, "Runtime name", self, option="runtime_name")
        check_description(props.description, _LONGEST_DESCRIPTION, self)
        self._check_variables(props.environment_variables or {})
        check_tags(props.tags, self)
        self._check_lifecycle(props.lifecycle_configuration)
        self._check_headers(props.request_header_configuration)
        role = props.execution_role
        if role is not None and not is_unresolved(role.role_arn) and not re.fullmatch(_ROLE_ARN, role.role_arn):
            raise ValidationError(
                f"Invalid IAM role ARN format: {role.role_arn}. Expected format: "
                "arn:<partition>:iam::<account-id>:role/<role-name> or "
                "arn:<partition>:iam::<account-id>:role/<path>/<role-name>",
                scope=self,
                fix="correct `execution_role`",
            )

    def _check_variables(self, variables: Mapping[str, str]) -> None:
        if len(variables) > _MOST_VARIABLES:
            raise ValidationError(
                f"Too many environment variables: {len(variables)}. Maximum allowed is {_MOST_VARIABLES}",
                scope=self,
                fix="shorten `environment_variables`",
            )
        for key, value in variables.items():
            field = f"Environment variable key '{key}'"
            message = (
                f"{field} must start with a letter or underscore and contain only letters, numbers, and underscores"
            )
            errors = length_errors(key, field, 1, _LONGEST_VARIABLE)
            errors += pattern_errors(key, r"[a-zA-Z_][a-zA-Z0-9_]*", message)
            refuse(errors, self, option="environment_variables")
            if not is_unresolved(value) and len(value) > _LONGEST_VALUE:
                raise ValidationError(
                    f"Invalid environment variable value length for key '{key}': {len(value)} characters. "
                    f"Values must not exceed {_LONGEST_VALUE} characters",
                    scope=self,
                    fix="shorten it, or keep it elsewhere and name the place",
                )

    def _check_lifecycle(self, lifecycle: LifecycleConfiguration | None) -> None:
        if lifecycle is None:
            return
        for value, field, option in (
            (lifecycle.idle_runtime_session_timeout, "Idle runtime session timeout", "idle_runtime_session_timeout"),
            (lifecycle.max_lifetime, "Maximum lifetime", "max_lifetime"),
        ):
            if value is None or value.is_unresolved():
                continue
            if not _SHORTEST_LIFE_SECONDS <= value.to_seconds() <= _LONGEST_LIFE_SECONDS:
                raise ValidationError(
                    f"{field} must be between {_SHORTEST_LIFE_SECONDS} seconds and {_LONGEST_LIFE_SECONDS} seconds",
                    scope=self,
                    fix=f"correct `{option}` of `lifecycle_configuration`",
                )

    def _check_headers(self, configuration: RequestHeaderConfiguration | None) -> None:
        headers = configuration.allowlisted_headers if configuration is not None else None
        if headers is None:
            return
        if not 1 <= len(headers) <= _MOST_HEADERS:
            raise ValidationError(
                f"Request header allow list must contain between 1 and {_MOST_HEADERS} headers, not {len(headers)}",
                scope=self,
                fix="correct `request_header_configuration`",
            )
        message = (
            "Request header must start with a letter and contain only letters, numbers, underscores, and hyphens "
            f"(max {_LONGEST_HEADER} characters)"
        )
        for header in headers:
            errors = length_errors(header, "Request header", 1, _LONGEST_HEADER)
            errors += pattern_errors(header, r"[a-zA-Z][a-zA-Z0-9_-]{0,255}", message)
            refuse(errors, self, option="request_header_configuration")


def _lifecycle(configuration: LifecycleConfiguration | None) -> Any:
    idle = configuration.idle_runtime_session_timeout if configuration is not None else None
    life = configuration.max_lifetime if configuration is not None else None
    given = {
        "idleRuntimeSessionTimeout": idle.to_seconds() if idle is not None else None,
        "maxLifetime": life.to_seconds() if life is not None else None,
    }
    return lazy_any(lambda: given)  # as the peer: written even when it is empty


def _headers(configuration: RequestHeaderConfiguration | None) -> Mapping[str, Any] | None:
    if configuration is None or configuration.allowlisted_headers is None:
        return None
    return {"request_header_allowlist": configuration.allowlisted_headers}


class _ImportedRuntime(RuntimeBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.RuntimeBase"

    def __init__(self, scope: Construct, id: str, attrs: AgentRuntimeAttributes) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_iam.role import Role

        self.agent_runtime_arn = attrs.agent_runtime_arn
        self.agent_runtime_id = attrs.agent_runtime_id
        self.agent_runtime_name = attrs.agent_runtime_name
        self.agent_runtime_version = attrs.agent_runtime_version
        self.agent_status = attrs.agent_status
        self.created_at = attrs.created_at
        self.description = attrs.description
        self.last_updated_at = attrs.last_updated_at
        self.role = Role.from_role_arn(self, "Role", attrs.role_arn)
        if attrs.security_groups:
            from aws_cdk.aws_ec2.connections import Connections

            self._connections = Connections(security_groups=attrs.security_groups)


__all__ = [
    "AgentRuntimeAttributes",
    "LifecycleConfiguration",
    "RequestHeaderConfiguration",
    "Runtime",
    "RuntimeProps",
]
