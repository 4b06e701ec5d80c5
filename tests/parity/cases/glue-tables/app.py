"""Tables of Glue in buckets and elsewhere: schemas, formats, parameters, partitions and their projection, encryption, grants."""
import aws_cdk as cdk
from aws_cdk import aws_glue as g, aws_iam as iam, aws_kms as kms, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
T, C, P, F, Store, Enc, Project = g.Schema, g.Column, g.StorageParameter, g.DataFormat, g.S3TableStorage, g.S3TableEncryption, g.PartitionProjectionConfiguration
db = g.Database(s, "Db", database_name="db")
key, bucket = kms.Key(s, "Key"), s3.Bucket(s, "Bucket")
ids = [C(name="id", type=T.STRING)]
columns = [C(name="big", type=T.BIG_INT, comment="c"), C(name="bin", type=T.BINARY), C(name="bool", type=T.BOOLEAN), C(name="day", type=T.DATE), C(name="dbl", type=T.DOUBLE), C(name="flt", type=T.FLOAT), C(name="int", type=T.INTEGER), C(name="small", type=T.SMALL_INT), C(name="ts", type=T.TIMESTAMP), C(name="tiny", type=T.TINY_INT),
           C(name="arr", type=T.array(T.array(T.STRING))), C(name="chr", type=T.char(5)), C(name="own", type=T.custom("weird<x>", False)), C(name="own2", type=T.custom("odd")), C(name="dec", type=T.decimal(10, 2)), C(name="dec0", type=T.decimal(5)), C(name="map", type=T.map(T.STRING, T.struct([C(name="a", type=T.INTEGER, comment="x"), C(name="b", type=T.array(T.DOUBLE))]))), C(name="var", type=T.varchar(20))]
parts = [C(name="year", type=T.SMALL_INT), C(name="month", type=T.STRING, comment="m"), C(name="day_", type=T.DATE), C(name="kind", type=T.STRING)]
Table = lambda id, **k: g.S3Table(s, id, **{**dict(database=db, columns=ids, data_format=F.JSON), **k})
plain = Table("Plain")
for name in ("APACHE_LOGS", "AVRO", "CLOUDTRAIL_LOGS", "CSV", "JSON", "LOGSTASH", "ORC", "PARQUET", "TSV"):
    Table(f"Format{name.title().replace('_', '')}", data_format=getattr(F, name), storage=Store.from_bucket(bucket))
own_format = F(input_format=g.InputFormat.TEXT, output_format=g.OutputFormat("com.example.Out"), serialization_library=g.SerializationLibrary.REGEXP, classification_string=g.ClassificationString("own"))
full = Table("Full", columns=columns, table_name="full_table", description="d", compressed=True, stored_as_sub_directories=True, storage=Store.from_bucket(bucket), s3_prefix="data/full", data_format=own_format, enable_partition_filtering=True, parameters={"b": "1", "a": "2", "classification": "mine"}, partition_keys=parts,
             partition_indexes=[g.PartitionIndex(key_names=["year", "month"]), g.PartitionIndex(index_name="named", key_names=["day_"])],
             storage_parameters=[P.skip_header_line_count(1), P.compression_type(g.CompressionType.GZIP), P.data_cleansing_enabled(True), P.invalid_char_handling(g.InvalidCharHandlingAction.REPLACE), P.replacement_char("?"), P.numeric_overflow_handling(g.NumericOverflowHandlingAction.SET_TO_NULL), P.surplus_bytes_handling(g.SurplusBytesHandlingAction.TRUNCATE),
                                 P.surplus_char_handling(g.SurplusCharHandlingAction.DROP_ROW), P.column_count_mismatch_handling(g.ColumnCountMismatchHandlingAction.FAIL), P.num_rows(1000), P.serialization_null_format("\\N"), P.orc_schema_resolution(g.OrcColumnMappingType.POSITION), P.write_parallel(g.WriteParallel.OFF), P.write_max_file_size_mb(64), P.write_kms_key_id(key), P.custom("key", "value")])
