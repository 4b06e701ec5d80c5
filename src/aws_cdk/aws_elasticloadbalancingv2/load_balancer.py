"""What load balancers have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_elasticloadbalancingv2._l1 import CfnLoadBalancer
from aws_cdk.aws_elasticloadbalancingv2.attributes import Attributes, name_problems
from aws_cdk.aws_elasticloadbalancingv2.enums import IpAddressType
from aws_cdk.aws_elasticloadbalancingv2.listener import tag_list
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.context_provider import ContextProvider
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import LoadBalancerReference
    from constructs import Construct

# Who writes access logs where a region has no account of load balancers. Source: the guide of Elastic Load Balancing.
_LOG_DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com"
_FLOW_LOG_DELIVERY = "delivery.logs.amazonaws.com"


class ILoadBalancerV2(IResource):
    """A load balancer."""

    if TYPE_CHECKING:

        @property
        def load_balancer_canonical_hosted_zone_id(self) -> str: ...
        @property
        def load_balancer_dns_name(self) -> str: ...
        @property
        def load_balancer_ref(self) -> LoadBalancerReference: ...


class BaseLoadBalancerProps(Struct):
    """What every load balancer may be told."""

    vpc: IVpc
    """The network it is in."""
    cross_zone_enabled: bool | None = None
    """Whether targets get requests of other zones; application load balancers always do. Default: no."""
    deletion_protection: bool | None = None
    """Whether it cannot be deleted. Default: no."""
    deny_all_igw_traffic: bool | None = None
    """Whether it takes nothing from internet gateways; needs dual-stack addresses. Default: as it faces the internet."""
    internet_facing: bool | None = None
    """Whether it has public addresses. Default: no."""
    load_balancer_name: str | None = None
    """The name, up to 32 letters, digits and hyphens. Default: chosen by CloudFormation."""
    minimum_capacity_unit: int | float | None = None
    """Capacity units that are kept ready. Default: none."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """The subnets. Default: public ones if it faces the internet, else the network's default."""


class BaseLoadBalancerLookupOptions(Struct):
    """Which load balancer is looked up."""

    load_balancer_arn: str | None = None
    """Its ARN. Default: any."""
    load_balancer_tags: Mapping[str, str] | None = None
    """Its tags. Default: any."""


