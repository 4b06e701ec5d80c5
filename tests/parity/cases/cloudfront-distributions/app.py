"""Distributions: origins, behaviors, policies, certificates, logs."""
import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm, aws_cloudfront as cf, aws_cloudfront_origins as origins, aws_iam as iam, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Distributions")
D, B, H = cdk.Duration, cf.BehaviorOptions, origins.HttpOrigin
bucket, site = s3.Bucket(stack, "Bucket"), s3.Bucket(stack, "Site", website_index_document="index.html")
S3 = origins.S3BucketOrigin
plain = cf.Distribution(stack, "Plain", default_behavior=B(origin=H("www.example.com")), minimum_protocol_version=cf.SecurityPolicyProtocol.TLS_V1_2_2021, ssl_support_method=cf.SSLMethod.SNI)
controlled = cf.Distribution(stack, "Controlled", default_behavior=B(origin=S3.with_origin_access_control(bucket)), default_root_object="index.html")
cert = acm.Certificate.from_certificate_arn(stack, "Cert", "arn:aws:acm:us-east-1:111122223333:certificate/x")
fn = cf.Function(stack, "Fn", code=cf.FunctionCode.from_inline("x"))
caching = cf.CachePolicy(stack, "Caching")
rich_caching = cf.CachePolicy(
    stack, "RichCaching", cache_policy_name="my-policy", comment="c", default_ttl=D.days(2), min_ttl=D.minutes(1), max_ttl=D.days(10),
    cookie_behavior=cf.CacheCookieBehavior.allow_list("a", "b"), header_behavior=cf.CacheHeaderBehavior.allow_list("X-A", "X-B"),
    query_string_behavior=cf.CacheQueryStringBehavior.deny_list("u"), enable_accept_encoding_gzip=True, enable_accept_encoding_brotli=True)
cf.CachePolicy(stack, "AllCaching", cookie_behavior=cf.CacheCookieBehavior.all(), query_string_behavior=cf.CacheQueryStringBehavior.all(), default_ttl=D.days(400))
cf.CachePolicy(stack, "DenyCaching", cookie_behavior=cf.CacheCookieBehavior.deny_list("q"), query_string_behavior=cf.CacheQueryStringBehavior.allow_list("z"), min_ttl=D.days(3))
requests = cf.OriginRequestPolicy(stack, "Requests")
rich_requests = cf.OriginRequestPolicy(
    stack, "RichRequests", origin_request_policy_name="my-requests", comment="c", cookie_behavior=cf.OriginRequestCookieBehavior.deny_list("c"),
    header_behavior=cf.OriginRequestHeaderBehavior.all("CloudFront-Is-Android-Viewer"), query_string_behavior=cf.OriginRequestQueryStringBehavior.allow_list("v"))
cf.OriginRequestPolicy(stack, "MoreRequests", cookie_behavior=cf.OriginRequestCookieBehavior.all(), header_behavior=cf.OriginRequestHeaderBehavior.allow_list("A"),
                       query_string_behavior=cf.OriginRequestQueryStringBehavior.all())
cf.OriginRequestPolicy(stack, "LessRequests", cookie_behavior=cf.OriginRequestCookieBehavior.allow_list("k"), header_behavior=cf.OriginRequestHeaderBehavior.deny_list("A"),
                       query_string_behavior=cf.OriginRequestQueryStringBehavior.deny_list("w"))
