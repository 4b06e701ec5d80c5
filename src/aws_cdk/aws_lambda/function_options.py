"""Options of functions beside their code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.role_base import IRole
from aws_cdk.aws_lambda.adot_layers import AdotInstrumentationConfig
from aws_cdk.aws_lambda.architecture import Architecture
from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfigOptions
from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.aws_lambda.function_settings import (
    DurableConfig,
    LogRetentionRetryOptions,
    RuntimeManagementMode,
    SnapStartConf,
    TenancyConfig,
)
from aws_cdk.aws_lambda.version import VersionOptions
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, nested

if TYPE_CHECKING:
    from aws_cdk.aws_codeguruprofiler import IProfilingGroup
    from aws_cdk.aws_ec2 import ISecurityGroup, IVpc, SubnetSelection
    from aws_cdk.aws_lambda.filesystem import FileSystem
    from aws_cdk.aws_lambda.insights import LambdaInsightsVersion
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from aws_cdk.aws_lambda.params_and_secrets import ParamsAndSecretsLayerVersion
    from aws_cdk.aws_logs import RetentionDays
    from aws_cdk.aws_sns import ITopic
    from aws_cdk.aws_sqs import IQueue
    from aws_cdk.core.size import Size
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_lambda import ICodeSigningConfigRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class Tracing(NamedEnum):
    """Whether calls are traced with X-Ray."""

    ACTIVE = "Active"
    PASS_THROUGH = "PassThrough"
    DISABLED = "Disabled"


class LoggingFormat(NamedEnum):
    """How logs are written."""

    TEXT = "Text"
    JSON = "JSON"


class LogFormat(NamedEnum):
    """Deprecated: use :class:`LoggingFormat`."""

    TEXT = "Text"
    JSON = "JSON"


class ApplicationLogLevel(NamedEnum):
    """The least severity of the function's own log lines that is kept."""

    INFO = "INFO"
    DEBUG = "DEBUG"
    WARN = "WARN"
    TRACE = "TRACE"
    ERROR = "ERROR"
    FATAL = "FATAL"


class SystemLogLevel(NamedEnum):
    """The least severity of Lambda's log lines that is kept."""

    INFO = "INFO"
    DEBUG = "DEBUG"
    WARN = "WARN"


class RecursiveLoop(NamedEnum):
    """What Lambda does when a function calls itself through other services over and over."""

    ALLOW = "Allow"
    TERMINATE = "Terminate"


class FunctionOptions(EventInvokeConfigOptions):
    """Options of a function beside its code."""

    adot_instrumentation: Nested[AdotInstrumentationConfig | None] = nested()
    """OpenTelemetry: layer and wrapper script. Default: none."""
    allow_all_ipv6_outbound: bool | None = None
    """Whether the security group made here lets all IPv6 traffic out. Default: no."""
    allow_all_outbound: bool | None = None
    """Whether the security group made here lets all traffic out. Default: yes."""
    allow_public_subnet: bool | None = None
    """Accept public subnets, in which a function cannot reach the internet. Default: no."""
    application_log_level: str | None = None
    """Deprecated: use ``application_log_level_v2``."""
    application_log_level_v2: ApplicationLogLevel | None = None
    """Least severity of the function's own log lines; needs the JSON format."""
    architecture: Architecture | None = None
    """Processor architecture. Default: x86_64."""
    code_signing_config: ICodeSigningConfigRef | None = None
    """Who must have signed the code. Default: nobody."""
    current_version_options: Nested[VersionOptions | None] = nested()
    """Options of ``current_version``."""
    dead_letter_queue: IQueue | None = None
    """Queue for asynchronous calls that failed."""
    dead_letter_queue_enabled: bool | None = None
    """Make a dead letter queue. Default: no, unless one is given."""
    dead_letter_topic: ITopic | None = None
    """Topic for asynchronous calls that failed."""
    description: str | None = None
    """What the function does, at most 256 characters."""
    durable_config: Nested[DurableConfig | None] = nested()
    """Let executions last over many calls. A later change replaces the function."""
    environment: Mapping[str, str] | None = None
    """Environment variables."""
    environment_encryption: IKeyRef | None = None
    """Key for the environment variables. Default: AWS's own."""
    ephemeral_storage_size: Size | None = None
    """Size of ``/tmp``, 512 to 10240 MiB. Default: 512 MiB."""
    events: Sequence[IEventSource] | None = None
    """What calls the function."""
    filesystem: FileSystem | None = None
    """A file system to mount."""
    function_name: str | None = None
    """Name of the function, at most 64 characters. Default: chosen by CloudFormation."""
    initial_policy: Sequence[PolicyStatement] | None = None
    """Statements for the policy of the function's role."""
    insights_version: LambdaInsightsVersion | None = None
    """Version of the Lambda Insights layer. Default: none."""
    ipv6_allowed_for_dual_stack: bool | None = None
    """Let IPv6 traffic out in dual-stack subnets. Default: no."""
    layers: Sequence[ILayerVersion] | None = None
    """Up to five layers."""
    log_format: str | None = None
    """Deprecated: use ``logging_format``."""
    log_group: ILogGroupRef | None = None
    """Where logs go. Default: ``/aws/lambda/`` and the function's name."""
    log_removal_policy: RemovalPolicy | None = None
    """Deprecated: what happens to the log group with the function; give a ``log_group`` instead."""
    log_retention: RetentionDays | None = None
    """Deprecated: how long logs are kept; give a ``log_group`` instead."""
    log_retention_retry_options: Nested[LogRetentionRetryOptions | None] = nested()
    """How the function that sets the retention tries again."""
    log_retention_role: IRole | None = None
    """Role of the function that sets the retention. Default: a new one."""
    logging_format: LoggingFormat | None = None
    """How logs are written. Default: as text."""
    memory_size: int | float | None = None
    """Memory in MiB. Default: 128."""
    params_and_secrets: ParamsAndSecretsLayerVersion | None = None
    """The layer that caches parameters and secrets. Default: none."""
    profiling: bool | None = None
    """Profile with CodeGuru. Default: no, unless a group is given."""
    profiling_group: IProfilingGroup | None = None
    """Group of the profiles. Default: a new one, if profiling is on."""
    recursive_loop: RecursiveLoop | None = None
    """What happens when the function calls itself over and over. Default: it is stopped."""
    reserved_concurrent_executions: int | float | None = None
    """How many executions are set aside, which is also the most there can be."""
    role: IRole | None = None
    """Role the function works with. Default: a new one that may write logs."""
    runtime_management_mode: RuntimeManagementMode | None = None
    """When the runtime is updated. Default: automatically."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups in the VPC. Default: a new one."""
    snap_start: SnapStartConf | None = None
    """Start from a snapshot. Default: no."""
    system_log_level: str | None = None
    """Deprecated: use ``system_log_level_v2``."""
    system_log_level_v2: SystemLogLevel | None = None
    """Least severity of Lambda's log lines; needs the JSON format."""
    tenancy_config: TenancyConfig | None = None
    """Keep executions of different tenants apart. Default: no."""
    timeout: Duration | None = None
    """How long one call may take. Default: 3 seconds."""
    tracing: Tracing | None = None
    """Whether calls are traced. Default: no."""
    vpc: IVpc | None = None
    """VPC the function works in. Default: none."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Which subnets of the VPC. Default: the private ones."""
