"""One asset: a directory. Usage: ``tree.py DIRECTORY``."""

import sys

import aws_cdk as cdk
from aws_cdk.aws_s3_assets import Asset

app = cdk.App(analytics_reporting=False)
Asset(cdk.Stack(app, "Tree"), "Asset", path=sys.argv[1])
app.synth()
