"""Nodes that EKS does not manage: groups of instances that join a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling.auto_scaling_group_props import CommonAutoScalingGroupProps
from aws_cdk.aws_eks.eks_optimized_image import MachineImageType
from aws_cdk.aws_eks.nodegroup import NODE_POLICIES
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_eks.cluster_base import ICluster

_FIRST_NODE_PORT = 1025
_LAST_PORT = 65535
_HTTPS = 443
# Labels and a taint by which pods, and the handler of interruptions, find spot instances.
_ON_DEMAND = "--node-labels lifecycle=OnDemand"
_SPOT = "--node-labels lifecycle=Ec2Spot"
_SPOT_TAINT = "--register-with-taints=spotInstance=true:PreferNoSchedule"


class BootstrapOptions(Struct):
    """How nodes start. Source: ``bootstrap.sh`` of the images of EKS."""

    additional_args: str | None = None
    """More arguments of the script."""
    aws_api_retry_attempts: int | float | None = None
    """How often it asks for the cluster. Default: 3."""
    dns_cluster_ip: str | None = None
    """Address of the cluster's name server. Default: as the network has it."""
    docker_config_json: str | None = None
    """Settings of docker. Default: those of the image."""
    enable_docker_bridge: bool | None = None
    """Whether docker has its bridge. Default: no."""
    kubelet_extra_args: str | None = None
    """More arguments of the kubelet, such as ``--node-labels a=b``."""
    use_max_pods: bool | None = None
    """Whether the number of pods has a limit by the instance's type. Default: yes."""


class _JoiningOptions(Struct):
    """How instances join a cluster, in both generations."""

    bootstrap_enabled: bool | None = None
    """Whether user data lets them join. Default: yes."""
    bootstrap_options: Nested[BootstrapOptions | None] = nested()
    """How they start; not for Bottlerocket."""
    machine_image_type: MachineImageType | None = None
    """What their image is. Default: Amazon Linux 2."""


class AutoScalingGroupOptions(_JoiningOptions):
    """How the instances of a group join a cluster."""

    map_role: bool | None = None
    """Whether their role is noted in the cluster's map, without which they cannot join. Default: if the app makes it."""
    spot_interrupt_handler: bool | None = None
    """Whether pods leave spot instances that are about to be taken back. Default: yes."""


class _CapacityOptions(_JoiningOptions, CommonAutoScalingGroupProps):
    """Options of a group that is made for a cluster, in both generations."""

    instance_type: InstanceType


class AutoScalingGroupCapacityOptions(AutoScalingGroupOptions, _CapacityOptions):
    """Options of a group of instances that is made for a cluster."""


def open_ports(group: AutoScalingGroup, cluster: ICluster) -> None:
    """Let nodes and control plane reach each other. Source: "Amazon EKS security group requirements", EKS user guide."""
    from aws_cdk.aws_ec2.port import Port

    connections = group.connections
    connections.allow_internally(Port.all_traffic())
    connections.allow_from(cluster, Port.tcp(_HTTPS))
    connections.allow_from(cluster, Port.tcp_range(_FIRST_NODE_PORT, _LAST_PORT))
    connections.allow_to(cluster, Port.tcp(_HTTPS))
    for port in (Port.all_tcp(), Port.all_udp(), Port.all_icmp()):
        connections.allow_to_any_ipv4(port)


def tell_nodes(
    group: AutoScalingGroup,
    cluster: ICluster,
    *,
    enabled: bool | None,
    options: BootstrapOptions | None,
    rocket: bool,
) -> None:
    """Have nodes join the cluster when they start.

    Raises:
        ValidationError: there are options where there is no script.
    """
    if enabled is False:
        if options is not None:
            raise ValidationError('Cannot specify "bootstrapOptions" if "bootstrapEnabled" is false', scope=cluster)
        return
    if rocket:
        if options is not None:
            raise ValidationError("bootstrapOptions is not supported for Bottlerocket", scope=cluster)
        group.add_user_data(*_settings(cluster))
    else:
        group.add_user_data(*_script(cluster, group, options or BootstrapOptions()))


