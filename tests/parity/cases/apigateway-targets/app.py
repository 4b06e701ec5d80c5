"""APIs as targets of rules and alias records, and as sources of functions."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag, aws_apigatewayv2 as ag2, aws_apigatewayv2_integrations as it, aws_certificatemanager as acm, aws_events as ev, aws_events_targets as t, aws_iam as iam, aws_lambda as L, aws_lambda_event_sources as es, aws_route53 as r53, aws_route53_targets as rt, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "Targets", env=cdk.Environment(account="111111111111", region="us-east-1"))
fn, fn2 = [L.Function(s, n, code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12) for n in ("Fn", "Fn2")]
fn.add_event_source(es.ApiEventSource("GET", "/a/b/{c}")), fn2.add_event_source(es.ApiEventSource("post", "/a", api_key_required=True, authorization_type=ag.AuthorizationType.IAM)), fn.add_event_source(es.ApiEventSource("ANY", "/"))
api, h = ag.LambdaRestApi(s, "Api", handler=fn), ag2.HttpApi(s, "Http", default_integration=it.HttpLambdaIntegration("I", fn))
q, role = sqs.Queue(s, "Q"), iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))
ev.Rule(s, "R", schedule=ev.Schedule.rate(cdk.Duration.minutes(1)), targets=[t.ApiGateway(api), t.ApiGateway(api, path="/*/x/*", method="GET", stage="st", path_parameter_values=["p1", "p2"], header_parameters={"H": "v"}, query_string_parameters={"q": "1"}, post_body=ev.RuleTargetInput.from_object({"a": ev.EventField.account})), t.ApiGatewayV2(h)])
ev.Rule(s, "R2", event_pattern=ev.EventPattern(source=["x"]), targets=[t.ApiGateway(api, event_role=role, dead_letter_queue=q, retry_attempts=2, max_event_age=cdk.Duration.hours(1)), t.ApiGatewayV2(h, path="/y", method="POST", stage="$default", header_parameters={"A": "b"})])
zone = r53.HostedZone.from_hosted_zone_attributes(s, "Zone", hosted_zone_id="Z1", zone_name="ex.example")
cert = acm.Certificate.from_certificate_arn(s, "Cert", "arn:aws:acm:us-east-1:111111111111:certificate/c")
api.add_domain_name("Dn", domain_name="api.ex.example", certificate=cert)
edge, d2 = ag.DomainName(s, "Edge", domain_name="e.ex.example", certificate=cert, endpoint_type=ag.EndpointType.EDGE), ag2.DomainName(s, "D2", domain_name="b.ex.example", certificate=cert)
alias = r53.RecordTarget.from_alias
r53.ARecord(s, "Rec", zone=zone, record_name="api", target=alias(rt.ApiGateway(api))), r53.ARecord(s, "Rec2", zone=zone, record_name="e", target=alias(rt.ApiGatewayDomain(edge))), r53.AaaaRecord(s, "Rec3", zone=zone, record_name="b", target=alias(rt.ApiGatewayv2DomainProperties(d2.regional_domain_name, d2.regional_hosted_zone_id)))
app.synth()
