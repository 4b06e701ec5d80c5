"""What comes later or beside: roles made after grants, sources twice, keys behind aliases, L1 behind L2, names and routes left open."""
import os.path
import aws_cdk as cdk
from aws_cdk import (aws_apigateway as apigw, aws_apigatewayv2 as ag, aws_apigatewayv2_integrations as agi, aws_codedeploy as codedeploy, aws_codepipeline as cp, aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elb, aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms,
                     aws_lambda as L, aws_logs as logs, aws_rds as rds, aws_s3 as s3, aws_s3_deployment as deploy, aws_secretsmanager as sm, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks)

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
D, R, IMG = cdk.Duration, cdk.RemovalPolicy, ecs.ContainerImage.from_registry("x")
s = cdk.Stack(app, "Storage")
plain, known = s3.Bucket(s, "Plain"), s3.Bucket.from_bucket_name(s, "Known", "known-bucket")
mine = s3.Bucket.from_cfn_bucket(s3.CfnBucket(s, "Raw"))
for target in (plain, known, mine):
    plain.add_inventory(destination=s3.InventoryDestination(bucket=target))
for name, bucket in (("Plain", plain), ("Known", known)):
    cdk.CfnOutput(s, f"Fast{name}", value=" ".join([bucket.transfer_acceleration_url_for_object(), bucket.transfer_acceleration_url_for_object(dual_stack=True), bucket.transfer_acceleration_url_for_object("/k"), bucket.url_for_object()]))
key = kms.Key(s, "Key")
alias = kms.Alias.from_alias_attributes(s, "Alias", alias_name="al", alias_target_key=key)
for n, way in enumerate((kms.KeyGrants.from_key(alias), kms.KeyGrants.from_key(kms.Alias(s, "Own", alias_name="own", target_key=key)), kms.KeyGrants.from_key(key, False), kms.KeyGrants.from_key(kms.Alias.from_alias_name(s, "Named", "alias/n")))):
    way.decrypt(iam.Role(s, f"Reader{n}", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com")))
    way.encrypt(iam.ServicePrincipal(f"service{n}.amazonaws.com"))
for n, groups in enumerate(([["a"]], [["a", "b"]], [["a"], ["b", "c"]], [[]])):
    logs.LogGroup(s, f"Log{n}").add_metric_filter("Filter", filter_pattern=logs.FilterPattern.any_term_group(*groups), metric_name="m", metric_namespace="n")
for n, code in enumerate((lambda b: L.S3Code(b, "k"), lambda b: L.Code.from_bucket(b, "k"), lambda b: L.S3CodeV2(b, "k"), lambda b: L.Code.from_bucket_v2(b, "k"))):
    L.LayerVersion(s, f"Layer{n}", code=code(s3.Bucket(s, f"Code{n}")))
stream = kinesis.StreamConsumer(s, "Consumer", stream=kinesis.Stream(s, "Stream"), stream_consumer_name="c")
stream.add_to_resource_policy(iam.PolicyStatement(actions=["kinesis:Describe*"], resources=["*"]))
for n, master in enumerate((sm.Secret(s, "Master"), sm.Secret.from_secret_name_v2(s, "ByName", "nm"), sm.Secret.from_secret_partial_arn(s, "ByPart", "arn:aws:secretsmanager:us-east-1:123456789012:secret:nm"))):
    sm.Secret(s, f"Secret{n}").add_rotation_schedule("Rotation", hosted_rotation=sm.HostedRotation.mysql_multi_user(master_secret=master))
group = rds.ParameterGroup.for_cluster(s, "Parameters", engine=rds.DatabaseClusterEngine.aurora_mysql(version=rds.AuroraMysqlEngineVersion.VER_3_04_0), removal_policy=R.SNAPSHOT)
group.bind_to_instance()
group.apply_removal_policy(R.DESTROY)
group.bind_to_cluster()

d = cdk.Stack(app, "Deployments")
site, page = s3.Bucket(d, "Site"), deploy.Source.json_data("c.json", {"b": 1})
sent = deploy.BucketDeployment(d, "Sent", destination_bucket=site, sources=[page])
for source in (page, deploy.Source.data("t", site.bucket_name), deploy.Source.data("t", site.bucket_name), deploy.Source.bucket(site, "z.zip"), deploy.Source.bucket(site, "z.zip")):
    sent.add_source(source)
codedeploy.ServerDeploymentGroup(d, "Group", application=codedeploy.EcsApplication.from_ecs_application_name(d, "Other", "o"))
cdk.CfnOutput(d, "Rule", value=cp.Rule(commands=["x"]).reference())

c = cdk.Stack(app, "Compute")
for n, restarts in enumerate((dict(enable_restart_policy=False), dict(restart_ignored_exit_codes=[]), dict(restart_attempt_period=D.minutes(2)), dict(enable_restart_policy=True, restart_ignored_exit_codes=[3]))):
    ecs.Ec2TaskDefinition(c, f"Task{n}").add_container("c", image=IMG, memory_limit_mib=64, **restarts)
later = ecs.FargateTaskDefinition(c, "Later")
later.grant_run(iam.User(c, "Runner"))
later.add_container("c", image=IMG, logging=ecs.LogDrivers.aws_logs(stream_prefix="x"))
ecs.FargateService(c, "Service", cluster=ecs.Cluster(c, "Cluster"), task_definition=later, deployment_controller=ecs.DeploymentController(), circuit_breaker=ecs.DeploymentCircuitBreaker())
fn = L.Function(c, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_13)
rest = apigw.LambdaRestApi(c, "Rest", handler=fn, default_method_options=apigw.MethodOptions(operation_name="o", request_validator_options=apigw.RequestValidatorOptions(validate_request_body=True)))
rest.root.add_resource("x").add_method("GET", request_validator_options=apigw.RequestValidatorOptions(validate_request_parameters=True))
http = ag.HttpApi(c, "Http")
for n, route in enumerate((ag.HttpRouteKey.with_("/x"), ag.HttpRouteKey.with_("/y", ag.HttpMethod.ANY), ag.HttpRouteKey.DEFAULT)):
    ag.HttpRoute(c, f"Route{n}", http_api=http, route_key=route, integration=agi.HttpUrlIntegration(f"I{n}", "https://x.org"))
Action = elb.CfnListener.ActionProperty
elb.ApplicationLoadBalancer(c, "Alb", vpc=ec2.Vpc(c, "Vpc", max_azs=1)).add_listener("L", port=80, default_action=elb.ListenerAction(Action(type="t", order=4), elb.ListenerAction.fixed_response(200)))
unnumbered = L.Version.from_version_arn(c, "Unnumbered", "arn:aws:lambda:us-east-1:123456789012:function:f")
cdk.CfnOutput(c, "UnnumberedNames", value=" ".join([unnumbered.function_arn, unnumbered.function_name, unnumbered.edge_arn]))
target = tasks.EventBridgeSchedulerTarget(arn=fn.function_arn, role=iam.Role(c, "Role", assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com")))
planned = tasks.EventBridgeSchedulerCreateScheduleTask(c, "Planned", schedule_name="x", schedule=tasks.Schedule.rate(D.minutes(5)), target=target, integration_pattern=sfn.IntegrationPattern.RUN_JOB, kms_key=kms.Alias.from_alias_name(c, "Alias", "alias/x"))
sfn.StateMachine(c, "Machine", definition_body=sfn.DefinitionBody.from_chainable(planned.next(tasks.CallAwsService(c, "Call", service="S3", action="listBuckets", iam_resources=["*"]))))
app.synth()
