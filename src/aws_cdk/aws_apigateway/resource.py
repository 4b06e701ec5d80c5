"""Paths of an API and their methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnResource
from aws_cdk.aws_apigateway._part import make_part
from aws_cdk.aws_apigateway.cors import CorsOptions, preflight
from aws_cdk.aws_apigateway.integrations import MockIntegration
from aws_cdk.aws_apigateway.method import Method
from aws_cdk.aws_apigateway.method_options import AuthorizationType, MethodOptions
from aws_cdk.aws_apigateway.resource_options import ProxyResourceOptions, ResourceOptions
from aws_cdk.core import resource as core_resource
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.integration import Integration
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.interfaces.aws_apigateway import ResourceReference
    from constructs import Construct

# Source: observed on aws-cdk-lib 2.275.0.
_PATH_PART = re.compile(r"[a-zA-Z0-9:._$-]+|\{[a-zA-Z0-9:._$-]+\+?\}")
_PROXY = "{proxy+}"


class IResource(core_resource.IResource):
    """A path of an API."""

    if TYPE_CHECKING:

        @property
        def resource_ref(self) -> ResourceReference: ...
        @property
        def api(self) -> IRestApi: ...
        @property
        def path(self) -> str: ...
        @property
        def resource_id(self) -> str: ...
        @property
        def parent_resource(self) -> IResource | None: ...
        @property
        def default_cors_preflight_options(self) -> CorsOptions | None: ...
        @property
        def default_integration(self) -> Integration | None: ...
        @property
        def default_method_options(self) -> MethodOptions | None: ...
        @takes(CorsOptions)
        def add_cors_preflight(self, options: CorsOptions) -> Method: ...
        def add_method(self, http_method: str, integration: Integration | None = None, **options: Any) -> Method: ...
        @takes(ProxyResourceOptions)
        def add_proxy(self, options: ProxyResourceOptions) -> ProxyResource: ...
        @takes(ResourceOptions)
        def add_resource(self, path_part: str, options: ResourceOptions) -> Resource: ...
        def get_resource(self, path_part: str) -> IResource | None: ...
        def resource_for_path(self, path: str) -> Resource: ...


class ResourceProps(ResourceOptions):
    """Options of `Resource`."""

    parent: IResource
    """The path above."""
    path_part: str
    """The last part of the path; ``{name}`` is a parameter, ``{name+}`` takes all that follows."""


class ProxyResourceProps(ProxyResourceOptions):
    """Options of `ProxyResource`."""

    parent: IResource
    """The path above."""


class ResourceAttributes(Struct):
    """What is known of a path made elsewhere."""

    path: str
    """The full path."""
    resource_id: str
    """The id that API Gateway gave it."""
    rest_api: IRestApi
    """The API."""


class ResourceBase(core_resource.Resource, IResource):
    """Base of paths."""

    api: IRestApi
    path: str
    resource_id: str
    parent_resource: IResource | None = None
    default_cors_preflight_options: CorsOptions | None = None
    default_integration: Integration | None = None
    default_method_options: MethodOptions | None = None

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._children: dict[str, IResource] = {}

    @property
    def resource_ref(self) -> ResourceReference:
        """The reference to the path."""
        from aws_cdk.interfaces.aws_apigateway import ResourceReference

        return ResourceReference(rest_api_id=self.api.rest_api_id, resource_id=self.resource_id)

    def _take_defaults(self, options: ResourceOptions, parent: IResource | None) -> None:
        """Take what holds for this path: from ``options``, or from the path above."""
        above = parent.default_method_options if parent is not None else None
        own = options.default_method_options
        self.default_method_options = (
            above._with(**own._given()) if above is not None and own is not None else own or above
        )
        self.default_integration = options.default_integration or (
            parent.default_integration if parent is not None else None
        )
        self.default_cors_preflight_options = options.default_cors_preflight_options or (
            parent.default_cors_preflight_options if parent is not None else None
        )
        if self.default_cors_preflight_options is not None:
            self._add_cors_preflight(self.default_cors_preflight_options)

    # -- paths ----------------------------------------------------------------

    @takes(ResourceOptions)
    def add_resource(self, path_part: str, options: ResourceOptions) -> Resource:
        """Add a path below this one."""
        return Resource(self, path_part, parent=self, path_part=path_part, **options._given())

    @takes(ProxyResourceOptions)
    def add_proxy(self, options: ProxyResourceOptions) -> ProxyResource:
        """Add a path that stands for all below this one."""
        return ProxyResource(self, _PROXY, parent=self, **options._given())

    @checked
    def get_resource(self, path_part: str) -> IResource | None:
        """Return the path directly below by its last part, or ``None``."""
        return self._children.get(path_part)

    @checked
    def resource_for_path(self, path: str) -> Resource:
        """Return the path below this one; what of it is missing is added.

        Raises:
            ValidationError: ``path`` begins with ``/``, but this is not the API's root.
        """
        if not path:
            return self  # type: ignore[return-value]  # as the peer: any path, the root too
        if path.startswith("/"):
            if self.path != "/":
                raise ValidationError(
                    f'Path may start with "/" only for the resource, but we are at: {self.path}', scope=self
                )
            return self.resource_for_path(path[1:])
        part, _, rest = path.partition("/")
        below: Any = self.get_resource(part)
        if below is None:
            below = self.add_resource(part)
        found: Resource = below.resource_for_path(rest)
        return found

    # -- methods --------------------------------------------------------------

    if TYPE_CHECKING:

        def add_method(self, http_method: str, integration: Integration | None = None, **options: Any) -> Method: ...

    else:

        @takes(MethodOptions)
        def add_method(
            self, http_method: str, integration: Integration | None = None, options: MethodOptions = None
        ) -> Method:
            """Add a method (options of ``MethodOptions``); without an integration the path's own answers it, or a mock."""
            return self._add_method(http_method, integration, options)

    def _add_method(self, http_method: str, integration: Integration | None, options: MethodOptions) -> Method:
        return Method(
            self, http_method, resource=self, http_method=http_method, integration=integration, options=options
        )

    @takes(CorsOptions)
    def add_cors_preflight(self, options: CorsOptions) -> Method:
        """Answer preflight requests of browsers.

        Raises:
            ValidationError: options contradict each other.
        """
        return self._add_cors_preflight(options)

    def _add_cors_preflight(self, options: CorsOptions) -> Method:
        status, headers, template = preflight(options, self)
        response: dict[str, Any] = {"status_code": status, "response_parameters": headers}
        if template is not None:
            response["response_templates"] = {"application/json": template}
        return self._add_method(
            "OPTIONS",
            MockIntegration(
                request_templates={"application/json": "{ statusCode: 200 }"}, integration_responses=[response]
            ),
            MethodOptions(
                api_key_required=False,
                authorization_type=AuthorizationType.NONE,
                method_responses=[{"status_code": status, "response_parameters": dict.fromkeys(headers, True)}],
            ),
        )


