"""A value that becomes JSON only at deployment, so that tokens may be keys."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.cfn_utils_provider import cfn_utils_token
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.reference import Reference
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolvable, IResolveContext
from constructs import Construct


class CfnJsonProps(Struct):
    """Options of a deferred value."""

    value: Any
    """Any value that can be written as JSON; tokens may be keys."""


class CfnJson(Construct, IResolvable):
    """A value that a custom resource turns into an object at deployment; use it wherever the value is wanted."""

    @takes(CfnJsonProps)
    def __init__(self, scope: Construct, id: str, props: CfnJsonProps) -> None:
        super().__init__(scope, id)
        self._text = Stack.of(self).to_json_string(props.value)
        resource = CustomResource(
            self,
            "Resource",
            service_token=cfn_utils_token(self),
            resource_type="Custom::AWSCDKCfnJson",
            properties={"Value": self._text},
        )
        self._value = resource.get_att("Value")

    @property
    def value(self) -> Reference:
        """The reference to the value."""
        return self._value

    def to_json(self) -> str:
        """Return the value as JSON text with tokens in it."""
        return self._text

    def resolve(self, context: IResolveContext) -> Any:
        """Return the reference to the value."""
        return self._value

    def to_string(self) -> str:
        """Return the reference encoded as a string."""
        return IResolvable.to_string(self)
