"""The controller that makes load balancers of AWS for ingresses and services of a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._generation import own_class
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_eks.alb_controller_version import AlbControllerVersion
    from aws_cdk.aws_eks.cluster import Cluster

_NAME = "aws-load-balancer-controller"
_NAMESPACE = "kube-system"
_CHARTS = "https://aws.github.io/eks-charts"
_IMAGE = f"602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon/{_NAME}"
_INSTALLATION_MINUTES = 15


class AlbControllerHelmChartOptions(Struct):
    """Values of the chart."""

    enable_waf: bool | None = None
    """Whether the controller works with WAF Regional. Default: yes."""
    enable_wafv2: bool | None = None
    """Whether it works with WAF. Default: yes."""


class AlbControllerOptions(Struct):
    """Options of the controller."""

    version: AlbControllerVersion
    additional_helm_chart_values: Nested[AlbControllerHelmChartOptions | None] = nested()
    """Values of the chart. Default: its own."""
    overwrite_service_account: bool | None = None
    """Whether its account on the cluster is changed if it is there already. Default: no."""
    policy: Any = None
    """What it may do, as a policy in JSON. Default: what its version needs; unknown versions need one."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of it when it leaves the stack. Default: it is removed."""
    repository: str | None = None
    """Where its image is. Default: the registry of EKS in us-west-2."""


class AlbControllerProps(AlbControllerOptions):
    """Options of the controller, and its cluster."""

    cluster: Cluster


class AlbController(Construct):
    """Installs the controller of load balancers of AWS on a cluster, with a role that lets it work."""

    _module = "aws_cdk.aws_eks"

    @classmethod
    @takes(AlbControllerProps)
    def create(cls, scope: Construct, props: AlbControllerProps) -> AlbController:
        """Install the controller, as a part of the stack of ``scope``.

        Raises:
            ValidationError: the version is unknown and there is no ``policy``.
        """
        return cls(*cls._in_stack(scope, props.cluster), **props._given())

    @staticmethod
    def _in_stack(scope: Construct, cluster: Any) -> tuple[Stack, str]:
        return Stack.of(scope), f"{Names.node_unique_id(cluster.node)}-AlbController"

    @takes(AlbControllerProps)
    def __init__(self, scope: Construct, id: str, props: AlbControllerProps) -> None:
        """Install the controller.

        Raises:
            ValidationError: the version is unknown and there is no ``policy``.
        """
        self._install(scope, id, props)

    def _install(self, scope: Construct, id: str, props: Any) -> None:
        Construct.__init__(self, scope, id)
        cluster = props.cluster
        account = own_class(self, "ServiceAccount")(
            self,
            "alb-sa",
            cluster=cluster,
            name=_NAME,
            namespace=_NAMESPACE,
            overwrite_service_account=props.overwrite_service_account,
        )
        for statement in self._statements(props):
            account.add_to_principal_policy(statement)
        values = self._values(props, cluster)
        chart = own_class(self, "HelmChart")(
            self,
            "Resource",
            cluster=cluster,
            chart=_NAME,
            repository=_CHARTS,
            namespace=_NAMESPACE,
            release=_NAME,
            version=props.version.helm_chart_version,
            wait=True,
            timeout=Duration.minutes(_INSTALLATION_MINUTES),
            values=values,
        )
        # Without its role the controller would not start, and without nodes' roles in the map nothing would.
        chart.node.add_dependency(account)
        chart.node.add_dependency(cluster.open_id_connect_provider)
        if cluster._has_config_map:
            chart.node.add_dependency(cluster.aws_auth)
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)

    def _statements(self, props: Any) -> list[Any]:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        if props.policy is not None:
            given = props.policy.get("Statement") if isinstance(props.policy, Mapping) else None
            if not isinstance(given, list):
                raise ValidationError(
                    "The policy of the controller has no list of statements",
                    scope=self,
                    fix='give `policy` a policy document: {"Version": "2012-10-17", "Statement": [...]}',
                )
        elif props.version.custom:
            raise ValidationError(
                "'albControllerOptions.policy' is required when using a custom controller version",
                scope=self,
                fix="give the policy of that version, of its installation guide, as `policy`",
            )
        else:
            from aws_cdk.aws_eks._alb_policy import controller_statements

            given = controller_statements(props.version.version)
        return [PolicyStatement.from_json(_in_partition(statement)) for statement in given]

    def _values(self, props: Any, cluster: Any) -> dict[str, Any]:
        repository = props.repository if props.repository is not None else _IMAGE
        return {
            "clusterName": cluster.cluster_name,
            "serviceAccount": {"create": False, "name": _NAME},
            "region": Stack.of(self).region,
            "vpcId": cluster.vpc.vpc_id,
            "image": {"repository": repository, "tag": props.version.version},
            **self._more_values(props.additional_helm_chart_values),
        }

    def _more_values(self, chosen: Any) -> dict[str, Any]:
        if chosen is None:
            return {}
        named = {"enableWaf": chosen.enable_waf, "enableWafv2": chosen.enable_wafv2}
        return {name: value for name, value in named.items() if value is not None}


def _in_partition(statement: Mapping[str, Any]) -> dict[str, Any]:
    """Return a statement whose resources are in the stack's partition."""
    given = statement.get("Resource")
    if given is None:
        return dict(statement)

    def moved(resource: str) -> str:
        return resource.replace("arn:aws:", f"arn:{Aws.PARTITION}:")

    return {**statement, "Resource": moved(given) if isinstance(given, str) else [moved(one) for one in given]}


__all__ = ["AlbController", "AlbControllerHelmChartOptions", "AlbControllerOptions", "AlbControllerProps"]
