"""AppConfig: applications, environments and their alarms, strategies, configurations of every source, deployments, imports."""

from aws_cdk import App, Aws, CfnOutput, Duration, Environment, Stack, Tags
from aws_cdk import aws_appconfig as appconfig, aws_cloudwatch as cloudwatch, aws_codepipeline as codepipeline, aws_ecs as ecs
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_lambda as lambda_, aws_s3 as s3, aws_secretsmanager as secretsmanager
from aws_cdk import aws_ssm as ssm
from constructs import Construct

app = App()
Content, Source = appconfig.ConfigurationContent, appconfig.ConfigurationSource
stack = Stack(app, "Config", env=Environment(account="111111111111", region="eu-west-1"))
shop = appconfig.Application(stack, "Shop")
named = appconfig.Application(stack, "Named", application_name="named", description=f"in {Aws.REGION}")
test = shop.add_environment("Test", deletion_protection_check=appconfig.DeletionProtectionCheck.APPLY)
alarm = cloudwatch.Alarm(stack, "Alarm", metric=cloudwatch.Metric(namespace="n", metric_name="m"), threshold=1, evaluation_periods=1)
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("appconfig.amazonaws.com"))
watched = appconfig.Environment(stack, "Watched", application=shop, environment_name="watched", description="watched", monitors=[
    appconfig.Monitor.from_cloud_watch_alarm(alarm), appconfig.Monitor.from_cloud_watch_alarm(alarm, role),
    appconfig.Monitor.from_cloud_watch_alarm(cloudwatch.CompositeAlarm(stack, "Both", alarm_rule=cloudwatch.AlarmRule.from_boolean(True))),
    appconfig.Monitor.from_cfn_monitors_property(alarm_arn="arn:one", alarm_role_arn="arn:role"),
    appconfig.Monitor.from_cfn_monitors_property(alarm_arn="arn:two")])
Rollout = appconfig.RolloutStrategy
slow = appconfig.DeploymentStrategy(stack, "Slow", deployment_strategy_name="slow", description="takes its time",
    rollout_strategy=Rollout.exponential(growth_factor=2.5, deployment_duration=Duration.hours(5), final_bake_time=Duration.minutes(30)))
appconfig.DeploymentStrategy(stack, "Even", rollout_strategy=Rollout.linear(growth_factor=20, deployment_duration=Duration.minutes(5)))
for ready in ("ALL_AT_ONCE", "CANARY_10_PERCENT_20_MINUTES", "LINEAR_20_PERCENT_EVERY_6_MINUTES", "LINEAR_50_PERCENT_EVERY_30_SECONDS"):
    appconfig.DeploymentStrategy(stack, ready, rollout_strategy=getattr(Rollout, ready))
at_once = appconfig.DeploymentStrategy.from_deployment_strategy_id(stack, "AtOnce", appconfig.DeploymentStrategyId.ALL_AT_ONCE)

check = lambda_.Function(stack, "Check", code=lambda_.Code.from_inline("x"), handler="i.h", runtime=lambda_.Runtime.PYTHON_3_12)
first = shop.add_hosted_configuration("First", content=Content.from_inline_text("hello"), deploy_to=[watched, test])
second = appconfig.HostedConfiguration(stack, "Second", application=shop, content=Content.from_file("content/flags.json"), name="second",
    type=appconfig.ConfigurationType.FEATURE_FLAGS, kms_key=kms.Key(stack, "Key"), latest_version_number=3, version_label="v3",
    deployment_key=kms.Key(stack, "DeploymentKey"), deployment_strategy=slow, deploy_to=[test], description="flags",
    deletion_protection_check=appconfig.DeletionProtectionCheck.BYPASS, validators=[appconfig.LambdaValidator.from_function(check),
        appconfig.JsonSchemaValidator.from_inline("{}"), appconfig.JsonSchemaValidator.from_file("content/schema.json")])
for number, content in enumerate([Content.from_file("content/settings.yaml"), Content.from_file("content/settings.toml"),
        Content.from_file("content/plain"), Content.from_file("content/odd.bin"), Content.from_file("content/flags.json", "text/x-flags"),
        Content.from_inline("x"), Content.from_inline_json("{}"), Content.from_inline_yaml("a: 1")]):
    appconfig.HostedConfiguration(stack, f"Kind{number}", application=named, content=content, deployment_strategy=at_once, validators=[])

