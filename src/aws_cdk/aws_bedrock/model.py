"""Models of Bedrock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_bedrock.foundation_model_identifier import FoundationModelIdentifier
    from constructs import Construct


class IModel(Interface):
    """A model that can be invoked."""

    if TYPE_CHECKING:

        @property
        def model_arn(self) -> str: ...


class FoundationModel(IModel):
    """A model that Bedrock offers."""

    @checked
    def __init__(self, model_id: str, model_arn: str) -> None:
        self._model_id = model_id
        self._model_arn = model_arn

    @staticmethod
    @checked
    def from_foundation_model_id(
        scope: Construct, _id: str, foundation_model_id: FoundationModelIdentifier
    ) -> FoundationModel:
        """Return a model by its id, in the stack's region. ``_id`` is not used: no construct is made."""
        model_id = foundation_model_id.model_id
        arn = Stack.of(scope).format_arn(
            service="bedrock", account="", resource="foundation-model", resource_name=model_id
        )
        return FoundationModel(model_id, arn)

    @property
    def model_id(self) -> str:
        """The id."""
        return self._model_id

    @property
    def model_arn(self) -> str:
        """The ARN."""
        return self._model_arn


class ProvisionedModel(IModel):
    """A model for which throughput was bought."""

    @checked
    def __init__(self, model_arn: str) -> None:
        self._model_arn = model_arn

    @staticmethod
    @checked
    def from_provisioned_model_arn(_scope: Construct, _id: str, provisioned_model_arn: str) -> IModel:
        """Return a model by its ARN. ``_scope`` and ``_id`` are not used: no construct is made."""
        return ProvisionedModel(provisioned_model_arn)

    @property
    def model_arn(self) -> str:
        """The ARN."""
        return self._model_arn
