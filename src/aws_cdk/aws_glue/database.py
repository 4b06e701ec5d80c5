"""Databases of catalogs, which hold tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue._l1 import CfnDatabase
from aws_cdk.aws_glue.catalog import ICatalog, account_catalog
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_glue import DatabaseReference
    from constructs import Construct

_LONGEST_NAME = 255
_LONGEST_DESCRIPTION = 2048
_LONGEST_LOCATION = 1024


class DatabaseProps(Struct):
    """Options of a database."""

    catalog: ICatalog | None = None
    """Default: the account's."""
    database_name: str | None = None
    """Default: made from the construct's path, in small letters."""
    description: str | None = None
    """Up to 2048 characters."""
    location_uri: str | None = None
    """Where its data is, 1 to 1024 characters."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of it when it leaves the stack. Default: it stays."""


class IDatabase(IResource):
    """A database, made here or elsewhere."""

    database_arn: str
    database_name: str

    if TYPE_CHECKING:

        @property
        def catalog(self) -> ICatalog: ...
        @property
        def database_ref(self) -> DatabaseReference: ...


class _DatabaseBase(Resource, IDatabase):
    _catalog: ICatalog | None = None

    @property
    def catalog(self) -> ICatalog:
        """The catalog that it is in."""
        return self._catalog if self._catalog is not None else account_catalog(self)

    @property
    def database_ref(self) -> DatabaseReference:
        """The reference to the database."""
        from aws_cdk.interfaces import aws_glue

        reference: DatabaseReference = aws_glue.DatabaseReference(database_name=self.database_name)
        return reference


class Database(_DatabaseBase):
    """A database."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.Database"

    @staticmethod
    @checked
    def from_database_arn(scope: Construct, id: str, database_arn: str) -> IDatabase:
        """Return a database made elsewhere, by its ARN."""
        return _ImportedDatabase(scope, id, database_arn)

    @takes(DatabaseProps)
    def __init__(self, scope: Construct, id: str, props: DatabaseProps) -> None:
        super().__init__(scope, id, physical_name=props.database_name)
        self._check(props)
        self._catalog = props.catalog
        self.location_uri: str | None = props.location_uri
        generated = Names.unique_resource_name(self, max_length=_LONGEST_NAME).lower()
        resource = CfnDatabase(
            self,
            "Resource",
            catalog_id=props.catalog.catalog_id if props.catalog is not None else Stack.of(self).account,
            database_input={
                "name": self.physical_name if props.database_name is not None else generated,
                "description": props.description,
                "locationUri": props.location_uri,
            },
        )
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.RETAIN)
        self.database_name = self._get_resource_name_attribute(resource.ref)
        self.database_arn = Stack.of(self).format_arn(
            service="glue", resource="database", resource_name=self.database_name
        )

    def _check(self, props: DatabaseProps) -> None:
        location, description = props.location_uri, props.description
        if location is not None and not is_unresolved(location) and not 1 <= len(location) <= _LONGEST_LOCATION:
            raise ValidationError(
                f"locationUri length must be (inclusively) between 1 and {_LONGEST_LOCATION}, got {len(location)}",
                scope=self,
                fix="correct `location_uri`",
            )
        if description and not is_unresolved(description) and len(description) > _LONGEST_DESCRIPTION:
            raise ValidationError(
                f"description length must be less than or equal to {_LONGEST_DESCRIPTION}, got {len(description)}",
                scope=self,
                fix="shorten `description`",
            )


class _ImportedDatabase(_DatabaseBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, database_arn: str) -> None:
        super().__init__(scope, id)
        self.database_arn = database_arn
        name = Arn.split(database_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if name is None:
            raise ValidationError(
                f"the ARN names no database: {database_arn}", scope=self, fix="correct `database_arn`"
            )
        self.database_name = name


__all__ = ["Database", "DatabaseProps", "IDatabase"]
