"""Flags of single constructs, each on and off for constructs that it changes."""
import os
import aws_cdk as cdk
from constructs import Construct
from aws_cdk import (aws_apigateway as gw, aws_cloudwatch as cw, aws_cloudwatch_actions as cwa, aws_codecommit as cc, aws_codepipeline as cp, aws_codepipeline_actions as cpa, aws_dynamodb as ddb, aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elb,
    aws_events as ev, aws_events_targets as evt, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_lambda_nodejs as nodejs, aws_s3 as s3, aws_s3_notifications as s3n, aws_secretsmanager as sm, aws_sns as sns, aws_sns_subscriptions as subs, aws_sqs as sqs,
    aws_stepfunctions as sf, aws_stepfunctions_tasks as tasks, aws_bedrock as bedrock, aws_cloudfront as cf, aws_cloudfront_origins as cfo, aws_logs as logs, custom_resources as cr, aws_cognito as cognito, cloudformation_include as inc)

ENV = cdk.Environment(account="111111111111", region="us-east-1")
vpc = lambda s: ec2.Vpc.from_vpc_attributes(s, "Vpc", vpc_id="v", availability_zones=["a", "b"], public_subnet_ids=["p1", "p2"], private_subnet_ids=["q1", "q2"])
fn = lambda s, id="Fn": L.Function(s, id, code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_13)
def ecs_service(s, **kw):
    cluster = ecs.Cluster(s, "C", vpc=vpc(s), **({"execute_command_configuration": ecs.ExecuteCommandConfiguration(logging=ecs.ExecuteCommandLogging.DEFAULT)} if kw.pop("exec_", False) else {}))
    task = ecs.FargateTaskDefinition(s, "T"); task.add_container("c", image=ecs.ContainerImage.from_registry("i"), logging=ecs.LogDrivers.aws_logs(stream_prefix="p"))
    return ecs.FargateService(s, "Service", cluster=cluster, task_definition=task, **kw)
def pipeline(s, **kw):
    out = cp.Artifact()
    return cp.Pipeline(s, "P", stages=[cp.StageProps(stage_name="A", actions=[cpa.CodeCommitSourceAction(action_name="a", repository=cc.Repository.from_repository_name(s, "R", "r"), output=out)]), cp.StageProps(stage_name="B", actions=[cpa.ManualApprovalAction(action_name="m")])], **kw)
def cross(s):
    other = cdk.Stack(s.node.root, cdk.Stack.of(s).node.id + "Other", env=cdk.Environment(account="222222222222", region="us-east-1"))
    p = pipeline(s, cross_account_keys=True); bucket = s3.Bucket(other, "B", bucket_name=cdk.PhysicalName.GENERATE_IF_NEEDED)
    art = cp.Artifact("x"); role = iam.Role(other, "Role", assumed_by=iam.AccountPrincipal("111111111111"), role_name=cdk.PhysicalName.GENERATE_IF_NEEDED)
    p.add_stage(stage_name="D", actions=[cpa.ManualApprovalAction(action_name="z", role=role)])
def alb(s):
    lb = elb.ApplicationLoadBalancer(s, "Lb", vpc=vpc(s), internet_facing=True, ip_address_type=elb.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4)
    lb.add_listener("L", port=80, default_action=elb.ListenerAction.fixed_response(200), open=True)
def tls(s):
    lb = elb.ApplicationLoadBalancer(s, "Lb", vpc=vpc(s)); lb.add_listener("L", port=443, certificates=[elb.ListenerCertificate.from_arn("arn:aws:acm:us-east-1:1:certificate/x")], default_action=elb.ListenerAction.fixed_response(200))
    nlb = elb.NetworkLoadBalancer(s, "Nlb", vpc=lb.vpc); nlb.add_listener("L", port=443, certificates=[elb.ListenerCertificate.from_arn("arn:aws:acm:us-east-1:1:certificate/x")], default_target_groups=[elb.NetworkTargetGroup(s, "G", vpc=lb.vpc, port=80)])
