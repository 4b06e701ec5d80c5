"""Rules that the data of a table should keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_glue._l1 import CfnDataQualityRuleset
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_glue.table_base import ITable
    from aws_cdk.interfaces.aws_glue import IDatabaseRef
    from constructs import Construct

_KIND = "dataqualityruleset"


class Dqdl:
    """Rules, in the language of Glue for them."""

    @checked
    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    @checked
    def from_string(dqdl: str) -> Dqdl:
        """Take rules as they are written; they are not checked."""
        return Dqdl(dqdl)


class DataQualityTargetTable:
    """The table that rules are for.

    Attributes:
        database_name: Its database.
        table_name: Its name.
    """

    @checked
    def __init__(self, database_name: str, table_name: str) -> None:
        self.database_name = database_name
        self.table_name = table_name

    @staticmethod
    @checked
    def from_table(database: IDatabaseRef, table: ITable) -> DataQualityTargetTable:
        """Take a table of a database."""
        return DataQualityTargetTable(database.database_ref.database_name, table.table_name)

    @staticmethod
    @checked
    def from_table_name(database: IDatabaseRef, table_name: str) -> DataQualityTargetTable:
        """Take a table of a database by its name."""
        return DataQualityTargetTable(database.database_ref.database_name, table_name)


class DataQualityRulesetProps(Struct):
    """Options of rules."""

    dqdl: Dqdl
    ruleset_name: str
    target_table: DataQualityTargetTable
    description: str | None = None
    removal_policy: RemovalPolicy | None = None
    """What becomes of them when they leave the stack. Default: they stay."""
    tags: Mapping[str, str] | None = None


class IDataQualityRuleset(IResource):
    """Rules, made here or elsewhere."""

    ruleset_arn: str
    ruleset_name: str


class DataQualityRuleset(Resource, IDataQualityRuleset):
    """Rules that the data of a table should keep."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.DataQualityRuleset"

    @staticmethod
    @checked
    def from_ruleset_arn(scope: Construct, id: str, ruleset_arn: str) -> IDataQualityRuleset:
        """Return rules made elsewhere, by their ARN.

        Raises:
            ValidationError: the ARN is not one of rules.
        """
        return _ImportedRuleset(scope, id, ruleset_arn, Arn.extract_resource_name(ruleset_arn, _KIND))

    @staticmethod
    @checked
    def from_ruleset_name(scope: Construct, id: str, ruleset_name: str) -> IDataQualityRuleset:
        """Return rules made elsewhere, by their name."""
        return _ImportedRuleset(scope, id, _arn_of(scope, ruleset_name), ruleset_name)

    @takes(DataQualityRulesetProps)
    def __init__(self, scope: Construct, id: str, props: DataQualityRulesetProps) -> None:
        super().__init__(scope, id, physical_name=props.ruleset_name)
        target = props.target_table
        resource = CfnDataQualityRuleset(
            self,
            "Resource",
            name=props.ruleset_name,
            description=props.description,
            ruleset=props.dqdl._text,
            tags=props.tags,
            target_table={"databaseName": target.database_name, "tableName": target.table_name},
        )
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.RETAIN)
        self.ruleset_name = self._get_resource_name_attribute(resource.ref)
        self.ruleset_arn = _arn_of(self, self.ruleset_name)


def _arn_of(scope: Construct, name: str) -> str:
    return Stack.of(scope).format_arn(service="glue", resource=_KIND, resource_name=name)


class _ImportedRuleset(Resource, IDataQualityRuleset):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, ruleset_arn: str, ruleset_name: str) -> None:
        super().__init__(scope, id)
        self.ruleset_arn = ruleset_arn
        self.ruleset_name = ruleset_name


__all__ = [
    "DataQualityRuleset",
    "DataQualityRulesetProps",
    "DataQualityTargetTable",
    "Dqdl",
    "IDataQualityRuleset",
]
