"""What jobs, their code and what belongs to them refuse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3


class Setting:
    """A stack with what a job needs."""

    def __init__(self) -> None:
        self.app = cdk.App()
        self.stack = cdk.Stack(self.app, "Shop")
        self.role = iam.Role(self.stack, "Role", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
        self.script = glue.Code.from_bucket(s3.Bucket(self.stack, "Bucket"), "script.py")

    def job(self, kind: Any = glue.PySparkEtlJob, **options: Any) -> Any:
        return kind(self.stack, "Job", **{"role": self.role, "script": self.script, **options})


@pytest.mark.parametrize(
    ("kind", "options", "what"),
    [
        (glue.PySparkEtlJob, {"default_arguments": {"--debug": "x"}}, 'the job argument(s) ["--debug"] are managed'),
        (
            glue.PySparkStreamingJob,
            {"default_arguments": {"--a": "b", "--extra-jars": "x", "--mode": "y"}},
            'the job argument(s) ["--extra-jars","--mode"]',
        ),
        (glue.PythonShellJob, {"default_arguments": {"--JOB_NAME": "x"}}, '["--JOB_NAME"]'),
        (glue.PythonShellJob, {"python_version": glue.PythonVersion.THREE}, "only support PythonVersion.THREE_NINE"),
        (glue.PySparkEtlJob, {"spark_ui": glue.SparkUIProps(prefix="a/")}, "Prefix must begin with '/'"),
        (glue.PySparkEtlJob, {"spark_ui": glue.SparkUIProps(prefix="/a/")}, "Prefix must not end with '/'"),
    ],
)
def test_a_job_that_cannot_be_names_its_construct(kind: Any, options: dict[str, Any], what: str) -> None:
    with pytest.raises(RuntimeError, match=re.escape(what)) as caught:
        Setting().job(kind, **options)

    assert "where: Shop/Job at" in str(caught.value)


def test_arguments_of_other_kinds_of_jobs_are_the_apps() -> None:
    job = Setting().job(glue.PythonShellJob, default_arguments={"--extra-jars": "x", "--class": "y"})

    resource: Any = job.node.default_child
    arguments = job.stack.resolve(resource.default_arguments)
    assert arguments["--extra-jars"] == "x" and arguments["--class"] == "y"


def test_code_is_a_file_of_one_stack(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text("print(1)\n", encoding="utf-8")
    setting = Setting()
    code = glue.Code.from_asset(str(tmp_path / "script.py"))
    setting.job(script=code)

    with pytest.raises(RuntimeError, match="Asset is already associated with another stack 'Shop'"):
        code.bind(cdk.Stack(setting.app, "Other"), setting.role)
    with pytest.raises(RuntimeError, match="is a directory"):
        glue.Code.from_asset(str(tmp_path))
    with pytest.raises(RuntimeError, match="no such file or directory"):
        glue.Code.from_asset(str(tmp_path / "none.py"))


def test_a_security_configuration_encrypts_something() -> None:
    with pytest.raises(RuntimeError, match="One of cloudWatchEncryption"):
        glue.SecurityConfiguration(cdk.Stack(cdk.App(), "S"), "Security")


def test_a_secret_is_given_in_one_way() -> None:
    from aws_cdk import aws_secretsmanager

    setting = Setting()
    secret = aws_secretsmanager.Secret(setting.stack, "Secret")
    link = glue.Connection(setting.stack, "Link", type=glue.ConnectionType.MYSQL, secret=secret)
    link.add_property("SECRET_ID", "x")

    with pytest.raises(RuntimeError, match="cannot set both `secret` and a `SECRET_ID`"):
        setting.app.synth()


def test_no_connections_are_not_the_same_as_none_given() -> None:
    setting = Setting()
    given: Any = setting.job(connections=[]).node.default_child
    other: Any = Setting().job().node.default_child

    assert (setting.stack.resolve(given.connections), other.connections) == ({"connections": []}, None)


def test_no_runs_at_once_is_no_limit() -> None:
    made: Any = Setting().job(max_concurrent_runs=0).node.default_child

    assert made.execution_property is None
