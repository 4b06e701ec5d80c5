"""Domain names of one's own for APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnDomainName
from aws_cdk.aws_apigateway.base_path_mapping import BasePathMapping, BasePathMappingOptions
from aws_cdk.aws_apigateway.domain_name_options import DomainNameOptions, SecurityPolicy
from aws_cdk.aws_apigateway.endpoint import EndpointType
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.domain_name_options import MTLSConfig
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.interfaces.aws_apigateway import DomainNameReference, IRestApiRef, IStageRef
    from constructs import Construct

_ENHANCED = "SecurityPolicy_"
_FOR_EDGE = "_EDGE"


class IDomainName(IResource):
    """A domain name."""

    if TYPE_CHECKING:

        @property
        def domain_name(self) -> str: ...
        @property
        def domain_name_alias_domain_name(self) -> str: ...
        @property
        def domain_name_alias_hosted_zone_id(self) -> str: ...
        @property
        def domain_name_ref(self) -> DomainNameReference: ...


class DomainNameProps(DomainNameOptions):
    """Options of `DomainName`."""

    mapping: IRestApi | None = None
    """The API that answers under the name. Default: none yet."""


class DomainNameAttributes(Struct):
    """What is known of a domain name made elsewhere."""

    domain_name: str
    """The name."""
    domain_name_alias_hosted_zone_id: str
    """The hosted zone of the endpoint behind it."""
    domain_name_alias_target: str
    """The endpoint behind it."""


class ApiMappingOptions(Struct):
    """Options of a mapping to a stage."""

    base_path: str | None = None
    """The path, which may have several parts. Default: the root."""


class _DomainNameBase(Resource, IDomainName):
    domain_name: str

    @property
    def domain_name_ref(self) -> DomainNameReference:
        """The reference to the domain name."""
        from aws_cdk.interfaces.aws_apigateway import DomainNameReference

        resource: Any = self.node.default_child
        if resource is None:
            arn = self.stack.format_arn(service="apigateway", resource="domainnames", resource_name=self.domain_name)
            return DomainNameReference(domain_name=self.domain_name, domain_name_arn=arn)
        reference: DomainNameReference = resource.domain_name_ref
        return reference


class DomainName(_DomainNameBase):
    """A domain name of one's own, for one or more APIs."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.DomainName"

    @staticmethod
    @takes(DomainNameAttributes)
    def from_domain_name_attributes(scope: Construct, id: str, attrs: DomainNameAttributes) -> IDomainName:
        """Return a domain name made elsewhere, by what is known of it."""
        return _ImportedDomainName(scope, id, attrs)

    @takes(DomainNameProps)
    def __init__(self, scope: Construct, id: str, props: DomainNameProps) -> None:
        super().__init__(scope, id)
        self._endpoint_type = props.endpoint_type or EndpointType.REGIONAL
        self._security_policy = props.security_policy
        self._base_paths: set[str | None] = set()
        self._check(props)
        self._check_path(props.base_path)
        is_edge = self._endpoint_type is EndpointType.EDGE
        certificate = props.certificate.certificate_ref.certificate_arn
        resource = CfnDomainName(
            self,
            "Resource",
            domain_name=props.domain_name,
            certificate_arn=certificate if is_edge else None,
            regional_certificate_arn=None if is_edge else certificate,
            endpoint_configuration={"types": [self._endpoint_type._value_]},
            mutual_tls_authentication=_trust(props.mtls),
            security_policy=props.security_policy._value_ if props.security_policy is not None else None,
            endpoint_access_mode=(
                props.endpoint_access_mode._value_ if props.endpoint_access_mode is not None else None
            ),
        )
        self.domain_name = resource.ref
        self.domain_name_alias_domain_name: str = (
            resource.attr_distribution_domain_name if is_edge else resource.attr_regional_domain_name
        )
        self.domain_name_alias_hosted_zone_id: str = (
            resource.attr_distribution_hosted_zone_id if is_edge else resource.attr_regional_hosted_zone_id
        )
        base_path = props.base_path
        if props.mapping is not None and base_path is not None and _has_levels(base_path):
            self.add_api_mapping(props.mapping.deployment_stage, base_path=base_path)
        elif props.mapping is not None:
            options: dict[str, Any] = {} if base_path is None else {"base_path": base_path}
            self.add_base_path_mapping(props.mapping, **options)

    def _check(self, props: DomainNameProps) -> None:
        """Check the name and the combination of options.

        Raises:
            ValidationError: API Gateway would not take them.
        """
        name = props.domain_name
        if not is_unresolved(name) and name != name.lower():
            raise ValidationError(
                f"Domain name does not support uppercase letters. Got: {name}", scope=self, fix=f"'{name.lower()}'"
            )
        policy = props.security_policy._value_ if props.security_policy is not None else ""
        if not policy.startswith(_ENHANCED):
            if props.endpoint_access_mode is not None:
                raise ValidationError(
                    "endpointAccessMode is not supported for legacy security policies (TLS_1_0, TLS_1_2). It can only be "
                    "specified when using enhanced security policies (those starting with SecurityPolicy_).",
                    scope=self,
                    fix="leave endpoint_access_mode out, or take a newer security_policy",
                )
            return
        if props.endpoint_access_mode is None:
            raise ValidationError(
                "Enhanced security policies require endpointAccessMode to be specified (BASIC or STRICT).",
                scope=self,
                fix="endpoint_access_mode=EndpointAccessMode.STRICT",
            )
        if props.mtls is not None:
            raise ValidationError(
                "Mutual TLS (mTLS) cannot be enabled on a domain name that uses an enhanced security policy.",
                scope=self,
                fix="leave mtls out, or set security_policy to SecurityPolicy.TLS_1_2",
            )
        is_edge = self._endpoint_type is EndpointType.EDGE
        if policy.endswith(_FOR_EDGE) and not is_edge:
            raise ValidationError(
                f"Security policy {policy} is only supported for edge-optimized endpoints.",
                scope=self,
                fix="use a policy that supports non-edge endpoints",
            )
        if is_edge and not policy.endswith(_FOR_EDGE):
            raise ValidationError(
                f"Security policy {policy} is not supported for edge-optimized endpoints.",
                scope=self,
                fix="use a policy whose name ends in EDGE",
            )

    @takes(BasePathMappingOptions)
    def add_base_path_mapping(self, target_api: IRestApiRef, options: BasePathMappingOptions) -> BasePathMapping:
        """Have an API answer under a path of one part.

        Raises:
            ValidationError: the path is taken already.
        """
        path = options.base_path
        if path is not None and _has_levels(path):
            raise ValidationError(
                "BasePathMapping does not support multi-level paths.", scope=self, fix="use add_api_mapping"
            )
        if path in self._base_paths:
            raise ValidationError(
                f"DomainName {self.node.id} already has a mapping for path {'undefined' if path is None else path}",
                scope=self,
            )
        self._base_paths.add(path)
        shown = path or "/"
        api: Any = target_api
        return BasePathMapping(
            self,
            f"Map:{shown}=>{Names.node_unique_id(api.node)}",
            domain_name=self,
            rest_api=target_api,
            **options._given(),
        )

    @takes(ApiMappingOptions)
    def add_api_mapping(self, target_stage: IStageRef, options: ApiMappingOptions) -> None:
        """Have a stage answer under a path, which may have several parts.

        Raises:
            ValidationError: the path is taken already, or the domain name takes no such path.
        """
        path = options.base_path
        if path in self._base_paths:
            raise ValidationError(
                f"DomainName {self.node.id} already has a mapping for path {'undefined' if path is None else path}",
                scope=self,
            )
        self._check_path(path)
        self._base_paths.add(path)
        from aws_cdk.aws_apigatewayv2._l1 import CfnApiMapping

        stage: Any = target_stage
        shown = path if path is not None else "none"
        reference = stage.stage_ref
        CfnApiMapping(
            self,
            f"Map:{shown}=>{Names.node_unique_id(stage.node)}",
            api_id=reference.rest_api_id,
            stage=reference.stage_name,
            domain_name=self.domain_name,
            api_mapping_key=path,
        )

    def _check_path(self, path: str | None) -> None:
        if path is None or not _has_levels(path):
            return
        if self._endpoint_type is not EndpointType.REGIONAL:
            raise ValidationError(
                "multi-level basePath is only supported when endpointType is EndpointType.REGIONAL",
                scope=self,
                fix="set endpoint_type to EndpointType.REGIONAL, or use a base path without slashes",
            )
        if self._security_policy is SecurityPolicy.TLS_1_0:
            raise ValidationError(
                "securityPolicy must be TLS 1.2 or higher for multi-level basePath.",
                scope=self,
                fix="set security_policy to SecurityPolicy.TLS_1_2",
            )


class _ImportedDomainName(_DomainNameBase):
    _fqn = "aws-cdk-lib.Resource"

    domain_name_alias_domain_name: str
    domain_name_alias_hosted_zone_id: str

    def __init__(self, scope: Construct, id: str, attrs: DomainNameAttributes) -> None:
        super().__init__(scope, id)
        self.domain_name = attrs.domain_name
        self.domain_name_alias_domain_name = attrs.domain_name_alias_target
        self.domain_name_alias_hosted_zone_id = attrs.domain_name_alias_hosted_zone_id


def _has_levels(path: str) -> bool:
    return sum(part != "" for part in path.split("/")) > 1


def _trust(mtls: MTLSConfig | None) -> dict[str, Any] | None:
    if mtls is None:
        return None
    return {"truststore_uri": mtls.bucket.s3_url_for_object(mtls.key), "truststore_version": mtls.version}


__all__ = ["ApiMappingOptions", "DomainName", "DomainNameAttributes", "DomainNameProps", "IDomainName"]
