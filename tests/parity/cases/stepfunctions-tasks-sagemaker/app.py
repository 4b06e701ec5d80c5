from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_ec2 as ec2, aws_ecr as ecr, aws_iam as iam, aws_kms as kms, aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
J, I, P = sfn.JsonPath, sfn.TaskInput, sfn.IntegrationPattern
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
T, D, L = tasks, tasks.DockerImage, tasks.S3Location


def machine(stack, states):
    chain = sfn.Chain.start(states[0])
    for state in states[1:]:
        chain = chain.next(state)
    sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(chain))


stack = Stack(app, "Training")
bucket, key, repo = s3.Bucket(stack, "Bucket"), kms.Key(stack, "Key"), ecr.Repository(stack, "Repo")
kms_bucket = s3.Bucket(stack, "KmsBucket", encryption=s3.BucketEncryption.KMS)
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("sagemaker.amazonaws.com"))
large = ec2.InstanceType.of(ec2.InstanceClass.P3, ec2.InstanceSize.XLARGE2)


def channel(name, location, **more):
    source = {k: more.pop(k) for k in ("attribute_names", "s3_data_distribution_type", "s3_data_type") if k in more}
    return T.Channel(channel_name=name, data_source=T.DataSource(s3_data_source=T.S3DataSource(s3_location=location, **source)), **more)


minimal = T.SageMakerCreateTrainingJob(stack, "Minimal", training_job_name="MyTrainJob", algorithm_specification=T.AlgorithmSpecification(algorithm_name="BlazingText"),
                                       input_data_config=[channel("train", L.from_bucket(bucket, "mybucket/mytrainpath"))], output_data_config=T.OutputDataConfig(s3_output_location=L.from_bucket(bucket, "out")))
full = T.SageMakerCreateTrainingJob(
    stack, "Full", training_job_name=J.string_at("$.JobName"), role=role, enable_network_isolation=True, integration_pattern=P.RUN_JOB, environment={"E": "1"}, tags={"Project": "Test"},
    algorithm_specification=T.AlgorithmSpecification(training_image=D.from_asset(stack, "Image", directory="image"), training_input_mode=T.InputMode.PIPE,
                                                     metric_definitions=[T.MetricDefinition(name="m", regex="r(.*)")]),
    hyperparameters={"lr": "0.1", "p": J.string_at("$.p")},
    input_data_config=[channel("train", L.from_bucket(kms_bucket, "train"), compression_type=T.CompressionType.GZIP, content_type="ct", input_mode=T.InputMode.FAST_FILE, record_wrapper_type=T.RecordWrapperType.RECORD_IO,
                               shuffle_config=T.ShuffleConfig(seed=7), attribute_names=["a", "b"], s3_data_distribution_type=T.S3DataDistributionType.SHARDED_BY_S3_KEY, s3_data_type=T.S3DataType.AUGMENTED_MANIFEST_FILE),
                       channel("test", L.from_json_expression("$.S3"), s3_data_type=T.S3DataType.MANIFEST_FILE, compression_type=T.CompressionType.NONE)],
    output_data_config=T.OutputDataConfig(s3_output_location=L.from_json_expression("$.out"), encryption_key=key),
    resource_config=T.ResourceConfig(instance_count=1, instance_type=large, volume_size=Size.gibibytes(50), volume_encryption_key=key), stopping_condition=T.StoppingCondition(max_runtime=Duration.hours(1)), **common)
images = [D.from_ecr_repository(repo), D.from_ecr_repository(repo, "tag"), D.from_ecr_repository(repo, "sha256:abc"), D.from_registry("myreg/image:1"), D.from_json_expression("$.Image"),
          D.from_json_expression(J.string_at("$.Image"), True)]
states = [minimal, full]
for number, image in enumerate(images):
    states.append(T.SageMakerCreateTrainingJob(stack, f"I{number}", training_job_name="n", algorithm_specification={"training_image": image, "training_input_mode": T.InputMode.FILE},
                                               input_data_config=[channel("c", L.from_bucket(bucket, "k"))], output_data_config={"s3_output_location": L.from_bucket(bucket, "o")},
                                               resource_config={"instance_count": J.number_at("$.n"), "instance_type": ec2.InstanceType(J.string_at("$.it")), "volume_size": Size.gibibytes(5)} if number == 1 else None))
machine(stack, states)

net = Stack(app, "Network")
vpc = ec2.Vpc(net, "Vpc", max_azs=2)
nbucket = s3.Bucket(net, "Bucket")
job = T.SageMakerCreateTrainingJob(net, "Train", training_job_name="n", algorithm_specification={"algorithm_name": "A"}, input_data_config=[channel("c", L.from_bucket(nbucket, "k"))],
                                   output_data_config={"s3_output_location": L.from_bucket(nbucket, "o")}, vpc_config=T.VpcConfig(vpc=vpc, subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)))
