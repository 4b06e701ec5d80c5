"""The queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_sqs._l1 import CfnQueue
from aws_cdk.aws_sqs.queue_base import IQueue, QueueBase
from aws_cdk.aws_sqs.queue_encryption import QueueEncryption
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_MAX_SOURCES = 10  # Source: the SQS developer guide, redrive allow policies.
_FIFO_SUFFIX = ".fifo"

# option -> (its name in messages, least, most, unit). Source: the SQS API reference, SetQueueAttributes.
_LIMITS: dict[str, tuple[str, int, int, str]] = {
    "delivery_delay": ("delivery delay", 0, 900, "seconds"),
    "max_message_size_bytes": ("maximum message size", 1024, 1_048_576, "bytes"),
    "retention_period": ("message retention period", 60, 1_209_600, "seconds"),
    "receive_message_wait_time": ("receive wait time", 0, 20, "seconds"),
    "visibility_timeout": ("visibility timeout", 0, 43_200, "seconds"),
}


class DeduplicationScope(NamedEnum):
    """Among which messages duplicates are looked for."""

    MESSAGE_GROUP = "messageGroup"
    QUEUE = "queue"


class FifoThroughputLimit(NamedEnum):
    """What the throughput of a FIFO queue is limited for."""

    PER_QUEUE = "perQueue"
    PER_MESSAGE_GROUP_ID = "perMessageGroupId"
    """Needs deduplication by message group."""


class DeadLetterQueue(Struct):
    """Where messages go that cannot be handled."""

    max_receive_count: int | float
    """How often a message is received before it goes there; 1 or more."""
    queue: IQueue
    """The queue they go to."""


class RedrivePermission(NamedEnum):
    """Which queues may use a queue for messages that cannot be handled."""

    ALLOW_ALL = "allowAll"
    DENY_ALL = "denyAll"
    BY_QUEUE = "byQueue"
    """Those that are named."""


class RedriveAllowPolicy(Struct):
    """Which queues may use this one for messages that cannot be handled."""

    redrive_permission: RedrivePermission | None = None
    """Which kind. Default: BY_QUEUE if queues are named, else ALLOW_ALL."""
    source_queues: Sequence[IQueue] | None = None
    """The queues; at most 10."""


class QueueProps(Struct):
    """Options of a queue."""

    content_based_deduplication: bool | None = None
    """Take messages with equal bodies for duplicates; only FIFO queues. Default: no."""
    data_key_reuse: Duration | None = None
    """How long a data key is used before KMS is asked again, 1 minute to 24 hours. Default: 5 minutes."""
    dead_letter_queue: Nested[DeadLetterQueue | None] = nested()
    """Where messages go that cannot be handled. Default: nowhere."""
    deduplication_scope: DeduplicationScope | None = None
    """Among which messages duplicates are looked for; only FIFO queues. Default: the queue's."""
    delivery_delay: Duration | None = None
    """How long messages cannot be received at first, up to 15 minutes. Default: 0."""
    encryption: QueueEncryption | None = None
    """How messages are encrypted. Default: KMS if a key is given, else as SQS does by itself."""
    encryption_master_key: IKey | None = None
    """The KMS key. Default: a new one, if ``encryption`` is KMS."""
    enforce_ssl: bool | None = None
    """Refuse requests without TLS. Default: no."""
    fifo: bool | None = None
    """Deliver messages once and in order. Default: yes if the name ends in ``.fifo`` or an option needs it."""
    fifo_throughput_limit: FifoThroughputLimit | None = None
    """What the throughput is limited for; only FIFO queues. Default: the queue."""
    max_message_size_bytes: int | float | None = None
    """Largest message, 1 KiB to 1 MiB. Default: SQS's."""
    queue_name: str | None = None
    """Name of the queue; FIFO queues' end in ``.fifo``. Default: chosen by CloudFormation."""
    receive_message_wait_time: Duration | None = None
    """How long a call waits for messages, up to 20 seconds. Default: 0."""
    redrive_allow_policy: Nested[RedriveAllowPolicy | None] = nested()
    """Which queues may use this one for messages that cannot be handled. Default: all."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the queue when it leaves the stack. Default: it is deleted."""
    retention_period: Duration | None = None
    """How long messages are kept, 1 minute to 14 days. Default: 4 days."""
    visibility_timeout: Duration | None = None
    """How long a received message is hidden from others, up to 12 hours. Default: 30 seconds."""


class QueueAttributes(Struct):
    """What is known of a queue made elsewhere."""

    queue_arn: str
    """The ARN."""
    fifo: bool | None = None
    """Whether it is a FIFO queue; needed if the ARN is a token. Default: as the name says."""
    key_arn: str | None = None
    """The ARN of the KMS key it is encrypted with; grants cover it. Default: none."""
    queue_name: str | None = None
    """The name. Default: taken from the ARN."""
    queue_url: str | None = None
    """The URL. Default: made from the ARN."""


