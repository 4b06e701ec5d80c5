"""What namespaces have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from constructs import Construct


class NamespaceType(NamedEnum):
    """How the instances of a namespace are found."""

    HTTP = "HTTP"
    """By calls of Cloud Map."""
    DNS_PRIVATE = "DNS_PRIVATE"
    """Also by DNS inside a VPC."""
    DNS_PUBLIC = "DNS_PUBLIC"
    """Also by public DNS."""


class INamespace(IResource):
    """A namespace, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def namespace_arn(self) -> str: ...
        @property
        def namespace_id(self) -> str: ...
        @property
        def namespace_name(self) -> str: ...
        @property
        def type(self) -> NamespaceType: ...


class BaseNamespaceProps(Struct):
    """What every namespace takes."""

    name: str
    description: str | None = None


class _NamespaceAttributes(Struct):
    """What has to be known of a namespace made elsewhere."""

    namespace_arn: str
    namespace_id: str
    namespace_name: str


class _ImportedNamespace(Resource, INamespace):
    """A namespace made elsewhere."""

    namespace_arn: str
    namespace_id: str
    namespace_name: str
    type: NamespaceType

    def __init__(self, scope: Construct, id: str, attrs: _NamespaceAttributes, type: NamespaceType) -> None:
        super().__init__(scope, id)
        self.namespace_arn = attrs.namespace_arn
        self.namespace_id = attrs.namespace_id
        self.namespace_name = attrs.namespace_name
        self.type = type


__all__ = ["BaseNamespaceProps", "INamespace", "NamespaceType"]