job.add_security_group(ec2.SecurityGroup(net, "More", vpc=vpc))
job.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
model = T.SageMakerCreateModel(net, "Model", model_name="m", vpc=vpc, primary_container=T.ContainerDefinition(image=D.from_asset(net, "Image", directory="image", build_args={"a": "b"}), mode=T.Mode.SINGLE_MODEL,
                                                                                                                     model_s3_location=L.from_bucket(nbucket, "model.tar.gz")))
model.add_security_group(ec2.SecurityGroup(net, "More2", vpc=vpc))
machine(net, [job, model])

models = Stack(app, "Models")
mbucket, mkey = s3.Bucket(models, "Bucket"), kms.Key(models, "Key")
mrole = iam.Role(models, "Role", assumed_by=iam.ServicePrincipal("sagemaker.amazonaws.com"))
C = T.ContainerDefinition
machine(models, [
    T.SageMakerCreateModel(models, "M1", model_name="m", primary_container=C(image=D.from_json_expression(J.string_at("$.Model.imageName")), mode=T.Mode.SINGLE_MODEL, model_s3_location=L.from_json_expression("$.Url"))),
    T.SageMakerCreateModel(models, "M2", model_name=J.string_at("$.m"), role=mrole, enable_network_isolation=True, tags=I.from_object({"k": "v"}), primary_container=C(
        image=D.from_registry("r/i"), mode=T.Mode.MULTI_MODEL, container_host_name="host", environment_variables=I.from_object({"E": "1", "P": J.string_at("$.p")}), model_s3_location=L.from_bucket(mbucket, "m")),
        containers=[C(image=D.from_registry("r/j"), container_host_name="h2"), C(image=D.from_registry("r/k"), model_package_name="pkg")], **common),
    T.SageMakerCreateModel.jsonata(models, "M3", model_name="{% $m %}", primary_container=C(model_package_name="arn:x")),
    T.SageMakerCreateEndpointConfig(models, "E1", endpoint_config_name="ec", production_variants=[T.ProductionVariant(initial_instance_count=2, instance_type=ec2.InstanceType("ml.m5.large"), model_name="m", variant_name="v")]),
    T.SageMakerCreateEndpointConfig(models, "E2", endpoint_config_name=J.string_at("$.e"), kms_key=mkey, tags=I.from_object({"k": J.string_at("$.t")}), production_variants=[
        T.ProductionVariant(instance_type=ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE), model_name=J.string_at("$.m"), variant_name="v", initial_variant_weight=0.5),
        T.ProductionVariant(instance_type=ec2.InstanceType(J.string_at("$.it")), model_name="m2", variant_name="v2", initial_instance_count=3)], **common),
    T.SageMakerCreateEndpoint(models, "P1", endpoint_name="ep", endpoint_config_name="ec"),
    T.SageMakerCreateEndpoint(models, "P2", endpoint_name=J.string_at("$.ep"), endpoint_config_name=J.string_at("$.ec"), tags=I.from_object({"l": "v"}), **common),
    T.SageMakerUpdateEndpoint(models, "U1", endpoint_name="ep", endpoint_config_name=J.string_at("$.ec"), **common),
    T.SageMakerUpdateEndpoint(models, "U2", endpoint_name=J.string_at("$.ep"), endpoint_config_name="ec"),
    T.SageMakerCreateTransformJob(models, "X1", transform_job_name="t", model_name="m", transform_input=T.TransformInput(transform_data_source=T.TransformDataSource(s3_data_source=T.TransformS3DataSource(s3_uri="s3://in/p"))),
                                  transform_output=T.TransformOutput(s3_output_path="s3://out/p")),
    T.SageMakerCreateTransformJob(models, "X2", transform_job_name=J.string_at("$.t"), model_name=J.string_at("$.m"), role=mrole, integration_pattern=P.RUN_JOB, batch_strategy=T.BatchStrategy.MULTI_RECORD, environment={"E": "1"}, max_concurrent_transforms=3,
                                  max_payload=Size.mebibytes(100), model_client_options=T.ModelClientOptions(invocations_max_retries=1, invocations_timeout=Duration.minutes(20)), tags={"k": "v"},
                                  transform_input={"transform_data_source": {"s3_data_source": {"s3_uri": J.string_at("$.in"), "s3_data_type": T.S3DataType.S3_PREFIX}}, "compression_type": T.CompressionType.GZIP, "content_type": "ct", "split_type": T.SplitType.LINE},
                                  transform_output={"s3_output_path": "s3://out", "accept": "a", "assemble_with": T.AssembleWith.LINE, "encryption_key": mkey},
                                  transform_resources={"instance_count": 2, "instance_type": ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE), "volume_encryption_key": mkey}, **common),
])

app.synth()
