"""Flags of single constructs: names of stacks in stages, names of signing profiles, keys of notified topics, snapshots, versions."""
import aws_cdk as cdk
from aws_cdk import aws_kms as kms, aws_lambda as L, aws_s3 as s3, aws_s3_notifications as n, aws_signer as signer, aws_sns as sns

app = cdk.App(analytics_reporting=False)
PREFIX = "@aws-cdk/core:includePrefixInUniqueNameGeneration"
digits = "".join(f"{i:02d}" for i in range(62))
for on in (True, False):
    for length in (3, 20, 21, 60):
        stage = cdk.Stage(app, f"{'On' if on else 'Off'}{length}", stage_name="p" * length)
        stage.node.set_context(PREFIX, on)
        for name in ("short", "x" + digits[: 120 - length]) + (("y" + digits,) if on else ()):
            cdk.CfnResource(cdk.Stack(stage, name), "R", type="A::B::C")
        if on:
            cdk.CfnResource(cdk.Stack(cdk.Stack(stage, "outer" + digits[:50]), "inner" + digits[:60]), "R", type="A::B::C")
for name in ("long" * 33, "lo-ng" * 26):
    cdk.CfnResource(cdk.Stack(app, name), "R", type="A::B::C")
for on in (True, False):
    stack = cdk.Stack(app, "Flags" if on else "Plain", env=cdk.Environment(account="111111111111", region="us-east-1"))
    for flag in ("@aws-cdk/aws-signer:signingProfileNamePassedToCfn", "@aws-cdk/core:validateSnapshotRemovalPolicy", "@aws-cdk/s3-notifications:addS3TrustKeyPolicyForSnsSubscriptions",
                 "@aws-cdk/aws-lambda:recognizeVersionProps", "@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope"):
        stack.node.set_context(flag, on)
    platform = signer.Platform.AWS_LAMBDA_SHA384_ECDSA
    signer.SigningProfile(stack, "Named", platform=platform, signing_profile_name="pn")
    signer.SigningProfile(stack, "Unnamed", platform=platform)
    cdk.CfnResource(stack, "Volume", type="AWS::EC2::Volume").apply_removal_policy(cdk.RemovalPolicy.SNAPSHOT)
    if not on:
        cdk.CfnResource(stack, "Other", type="AWS::S3::Bucket").apply_removal_policy(cdk.RemovalPolicy.SNAPSHOT)
    topic, plain = sns.Topic(stack, "Topic", master_key=kms.Key(stack, "Key")), sns.Topic(stack, "PlainTopic")
    for index in (1, 2):
        bucket = s3.Bucket(stack, f"Bucket{index}")
        bucket.add_event_notification(s3.EventType.OBJECT_CREATED, n.SnsDestination(topic))
        bucket.add_event_notification(s3.EventType.OBJECT_REMOVED, n.SnsDestination(plain))
    function = L.Function(stack, "Function", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12, description="d", tracing=L.Tracing.ACTIVE, reserved_concurrent_executions=2)
    cdk.Tags.of(function).add("t", "v")
    L.Alias(stack, "Alias", alias_name="live", version=function.current_version)
app.synth()
