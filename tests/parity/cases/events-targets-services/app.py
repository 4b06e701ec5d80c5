"""Streams, state machines, jobs, builds, pipelines, APIs and queries as targets of rules, with every option."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway, aws_apigatewayv2 as apigatewayv2, aws_appsync as appsync, aws_batch as batch, aws_codebuild as codebuild
from aws_cdk import aws_codepipeline as codepipeline, aws_events as events, aws_events_targets as targets, aws_iam as iam, aws_kinesis as kinesis
from aws_cdk import aws_kinesisfirehose as firehose, aws_secretsmanager as secretsmanager, aws_sqs as sqs, aws_stepfunctions as sfn

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D, I, F = cdk.Duration, events.RuleTargetInput, events.EventField
count = 0


def rule(*all_targets: events.IRuleTarget) -> events.Rule:
    global count
    count += 1
    return events.Rule(s, f"R{count}", event_pattern=events.EventPattern(source=["x"]), targets=list(all_targets))


queue = sqs.Queue(s, "Dlq")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))
failing = {"dead_letter_queue": queue, "max_event_age": D.hours(3), "retry_attempts": 2}
stream = kinesis.Stream(s, "Stream", encryption=kinesis.StreamEncryption.KMS)
rule(targets.KinesisStream(stream))
rule(targets.KinesisStream(stream, partition_key_path=F.event_id, message=I.from_text(f"text {F.source}"), **failing))
rule(targets.KinesisStream(kinesis.Stream.from_stream_arn(s, "Imported", "arn:aws:kinesis:us-east-1:123456789012:stream/i")))
machine = sfn.StateMachine(s, "Machine", definition_body=sfn.DefinitionBody.from_string("{}"))
rule(targets.SfnStateMachine(machine))
rule(targets.SfnStateMachine(machine, input=I.from_object({"a": F.account}), role=role, **failing))
rule(targets.SfnStateMachine(sfn.StateMachine.from_state_machine_arn(s, "ImpMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:m")))
l1 = batch.CfnJobQueue(s, "Queue", compute_environment_order=[], priority=1)
definition = batch.CfnJobDefinition(s, "Job", type="container")
rule(targets.BatchJob(l1.ref, l1, definition.ref, definition))
rule(targets.BatchJob(l1.ref, l1, definition.ref, definition, attempts=3, size=10, job_name="name", event=I.from_object({"x": F.time}), **failing))
rule(targets.BatchJob("arn:aws:batch:us-east-1:123456789012:job-queue/q", s, "arn:aws:batch:us-east-1:123456789012:job-definition/d:1", s, size=2))
project = codebuild.Project(s, "Project", build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}))
rule(targets.CodeBuildProject(project))
rule(targets.CodeBuildProject(project, event=I.from_object({"sourceVersion": F.from_path("$.detail.ref")}), event_role=role, **failing))
rule(targets.CodeBuildProject(codebuild.Project.from_project_arn(s, "ImpProject", "arn:aws:codebuild:us-east-1:123456789012:project/p")))
pipeline = codepipeline.CfnPipeline(s, "Pipeline", role_arn=role.role_arn, stages=[])
rule(targets.CodePipeline(pipeline))
rule(targets.CodePipeline(pipeline, event_role=role, **failing))
api = apigateway.RestApi(s, "Api", deploy_options=apigateway.StageOptions(stage_name="beta"))
api.root.add_resource("a").add_resource("{b}").add_method("POST")
rule(targets.ApiGateway(api))
rule(targets.ApiGateway(api, path="/a/*/c/*", method="POST", stage="prod", path_parameter_values=["1", F.source], header_parameters={"X-H": "v"}, query_string_parameters={"q": F.account}, post_body=I.from_object({"k": F.detail_type}), event_role=role, **failing))
http = apigatewayv2.HttpApi(s, "Http")
rule(targets.ApiGatewayV2(http))
rule(targets.ApiGatewayV2(http, path="/x", method="GET", stage="st", header_parameters={"A": "b"}, event_role=role))
graph = appsync.GraphqlApi(s, "Graph", name="g", definition=appsync.Definition.from_schema(appsync.SchemaFile.from_asset("schema.graphql")), authorization_config=appsync.AuthorizationConfig(default_authorization=appsync.AuthorizationMode(authorization_type=appsync.AuthorizationType.IAM)))
rule(targets.AppSync(graph, graph_ql_operation="mutation Publish($m: String!){ publish(m: $m) { m } }", variables=I.from_object({"m": F.from_path("$.detail.m")})))
rule(targets.AppSync(graph, graph_ql_operation="mutation X{ publish(m: 1) { m } }", event_role=role, **failing))
secret = secretsmanager.Secret(s, "Secret")
cluster = "arn:aws:redshift:us-east-1:123456789012:cluster:c"
rule(targets.RedshiftQuery(cluster, database="dev", sql=["SELECT 1"]))
rule(targets.RedshiftQuery(cluster, database="dev", sql=["SELECT 1", "SELECT 2"], db_user="user", secret=secret, send_event_bridge_event=True, statement_name="n", input=I.from_text("x"), role=role, dead_letter_queue=queue))
rule(targets.RedshiftQuery("arn:aws:redshift-serverless:us-east-1:123456789012:workgroup/w", database="dev", sql=["SELECT 3"], secret=secret, send_event_bridge_event=False))
delivery = firehose.CfnDeliveryStream(s, "Delivery")
rule(targets.KinesisFirehoseStream(delivery))
rule(targets.KinesisFirehoseStream(delivery, message=I.from_object({"f": F.region})))
app.synth()
