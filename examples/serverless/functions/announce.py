"""Notes in the table that an object's count was announced."""

import json
import os

import boto3


def handler(event, context):
    """Treat messages of the queue."""
    for record in event["Records"]:
        boto3.client("dynamodb").update_item(
            TableName=os.environ["TABLE"],
            Key={"name": {"S": json.loads(record["body"])["name"]}},
            UpdateExpression="SET announced = :yes",
            ExpressionAttributeValues={":yes": {"BOOL": True}},
        )
