"""The role of a job of EMR on EKS, made for a task, and the trust of the cluster's identity provider in it.

Only the cluster knows its provider, so a custom resource asks for the cluster of a virtual cluster, and another has the
role trust the service accounts of its jobs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import CompositePrincipal, ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_s3_deployment._cli_layer import _AwsCliLayer
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.stack import Stack
from aws_cdk.custom_resources._handler_function import _HandlerFunction, python_runtime
from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
from aws_cdk.custom_resources.provider import Provider
from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

if TYPE_CHECKING:
    from constructs import Construct

_UUID = "8693BB64-9689-44B6-9AAF-B0CC9EB8757C"
_NAMESPACE = "virtualCluster.containerProvider.info.eksInfo.namespace"
_CLUSTER = "virtualCluster.containerProvider.id"
_RUNTIME_FAMILY_NOTED = 2  # Python's place in the enumeration of runtime families


class _TrustFunction(_HandlerFunction):
    """The stack's function that has roles trust."""

    _family_noted = _RUNTIME_FAMILY_NOTED
    _runtime_of_handler = staticmethod(python_runtime)


def make_job_role(scope: Construct) -> Role:
    """Make the role of a job."""
    services = (ServicePrincipal(f"{name}.amazonaws.com") for name in ("emr-containers", "states"))
    return Role(scope, "Job-Execution-Role", assumed_by=CompositePrincipal(*services))


def trust_cluster(scope: Construct, role: Role, virtual_cluster_id: str) -> None:
    """Have a role trust the service accounts of jobs of a virtual cluster."""
    found = AwsCustomResource(
        scope,
        "GetEksClusterInfo",
        on_create=_OwnSdkCall(
            service="EMRcontainers",
            action="describeVirtualCluster",
            parameters={"id": virtual_cluster_id},
            output_paths=[_NAMESPACE, _CLUSTER],
            physical_resource_id=PhysicalResourceId.of("id"),
        ),
        install_latest_aws_sdk=False,
        policy=AwsCustomResourcePolicy.from_sdk_calls(resources=AwsCustomResourcePolicy.ANY_RESOURCE),
    )
    cluster = found.get_response_field(_CLUSTER)
    function = _TrustFunction(
        scope,
        "Call Update-Role-Trust-Policy",
        "job_role_trust",
        layers=[_AwsCliLayer(scope, "awsclilayer")],
        memory_size=256,
        timeout=Duration.seconds(30),
        uuid=_UUID,
    )
    arn = Stack.of(scope).format_arn(service="eks", resource="cluster", resource_name=cluster)
    function.add_to_role_policy(PolicyStatement(actions=["eks:DescribeCluster"], resources=[arn]))
    function.add_to_role_policy(
        PolicyStatement(actions=["iam:GetRole", "iam:UpdateAssumeRolePolicy"], resources=[role.role_arn])
    )
    provider = Provider(scope, "CustomResourceProvider", on_event_handler=function)
    CustomResource(
        scope,
        "Custom Resource",
        service_token=provider.service_token,
        properties={
            "eksNamespace": found.get_response_field(_NAMESPACE),
            "eksClusterId": cluster,
            "roleName": role.role_name,
        },
    )
