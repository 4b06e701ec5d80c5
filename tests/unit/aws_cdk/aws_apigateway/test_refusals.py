"""REST APIs: what is refused, with the construct and the option named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_lambda as lam
from aws_cdk import aws_logs as logs
from aws_cdk.aws_kinesisfirehose import CfnDeliveryStream
from aws_cdk.core.errors import CdkError, ValidationError

Duration = cdk.Duration


class Room:
    """A stack with makers of what the tests need, each with an id of its own."""

    def __init__(self) -> None:
        self.app = cdk.App()
        self.stack = cdk.Stack(self.app, "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
        self._count = 0
        self.certificate = acm.Certificate.from_certificate_arn(
            self.stack, "Cert", "arn:aws:acm:us-east-1:111111111111:certificate/c"
        )
        self.link = ag.VpcLink.from_vpc_link_id(self.stack, "Link", "l")

    def id(self) -> str:
        self._count += 1
        return f"X{self._count}"

    def api(self, **options: Any) -> ag.RestApi:
        return ag.RestApi(self.stack, self.id(), **options)

    def function(self) -> lam.Function:
        return lam.Function(
            self.stack, self.id(), code=lam.Code.from_inline("x"), handler="i.h", runtime=lam.Runtime.PYTHON_3_12
        )

    def stage(self, **options: Any) -> ag.Stage:
        api = self.api(deploy=False)
        return ag.Stage(self.stack, self.id(), deployment=ag.Deployment(self.stack, self.id(), api=api), **options)

    def token(self, **options: Any) -> ag.TokenAuthorizer:
        return ag.TokenAuthorizer(self.stack, self.id(), handler=self.function(), **options)

    def domain(self, **options: Any) -> ag.DomainName:
        return ag.DomainName(
            self.stack, self.id(), **{"domain_name": "a.example", "certificate": self.certificate, **options}
        )

    def http(self, type: ag.IntegrationType = ag.IntegrationType.HTTP_PROXY, **options: Any) -> ag.Integration:
        return ag.Integration(type=type, integration_http_method="GET", uri="https://x", options=options)

    def aws(self, **options: Any) -> ag.AwsIntegration:
        return ag.AwsIntegration(service="sqs", **options)


Action = Callable[[Room], Any]
STREAM = ag.ResponseTransferMode.STREAM
Policy, Mode, Edge = ag.SecurityPolicy, ag.EndpointAccessMode, ag.EndpointType.EDGE


def twice(room: Room) -> None:
    authorizer = room.token()
    for _ in range(2):
        room.api().root.add_method("GET", authorizer=authorizer)


def same_path_twice(room: Room) -> None:
    domain = room.domain()
    for _ in range(2):
        domain.add_base_path_mapping(room.api(), base_path="q")


def stage_logging(format: str) -> Action:
    return lambda r: r.stage(
        access_log_destination=ag.LogGroupLogDestination(logs.LogGroup(r.stack, r.id())),
        access_log_format=ag.AccessLogFormat.custom(format),
    )


REFUSED: dict[str, tuple[Action, str]] = {
    "passthrough and role": (
        lambda r: r.http(credentials_passthrough=True, credentials_role=r.function().role),
        "mutually exclusive",
    ),
    "link missing": (lambda r: r.http(connection_type=ag.ConnectionType.VPC_LINK), "requires 'vpcLink'"),
    "link by internet": (lambda r: r.http(connection_type=ag.ConnectionType.INTERNET, vpc_link=r.link), "INTERNET"),
    "short timeout": (lambda r: r.http(timeout=Duration.millis(49)), "greater than 50"),
    "no http method": (
        lambda r: ag.Integration(type=ag.IntegrationType.HTTP, uri="https://x"),
        "integrationHttpMethod",
    ),
    "streaming without proxy": (lambda r: r.http(ag.IntegrationType.HTTP, response_transfer_mode=STREAM), "got: HTTP"),
    "path and action": (lambda r: r.aws(path="a", action="b"), r'path="a", action="b"'),
    "neither path nor action": (lambda r: r.aws(), 'Either "path" or "action"'),
    "parameters of no action": (lambda r: r.aws(path="a", action_parameters={"a": "b"}), "actionParams"),
    "unknown http method": (lambda r: r.api().root.add_method("FOO"), 'Invalid HTTP method "FOO"'),
    "authorization other than the authorizer's": (
        lambda r: r.api().root.add_method("GET", authorizer=r.token(), authorization_type=ag.AuthorizationType.IAM),
        r"AWS_IAM which is different .* \[CUSTOM\]",
    ),
    "two validators": (
        lambda r: r.api().root.add_method(
            "GET", request_validator=r.api().add_request_validator("V"), request_validator_options={}
        ),
        "Only one of 'requestValidator'",
    ),
    "long path at the edge": (lambda r: r.domain(base_path="a/b", endpoint_type=Edge), "multi-level basePath"),
    "path with a slash at its end": (lambda r: r.domain(base_path="a/", mapping=r.api()), "cannot start or end"),
    "long path of an old policy": (lambda r: r.domain(base_path="a/b", security_policy=Policy.TLS_1_0), "TLS 1.2"),
    "path with a slash": (lambda r: r.api().root.add_resource("a/b"), r"the end: a/b"),
    "plus outside of braces": (lambda r: r.api().root.add_resource("a+"), "path part"),
    "absolute path below the root": (lambda r: r.api().root.add_resource("q").resource_for_path("/w"), "we are at: /q"),
    "options of no deployment": (lambda r: r.api(deploy=False, deploy_options={"stage_name": "x"}), "deployOptions"),
    "two endpoint options": (
        lambda r: r.api(endpoint_types=[Edge], endpoint_configuration={"types": [Edge]}),
        "endpointTypes or endpointConfiguration",
    ),
    "two compression options": (
        lambda r: r.api(min_compression_size=cdk.Size.bytes(1), minimum_compression_size=1),
        "minCompressionSize",
    ),
    "private IPv4": (
        lambda r: r.api(
            endpoint_configuration={"types": [ag.EndpointType.PRIVATE], "ip_address_type": ag.IpAddressType.IPV4}
        ),
        "dualstack",
    ),
    "removal policy of no role": (
        lambda r: r.api(cloud_watch_role=False, cloud_watch_role_removal_policy=cdk.RemovalPolicy.DESTROY),
        "cloudWatchRole",
    ),
    "URL without a stage": (lambda r: r.api(deploy=False).url, "deploymentStage"),
    "stage that is not there": (lambda r: r.api(deploy=False).deployment_stage, "no deployment stage"),
    "relative URL path": (lambda r: r.api().url_for_path("x"), 'begin with "/": x'),
    "relative ARN path": (lambda r: r.api().arn_for_execute_api("GET", "x"), "begin with"),
    "cache size without cache": (
        lambda r: r.stage(cache_cluster_size="0.5", cache_cluster_enabled=False),
        "cacheClusterSize",
    ),
    "caching without cache": (
        lambda r: r.stage(caching_enabled=True, cache_cluster_enabled=False),
        r"method /\*/\* since",
    ),
    "relative method path": (lambda r: r.stage(method_options={"GET": {}}), "must start with '/': GET"),
    "method path without method": (lambda r: r.stage(method_options={"/pets": {}}), "at least two components"),
    "log format without destination": (lambda r: r.stage(access_log_format=ag.AccessLogFormat.clf()), "destination"),
    "log without request id": (stage_logging("$context.requestIdent"), "requestId|RequestId"),
    "name of a log stream": (
        lambda r: r.stage(
            access_log_destination=ag.FirehoseLogDestination(
                CfnDeliveryStream(r.stack, r.id(), delivery_stream_name="bad")
            )
        ),
        "amazon-apigateway-.*got 'bad'",
    ),
    "fraction of a burst": (
        lambda r: ag.UsagePlan(r.stack, r.id(), throttle={"burst_limit": 2.5}),
        "Throttle burst limit",
    ),
    "fraction of a quota": (lambda r: ag.UsagePlan(r.stack, r.id(), quota={"limit": 1.5}), "Throttle quota limit"),
    "stages and resources of a key": (
        lambda r: ag.ApiKey(r.stack, r.id(), resources=[r.api()], stages=[r.stage()]),
        'Only one of "resources" or "stages"',
    ),
    "key of an API without stage": (
        lambda r: ag.ApiKey(r.stack, r.id(), resources=[r.api(deploy=False)]),
        "deploymentStage",
    ),
    "domain name in capitals": (lambda r: r.domain(domain_name="A.b"), "uppercase letters. Got: A.b"),
    "base path with a blank": (lambda r: r.domain(mapping=r.api(), base_path="x y"), "received: x y"),
    "base path with a slash at its end": (
        lambda r: ag.BasePathMapping(r.stack, r.id(), domain_name=r.domain(), rest_api=r.api(), base_path="x/"),
        "received: x/",
    ),
    "base path with two slashes": (
        lambda r: ag.BasePathMapping(r.stack, r.id(), domain_name=r.domain(), rest_api=r.api(), base_path="x//y"),
        "consecutive",
    ),
    "several levels mapped to an API": (
        lambda r: r.domain().add_base_path_mapping(r.api(), base_path="x/y"),
        "multi-level",
    ),
    "several levels at the edge": (
        lambda r: r.domain(mapping=r.api(), base_path="x/y", endpoint_type=Edge),
        "multi-level",
    ),
    "several levels with old TLS": (
        lambda r: r.domain(mapping=r.api(), base_path="x/y", security_policy=Policy.TLS_1_0),
        "TLS 1.2",
    ),
    "path mapped twice": (same_path_twice, "already has a mapping for path q"),
    "access mode of an old policy": (lambda r: r.domain(endpoint_access_mode=Mode.STRICT), "endpointAccessMode"),
    "new policy without access mode": (
        lambda r: r.domain(security_policy=Policy.TLS13_1_3_2025_09),
        "require endpointAccessMode",
    ),
    "edge policy elsewhere": (
        lambda r: r.domain(security_policy=Policy.TLS13_2025_EDGE, endpoint_access_mode=Mode.BASIC),
        "only supported for edge",
    ),
    "other policy at the edge": (
        lambda r: r.domain(
            security_policy=Policy.TLS13_1_3_2025_09, endpoint_access_mode=Mode.BASIC, endpoint_type=Edge
        ),
        "not supported for edge",
    ),
    "client certificates with a new policy": (
        lambda r: r.domain(
            security_policy=Policy.TLS13_1_3_2025_09,
            endpoint_access_mode=Mode.BASIC,
            mtls={"bucket": cdk.aws_s3.Bucket(r.stack, r.id()), "key": "k"},
        ),
        "Mutual TLS",
    ),
    "no origins": (lambda r: r.api().root.add_cors_preflight(allow_origins=[]), "at least one origin"),
    "all origins and one": (
        lambda r: r.api().root.add_cors_preflight(allow_origins=["*", "https://a"]),
        'cannot mix "\\*"',
    ),
    "all methods and one": (
        lambda r: r.api().root.add_cors_preflight(allow_origins=["*"], allow_methods=["ANY", "GET"]),
        "ANY cannot be used",
    ),
    "kept and not kept": (
        lambda r: r.api().root.add_cors_preflight(allow_origins=["*"], max_age=Duration.days(1), disable_cache=True),
        "maxAge.*disableCache",
    ),
    "answers kept too long": (lambda r: r.token(results_cache_ttl=Duration.minutes(61)), "resultsCacheTtl"),
    "nothing to tell requests apart": (
        lambda r: ag.RequestAuthorizer(r.stack, r.id(), handler=r.function(), identity_sources=[]),
        "Identity Source",
    ),
    "an authorizer of two APIs": (twice, "two different rest APIs"),
    "an unnamed header": (lambda r: ag.IdentitySource.header(" "), "non-empty"),
    "root of an API known by id": (
        lambda r: ag.RestApi.from_rest_api_id(r.stack, r.id(), "x").root,
        "root is not configured.*fromRestApiAttributes",
    ),
    "definition that is text": (lambda r: ag.ApiDefinition.from_inline("x"), "type object"),
    "empty definition": (lambda r: ag.ApiDefinition.from_inline({}), "cannot be empty"),
    "integration of a function's API": (
        lambda r: ag.LambdaRestApi(r.stack, r.id(), handler=r.function(), default_integration=ag.MockIntegration()),
        "defaultIntegration",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_api_gateway_would_not_take_is_refused(name: str) -> None:
    action, message = REFUSED[name]

    with pytest.raises(ValidationError, match=f"(?s){message}"):
        action(Room())


UNFINISHED: dict[str, tuple[Action, str]] = {
    "an API without methods": (lambda r: r.api(), "doesn't contain any methods"),
    "an authorizer that nothing uses": (lambda r: r.token(), "must be attached to a RestApi"),
    "a link that leads nowhere": (lambda r: ag.VpcLink(r.stack, "L"), "No targets added to vpc link"),
}


@pytest.mark.parametrize("name", UNFINISHED)
def test_what_is_unfinished_at_synthesis_is_refused(name: str) -> None:
    room = Room()
    action, message = UNFINISHED[name]
    action(room)

    with pytest.raises(CdkError, match=message):
        room.app.synth()


def test_a_folder_is_no_definition(tmp_path: Any) -> None:
    (tmp_path / "api.json").write_text("{}")

    with pytest.raises(ValidationError, match=r"Asset cannot be a \.zip file or a directory"):
        ag.SpecRestApi(Room().stack, "Api", api_definition=ag.ApiDefinition.from_asset(str(tmp_path)))


NOTHING: dict[str, Any] = {}  # so that type checkers let the calls be


@pytest.mark.parametrize(
    ("make", "option"),
    [
        (lambda r: r.api().add_model("Model"), "schema"),
        (lambda r: ag.Model(r.stack, "Model", rest_api=r.api(), **NOTHING), "schema"),
        (lambda r: ag.ThrottlingPerMethod(method=r.api().root.add_method("GET"), **NOTHING), "throttle"),
    ],
)
def test_options_that_are_needed_are_asked_for(make: Action, option: str) -> None:
    with pytest.raises(TypeError, match=f"missing required option '{option}'"):
        make(Room())
