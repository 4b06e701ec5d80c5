"""Rarely used parts of custom resources: settings for all handlers below a scope, providers with roles and networks, waiters of one's own, triggers, profiles of signing."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_logs as logs, aws_s3 as s3, aws_s3_notifications as n, aws_signer as signer, aws_sqs as sqs, aws_stepfunctions as sfn, custom_resources as cr, triggers

app = cdk.App(analytics_reporting=False)
D, Call, Id, Allow = cdk.Duration, cr.AwsSdkCall, cr.PhysicalResourceId, cr.AwsCustomResourcePolicy
B = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
configured = cdk.Stack(app, "Configured")
config = cr.CustomResourceConfig.of(configured)
config.add_removal_policy(cdk.RemovalPolicy.DESTROY)
config.add_log_retention_lifetime(logs.RetentionDays.ONE_WEEK)
for name, scope in (("Configured", configured), ("Known", cdk.Stack(app, "Known", env=cdk.Environment(account="123456789012", region="eu-west-1")))):
    s = scope

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    fn, key, vpc = L.Function(s, "Fn", **B), kms.Key(s, "Key"), ec2.Vpc(s, "Vpc", max_azs=1)
    group = ec2.SecurityGroup(s, "Group", vpc=vpc)
    role, other = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")), iam.Role(s, "Other", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    first = cr.AwsCustomResource(s, "First", policy=Allow.from_sdk_calls(resources=Allow.ANY_RESOURCE), function_name="named", timeout=D.minutes(5), role=role, log_group=logs.LogGroup(s, "Logs"), install_latest_aws_sdk=True,
                                 on_create=Call(service="Lambda", action="invoke", parameters={"FunctionName": "x"}, physical_resource_id=Id.from_response("A")), on_delete=Call(service="@aws-sdk/client-s3", action="DeleteObjectCommand", parameters={"Key": cr.PhysicalResourceIdReference(), "In": [{"Deep": cr.PhysicalResourceIdReference()}]}))
    networked = cdk.Stack(app, f"{name}Networked", env=cdk.Environment(account="123456789012", region="eu-west-1"))
    inside = ec2.Vpc(networked, "Vpc", max_azs=2)
    second = cr.AwsCustomResource(networked, "Second", on_update=Call(service="iam", action="getUser", physical_resource_id=Id.of("x"), output_paths=["a", "b"], api_version="2010-05-08"), policy=Allow.from_statements([iam.PolicyStatement(actions=["iam:GetUser"], resources=["*"])]), log_retention=logs.RetentionDays.ONE_DAY, memory_size=333, vpc=inside, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS))
    third = cr.AwsCustomResource(networked, "Third", on_create=Call(service="iam", action="getUser", physical_resource_id=Id.of("x"), logging=cr.Logging.with_data_hidden()), policy=Allow.from_sdk_calls(resources=["arn:a"]), vpc=inside, removal_policy=cdk.RemovalPolicy.RETAIN)
    reference = cr.PhysicalResourceIdReference()
    show("Calls", fields=[first.get_response_field("A.B"), first.get_response_field_reference("C").to_string(), reference.to_json()], principal=second.grant_principal is None, resource=Id.of("q").id, path=Id.from_response("p.q").response_path)
    provider = cr.Provider(s, "Provider", on_event_handler=fn, framework_on_event_role=role, log_retention=logs.RetentionDays.TWO_WEEKS, provider_function_env_encryption=key, vpc=vpc, security_groups=[group])
    waiting = cr.Provider(s, "Waiting", on_event_handler=fn, is_complete_handler=L.Function(s, "Complete", **B), framework_complete_and_timeout_role=other, query_interval=D.seconds(8), total_timeout=D.hours(3), disable_waiter_state_machine_logging=False,
                          waiter_state_machine_log_options=cr.LogOptions(level=sfn.LogLevel.ALL, include_execution_data=False), provider_function_env_encryption=key)
    quiet = cr.Provider(s, "Quiet", on_event_handler=fn, is_complete_handler=fn, disable_waiter_state_machine_logging=True)
    old = cr.Provider(s, "OldRole", on_event_handler=fn, role=other)
    machine = cr.WaiterStateMachine(s, "Waiter", backoff_rate=1.5, interval=D.seconds(9), is_complete_handler=fn, max_attempts=11, timeout_handler=fn, log_options=cr.LogOptions(destination=logs.LogGroup(s, "WaiterLogs"), level=sfn.LogLevel.FATAL, include_execution_data=True))
    cr.WaiterStateMachine(s, "SilentWaiter", backoff_rate=1, interval=D.seconds(9), is_complete_handler=fn, max_attempts=11, timeout_handler=fn, disable_logging=True)
    machine.grant_start_execution(role)
    show("Providers", tokens=[p.service_token for p in (provider, waiting, quiet, old)], machine=machine.state_machine_arn, events=[provider.on_event_handler.function_arn, provider.is_complete_handler is None])
    bucket = s3.Bucket(s, "Bucket", auto_delete_objects=True, removal_policy=cdk.RemovalPolicy.DESTROY)
    bucket.add_event_notification(s3.EventType.OBJECT_CREATED, n.SqsDestination(sqs.Queue(s, "Queue")))
    logs.LogRetention(s, "Retention", log_group_name="/x/y", retention=logs.RetentionDays.INFINITE, log_group_region="us-east-1", log_retention_retry_options=logs.LogRetentionRetryOptions(base=D.millis(200), max_retries=3), removal_policy=cdk.RemovalPolicy.DESTROY, role=role)
    before, after = sqs.Queue(s, "Before"), sqs.Queue(s, "After")
    trigger = triggers.Trigger(s, "Trigger", handler=fn, execute_after=[before], execute_before=[after], timeout=D.minutes(1), invocation_type=triggers.InvocationType.REQUEST_RESPONSE)
    trigger.execute_before(sqs.Queue(s, "Later")), trigger.execute_after(sqs.Queue(s, "Sooner"))
    triggered = triggers.TriggerFunction(s, "Triggered", **B, architecture=L.Architecture.ARM_64, description="d", environment={"A": "b"}, memory_size=256, timeout=D.seconds(40), function_name="tn", execute_on_handler_change=False, reserved_concurrent_executions=2, tracing=L.Tracing.ACTIVE, layers=[L.LayerVersion.from_layer_version_arn(s, "Layer", "arn:aws:lambda:us-east-1:1:layer:l:1")],
                                         dead_letter_queue=before, initial_policy=[iam.PolicyStatement(actions=["a:b"], resources=["*"])], vpc=vpc, security_groups=[group], allow_public_subnet=True, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), log_group=logs.LogGroup(s, "TriggeredLogs"), retry_attempts=1)
    triggered.execute_after(before), triggered.execute_before(after)
    profile = signer.SigningProfile(s, "Signing", platform=signer.Platform.AMAZON_FREE_RTOS_TI_CC3220_SF, signature_validity=D.days(40), signing_profile_name="sn")
    signer.SigningProfile(s, "Years", platform=signer.Platform.of("Own"), signature_validity=D.days(800))
    known = signer.SigningProfile.from_signing_profile_attributes(s, "KnownProfile", signing_profile_name="kn", signing_profile_version="kv")
    show("Signed", names=[profile.signing_profile_arn, profile.signing_profile_name, profile.signing_profile_version, profile.signing_profile_version_arn, known.signing_profile_arn, known.signing_profile_name, known.signing_profile_version_arn, profile.signing_profile_ref.signing_profile_arn, signer.Platform.of("Own").platform_id])
app.synth()
