"""The REST API that a definition in OpenAPI describes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway._l1 import CfnRestApi
from aws_cdk.aws_apigateway.api_definition import ApiDefinition, ApiDefinitionConfig
from aws_cdk.aws_apigateway.resource import _RootResource
from aws_cdk.aws_apigateway.resource_options import ResourceOptions
from aws_cdk.aws_apigateway.rest_api_base import RestApiBase
from aws_cdk.aws_apigateway.rest_api_options import RestApiBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
    from aws_cdk.core.size import Size
    from constructs import Construct


class RestApiMode(NamedEnum):
    """How a definition changes an API that is there."""

    OVERWRITE = "overwrite"
    MERGE = "merge"


class SpecRestApiProps(RestApiBaseProps):
    """Options of `SpecRestApi`."""

    api_definition: ApiDefinition
    """The definition."""
    binary_media_types: Sequence[str] | None = None
    """Content types that are passed on as bytes. Default: none."""
    min_compression_size: Size | None = None
    """Compress bodies from this size on. Default: never."""
    mode: RestApiMode | None = None
    """How the definition changes an API that is there. Default: it takes the place of all."""


class SpecRestApi(RestApiBase):
    """A REST API that a definition in OpenAPI describes; paths and methods may be added to it."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.SpecRestApi"
    _is_made_here = True

    @takes(SpecRestApiProps)
    def __init__(self, scope: Construct, id: str, props: SpecRestApiProps) -> None:
        self._init_api(scope, id, props)
        self.resource_policy = props.policy
        bound = ApiDefinitionConfig.of(props.api_definition.bind(self))
        location = bound.s3_location
        size = props.min_compression_size
        resource = CfnRestApi(
            self,
            "Resource",
            name=self.physical_name,
            policy=lazy_any(lambda: self.resource_policy),
            fail_on_warnings=props.fail_on_warnings,
            minimum_compression_size=size.to_bytes() if size is not None else None,
            binary_media_types=props.binary_media_types,
            body=bound.inline_definition,
            body_s3_location=(
                {"bucket": location.bucket, "key": location.key, "version": location.version}
                if bound.inline_definition is None and location is not None
                else None
            ),
            endpoint_configuration=self._endpoint(props),
            parameters=props.parameters,
            disable_execute_api_endpoint=props.disable_execute_api_endpoint,
            mode=props.mode._value_ if props.mode is not None else None,
        )
        self.node.default_child = resource
        props.api_definition.bind_after_create(self, self)
        self.rest_api_id = resource.ref
        self.rest_api_root_resource_id = resource.attr_root_resource_id
        self.root = _RootResource(self, ResourceOptions(), resource.attr_root_resource_id)
        self._configure_cloud_watch_role(resource, props)
        self._configure_deployment(props)
        if props.domain_name is not None:
            self.add_domain_name("CustomDomain", **props.domain_name._given())

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement about who may call."""
        return self._add_to_own_policy(statement)


__all__ = ["RestApiMode", "SpecRestApi", "SpecRestApiProps"]
