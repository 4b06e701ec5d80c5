"""Where in their network clusters are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_eks.endpoint_access import EndpointAccess

# By these tags the controllers of load balancers find subnets. Source: "Network load balancing", EKS user guide.
_TAGS = (("private", "kubernetes.io/role/internal-elb"), ("public", "kubernetes.io/role/elb"))


def placements(given: Sequence[SubnetSelection] | None) -> Sequence[SubnetSelection]:
    """Return what subnets the control plane has interfaces in."""
    if given is not None:
        return given
    return [
        SubnetSelection(subnet_type=SubnetType.PUBLIC),
        SubnetSelection(subnet_type=SubnetType.PRIVATE_WITH_EGRESS),
    ]


def subnets_of_plane(cluster: Any, given: Sequence[SubnetSelection] | None) -> list[str]:
    """Return the ids of those subnets, once each."""
    ids = [
        subnet_id
        for selection in placements(given)
        for subnet_id in cluster.vpc.select_subnets(**selection._given()).subnet_ids
    ]
    return list(dict.fromkeys(ids))


def private_subnets(cluster: Any, given: Sequence[SubnetSelection] | None) -> list[ISubnet]:
    """Return those of the subnets which are not public; of an unknown subnet that is assumed."""
    public = {subnet.subnet_id for subnet in cluster.vpc.public_subnets}
    return [
        subnet
        for selection in placements(given)
        for subnet in cluster.vpc.select_subnets(**selection._given()).subnets
        if subnet.subnet_id not in public
    ]


def check_endpoint(cluster: Any, access: EndpointAccess, private: Sequence[ISubnet]) -> None:
    """Check that the network has what the cluster's API needs.

    Raises:
        ValidationError: requests of ``kubectl`` would not reach it.
    """
    from aws_cdk.aws_ec2.vpc import Vpc

    vpc = cluster.vpc
    if (
        access._private
        and private
        and isinstance(vpc, Vpc)
        and not (vpc.dns_hostnames_enabled and vpc.dns_support_enabled)
    ):
        raise ValidationError(
            "Private endpoint access requires the VPC to have DNS support and DNS hostnames enabled.",
            scope=cluster,
            fix="use `enable_dns_hostnames=True` and `enable_dns_support=True` when creating the VPC",
        )
    if private:
        return
    fix = "name private subnets in `vpc_subnets`, or let `endpoint_access` be public"
    if access._private and not access._public:
        raise ValidationError(
            "Vpc must contain private subnets when public endpoint access is disabled", scope=cluster, fix=fix
        )
    if access._public_cidrs:
        raise ValidationError(
            "Vpc must contain private subnets when public endpoint access is restricted", scope=cluster, fix=fix
        )


def tag_subnets(cluster: Any) -> None:
    """Have load balancers find the network's subnets; ones made elsewhere have to be tagged there."""
    from aws_cdk.aws_ec2.subnet import Subnet
    from aws_cdk.core.tag_aspect import Tags

    for kind, tag in _TAGS:
        for subnet in cluster.vpc.private_subnets if kind == "private" else cluster.vpc.public_subnets:
            if Subnet.is_vpc_subnet(subnet):
                Tags.of(subnet).add(tag, "1")
            else:
                Annotations.of(cluster).add_warning_v2(
                    "@aws-cdk/aws-eks:clusterMustManuallyTagSubnet",
                    f'Could not auto-tag {kind} subnet {subnet.subnet_id} with "{tag}=1", please remember to do this '
                    "manually",
                )
