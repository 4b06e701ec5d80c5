"""The older class of distributions: sources with fallbacks, behaviors, certificates, logs."""
import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf, aws_lambda as lambda_, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Web")
S, SC, BH, V, O = cdk.Duration.seconds, cf.SourceConfiguration, cf.Behavior, cf.ViewerCertificate, cf.S3OriginConfig
bucket, identity = s3.Bucket(stack, "Bucket"), cf.OriginAccessIdentity(stack, "Identity")
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.NODEJS_20_X, handler="i.h", code=lambda_.Code.from_inline("x"))
edge = cf.Function(stack, "Edge", code=cf.FunctionCode.from_inline("x"))


def server(**options):
    return cf.CustomOriginConfig(domain_name="c.example.com", **options)


def web(id, *sources, **options):
    return cf.CloudFrontWebDistribution(stack, id, origin_configs=list(sources) or [SC(custom_origin_source=server(), behaviors=default)], **options)


default = [BH(is_default_behavior=True)]
plain = web("Plain")
web("Buckets", SC(s3_origin_source=O(s3_bucket_source=bucket), behaviors=[BH(is_default_behavior=True, path_pattern="/x")]), SC(behaviors=[BH(path_pattern="/b", allowed_methods=cf.CloudFrontAllowedMethods.GET_HEAD_OPTIONS)],
    s3_origin_source=O(s3_bucket_source=bucket, origin_access_identity=identity, origin_headers={"a": "b"}, origin_path="/p", origin_shield_region="us-east-1")))
web("Fallbacks", SC(custom_origin_source=server(), failover_custom_origin_source=server(origin_path="/f"), behaviors=default, origin_shield_region="eu-west-1"),
    SC(custom_origin_source=server(), failover_s3_origin_source=O(s3_bucket_source=bucket), failover_criteria_status_codes=[cf.FailoverStatusCode.NOT_FOUND, cf.FailoverStatusCode.BAD_GATEWAY], connection_attempts=2, connection_timeout=S(3), behaviors=[BH(path_pattern="/y")]))
web("Server", SC(custom_origin_source=server(allowed_origin_ssl_versions=[cf.OriginSslPolicy.TLS_V1], http_port=81, https_port=444, origin_headers={"a": "b"}, origin_keepalive_timeout=S(9), origin_path="p/",
    origin_protocol_policy=cf.OriginProtocolPolicy.HTTP_ONLY, origin_read_timeout=S(10)), behaviors=default, failover_criteria_status_codes=[cf.FailoverStatusCode.FORBIDDEN]))
web("Behaviors", SC(custom_origin_source=server(), behaviors=[BH(is_default_behavior=True, allowed_methods=cf.CloudFrontAllowedMethods.ALL, cached_methods=cf.CloudFrontAllowedCachedMethods.GET_HEAD_OPTIONS, compress=False,
    default_ttl=S(1), max_ttl=S(2), min_ttl=S(0), forwarded_values=cf.CfnDistribution.ForwardedValuesProperty(query_string=True, headers=["A"], cookies=cf.CfnDistribution.CookiesProperty(forward="all")),
    function_associations=[cf.FunctionAssociation(event_type=cf.FunctionEventType.VIEWER_REQUEST, function=edge)], trusted_signers=["111122223333"], viewer_protocol_policy=cf.ViewerProtocolPolicy.HTTPS_ONLY,
    lambda_function_associations=[cf.LambdaFunctionAssociation(event_type=cf.LambdaEdgeEventType.ORIGIN_REQUEST, lambda_function=fn.current_version, include_body=True)],
    trusted_key_groups=[cf.KeyGroup.from_key_group_id(stack, "Group", "G")]), BH(path_pattern="/a", trusted_key_groups=[], function_associations=[])]))
logged = web("Logged", comment="x" * 130, default_root_object="", enabled=False, enable_ip_v6=False, logging_config=cf.LoggingConfiguration(), geo_restriction=cf.GeoRestriction.denylist("DE"), http_version=cf.HttpVersion.HTTP3,
    error_configurations=[cf.CfnDistribution.CustomErrorResponseProperty(error_code=404, response_code=200, response_page_path="/x", error_caching_min_ttl=3)], price_class=cf.PriceClass.PRICE_CLASS_ALL,
    viewer_protocol_policy=cf.ViewerProtocolPolicy.ALLOW_ALL, web_acl_id="w", viewer_certificate=V.from_cloud_front_default_certificate("x.example.com"))
web("Given", logging_config=cf.LoggingConfiguration(bucket=logged.logging_bucket, include_cookies=True, prefix="p"), comment="y" * 128, default_root_object="r.html",
    viewer_certificate=V.from_iam_certificate("id", aliases=["q.example.com"], security_policy=cf.SecurityPolicyProtocol.TLS_V1_2_2021, ssl_method=cf.SSLMethod.STATIC_IP))
there = cf.CloudFrontWebDistribution.from_distribution_attributes(stack, "There", distribution_id="I", domain_name="i.example.com")
cdk.CfnOutput(stack, "Out", value="|".join([plain.distribution_id, plain.distribution_domain_name, plain.distribution_arn, there.distribution_arn]))
plain.grant_create_invalidation(fn)
app.synth()
