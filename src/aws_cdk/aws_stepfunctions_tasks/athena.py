"""Tasks that query data with Athena."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
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
    integration_arn,
    service_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.location import Location
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_READ_ACTIONS = ["s3:CreateBucket", "s3:ListBucket", "s3:GetBucketLocation", "s3:GetObject"]
_WRITE_ACTIONS = [
    "s3:AbortMultipartUpload",
    "s3:ListBucketMultipartUploads",
    "s3:ListMultipartUploadParts",
    "s3:PutObject",
]
_GLUE_ACTIONS = [
    "glue:BatchCreatePartition",
    "glue:BatchDeletePartition",
    "glue:BatchDeleteTable",
    "glue:BatchGetPartition",
    "glue:CreateDatabase",
    "glue:CreatePartition",
    "glue:CreateTable",
    "glue:DeleteDatabase",
    "glue:DeletePartition",
    "glue:DeleteTable",
    "glue:GetDatabase",
    "glue:GetDatabases",
    "glue:GetPartition",
    "glue:GetPartitions",
    "glue:GetTable",
    "glue:GetTables",
    "glue:UpdateDatabase",
    "glue:UpdatePartition",
    "glue:UpdateTable",
]

_MINUTE_MILLISECONDS = 60_000
# A week. Source: the Athena API reference, ResultReuseByAgeConfiguration.
_LONGEST_AGE_MINUTES = 10080


class EncryptionOption(NamedEnum):
    """How results are encrypted."""

    S3_MANAGED = "SSE_S3"
    KMS = "SSE_KMS"
    CLIENT_SIDE_KMS = "CSE_KMS"


class EncryptionConfiguration(Struct):
    """How results are encrypted."""

    encryption_option: EncryptionOption
    """With whose keys."""
    encryption_key: IKey | None = None
    """The key of KMS. Default: the account's key for S3."""


class ResultConfiguration(Struct):
    """Where results are written."""

    encryption_configuration: Nested[EncryptionConfiguration | None] = nested()
    """How they are encrypted. Default: not."""
    output_location: Nested[Location | None] = nested()
    """The folder in S3. Default: the work group's."""


class QueryExecutionContext(Struct):
    """What a query is run on."""

    catalog_name: str | None = None
    """The data catalog. Default: AwsDataCatalog."""
    database_name: str | None = None
    """The database. Default: default."""


class _AthenaStartQueryExecutionOptions(Struct):
    """What the task takes in either language."""

    query_string: str
    """The query."""
    client_request_token: str | None = None
    """What tells whether the same query was started already. Default: none."""
    execution_parameters: Sequence[str] | None = None
    """Values for the query's question marks. Default: none."""
    query_execution_context: Nested[QueryExecutionContext | None] = nested()
    """What the query is run on. Default: the default database."""
    result_configuration: Nested[ResultConfiguration | None] = nested()
    """Where results are written. Default: as the work group says."""
    result_reuse_configuration_max_age: Duration | None = None
    """How old an earlier result may be to be used again, whole minutes. Default: it is not used."""
    work_group: str | None = None
    """The work group. Default: primary."""


class _AthenaGetQueryExecutionOptions(Struct):
    """What the task takes in either language."""

    query_execution_id: str
    """The query's execution."""


class _AthenaGetQueryResultsOptions(Struct):
    """What the task takes in either language."""

    query_execution_id: str
    """The query's execution."""
    max_results: int | float | None = None
    """How many rows are returned. Default: 1000."""
    next_token: str | None = None
    """Where an earlier call ended. Default: at the start."""


class _AthenaStopQueryExecutionOptions(Struct):
    """What the task takes in either language."""

    query_execution_id: str
    """The query's execution."""


class AthenaStartQueryExecutionJsonPathProps(TaskStateJsonPathBaseProps, _AthenaStartQueryExecutionOptions):
    """Options of a task that starts a query with JSONPath."""


class AthenaStartQueryExecutionJsonataProps(TaskStateJsonataBaseProps, _AthenaStartQueryExecutionOptions):
    """Options of a task that starts a query with JSONata."""


class AthenaStartQueryExecutionProps(TaskStateBaseProps, _AthenaStartQueryExecutionOptions):
    """Options of a task that starts a query in either language."""


class AthenaGetQueryExecutionJsonPathProps(TaskStateJsonPathBaseProps, _AthenaGetQueryExecutionOptions):
    """Options of a task that asks how a query goes with JSONPath."""


class AthenaGetQueryExecutionJsonataProps(TaskStateJsonataBaseProps, _AthenaGetQueryExecutionOptions):
    """Options of a task that asks how a query goes with JSONata."""


class AthenaGetQueryExecutionProps(TaskStateBaseProps, _AthenaGetQueryExecutionOptions):
    """Options of a task that asks how a query goes in either language."""