projected = Table("Projected", partition_keys=parts, enable_partition_filtering=False, partition_projection={"year": Project.integer(min=2020, max=2030, interval=2, digits=4), "month": Project.enum(values=["01", "02"]), "day_": Project.date(min="NOW-3YEARS", max="NOW", format="yyyy-MM-dd", step=g.DateProjectionStep(interval=1, interval_unit=g.DateIntervalUnit.WEEKS)), "kind": Project.injected()}, parameters={"x": "y"})
Table("Projected2", partition_keys=parts[:1] + parts[2:3], partition_projection={"day_": Project.date(min="2020-01-01", max="2021-01-01", format="yyyy-MM-dd"), "year": Project.integer(min=0, max=9)}, s3_prefix="")
late = Table("LateIndex", partition_keys=parts)
late.add_partition_index(key_names=["kind"])
late.add_partition_index(index_name="second", key_names=["year", "kind"])
managed = Table("Managed", storage=Store.managed_bucket())
s3_managed = Table("S3Managed", storage=Store.managed_bucket(Enc.s3_managed()), s3_prefix="a/")
kms_managed = Table("KmsManaged", storage=Store.managed_bucket(Enc.kms_managed()), has_encrypted_data=False)
kms_own = Table("KmsOwn", storage=Store.managed_bucket(Enc.kms()))
kms_given = Table("KmsGiven", storage=Store.managed_bucket(Enc.kms(key)), has_encrypted_data=True)
client = Table("Client", client_side_encryption=g.TableClientSideEncryption.kms())
client_given = Table("ClientGiven", client_side_encryption=g.TableClientSideEncryption.kms(key), storage=Store.from_bucket(bucket), s3_prefix="enc/")
link = g.Connection(s, "Link", type=g.ConnectionType.JDBC, properties={"JDBC_CONNECTION_URL": "jdbc:x"})
External = lambda id, **k: g.ExternalTable(s, id, **{**dict(database=db, columns=ids, data_format=F.CSV, connection=link, external_data_location="db.schema.table"), **k})
external = External("External")
External("ExternalFull", table_name="ext", description="d", partition_keys=parts, partition_indexes=[g.PartitionIndex(key_names=["year"])], compressed=False, has_encrypted_data=False, parameters={"p": "q"}, storage_parameters=[P.custom("a", "b")])
External("ExternalFiltered", enable_partition_filtering=True, parameters={"z": "1", "connectionName": "mine"})
Table("Empties", storage_parameters=[], partition_keys=[], parameters={}, partition_indexes=[])
other_db = g.Database(s, "OtherDb", catalog=g.Catalog.from_catalog_id(s, "Cat", "cid"))
in_other = Table("InOther", database=other_db, partition_keys=parts, partition_indexes=[g.PartitionIndex(key_names=["year"])])
locked_db = g.Database(s, "LockedDb", catalog=g.Catalog(s, "Locked", catalog_name="locked", encryption_at_rest=g.DataCatalogEncryptionAtRest.kms(key), connection_password_encryption=g.ConnectionPasswordEncryption(kms_key=kms.Key(s, "PasswordKey"))))
Table("InLocked", database=locked_db, partition_keys=parts, partition_indexes=[g.PartitionIndex(key_names=["year"]), g.PartitionIndex(key_names=["kind"])]).grant_read(iam.User(s, "LockedReader"))
in_found = Table("InFound", database=g.Database.from_database_arn(s, "FoundDb", "arn:aws:glue:us-east-1:123456789012:database/found"), storage=Store.from_bucket(s3.Bucket.from_bucket_name(s, "FoundBucket", "found")), client_side_encryption=g.TableClientSideEncryption.kms(kms.Key.from_key_arn(s, "FoundKey", "arn:aws:kms:us-east-1:123456789012:key/k")))

used = cdk.Stack(app, "Used")
by_arn = g.S3Table.from_table_arn(used, "ByArn", "arn:aws:glue:us-east-1:123456789012:table/db/t1")
by_attrs = g.S3Table.from_table_attributes(used, "ByAttrs", table_arn="arn:aws:glue:us-east-1:123456789012:table/db/t2", table_name="t2")
for name, table in dict(Plain=plain, Full=full, Given=kms_given, KmsOwn=kms_own, Client=client, ClientGiven=client_given, External=external, Managed=s3_managed, InOther=in_other, InFound=in_found).items():
    for verb in ("read", "write", "read_write"):
        getattr(table, f"grant_{verb}")(iam.User(s, f"{name}{verb.title().replace('_', '')}"))
in_found.grant_read_write(iam.Role.from_role_arn(s, "FoundRole", "arn:aws:iam::123456789012:role/r")), client.grant_write(iam.Role.from_role_arn(s, "FoundRole2", "arn:aws:iam::123456789012:role/r2")), in_other.grant_to_underlying_resources(iam.User(s, "UnderOther"), ["glue:Q"])
plain.grant(iam.User(s, "Some"), ["glue:X", "glue:Y"]), plain.grant_to_underlying_resources(iam.User(s, "Under"), ["glue:Z"]), external.grant_to_underlying_resources(iam.User(s, "UnderExternal"), ["glue:Z"])
for name, table in dict(a=plain, b=full, c=external, d=by_arn, e=by_attrs).items():
    cdk.CfnOutput(used, f"Table{name}", value=cdk.Fn.join(",", [table.table_name, table.table_arn]))
account, token = cdk.Aws.ACCOUNT_ID, cdk.Fn.import_value("n")
for n, arn in enumerate((f"arn:aws:glue:us-east-1:{account}:table/db/t", f"arn:aws:glue:us-east-1:1:table/db/{token}", "arn:aws:glue:us-east-1:1:table/db/a/b", token)):
    cdk.CfnOutput(used, f"TableIn{n}", value=g.S3Table.from_table_arn(used, f"In{n}", arn).table_name)
for n, arn in enumerate((f"arn:aws:glue:us-east-1:{account}:dataqualityruleset/r", f"arn:aws:glue:us-east-1:1:dataqualityruleset/{token}", f"arn:aws:glue:us-east-1:1:{token}/r")):
    cdk.CfnOutput(used, f"RulesIn{n}", value=g.DataQualityRuleset.from_ruleset_arn(used, f"RulesIn{n}_", arn).ruleset_name)
cdk.CfnOutput(used, "Key2", value=client.client_side_encryption_key.key_ref.key_arn)
app.synth()
