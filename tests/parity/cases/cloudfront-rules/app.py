"""Distributions: what is warned of and refused, keys of buckets, imported buckets, functions at the edge."""
import json
import os
import aws_cdk as cdk
from aws_cdk import (aws_certificatemanager as acm, aws_cloudfront as cf, aws_cloudfront_origins as origins, aws_kms as kms, aws_lambda as lambda_, aws_s3 as s3)
from constructs import Construct

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False, context={"@aws-cdk/aws-cloudfront:defaultSecurityPolicyTLSv1.2_2021": True})
stack, other = cdk.Stack(app, "Rules"), cdk.Stack(app, "Elsewhere")
D, B, H, S3, E = cdk.Duration, cf.BehaviorOptions, origins.HttpOrigin, origins.S3BucketOrigin, cf.ErrorResponse
certificate = acm.Certificate.from_certificate_arn(stack, "Certificate", "arn:aws:acm:us-east-1:111122223333:certificate/x")


def distribution(id, origin=None, behavior={}, scope=stack, **options):
    return cf.Distribution(scope, id, default_behavior=B(origin=origin or H("x.example.com"), **behavior), **options)


sealed = s3.Bucket(stack, "Sealed", encryption=s3.BucketEncryption.KMS)
outside = s3.Bucket.from_bucket_name(stack, "Outside", "outside-bucket")
site = s3.Bucket(stack, "Site", website_index_document="i.html")
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.NODEJS_20_X, handler="i.h", code=lambda_.Code.from_inline("x"))
distribution("KmsControl", S3.with_origin_access_control(sealed, origin_access_levels=[cf.AccessLevel.READ, cf.AccessLevel.WRITE, cf.AccessLevel.READ_VERSIONED]))
own = kms.Key(Construct(stack, "Keys"), "Key")  # what is warned of is said where the key is made
distribution("KeyControl", S3.with_origin_access_control(s3.Bucket(Construct(stack, "Buckets"), "Bucket", encryption_key=own)))
known = s3.Bucket.from_bucket_attributes(Construct(stack, "Known"), "Bucket", bucket_name="known", encryption_key=kms.Key.from_key_arn(stack, "KnownKey", "arn:aws:kms:us-east-1:111122223333:key/k"))
distribution("KnownControl", S3.with_origin_access_control(known))
distribution("OutsideControl", S3.with_origin_access_control(outside, origin_path="here", origin_access_levels=[cf.AccessLevel.LIST]))
distribution("OutsideIdentity", S3.with_origin_access_identity(outside, origin_path="/a/b/"))
distribution("OldBucket", origins.S3Origin(sealed))
distribution("OldSite", origins.S3Origin(site, origin_path="/"))
distribution("OtherStack", S3.with_origin_access_identity(s3.Bucket(other, "Bucket")))
distribution("NoNames", certificate=certificate)
distribution("NoCertificate", domain_names=["a.example.com"], default_root_object="/index.html", web_acl_id="473e64fd-f30b-4765-81a0-62ad96dd167a")
distribution("Shield", H("x", origin_shield_enabled=False, connection_attempts=1, connection_timeout=D.seconds(10)))
distribution("Fallback", origins.OriginGroup(primary_origin=H("a"), fallback_origin=S3.with_bucket_defaults(site), selection_criteria=cf.OriginSelectionCriteria.MEDIA_QUALITY_BASED))
distribution("Errors", error_responses=[E(http_status=404, response_http_status=200)], enable_logging=True, publish_additional_metrics=False)
distribution("Edge", behavior=dict(edge_lambdas=[
    cf.EdgeLambda(event_type=cf.LambdaEdgeEventType.ORIGIN_REQUEST, function_version=fn.current_version, include_body=True)]))
