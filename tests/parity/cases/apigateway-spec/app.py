"""APIs by definition: in the template, in a file, in a bucket; what is added to them; flags off and on."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag, aws_iam as iam, aws_lambda as L, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="us-east-1")
s = cdk.Stack(app, "Spec", env=env)
s.node.set_context("aws:cdk:enable-asset-metadata", True), s.node.set_context("aws:cdk:enable-path-metadata", True)
D, value = ag.ApiDefinition, lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
fn = L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
doc = {"openapi": "3.0.2", "info": {"title": "t", "version": 1}, "paths": {"/p": {"get": {"x-amazon-apigateway-integration": {"uri": f"arn:{cdk.Aws.PARTITION}:apigateway:{cdk.Aws.REGION}:lambda:path/{fn.function_arn}", "type": "aws_proxy", "httpMethod": "POST", "timeoutInMillis": 50.0}, "responses": {"200": {"description": "ü"}}}}}}
inline = ag.SpecRestApi(s, "Inline", api_definition=D.from_inline(doc), cloud_watch_role=False, deploy_options=ag.StageOptions(stage_name="v1", metrics_enabled=True), description="d")
asset = ag.SpecRestApi(s, "Asset", api_definition=D.from_asset("api.json", deploy_time=True), rest_api_name="named", mode=ag.RestApiMode.MERGE, min_compression_size=cdk.Size.bytes(0), binary_media_types=["a/b"], fail_on_warnings=True, parameters={"basepath": "prepend"}, endpoint_types=[ag.EndpointType.PRIVATE], disable_execute_api_endpoint=True, retain_deployments=True, policy=iam.PolicyDocument(statements=[iam.PolicyStatement(actions=["execute-api:Invoke"], principals=[iam.AnyPrincipal()], resources=["*"])]))
asset.add_to_resource_policy(iam.PolicyStatement(effect=iam.Effect.DENY, actions=["execute-api:Invoke"], principals=[iam.AnyPrincipal()], resources=["*"], conditions={"StringNotEquals": {"aws:SourceVpce": "v"}}))
yaml = ag.SpecRestApi(s, "Yaml", api_definition=D.from_asset("api.yaml"), deploy=False, cloud_watch_role=False)
bucket = ag.SpecRestApi(s, "Bucket", api_definition=D.from_bucket(s3.Bucket(s, "B"), "key", "version"), mode=ag.RestApiMode.OVERWRITE, endpoint_configuration=ag.EndpointConfiguration(types=[ag.EndpointType.REGIONAL]))
inline.root.add_resource("more").add_method("POST", ag.LambdaIntegration(fn)), inline.add_gateway_response("G", type=ag.ResponseType.THROTTLED)
inline.add_usage_plan("Plan", api_stages=[ag.UsagePlanPerApiStage(api=inline, stage=inline.deployment_stage)]), inline.add_api_key("Key")
value(s, "V", inline.url, asset.rest_api_name, bucket.rest_api_root_resource_id, inline.arn_for_execute_api("GET", "/p"), inline.latest_deployment.deployment_id, yaml.rest_api_id)
cdk.Tags.of(inline).add("k", "v"), bucket.node.default_child.add_property_override("Body.x", 1)
app.synth()