def rest(s, **kw):
    api = gw.RestApi(s, "Api", **kw); method = api.root.add_method("GET", gw.MockIntegration(), request_validator_options=gw.RequestValidatorOptions(validate_request_body=True)) ; api.root.add_method("PUT", gw.MockIntegration(), request_validator_options=gw.RequestValidatorOptions(validate_request_parameters=True))
def secret(s):
    vp = vpc(s); secret = sm.Secret(s, "Secret"); t = secret.attach(sg_target(s)); t.add_to_resource_policy(iam.PolicyStatement(actions=["secretsmanager:GetSecretValue"], principals=[iam.AccountPrincipal("333333333333")], resources=["*"])); t.grant_read(iam.AccountPrincipal("333333333333"))
def sg_target(s):
    import jsii
    @jsii.implements(sm.ISecretAttachmentTarget)
    class Target:
        def as_secret_attachment_target(self): return sm.SecretAttachmentTargetProps(target_id="t", target_type=sm.AttachmentTargetType.RDS_DB_INSTANCE)
    return Target()
def kms_alias(s):
    a = kms.Alias(s, "A", alias_name="n", target_key=kms.Key(s, "K")); cdk.CfnOutput(s, "O", value=a.alias_name); cdk.CfnOutput(s, "O2", value=a.key_id); cdk.CfnOutput(s, "O3", value=a.alias_arn); a.grant_encrypt(iam.Role(s, "R", assumed_by=iam.AccountRootPrincipal()))
def kms_imported(s):
    a = kms.Alias.from_alias_name(s, "A", "alias/x"); r = iam.Role(s, "R", assumed_by=iam.AccountRootPrincipal()); g = a.grant_decrypt(r); cdk.CfnOutput(s, "S", value=str(g.success)); sqs.Queue(s, "Q", encryption_master_key=kms.Key.from_key_arn(s, "KA", "arn:aws:kms:us-east-1:111111111111:key/x")).grant_send_messages(r)
def replication(s):
    role_less = s3.Bucket(s, "B", versioned=True, replication_rules=[s3.ReplicationRule(destination=s3.Bucket(s, "D", versioned=True))])
def include(s):
    import json
    with open("t.json", "w") as f: json.dump({"Resources": {"A": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MinSize": "1", "MaxSize": "2"}, "UpdatePolicy": {"AutoScalingRollingUpdate": {"MinInstancesInService": 1}}, "CreationPolicy": {"ResourceSignal": {"Count": {"Fn::If": ["C", 1, 2]}}}}}, "Conditions": {"C": {"Fn::Equals": ["a", "b"]}}}, f)
    inc.CfnInclude(s, "I", template_file="t.json")
def wait_alarm(s):
    a = cw.Alarm(s, "A", metric=cw.Metric(namespace="n", metric_name="m"), threshold=1, evaluation_periods=1)
    f = fn(s); a.add_alarm_action(cwa.LambdaAction(f)); f = fn(s, "Fn2"); b = cw.Alarm(s, "B", metric=cw.Metric(namespace="n", metric_name="m"), threshold=1, evaluation_periods=1); b.add_alarm_action(cwa.LambdaAction(f)); b.add_ok_action(cwa.LambdaAction(L.Alias(s, "Al", alias_name="x", version=f.current_version)))
def machine(s, state): sf.StateMachine(s, "M", definition_body=sf.DefinitionBody.from_chainable(state))
def snsub(s):
    q = sqs.Queue(s, "Q", encryption_master_key=kms.Key(s, "K")); sns.Topic(s, "T").add_subscription(subs.SqsSubscription(q)); sns.Topic(s, "T2").add_subscription(subs.SqsSubscription(q))
def evq(s):
    q = sqs.Queue(s, "Q", encryption_master_key=kms.Key(s, "K")); ev.Rule(s, "R", schedule=ev.Schedule.rate(cdk.Duration.hours(1)), targets=[evt.SqsQueue(q)])
def notify(s):
    b = s3.Bucket.from_bucket_name(s, "B", "somebucket"); b.add_event_notification(s3.EventType.OBJECT_CREATED, s3n.SqsDestination(sqs.Queue(s, "Q")))
def bus(s):
    b = ev.EventBus(s, "Bus", event_bus_name="n")
    for sid in ({"sid": "a"}, {}):
        try: cdk.CfnOutput(s, "Added" + sid.get("sid", "none"), value=str(b.add_to_resource_policy(iam.PolicyStatement(actions=["events:PutEvents"], principals=[iam.AccountPrincipal("333333333333")], resources=["*"], **sid)).statement_added))
        except Exception as e: cdk.CfnOutput(s, "Refused" + sid.get("sid", "none"), value="yes")
def custom(s):
    cr.AwsCustomResource(s, "C", on_create=cr.AwsSdkCall(service="s3", action="listBuckets", physical_resource_id=cr.PhysicalResourceId.of("x")), policy=cr.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]))
    cr.AwsCustomResource(s, "D", on_create=cr.AwsSdkCall(service="s3", action="listBuckets", physical_resource_id=cr.PhysicalResourceId.of("x"), logging=cr.Logging.with_data_hidden()), policy=cr.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]))