cf.OriginRequestPolicy(stack, "ViewerRequests", header_behavior=cf.OriginRequestHeaderBehavior.all(), cookie_behavior=cf.OriginRequestCookieBehavior.none())
full = cf.Distribution(
    stack, "Full", comment="about", default_root_object="home.html", domain_names=["a.example.com", "b.example.com"], certificate=cert, enabled=False, enable_ipv6=False,
    http_version=cf.HttpVersion.HTTP2_AND_3, price_class=cf.PriceClass.PRICE_CLASS_100, web_acl_id="arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/b",
    minimum_protocol_version=cf.SecurityPolicyProtocol.TLS_V1_2_2019, ssl_support_method=cf.SSLMethod.VIP, geo_restriction=cf.GeoRestriction.allowlist("US", "DE"),
    enable_logging=True, log_file_prefix="logs/", log_includes_cookies=True, publish_additional_metrics=True,
    error_responses=[cf.ErrorResponse(http_status=404, response_http_status=200, response_page_path="/index.html", ttl=D.minutes(5)), cf.ErrorResponse(http_status=500, ttl=D.seconds(0)),
                     cf.ErrorResponse(http_status=403, response_page_path="/e.html")],
    default_behavior=B(
        origin=H("api.example.com", origin_path="/v1", connection_attempts=2, connection_timeout=D.seconds(5), custom_headers={"X-B": "1", "X-A": "2"}, origin_shield_region="eu-west-1",
                 http_port=8080, https_port=8443, keepalive_timeout=D.seconds(10), read_timeout=D.seconds(45), protocol_policy=cf.OriginProtocolPolicy.MATCH_VIEWER,
                 origin_ssl_protocols=[cf.OriginSslPolicy.TLS_V1_1, cf.OriginSslPolicy.TLS_V1_2], origin_id="the-api", response_completion_timeout=D.seconds(100),
                 ip_address_type=cf.OriginIpAddressType.DUALSTACK),
        allowed_methods=cf.AllowedMethods.ALLOW_ALL, cached_methods=cf.CachedMethods.CACHE_GET_HEAD_OPTIONS, cache_policy=rich_caching, compress=False,
        origin_request_policy=rich_requests, response_headers_policy=cf.ResponseHeadersPolicy.SECURITY_HEADERS, smooth_streaming=True,
        viewer_protocol_policy=cf.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        function_associations=[cf.FunctionAssociation(event_type=cf.FunctionEventType.VIEWER_REQUEST, function=fn)]),
    additional_behaviors={
        "/s3/*": B(origin=S3.with_bucket_defaults(bucket), viewer_protocol_policy=cf.ViewerProtocolPolicy.HTTPS_ONLY, allowed_methods=cf.AllowedMethods.ALLOW_GET_HEAD_OPTIONS),
        "/again": B(origin=S3.with_origin_access_identity(bucket, origin_path="/deep/", custom_headers={"Z": "1"}), cache_policy=cf.CachePolicy.CACHING_DISABLED),
        "/site/*": B(origin=origins.S3StaticWebsiteOrigin(site), origin_request_policy=cf.OriginRequestPolicy.ALL_VIEWER, enable_grpc=False)})
shared = H("shared.example.com")
full.add_behavior("/added/*", shared, cache_policy=caching, origin_request_policy=requests)
full.add_behavior("/added-too/*", shared, viewer_protocol_policy=cf.ViewerProtocolPolicy.ALLOW_ALL, compress=True)
log_bucket = s3.Bucket(stack, "Logs", object_ownership=s3.ObjectOwnership.OBJECT_WRITER)
group = origins.OriginGroup(primary_origin=S3.with_origin_access_control(bucket), fallback_origin=H("fallback.example.com"), fallback_status_codes=[500, 503])
cf.Distribution(stack, "Group", default_behavior=B(origin=group), log_bucket=log_bucket, geo_restriction=cf.GeoRestriction.denylist("FR"), certificate=cert, domain_names=["c.example.com"],
                additional_behaviors={"/g/*": B(origin=origins.OriginGroup(primary_origin=H("one.example.com"), fallback_origin=H("two.example.com")))})
control = cf.S3OriginAccessControl(stack, "Control", origin_access_control_name="oac", description="d", signing=cf.Signing.SIGV4_NO_OVERRIDE)
identity = cf.OriginAccessIdentity(stack, "Identity", comment="who")
levels = [cf.AccessLevel.READ, cf.AccessLevel.WRITE, cf.AccessLevel.DELETE, cf.AccessLevel.LIST]
cf.Distribution(stack, "Levels", default_behavior=B(origin=S3.with_origin_access_control(bucket, origin_access_control=control, origin_access_levels=levels)),
                additional_behaviors={"/oai/*": B(origin=S3.with_origin_access_identity(bucket, origin_access_identity=identity))})
imported = cf.Distribution.from_distribution_attributes(stack, "Imported", distribution_id="EDFDVBD6EXAMPLE", domain_name="d.cloudfront.net")
user = iam.User(stack, "User")
plain.grant_create_invalidation(user)
imported.grant(user, "cloudfront:GetDistribution")
plain.metric_requests().create_alarm(stack, "Requests1", threshold=1, evaluation_periods=1)
full.metric_origin_latency(period=D.minutes(1)).create_alarm(stack, "Latency", threshold=1, evaluation_periods=1)
cdk.CfnOutput(stack, "Out", value=cdk.Fn.join("|", [plain.distribution_id, plain.distribution_domain_name, plain.domain_name, plain.distribution_arn, imported.distribution_arn,
              caching.cache_policy_id, requests.origin_request_policy_id, control.origin_access_control_id, identity.origin_access_identity_id,
              identity.cloud_front_origin_access_identity_s3_canonical_user_id]))
app.synth()
