"""What jobs on Spark have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue.job import Job, check_prefix
from aws_cdk.aws_glue.job_options import (
    GlueVersion,
    JobLanguage,
    JobType,
    SparkExtraCodeProps,
    SparkJobProps,
    SparkUILoggingLocation,
    SparkUIProps,
    WorkerType,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct

_DEFAULT_WORKERS = 10
_UI = ("--enable-metrics", "--enable-observability-metrics", "--enable-spark-ui", "--spark-event-logs-path")
_EXTRA = ("--extra-jars", "--user-jars-first", "--extra-files")


class SparkJob(Job):
    """Base of jobs on Spark.

    Attributes:
        spark_ui_logging_location: Where the logs for Spark's user interface are; ``None`` if there are none.
    """

    spark_ui_logging_location: SparkUILoggingLocation | None = None
    _language: JobLanguage = JobLanguage.PYTHON
    _job_type: JobType = JobType.ETL
    _default_version: GlueVersion = GlueVersion.V4_0
    _tells_of_retries = False  # the peer does for one kind of job alone

    @takes(SparkJobProps)
    def __init__(self, scope: Construct, id: str, props: SparkJobProps) -> None:
        """Take what all jobs on Spark have; a class of an app makes the resource itself."""
        self._take_options(scope, id, props)

    def _take_options(self, scope: Construct, id: str, props: SparkJobProps) -> None:
        super().__init__(scope, id, physical_name=props.job_name)
        self._init_job(props)
        if props.spark_ui is not None:
            self.spark_ui_logging_location = self._setup_spark_ui(props.spark_ui)

    def _init_spark_job(self, scope: Construct, id: str, props: SparkJobProps, **own: Any) -> None:
        self._take_options(scope, id, props)
        self._set_managed_argument("--job-language", self._language._value_)
        for key, value in own.pop("arguments", {}).items():
            self._set_managed_argument(key, value)
        self._setup_extra_code_arguments(_extra_code(props))
        self._setup_continuous_logging(self.role, props.continuous_logging, props.security_configuration)
        self._non_executable_common_arguments(props)
        queuing = getattr(props, "job_run_queuing_enabled", None) or False
        if queuing and props.max_retries and self._tells_of_retries:
            Annotations.of(self).add_warning_v2(
                "GlueMaxRetriesQueuingEnabled",
                f"max_retries is {props.max_retries:g}, and becomes 0: runs that wait for capacity are not repeated",
            )
        workers = props.worker_configuration
        delay = getattr(props, "notify_delay_after", None)
        python = {"pythonVersion": "3"} if self._language is JobLanguage.PYTHON else {}
        arguments = self._merge_default_arguments(props.default_arguments)
        self._make_job(
            arguments,
            command={
                "name": self._job_type._value_,
                "scriptLocation": self._code_s3_object_url(props.script),
                **python,
            },
            glue_version=(props.glue_version or self._default_version)._value_,
            worker_type=(workers.worker_type if workers is not None else WorkerType.G_1X)._value_,
            number_of_workers=workers.number_of_workers if workers is not None else _DEFAULT_WORKERS,
            # Runs that wait for capacity are not repeated. Source: observed on aws-cdk-lib 2.275.0.
            max_retries=0 if queuing else props.max_retries,
            job_run_queuing_enabled=queuing,
            notification_property={"notifyDelayAfter": delay.to_minutes()} if delay is not None else None,
            **own,
        )

    def _managed_names(self) -> frozenset[str]:
        return super()._managed_names() | frozenset((*_UI, *_EXTRA))

    def _non_executable_common_arguments(self, props: SparkJobProps) -> None:
        """Set the arguments about metrics and Spark's user interface."""
        if props.enable_metrics is not False:
            self._set_managed_argument("--enable-metrics")
        if props.enable_observability_metrics is not False:
            self._set_managed_argument("--enable-observability-metrics", "true")
        location = self.spark_ui_logging_location
        if location is not None:
            self._set_managed_argument("--enable-spark-ui", "true")
            path = f"s3://{location.bucket.bucket_name}{location.prefix or ''}/"
            self._set_managed_argument("--spark-event-logs-path", path)

    def _setup_extra_code_arguments(self, props: SparkExtraCodeProps) -> None:
        """Set the arguments about files beside the script, and let the job read them."""
        if props.extra_jars:
            self._set_managed_argument("--extra-jars", ",".join(map(self._code_s3_object_url, props.extra_jars)))
        if props.extra_jars_first:
            self._set_managed_argument("--user-jars-first", "true")
        if props.extra_python_files:
            urls = map(self._code_s3_object_url, props.extra_python_files)
            self._set_managed_argument("--extra-py-files", ",".join(urls))
        if props.extra_files:
            self._set_managed_argument("--extra-files", ",".join(map(self._code_s3_object_url, props.extra_files)))

    def _setup_spark_ui(self, props: SparkUIProps) -> SparkUILoggingLocation:
        from aws_cdk.aws_s3.bucket import Bucket
        from aws_cdk.aws_s3.encryption import BucketEncryption

        check_prefix(props.prefix, self)
        bucket = props.bucket or Bucket(self, "SparkUIBucket", enforce_ssl=True, encryption=BucketEncryption.S3_MANAGED)
        bucket.grant_read_write(self, f"{props.prefix[1:]}/*" if props.prefix else None)
        return SparkUILoggingLocation(bucket=bucket, prefix=props.prefix)


def _extra_code(props: Any) -> SparkExtraCodeProps:
    names = ("extra_files", "extra_jars", "extra_jars_first", "extra_python_files")
    return SparkExtraCodeProps(**{name: value for name, value in props._given().items() if name in names})


__all__ = ["SparkJob"]
