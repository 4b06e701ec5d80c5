from aws_cdk import App, Duration, Stack
from aws_cdk import aws_iam as iam, aws_s3 as s3, aws_stepfunctions as sfn

app = App()
old = Stack(app, "Old")
new = Stack(app, "New")
new.node.set_context("@aws-cdk/aws-stepfunctions:useDistributedMapResultWriterV2", True)
J = sfn.JsonPath

everything = sfn.Map(old, "All", comment="c", input_path="$.i", output_path="$.o", result_path="$.r", result_selector={"a.$": "$[0]"}, items_path="$.items", max_concurrency=3,
                     item_selector={"x": J.string_at("$$.Map.Item.Value"), "y": [1, {"z": J.number_at("$.n")}]}, assign={"q": J.string_at("$.q")}, state_name="All of it")
everything.item_processor(sfn.Pass(old, "A").next(sfn.Pass(old, "A2")), mode=sfn.ProcessorMode.INLINE)
everything.add_retry(errors=["E"]).add_catch(sfn.Pass(old, "Handler"), result_path=J.DISCARD)
paths = sfn.Map(old, "Paths", max_concurrency_path="$.mc", items_path="$$.Execution.Input.l")
paths.item_processor(sfn.Pass(old, "B"), mode=sfn.ProcessorMode.DISTRIBUTED, execution_type=sfn.ProcessorType.EXPRESS)
iterator = sfn.Map.json_path(old, "Iterator", parameters={"a": J.string_at("$.x")}, items_path="$.l", max_concurrency=0, result_path="$.r", input_path="$.in")
iterator.iterator(sfn.Map(old, "Inside").item_processor(sfn.Pass(old, "C")))
unlimited = sfn.Map(old, "Selector", item_selector={}).item_processor(sfn.Succeed(old, "D"))
sfn.StateMachine(old, "Maps", definition_body=sfn.DefinitionBody.from_chainable(everything.next(paths).next(iterator).next(unlimited)))

for stack in (old, new):
    bucket, out = s3.Bucket(stack, "In"), s3.Bucket(stack, "Out", encryption=s3.BucketEncryption.KMS)
    given = s3.Bucket.from_bucket_name(stack, "Given", "given-bucket")
    pre, key = J.string_at("$.pre"), J.string_at("$.key")
    readers = {
        "objects": sfn.S3ObjectsItemReader(bucket=bucket), "prefix": sfn.S3ObjectsItemReader(bucket=given, prefix="p/", max_items=3),
        "named": sfn.S3ObjectsItemReader(bucket_name_path=J.string_at("$.b"), prefix=pre), "json": sfn.S3JsonItemReader(bucket=bucket, key="k.json"),
        "lines": sfn.S3JsonLItemReader(bucket=out, key=key, max_items=7), "manifest": sfn.S3ManifestItemReader(bucket=given, key="m/manifest.json"),
        "csv": sfn.S3CsvItemReader(bucket=bucket, key="k.csv"), "first": sfn.S3CsvItemReader(bucket=bucket, key=key, csv_headers=sfn.CsvHeaders.use_first_row(), max_items=5),
        "given": sfn.S3CsvItemReader(bucket_name_path="$.b", key="k", csv_headers=sfn.CsvHeaders.use(["a", "b"]), csv_delimiter=sfn.CsvDelimiter.PIPE),
    }
    config = sfn.WriterConfig(output_type=sfn.OutputType.JSONL, transformation=sfn.Transformation.FLATTEN)
    writers = [{"result_writer": sfn.ResultWriter(bucket=out)}, {"result_writer": sfn.ResultWriter(bucket=out, prefix=pre)}, {"result_writer_v2": sfn.ResultWriterV2(bucket=out, prefix="pre", writer_config=config)},
               {"result_writer_v2": sfn.ResultWriterV2(bucket_name_path=J.string_at("$.ob"), prefix=pre)}, {"result_writer_v2": sfn.ResultWriterV2(writer_config=config)}, {},
               {"result_writer": sfn.ResultWriter(bucket=out), "result_writer_v2": sfn.ResultWriterV2(bucket=bucket)}]
    batchers = [sfn.ItemBatcher(max_items_per_batch=10, max_input_bytes_per_batch=1000, batch_input={"x": J.string_at("$.q"), "y": 1}), None,
                sfn.ItemBatcher(max_items_per_batch_path="$.a", max_input_bytes_per_batch_path="$.b")]
    tolerances = [{"tolerated_failure_count": 1, "tolerated_failure_percentage": 2}, {"tolerated_failure_count_path": "$.c", "tolerated_failure_percentage_path": "$.p"}, {}]
    first = last = None
    for number, (name, reader) in enumerate(readers.items()):
        options = {**writers[number % len(writers)], **tolerances[number % 3], **({"item_batcher": batchers[number % 3]} if batchers[number % 3] else {})}
        state = sfn.DistributedMap(stack, name, item_reader=reader, map_execution_type=[sfn.StateMachineType.EXPRESS, sfn.StateMachineType.STANDARD, None][number % 3], **options)
        state.item_processor(sfn.Pass(stack, f"{name} item"))
        first, last = first or state, last.next(state) if last else state
    sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(first))
    labelled = sfn.DistributedMap.json_path(stack, "Labelled", comment="c", input_path="$.i", output_path="$.o", result_path="$.r", result_selector={"a": J.string_at("$")}, max_concurrency=3,
                                            item_selector={"a": 1}, items_path="$.l", label="lab", assign={"a": 1}, state_name="With label")
    nested = sfn.DistributedMap(stack, "Nested", label="inner", max_concurrency_path="$.m")
    nested.item_processor(sfn.Pass(stack, "N"), mode=sfn.ProcessorMode.DISTRIBUTED, execution_type=sfn.ProcessorType.EXPRESS)
    labelled.item_processor(nested)
    labelled.add_retry(errors=["E"], interval=Duration.seconds(2)).add_catch(sfn.Pass(stack, "H"))
    parallel = sfn.Parallel(stack, "Par").branch(sfn.DistributedMap(stack, "P1", label="p1").item_processor(sfn.Pass(stack, "P1i"))).branch(
        sfn.Map(stack, "P2").item_processor(sfn.DistributedMap(stack, "P3", label="p3").item_processor(sfn.Pass(stack, "P3i"))))
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("states.amazonaws.com"))
    sfn.StateMachine(stack, "Labels", definition_body=sfn.DefinitionBody.from_chainable(labelled.next(parallel)), role=role)

app.synth()
