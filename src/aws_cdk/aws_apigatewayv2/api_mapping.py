"""Mappings from paths of a domain name to stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnApiMapping
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.domain_name import IDomainName
    from aws_cdk.aws_apigatewayv2.stage import IStage
    from aws_cdk.interfaces.aws_apigatewayv2 import ApiMappingReference, IApiRef, IDomainNameRef
    from constructs import Construct


class IApiMapping(IResource):
    """A mapping from a path of a domain name to a stage."""

    if TYPE_CHECKING:

        @property
        def api_mapping_id(self) -> str: ...
        @property
        def api_mapping_ref(self) -> ApiMappingReference: ...


class ApiMappingProps(Struct):
    """Options of `ApiMapping`."""

    api: IApiRef
    """The API."""
    domain_name: IDomainNameRef
    """The domain name."""
    api_mapping_key: str | None = None
    """The path, which may have several parts. Default: the root."""
    stage: IStage | None = None
    """The stage. Default: the API's default stage."""


class ApiMappingAttributes(Struct):
    """What is known of a mapping made elsewhere."""

    api_mapping_id: str
    """Its id."""
    domain_name: str | None = None
    """The domain name."""


class _ApiMappingBase(Resource, IApiMapping):
    api_mapping_id: str
    _domain_name_text: str | None = None

    @property
    def api_mapping_ref(self) -> ApiMappingReference:
        """The reference to the mapping.

        Raises:
            ValidationError: the domain name of an imported mapping is not known.
        """
        from aws_cdk.interfaces.aws_apigatewayv2 import ApiMappingReference

        if self._domain_name_text is None:
            raise ValidationError(
                "domainName was not supplied when importing this ApiMapping",
                scope=self,
                fix="give domain_name to from_api_mapping_attributes",
            )
        return ApiMappingReference(api_mapping_id=self.api_mapping_id, domain_name=self._domain_name_text)


class ApiMapping(_ApiMappingBase):
    """A mapping from a path of a domain name to a stage."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.ApiMapping"

    @staticmethod
    @takes(ApiMappingAttributes)
    def from_api_mapping_attributes(scope: Construct, id: str, attrs: ApiMappingAttributes) -> IApiMapping:
        """Return a mapping made elsewhere, by what is known of it."""
        return _ImportedApiMapping(scope, id, attrs)

    @takes(ApiMappingProps)
    def __init__(self, scope: Construct, id: str, props: ApiMappingProps) -> None:
        super().__init__(scope, id)
        stage: Any = props.stage if props.stage is not None else getattr(props.api, "default_stage", None)
        if stage is None:
            raise ValidationError("stage property must be specified", scope=self, fix="give stage")
        if props.api_mapping_key == "":
            raise ValidationError("empty string for api mapping key not allowed", scope=self, fix="leave it out")
        name = props.domain_name.domain_name_ref.domain_name
        resource = CfnApiMapping(
            self,
            "Resource",
            api_id=props.api.api_ref.api_id,
            domain_name=name,
            stage=stage.stage_name,
            api_mapping_key=props.api_mapping_key,
        )
        resource.node.add_dependency(stage)
        self.api_mapping_id = resource.ref
        self._domain_name_text = name
        self._domain_name = props.domain_name
        self.mapping_key = props.api_mapping_key

    @property
    def domain_name(self) -> IDomainName:
        """The domain name."""
        name: Any = self._domain_name
        return name  # type: ignore[no-any-return]  # the peer says so of any reference

    @property
    def domain_url(self) -> str:
        """The URL: domain name and path."""
        return f"https://{self._domain_name_text}/{self.mapping_key or ''}"


class _ImportedApiMapping(_ApiMappingBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: ApiMappingAttributes) -> None:
        super().__init__(scope, id)
        self.api_mapping_id = attrs.api_mapping_id
        self._domain_name_text = attrs.domain_name


__all__ = ["ApiMapping", "ApiMappingAttributes", "ApiMappingProps", "IApiMapping"]
