"""CodeBuild projects: environment, variables, secrets, parameters, logs, cache, reports, roles, imports and grants."""

from aws_cdk import App, CfnOutput, CfnParameter, Duration, Environment, RemovalPolicy, SecretValue, Stack, Tags
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as sm

V, T = cb.BuildEnvironmentVariable, cb.BuildEnvironmentVariableType
app = App()
stack = Stack(app, "Projects", env=Environment(account="111111111111", region="eu-west-1"))
spec = cb.BuildSpec.from_object({"version": "0.2", "phases": {"build": {"commands": ["echo 1", "make"]}}})
first = cb.Project(stack, "First", build_spec=spec)
CfnOutput(stack, "FirstArn", value=first.project_arn)
CfnOutput(stack, "FirstName", value=first.project_name)

bucket = s3.Bucket(stack, "Bucket")
key = kms.Key(stack, "Key")
group = logs.LogGroup(stack, "Group")
secret = sm.Secret(stack, "Secret")
imported = sm.Secret.from_secret_complete_arn(stack, "Imported", "arn:aws:secretsmanager:eu-west-1:111111111111:secret:abc-123456")
other = sm.Secret.from_secret_complete_arn(stack, "Other", "arn:aws:secretsmanager:eu-west-1:222222222222:secret:abc-654321")
parameter = CfnParameter(stack, "P")
whole = cb.Project(
    stack, "Whole", build_spec=cb.BuildSpec.from_source_filename("ci/build.yml"), project_name="whole", description="All of it",
    badge=False, concurrent_build_limit=3, timeout=Duration.hours(2), queued_timeout=Duration.minutes(20), auto_retry_limit=2,
    encryption_key=key, grant_report_group_permissions=True, ssm_session_permissions=True, visibility=cb.ProjectVisibility.PUBLIC_READ,
    check_secrets_in_plain_text_env_variables=True, source=cb.Source.s3(bucket=bucket, path="src.zip", version="7"),
    artifacts=cb.Artifacts.s3(bucket=bucket, name="out", path="p", include_build_id=False, package_zip=False, encryption=False),
    cache=cb.Cache.bucket(bucket, prefix="cache", cache_namespace="space"),
    logging=cb.LoggingOptions(
        s3=cb.S3LoggingOptions(bucket=bucket, prefix="logs", encrypted=False, enabled=True),
        cloud_watch=cb.CloudWatchLoggingOptions(log_group=group, prefix="stream", enabled=True)),
    environment=cb.BuildEnvironment(
        build_image=cb.LinuxBuildImage.STANDARD_7_0, compute_type=cb.ComputeType.X2_LARGE, privileged=True, host_kernel=cb.HostKernel.LINUX_KERNEL_6,
        certificate=cb.BuildEnvironmentCertificate(bucket=bucket, object_key="cert.pem"),
        environment_variables={"OUTER": V(value="a"), "BOTH": V(value="from environment"), "NUMBER": V(value=12), "FLAG": V(value=True)}),
    environment_variables={
        "BOTH": V(value="from project"), "PARAM": V(value="/path/to/it", type=T.PARAMETER_STORE), "PARAM2": V(value="plain", type=T.PARAMETER_STORE),
        "TOKEN_PARAM": V(value=parameter.value_as_string, type=T.PARAMETER_STORE),
        "BYNAME": V(value="my-secret", type=T.SECRETS_MANAGER), "BYNAMEKEY": V(value="my-secret:field:AWSCURRENT", type=T.SECRETS_MANAGER),
        "BYARN": V(value="arn:aws:secretsmanager:eu-west-1:111111111111:secret:mine-123456", type=T.SECRETS_MANAGER),
        "BYARNKEY": V(value="arn:aws:secretsmanager:eu-west-1:333333333333:secret:mine-123456:json:stage:id", type=T.SECRETS_MANAGER),
        "OWN": V(value=secret.secret_name, type=T.SECRETS_MANAGER), "OWNARN": V(value=f"{secret.secret_arn}:field", type=T.SECRETS_MANAGER),
        "IMPORTED": V(value=imported.secret_arn, type=T.SECRETS_MANAGER), "OTHER": V(value=other.secret_arn, type=T.SECRETS_MANAGER),
        "IMPORTEDNAME": V(value=imported.secret_name, type=T.SECRETS_MANAGER), "TOKEN": V(value=parameter.value_as_string)})
whole.add_to_role_policy(iam.PolicyStatement(actions=["x:Y"], resources=["*"]))
whole.enable_batch_builds()
again = whole.enable_batch_builds()
if again is not None:
    bucket.grant_read(again.role)
