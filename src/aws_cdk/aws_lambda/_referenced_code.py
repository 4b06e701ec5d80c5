"""What Lambda needs in order to run code from where it lies in a bucket, without a copy of its own.

Source: observed on aws-cdk-lib 2.275.0, and the Lambda developer guide on self-managed storage of code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.cfn_resource import CfnResource

_ANY = "*"
_WARNING = "@aws-cdk/aws-lambda:s3ObjectStorageModeReference"
_GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-self-managed-storage.html"


def let_lambda_read(bucket: IBucket, key: str, resource: CfnResource) -> None:
    """Let Lambda read an object of ``bucket``, and decrypt it, on behalf of a function or a layer; it waits for that."""
    kind, name = _named(resource)
    if name == _ANY:
        Annotations.of(resource).add_warning_v2(
            f"{_WARNING}WildcardSourceArn",
            f"the bucket's policy lets Lambda read the code for every {kind} of the account, since a reference to this one would "
            f"make policy and {kind} wait for each other; give the {kind} a name to let Lambda read for that one alone",
        )
    stack = Stack.of(resource)
    arn = stack.format_arn(
        service="lambda", resource=kind, resource_name=name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )
    _add_to_bucket(bucket, key, resource, stack, arn)
    _add_to_key(bucket, resource, stack, arn)


def _named(resource: CfnResource) -> tuple[str, str]:
    """Return whether this is a function or a layer, and its name; a star if the name is not known yet."""
    from aws_cdk.aws_lambda._l1 import CfnLayerVersion

    kind, name = (
        ("layer", getattr(resource, "layer_name", None))
        if isinstance(resource, CfnLayerVersion)
        else ("function", getattr(resource, "function_name", None))
    )
    return kind, name if name and not is_unresolved(name) else _ANY


def _statement(actions: list[str], resources: list[str], account: str, arn: str, **equal: str) -> PolicyStatement:
    conditions: dict[str, Any] = {
        "StringEquals": {"aws:SourceAccount": account, **equal},
        "ArnLike": {"aws:SourceArn": arn},
    }
    return PolicyStatement(
        principals=[ServicePrincipal("lambda.amazonaws.com")],
        actions=actions,
        resources=resources,
        conditions=conditions,
    )


def _add_to_bucket(bucket: IBucket, key: str, resource: CfnResource, stack: Stack, arn: str) -> None:
    statement = _statement(["s3:GetObject", "s3:GetObjectVersion"], [bucket.arn_for_objects(key)], stack.account, arn)
    added = bucket.add_to_resource_policy(statement)
    if added.policy_dependable is not None:
        resource.node.add_dependency(added.policy_dependable)
    if not added.statement_added:
        Annotations.of(resource).add_warning_v2(
            f"{_WARNING}ImportedBucketPolicy",
            "the bucket is imported, so its policy cannot be changed here: let lambda.amazonaws.com do s3:GetObject and "
            f"s3:GetObjectVersion on the object where the bucket is made. See {_GUIDE}",
        )


def _add_to_key(bucket: IBucket, resource: CfnResource, stack: Stack, arn: str) -> None:
    key = bucket.encryption_key
    if key is None:
        return
    through_s3 = {"kms:ViaService": f"s3.{stack.region}.amazonaws.com"}
    added = key.add_to_resource_policy(_statement(["kms:Decrypt"], ["*"], stack.account, arn, **through_s3))
    if added.policy_dependable is not None:
        resource.node.add_dependency(added.policy_dependable)
    if not added.statement_added:
        Annotations.of(resource).add_warning_v2(
            f"{_WARNING}ImportedKeyPolicy",
            "the bucket's key is imported, so its policy cannot be changed here: let lambda.amazonaws.com do kms:Decrypt with "
            f"it where the key is made. See {_GUIDE}",
        )
