"""What all endpoints of this package have in common."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_globalaccelerator.endpoint import IEndpoint, endpoint_configuration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved, js_number_text

# Source: the AWS Global Accelerator API reference, "EndpointConfiguration".
_MOST = 255


class Endpoint(IEndpoint):
    """A resource as an endpoint.

    Attributes:
        region: The resource's region.
    """

    region: str | None

    def __init__(
        self,
        endpoint_id: str,
        region: str,
        *,
        weight: int | float | None = None,
        preserve_client_ip: bool | None = None,
    ) -> None:
        """Name the resource.

        Raises:
            ValidationError: the weight is not from 0 to 255.
        """
        if weight is not None and not is_unresolved(weight) and not 0 <= weight <= _MOST:
            raise ValidationError(
                f"'weight' must be between 0 and {_MOST}, got: {js_number_text(weight)}",
                fix=f"give the {type(self).__name__} a weight of that range",
            )
        self.region = region
        self._configuration = endpoint_configuration(endpoint_id, weight, preserve_client_ip)

    def render_endpoint_configuration(self) -> Any:
        """Return the endpoint as CloudFormation has it."""
        return dict(self._configuration)
