"""Who may do what with buckets: grants near and far, policies, public access, TLS, access logs, ownership, with and without flags."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
B, BP, D = s3.Bucket, s3.BlockPublicAccess, cdk.Duration
env, other = cdk.Environment(account="111111111111", region="us-east-1"), cdk.Environment(account="222222222222", region="us-east-1")
FLAGS = ["@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", "@aws-cdk/aws-s3:createDefaultLoggingPolicy", "@aws-cdk/aws-s3:publicAccessBlockedByDefault", "@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope", "@aws-cdk/aws-iam:minimizePolicies"]
GRANTS = "grant_read grant_write grant_put grant_put_acl grant_delete grant_read_write".split()
state = lambda a, *p, **k: iam.PolicyStatement(actions=[a], principals=list(p) or [iam.AnyPrincipal()], resources=k.pop("resources", ["*"]), **k)
for on in (False, True):
    def stack(name, e=env):
        st = cdk.Stack(app, f"{name}{on}", env=e)
        for f in FLAGS:
            st.node.set_context(f, on)
        return st
    s = stack("Granted")
    role, user, guest = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("x"), role_name=f"reader{on}"), iam.User.from_user_name(s, "User", "u"), iam.AccountPrincipal("333333333333")
    key = kms.Key(s, "Key")
    plain, keyed, l1 = B(s, "Plain"), B(s, "Keyed", encryption_key=key), s3.CfnBucket(s, "L1")
    known, knownkey = B.from_bucket_name(s, "Known", "known"), B.from_bucket_attributes(s, "KnownKey", bucket_name="known-key", encryption_key=key)
    for name, target in dict(p=plain, k=keyed, n=known, nk=knownkey).items():
        for g in GRANTS:
            for grantee in (iam.Role(s, f"For{name}{g.title().replace('_', '')}", assumed_by=iam.ServicePrincipal("x")), guest):
                getattr(target, g)(grantee, *(() if g in ("grant_write",) else (f"{g}/*",)))
    plain.grant_write(role, "w/*", ["s3:PutObject"]), plain.grant_read(user), keyed.grant_read(iam.ServicePrincipal("y")), plain.grant_public_access("pub/*", "s3:GetObject").resource_statement.add_condition("IpAddress", {"aws:SourceIp": "1.2.3.4"})
    g = s3.BucketGrants.from_bucket(l1)
    g.read(role), g.write(guest), g.put(role, "x*"), g.delete(guest), g.read_write(user), keyed.grants.read(role, "only*")
    g.put_acl(role), s3.BucketGrants.from_bucket(keyed).public_access("*", "s3:GetObjectTagging")
    far = stack("Far", other)
    B(far, "Shared", bucket_name="shared", encryption=s3.BucketEncryption.KMS).grant_read_write(role)
    t = stack("Guarded", None)
    B(t, "Tls", enforce_ssl=True, minimum_tls_version=1.3), B(t, "Ssl", enforce_ssl=True).add_to_resource_policy(state("s3:a"))
    for i, block in enumerate((BP.BLOCK_ALL, BP.BLOCK_ACLS, BP.BLOCK_ACLS_ONLY, BP(block_public_policy=False), BP(restrict_public_buckets=True))):
        B(t, f"Block{i}", block_public_access=block)
    B(t, "Public", public_read_access=True, block_public_access=BP.BLOCK_ACLS_ONLY)
    for access in s3.BucketAccessControl:
        B(t, f"Acl{access.name.title().replace('_', '')}", access_control=access)
    for owner in s3.ObjectOwnership:
        B(t, f"Own{owner.name.title().replace('_', '')}", object_ownership=owner)
    logs = B(t, "Logs", encryption=s3.BucketEncryption.KMS if on else None)
    for i, k in enumerate((dict(), dict(server_access_logs_prefix="p/"), dict(target_object_key_format=s3.TargetObjectKeyFormat.simple_prefix()), dict(target_object_key_format=s3.TargetObjectKeyFormat.partitioned_prefix(s3.PartitionDateSource.DELIVERY_TIME)))):
        B(t, f"Logged{i}", server_access_logs_bucket=logs, **k)
    elsewhere = cdk.Stack(app, f"{t.stack_name}Source", env=cdk.Environment(account=t.account, region=t.region) if not cdk.Token.is_unresolved(t.account) else None)
    if on:
        elsewhere.node.set_context("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", True)
    B(elsewhere, "Far", server_access_logs_bucket=logs, server_access_logs_prefix="far/")
    B(t, "SelfLogged", server_access_logs_prefix="self", encryption=s3.BucketEncryption.KMS), B(t, "KnownLogs", server_access_logs_bucket=B.from_bucket_name(t, "KL", "known-logs"))
    policy = s3.BucketPolicy(t, "Policy", bucket=B(t, "ForPolicy"), document=iam.PolicyDocument(statements=[state("s3:x")]), removal_policy=cdk.RemovalPolicy.RETAIN)
    policy.document.add_statements(state("s3:x", iam.ArnPrincipal("arn:aws:iam::111111111111:role/r"))), policy.apply_removal_policy(cdk.RemovalPolicy.DESTROY)
    taken = s3.BucketPolicy.from_cfn_bucket_policy(s3.CfnBucketPolicy(t, "L1Policy", bucket="plain", policy_document={"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:y", "Principal": {"AWS": "*"}, "Resource": "*"}]}))
    taken.document.add_statements(state("s3:z"))
    cdk.CfnOutput(t, "Told", value=" ".join(str(x) for x in (known.add_to_resource_policy(state("s3:q")).statement_added, logs.add_to_resource_policy(state("s3:q")).statement_added, logs.policy is not None, plain.encryption_key, logs.is_website, logs.disallow_public_access)))
app.synth()
