"""Tasks of EMR on EKS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.aws_stepfunctions._json_path_fields import path_of
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_input import InputType
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    RUN_JOB,
    checked_pattern,
    input_value,
    integration_arn,
    service_arn,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct

_ENTRY_POINT_LENGTH = (1, 256)
_LONGEST_SPARK_PARAMETERS = 102400
_MOST_SETTINGS = 100


class EksClusterInput:
    """The EKS cluster of a virtual cluster."""

    @checked
    def __init__(self, cluster_name: str) -> None:
        self.cluster_name = cluster_name
        """Its name; may be a path."""

    @staticmethod
    def from_cluster(cluster: Any) -> EksClusterInput:
        """Use a cluster of ``aws_eks``."""
        return EksClusterInput(cluster.cluster_name)

    @staticmethod
    @checked
    def from_task_input(task_input: TaskInput) -> EksClusterInput:
        """Use the cluster that a name or path says."""
        cluster = EksClusterInput("")
        cluster.cluster_name = task_input.value  # as the peer: an object is passed on as it is
        return cluster


class VirtualClusterInput:
    """A virtual cluster."""

    @checked
    def __init__(self, id: str) -> None:
        self.id = id
        """Its id; may be a path."""

    @staticmethod
    @checked
    def from_virtual_cluster_id(virtual_cluster_id: str) -> VirtualClusterInput:
        """Use the cluster with an id."""
        return VirtualClusterInput(virtual_cluster_id)

    @staticmethod
    @checked
    def from_task_input(task_input: TaskInput) -> VirtualClusterInput:
        """Use the cluster that an id or path says."""
        cluster = VirtualClusterInput("")
        cluster.id = task_input.value  # as the peer: an object is passed on as it is
        return cluster


class ReleaseLabel:
    """A release of EMR."""

    EMR_5_32_0: ReleaseLabel
    EMR_5_33_0: ReleaseLabel
    EMR_6_2_0: ReleaseLabel
    EMR_6_3_0: ReleaseLabel

    @checked
    def __init__(self, label: str) -> None:
        self.label = label


ReleaseLabel.EMR_5_32_0 = ReleaseLabel("emr-5.32.0-latest")
ReleaseLabel.EMR_5_33_0 = ReleaseLabel("emr-5.33.0-latest")
ReleaseLabel.EMR_6_2_0 = ReleaseLabel("emr-6.2.0-latest")
ReleaseLabel.EMR_6_3_0 = ReleaseLabel("emr-6.3.0-latest")


class Classification:
    """What settings are for."""

    SPARK: Classification
    SPARK_DEFAULTS: Classification
    SPARK_ENV: Classification
    SPARK_HIVE_SITE: Classification
    SPARK_LOG4_J: Classification
    SPARK_METRICS: Classification

    @checked
    def __init__(self, classification_statement: str) -> None:
        self.classification_statement = classification_statement


Classification.SPARK = Classification("spark")
Classification.SPARK_DEFAULTS = Classification("spark-defaults")
Classification.SPARK_ENV = Classification("spark-env")
Classification.SPARK_HIVE_SITE = Classification("spark-hive-site")
Classification.SPARK_LOG4_J = Classification("spark-log4j")
Classification.SPARK_METRICS = Classification("spark-metrics")


class ApplicationConfiguration(Struct):
    """Settings of an application."""

    classification: Classification
    """What they are for."""
    nested_config: Nested[Sequence[ApplicationConfiguration] | None] = nested()
    """Settings within. Default: none."""
    properties: Mapping[str, str] | None = None
    """The settings. Default: none."""


class SparkSubmitJobDriver(Struct):
    """What Spark runs."""

    entry_point: TaskInput
    """The program."""
    entry_point_arguments: TaskInput | None = None
    """Its arguments: a path to a list. Default: none."""
    spark_submit_parameters: str | None = None
    """Parameters of ``spark-submit``. Default: none."""


class JobDriver(Struct):
    """What runs a job."""

    spark_submit_job_driver: Nested[SparkSubmitJobDriver]
    """Spark."""


class Monitoring(Struct):
    """Where logs of a job go."""

    log_bucket: IBucket | None = None
    """A bucket. Default: none."""
    log_group: ILogGroup | None = None
    """A log group. Default: none."""
    log_stream_name_prefix: str | None = None
    """What names of log streams begin with. Default: nothing."""
    logging: bool | None = None
    """Whether bucket and log group are made if they are not given. Default: no."""
    persistent_app_ui: bool | None = None
    """Whether the job's pages are kept. Default: yes."""


