"""In which columnar format converted records are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

# Least sizes. Source: the Firehose API reference, OrcSerDe and ParquetSerDe.
_MIN_BLOCK_MIB, _MIN_STRIPE_MIB, _MIN_PAGE_KIB = 64, 8, 64
_MIN_ROW_INDEX_STRIDE = 1000


class IOutputFormat(Interface):
    """How records are written."""

    def create_output_format_config(self) -> Any:
        """Return the format by the names of the L1 class."""
        raise NotImplementedError


class OrcCompression:
    """How ORC is compressed."""

    NONE: OrcCompression
    SNAPPY: OrcCompression
    ZLIB: OrcCompression

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def of(value: str) -> OrcCompression:
        """Return a compression that is not listed here."""
        return OrcCompression(value)


OrcCompression.NONE = OrcCompression("NONE")
OrcCompression.SNAPPY = OrcCompression("SNAPPY")
OrcCompression.ZLIB = OrcCompression("ZLIB")


class OrcFormatVersion(NamedEnum):
    """Version of ORC."""

    V0_11 = "V0_11"
    V0_12 = "V0_12"


class OrcOutputFormatProps(Struct):
    """Options of :class:`OrcOutputFormat`."""

    block_size: Size | None = None
    """Size of a block of HDFS, 64 MiB or more. Default: 256 MiB."""
    bloom_filter_columns: Sequence[str] | None = None
    """Columns that Bloom filters are written for. Default: none."""
    bloom_filter_false_positive_probability: int | float | None = None
    """0 to 1. Default: 0.05."""
    compression: OrcCompression | None = None
    """Default: SNAPPY."""
    dictionary_key_threshold: int | float | None = None
    """Share of distinct values, 0 to 1, up to which a dictionary is used. Default: 0.8."""
    enable_padding: bool | None = None
    """Pad stripes to the blocks of HDFS. Default: no."""
    format_version: OrcFormatVersion | None = None
    """Default: V0_12."""
    padding_tolerance: int | float | None = None
    """Share of a stripe, 0 to 1, that padding may take. Default: 0.05."""
    row_index_stride: int | float | None = None
    """Rows between entries of the index, 1000 or more. Default: 10 000."""
    stripe_size: Size | None = None
    """8 MiB or more. Default: 64 MiB."""


class OrcOutputFormat(IOutputFormat):
    """Apache ORC."""

    @takes(OrcOutputFormatProps)
    def __init__(self, props: OrcOutputFormatProps) -> None:
        """Write ORC.

        Raises:
            ValidationError: an option is out of its bounds.
        """
        _at_least("Block size", props.block_size, _MIN_BLOCK_MIB, "MiB")
        _at_least("Stripe size", props.stripe_size, _MIN_STRIPE_MIB, "MiB")
        _share("Bloom filter false positive probability", props.bloom_filter_false_positive_probability)
        _share("Dictionary key threshold", props.dictionary_key_threshold)
        _share("Padding tolerance", props.padding_tolerance)
        stride = props.row_index_stride
        if stride is not None and not is_unresolved(stride) and stride < _MIN_ROW_INDEX_STRIDE:
            raise ValidationError(
                f"Row index stride {stride:g} is invalid, it must be at least {_MIN_ROW_INDEX_STRIDE}"
            )
        self.props = props

    def create_output_format_config(self) -> Any:
        """Return the format by the names of the L1 class."""
        props = self.props
        return {
            "serializer": {
                "orcSerDe": {
                    "blockSizeBytes": _bytes(props.block_size),
                    "bloomFilterColumns": props.bloom_filter_columns,
                    "bloomFilterFalsePositiveProbability": props.bloom_filter_false_positive_probability,
                    "compression": props.compression.value if props.compression is not None else None,
                    "dictionaryKeyThreshold": props.dictionary_key_threshold,
                    "enablePadding": props.enable_padding,
                    "formatVersion": props.format_version._value_ if props.format_version is not None else None,
                    "paddingTolerance": props.padding_tolerance,
                    "rowIndexStride": props.row_index_stride,
                    "stripeSizeBytes": _bytes(props.stripe_size),
                }
            }
        }


class ParquetCompression:
    """How Parquet is compressed."""

    GZIP: ParquetCompression
    SNAPPY: ParquetCompression
    UNCOMPRESSED: ParquetCompression

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def of(value: str) -> ParquetCompression:
        """Return a compression that is not listed here."""
        return ParquetCompression(value)


ParquetCompression.GZIP = ParquetCompression("GZIP")
ParquetCompression.SNAPPY = ParquetCompression("SNAPPY")
ParquetCompression.UNCOMPRESSED = ParquetCompression("UNCOMPRESSED")


class ParquetWriterVersion(NamedEnum):
    """Version of rows of Parquet."""

    V1 = "V1"
    V2 = "V2"


class ParquetOutputFormatProps(Struct):
    """Options of :class:`ParquetOutputFormat`."""

    block_size: Size | None = None
    """Size of a block of HDFS, 64 MiB or more. Default: 256 MiB."""
    compression: ParquetCompression | None = None
    """Default: SNAPPY."""
    enable_dictionary_compression: bool | None = None
    """Default: no."""
    max_padding: Size | None = None
    """Most padding of a block. Default: none."""
    page_size: Size | None = None
    """64 KiB or more. Default: 1 MiB."""
    writer_version: ParquetWriterVersion | None = None
    """Default: V1."""


class ParquetOutputFormat(IOutputFormat):
    """Apache Parquet."""

    @takes(ParquetOutputFormatProps)
    def __init__(self, props: ParquetOutputFormatProps) -> None:
        """Write Parquet.

        Raises:
            ValidationError: a size is too small.
        """
        _at_least("Block size", props.block_size, _MIN_BLOCK_MIB, "MiB")
        _at_least("Page size", props.page_size, _MIN_PAGE_KIB, "KiB")
        self.props = props

    def create_output_format_config(self) -> Any:
        """Return the format by the names of the L1 class."""
        props = self.props
        return {
            "serializer": {
                "parquetSerDe": {
                    "blockSizeBytes": _bytes(props.block_size),
                    "compression": props.compression.value if props.compression is not None else None,
                    "enableDictionaryCompression": props.enable_dictionary_compression,
                    "maxPaddingBytes": _bytes(props.max_padding),
                    "pageSizeBytes": _bytes(props.page_size),
                    "writerVersion": props.writer_version._value_ if props.writer_version is not None else None,
                }
            }
        }


def _bytes(size: Size | None) -> int | float | None:
    return size.to_bytes() if size is not None else None


def _at_least(what: str, size: Size | None, least: int, unit: str) -> None:
    if size is None:
        return
    amount = size.to_mebibytes() if unit == "MiB" else size.to_kibibytes()
    if not is_unresolved(amount) and amount < least:
        raise ValidationError(f"{what} {amount:g} is invalid, it must be at least {least} {unit}")


def _share(what: str, share: int | float | None) -> None:
    if share is not None and not is_unresolved(share) and not 0 <= share <= 1:
        raise ValidationError(f"{what} {share:g} is invalid, it must be between 0 and 1, inclusive")


class OutputFormat:
    """Formats as they are without options."""

    ORC = OrcOutputFormat()
    PARQUET = ParquetOutputFormat()


__all__ = [
    "IOutputFormat",
    "OrcCompression",
    "OrcFormatVersion",
    "OrcOutputFormat",
    "OrcOutputFormatProps",
    "OutputFormat",
    "ParquetCompression",
    "ParquetOutputFormat",
    "ParquetOutputFormatProps",
    "ParquetWriterVersion",
]
