"""Options of REST APIs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway.domain_name_options import DomainNameOptions
from aws_cdk.aws_apigateway.endpoint import EndpointConfiguration, EndpointType
from aws_cdk.aws_apigateway.stage_options import StageOptions
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument


class RestApiBaseProps(Struct):
    """Options of any REST API."""

    cloud_watch_role: bool | None = None
    """Make the role by which API Gateway logs, for the whole account and region. Default: yes, unless the flag
    ``@aws-cdk/aws-apigateway:disableCloudWatchRole`` is on."""
    cloud_watch_role_removal_policy: RemovalPolicy | None = None
    """What happens to that role when it leaves the stack. Default: it stays."""
    deploy: bool | None = None
    """Make a deployment and a stage. Default: yes."""
    deploy_options: Nested[StageOptions | None] = nested()
    """Options of that stage."""
    description: str | None = None
    """What the API is for."""
    disable_execute_api_endpoint: bool | None = None
    """Answer under custom domain names alone. Default: no."""
    domain_name: Nested[DomainNameOptions | None] = nested()
    """A domain name to make for the API."""
    endpoint_configuration: Nested[EndpointConfiguration | None] = nested()
    """Where the API's own URL leads. Default: to the edge."""
    endpoint_export_name: str | None = None
    """Export the URL under this name. Default: it is an output alone."""
    endpoint_types: Sequence[EndpointType] | None = None
    """Where the endpoint is; the shorter way of giving ``endpoint_configuration``."""
    fail_on_warnings: bool | None = None
    """Refuse a definition with warnings. Default: no."""
    parameters: Mapping[str, str] | None = None
    """How a definition is imported: ``{"basepath": "prepend"}``."""
    policy: PolicyDocument | None = None
    """Who may call. Default: everyone."""
    rest_api_name: str | None = None
    """Name of the API. Default: the construct's id."""
    retain_deployments: bool | None = None
    """Keep earlier deployments when a new one takes their place. Default: no."""


__all__ = ["RestApiBaseProps"]