class _EmrContainersCreateVirtualClusterOptions(Struct):
    """What the task takes in either language."""

    eks_cluster: EksClusterInput
    """The EKS cluster."""
    eks_namespace: str | None = None
    """The namespace. Default: default."""
    tags: Mapping[str, str] | None = None
    """Tags. Default: none."""
    virtual_cluster_name: str | None = None
    """Name. Default: made from the names of execution and state."""


class _EmrContainersDeleteVirtualClusterOptions(Struct):
    """What the task takes in either language."""

    virtual_cluster_id: TaskInput
    """The virtual cluster."""


class _EmrContainersStartJobRunOptions(Struct):
    """What the task takes in either language."""

    job_driver: Nested[JobDriver]
    """What runs."""
    release_label: ReleaseLabel
    """The release of EMR."""
    virtual_cluster: VirtualClusterInput
    """The virtual cluster."""
    application_config: Nested[Sequence[ApplicationConfiguration] | None] = nested()
    """Settings of applications. Default: none."""
    execution_role: IRole | None = None
    """The role of the job; EKS has to trust it. Default: a new one, which is trusted when the stack is deployed."""
    job_name: str | None = None
    """Name. Default: none."""
    monitoring: Nested[Monitoring | None] = nested()
    """Where logs go. Default: nowhere."""
    tags: Mapping[str, str] | None = None
    """Tags. Default: none."""


class EmrContainersCreateVirtualClusterJsonPathProps(
    TaskStateJsonPathBaseProps, _EmrContainersCreateVirtualClusterOptions
):
    """Options of a task that creates a virtual cluster with JSONPath."""


class EmrContainersCreateVirtualClusterJsonataProps(
    TaskStateJsonataBaseProps, _EmrContainersCreateVirtualClusterOptions
):
    """Options of a task that creates a virtual cluster with JSONata."""


class EmrContainersCreateVirtualClusterProps(TaskStateBaseProps, _EmrContainersCreateVirtualClusterOptions):
    """Options of a task that creates a virtual cluster in either language."""


class EmrContainersDeleteVirtualClusterJsonPathProps(
    TaskStateJsonPathBaseProps, _EmrContainersDeleteVirtualClusterOptions
):
    """Options of a task that deletes a virtual cluster with JSONPath."""


class EmrContainersDeleteVirtualClusterJsonataProps(
    TaskStateJsonataBaseProps, _EmrContainersDeleteVirtualClusterOptions
):
    """Options of a task that deletes a virtual cluster with JSONata."""


class EmrContainersDeleteVirtualClusterProps(TaskStateBaseProps, _EmrContainersDeleteVirtualClusterOptions):
    """Options of a task that deletes a virtual cluster in either language."""


class EmrContainersStartJobRunJsonPathProps(TaskStateJsonPathBaseProps, _EmrContainersStartJobRunOptions):
    """Options of a task that runs a job with JSONPath."""


class EmrContainersStartJobRunJsonataProps(TaskStateJsonataBaseProps, _EmrContainersStartJobRunOptions):
    """Options of a task that runs a job with JSONata."""


class EmrContainersStartJobRunProps(TaskStateBaseProps, _EmrContainersStartJobRunOptions):
    """Options of a task that runs a job in either language."""


