"""The function that runs ``kubectl`` and ``helm``, and who uses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from aws_cdk.aws_eks._generation import own_class
from aws_cdk.core.duration import Duration
from aws_cdk.core.fn import Fn
from aws_cdk.core.pseudo import Aws
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.cluster_base import ICluster
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from aws_cdk.core.size import Size

_DEFAULT_MEMORY_MIB = 1024
_PULL_PUBLIC = "AmazonElasticContainerRegistryPublicReadOnly"


class Kubectl(NamedTuple):
    """What a custom resource has to know of the function that serves it."""

    service_token: str
    """What it calls."""
    role_arn: str | None
    """The role that speaks to the cluster; none if that is the function's own."""
    reader: IRole | None
    """The role that reads charts, if it is known."""


def kubectl_for(scope: Construct, cluster: ICluster) -> Kubectl:
    """Return what runs ``kubectl`` for ``scope``, which then waits until the cluster is ready.

    Raises:
        ValidationError: the cluster has none, and none can be made.
    """
    found: Kubectl = own_class(scope, "KubectlProvider")._serving(scope, cluster)
    return found


def kubectl_function(
    scope: Construct,
    *,
    memory: Size | None,
    environment: Mapping[str, str] | None,
    role: IRole | None,
    awscli_layer: ILayerVersion | None,
    kubectl_layer: ILayerVersion | None,
    place: Mapping[str, Any],
) -> Function:
    """Make the function."""
    from aws_cdk.aws_lambda.code import Code
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_lambda.runtime import Runtime
    from aws_cdk.aws_s3_deployment._cli_layer import _AwsCliLayer
    from aws_cdk.core.handler_code import handler_folder

    function = Function(
        scope,
        "Handler",
        code=Code.from_asset(handler_folder("kubectl")),
        runtime=Runtime.PYTHON_3_13,
        handler="index.handler",
        timeout=Duration.minutes(15),
        description="onEvent handler for EKS kubectl resource provider",
        memory_size=memory.to_mebibytes() if memory is not None else _DEFAULT_MEMORY_MIB,
        environment={"AWS_STS_REGIONAL_ENDPOINTS": "regional", **(environment or {})},
        role=role,
        **place,
    )
    function.add_layers(awscli_layer or _AwsCliLayer(scope, "AwsCliLayer"))
    if kubectl_layer is not None:
        function.add_layers(kubectl_layer)
    return function


def let_pull_charts(provider: Construct, role: IRole, policy: str) -> None:
    """Let charts be pulled from registries of AWS; the public one is known in the commercial partition only."""
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.core.cfn_condition import CfnCondition

    role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(policy))
    beside = role.node.scope
    assert isinstance(beside, Construct)  # a role is in a stack
    has_public = CfnCondition(beside, "HasEcrPublic", expression=Fn.condition_equals(Aws.PARTITION, "aws"))
    arn = f"arn:{Aws.PARTITION}:iam::aws:policy/{_PULL_PUBLIC}"  # as the peer, told by AWS under the flag for literals
    public = ManagedPolicy.from_managed_policy_arn(provider, "ConditionalPolicyArn", arn)
    chosen = Fn.condition_if(has_public.logical_id, public.managed_policy_arn, {"Ref": "AWS::NoValue"})
    role.add_managed_policy(ManagedPolicy.from_managed_policy_arn(provider, "conditionalPolicy", str(chosen)))
