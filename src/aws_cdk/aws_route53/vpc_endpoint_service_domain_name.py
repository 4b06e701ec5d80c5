"""Domain names of services behind VPC endpoints."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_route53.records import TxtRecord
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IPublicHostedZone
    from aws_cdk.custom_resources import AwsCustomResource
    from aws_cdk.interfaces.aws_ec2 import IVPCEndpointServiceRef
    from constructs import IConstruct

_PROOF = "ServiceConfigurations.0.PrivateDnsNameConfiguration"

# The name of each service that has one; services go with their app.
_named: WeakKeyDictionary[IConstruct, VpcEndpointServiceDomainName] = WeakKeyDictionary()


class VpcEndpointServiceDomainNameProps(Struct):
    """Options of a name."""

    domain_name: str
    """The name, which belongs to the app's owner."""
    endpoint_service: IVPCEndpointServiceRef
    """The service."""
    public_hosted_zone: IPublicHostedZone
    """The zone in which the ownership of the name is proved."""


class VpcEndpointServiceDomainName(Construct):
    """A name under which those who use a service reach it in their networks.

    That the name belongs to the app's owner is proved by a record in a public zone; custom resources give the service the
    name, ask what the record has to say, and have the proof looked at.

    Attributes:
        domain_name: The name.
    """

    @takes(VpcEndpointServiceDomainNameProps)
    def __init__(self, scope: Construct, id: str, props: VpcEndpointServiceDomainNameProps) -> None:
        """Name a service.

        Raises:
            ValidationError: the service has a name already.
        """
        super().__init__(scope, id)
        service_id = props.endpoint_service.vpc_endpoint_service_ref.service_id
        service = cast("IConstruct", props.endpoint_service)  # as everything that others refer to
        unique = Names.unique_id(service)
        known = _named.get(service)
        if known is not None:
            raise ValidationError(
                f"Cannot create a VpcEndpointServiceDomainName for service {unique}, another "
                f"VpcEndpointServiceDomainName ({known.domain_name}) is already associated with it",
                scope=self,
            )
        self.domain_name: str = props.domain_name
        _named[service] = self
        enabled = self._enable(service_id, unique)
        names = self._ask_for_proof(service_id, unique)
        names.node.add_dependency(enabled)
        name, value = (names.get_response_field(f"{_PROOF}.{part}") for part in ("Name", "Value"))
        record = TxtRecord(
            self, "DnsVerificationRecord", record_name=name, values=[value], zone=props.public_hosted_zone
        )
        self._verify(service_id, Fn.join(":", [name, value])).node.add_dependency(record)
        self.node.add_dependency(service)

    def _enable(self, service_id: str, unique: str) -> AwsCustomResource:
        """Give the service the name, and take it away again at last."""
        enable = {"ServiceId": service_id, "PrivateDnsName": self.domain_name}
        disable = {"ServiceId": service_id, "RemovePrivateDnsName": True}
        arn = self._arn(service_id)
        return self._call("EnableDns", "modifyVpcEndpointServiceConfiguration", enable, unique, arn, disable)

    def _ask_for_proof(self, service_id: str, unique: str) -> AwsCustomResource:
        """Ask again whenever the name or the service changes: the proof does then."""
        key = hashlib.md5(f"{Names.unique_id(self)}{unique}{self.domain_name}".encode()).hexdigest()
        services = {"ServiceIds": [service_id]}
        return self._call("GetNames", "describeVpcEndpointServiceConfigurations", services, key, "*")

    def _verify(self, service_id: str, key: str) -> AwsCustomResource:
        action = "startVpcEndpointServicePrivateDnsVerification"
        return self._call("StartVerification", action, {"ServiceId": service_id}, key, self._arn(service_id))

    def _call(
        self,
        id: str,
        action: str,
        parameters: Mapping[str, object],
        physical_id: str,
        resource: str,
        undo: Mapping[str, object] | None = None,
    ) -> AwsCustomResource:
        from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
        from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

        call = _OwnSdkCall(
            service="EC2",
            action=action,
            parameters=parameters,
            physical_resource_id=PhysicalResourceId.of(physical_id),
        )
        allowed = PolicyStatement(actions=[f"ec2:{action[0].upper()}{action[1:]}"], resources=[resource])
        return AwsCustomResource(
            self,
            id,
            on_create=call,
            on_update=call,
            on_delete=_OwnSdkCall(service="EC2", action=action, parameters=undo) if undo is not None else None,
            install_latest_aws_sdk=False,
            policy=AwsCustomResourcePolicy.from_statements([allowed]),
        )

    def _arn(self, service_id: str) -> str:
        stack = Stack.of(self)
        resource = Fn.join("/", ["vpc-endpoint-service", service_id])
        return Fn.join(":", ["arn", stack.partition, "ec2", stack.region, stack.account, resource])
