"""Canaries whose function goes with them: a handler shipped by the library."""
import aws_cdk as cdk
from aws_cdk import aws_synthetics as sy

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Cleanup")
for number in range(2):
    canary = sy.Canary(stack, f"Canary{number}", runtime=sy.Runtime.SYNTHETICS_NODEJS_PUPPETEER_9_0, cleanup=sy.Cleanup.LAMBDA,
                       test=sy.Test.custom(code=sy.Code.from_inline("x"), handler="index.handler"))
    cdk.Tags.of(canary).add("team", "a")
app.synth()
