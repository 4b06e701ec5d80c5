from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_codebuild as codebuild, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
stack = Stack(app, "Data")
J, I, P = sfn.JsonPath, sfn.TaskInput, sfn.IntegrationPattern
A = tasks.DynamoAttributeValue
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
states = []
add = states.append

table = dynamodb.Table(stack, "Table", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING))
values = {
    "s": A.from_string("text"), "sp": A.from_string(J.string_at("$.s")), "n": A.from_number(5), "np": A.from_number(J.number_at("$.n")), "ns": A.number_from_string("1234"),
    "nsp": A.number_from_string(J.string_at("$.ns")), "b": A.from_binary("YmluYXJ5"), "ss": A.from_string_set(["a", "b"]), "ssp": A.from_string_set(J.list_at("$.ss")),
    "nset": A.from_number_set([1, 2.5]), "nsets": A.number_set_from_strings(["1", "2"]), "nsetp": A.number_set_from_strings(J.list_at("$.nset")), "bs": A.from_binary_set(["YQ==", "Yg=="]),
    "m": A.from_map({"x": A.from_string("y"), "deep": A.from_map({"n": A.from_number(J.number_at("$.deep"))})}), "mp": A.map_from_json_path("$.m"), "l": A.from_list([A.from_string("a"), A.from_number(1)]),
    "lp": A.list_from_json_path("$.l"), "null": A.from_null(True), "t": A.from_boolean(True), "f": A.from_boolean(False), "bp": A.boolean_from_json_path("$.b"),
}
capacity, metrics, returns = tasks.DynamoConsumedCapacity, tasks.DynamoItemCollectionMetrics, tasks.DynamoReturnValues
expressions = {"condition_expression": "a = :a", "expression_attribute_names": {"#n": "name"}, "expression_attribute_values": {":a": A.from_number(1), ":s": A.from_string(J.string_at("$.s"))},
               "return_consumed_capacity": capacity.TOTAL, "return_item_collection_metrics": metrics.SIZE, **common}
add(tasks.DynamoGetItem(stack, "G1", table=table, key={"id": A.from_string("x")}))
add(tasks.DynamoGetItem(stack, "G2", table=table, key={"id": A.from_string(J.string_at("$.id")), "sort": A.from_number(3)}, consistent_read=True, expression_attribute_names={"#n": "name"},
                        projection_expression=[tasks.DynamoProjectionExpression().with_attribute("Messages").at_index(1).with_attribute("Tags"), tasks.DynamoProjectionExpression().with_attribute("ID")],
                        return_consumed_capacity=capacity.INDEXES, **common))
add(tasks.DynamoPutItem(stack, "P1", table=table, item=values))
add(tasks.DynamoPutItem(stack, "P2", table=table, item={"id": A.from_string("x")}, return_values=returns.ALL_OLD, **expressions))
add(tasks.DynamoUpdateItem(stack, "U1", table=table, key={"id": A.from_string("x")}))
add(tasks.DynamoUpdateItem(stack, "U2", table=table, key={"id": A.from_string("x")}, update_expression="SET #n = :a", return_values=returns.UPDATED_NEW, **expressions))
add(tasks.DynamoDeleteItem(stack, "D1", table=dynamodb.Table.from_table_name(stack, "Imported", "other"), key={"id": A.from_string("x")}))
add(tasks.DynamoDeleteItem(stack, "D2", table=table, key={"id": A.from_string("x")}, return_values=returns.NONE, **expressions))
add(tasks.DynamoGetItem.jsonata(stack, "G3", table=table, key={"id": A.from_string("{% $id %}")}))
add(tasks.DynamoPutItem.jsonata(stack, "P3", table=table, item={"id": A.from_string("{% $id %}"), "b": A.boolean_from_jsonata("{% $b %}"), "l": A.list_from_jsonata("{% $l %}"), "m": A.map_from_jsonata("{% $m %}")},
                                condition_expression="{% $c %}"))

bucket = s3.Bucket(stack, "Bucket")
E = tasks.EncryptionOption
add(tasks.AthenaStartQueryExecution(stack, "A1", query_string="SELECT 1"))
add(tasks.AthenaStartQueryExecution(stack, "A2", query_string=J.format("SELECT {}", J.string_at("$.x")), client_request_token="token", execution_parameters=["a", "b"], work_group="wg", integration_pattern=P.RUN_JOB,
                                    query_execution_context=tasks.QueryExecutionContext(catalog_name="cat", database_name="db"), result_reuse_configuration_max_age=Duration.minutes(100),
                                    result_configuration=tasks.ResultConfiguration(encryption_configuration=tasks.EncryptionConfiguration(encryption_option=E.KMS),
                                                                                   output_location=s3.Location(bucket_name=bucket.bucket_name, object_key="folder")), **common))
add(tasks.AthenaStartQueryExecution(stack, "A3", query_string="S", query_execution_context={"database_name": "db2", "catalog_name": "AwsDataCatalog"}, work_group="other-group",
                                    result_configuration={"output_location": {"bucket_name": "my-bucket", "object_key": "a/b"}, "encryption_configuration": {"encryption_option": E.S3_MANAGED}}))
add(tasks.AthenaStartQueryExecution(stack, "A4", query_string="S", query_execution_context={"database_name": "db"}, result_configuration={"output_location": {"bucket_name": "plain-bucket", "object_key": "k"}},
                                    integration_pattern=P.REQUEST_RESPONSE))
