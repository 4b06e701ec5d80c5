"""Parameters of how the data of a table is stored, for those that read and write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_kms import IKeyRef


class CompressionType(NamedEnum):
    """How data is compressed."""

    NONE = "none"
    BZIP2 = "bzip2"
    GZIP = "gzip"
    SNAPPY = "snappy"


class InvalidCharHandlingAction(NamedEnum):
    """What becomes of characters that are not UTF-8."""

    DISABLED = "DISABLED"
    FAIL = "FAIL"
    SET_TO_NULL = "SET_TO_NULL"
    DROP_ROW = "DROP_ROW"
    REPLACE = "REPLACE"


class NumericOverflowHandlingAction(NamedEnum):
    """What becomes of numbers too large for their column."""

    DISABLED = "DISABLED"
    FAIL = "FAIL"
    SET_TO_NULL = "SET_TO_NULL"
    DROP_ROW = "DROP_ROW"


class SurplusBytesHandlingAction(NamedEnum):
    """What becomes of bytes too many for their column."""

    SET_TO_NULL = "SET_TO_NULL"
    DISABLED = "DISABLED"
    FAIL = "FAIL"
    DROP_ROW = "DROP_ROW"
    TRUNCATE = "TRUNCATE"


class SurplusCharHandlingAction(NamedEnum):
    """What becomes of characters too many for their column."""

    SET_TO_NULL = "SET_TO_NULL"
    DISABLED = "DISABLED"
    FAIL = "FAIL"
    DROP_ROW = "DROP_ROW"
    TRUNCATE = "TRUNCATE"


class ColumnCountMismatchHandlingAction(NamedEnum):
    """What becomes of rows with another number of columns."""

    DISABLED = "DISABLED"
    FAIL = "FAIL"
    SET_TO_NULL = "SET_TO_NULL"
    DROP_ROW = "DROP_ROW"


class OrcColumnMappingType(NamedEnum):
    """How columns of ORC files are found."""

    NAME = "name"
    POSITION = "position"


class WriteParallel(NamedEnum):
    """Whether several files are written at once."""

    ON = "on"
    OFF = "off"


class StorageParameters(NamedEnum):
    """Names of parameters that Glue and Redshift know."""

    SKIP_HEADER_LINE_COUNT = "skip.header.line.count"
    DATA_CLEANSING_ENABLED = "data_cleansing_enabled"
    COMPRESSION_TYPE = "compression_type"
    INVALID_CHAR_HANDLING = "invalid_char_handling"
    REPLACEMENT_CHAR = "replacement_char"
    NUMERIC_OVERFLOW_HANDLING = "numeric_overflow_handling"
    SURPLUS_BYTES_HANDLING = "surplus_bytes_handling"
    SURPLUS_CHAR_HANDLING = "surplus_char_handling"
    COLUMN_COUNT_MISMATCH_HANDLING = "column_count_mismatch_handling"
    NUM_ROWS = "num_rows"
    SERIALIZATION_NULL_FORMAT = "serialization.null.format"
    ORC_SCHEMA_RESOLUTION = "orc.schema.resolution"
    WRITE_PARALLEL = "write.parallel"
    WRITE_MAX_FILESIZE_MB = "write.maxfilesize.mb"
    WRITE_KMS_KEY_ID = "write.kms.key.id"


class StorageParameter:
    """A parameter.

    Attributes:
        key: Its name.
        value: Its value, as a text.
    """

    @checked
    def __init__(self, key: str, value: str) -> None:
        self.key = key
        self.value = value

    @staticmethod
    @checked
    def column_count_mismatch_handling(value: ColumnCountMismatchHandlingAction) -> StorageParameter:
        """What becomes of rows with another number of columns."""
        return StorageParameter(StorageParameters.COLUMN_COUNT_MISMATCH_HANDLING._value_, value._value_)

    @staticmethod
    @checked
    def compression_type(value: CompressionType) -> StorageParameter:
        """How data is compressed, if names of files do not tell."""
        return StorageParameter(StorageParameters.COMPRESSION_TYPE._value_, value._value_)

    @staticmethod
    @checked
    def custom(key: str, value: str) -> StorageParameter:
        """Any parameter."""
        return StorageParameter(key, value)

    @staticmethod
    @checked
    def data_cleansing_enabled(value: bool) -> StorageParameter:
        """Whether data is mended as the other parameters say."""
        return StorageParameter(StorageParameters.DATA_CLEANSING_ENABLED._value_, "true" if value else "false")

    @staticmethod
    @checked
    def invalid_char_handling(value: InvalidCharHandlingAction) -> StorageParameter:
        """What becomes of characters that are not UTF-8."""
        return StorageParameter(StorageParameters.INVALID_CHAR_HANDLING._value_, value._value_)

    @staticmethod
    @checked
    def num_rows(value: int) -> StorageParameter:
        """How many rows there are, for planners of queries."""
        return StorageParameter(StorageParameters.NUM_ROWS._value_, js_number_text(value))

    @staticmethod
    @checked
    def numeric_overflow_handling(value: NumericOverflowHandlingAction) -> StorageParameter:
        """What becomes of numbers too large for their column."""
        return StorageParameter(StorageParameters.NUMERIC_OVERFLOW_HANDLING._value_, value._value_)

    @staticmethod
    @checked
    def orc_schema_resolution(value: OrcColumnMappingType) -> StorageParameter:
        """How columns of ORC files are found."""
        return StorageParameter(StorageParameters.ORC_SCHEMA_RESOLUTION._value_, value._value_)

    @staticmethod
    @checked
    def replacement_char(value: str) -> StorageParameter:
        """What replaces characters that are not UTF-8."""
        return StorageParameter(StorageParameters.REPLACEMENT_CHAR._value_, value)

    @staticmethod
    @checked
    def serialization_null_format(value: str) -> StorageParameter:
        """The text that stands for nothing."""
        return StorageParameter(StorageParameters.SERIALIZATION_NULL_FORMAT._value_, value)

    @staticmethod
    @checked
    def skip_header_line_count(value: int) -> StorageParameter:
        """How many lines at the start of a file are no data."""
        return StorageParameter(StorageParameters.SKIP_HEADER_LINE_COUNT._value_, js_number_text(value))

    @staticmethod
    @checked
    def surplus_bytes_handling(value: SurplusBytesHandlingAction) -> StorageParameter:
        """What becomes of bytes too many for their column."""
        return StorageParameter(StorageParameters.SURPLUS_BYTES_HANDLING._value_, value._value_)

    @staticmethod
    @checked
    def surplus_char_handling(value: SurplusCharHandlingAction) -> StorageParameter:
        """What becomes of characters too many for their column."""
        return StorageParameter(StorageParameters.SURPLUS_CHAR_HANDLING._value_, value._value_)

    @staticmethod
    @checked
    def write_kms_key_id(key: IKeyRef) -> StorageParameter:
        """The key that written files are encrypted with."""
        return StorageParameter(StorageParameters.WRITE_KMS_KEY_ID._value_, key.key_ref.key_arn)

    @staticmethod
    @checked
    def write_max_file_size_mb(value: int) -> StorageParameter:
        """How large a written file may be, in MB."""
        return StorageParameter(StorageParameters.WRITE_MAX_FILESIZE_MB._value_, js_number_text(value))

    @staticmethod
    @checked
    def write_parallel(value: WriteParallel) -> StorageParameter:
        """Whether several files are written at once."""
        return StorageParameter(StorageParameters.WRITE_PARALLEL._value_, value._value_)


__all__ = [
    "ColumnCountMismatchHandlingAction",
    "CompressionType",
    "InvalidCharHandlingAction",
    "NumericOverflowHandlingAction",
    "OrcColumnMappingType",
    "StorageParameter",
    "StorageParameters",
    "SurplusBytesHandlingAction",
    "SurplusCharHandlingAction",
    "WriteParallel",
]
