"""Stacks of fifty resources each: functions with their roles and policies, buckets with grants, queues.

Usage: ``stacks.py COUNT``. Ten functions (a role and a policy each), ten buckets and ten queues make fifty resources.
"""

import sys

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
for number in range(int(sys.argv[1])):
    stack = cdk.Stack(app, f"Stack{number}")
    for index in range(10):
        function = lambda_.Function(
            stack,
            f"Function{index}",
            code=lambda_.Code.from_inline("def handler(event, context): pass"),
            handler="index.handler",
            runtime=lambda_.Runtime.PYTHON_3_12,
            memory_size=256,
            timeout=cdk.Duration.seconds(30),
        )
        bucket = s3.Bucket(stack, f"Bucket{index}", versioned=True)
        queue = sqs.Queue(stack, f"Queue{index}", visibility_timeout=cdk.Duration.minutes(1))
        bucket.grant_read_write(function)
        queue.grant_send_messages(function)
        function.add_environment("BUCKET", bucket.bucket_name)
        function.add_environment("QUEUE", queue.queue_url)
app.synth()
