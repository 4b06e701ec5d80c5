"""What the id of a function's current version depends on: each property, tags, layers from everywhere, with and without the flags for it."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_efs as efs, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_logs as logs, aws_s3 as s3, aws_signer as signer, aws_sns as sns, aws_sqs as sqs, custom_resources as cr

app = cdk.App(analytics_reporting=False)
D, R = cdk.Duration, L.Runtime
PROPS, LAYERS = "@aws-cdk/aws-lambda:recognizeVersionProps", "@aws-cdk/aws-lambda:recognizeLayerVersion"
INSIGHTS, ARN = L.LambdaInsightsVersion, "arn:aws:lambda:eu-west-1:123456789012:layer:other:3"
for name, flags, env in (("Plain", {}, None), ("Layers", {PROPS: True, LAYERS: True}, None), ("OnlyLayers", {LAYERS: True}, None),
                         ("Known", {PROPS: True, LAYERS: True}, cdk.Environment(account="123456789012", region="eu-west-1"))):
    s = cdk.Stack(app, name, env=env)
    for flag, value in flags.items():
        s.node.set_context(flag, value)
    vpc = ec2.Vpc(s, "Vpc", max_azs=2)
    access = efs.FileSystem(s, "Files", vpc=vpc).add_access_point("Point", path="/a", create_acl=efs.Acl(owner_gid="1", owner_uid="1", permissions="750"))
    code = L.Code.from_bucket(s3.Bucket.from_bucket_name(s, "Known", "known-bucket"), "code.zip")
    made = L.LayerVersion(s, "Made", code=code, compatible_runtimes=[R.PYTHON_3_12], compatible_architectures=[L.Architecture.X86_64], description="d", license="MIT", layer_version_name="lv")
    by_arn, by_token = L.LayerVersion.from_layer_version_arn(s, "ByArn", ARN), L.LayerVersion.from_layer_version_arn(s, "ByToken", cdk.Fn.import_value("layer"))
    known = L.LayerVersion.from_layer_version_attributes(s, "SomeRuntimes", layer_version_arn=f"arn:{cdk.Aws.PARTITION}:layer", compatible_runtimes=[R.PYTHON_3_12, R("own", L.RuntimeFamily.OTHER)])
    layer_options = [dict(layers=[made]), dict(layers=[by_arn]), dict(layers=[by_token, made]), dict(layers=[known, by_arn, made]), dict(insights_version=INSIGHTS.VERSION_1_0_498_0),
                     dict(params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version(L.ParamsAndSecretsVersions.V1_0_103)), dict(layers=[by_arn], insights_version=INSIGHTS.from_insight_version_arn(ARN)),
                     dict(adot_instrumentation=L.AdotInstrumentationConfig(exec_wrapper=L.AdotLambdaExecWrapper.INSTRUMENT_HANDLER, layer_version=L.AdotLayerVersion.from_python_sdk_layer_version(L.AdotLambdaLayerPythonSdkVersion.V1_29_0)))]
    options = [{}, dict(architecture=L.Architecture.ARM_64), dict(code=L.Code.from_inline("x")), dict(code_signing_config=L.CodeSigningConfig(s, "Sign", signing_profiles=[signer.SigningProfile(s, "Profile", platform=signer.Platform.AWS_LAMBDA_SHA384_ECDSA)])),
               dict(dead_letter_queue=sqs.Queue(s, "Queue")), dict(dead_letter_topic=sns.Topic(s, "Topic")), dict(description="d"), dict(durable_config=L.DurableConfig(execution_timeout=D.hours(1), retention_period=D.days(3))),
               dict(environment={"Z": "1", "A": "2"}), dict(environment={"A": "1"}, environment_encryption=kms.Key(s, "Key")), dict(ephemeral_storage_size=cdk.Size.mebibytes(1024)), dict(filesystem=L.FileSystem.from_efs_access_point(access, "/mnt/a"), vpc=vpc),
               dict(function_name="named"), dict(logging_format=L.LoggingFormat.JSON, system_log_level_v2=L.SystemLogLevel.DEBUG), dict(log_group=logs.LogGroup(s, "Logs")), dict(memory_size=256), dict(profiling=True),
               dict(recursive_loop=L.RecursiveLoop.ALLOW), dict(reserved_concurrent_executions=2), dict(role=iam.Role.from_role_arn(s, "Role", "arn:aws:iam::123456789012:role/r")), dict(runtime=R.PYTHON_3_13), dict(handler="x.y"),
               dict(runtime_management_mode=L.RuntimeManagementMode.FUNCTION_UPDATE), dict(snap_start=L.SnapStartConf.ON_PUBLISHED_VERSIONS), dict(tenancy_config=L.TenancyConfig.PER_TENANT), dict(timeout=D.seconds(9)), dict(tracing=L.Tracing.ACTIVE),
               dict(vpc=vpc, allow_all_ipv6_outbound=True), dict(log_retention=logs.RetentionDays.ONE_DAY), dict(retry_attempts=1), dict(log_group=logs.LogGroup(s, "More"), timeout=D.seconds(9), tracing=L.Tracing.ACTIVE, recursive_loop=L.RecursiveLoop.ALLOW, memory_size=200),
               dict(durable_config=L.DurableConfig(execution_timeout=D.hours(1), retention_period=D.days(3)), environment={"A": "1"}, logging_format=L.LoggingFormat.JSON, reserved_concurrent_executions=2, runtime=R.PYTHON_3_13, snap_start=L.SnapStartConf.ON_PUBLISHED_VERSIONS), dict(current_version_options=L.VersionOptions(description="q")), *layer_options]
    for n, one in enumerate(options):
        fn = L.Function(s, f"F{n}", **{**dict(code=code, handler="i.h", runtime=R.PYTHON_3_12), **one})
        cdk.CfnOutput(s, f"V{n}", value=fn.current_version.version)
    cdk.Tags.of(s.node.find_child("F1")).add("k", "v")
    s.node.find_child("F2").invalidate_version_based_on("more")
    s.node.find_child("F3").add_environment("LATE", "x", remove_in_edge=True)
    s.node.find_child("F4").node.default_child.add_property_override("Timeout", 4)
    s.node.find_child("F5").node.default_child.add_property_override("MemorySize", 4)
    s.node.find_child("F6").node.default_child.cfn_options.metadata = {"a": "b"}
    s.node.find_child("F7").node.default_child.add_dependency(made.node.default_child)
    cr.Provider(s, "Provider", on_event_handler=s.node.find_child("F0"))
    node = L.Function(s, "Node", runtime=R.NODEJS_LATEST, handler="i.h", code=code, layers=[by_arn])
    cdk.CfnOutput(s, "VNode", value=node.current_version.version)
app.synth()
