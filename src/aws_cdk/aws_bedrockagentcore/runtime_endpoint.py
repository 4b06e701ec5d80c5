"""Endpoints of runtimes: names for versions of an agent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_description, check_name, check_tags, pattern_errors, refuse
from aws_cdk.aws_bedrockagentcore._l1 import CfnRuntimeEndpoint
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_bedrockagentcore import RuntimeEndpointReference
    from constructs import Construct

_LONGEST_NAME = 48
_LONGEST_DESCRIPTION = 256
_FIRST_VERSION = "1"
_ID = r"[a-zA-Z][a-zA-Z0-9_]{0,99}-[a-zA-Z0-9]{10}"
_ID_MESSAGE = (
    "Agent runtime ID must start with a letter, followed by up to 99 alphanumeric or underscore characters, then a "
    "hyphen, and exactly 10 alphanumeric characters"
)
_VERSION = r"[1-9][0-9]{0,4}"


class AddEndpointOptions(Struct):
    """Options of an endpoint made by its runtime."""

    description: str | None = None
    version: str | None = None
    """The version that answers, a number from 1 to 99999. Default: the runtime's, whichever that is."""


class RuntimeEndpointProps(Struct):
    """Options of an endpoint."""

    agent_runtime_id: str
    agent_runtime_version: str | None = None
    """The version that answers, a number from 1 to 99999. Default: 1."""
    description: str | None = None
    """Up to 256 characters."""
    endpoint_name: str | None = None
    """Up to 48 letters, digits and underscores. Default: made from the construct's path."""
    tags: Mapping[str, str] | None = None


class RuntimeEndpointAttributes(Struct):
    """What is known of an endpoint made elsewhere."""

    agent_runtime_arn: str
    agent_runtime_endpoint_arn: str
    endpoint_name: str
    created_at: str | None = None
    description: str | None = None
    endpoint_id: str | None = None
    last_updated_at: str | None = None
    live_version: str | None = None
    status: str | None = None
    target_version: str | None = None


class IRuntimeEndpoint(IResource):
    """An endpoint, made here or elsewhere."""

    agent_runtime_arn: str
    agent_runtime_endpoint_arn: str
    endpoint_name: str
    created_at: str | None
    description: str | None
    live_version: str | None
    status: str | None
    target_version: str | None

    if TYPE_CHECKING:

        @property
        def runtime_endpoint_ref(self) -> RuntimeEndpointReference: ...


class RuntimeEndpointBase(Resource, IRuntimeEndpoint):
    """Base of endpoints."""

    created_at: str | None = None
    description: str | None = None
    live_version: str | None = None
    status: str | None = None
    target_version: str | None = None

    @property
    def runtime_endpoint_ref(self) -> RuntimeEndpointReference:
        """The reference to the endpoint."""
        from aws_cdk.interfaces.aws_bedrockagentcore import RuntimeEndpointReference

        return RuntimeEndpointReference(agent_runtime_endpoint_arn=self.agent_runtime_endpoint_arn)


class RuntimeEndpoint(RuntimeEndpointBase):
    """An endpoint of a runtime."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.RuntimeEndpoint"

    @staticmethod
    @takes(RuntimeEndpointAttributes)
    def from_runtime_endpoint_attributes(
        scope: Construct, id: str, attrs: RuntimeEndpointAttributes
    ) -> IRuntimeEndpoint:
        """Return an endpoint made elsewhere."""
        return _ImportedEndpoint(scope, id, attrs)

    @takes(RuntimeEndpointProps)
    def __init__(self, scope: Construct, id: str, props: RuntimeEndpointProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, props.endpoint_name, _LONGEST_NAME),
        )
        version = props.agent_runtime_version if props.agent_runtime_version is not None else _FIRST_VERSION
        check_name(props.endpoint_name, "Endpoint name", self, option="endpoint_name")
        refuse(pattern_errors(props.agent_runtime_id, _ID, _ID_MESSAGE), self, option="agent_runtime_id")
        check_version(version, self, option="agent_runtime_version")
        check_description(props.description, _LONGEST_DESCRIPTION, self)
        check_tags(props.tags, self)
        self.agent_runtime_id: str = props.agent_runtime_id
        self.agent_runtime_version: str = version
        self.description = props.description
        self.endpoint_name: str = self.physical_name
        resource = CfnRuntimeEndpoint(
            self,
            "Resource",
            agent_runtime_id=props.agent_runtime_id,
            agent_runtime_version=version,
            name=self.physical_name,
            description=props.description,
            tags=props.tags,
        )
        self.endpoint_id: str = resource.attr_id
        self.agent_runtime_endpoint_arn: str = resource.attr_agent_runtime_endpoint_arn
        self.agent_runtime_arn: str = resource.attr_agent_runtime_arn
        self.status = resource.attr_status
        self.live_version = resource.attr_live_version
        self.target_version = resource.attr_target_version
        self.created_at = resource.attr_created_at
        self.last_updated_at: str | None = resource.attr_last_updated_at


def check_version(version: str, scope: Construct, *, option: str) -> None:
    """Check a version's number.

    Raises:
        ValidationError: it is none from 1 to 99999.
    """
    message = "Agent runtime version must be a number between 1 and 99999"
    refuse(pattern_errors(version, _VERSION, message), scope, option=option)


class _ImportedEndpoint(RuntimeEndpointBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.RuntimeEndpointBase"

    def __init__(self, scope: Construct, id: str, attrs: RuntimeEndpointAttributes) -> None:
        super().__init__(scope, id)
        self.agent_runtime_arn = attrs.agent_runtime_arn
        self.agent_runtime_endpoint_arn = attrs.agent_runtime_endpoint_arn
        self.endpoint_name = attrs.endpoint_name
        self.endpoint_id = attrs.endpoint_id
        self.created_at = attrs.created_at
        self.description = attrs.description
        self.last_updated_at = attrs.last_updated_at
        self.live_version = attrs.live_version
        self.status = attrs.status
        self.target_version = attrs.target_version


__all__ = [
    "AddEndpointOptions",
    "IRuntimeEndpoint",
    "RuntimeEndpoint",
    "RuntimeEndpointAttributes",
    "RuntimeEndpointBase",
    "RuntimeEndpointProps",
]