def dist(s): cf.Distribution(s, "D", default_behavior=cf.BehaviorOptions(origin=cfo.HttpOrigin("x.com"), function_associations=[cf.FunctionAssociation(event_type=cf.FunctionEventType.VIEWER_REQUEST, function=cf.Function(s, "F", code=cf.FunctionCode.from_inline("x")))]))
def bedrock_task(s): machine(s, tasks.BedrockInvokeModel(s, "T", model=bedrock.FoundationModel.from_foundation_model_id(s, "Mo", bedrock.FoundationModelIdentifier.ANTHROPIC_CLAUDE_V2), input=tasks.BedrockInvokeModelInputProps(s3_input_uri=sf.JsonPath.string_at("$.in")), output=tasks.BedrockInvokeModelOutputProps(s3_output_uri="s3://b/k"), input_path="$.x", output_path="$.y"))
def http_task(s): machine(s, tasks.HttpInvoke(s, "T", api_root="https://a.com", api_endpoint=sf.TaskInput.from_json_path_at("$.e"), connection=ev.Connection(s, "C", authorization=ev.Authorization.basic("u", cdk.SecretValue.unsafe_plain_text("p"))), method=sf.TaskInput.from_text("GET")))
def evaluate(s): machine(s, tasks.EvaluateExpression(s, "T", expression="$.a+1"))
def twice(s):
    f = fn(s); f.add_to_role_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"])); f.add_to_role_policy(iam.PolicyStatement(actions=["a:c"], resources=["x"])); s3.Bucket(s, "B").grant_read(f)
def node_fn(s):
    for n, kw in enumerate(({}, {"runtime": L.Runtime.NODEJS_18_X})):
        nodejs.NodejsFunction(s, f"N{n}", code=L.Code.from_inline("x"), handler="index.h", **kw)
def cfgroup(s): ecs_service(s, circuit_breaker=ecs.DeploymentCircuitBreaker(rollback=True))
def clients(s):
    p = cognito.UserPool(s, "P"); c = p.add_client("c", generate_secret=True); cdk.CfnOutput(s, "O", value=c.user_pool_client_secret.unsafe_unwrap())
def codecommit(s): pipeline(s)
def names(s): cdk.CfnOutput(s, "O", value=cdk.Names.unique_resource_name(s)); cdk.CfnResource(s, "R", type="A::B::C")
def traits(s):
    for r in (logs.CfnLogGroup(s, "L"), sns.CfnTopic(s, "T"), kms.CfnKey(s, "K", key_policy={"Version": "2012-10-17", "Statement": []})):
        iam.ResourceWithPolicies.of(r).add_to_resource_policy(iam.PolicyStatement(actions=["a:b"], principals=[iam.AccountPrincipal("333333333333")], resources=["*"]))
