"""Mapping templates: what resolvers without code ask of a data source, in the Velocity language.

The templates are the peer's, blank by blank: they stand in templates that are deployed already.
"""

from __future__ import annotations

from aws_cdk.aws_appsync.dynamo_db_template import AttributeValues, KeyCondition, PrimaryKey
from aws_cdk.core.arguments import checked
from aws_cdk.core.text_file import read_text

_VERSION = "2017-02-28"


class MappingTemplate:
    """A mapping template. Make it with one of the factories."""

    @staticmethod
    @checked
    def from_string(template: str) -> MappingTemplate:
        """Use a text."""
        return _Text(template)

    @staticmethod
    @checked
    def from_file(file_name: str) -> MappingTemplate:
        """Use the text of a file."""
        return _Text(read_text(file_name, "the mapping template"))

    @staticmethod
    def dynamo_db_result_list() -> MappingTemplate:
        """Return the items that a query or scan found."""
        return _Text("$util.toJson($ctx.result.items)")

    @staticmethod
    def dynamo_db_result_item() -> MappingTemplate:
        """Return the item."""
        return _Text("$util.toJson($ctx.result)")

    @staticmethod
    @checked
    def dynamo_db_scan_table(consistent_read: bool = False) -> MappingTemplate:
        """Return all items of a table."""
        return _Text(f'{{"version" : "{_VERSION}", "operation" : "Scan", "consistentRead": {_json(consistent_read)}}}')

    @staticmethod
    @checked
    def dynamo_db_query(
        cond: KeyCondition, index_name: str | None = None, consistent_read: bool = False
    ) -> MappingTemplate:
        """Return the items that meet a condition.

        Args:
            cond: The condition.
            index_name: Index to ask. Default: the table itself.
            consistent_read: Whether the newest writes count.
        """
        index = f'"index" : "{index_name}", ' if index_name else ""
        return _Text(
            f'{{"version" : "{_VERSION}", "operation" : "Query",  "consistentRead": {_json(consistent_read)}, '
            f"{index}{cond.render_template()}}}"
        )

    @staticmethod
    @checked
    def dynamo_db_get_item(key_name: str, id_arg: str, consistent_read: bool = False) -> MappingTemplate:
        """Return the item whose key is the argument ``id_arg``."""
        return _Text(
            f'{{"version": "{_VERSION}", "operation": "GetItem", "consistentRead": {_json(consistent_read)}, '
            f'"key": {{"{key_name}": $util.dynamodb.toDynamoDBJson($ctx.args.{id_arg})}}}}'
        )

    @staticmethod
    @checked
    def dynamo_db_delete_item(key_name: str, id_arg: str) -> MappingTemplate:
        """Delete the item whose key is the argument ``id_arg``."""
        return _Text(
            f'{{"version": "{_VERSION}", "operation": "DeleteItem", '
            f'"key": {{"{key_name}": $util.dynamodb.toDynamoDBJson($ctx.args.{id_arg})}}}}'
        )

    @staticmethod
    @checked
    def dynamo_db_put_item(key: PrimaryKey, values: AttributeValues) -> MappingTemplate:
        """Write an item."""
        lines = (
            f"      {values.render_variables()}",
            "      {",
            f'        "version": "{_VERSION}",',
            '        "operation": "PutItem",',
            f"        {key.render_template()},",
            f"        {values.render_template()}",
            "      }",
        )
        return _Text("\n" + "\n".join(lines))

    @staticmethod
    @checked
    def lambda_request(payload: str = "$util.toJson($ctx)", operation: str = "Invoke") -> MappingTemplate:
        """Call a function."""
        return _Text(f'{{"version": "{_VERSION}", "operation": "{operation}", "payload": {payload}}}')

    @staticmethod
    def lambda_result() -> MappingTemplate:
        """Return what a function gave."""
        return _Text("$util.toJson($ctx.result)")

    def render_template(self) -> str:
        """Return the text."""
        raise NotImplementedError


class _Text(MappingTemplate):
    def __init__(self, text: str) -> None:
        self._text = text

    def render_template(self) -> str:
        return self._text


def _json(value: bool) -> str:
    return "true" if value else "false"
