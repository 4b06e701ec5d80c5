"""An authorizer belongs to the API whose methods use it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_apigateway.authorizer import Authorizer
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_string


class AttachedAuthorizer(Authorizer):
    """Base of authorizers that are resources of an API."""

    rest_api_id: str | None = None
    _hashed_options: Mapping[str, Any]

    def _attach_to_api(self, api: Any) -> None:
        if self.rest_api_id is not None and self.rest_api_id != api.rest_api_id:
            raise ValidationError(
                "Cannot attach authorizer to two different rest APIs",
                scope=self,
                fix="make an authorizer for each API",
            )
        self.rest_api_id = api.rest_api_id
        deployment = api.latest_deployment
        if deployment is not None and flag_enabled(
            self.node, "@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId"
        ):
            deployment.node.add_dependency(self)
            deployment.add_to_logical_id({"authorizer": self._hashed_options, "authorizerToken": self._hashed_token()})

    def _hashed_token(self) -> str | None:
        """Return what more than the resource's properties makes a new deployment."""
        return None

    def _lazy_rest_api_id(self) -> str:
        """Return the API's id, which is known once a method uses the authorizer."""
        return lazy_string(self._attached_api_id)

    def _attached_api_id(self) -> str:
        if self.rest_api_id is None:
            raise ValidationError(
                f"Authorizer ({self.node.path}) must be attached to a RestApi", scope=self, fix="give it to a method"
            )
        return self.rest_api_id

    def _arn(self) -> str:
        return self.stack.format_arn(
            service="execute-api",
            resource=self._lazy_rest_api_id(),
            resource_name=f"authorizers/{self.authorizer_id}",
        )
