"""Response headers policies."""
import json
import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf, aws_cloudfront_origins as origins

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Headers")
D, P = cdk.Duration, cf.ResponseHeadersPolicy
bare = P(stack, "Bare")
full = P(stack, "Full", response_headers_policy_name="my-headers", comment="c", server_timing_sampling_rate=12.34, remove_headers=["Server", "X-A"],
         cors_behavior=cf.ResponseHeadersCorsBehavior(
             access_control_allow_credentials=False, access_control_allow_headers=["X-A"], access_control_allow_methods=["GET", "POST"],
             access_control_allow_origins=["*"], access_control_expose_headers=["X-B"], access_control_max_age=D.minutes(10), origin_override=True),
         custom_headers_behavior=cf.ResponseCustomHeadersBehavior(custom_headers=[
             cf.ResponseCustomHeader(header="X-C", value="v", override=True), cf.ResponseCustomHeader(header="X-D", value="w", override=False)]),
         security_headers_behavior=cf.ResponseSecurityHeadersBehavior(
             content_security_policy=cf.ResponseHeadersContentSecurityPolicy(content_security_policy="default-src https:;", override=True),
             content_type_options=cf.ResponseHeadersContentTypeOptions(override=True),
             frame_options=cf.ResponseHeadersFrameOptions(frame_option=cf.HeadersFrameOption.SAMEORIGIN, override=False),
             referrer_policy=cf.ResponseHeadersReferrerPolicy(referrer_policy=cf.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override=True),
             strict_transport_security=cf.ResponseHeadersStrictTransportSecurity(access_control_max_age=D.days(30), include_subdomains=True, preload=True, override=True),
             xss_protection=cf.ResponseHeadersXSSProtection(protection=True, mode_block=True, report_uri="https://r.example.com", override=True)))
P(stack, "Some", server_timing_sampling_rate=0, remove_headers=[], cors_behavior=cf.ResponseHeadersCorsBehavior(
    access_control_allow_credentials=True, access_control_allow_headers=["Q"], access_control_allow_methods=["GET"], access_control_allow_origins=["https://a.example.com"],
    origin_override=False), security_headers_behavior=cf.ResponseSecurityHeadersBehavior(
        strict_transport_security=cf.ResponseHeadersStrictTransportSecurity(access_control_max_age=D.seconds(600), override=False),
        xss_protection=cf.ResponseHeadersXSSProtection(protection=False, override=False),
        referrer_policy=cf.ResponseHeadersReferrerPolicy(referrer_policy=cf.HeadersReferrerPolicy.NO_REFERRER, override=False),
        frame_options=cf.ResponseHeadersFrameOptions(frame_option=cf.HeadersFrameOption.DENY, override=True)))
P(stack, "APolicyWithAnIdThatIsSoLongThatTheNameMadeOfItHasToBeCutSomewhereSinceNoMoreThanOneHundredAndTwentyEightCharactersAreAllowedForNames")
imported = P.from_response_headers_policy_id(stack, "Imported", "an-id")
cf.Distribution(stack, "Site", default_behavior=cf.BehaviorOptions(origin=origins.HttpOrigin("x.example.com"), response_headers_policy=full),
                additional_behaviors={"/i/*": cf.BehaviorOptions(origin=origins.HttpOrigin("y.example.com"), response_headers_policy=imported)})
cdk.CfnOutput(stack, "Out", value=f"{bare.response_headers_policy_id} {imported.response_headers_policy_id}")


def probe(name, **options):
    try:
        P(stack, "Probe" + name, **options)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


probes = cdk.Stack(cdk.App(analytics_reporting=False, outdir="scratch"), "Probes")
stack = probes
probe("name", response_headers_policy_name="a b")
probe("name-long", response_headers_policy_name="a" * 129)
probe("comment", comment="a" * 129)
probe("rate", server_timing_sampling_rate=101)
probe("rate-low", server_timing_sampling_rate=-1)
probe("rate-fine", server_timing_sampling_rate=1.23456)
probe("remove", remove_headers=["content-encoding"])
cors = lambda **options: dict(cors_behavior=cf.ResponseHeadersCorsBehavior(**{**dict(
    access_control_allow_credentials=True, access_control_allow_headers=["A"], access_control_allow_methods=["GET"], access_control_allow_origins=["https://a"],
    origin_override=True), **options}))
probe("cors-headers", **cors(access_control_allow_headers=["*"]))
probe("cors-methods", **cors(access_control_allow_methods=["ALL"]))
probe("cors-origins", **cors(access_control_allow_origins=["*"]))
probe("cors-expose", **cors(access_control_expose_headers=["*"]))
probe("cors-unknown", **cors(access_control_allow_methods=["BREW"]))
probe("xss", security_headers_behavior=cf.ResponseSecurityHeadersBehavior(xss_protection=cf.ResponseHeadersXSSProtection(protection=False, mode_block=True, override=True)))
app.synth()
