"""Buckets for artifacts in other regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kms.alias import Alias
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket

_MAX_GENERATED = 44  # with the prefix, 50 characters; observed on aws-cdk-lib 2.275.0


class _ShortAlias(Alias):
    """An alias whose generated name is short enough for ARNs of pipelines."""

    def _generate_physical_name(self) -> str:
        name = super()._generate_physical_name().removeprefix("alias/")
        return f"alias/{name[-_MAX_GENERATED:]}"


class _SupportConstruct(Construct):
    """A bucket for artifacts in another region, and perhaps the key for it."""

    def __init__(self, scope: Construct, id: str, *, with_key: bool, rotate: bool | None) -> None:
        from aws_cdk.aws_kms.key import Key
        from aws_cdk.aws_s3.access import BlockPublicAccess
        from aws_cdk.aws_s3.bucket import Bucket
        from aws_cdk.aws_s3.encryption import BucketEncryption

        super().__init__(scope, id)
        name = "CrossRegionCodePipelineReplicationBucket"
        alias: Any = None
        if with_key:
            key = Key(self, f"{name}EncryptionKey", removal_policy=RemovalPolicy.DESTROY, enable_key_rotation=rotate)
            alias = _ShortAlias(
                self,
                f"{name}EncryptionAlias",
                target_key=key,
                alias_name=PhysicalName.GENERATE_IF_NEEDED,
                removal_policy=RemovalPolicy.DESTROY,
            )
        self.bucket: IBucket = Bucket(
            self,
            name,
            bucket_name=PhysicalName.GENERATE_IF_NEEDED,
            encryption=BucketEncryption.KMS if with_key else BucketEncryption.KMS_MANAGED,
            encryption_key=alias,
            enforce_ssl=True,
            block_public_access=BlockPublicAccess.BLOCK_ALL,
        )


class _SupportStack(Stack):
    """Holds the bucket for artifacts in another region."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        pipeline_stack_name: str,
        region: str,
        account: str,
        synthesizer: Any,
        with_key: bool,
        rotate: bool | None,
    ) -> None:
        super().__init__(
            scope,
            id,
            stack_name=f"{_name_in_stack_names(pipeline_stack_name)}-support-{region}",
            env={"region": region, "account": account},
            synthesizer=synthesizer,
        )
        self.bucket = _SupportConstruct(self, "Default", with_key=with_key, rotate=rotate).bucket


def _name_in_stack_names(pipeline_stack_name: str) -> str:
    """A nested stack's name is made when it is deployed, so the name of another stack can't begin with it."""
    return "cross-region" if is_unresolved(pipeline_stack_name) else pipeline_stack_name


def support_in_stack(stack: Stack, region: str, *, with_key: bool, rotate: bool | None) -> IBucket:
    """Return the bucket for artifacts in a stack of the app that is in the other region."""
    id = f"CrossRegionReplicationSupport-d823f1d8-a990-4e5c-be18-4ac698532e65-{region}"
    found = stack.node.try_find_child(id)
    if not isinstance(found, _SupportConstruct):
        found = _SupportConstruct(stack, id, with_key=with_key, rotate=rotate)
    return found.bucket


def support_stack(
    scope: Construct, id: str, pipeline_stack: Stack, region: str, *, with_key: bool, rotate: bool | None
) -> tuple[Stack, IBucket]:
    """Return a stack of its own for the bucket, and the bucket; made at the first call."""
    found = scope.node.try_find_child(id)
    if not isinstance(found, _SupportStack):
        found = _SupportStack(
            scope,
            id,
            pipeline_stack_name=pipeline_stack.stack_name,
            region=region,
            account=pipeline_stack.account,
            synthesizer=_synthesizer_like(pipeline_stack),
            with_key=with_key,
            rotate=rotate,
        )
    return found, found.bucket


def _synthesizer_like(stack: Stack) -> Any:
    """A synthesizer that needs nothing bootstrapped in the other region, and deploys with the roles of ``stack``."""
    from aws_cdk.core.synthesizers.bootstrapless import BootstraplessSynthesizer
    from aws_cdk.core.synthesizers.default import DefaultStackSynthesizer

    synthesizer = stack.synthesizer
    if not isinstance(synthesizer, DefaultStackSynthesizer):
        return None
    return BootstraplessSynthesizer(
        deploy_role_arn=synthesizer.deploy_role_arn,
        cloud_formation_execution_role_arn=synthesizer.cloud_formation_execution_role_arn,
    )
