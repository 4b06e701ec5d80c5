"""Records converted by schemas of Glue, taken apart and partitioned by keys of queries and functions."""
import aws_cdk as cdk
from aws_cdk import aws_glue as glue, aws_iam as iam, aws_kinesisfirehose as F, aws_kms as kms, aws_lambda as lambda_, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D, M = cdk.Duration, cdk.Size.mebibytes
bucket, key, key2 = s3.Bucket(s, "Bucket"), kms.Key(s, "Key"), kms.Key(s, "Key2")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("firehose.amazonaws.com"))
fn = lambda_.Function(s, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=lambda_.Code.from_inline("x = 1"))
db = glue.CfnDatabase(s, "Db", catalog_id=s.account, database_input={"name": "d"})
table = glue.CfnTable(s, "Table", catalog_id=s.account, database_name=db.ref, table_input={"name": "t"})
plain = glue.CfnTable(s, "Plain", catalog_id="111122223333", database_name="db", table_input={"name": "p"})
schema = F.SchemaConfiguration.from_cfn_table(table)
older = F.SchemaConfiguration.from_cfn_table(plain, region="eu-west-1", version_id="3")


def stream(id, scope=s, **kw):
    return F.DeliveryStream(scope, id, destination=F.S3Bucket(bucket, **kw))


def conv(i, o, sc=schema, **kw):
    return {"data_format_conversion": F.DataFormatConversionProps(input_format=i, output_format=o, schema_configuration=sc, **kw)}


IN, OUT = F.InputFormat, F.OutputFormat
stream("Parquet", **conv(IN.OPENX_JSON, OUT.PARQUET), encryption_key=key, processors=[F.LambdaFunctionProcessor(fn)], s3_backup={"mode": F.BackupMode.ALL, "encryption_key": key2, "buffering_size": M(1), "compression": F.Compression.GZIP, "data_output_prefix": "!{timestamp:yyyy}/"})
stream("Orc", role=role, buffering_size=M(64), **conv(IN.HIVE_JSON, OUT.ORC, older), file_extension=".orc", time_zone=cdk.TimeZone.ASIA_TOKYO)
stream("Off", buffering_interval=D.seconds(2), **conv(IN.OPENX_JSON, OUT.PARQUET, older, enabled=False))
stream("Hive", **conv(F.HiveJsonInputFormat(timestamp_parsers=[F.TimestampParser.EPOCH_MILLIS, F.TimestampParser.from_format_string("yyyy-MM")]), F.ParquetOutputFormat(block_size=M(64), compression=F.ParquetCompression.GZIP, enable_dictionary_compression=True, max_padding=cdk.Size.bytes(5), page_size=cdk.Size.kibibytes(64), writer_version=F.ParquetWriterVersion.V2)), buffering_interval=D.seconds(0))
stream("Hive2", logging_config=F.DisableLogging(), **conv(F.HiveJsonInputFormat(timestamp_parsers=[]), F.ParquetOutputFormat(compression=F.ParquetCompression.of("X"), enable_dictionary_compression=False, writer_version=F.ParquetWriterVersion.V1), enabled=True))
stream("OpenX", **conv(F.OpenXJsonInputFormat(column_to_json_key_mappings={"b": "a", "a": "z"}, convert_dots_in_json_keys_to_underscores=True, lowercase_column_names=False), F.OrcOutputFormat(block_size=M(256), bloom_filter_columns=["a"], bloom_filter_false_positive_probability=0.5, compression=F.OrcCompression.ZLIB, dictionary_key_threshold=0.3, enable_padding=True, format_version=F.OrcFormatVersion.V0_11, padding_tolerance=0.2, row_index_stride=2000, stripe_size=M(16))))
stream("OpenX2", **conv(F.OpenXJsonInputFormat(column_to_json_key_mappings={}), F.OrcOutputFormat(compression=F.OrcCompression.NONE, bloom_filter_columns=[], format_version=F.OrcFormatVersion.V0_12, padding_tolerance=0)))
MP, ON = F.MetadataExtractionProcessor, F.DynamicPartitioningProps(enabled=True)
query = MP.jq16({"b": ".x", "a": '.y|strftime("%Y")'})
keys = "p/!{partitionKeyFromQuery:a}/!{timestamp:yyyy}/!{partitionKeyFromQuery:b}/"
stream("Query", dynamic_partitioning=ON, data_output_prefix=keys, error_output_prefix="e/!{firehose:error-output-type}/!{timestamp:yyyy}/", processors=[F.RecordDeAggregationProcessor.json(), query, F.AppendDelimiterToRecordProcessor()])
stream("Delim", dynamic_partitioning={"enabled": True, "retry_duration": D.minutes(2)}, data_output_prefix=keys + "!{partitionKeyFromLambda:c}/!{firehose:random-string}", error_output_prefix="e/", compression=F.Compression.ZIP, buffering_interval=D.seconds(60), processors=[F.RecordDeAggregationProcessor.delimited("#|é"), F.LambdaFunctionProcessor(fn, retries=1), query])
stream("ByFn", dynamic_partitioning=ON, data_output_prefix=f"{cdk.Aws.REGION}/!{{partitionKeyFromLambda:a}}/", error_output_prefix=f"{cdk.Aws.REGION}/e/", buffering_size=M(100), processor=F.LambdaFunctionProcessor(fn))
stream("NoParts", dynamic_partitioning={"enabled": False, "retry_duration": D.hours(2)}, data_output_prefix="!{timestamp:yyyy/MM}/", error_output_prefix="!{firehose:error-output-type}")
stream("Both", role=role, dynamic_partitioning=ON, data_output_prefix="!{partitionKeyFromQuery:q}", error_output_prefix="e", **conv(IN.OPENX_JSON, OUT.PARQUET), processors=[MP(F.MetadataExtractionProcessorOptions(json_parsing_engine=F.JsonParsingEngine.of("JQ-9"), metadata_extraction_query="{q:.x}"), ["q"]), F.RecordDeAggregationProcessor(sub_record_type=F.SubRecordType.DELIMITED, delimiter="Cg==")])
s2 = cdk.Stack(app, "S2", env=cdk.Environment(account="123456789012", region="eu-central-1"))
t2 = glue.CfnTable(s2, "T", catalog_id="123456789012", database_name="x", table_input={"name": "t"})
F.DeliveryStream(s2, "X", destination=F.S3Bucket(s3.Bucket.from_bucket_name(s2, "B", "there"), role=iam.Role.from_role_arn(s2, "R", "arn:aws:iam::123456789012:role/r"), **conv(IN.HIVE_JSON, OUT.ORC, F.SchemaConfiguration.from_cfn_table(t2))))
app.synth()
