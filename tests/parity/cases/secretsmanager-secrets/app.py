"""Secrets: every option, imports, grants near and far, policies, replicas, rotation by a function."""
import aws_cdk as cdk
from aws_cdk import aws_secretsmanager as sm, aws_iam as iam, aws_kms as kms, aws_lambda as lam, SecretValue as SV
app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S", env=cdk.Environment(account="111111111111",region="eu-west-1"))
ag= cdk.Stack(app,"Ag")
def tryit(n,f):
    try:
        f()
    except Exception:
        pass
k=kms.Key(s,"K"); ik=kms.Key.from_key_arn(s,"IK","arn:aws:kms:eu-west-1:111111111111:key/a")
role=iam.Role(s,"R",assumed_by=iam.AccountRootPrincipal()); acc=iam.AccountPrincipal("222222222222")
a=sm.Secret(s,"A")
b=sm.Secret(s,"B",description="d",encryption_key=k,secret_name="nm",removal_policy=cdk.RemovalPolicy.RETAIN,generate_secret_string=sm.SecretStringGenerator(exclude_characters="a",exclude_lowercase=True,exclude_numbers=True,exclude_punctuation=False,exclude_uppercase=True,generate_string_key="k",include_space=True,password_length=9,require_each_included_type=True,secret_string_template="{}"),replica_regions=[sm.ReplicaRegion(region="us-east-1",encryption_key=k),sm.ReplicaRegion(region="us-east-2")])
c=sm.Secret(s,"C",secret_object_value={"u":SV.unsafe_plain_text("x"),"p":b.secret_value_from_json("q")})
d=sm.Secret(s,"D",secret_string_value=SV.unsafe_plain_text("x"),encryption_key=ik)
e=sm.Secret(s,"E",secret_string_beta1=sm.SecretStringValueBeta1.from_unsafe_plaintext("v"))
n=sm.Secret.from_secret_name_v2(s,"N","na/me")
full=sm.Secret.from_secret_complete_arn(s,"Full","arn:aws:secretsmanager:eu-west-1:111111111111:secret:db/pw-AbCdEf")
part=sm.Secret.from_secret_partial_arn(s,"Part","arn:aws:secretsmanager:eu-west-1:222222222222:secret:db/pw")
at=sm.Secret.from_secret_attributes(s,"At",encryption_key=k,secret_complete_arn="arn:aws:secretsmanager:eu-west-1:111111111111:secret:x-AbCdEf")
at2=sm.Secret.from_secret_attributes(s,"At2",encryption_key=ik,secret_partial_arn="arn:aws:secretsmanager:eu-west-1:111111111111:secret:x")
agn=sm.Secret.from_secret_name_v2(ag,"N","n"); ags=sm.Secret(ag,"A2")
ag3=sm.Secret(ag,"A3",secret_name="given-nm")
for nm,x in dict(a=a,b=b,c=c,d=d,n=n,full=full,part=part,at=at,at2=at2,agn=agn,ags=ags,ag3=ag3).items():
    st=x.stack
    cdk.CfnOutput(st,"O"+nm,value=st.to_json_string([v for v in (x.secret_arn,x.secret_full_arn,x.secret_name,x.secret_value.unsafe_unwrap(),x.secret_value_from_json("f").unsafe_unwrap(),x.cfn_dynamic_reference_key(),x.cfn_dynamic_reference_key(json_field="j",version_stage="s")) if v]))
    if st is s:
        g=x.grant_read(role); x.grant_write(role); x.grant_read(role,["S1","S2"])
        tryit("acc "+nm,lambda: x.grant_read(acc).success)
tryit("ap",lambda: a.add_to_resource_policy(iam.PolicyStatement(actions=["secretsmanager:GetSecretValue"],resources=["*"],principals=[iam.AnyPrincipal()])).statement_added)
tryit("np",lambda: n.add_to_resource_policy(iam.PolicyStatement(actions=["secretsmanager:GetSecretValue"],resources=["*"],principals=[iam.AnyPrincipal()])).statement_added)
a.deny_account_root_delete(); a.add_replica_region("us-west-2",ik)
tryit("rep same",lambda: a.add_replica_region("eu-west-1"))
tryit("both",lambda: sm.Secret(s,"X1",generate_secret_string=sm.SecretStringGenerator(),secret_string_value=SV.unsafe_plain_text("x")))
tryit("tmpl",lambda: sm.Secret(s,"X2",generate_secret_string=sm.SecretStringGenerator(secret_string_template="{}")))
tryit("bothobj",lambda: sm.Secret(s,"X3",secret_object_value={},secret_string_value=SV.unsafe_plain_text("x")))
tryit("attr none",lambda: sm.Secret.from_secret_attributes(s,"X4"))
tryit("attr both",lambda: sm.Secret.from_secret_attributes(s,"X5",secret_complete_arn="a",secret_partial_arn="b"))
tryit("complete w/o suffix",lambda: sm.Secret.from_secret_complete_arn(s,"X6","arn:aws:secretsmanager:eu-west-1:111111111111:secret:x"))
tryit("complete attr",lambda: sm.Secret.from_secret_attributes(s,"X6b",secret_complete_arn="arn:aws:secretsmanager:eu-west-1:111111111111:secret:x").secret_name)
tryit("tok complete",lambda: sm.Secret.from_secret_complete_arn(s,"X7",cdk.Fn.import_value("z")).secret_name)
tryit("tok part",lambda: sm.Secret.from_secret_partial_arn(s,"X8",cdk.Fn.import_value("z")).secret_name)
tryit("partfull",lambda: sm.Secret.from_secret_partial_arn(s,"X9","arn:aws:secretsmanager:eu-west-1:111111111111:secret:x-AbCdEf").secret_name)
f=lam.Function(s,"F",code=lam.Code.from_inline("x"),handler="i.h",runtime=lam.Runtime.PYTHON_3_12)
b.add_rotation_schedule("Rot",rotation_lambda=f)
d.add_rotation_schedule("Rot",rotation_lambda=f,automatically_after=cdk.Duration.days(7),rotate_immediately_on_update=False)
c.add_rotation_schedule("Rot",rotation_lambda=f,automatically_after=cdk.Duration.hours(36))
sm.RotationSchedule(s,"RS0",secret=a,rotation_lambda=f,automatically_after=cdk.Duration.days(0))
for i,du in enumerate([cdk.Duration.hours(3),cdk.Duration.days(1001),cdk.Duration.hours(25),cdk.Duration.minutes(270),cdk.Duration.hours(4)]):
    tryit(f"dur{i}",lambda: sm.RotationSchedule(s,f"RS{i+1}",secret=e,rotation_lambda=f,automatically_after=du))
tryit("norot",lambda: sm.RotationSchedule(s,"RS9",secret=e))
t3=sm.SecretTargetAttachment.from_secret_target_attachment_secret_arn(s,"TI","arn:aws:secretsmanager:eu-west-1:111111111111:secret:x-AbCdEf")
cdk.CfnOutput(s,"OT",value=s.to_json_string([t3.secret_arn,t3.secret_name,t3.secret_target_attachment_secret_arn]))
rp=sm.ResourcePolicy(s,"RP",secret=full); rp.document.add_statements(iam.PolicyStatement(actions=["secretsmanager:*"],resources=["*"],principals=[iam.AnyPrincipal()]))
tryit("isS",lambda: [sm.Secret.is_secret(a),sm.Secret.is_secret(n)])
app.synth()
