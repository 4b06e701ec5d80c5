"""Items that a new table is filled with from S3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket

_DELIMITERS = (",", "\t", ":", ";", "|", " ")


class InputCompressionType(NamedEnum):
    """How the files are compressed."""

    GZIP = "GZIP"
    ZSTD = "ZSTD"
    NONE = "NONE"


class CsvOptions(Struct):
    """How CSV files are read."""

    delimiter: str | None = None
    """What separates values: a comma, tab, colon, semicolon, bar or blank. Default: a comma."""
    header_list: Sequence[str] | None = None
    """The columns. Default: the first line of each file."""


class InputFormat:
    """The format of the files."""

    @staticmethod
    def dynamo_db_json() -> InputFormat:
        """Return JSON as DynamoDB exports it."""
        return _Format("DYNAMODB_JSON")

    @staticmethod
    def ion() -> InputFormat:
        """Return Amazon Ion."""
        return _Format("ION")

    @staticmethod
    @takes(CsvOptions)
    def csv(options: CsvOptions) -> InputFormat:
        """Return comma separated values.

        Raises:
            ValidationError: the delimiter is none that DynamoDB knows.
        """
        delimiter = options.delimiter
        if delimiter and delimiter not in _DELIMITERS:
            raise ValidationError(
                "Delimiter must be a single character and one of the following: comma (,), tab (\\t), colon (:), "
                f"semicolon (;), pipe (|), space ( ), got '{delimiter}'"
            )
        csv = {"delimiter": delimiter, "headerList": list(options.header_list) if options.header_list else None}
        return _Format("CSV", {"csv": csv})

    def _render(self) -> dict[str, Any]:
        raise NotImplementedError


class _Format(InputFormat):
    def __init__(self, name: str, options: dict[str, Any] | None = None) -> None:
        self._name = name
        self._options = options

    def _render(self) -> dict[str, Any]:
        return {"inputFormat": self._name, "inputFormatOptions": self._options}


class ImportSourceSpecification(Struct):
    """Where the items are."""

    bucket: IBucket
    """The bucket."""
    input_format: InputFormat
    """The format of the files."""
    bucket_owner: str | None = None
    """The account that must own the bucket. Default: not checked."""
    compression_type: InputCompressionType | None = None
    """How the files are compressed. Default: not at all."""
    key_prefix: str | None = None
    """What the keys of the files start with. Default: anything."""


def rendered_import_source(source: ImportSourceSpecification | None) -> dict[str, Any] | None:
    """Return the option as the property of the L1 class takes it."""
    if source is None:
        return None
    return {
        **source.input_format._render(),
        "inputCompressionType": source.compression_type._value_ if source.compression_type else None,
        "s3BucketSource": {
            "s3Bucket": source.bucket.bucket_name,
            "s3BucketOwner": source.bucket_owner,
            "s3KeyPrefix": source.key_prefix,
        },
    }


__all__ = [
    "CsvOptions",
    "ImportSourceSpecification",
    "InputCompressionType",
    "InputFormat",
]
