"""Rarely used parts of rules, buses and targets, and of the sources that call functions."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigw, aws_apigatewayv2 as apigw2, aws_dynamodb as ddb, aws_ec2 as ec2, aws_events as ev, aws_events_targets as t, aws_glue as glue, aws_iam as iam, aws_kinesis as kinesis, aws_kinesisfirehose as firehose, aws_kms as kms, aws_lambda as L, aws_lambda_event_sources as es, aws_logs as logs, aws_s3 as s3, aws_secretsmanager as sm, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
D, M, P, F = cdk.Duration, ev.Match, ev.HttpParameter, ev.EventField
for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="us-east-1"))):
    s = cdk.Stack(app, name, env=env)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def state(action):
        return iam.PolicyStatement(actions=[action], principals=[iam.AccountPrincipal("9" * 12)], resources=["*"], sid="S")

    def role(id):
        return iam.Role(s, id, assumed_by=iam.ServicePrincipal("x.amazonaws.com"))

    fn, key, queue, bucket = L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12), kms.Key(s, "Key"), sqs.Queue(s, "Queue"), s3.Bucket(s, "Bucket")
    secret = cdk.SecretValue.unsafe_plain_text("s3cret")
    delivered = dict(dead_letter_queue=queue, max_event_age=D.hours(3), retry_attempts=7)
    # buses
    bus = ev.EventBus(s, "Bus", event_bus_name="named", description="d", kms_key=key, dead_letter_queue=queue)
    partner = ev.EventBus(s, "Partner", event_source_name="aws.partner/x/y/z")
    known = ev.EventBus.from_event_bus_attributes(s, "KnownBus", event_bus_arn="arn:aws:events:us-east-1:123456789012:event-bus/k", event_bus_name="k", event_bus_policy="pol", event_source_name="src")
    by_name = ev.EventBus.from_event_bus_name(s, "ByName", "nm")
    ev.EventBus.grant_all_put_events(role("R1")), bus.grants.actions(role("R2"), ["events:Own"]), bus.grants.all_put_events(role("R3")), ev.EventBusGrants.from_event_bus(ev.CfnEventBus(s, "L1Bus", name="l1")).all_put_events(role("R4")), known.grant_put_events_to(role("R5"))
    archive = bus.archive("Kept", event_pattern=ev.EventPattern(source=["a"]), kms_key=key, archive_name="kept", description="d", retention=D.days(3))
    other = ev.Archive(s, "Archive", source_event_bus=by_name, event_pattern=ev.EventPattern(account=["1"], detail={"a": [1]}, detail_type=["t"], id=["i"], region=["r"], resources=["x"], source=["s"], time=["t"], version=["0"]), archive_name="an", description="ad", retention=D.days(9))
    connection = ev.Connection(s, "Connection", authorization=ev.Authorization.oauth(authorization_endpoint="https://o.example", client_id="c", client_secret=secret, http_method=ev.HttpMethod.PUT, body_parameters={"b": P.from_string("1")}, header_parameters={"h": P.from_secret(secret)}, query_string_parameters={"q": P.from_string("2")}),
                               query_string_parameters={"x": P.from_string("y")}, header_parameters={"k": P.from_secret(secret)}, body_parameters={"l": P.from_string("m")}, connection_name="cn", description="cd")
    ev.Connection(s, "Bare", authorization=ev.Authorization.oauth(authorization_endpoint="https://o.example", client_id="c", client_secret=secret, http_method=ev.HttpMethod.GET))
    ev.Connection(s, "Empty", authorization=ev.Authorization.api_key("n", secret), body_parameters={})
    ev.Connection(s, "Basic", authorization=ev.Authorization.basic("u", secret)), ev.Connection(s, "ApiKey", authorization=ev.Authorization.api_key("n", secret))
    imported = ev.Connection.from_connection_attributes(s, "Imported", connection_arn="arn:aws:events:us-east-1:123456789012:connection/c/1", connection_name="icn", connection_secret_arn="arn:sec")
    from_bus = ev.Connection.from_event_bus_arn(s, "FromArn", "arn:aws:events:us-east-1:123456789012:connection/c/2", "arn:sec2")
    destination = ev.ApiDestination(s, "Destination", connection=connection, endpoint="https://e.example/*/x", api_destination_name="dn", description="dd", http_method=ev.HttpMethod.PATCH, rate_limit_per_second=5)
    there = ev.ApiDestination.from_api_destination_attributes(s, "There", api_destination_arn="arn:aws:events:us-east-1:123456789012:api-destination/d/1", connection=imported, api_destination_arn_for_policy="arn:aws:events:us-east-1:123456789012:api-destination/d")
    show("Buses", names=[known.event_bus_name, known.event_bus_arn, known.event_bus_policy, known.event_source_name, by_name.event_bus_arn, partner.event_source_name, bus.event_bus_ref.event_bus_name, bus.event_bus_policy, archive.archive_arn, archive.archive_name, other.archive_name],
         connections=[connection.connection_arn, connection.connection_name, connection.connection_secret_arn, connection.connection_ref.connection_name, imported.connection_arn, imported.connection_name, imported.connection_secret_arn, from_bus.connection_name, from_bus.connection_secret_arn, destination.api_destination_arn, destination.api_destination_name, destination.api_destination_ref.api_destination_name, there.api_destination_arn])
    # rules
    rule = ev.Rule(s, "Rule", rule_name="rn", event_pattern=ev.EventPattern(source=M.any_of(M.prefix("a"), M.exact_string("b"))))
    rule.add_event_pattern(account=["1"], detail_type=["dt"], id=["i"], region=["r"], resources=M.anything_but_wildcard("*x*"), time=M.anything_but("t"), version=["0"], detail={"ge": M.greater_than_or_equal(3), "lt": M.less_than(9), "se": M.suffix_equals_ignore_case("Z"), "in": M.all_of(M.greater_than(1), M.less_than_or_equal(5)), "n": M.null_value(), "iv": M.interval(1, 3), "ip": M.ip_address_range("10.0.0.0/8"), "nest": {"deep": [M.exists(), "x"]}, "ei": M.equals_ignore_case("q"), "abp": M.anything_but_prefix("p", "q"), "abs": M.anything_but_suffix("s"), "abi": M.anything_but_equals_ignore_case("A", "B")})
    scheduled = ev.Rule(s, "Scheduled", schedule=ev.Schedule.cron(day="1", month="2", year="2030", hour="4", minute="5"), cross_stack_scope=s, enabled=False)
    ev.Rule(s, "Weekly", schedule=ev.Schedule.cron(week_day="MON", minute="0"))
    by_arn = ev.Rule.from_event_rule_arn(s, "RuleByArn", "arn:aws:events:us-east-1:123456789012:rule/b/r")
    inputs = dict(text=ev.RuleTargetInput.from_text(f"at {F.time} in {F.region}"), lines=ev.RuleTargetInput.from_multiline_text(f"a {F.account}\nb\n{F.event_id}"), path=ev.RuleTargetInput.from_event_path("$.detail"), object=ev.RuleTargetInput.from_object({"s": F.source, "d": F.from_path("$.detail.x-y"), "t": F.detail_type, "n": [1, True]}))
    for k, i in inputs.items():
        b = i.bind(rule)
        show(f"Input{k.title()}", input=b.input, path=b.input_path, paths=b.input_paths_map, template=b.input_template)
    plain = ev.RuleTargetInput.from_object({"a": 1})
    rule.add_target(t.ApiDestination(destination, event=plain, event_role=role("R6"), header_parameters={"h": "v"}, path_parameter_values=["p"], query_string_parameters={"q": "v"}, **delivered))
    rule.add_target(t.ApiDestination(there))
    rule.add_target(t.LambdaFunction(fn, event=plain, **delivered))
    rule.add_target(t.SqsQueue(queue, message=plain, **delivered))
    rule2 = ev.Rule(s, "Rule2", event_bus=bus, event_pattern=ev.EventPattern(source=["a"]))
    rule2.add_target(t.SnsTopic(sns.Topic(s, "Topic"), message=inputs["text"], role=role("R7"), authorize_using_role=True, **delivered))
    rule2.add_target(t.EventBus(by_name, role=role("R8"), dead_letter_queue=queue))
    rule2.add_target(t.CloudWatchLogGroup(logs.LogGroup(s, "Logs"), log_event=t.LogGroupTargetInput.from_object_v2(message="m", timestamp=F.time), **delivered))
    rule3 = ev.Rule(s, "Rule3", event_pattern=ev.EventPattern(source=["a"]))
    rule3.add_target(t.CloudWatchLogGroup(logs.LogGroup(s, "Logs2"), event=ev.RuleTargetInput.from_object({"timestamp": F.time, "message": F.from_path("$.detail")}), install_latest_aws_sdk=False))
    rule3.add_target(t.SqsQueue(sqs.Queue(s, "LogQueue"), message=t.LogGroupTargetInput.from_object({"timestamp": "t", "other": 1})))
    api = apigw2.HttpApi(s, "Http")
    rule3.add_target(t.ApiGatewayV2(api, path="/a/*/b", method="PUT", stage="st", path_parameter_values=["x"], header_parameters={"h": "v"}, query_string_parameters={"q": "v"}, post_body=plain, event_role=role("R9"), **delivered))
    rule3.add_target(t.FirehoseDeliveryStream(firehose.DeliveryStream(s, "Delivery", destination=firehose.S3Bucket(bucket)), message=plain))
    show("Rules", arns=[rule.rule_arn, rule.rule_name, rule.rule_ref.rule_arn, by_arn.rule_arn, by_arn.rule_name, scheduled.rule_arn, ev.Schedule.rate(D.days(2)).expression_string])
    # sources of functions
    stream, table, vpc = kinesis.Stream(s, "Stream"), ddb.Table(s, "Table", partition_key=ddb.Attribute(name="a", type=ddb.AttributeType.STRING), stream=ddb.StreamViewType.NEW_IMAGE), ec2.Vpc(s, "Vpc", max_azs=2)
    metrics, filters, start = L.MetricsConfig(metrics=[L.MetricType.EVENT_COUNT]), [L.FilterCriteria.filter({"a": ["b"]})], L.StartingPosition
    streamed = dict(batch_size=7, bisect_batch_on_error=True, enabled=True, filter_encryption=key, filters=filters, max_batching_window=D.seconds(5), max_record_age=D.minutes(5), metrics_config=metrics, on_failure=es.SnsDlq(sns.Topic(s, "Dead")), parallelization_factor=3, report_batch_item_failures=True, retry_attempts=4, tumbling_window=D.seconds(30))
    sources = [es.DynamoEventSource(table, starting_position=start.TRIM_HORIZON, **streamed), es.KinesisEventSource(stream, starting_position=start.AT_TIMESTAMP, starting_position_timestamp=9, **streamed), es.KinesisConsumerEventSource(kinesis.StreamConsumer(s, "Consumer", stream=stream, stream_consumer_name="sc"), starting_position=start.AT_TIMESTAMP, starting_position_timestamp=11, **streamed),
               es.SqsEventSource(sqs.Queue(s, "Source"), metrics_config=metrics)]
    kafka = {k: v for k, v in streamed.items() if k not in ("parallelization_factor", "tumbling_window", "on_failure")}
    poller = es.ProvisionedPollerConfig(minimum_pollers=1, maximum_pollers=5, poller_group_name="pg")
    kafka_secret = sm.Secret.from_secret_name_v2(s, "KafkaSecret", "AmazonMSK_x")
    confluent = es.ConfluentSchemaRegistry(schema_registry_uri="https://r", event_record_format=L.EventRecordFormat.SOURCE, authentication_type=L.KafkaSchemaRegistryAccessConfigType.CLIENT_CERTIFICATE_TLS_AUTH, secret=kafka_secret, schema_validation_configs=[L.KafkaSchemaValidationConfig(attribute=L.KafkaSchemaValidationAttribute.VALUE)])
    glued = es.GlueSchemaRegistry(schema_registry=glue.CfnRegistry(s, "Registry", name="reg"), event_record_format=L.EventRecordFormat.JSON, schema_validation_configs=[])
    sources += [es.ManagedKafkaEventSource(cluster_arn="arn:aws:kafka:us-east-1:123456789012:cluster/x/y", topic="t1", starting_position=start.AT_TIMESTAMP, starting_position_timestamp=13, log_level=L.EventSourceMappingLogLevel.INFO, provisioned_poller_config=poller, schema_registry_config=confluent, secret=kafka_secret, consumer_group_id="cg", on_failure=es.KafkaDlq("dead-topic"), **kafka)]
    for source in sources:
        fn.add_event_source(source)
    L.Function(s, "InVpc", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12, vpc=vpc, events=[es.SelfManagedKafkaEventSource(bootstrap_servers=["k:9092"], topic="t2", starting_position=start.AT_TIMESTAMP, starting_position_timestamp=15, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS), security_group=ec2.SecurityGroup(s, "Group", vpc=vpc),
               authentication_method=es.AuthenticationMethod.SASL_SCRAM_256_AUTH, secret=kafka_secret, root_ca_certificate=sm.Secret.from_secret_name_v2(s, "Root", "root"), consumer_group_id="sg", provisioned_poller_config=poller, schema_registry_config=glued, log_level=L.EventSourceMappingLogLevel.WARN, on_failure=es.S3OnFailureDestination(bucket), **kafka),
               es.S3EventSource(bucket, events=[s3.EventType.OBJECT_CREATED, s3.EventType.OBJECT_TAGGING_PUT], filters=[s3.NotificationKeyFilter(prefix="p", suffix="s")]), es.S3EventSourceV2(s3.Bucket.from_bucket_name(s, "Theirs", "theirs"), events=[s3.EventType.OBJECT_REMOVED_DELETE], filters=[s3.NotificationKeyFilter(prefix="q")])])
    model = {"application/json": apigw.Model.EMPTY_MODEL}
    fn.add_event_source(es.ApiEventSource("post", "/a/{b}", api_key_required=True, authorization_type=apigw.AuthorizationType.IAM, operation_name="op", method_responses=[apigw.MethodResponse(status_code="200")], request_models=model, request_parameters={"method.request.path.b": True}, request_validator_options=apigw.RequestValidatorOptions(validate_request_body=True)))
    fn.add_event_source(es.SnsEventSource(sns.Topic(s, "Notices"), filter_policy_with_message_body={"a": sns.FilterOrPolicy.filter(sns.SubscriptionFilter.exists_filter())}))
    show("Sources", ids=[x.event_source_mapping_id for x in sources], arns=[x.event_source_mapping_arn for x in sources])
for strict in (False, True):
    s = cdk.Stack(app, f"Grants{strict}", env=cdk.Environment(account="111111111111", region="eu-west-1"))
    s.node.set_context("@aws-cdk/aws-events:requireEventBusPolicySid", strict)
    far = iam.Role(cdk.Stack(app, f"Far{strict}", env=cdk.Environment(account="222222222222", region="eu-west-1")), "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"), role_name=f"far-{strict}")
    for n, grantee in enumerate((far, iam.AccountPrincipal("333333333333"), iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")))):
        ev.EventBus(s, f"Bus{n}", event_bus_name=f"bus{n}{strict}").grant_put_events_to(grantee, "Named")
        ev.EventBus.from_event_bus_name(s, f"Known{n}", f"known{n}").grant_put_events_to(grantee)
app.synth()