bucket = s3.Bucket(stack, "Bucket", versioned=True)
parameter = Source.from_parameter(ssm.StringParameter(stack, "Parameter", string_value="x"))
sources = [Source.from_bucket(bucket, "/lead/o.json"), Source.from_bucket(bucket, "o.json", kms.Key(stack, "BucketKey")), parameter,
    Source.from_parameter(ssm.StringParameter.from_secure_string_parameter_attributes(stack, "Secure", parameter_name="/s"), kms.Key(stack, "ParameterKey")),
    Source.from_secret(secretsmanager.Secret(stack, "Secret")), Source.from_cfn_document(ssm.CfnDocument(stack, "Document", content={"a": 1})),
    Source.from_secret(secretsmanager.Secret(stack, "KeySecret", encryption_key=kms.Key(stack, "SecretKey"))),
    Source.from_pipeline(codepipeline.Pipeline.from_pipeline_arn(stack, "Pipeline", "arn:aws:codepipeline:eu-west-1:111111111111:p"))]
for number, source in enumerate(sources):
    appconfig.SourcedConfiguration(stack, f"Source{number}", application=named, location=source)
sourced = named.add_sourced_configuration("Sourced", location=parameter, version_number="7", name="sourced", description="elsewhere",
    type=appconfig.ConfigurationType.FREEFORM, deploy_to=[test], retrieval_role=role, validators=[appconfig.LambdaValidator.from_function(check)],
    deployment_strategy=slow)
watched.add_deployments(second, sourced)
test.grant_read_config(check)
watched.grant(check, "appconfig:ListDeployments", "appconfig:GetDeployment")

known = appconfig.Application.from_application_arn(stack, "Known", "arn:aws:appconfig:us-west-2:222222222222:application/abc")
there = appconfig.Environment.from_environment_attributes(stack, "There", application=known, environment_id="env", name="there", description="there")
by_arn = appconfig.Environment.from_environment_arn(stack, "ByArn", "arn:aws:appconfig:us-west-2:222222222222:application/abc/environment/def")
known.add_hosted_configuration("Hosted", content=Content.from_inline("x"), deploy_to=[there])
named.add_hosted_configuration("Far", content=Content.from_inline("x"), deploy_to=[there, test])
known.add_environment("More")
by_arn.grant_read_config(role)
by_id = appconfig.Application.from_application_id(stack, "ById", "xyz")
strategy = appconfig.DeploymentStrategy.from_deployment_strategy_arn(stack, "Strategy", "arn:aws:appconfig:us-west-2:222222222222:deploymentstrategy/s")
CfnOutput(stack, "Arns", value=",".join([shop.application_arn, test.environment_arn, slow.deployment_strategy_arn, first.configuration_profile_arn,
    first.hosted_configuration_version_arn, sourced.configuration_profile_arn, by_id.application_arn, there.environment_arn, strategy.deployment_strategy_id]))
CfnOutput(stack, "Names", value=",".join([shop.name, test.name, first.name, second.content_type, str(len(shop.environments())), str(len(known.environments()))]))
CfnOutput(stack, "Layers", value=",".join([appconfig.Application.get_lambda_layer_version_arn("us-east-1"),
    appconfig.Application.get_lambda_layer_version_arn("eu-west-1", appconfig.Platform.ARM_64), appconfig.Application.get_lambda_layer_version_arn("cn-north-1")]))
appconfig.Application.add_agent_to_ecs(ecs.FargateTaskDefinition(stack, "Task"))

deep = Stack(app, "Deep", env=Environment(account="111111111111", region="eu-west-1"))
inner = Construct(Construct(Construct(deep, "Level-Of-The-First-Kind"), "Level-Of-The-Second-Kind"), "Level-Of-The-Third-Kind")
long = appconfig.Application(inner, "Application-With-A-Name").add_hosted_configuration("Configuration-With-A-Name", content=Content.from_inline("x"))
across = appconfig.HostedConfiguration(deep, "Across", application=shop, content=Content.from_inline("x"), deploy_to=[test])
appconfig.HostedConfiguration(deep, "After", application=shop, content=Content.from_inline("x"), deploy_to=[test], deployment_strategy=strategy)
Tags.of(deep).add("owner", "us")
app.synth()
