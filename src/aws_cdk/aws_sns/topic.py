"""The topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_sns._l1 import CfnTopic
from aws_cdk.aws_sns.topic_base import ITopic, TopicBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

_FIFO_SUFFIX = ".fifo"
_MAX_NAME = 256
_MAX_DISPLAY_NAME = 100
_MAX_RETENTION_DAYS = 365


class LoggingProtocol(NamedEnum):
    """Deliveries by which protocol are logged."""

    HTTP = "http/s"
    SQS = "sqs"
    LAMBDA = "lambda"
    FIREHOSE = "firehose"
    APPLICATION = "application"


class TracingConfig(NamedEnum):
    """Whether messages are traced with X-Ray."""

    PASS_THROUGH = "PassThrough"
    """If the publisher traces."""
    ACTIVE = "Active"
    """All."""


class FifoThroughputScope(NamedEnum):
    """What the throughput of a FIFO topic is limited for."""

    TOPIC = "Topic"
    MESSAGE_GROUP = "MessageGroup"


class LoggingConfig(Struct):
    """Which deliveries are logged."""

    protocol: LoggingProtocol
    """Deliveries by this protocol."""
    failure_feedback_role: IRoleRef | None = None
    """The role that logs those that failed. Default: they are not logged."""
    success_feedback_role: IRoleRef | None = None
    """The role that logs those that succeeded. Default: they are not logged."""
    success_feedback_sample_rate: int | float | None = None
    """How many percent of those that succeeded are logged; a whole number. Default: SNS's."""


class TopicProps(Struct):
    """Options of a topic."""

    content_based_deduplication: bool | None = None
    """Take messages with equal bodies for duplicates; only FIFO topics. Default: no."""
    display_name: str | None = None
    """The sender of text messages and mails, at most 100 characters. Default: none."""
    enforce_ssl: bool | None = None
    """Refuse to publish without TLS. Default: no."""
    fifo: bool | None = None
    """Deliver messages once and in order. Default: no."""
    fifo_throughput_scope: FifoThroughputScope | None = None
    """What the throughput is limited for; only FIFO topics. Default: SNS's."""
    logging_configs: Nested[Sequence[LoggingConfig] | None] = nested()
    """Which deliveries are logged. Default: none."""
    master_key: IKey | None = None
    """The KMS key that messages are encrypted with. Default: they are not encrypted."""
    message_retention_period_in_days: int | float | None = None
    """How long messages can be replayed, 1 to 365 days; only FIFO topics. Default: not at all."""
    signature_version: str | None = None
    """How messages are signed: ``1`` with SHA-1, ``2`` with SHA-256. Default: 1."""
    topic_name: str | None = None
    """Name of the topic; ``.fifo`` is added to that of a FIFO topic. Default: chosen by CloudFormation."""
    tracing_config: TracingConfig | None = None
    """Whether messages are traced. Default: if the publisher traces."""


class TopicAttributes(Struct):
    """What is known of a topic made elsewhere."""

    topic_arn: str
    """The ARN."""
    content_based_deduplication: bool | None = None
    """Whether messages with equal bodies are taken for duplicates. Default: no."""
    key_arn: str | None = None
    """The ARN of the KMS key it is encrypted with; grants cover it. Default: none."""


