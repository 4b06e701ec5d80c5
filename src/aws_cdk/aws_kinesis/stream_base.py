"""What streams made here and imported streams have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy, IResourceWithPolicyV2
from aws_cdk.aws_kinesis._stream_metrics import _StreamMetrics
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kinesis.resource_policy import ResourcePolicy
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.resource_environment import ResourceEnvironment
    from constructs import Construct

# The actions of each grant, in the order the peer writes them. Source: observed on aws-cdk-lib 2.275.0.
_READ = (
    "kinesis:DescribeStreamSummary",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards",
    "kinesis:SubscribeToShard",
    "kinesis:DescribeStream",
    "kinesis:ListStreams",
    "kinesis:DescribeStreamConsumer",
)
_WRITE = ("kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords")

# What the policy of a stream cannot hold: these are about consumers, or about no single stream.
_NOT_IN_POLICIES = ("kinesis:DescribeStreamConsumer", "kinesis:ListStreams", "kinesis:SubscribeToShard")

_KEY_READ = ("kms:Decrypt",)
_KEY_WRITE = ("kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*")


class IStream(IResource, _StreamMetrics):
    """A stream, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def stream_arn(self) -> str: ...
        @property
        def stream_name(self) -> str: ...
        @property
        def stream_ref(self) -> Any: ...
        @property
        def encryption_key(self) -> IKey | None: ...
        def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_read_write(self, grantee: IGrantable) -> Grant: ...
        def grant_write(self, grantee: IGrantable) -> Grant: ...


class _PolicyOfGrants(IResourceWithPolicyV2):
    """The policy of a stream as grants add to it: without the actions that it cannot hold."""

    def __init__(self, stream: _StreamBase) -> None:
        self._stream = stream

    @property
    def env(self) -> ResourceEnvironment:
        return self._stream.env

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        actions = [action for action in statement.actions if action not in _NOT_IN_POLICIES]
        if not actions:
            return AddToResourcePolicyResult(statement_added=False)
        return self._stream.add_to_resource_policy(statement.copy(actions=actions))


class _StreamBase(Resource, IStream, IResourceWithPolicy):
    """Base of streams: policy, grants and metrics."""

    stream_arn: str
    stream_name: str
    encryption_key: IKey | None = None
    auto_create_policy: bool = False
    _policy: ResourcePolicy | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)
        check_resource_policy(self, lambda: self._policy.document if self._policy is not None else None)

    @property
    def stream_ref(self) -> Any:
        """How other resources refer to the stream."""
        from aws_cdk.interfaces import aws_kinesis

        return aws_kinesis.StreamReference(stream_name=self.stream_name, stream_arn=self.stream_arn)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the stream's policy, which is made if need be; nothing happens for an imported stream."""
        if self._policy is None and self.auto_create_policy:
            from aws_cdk.aws_kinesis.resource_policy import ResourcePolicy

            self._policy = ResourcePolicy(self, "Policy", stream=self)
        if self._policy is None:
            return AddToResourcePolicyResult(statement_added=False)
        self._policy.document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._policy)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do the given actions on the stream."""
        return Grant.add_to_principal_or_resource(
            grantee=grantee, actions=list(actions), resource_arns=[self.stream_arn], resource=_PolicyOfGrants(self)
        )

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the stream, and decrypt."""
        return self._grant(grantee, _READ, _KEY_READ)

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` write to the stream, and encrypt."""
        return self._grant(grantee, _WRITE, _KEY_WRITE)

    @checked
    def grant_read_write(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read and write the stream, decrypt and encrypt."""
        return self._grant(grantee, tuple(dict.fromkeys(_READ + _WRITE)), _KEY_READ + _KEY_WRITE)

    def _grant(self, grantee: IGrantable, actions: Sequence[str], key_actions: Sequence[str]) -> Grant:
        grant = self.grant(grantee, *actions)
        if self.encryption_key is not None:
            self.encryption_key.grant(grantee, *key_actions)
        return grant


__all__ = ["IStream"]
