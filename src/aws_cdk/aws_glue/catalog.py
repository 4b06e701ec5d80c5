"""Catalogs: what databases are in, and how what they tell is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue._l1 import CfnCatalog, CfnDataCatalogEncryptionSettings
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_glue import CatalogReference
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

_ACCOUNT_CATALOG = "@aws-cdk.aws-glue-alpha.AccountCatalog"  # as the peer has it, though the module is no alpha one


class CatalogEncryptionMode(NamedEnum):
    """How a catalog is encrypted."""

    DISABLED = "DISABLED"
    SSE_KMS = "SSE-KMS"
    SSE_KMS_WITH_SERVICE_ROLE = "SSE-KMS-WITH-SERVICE-ROLE"


class DataCatalogEncryptionAtRest:
    """How a catalog is encrypted.

    Attributes:
        mode: Whether, and who asks for the key.
        kms_key: The key. Default: one of AWS.
        service_role: Who asks for the key, if it is not the caller.
    """

    @checked
    def __init__(
        self, mode: CatalogEncryptionMode, kms_key: IKeyRef | None = None, service_role: IRole | None = None
    ) -> None:
        self.mode = mode
        self.kms_key = kms_key
        self.service_role = service_role

    @staticmethod
    def disabled() -> DataCatalogEncryptionAtRest:
        """Do not encrypt."""
        return DataCatalogEncryptionAtRest(CatalogEncryptionMode.DISABLED)

    @staticmethod
    @checked
    def kms(key: IKeyRef | None = None) -> DataCatalogEncryptionAtRest:
        """Encrypt with a key, that callers must be let use. Default: a key of AWS."""
        return DataCatalogEncryptionAtRest(CatalogEncryptionMode.SSE_KMS, key)

    @staticmethod
    @checked
    def kms_with_service_role(role: IRole, key: IKeyRef | None = None) -> DataCatalogEncryptionAtRest:
        """Encrypt with a key, which a role uses for all callers; it is let use the key. Default: a key of AWS."""
        return DataCatalogEncryptionAtRest(CatalogEncryptionMode.SSE_KMS_WITH_SERVICE_ROLE, key, role)


class ConnectionPasswordEncryption(Struct):
    """How passwords of connections are encrypted."""

    kms_key: IKeyRef | None = None
    """Default: a key of AWS."""
    return_connection_password_encrypted: bool | None = None
    """Whether those who ask get them encrypted. Default: yes."""


class CatalogEncryptionOptions(Struct):
    """How a catalog is encrypted."""

    connection_password_encryption: Nested[ConnectionPasswordEncryption | None] = nested()
    """Default: as the account has it."""
    encryption_at_rest: DataCatalogEncryptionAtRest | None = None
    """Default: as the account has it."""


class CatalogProps(CatalogEncryptionOptions):
    """Options of a catalog."""

    catalog_name: str
    description: str | None = None


class ICatalog(IResource):
    """A catalog, made here or elsewhere."""

    catalog_arn: str
    catalog_id: str
    connection_password_key: IKeyRef | None
    encryption_key: IKeyRef | None

    if TYPE_CHECKING:

        @property
        def catalog_ref(self) -> CatalogReference: ...


class CatalogBase(Resource, ICatalog):
    """Base of catalogs."""

    connection_password_key: IKeyRef | None = None
    encryption_key: IKeyRef | None = None

    @property
    def catalog_ref(self) -> CatalogReference:
        """The reference to the catalog."""
        from aws_cdk.interfaces import aws_glue

        reference: CatalogReference = aws_glue.CatalogReference(resource_arn=self.catalog_arn)
        return reference

    @takes(CatalogEncryptionOptions)
    def _configure_encryption(self, options: CatalogEncryptionOptions) -> None:
        """Make the settings, if there are any."""
        at_rest, passwords = options.encryption_at_rest, options.connection_password_encryption
        if at_rest is None and passwords is None:
            return
        settings: dict[str, Any] = {}
        if at_rest is not None:
            self.encryption_key = at_rest.kms_key
            if at_rest.service_role is not None and at_rest.kms_key is not None:
                from aws_cdk.aws_kms.key_grants import KeyGrants

                KeyGrants.from_key(at_rest.kms_key).encrypt_decrypt(at_rest.service_role)
            settings["encryptionAtRest"] = {
                "catalogEncryptionMode": at_rest.mode._value_,
                "sseAwsKmsKeyId": _arn(at_rest.kms_key),
                "catalogEncryptionServiceRole": at_rest.service_role.role_arn if at_rest.service_role else None,
            }
        if passwords is not None:
            self.connection_password_key = passwords.kms_key
            settings["connectionPasswordEncryption"] = {
                "kmsKeyId": _arn(passwords.kms_key),
                "returnConnectionPasswordEncrypted": passwords.return_connection_password_encrypted is not False,
            }
        CfnDataCatalogEncryptionSettings(
            self, "EncryptionSettings", catalog_id=self.catalog_id, data_catalog_encryption_settings=settings
        )


class Catalog(CatalogBase):
    """A catalog."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.Catalog"

    @staticmethod
    @takes(CatalogEncryptionOptions)
    def encrypt_account(scope: Construct, options: CatalogEncryptionOptions) -> ICatalog:
        """Encrypt the catalog that each account has, and return it.

        Raises:
            ValidationError: the stack uses it already.
        """
        if Stack.of(scope).node.try_find_child(_ACCOUNT_CATALOG) is not None:
            raise ValidationError(
                "the account catalog has already been used in this stack; call Catalog.encryptAccount() before "
                "Catalog.forAccount() or any Database that uses the account catalog",
                scope=scope,
            )
        catalog = account_catalog(scope)
        catalog._configure_encryption(**options._given())
        return catalog

    @staticmethod
    @checked
    def for_account(scope: Construct) -> ICatalog:
        """Return the catalog that each account has."""
        return account_catalog(scope)

    @staticmethod
    @checked
    def from_catalog_arn(scope: Construct, id: str, catalog_arn: str) -> ICatalog:
        """Return a catalog made elsewhere, by its ARN.

        Raises:
            ValidationError: the ARN is not one of a catalog.
        """
        parts = Arn.split(catalog_arn, ArnFormat.SLASH_RESOURCE_NAME)
        name = parts.resource_name
        if not is_unresolved(catalog_arn) and (parts.service != "glue" or parts.resource != "catalog"):
            raise ValidationError(
                "expected a Glue catalog ARN (arn:<partition>:glue:<region>:<account>:catalog[/<name>]), got "
                f'"{catalog_arn}"',
                scope=scope,
                fix="correct `catalog_arn`",
            )
        return _ImportedCatalog(scope, id, catalog_arn, name if name is not None else (parts.account or ""))

    @staticmethod
    @checked
    def from_catalog_id(scope: Construct, id: str, catalog_id: str) -> ICatalog:
        """Return a catalog made elsewhere, by its id."""
        arn = Stack.of(scope).format_arn(service="glue", resource="catalog", resource_name=catalog_id)
        return _ImportedCatalog(scope, id, arn, catalog_id)

    @takes(CatalogProps)
    def __init__(self, scope: Construct, id: str, props: CatalogProps) -> None:
        super().__init__(scope, id, physical_name=props.catalog_name)
        resource = CfnCatalog(self, "Resource", name=props.catalog_name, description=props.description)
        self.catalog_id: str = resource.attr_catalog_id
        self.catalog_arn: str = resource.attr_resource_arn
        given = props._given()
        self._configure_encryption(**{name: given[name] for name in CatalogEncryptionOptions._fields if name in given})


def account_catalog(scope: Construct) -> CatalogBase:
    """Return the catalog of a stack's account, one for each stack."""
    stack = Stack.of(scope)
    known = stack.node.try_find_child(_ACCOUNT_CATALOG)
    if isinstance(known, CatalogBase):
        return known
    arn = stack.format_arn(service="glue", resource="catalog")
    return _ImportedCatalog(stack, _ACCOUNT_CATALOG, arn, stack.account)


def _arn(key: IKeyRef | None) -> str | None:
    return key.key_ref.key_arn if key is not None else None


class _ImportedCatalog(CatalogBase):
    _fqn = "aws-cdk-lib.aws_glue.CatalogBase"

    def __init__(self, scope: Construct, id: str, catalog_arn: str, catalog_id: str) -> None:
        super().__init__(scope, id)
        self.catalog_arn = catalog_arn
        self.catalog_id = catalog_id


__all__ = [
    "Catalog",
    "CatalogBase",
    "CatalogEncryptionMode",
    "CatalogEncryptionOptions",
    "CatalogProps",
    "ConnectionPasswordEncryption",
    "DataCatalogEncryptionAtRest",
    "ICatalog",
]
