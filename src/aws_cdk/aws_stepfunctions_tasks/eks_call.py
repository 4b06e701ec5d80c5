"""Tasks that call the API of an EKS cluster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    checked_pattern,
    input_value,
    integration_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct


class HttpMethods(NamedEnum):
    """The method of a request."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"
    PATCH = "PATCH"
    HEAD = "HEAD"


class _EksCallOptions(Struct):
    """What the task takes in either language."""

    cluster: Any
    """The cluster: an object with ``cluster_name``, ``cluster_endpoint`` and ``cluster_certificate_authority_data``."""
    http_method: HttpMethods
    """The method."""
    http_path: str
    """The path."""
    query_parameters: Mapping[str, Sequence[str]] | None = None
    """The query. Default: none."""
    request_body: TaskInput | None = None
    """The body: an object. Default: none."""


class EksCallJsonPathProps(TaskStateJsonPathBaseProps, _EksCallOptions):
    """Options of a task that calls the API of a cluster with JSONPath."""


class EksCallJsonataProps(TaskStateJsonataBaseProps, _EksCallOptions):
    """Options of a task that calls the API of a cluster with JSONata."""


class EksCallProps(TaskStateBaseProps, _EksCallOptions):
    """Options of a task that calls the API of a cluster in either language."""


class EksCall(TaskStateBase):
    """Calls the API of an EKS cluster. The cluster has to trust the state machine's role."""

    @staticmethod
    @takes(EksCallJsonPathProps)
    def json_path(scope: Construct, id: str, props: EksCallJsonPathProps) -> EksCall:
        """Make the task with JSONPath."""
        return EksCall(scope, id, **props._given())

    @staticmethod
    @takes(EksCallJsonataProps)
    def jsonata(scope: Construct, id: str, props: EksCallJsonataProps) -> EksCall:
        """Make the task with JSONata."""
        return EksCall(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EksCallProps)
    def __init__(self, scope: Construct, id: str, props: EksCallProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is not known to EKS, or endpoint or certificate of the cluster are not known.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        cluster = props.cluster
        try:
            self._endpoint = cluster.cluster_endpoint
        except RuntimeError:
            raise ValidationError(
                'The "clusterEndpoint" property must be specified when using an imported Cluster.',
                scope=self,
                fix="give cluster_endpoint with from_cluster_attributes",
            ) from None
        try:
            self._authority = cluster.cluster_certificate_authority_data
        except RuntimeError:
            raise ValidationError(
                'The "clusterCertificateAuthorityData" property must be specified when using an imported Cluster.',
                scope=self,
                fix="give cluster_certificate_authority_data with from_cluster_attributes",
            ) from None

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        parameters = present(
            {
                "ClusterName": props.cluster.cluster_name,
                "CertificateAuthority": self._authority,
                "Endpoint": self._endpoint,
                "Method": props.http_method._value_,
                "Path": props.http_path,
                "QueryParameters": props.query_parameters,
                "RequestBody": input_value(props.request_body),
            }
        )
        return {
            "Resource": integration_arn("eks", "call", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }
