"""Jobs of Python alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue.job import Job
from aws_cdk.aws_glue.job_options import (
    GlueVersion,
    JobLanguage,
    JobType,
    LibrarySet,
    MaxCapacity,
    PythonShellJobProps,
    PythonVersion,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class PythonShellJob(Job):
    """A job of Python on one machine, without Spark."""

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.PythonShellJob"

    @takes(PythonShellJobProps)
    def __init__(self, scope: Construct, id: str, props: PythonShellJobProps) -> None:
        """Make a job.

        Raises:
            ValidationError: an argument is one that the construct answers for, or the version of Python is gone.
        """
        super().__init__(scope, id, physical_name=props.job_name)
        self._init_job(props)
        version = props.python_version or PythonVersion.THREE_NINE
        if version is not PythonVersion.THREE_NINE:
            raise ValidationError(
                f'Python shell jobs only support PythonVersion.THREE_NINE, got "{version._value_}"',
                scope=self,
                fix="leave python_version out",
            )
        self._setup_continuous_logging(self.role, props.continuous_logging, props.security_configuration)
        self._set_managed_argument("--job-language", JobLanguage.PYTHON._value_)
        self._set_managed_argument("library-set", (props.library_set or LibrarySet.ANALYTICS)._value_)
        if props.extra_python_files:
            urls = map(self._code_s3_object_url, props.extra_python_files)
            self._set_managed_argument("--extra-py-files", ",".join(urls))
        queuing = bool(props.job_run_queuing_enabled)
        self._make_job(
            self._merge_default_arguments(props.default_arguments),
            command={
                "name": JobType.PYTHON_SHELL._value_,
                "scriptLocation": self._code_s3_object_url(props.script),
                "pythonVersion": version._value_,
            },
            glue_version=(props.glue_version or GlueVersion.V3_0)._value_,
            max_capacity=(props.max_capacity or MaxCapacity.DPU_1_16TH)._value_,
            max_retries=0 if queuing else props.max_retries or 0,
            job_run_queuing_enabled=queuing,
        )


__all__ = ["PythonShellJob"]