class Queue(QueueBase):
    """A queue of SQS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-sqs.Queue"

    @staticmethod
    @checked
    def from_queue_arn(scope: Construct, id: str, queue_arn: str) -> IQueue:
        """Return a queue made elsewhere, by its ARN."""
        return Queue.from_queue_attributes(scope, id, queue_arn=queue_arn)

    @staticmethod
    @takes(QueueAttributes)
    def from_queue_attributes(scope: Construct, id: str, attrs: QueueAttributes) -> IQueue:
        """Return a queue made elsewhere, by what is known of it.

        Raises:
            ValidationError: name and ``fifo`` contradict each other.
        """
        return _ImportedQueue(scope, id, attrs)

    @takes(QueueProps)
    def __init__(self, scope: Construct, id: str, props: QueueProps) -> None:
        super().__init__(scope, id, physical_name=props.queue_name)
        self.auto_create_policy = True
        self._check(props)
        redrive = props.redrive_allow_policy
        fifo = self._fifo_options(props)
        encryption = self._encryption(props)
        dead_letter_queue = props.dead_letter_queue
        resource = CfnQueue(
            self,
            "Resource",
            queue_name=self.physical_name,
            **fifo,
            **encryption,
            redrive_policy=(
                {
                    "deadLetterTargetArn": dead_letter_queue.queue.queue_arn,
                    "maxReceiveCount": dead_letter_queue.max_receive_count,
                }
                if dead_letter_queue
                else None
            ),
            redrive_allow_policy=_rendered_redrive(redrive) if redrive else None,
            delay_seconds=_seconds(props.delivery_delay),
            maximum_message_size=props.max_message_size_bytes,
            message_retention_period=_seconds(props.retention_period),
            receive_message_wait_time_seconds=_seconds(props.receive_message_wait_time),
            visibility_timeout=_seconds(props.visibility_timeout),
        )
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.DESTROY)
        self.queue_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="sqs", resource=self.physical_name)
        )
        self.queue_name = self._get_resource_name_attribute(resource.attr_queue_name)
        self.queue_url = resource.ref
        self.fifo = bool(fifo.get("fifo_queue"))
        self.dead_letter_queue: DeadLetterQueue | None = dead_letter_queue
        if props.enforce_ssl:
            self._enforce_tls()

    def _check(self, props: QueueProps) -> None:
        """Check numbers and the combination of options.

        Raises:
            ValidationError: the message has all that is wrong.
        """
        errors = []
        for option, (name, least, most, unit) in _LIMITS.items():
            value = getattr(props, option)
            amount = value.to_seconds() if hasattr(value, "to_seconds") else value
            if amount is not None and not is_unresolved(amount) and not least <= amount <= most:
                errors.append(f"{name} must be between {least:,} and {most:,} {unit}, but {amount} was provided")
        dead_letter_queue = props.dead_letter_queue
        count = dead_letter_queue.max_receive_count if dead_letter_queue else None
        if count is not None and not is_unresolved(count) and count < 1:
            errors.append(f"dead letter target maximum receive count must be 1 or more, but {count} was provided")
        redrive = props.redrive_allow_policy
        if redrive is not None:
            named = redrive.source_queues is not None
            by_queue = RedrivePermission.BY_QUEUE
            if redrive.redrive_permission is by_queue and not redrive.source_queues:
                errors.append("At least one source queue must be specified when RedrivePermission is set to 'byQueue'")
            elif named and len(redrive.source_queues or ()) > _MAX_SOURCES and redrive.redrive_permission is by_queue:
                errors.append(
                    f"Up to {_MAX_SOURCES} sourceQueues can be specified. Set RedrivePermission to 'allowAll' to specify more"
                )
            elif named and redrive.redrive_permission in (RedrivePermission.ALLOW_ALL, RedrivePermission.DENY_ALL):
                errors.append(
                    "sourceQueues cannot be configured when RedrivePermission is set to 'allowAll' or 'denyAll'"
                )
        if errors:
            lines = "".join(f"\n- {error}" for error in errors)
            raise ValidationError(
                f"Queue initialization failed due to the following validation error(s):{lines}", scope=self
            )

    def _fifo_options(self, props: QueueProps) -> dict[str, Any]:
        """Return the options of a FIFO queue, which is one by its name, by itself, or by another option.

        Raises:
            ValidationError: name and options contradict each other.
        """
        name = props.queue_name
        is_fifo = props.fifo
        ends_so = bool(name) and not is_unresolved(name) and str(name).endswith(_FIFO_SUFFIX)
        if is_fifo is None and (
            ends_so
            or props.content_based_deduplication
            or props.deduplication_scope is not None
            or props.fifo_throughput_limit is not None
        ):
            is_fifo = True
        if name is not None and is_fifo and not ends_so:
            raise ValidationError(
                f"FIFO queue names must end in '{_FIFO_SUFFIX}'", scope=self, fix=f"queue_name='{name}{_FIFO_SUFFIX}'"
            )
        if is_fifo is False and ends_so:
            raise ValidationError(
                f"Non-FIFO queue name may not end in '{_FIFO_SUFFIX}'", scope=self, fix="leave fifo out"
            )
        for given, what in (
            (props.content_based_deduplication, "Content-based deduplication"),
            (props.deduplication_scope, "Deduplication scope"),
            (props.fifo_throughput_limit, "FIFO throughput limit"),
        ):
            if given and not is_fifo:
                raise ValidationError(f"{what} can only be defined for FIFO queues", scope=self, fix="set fifo=True")
        return {
            "content_based_deduplication": props.content_based_deduplication,
            "deduplication_scope": props.deduplication_scope._value_ if props.deduplication_scope else None,
            "fifo_throughput_limit": props.fifo_throughput_limit._value_ if props.fifo_throughput_limit else None,
            "fifo_queue": True if is_fifo else None,
        }

    def _encryption(self, props: QueueProps) -> dict[str, Any]:
        """Return the properties for encryption; make a key if one is needed.

        Raises:
            ValidationError: a key is given with encryption by keys of SQS.
        """
        kind = props.encryption
        key = props.encryption_master_key
        if key is not None:
            if kind is QueueEncryption.SQS_MANAGED:
                raise ValidationError(
                    f"'encryptionMasterKey' is not supported if encryption type '{kind._value_}' is used",
                    scope=self,
                    fix="set encryption=QueueEncryption.KMS",
                )
            if kind not in (None, QueueEncryption.KMS):
                Annotations.of(self).add_warning_v2(
                    "@aws-cdk/aws-sqs:queueEncryptionChangedToKMS",
                    f"encryption: Automatically changed to QueueEncryption.KMS, was: QueueEncryption.{kind.name}\n"
                    "When encryptionMasterKey is provided, always set `encryption: QueueEncryption.KMS`",
                )
            kind = QueueEncryption.KMS
        self.encryption_type = kind
        if kind is None:
            return {}
        if kind in (QueueEncryption.UNENCRYPTED, QueueEncryption.SQS_MANAGED):
            return {"sqs_managed_sse_enabled": kind is QueueEncryption.SQS_MANAGED}
        reuse = _seconds(props.data_key_reuse)
        if kind is QueueEncryption.KMS_MANAGED:
            return {"kms_master_key_id": "alias/aws/sqs", "kms_data_key_reuse_period_seconds": reuse}
        if key is None:
            from aws_cdk.aws_kms.key import Key

            key = Key(self, "Key", description=f"Created by {self.node.path}")
        self.encryption_master_key = key
        return {"kms_master_key_id": key.key_arn, "kms_data_key_reuse_period_seconds": reuse}

    def _enforce_tls(self) -> None:
        from aws_cdk.aws_iam.effect import Effect
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import AnyPrincipal

        self.add_to_resource_policy(
            PolicyStatement(
                actions=["sqs:*"],
                conditions={"Bool": {"aws:SecureTransport": "false"}},
                effect=Effect.DENY,
                resources=[self.queue_arn],
                principals=[AnyPrincipal()],
            )
        )


class _ImportedQueue(QueueBase):
    """A queue of which the ARN and a few attributes are known."""

    def __init__(self, scope: Construct, id: str, attrs: QueueAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.queue_arn)
        parts = Arn.split(attrs.queue_arn, ArnFormat.NO_RESOURCE_NAME)
        self.queue_arn = attrs.queue_arn
        self.queue_name = attrs.queue_name or parts.resource
        self.queue_url = attrs.queue_url or (
            f"https://sqs.{parts.region}.{Stack.of(scope).url_suffix}/{parts.account}/{self.queue_name}"
        )
        if attrs.key_arn is not None:
            from aws_cdk.aws_kms.key import Key

            self.encryption_master_key = Key.from_key_arn(self, "Key", attrs.key_arn)
            self.encryption_type = QueueEncryption.KMS
        self.fifo = self._determined_fifo(attrs)

    def _determined_fifo(self, attrs: QueueAttributes) -> bool:
        if is_unresolved(attrs.queue_arn):
            return bool(attrs.fifo)
        ends_so = self.queue_name.endswith(_FIFO_SUFFIX)
        if attrs.fifo is not None:
            if attrs.fifo and not ends_so:
                raise ValidationError(
                    f"FIFO queue names must end in '{_FIFO_SUFFIX}'",
                    scope=self,
                    fix="name it NAME.fifo, or leave fifo out",
                )
            if not attrs.fifo and ends_so:
                raise ValidationError(
                    f"Non-FIFO queue name may not end in '{_FIFO_SUFFIX}'",
                    scope=self,
                    fix="set fifo=True, or name it otherwise",
                )
        return ends_so


def _seconds(duration: Duration | None) -> float | None:
    return None if duration is None else duration.to_seconds()


def _rendered_redrive(policy: RedriveAllowPolicy) -> dict[str, Any]:
    queues = policy.source_queues
    default = RedrivePermission.BY_QUEUE if queues is not None else RedrivePermission.ALLOW_ALL
    rendered: dict[str, Any] = {"redrivePermission": (policy.redrive_permission or default)._value_}
    if queues is not None:
        rendered["sourceQueueArns"] = [queue.queue_arn for queue in queues]
    return rendered
