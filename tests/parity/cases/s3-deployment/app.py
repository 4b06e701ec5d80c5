"""Deployments to buckets: sources of all kinds, values known at deployment, options of objects, functions by size."""
import os.path
import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf, aws_iam as iam, aws_kms as kms, aws_logs as logs, aws_s3 as s3, aws_s3_deployment as d

here = os.path.dirname(os.path.abspath(__file__))
web = lambda **options: d.Source.asset(os.path.join(here, "web"), **options)
app = cdk.App(analytics_reporting=False)

site = cdk.Stack(app, "Site")
bucket, key = s3.Bucket(site, "Bucket", encryption=s3.BucketEncryption.KMS, versioned=True), kms.Key(site, "Key")
other = s3.Bucket.from_bucket_name(site, "Other", "other-bucket")
full = d.BucketDeployment(
    site, "Full", destination_bucket=bucket, destination_key_prefix="pre/fix", sources=[web(), d.Source.bucket(other, "a/b.zip"), web()],
    access_control=s3.BucketAccessControl.BUCKET_OWNER_FULL_CONTROL, cache_control=[d.CacheControl.set_public(), d.CacheControl.s_max_age(cdk.Duration.days(1)), d.CacheControl.from_string("x=1")],
    content_disposition="inline", content_encoding="gzip", content_language="de", content_type="text/x", expires=cdk.Expiration.at_timestamp(1700000000123),
    extract=False, include=["*.b"], exclude=[], memory_limit=512, ephemeral_storage_size=cdk.Size.gibibytes(1), metadata={"Upper": "1", "x-amz-meta-q": "2"},
    retain_on_delete=True, server_side_encryption=d.ServerSideEncryption.AWS_KMS_DSSE, server_side_encryption_aws_kms_key_id=key.key_id,
    server_side_encryption_customer_algorithm="AES256", sign_content=True, storage_class=d.StorageClass.ONEZONE_IA, website_redirect_location="/y",
    distribution=cf.CfnDistribution(site, "Dist", distribution_config=cf.CfnDistribution.DistributionConfigProperty(enabled=True, default_cache_behavior=cf.CfnDistribution.DefaultCacheBehaviorProperty(target_origin_id="o", viewer_protocol_policy="allow-all"))), distribution_paths=["/a/*"], wait_for_distribution_invalidation=False)
full.add_source(web())
full.add_source(web(exclude=["*.css"]))
small = d.BucketDeployment(site, "Small", destination_bucket=bucket, sources=[], metadata={}, log_group=logs.LogGroup(site, "Logs"), output_object_keys=False, prune=False)
d.BucketDeployment(site, "Again", destination_bucket=bucket, sources=[web()], destination_key_prefix="/", role=iam.Role.from_role_arn(site, "Never", "arn:aws:iam::111122223333:role/never"))
for name, value in {"Keys": cdk.Fn.join(",", full.object_keys), "Versions": cdk.Fn.select(0, full.object_version_ids), "Name": full.deployed_bucket.bucket_name, "Url": full.deployed_bucket.bucket_website_url, "Role": small.handler_role.role_arn}.items():
    cdk.CfnOutput(site, name, value=value)

files = cdk.Stack(app, "Files", env=cdk.Environment(account="111122223333", region="eu-west-1"))
target = s3.Bucket(files, "Target")
name, number, listed = target.bucket_name, cdk.CfnParameter(files, "Number", type="Number"), cdk.CfnParameter(files, "List", type="CommaDelimitedList")
tree = {"plain": "a: b", "mixed": "pre-" + name + '-"post"', "number": number.value_as_number, "none": None, "list": [name, None, True, 1.5, {"deep": other.bucket_arn}], "2": cdk.Fn.join(",", [name, "y"]), "1": cdk.Aws.REGION, "é": "multi\nline"}
made = d.BucketDeployment(files, "Made", destination_bucket=target, log_retention=logs.RetentionDays.ONE_DAY, role=iam.Role(files, "Mine", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")), sources=[
    d.Source.json_data("deep/er/j.json", tree), d.Source.json_data("k.json", {name: "v", "x" + name + "y": name, "z": {"l": listed.value_as_list}}, escape=True), d.Source.json_data("t.json", name, escape=False), d.Source.json_data("n.json", [1, "x"]),
    d.Source.yaml_data("y.yaml", tree), d.Source.yaml_data("k.yaml", {"k": {name: 1, "a" + name: name}, "l": [[name], {"m": name}]}),
    d.Source.data("d.txt", name + " in " + cdk.Aws.REGION + cdk.Aws.PARTITION + "\r\n" + name, json_escape=True), d.Source.data("/e/empty.txt", ""), d.Source.data("if.txt", cdk.Fn.condition_if("C", "a", "b").to_string(), json_escape=False)])
made.add_source(d.Source.data("late.txt", "l" + name))
d.DeployTimeSubstitutedFile(files, "Hashed", source=os.path.join(here, "template.txt"), destination_bucket=target, substitutions={})
keyed = d.DeployTimeSubstitutedFile(files, "Keyed", source=os.path.join(here, "template.txt"), destination_bucket=target, destination_key="a/k.txt", substitutions={"one": name, "two_2": "{{one}}", "unused": "u"})
cdk.CfnOutput(files, "KeyOfFile", value=keyed.bucket.arn_for_objects(keyed.object_key))
app.synth()