add(tasks.AthenaStartQueryExecution.jsonata(stack, "A5", query_string="{% $q %}", result_configuration={"encryption_configuration": {"encryption_option": E.CLIENT_SIDE_KMS}}))
add(tasks.AthenaGetQueryExecution(stack, "A6", query_execution_id=J.string_at("$.q"), **common))
add(tasks.AthenaGetQueryResults(stack, "A7", query_execution_id="id", max_results=2, next_token=J.string_at("$.t"), **common))
add(tasks.AthenaGetQueryResults.jsonata(stack, "A8", query_execution_id="{% $id %}"))
add(tasks.AthenaStopQueryExecution(stack, "A9", query_execution_id=J.string_at("$.q"), **common))

W = tasks.WorkerTypeV2
add(tasks.GlueStartJobRun(stack, "J1", glue_job_name="job"))
add(tasks.GlueStartJobRun(stack, "J2", glue_job_name="job", arguments=I.from_object({"--a": "b", "--p": J.string_at("$.p")}), notify_delay_after=Duration.minutes(5), security_configuration="sec",
                          execution_class=tasks.ExecutionClass.FLEX, worker_configuration={"worker_type_v2": W.G_1_X if hasattr(W, "G_1_X") else W.G_1X, "number_of_workers": 2}, integration_pattern=P.RUN_JOB, **common))
add(tasks.GlueStartJobRun(stack, "J3", glue_job_name="third", arguments=I.from_json_path_at("$.args"), task_timeout=sfn.Timeout.at("$.t"), execution_class=tasks.ExecutionClass.STANDARD,
                          worker_configuration={"worker_type_v2": W.of(J.string_at("$.w")), "number_of_workers": J.number_at("$.n")}))
add(tasks.GlueStartJobRun(stack, "J4", glue_job_name="other", worker_configuration={"worker_type": tasks.WorkerType.STANDARD, "number_of_workers": 3}, timeout=Duration.hours(1)))
add(tasks.GlueStartJobRun.jsonata(stack, "J5", glue_job_name="{% $j %}", arguments=I.from_object({"--a": "{% $a %}"}), task_timeout=sfn.Timeout.duration(Duration.minutes(3))))
add(tasks.GlueStartCrawlerRun(stack, "C1", crawler_name="crawler", **common))
add(tasks.GlueStartCrawlerRun(stack, "C2", crawler_name="other-crawler"))
add(tasks.GlueDataBrewStartJobRun(stack, "B1", name="brew", **common))
add(tasks.GlueDataBrewStartJobRun(stack, "B2", name="brew2", integration_pattern=P.RUN_JOB))
add(tasks.GlueDataBrewStartJobRun.jsonata(stack, "B3", name="{% $n %}"))

queue, definition = "arn:aws:batch:eu-west-1:111122223333:job-queue/q", "arn:aws:batch:eu-west-1:111122223333:job-definition/d:1"
add(tasks.BatchSubmitJob(stack, "T1", job_definition_arn=definition, job_queue_arn=queue, job_name="job"))
add(tasks.BatchSubmitJob(stack, "T2", job_definition_arn=definition, job_queue_arn=queue, job_name=J.string_at("$.name"), array_size=15, attempts=3, depends_on=[tasks.BatchJobDependency(job_id="1234", type="some"), tasks.BatchJobDependency(job_id="5")],
                         payload=I.from_object({"foo": J.string_at("$.bar"), "n": 1}), tags={"k": "v"}, container_overrides=tasks.BatchContainerOverrides(
                             command=["sudo", "rm"], environment={"key": "value", "p": J.string_at("$.e")}, instance_type=ec2.InstanceType("MULTI"), memory=Size.gibibytes(1), gpu_count=1, vcpus=10), **common))
add(tasks.BatchSubmitJob(stack, "T3", job_definition_arn=J.string_at("$.d"), job_queue_arn=J.string_at("$.q"), job_name="n", attempts=J.number_at("$.a"), array_size=J.number_at("$.s"), integration_pattern=P.REQUEST_RESPONSE,
                         payload=I.from_json_path_at("$.p"), container_overrides={"command": J.list_at("$.c"), "memory": Size.mebibytes(5), "vcpus": J.number_at("$.v"), "instance_type": ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE)}, timeout=Duration.hours(2)))
add(tasks.BatchSubmitJob.jsonata(stack, "T4", job_definition_arn=definition, job_queue_arn=queue, job_name="{% $n %}", payload=I.from_object({"a": "{% $b %}"}), task_timeout=sfn.Timeout.duration(Duration.minutes(2))))

project = codebuild.Project(stack, "Project", build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}))
variables = {"A": codebuild.BuildEnvironmentVariable(value="x"), "B": codebuild.BuildEnvironmentVariable(value=J.string_at("$.b"), type=codebuild.BuildEnvironmentVariableType.PARAMETER_STORE)}
add(tasks.CodeBuildStartBuild(stack, "S1", project=project))
add(tasks.CodeBuildStartBuild(stack, "S2", project=project, environment_variables_override=variables, integration_pattern=P.RUN_JOB, **common))
add(tasks.CodeBuildStartBuildBatch(stack, "S3", project=project, environment_variables_override=variables))
add(tasks.CodeBuildStartBuildBatch(stack, "S4", project=codebuild.Project.from_project_name(stack, "PI", "other"), integration_pattern=P.RUN_JOB))
add(tasks.CodeBuildStartBuild.jsonata(stack, "S5", project=project, environment_variables_override={"A": codebuild.BuildEnvironmentVariable(value="{% $a %}")}))
for number in range(0, len(states), 8):
    group = states[number : number + 8]
    chain = sfn.Chain.start(group[0])
    for state in group[1:]:
        chain = chain.next(state)
    sfn.StateMachine(stack, f"Machine{number}", definition_body=sfn.DefinitionBody.from_chainable(chain))

app.synth()
