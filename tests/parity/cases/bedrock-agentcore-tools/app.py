"""Browsers, code interpreters and workload identities: networks, recordings, roles, grants, metrics, imports."""
import aws_cdk as cdk
from aws_cdk import aws_bedrockagentcore as ac, aws_cloudwatch as cw, aws_ec2 as ec2, aws_iam as iam, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Tools")
Net, Code = ac.BrowserNetworkConfiguration, ac.CodeInterpreterNetworkConfiguration
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
bucket = s3.Bucket(stack, "Recordings")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock-agentcore.amazonaws.com"))
known = iam.Role.from_role_arn(stack, "Known", "arn:aws:iam::123456789012:role/known")
b1 = ac.BrowserCustom(stack, "Plain")
b2 = ac.BrowserCustom(stack, "Full", browser_custom_name="my_browser", description="d", execution_role=role, tags={"b": "1", "a": "2"}, browser_signing=ac.BrowserSigning.ENABLED,
                      network_configuration=Net.using_vpc(stack, vpc=vpc, security_groups=[group], vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)),
                      recording_config=ac.RecordingConfig(enabled=True, s3_location=s3.Location(bucket_name=bucket.bucket_name, object_key="rec/")))
ac.BrowserCustom(stack, "Known2", execution_role=known, recording_config=ac.RecordingConfig(enabled=True, s3_location=s3.Location(bucket_name="fixed", object_key="p")), browser_signing=ac.BrowserSigning.DISABLED)
ac.BrowserCustom(stack, "Off", recording_config=ac.RecordingConfig(enabled=False, s3_location=s3.Location(bucket_name="fixed", object_key="p", object_version="7")))
ac.BrowserCustom(stack, "Unset", recording_config=ac.RecordingConfig(s3_location=s3.Location(bucket_name="fixed", object_key="q")), network_configuration=Net.using_public_network())
ac.BrowserCustom(stack, "Nowhere", recording_config=ac.RecordingConfig(enabled=False))
token = cdk.Fn.import_value("place")
ac.BrowserCustom(stack, "Tokens", recording_config=ac.RecordingConfig(enabled=True, s3_location=s3.Location(bucket_name=token, object_key=token)), browser_custom_name=token)
net = ac.BrowserNetworkConfiguration("VPC", b1, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
ac.BrowserCustom(stack, "ByHand", network_configuration=net)
b3 = ac.BrowserCustom(stack, "InVpc", network_configuration=Net.using_vpc(b2, vpc=vpc, allow_all_outbound=False))
b3.connections.allow_from_any_ipv4(ec2.Port.tcp(443))
c1 = ac.CodeInterpreterCustom(stack, "Code")
c2 = ac.CodeInterpreterCustom(stack, "CodeFull", code_interpreter_custom_name="my_code", description="d", execution_role=role, tags={"b": "1", "a": "2"}, network_configuration=Code.using_vpc(stack, vpc=vpc, security_groups=[group]))
c3 = ac.CodeInterpreterCustom(stack, "Sandbox", network_configuration=Code.using_sandbox_network(), execution_role=known)
c4 = ac.CodeInterpreterCustom(stack, "CodeVpc", network_configuration=Code.using_vpc(c1, vpc=vpc))
c4.connections.allow_to_any_ipv4(ec2.Port.tcp(22))
w1 = ac.WorkloadIdentity(stack, "Identity")
w2 = ac.WorkloadIdentity(stack, "IdentityFull", workload_identity_name="my-identity_1.x", allowed_resource_oauth2_return_urls=["https://b.example.com", "https://a.example.com/cb"], tags={"b": "1", "a": "2"})

used = cdk.Stack(app, "Used")
found_group = ec2.SecurityGroup.from_security_group_id(used, "FoundGroup", "sg-1")
browser = ac.BrowserCustom.from_browser_custom_attributes(used, "Browser", browser_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:browser-custom/b-1", role_arn="arn:aws:iam::123456789012:role/r", created_at="c", last_updated_at="l", status="READY", security_groups=[found_group])
code = ac.CodeInterpreterCustom.from_code_interpreter_custom_attributes(used, "Code", code_interpreter_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:code-interpreter-custom/c-1", role_arn="arn:aws:iam::123456789012:role/r", created_at="c", last_updated_at="l", status="READY", security_groups=[found_group])
identity = ac.WorkloadIdentity.from_workload_identity_attributes(used, "Identity", workload_identity_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:workload-identity-directory/default/workload-identity/w", workload_identity_name="w", created_time="c", last_updated_time="l")
own_browser, own_code, own_identity = ac.BrowserCustom(used, "OwnBrowser"), ac.CodeInterpreterCustom(used, "OwnCode"), ac.WorkloadIdentity(used, "OwnIdentity")
browser.connections.allow_from_any_ipv4(ec2.Port.tcp(80)), code.connections.allow_from_any_ipv4(ec2.Port.tcp(81))
data = s3.Bucket(used, "Data")
data.grant_read(own_browser), data.grant_read(own_code), data.grant_read(browser)
for number, granted in enumerate([own_browser, browser, own_code, code, own_identity, identity]):
    user = iam.User(used, f"U{number}")
    granted.grant_read(user), granted.grant_use(user), granted.grant(user, "bedrock-agentcore:X", "bedrock-agentcore:Y")
own_code.grant_invoke(iam.User(used, "Invoker"))
for number, granted in enumerate([own_identity, identity]):
    granted.grant_admin(iam.User(used, f"A{number}")), granted.grant_full_access(iam.User(used, f"F{number}"))
metrics = []
for thing in (own_browser, own_code):
    metrics += [thing.metric("Any", statistic="p90"), thing.metric("Dim", dimensions_map={"X": "y"}), thing.metric_errors_for_api_operation("StartSession"), thing.metric_for_api_operation("M", "Op"), thing.metric_for_api_operation("M", "Op", dimensions_map={"Z": "z"}, statistic="Sum"), thing.metric_invocations_for_api_operation("Op"), thing.metric_latency_for_api_operation("Op"), thing.metric_session_duration(),
                thing.metric_system_errors_for_api_operation("Op", period=cdk.Duration.minutes(1)), thing.metric_throttles_for_api_operation("Op"), thing.metric_user_errors_for_api_operation("Op", statistic="Maximum")]
metrics += [own_browser.metric_take_over_count(), own_browser.metric_take_over_duration(), own_browser.metric_take_over_release_count(statistic="Average"), browser.metric_session_duration()]
for number, metric in enumerate(metrics):
    cw.Alarm(used, f"Alarm{number}", metric=metric, threshold=1, evaluation_periods=1)
values = dict(ba=own_browser.browser_arn, bi=own_browser.browser_id, bn=own_browser.browser_custom_name, bs=own_browser.status, bf=own_browser.failure_reason, bc=own_browser.created_at, bl=own_browser.last_updated_at, fi=browser.browser_id, ca=own_code.code_interpreter_arn, ci=own_code.code_interpreter_id, cn=own_code.code_interpreter_custom_name, cs=own_code.status, cf=own_code.failure_reason, cc=own_code.created_at,
              cl=own_code.last_updated_at, gi=code.code_interpreter_id, wa=own_identity.workload_identity_arn, wn=own_identity.workload_identity_name, wc=own_identity.created_time, wl=own_identity.last_updated_time, br=browser.execution_role.role_name)
for name, value in values.items():
    cdk.CfnOutput(used, f"Out{name}", value=value)
app.synth()
