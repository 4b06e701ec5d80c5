"""Options of state machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_stepfunctions.log_level import LogLevel
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state_machine_type import StateMachineType
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_stepfunctions.chainable import IChainable
    from aws_cdk.aws_stepfunctions.definition_body import DefinitionBody
    from aws_cdk.aws_stepfunctions.encryption import EncryptionConfiguration
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class LogOptions(Struct):
    """What is logged of executions, and where."""

    destination: ILogGroupRef | None = None
    """The log group; needed unless the level is OFF."""
    include_execution_data: bool | None = None
    """Whether data of executions is logged. Default: as Step Functions does, no."""
    level: LogLevel | None = None
    """Which events are logged. Default: ERROR."""


class StateMachineProps(Struct):
    """Options of a state machine."""

    comment: str | None = None
    """A comment in the definition, if it is made of states."""
    definition: IChainable | None = None
    """Deprecated: ``definition_body=DefinitionBody.from_chainable(...)``."""
    definition_body: DefinitionBody | None = None
    """The definition."""
    definition_substitutions: Mapping[str, str] | None = None
    """What replaces ``${NAME}`` in the definition at deployment. Default: nothing."""
    encryption_configuration: EncryptionConfiguration | None = None
    """How data at rest is encrypted. Default: with keys of AWS."""
    logs: Nested[LogOptions | None] = nested()
    """What is logged. Default: nothing."""
    query_language: QueryLanguage | None = None
    """The language of states that do not say theirs. Default: JSONPath."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the machine when it leaves the stack. Default: it is deleted."""
    role: IRole | None = None
    """The role that executions work with. Default: a new one."""
    state_machine_name: str | None = None
    """Name, 1 to 80 characters. Default: chosen by CloudFormation."""
    state_machine_type: StateMachineType | None = None
    """How it runs. Default: STANDARD."""
    timeout: Duration | None = None
    """How long an execution may run, if the definition is made of states. Default: no limit."""
    tracing_enabled: bool | None = None
    """Whether X-Ray traces executions. Default: no."""
