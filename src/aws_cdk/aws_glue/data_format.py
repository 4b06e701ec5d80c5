"""How the data of a table is written."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

_HADOOP = "org.apache.hadoop"
_HIVE = f"{_HADOOP}.hive"


class _JavaClass:
    def __init__(self, class_name: str) -> None:
        self.class_name = class_name


class InputFormat(_JavaClass):
    """The class of Java that reads data.

    Attributes:
        class_name: Its full name.
    """

    AVRO: InputFormat
    CLOUDTRAIL: InputFormat
    ORC: InputFormat
    PARQUET: InputFormat
    TEXT: InputFormat


class OutputFormat(_JavaClass):
    """The class of Java that writes data.

    Attributes:
        class_name: Its full name.
    """

    AVRO: OutputFormat
    HIVE_IGNORE_KEY_TEXT: OutputFormat
    ORC: OutputFormat
    PARQUET: OutputFormat


class SerializationLibrary(_JavaClass):
    """The class of Java that makes rows of what was read.

    Attributes:
        class_name: Its full name.
    """

    AVRO: SerializationLibrary
    CLOUDTRAIL: SerializationLibrary
    GROK: SerializationLibrary
    HIVE_JSON: SerializationLibrary
    LAZY_SIMPLE: SerializationLibrary
    OPENX_JSON: SerializationLibrary
    OPEN_CSV: SerializationLibrary
    ORC: SerializationLibrary
    PARQUET: SerializationLibrary
    REGEXP: SerializationLibrary


class ClassificationString:
    """The word that Glue knows a format by.

    Attributes:
        value: The word.
    """

    AVRO: ClassificationString
    CSV: ClassificationString
    JSON: ClassificationString
    ORC: ClassificationString
    PARQUET: ClassificationString
    XML: ClassificationString

    @checked
    def __init__(self, value: str) -> None:
        self.value = value


for _name, _class in (
    ("AVRO", f"{_HIVE}.ql.io.avro.AvroContainerInputFormat"),
    ("CLOUDTRAIL", "com.amazon.emr.cloudtrail.CloudTrailInputFormat"),
    ("ORC", f"{_HIVE}.ql.io.orc.OrcInputFormat"),
    ("PARQUET", f"{_HIVE}.ql.io.parquet.MapredParquetInputFormat"),
    ("TEXT", f"{_HADOOP}.mapred.TextInputFormat"),
):
    setattr(InputFormat, _name, InputFormat(_class))
for _name, _class in (
    ("AVRO", f"{_HIVE}.ql.io.avro.AvroContainerOutputFormat"),
    ("HIVE_IGNORE_KEY_TEXT", f"{_HIVE}.ql.io.HiveIgnoreKeyTextOutputFormat"),
    ("ORC", f"{_HIVE}.ql.io.orc.OrcOutputFormat"),
    ("PARQUET", f"{_HIVE}.ql.io.parquet.MapredParquetOutputFormat"),
):
    setattr(OutputFormat, _name, OutputFormat(_class))
for _name, _class in (
    ("AVRO", f"{_HIVE}.serde2.avro.AvroSerDe"),
    ("CLOUDTRAIL", "com.amazon.emr.hive.serde.CloudTrailSerde"),
    ("GROK", "com.amazonaws.glue.serde.GrokSerDe"),
    ("HIVE_JSON", "org.apache.hive.hcatalog.data.JsonSerDe"),
    ("LAZY_SIMPLE", f"{_HIVE}.serde2.lazy.LazySimpleSerDe"),
    ("OPENX_JSON", "org.openx.data.jsonserde.JsonSerDe"),
    ("OPEN_CSV", f"{_HIVE}.serde2.OpenCSVSerde"),
    ("ORC", f"{_HIVE}.ql.io.orc.OrcSerde"),
    ("PARQUET", f"{_HIVE}.ql.io.parquet.serde.ParquetHiveSerDe"),
    ("REGEXP", f"{_HIVE}.serde2.RegexSerDe"),
):
    setattr(SerializationLibrary, _name, SerializationLibrary(_class))
for _name in ClassificationString.__annotations__:
    setattr(ClassificationString, _name, ClassificationString(_name.lower()))


class DataFormatProps(Struct):
    """Options of a format."""

    input_format: InputFormat
    output_format: OutputFormat
    serialization_library: SerializationLibrary
    classification_string: ClassificationString | None = None
    """Default: none; jobs of Glue cannot tell the format then."""


class DataFormat:
    """How data is written.

    Attributes:
        input_format: What reads it.
        output_format: What writes it.
        serialization_library: What makes rows of it.
        classification_string: What Glue knows it by.
    """

    APACHE_LOGS: DataFormat
    AVRO: DataFormat
    CLOUDTRAIL_LOGS: DataFormat
    CSV: DataFormat
    JSON: DataFormat
    LOGSTASH: DataFormat
    ORC: DataFormat
    PARQUET: DataFormat
    TSV: DataFormat

    @takes(DataFormatProps)
    def __init__(self, props: DataFormatProps) -> None:
        self.input_format: InputFormat = props.input_format
        self.output_format: OutputFormat = props.output_format
        self.serialization_library: SerializationLibrary = props.serialization_library
        self.classification_string: ClassificationString | None = props.classification_string


def _text(library: SerializationLibrary, classification: ClassificationString | None = None) -> DataFormat:
    return DataFormat(
        input_format=InputFormat.TEXT,
        output_format=OutputFormat.HIVE_IGNORE_KEY_TEXT,
        serialization_library=library,
        classification_string=classification,
    )


DataFormat.APACHE_LOGS = _text(SerializationLibrary.REGEXP)
DataFormat.CSV = _text(SerializationLibrary.OPEN_CSV, ClassificationString.CSV)
DataFormat.JSON = _text(SerializationLibrary.OPENX_JSON, ClassificationString.JSON)
DataFormat.LOGSTASH = _text(SerializationLibrary.GROK)
DataFormat.TSV = _text(SerializationLibrary.LAZY_SIMPLE)
DataFormat.CLOUDTRAIL_LOGS = DataFormat(
    input_format=InputFormat.CLOUDTRAIL,
    output_format=OutputFormat.HIVE_IGNORE_KEY_TEXT,
    serialization_library=SerializationLibrary.CLOUDTRAIL,
)
for _name in ("AVRO", "ORC", "PARQUET"):
    _format = DataFormat(
        input_format=getattr(InputFormat, _name),
        output_format=getattr(OutputFormat, _name),
        serialization_library=getattr(SerializationLibrary, _name),
        classification_string=getattr(ClassificationString, _name),
    )
    setattr(DataFormat, _name, _format)

__all__ = [
    "ClassificationString",
    "DataFormat",
    "DataFormatProps",
    "InputFormat",
    "OutputFormat",
    "SerializationLibrary",
]