cf.OriginAccessIdentity(stack, "Identity")
cf.S3OriginAccessControl(stack, "AnAccessControlWithAnIdThatIsSoLongThatTheNameHasToBeCutSomewhere", signing=cf.Signing.NEVER)
cf.CachePolicy(stack, "ACachePolicyWithAnIdThatIsSoLongThatTheNameMadeOfItHasToBeCutSomewhereToLeaveSomeRoomForTheNameOfTheRegionBehind")
distribution("AnIdThatIsSoLongThatTheIdsOfItsOriginsHaveToBeCutAtTheirBeginningSinceNoMoreThanOneHundredAndTwentyEightCharactersAreAllowedThere",
             origins.OriginGroup(primary_origin=H("a"), fallback_origin=H("b")))
distribution("Grpc", behavior=dict(enable_grpc=True, allowed_methods=cf.AllowedMethods.ALLOW_ALL))
attached = distribution("Attached")
attached.attach_web_acl_id("a-b")


def probe(name, make):
    try:
        make("Probe" + name)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


scratch = cdk.Stack(cdk.App(analytics_reporting=False, outdir=os.path.join(here, "scratch")), "Scratch")
refused = lambda *given, **options: lambda id: distribution(id, *given, scope=scratch, **options)
there = acm.Certificate.from_certificate_arn(scratch, "There", "arn:aws:acm:eu-west-1:111122223333:certificate/x")
probe("certificate", refused(certificate=there, domain_names=["a"]))
probe("logging", refused(enable_logging=False, log_bucket=s3.Bucket(scratch, "Logs")))
probe("error", refused(error_responses=[E(http_status=404)]))
probe("countries", lambda id: cf.GeoRestriction.allowlist())
probe("country", lambda id: cf.GeoRestriction.denylist("usa"))
probe("acl", refused(web_acl_id="arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b"))
probe("acl-twice", lambda id: attached.attach_web_acl_id("b-c"))
probe("star", lambda id: attached.add_behavior("*", H("y")))
probe("attempts", lambda id: H("x", connection_attempts=4))
probe("timeout", lambda id: H("x", connection_timeout=D.seconds(11)))
probe("port", lambda id: H("x", http_port=0))
probe("completion", lambda id: H("x", response_completion_timeout=D.seconds(10), read_timeout=D.seconds(20)))
probe("cache-name", lambda id: cf.CachePolicy(scratch, id, cache_policy_name="a b"))
probe("cache-long", lambda id: cf.CachePolicy(scratch, id, cache_policy_name="a" * 129))
probe("cache-comment", lambda id: cf.CachePolicy(scratch, id, comment="a" * 129))
probe("cache-headers", lambda id: cf.CacheHeaderBehavior.allow_list())
probe("cache-cookies", lambda id: cf.CacheCookieBehavior.deny_list())
probe("request-name", lambda id: cf.OriginRequestPolicy(scratch, id, origin_request_policy_name="a b"))
probe("request-headers", lambda id: cf.OriginRequestHeaderBehavior.allow_list("authorization"))
probe("request-all", lambda id: cf.OriginRequestHeaderBehavior.all("Foo"))
probe("grpc", refused(behavior=dict(enable_grpc=True, allowed_methods=cf.AllowedMethods.ALLOW_GET_HEAD)))
probe("grpc-edge", refused(behavior=dict(enable_grpc=True, allowed_methods=cf.AllowedMethods.ALLOW_ALL, edge_lambdas=[
    cf.EdgeLambda(event_type=cf.LambdaEdgeEventType.ORIGIN_REQUEST, function_version=fn.current_version)])))
probe("body", refused(behavior=dict(edge_lambdas=[cf.EdgeLambda(event_type=cf.LambdaEdgeEventType.ORIGIN_RESPONSE, function_version=fn.current_version, include_body=True)])))
probe("groups", refused(origins.OriginGroup(primary_origin=H("a"), fallback_origin=origins.OriginGroup(primary_origin=H("a"), fallback_origin=H("b")))))
probe("codes", refused(origins.OriginGroup(primary_origin=H("a"), fallback_origin=H("b"), fallback_status_codes=[])))
probe("ids", refused(H("a", origin_id="q"), additional_behaviors={"/b": B(origin=H("b", origin_id="q"))}))
app.synth()
