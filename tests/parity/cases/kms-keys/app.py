"""Keys and aliases: options, policies, grants near and far, imports, look-ups, L1 keys, flags."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kms as kms

app = cdk.App(analytics_reporting=False)
K, S, SP, D = kms.Key, iam.PolicyStatement, iam.ServicePrincipal, cdk.Duration
FLAGS = [f"@aws-cdk/aws-kms:{n}" for n in ("aliasNameRef", "applyImportedAliasPermissionsToPrincipal", "reduceCrossAccountRegionPolicyScope")]
GRANTS = "grant_decrypt grant_encrypt grant_encrypt_decrypt grant_generate_mac grant_verify_mac grant_sign grant_verify grant_sign_verify".split()
for flag in (False, True):
    def stack(name, env=None):
        s = cdk.Stack(app, f"{name}{flag}", env=env)
        for f in FLAGS:
            s.node.set_context(f, flag)
        return s
    s = stack("Keys")
    value = lambda name, *v: cdk.CfnResource(s, name, type="V::V::V", properties={"V": list(v)})
    role, user, key = iam.Role(s, "Role", assumed_by=SP("x")), iam.User(s, "User"), K(s, "Default")
    full = K(s, "Full", admins=[iam.AccountPrincipal("111111111111"), role], alias="al", description="d", enabled=False, enable_key_rotation=True, key_spec=kms.KeySpec.SYMMETRIC_DEFAULT, key_usage=kms.KeyUsage.ENCRYPT_DECRYPT, multi_region=True, pending_window=D.days(7), removal_policy=cdk.RemovalPolicy.DESTROY, rotation_period=D.days(180))
    own = K(s, "OwnPolicy", policy=iam.PolicyDocument(statements=[S(actions=["kms:*"], resources=["*"], principals=[iam.AccountRootPrincipal()])]), alias="alias/x", rotation_period=D.days(90))
    K(s, "Sign", key_spec=kms.KeySpec.ML_DSA_44, key_usage=kms.KeyUsage.SIGN_VERIFY), K(s, "Mac", key_spec=kms.KeySpec.HMAC_256, key_usage=kms.KeyUsage.GENERATE_VERIFY_MAC), K(s, "Agree", key_spec=kms.KeySpec.SM2, key_usage=kms.KeyUsage.KEY_AGREEMENT)
    alias = key.add_alias("alias/first")
    named, token = kms.Alias(s, "Named", alias_name="mine", target_key=key, removal_policy=cdk.RemovalPolicy.RETAIN), cdk.Fn.ref("N")
    aliases = [alias, key.add_alias("second"), alias.add_alias("alias/third"), named] + [kms.Alias(s, f"T{i}", alias_name=n, target_key=full) for i, n in enumerate((f"alias/{token}", f"x-{token}", token))]
    imported = K.from_key_arn(s, "Imported", "arn:aws:kms:us-east-1:111111111111:key/1234")
    known, attrs = kms.Alias.from_alias_name(s, "Known", "alias/known"), kms.Alias.from_alias_attributes(s, "Attrs", alias_name="alias/attr", alias_target_key=own)
    tokkey = K.from_key_arn(s, "TokenKey", cdk.Fn.ref("KeyArn"))
    for name, target in dict(key=key, alias=alias, imported=imported, known=known, attrs=attrs, tok=tokkey, mine=K(s, "Each")).items():
        grantee = iam.Role(s, "For" + name, assumed_by=SP("x"))
        ok = [getattr(target, g)(grantee).success for g in GRANTS] + [getattr(target, g)(SP(f"{g.replace('_', '-')}.{name}.x")).success for g in GRANTS] + [target.grant(user, f"kms:{name}").success]
        ok.append(target.add_to_resource_policy(S(actions=[f"kms:P{name}"], resources=["*"], principals=[SP("p")])).statement_added)
        value("V" + name, str(ok), target.key_arn, target.key_id, target.key_ref.key_arn)
    value("Aliases", *[[a.alias_name, a.alias_arn, a.key_id, a.alias_target_key.key_arn] for a in aliases])
    imported.add_alias("alias/imp"), attrs.add_alias("alias/attrs"), full.grant_admin(user), key.grants.admin(SP("adm")), kms.KeyGrants.from_key(own, False).decrypt(role)
    key.grant(kms.ViaServicePrincipal("s3.amazonaws.com", iam.AccountPrincipal("1").with_conditions({"StringEquals": {"z": "y"}, "Q": {"r": "s"}})), "kms:Via"), key.grant(kms.ViaServicePrincipal("any"), "kms:Any")
    root = f"arn:{cdk.Aws.PARTITION}:iam::{cdk.Aws.ACCOUNT_ID}:root"
    policy = lambda p=root: {"Statement": [{"Action": "kms:*", "Effect": "Allow", "Principal": {"AWS": p}, "Resource": "*"}], "Version": "2012-10-17"}
    for i, p in enumerate((root, {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":iam::x:root"]]}, [root, "arn:y"])):
        mutable = K.from_cfn_key(kms.CfnKey(s, f"Cfn{i}", key_policy=policy(p)))
        mutable.grant_decrypt(SP("c")), mutable.grant_encrypt(role), mutable.add_alias(f"cfn{i}")
    for i, kw in enumerate((dict(key_policy=policy()), {}, dict(key_policy=iam.PolicyDocument(statements=[S(actions=["kms:*"], resources=["*"], principals=[iam.AccountRootPrincipal()])])))):
        grants = kms.KeyGrants.from_key(kms.CfnKey(s, f"L1{i}", **kw), *([True] if i == 2 else []))
        grants.decrypt(SP("c")), grants.encrypt(role)
    env = lambda a, r: cdk.Environment(account=a * 12, region=r)
    far = stack("Far", env("1", "us-east-1"))
    cdk.CfnResource(far, "Look", type="V::V::V", properties={"V": [K.from_lookup(far, "Look1", alias_name="alias/l").key_arn, K.from_lookup(far, "Look2", alias_name="alias/m", return_dummy_key_on_missing=True).key_id]})
    for name, where in dict(Near=env("1", "us-east-1"), Region=env("1", "eu-west-1"), Account=env("2", "us-east-1"), Both=env("2", "eu-west-1"), Later=env("2", "eu-west-1")).items():
        other = stack(name, where)
        if name == "Later":
            other.add_dependency(far)
        remote, foreign = K(far, f"Key{name}"), K.from_key_arn(far, f"Foreign{name}", "arn:aws:kms:us-east-1:111111111111:key/9")
        grantee = iam.Role(other, "Role", assumed_by=SP("x"), role_name=f"role-{name}")
        for k in (remote, foreign):
            k.grant_decrypt(grantee), k.grant(iam.User(other, f"User{k.node.id}", user_name=f"u{name}{k.node.id}"), "kms:U"), k.grant(iam.AccountPrincipal("333333333333"), "kms:V")
        if name == "Near":
            remote.grant_encrypt(iam.Role.from_role_arn(other, "Imported", "arn:aws:iam::222222222222:role/imp"))
app.synth()