def let_nodes_work(group: AutoScalingGroup, cluster: ICluster) -> None:
    """Give nodes the permissions and the tag by which the cluster knows its own."""
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.core.tag_aspect import Tags

    for name in NODE_POLICIES:
        group.role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(name))
    Tags.of(group).add(
        f"kubernetes.io/cluster/{cluster.cluster_name}",
        "owned",
        apply_to_launched_instances=True,
        # The controller of load balancers accepts only one group with the tag on an instance.
        exclude_resource_types=["AWS::EC2::SecurityGroup"],
    )


def _script(cluster: ICluster, group: AutoScalingGroup, options: BootstrapOptions) -> list[str]:
    stack = Stack.of(group)
    logical_id = stack.get_logical_id(group.node.default_child)  # type: ignore[arg-type]  # it is a resource
    kubelet = [_SPOT if group.spot_price else _ON_DEMAND, _SPOT_TAINT if group.spot_price else ""]
    kubelet.append(options.kubelet_extra_args or "")
    arguments = [cluster.cluster_name, f'--kubelet-extra-args "{" ".join(kubelet).strip()}"']
    known = _endpoint(cluster)
    if known is not None:
        arguments += [f"--apiserver-endpoint '{known[0]}'", f"--b64-cluster-ca '{known[1]}'"]
    arguments.append(f"--use-max-pods {'false' if options.use_max_pods is False else 'true'}")
    if options.aws_api_retry_attempts:
        arguments.append(f"--aws-api-retry-attempts {options.aws_api_retry_attempts:g}")
    if options.enable_docker_bridge:
        arguments.append("--enable-docker-bridge true")
    if options.docker_config_json:
        arguments.append(f"--docker-config-json '{options.docker_config_json}'")
    if options.dns_cluster_ip:
        arguments.append(f"--dns-cluster-ip {options.dns_cluster_ip}")
    if options.additional_args:
        arguments.append(options.additional_args)
    return [
        "set -o xtrace",
        f"/etc/eks/bootstrap.sh {' '.join(arguments)}",
        f"/opt/aws/bin/cfn-signal --exit-code $? --stack {stack.stack_name} --resource {logical_id} "
        f"--region {stack.region}",
    ]


def _endpoint(cluster: ICluster) -> tuple[str, str] | None:
    """Return address and certificate of the cluster's API; of a cluster made elsewhere they may not be known."""
    try:
        return cluster.cluster_endpoint, cluster.cluster_certificate_authority_data
    except ValidationError:
        return None  # then the script asks for them


def _settings(cluster: ICluster) -> list[str]:
    return [
        "[settings.kubernetes]",
        f'api-server="{cluster.cluster_endpoint}"',
        f'cluster-certificate="{cluster.cluster_certificate_authority_data}"',
        f'cluster-name="{cluster.cluster_name}"',
    ]


def tell_role(group: AutoScalingGroup) -> None:
    """Say the role of nodes in an output."""
    from aws_cdk.core.cfn_output import CfnOutput

    CfnOutput(group, "InstanceRoleARN", value=group.role.role_arn)


def new_group(cluster: Any, id: str, options: _CapacityOptions, kubernetes_version: str) -> AutoScalingGroup:
    """Make a group of instances below a cluster."""
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_eks.eks_optimized_image import EksOptimizedImage, _BottlerocketImage, cpu_arch_of, node_type_of

    if options.machine_image_type is MachineImageType.BOTTLEROCKET:
        image: Any = _BottlerocketImage(kubernetes_version)
    else:
        image = EksOptimizedImage(
            node_type=node_type_of(options.instance_type),
            cpu_arch=cpu_arch_of(options.instance_type),
            kubernetes_version=kubernetes_version,
        )
    given = {name: value for name, value in options._given().items() if name in CommonAutoScalingGroupProps._fields}
    return AutoScalingGroup(
        cluster, id, vpc=cluster.vpc, machine_image=image, instance_type=options.instance_type, **given
    )


__all__ = ["AutoScalingGroupCapacityOptions", "AutoScalingGroupOptions", "BootstrapOptions"]
