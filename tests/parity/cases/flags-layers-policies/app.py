"""Flags that put a function's layers in order and that merge statements of policies, where they reach and where not."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_logs as logs

app = cdk.App(analytics_reporting=False)
for on in (True, False):
    stack = cdk.Stack(app, "On" if on else "Off", env=cdk.Environment(account="111111111111", region="eu-west-1"))
    stack.node.set_context("@aws-cdk/aws-lambda:recognizeLayerVersion", on)
    stack.node.set_context("@aws-cdk/aws-iam:minimizePolicies", on)
    layer = lambda id: L.LayerVersion.from_layer_version_arn(stack, id, f"arn:aws:lambda:eu-west-1:222222222222:layer:{id}:1")
    options = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
    plain = L.Function(stack, "Plain", layers=[layer("z"), layer("B"), layer("a-1")], **options)
    plain.add_layers(layer("k"), layer("b"))
    sdk = L.AdotLayerVersion.from_python_sdk_layer_version(L.AdotLambdaLayerPythonSdkVersion.LATEST)
    adot = lambda: L.AdotInstrumentationConfig(exec_wrapper=L.AdotLambdaExecWrapper.INSTRUMENT_HANDLER, layer_version=sdk)
    many = L.Function(stack, "Many", layers=[layer("y"), layer("c")], adot_instrumentation=adot(), insights_version=L.LambdaInsightsVersion.VERSION_1_0_98_0,
                      params_and_secrets=L.ParamsAndSecretsLayerVersion.from_version(L.ParamsAndSecretsVersions.V1_0_103), **options)
    L.Function(stack, "Untraced", adot_instrumentation=adot(), tracing=L.Tracing.DISABLED, **options)
    for function in (plain, many):
        cdk.CfnOutput(stack, f"{function.node.id}Version", value=function.current_version.version)

    S = lambda *actions: iam.PolicyStatement(actions=list(actions), resources=["b", "a"], principals=[iam.AccountPrincipal("1"), iam.ServicePrincipal("x")])
    role = iam.Role(stack, "Role", assumed_by=iam.AccountPrincipal("1"))
    given = {"Statement": [{"Action": ["kms:Z", "kms:A"], "Effect": "Allow", "Principal": {"AWS": ["y", "x"]}, "Resource": "*"}]}
    known, bare = (kms.CfnKey(stack, f"Key{index}", key_policy=given) for index in (1, 2))
    mutable = kms.Key.from_cfn_key(known)
    mutable.grant_encrypt(role), mutable.grant_decrypt(iam.ServicePrincipal("s"))
    kms.KeyGrants.from_key(bare).encrypt(iam.ServicePrincipal("s")), kms.KeyGrants.from_key(bare).decrypt(iam.ServicePrincipal("s"))
    for target in (logs.LogGroup(stack, "Logs"), logs.LogGroup(stack, "More")):
        target.add_to_resource_policy(S("logs:Z", "logs:A")), target.add_to_resource_policy(S("logs:C"))
    grants = logs.LogGroupGrants.from_log_group(logs.CfnLogGroup(stack, "L1Logs"))
    grants.read(iam.ServicePrincipal("s")), grants.write(iam.ServicePrincipal("s"))
    logs.ResourcePolicy(stack, "Policy", policy_statements=[S("logs:Z", "logs:A"), S("logs:C")])
    destination = logs.CrossAccountDestination(stack, "Destination", role=role, target_arn="arn:x")
    destination.add_to_policy(S("logs:Z", "logs:A")), destination.add_to_policy(S("logs:C"))
app.synth()
