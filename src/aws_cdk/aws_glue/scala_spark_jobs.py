"""Jobs of Scala on Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue.job_options import (
    ExecutionClass,
    GlueVersion,
    JobLanguage,
    JobType,
    ScalaSparkEtlJobProps,
    ScalaSparkFlexEtlJobProps,
    ScalaSparkStreamingJobProps,
)
from aws_cdk.aws_glue.spark_job import SparkJob
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class ScalaSparkEtlJob(SparkJob):
    """A job of Scala on Spark."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.ScalaSparkEtlJob"
    _language = JobLanguage.SCALA

    @takes(ScalaSparkEtlJobProps)
    def __init__(self, scope: Construct, id: str, props: ScalaSparkEtlJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for.
        """
        self._init_spark_job(scope, id, props, arguments={"--class": props.class_name})


class ScalaSparkFlexEtlJob(SparkJob):
    """A job of Scala on Spark, on capacity to spare: cheaper, and begun when there is some."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.ScalaSparkFlexEtlJob"
    _language = JobLanguage.SCALA
    _default_version = GlueVersion.V5_0

    @takes(ScalaSparkFlexEtlJobProps)
    def __init__(self, scope: Construct, id: str, props: ScalaSparkFlexEtlJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for.
        """
        self._init_spark_job(
            scope, id, props, arguments={"--class": props.class_name}, execution_class=ExecutionClass.FLEX._value_
        )


class ScalaSparkStreamingJob(SparkJob):
    """A job of Scala on Spark that goes on and on."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.ScalaSparkStreamingJob"
    _language = JobLanguage.SCALA
    _job_type = JobType.STREAMING

    @takes(ScalaSparkStreamingJobProps)
    def __init__(self, scope: Construct, id: str, props: ScalaSparkStreamingJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for.
        """
        self._init_spark_job(scope, id, props, arguments={"--class": props.class_name})


__all__ = ["ScalaSparkEtlJob", "ScalaSparkFlexEtlJob", "ScalaSparkStreamingJob"]
