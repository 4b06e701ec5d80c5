"""Words and options of jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_glue.code import Code
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_glue.connection import IConnection
    from aws_cdk.aws_glue.security_configuration import ISecurityConfiguration
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.duration import Duration


class JobType(NamedEnum):
    """What runs a script."""

    ETL = "glueetl"
    STREAMING = "gluestreaming"
    PYTHON_SHELL = "pythonshell"


class JobLanguage(NamedEnum):
    """The language of a script."""

    SCALA = "scala"
    PYTHON = "python"


class GlueVersion(NamedEnum):
    """The version of Glue, which decides those of Spark and Python."""

    V0_9 = "0.9"
    V1_0 = "1.0"
    V2_0 = "2.0"
    V3_0 = "3.0"
    V4_0 = "4.0"
    V5_0 = "5.0"
    V5_1 = "5.1"
    V6_0 = "6.0"


class PythonVersion(NamedEnum):
    """The version of Python."""

    TWO = "2"
    THREE = "3"
    THREE_NINE = "3.9"


class WorkerType(NamedEnum):
    """The size of a worker."""

    STANDARD = "Standard"
    G_1X = "G.1X"
    G_2X = "G.2X"
    G_4X = "G.4X"
    G_8X = "G.8X"
    G_12X = "G.12X"
    G_16X = "G.16X"
    G_025X = "G.025X"
    R_1X = "R.1X"
    R_2X = "R.2X"
    R_4X = "R.4X"
    R_8X = "R.8X"


class ExecutionClass(NamedEnum):
    """How soon a job's workers are there."""

    FLEX = "FLEX"
    """When there is capacity to spare; cheaper."""
    STANDARD = "STANDARD"
    """At once."""


class JobState(NamedEnum):
    """The state of a job's run."""

    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    TIMEOUT = "TIMEOUT"
    STARTING = "STARTING"
    RUNNING = "RUNNING"
    STOPPING = "STOPPING"
    STOPPED = "STOPPED"


class MetricType(NamedEnum):
    """What the numbers of a metric are."""

    GAUGE = "gauge"
    COUNT = "count"


class MaxCapacity(NamedEnum):
    """The most data processing units of a Python shell job."""

    DPU_1_16TH = 0.0625
    DPU_1 = 1


class LibrarySet(NamedEnum):
    """The libraries that a Python shell job finds installed."""

    ANALYTICS = "analytics"
    NONE = "none"


class ContinuousLoggingProps(Struct):
    """Logs that come while a job runs."""

    enabled: bool
    """Whether there are any."""
    conversion_pattern: str | None = None
    """The form of log lines, as Log4j has it. Default: Glue's."""
    log_group: ILogGroup | None = None
    """The log group; the job may write to it. Default: Glue's."""
    log_stream_prefix: str | None = None
    """How log streams' names begin. Default: the job run's id."""
    quiet: bool | None = None
    """Whether messages of Spark's own are left out. Default: no."""


class SparkUIProps(Struct):
    """What Spark's user interface reads."""

    bucket: IBucket | None = None
    """The bucket of its logs. Default: one made for the job."""
    prefix: str | None = None
    """How the keys of its logs begin; with a slash before it and none after it. Default: nothing."""


class SparkUILoggingLocation(Struct):
    """Where the logs for Spark's user interface are."""

    bucket: IBucket
    """The bucket."""
    prefix: str | None = None
    """How their keys begin."""


class WorkerConfiguration(Struct):
    """The workers of a job."""

    number_of_workers: int | float
    """How many."""
    worker_type: WorkerType
    """Their size."""


class JobAttributes(Struct):
    """What is known of a job made elsewhere."""

    job_name: str
    """Its name."""
    role: IRole | None = None
    """Its role. Default: not known."""


