"""Counts the words of objects that arrive; called with {"text": ...} it counts those."""

import json
import os
import urllib.parse

import boto3
import words


def handler(event, context):
    """Answer a call, or treat the records of a bucket's notification."""
    if "text" in event:
        return {"words": words.count(event["text"]), "version": context.function_version}
    for record in event.get("Records", []):
        bucket = record["s3"]["bucket"]["name"]
        key = urllib.parse.unquote_plus(record["s3"]["object"]["key"])
        text = boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read().decode()
        item = {"name": {"S": key}, "words": {"N": str(words.count(text))}}
        boto3.client("dynamodb").put_item(TableName=os.environ["TABLE"], Item=item)
        boto3.client("sqs").send_message(QueueUrl=os.environ["QUEUE"], MessageBody=json.dumps({"name": key}))
    return None
