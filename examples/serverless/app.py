"""A small serverless app: an object that arrives in a bucket is counted, noted in a table, and announced in a queue.

Everything has its part: a layer with shared code, a bucket's notification, a queue that feeds a function, a table, an alias, and a
custom resource that puts the first item into the table. ``purecdk deploy --local`` runs all of it on your own machine.
"""

from pathlib import Path

from aws_cdk import App, CfnOutput, Duration, RemovalPolicy, Stack
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_notifications as notifications
from aws_cdk import aws_sqs as sqs
from aws_cdk import custom_resources as cr
from constructs import Construct

HERE = Path(__file__).parent


class WordCountStack(Stack):
    """Counts the words of what is uploaded."""

    def __init__(self, scope: Construct, id: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        uploads = s3.Bucket(self, "Uploads", removal_policy=RemovalPolicy.DESTROY)
        table = dynamodb.Table(
            self,
            "Counts",
            partition_key=dynamodb.Attribute(name="name", type=dynamodb.AttributeType.STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            removal_policy=RemovalPolicy.DESTROY,
        )
        counted = sqs.Queue(self, "Counted", visibility_timeout=Duration.seconds(30))
        words = lambda_.LayerVersion(
            self,
            "Words",
            code=lambda_.Code.from_asset(str(HERE / "layer")),
            compatible_runtimes=[lambda_.Runtime.PYTHON_3_12],
        )
        count = lambda_.Function(
            self,
            "Count",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="count.handler",
            code=lambda_.Code.from_asset(str(HERE / "functions")),
            layers=[words],
            environment={"TABLE": table.table_name, "QUEUE": counted.queue_url},
            timeout=Duration.seconds(10),
        )
        live = lambda_.Alias(self, "Live", alias_name="live", version=count.current_version)
        uploads.grant_read(count)
        table.grant_write_data(count)
        counted.grant_send_messages(count)
        uploads.add_event_notification(
            s3.EventType.OBJECT_CREATED, notifications.LambdaDestination(count), s3.NotificationKeyFilter(suffix=".txt")
        )

        announce = lambda_.Function(
            self,
            "Announce",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="announce.handler",
            code=lambda_.Code.from_asset(str(HERE / "functions")),
            environment={"TABLE": table.table_name},
        )
        table.grant_read_write_data(announce)
        announce.add_event_source(event_sources.SqsEventSource(counted, batch_size=1))

        first = {"name": {"S": "first"}, "words": {"N": "0"}}
        cr.AwsCustomResource(
            self,
            "FirstItem",
            on_create=cr.AwsSdkCall(
                service="DynamoDB",
                action="putItem",
                parameters={"TableName": table.table_name, "Item": first},
                physical_resource_id=cr.PhysicalResourceId.of("first-item"),
            ),
            policy=cr.AwsCustomResourcePolicy.from_sdk_calls(resources=[table.table_arn]),
        )
        CfnOutput(self, "UploadsName", value=uploads.bucket_name)
        CfnOutput(self, "TableName", value=table.table_name)
        CfnOutput(self, "AliasArn", value=live.function_arn)


app = App()
WordCountStack(app, "WordCount")
app.synth()
