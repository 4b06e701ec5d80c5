"""Options of functions that bring layers, variables, policies and resources with them; singletons; what versions are named after."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_signer as signer, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
B = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
D = cdk.Duration
LAYER = "arn:aws:lambda:us-east-1:123456789012:layer:other:3"
for name, env in (("Agnostic", None), ("Ireland", cdk.Environment(account="123456789012", region="eu-west-1"))):
    stack = cdk.Stack(app, name, env=env)
    profile = signer.SigningProfile(stack, "Profile", platform=signer.Platform.AWS_LAMBDA_SHA384_ECDSA)
    L.Function(stack, "All", **B, function_name="nm", description="d", environment={"B": "1", "A": "2"}, max_event_age=D.minutes(2), retry_attempts=1,
               dead_letter_queue_enabled=True, tracing=L.Tracing.PASS_THROUGH, insights_version=L.LambdaInsightsVersion.VERSION_1_0_498_0,
               params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version(L.ParamsAndSecretsVersions.V1_0_103, cache_size=5, log_level=L.ParamsAndSecretsLogLevel.DEBUG,
                                                                              http_port=99, secrets_manager_ttl=D.seconds(3), parameter_store_timeout=D.millis(7), cache_enabled=False),
               adot_instrumentation=L.AdotInstrumentationConfig(exec_wrapper=L.AdotLambdaExecWrapper.INSTRUMENT_HANDLER,
                                                                layer_version=L.AdotLayerVersion.from_python_sdk_layer_version(L.AdotLambdaLayerPythonSdkVersion.LATEST)),
               profiling=True, runtime_management_mode=L.RuntimeManagementMode.manual("arn:rt"), logging_format=L.LoggingFormat.TEXT,
               tenancy_config=L.TenancyConfig.PER_TENANT, durable_config=L.DurableConfig(execution_timeout=D.hours(1), retention_period=D.days(3)),
               recursive_loop=L.RecursiveLoop.ALLOW, environment_encryption=kms.Key(stack, "Key"), reserved_concurrent_executions=0, timeout=D.seconds(9),
               code_signing_config=L.CodeSigningConfig(stack, "Signing", signing_profiles=[profile], description="q",
                                                       untrusted_artifact_on_deployment=L.UntrustedArtifactOnDeployment.ENFORCE),
               layers=[L.LayerVersion.from_layer_version_arn(stack, "Layer", LAYER)], initial_policy=[iam.PolicyStatement(actions=["a:b"], resources=["*"])])
    own = iam.Role(stack, "Own", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    L.Function(stack, "OwnRole", **B, role=own, insights_version=L.LambdaInsightsVersion.from_insight_version_arn("arn:i"), dead_letter_topic=sns.Topic(stack, "Topic"),
               architecture=L.Architecture.ARM_64, params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version_arn(LAYER))
    L.Function(stack, "Old", **B, application_log_level="INFO", system_log_level="WARN", log_format="JSON", snap_start=L.SnapStartConf.ON_PUBLISHED_VERSIONS)
    first = L.SingletonFunction(stack, "First", uuid="u-1", **B)
    again = L.SingletonFunction(stack, "Again", uuid="u-1", **B)
    L.SingletonFunction(stack, "Other", uuid="u-1", lambda_purpose="Purpose", **B)
    again.add_environment("A", "b")
    again.add_permission("P", principal=iam.ServicePrincipal("x.amazonaws.com"))
    again.add_dependency(sqs.Queue(stack, "Queue"))
    again.configure_async_invoke(retry_attempts=1)
    cdk.CfnOutput(stack, "Single", value=f"{first.function_arn} {again.current_version.version} {again.permissions_node.path}")
    for n, options in enumerate((dict(memory_size=256), dict(reserved_concurrent_executions=3), dict(environment={"Z": "1", "A": "2"}), dict(dead_letter_queue_enabled=True),
                                 dict(recursive_loop=L.RecursiveLoop.ALLOW), dict(tenancy_config=L.TenancyConfig.PER_TENANT), dict(logging_format=L.LoggingFormat.JSON))):
        versioned = L.Function(stack, f"V{n}", **B, **options)
        cdk.Tags.of(versioned).add("t", "v")
        versioned.invalidate_version_based_on(f"mixed in {n}")
        versioned.add_alias("live", provisioned_concurrent_executions=None if n == 5 else n, additional_versions=[L.VersionWeight(version=versioned.latest_version, weight=0.5)])
app.synth()
