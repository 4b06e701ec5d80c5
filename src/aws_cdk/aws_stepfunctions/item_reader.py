"""Where a distributed map reads its items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._arns import objects_arn
from aws_cdk.aws_stepfunctions._json_path_fields import render_fields
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_s3.bucket_base import IBucket


class CsvDelimiter(NamedEnum):
    """What stands between the fields of a line."""

    COMMA = "COMMA"
    PIPE = "PIPE"
    SEMICOLON = "SEMICOLON"
    SPACE = "SPACE"
    TAB = "TAB"


class CsvHeaderLocation(NamedEnum):
    """Where the names of the columns are."""

    FIRST_ROW = "FIRST_ROW"
    """In the file."""
    GIVEN = "GIVEN"
    """In the definition."""


class CsvHeaders:
    """The names of the columns of a CSV file."""

    @checked
    def __init__(self, header_location: CsvHeaderLocation, headers: Sequence[str] | None = None) -> None:
        self.header_location = header_location
        self.headers = headers

    @staticmethod
    def use_first_row() -> CsvHeaders:
        """Take them from the first line of the file."""
        return CsvHeaders(CsvHeaderLocation.FIRST_ROW)

    @staticmethod
    @checked
    def use(headers: Sequence[str]) -> CsvHeaders:
        """Use ``headers``."""
        return CsvHeaders(CsvHeaderLocation.GIVEN, list(headers))


class ItemReaderProps(Struct):
    """What every reader takes."""

    bucket: IBucket | None = None
    """The bucket; either this or ``bucket_name_path`` has to be given."""
    bucket_name_path: str | None = None
    """A path that gives the bucket's name."""
    max_items: int | float | None = None
    """How many items are read at most. Default: all."""


class S3ObjectsItemReaderProps(ItemReaderProps):
    """Options of :class:`S3ObjectsItemReader`."""

    prefix: str | None = None
    """What the keys of the objects begin with. Default: all objects."""


class S3FileItemReaderProps(ItemReaderProps):
    """Options of readers of one file."""

    key: str
    """The key of the file."""


class S3CsvItemReaderProps(S3FileItemReaderProps):
    """Options of :class:`S3CsvItemReader`."""

    csv_delimiter: CsvDelimiter | None = None
    """What stands between the fields. Default: a comma."""
    csv_headers: CsvHeaders | None = None
    """The names of the columns. Default: in the first line."""


class IItemReader(Interface):
    """Reads items of a distributed map."""

    if TYPE_CHECKING:

        @property
        def bucket(self) -> IBucket: ...
        @property
        def bucket_name_path(self) -> str | None: ...
        @property
        def resource(self) -> str: ...
        @property
        def max_items(self) -> int | float | None: ...

    def render(self, query_language: QueryLanguage | None = None) -> Any:
        """Return the reader in the Amazon States Language."""
        raise NotImplementedError

    def provide_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed."""
        raise NotImplementedError

    def validate_item_reader(self) -> list[str]:
        """Return what is wrong with the reader."""
        raise NotImplementedError


class _S3ItemReader(IItemReader):
    """A reader of S3."""

    _action = "getObject"

    def __init__(self, props: ItemReaderProps) -> None:
        self._bucket = props.bucket
        self._bucket_name_path = props.bucket_name_path
        self._max_items = props.max_items

    @property
    def bucket(self) -> IBucket:
        """The bucket.

        Raises:
            ValidationError: a path gives its name.
        """
        if self._bucket is None:
            raise ValidationError("`bucket` is undefined", fix="see `bucket_name_path`")
        return self._bucket

    @property
    def bucket_name_path(self) -> str | None:
        """The path that gives the bucket's name."""
        return self._bucket_name_path

    @property
    def max_items(self) -> int | float | None:
        """How many items are read at most."""
        return self._max_items

    @property
    def resource(self) -> str:
        """The ARN of the integration that reads."""
        from aws_cdk.core.pseudo import Aws

        return f"arn:{Aws.PARTITION}:states:::s3:{self._action}"

    @checked
    def render(self, query_language: QueryLanguage | None = None) -> Any:
        """Return the reader in the Amazon States Language."""
        bucket = self._bucket.bucket_name if self._bucket is not None else self._bucket_name_path
        where = {"Bucket": bucket, **self._where()}
        jsonata = query_language is QueryLanguage.JSONATA
        return present(
            {
                "Resource": self.resource,
                "ReaderConfig": present({**self._format(), "MaxItems": self._max_items, **self._columns()}) or None,
                "Arguments" if jsonata else "Parameters": present(where) if jsonata else render_fields(where),
            }
        )

    def _where(self) -> dict[str, Any]:
        return {}

    def _format(self) -> dict[str, Any]:
        return {}

    def _columns(self) -> dict[str, Any]:
        return {}

    def validate_item_reader(self) -> list[str]:
        """Return what is wrong with the reader."""
        if self._bucket is not None and self._bucket_name_path:
            return ["Provide either `bucket` or `bucketNamePath`, but not both"]
        if self._bucket is None and not self._bucket_name_path:
            return ["Provide either `bucket` or `bucketNamePath`"]
        return []


