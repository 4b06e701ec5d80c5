"""Tasks that customize models of Bedrock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrock.model import IModel
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ArnPrincipal, ServicePrincipal
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
    integration_arn,
    service_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

_EVALUATION = "Evaluation percentage"
_MAX_NAME_LENGTH = 63
_MAX_TOKEN_LENGTH = 256
_MAX_TAGS = 200
# Source: the Bedrock API reference, CreateModelCustomizationJob.
_TOKEN = r"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$"
_MODEL_NAME = r"^([0-9a-zA-Z][_-]?)+$"
_JOB_NAME = r"^[a-zA-Z0-9](-*[a-zA-Z0-9\+\-\.])*$"


class CustomizationType(NamedEnum):
    """How a model is customized."""

    FINE_TUNING = "FINE_TUNING"
    CONTINUED_PRE_TRAINING = "CONTINUED_PRE_TRAINING"
    DISTILLATION = "DISTILLATION"


class CustomModelTag(Struct):
    """A tag."""

    key: str
    """Its name."""
    value: str
    """Its value."""


class DataBucketConfiguration(Struct):
    """Where data is."""

    bucket: IBucket
    """The bucket."""
    path: str | None = None
    """The path in it. Default: its top."""


class OutputBucketConfiguration(DataBucketConfiguration):
    """Where results go."""


class TrainingBucketConfiguration(DataBucketConfiguration):
    """Where data for training is."""


class ValidationBucketConfiguration(DataBucketConfiguration):
    """Where data for validation is."""


class IBedrockCreateModelCustomizationJobVpcConfig(Interface):
    """The network of a job."""

    if TYPE_CHECKING:

        @property
        def security_groups(self) -> list[ISecurityGroup]: ...
        @property
        def subnets(self) -> list[ISubnet]: ...


class _BedrockCreateModelCustomizationJobOptions(Struct):
    """What the task takes in either language."""

    base_model: IModel
    """The model that is customized."""
    custom_model_name: str
    """Name of the new model."""
    job_name: str
    """Name of the job."""
    output_data: Nested[OutputBucketConfiguration]
    """Where results go."""
    training_data: Nested[TrainingBucketConfiguration]
    """Where data for training is."""
    client_request_token: str | None = None
    """What tells whether the same request was made already. Default: none."""
    custom_model_kms_key: IKey | None = None
    """The key that the new model is encrypted with. Default: a key of AWS."""
    custom_model_tags: Nested[Sequence[CustomModelTag] | None] = nested()
    """Tags of the new model. Default: none."""
    customization_type: CustomizationType | None = None
    """How it is customized. Default: FINE_TUNING."""
    hyper_parameters: Mapping[str, str] | None = None
    """Parameters. Default: the model's."""
    job_tags: Nested[Sequence[CustomModelTag] | None] = nested()
    """Tags of the job. Default: none."""
    role: IRoleRef | None = None
    """The role that Bedrock works with. Default: a new one."""
    validation_data: Nested[Sequence[ValidationBucketConfiguration] | None] = nested()
    """Where data for validation is. Default: part of the training data, as a parameter says."""
    vpc_config: IBedrockCreateModelCustomizationJobVpcConfig | None = None
    """The network of the job. Default: none of yours."""


class BedrockCreateModelCustomizationJobJsonPathProps(
    TaskStateJsonPathBaseProps, _BedrockCreateModelCustomizationJobOptions
):
    """Options of a task that customizes a model with JSONPath."""


class BedrockCreateModelCustomizationJobJsonataProps(
    TaskStateJsonataBaseProps, _BedrockCreateModelCustomizationJobOptions
):
    """Options of a task that customizes a model with JSONata."""


class BedrockCreateModelCustomizationJobProps(TaskStateBaseProps, _BedrockCreateModelCustomizationJobOptions):
    """Options of a task that customizes a model in either language."""


