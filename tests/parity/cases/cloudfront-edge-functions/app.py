"""Functions at the edge: in us-east-1, from other regions, in stacks of their own, in stages and nested stacks; what is done to them."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf, aws_cloudfront_origins as cfo, aws_iam as iam, aws_lambda as L
from constructs import Construct

app = cdk.App(analytics_reporting=False)
US, EU = (cdk.Environment(account="111111111111", region=region) for region in ("us-east-1", "eu-west-1"))
edge = lambda scope, id, **more: cf.experimental.EdgeFunction(scope, id, code=L.Code.from_asset("handler"), handler="index.handler", runtime=L.Runtime.NODEJS_22_X, **more)
used = lambda scope, function: cf.Distribution(scope, "Web", default_behavior=cf.BehaviorOptions(origin=cfo.HttpOrigin("example.com"), edge_lambdas=[cf.EdgeLambda(function_version=function.current_version, event_type=cf.LambdaEdgeEventType.VIEWER_REQUEST)]))
for name, env in (("Near", US), ("Far", EU)):
    s = cdk.Stack(app, name, env=env, tags={"x": "y"})
    f = edge(s, "F", memory_size=128, timeout=cdk.Duration.seconds(5), initial_policy=[iam.PolicyStatement(actions=["a:b"], resources=["*"])], function_name=f"{name}-edge")
    used(s, f)
    f.add_alias("live", description="d")
    f.add_permission("Permission", principal=iam.ServicePrincipal("x.amazonaws.com"))
    f.add_to_role_policy(iam.PolicyStatement(actions=["c:d"], resources=["*"]))
    f.add_event_source_mapping("Mapping", event_source_arn="arn:aws:sqs:us-east-1:111111111111:q")
    f.configure_async_invoke(retry_attempts=1)
    f.add_function_url()
    for grant in (f.grant_invoke, f.grant_invoke_url, f.grant_invoke_latest_version):
        grant(iam.ServicePrincipal(f"{grant.__name__.replace('_', '-')}.amazonaws.com"))
    for n, metric in enumerate((f.metric("X"), f.metric_duration(), f.metric_errors(), f.metric_invocations(), f.metric_throttles())):
        metric.create_alarm(f.lambda_.stack, f"Alarm{n}", threshold=1, evaluation_periods=1)
    cdk.CfnOutput(s, "Facts", value=f"{f.edge_arn} {f.function_arn} {f.function_name} {f.version} {f.architecture.name} {f.is_bound_to_vpc} {f.role} {f.permissions_node.path} {f.current_version is f}")
    odd = edge(Construct(s, "Oth+er é"), "F @2", stack_id=None if name == "Near" else "my-edge", role=iam.Role.from_role_name(s, "Known", "known") if name == "Near" else None)
    cdk.CfnOutput(s, "Odd", value=odd.edge_arn)
nested = cdk.NestedStack(s, "Nested")
used(nested, edge(nested, "F"))
used(cdk.Stack(app, "Region", env=cdk.Environment(region="eu-west-1")), edge(app.node.find_child("Region"), "F"))
inside = cdk.Stack(cdk.Stage(app, "Stage", env=EU), "Inside")
used(inside, edge(inside, "F", stack_id="shared"))
edge(inside, "G", stack_id="shared")
app.synth()