class BaseLoadBalancer(Resource):
    """A load balancer of any kind."""

    @checked
    def __init__(self, scope: Construct, id: str, base_props: BaseLoadBalancerProps, additional_props: Any) -> None:
        super().__init__(scope, id, physical_name=base_props.load_balancer_name)
        options: dict[str, Any] = dict(additional_props)
        faces_internet = base_props.internet_facing is True
        mappings = options.get("subnet_mappings")
        selection = base_props.vpc_subnets or (
            SubnetSelection(subnet_type=SubnetType.PUBLIC) if faces_internet else SubnetSelection()
        )
        chosen = base_props.vpc.select_subnets(**selection._given())
        self.vpc: IVpc | None = base_props.vpc
        self._attributes = Attributes()
        self._attributes.set("deletion_protection.enabled", "true" if base_props.deletion_protection else "false")
        self._attributes.set_given("load_balancing.cross_zone.enabled", base_props.cross_zone_enabled)
        if base_props.deny_all_igw_traffic is not None:
            if options.get("ip_address_type") != IpAddressType.DUAL_STACK._value_:
                raise ValidationError(
                    "'denyAllIgwTraffic' may only be set on load balancers with dualstack addressing.",
                    scope=self,
                    fix="ip_address_type=IpAddressType.DUAL_STACK",
                )
            self._attributes.set_given("ipv6.deny_all_igw_traffic", base_props.deny_all_igw_traffic)
        units = base_props.minimum_capacity_unit
        self._resource = resource = CfnLoadBalancer(
            self,
            "Resource",
            name=self.physical_name,
            subnets=None if mappings is not None else chosen.subnet_ids,
            scheme="internet-facing" if faces_internet else "internal",
            load_balancer_attributes=lazy_any(self._attributes.rendered, omit_empty=True),
            minimum_load_balancer_capacity={"capacityUnits": units} if units else None,
            **options,
        )
        if faces_internet and mappings is None:  # as the peer: with mappings nothing is waited for
            resource.node.add_dependency(chosen.internet_connectivity_established)
        self.load_balancer_canonical_hosted_zone_id: str = resource.attr_canonical_hosted_zone_id
        self.load_balancer_dns_name: str = resource.attr_dns_name
        self.load_balancer_full_name: str = resource.attr_load_balancer_full_name
        self.load_balancer_name: str = resource.attr_load_balancer_name
        self.load_balancer_arn: str = resource.ref
        self.load_balancer_security_groups: Any = resource.attr_security_groups
        check_before_synthesis(self, self._validate_load_balancer)

    @property
    def load_balancer_ref(self) -> LoadBalancerReference:
        """The reference to the load balancer."""
        return load_balancer_reference(self.load_balancer_arn)

    @checked
    def set_attribute(self, key: str, value: str | None = None) -> None:
        """Set an attribute by its key."""
        self._attributes.set(key, value)

    @checked
    def remove_attribute(self, key: str) -> None:
        """Take an attribute away."""
        self._attributes.set(key, None)

    @checked
    def log_access_logs(self, bucket: IBucket, prefix: str | None = None) -> None:
        """Write a log of requests to a bucket; its policy is added to.

        Raises:
            ValidationError: the stack's region is not known, or the bucket is encrypted with a key of KMS.
        """
        self._log_to("access_logs.s3", bucket, prefix)

    def _log_to(self, attribute: str, bucket: IBucket, prefix: str | None) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        self.set_attribute(f"{attribute}.enabled", "true")
        self.set_attribute(f"{attribute}.bucket", str(bucket.bucket_name))
        self.set_attribute(f"{attribute}.prefix", prefix or "")
        if bucket.encryption_key is not None:
            raise ValidationError(
                "Encryption key detected. Bucket encryption using KMS keys is unsupported",
                scope=self,
                fix="encryption=BucketEncryption.S3_MANAGED for the bucket",
            )
        start = f"{prefix}/" if prefix else ""
        objects = bucket.arn_for_objects(f"{start}AWSLogs/{Stack.of(self).account}/*")
        bucket.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:PutObject"], principals=[self._resource_policy_principal()], resources=[objects]
            )
        )
        delivery = ServicePrincipal(_FLOW_LOG_DELIVERY)
        bucket.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:PutObject"],
                principals=[delivery],
                resources=[objects],
                conditions={"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}},
            )
        )
        bucket.add_to_resource_policy(
            PolicyStatement(actions=["s3:GetBucketAcl"], principals=[delivery], resources=[bucket.bucket_arn])
        )
        # Elastic Load Balancing tries to write as soon as it is told to.
        if bucket.policy is not None:
            self._resource.node.add_dependency(bucket.policy)

    def _resource_policy_principal(self) -> IPrincipal:
        """Return who writes logs in the stack's region.

        Raises:
            ValidationError: the region is not known.
        """
        from aws_cdk.aws_iam.principals import AccountPrincipal, ServicePrincipal
        from aws_cdk.region_info import RegionInfo

        region = Stack.of(self).region
        if is_unresolved(region):
            raise ValidationError(
                "Region is required to enable ELBv2 access logging",
                scope=self,
                fix="Stack(..., env=Environment(region=...))",
            )
        account = RegionInfo.get(region).elbv2_account
        return AccountPrincipal(account) if account else ServicePrincipal(_LOG_DELIVERY)

    def _validate_load_balancer(self) -> list[str]:
        """Return what is wrong with the load balancer; called before synthesis."""
        return name_problems("Load balancer", self._known_name)


def load_balancer_reference(arn: str) -> LoadBalancerReference:
    """Return the reference to a load balancer."""
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import LoadBalancerReference

    return LoadBalancerReference(load_balancer_arn=arn)


def look_up_load_balancer(scope: Construct, options: BaseLoadBalancerLookupOptions, kind: str) -> dict[str, Any]:
    """Return what is known of a load balancer in the account.

    Args:
        kind: ``application`` or ``network``.

    Raises:
        ValidationError: an argument is a token, or the stack's environment is not known.
    """
    tags = options.load_balancer_tags
    if is_unresolved(options.load_balancer_arn) or any(is_unresolved(value) for value in (tags or {}).values()):
        raise ValidationError(
            "All arguments to look up a load balancer must be concrete (no Tokens)",
            scope=scope,
            fix="give plain text; what is known at deployment only cannot be looked up",
        )
    found: dict[str, Any] = ContextProvider.get_value(
        scope,
        provider="load-balancer",
        props={
            "loadBalancerArn": options.load_balancer_arn,
            "loadBalancerTags": tag_list(tags),
            "loadBalancerType": kind,
        },
        dummy_value={
            "ipAddressType": "dualstack",
            "loadBalancerArn": (
                f"arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/{kind}/my-load-balancer/"
                "50dc6c495c0c9188"
            ),
            "loadBalancerCanonicalHostedZoneId": "Z3DZXE0EXAMPLE",
            "loadBalancerDnsName": "my-load-balancer-123456789012.us-west-2.elb.amazonaws.com",
            "securityGroupIds": ["sg-1234"],
            "vpcId": "vpc-12345",
        },
    ).value
    return found


__all__ = ["BaseLoadBalancer", "BaseLoadBalancerLookupOptions", "BaseLoadBalancerProps", "ILoadBalancerV2"]
