"""Domain names of one's own for HTTP and WebSocket APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnDomainName
from aws_cdk.aws_apigatewayv2.api import IpAddressType
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_apigatewayv2 import DomainNameReference
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from constructs import Construct


class SecurityPolicy(NamedEnum):
    """Which versions of TLS are taken."""

    TLS_1_0 = "TLS_1_0"
    TLS_1_2 = "TLS_1_2"


class EndpointType(NamedEnum):
    """Where an endpoint is."""

    EDGE = "EDGE"
    """Near callers, by CloudFront."""
    REGIONAL = "REGIONAL"
    """In the region."""


class IDomainName(IResource):
    """A domain name."""

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...
        @property
        def regional_domain_name(self) -> str: ...
        @property
        def regional_hosted_zone_id(self) -> str: ...
        @property
        def domain_name_ref(self) -> DomainNameReference: ...


class DomainNameAttributes(Struct):
    """What is known of a domain name made elsewhere."""

    name: str
    """The name."""
    regional_domain_name: str
    """The endpoint behind it."""
    regional_hosted_zone_id: str
    """The hosted zone of the endpoint behind it."""


class EndpointOptions(Struct):
    """Options of an endpoint."""

    certificate: ICertificateRef
    """The certificate; for edge endpoints one of us-east-1."""
    certificate_name: str | None = None
    """Name of the certificate at the edge."""
    endpoint_type: EndpointType | None = None
    """Where it is. Default: in the region."""
    ip_address_type: IpAddressType | None = None
    """By which IP versions it is reached. Default: IPv4."""
    ownership_certificate: ICertificateRef | None = None
    """A public certificate that proves one owns the name; with client certificates and a private certificate."""
    security_policy: SecurityPolicy | None = None
    """Which versions of TLS are taken. Default: TLS 1.2."""


class MTLSConfig(Struct):
    """Certificates by which clients prove who they are."""

    bucket: IBucket
    """Where the trusted certificates lie."""
    key: str
    """The object's key."""
    version: str | None = None
    """The object's version. Default: the latest."""


class DomainNameProps(EndpointOptions):
    """Options of `DomainName`."""

    domain_name: str
    """The name."""
    mtls: Nested[MTLSConfig | None] = nested()
    """Certificates by which clients prove who they are. Default: they need none."""


class _DomainNameBase(Resource, IDomainName):
    name: str
    regional_domain_name: str
    regional_hosted_zone_id: str

    @property
    def domain_name_ref(self) -> DomainNameReference:
        """The reference to the domain name."""
        from aws_cdk.interfaces.aws_apigatewayv2 import DomainNameReference

        resource: Any = self.node.default_child
        if resource is not None:
            reference: DomainNameReference = resource.domain_name_ref
            return reference
        arn = self.stack.format_arn(service="apigateway", resource="/domainnames", resource_name=self.name)
        return DomainNameReference(domain_name=self.name, domain_name_arn=arn)


class DomainName(_DomainNameBase):
    """A domain name of one's own, for stages of one or more APIs."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.DomainName"

    @staticmethod
    @takes(DomainNameAttributes)
    def from_domain_name_attributes(scope: Construct, id: str, attrs: DomainNameAttributes) -> IDomainName:
        """Return a domain name made elsewhere, by what is known of it."""
        return _ImportedDomainName(scope, id, attrs)

    @takes(DomainNameProps)
    def __init__(self, scope: Construct, id: str, props: DomainNameProps) -> None:
        super().__init__(scope, id)
        if props.domain_name == "":
            raise ValidationError("empty string for domainName not allowed", scope=self)
        self._endpoints: dict[EndpointType, dict[str, Any]] = {}
        mtls = props.mtls
        if mtls is None and props.ownership_certificate is not None:
            raise ValidationError(
                "ownership certificate can only be used with mtls domains", scope=self, fix="give mtls"
            )
        resource = CfnDomainName(
            self,
            "Resource",
            domain_name=props.domain_name,
            domain_name_configurations=lazy_any(lambda: list(self._endpoints.values())),
            mutual_tls_authentication=(
                {"truststore_uri": mtls.bucket.s3_url_for_object(mtls.key), "truststore_version": mtls.version}
                if mtls is not None
                else None
            ),
        )
        self.name = resource.ref
        self.regional_domain_name = resource.attr_regional_domain_name
        self.regional_hosted_zone_id = resource.attr_regional_hosted_zone_id
        self._add_endpoint(props)

    @takes(EndpointOptions)
    def add_endpoint(self, options: EndpointOptions) -> None:
        """Add an endpoint of another type, to move to it.

        Raises:
            ValidationError: there is one of that type.
        """
        self._add_endpoint(options)

    def _add_endpoint(self, options: EndpointOptions) -> None:
        kind = options.endpoint_type or EndpointType.REGIONAL
        if kind in self._endpoints:
            raise ValidationError(f"an endpoint with type {kind._value_} already exists", scope=self)
        owned = options.ownership_certificate
        # By camelCase names: what is lazy reaches the template as it is.
        self._endpoints[kind] = {
            "certificateArn": options.certificate.certificate_ref.certificate_arn,
            "certificateName": options.certificate_name,
            "endpointType": kind._value_,
            "ownershipVerificationCertificateArn": owned.certificate_ref.certificate_arn if owned is not None else None,
            "securityPolicy": options.security_policy._value_ if options.security_policy is not None else None,
            "ipAddressType": options.ip_address_type._value_ if options.ip_address_type is not None else None,
        }


class _ImportedDomainName(_DomainNameBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: DomainNameAttributes) -> None:
        super().__init__(scope, id)
        self.name = attrs.name
        self.regional_domain_name = attrs.regional_domain_name
        self.regional_hosted_zone_id = attrs.regional_hosted_zone_id


__all__ = [
    "DomainName",
    "DomainNameAttributes",
    "DomainNameProps",
    "EndpointOptions",
    "EndpointType",
    "IDomainName",
    "MTLSConfig",
    "SecurityPolicy",
]
