"""APIs deployed and called: what API Gateway is told really reaches the function."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

from tests.support.one_stack import OneStack, written

from aws_cdk import App, CfnOutput, Environment, Stack
from aws_cdk import aws_apigateway as rest
from aws_cdk import aws_apigatewayv2 as http
from aws_cdk.aws_apigatewayv2_integrations import HttpLambdaIntegration
from aws_cdk.aws_lambda import Code, Function, Runtime
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.deployment import DeployOptions
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud
from purecdk.toolkit.operations import RunOptions, deploy

_HANDLER = """
import json
def handler(event, context):
    seen = {"version": event["version"], "path": event.get("path") or event["rawPath"], "id": event["pathParameters"]}
    return {"statusCode": 201, "body": json.dumps(seen)}
"""


def test_requests_reach_the_function_behind_rest_and_http_apis(
    tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "index.py").write_text(_HANDLER)
    app = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    stack = Stack(app, "App", env=Environment(account=bootstrapped.account, region=bootstrapped.region))
    function = Function(
        stack,
        "Fn",
        code=Code.from_asset(str(tmp_path / "code")),
        handler="index.handler",
        runtime=Runtime.PYTHON_3_12,
    )
    rest_api = rest.LambdaRestApi(stack, "Rest", handler=function, deploy_options=rest.StageOptions(stage_name="live"))
    http_api = http.HttpApi(stack, "Http")
    http_api.add_routes(path="/books/{id}", integration=HttpLambdaIntegration("Fn", function))
    CfnOutput(stack, "RestId", value=rest_api.rest_api_id)
    CfnOutput(stack, "HttpId", value=http_api.api_id)
    app.synth()
    assembly = read_assembly(tmp_path / "cdk.out")

    result = deploy(assembly, assembly.stacks, cloud, ignore, deploy_options=DeployOptions(), options=RunOptions())

    assert result.report is not None
    result.report.raise_for_failures()
    ids = _outputs(local, bootstrapped)
    assert _call(local, bootstrapped, f"{ids['RestId']}/live/a/b") == (
        201,
        {"version": "1.0", "path": "/a/b", "id": {"proxy": "a/b"}},
    )
    assert _call(local, bootstrapped, f"{ids['HttpId']}/books/7") == (
        201,
        {"version": "2.0", "path": "/books/7", "id": {"id": "7"}},
    )


def test_an_api_is_made_of_its_definition(tmp_path: Path, app: OneStack) -> None:
    """The embedded AWS reads a definition that stands in the template; of that in a file, it keeps where it is."""
    answers = {"default": {"statusCode": "200"}}
    integration = {
        "type": "mock",
        "requestTemplates": {"application/json": '{"statusCode": 200}'},
        "responses": answers,
    }
    operation = {"responses": {"200": {"description": "ok"}}, "x-amazon-apigateway-integration": integration}
    document = {
        "openapi": "3.0.1",
        "info": {"title": "books", "version": "1"},
        "paths": {"/books/{id}": {"get": operation}},
    }
    inline = rest.SpecRestApi(app.stack, "Inline", api_definition=rest.ApiDefinition.from_inline(document))
    file = written(tmp_path / "books.json", json.dumps(document))
    rest.SpecRestApi(app.stack, "Filed", api_definition=rest.ApiDefinition.from_asset(file))

    ids = app.deploy(Inline=inline.rest_api_id)

    resources = app.client("apigateway").get_resources(restApiId=ids["Inline"])["items"]
    assert sorted(each["path"] for each in resources) == ["/", "/books", "/books/{id}"]
    place = app.made("AWS::ApiGateway::RestApi")["BodyS3Location"]
    assert app.stored(f"{place['Bucket']}/{place['Key']}") == Path(file).read_bytes()


def _outputs(local: LocalCloud, place: ResolvedEnvironment) -> dict[str, str]:
    import boto3

    client = boto3.client(
        "cloudformation",
        endpoint_url=local.endpoint,
        region_name=place.region,
        aws_access_key_id=place.account,
        aws_secret_access_key="any",
    )
    outputs = client.describe_stacks(StackName="App")["Stacks"][0]["Outputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in outputs}


def _call(local: LocalCloud, place: ResolvedEnvironment, path: str) -> tuple[int, object]:
    # The embedded AWS finds the account of a call in the scope of its signature, which it does not check.
    scope = f"{place.account}/20260101/{place.region}/execute-api/aws4_request"
    request = urllib.request.Request(
        f"{local.endpoint}/_aws/execute-api/{path}",
        headers={"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=any"},
    )
    with urllib.request.urlopen(request) as response:
        return response.status, json.load(response)
