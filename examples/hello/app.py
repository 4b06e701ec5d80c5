"""The guide's idea with a current runtime, ready for a real account: ``purecdk bootstrap`` once, then ``purecdk deploy``."""

from pathlib import Path

from aws_cdk import App, CfnOutput, Stack, aws_lambda
from aws_cdk.aws_s3_assets import Asset
from constructs import Construct

HERE = Path(__file__).parent


class HelloStack(Stack):
    """A function that reads a file which is published beside it."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        greeting = Asset(self, "Greeting", path=str(HERE / "greeting.txt"))
        function = aws_lambda.Function(
            self,
            "Hello",
            runtime=aws_lambda.Runtime.PYTHON_3_13,
            architecture=aws_lambda.Architecture.ARM_64,
            handler="index.handler",
            code=aws_lambda.Code.from_asset(str(HERE / "handler")),
            environment={"GREETING_BUCKET": greeting.s3_bucket_name, "GREETING_KEY": greeting.s3_object_key},
        )
        greeting.grant_read(function)
        CfnOutput(self, "FunctionName", value=function.function_name)


app = App()
HelloStack(app, "HelloStack")
app.synth()
