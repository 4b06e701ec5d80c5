"""A resource whose life is in the hands of a function of the app."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import Resource, ResourceProps
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.core.reference import Reference
    from constructs import Construct

_DEFAULT_TYPE = "AWS::CloudFormation::CustomResource"
_TYPE_PREFIX = "Custom::"
_MAX_TYPE_LENGTH = 60  # source: CloudFormation user guide, AWS::CloudFormation::CustomResource
_TYPE_NAME = re.compile(r"[a-zA-Z0-9_@-]+\Z")
_MAX_SERVICE_TIMEOUT_SECONDS = 3600  # source: as above, ServiceTimeout


class CustomResourceProps(Struct):
    """Options of a custom resource."""

    service_token: str
    """ARN of the function or topic that is asked to make, change and delete the resource."""
    pascal_case_properties: bool | None = None
    """Whether the first letter of each property's name is made a capital. Default: no."""
    properties: Mapping[str, Any] | None = None
    """What the provider is told."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the resource when it leaves the stack. Default: it is deleted."""
    resource_type: str | None = None
    """Type shown in the stack, beginning with ``Custom::``."""
    service_timeout: Duration | None = None
    """How long CloudFormation waits for an answer, 1 to 3,600 seconds. Default: an hour."""


class CustomResource(Resource):
    """A resource that CloudFormation leaves to a provider: a function, or a topic that one listens to."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.core.CustomResource"

    @takes(CustomResourceProps)
    def __init__(self, scope: Construct, id: str, props: CustomResourceProps) -> None:
        self._init_resource(scope, id, ResourceProps())
        properties: dict[str, Any] = {"ServiceToken": props.service_token}
        if props.service_timeout is not None:
            properties["ServiceTimeout"] = self._checked_timeout(props.service_timeout)
        for name, value in (props.properties or {}).items():
            properties[name[:1].upper() + name[1:] if props.pascal_case_properties else name] = value
        self._resource = CfnResource(
            self, "Default", type=self._checked_type(props.resource_type), properties=properties
        )
        self._resource.apply_removal_policy(props.removal_policy, default=RemovalPolicy.DESTROY)

    def _checked_type(self, resource_type: str | None) -> str:
        if resource_type is None:
            return _DEFAULT_TYPE
        if not resource_type.startswith(_TYPE_PREFIX):
            raise ValidationError(
                f'Custom resource type must begin with "{_TYPE_PREFIX}" ({resource_type})',
                scope=self,
                fix=f"name it {_TYPE_PREFIX}..., or leave resource_type out",
            )
        if len(resource_type) > _MAX_TYPE_LENGTH:
            raise ValidationError(f"Custom resource type length > {_MAX_TYPE_LENGTH} ({resource_type})", scope=self)
        name = resource_type[len(_TYPE_PREFIX) :]
        if not _TYPE_NAME.match(name):
            raise ValidationError(
                f"Custom resource type name can only include alphanumeric characters and _@- ({name})", scope=self
            )
        return resource_type

    def _checked_timeout(self, timeout: Duration) -> str:
        seconds = timeout.to_seconds()
        if is_unresolved(seconds):
            return Tokenization.stringify_number(seconds)
        if not 1 <= seconds <= _MAX_SERVICE_TIMEOUT_SECONDS:
            raise ValidationError(
                f"serviceTimeout must either be between 1 and {_MAX_SERVICE_TIMEOUT_SECONDS} seconds, got {seconds:g}",
                scope=self,
                fix="give service_timeout within these bounds, or leave it out for an hour",
            )
        return Tokenization.stringify_number(seconds)

    @property
    def ref(self) -> str:
        """The physical id that the provider gave to the resource."""
        return self._resource.ref

    @checked
    def get_att(self, attribute_name: str) -> Reference:
        """Return the reference to a value of the provider's answer."""
        return self._resource.get_att(attribute_name)

    @checked
    def get_att_string(self, attribute_name: str) -> str:
        """Return a value of the provider's answer as a string."""
        return self.get_att(attribute_name).to_string()


__all__ = ["CustomResource", "CustomResourceProps"]
