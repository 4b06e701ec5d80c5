"""Agents' runtimes: artifacts, networks, authorizers, logs, endpoints, grants and metrics."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_bedrockagentcore as ac, aws_cloudwatch as cw, aws_cognito as cognito, aws_ec2 as ec2, aws_ecr as ecr, aws_ecr_assets as assets
from aws_cdk import aws_iam as iam, aws_logs as logs, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Runtimes")
A, Auth, Net, Claim, PY = ac.AgentRuntimeArtifact, ac.RuntimeAuthorizerConfiguration, ac.RuntimeNetworkConfiguration, ac.RuntimeCustomClaim, ac.AgentCoreRuntime
WELL_KNOWN = "https://id.example.com/.well-known/openid-configuration"
repository = ecr.Repository(stack, "Repository")
image = A.from_ecr_repository(repository, "v1")


def runtime(id, artifact=image, scope=None, **options):
    return ac.Runtime(scope or stack, id, agent_runtime_artifact=artifact, **options)


plain = runtime("Plain")
named = runtime("Named", runtime_name="agent_1", description="An agent", environment_variables={"B": "2", "A": "1"}, tags={"Team": "x", "App": "y"},
                lifecycle_configuration=ac.LifecycleConfiguration(idle_runtime_session_timeout=cdk.Duration.minutes(10), max_lifetime=cdk.Duration.hours(2)),
                protocol_configuration=ac.ProtocolType.MCP, platform_version=ac.PlatformVersion.V2,
                request_header_configuration=ac.RequestHeaderConfiguration(allowlisted_headers=["X-Amzn-Bedrock-AgentCore-Runtime-Custom-H1", "Authorization"]))
docker = A.from_asset("agent")
runtime("Docker", docker, protocol_configuration=ac.ProtocolType.A2_A, lifecycle_configuration=ac.LifecycleConfiguration(max_lifetime=cdk.Duration.hours(1)))
runtime("DockerAgain", docker, lifecycle_configuration=ac.LifecycleConfiguration(idle_runtime_session_timeout=cdk.Duration.seconds(60)))
runtime("DockerArm", A.from_asset("agent", platform=assets.Platform.LINUX_ARM64, build_args={"A": "b"}, target="t", asset_name="agent"), platform_version=ac.PlatformVersion.of("V9"))
runtime("Uri", A.from_image_uri("123456789012.dkr.ecr.us-west-2.amazonaws.com/my/agent:v1"), protocol_configuration=ac.ProtocolType.of("OTHER"))
runtime("Latest", A.from_ecr_repository(repository), request_header_configuration=ac.RequestHeaderConfiguration())
code = A.from_code_asset(path="code", runtime=PY.PYTHON_3_13, entrypoint=["main.py"])
coded = runtime("Code", code)
coded.add_to_role_policy(iam.PolicyStatement(actions=["s3:ListAllMyBuckets"], resources=["*"]))
coded.add_endpoint("code_endpoint")
runtime("CodeAgain", code)
runtime("CodeFile", A.from_code_asset(path="code", runtime=PY.PYTHON_3_10, entrypoint=["opentelemetry-instrument", "main.py"], exclude=["*.md"]))
runtime("S3", A.from_s3(s3.Location(bucket_name="agents-bucket", object_key="agent.zip"), PY.NODE_22, ["index.js"]), tags={})
runtime("S3Version", A.from_s3(s3.Location(bucket_name="code-bucket", object_key="a/b.zip", object_version="v7"), PY.of("PYTHON_4"), ["m.py"]))
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock-agentcore.amazonaws.com"))
runtime("WithRole", A.from_asset("agent", asset_name="other"), execution_role=role)
runtime("Imported", execution_role=iam.Role.from_role_arn(stack, "ImportedRole", "arn:aws:iam::123456789012:role/agent"))
pool = cognito.UserPool(stack, "Pool")
clients = [pool.add_client("C1"), pool.add_client("C2")]
claims = [Claim.with_string_value("department", "eng"), Claim.with_string_array_value("roles", ["a", "b"], ac.CustomClaimOperator.CONTAINS_ANY), Claim.with_string_array_value("one", ["c"], ac.CustomClaimOperator.CONTAINS)]
runtime("Iam", authorizer_configuration=Auth.using_iam())
runtime("Jwt", authorizer_configuration=Auth.using_jwt(WELL_KNOWN, ["c1"], ["aud"], ["scope"], claims))
runtime("JwtBare", authorizer_configuration=Auth.using_jwt(WELL_KNOWN), tracing_enabled=False)
runtime("Cognito", authorizer_configuration=Auth.using_cognito(pool, clients, ["aud"], ["s"], claims[:1]))
runtime("CognitoBare", authorizer_configuration=Auth.using_cognito(pool, clients[:1]))
runtime("OAuth", authorizer_configuration=Auth.using_o_auth(WELL_KNOWN, "client", ["aud"], ["s"], claims[1:]))
runtime("OAuthBare", authorizer_configuration=Auth.using_o_auth(WELL_KNOWN, "client"))

network = cdk.Stack(app, "Network", env=cdk.Environment(account="123456789012", region="eu-west-1"))
vpc = ec2.Vpc(network, "Vpc", max_azs=2, nat_gateways=0, subnet_configuration=[ec2.SubnetConfiguration(name="in", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED), ec2.SubnetConfiguration(name="out", subnet_type=ec2.SubnetType.PUBLIC)])
group = ec2.SecurityGroup(network, "Group", vpc=vpc)
uri = A.from_image_uri("123456789012.dkr.ecr.eu-west-1.amazonaws.com/agent:v2")
inside = runtime("Inside", uri, network, network_configuration=Net.using_vpc(network, vpc=vpc, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)))
other = cdk.Stack(app, "Other", env=cdk.Environment(account="123456789012", region="eu-west-1"))
grouped = runtime("Grouped", uri, network, network_configuration=Net.using_vpc(network, vpc=vpc, security_groups=[group], vpc_subnets=ec2.SubnetSelection(subnets=vpc.public_subnets)))
inside.connections.allow_to(grouped, ec2.Port.tcp(443), "agents talk")
inside.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
closed = runtime("Closed", uri, other, network_configuration=Net.using_vpc(other, vpc=vpc, allow_all_outbound=False, vpc_subnets=ec2.SubnetSelection(subnet_group_name="in")))
runtime("Public", uri, network, network_configuration=Net.using_public_network())

logged = cdk.Stack(app, "Logged")
group_of_logs = logs.LogGroup(logged, "Logs")
L, D = ac.LogType, ac.LoggingDestination
sink = s3.Bucket(logged, "Sink")
traced = runtime("Traced", uri, logged, tracing_enabled=True, logging_configs=[ac.LoggingConfig(log_type=L.APPLICATION_LOGS, destination=D.cloud_watch_logs(group_of_logs)), ac.LoggingConfig(log_type=L.USAGE_LOGS, destination=D.s3(sink))])
runtime("Tracing", uri, logged, tracing_enabled=True, manage_delivery_resource_policy=False)
runtime("LogsAgain", uri, logged, logging_configs=[ac.LoggingConfig(log_type=L.USAGE_LOGS, destination=D.cloud_watch_logs(group_of_logs)), ac.LoggingConfig(log_type=L.of("OTHER_LOGS"), destination=D.s3(sink)), ac.LoggingConfig(log_type=L.APPLICATION_LOGS, destination=D.s3(s3.Bucket.from_bucket_name(logged, "Elsewhere", "elsewhere")))])
runtime("Unmanaged", uri, logged, manage_delivery_resource_policy=False, logging_configs=[ac.LoggingConfig(log_type=L.USAGE_LOGS, destination=D.cloud_watch_logs(group_of_logs)), ac.LoggingConfig(log_type=L.APPLICATION_LOGS, destination=D.s3(s3.Bucket(logged, "Unmanaged sink")))])
runtime("Twice", uri, logged, tracing_enabled=True, logging_configs=[ac.LoggingConfig(log_type=kind, destination=D.s3(sink)) for kind in (L.USAGE_LOGS, L.APPLICATION_LOGS, L.of("odd_Type-a"), L.USAGE_LOGS)])

used = cdk.Stack(app, "Used")
agent = runtime("Agent", uri, used)
first = agent.add_endpoint("prod", version="2", description="production")
agent.add_endpoint("dev_1")
endpoint = ac.RuntimeEndpoint(used, "Own", agent_runtime_id=agent.agent_runtime_id, agent_runtime_version=agent.agent_runtime_version, endpoint_name="own", description="d", tags={"k": "v"})
ac.RuntimeEndpoint(used, "Unnamed", agent_runtime_id="agent-0123456789")
imported = ac.Runtime.from_agent_runtime_attributes(used, "ImportedAgent", agent_runtime_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:runtime/imp-0123456789", agent_runtime_id="imp-0123456789",
                                                    agent_runtime_name="imp", role_arn="arn:aws:iam::123456789012:role/imp", agent_runtime_version="3", description="d",
                                                    security_groups=[ec2.SecurityGroup.from_security_group_id(used, "Sg", "sg-1")])
imported.connections.allow_to_any_ipv4(ec2.Port.tcp(1))
found = ac.RuntimeEndpoint.from_runtime_endpoint_attributes(used, "Found", agent_runtime_arn=imported.agent_runtime_arn, agent_runtime_endpoint_arn=imported.agent_runtime_arn + "/runtime-endpoint/e", endpoint_name="e", live_version="1")
user = iam.User(used, "User")
for granted in (agent, imported):
    granted.grant_invoke(user)
    granted.grant_invoke_runtime(iam.ServicePrincipal("lambda.amazonaws.com")) if granted is imported else granted.grant_invoke_runtime(user)
    granted.grant_invoke_runtime_for_user(user)
    granted.grant(["s3:GetObject"], ["arn:aws:s3:::a/*"])
    granted.add_to_role_policy(iam.PolicyStatement(actions=["dynamodb:Query"], resources=["*"]))
agent.application_log_group.grant_write(user)
bucket_in = s3.Bucket(used, "In")
bucket_in.grant_read(agent)
for number, metric in enumerate([agent.metric("Any", statistic="p90"), agent.metric_invocations(), agent.metric_invocations_aggregated(), agent.metric_latency(), agent.metric_session_count(), agent.metric_sessions_aggregated(),
                                 agent.metric_system_errors(), agent.metric_throttles(period=cdk.Duration.minutes(1)), agent.metric_total_errors(), agent.metric_user_errors(), imported.metric_user_errors(statistic="Maximum")]):
    cw.Alarm(used, f"Alarm{number}", metric=metric, threshold=1, evaluation_periods=1)
for name, value in dict(arn=agent.agent_runtime_arn, id=agent.agent_runtime_id, runtime=agent.agent_runtime_name, version=agent.agent_runtime_version, status=agent.agent_status, created=agent.created_at, updated=agent.last_updated_at, group=imported.application_log_group.log_group_name,
                        e1=first.endpoint_name, e2=first.endpoint_id, e3=endpoint.agent_runtime_endpoint_arn, e4=endpoint.agent_runtime_arn, e5=endpoint.status or "none", e6=endpoint.live_version or "none", e7=endpoint.target_version or "none", e8=endpoint.created_at or "none", e9=endpoint.last_updated_at or "none", f1=found.live_version, f2=found.agent_runtime_endpoint_arn, v=first.agent_runtime_version).items():
    cdk.CfnOutput(used, f"Out{name}", value=value)
app.synth()
