"""Origins that are URLs of functions, REST APIs and load balancers, with and without access control."""
import json
import os
import aws_cdk as cdk
from aws_cdk import (aws_apigateway as apigw, aws_cloudfront as cf, aws_cloudfront_origins as origins, aws_ec2 as ec2,
                     aws_elasticloadbalancingv2 as elb, aws_lambda as lambda_)

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
stack, other = cdk.Stack(app, "Servers"), cdk.Stack(app, "Functions")
S, B, U = cdk.Duration.seconds, cf.BehaviorOptions, origins.FunctionUrlOrigin
code = dict(runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
fn = lambda_.Function(stack, "Fn", **code)
open_url, iam = fn.add_function_url(auth_type=lambda_.FunctionUrlAuthType.NONE), lambda_.FunctionUrlAuthType.AWS_IAM
sealed = lambda_.Function(stack, "Sealed", **code).add_function_url(auth_type=iam)
alias = lambda_.Alias(stack, "Alias", alias_name="live", version=fn.current_version).add_function_url(auth_type=iam)
far = lambda_.Function(other, "Far", **code).add_function_url(auth_type=iam)


def distribution(id, origin, more={}, scope=stack, **options):
    return cf.Distribution(scope, id, default_behavior=B(origin=origin), additional_behaviors={k: B(origin=v) for k, v in more.items()}, **options)


control = cf.FunctionUrlOriginAccessControl(stack, "Control", description="c", origin_access_control_name="n", signing=cf.Signing.SIGV4_NO_OVERRIDE)
cf.FunctionUrlOriginAccessControl(stack, "AnAccessControlWithAnIdThatIsSoLongThatTheNameHasToBeCutSomewhere", signing=cf.Signing.NEVER)
media = cf.MediaPackageV2OriginAccessControl(stack, "Media", signing=cf.Signing.SIGV4_ALWAYS_AMZ_AUTH)
cf.MediaPackageV2OriginAccessControl(stack, "MediaNamed", origin_access_control_name="m", description="d")
for kind in (cf.FunctionUrlOriginAccessControl, cf.MediaPackageV2OriginAccessControl):
    print(kind.from_origin_access_control_id(stack, kind.__name__, "E123").origin_access_control_id)
distribution("Plain", U(open_url), {"/all/*": U(open_url, ip_address_type=cf.OriginIpAddressType.DUALSTACK, keepalive_timeout=S(45), read_timeout=S(20), origin_path="p/", response_completion_timeout=S(60), origin_id="mine", origin_access_control_id="E9", custom_headers={"X-A": "b"}, connection_attempts=2)})
shared = U.with_origin_access_control(alias, read_timeout=S(10), keepalive_timeout=S(11), ip_address_type=cf.OriginIpAddressType.IPV6)
distribution("Signed", U.with_origin_access_control(sealed), {"/given": U.with_origin_access_control(sealed, origin_access_control=control, origin_id="given", origin_path="/x"),
             "/alias": shared, "/again": shared, "/outside": U.with_origin_access_control(far, origin_shield_region="eu-west-1")})
distribution("SignedToo", shared, {"/group": origins.OriginGroup(primary_origin=U.with_origin_access_control(far), fallback_origin=U(open_url))})
distribution("Open", U.with_origin_access_control(open_url, origin_access_control=control, read_timeout=S(9), response_completion_timeout=S(8)))
distribution("Packages", origins.HttpOrigin("x.mediapackagev2.eu-west-1.amazonaws.com", origin_access_control_id=media.origin_access_control_ref.origin_access_control_id))
api = apigw.RestApi(stack, "Api", cloud_watch_role=False, deploy_options=apigw.StageOptions(stage_name="live"))
api.root.add_method("GET")
spec = apigw.SpecRestApi(stack, "Spec", cloud_watch_role=False, api_definition=apigw.ApiDefinition.from_inline({"openapi": "3.0.0", "paths": {"/": {"get": {}}}}))
distribution("Apis", origins.RestApiOrigin(api), {"/spec": origins.RestApiOrigin(spec, origin_path="/elsewhere/", keepalive_timeout=S(3), read_timeout=S(4), origin_shield_enabled=False),
             "/empty": origins.RestApiOrigin(api, origin_path="", connection_timeout=S(5), custom_headers={"A": "b", "B": "c"})})
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, restrict_default_security_group=False)
alb, nlb = elb.ApplicationLoadBalancer(stack, "Alb", vpc=vpc, internet_facing=True), elb.NetworkLoadBalancer(stack, "Nlb", vpc=vpc)
known = elb.NetworkLoadBalancer.from_network_load_balancer_attributes(stack, "Known", load_balancer_arn="arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/a/b", load_balancer_dns_name="known.example.com")
distribution("Balancers", origins.LoadBalancerV2Origin(alb), {"/nlb": origins.LoadBalancerV2Origin(nlb, protocol_policy=cf.OriginProtocolPolicy.HTTP_ONLY, http_port=8080, keepalive_timeout=S(1), read_timeout=S(300), origin_path="/q"),
             "/known": origins.LoadBalancerV2Origin(known, origin_ssl_protocols=[cf.OriginSslPolicy.TLS_V1_1], https_port=443, ip_address_type=cf.OriginIpAddressType.IPV4)})


def probe(name, make):
    try:
        make()
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


scratch = cdk.Stack(cdk.App(analytics_reporting=False, outdir=os.path.join(here, "scratch")), "Scratch")
idle = apigw.RestApi(scratch, "Idle", deploy=False)
bare = elb.NetworkLoadBalancer.from_network_load_balancer_attributes(scratch, "Bare", load_balancer_arn=known.load_balancer_arn)
for name, make in (("url", lambda **o: U(open_url, **o)), ("signed", lambda **o: distribution("D", U.with_origin_access_control(sealed, **o), scope=scratch)),
                   ("api", lambda **o: origins.RestApiOrigin(api, **o)), ("http", lambda **o: origins.HttpOrigin("x", **o))):
    probe(name + "-read", lambda: make(read_timeout=S(0)))
    probe(name + "-keep", lambda: make(keepalive_timeout=S(0)))
    name == "signed" or probe(name + "-completion", lambda: make(read_timeout=S(9), response_completion_timeout=S(8)))
probe("open-new", lambda: distribution("New", U.with_origin_access_control(open_url), scope=scratch))
always = cf.FunctionUrlOriginAccessControl(scratch, "Always")
probe("open-always", lambda: distribution("Open", U.with_origin_access_control(open_url, origin_access_control=always), scope=scratch))
probe("no-stage", lambda: origins.RestApiOrigin(idle))
probe("no-name", lambda: origins.LoadBalancerV2Origin(bare))
app.synth()
