"""Namespaces without DNS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicediscovery._l1 import CfnHttpNamespace
from aws_cdk.aws_servicediscovery.namespace import (
    BaseNamespaceProps,
    INamespace,
    NamespaceType,
    _ImportedNamespace,
    _NamespaceAttributes,
)
from aws_cdk.aws_servicediscovery.service import BaseServiceProps, Service
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_servicediscovery import HttpNamespaceReference
    from constructs import Construct


class IHttpNamespace(INamespace):
    """A namespace without DNS."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def http_namespace_ref(self) -> HttpNamespaceReference: ...


class HttpNamespaceProps(BaseNamespaceProps):
    """Options of :class:`HttpNamespace`."""


class HttpNamespaceAttributes(_NamespaceAttributes):
    """What is known of a namespace made elsewhere."""


class HttpNamespace(Resource, IHttpNamespace):
    """A namespace whose instances are found by calls of Cloud Map alone."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.HttpNamespace"

    namespace_arn: str
    namespace_id: str
    namespace_name: str
    type: NamespaceType

    @staticmethod
    @takes(HttpNamespaceAttributes)
    def from_http_namespace_attributes(scope: Construct, id: str, attrs: HttpNamespaceAttributes) -> IHttpNamespace:
        """Return a namespace made elsewhere."""
        return _Imported(scope, id, attrs, NamespaceType.HTTP)

    @takes(HttpNamespaceProps)
    def __init__(self, scope: Construct, id: str, props: HttpNamespaceProps) -> None:
        super().__init__(scope, id)
        resource = CfnHttpNamespace(self, "Resource", name=props.name, description=props.description)
        self.namespace_name = props.name
        self.namespace_id = resource.attr_id
        self.namespace_arn = resource.attr_arn
        self.type = NamespaceType.HTTP

    @property
    def http_namespace_arn(self) -> str:
        """The ARN."""
        return self.namespace_arn

    @property
    def http_namespace_id(self) -> str:
        """The id."""
        return self.namespace_id

    @property
    def http_namespace_name(self) -> str:
        """The name."""
        return self.namespace_name

    @property
    def http_namespace_ref(self) -> Any:
        """How other resources refer to the namespace."""
        return _reference(self)

    @takes(BaseServiceProps)
    def create_service(self, id: str, props: BaseServiceProps) -> Service:
        """Make a service in the namespace."""
        return Service(self, id, namespace=self, **props._given())


class _Imported(_ImportedNamespace, IHttpNamespace):
    @property
    def http_namespace_ref(self) -> Any:
        return _reference(self)


def _reference(namespace: IHttpNamespace) -> Any:
    from aws_cdk.interfaces import aws_servicediscovery

    return aws_servicediscovery.HttpNamespaceReference(
        http_namespace_arn=namespace.namespace_arn, http_namespace_id=namespace.namespace_id
    )
