"""HTTP and WebSocket APIs: what is refused, with the construct and the option named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_apigateway as rest
from aws_cdk import aws_apigatewayv2 as ag
from aws_cdk import aws_apigatewayv2_authorizers as az
from aws_cdk import aws_apigatewayv2_integrations as it
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

Duration, Method = cdk.Duration, ag.HttpMethod
PUBLIC = [ec2.SubnetConfiguration(name="P", subnet_type=ec2.SubnetType.PUBLIC)]


class Log(ag.IAccessLogSettings):
    def __init__(self, room: Room, format: str) -> None:
        self._destination = ag.LogGroupLogDestination(logs.LogGroup(room.stack, room.id()))
        self._format = rest.AccessLogFormat.custom(format)

    @property
    def destination(self) -> ag.IAccessLogDestination:
        return self._destination

    @property
    def format(self) -> rest.AccessLogFormat:
        return self._format


class Room:
    """A stack with makers of what the tests need, each with an id of its own."""

    def __init__(self) -> None:
        self.app = cdk.App()
        self.stack = cdk.Stack(self.app, "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
        self._count = 0
        self.function = lam.Function(
            self.stack, "Fn", code=lam.Code.from_inline("x"), handler="i.h", runtime=lam.Runtime.PYTHON_3_12
        )
        self.certificate = acm.Certificate.from_certificate_arn(
            self.stack, "Cert", "arn:aws:acm:us-east-1:111111111111:certificate/c"
        )

    def id(self) -> str:
        self._count += 1
        return f"X{self._count}"

    def http(self, **options: Any) -> ag.HttpApi:
        return ag.HttpApi(self.stack, self.id(), **options)

    def socket(self, **options: Any) -> ag.WebSocketApi:
        return ag.WebSocketApi(self.stack, self.id(), **options)

    def url(self, **options: Any) -> it.HttpUrlIntegration:
        return it.HttpUrlIntegration(self.id(), "https://x", **options)

    def mock(self) -> it.WebSocketMockIntegration:
        return it.WebSocketMockIntegration(self.id())

    def route(self, path: str = "/x", **options: Any) -> ag.HttpRoute:
        return self.http().add_routes(path=path, **{"integration": self.url(), **options})[0]

    def name(self, **options: Any) -> ag.DomainName:
        return ag.DomainName(
            self.stack, self.id(), **{"domain_name": "a.example", "certificate": self.certificate, **options}
        )

    def mapping(self, api: Any, **options: Any) -> ag.ApiMapping:
        return ag.ApiMapping(self.stack, self.id(), api=api, domain_name=self.name(), **options)

    def authorizer(self, type: ag.HttpAuthorizerType, **options: Any) -> ag.HttpAuthorizer:
        return ag.HttpAuthorizer(
            self.stack, self.id(), http_api=self.http(), identity_source=["a"], type=type, **options
        )


Action = Callable[[Room], Any]


def twice(make: Callable[[Room], Any], use: Callable[[Room, Any], Any]) -> Action:
    """Use one thing in two APIs."""

    def action(room: Room) -> None:
        made = make(room)
        use(room, made)
        use(room, made)

    return action


def socket_authorizer(room: Room) -> az.WebSocketLambdaAuthorizer:
    return az.WebSocketLambdaAuthorizer(room.id(), room.function)


def known_stage(room: Room) -> ag.IHttpStage:
    return ag.HttpStage.from_http_stage_attributes(room.stack, room.id(), stage_name="k", api=room.http())


def known_socket_stage(room: Room) -> ag.IWebSocketStage:
    return ag.WebSocketStage.from_web_socket_stage_attributes(room.stack, room.id(), stage_name="k", api=room.socket())


REFUSED: dict[str, tuple[Action, str]] = {
    "role of no Lambda authorizer": (
        lambda r: r.authorizer(ag.HttpAuthorizerType.IAM, role=iam.Role.from_role_name(r.stack, "R", "r")),
        "only for Lambda authorizers",
    ),
    "link without private subnets": (
        lambda r: ag.VpcLink(r.stack, "L", vpc=ec2.Vpc(r.stack, "V", nat_gateways=0, subnet_configuration=PUBLIC)),
        "no 'Private' subnet groups",
    ),
    "ownership without mTLS": (lambda r: r.name(ownership_certificate=r.certificate), "only be used with mtls"),
    "a relative path": (lambda r: r.route("x"), 'start with a "/"'),
    "a path with a slash at its end": (lambda r: r.route("/x/"), 'not end with a "/"'),
    "an integration of two APIs": (twice(Room.url, lambda r, i: r.route(integration=i)), "multiple APIs"),
    "an integration of two WebSocket APIs": (
        twice(Room.mock, lambda r, i: r.socket().add_route("a", integration=i)),
        "multiple APIs",
    ),
    "a function's authorizer of two APIs": (
        twice(lambda r: az.HttpLambdaAuthorizer(r.id(), r.function), lambda r, a: r.route(authorizer=a)),
        "same authorizer to multiple Apis",
    ),
    "a function's authorizer of two WebSocket APIs": (
        twice(socket_authorizer, lambda r, a: r.socket().add_route("$connect", integration=r.mock(), authorizer=a)),
        "same authorizer to multiple Apis",
    ),
    "tokens for nobody": (
        lambda r: r.route(authorizer=az.HttpJwtAuthorizer(r.id(), "https://i", jwt_audience=[])),
        "jwtAudience and jwtIssuer",
    ),
    "id of an authorizer that nothing uses": (
        lambda r: az.HttpJwtAuthorizer(r.id(), "https://i", jwt_audience=["a"]).authorizer_id,
        "until authorizer is attached",
    ),
    "tokens of nobody": (lambda r: r.authorizer(ag.HttpAuthorizerType.JWT, jwt_audience=["a"]), "jwtIssuer"),
    "no function": (lambda r: r.authorizer(ag.HttpAuthorizerType.LAMBDA), "authorizerUri"),
    "no function for a WebSocket": (
        lambda r: ag.WebSocketAuthorizer(
            r.stack,
            r.id(),
            web_socket_api=r.socket(),
            identity_source=[],
            type=ag.WebSocketAuthorizerType.LAMBDA,
        ),
        "authorizerUri",
    ),
    "an unknown kind of authorizer": (
        lambda r: r.route(
            authorizer=ag.HttpAuthorizer.from_http_authorizer_attributes(
                r.stack, r.id(), authorizer_id="a", authorizer_type="FOO"
            )
        ),
        "but was 'FOO'",
    ),
    "credentials of all origins": (
        lambda r: r.http(cors_preflight={"allow_credentials": True, "allow_origins": ["*"]}),
        "allowCredentials",
    ),
    "a domain name of no stage": (
        lambda r: r.http(create_default_stage=False, default_domain_mapping={"domain_name": r.name()}),
        "createDefaultStage",
    ),
    "an endpoint that is off": (lambda r: r.http(disable_execute_api_endpoint=True).api_endpoint, "apiEndpoint"),
    "a short timeout": (lambda r: r.route(integration=r.url(timeout=Duration.millis(49))), "50 milliseconds"),
    "a long timeout": (lambda r: r.route(integration=r.url(timeout=Duration.seconds(30))), "29 seconds"),
    "no backend": (
        lambda r: ag.HttpIntegration(
            r.stack, r.id(), http_api=r.http(), integration_type=ag.HttpIntegrationType.HTTP_PROXY
        ),
        "integrationSubtype` or `integrationUri",
    ),
    "a grant without IAM": (lambda r: r.route().grant_invoke(iam.User(r.stack, r.id())), "IAM authorization"),
    "a grant of another method": (
        lambda r: r.route(authorizer=az.HttpIamAuthorizer(), methods=[Method.GET]).grant_invoke(
            iam.User(r.stack, r.id()), http_methods=[Method.PUT]
        ),
        "requested http methods",
    ),
    "a relative path in an ARN": (lambda r: r.http().arn_for_execute_api("GET", "x"), "start with '/': x"),
    "an empty domain name": (lambda r: r.name(domain_name=""), "domainName"),
    "two endpoints of a type": (
        lambda r: r.name().add_endpoint(certificate=r.certificate),
        "type REGIONAL already exists",
    ),
    "an empty mapping key": (lambda r: r.mapping(r.http(), api_mapping_key=""), "api mapping key"),
    "a mapping to no stage": (lambda r: r.mapping(r.http(create_default_stage=False)), "stage property"),
    "a mapping to no stage of a WebSocket API": (lambda r: r.mapping(r.socket()), "stage property"),
    "endpoint of an API known by id": (
        lambda r: ag.HttpApi.from_http_api_attributes(r.stack, r.id(), http_api_id="k").api_endpoint,
        "imported HttpApi",
    ),
    "endpoint of a WebSocket API known by id": (
        lambda r: ag.WebSocketApi.from_web_socket_api_attributes(r.stack, r.id(), web_socket_id="k").api_endpoint,
        "imported WebSocketApi",
    ),
    "domain URL of no mapping": (lambda r: ag.HttpStage(r.stack, r.id(), http_api=r.http()).domain_url, "domainUrl"),
    "URL of a known stage": (lambda r: known_stage(r).url, "imported stages"),
    "domain URL of a known stage": (lambda r: known_stage(r).domain_url, "imported stages"),
    "URL of a known WebSocket stage": (lambda r: known_socket_stage(r).url, "imported stages"),
    "callback URL of a known stage": (lambda r: known_socket_stage(r).callback_url, "imported stages"),
    "a log without request id": (
        lambda r: r.http().add_stage("L", stage_name="l", access_log_settings=Log(r, "x")),
        "contextRequestId",
    ),
    "an action of another service": (
        lambda r: it.HttpSqsIntegration(
            r.id(),
            queue=sqs.Queue(r.stack, r.id()),
            subtype=ag.HttpIntegrationSubtype.EVENTBRIDGE_PUT_EVENTS,
        ),
        "`SQS_`",
    ),
    "an authorizer of messages": (
        lambda r: r.socket().add_route("x", integration=r.mock(), authorizer=socket_authorizer(r)),
        r"\$connect route",
    ),
    "a fraction of a burst": (
        lambda r: ag.UsagePlan(r.stack, r.id(), throttle={"burst_limit": 1.5}),
        "burst limit should be an integer",
    ),
    "a fraction of a quota": (
        lambda r: ag.UsagePlan(r.stack, r.id(), quota={"limit": 1.5}),
        "quota limit should be an integer",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_api_gateway_would_not_take_is_refused(name: str) -> None:
    action, message = REFUSED[name]

    with pytest.raises(ValidationError, match=f"(?s){message}"):
        action(Room())


def test_an_integration_of_ones_own_is_asked_once_for_all_routes() -> None:
    asked = []

    class Own(ag.HttpRouteIntegration):
        def bind(self, *, route: ag.IHttpRoute, scope: Any) -> ag.HttpRouteIntegrationConfig:
            asked.append(route.path)
            return ag.HttpRouteIntegrationConfig(
                type=ag.HttpIntegrationType.HTTP_PROXY,
                payload_format_version=ag.PayloadFormatVersion.VERSION_1_0,
                uri="https://own",
            )

    room = Room()
    room.http().add_routes(path="/a", integration=Own("Own"), methods=[Method.GET, Method.PUT])

    assert asked == ["/a"]


@pytest.mark.parametrize("sources", [None, []])
def test_authorizers_ask_where_they_are_told_even_if_nowhere(sources: list[str] | None) -> None:
    room = Room()
    jwt = az.HttpJwtAuthorizer("J", "https://x", jwt_audience=["a"], identity_source=sources)

    room.route(authorizer=jwt)

    [made] = Template.from_stack(room.stack).find_resources("AWS::ApiGatewayV2::Authorizer").values()
    assert made["Properties"]["IdentitySource"] == (["$request.header.Authorization"] if sources is None else [])


def test_a_domain_name_made_elsewhere_has_its_arn_put_together() -> None:
    room = Room()
    imported = ag.DomainName.from_domain_name_attributes(
        room.stack, "I", name="a.example", regional_domain_name="r", regional_hosted_zone_id="z"
    )

    arn = room.stack.resolve(imported.domain_name_ref.domain_name_arn)["Fn::Join"][1]

    assert arn[-1] == ":apigateway:us-east-1:111111111111:/domainnames/a.example"
