"""The guide's app: a function whose code is a directory, a file asset it can find, and a group that may read the file.

The code is printed in the AWS CDK developer guide, chapter "Assets", runtime included; Lambda has retired that runtime, so
deploy it with ``purecdk deploy --local``. See ``examples/hello`` for real accounts.
"""

import os.path

import aws_cdk.aws_iam as iam
from aws_cdk import App, CfnOutput, Stack
from aws_cdk import aws_lambda as lambda_
from aws_cdk.aws_s3_assets import Asset
from constructs import Construct

dirname = os.path.dirname(__file__)


class HelloAssetStack(Stack):
    def __init__(self, scope: Construct, id: str, **kwargs):
        super().__init__(scope, id, **kwargs)

        image_asset = Asset(self, "SampleAsset", path=os.path.join(dirname, "images/my-image.png"))
        function = lambda_.Function(
            self,
            "myLambdaFunction",
            code=lambda_.Code.from_asset(os.path.join(dirname, "handler")),
            runtime=lambda_.Runtime.PYTHON_3_6,
            handler="index.lambda_handler",
            environment=dict(  # noqa: C408 - as the guide prints it
                S3_BUCKET_NAME=image_asset.s3_bucket_name,
                S3_OBJECT_KEY=image_asset.s3_object_key,
                S3_OBJECT_URL=image_asset.s3_object_url,
            ),
        )

        group = iam.Group(self, "MyUserGroup")
        image_asset.grant_read(group)

        CfnOutput(self, "FunctionName", value=function.function_name)
        CfnOutput(self, "ImageUrl", value=image_asset.http_url)


app = App()
HelloAssetStack(app, "HelloAssetStack")
app.synth()