class BedrockCreateModelCustomizationJob(TaskStateBase):
    """Customizes a model of Bedrock."""

    @staticmethod
    @takes(BedrockCreateModelCustomizationJobJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: BedrockCreateModelCustomizationJobJsonPathProps
    ) -> BedrockCreateModelCustomizationJob:
        """Make the task with JSONPath."""
        return BedrockCreateModelCustomizationJob(scope, id, **props._given())

    @staticmethod
    @takes(BedrockCreateModelCustomizationJobJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: BedrockCreateModelCustomizationJobJsonataProps
    ) -> BedrockCreateModelCustomizationJob:
        """Make the task with JSONata."""
        return BedrockCreateModelCustomizationJob(
            scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA}
        )

    @takes(BedrockCreateModelCustomizationJobProps)
    def __init__(self, scope: Construct, id: str, props: BedrockCreateModelCustomizationJobProps) -> None:
        """Make the task.

        Raises:
            ValidationError: a name, token or number of tags is not allowed, or nothing says what is validated.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        self._check(props)
        given: Any = props.role
        self._role: IRole = given if given is not None else self._made_role()
        self._role_arn: str = given.role_ref.role_arn if given is not None else self._role.role_arn
        self._allow_key()
        self._task_policies = [
            PolicyStatement(
                actions=["bedrock:CreateModelCustomizationJob", "bedrock:TagResource"],
                resources=[
                    props.base_model.model_arn,
                    service_arn(self, "bedrock", "custom-model", "*"),
                    self._jobs(),
                ],
            ),
            PolicyStatement(actions=["iam:PassRole"], resources=[self._role_arn]),
        ]

    @property
    def role(self) -> IRole:
        """The role that Bedrock works with."""
        return self._role

    def _jobs(self) -> str:
        return service_arn(self, "bedrock", "model-customization-job", "*")

    def _check(self, props: BedrockCreateModelCustomizationJobProps) -> None:
        for name, text, most, pattern in (
            ("clientRequestToken", props.client_request_token, _MAX_TOKEN_LENGTH, _TOKEN),
            ("customModelName", props.custom_model_name, _MAX_NAME_LENGTH, _MODEL_NAME),
            ("jobName", props.job_name, _MAX_NAME_LENGTH, _JOB_NAME),
        ):
            if text is None or is_unresolved(text) or text.startswith("{%"):
                continue
            if not 1 <= len(text) <= most:
                raise ValidationError(
                    f"{name} must be between 1 and {most} characters long, got: {len(text)}.", scope=self
                )
            if not re.fullmatch(pattern, text):
                raise ValidationError(f"{name} must match the pattern /{pattern}/, got: {text}.", scope=self)
        for name, tags in (("customModelTags", props.custom_model_tags), ("jobTags", props.job_tags)):
            if tags is not None and len(tags) > _MAX_TAGS:
                raise ValidationError(
                    f"{name} must be between 0 and {_MAX_TAGS} items long, got: {len(tags)}.", scope=self
                )
        if not props.validation_data and _EVALUATION not in (props.hyper_parameters or {}):
            raise ValidationError(f"validationData or {_EVALUATION} hyperparameter must be provided.", scope=self)

    # -- permissions ------------------------------------------------------

    def _made_role(self) -> IRole:
        return Role(
            self,
            "BedrockRole",
            assumed_by=ServicePrincipal(
                "bedrock.amazonaws.com",
                conditions={
                    "StringEquals": {"aws:SourceAccount": Stack.of(self).account},
                    "ArnEquals": {"aws:SourceArn": self._jobs()},
                },
            ),
            inline_policies={
                "BedrockCreateModelCustomizationJob": PolicyDocument(
                    statements=[*self._network_statements(), *self._data_statements()]
                )
            },
        )

    def _data_statements(self) -> list[PolicyStatement]:
        props = self._props
        read = [props.training_data.bucket, *(data.bucket for data in props.validation_data or ())]
        return [
            PolicyStatement(
                actions=["s3:GetObject", "s3:ListBucket"],
                resources=[arn for bucket in read for arn in (bucket.bucket_arn, f"{bucket.bucket_arn}/*")],
            ),
            PolicyStatement(
                actions=["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
                resources=[props.output_data.bucket.bucket_arn, f"{props.output_data.bucket.bucket_arn}/*"],
            ),
        ]

    def _network_statements(self) -> list[PolicyStatement]:
        network = self._props.vpc_config
        if network is None:
            return []
        interfaces = service_arn(self, "ec2", "network-interface", "*")
        groups = [
            service_arn(self, "ec2", "security-group", group.security_group_id) for group in network.security_groups
        ]
        subnets = [service_arn(self, "ec2", "subnet", subnet.subnet_id) for subnet in network.subnets]
        jobs = [self._jobs()]
        return [
            PolicyStatement(
                actions=[
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeVpcs",
                    "ec2:DescribeDhcpOptions",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeSecurityGroups",
                ],
                resources=["*"],
            ),
            PolicyStatement(
                actions=["ec2:CreateNetworkInterface"],
                resources=[interfaces],
                conditions={
                    "StringEquals": {"aws:RequestTag/BedrockManaged": ["true"]},
                    "ArnEquals": {"aws:RequestTag/BedrockModelCustomizationJobArn": jobs},
                },
            ),
            PolicyStatement(actions=["ec2:CreateNetworkInterface"], resources=[*groups, *subnets]),
            PolicyStatement(
                actions=[
                    "ec2:CreateNetworkInterfacePermission",
                    "ec2:DeleteNetworkInterface",
                    "ec2:DeleteNetworkInterfacePermission",
                ],
                resources=["*"],
                conditions={
                    "ArnEquals": {
                        "ec2:Subnet": subnets,
                        "ec2:ResourceTag/BedrockModelCustomizationJobArn": jobs,
                    },
                    "StringEquals": {"ec2:ResourceTag/BedrockManaged": "true"},
                },
            ),
            PolicyStatement(
                actions=["ec2:CreateTags"],
                resources=[interfaces],
                conditions={
                    "StringEquals": {"ec2:CreateAction": ["CreateNetworkInterface"]},
                    "ForAllValues:StringEquals": {"aws:TagKeys": ["BedrockManaged", "BedrockModelCustomizationJobArn"]},
                },
            ),
        ]

    def _allow_key(self) -> None:
        key = self._props.custom_model_kms_key
        if key is None:
            return
        key.add_to_resource_policy(
            PolicyStatement(
                actions=["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"],
                resources=["*"],
                principals=[ArnPrincipal(self._role_arn)],
                conditions={"StringEquals": {"kms:ViaService": [f"bedrock.{Stack.of(self).region}.amazonaws.com"]}},
            )
        )

    # -- rendering --------------------------------------------------------

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        key, kind, network = props.custom_model_kms_key, props.customization_type, props.vpc_config
        validation = props.validation_data
        parameters = present(
            {
                "BaseModelIdentifier": props.base_model.model_arn,
                "ClientRequestToken": props.client_request_token,
                "CustomizationType": kind._value_ if kind is not None else None,
                "CustomModelKmsKeyId": key.key_arn if key is not None else None,
                "CustomModelName": props.custom_model_name,
                "CustomModelTags": _rendered_tags(props.custom_model_tags),
                "HyperParameters": props.hyper_parameters,
                "JobName": props.job_name,
                "JobTags": _rendered_tags(props.job_tags),
                "OutputDataConfig": _rendered_place(props.output_data),
                "RoleArn": self._role_arn,
                "TrainingDataConfig": _rendered_place(props.training_data),
                "ValidationDataConfig": (
                    {"Validators": [_rendered_place(place) for place in validation]} if validation is not None else None
                ),
                "VpcConfig": (
                    {
                        "SecurityGroupIds": [group.security_group_id for group in network.security_groups],
                        "SubnetIds": [subnet.subnet_id for subnet in network.subnets],
                    }
                    if network is not None
                    else None
                ),
            }
        )
        # As the peer: the integration is named without the pattern.
        return {
            "Resource": integration_arn("bedrock", "createModelCustomizationJob"),
            **self._rendered_parameters(parameters, None),  # as the peer, whatever the machine's language is
        }


def _rendered_tags(tags: Sequence[CustomModelTag] | None) -> list[dict[str, str]] | None:
    return [{"Key": tag.key, "Value": tag.value} for tag in tags] if tags is not None else None


def _rendered_place(place: DataBucketConfiguration) -> dict[str, str]:
    address = f"s3://{place.bucket.bucket_name}"
    return {"S3Uri": f"{address}/{place.path}" if place.path else address}
