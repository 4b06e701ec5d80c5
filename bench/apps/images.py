"""Fifty image assets of two hundred files each. Usage: ``images.py DIRECTORY`` with sub-folders 0 to 49."""

import os
import sys

import aws_cdk as cdk
from aws_cdk.aws_ecr_assets import DockerImageAsset

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Images")
for number in range(50):
    DockerImageAsset(stack, f"Image{number}", directory=os.path.join(sys.argv[1], str(number)))
app.synth()
