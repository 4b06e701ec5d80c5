"""Memories: what agents remember of conversations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import check_identifier, check_tag_texts, name_in_arn
from aws_cdk.aws_bedrockagentcore._l1 import CfnMemory
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore._service_role import make_service_role
from aws_cdk.aws_bedrockagentcore.memory_base import IMemory, MemoryBase
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.memory_strategy import IMemoryStrategy
    from aws_cdk.aws_bedrockagentcore.stream_delivery import StreamDeliveryResource
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms import IKey
    from constructs import Construct

_LONGEST_NAME = 48
_SHORTEST_LIFE_DAYS = 7
_LONGEST_LIFE_DAYS = 365
_LIFE = Duration.days(90)
_KEY_ACTIONS = (
    "kms:CreateGrant",
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:ReEncrypt*",
)


class MemoryProps(Struct):
    """Options of a memory."""

    description: str | None = None
    execution_role: IRole | None = None
    """The role that strategies and streams work with. Default: a new one."""
    expiration_duration: Duration | None = None
    """How long conversations are kept, 7 to 365 days. Default: 90 days."""
    kms_key: IKey | None = None
    """What it is encrypted with. Default: a key of AWS."""
    memory_name: str | None = None
    """Up to 48 letters, digits and underscores, a letter first. Default: made from the construct's path."""
    memory_strategies: Sequence[IMemoryStrategy] | None = None
    """What is kept for long. Default: nothing."""
    stream_delivery_resources: Sequence[StreamDeliveryResource] | None = None
    """One at most. Default: none."""
    tags: Mapping[str, str] | None = None


class MemoryAttributes(Struct):
    """What is known of a memory made elsewhere."""

    memory_arn: str
    role_arn: str
    created_at: str | None = None
    kms_key_arn: str | None = None
    status: str | None = None
    updated_at: str | None = None


class Memory(MemoryBase):
    """What agents remember of conversations."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.Memory"

    @staticmethod
    @takes(MemoryAttributes)
    def from_memory_attributes(scope: Construct, id: str, attrs: MemoryAttributes) -> IMemory:
        """Return a memory made elsewhere."""
        return _ImportedMemory(scope, id, attrs)

    @takes(MemoryProps)
    def __init__(self, scope: Construct, id: str, props: MemoryProps) -> None:
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, props.memory_name, _LONGEST_NAME),
        )
        check_identifier(props.memory_name, "Memory name", self, option="memory_name")
        check_tag_texts(props.tags, self)
        life = props.expiration_duration or _LIFE
        if not life.is_unresolved() and not _SHORTEST_LIFE_DAYS <= life.to_days() <= _LONGEST_LIFE_DAYS:
            raise ValidationError(
                f"Memory expiration days must be between {_SHORTEST_LIFE_DAYS} and {_LONGEST_LIFE_DAYS}",
                scope=self,
                fix="correct `expiration_duration`",
            )
        self.memory_name: str = self.physical_name
        self.description = props.description
        self.expiration_duration: Duration | None = life
        self.kms_key = props.kms_key
        self.tags: Mapping[str, str] | None = props.tags
        self.memory_strategies: list[IMemoryStrategy] = []
        self.stream_delivery_resources: list[StreamDeliveryResource] = []
        role: IRole = props.execution_role or make_service_role(self, "ServiceRole", f"memory/{self.memory_name}*")
        self.execution_role = role
        self._role = role
        if props.kms_key is not None:
            props.kms_key.grant(role, *_KEY_ACTIONS)
        resource = CfnMemory(
            self,
            "Memory",
            name=self.memory_name,
            description=props.description,
            event_expiry_duration=life.to_days(),
            encryption_key_arn=props.kms_key.key_arn if props.kms_key is not None else None,
            memory_execution_role_arn=role.role_arn,
            memory_strategies=lazy_any(lambda: [one.render() for one in self.memory_strategies] or None),
            stream_delivery_resources=lazy_any(self._render_streams),
            tags=props.tags,
        )
        self._resource = resource
        self.memory_id: str = resource.attr_memory_id
        self.memory_arn: str = resource.attr_memory_arn
        self.status = resource.attr_status
        self.created_at = resource.attr_created_at
        self.updated_at = resource.attr_updated_at
        self.failure_reason: str | None = resource.attr_failure_reason
        for strategy in props.memory_strategies or ():
            self.add_memory_strategy(strategy)
        for stream in props.stream_delivery_resources or ():
            self.add_stream_delivery_resource(stream)

    @checked
    def add_memory_strategy(self, memory_strategy: IMemoryStrategy) -> None:
        """Keep something more of conversations."""
        self.memory_strategies.append(memory_strategy)
        memory_strategy.grant(self._role).apply_before(self._resource)

    @checked
    def add_stream_delivery_resource(self, resource: StreamDeliveryResource) -> None:
        """Tell a stream of what is kept.

        Raises:
            ValidationError: there is a stream already, or what is told is not exactly one thing.
        """
        if self.stream_delivery_resources:
            raise ValidationError("Memory currently supports at most one stream delivery resource", scope=self)
        if not resource.content_configurations:
            raise ValidationError(
                "contentConfigurations must be specified: choose METADATA_ONLY for event metadata or FULL_CONTENT to "
                "stream complete records (may contain sensitive data)",
                scope=self,
            )
        if len(resource.content_configurations) > 1:
            raise ValidationError(
                "Stream delivery resource currently supports at most one content configuration", scope=self
            )
        self.stream_delivery_resources.append(resource)
        writes = resource.stream.grant_write(self._role)
        arns = [resource.stream.stream_arn]
        Grant.add_to_principal(grantee=self._role, actions=["kinesis:DescribeStream"], resource_arns=arns)
        # As the peer: a stream that is not known to be in the stack's account is not waited for.
        writes.apply_before(self._resource)

    def _render_streams(self) -> Any:
        streams = [one._render() for one in self.stream_delivery_resources]
        return {"resources": streams} if streams else None


class _ImportedMemory(MemoryBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.MemoryBase"

    def __init__(self, scope: Construct, id: str, attrs: MemoryAttributes) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_iam.role import Role

        self.memory_arn = attrs.memory_arn
        self.memory_id = name_in_arn(attrs.memory_arn, self, option="memory_arn")
        self.execution_role = Role.from_role_arn(scope, f"{id}Role", attrs.role_arn)
        if attrs.kms_key_arn is not None:
            from aws_cdk.aws_kms import Key

            self.kms_key = Key.from_key_arn(scope, f"{id}Key", attrs.kms_key_arn)
        self.created_at = attrs.created_at
        self.status = attrs.status
        self.updated_at = attrs.updated_at


__all__ = ["Memory", "MemoryAttributes", "MemoryProps"]