class JobProps(Struct):
    """Options of all jobs."""

    role: IRole
    """What the job acts as; it needs the permissions of Glue's service role too."""
    script: Code
    """The script."""
    connections: Sequence[IConnection] | None = None
    """What the job connects to. Default: nothing."""
    continuous_logging: Nested[ContinuousLoggingProps | None] = nested()
    """Logs that come while the job runs. Default: on."""
    default_arguments: Mapping[str, str] | None = None
    """Arguments of each run, as in ``{"--source": "s3://..."}``. Default: none of the app's."""
    description: str | None = None
    """What the job is for. Default: none."""
    glue_version: GlueVersion | None = None
    """The version of Glue. Default: by kind of job."""
    job_name: str | None = None
    """Name of the job. Default: chosen by CloudFormation."""
    max_concurrent_runs: int | float | None = None
    """How many runs at once. Default: 1."""
    max_retries: int | float | None = None
    """How often a failed run is repeated. Default: by kind of job."""
    security_configuration: ISecurityConfiguration | None = None
    """How what the job writes is encrypted. Default: not by the job."""
    tags: Mapping[str, str] | None = None
    """Tags of the job. Default: none."""
    timeout: Duration | None = None
    """How long a run may take. Default: Glue's."""


class SparkExtraCodeProps(Struct):
    """Files beside a script."""

    extra_files: Sequence[Code] | None = None
    """Files that are put into the working folder. Default: none."""
    extra_jars: Sequence[Code] | None = None
    """Libraries of Java. Default: none."""
    extra_jars_first: bool | None = None
    """Whether these libraries come before Glue's own. Default: no."""
    extra_python_files: Sequence[Code] | None = None
    """Modules of Python. Default: none."""


class SparkJobProps(JobProps):
    """Options of jobs on Spark."""

    enable_metrics: bool | None = None
    """Whether the job's metrics are reported. Default: yes."""
    enable_observability_metrics: bool | None = None
    """Whether metrics of what goes on in Spark are reported. Default: yes."""
    spark_ui: Nested[SparkUIProps | None] = nested()
    """What Spark's user interface reads. Default: nothing."""
    worker_configuration: Nested[WorkerConfiguration | None] = nested()
    """The workers. Default: 10 of type G.1X."""


class _JarProps(SparkJobProps):
    extra_files: Sequence[Code] | None = None
    """Files that are put into the working folder. Default: none."""
    extra_jars: Sequence[Code] | None = None
    """Libraries of Java. Default: none."""
    extra_jars_first: bool | None = None
    """Whether these libraries come before Glue's own. Default: no."""


class _QueuingProps(Struct):
    job_run_queuing_enabled: bool | None = None
    """Whether runs wait for capacity; they are not repeated then. Default: no."""


class _NotifyProps(Struct):
    notify_delay_after: Duration | None = None
    """After which time a run that goes on is told of. Default: never."""


class _PythonFilesProps(Struct):
    extra_python_files: Sequence[Code] | None = None
    """Modules of Python. Default: none."""


class _ClassNameProps(Struct):
    class_name: str
    """The class whose ``main`` is run."""


class PySparkEtlJobProps(_JarProps, _PythonFilesProps, _QueuingProps, _NotifyProps):
    """Options of jobs of Python on Spark."""


class PySparkFlexEtlJobProps(_JarProps, _PythonFilesProps, _NotifyProps):
    """Options of jobs of Python on Spark, on capacity to spare."""


class PySparkStreamingJobProps(_JarProps, _PythonFilesProps, _QueuingProps):
    """Options of jobs of Python on Spark that go on and on."""


class ScalaSparkEtlJobProps(_ClassNameProps, _JarProps, _QueuingProps, _NotifyProps):
    """Options of jobs of Scala on Spark."""


class ScalaSparkFlexEtlJobProps(_ClassNameProps, _JarProps, _NotifyProps):
    """Options of jobs of Scala on Spark, on capacity to spare."""


class ScalaSparkStreamingJobProps(_ClassNameProps, _JarProps, _QueuingProps):
    """Options of jobs of Scala on Spark that go on and on."""


class PythonShellJobProps(JobProps, _PythonFilesProps, _QueuingProps):
    """Options of jobs of Python alone."""

    library_set: LibrarySet | None = None
    """The libraries that are installed. Default: those for analytics."""
    max_capacity: MaxCapacity | None = None
    """The most data processing units. Default: a sixteenth."""
    python_version: PythonVersion | None = None
    """The version of Python; only 3.9 is left."""
