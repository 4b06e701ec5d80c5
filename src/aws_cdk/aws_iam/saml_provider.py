"""A SAML provider: a company directory that IAM trusts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._l1 import CfnSAMLProvider
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.text_file import read_text
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_iam import SAMLProviderReference

# Source: the IAM API reference, CreateSAMLProvider.
_NAME = re.compile(r"[\w+=,.@-]{1,128}\Z", re.ASCII)


class ISamlProvider(IResource):
    """A SAML provider."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def saml_provider_arn(self) -> str: ...
        @property
        def saml_provider_ref(self) -> SAMLProviderReference: ...


class SamlMetadataDocument:
    """The XML document that describes a SAML provider."""

    def __init__(self) -> None:
        self._xml = ""

    @staticmethod
    @checked
    def from_xml(xml: str) -> SamlMetadataDocument:
        """Return the document of this text."""
        document = SamlMetadataDocument()
        document._xml = xml
        return document

    @staticmethod
    @checked
    def from_file(path: str) -> SamlMetadataDocument:
        """Return the document in a file, read as UTF-8.

        Raises:
            ValidationError: the file cannot be read.
        """
        return SamlMetadataDocument.from_xml(read_text(path, "the SAML metadata document"))

    @property
    def xml(self) -> str:
        """The document."""
        return self._xml


class SamlProviderProps(Struct):
    """Options of a SAML provider."""

    metadata_document: SamlMetadataDocument
    """The document from the provider."""
    name: str | None = None
    """Name at IAM, 1 to 128 characters. Default: chosen by CloudFormation."""


class _SamlProviderBase(Resource, ISamlProvider):
    """What SAML providers have, made here or not."""

    @property
    def saml_provider_ref(self) -> SAMLProviderReference:
        """A reference to the provider."""
        from aws_cdk.interfaces.aws_iam import SAMLProviderReference

        return SAMLProviderReference(saml_provider_arn=self.saml_provider_arn)


class SamlProvider(_SamlProviderBase):
    """A SAML provider."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.SamlProvider"

    saml_provider_arn: str
    """The provider's ARN."""

    @staticmethod
    @checked
    def from_saml_provider_arn(scope: Construct, id: str, saml_provider_arn: str) -> ISamlProvider:
        """Return an existing provider by its ARN."""
        return _ImportedSamlProvider(scope, id, saml_provider_arn)

    @takes(SamlProviderProps)
    def __init__(self, scope: Construct, id: str, props: SamlProviderProps) -> None:
        """Make a SAML provider.

        Raises:
            ValidationError: the name has characters that IAM does not take, or is too long.
        """
        super().__init__(scope, id)
        name = props.name
        if name and not is_unresolved(name) and not _NAME.match(name):
            raise ValidationError(
                "Invalid SAML provider name. The name must be a string of characters consisting of upper and lowercase "
                "alphanumeric characters with no spaces. You can also include any of the following characters: _+=,.@-. "
                f"Length must be between 1 and 128 characters. Got '{name}'",
                scope=self,
                fix="give another name, or none, to have CloudFormation choose one",
            )
        resource = CfnSAMLProvider(self, "Resource", name=name, saml_metadata_document=props.metadata_document.xml)
        self.saml_provider_arn = resource.ref


class _ImportedSamlProvider(_SamlProviderBase):
    """A SAML provider known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    saml_provider_arn: str

    def __init__(self, scope: Construct, id: str, saml_provider_arn: str) -> None:
        super().__init__(scope, id)
        self.saml_provider_arn = saml_provider_arn