class EmrContainersCreateVirtualCluster(TaskStateBase):
    """Creates a virtual cluster."""

    @staticmethod
    @takes(EmrContainersCreateVirtualClusterJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: EmrContainersCreateVirtualClusterJsonPathProps
    ) -> EmrContainersCreateVirtualCluster:
        """Make the task with JSONPath."""
        return EmrContainersCreateVirtualCluster(scope, id, **props._given())

    @staticmethod
    @takes(EmrContainersCreateVirtualClusterJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: EmrContainersCreateVirtualClusterJsonataProps
    ) -> EmrContainersCreateVirtualCluster:
        """Make the task with JSONata."""
        return EmrContainersCreateVirtualCluster(
            scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA}
        )

    @takes(EmrContainersCreateVirtualClusterProps)
    def __init__(self, scope: Construct, id: str, props: EmrContainersCreateVirtualClusterProps) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        linked = "aws-service-role/emr-containers.amazonaws.com/AWSServiceRoleForAmazonEMRContainers"
        self._task_policies = [
            PolicyStatement(actions=["emr-containers:CreateVirtualCluster"], resources=["*"]),
            PolicyStatement(
                actions=["iam:CreateServiceLinkedRole"],
                resources=[service_arn(self, "iam", "role", linked, region="")],
                conditions={"StringLike": {"iam:AWSServiceName": "emr-containers.amazonaws.com"}},
            ),
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        jsonata = self._is_jsonata(top_level_query_language)
        name = props.virtual_cluster_name
        if name is None:
            name = (
                # as the peer, with a function of the other language
                "{% States.Format('{}/{}', $states.context.Execution.Name, $states.context.State.Name) %}"
                if jsonata
                else JsonPath.format("{}/{}", JsonPath.execution_name, JsonPath.state_name)
            )
        parameters = present(
            {
                "Name": name,
                "ContainerProvider": {
                    "Id": props.eks_cluster.cluster_name,
                    "Info": {"EksInfo": {"Namespace": props.eks_namespace or "default"}},
                    "Type": "EKS",
                },
                "Tags": props.tags,
            }
        )
        return {
            "Resource": integration_arn("emr-containers", "createVirtualCluster", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _clusters(scope: Any, id: str, *, within: str = "") -> str:
    """Return the ARN of a virtual cluster, or of all if only the execution knows which."""
    if not isinstance(id, str):
        id = "[object Object]"  # as the peer, which makes text of it
    known_later = path_of(id) is not None or id.startswith("{%")
    return service_arn(scope, "emr-containers", "/virtualclusters", "*" if known_later else f"{id}{within}")


class EmrContainersDeleteVirtualCluster(TaskStateBase):
    """Deletes a virtual cluster, and perhaps waits until it is gone."""

    @staticmethod
    @takes(EmrContainersDeleteVirtualClusterJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: EmrContainersDeleteVirtualClusterJsonPathProps
    ) -> EmrContainersDeleteVirtualCluster:
        """Make the task with JSONPath."""
        return EmrContainersDeleteVirtualCluster(scope, id, **props._given())

    @staticmethod
    @takes(EmrContainersDeleteVirtualClusterJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: EmrContainersDeleteVirtualClusterJsonataProps
    ) -> EmrContainersDeleteVirtualCluster:
        """Make the task with JSONata."""
        return EmrContainersDeleteVirtualCluster(
            scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA}
        )

    @takes(EmrContainersDeleteVirtualClusterProps)
    def __init__(self, scope: Construct, id: str, props: EmrContainersDeleteVirtualClusterProps) -> None:
        self._init_task(scope, id, props)
        self._id = props.virtual_cluster_id.value
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        actions = ["emr-containers:DeleteVirtualCluster"]
        if self._pattern is RUN_JOB:
            actions.append("emr-containers:DescribeVirtualCluster")
        self._task_policies = [PolicyStatement(actions=actions, resources=[_clusters(self, self._id)])]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return {
            "Resource": integration_arn("emr-containers", "deleteVirtualCluster", self._pattern),
            **self._rendered_parameters({"Id": self._id}, top_level_query_language),
        }


class EmrContainersStartJobRun(TaskStateBase, IGrantable):
    """Runs a job on a virtual cluster, and waits for its end unless told otherwise."""

    @staticmethod
    @takes(EmrContainersStartJobRunJsonPathProps)
    def json_path(scope: Construct, id: str, props: EmrContainersStartJobRunJsonPathProps) -> EmrContainersStartJobRun:
        """Make the task with JSONPath."""
        return EmrContainersStartJobRun(scope, id, **props._given())

    @staticmethod
    @takes(EmrContainersStartJobRunJsonataProps)
    def jsonata(scope: Construct, id: str, props: EmrContainersStartJobRunJsonataProps) -> EmrContainersStartJobRun:
        """Make the task with JSONata."""
        return EmrContainersStartJobRun(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EmrContainersStartJobRunProps)
    def __init__(self, scope: Construct, id: str, props: EmrContainersStartJobRunProps) -> None:
        """Make the task.

        Raises:
            ValidationError: there is no role for the job, and none can be made for a virtual cluster that is known when
                the machine runs; the program's name is too long; its arguments are plain text.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self, RUN_JOB)
        _check_settings(props.application_config, self)
        self._check(props.job_driver.spark_submit_job_driver)
        monitoring = props.monitoring or Monitoring()
        self._bucket, self._log_group = monitoring.log_bucket, monitoring.log_group
        self._make_places_of_logs(bool(monitoring.logging))
        self._role: IRole = props.execution_role or self._make_role(props.virtual_cluster.id)
        self._grant_principal = self._role.grant_principal
        if props.execution_role is not None:
            self._allow_logs()
        self._task_policies = self._statements()

    @property
    def grant_principal(self) -> IPrincipal:
        """The role of the job, for grants."""
        return self._grant_principal

    def _check(self, driver: SparkSubmitJobDriver) -> None:
        entry, (least, most) = driver.entry_point.value, _ENTRY_POINT_LENGTH
        if isinstance(entry, str) and path_of(entry) is None and not least <= len(entry) <= most:
            raise ValidationError(
                f"Entry point must be between {least} and {most} characters in length. Received {len(entry)}.",
                scope=self,
            )
        self._check_arguments(driver.entry_point_arguments)
        length = len(driver.spark_submit_parameters or "")
        if length > _LONGEST_SPARK_PARAMETERS:
            raise ValidationError(
                f"Spark submit parameters must be between 1 and {_LONGEST_SPARK_PARAMETERS} characters in length. "
                f"Received {length}.",
                scope=self,
            )

    def _check_arguments(self, arguments: TaskInput | None) -> None:
        if arguments is None:
            return
        expected = "Entry point arguments must be a string array or an encoded JSON path or JSONata expression"
        if arguments.type is not InputType.TEXT:
            if not isinstance(arguments.value, list):
                raise ValidationError(
                    f"{expected} but received object.", scope=self, fix="give `entry_point_arguments` a list"
                )
            return
        text = str(arguments.value)
        if path_of(text) is None and not (text.startswith("{%") and text.endswith("%}")):
            raise ValidationError(f"{expected}, but received a non JSON path or JSONata expression string", scope=self)

    def _make_role(self, cluster: str) -> IRole:
        from aws_cdk.aws_stepfunctions_tasks._job_role import make_job_role, trust_cluster

        if isinstance(cluster, str) and (path_of(cluster) is not None or cluster.startswith("{%")):
            raise ValidationError(
                "Execution role cannot be undefined when the virtual cluster ID is not a concrete value. Provide an "
                "execution role with the correct trust policy",
                scope=self,
                fix="give `execution_role`",
            )
        self._role = role = make_job_role(self)
        self._allow_logs()
        trust_cluster(self, role, cluster)
        return role

    def _make_places_of_logs(self, logging: bool) -> None:
        from aws_cdk.aws_logs.log_group import LogGroup
        from aws_cdk.aws_s3.bucket import Bucket

        if self._log_group is None and logging:
            self._log_group = LogGroup(self, "Monitoring Log Group")
        if self._bucket is None and logging:
            self._bucket = Bucket(self, "Monitoring Bucket")

    def _allow_logs(self) -> None:
        if self._bucket is not None:
            self._bucket.grant_read_write(self._role)
        if self._log_group is not None:
            self._log_group.grant_write(self._role)
            self._log_group.grant(self._role, "logs:DescribeLogStreams")
        self._role.add_to_principal_policy(
            PolicyStatement(
                actions=["logs:DescribeLogGroups"],
                resources=[service_arn(self, "logs", "*")],
            )
        )

    def _statements(self) -> list[PolicyStatement]:
        cluster = self._props.virtual_cluster.id
        statements = [
            PolicyStatement(
                actions=["emr-containers:StartJobRun"],
                resources=[_clusters(self, cluster)],
                conditions={"StringEquals": {"emr-containers:ExecutionRoleArn": self._role.role_arn}},
            )
        ]
        if self._pattern is RUN_JOB:
            statements.append(
                PolicyStatement(
                    actions=["emr-containers:DescribeJobRun", "emr-containers:CancelJobRun"],
                    resources=[_clusters(self, cluster, within="/jobruns/*")],
                )
            )
        return statements

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        driver = props.job_driver.spark_submit_job_driver
        configuration = props.application_config
        parameters = present(
            {
                "VirtualClusterId": props.virtual_cluster.id,
                "Name": props.job_name,
                "ExecutionRoleArn": self._role.role_arn,
                "ReleaseLabel": props.release_label.label,
                "JobDriver": {
                    "SparkSubmitJobDriver": present(
                        {
                            "EntryPoint": driver.entry_point.value,
                            "EntryPointArguments": input_value(driver.entry_point_arguments),
                            "SparkSubmitParameters": driver.spark_submit_parameters,
                        }
                    )
                },
                "ConfigurationOverrides": present(
                    {
                        "ApplicationConfiguration": (
                            [_rendered_settings(settings) for settings in configuration]
                            if configuration is not None
                            else None
                        ),
                        "MonitoringConfiguration": self._rendered_monitoring(),
                    }
                ),
                "Tags": props.tags,
            }
        )
        return {
            "Resource": integration_arn("emr-containers", "startJobRun", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }

    def _rendered_monitoring(self) -> dict[str, Any]:
        monitoring = self._props.monitoring or Monitoring()
        bucket, group = self._bucket, self._log_group
        return present(
            {
                "CloudWatchMonitoringConfiguration": (
                    present(
                        {
                            "LogGroupName": group.log_group_name,
                            "LogStreamNamePrefix": monitoring.log_stream_name_prefix,
                        }
                    )
                    if group is not None
                    else None
                ),
                "PersistentAppUI": "DISABLED" if monitoring.persistent_app_ui is False else "ENABLED",
                "S3MonitoringConfiguration": ({"LogUri": f"s3://{bucket.bucket_name}"} if bucket is not None else None),
            }
        )


def _check_settings(configuration: Sequence[ApplicationConfiguration] | None, scope: Construct) -> None:
    if configuration is None:
        return
    if len(configuration) > _MOST_SETTINGS:
        raise ValidationError(
            f"Application configuration array must have {_MOST_SETTINGS} or fewer entries. "
            f"Received {len(configuration)}",
            scope=scope,
        )
    for settings in configuration:
        if settings.properties is None and settings.nested_config is None:
            raise ValidationError(
                "Application configuration must have either properties or nested app configurations defined.",
                scope=scope,
            )
        if settings.properties is not None and len(settings.properties) > _MOST_SETTINGS:
            raise ValidationError(
                f"Application configuration properties must have {_MOST_SETTINGS} or fewer entries. "
                f"Received {len(settings.properties)}",
                scope=scope,
            )
        _check_settings(settings.nested_config, scope)


def _rendered_settings(settings: ApplicationConfiguration) -> dict[str, Any]:
    inner = settings.nested_config
    return present(
        {
            "Classification": settings.classification.classification_statement,
            "Properties": settings.properties,
            "Configurations": [_rendered_settings(one) for one in inner] if inner is not None else None,
        }
    )
