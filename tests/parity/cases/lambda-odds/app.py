"""Rarely used parts of functions: capacity providers, scaling of aliases, stand-alone configurations, layers of every kind, metrics, what code binds to."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_lambda_destinations as ds, aws_lambda_event_sources as es, aws_logs as logs, aws_s3 as s3, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
D, R, S = cdk.Duration, L.Runtime, iam.ServicePrincipal
B = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=R.PYTHON_3_12)
ADOT = L.AdotLayerVersion
for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="eu-west-1"))):
    s = cdk.Stack(app, name, env=env)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def metric(m):
        c = m.to_metric_config()
        return [m.metric_name, m.namespace, m.statistic, m.period.to_seconds(), m.dimensions, m.label, m.color, m.region, m.account, m.visible, m.id, str(m.unit and m.unit.name)]

    M = dict(account="111111111111", color="#ff0000", dimensions_map={"a": "b"}, id="m1", label="lb", period=D.minutes(1), region="us-west-1", stack_account="1", stack_region="2", statistic="p99", unit=cw.Unit.SECONDS, visible=False)
    vpc, key = ec2.Vpc(s, "Vpc", max_azs=2), kms.Key(s, "Key")
    group, queue, topic, bucket = ec2.SecurityGroup(s, "Group", vpc=vpc), sqs.Queue(s, "Queue"), sns.Topic(s, "Topic"), s3.Bucket(s, "Bucket")
    fn, fn2 = L.Function(s, "Fn", **B, description="d"), L.Function(s, "Fn2", **B, architecture=L.Architecture.custom("riscv", "linux/riscv"))
    plain = L.CapacityProvider(s, "Capacity", subnets=vpc.private_subnets, security_groups=[group])
    full = L.CapacityProvider(s, "Full", subnets=vpc.private_subnets, security_groups=[group], architectures=[L.Architecture.ARM_64], capacity_provider_name="full", kms_key=key, max_v_cpu_count=20,
                              instance_type_filter=L.InstanceTypeFilter.allow([ec2.InstanceType("m7g.large"), ec2.InstanceType("c7g.large")]), operator_role=iam.Role(s, "Operator", assumed_by=S("lambda.amazonaws.com")),
                              scaling_options=L.ScalingOptions.manual([L.TargetTrackingScalingPolicy.cpu_utilization(50)]), propagate_tags=L.PropagateTags.explicit({"a": "b"}), system_log_level=L.SystemLogLevel.WARN,
                              log_group=logs.LogGroup(s, "CapacityLogs"))
    other = L.CapacityProvider(s, "Others", subnets=vpc.private_subnets, security_groups=[group], instance_type_filter=L.InstanceTypeFilter.exclude([ec2.InstanceType("t3.micro")]),
                               scaling_options=L.ScalingOptions.auto(), propagate_tags=L.PropagateTags.none())
    full.add_function(fn, execution_environment_memory_gib_per_v_cpu=2, per_execution_environment_max_concurrency=8, publish_to_latest_published=True,
                      latest_published_scaling_config=L.LatestPublishedScalingConfig(max_execution_environments=5, min_execution_environments=2))
    plain.add_function(L.Function(s, "Bare", **B, memory_size=2048))
    by_name, by_arn = L.CapacityProvider.from_capacity_provider_name(s, "ByName", "cp"), L.CapacityProvider.from_capacity_provider_arn(s, "ByArn", "arn:aws:lambda:us-east-1:123456789012:capacity-provider:cp")
    by_attributes = L.CapacityProvider.from_capacity_provider_attributes(s, "ByAttributes", capacity_provider_arn="arn:aws:lambda:us-east-1:123456789012:capacity-provider:cq")
    show("Providers", names=[p.capacity_provider_name for p in (plain, full, by_name, by_arn, by_attributes)], arns=[p.capacity_provider_arn for p in (plain, full, by_name, by_arn, by_attributes)], refs=[plain.capacity_provider_ref.capacity_provider_name])
    version = L.Version(s, "Version", lambda_=fn2, description="v", code_sha256="abc", removal_policy=cdk.RemovalPolicy.RETAIN, provisioned_concurrent_executions=3, max_event_age=D.minutes(4), retry_attempts=2, on_failure=ds.SqsDestination(queue), on_success=ds.SnsDestination(topic))
    scaled = L.Version(s, "Scaled", lambda_=fn2, min_execution_environments=1, max_execution_environments=7)
    alias = L.Alias(s, "Alias", alias_name="live", version=version, max_event_age=D.minutes(4), retry_attempts=2, on_failure=ds.LambdaDestination(fn), on_success=ds.EventBridgeDestination(), provisioned_concurrent_executions=2)
    scaling = alias.add_auto_scaling(min_capacity=2, max_capacity=9)
    scaling.scale_on_utilization(utilization_target=0.5, policy_name="pn", scale_in_cooldown=D.seconds(3), scale_out_cooldown=D.seconds(4), disable_scale_in=True)
    scaling.scale_on_schedule("Night", schedule=cdk.aws_applicationautoscaling.Schedule.cron(hour="20", minute="0"), min_capacity=1, max_capacity=2, start_time=None)
    more = version.add_alias("more", description="q", additional_versions=[L.VersionWeight(version=scaled, weight=0.2)], max_event_age=D.minutes(9), retry_attempts=1, on_failure=ds.S3Destination(bucket), on_success=ds.EventBridgeDestination())
    fn.add_alias("again", description="q", max_event_age=D.minutes(9), retry_attempts=1, on_failure=ds.SqsDestination(queue), on_success=ds.SqsDestination(queue))
    fn.configure_async_invoke(max_event_age=D.minutes(9), on_failure=ds.LambdaDestination(fn2, response_only=True), on_success=ds.LambdaDestination(fn2, response_only=True))
    L.EventInvokeConfig(s, "Invoke", function=fn2, qualifier="q", max_event_age=D.minutes(9), retry_attempts=0, on_failure=ds.SqsDestination(queue), on_success=ds.SnsDestination(topic))
    url = L.FunctionUrl(s, "Url", function=alias, auth_type=L.FunctionUrlAuthType.AWS_IAM, invoke_mode=L.InvokeMode.BUFFERED, cors=L.FunctionUrlCorsOptions(
        allow_credentials=True, allowed_headers=["x-a"], exposed_headers=["x-b"], allowed_methods=[L.HttpMethod.ALL], allowed_origins=["https://a"], max_age=D.hours(2)))
    mapping = L.EventSourceMapping(s, "Mapping", target=fn2, event_source_arn=queue.queue_arn, batch_size=5, enabled=True, max_batching_window=D.seconds(5), max_concurrency=9, report_batch_item_failures=True, filter_encryption=key,
                                   filters=[L.FilterCriteria.filter({"a": ["b"]})], metrics_config=L.MetricsConfig(metrics=[L.MetricType.EVENT_COUNT]))
    L.EventSourceMapping(s, "Kafka", target=fn2, kafka_bootstrap_servers=["b:1", "c:2"], kafka_topic="t", kafka_consumer_group_id="g", starting_position=L.StartingPosition.AT_TIMESTAMP, starting_position_timestamp=5, on_failure=es.S3OnFailureDestination(bucket), support_s3_on_failure_destination=True,
                         provisioned_poller_config=L.ProvisionedPollerConfig(minimum_pollers=1, maximum_pollers=3), source_access_configurations=[L.SourceAccessConfiguration(type=L.SourceAccessConfigurationType.SASL_SCRAM_512_AUTH, uri="u")],
                         schema_registry_config=es.ConfluentSchemaRegistry(schema_registry_uri="https://r", event_record_format=L.EventRecordFormat.of("AVRO"), authentication_type=L.KafkaSchemaRegistryAccessConfigType.of("OWN"),
                                                                           secret=cdk.aws_secretsmanager.Secret.from_secret_name_v2(s, "Secret", "sn"), schema_validation_configs=[L.KafkaSchemaValidationConfig(attribute=L.KafkaSchemaValidationAttribute.of("OTHER"))]))
    fn.add_permission("Url", principal=S("x.amazonaws.com"), function_url_auth_type=L.FunctionUrlAuthType.AWS_IAM, invoked_via_function_url=True, action="lambda:InvokeFunctionUrl")
    fn.add_permission("Org", principal=iam.AnyPrincipal(), organization_id="o-abcdefghij")
    attributes = L.LayerVersion.from_layer_version_attributes(s, "Attributes", layer_version_arn="arn:l", compatible_runtimes=[R.PYTHON_3_12])
    show("Layers", arn=attributes.layer_version_arn, runtimes=[r.name for r in attributes.compatible_runtimes], adot=[v.LATEST.layer_arn(s, L.Architecture.X86_64) for v in (L.AdotLambdaLayerPythonSdkVersion, L.AdotLambdaLayerJavaSdkVersion, L.AdotLambdaLayerJavaScriptSdkVersion, L.AdotLambdaLayerGenericVersion, L.AdotLambdaLayerJavaAutoInstrumentationVersion)])
    for n, (layer, wrapper, runtime) in enumerate((
            (ADOT.from_java_sdk_layer_version(L.AdotLambdaLayerJavaSdkVersion.V1_32_0), "REGULAR", R.JAVA_21), (ADOT.from_java_auto_instrumentation_layer_version(L.AdotLambdaLayerJavaAutoInstrumentationVersion.V1_32_0), "STREAM", R.JAVA_21),
            (ADOT.from_java_script_sdk_layer_version(L.AdotLambdaLayerJavaScriptSdkVersion.V1_30_0), "REGULAR", R.NODEJS_22_X), (ADOT.from_generic_layer_version(L.AdotLambdaLayerGenericVersion.V0_115_0), "PROXY", R.PROVIDED_AL2023))):
        L.Function(s, f"Adot{n}", code=L.Code.from_bucket(bucket, "k.zip"), handler="i.h", runtime=runtime, architecture=L.Architecture.ARM_64 if n == 1 else None,
                   adot_instrumentation=L.AdotInstrumentationConfig(exec_wrapper=L.AdotLambdaExecWrapper[f"{wrapper}_HANDLER"], layer_version=layer))
    P = dict(cache_enabled=True, cache_size=0, http_port=2773, log_level=L.ParamsAndSecretsLogLevel.NONE, max_connections=9, parameter_store_timeout=D.seconds(1), parameter_store_ttl=D.seconds(200), secrets_manager_timeout=D.seconds(2), secrets_manager_ttl=D.seconds(300))
    L.Function(s, "Params", **B, params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version(L.ParamsAndSecretsVersions.V1_0_103, **P), environment={"PARAMETERS_SECRETS_EXTENSION_HTTP_PORT": "1"}, log_retention=logs.RetentionDays.TWO_YEARS,
               log_removal_policy=cdk.RemovalPolicy.DESTROY, log_retention_retry_options=L.LogRetentionRetryOptions(base=D.millis(3), max_retries=7), log_retention_role=iam.Role(s, "RetentionRole", assumed_by=S("lambda.amazonaws.com")),
               profiling_group=cdk.aws_codeguruprofiler.ProfilingGroup(s, "Profiling"), tenancy_config=L.TenancyConfig("PER_TENANT"), runtime_management_mode=L.RuntimeManagementMode("Manual", "arn:rt"))
    L.Function(s, "ParamsArn", **B, params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version_arn("arn:aws:lambda:eu-west-1:015030872274:layer:AWS-Parameters-and-Secrets-Lambda-Extension:11", **P))
    theirs = L.Function.from_function_attributes(s, "Theirs", function_arn="arn:aws:lambda:us-east-1:123456789012:function:known", tenancy_config=L.TenancyConfig.PER_TENANT, architecture=L.Architecture.ARM_64, security_group=group)
    signing = L.CodeSigningConfig.from_code_signing_config_arn(s, "Signing", "arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-1")
    show("Metrics", all=[metric(m) for m in (L.Function.metric_all("M"), L.Function.metric_all_concurrent_executions(), L.Function.metric_all_duration(**M), L.Function.metric_all_errors(**M), L.Function.metric_all_invocations(), L.Function.metric_all_throttles(statistic="max"),
         L.Function.metric_all_unreserved_concurrent_executions(), fn.metric("N", **M), fn.metric_duration(), fn.metric_errors(), fn.metric_invocations(), fn.metric_throttles(), fn.metric_throttles(**M), version.metric("N"), version.metric_errors(**M), alias.metric("N", **M), alias.metric_duration(), theirs.metric_errors())])
    show("Names", refs=[fn.function_ref.function_arn, fn.function_ref.function_name, version.version_ref.function_arn, alias.alias_ref.alias_arn, mapping.event_source_mapping_ref.event_source_mapping_id, url.url_ref.function_arn, url.url, url.function_arn, signing.code_signing_config_arn, signing.code_signing_config_ref.code_signing_config_arn],
         arns=[fn.resource_arns_for_grant_invoke, alias.resource_arns_for_grant_invoke, version.resource_arns_for_grant_invoke, theirs.resource_arns_for_grant_invoke], group=fn.log_group.log_group_name, latest=alias.latest_version.function_arn, path=version.permissions_node.path,
         odd=[L.Architecture.ARM_64.to_string(), fn2.architecture.docker_platform, R.determine_latest_python_runtime(s).name, R.JAVA_21.to_string(), R.PYTHON_3_9.runtime_equals(R("python3.9", L.RuntimeFamily.PYTHON, supports_inline_code=True)), theirs.tenancy_config is None, alias.tenancy_config is None])
    own = R("own1", L.RuntimeFamily.OTHER, bundling_docker_image="img:1", is_variable=True, supports_code_guru_profiling=True, supports_inline_code=True, supports_snap_start=True)
    L.Function(s, "Own", code=L.Code.from_inline("x"), handler="h", runtime=own, profiling=True, snap_start=L.SnapStartConf.ON_PUBLISHED_VERSIONS)
    for n, c in enumerate((L.Code.from_inline("abc").bind(s), L.Code.from_bucket(bucket, "k", "v").bind(s), L.Code.from_bucket_v2(bucket, "k", object_version="v", s3_object_storage_mode=L.S3ObjectStorageMode.COPY, source_kms_key=key).bind(s),
                           L.S3CodeV2(bucket, "k", object_version="w", s3_object_storage_mode=L.S3ObjectStorageMode.REFERENCE).bind(s), L.EcrImageCode(cdk.aws_ecr.Repository.from_repository_name(s, "Repo", "r"), cmd=["a"], tag_or_digest="t", entrypoint=["b"], working_directory="/w").bind(s))):
        show(f"Bound{n}", inline=c.inline_code or "", location=c.s3_location and [c.s3_location.bucket_name, c.s3_location.object_key, c.s3_location.object_version], image=c.image and [c.image.image_uri, c.image.cmd, c.image.entrypoint, c.image.working_directory], key=c.source_kms_key_arn, mode=c.s3_object_storage_mode and c.s3_object_storage_mode.name)
    L.Function(s, "Reference", **{**B, "code": L.Code.from_bucket_v2(bucket, "k", object_version="v", s3_object_storage_mode=L.S3ObjectStorageMode.REFERENCE)})
    parameters = L.Code.from_cfn_parameters(bucket_name_param=cdk.CfnParameter(s, "Bp"), object_key_param=cdk.CfnParameter(s, "Kp"), source_kms_key=key)
    L.Function(s, "Parameters", **{**B, "code": parameters})
    show("Assigned", assigned=parameters.assign(bucket_name="b", object_key="k", object_version="v"))
    show("Insights", arns=[L.LambdaInsightsVersion.VERSION_1_0_54_0.layer_version_arn, L.LambdaInsightsVersion.VERSION_1_0_498_0.layer_version_arn, L.LambdaInsightsVersion.from_insight_version_arn("arn:own").layer_version_arn],
         injected=[c.PROPERTY_INJECTION_ID for c in (L.Function, logs.LogGroup, logs.LogRetention, cdk.custom_resources.Provider, cdk.custom_resources.AwsCustomResource, cdk.aws_apigatewayv2.ApiKey, cdk.aws_glue.Database, cdk.aws_lambda_nodejs.NodejsFunction, cdk.aws_s3_deployment.DeployTimeSubstitutedFile)])
s = cdk.Stack(app, "ListTokens")
for n, kinds in enumerate(("lsl", "sls", "lss")):
    fn = L.Function(s, f"F{n}", code=L.Code.from_inline("x"), handler="h", runtime=L.Runtime.PYTHON_3_12)
    for m, kind in enumerate(kinds):
        fn.add_to_role_policy(iam.PolicyStatement(actions=[f"a:{m}"], resources=["*"] if kind == "l" else cdk.Fn.split(",", cdk.Fn.import_value(f"v{m}"))))
app.synth()
