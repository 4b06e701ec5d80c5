"""Jobs of Python on Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue.job_options import (
    ExecutionClass,
    GlueVersion,
    JobType,
    PySparkEtlJobProps,
    PySparkFlexEtlJobProps,
    PySparkStreamingJobProps,
)
from aws_cdk.aws_glue.spark_job import SparkJob
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class PySparkEtlJob(SparkJob):
    """A job of Python on Spark."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.PySparkEtlJob"
    _tells_of_retries = True

    @takes(PySparkEtlJobProps)
    def __init__(self, scope: Construct, id: str, props: PySparkEtlJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for.
        """
        self._init_spark_job(scope, id, props)


class PySparkFlexEtlJob(SparkJob):
    """A job of Python on Spark, on capacity to spare: cheaper, and begun when there is some."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.PySparkFlexEtlJob"
    _default_version = GlueVersion.V5_0

    @takes(PySparkFlexEtlJobProps)
    def __init__(self, scope: Construct, id: str, props: PySparkFlexEtlJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for.
        """
        self._init_spark_job(scope, id, props, execution_class=ExecutionClass.FLEX._value_)


class PySparkStreamingJob(SparkJob):
    """A job of Python on Spark that goes on and on."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.PySparkStreamingJob"
    _job_type = JobType.STREAMING

    @takes(PySparkStreamingJobProps)
    def __init__(self, scope: Construct, id: str, props: PySparkStreamingJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for.
        """
        self._init_spark_job(scope, id, props)


__all__ = ["PySparkEtlJob", "PySparkFlexEtlJob", "PySparkStreamingJob"]
