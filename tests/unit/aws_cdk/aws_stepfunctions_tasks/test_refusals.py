"""Tasks: what they refuse, each with the construct's path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from aws_cdk import App, Duration, Fn, Size, Stack
from aws_cdk import (
    aws_bedrock as bedrock,
)
from aws_cdk import (
    aws_codebuild as codebuild,
)
from aws_cdk import (
    aws_ec2 as ec2,
)
from aws_cdk import (
    aws_ecs as ecs,
)
from aws_cdk import (
    aws_iam as iam,
)
from aws_cdk import (
    aws_lambda as lambda_,
)
from aws_cdk import (
    aws_s3 as s3,
)
from aws_cdk import (
    aws_sns as sns,
)
from aws_cdk import (
    aws_sqs as sqs,
)
from aws_cdk import (
    aws_stepfunctions as sfn,
)
from aws_cdk import (
    aws_stepfunctions_tasks as tasks,
)

P = sfn.IntegrationPattern
TEXT = sfn.TaskInput.from_text("x")
ROLE_ARN = "arn:aws:iam::111122223333:role/r"
Emr = tasks.EmrCreateCluster


def function(stack: Stack) -> lambda_.IFunction:
    return lambda_.Function.from_function_arn(stack, "F", "arn:aws:lambda:eu-west-1:111122223333:function:f")


def queue(stack: Stack) -> sqs.IQueue:
    return sqs.Queue.from_queue_arn(stack, "Q", "arn:aws:sqs:eu-west-1:111122223333:q")


def topic(stack: Stack) -> sns.ITopic:
    return sns.Topic.from_topic_arn(stack, "T", "arn:aws:sns:eu-west-1:111122223333:t")


def machine(stack: Stack) -> sfn.IStateMachine:
    return sfn.StateMachine.from_state_machine_arn(stack, "M", "arn:aws:states:eu-west-1:111122223333:stateMachine:m")


def event(source: str) -> tasks.EventBridgePutEventsEntry:
    return tasks.EventBridgePutEventsEntry(detail=sfn.TaskInput.from_object({"a": 1}), detail_type="d", source=source)


def publish(stack: Stack, value: Any, data_type: tasks.MessageAttributeDataType) -> Any:
    attributes = {"a": tasks.MessageAttribute(value=value, data_type=data_type)}
    return tasks.SnsPublish(stack, "X", topic=topic(stack), message=TEXT, message_attributes=attributes)


def batch(stack: Stack, **options: Any) -> Any:
    return tasks.BatchSubmitJob(stack, "X", job_definition_arn="d", job_name="n", job_queue_arn="q", **options)


def ecs_task(stack: Stack, definition: Callable[[Stack], Any], target: tasks.IEcsLaunchTarget, **options: Any) -> Any:
    vpc = ec2.Vpc(stack, "Vpc")
    cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
    task = tasks.EcsRunTask(
        stack, "X", cluster=cluster, task_definition=definition(stack), launch_target=target, **options
    )
    return task.to_state_json()


def on_fargate(stack: Stack) -> ecs.TaskDefinition:
    definition = ecs.FargateTaskDefinition(stack, "D")
    definition.add_container("C", image=ecs.ContainerImage.from_registry("i"))
    return definition


def on_instances(stack: Stack) -> ecs.TaskDefinition:
    definition = ecs.Ec2TaskDefinition(stack, "D")
    definition.add_container("C", image=ecs.ContainerImage.from_registry("i"), memory_limit_mib=64)
    return definition


FARGATE = tasks.EcsFargateLaunchTarget(platform_version=ecs.FargatePlatformVersion.LATEST)
INSTANCES = tasks.EcsEc2LaunchTarget()


def training(stack: Stack, **algorithm: Any) -> Any:
    return tasks.SageMakerCreateTrainingJob(
        stack,
        "X",
        training_job_name="n",
        algorithm_specification=algorithm,
        output_data_config={"s3_output_location": tasks.S3Location.from_json_expression("$.o")},
    )


def endpoints(stack: Stack, *variants: dict[str, Any]) -> Any:
    common = {"instance_type": ec2.InstanceType("m5.large"), "model_name": "m", "variant_name": "v"}
    return tasks.SageMakerCreateEndpointConfig(
        stack, "X", endpoint_config_name="n", production_variants=[{**common, **variant} for variant in variants]
    )


def transform(stack: Stack, **client: Any) -> Any:
    source = {"transform_data_source": {"s3_data_source": {"s3_uri": "s"}}}
    return tasks.SageMakerCreateTransformJob(
        stack,
        "X",
        model_name="m",
        transform_job_name="j",
        transform_input=source,
        transform_output={"s3_output_path": "o"},
        model_client_options=client,
    )


def ask(stack: Stack, age: Duration) -> Any:
    return tasks.AthenaStartQueryExecution(stack, "X", query_string="q", result_reuse_configuration_max_age=age)


def schedule(stack: Stack, **options: Any) -> Any:
    role = iam.Role.from_role_arn(stack, "R", ROLE_ARN)
    given = {
        "schedule": tasks.Schedule.rate(Duration.minutes(5)),
        "schedule_name": "n",
        "target": tasks.EventBridgeSchedulerTarget(arn="a", role=role),
        **options,
    }
    return tasks.EventBridgeSchedulerCreateScheduleTask(stack, "X", **given)


def cluster(stack: Stack, **options: Any) -> Any:
    given = {"name": "n", "instances": {}, **options}
    return Emr(stack, "X", **given).to_state_json()


def fleet(stack: Stack, **options: Any) -> Any:
    given = {"instance_fleet_type": Emr.InstanceRoleType.CORE, **options}
    return cluster(stack, instances={"instance_fleets": [given]})


def spot(**options: Any) -> dict[str, Any]:
    specification = {"timeout_action": Emr.SpotTimeoutAction.TERMINATE_CLUSTER, **options}
    return {"target_spot_capacity": 1, "launch_specifications": {"spot_specification": specification}}


def settings(**options: Any) -> tasks.ApplicationConfiguration:
    return tasks.ApplicationConfiguration(classification=tasks.Classification.SPARK, **options)


def on_eks(
    stack: Stack,
    config: list[tasks.ApplicationConfiguration] | None = None,
    role: bool = True,
    cluster: str = "v",
    **driver: Any,
) -> Any:
    options: dict[str, Any] = {"execution_role": iam.Role.from_role_arn(stack, "R", ROLE_ARN)} if role else {}
    return tasks.EmrContainersStartJobRun(
        stack,
        "X",
        virtual_cluster=tasks.VirtualClusterInput.from_virtual_cluster_id(cluster),
        release_label=tasks.ReleaseLabel.EMR_6_2_0,
        job_driver={"spark_submit_job_driver": {"entry_point": TEXT, **driver}},
        application_config=config,
        **options,
    )


def invoke(stack: Stack, **options: Any) -> Any:
    model = bedrock.FoundationModel.from_foundation_model_id(stack, "Model", bedrock.FoundationModelIdentifier("x.y"))
    return tasks.BedrockInvokeModel(stack, "X", model=model, **options)


def customize(stack: Stack, **options: Any) -> Any:
    model = bedrock.FoundationModel.from_foundation_model_id(stack, "Model", bedrock.FoundationModelIdentifier("x.y"))
    bucket = s3.Bucket(stack, "B")
    given: dict[str, Any] = {
        "custom_model_name": "m",
        "job_name": "j",
        "hyper_parameters": {"Evaluation percentage": "1"},
        **options,
    }
    return tasks.BedrockCreateModelCustomizationJob(
        stack, "X", base_model=model, output_data={"bucket": bucket}, training_data={"bucket": bucket}, **given
    )


class EksCluster:
    """A cluster of which only the name is known, as imported ones may be."""

    cluster_name = "name"
    cluster_certificate_authority_data = "ca"

    @property
    def cluster_endpoint(self) -> str:
        raise RuntimeError("not known")


KINDS = tasks.MessageAttributeDataType
LOCATION = {"bucket_name": "b", "object_key": "k"}
REFUSED: list[tuple[Callable[[Stack], Any], str]] = [
    (
        lambda s: tasks.LambdaInvoke(s, "X", lambda_function=function(s), integration_pattern=P.RUN_JOB),
        "Supported Patterns: REQUEST_RESPONSE,WAIT_FOR_TASK_TOKEN. Received: RUN_JOB",
    ),
    (
        lambda s: tasks.LambdaInvoke(s, "X", lambda_function=function(s), integration_pattern=P.WAIT_FOR_TASK_TOKEN),
        "Task Token is required in `payload`",
    ),
    (
        lambda s: tasks.LambdaInvoke(
            s,
            "X",
            lambda_function=function(s),
            payload_response_only=True,
            invocation_type=tasks.LambdaInvocationType.EVENT,
        ),
        "The 'payloadResponseOnly' property cannot be used if",
    ),
    (
        lambda s: tasks.CallAwsService(
            s, "X", service="s", action="a", iam_resources=["*"], integration_pattern=P.RUN_JOB
        ),
        "RUN_JOB integration pattern is not supported for CallAwsService",
    ),
    (
        lambda s: tasks.SqsSendMessage(
            s, "X", queue=queue(s), message_body=TEXT, integration_pattern=P.WAIT_FOR_TASK_TOKEN
        ),
        "Task Token is required in `messageBody`",
    ),
    (
        lambda s: tasks.SnsPublish(s, "X", topic=topic(s), message=TEXT, integration_pattern=P.WAIT_FOR_TASK_TOKEN),
        "Task Token is required in `message`",
    ),
    (lambda s: publish(s, "7", KINDS.NUMBER).to_state_json(), "attribute type was Number but 7 was of type string"),
    (lambda s: publish(s, 7, KINDS.STRING).to_state_json(), "attribute type was String but 7 was of type number"),
    (
        lambda s: publish(s, True, KINDS.STRING_ARRAY).to_state_json(),
        "attribute type was String.Array but True was of type boolean",
    ),
    (
        lambda s: tasks.EventBridgePutEvents(s, "X", entries=[event("a")], integration_pattern=P.WAIT_FOR_TASK_TOKEN),
        "Task Token is required in `entries`",
    ),
    (lambda s: tasks.EventBridgePutEvents(s, "X", entries=[]), "`entries` must be a non-empty array"),
    (lambda s: tasks.EventBridgePutEvents(s, "X", entries=[event("aws.s3")]), 'cannot start with "aws."'),
    (
        lambda s: tasks.StepFunctionsStartExecution(
            s, "X", state_machine=machine(s), integration_pattern=P.WAIT_FOR_TASK_TOKEN
        ),
        "Task Token is required in `input`",
    ),
    (
        lambda s: tasks.StepFunctionsStartExecution(
            s, "X", state_machine=machine(s), input=TEXT, associate_with_parent=True
        ),
        "Could not enable `associateWithParent`",
    ),
    (
        lambda s: tasks.CallApiGatewayHttpApiEndpoint(
            s,
            "X",
            api_id="a",
            api_stack=s,
            method=tasks.HttpMethod.GET,
            integration_pattern=P.WAIT_FOR_TASK_TOKEN,
        ),
        "Task Token is required in `headers`",
    ),
    (lambda s: batch(s, array_size=1), "arraySize must be between 2 and 10,000. Received 1."),
    (lambda s: batch(s, attempts=11), "attempts must be between 1 and 10. Received 11."),
    (lambda s: batch(s, timeout=Duration.seconds(59)), "attempt duration must be greater than 60 seconds"),
    (
        lambda s: batch(s, container_overrides={"environment": {"AWS_BATCH_X": "1"}}),
        "Environment variable names starting with 'AWS_BATCH' are reserved",
    ),
    (
        lambda s: tasks.AthenaStartQueryExecution(s, "X", query_string="q", execution_parameters=[]),
        "'executionParameters' must be a non-empty list",
    ),
    (
        lambda s: tasks.GlueStartJobRun(
            s,
            "X",
            glue_job_name="j",
            worker_configuration={
                "number_of_workers": 1,
                "worker_type": tasks.WorkerType.G_1X,
                "worker_type_v2": tasks.WorkerTypeV2.G_1_X,
            },
        ),
        "cannot set both 'workerType' and 'workerTypeV2'",
    ),
    (
        lambda s: tasks.MediaConvertCreateJob(s, "X", create_job_request={"Role": "r"}),
        "S/X is missing required property: Settings",
    ),
    (lambda s: ecs_task(s, on_instances, FARGATE), "not compatible with Fargate"),
    (lambda s: ecs_task(s, on_fargate, INSTANCES), "not compatible with EC2"),
    (lambda s: ecs_task(s, on_instances, INSTANCES), "needs Ec2 capacity"),
    (
        lambda s: ecs_task(s, lambda t: ecs.FargateTaskDefinition(t, "D"), FARGATE),
        "must have at least one essential container",
    ),
    (
        lambda s: ecs_task(s, on_instances, INSTANCES, subnets={"subnet_type": ec2.SubnetType.PUBLIC}),
        "must have 'networkMode' of 'AWS_VPC'",
    ),
    (
        lambda s: ecs_task(s, on_fargate, FARGATE, integration_pattern=P.WAIT_FOR_TASK_TOKEN),
        "Task Token is required in at least one `containerOverrides.environment`",
    ),
    (training, "Must define either an algorithm name or training image URI"),
    (
        lambda s: training(s, algorithm_name="A", training_image=tasks.DockerImage.from_registry("i")),
        "Cannot define both an algorithm name and training image URI",
    ),
    (lambda s: training(s, algorithm_name="Blazing Text"), "Expected algorithm name to match pattern"),
    (endpoints, "Must specify from 1 to 10 production variants"),
    (lambda s: endpoints(s, {"initial_instance_count": -1}), "Must define at least one instance"),
    (lambda s: endpoints(s, {"initial_variant_weight": -1}), "InitialVariantWeight has minimum value of 0"),
    (
        lambda s: transform(s, invocations_max_retries=4).to_state_json(),
        "invocationsMaxRetries should be between 0 and 3",
    ),
    (
        lambda s: transform(s, invocations_timeout=Duration.hours(2)).to_state_json(),
        "invocationsTimeout should be between 1 and 3600",
    ),
    (lambda s: schedule(s, client_token="a b"), "ClientToken must consist of alphanumeric"),
    (lambda s: schedule(s, group_name="g" * 65), "GroupName must be between 1 and 64 characters"),
    (lambda s: schedule(s, description="d" * 513), "Description must be less than 512"),
    (lambda s: schedule(s, timezone="z" * 51), "Timezone must be between 1 and 50"),
    (lambda s: schedule(s, flexible_time_window=Duration.days(2)), "FlexibleTimeWindow must be between 1 and 1440"),
    (
        lambda s: schedule(
            s,
            start_date=datetime(2030, 1, 2, tzinfo=timezone.utc),
            end_date=datetime(2030, 1, 1, tzinfo=timezone.utc),
        ),
        "'startDate' must be before 'endDate'",
    ),
    (
        lambda s: tasks.GlueStartJobRun(
            s, "X", glue_job_name="j", worker_configuration={"number_of_workers": 1}
        ).to_state_json(),
        "You must set either 'workerType' or 'workerTypeV2' property",
    ),
    (lambda s: ask(s, Duration.seconds(59)), "greater than or equal to 1 minute or be equal to 0, got 59000 ms"),
    (lambda s: ask(s, Duration.days(8)), "must either be 0 or between 1 and 10080 minutes, got 11520"),
    (
        lambda s: tasks.EvaluateExpression(s, "X", expression="1", runtime=lambda_.Runtime("other")),
        "The runtime other is currently not supported.",
    ),
    (lambda s: cluster(s, step_concurrency_level=257), "Step concurrency level must be in range [1, 256]"),
    (
        lambda s: cluster(s, release_label="emr-6.1"),
        "The release label must be in the format 'emr-x.x.x' but got emr-6.1",
    ),
    (
        lambda s: tasks.SageMakerCreateModel(
            s,
            "X",
            model_name="m",
            primary_container=tasks.ContainerDefinition(mode=tasks.Mode.SINGLE_MODEL),
            vpc=ec2.Vpc(s, "X-Network"),
            subnet_selection={"subnet_group_name": "other"},
        ),
        "There are no subnet groups with name 'other' in this VPC",
    ),
    (
        lambda s: cluster(s, step_concurrency_level=2, release_label="emr-5.27.0"),
        "Step concurrency is only supported in EMR release version 5.28.0 and above",
    ),
    (
        lambda s: cluster(s, auto_termination_policy_idle_timeout=Duration.seconds(59)),
        "`autoTerminationPolicyIdleTimeout` must be between 60 and 604800 seconds",
    ),
    (lambda s: cluster(s, ebs_root_volume_iops=100), "ebsRootVolumeIops must be between 3000 and 16000"),
    (lambda s: cluster(s, ebs_root_volume_size=Size.gibibytes(1)), "ebsRootVolumeSize must be between 15 and 100"),
    (
        lambda s: cluster(s, ebs_root_volume_iops=3000, release_label="emr-6.1.0"),
        "only supported in EMR release version 6.15.0 and above",
    ),
    (fleet, "At least one of targetSpotCapacity and targetOnDemandCapacity"),
    (
        lambda s: fleet(
            s,
            instance_fleet_type=Emr.InstanceRoleType.MASTER,
            target_spot_capacity=1,
            target_on_demand_capacity=1,
        ),
        "For a master instance fleet, only one of",
    ),
    (
        lambda s: fleet(s, instance_fleet_type=Emr.InstanceRoleType.MASTER, target_spot_capacity=2),
        "targetSpotCapacity cannot be a number other than 1, got 2",
    ),
    (lambda s: fleet(s, **spot(timeout=Duration.minutes(4))), "timeout must be between 5 and 1440 minutes"),
    (lambda s: fleet(s, **spot()), "one of timeout and timeoutDurationMinutes must be specified"),
    (
        lambda s: fleet(
            s,
            target_spot_capacity=1,
            instance_type_configs=[
                {"instance_type": "m", "bid_price": "1", "bid_price_as_percentage_of_on_demand_price": 1}
            ],
        ),
        "Cannot specify both bidPrice and bidPriceAsPercentageOfOnDemandPrice",
    ),
    (
        lambda s: fleet(s, target_spot_capacity=1, instance_type_configs=[{"instance_type": "m", "priority": 1}]),
        "Priority values only take effect with OnDemandAllocationStrategy.PRIORITIZED",
    ),
    (lambda s: on_eks(s, entry_point=sfn.TaskInput.from_text("")), "Entry point must be between 1 and 256"),
    (lambda s: on_eks(s, entry_point_arguments=TEXT), "Entry point arguments must be a string array"),
    (
        lambda s: on_eks(s, entry_point_arguments=sfn.TaskInput.from_text("{% open")),
        "received a non JSON path or JSONata expression string",
    ),
    (
        lambda s: on_eks(s, entry_point_arguments=sfn.TaskInput.from_object({"a": 1})),
        "Entry point arguments must be a string array or an encoded JSON path or JSONata expression but received object.",
    ),
    (lambda s: on_eks(s, spark_submit_parameters="x" * 102401), "Spark submit parameters must be between 1 and 102400"),
    (
        lambda s: on_eks(s, [settings(nested_config=[settings()])], entry_point=sfn.TaskInput.from_text("")),
        "must have either properties or nested app configurations defined",
    ),
    (lambda s: on_eks(s, [settings(properties={})] * 101), "array must have 100 or fewer entries. Received 101"),
    (
        lambda s: on_eks(s, [settings(properties={str(i): "" for i in range(101)})]),
        "properties must have 100 or fewer entries. Received 101",
    ),
    (
        lambda s: on_eks(s, role=False, cluster=sfn.JsonPath.string_at("$.v")),
        "Execution role cannot be undefined when the virtual cluster ID is not a concrete value",
    ),
    (invoke, "Either `body` or `input` must be specified."),
    (lambda s: invoke(s, body=TEXT, input={"s3_input_uri": "u"}), "must be specified, but not both"),
    (
        lambda s: invoke(s, input={"s3_location": {**LOCATION, "object_version": "1"}}),
        "Input S3 object version is not supported",
    ),
    (
        lambda s: invoke(s, body=TEXT, output={"s3_location": {**LOCATION, "object_version": "1"}}),
        "Output S3 object version is not supported",
    ),
    (
        lambda s: invoke(s, input={"s3_location": LOCATION, "s3_input_uri": "u"}),
        "Either specify S3 Uri or S3 location, but not both",
    ),
    (lambda s: customize(s, custom_model_name="a b"), "customModelName must match the pattern"),
    (lambda s: customize(s, job_name="x" * 64), "jobName must be between 1 and 63 characters long, got: 64"),
    (lambda s: customize(s, client_request_token="a b"), "clientRequestToken must match the pattern"),
    (lambda s: customize(s, job_tags=[{"key": "k", "value": "v"}] * 201), "jobTags must be between 0 and 200 items"),
    (lambda s: customize(s, hyper_parameters={}), "validationData or Evaluation percentage hyperparameter"),
    (
        lambda s: tasks.EksCall(s, "X", cluster=EksCluster(), http_method=tasks.HttpMethods.GET, http_path="/p"),
        'The "clusterEndpoint" property must be specified when using an imported Cluster',
    ),
]


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
def test_what_tasks_refuse(make: Callable[[Stack], Any], message: str) -> None:
    with pytest.raises(RuntimeError) as caught:
        make(Stack(App(), "S"))
    assert message in str(caught.value)
    assert "S/X" in str(caught.value)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: tasks.DynamoProjectionExpression().at_index(1), "must start with an attribute"),
        (lambda: tasks.CapacityProviderOptions.custom([]), "between 1 and 20 capacity providers, got 0"),
        (lambda: tasks.DynamoAttributeValue.map_from_json_path("x"), "Data JSON path values must either be exactly"),
        (lambda: tasks.DynamoAttributeValue.list_from_jsonata("x"), "Data JSONata expression values must"),
        (lambda: tasks.Schedule.rate(Duration.seconds(30)), "Duration cannot be less than 1 minute"),
        (lambda: tasks.Guardrail.enable("ABC", 1), "must contain only lowercase letters and numbers, got ABC"),
        (lambda: tasks.Guardrail.enable("abc", 0), "`version` must be between 1 and 99999999, got 0"),
        (lambda: tasks.Schedule.cron(day="1", week_day="2"), "Cannot supply both 'day' and 'weekDay'"),
    ],
)
def test_what_values_refuse(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make()


def test_tasks_without_metrics_say_so() -> None:
    task = tasks.CallAwsService(Stack(App(), "S"), "X", service="s", action="a", iam_resources=["*"])
    with pytest.raises(RuntimeError, match="Task does not expose metrics"):
        task.metric_failed()
    assert task.metric("Mine").metric_name == "Mine"


@pytest.mark.parametrize("kind", [tasks.CodeBuildStartBuild, tasks.CodeBuildStartBuildBatch])
def test_builds_are_counted_by_the_arn_of_the_project(kind: Any) -> None:
    stack = Stack(App(), "S")
    metric = kind(stack, "X", project=codebuild.Project.from_project_name(stack, "P", "p")).metric_failed()
    assert (metric.metric_name, stack.resolve(metric.dimensions)["ProjectArn"]["Fn::Join"][1][-1]) == (
        "CodeBuildProjectsFailed",
        ":project/p",
    )


@pytest.mark.parametrize(
    ("make", "ending"),
    [
        (lambda s, p: tasks.EmrCancelStep(s, "X", cluster_id="c", step_id="s", integration_pattern=p), ":cancelStep"),
        (
            lambda s, p: tasks.GlueStartCrawlerRun(s, "X", crawler_name="c", integration_pattern=p),
            ":startCrawler.waitForTaskToken",
        ),
    ],
)
def test_patterns_that_some_tasks_take_unseen(make: Callable[[Stack, Any], Any], ending: str) -> None:
    stack = Stack(App(), "S")
    state = stack.resolve(make(stack, P.WAIT_FOR_TASK_TOKEN).to_state_json())
    assert state["Resource"]["Fn::Join"][1][-1].endswith(ending)


def test_transform_jobs_are_checked_as_part_of_a_machine() -> None:
    stack = Stack(App(), "S")
    transform(stack, invocations_timeout=Duration.hours(2))
    other = transform(Stack(App(), "T"), invocations_timeout=Duration.seconds(0)).to_state_json()
    assert other["Parameters"]["ModelClientConfig"]["InvocationsTimeoutInSeconds"] == 0


def test_clusters_may_be_objects() -> None:
    cluster = tasks.VirtualClusterInput.from_task_input(sfn.TaskInput.from_object({"a": 1}))
    name = tasks.EksClusterInput.from_task_input(sfn.TaskInput.from_object({"b": 1}))
    passed_on: list[Any] = [cluster.id, name.cluster_name]
    assert passed_on == [{"a": 1}, {"b": 1}]


def test_calls_of_clusters_say_how_to_reach_them() -> None:
    class Known(EksCluster):
        cluster_endpoint = "https://e"

    stack = Stack(App(), "S")
    task = tasks.EksCall(
        stack,
        "X",
        cluster=Known(),
        http_method=tasks.HttpMethods.POST,
        http_path="/p",
        query_parameters={"a": ["b"]},
        request_body=sfn.TaskInput.from_object({"z": sfn.JsonPath.string_at("$.z")}),
    )
    assert stack.resolve(task.to_state_json()) == {
        "End": True,
        "Type": "Task",
        "Resource": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":states:::eks:call"]]},
        "Parameters": {
            "ClusterName": "name",
            "CertificateAuthority": "ca",
            "Endpoint": "https://e",
            "Method": "POST",
            "Path": "/p",
            "QueryParameters": {"a": ["b"]},
            "RequestBody": {"z.$": "$.z"},
        },
    }


def test_shared_evaluating_function_needs_a_known_runtime() -> None:
    flag = "@aws-cdk/aws-stepfunctions-tasks:evaluateExpressionDedicatedFunction"
    stack = Stack(App(context={flag: False}), "Stack")
    with pytest.raises(RuntimeError, match=r"The runtime python3\.12 is currently not supported"):
        tasks.EvaluateExpression(stack, "E", expression="1", runtime=lambda_.Runtime.PYTHON_3_12)


def test_structs_that_no_task_takes() -> None:
    assert tasks.ContainerOverrides(command=["a"], memory=512).memory == 512
    assert tasks.JobDependency(job_id="j").job_id == "j"
    assert sfn.StateMachineGrantsProps(resource="machine").resource == "machine"


def test_moments_of_schedules_have_a_time_zone() -> None:
    naive = datetime(2030, 1, 2)

    with pytest.raises(TypeError, match="datetime with a time zone"):
        schedule(Stack(App(), "Stack"), start_date=naive)
    with pytest.raises(TypeError, match="datetime with a time zone"):
        tasks.Schedule.one_time(naive)


def test_batch_knows_no_limit_of_no_time() -> None:
    for timeout in (sfn.Timeout.duration(Duration.seconds(0)), sfn.Timeout.jsonata("{% $t %}")):
        state = batch(Stack(App(), "S"), task_timeout=timeout, container_overrides={"gpu_count": 0, "vcpus": 0})
        parameters = state.to_state_json()["Parameters"]
        assert ("Timeout" in parameters, parameters["ContainerOverrides"]) == (False, {})


def test_variants_without_weight_have_an_instance() -> None:
    variant = {"instance_type": ec2.InstanceType("m5.large"), "model_name": "m", "variant_name": "v"}
    state = endpoints(Stack(App(), "S"), {**variant, "initial_variant_weight": 0, "initial_instance_count": 0})
    (rendered,) = state.to_state_json()["Parameters"]["ProductionVariants"]
    assert (rendered["InitialVariantWeight"], rendered["InitialInstanceCount"]) == (0, 1)


@pytest.mark.parametrize("name", ["nodejs99.x", "nodejs20.x"])
def test_runtimes_are_known_by_name_or_family(name: str) -> None:
    stack = Stack(App(), "S")
    for id, family in (("A", lambda_.RuntimeFamily.PYTHON), ("B", None)):
        tasks.EvaluateExpression(stack, id, expression="1", runtime=lambda_.Runtime(name, family))
    ask(stack, Duration.seconds(0))


def test_attributes_known_later_are_of_the_kind_they_are_said_to_be() -> None:
    stack = Stack(App(), "S")
    publish(Stack(App(), "T"), "7", KINDS.NUMBER)  # looked at as part of a machine alone

    state = publish(stack, Fn.ref("P"), KINDS.NUMBER).to_state_json()
    assert stack.resolve(state)["Parameters"]["MessageAttributes"] == {
        "a": {"DataType": "Number", "StringValue": {"Ref": "P"}}
    }