class AthenaGetQueryResultsJsonPathProps(TaskStateJsonPathBaseProps, _AthenaGetQueryResultsOptions):
    """Options of a task that gets the results of a query with JSONPath."""


class AthenaGetQueryResultsJsonataProps(TaskStateJsonataBaseProps, _AthenaGetQueryResultsOptions):
    """Options of a task that gets the results of a query with JSONata."""


class AthenaGetQueryResultsProps(TaskStateBaseProps, _AthenaGetQueryResultsOptions):
    """Options of a task that gets the results of a query in either language."""


class AthenaStopQueryExecutionJsonPathProps(TaskStateJsonPathBaseProps, _AthenaStopQueryExecutionOptions):
    """Options of a task that stops a query with JSONPath."""


class AthenaStopQueryExecutionJsonataProps(TaskStateJsonataBaseProps, _AthenaStopQueryExecutionOptions):
    """Options of a task that stops a query with JSONata."""


class AthenaStopQueryExecutionProps(TaskStateBaseProps, _AthenaStopQueryExecutionOptions):
    """Options of a task that stops a query in either language."""


class AthenaStartQueryExecution(TaskStateBase):
    """Starts a query, and perhaps waits for its end."""

    @staticmethod
    @takes(AthenaStartQueryExecutionJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: AthenaStartQueryExecutionJsonPathProps
    ) -> AthenaStartQueryExecution:
        """Make the task with JSONPath."""
        return AthenaStartQueryExecution(scope, id, **props._given())

    @staticmethod
    @takes(AthenaStartQueryExecutionJsonataProps)
    def jsonata(scope: Construct, id: str, props: AthenaStartQueryExecutionJsonataProps) -> AthenaStartQueryExecution:
        """Make the task with JSONata."""
        return AthenaStartQueryExecution(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(AthenaStartQueryExecutionProps)
    def __init__(self, scope: Construct, id: str, props: AthenaStartQueryExecutionProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is not known to Athena, there are no execution parameters in the list, or results
                are used again for other times than none, or 1 to 10080 whole minutes.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        if props.execution_parameters is not None and not props.execution_parameters:
            raise ValidationError("'executionParameters' must be a non-empty list", scope=self)
        if props.result_reuse_configuration_max_age is not None:
            _check_age(props.result_reuse_configuration_max_age, self)
        context = props.query_execution_context or QueryExecutionContext()
        self._task_policies = self._statements(
            context.catalog_name or "AwsDataCatalog", context.database_name or "default", props.work_group or "primary"
        )

    def _statements(self, catalog: str, database: str, work_group: str) -> list[PolicyStatement]:
        configuration = self._props.result_configuration
        location = configuration.output_location if configuration is not None else None
        results = "*"
        if location is not None:
            results = service_arn(self, "s3", location.bucket_name, f"{location.object_key}/*", region="", account="")
        return [
            PolicyStatement(
                actions=["athena:getDataCatalog", "athena:startQueryExecution", "athena:getQueryExecution"],
                resources=[
                    service_arn(self, "athena", "datacatalog", catalog),
                    service_arn(self, "athena", "workgroup", work_group),
                ],
            ),
            PolicyStatement(actions=_READ_ACTIONS, resources=["*"]),
            PolicyStatement(actions=_WRITE_ACTIONS, resources=[results]),
            PolicyStatement(actions=["lakeformation:GetDataAccess"], resources=["*"]),
            PolicyStatement(
                actions=_GLUE_ACTIONS,
                resources=[
                    service_arn(self, "glue", "catalog"),
                    service_arn(self, "glue", "database", database),
                    service_arn(self, "glue", "table", f"{database}/*"),
                    service_arn(self, "glue", "userDefinedFunction", f"{database}/*"),
                ],
            ),
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        context = props.query_execution_context
        age = props.result_reuse_configuration_max_age
        named = context is not None and (context.catalog_name or context.database_name)
        parameters = present(
            {
                "QueryString": props.query_string,
                "ClientRequestToken": props.client_request_token,
                "QueryExecutionContext": (
                    present({"Catalog": context.catalog_name, "Database": context.database_name})
                    if context is not None and named
                    else None
                ),
                "ResultConfiguration": _rendered_results(props.result_configuration),
                "WorkGroup": props.work_group,
                "ExecutionParameters": props.execution_parameters,
                "ResultReuseConfiguration": (
                    {"ResultReuseByAgeConfiguration": {"Enabled": True, "MaxAgeInMinutes": age.to_minutes()}}
                    if age is not None
                    else None
                ),
            }
        )
        return {
            "Resource": integration_arn("athena", "startQueryExecution", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _rendered_results(configuration: ResultConfiguration | None) -> dict[str, Any]:
    if configuration is None:
        return {}
    encryption = configuration.encryption_configuration
    location = configuration.output_location
    key = encryption.encryption_key if encryption is not None else None
    return present(
        {
            "EncryptionConfiguration": (
                present(
                    {
                        "EncryptionOption": encryption.encryption_option._value_,
                        "KmsKey": key.key_arn if key is not None else None,
                    }
                )
                if encryption is not None
                else None
            ),
            "OutputLocation": f"s3://{location.bucket_name}/{location.object_key}/" if location is not None else None,
        }
    )


class _AthenaTask(TaskStateBase):
    """A task about a query's execution."""

    _action = ""

    def _init_athena(self, scope: Construct, id: str, props: Any) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE,), self)
        self._task_policies = [PolicyStatement(actions=[f"athena:{self._action}"], resources=["*"])]

    def _rendered(self, top_level: QueryLanguage | None, **more: Any) -> dict[str, Any]:
        parameters = present({"QueryExecutionId": self._props.query_execution_id, **more})
        return {
            "Resource": integration_arn("athena", self._action, self._pattern),
            **self._rendered_parameters(parameters, top_level),
        }


def _check_age(age: Duration, scope: Construct) -> None:
    option, milliseconds = "resultReuseConfigurationMaxAge", age.to_milliseconds()
    fix = "change `result_reuse_configuration_max_age`"
    if 0 < milliseconds < _MINUTE_MILLISECONDS:
        raise ValidationError(
            f"{option} must be greater than or equal to 1 minute or be equal to 0, got {milliseconds} ms",
            scope=scope,
            fix=fix,
        )
    minutes = age.to_minutes()
    if not 0 <= minutes <= _LONGEST_AGE_MINUTES:
        raise ValidationError(
            f"{option} must either be 0 or between 1 and {_LONGEST_AGE_MINUTES} minutes, got {minutes}",
            scope=scope,
            fix=fix,
        )


class AthenaGetQueryExecution(_AthenaTask):
    """Asks how a query goes."""

    _action = "getQueryExecution"

    @staticmethod
    @takes(AthenaGetQueryExecutionJsonPathProps)
    def json_path(scope: Construct, id: str, props: AthenaGetQueryExecutionJsonPathProps) -> AthenaGetQueryExecution:
        """Make the task with JSONPath."""
        return AthenaGetQueryExecution(scope, id, **props._given())

    @staticmethod
    @takes(AthenaGetQueryExecutionJsonataProps)
    def jsonata(scope: Construct, id: str, props: AthenaGetQueryExecutionJsonataProps) -> AthenaGetQueryExecution:
        """Make the task with JSONata."""
        return AthenaGetQueryExecution(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(AthenaGetQueryExecutionProps)
    def __init__(self, scope: Construct, id: str, props: AthenaGetQueryExecutionProps) -> None:
        self._init_athena(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return self._rendered(top_level_query_language)


class AthenaGetQueryResults(_AthenaTask):
    """Gets the results of a query."""

    _action = "getQueryResults"

    @staticmethod
    @takes(AthenaGetQueryResultsJsonPathProps)
    def json_path(scope: Construct, id: str, props: AthenaGetQueryResultsJsonPathProps) -> AthenaGetQueryResults:
        """Make the task with JSONPath."""
        return AthenaGetQueryResults(scope, id, **props._given())

    @staticmethod
    @takes(AthenaGetQueryResultsJsonataProps)
    def jsonata(scope: Construct, id: str, props: AthenaGetQueryResultsJsonataProps) -> AthenaGetQueryResults:
        """Make the task with JSONata."""
        return AthenaGetQueryResults(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(AthenaGetQueryResultsProps)
    def __init__(self, scope: Construct, id: str, props: AthenaGetQueryResultsProps) -> None:
        self._init_athena(scope, id, props)
        self._task_policies = [
            *(self._task_policies or ()),
            PolicyStatement(actions=["s3:GetObject"], resources=["*"]),
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        return self._rendered(top_level_query_language, NextToken=props.next_token, MaxResults=props.max_results)


class AthenaStopQueryExecution(_AthenaTask):
    """Stops a query."""

    _action = "stopQueryExecution"

    @staticmethod
    @takes(AthenaStopQueryExecutionJsonPathProps)
    def json_path(scope: Construct, id: str, props: AthenaStopQueryExecutionJsonPathProps) -> AthenaStopQueryExecution:
        """Make the task with JSONPath."""
        return AthenaStopQueryExecution(scope, id, **props._given())

    @staticmethod
    @takes(AthenaStopQueryExecutionJsonataProps)
    def jsonata(scope: Construct, id: str, props: AthenaStopQueryExecutionJsonataProps) -> AthenaStopQueryExecution:
        """Make the task with JSONata."""
        return AthenaStopQueryExecution(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(AthenaStopQueryExecutionProps)
    def __init__(self, scope: Construct, id: str, props: AthenaStopQueryExecutionProps) -> None:
        self._init_athena(scope, id, props)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return self._rendered(top_level_query_language)