class S3ObjectsItemReader(_S3ItemReader):
    """Takes the objects of a bucket as items."""

    _action = "listObjectsV2"

    @takes(S3ObjectsItemReaderProps)
    def __init__(self, props: S3ObjectsItemReaderProps) -> None:
        super().__init__(props)
        self.prefix = props.prefix

    def _where(self) -> dict[str, Any]:
        return {"Prefix": self.prefix}

    def provide_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed: to list the bucket."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        resource = self._bucket.bucket_arn if self._bucket is not None else "*"
        return [PolicyStatement(actions=["s3:ListBucket"], resources=[resource])]


class _S3FileItemReader(_S3ItemReader):
    """A reader of one file."""

    _input_type = ""

    def __init__(self, props: S3FileItemReaderProps) -> None:
        super().__init__(props)
        self._key = props.key

    @property
    def key(self) -> str:
        """The key of the file."""
        return self._key

    @property
    def input_type(self) -> str:
        """What kind of file it is."""
        return self._input_type

    def _where(self) -> dict[str, Any]:
        return {"Key": self._key}

    def _format(self) -> dict[str, Any]:
        return {"InputType": self._input_type}

    def provide_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed: to read the bucket's objects, if the bucket is known."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        if self._bucket is None:
            return []
        return [PolicyStatement(actions=["s3:GetObject"], resources=[objects_arn(self._bucket)])]


class S3JsonItemReader(_S3FileItemReader):
    """Takes the elements of a JSON list as items."""

    _input_type = "JSON"

    @takes(S3FileItemReaderProps)
    def __init__(self, props: S3FileItemReaderProps) -> None:
        super().__init__(props)


class S3JsonLItemReader(_S3FileItemReader):
    """Takes the lines of a file, each JSON, as items."""

    _input_type = "JSONL"

    @takes(S3FileItemReaderProps)
    def __init__(self, props: S3FileItemReaderProps) -> None:
        super().__init__(props)


class S3ManifestItemReader(_S3FileItemReader):
    """Takes the objects in an inventory of S3 as items."""

    _input_type = "MANIFEST"

    @takes(S3FileItemReaderProps)
    def __init__(self, props: S3FileItemReaderProps) -> None:
        super().__init__(props)


class S3CsvItemReader(_S3FileItemReader):
    """Takes the lines of a CSV file as items."""

    _input_type = "CSV"

    @takes(S3CsvItemReaderProps)
    def __init__(self, props: S3CsvItemReaderProps) -> None:
        super().__init__(props)
        self.csv_headers = props.csv_headers or CsvHeaders.use_first_row()
        self.csv_delimiter = props.csv_delimiter

    def _columns(self) -> dict[str, Any]:
        return {
            "CSVDelimiter": self.csv_delimiter._value_ if self.csv_delimiter is not None else None,
            "CSVHeaderLocation": self.csv_headers.header_location._value_,
            "CSVHeaders": self.csv_headers.headers,
        }