Tags.of(whole).add("owner", "me")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
cb.Project(
    stack, "WithRole", build_spec=spec, role=role, cache=cb.Cache.local(cb.LocalCacheMode.DOCKER_LAYER, cb.LocalCacheMode.CUSTOM, cb.LocalCacheMode.SOURCE),
    grant_report_group_permissions=False, check_secrets_in_plain_text_env_variables=False, environment_variables={"A": V(value=SecretValue.secrets_manager("x").unsafe_unwrap())},
    logging={"cloud_watch": {"enabled": False}}, artifacts=cb.Artifacts.s3(bucket=bucket, identifier="ignored"), visibility=cb.ProjectVisibility.PRIVATE)
cb.Project(
    stack, "Imported2", role=iam.Role.from_role_arn(stack, "R2", "arn:aws:iam::111111111111:role/other"), build_spec=cb.BuildSpec.from_object_to_yaml(
        {"version": 0.2, "env": {"variables": {"A": "b: c", "E": ""}}, "phases": {"install": {"commands": ["a", "b | c # d"]}, "build": {"on-failure": "ABORT", "commands": [f"echo {bucket.bucket_name}"]}}}),
    logging={"s3": {"bucket": bucket}, "cloud_watch": {"log_group": group}}, cache=cb.Cache.none(), secondary_artifacts=[cb.Artifacts.s3(bucket=bucket, identifier="one")])
pipeline = cb.PipelineProject(stack, "Pipeline", cache=cb.Cache.bucket(bucket), encryption_key=kms.Key.from_key_arn(stack, "K2", "arn:aws:kms:eu-west-1:111111111111:key/abc"))
cb.PipelineProject(stack, "Pipeline2", build_spec=spec, environment={"compute_type": cb.ComputeType.LARGE, "environment_variables": {"X": {"value": "y"}}}, project_name="p2")
reports = cb.ReportGroup(stack, "Reports")
coverage = cb.ReportGroup(stack, "Coverage", report_group_name="cov", type=cb.ReportGroupType.CODE_COVERAGE, export_bucket=bucket, zip_export=True, removal_policy=RemovalPolicy.DESTROY, delete_reports=True)
cb.ReportGroup(stack, "Tests", export_bucket=s3.Bucket.from_bucket_name(stack, "B2", "other-bucket"), type=cb.ReportGroupType.TEST)
named = cb.ReportGroup.from_report_group_name(stack, "Named", "there")
for item in (reports, coverage, named):
    item.grant_write(pipeline)
    CfnOutput(stack, f"{item.node.id}Arn", value=item.report_group_arn)
    CfnOutput(stack, f"{item.node.id}Name", value=item.report_group_name)
by_arn = cb.Project.from_project_arn(stack, "ByArn", "arn:aws:codebuild:us-east-1:444444444444:project/that")
by_name = cb.Project.from_project_name(stack, "ByName", "this")
for item in (by_arn, by_name):
    CfnOutput(stack, f"{item.node.id}Out", value=f"{item.project_arn} {item.project_name} {item.env.account} {item.env.region}")
by_name.add_to_role_policy(iam.PolicyStatement(actions=["lost:It"], resources=["*"]))
cb.GitHubSourceCredentials(stack, "GitHub", access_token=SecretValue.secrets_manager("gh"))
cb.GitHubEnterpriseSourceCredentials(stack, "Ghe", access_token=SecretValue.secrets_manager("ghe", json_field="t"))
cb.BitBucketSourceCredentials(stack, "Bb", username=SecretValue.secrets_manager("bbu"), password=SecretValue.secrets_manager("bbp"))
boundary = cb.UntrustedCodeBoundaryPolicy(stack, "Boundary", additional_statements=[iam.PolicyStatement(actions=["a:B"], resources=["*"])])
cb.UntrustedCodeBoundaryPolicy(stack, "Boundary2", managed_policy_name="named")
iam.PermissionsBoundary.of(pipeline).apply(boundary)
elsewhere = Stack(app, "Elsewhere", env=Environment(account="222222222222", region="us-east-1"))
agnostic = Stack(app, "Agnostic")
cb.Project(agnostic, "Plain", build_spec=spec, environment_variables={"S": V(value="name:key", type=T.SECRETS_MANAGER), "P": V(value="/x", type=T.PARAMETER_STORE), "OWN": V(value=sm.Secret(agnostic, "S").secret_arn, type=T.SECRETS_MANAGER)})
CfnOutput(elsewhere, "Name", value=whole.project_name)
CfnOutput(elsewhere, "Arn", value=whole.project_arn)
# An image where only data belongs, as a widespread example has it.
held = cb.BuildSpec.from_object(dict(version="0.2", phases=dict(build=dict(commands=["x"])), environment=dict(buildImage=cb.LinuxBuildImage.STANDARD_7_0)))
cb.PipelineProject(Stack(app, "HeldImages"), "Held", build_spec=held)
app.synth()
