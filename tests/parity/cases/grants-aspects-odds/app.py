"""Rarely used parts of grants and aspects: runtimes and retention of all handlers, upgrades of versions, looked-up roles, policies of the app's own resource types, copies of statements."""
import os.path
import jsii
import aws_cdk as cdk
from aws_cdk import aws_dynamodb as ddb, aws_events as ev, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_logs as logs, aws_s3 as s3, aws_sns as sns, aws_sqs as sqs, custom_resources as cr

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
B = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
S = iam.ServicePrincipal


def state(*actions, **more):
    return iam.PolicyStatement(actions=list(actions), resources=["*"], **more)


configured = cdk.Stack(app, "Configured")
cr.CustomResourceConfig.of(configured).add_lambda_runtime(L.Runtime.PYTHON_3_13)
aspects = cdk.Stack(app, "Aspects")
for aspect in (cr.CustomResourceLogRetention(logs.RetentionDays.FIVE_DAYS), cr.CustomResourceRemovalPolicy(cdk.RemovalPolicy.RETAIN)):
    cdk.Aspects.of(aspects).add(aspect)
for s in (configured, aspects):
    cr.AwsCustomResource(s, "Call", on_create=cr.AwsSdkCall(service="S3", action="listBuckets", physical_resource_id=cr.PhysicalResourceId.of("x")), policy=cr.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]), log_retention=logs.RetentionDays.ONE_DAY if s is aspects else None, log_group=logs.LogGroup(s, "Logs") if s is configured else None)
    s3.Bucket(s, "Bucket", auto_delete_objects=True, removal_policy=cdk.RemovalPolicy.DESTROY)
    L.Function(s, "Users", **B)
for name, on in (("Upgraded", True), ("Kept", False)):
    u = cdk.Stack(app, name)
    u.node.set_context("@aws-cdk/aws-lambda:recognizeVersionProps", True)
    u.node.set_context("@aws-cdk/aws-lambda:recognizeLayerVersion", True)
    fn = L.Function(u, "Fn", **B, description="d")
    L.Function.classify_version_property("Description", on)
    cdk.CfnOutput(u, "Version", value=fn.current_version.version)
    cdk.Aspects.of(u).add(L.FunctionVersionUpgrade("@aws-cdk/aws-lambda:recognizeVersionProps", on))
s = cdk.Stack(app, "Granted", env=cdk.Environment(account="123456789012", region="us-east-1"))


def show(id, **values):
    cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)


def role(id):
    return iam.Role(s, id, assumed_by=S("x.amazonaws.com"))


looked = iam.Role.from_lookup(s, "Looked", role_name="looked-up", mutable=False)
saml = iam.SamlProvider(s, "Saml", metadata_document=iam.SamlMetadataDocument.from_file(os.path.join(here, "saml.xml")), name="sn")
key, bucket, queue, topic = kms.Key(s, "Key"), s3.Bucket(s, "Bucket"), sqs.Queue(s, "Queue"), sns.Topic(s, "Topic")
table = ddb.Table(s, "Table", partition_key=ddb.Attribute(name="a", type=ddb.AttributeType.STRING), encryption_key=key, stream=ddb.StreamViewType.NEW_IMAGE)
queue.grants.actions(role("R1"), ["sqs:Own"], resource_arns=["arn:q"], key_actions=["kms:Q"])
sqs.Queue(s, "Keyed", encryption_master_key=key).grants.actions(role("R2"), ["sqs:Own"], key_actions=["kms:Decrypt"])
topic.grants.actions(role("R3"), ["sns:Own"], resource_arns=["arn:t"])
sns.Topic(s, "KeyedTopic", master_key=key).grants.actions(iam.AccountPrincipal("9" * 12), ["sns:Own"], key_actions=["kms:Decrypt"])
logs.LogGroup(s, "Group").grants.actions(role("R4"), ["logs:Own"], resource_arns=["arn:l"])
ev.EventBus(s, "Bus").grants.actions(role("R5"), ["events:Own"], resource_arns=["arn:b"])
ddb.TableGrants(table=table, encrypted_resource=table, policy_resource=table).read_data(role("R6"))
ddb.TableGrants(table=table, policy_resource=table).write_data(iam.AccountPrincipal("8" * 12))
table.grants.multi_account_replication_from("arn:aws:dynamodb:eu-west-1:333333333333:table/x")
table.stream_grants.actions(role("R7"), "dynamodb:Own")
first = state("a:b", "a:c", sid="First", conditions={"StringEquals": {"a": "b"}})
copies = [first.copy(), first.copy(conditions={"Bool": {"c": "d"}}), first.copy(actions=["z:z"]), iam.PolicyStatement(not_actions=["n:a"], not_resources=["n"]).copy(not_actions=["n:b"], not_resources=["m"]), state("p:q", principals=[S("one.amazonaws.com")]).copy(principals=[iam.AccountPrincipal("7" * 12)]), iam.PolicyStatement(actions=["x:y"], resources=["*"], not_principals=[iam.ArnPrincipal("arn:n")]).copy(not_principals=[iam.ArnPrincipal("arn:m")])]
late = iam.PolicyStatement(actions=["l:l"], resources=["*"])
late.add_service_principal("two.amazonaws.com", conditions={"ArnLike": {"e": "f"}}, region="us-gov-west-1")
doc = iam.PolicyDocument()
iam.CompositePrincipal(S("three.amazonaws.com"), iam.AccountPrincipal("6" * 12)).add_to_assume_role_policy(doc)
iam.PrincipalWithConditions(S("four.amazonaws.com"), {"StringEquals": {"g": "h"}}).add_to_assume_role_policy(doc)
iam.SessionTagsPrincipal(iam.ArnPrincipal("arn:aws:iam::123456789012:role/five")).add_to_assume_role_policy(doc)
S("six.amazonaws.com").add_to_assume_role_policy(doc)
fragment = iam.PrincipalPolicyFragment({"AWS": ["arn:one"]}, {"Bool": {"i": "j"}})
show("Statements", copies=[c.to_statement_json() for c in copies], late=late.to_statement_json(), doc=doc, fragment=[dict(fragment.principal_json), dict(fragment.conditions)], looked=[looked.role_arn, looked.role_name], saml=saml.saml_provider_arn, matched=[ev.Match.exists(), ev.Match.prefix("p")], name=s3.Bucket.validate_bucket_name("fine-name") is None)
grants = [iam.Grant.add_statement_to_resource_policy(actions=["s3:Own"], grantee=S("seven.amazonaws.com"), resource_arns=["arn:r"], resource=bucket, resource_self_arns=["self"], conditions={"StringEquals": {"k": "l"}}, statement=state("s3:Given", principals=[S("eight.amazonaws.com")])), iam.Grant.add_to_principal(actions=["t:u"], grantee=role("R8"), resource_arns=["*"], scope=s)]
show("Grants", done=[g.success for g in grants], counts=[[len(g.principal_statements), len(g.resource_statements)] for g in grants])
policies = iam.ResourceWithPolicies.of(bucket.node.default_child)
show("Traits", has=[iam.GrantableResources.is_resource_with_policy(bucket), iam.GrantableResources.is_encrypted_resource(queue), iam.DefaultPolicyFactories.has("AWS::S3::Bucket"), iam.DefaultEncryptedResourceFactories.has("AWS::S3::Bucket"), policies is None, iam.EncryptedResources.of(bucket.node.default_child) is None])
L.Function.classify_version_property("Description", True)
app.synth()