class Topic(TopicBase):
    """A topic of SNS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-sns.Topic"

    @staticmethod
    @checked
    def from_topic_arn(scope: Construct, id: str, topic_arn: str) -> ITopic:
        """Return a topic made elsewhere, by its ARN."""
        return Topic.from_topic_attributes(scope, id, topic_arn=topic_arn)

    @staticmethod
    @takes(TopicAttributes)
    def from_topic_attributes(scope: Construct, id: str, attrs: TopicAttributes) -> ITopic:
        """Return a topic made elsewhere, by what is known of it.

        Raises:
            ValidationError: content based deduplication for a topic that is not FIFO.
        """
        _check_deduplication(scope, attrs)
        return _ImportedTopic(scope, id, attrs)

    @takes(TopicProps)
    def __init__(self, scope: Construct, id: str, props: TopicProps) -> None:
        super().__init__(scope, id, physical_name=props.topic_name)
        self.auto_create_policy = True
        self.enforce_ssl = props.enforce_ssl
        self._check(props)
        self._logging_configs: list[LoggingConfig] = list(props.logging_configs or ())
        days = props.message_retention_period_in_days
        resource = CfnTopic(
            self,
            "Resource",
            archive_policy={"MessageRetentionPeriod": days} if days is not None else None,
            display_name=props.display_name,
            topic_name=self._name(props),
            kms_master_key_id=props.master_key.key_arn if props.master_key is not None else None,
            content_based_deduplication=props.content_based_deduplication,
            fifo_throughput_scope=props.fifo_throughput_scope._value_ if props.fifo_throughput_scope else None,
            fifo_topic=props.fifo,
            signature_version=props.signature_version,
            delivery_status_logging=lazy_any(self._rendered_logging, omit_empty=True),
            tracing_config=props.tracing_config._value_ if props.tracing_config else None,
        )
        self.topic_arn = self._get_resource_arn_attribute(
            resource.ref, ArnComponents(service="sns", resource=self.physical_name)
        )
        self.topic_name = self._get_resource_name_attribute(resource.attr_topic_name)
        self.master_key = props.master_key
        self.fifo = bool(props.fifo)
        self.content_based_deduplication = bool(props.content_based_deduplication)
        if props.enforce_ssl:
            self._add_ssl_policy()

    @takes(LoggingConfig)
    def add_logging_config(self, config: LoggingConfig) -> None:
        """Log deliveries. What is wrong with ``config`` shows at synthesis."""
        self._logging_configs.append(config)

    def _check(self, props: TopicProps) -> None:
        days = props.message_retention_period_in_days
        if props.content_based_deduplication and not props.fifo:
            raise ValidationError(
                "Content based deduplication can only be enabled for FIFO SNS topics.", scope=self, fix="set fifo=True"
            )
        if days and not props.fifo:
            raise ValidationError(
                "`messageRetentionPeriodInDays` is only valid for FIFO SNS topics.", scope=self, fix="set fifo=True"
            )
        if props.fifo_throughput_scope and not props.fifo:
            raise ValidationError(
                "`fifoThroughputScope` can only be set for FIFO SNS topics.", scope=self, fix="set fifo=True"
            )
        if days is not None and not is_unresolved(days) and (days != int(days) or not 1 <= days <= _MAX_RETENTION_DAYS):
            raise ValidationError(
                f"`messageRetentionPeriodInDays` must be an integer between 1 and {_MAX_RETENTION_DAYS}", scope=self
            )
        version = props.signature_version
        if version and not is_unresolved(version) and version not in ("1", "2"):
            raise ValidationError(f'signatureVersion must be "1" or "2", received: "{version}"', scope=self)
        name = props.display_name
        if name and not is_unresolved(name) and len(name) > _MAX_DISPLAY_NAME:
            raise ValidationError(
                f"displayName must be less than or equal to {_MAX_DISPLAY_NAME} characters, got {len(name)}", scope=self
            )

    def _name(self, props: TopicProps) -> str | None:
        """Return the name; CloudFormation would not choose one that ends as those of FIFO topics must."""
        name = props.topic_name
        if not props.fifo:
            return self.physical_name
        if not name:
            longest = _MAX_NAME - len(_FIFO_SUFFIX)
            return Names.unique_resource_name(self, max_length=longest, separator="-") + _FIFO_SUFFIX
        return name if name.endswith(_FIFO_SUFFIX) else f"{self.physical_name}{_FIFO_SUFFIX}"

    def _rendered_logging(self) -> list[dict[str, Any]]:
        return [self._rendered_logging_config(config) for config in self._logging_configs]

    def _rendered_logging_config(self, config: LoggingConfig) -> dict[str, Any]:
        rate = config.success_feedback_sample_rate
        if rate is not None and not is_unresolved(rate) and (rate != int(rate) or not 0 <= rate <= 100):
            raise ValidationError("Success feedback sample rate must be an integer between 0 and 100", scope=self)
        failure, success = config.failure_feedback_role, config.success_feedback_role
        return {
            "protocol": config.protocol._value_,
            "failure_feedback_role_arn": failure.role_ref.role_arn if failure is not None else None,
            "success_feedback_role_arn": success.role_ref.role_arn if success is not None else None,
            "success_feedback_sample_rate": f"{rate:g}" if rate is not None else None,
        }


def _check_deduplication(scope: Construct, attrs: TopicAttributes) -> None:
    fifo = Arn.split(attrs.topic_arn, ArnFormat.NO_RESOURCE_NAME).resource.endswith(_FIFO_SUFFIX)
    if attrs.content_based_deduplication and not fifo:
        raise ValidationError(
            "Cannot import topic; contentBasedDeduplication is only available for FIFO SNS topics.", scope=scope
        )


class _ImportedTopic(TopicBase):
    """A topic of which the ARN and a few attributes are known."""

    def __init__(self, scope: Construct, id: str, attrs: TopicAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.topic_arn)
        self.topic_arn = attrs.topic_arn
        self.topic_name = Arn.split(attrs.topic_arn, ArnFormat.NO_RESOURCE_NAME).resource
        self.fifo = self.topic_name.endswith(_FIFO_SUFFIX)
        self.content_based_deduplication = bool(attrs.content_based_deduplication)
        if attrs.key_arn is not None:
            from aws_cdk.aws_kms.key import Key

            self.master_key = Key.from_key_arn(self, "Key", attrs.key_arn)
