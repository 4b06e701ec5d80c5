"""ARNs of Step Functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import IConstruct


def states_components(resource: str, name: str) -> ArnComponents:
    """Return the parts of an ARN of the stack's account and region."""
    return ArnComponents(
        service="states", resource=resource, resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )


def states_arn(scope: IConstruct, resource: str, name: str) -> str:
    """Return an ARN of the stack's account and region."""
    return Stack.of(scope).format_arn(
        service="states", resource=resource, resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )


def execution_arn(scope: IConstruct, executions_of: str) -> str:
    """Return the ARN of all executions of a machine, or of one of its maps."""
    return states_arn(scope, "execution", f"{executions_of}:*")


def name_in_arn(arn: str) -> str:
    """Return the name that ends the ARN of a machine or activity; a token if the ARN is one."""
    return str(Arn.split(arn, ArnFormat.COLON_RESOURCE_NAME).resource_name)


def objects_arn(bucket: IBucket) -> str:
    """Return the ARN of all objects of a bucket; its partition is told by AWS, as the peer has it."""
    return f"arn:{Aws.PARTITION}:s3:::{bucket.bucket_name}/*"
