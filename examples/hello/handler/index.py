"""Answer with the text of the published file."""

import os

import boto3


def handler(event, context):
    s3 = boto3.client("s3")
    stored = s3.get_object(Bucket=os.environ["GREETING_BUCKET"], Key=os.environ["GREETING_KEY"])
    return {"message": stored["Body"].read().decode().strip()}
