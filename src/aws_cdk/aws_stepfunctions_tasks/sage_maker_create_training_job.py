"""Tasks that train models."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
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
    events_rule_arn,
    integration_arn,
    service_arn,
)
from aws_cdk.aws_stepfunctions_tasks._sage_maker import (
    FULL_NETWORK_ACTIONS,
    instance_type_name,
    known_name,
    pass_role_statement,
    rendered_tags,
    tag_statement,
)
from aws_cdk.aws_stepfunctions_tasks.sage_maker_types import (
    AlgorithmSpecification,
    Channel,
    InputMode,
    ISageMakerTask,
    OutputDataConfig,
    ResourceConfig,
    S3DataType,
    StoppingCondition,
    VpcConfig,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

# Source: the SageMaker API reference, AlgorithmSpecification.
_ALGORITHM_NAME = (
    r"^(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:[a-z\-]*\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)$"
)
_DEFAULT_INSTANCE_TYPE = "ml.m4.xlarge"
_DEFAULT_VOLUME_GIB = 10
_DEFAULT_RUNTIME_SECONDS = 3600
_RULE = "StepFunctionsGetEventsForSageMakerTrainingJobsRule"
_ROLE_ACTIONS = [
    "cloudwatch:PutMetricData",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "logs:CreateLogGroup",
    "logs:DescribeLogStreams",
    "ecr:GetAuthorizationToken",
]


class _SageMakerCreateTrainingJobOptions(Struct):
    """What the task takes in either language."""

    algorithm_specification: Nested[AlgorithmSpecification]
    """What trains the model."""
    output_data_config: Nested[OutputDataConfig]
    """Where the model goes."""
    training_job_name: str
    """Name of the job."""
    enable_network_isolation: bool | None = None
    """Whether the containers have no network. Default: they have."""
    environment: Mapping[str, str] | None = None
    """Environment variables. Default: none."""
    hyperparameters: Mapping[str, Any] | None = None
    """Parameters of the algorithm. Default: none."""
    input_data_config: Nested[Sequence[Channel] | None] = nested()
    """The data. Default: none."""
    resource_config: Nested[ResourceConfig | None] = nested()
    """What trains. Default: one ``ml.m4.xlarge`` with 10 GiB."""
    role: IRole | None = None
    """The role that SageMaker works with. Default: a new one."""
    stopping_condition: Nested[StoppingCondition | None] = nested()
    """When the job is ended. Default: after 1 hour."""
    tags: Mapping[str, str] | None = None
    """Tags of the job. Default: none."""
    vpc_config: Nested[VpcConfig | None] = nested()
    """Where its instances are. Default: in no VPC of yours."""


class SageMakerCreateTrainingJobJsonPathProps(TaskStateJsonPathBaseProps, _SageMakerCreateTrainingJobOptions):
    """Options of a task that trains a model with JSONPath."""


class SageMakerCreateTrainingJobJsonataProps(TaskStateJsonataBaseProps, _SageMakerCreateTrainingJobOptions):
    """Options of a task that trains a model with JSONata."""


class SageMakerCreateTrainingJobProps(TaskStateBaseProps, _SageMakerCreateTrainingJobOptions):
    """Options of a task that trains a model in either language."""


class SageMakerCreateTrainingJob(TaskStateBase, ISageMakerTask, IConnectable):
    """Trains a model, and perhaps waits for the end."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions-tasks.SageMakerCreateTrainingJob"

    @staticmethod
    @takes(SageMakerCreateTrainingJobJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: SageMakerCreateTrainingJobJsonPathProps
    ) -> SageMakerCreateTrainingJob:
        """Make the task with JSONPath."""
        return SageMakerCreateTrainingJob(scope, id, **props._given())

    @staticmethod
    @takes(SageMakerCreateTrainingJobJsonataProps)
    def jsonata(scope: Construct, id: str, props: SageMakerCreateTrainingJobJsonataProps) -> SageMakerCreateTrainingJob:
        """Make the task with JSONata."""
        return SageMakerCreateTrainingJob(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SageMakerCreateTrainingJobProps)
    def __init__(self, scope: Construct, id: str, props: SageMakerCreateTrainingJobProps) -> None:
        """Make the task.

        Raises:
            ValidationError: neither or both of algorithm and image are given, or the algorithm has no name.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        self._groups: list[ISecurityGroup] = []
        self._check(props)
        self._role: IRole = props.role or self._made_role()
        self._grant_principal = self._role.grant_principal
        self._connections = Connections()
        network = props.vpc_config
        if network is not None:
            group = SecurityGroup(self, "TrainJobSecurityGroup", vpc=network.vpc)
            self._connections = Connections(security_groups=[group])
            self._groups.append(group)
        if props.output_data_config.encryption_key is not None:
            props.output_data_config.encryption_key.grant_encrypt(self._role)
        resources = props.resource_config
        if resources is not None and resources.volume_encryption_key is not None:
            resources.volume_encryption_key.grant(self._role, "kms:CreateGrant")
        self._bound: dict[str, Any] | None = None
        self._task_policies = self._statements()

    # -- who and where ----------------------------------------------------

    @property
    def role(self) -> IRole:
        """The role that SageMaker works with."""
        return self._role

    @property
    def grant_principal(self) -> IPrincipal:
        """The role, for grants."""
        return self._grant_principal

    @property
    def connections(self) -> Connections:
        """The network of the job; without groups if it is in no VPC."""
        return self._connections

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Add a security group to the job's instances."""
        self._groups.append(security_group)

    # -- checks and permissions -------------------------------------------

    def _check(self, props: SageMakerCreateTrainingJobProps) -> None:
        algorithm = props.algorithm_specification
        if algorithm.algorithm_name is None and algorithm.training_image is None:
            raise ValidationError(
                "Must define either an algorithm name or training image URI in the algorithm specification", scope=self
            )
        if algorithm.algorithm_name is not None and algorithm.training_image is not None:
            raise ValidationError(
                "Cannot define both an algorithm name and training image URI in the algorithm specification",
                scope=self,
            )
        name = algorithm.algorithm_name
        if name is not None and not is_unresolved(name) and not re.search(_ALGORITHM_NAME, name):
            raise ValidationError(
                f"Expected algorithm name to match pattern {_ALGORITHM_NAME}, but got {name}", scope=self
            )

    def _made_role(self) -> IRole:
        actions = [*_ROLE_ACTIONS, *(FULL_NETWORK_ACTIONS if self._props.vpc_config is not None else ())]
        return Role(
            self,
            "SagemakerRole",
            assumed_by=ServicePrincipal("sagemaker.amazonaws.com"),
            inline_policies={
                "CreateTrainingJob": PolicyDocument(statements=[PolicyStatement(actions=actions, resources=["*"])])
            },
        )

    def _statements(self) -> list[PolicyStatement]:
        job = service_arn(self, "sagemaker", "training-job", f"{known_name(self._props.training_job_name)}*")
        statements = [
            PolicyStatement(
                actions=[
                    "sagemaker:CreateTrainingJob",
                    "sagemaker:DescribeTrainingJob",
                    "sagemaker:StopTrainingJob",
                ],
                resources=[job],
            ),
            tag_statement(),
            PolicyStatement(actions=["sagemaker:AddTags"], resources=[job]),
            pass_role_statement(self._role),
        ]
        if self._pattern is RUN_JOB:
            statements.append(
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, _RULE)],
                )
            )
        return statements

    # -- rendering --------------------------------------------------------

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        if self._bound is None:
            # Only now, as the peer: a task that no state machine has is allowed nothing for its image and data.
            self._bound = {
                "AlgorithmSpecification": self._rendered_algorithm(),
                "InputDataConfig": [self._rendered_channel(channel) for channel in props.input_data_config or ()]
                or None,
                "OutputDataConfig": self._rendered_output(),
            }
        parameters = present(
            {
                "TrainingJobName": props.training_job_name,
                "EnableNetworkIsolation": props.enable_network_isolation,
                "RoleArn": self._role.role_arn,
                **self._bound,
                "ResourceConfig": self._rendered_resources(),
                "StoppingCondition": {"MaxRuntimeInSeconds": self._runtime_seconds()},
                "HyperParameters": props.hyperparameters,
                "Tags": rendered_tags(props.tags),
                "VpcConfig": self._rendered_network(),
                "Environment": props.environment,
            }
        )
        return {
            "Resource": integration_arn("sagemaker", "createTrainingJob", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }

    def _rendered_algorithm(self) -> dict[str, Any]:
        algorithm = self._props.algorithm_specification
        metrics = algorithm.metric_definitions
        image = algorithm.training_image
        return present(
            {
                "TrainingInputMode": (algorithm.training_input_mode or InputMode.FILE)._value_,
                "TrainingImage": image.bind(self).image_uri if image is not None else None,
                "AlgorithmName": algorithm.algorithm_name,
                "MetricDefinitions": (
                    [{"Name": metric.name, "Regex": metric.regex} for metric in metrics]
                    if metrics is not None
                    else None
                ),
            }
        )

    def _rendered_channel(self, channel: Channel) -> dict[str, Any]:
        source = channel.data_source.s3_data_source
        spread = source.s3_data_distribution_type
        return present(
            {
                "ChannelName": channel.channel_name,
                "DataSource": {
                    "S3DataSource": present(
                        {
                            "S3Uri": source.s3_location.bind(self, for_reading=True).uri,
                            "S3DataType": (source.s3_data_type or S3DataType.S3_PREFIX)._value_,
                            "S3DataDistributionType": spread._value_ if spread is not None else None,
                            "AttributeNames": source.attribute_names,
                        }
                    )
                },
                "CompressionType": _value(channel.compression_type),
                "ContentType": channel.content_type,
                "InputMode": _value(channel.input_mode),
                "RecordWrapperType": _value(channel.record_wrapper_type),
            }
        )

    def _rendered_output(self) -> dict[str, Any]:
        output = self._props.output_data_config
        return present(
            {
                "S3OutputPath": output.s3_output_location.bind(self, for_writing=True).uri,
                "KmsKeyId": output.encryption_key.key_arn if output.encryption_key is not None else None,
            }
        )

    def _rendered_resources(self) -> dict[str, Any]:
        resources = self._props.resource_config
        if resources is None:
            return {
                "InstanceCount": 1,
                "InstanceType": _DEFAULT_INSTANCE_TYPE,
                "VolumeSizeInGB": _DEFAULT_VOLUME_GIB,
            }
        key = resources.volume_encryption_key
        return present(
            {
                "InstanceCount": resources.instance_count,
                "InstanceType": instance_type_name(resources.instance_type),
                "VolumeSizeInGB": resources.volume_size.to_gibibytes(),
                "VolumeKmsKeyId": key.key_arn if key is not None else None,
            }
        )

    def _runtime_seconds(self) -> int | float:
        condition = self._props.stopping_condition
        runtime = condition.max_runtime if condition is not None else None
        return runtime.to_seconds() if runtime is not None else _DEFAULT_RUNTIME_SECONDS

    def _rendered_network(self) -> dict[str, Any] | None:
        network = self._props.vpc_config
        if network is None:
            return None
        selection = network.subnets._given() if network.subnets is not None else {}
        return {
            "SecurityGroupIds": lazy_list(lambda: [group.security_group_id for group in self._groups]),
            "Subnets": network.vpc.select_subnets(**selection).subnet_ids,
        }


def _value(choice: Enum | None) -> Any:
    return choice._value_ if choice is not None else None