F = {
    "core:stackRelativeExports": names, "core:automaticL1Traits": traits, "aws-ecs:arnFormatIncludesClusterName": lambda s: cdk.CfnOutput(s, "O", value=ecs.FargateService.from_fargate_service_arn(s, "I", "arn:aws:ecs:us-east-1:111111111111:service/c/s").service_name) or cdk.CfnOutput(s, "O2", value=ecs_service(s).service_arn),
    "aws-codepipeline:crossAccountKeyAliasStackSafeResourceName": cross, "aws-sns-subscriptions:restrictSqsDescryption": snsub, "aws-apigateway:disableCloudWatchRole": lambda s: gw.RestApi(s, "Api").root.add_method("GET", gw.MockIntegration()), "aws-events:eventsTargetQueueSameAccount": evq,
    "aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker": cfgroup, "customresources:installLatestAwsSdkDefault": custom, "aws-secretsmanager:useAttachedSecretResourcePolicyForSecretTargetAttachments": secret,
    "aws-apigateway:requestValidatorUniqueId": rest, "aws-kms:aliasNameRef": kms_alias, "aws-kms:applyImportedAliasPermissionsToPrincipal": kms_imported, "aws-lambda-nodejs:useLatestRuntimeVersion": node_fn,
    "aws-codepipeline-actions:useNewDefaultBranchForCodeCommitSource": codecommit, "aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction": wait_alarm, "aws-ecs:removeDefaultDeploymentAlarm": ecs_service,
    "custom-resources:logApiResponseDataPropertyTrueDefault": custom, "aws-s3:keepNotificationInImportedBucket": notify, "aws-stepfunctions-tasks:useNewS3UriParametersForBedrockInvokeModelTask": bedrock_task,
    "aws-ecs:reduceEc2FargateCloudWatchPermissions": lambda s: ecs_service(s, exec_=True, enable_execute_command=True), "core:cfnIncludeRejectComplexResourceUpdateCreatePolicyIntrinsics": include,
    "aws-elasticloadbalancingV2:albDualstackWithoutPublicIpv4SecurityGroupRulesDefault": alb, "core:enableAdditionalMetadataCollection": names, "aws-lambda:createNewPoliciesWithAddToRolePolicy": twice, "aws-s3:setUniqueReplicationRoleName": replication,
    "aws-events:requireEventBusPolicySid": bus, "cognito:logUserPoolClientSecretValue": clients, "aws-stepfunctions-tasks:httpInvokeDynamicJsonPathEndpoint": http_task, "aws-cloudfront:defaultFunctionRuntimeV2_0": dist,
    "aws-elasticloadbalancingv2:usePostQuantumTlsPolicy": tls, "aws-ecs:removeEmptyLoadBalancers": ecs_service, "aws-cloudfront:defaultViewerProtocolPolicyRedirectToHttps": dist, "aws-stepfunctions-tasks:evaluateExpressionDedicatedFunction": evaluate,
}
app = cdk.App(analytics_reporting=False)
os.makedirs("h", exist_ok=True)
for on in (True, False):
    stack = cdk.Stack(app, "On-it" if on else "Off-it", env=ENV)
    for flag, build in F.items():
        scope = Construct(stack, flag.replace(":", "-"))
        scope.node.set_context("@aws-cdk/" + flag, on)
        try:
            build(scope)
        except RuntimeError:
            cdk.CfnOutput(scope, "Refused", value=flag)
stage = cdk.Stage(app, "Stage")
stage.node.set_context("@aws-cdk/core:stackRelativeExports", False)
consumer = cdk.Stack(stage, "Consumer")
for scope in (stage, Construct(stage, "Within"), cdk.Stack(stage, "Outer")):
    producer = cdk.Stack(scope, "Pro-ducer")
    resource = cdk.CfnResource(producer, "R", type="A::B::C")
    cdk.CfnResource(consumer, "From" + scope.node.id, type="A::B::D", properties={"Ref": resource.ref, "Att": resource.get_att("Att")})
    producer.export_value(resource.get_att("Other"))
app.synth()
