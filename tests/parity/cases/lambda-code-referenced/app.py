"""Code that Lambda runs from where it lies: what the bucket and its key allow, for named and unnamed functions and layers, here and in another stack."""
import aws_cdk as cdk
from aws_cdk import aws_kms as kms, aws_lambda as L, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
KMS = dict(encryption=s3.BucketEncryption.KMS)


def code(bucket, key="k", **options):
    return L.Code.from_bucket_v2(bucket, key, object_version="v", s3_object_storage_mode=L.S3ObjectStorageMode.REFERENCE, **options)


def function(scope, id, bucket, *rest, **options):
    return L.Function(scope, id, code=bucket if isinstance(bucket, L.Code) else code(bucket, *rest), handler="i.h", runtime=L.Runtime.PYTHON_3_12, **options)


for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="eu-west-1"))):
    s = cdk.Stack(app, name, env=env)
    own, secret = s3.Bucket(s, "Own", enforce_ssl=True), s3.Bucket(s, "Secret", **KMS)
    function(s, "Named", own, function_name="nm")
    function(s, "SameName", own, function_name="nm")
    function(s, "TokenName", own, function_name=cdk.Aws.STACK_NAME)
    function(s, "Unnamed", secret, "a/b.zip")
    function(s, "OtherKey", secret, "a/*", function_name="other")
    for n, options in enumerate(({}, {"layer_version_name": "lv"}, {"layer_version_name": cdk.Aws.STACK_NAME})):
        L.LayerVersion(s, f"Layer{n}", code=code(secret, f"k{n}"), **options)
    L.LayerVersion(s, "OfImported", code=code(s3.Bucket.from_bucket_name(s, "ByName", "known")))
    function(s, "ImportedBucket", s3.Bucket.from_bucket_attributes(s, "WithKey", bucket_name="known", encryption_key=kms.Key(s, "Key")))
    function(s, "ImportedKey", s3.Bucket(s, "KeyElsewhere", encryption_key=kms.Key.from_key_arn(s, "TheirKey", "arn:aws:kms:us-east-1:123456789012:key/a")), function_name="x")
    function(s, "SourceKey", code(own, source_kms_key=kms.Key(s, "SourceEncryption")))
    L.SingletonFunction(s, "Single", uuid="u", code=code(own, "single"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
    function(s, "Copied", L.Code.from_bucket_v2(own, "k", s3_object_storage_mode=L.S3ObjectStorageMode.COPY))
    L.LayerVersion(s, "CopiedLayer", code=L.Code.from_bucket_v2(own, "k", s3_object_storage_mode=L.S3ObjectStorageMode.COPY, object_version="3"))
    consumer = cdk.Stack(app, f"{name}Consumer", env=env)
    function(consumer, "Function", secret, "far", function_name="z")
    function(consumer, "NoName", own, "far")
app.synth()
