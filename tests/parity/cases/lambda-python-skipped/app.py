"""A stack that is left out of bundling names the code of Python functions without making it."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.environ["CDK_DOCKER"] = "/bin/false"
import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
import aws_cdk.aws_lambda_python_alpha as python

app = cdk.App(analytics_reporting=False, context={"aws:cdk:bundling-stacks": []})
stack = cdk.Stack(app, "Skipped")
entry = os.path.join(here, "entry")
python.PythonFunction(stack, "Fn", entry=entry, runtime=lambda_.Runtime.PYTHON_3_12, index="main.py")
python.PythonFunction(stack, "Hashed", entry=entry, runtime=lambda_.Runtime.PYTHON_3_12, index="main.py", bundling=dict(asset_hash="x"))
python.PythonLayerVersion(stack, "Layer", entry=entry, compatible_runtimes=[lambda_.Runtime.PYTHON_3_13])
app.synth()