class Resource(ResourceBase):
    """A path of an API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.Resource"

    @staticmethod
    @takes(ResourceAttributes)
    def from_resource_attributes(scope: Construct, id: str, attrs: ResourceAttributes) -> IResource:
        """Return a path made elsewhere, by what is known of it."""
        return _ImportedResource(scope, id, attrs)

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init(scope, id, props.parent, props.path_part, props)

    def _init(self, scope: Construct, id: str, parent: IResource, path_part: str, options: ResourceOptions) -> None:
        super().__init__(scope, id)
        _check_path_part(path_part, self)
        self.parent_resource = parent
        if isinstance(parent, ResourceBase):
            parent._children[path_part] = self
        self.api = parent.api
        # The order of keys is hashed into the deployment's logical id.
        properties = {"restApiId": self.api.rest_api_id, "parentId": parent.resource_id, "pathPart": path_part}
        resource = make_part(CfnResource, self, properties, self.api, "resource")
        self.resource_id = resource.ref
        self.path = f"{parent.path.removesuffix('/')}/{path_part}"
        self._take_defaults(options, parent)


class ProxyResource(Resource):
    """A path that stands for all below it: ``{proxy+}``.

    Attributes:
        any_method: The method ``ANY``, if there is one.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.ProxyResource"

    @takes(ProxyResourceProps)
    def __init__(self, scope: Construct, id: str, props: ProxyResourceProps) -> None:
        # As the peer: what a proxy is told of CORS does not count, only what the path above says.
        self._init(scope, id, props.parent, _PROXY, props._with(default_cors_preflight_options=None))
        self.any_method: Method | None = self.add_method("ANY") if props.any_method is not False else None

    def _add_method(self, http_method: str, integration: Integration | None, options: MethodOptions) -> Method:
        # A proxy does not stand for the path above it; at the root that is given the same methods.
        parent = self.parent_resource
        if isinstance(parent, ResourceBase) and parent.path == "/" and parent.node.try_find_child(http_method) is None:
            parent._add_method(http_method, integration, options)
        return super()._add_method(http_method, integration, options)


class _RootResource(ResourceBase):
    """The path ``/``."""

    _fqn = "aws-cdk-lib.aws_apigateway.ResourceBase"

    def __init__(self, api: Any, options: ResourceOptions, resource_id: str) -> None:
        super().__init__(api, "Default")
        self.api = api
        self.resource_id = resource_id
        self.path = "/"
        self._take_defaults(options, None)


class _ImportedResource(ResourceBase):
    """A path made elsewhere."""

    _fqn = "aws-cdk-lib.aws_apigateway.ResourceBase"

    def __init__(self, scope: Construct, id: str, attrs: ResourceAttributes) -> None:
        super().__init__(scope, id)
        self.api = attrs.rest_api
        self.resource_id = attrs.resource_id
        self.path = attrs.path


def _check_path_part(part: str, scope: Any) -> None:
    if _PATH_PART.fullmatch(part) is None:
        raise ValidationError(
            "Resource's path part only allow [a-zA-Z0-9:._-$], an optional trailing '+' and curly braces at the beginning and "
            f"the end: {part}",
            scope=scope,
        )


__all__ = [
    "IResource",
    "ProxyResource",
    "ProxyResourceProps",
    "Resource",
    "ResourceAttributes",
    "ResourceBase",
    "ResourceProps",
]
