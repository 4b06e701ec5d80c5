"""Deployments: an API frozen as it was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnDeployment
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resolve import Resolver
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from constructs import Construct


class DeploymentProps(Struct):
    """Options of a deployment."""

    api: IRestApi
    """The API."""
    description: str | None = None
    """What it is for. Default: none."""
    retain_deployments: bool | None = None
    """Keep earlier deployments when a new one takes their place. Default: no."""
    stage_name: str | None = None
    """A stage that the deployment makes by itself. Default: none."""


class Deployment(Resource):
    """An API frozen as it was, for stages to serve.

    The resource is replaced whenever the API changes: its logical id holds a hash of what the API is made of.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.Deployment"

    @takes(DeploymentProps)
    def __init__(self, scope: Construct, id: str, props: DeploymentProps) -> None:
        super().__init__(scope, id)
        self.api = props.api
        self.stage_name = props.stage_name
        self._hashed: list[Any] = []
        self._resource = CfnDeployment(
            self,
            "Resource",
            description=props.description,
            rest_api_id=props.api.rest_api_id,
            stage_name=props.stage_name,
        )
        if props.retain_deployments:
            self._resource.apply_removal_policy(RemovalPolicy.RETAIN)
        # The id changes with each change of the API: nothing may take that for a move of the resource.
        self._resource.add_metadata("aws:cdk:do-not-refactor", True)
        self._allocated = self.stack.get_logical_id(self._resource)
        self._resource.override_logical_id(lazy_string(self._logical_id))
        self.deployment_id: str = self._resource.ref
        attach: Any = getattr(props.api, "_attach_deployment", None)
        if attach is not None:
            attach(self)

    @checked
    def add_to_logical_id(self, data: Any) -> None:
        """Have a new deployment made whenever ``data`` changes; tokens in it are resolved."""
        self._hashed.append(data)

    def _add_method_dependency(self, method: Any) -> None:
        """Wait for a method: a deployment freezes what is there."""
        self.node.add_dependency(method.node.default_child)

    def _logical_id(self) -> str:
        from cloud_assembly.schema.json_text import json_text

        parts = list(self._hashed)
        own = getattr(self.api, "_is_made_here", False)
        resolver = Resolver(self._resource)
        texts = [json_text(resolver.resolve(part)) for part in parts]
        if own:
            texts.append(json_text(self.api.node.default_child._fragment(resolver)))  # type: ignore[union-attr]  # L1
        if not texts:
            return self._allocated
        return self._allocated + hashlib.md5("".join(texts).encode(), usedforsecurity=False).hexdigest()


__all__ = ["Deployment", "DeploymentProps"]
