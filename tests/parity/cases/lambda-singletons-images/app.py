"""Singletons and functions from images with every option of functions; every option of code from disk and of images."""
import os.path
import aws_cdk as cdk
from aws_cdk import aws_codeguruprofiler as profiler, aws_ec2 as ec2, aws_ecr as ecr, aws_ecr_assets as ea, aws_efs as efs, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_lambda_destinations as ds, aws_lambda_event_sources as es, aws_logs as logs, aws_signer as signer, aws_sqs as sqs

here = os.path.dirname(os.path.abspath(__file__))
ctx, folder = os.path.join(here, "ctx"), os.path.join(here, "code")
app = cdk.App(analytics_reporting=False)
D, S, R = cdk.Duration, iam.ServicePrincipal, L.Runtime
for name, flags in (("Plain", {}), ("Flagged", {"@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy": True, "@aws-cdk/aws-lambda:useCdkManagedLogGroup": True, "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup": True})):
    s = cdk.Stack(app, name, env=cdk.Environment(account="123456789012", region="us-east-1"))
    for flag, value in flags.items():
        s.node.set_context(flag, value)
    vpc, key, queue = ec2.Vpc(s, "Vpc", max_azs=2), kms.Key(s, "Key"), sqs.Queue(s, "Queue")
    group = ec2.SecurityGroup(s, "Group", vpc=vpc)
    point = efs.FileSystem(s, "Files", vpc=vpc).add_access_point("Point", path="/a", create_acl=efs.Acl(owner_gid="1", owner_uid="1", permissions="750"))
    own = iam.Role(s, "Own", assumed_by=S("lambda.amazonaws.com"))

    def common(id, **more):
        return dict(description=id, environment={"B": "2", "A": "1"}, environment_encryption=key, memory_size=256, timeout=D.seconds(30), ephemeral_storage_size=cdk.Size.gibibytes(1), reserved_concurrent_executions=3, recursive_loop=L.RecursiveLoop.ALLOW, initial_policy=[iam.PolicyStatement(actions=["a:b"], resources=["*"])], tracing=L.Tracing.ACTIVE, max_event_age=D.minutes(5), retry_attempts=1, on_failure=ds.SqsDestination(queue), on_success=ds.EventBridgeDestination(), dead_letter_queue=queue, dead_letter_queue_enabled=True,
                    current_version_options=L.VersionOptions(description="v", provisioned_concurrent_executions=1, code_sha256="c"), architecture=L.Architecture.ARM_64, logging_format=L.LoggingFormat.JSON, system_log_level_v2=L.SystemLogLevel.WARN, application_log_level_v2=L.ApplicationLogLevel.TRACE, **more)

    vpced = dict(vpc=vpc, security_groups=[group], vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS), filesystem=L.FileSystem.from_efs_access_point(point, "/mnt/a"), ipv6_allowed_for_dual_stack=False, allow_public_subnet=False)
    single = L.SingletonFunction(s, "Single", uuid="u-1", lambda_purpose="Purpose", code=L.Code.from_asset(folder, exclude=["*.md"], readers=[own], display_name="shown", deploy_time=True), handler="i.h", runtime=R.PYTHON_3_12, **common("single", function_name="sn", log_group=logs.LogGroup(s, "Logs"), layers=[L.LayerVersion.from_layer_version_arn(s, "Layer", "arn:aws:lambda:us-east-1:1:layer:l:1")],
                                 insights_version=L.LambdaInsightsVersion.VERSION_1_0_333_0, params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version(L.ParamsAndSecretsVersions.V1_0_103), adot_instrumentation=L.AdotInstrumentationConfig(exec_wrapper=L.AdotLambdaExecWrapper.INSTRUMENT_HANDLER, layer_version=L.AdotLayerVersion.from_python_sdk_layer_version(L.AdotLambdaLayerPythonSdkVersion.V1_25_0)),
                                 code_signing_config=L.CodeSigningConfig(s, "Signing", signing_profiles=[signer.SigningProfile(s, "Profile", platform=signer.Platform.AWS_LAMBDA_SHA384_ECDSA)]), runtime_management_mode=L.RuntimeManagementMode.FUNCTION_UPDATE, profiling_group=profiler.ProfilingGroup(s, "Profiling"), events=[es.SqsEventSource(sqs.Queue(s, "Source", visibility_timeout=D.minutes(1)))], **vpced))
    single.add_environment("EDGE", "x", remove_in_edge=True)
    single.add_layers(L.LayerVersion.from_layer_version_arn(s, "More", "arn:aws:lambda:us-east-1:1:layer:m:2"))
    single.add_metadata("key", "value")
    single.add_permission("P", principal=S("x.amazonaws.com"), action="lambda:InvokeFunctionUrl", event_source_token="t", function_url_auth_type=L.FunctionUrlAuthType.AWS_IAM, invoked_via_function_url=True, organization_id="o-abcdefghij", scope=s, source_account="1", source_arn="arn:s")
    single.grant_invoke(own)
    cdk.CfnResource(s, "Told", type="Test::Values::Shown", properties={"V": [single.function_arn, single.log_group.log_group_name, single.resource_arns_for_grant_invoke, single.is_bound_to_vpc, single.role.role_name, single.runtime.name]})
    old = L.SingletonFunction(s, "Old", uuid="u-2", code=L.Code.from_inline("x"), handler="i.h", runtime=R.PYTHON_3_12, role=own, log_retention=logs.RetentionDays.ONE_DAY, log_removal_policy=cdk.RemovalPolicy.DESTROY, log_retention_retry_options=L.LogRetentionRetryOptions(max_retries=2), log_retention_role=own, application_log_level="DEBUG", system_log_level="INFO", log_format="JSON", dead_letter_topic=cdk.aws_sns.Topic(s, "Topic"), profiling=True) if name == "Plain" else None
    L.DockerImageFunction(s, "Image", code=L.DockerImageCode.from_image_asset(ctx, asset_name="named", build_args={"A": "1"}, build_secrets={"s": "src=x"}, build_ssh="default", cache_disabled=True, display_name="shown", extra_hash="x", exclude=["*.md"], follow_symlinks=cdk.SymlinkFollowMode.ALWAYS, ignore_mode=cdk.IgnoreMode.DOCKER, file="Other.Dockerfile", invalidation=ea.DockerImageAssetInvalidationOptions(build_args=False, platform=True), network_mode=ea.NetworkMode.HOST, platform=ea.Platform.LINUX_ARM64, target="t", cmd=["a"], entrypoint=["b"], working_directory="/w", build_contexts={"other": "docker-image://alpine"}),
                          **common("image", function_name="imaged", log_group=logs.LogGroup(s, "ImageLogs"), events=[es.SqsEventSource(sqs.Queue(s, "ImageSource", visibility_timeout=D.minutes(1)))], **vpced))
    repository = ecr.Repository.from_repository_name(s, "Repository", "r")
    L.DockerImageFunction(s, "FromEcr", code=L.DockerImageCode.from_ecr(repository, tag_or_digest="t", cmd=["a"], entrypoint=["b"], working_directory="/w"), role=own, allow_all_outbound=False, allow_all_ipv6_outbound=True, vpc=vpc)
    F = dict(handler=L.Handler.FROM_IMAGE, runtime=R.FROM_IMAGE)
    L.Function(s, "AssetImage", code=L.Code.from_asset_image(ctx, asset_name="an", build_args={"A": "2"}, cache_from=[ea.DockerCacheOption(type="gha")], cache_to=ea.DockerCacheOption(type="registry", params={"ref": "r"}), outputs=["type=docker"], cmd=["c"], entrypoint=["d"], working_directory="/q", exclude=["a.md"], extra_hash="y", ignore_mode=cdk.IgnoreMode.GLOB, network_mode=ea.NetworkMode.NONE, platform=ea.Platform.LINUX_AMD64, invalidation=ea.DockerImageAssetInvalidationOptions(outputs=False)), **F)
    L.Function(s, "EcrImage", code=L.Code.from_ecr_image(repository, tag="old", cmd=["c"], entrypoint=["d"], working_directory="/q"), **F)
    for n, options in enumerate((dict(asset_hash="custom", asset_hash_type=cdk.AssetHashType.CUSTOM), dict(asset_hash_type=cdk.AssetHashType.SOURCE, follow_symlinks=cdk.SymlinkFollowMode.NEVER), dict(exclude=["*.md"], ignore_mode=cdk.IgnoreMode.GIT, source_kms_key=key), dict(ignore_mode=cdk.IgnoreMode.DOCKER, exclude=["**", "!i.py"], deploy_time=False))):
        L.Function(s, f"Code{n}", code=L.AssetCode(folder, **options) if n % 2 else L.Code.from_asset(folder, **options), handler="i.h", runtime=R.PYTHON_3_12)
app.synth()
